//! What the proof of a flow finds, told with its place, a shortest walk and a remedy.

use super::findings::flaw as findings;
use super::item_head::ItemHead;
use crate::document::{Problem, Span, Table};
use crate::flow::{Answer, Disposition, Flow};
use crate::proof::{self, Budget, DifferingWalks, EndedWalk, Flaw, OutcomePart, Walk};

/// Where the parts of a flow stand.
pub(super) struct Places<'a, 'd> {
    pub(super) file: &'a Table<'d>,
    pub(super) heads: &'a [ItemHead<'d>],
    pub(super) outcomes: &'a [(&'d str, Table<'d>)],
    pub(super) overlays: &'a [(&'d str, Table<'d>)],
}

/// Proves a flow that has no other mistake, and reports what fails. Once a flow was too much to
/// prove, the others wait until it is mended.
pub(super) fn check_proof(flow: &Flow, places: &Places<'_, '_>, budget: &mut Budget) {
    if budget.is_spent() {
        return;
    }
    let Err(flaws) = proof::prove_within(flow, budget) else { return };
    for flaw in &flaws {
        let mut problem = FlawReport { flow, places }.problem(flaw);
        problem.labels.retain(|(span, _)| *span != problem.span);
        places.file.doc.report(problem);
    }
}

/// A flow and its places, to tell flaws of.
struct FlawReport<'a, 'd> {
    flow: &'a Flow,
    places: &'a Places<'a, 'd>,
}

impl FlawReport<'_, '_> {
    fn problem(&self, flaw: &Flaw) -> Problem {
        match flaw {
            Flaw::TooMuch => {
                let about = self.places.file.get("flow").map_or(0..0, |value| value.place);
                findings::too_much().at(about)
            }
            Flaw::NeverAsked(item) => {
                findings::never_asked(self.item(*item)).at(self.item_place(*item))
            }
            Flaw::NeverDecides(rule) => {
                findings::never_decides(rule + 1).at(self.rule_place(*rule))
            }
            Flaw::NeverReached(outcome) => {
                findings::never_reached(self.outcome(*outcome)).at(self.outcome_place(*outcome))
            }
            Flaw::NeverShown { overlay, crowded_out } => {
                let (name, place) = name_and_place(self.places.overlays, *overlay);
                let problem = if *crowded_out {
                    findings::crowded_out(name)
                } else {
                    findings::holds_for_none(name)
                };
                problem.at(place)
            }
            Flaw::LineNeverShown { outcome, part, line } => {
                self.line_never_shown(*outcome, *part, *line)
            }
            Flaw::DangerPassedBy { item, walk } => {
                let problem = findings::danger_passed_by(self.item(*item), &self.walk(walk));
                problem.at(self.item_place(*item))
            }
            Flaw::DangerLost { item, walk, outcome } => self.danger_lost(*item, walk, *outcome),
            Flaw::Lowers(apart) => {
                let problem = findings::sign_lowers(self.item(apart.item), &self.both_walks(apart));
                self.with_both_rules(problem, apart)
            }
            Flaw::SkipLowers(apart) => {
                let problem = findings::skip_lowers(self.item(apart.item), &self.both_walks(apart));
                self.with_both_rules(problem, apart)
            }
            Flaw::AbsenceUnclaimed(apart) => {
                let outcome = apart.first.outcome;
                let (name, item) = (self.outcome(outcome), self.item(apart.item));
                let problem = findings::absence_unclaimed(name, item, &self.both_walks(apart));
                problem.at(self.outcome_place(outcome))
            }
        }
    }

    fn line_never_shown(&self, outcome: usize, part: OutcomePart, line: usize) -> Problem {
        let key = key(part);
        let table = self.places.outcomes.get(outcome).map(|(_, table)| table);
        let entry = table.and_then(|table| table.list(key).into_iter().nth(line));
        let place = entry.map_or(0..0, |entry| entry.place);
        let outcome = self.outcome(outcome);
        let problem = if part == OutcomePart::Headline {
            findings::headline_never_shown(outcome, key)
        } else {
            findings::line_never_shown(outcome, key)
        };
        problem.at(place)
    }

