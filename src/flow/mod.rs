//! Flows: questions, rules and outcomes as pure data, and what follows from a person's answers.
//!
//! Nothing here knows Discord, files or time. A flow is built by [`crate::pack`], which checks it
//! first; this module trusts what it is given.

mod answer_class;
mod codes;
mod condition;
mod explain;
mod fingerprint;
#[cfg(test)]
pub(crate) mod fixture;
mod item;
mod paths;
mod rest;
mod walk;

pub use answer_class::AnswerClass;
pub use codes::Codes;
pub use condition::{ATOMS_MAX, Atom, AtomSet, Condition, When};
pub use explain::{Change, Tick};
pub use fingerprint::Fingerprint;
pub use item::{Answer, AnswerOption, Item, OPTIONS_MAX, Why};
pub use paths::{Paths, Progress};
pub use rest::{Rest, Stuck};
pub use walk::{Answers, Decision, Step};

use crate::id::{CardId, FindingId, FlowId, OutcomeId, OverlayId, PackId, PassageRef, SourceId};
use crate::limits::MENU_OPTIONS_MAX;

/// The most items a flow may have: the review screen offers them in one menu.
pub const ITEMS_MAX: usize = MENU_OPTIONS_MAX;

/// The most overlays that a result shows, the first that hold.
pub const OVERLAYS_SHOWN: usize = 3;

/// The most bits the answers of a walk may take, so that they fit into a button id. The id and the
/// cipher are [`crate::seal`]'s, which tests this number.
pub const WALK_BITS_MAX: u32 = 376;

/// A flow of questions that ends in an outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flow {
    /// Its name within the pack.
    pub id: FlowId,
    /// The title of the flow, above its start screen.
    pub title: String,
    /// What the questions are for and are not for, on the start screen.
    pub intro: Vec<String>,
    /// What its outcomes are based on.
    pub based_on: String,
    /// The sentence that ends every outcome.
    pub closing: String,
    /// The items in the order asked.
    pub items: Vec<Item>,
    /// The rules; the first that holds wins, the last has no condition.
    pub rules: Vec<Rule>,
    /// The outcomes that rules lead to.
    pub outcomes: Vec<Outcome>,
    /// Lines that are added to an outcome, in order of priority.
    pub overlays: Vec<When<Overlay>>,
    /// Everything that the conditions of this flow can tell apart.
    pub atoms: Vec<Atom>,
    /// Conditions that have a name, for whoever reads the flow. Walks do without them.
    pub findings: Vec<(FindingId, Condition)>,
    /// The passage of which the list for the visit has the tests that exist, in plain words.
    pub tests: Option<PassageRef>,
    /// The sources and evidence that it rests on.
    pub sources: Vec<SourceId>,
    /// The evidence it rests on.
    pub evidence: Vec<String>,
    /// The mark of its structure; [`Flow::prepared`] fills it in.
    pub mark: Fingerprint,
    /// What is known in advance about all walks; [`Flow::prepared`] fills it in.
    pub paths: Paths,
}

/// A rule: when its condition holds, the walk has this outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// When it applies; always, without a condition.
    pub when: Option<Condition>,
    /// Index of the outcome.
    pub outcome: usize,
    /// Whether it is tested after each answer and ends the walk, or only at the end.
    pub ends_walk: bool,
}

/// How urgent an outcome is, from the least to the most. After the NHS care cards (non-urgent,
/// urgent, emergency), with a level for information below them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Disposition {
    /// Information that asks for no visit.
    Information,
    /// A visit to a doctor is worth planning.
    NonUrgent,
    /// To be seen the same day.
    Urgent,
    /// Help is needed at once.
    Emergency,
}

/// An end of a flow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Its name.
    pub id: OutcomeId,
    /// How urgent the outcome is.
    pub disposition: Disposition,
    /// Its name within a sentence.
    pub short: String,
    /// Safety cards that are shown instead of everything below.
    pub cards: Vec<When<CardId>>,
    /// Headlines; the first whose condition holds wins, else the one without a condition.
    pub headlines: Vec<When<String>>,
    /// Paragraphs; all that hold are shown.
    pub text: Vec<When<Statement>>,
    /// What to do; all that hold are shown.
    pub steps: Vec<When<Statement>>,
    /// What to ask at a visit; all that hold are shown.
    pub ask: Vec<When<Statement>>,
    /// What to avoid; all that hold are shown.
    pub avoid: Vec<When<Statement>>,
    /// The passages that are offered to be read.
    pub passages: Vec<When<PassageRef>>,
    /// Whether it says that nothing was found, and so must name the skipped questions that could
    /// change it.
    pub claims_absence: bool,
    /// The sources and evidence that it rests on.
    pub sources: Vec<SourceId>,
    /// The evidence it rests on.
    pub evidence: Vec<String>,
}

