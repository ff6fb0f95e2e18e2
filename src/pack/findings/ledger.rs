//! Findings about the ledger.

use crate::document::{Code, Problem, did_you_mean};

/// An entry whose id is not of its kind.
pub(in crate::pack) fn bad_id(entry: &str) -> Problem {
    let remedy = "The id of a claim is C and a number, such as C18. The id of a fact that was added is A and a number, such as A02.";
    Problem::new(Code::BadEvidence, format!("{entry} cannot have this id"), remedy)
}

/// An entry of which the list of evidence does not say what is supported.
pub(in crate::pack) fn unlisted(entry: &str, id: &str, near: Option<&str>) -> Problem {
    let remedy = near.map_or_else(
        || format!("Add a line {id} = \"…\" to its `[evidence]`, with what is supported."),
        did_you_mean,
    );
    let message = format!("{entry} is not in this pack's evidence.toml");
    Problem::new(Code::UnknownEvidence, message, remedy)
}

/// A claim of the list of evidence that has no entry.
pub(in crate::pack) fn no_claim(id: &str) -> Problem {
    no_entry(id, "claim", "`says`, `guidance` and `fate`")
}

/// An added fact of the list of evidence that has no entry.
pub(in crate::pack) fn no_added(id: &str) -> Problem {
    no_entry(id, "added", "`says` and `why`")
}

fn no_entry(id: &str, table: &str, keys: &str) -> Problem {
    let message = format!("the ledger of this pack has no entry for `{id}`");
    let remedy = format!("Add `[{table}.{id}]` to ledger.toml, with {keys}.");
    Problem::new(Code::NotInLedger, message, remedy)
}

/// A claim that was reworded or withheld, without a reason.
pub(in crate::pack) fn no_reason(claim: &str, fate: &str) -> Problem {
    let message = format!("{claim} is {fate}, but has no `why`");
    Problem::new(Code::MissingKey, message, "Add `why = \"…\"`, with the reason in one line.")
}

/// How guidance stands to a claim that was used as it is.
#[derive(Clone, Copy)]
pub(in crate::pack) enum GuidanceGap {
    Partly,
    Disagrees,
    NoEvidence,
}

/// A claim that was used as it is, although guidance does not say so.
pub(in crate::pack) fn used_although(claim: &str, apart: GuidanceGap) -> Problem {
    let apart = match apart {
        GuidanceGap::Partly => "guidance agrees only in part",
        GuidanceGap::Disagrees => "guidance disagrees",
        GuidanceGap::NoEvidence => "there is no good evidence for it",
    };
    let message = format!("{claim} is used as it is, although {apart}");
    let remedy = "Let the pack say what is supported, and write fate = \"reworded\" with the reason; or withhold it.";
    Problem::new(Code::LedgerFate, message, remedy)
}

/// A claim that is withheld here and not in the list of evidence.
pub(in crate::pack) fn withheld_only_here(claim: &str) -> Problem {
    let message = format!("{claim} is withheld, but not in `[withheld]` of evidence.toml");
    let remedy = "Name it there too, or say here what became of it.";
    Problem::new(Code::LedgerFate, message, remedy)
}

/// A claim that was used or reworded, and that the list of evidence withholds.
pub(in crate::pack) fn withheld_in_list(claim: &str, fate: &str) -> Problem {
    let message = format!("{claim} is {fate}, but evidence.toml withholds it");
    let remedy = "Take it out of `[withheld]` and let a text say it, or write fate = \"withheld\" with the reason.";
    Problem::new(Code::LedgerFate, message, remedy)
}

/// A fact that was added, and that the list of evidence withholds.
pub(in crate::pack) fn added_withheld(id: &str) -> Problem {
    let message = format!("`{id}` was added, but evidence.toml withholds it");
    let remedy = "Take it out of `[withheld]` and let a text say it; or take it out here and in `[evidence]`.";
    Problem::new(Code::LedgerFate, message, remedy)
}
