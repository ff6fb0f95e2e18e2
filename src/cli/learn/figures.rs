//! How messages were judged, in counts.

use std::collections::BTreeMap;
use std::fmt;

use crate::hearing::corpus::Message;
use crate::hearing::{Hearing, Kind, Verdict};

/// How the messages of each kind were judged.
#[derive(Default)]
pub(super) struct Figures {
    of: BTreeMap<Kind, Counts>,
    wrong: Vec<String>,
}

/// How the messages of one kind were judged.
#[derive(Default, Clone, Copy)]
struct Counts {
    all: usize,
    card: usize,
    /// Of those with a card, those with the right one among the cards.
    right_card: usize,
    soft: usize,
    today: usize,
}

impl Figures {
    /// Judges messages.
    pub(super) fn of(hearing: &Hearing, messages: &[Message<'_>], with_wrong: bool) -> Self {
        let mut figures = Self::default();
        for message in messages {
            let heard = hearing.hear(message.text);
            let counts = figures.of.entry(message.kind).or_default();
            counts.all += 1;
            match &heard.verdict {
                Verdict::Danger(kinds) => {
                    counts.card += 1;
                    let right = kinds.iter().any(|kind| kind.card() == message.kind.card());
                    counts.right_card += usize::from(right);
                }
                Verdict::Soft => counts.soft += 1,
                Verdict::Today => counts.today += 1,
                Verdict::Nothing => {}
            }
            let is_wrong = match &heard.verdict {
                Verdict::Danger(kinds) => {
                    !kinds.iter().any(|kind| kind.card() == message.kind.card())
                }
                Verdict::Today => message.kind != Kind::Today,
                Verdict::Soft | Verdict::Nothing => message.kind != Kind::Harmless,
            };
            if is_wrong && with_wrong {
                let likely = Kind::ALL.iter().zip(&heard.likelihoods);
                let likely: Vec<String> = likely
                    .filter(|(_, likely)| **likely >= 0.05)
                    .map(|(kind, likely)| format!("{} {likely:.2}", kind.label()))
                    .collect();
                figures.wrong.push(format!(
                    "{} [{:?}; {}; {:?}] {}",
                    message.kind.label(),
                    heard.verdict,
                    likely.join(", "),
                    heard.proposed,
                    message.text
                ));
            }
        }
        figures
    }

    /// Adds the counts of others.
    pub(super) fn add(&mut self, other: &Self) {
        for (kind, counts) in &other.of {
            let own = self.of.entry(*kind).or_default();
            own.all += counts.all;
            own.card += counts.card;
            own.right_card += counts.right_card;
            own.soft += counts.soft;
            own.today += counts.today;
        }
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for text in &self.wrong {
            writeln!(f, "  {text}")?;
        }
        writeln!(
            f,
            "  {:<14}{:>7}{:>9}{:>13}{:>9}{:>9}{:>11}",
            "kind", "count", "card %", "right card %", "soft %", "today %", "silent %"
        )?;
        for (kind, counts) in &self.of {
            let silent = counts.all - counts.card - counts.soft - counts.today;
            let share = |count: usize| percent(count, counts.all);
            writeln!(
                f,
                "  {:<14}{:>7}{:>9.1}{:>13.1}{:>9.1}{:>9.1}{:>11.1}",
                kind.label(),
                counts.all,
                share(counts.card),
                share(counts.right_card),
                share(counts.soft),
                share(counts.today),
                share(silent)
            )?;
        }
        Ok(())
    }
}

/// A share in per cent.
fn percent(count: usize, of: usize) -> f64 {
    let number = |count: usize| u32::try_from(count).map_or(f64::MAX, f64::from);
    if of == 0 { 0.0 } else { 100.0 * number(count) / number(of) }
}