/// A sentence with what it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The sentence itself.
    pub text: String,
    /// Its own evidence, beside the outcome's.
    pub evidence: Vec<String>,
    /// Its own sources, beside the outcome's.
    pub sources: Vec<SourceId>,
}

/// One short line that is added to an outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overlay {
    /// Its name.
    pub id: OverlayId,
    /// Whether it is shown in full whenever it holds, because somebody's safety hangs on it.
    pub always: bool,
    /// How it is called where it is only named.
    pub short: Option<String>,
    /// The line and what it rests on.
    pub line: Statement,
    /// Passages to read with it.
    pub passages: Vec<PassageRef>,
}

impl Outcome {
    /// Its headline for these answers.
    pub fn headline(&self, seen: AtomSet) -> &str {
        let special = self.headlines.iter().find(|line| line.when.is_some() && line.applies(seen));
        let plain = || self.headlines.iter().find(|line| line.when.is_none());
        special.or_else(plain).map_or(self.short.as_str(), |line| line.then.as_str())
    }
}

impl Flow {
    /// Fills in what follows from the rest: call it once, when everything else is in place.
    #[must_use]
    pub fn prepared(mut self, pack: &PackId) -> Self {
        self.paths = Paths::of(&self);
        self.mark = self.fingerprint(pack);
        self
    }

    /// How many bits the answers of a walk take.
    pub fn walk_bits(&self) -> u32 {
        self.items.iter().map(Item::bits).sum()
    }

    /// The atoms that decide which questions are asked and how a walk ends.
    pub fn in_view(&self) -> AtomSet {
        let rules = self.rules.iter().filter_map(|rule| rule.when.as_ref());
        let items = self.items.iter().filter_map(|item| item.enable_when.as_ref());
        rules.chain(items).fold(AtomSet::default(), |seen, condition| seen.or(condition.atoms()))
    }

    /// The overlays that a result shows in full, the most important first: all that are always shown,
    /// and the first [`OVERLAYS_SHOWN`] others. Cards are shown without any.
    pub fn overlays_shown(&self, decision: Decision) -> impl Iterator<Item = &Overlay> {
        self.overlays_holding(decision).filter(|(_, shown)| *shown).map(|(overlay, _)| overlay)
    }

    /// The overlays that hold and find no room in full: a result only names them.
    pub fn overlays_named(&self, decision: Decision) -> impl Iterator<Item = &Overlay> {
        self.overlays_holding(decision).filter(|(_, shown)| !*shown).map(|(overlay, _)| overlay)
    }

    /// The overlays that hold, each with whether it is shown in full.
    fn overlays_holding(&self, decision: Decision) -> impl Iterator<Item = (&Overlay, bool)> {
        let worded = self.outcome(decision).is_some_and(|outcome| outcome.cards.is_empty());
        let holds = move |overlay: &&When<Overlay>| worded && overlay.applies(decision.seen);
        let mut room = OVERLAYS_SHOWN;
        self.overlays.iter().filter(holds).map(move |overlay| {
            let overlay = &overlay.then;
            let shown = overlay.always || room > 0;
            if shown && !overlay.always {
                room -= 1;
            }
            (overlay, shown)
        })
    }

    /// The index of the item of that name.
    pub fn item(&self, link_id: &str) -> Option<usize> {
        self.items.iter().position(|item| item.link_id.as_str() == link_id)
    }

    /// What the conditions see of one answer.
    pub fn seen(&self, item: usize, answer: Answer) -> AtomSet {
        let Some(question) = self.items.get(item) else { return AtomSet::default() };
        let codes = question.codes(answer);
        let holds = |atom: &Atom| match atom {
            Atom::Any { item: of, codes: wanted } => *of == item && wanted.intersects(codes),
            Atom::Answered { item: of } => *of == item,
        };
        let held = self.atoms.iter().enumerate().filter(|(_, atom)| holds(atom));
        held.fold(AtomSet::default(), |seen, (index, _)| seen.or(AtomSet::only(index)))
    }
}
