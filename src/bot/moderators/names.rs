//! The names that settings may hold: of topics, commands, passages and countries that there are.

use crate::library::{Command, Library, Opens};
use crate::reply::Span;
use crate::settings::{Edit, EditFault, Kind, NotAValue, Value};

/// The commands that a server can switch off. Nothing switches the way to help off.
pub(super) fn commands_to_switch_off(library: &Library) -> impl Iterator<Item = &Command> {
    let commands = library.packs.iter().flat_map(|pack| &pack.commands);
    commands.filter(|command| !matches!(command.opens, Opens::HelpNow))
}

/// A command as it is called: one of the menu of a message cannot be typed.
pub(super) fn command_called(library: &Library, name: &str) -> Span {
    match library.command(name) {
        Some((_, command)) if command.opens == Opens::Find => Span::Text(name.to_owned()),
        _typed => Span::Command(name.to_owned()),
    }
}

/// The names in these edits that nothing has which the bot can say, each with its setting: what is typed is held
/// against them one by one, and what comes as a file all at once.
pub fn unknown_names(library: &Library, edits: &[Edit]) -> Vec<EditFault> {
    let unknown = edits.iter().flat_map(|edit| {
        let names = match &edit.value {
            Some(Value::Names(names)) => names.as_slice(),
            _other => &[],
        };
        let key = edit.key;
        let unknown = names.iter().filter(move |name| !is_known(library, key.kind(), name));
        unknown.map(move |name| EditFault { key, fault: NotAValue::Unknown(name.clone()) })
    });
    unknown.collect()
}

fn is_known(library: &Library, kind: Kind, name: &str) -> bool {
    match kind {
        Kind::Packs => library.packs.iter().any(|pack| pack.id.as_str() == name),
        Kind::Commands => commands_to_switch_off(library).any(|command| command.name == name),
        Kind::Passages(_) => name.split_once('/').is_some_and(|(pack, passage)| {
            let pack = library.packs.iter().find(|known| known.id.as_str() == pack);
            let passage = passage.parse();
            pack.zip(passage.ok()).is_some_and(|(pack, passage)| pack.passage(&passage).is_some())
        }),
        Kind::Countries(_) => {
            library.safety.countries.iter().any(|country| country.id.as_str() == name)
        }
        // They are held against lists of their own where they are read, or may be anything.
        Kind::LogKinds
        | Kind::Flag
        | Kind::Seconds(_)
        | Kind::Text(_)
        | Kind::Channel
        | Kind::Channels
        | Kind::Role
        | Kind::Roles
        | Kind::Language
        | Kind::Lines(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::fixture::shipped;
    use crate::settings::SettingKey;

    #[test]
    fn what_there_is_can_be_named_and_nothing_else() {
        let library = shipped();
        for (key, known, unknown) in [
            (SettingKey::Topics, "b12", "B12"),
            (SettingKey::Commands, "b12-check", "b12-help-now"),
            (SettingKey::Commands, "b12-read", "settings"),
            (
                SettingKey::Withdrawn,
                "b12/after-a-low-result/next-steps",
                "b12/after-a-low-result/magic",
            ),
            (
                SettingKey::Withdrawn,
                "b12/after-a-low-result/next-steps",
                "after-a-low-result/next-steps",
            ),
            (SettingKey::Region, "gb", "atlantis"),
        ] {
            let names = vec![known.to_owned(), unknown.to_owned()];
            let edit = Edit { key, value: Some(Value::Names(names)) };
            let fault = NotAValue::Unknown(unknown.to_owned());
            assert_eq!(unknown_names(library, &[edit]), [EditFault { key, fault }]);
        }
    }
}
