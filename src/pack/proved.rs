//! What the proof of a flow finds, told with its place, a shortest walk and a remedy.

use super::item::Head;
use crate::document::{Code, Problem, Span, Table};
use crate::flow::{Disposition, Flow};
use crate::proof::{self, Apart, Budget, Ended, Flaw, Part, Walk};

/// Where the parts of a flow stand.
pub(super) struct Places<'a, 'd> {
    pub(super) file: &'a Table<'d>,
    pub(super) heads: &'a [Head<'d>],
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
        let mut problem = Told { flow, places }.problem(flaw);
        problem.labels.retain(|(span, _)| *span != problem.span);
        places.file.doc.report(problem);
    }
}

/// A flow and its places, to tell flaws of.
struct Told<'a, 'd> {
    flow: &'a Flow,
    places: &'a Places<'a, 'd>,
}

impl Told<'_, '_> {
    fn problem(&self, flaw: &Flaw) -> Problem {
        match flaw {
            Flaw::TooMuch => self.too_much(),
            Flaw::NeverAsked(item) => {
                let message = format!("no walk asks the item `{}`", self.item(*item));
                let remedy = "Its `enable-when` never holds, or every walk has ended before it. Change one of the two, or remove the item.";
                Problem::new(Code::ItemNeverAsked, self.item_place(*item), &message, remedy)
            }
            Flaw::NeverDecides(rule) => {
                let message =
                    format!("rule {} never decides: a rule before it always does", rule + 1);
                let remedy = "Move it up, change its `when`, or remove it.";
                Problem::new(Code::RuleNeverDecides, self.rule_place(*rule), &message, remedy)
            }
            Flaw::NeverReached(outcome) => {
                let message = format!("no walk ends in the outcome `{}`", self.outcome(*outcome));
                let remedy = "The rules that lead to it never decide. Move one of them up, change its `when`, or remove the outcome with its rules.";
                let place = self.outcome_place(*outcome);
                Problem::new(Code::OutcomeNeverReached, place, &message, remedy)
            }
            Flaw::NeverShown { overlay, crowded_out } => self.never_shown(*overlay, *crowded_out),
            Flaw::LineNeverShown { outcome, part, line } => {
                self.line_never_shown(*outcome, *part, *line)
            }
            Flaw::DangerPassedBy { item, walk } => self.passed_by(*item, walk),
            Flaw::DangerLost { item, walk, outcome } => self.lost(*item, walk, *outcome),
            Flaw::Lowers(apart) => {
                let message = format!(
                    "a worse answer to `{}` makes the outcome less urgent: {}",
                    self.item(apart.item),
                    self.both(apart)
                );
                let remedy = "A rule that wants a sign to be absent is often the cause. Leave that part out, or put the more urgent rule above it.";
                self.apart(Code::SignLowers, apart, &message, remedy)
            }
            Flaw::SkipLowers(apart) => {
                let message = format!(
                    "skipping `{}` counts for less than its mildest answer: {}",
                    self.item(apart.item),
                    self.both(apart)
                );
                let remedy = "Set `when-skipped` to an answer that is at least as worrying, or let no rule ask for the mildest answer.";
                self.apart(Code::SkipLowers, apart, &message, remedy)
            }
            Flaw::AbsenceUnclaimed(apart) => self.unclaimed(apart),
        }
    }

    fn too_much(&self) -> Problem {
        let message = "this flow tells too much apart to be proved safe";
        let remedy = "Look at several codes of an item together: { any-of = [\"item/a\", \"item/b\"] } counts once. Leave out conditions that make no difference, make two flows of it, or let one bot have fewer packs.";
        let about = self.places.file.get("flow").map_or(0..0, |value| value.place);
        Problem::new(Code::TooMuchToProve, about, message, remedy)
    }

    fn never_shown(&self, overlay: usize, crowded_out: bool) -> Problem {
        let (name, place) = named(self.places.overlays, overlay);
        let message = if crowded_out {
            format!("the overlay `{name}` is never shown: where it holds, three before it do too")
        } else {
            format!("the overlay `{name}` is never shown: its `when` holds for no result")
        };
        let remedy = "Move it up (the order of the file is the order of priority), change its `when`, or remove it.";
        Problem::new(Code::OverlayNeverShown, place, &message, remedy)
    }

