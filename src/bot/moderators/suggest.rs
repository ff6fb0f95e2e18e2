//! Suggestions while a moderator types: commands, topics, countries, passages, helplines.

use super::Moderating;
use super::values::short;
use crate::limits::{SUGGESTION_VALUE_MAX, SUGGESTIONS_MAX};
use crate::reply::Suggestion;
use crate::settings::{Kind, SettingKey};
use crate::words::Folded;

impl Moderating<'_> {
    /// What is suggested for an option.
    pub(super) fn suggestions(
        &self,
        path: &[String],
        option: &str,
        typed: &str,
    ) -> Vec<Suggestion> {
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        let all: Vec<(String, String)> = match (path.as_slice(), option) {
            (["set", name], "add" | "remove") => match SettingKey::named(name) {
                Some(key) => self.entries_of(key, option == "remove"),
                None => Vec::new(),
            },
            (["test"], "command") => self.entries_of(SettingKey::Commands, false),
            (["withdraw"], "passage") => self.passages(),
            _other => Vec::new(),
        };
        let typed = Folded::new(typed);
        let typed: Vec<&str> = typed.words().collect();
        let fits = |(value, label): &(String, String)| {
            let text = Folded::new(&format!("{label} {value}"));
            let known: Vec<&str> = text.words().collect();
            typed.iter().all(|word| known.iter().any(|known| known.starts_with(word)))
        };
        let fitting = all.into_iter().filter(fits);
        let fitting = fitting.filter(|(value, _)| value.chars().count() <= SUGGESTION_VALUE_MAX);
        let suggestion =
            |(value, label): (String, String)| Suggestion { label: short(&label), value };
        fitting.take(SUGGESTIONS_MAX).map(suggestion).collect()
    }

    /// The entries that a list can have, or has, with their names.
    pub(super) fn entries_of(&self, key: SettingKey, is_to_remove: bool) -> Vec<(String, String)> {
        match key.kind() {
            Kind::Passages(_) if is_to_remove => {
                let names = self.settings.names(key).iter();
                let title =
                    |name: &String| self.passage_title(name).unwrap_or_else(|| name.clone());
                names.map(|name| (name.clone(), title(name))).collect()
            }
            Kind::Passages(_) => self.passages(),
            Kind::Lines(_) => {
                let lines = self.settings.lines().iter();
                lines.map(|line| (line.name.clone(), line.name.clone())).collect()
            }
            Kind::Flag
            | Kind::Seconds(_)
            | Kind::Text(_)
            | Kind::Channel
            | Kind::Channels
            | Kind::Role
            | Kind::Roles
            | Kind::Packs
            | Kind::Commands
            | Kind::Language
            | Kind::Countries(_)
            | Kind::LogKinds => {
                let all = self.all_named(key).into_iter();
                let wanted = all.filter(|choice| !is_to_remove || choice.chosen);
                wanted.map(|choice| (choice.value, choice.label)).collect()
            }
        }
    }

    fn passages(&self) -> Vec<(String, String)> {
        let packs = self.screens.library.packs.iter();
        let all = packs.flat_map(|pack| {
            pack.passages()
                .map(move |(name, passage)| (format!("{}/{name}", pack.id), passage.title.clone()))
        });
        all.collect()
    }
}
