//! Findings of the proof: what fails on some walk. Walks and what they lead to come in words.

use crate::document::{Code, Problem};

/// More than can be proved.
pub(in crate::pack) fn too_much() -> Problem {
    let message = "this flow tells too much apart to be proved safe";
    let remedy = "Look at several codes of an item together: { any-of = [\"item/a\", \"item/b\"] } counts once. Leave out conditions that make no difference, make two flows of it, or let one bot have fewer packs.";
    Problem::new(Code::TooMuchToProve, message, remedy)
}

/// An item that no walk asks.
pub(in crate::pack) fn never_asked(item: &str) -> Problem {
    let message = format!("no walk asks the item `{item}`");
    let remedy = "Its `enable-when` never holds, or every walk has ended before it. Change one of the two, or remove the item.";
    Problem::new(Code::ItemNeverAsked, message, remedy)
}

/// A rule that decides no walk, by its number.
pub(in crate::pack) fn never_decides(rule: usize) -> Problem {
    let message = format!("rule {rule} never decides: a rule before it always does");
    let remedy = "Move it up, change its `when`, or remove it.";
    Problem::new(Code::RuleNeverDecides, message, remedy)
}

/// An outcome in which no walk ends.
pub(in crate::pack) fn never_reached(outcome: &str) -> Problem {
    let message = format!("no walk ends in the outcome `{outcome}`");
    let remedy = "The rules that lead to it never decide. Move one of them up, change its `when`, or remove the outcome with its rules.";
    Problem::new(Code::OutcomeNeverReached, message, remedy)
}

/// An overlay that holds, but always after three others.
pub(in crate::pack) fn crowded_out(overlay: &str) -> Problem {
    overlay_never_shown(&format!(
        "the overlay `{overlay}` is never shown: where it holds, three before it do too"
    ))
}

/// An overlay that holds for no result.
pub(in crate::pack) fn holds_for_none(overlay: &str) -> Problem {
    overlay_never_shown(&format!(
        "the overlay `{overlay}` is never shown: its `when` holds for no result"
    ))
}

fn overlay_never_shown(message: &str) -> Problem {
    let remedy = "Move it up (the order of the file is the order of priority), change its `when`, or remove it.";
    Problem::new(Code::OverlayNeverShown, message, remedy)
}

/// A headline that no result shows.
pub(in crate::pack) fn headline_never_shown(outcome: &str, key: &str) -> Problem {
    let remedy = "Its `when` never holds there, or a headline before it always does. Change one of the two, or remove it.";
    entry_never_shown(outcome, key, remedy)
}

/// Any other line that no result shows.
pub(in crate::pack) fn line_never_shown(outcome: &str, key: &str) -> Problem {
    let remedy = "Its `when` never holds there. Change it, or remove the entry.";
    entry_never_shown(outcome, key, remedy)
}

fn entry_never_shown(outcome: &str, key: &str, remedy: &str) -> Problem {
    let message =
        format!("nobody who gets the outcome `{outcome}` is ever shown this entry of `{key}`");
    Problem::new(Code::LineNeverShown, message, remedy)
}

/// A question about danger that a walk passes by.
pub(in crate::pack) fn danger_passed_by(item: &str, walk: &str) -> Problem {
    let message = format!(
        "the danger signs of `{item}` are not asked of everybody: the walk {walk} leads past them"
    );
    let remedy = "Remove its `enable-when`, and let no rule with `ends-walk` end a walk before it, except in an emergency. Danger signs are asked of everybody, before anything else.";
    Problem::new(Code::RedFlagPassedBy, message, remedy)
}

/// A danger sign after which a walk ends in another outcome, or (`None`) goes on. `code` stands
/// for a sign of the item in the example.
pub(in crate::pack) fn danger_lost(
    walk: &str,
    outcome: Option<&str>,
    item: &str,
    code: &str,
) -> Problem {
    let leads = match outcome {
        Some(outcome) => format!("gets the outcome {outcome}"),
        None => "is asked further questions".to_owned(),
    };
    let message = format!("a danger sign is lost: whoever answers {walk} {leads}");
    let remedy = format!(
        "Begin the rules with one for it: when = {{ any-of = [\"{item}/{code}\"] }}, with ends-walk = true and an outcome of disposition \"emergency\"."
    );
    Problem::new(Code::RedFlagLost, message, remedy)
}

/// A further sign or a worse answer that makes the outcome less urgent.
pub(in crate::pack) fn sign_lowers(item: &str, walks: &str) -> Problem {
    let message = format!("a worse answer to `{item}` makes the outcome less urgent: {walks}");
    let remedy = "A rule that wants a sign to be absent is often the cause. Leave that part out, or put the more urgent rule above it.";
    Problem::new(Code::SignLowers, message, remedy)
}

/// A skipped question that counts for less than its mildest answer.
pub(in crate::pack) fn skip_lowers(item: &str, walks: &str) -> Problem {
    let message = format!("skipping `{item}` counts for less than its mildest answer: {walks}");
    let remedy = "Set `when-skipped` to an answer that is at least as worrying, or let no rule ask for the mildest answer.";
    Problem::new(Code::SkipLowers, message, remedy)
}

/// An outcome that passes for "nothing found" although a skipped question could have led to more.
pub(in crate::pack) fn absence_unclaimed(outcome: &str, item: &str, walks: &str) -> Problem {
    let message = format!(
        "the outcome `{outcome}` does not say that `{item}` was skipped, although it could have changed the result: {walks}"
    );
    let remedy = "Add `claims-absence = true` to the outcome: it then names the skipped questions that could have changed it.";
    Problem::new(Code::AbsenceUnclaimed, message, remedy)
}
