//! How often the bot was used in a server: per day, nothing of persons or results, and small numbers hidden.

use std::collections::BTreeMap;

use super::names::command_called;
use super::{Moderating, paragraph, title};
use crate::action::Group;
use crate::reply::{Block, Control, Counted, Reply, Request, Screen, ScreenKind, Span};
use crate::settings::SettingKey;

/// What is counted besides commands. No command can have such a name.
pub(in crate::bot) const BEGUN: &str = "@begun";
/// The same: walks that came to a result.
pub(in crate::bot) const DONE: &str = "@done";
/// The same: questions in own words without an answer.
pub(in crate::bot) const OUTSIDE: &str = "@outside";

/// Numbers below this are not told, so that nobody is found by them.
const TOLD_MIN: u64 = 5;

/// The longest bar of the chart, in characters.
const BAR_MAX: u64 = 10;

/// The most lines of each list.
const LINES_MAX: usize = 14;

impl Moderating<'_> {
    /// How often the bot was used, where that is counted.
    pub(super) fn numbers(&self) -> Reply {
        if self.settings.is_on(SettingKey::Numbers) {
            Reply::Await(Request::Numbers)
        } else {
            Reply::Replace(self.numbers_screen(vec![paragraph(self.words().numbers_off())]))
        }
    }

    /// What was counted.
    pub(super) fn numbers_counted(&self, counted: &[Counted]) -> Screen {
        let words = self.words();
        if counted.is_empty() {
            let none =
                vec![paragraph(words.numbers_none()), Block::Note(words.numbers_help().into())];
            return self.numbers_screen(none);
        }
        let mut by_what: BTreeMap<&str, u64> = BTreeMap::new();
        let mut by_day: BTreeMap<&str, u64> = BTreeMap::new();
        for one in counted {
            *by_what.entry(&one.what).or_default() += one.count;
            if !one.what.starts_with('@') {
                *by_day.entry(&one.day).or_default() += one.count;
            }
        }
        let mut listed: Vec<(&str, u64)> = by_what.into_iter().collect();
        listed.sort_by_key(|(what, count)| (what.starts_with('@'), std::cmp::Reverse(*count)));
        let lines = listed
            .iter()
            .take(LINES_MAX)
            .map(|(what, count)| self.entry(&self.counted_name(what), self.told(*count)));
        let most = by_day.values().copied().max().unwrap_or(1).max(1);
        let days = by_day.iter().rev().take(LINES_MAX).map(|(day, count)| {
            let told = self.told(*count);
            let bar = if *count < TOLD_MIN { 0 } else { (count * BAR_MAX).div_ceil(most) };
            let bar = "#".repeat(usize::try_from(bar).unwrap_or_default());
            format!("{day}: {told} {bar}").trim_end().to_owned()
        });
        let chart: Vec<String> = days.collect();
        let mut blocks = vec![Block::List(lines.collect())];
        if !chart.is_empty() {
            blocks.push(Block::Copy(chart.join("\n")));
        }
        blocks.push(Block::Note(words.numbers_help().into()));
        self.numbers_screen(blocks)
    }

    fn numbers_screen(&self, said: Vec<Block>) -> Screen {
        let mut blocks = vec![title(self.words().numbers_title())];
        blocks.extend(said);
        let controls = vec![Control::Row(vec![self.back_to_group(Group::Behind)])];
        Screen { kind: ScreenKind::Numbers, blocks, controls, urgency: None }
    }

    /// A number, unless it is so small that somebody could be found by it.
    fn told(&self, count: u64) -> String {
        if count < TOLD_MIN { self.words().numbers_few() } else { count.to_string() }
    }

    fn counted_name(&self, what: &str) -> String {
        let words = self.words();
        match what {
            BEGUN => words.numbers_begun(),
            DONE => words.numbers_done(),
            OUTSIDE => words.numbers_outside(),
            name => match command_called(self.screens.library, name) {
                Span::Command(name) => words.numbers_command(&name),
                _called => name.to_owned(),
            },
        }
    }
}
