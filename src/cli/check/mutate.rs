//! `myelin check --mutate`: whether a mistake in the rules of a pack would be noticed.

use super::super::{FAILED, Failure, print};
use crate::flow::Flow;
use crate::library::{Library, Pack};
use crate::mutants::{Score, Survivor, score};

/// Tries every small change of the rules of every flow, and says who notices.
pub(super) fn mutate(library: &Library) -> Result<(), Failure> {
    let mut survived = 0;
    for pack in &library.packs {
        for flow in &pack.flows {
            let mine = pack.vignettes.iter().filter(|vignette| vignette.flow == flow.id);
            let mine: Vec<_> = mine.cloned().collect();
            let score = score(flow, &mine);
            survived += score.survivors.len();
            print(&in_words(pack, flow, &score, mine.len()))?;
        }
    }
    if survived == 0 {
        return Ok(());
    }
    let message = "Nobody would notice those changes. Each walk above is a vignette to write.";
    Err(Failure::new(FAILED, message))
}

fn in_words(pack: &Pack, flow: &Flow, score: &Score, vignettes: usize) -> String {
    let (caught, changing) = (score.caught, score.changing());
    let mut text = format!(
        "flow {}/{}: {} changes of the rules were tried; {} of them change no result.\n",
        pack.id, flow.id, score.tried, score.same
    );
    text.push_str(&format!(
        "  Of the {changing} that do, {caught} are caught ({}): {} by the proof, {} by the {vignettes} vignettes.\n",
        percent(caught, changing),
        score.by_proof,
        score.by_vignette,
    ));
    if score.unknown > 0 {
        text.push_str(&format!("  {} could not be compared.\n", score.unknown));
    }
    for survivor in &score.survivors {
        text.push_str(&survivor_in_words(pack, flow, survivor));
    }
    text
}

fn survivor_in_words(pack: &Pack, flow: &Flow, survivor: &Survivor) -> String {
    let outcome = |index: usize| flow.outcomes.get(index).map_or("", |o| o.id.as_str());
    format!(
        "  not caught: {}\n    myelin walk {} {} {}\n    ends in {}, and would end in {}\n",
        survivor.change,
        pack.id,
        flow.id,
        survivor.before.walk.in_words(flow),
        outcome(survivor.before.outcome),
        outcome(survivor.after.outcome),
    )
}

/// A share, rounded down, so that only all is 100 %.
fn percent(part: usize, whole: usize) -> String {
    let tenths = (part * 1000).checked_div(whole).unwrap_or(1000);
    format!("{}.{} %", tenths / 10, tenths % 10)
}
