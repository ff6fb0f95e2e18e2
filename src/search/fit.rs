//! How the constants of the gate are found: from all voices of a pack, each judged by what the
//! others teach. It is run by a person who has changed the signals or has many new questions, and
//! not when a pack is loaded: it takes seconds.

use super::Index;
use super::gate::{REFUSAL_SIGNALS, RefusalSignals, SIGNALS, Signals};
use super::lesson::Class;
use crate::words::Folded;

/// How many steps down the slope of the error are taken.
const STEPS: u32 = 3000;

/// The length of a step.
const STEP: f64 = 0.5;

/// By how much counts are held back.
const SHRINK: f64 = 0.001;

/// The constants that fit the gate best: what each signal counts, and what counts always.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FittedGate {
    /// For showing a passage.
    pub shown: Fitted<SIGNALS>,
    /// For refusing.
    pub refused: Fitted<REFUSAL_SIGNALS>,
}

/// The constants of one decision.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fitted<const N: usize> {
    /// What each signal counts.
    pub counts: [f32; N],
    /// What counts always.
    pub always: f32,
}

impl Index {
    /// The constants of the gate that fit the voices of this pack best, each judged by what the others
    /// teach (logistic regression). What is refused is left out of the first. A voice that is held out
    /// takes no part.
    pub fn fit_gate(&self) -> FittedGate {
        let learned = self.learned();
        let mut shown: Vec<(Signals, bool)> = Vec::new();
        let mut refused: Vec<(RefusalSignals, bool)> = Vec::new();
        let voices: Vec<bool> = learned
            .voices
            .iter()
            .map(|voice| !voice.is_held_out && voice.language.is_none())
            .collect();
        let is_learned = |voice: usize| voices.get(voice).copied().unwrap_or_default();
        for voice in (0..voices.len()).filter(|voice| is_learned(*voice)) {
            let known = learned.know(|other| other != voice && is_learned(other));
            for lesson in learned.lessons.iter().filter(|lesson| lesson.voice == Some(voice)) {
                let is_refusal = matches!(
                    known.classes.get(lesson.class as usize),
                    Some(Class::Refuse(_)) | None
                );
                let judged = known.judge(&Folded::new(&lesson.text));
                let best = known.passages(&judged).first().map(|(place, _)| *place);
                let Some(best) = best else { continue };
                if !is_refusal {
                    shown.push((known.signals(&judged, best), best == lesson.class));
                }
                let sure = known.sure(&judged, best);
                let signals = known.refusal_signals(&judged, sure);
                refused.extend(signals.map(|(_, signals)| (signals, is_refusal)));
            }
        }
        FittedGate { shown: fit(&shown), refused: fit(&refused) }
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of questions")]
#[expect(clippy::cast_possible_truncation, reason = "constants need no more digits")]
fn fit<const N: usize>(rows: &[([f32; N], bool)]) -> Fitted<N> {
    let all = rows.len().max(1) as f64;
    let mut mean = [0.0_f64; N];
    let mut spread = [0.0_f64; N];
    for (signals, _) in rows {
        for (mean, signal) in mean.iter_mut().zip(signals) {
            *mean += f64::from(*signal) / all;
        }
    }
    for (signals, _) in rows {
        for ((spread, signal), mean) in spread.iter_mut().zip(signals).zip(mean) {
            *spread += (f64::from(*signal) - mean).powi(2) / all;
        }
    }
    for spread in &mut spread {
        *spread = spread.sqrt().max(1e-6);
    }
    let scaled = |signals: &[f32; N]| {
        let mut scaled = [0.0_f64; N];
        for (place, ((signal, mean), spread)) in
            scaled.iter_mut().zip(signals.iter().zip(mean).zip(spread))
        {
            *place = (f64::from(*signal) - mean) / spread;
        }
        scaled
    };
    let rows: Vec<([f64; N], f64)> = rows
        .iter()
        .map(|(signals, right)| (scaled(signals), f64::from(u8::from(*right))))
        .collect();
    let (mut counts, mut always) = ([0.0_f64; N], 0.0_f64);
    for _ in 0..STEPS {
        let (mut slopes, mut slope_always) = ([0.0_f64; N], 0.0_f64);
        for (signals, right) in &rows {
            let sum: f64 = signals.iter().zip(counts).map(|(signal, count)| signal * count).sum();
            let error = 1.0 / (1.0 + libm::exp(-(sum + always))) - right;
            slope_always += error;
            for (slope, signal) in slopes.iter_mut().zip(signals) {
                *slope += error * signal;
            }
        }
        always -= STEP * slope_always / all;
        for (count, slope) in counts.iter_mut().zip(slopes) {
            *count -= STEP * (slope / all + SHRINK * *count);
        }
    }
    let mut fitted = Fitted { counts: [0.0; N], always: 0.0 };
    for (place, (count, (mean, spread))) in
        fitted.counts.iter_mut().zip(counts.iter().zip(mean.iter().zip(spread)))
    {
        *place = (count / spread) as f32;
        always -= count * mean / spread;
    }
    fitted.always = always as f32;
    fitted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signal_that_tells_counts_and_one_that_does_not_counts_nothing() {
        let row = |told: f32, other: f32, right| {
            let mut signals = [0.0; SIGNALS];
            (signals[0], signals[1]) = (told, other);
            (signals, right)
        };
        let rows =
            [row(1.0, 1.0, true), row(1.0, 0.0, true), row(0.0, 1.0, false), row(0.0, 0.0, false)];
        let Fitted { counts, always } = fit(&rows);
        assert!(counts[0] > 4.0 && counts[1].abs() < 0.01, "{counts:?}");
        assert!(always < -2.0, "{always}");
    }
}