    fn danger_lost(&self, item: usize, walk: &Walk, outcome: Option<usize>) -> Problem {
        let outcome = outcome.map(|outcome| self.outcome_in_words(outcome));
        let repeats = self.flow.items.get(item).is_some_and(|item| item.repeats);
        let code = if repeats { "*" } else { "yes" };
        let sign = walk.answer(item).and_then(|answer| match answer {
            Answer::Chosen(codes) => codes.iter().next(),
            Answer::Skipped => None,
        });
        let head = self.places.heads.get(item);
        let option = head.zip(sign).and_then(|(head, sign)| head.options.get(sign));
        let place = option.map_or_else(|| self.item_place(item), |(_, table)| table.place.clone());
        let walk = self.walk(walk);
        findings::danger_lost(&walk, outcome.as_deref(), self.item(item), code).at(place)
    }

    fn with_both_rules(&self, problem: Problem, apart: &DifferingWalks) -> Problem {
        let problem = problem.at(self.item_place(apart.item));
        let rule = |ended: &EndedWalk| self.rule_place(ended.rule);
        let problem = problem.label(rule(&apart.first), "decides the first walk");
        if apart.first.rule == apart.second.rule {
            return problem;
        }
        problem.label(rule(&apart.second), "decides the second walk")
    }

    /// Both walks, with what they lead to.
    fn both_walks(&self, apart: &DifferingWalks) -> String {
        let ended = |ended: &EndedWalk| {
            let outcome = self.outcome_in_words(ended.outcome);
            format!("{} leads to {outcome}", self.walk(&ended.walk))
        };
        format!("{}, and {}", ended(&apart.first), ended(&apart.second))
    }

    /// A walk as `myelin walk` takes it.
    fn walk(&self, walk: &Walk) -> String {
        let words = walk.in_words(self.flow);
        if words.is_empty() { "with everything skipped".to_owned() } else { format!("`{words}`") }
    }

    fn item(&self, item: usize) -> &str {
        self.places.heads.get(item).map_or("", |head| head.name)
    }

    fn outcome(&self, outcome: usize) -> &str {
        self.flow.outcomes.get(outcome).map_or("", |outcome| outcome.id.as_str())
    }

    fn outcome_in_words(&self, outcome: usize) -> String {
        let disposition = self.flow.outcomes.get(outcome).map(|outcome| outcome.disposition);
        let urgency = disposition.map_or("", |disposition| match disposition {
            Disposition::Information => "information",
            Disposition::NonUrgent => "non-urgent",
            Disposition::Urgent => "urgent",
            Disposition::Emergency => "emergency",
        });
        format!("`{}` ({urgency})", self.outcome(outcome))
    }

    fn item_place(&self, item: usize) -> Span {
        self.places.heads.get(item).map_or(0..0, |head| head.table.place.clone())
    }

    fn outcome_place(&self, outcome: usize) -> Span {
        name_and_place(self.places.outcomes, outcome).1
    }

    fn rule_place(&self, rule: usize) -> Span {
        self.places.file.list("rule").get(rule).map_or(0..0, |rule| rule.place.clone())
    }
}

fn name_and_place<'d>(tables: &[(&'d str, Table<'d>)], index: usize) -> (&'d str, Span) {
    tables.get(index).map_or(("", 0..0), |(name, table)| (*name, table.place.clone()))
}

/// The key under which a part stands.
fn key(part: OutcomePart) -> &'static str {
    match part {
        OutcomePart::Headline => "headline",
        OutcomePart::Cards => "cards",
        OutcomePart::Text => "text",
        OutcomePart::Do => "do",
        OutcomePart::Ask => "ask",
        OutcomePart::Avoid => "avoid",
        OutcomePart::Passages => "passages",
    }
}
