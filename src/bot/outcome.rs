//! The result of a walk.

use super::walk::{Walking, small};
use super::{links, paragraph, title};
use crate::action::{Act, Action, Open, Place, passage_mark};
use crate::article::{Article, Passage};
use crate::flow::{
    Answer, Decision, Disposition, Item, Outcome, Overlay, Seen, Statement, Step, When,
};
use crate::id::{PassageRef, SourceId};
use crate::reply::{Block, Button, Control, Line, Screen};

/// The most text that the list of sources of a result takes, in bytes, so that the message stays
/// within its 4,000 characters. All sources of the pack are one press away.
const SOURCES_TEXT_MAX: usize = 2800;

/// The most passages that are offered: one row of buttons.
const PASSAGES_MAX: usize = 5;

impl Walking<'_> {
    /// The screen of a result.
    pub(super) fn outcome(&self, decision: Decision) -> Screen {
        let Some(outcome) = self.flow.outcome(decision) else { return self.review() };
        let seen = decision.seen;
        let cards = outcome.cards.iter().filter(|card| card.applies(seen)).map(|card| &card.then);
        let cards: Vec<_> = cards.filter_map(|card| self.desk.library.safety.card(card)).collect();
        if !cards.is_empty() {
            return self.desk.cards(&cards, Some((*self, self.danger_item(&decision))));
        }
        let words = self.desk.words();
        let urgency = match outcome.disposition {
            Disposition::Emergency => words.emergency(),
            Disposition::Urgent => words.urgent(),
            Disposition::NonUrgent => words.non_urgent(),
            Disposition::Information => words.information(),
        };
        let mut blocks = vec![Block::Note(urgency.into()), title(outcome.headline(seen))];
        blocks.extend(held(&outcome.text, seen).map(|line| paragraph(line.text.as_str())));
        let mut list = |heading: String, lines: &[When<Statement>]| {
            let lines: Vec<Line> =
                held(lines, seen).map(|line| line.text.as_str().into()).collect();
            if !lines.is_empty() {
                blocks.extend([Block::Heading(heading.into()), Block::List(lines)]);
            }
        };
        list(words.to_do(), &outcome.steps);
        list(words.to_ask(), &outcome.ask);
        list(words.to_avoid(), &outcome.avoid);
        let overlays: Vec<&Overlay> = self.flow.overlays_shown(decision).collect();
        if !overlays.is_empty() {
            let lines = overlays.iter().map(|overlay| overlay.line.text.as_str().into());
            blocks.extend([Block::Heading(words.also().into()), Block::List(lines.collect())]);
        }
        blocks.extend(self.led_here(decision));
        if outcome.claims_absence {
            blocks.extend(self.skipped_that_matter(decision).map(paragraph));
        }
        blocks.push(Block::Divider);
        blocks.push(Block::Note(self.flow.closing.as_str().into()));
        blocks.push(Block::Note(self.flow.based_on.as_str().into()));
        blocks.extend(self.desk.named_sources(self.pack, &sources(outcome, &overlays, seen)));
        blocks.extend(self.desk.provenance(self.pack));
        let mut controls = Vec::new();
        let passages: Vec<Button> = self.passages(outcome, &overlays, seen);
        if !passages.is_empty() {
            controls.push(Control::Row(passages));
        }
        controls.push(Control::Row(vec![
            Button::main(words.list(), self.action(Act::List)),
            Button::plain(words.what_if(), self.action(Act::WhatIf)),
            Button::plain(words.change(), self.action(Act::Go(Place::Review))),
            Button::plain(words.result_sources(), self.action(Act::Sources)),
        ]));
        controls.push(Control::Row(vec![
            self.help(Place::Result),
            Button::plain(words.start_over(), self.intro_action()),
            Button::plain(words.hide(), Action::Open(Open::Hide)),
        ]));
        Screen { blocks, controls, urgency: Some(outcome.disposition) }
    }

    /// The sources of the result, each a link.
    pub(super) fn sources(&self) -> Screen {
        let decision = self.decision();
        let overlays: Vec<&Overlay> = self.flow.overlays_shown(decision).collect();
        let ids = self.flow.outcome(decision).map(|o| sources(o, &overlays, decision.seen));
        let mut room = SOURCES_TEXT_MAX;
        let found =
            ids.iter().flatten().filter_map(|id| self.pack.source(id)).take_while(|source| {
                let length = source.title.len() + source.url.len() + source.publisher.len();
                room = room.saturating_sub(length);
                room > 0
            });
        let mut blocks = vec![
            title(self.desk.words().result_sources()),
            Block::List(found.map(links::source_line).collect()),
            Block::Note(self.flow.based_on.as_str().into()),
        ];
        blocks.extend(self.desk.provenance(self.pack));
        let all = Action::Open(Open::Sources(self.pack.id.clone(), 0));
        let all = Button::plain(self.desk.words().all_sources(&self.pack.title), all);
        let row = vec![self.back(Place::Result), all, self.help(Place::Result)];
        Screen { blocks, controls: vec![Control::Row(row)], urgency: None }
    }

    /// The questions for the visit that hold.
    pub(super) fn questions(&self, decision: Decision) -> Vec<&str> {
        let outcome = self.flow.outcome(decision);
        let ask = outcome.map(|outcome| held(&outcome.ask, decision.seen));
        ask.into_iter().flatten().map(|line| line.text.as_str()).collect()
    }

    /// Begins anew.
    fn intro_action(&self) -> Action {
        Action::Open(Open::Intro(self.pack.id.clone(), self.flow.id.clone()))
    }

    /// Whether the walk has ended in safety cards.
    pub(super) fn ends_in_cards(&self) -> bool {
        let Step::Done(decision) = self.flow.replay(self.answers) else { return false };
        self.flow.outcome(decision).is_some_and(|outcome| !outcome.cards.is_empty())
    }

    /// Where a person who ticked a danger sign by mistake goes: to the question it stands in.
    fn danger_item(&self, decision: &Decision) -> Place {
        let ticks = self.flow.deciding(self.answers, *decision);
        ticks.first().map_or(Place::Review, |tick| {
            // Someone who came from the review goes back to it.
            let nothing = self.flow.items.get(tick.item).and_then(Item::nothing);
            let without = nothing.map(|nothing| self.answers.with(tick.item, nothing));
            let review = without.is_some_and(|a| matches!(self.flow.replay(&a), Step::Done(_)));
            Place::Item { item: small(tick.item), review }
        })
    }

    /// Which answers led here.
    fn led_here(&self, decision: Decision) -> Vec<Block> {
        let ticks = self.flow.deciding(self.answers, decision);
        let lines = ticks.into_iter().filter_map(|tick| {
            let item = self.flow.items.get(tick.item)?;
            let option = item.options.get(tick.option)?;
            let answer = match self.answers.get(tick.item) {
                Some(Answer::Skipped) => self.desk.words().skipped(),
                Some(Answer::Chosen(_)) | None => option.display.clone(),
            };
            Some(Line::strong(format!("{}: ", item.short)).then(answer))
        });
        let lines: Vec<Line> = lines.collect();
        if lines.is_empty() {
            return Vec::new();
        }
        vec![Block::Heading(self.desk.words().led_here().into()), Block::List(lines)]
    }

    /// Which skipped questions could change a result that found nothing.
    fn skipped_that_matter(&self, decision: Decision) -> Option<String> {
        let skipped = self.flow.skipped_that_matter(self.answers, decision);
        let names = skipped.into_iter().filter_map(|item| self.flow.items.get(item));
        let names: Vec<&str> = names.map(|item| item.short.as_str()).collect();
        (!names.is_empty()).then(|| self.desk.words().skipped_matter(&names.join("; ")))
    }

    /// Buttons for the passages that belong to the result.
    fn passages(&self, outcome: &Outcome, overlays: &[&Overlay], seen: Seen) -> Vec<Button> {
        let own = outcome.passages.iter().filter(|passage| passage.applies(seen));
        let own = own.map(|passage| &passage.then);
        let with_overlays = overlays.iter().flat_map(|overlay| &overlay.passages);
        let mut shown: Vec<&PassageRef> = Vec::new();
        for passage in with_overlays.chain(own) {
            if !shown.contains(&passage) && shown.len() < PASSAGES_MAX {
                shown.push(passage);
            }
        }
        let found: Vec<_> = shown
            .into_iter()
            .filter_map(|name| {
                self.pack.passage(name).map(|(article, found)| (name, article, found))
            })
            .collect();
        let button = |(name, article, passage): &(&PassageRef, &Article, &Passage)| {
            let same = found.iter().filter(|(_, _, other)| other.title == passage.title).count();
            let title = if same > 1 { &article.title } else { &passage.title };
            let act = Act::Read { passage: passage_mark(name), back: Place::Result };
            Button::plain(self.desk.words().read(title), self.action(act))
        };
        found.iter().map(button).collect()
    }
}

/// The lines that hold.
fn held(lines: &[When<Statement>], seen: Seen) -> impl Iterator<Item = &Statement> {
    lines.iter().filter(move |line| line.applies(seen)).map(|line| &line.then)
}

/// Every source behind what is shown, each once.
fn sources(outcome: &Outcome, overlays: &[&Overlay], seen: Seen) -> Vec<SourceId> {
    let lists = [&outcome.text, &outcome.steps, &outcome.ask, &outcome.avoid];
    let own = lists.into_iter().flat_map(|list| held(list, seen)).flat_map(|line| &line.sources);
    let added = overlays.iter().flat_map(|overlay| &overlay.line.sources);
    let mut all: Vec<SourceId> = Vec::new();
    for source in outcome.sources.iter().chain(own).chain(added) {
        if !all.contains(source) {
            all.push(source.clone());
        }
    }
    all
}