    fn line_never_shown(&self, outcome: usize, part: Part, line: usize) -> Problem {
        let key = key(part);
        let table = self.places.outcomes.get(outcome).map(|(_, table)| table);
        let entry = table.and_then(|table| table.list(key).into_iter().nth(line));
        let place = entry.map_or(0..0, |entry| entry.place);
        let outcome = self.outcome(outcome);
        let message =
            format!("nobody who gets the outcome `{outcome}` is ever shown this entry of `{key}`");
        let remedy = if part == Part::Headline {
            "Its `when` never holds there, or a headline before it always does. Change one of the two, or remove it."
        } else {
            "Its `when` never holds there. Change it, or remove the entry."
        };
        Problem::new(Code::LineNeverShown, place, &message, remedy)
    }

    fn passed_by(&self, item: usize, walk: &Walk) -> Problem {
        let message = format!(
            "the danger signs of `{}` are not asked of everybody: the walk {} goes on without them",
            self.item(item),
            self.walk(walk)
        );
        let remedy =
            "Remove its `enable-when`. Danger signs are asked of everybody, before anything else.";
        Problem::new(Code::RedFlagPassedBy, self.item_place(item), &message, remedy)
    }

    fn lost(&self, item: usize, walk: &Walk, outcome: Option<usize>) -> Problem {
        let leads = match outcome {
            Some(outcome) => format!("gets the outcome {}", self.outcome_in_words(outcome)),
            None => "is asked further questions".to_owned(),
        };
        let message = format!("a danger sign is lost: whoever answers {} {leads}", self.walk(walk));
        let star =
            if self.flow.items.get(item).is_some_and(|item| item.repeats) { "*" } else { "yes" };
        let remedy = format!(
            "Begin the rules with one for it: when = {{ any-of = [\"{}/{star}\"] }}, with ends-walk = true and an outcome of disposition \"emergency\".",
            self.item(item)
        );
        let sign = walk.answer(item).and_then(|answer| match answer {
            crate::flow::Answer::Chosen(codes) => codes.iter().next(),
            crate::flow::Answer::Skipped => None,
        });
        let head = self.places.heads.get(item);
        let option = head.zip(sign).and_then(|(head, sign)| head.options.get(sign));
        let place = option.map_or_else(|| self.item_place(item), |(_, table)| table.place.clone());
        Problem::new(Code::RedFlagLost, place, &message, remedy)
    }

    fn unclaimed(&self, apart: &Apart) -> Problem {
        let message = format!(
            "the outcome `{}` does not say that `{}` was skipped, although it could have changed the result: {}",
            self.outcome(apart.first.outcome),
            self.item(apart.item),
            self.both(apart)
        );
        let remedy = "Add `claims-absence = true` to the outcome: it then names the skipped questions that could have changed it.";
        let place = self.outcome_place(apart.first.outcome);
        Problem::new(Code::AbsenceUnclaimed, place, &message, remedy)
    }

    fn apart(&self, code: Code, apart: &Apart, message: &str, remedy: &str) -> Problem {
        let problem = Problem::new(code, self.item_place(apart.item), message, remedy);
        let rule = |ended: &Ended| self.rule_place(ended.rule);
        let problem = problem.label(rule(&apart.first), "decides the first walk");
        if apart.first.rule == apart.second.rule {
            return problem;
        }
        problem.label(rule(&apart.second), "decides the second walk")
    }

    /// Both walks, with what they lead to.
    fn both(&self, apart: &Apart) -> String {
        let ended = |ended: &Ended| {
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
        named(self.places.outcomes, outcome).1
    }

    fn rule_place(&self, rule: usize) -> Span {
        self.places.file.list("rule").get(rule).map_or(0..0, |rule| rule.place.clone())
    }
}

fn named<'d>(tables: &[(&'d str, Table<'d>)], index: usize) -> (&'d str, Span) {
    tables.get(index).map_or(("", 0..0), |(name, table)| (*name, table.place.clone()))
}

/// The key under which a part stands.
fn key(part: Part) -> &'static str {
    match part {
        Part::Headline => "headline",
        Part::Cards => "cards",
        Part::Text => "text",
        Part::Do => "do",
        Part::Ask => "ask",
        Part::Avoid => "avoid",
        Part::Passages => "passages",
    }
}
