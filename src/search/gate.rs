//! Whether a passage is sure enough to be shown. A wrong answer about health is worse than none.

use super::known::{Judged, Known};
use super::lesson::Class;
use crate::questions::RefuseKind;

/// How many words a question has that is a letter: much of it is about something else.
pub(super) const LETTER_WORDS: usize = 30;

/// How many signals there are.
pub(super) const SIGNALS: usize = 10;

/// The fewest letters of a word that nobody knows and that may name something, such as a medicine.
const NAME_LETTERS: usize = 6;

/// What speaks for and against showing the likeliest passage.
pub(super) type Signals = [f32; SIGNALS];

/// What each signal counts, and what counts always. `myelin check --questions` says how well they
/// do, and prints those that the questions of today would give.
const COUNTS: [f32; SIGNALS] =
    [0.275, 0.124, 0.032, -0.136, -1.483, 2.854, -3.326, 0.242, 1.268, 0.661];
const ALWAYS: f32 = -5.054;

/// How far a refusal must be ahead of everything else.
pub(super) const REFUSED: f32 = -1.5;

/// From which likelihood on a passage is shown.
pub(super) const SHOWN: f32 = 0.5;
/// The same, for a letter.
pub(super) const SHOWN_TO_LETTER: f32 = 0.7;

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
        let sum: f32 = signals.iter().zip(COUNTS).map(|(signal, count)| signal * count).sum();
        1.0 / (1.0 + libm::expf(-(sum + ALWAYS)))
    }

    /// What is refused, and how far that is ahead of everything else; less than 0 where something
    /// else is likelier.
    pub(super) fn refusal(&self, judged: &Judged) -> Option<(RefuseKind, f32)> {
        let is_refusal = |class: &Class| matches!(class, Class::Refuse(_));
        let (class, likely) = self.likeliest(judged, is_refusal)?;
        let Class::Refuse(kind) = self.classes.get(class as usize)? else { return None };
        // Where nothing is understood, everything is as likely.
        judged.fits.get(class as usize).filter(|fit| **fit > 0.0)?;
        let (_, other) = self.likeliest(judged, |class| !is_refusal(class))?;
        Some((*kind, libm::logf((likely + 1e-6) / (other + 1e-6))))
    }
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
