//! The two screens beside a result: the list for the visit, and what would change the result.

use super::walk::Walking;
use super::{links, paragraph, title};
use crate::action::Position;
use crate::flow::{Answer, AnswerOption, Change, Codes, Item};
use crate::limits::TEXT_MAX;
use crate::reply::{Block, Control, Line, Screen, ScreenKind};

impl Walking<'_> {
    /// The list for the visit, as text to copy. Answers stand in full where there is room, else by
    /// their labels. The questions of passages and the tests come with it only where there is room.
    pub(super) fn list(&self) -> Screen {
        let words = self.screens.words();
        let screen = |labels: bool, passages: bool, tests: bool| {
            let blocks = vec![
                title(words.list_title()),
                paragraph(words.list_help()),
                Block::Copy(self.list_text(labels, passages, tests)),
                Block::Note(words.list_vanishes().into()),
            ];
            let row = vec![self.back(Position::Result), self.help(Position::Result)];
            Screen {
                kind: ScreenKind::VisitList,
                blocks,
                controls: vec![Control::Row(row)],
                urgency: None,
            }
        };
        let fuller = [(false, true, true), (true, true, true), (true, false, true)];
        let mut fuller =
            fuller.into_iter().map(|(labels, passages, tests)| screen(labels, passages, tests));
        let fitting = fuller.find(|screen| screen.size().text <= TEXT_MAX);
        fitting.unwrap_or_else(|| screen(true, false, false))
    }

    fn list_text(&self, labels: bool, passages: bool, tests: bool) -> String {
        let words = self.screens.words();
        let decision = self.decision();
        let mut lines = vec![
            words.list_first(&self.pack.title, &words.date(self.screens.today)),
            String::new(),
        ];
        let mut section = |heading: String, entries: Vec<String>| {
            if !entries.is_empty() {
                lines.push(heading);
                lines.extend(entries.into_iter().map(|entry| format!("- {entry}")));
                lines.push(String::new());
            }
        };
        let ticked = self.ticked(labels);
        let nothing = ticked.is_empty().then(|| words.list_nothing());
        section(words.list_ticked(), ticked.into_iter().chain(nothing).collect());
        section(words.list_skipped(), self.skipped_names());
        let also = self.overlay_names(decision);
        let also = (!also.is_empty()).then(|| words.joined(&also));
        section(words.list_also(), also.into_iter().collect());
        let mut questions = self.questions(decision);
        if passages {
            questions.extend(self.questions_of_passages(decision));
        }
        let asks = !questions.is_empty();
        section(words.list_ask(), questions.into_iter().map(str::to_owned).collect());
        // Tests are there to be asked about.
        let tests = self.flow.tests.as_ref().filter(|_| asks && tests);
        let tests = tests.and_then(|name| self.pack.passage(name));
        let tests = tests.into_iter().flat_map(|(_, passage)| &passage.tests);
        section(words.list_tests(), tests.map(|test| test.text.clone()).collect());
        lines.push(words.list_last());
        lines.join("\n")
    }

    /// What would change the result.
    pub(super) fn what_if(&self) -> Screen {
        let words = self.screens.words();
        let decision = self.decision();
        let name = self.flow.outcome(decision).map_or("", |outcome| outcome.short.as_str());
        let mut changes = self.flow.changes(self.answers, decision);
        changes.retain(|change| {
            self.flow.items.get(change.item).is_some_and(Item::could_be_otherwise)
        });
        let mut blocks = vec![title(words.what_if_title()), paragraph(words.what_if_help(name))];
        let mut rest = changes.as_slice();
        while let Some(first) = rest.first() {
            let same = rest.iter().take_while(|change| change.outcome == first.outcome).count();
            let (group, others) = rest.split_at(same);
            let outcome = first.outcome.and_then(|outcome| self.flow.outcomes.get(outcome));
            let heading = outcome.map_or_else(|| words.what_if_goes_on(), |o| o.short.clone());
            let lines = group.iter().filter_map(|change| self.change(change)).collect();
            blocks.extend([Block::Heading(heading.into()), Block::List(lines)]);
            let more = paragraph(words.what_if_more());
            let all = [blocks.as_slice(), std::slice::from_ref(&more)].concat();
            let shown = Screen::of_text(ScreenKind::WhatIf, all);
            if shown.size().text > TEXT_MAX {
                blocks.truncate(blocks.len() - 2);
                blocks.push(more);
                break;
            }
            rest = others;
        }
        if changes.is_empty() {
            blocks.push(paragraph(words.what_if_nothing()));
        }
        let controls =
            vec![Control::Row(vec![self.back(Position::Result), self.help(Position::Result)])];
        Screen { kind: ScreenKind::WhatIf, blocks, controls, urgency: None }
    }

    fn change(&self, change: &Change) -> Option<Line> {
        let item = self.flow.items.get(change.item)?;
        let options = change.options.iter().filter_map(|option| item.options.get(option));
        let names: Vec<&str> = options.map(|option| option.short.as_str()).collect();
        let words = self.screens.words();
        Some(links::said_of(words, &item.short, words.joined(&names)))
    }

    /// What was ticked, question by question, "none of these" and plain negatives left out.
    fn ticked(&self, labels: bool) -> Vec<String> {
        let asked = self.flow.asked(self.answers).into_iter();
        asked
            .filter_map(|index| {
                let item = self.flow.items.get(index)?;
                let Some(Answer::Chosen(codes)) = self.answers.get(index) else { return None };
                let negative = item.negative.map_or(Codes::NONE, Codes::only);
                let codes = codes.without(item.exclusive()).without(negative);
                let chosen = codes.iter().filter_map(|option| item.options.get(option));
                let name = |option: &AnswerOption| {
                    if labels { option.short.clone() } else { option.display.clone() }
                };
                let names: Vec<String> = chosen.map(name).collect();
                let words = self.screens.words();
                let said = || format!("{} {}", words.named(&item.short), words.joined(&names));
                (!names.is_empty()).then(said)
            })
            .collect()
    }

    /// The questions that were skipped, by name.
    fn skipped_names(&self) -> Vec<String> {
        let asked = self.flow.asked(self.answers).into_iter();
        let skipped = asked.filter(|item| self.answers.get(*item) == Some(Answer::Skipped));
        skipped.filter_map(|item| Some(self.flow.items.get(item)?.short.clone())).collect()
    }
}
