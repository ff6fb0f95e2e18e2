//! The result of a walk.

use super::sources::{ListPage, SOURCES_PER_PAGE};
use super::walk::{Walking, small};
use super::{links, paragraph, title};
use crate::action::{Act, Action, Open, Position, passage_mark};
use crate::article::Source;
use crate::flow::{
    Answer, AtomSet, Decision, Disposition, Item, Outcome, Overlay, Statement, Step, When,
};
use crate::id::{PassageRef, SourceId};
use crate::limits::{BUTTONS_MAX, TEXT_MAX};
use crate::reply::{Block, Button, Control, Line, Screen, ScreenKind, text_size};

/// The most passages that are offered: one row of buttons.
const PASSAGES_MAX: usize = 5;

/// The most questions that passages add to the list for the visit: a visit is short.
const ADDED_QUESTIONS_MAX: usize = 3;

/// The most answers that are named as those that led here.
pub(super) const LED_HERE_MAX: usize = 6;

/// The turns of the parts of a result to be moved to a screen of its own. Sources are a press away,
/// and what somebody's safety hangs on goes last.
const MOVED_SOURCES: u8 = 1;
const MOVED_LED_HERE: u8 = 2;
const MOVED_QUESTIONS: u8 = 3;
const MOVED_OVERLAYS: u8 = 4;
const MOVED_AVOID: u8 = 5;
const MOVED_SAFETY: u8 = 6;

/// Room for the title of the screen with what found no room, in characters.
const MORE_TITLE_ROOM: usize = 120;

/// A part of a result.
struct ResultSection {
    blocks: Vec<Block>,
    /// Its turn to be moved to a screen of its own; 0: never.
    moved_as: u8,
    /// Whether it was moved.
    is_moved: bool,
}

impl ResultSection {
    fn fixed(blocks: Vec<Block>) -> Self {
        Self::movable(0, blocks)
    }

    fn movable(moved_as: u8, blocks: Vec<Block>) -> Self {
        Self { blocks, moved_as, is_moved: false }
    }
}

