//! Whether a passage is sure enough to be shown. A wrong answer about health is worse than none.

use super::fields::is_number;
use super::known::{Judged, Known};
use super::lesson::Class;
use crate::questions::RefuseKind;

/// How many words a question has that is a letter: much of it is about something else.
const LETTER_WORDS: usize = 30;

/// How many signals there are.
pub(super) const SIGNALS: usize = 10;

/// The fewest letters of a word that nobody knows and that may name something, such as a medicine.
const NAME_LETTERS: usize = 6;

/// The least that a refusal counts as ahead, as the logarithm of a ratio: further behind says no more.
const LEAST_AHEAD: f32 = -12.0;

/// What speaks for and against showing the likeliest passage.
pub(super) type Signals = [f32; SIGNALS];

/// What each signal counts, and what counts always. `myelin check --questions` says how well they
/// do, and prints those that the questions of today would give.
const COUNTS: [f32; SIGNALS] =
    [0.372, 0.083, -0.021, -0.108, -0.652, 3.217, 1.328, 0.245, 1.481, 0.697];
const ALWAYS: f32 = -6.177;

/// How many signals there are for a refusal.
pub(super) const REFUSAL_SIGNALS: usize = 6;

/// What speaks for and against refusing.
pub(super) type RefusalSignals = [f32; REFUSAL_SIGNALS];

/// What each of these counts, and what counts always; found as those above are, and after them.
const REFUSAL_COUNTS: [f32; REFUSAL_SIGNALS] = [0.477, 0.297, -0.028, 0.414, 1.813, 1.139];
const REFUSAL_ALWAYS: f32 = -4.330;

/// From which likelihood on something is refused: a refusal that is missed is worse than one that was
/// not needed, which leads to a passage all the same.
pub(super) const REFUSED: f32 = 0.25;

/// From which likelihood on a passage is shown.
pub(super) const SHOWN: f32 = 0.6;
/// The same where the question says "it": what that is was spoken of before.
const SHOWN_TO_IT: f32 = 0.5;
/// The same where it names the topic of the pack. Nearly all that the pack has nothing for names
/// something else, so that it is enough that no other passage is likelier.
const SHOWN_ON_TOPIC: f32 = 0.35;
/// The same, for a letter. Of letters made of a question among sentences about nothing, it shows 8 in
/// a hundred a passage that is not theirs, where 0.5 shows 19; of letters as people write them, 2
/// where 0.5 shows 8.
const SHOWN_TO_LETTER: f32 = 0.7;

impl Known {
    /// The signals for the passage that is the class `best`.
    pub(super) fn signals(&self, judged: &Judged, best: u32) -> Signals {
        let likely = judged.likely.get(best as usize).copied().unwrap_or_default();
        let sum_of = |wanted: fn(&Class) -> bool| -> f32 {
            let classes = self.classes.iter().zip(&judged.likely);
            classes.filter(|(class, _)| wanted(class)).map(|(_, likely)| likely).sum()
        };
        let outside = sum_of(|class| matches!(class, Class::Outside(_)));
        let passages = sum_of(|class| matches!(class, Class::Passage(..)));
        let mut others = self.passages(judged).into_iter().filter(|(class, _)| *class != best);
        let next = others.next().map_or(0.0, |(_, likely)| likely);
        let count = judged.words.len().max(1);
        let unknown = judged.words.iter().filter(|word| word.stem.is_none());
        let names = unknown.clone().filter(|word| word.written.chars().count() >= NAME_LETTERS);
        [
            log_odds(likely / (passages + 1e-6)),
            log_odds(likely),
            libm::logf((likely + 1e-4) / (next + 1e-4)),
            log_odds(outside),
            self.fields.coverage(&judged.words, best),
            judged.fits.get(best as usize).copied().unwrap_or_default(),
            number(unknown.count()) / number(count),
            number(names.count().min(3)),
            libm::logf(number(count)),
            self.names_topic(&judged.words),
        ]
    }

    /// How sure it is that the passage answers, from 0 to 1.
    pub(super) fn sure(&self, judged: &Judged, best: u32) -> f32 {
        let signals = self.signals(judged, best);
        likelihood(&signals, &COUNTS, ALWAYS)
    }

    /// How sure it must be that a passage answers, for the passage to be shown.
    pub(super) fn enough(&self, judged: &Judged) -> f32 {
        if judged.words.len() > LETTER_WORDS {
            return SHOWN_TO_LETTER;
        }
        let named = self.names_topic(&judged.words);
        if named >= 1.0 {
            SHOWN_ON_TOPIC
        } else if named > 0.0 {
            SHOWN_TO_IT
        } else {
            SHOWN
        }
    }

    /// The signals for refusing, and what would be refused. None where nothing is understood or the
    /// pack has no example of what to refuse. `sure` says how sure the likeliest passage is.
    pub(super) fn refusal_signals(
        &self,
        judged: &Judged,
        sure: f32,
    ) -> Option<(RefuseKind, RefusalSignals)> {
        let is_refusal = |class: &Class| matches!(class, Class::Refuse(_));
        let (class, likely) = self.likeliest(judged, is_refusal)?;
        let Class::Refuse(kind) = self.classes.get(class as usize)? else { return None };
        // Where nothing is understood, everything is as likely.
        judged.fits.get(class as usize).filter(|fit| **fit > 0.0)?;
        let (_, other) = self.likeliest(judged, |class| !is_refusal(class))?;
        let (by_form, refused) = self.refusals.judge(&self.fields, &judged.words)?;
        let has_number = judged.words.iter().any(|word| is_number(&word.written));
        let signals = [
            log_odds(refused),
            libm::logf((likely + 1e-6) / (other + 1e-6)).max(LEAST_AHEAD),
            log_odds(sure),
            number(usize::from(by_form == *kind)),
            libm::logf(1.0 + number(judged.words.len())),
            number(usize::from(has_number)),
        ];
        Some((*kind, signals))
    }

    /// What would be refused, and how likely it is that it must be, from 0 to 1.
    pub(super) fn refusal(&self, judged: &Judged, sure: f32) -> Option<(RefuseKind, f32)> {
        let (kind, signals) = self.refusal_signals(judged, sure)?;
        Some((kind, likelihood(&signals, &REFUSAL_COUNTS, REFUSAL_ALWAYS)))
    }
}

/// How likely something is by signals and what each of them counts.
fn likelihood(signals: &[f32], counts: &[f32], always: f32) -> f32 {
    let sum: f32 = signals.iter().zip(counts).map(|(signal, count)| signal * count).sum();
    1.0 / (1.0 + libm::expf(-(sum + always)))
}

/// The logarithm of the odds of a likelihood.
fn log_odds(likely: f32) -> f32 {
    let likely = likely.clamp(1e-4, 1.0 - 1e-4);
    libm::logf(likely / (1.0 - likely))
}

#[expect(clippy::cast_precision_loss, reason = "counts of words")]
fn number(count: usize) -> f32 {
    count as f32
}