impl Walking<'_> {
    /// The screen of a result.
    pub(super) fn outcome(&self, decision: Decision) -> Screen {
        let Some(outcome) = self.flow.outcome(decision) else { return self.review() };
        let seen = decision.seen;
        let cards = outcome.cards.iter().filter(|card| card.applies(seen)).map(|card| &card.then);
        let cards: Vec<_> =
            cards.filter_map(|card| self.screens.library.safety.card(card)).collect();
        if !cards.is_empty() {
            return self.screens.cards(&cards, Some((*self, self.danger_item(&decision))));
        }
        let words = self.screens.words();
        let (blocks, more) = self.pages(outcome, decision);
        let overlays: Vec<&Overlay> = self.flow.overlays_shown(decision).collect();
        let mut controls = Vec::new();
        let named = self.named_overlays(decision);
        let read = |(label, passage): &(&str, &PassageRef)| {
            let act = Act::Read { passage: passage_mark(passage), back: Position::Result };
            Button::plain(words.read(label), self.action(act))
        };
        let offered = offered(outcome, &overlays, seen).into_iter();
        let offered = offered.filter(|name| !named.iter().any(|(_, known)| known == name));
        let titled = offered.filter_map(|name| Some((self.title(name)?, name)));
        let titled: Vec<_> = titled.collect();
        let named = self.labels_of_named(&named);
        for row in titled.chunks(BUTTONS_MAX).chain(named.chunks(BUTTONS_MAX)) {
            controls.push(Control::Row(row.iter().map(read).collect()));
        }
        let more = (!more.is_empty()).then(|| Button::main(words.more(), self.action(Act::More)));
        let list = self.action(Act::List);
        let list = match more {
            Some(_) => Button::plain(words.list(), list),
            None => Button::main(words.list(), list),
        };
        let others = [
            list,
            Button::plain(words.what_if(), self.action(Act::WhatIf)),
            Button::plain(words.change(), self.action(Act::Go(Position::Review))),
            Button::plain(words.see_sources(), self.action(Act::Sources(0))),
        ];
        controls.push(Control::Row(more.into_iter().chain(others).collect()));
        controls.push(Control::Row(vec![
            self.help(Position::Result),
            Button::plain(words.start_over(), self.intro_action()),
            Button::plain(words.hide(), Action::Open(Open::Hide)),
        ]));
        Screen { kind: ScreenKind::Result, blocks, controls, urgency: Some(outcome.disposition) }
    }

    /// What found no room on the result.
    pub(super) fn more(&self) -> Screen {
        let decision = self.decision();
        let Some(outcome) = self.flow.outcome(decision) else { return self.review() };
        let mut blocks = vec![title(self.screens.words().more())];
        blocks.extend(self.pages(outcome, decision).1);
        let row = vec![self.back(Position::Result), self.help(Position::Result)];
        Screen {
            kind: ScreenKind::More,
            blocks,
            controls: vec![Control::Row(row)],
            urgency: Some(outcome.disposition),
        }
    }

    /// The text of a result, and what found no room beside what must be read first. What may stand
    /// apart goes in this order: sources, which answers led here, what to ask, added lines.
    fn pages(&self, outcome: &Outcome, decision: Decision) -> (Vec<Block>, Vec<Block>) {
        let mut sections = self.sections(outcome, decision);
        for rank in MOVED_SOURCES..=MOVED_SAFETY {
            let first = sections.iter().filter(|section| !section.is_moved);
            if text_size(first.flat_map(|section| &section.blocks)) <= TEXT_MAX {
                break;
            }
            for section in sections.iter_mut().filter(|section| section.moved_as == rank) {
                section.is_moved = true;
            }
        }
        let (mut more, first): (Vec<ResultSection>, Vec<ResultSection>) =
            sections.into_iter().partition(|section| section.is_moved);
        // Buttons open the sources and the answers, and the questions stand on the list for the visit.
        for elsewhere in [MOVED_SOURCES, MOVED_QUESTIONS, MOVED_LED_HERE] {
            let all = more.iter().flat_map(|section| &section.blocks);
            if text_size(all) + MORE_TITLE_ROOM > TEXT_MAX {
                more.retain(|section| section.moved_as != elsewhere);
            }
        }
        let blocks =
            |sections: Vec<ResultSection>| sections.into_iter().flat_map(|s| s.blocks).collect();
        (blocks(first), blocks(more))
    }

    /// The parts of a result in the order of the screen.
    fn sections(&self, outcome: &Outcome, decision: Decision) -> Vec<ResultSection> {
        let words = self.screens.words();
        let seen = decision.seen;
        let urgency = match outcome.disposition {
            Disposition::Emergency => words.emergency(),
            Disposition::Urgent => words.urgent(),
            Disposition::NonUrgent => words.non_urgent(),
            Disposition::Information => words.information(),
        };
        let mut head = vec![Block::Note(urgency.into()), title(outcome.headline(seen))];
        head.extend(self.screens.language_notice(self.pack));
        let said = |line: &Statement| self.screens.with_reader_label(self.pack, &line.text);
        head.extend(held(&outcome.text, seen).map(|line| paragraph(said(line))));
        let list = |heading: String, lines: Vec<Line>| match lines.as_slice() {
            [] => vec![],
            _ => vec![Block::Heading(heading.into()), Block::List(lines)],
        };
        let held_list = |heading, lines: &[When<Statement>]| {
            list(heading, held(lines, seen).map(|line| said(line).into()).collect())
        };
        let overlays: Vec<&Overlay> = self.flow.overlays_shown(decision).collect();
        let (safety, others): (Vec<&Overlay>, Vec<&Overlay>) =
            overlays.iter().copied().partition(|overlay| overlay.always);
        let added = |overlays: Vec<&Overlay>| -> Vec<Line> {
            overlays.into_iter().map(|overlay| said(&overlay.line).into()).collect()
        };
        let mut also = list(words.also(), added(others));
        let named: Vec<&str> =
            self.named_overlays(decision).into_iter().map(|(short, _)| short).collect();
        if !named.is_empty() {
            also.push(paragraph(words.also_named(&words.joined(&named))));
        }
        let skipped = outcome.claims_absence.then(|| self.skipped_that_matter(decision)).flatten();
        let closing = [&self.flow.closing, &self.flow.based_on];
        let closing = closing.map(|line| Block::Note(line.as_str().into()));
        let sources = self.screens.named_sources(self.pack, &sources(outcome, &overlays, seen));
        let units = self.units_of_result(decision);
        let provenance = self.screens.provenance_of(self.pack, &units);
        vec![
            ResultSection::fixed(head),
            ResultSection::fixed(skipped.map(paragraph).into_iter().collect()),
            ResultSection::fixed(held_list(words.to_do(), &outcome.steps)),
            ResultSection::movable(MOVED_SAFETY, list(words.also_safety(), added(safety))),
            ResultSection::movable(MOVED_QUESTIONS, held_list(words.to_ask(), &outcome.ask)),
            ResultSection::movable(MOVED_AVOID, held_list(words.to_avoid(), &outcome.avoid)),
            ResultSection::movable(MOVED_OVERLAYS, also),
            ResultSection::movable(MOVED_LED_HERE, self.led_here(decision)),
            ResultSection::fixed([Block::Divider].into_iter().chain(closing).collect()),
            ResultSection::movable(MOVED_SOURCES, sources.into_iter().collect()),
            ResultSection::fixed(provenance),
        ]
    }

    /// What the result rests on, each once.
    pub(super) fn sources_of_result(&self) -> Vec<&Source> {
        let decision = self.decision();
        let overlays: Vec<&Overlay> = self.flow.overlays_shown(decision).collect();
        let ids = self.flow.outcome(decision).map(|o| sources(o, &overlays, decision.seen));
        ids.iter().flatten().filter_map(|id| self.pack.source(id)).collect()
    }

    /// A page of the sources of the result, each a link.
    pub(super) fn sources(&self, page: u8) -> Screen {
        let words = self.screens.words();
        let found = self.sources_of_result().into_iter();
        let lines: Vec<Line> = found.map(|source| links::source_line(words, source)).collect();
        let page = ListPage::of(&lines, SOURCES_PER_PAGE, page);
        let mut blocks = vec![title(words.see_sources()), Block::List(page.entries.to_vec())];
        blocks.extend(self.screens.place_of(&page));
        blocks.push(Block::Note(self.flow.based_on.as_str().into()));
        blocks.extend(self.screens.provenance(self.pack));
        let turns = self.screens.page_buttons(&page, |page| self.action(Act::Sources(page)));
        let row = [self.back(Position::Result)].into_iter().chain(turns);
        let row = row.chain([self.help(Position::Result)]).collect();
        Screen {
            kind: ScreenKind::ResultSources,
            blocks,
            controls: vec![Control::Row(row)],
            urgency: None,
        }
    }

    /// The questions for the visit that hold.
    pub(super) fn questions(&self, decision: Decision) -> Vec<&str> {
        let outcome = self.flow.outcome(decision);
        let ask = outcome.map(|outcome| held(&outcome.ask, decision.seen));
        ask.into_iter().flatten().map(|line| line.text.as_str()).collect()
    }

    /// What the passages that a result offers add to those: of each passage its first question
    /// before any has its second, and those that an answer brought before those for everybody.
    pub(super) fn questions_of_passages(&self, decision: Decision) -> Vec<&str> {
        let Some(outcome) = self.flow.outcome(decision) else { return Vec::new() };
        let overlays: Vec<&Overlay> = self.flow.overlays_shown(decision).collect();
        let for_everybody: Vec<&PassageRef> = outcome
            .passages
            .iter()
            .filter(|passage| passage.when.is_none())
            .map(|passage| &passage.then)
            .collect();
        let mut offered = offered(outcome, &overlays, decision.seen);
        offered.sort_by_key(|name| for_everybody.contains(name));
        let passages = offered.into_iter().filter_map(|name| self.pack.passage(name));
        let turns = passages.flat_map(|(_, passage)| passage.ask.iter().enumerate());
        let mut turns: Vec<(usize, &str)> =
            turns.map(|(turn, question)| (turn, question.text.as_str())).collect();
        turns.sort_by_key(|(turn, _)| *turn);
        let mut known = self.questions(decision);
        let mut added = Vec::new();
        for (_, question) in turns {
            if !known.contains(&question) && added.len() < ADDED_QUESTIONS_MAX {
                known.push(question);
                added.push(question);
            }
        }
        added
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
    fn danger_item(&self, decision: &Decision) -> Position {
        let ticks = self.flow.deciding(self.answers, *decision);
        ticks.first().map_or(Position::Review, |tick| {
            // Someone who came from the review goes back to it.
            let nothing = self.flow.items.get(tick.item).and_then(Item::nothing);
            let without = nothing.map(|nothing| self.answers.with(tick.item, nothing));
            let review = without.is_some_and(|a| matches!(self.flow.replay(&a), Step::Done(_)));
            Position::Item { item: small(tick.item), review }
        })
    }

    /// Which answers led here.
    fn led_here(&self, decision: Decision) -> Vec<Block> {
        let ticks = self.flow.deciding(self.answers, decision);
        let lines = ticks.into_iter().filter_map(|tick| {
            let item = self.flow.items.get(tick.item)?;
            let option = item.options.get(tick.option)?;
            let answer = match self.answers.get(tick.item) {
                Some(Answer::Skipped) => self.screens.words().skipped(),
                Some(Answer::Chosen(_)) | None => option.display.clone(),
            };
            Some(links::said_of(self.screens.words(), &item.short, answer))
        });
        let mut lines: Vec<Line> = lines.collect();
        if lines.is_empty() {
            return Vec::new();
        }
        let more = lines.len().saturating_sub(LED_HERE_MAX);
        lines.truncate(LED_HERE_MAX);
        let words = self.screens.words();
        let mut blocks = vec![Block::Heading(words.led_here().into()), Block::List(lines)];
        if more > 0 {
            blocks.push(paragraph(words.led_here_more(&more.to_string())));
        }
        blocks
    }

    /// Which skipped questions could change a result that found nothing.
    fn skipped_that_matter(&self, decision: Decision) -> Option<String> {
        let skipped = self.flow.skipped_that_matter(self.answers, decision);
        let names = skipped.into_iter().filter_map(|item| self.flow.items.get(item));
        let names: Vec<&str> = names.map(|item| item.short.as_str()).collect();
        let words = self.screens.words();
        (!names.is_empty()).then(|| words.skipped_matter(&words.joined(&names)))
    }

    /// The overlays that are only named, each with the passage that its button opens.
    fn named_overlays(&self, decision: Decision) -> Vec<(&str, &PassageRef)> {
        let named = self.flow.overlays_named(decision);
        named
            .filter_map(|overlay| Some((overlay.short.as_deref()?, overlay.passages.first()?)))
            .collect()
    }

    /// What the buttons of overlays that are only named say: the name, or the title of the passage
    /// where several lead to the same one, which has one button.
    fn labels_of_named<'n>(
        &'n self,
        named: &[(&'n str, &'n PassageRef)],
    ) -> Vec<(&'n str, &'n PassageRef)> {
        let mut labels: Vec<(&str, &PassageRef)> = Vec::new();
        for (short, passage) in named {
            match labels.iter_mut().find(|(_, known)| known == passage) {
                Some((label, _)) => *label = self.title(passage).unwrap_or(label),
                None => labels.push((short, passage)),
            }
        }
        labels
    }

    /// The title of a passage.
    fn title(&self, name: &PassageRef) -> Option<&str> {
        self.pack.passage(name).map(|(_, passage)| passage.title.as_str())
    }

    /// The names of all overlays that hold.
    pub(super) fn overlay_names(&self, decision: Decision) -> Vec<String> {
        let all = self.flow.overlays_shown(decision).chain(self.flow.overlays_named(decision));
        all.filter_map(|overlay| overlay.short.clone()).collect()
    }
}

/// The passages that belong to a result: those of its overlays, then its own.
fn offered<'f>(
    outcome: &'f Outcome,
    overlays: &[&'f Overlay],
    seen: AtomSet,
) -> Vec<&'f PassageRef> {
    let own = outcome.passages.iter().filter(|passage| passage.applies(seen));
    let own = own.map(|passage| &passage.then);
    let mut offered: Vec<&PassageRef> = Vec::new();
    for passage in overlays.iter().flat_map(|overlay| &overlay.passages).chain(own) {
        if !offered.contains(&passage) && offered.len() < PASSAGES_MAX {
            offered.push(passage);
        }
    }
    offered
}

/// The lines that hold.
fn held(lines: &[When<Statement>], seen: AtomSet) -> impl Iterator<Item = &Statement> {
    lines.iter().filter(move |line| line.applies(seen)).map(|line| &line.then)
}

/// Every source behind what is shown, each once.
fn sources(outcome: &Outcome, overlays: &[&Overlay], seen: AtomSet) -> Vec<SourceId> {
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
