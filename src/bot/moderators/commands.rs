//! The tree of `/settings`: everything that the panel can do, and each setting by its name.

use super::SETTINGS;
use crate::bot::described::in_others;
use crate::bot::{
    Audience, CommandKind, CommandSpec, GroupSpec, OptionKind, OptionSpec, SubcommandSpec,
};
use crate::interface::{Languages, Words};
use crate::limits::COMMAND_OPTION_VALUE_MAX;
use crate::reply::ChannelSort;
use crate::settings::{
    Kind, LINE_CONTACT_MAX, LINE_NAME_MAX, LOG_KINDS, PAUSE_MAX, SettingKey, WORDS_MAX,
};

/// What a sentence is in each language.
type Describe = fn(&Words) -> String;

/// An option of a subcommand that is no setting: its name, what it is for, what it takes.
type PageOption = (&'static str, Describe, Takes);

/// The subcommands that are no settings: the name, what it does, and its options.
const PAGES: &[(&str, Describe, &[PageOption])] = &[
    ("show", Words::show_description, &[]),
    ("setup", Words::setup_description, &[]),
    ("panel", Words::panel_description, &[]),
    (
        "test",
        Words::test_description,
        &[
            ("command", Words::option_command, Takes::NeededText),
            ("member", Words::option_member, Takes::Member),
            ("channel", Words::option_channel, Takes::Channel),
        ],
    ),
    (
        "diagnose",
        Words::diagnose_description,
        &[("channel", Words::option_channel, Takes::Channel)],
    ),
    ("history", Words::history_description, &[]),
    ("reset", Words::reset_description, &[]),
    ("delete-everything", Words::delete_description, &[]),
    ("export", Words::export_description, &[]),
    ("import", Words::import_description, &[("file", Words::option_file, Takes::File)]),
    ("withdraw", Words::withdraw_description, &[("passage", Words::option_passage, Takes::Text)]),
    ("crisis-guide", Words::crisis_description, &[]),
    ("numbers", Words::numbers_description, &[]),
];

/// What an option of these takes.
#[derive(Clone, Copy)]
enum Takes {
    Text,
    NeededText,
    Member,
    Channel,
    File,
}

/// The command.
pub(in crate::bot) fn settings_command(languages: &Languages) -> CommandSpec {
    let pages = PAGES.iter().map(|(name, describe, options)| SubcommandSpec {
        group: None,
        name: (*name).to_owned(),
        description: describe(languages.english()),
        description_localizations: in_others(languages, *describe),
        options: options
            .iter()
            .map(|(name, describe, takes)| page_option(languages, name, *describe, *takes))
            .collect(),
    });
    let settings = SettingKey::ALL.iter().map(|key| setting_command(languages, *key));
    CommandSpec {
        kind: CommandKind::Slash,
        name: SETTINGS.to_owned(),
        description: languages.english().settings_description(),
        name_localizations: Vec::new(),
        description_localizations: in_others(languages, Words::settings_description),
        about: None,
        subcommands: pages.chain(settings).collect(),
        audience: Audience::ServerManagers,
    }
}

fn page_option(languages: &Languages, name: &str, describe: Describe, takes: Takes) -> OptionSpec {
    let text = OptionKind::Text { most: COMMAND_OPTION_VALUE_MAX, suggestions: true };
    let (kind, required) = match takes {
        Takes::Text => (text, false),
        Takes::NeededText => (text, true),
        Takes::Member => (OptionKind::Member, false),
        Takes::Channel => (OptionKind::Channel(ChannelSort::READ), false),
        Takes::File => (OptionKind::File, true),
    };
    OptionSpec { required, ..option(languages, name, describe, kind) }
}

fn option(languages: &Languages, name: &str, describe: Describe, kind: OptionKind) -> OptionSpec {
    OptionSpec {
        name: name.to_owned(),
        description: describe(languages.english()),
        description_localizations: in_others(languages, describe),
        required: false,
        kind,
    }
}

/// The subcommand of a setting. Its description is its name: what it does stands on its screen.
fn setting_command(languages: &Languages, key: SettingKey) -> SubcommandSpec {
    let others = languages.all().filter(|words| words.locale() != languages.english().locale());
    let named = others.map(|words| (words.locale().to_string(), words.setting_name(key)));
    let group = GroupSpec {
        name: "set".to_owned(),
        description: languages.english().set_description(),
        description_localizations: in_others(languages, Words::set_description),
    };
    SubcommandSpec {
        group: Some(group),
        name: key.name().to_owned(),
        description: languages.english().setting_name(key),
        description_localizations: named.collect(),
        options: setting_options(languages, key),
    }
}

fn setting_options(languages: &Languages, key: SettingKey) -> Vec<OptionSpec> {
    let option = |name, describe: Describe, kind| option(languages, name, describe, kind);
    let suggested = || OptionKind::Text { most: COMMAND_OPTION_VALUE_MAX, suggestions: true };
    let written = |most| OptionKind::Text { most, suggestions: false };
    let value = |kind| vec![option("value", Words::option_value, kind)];
    let list = |kind: OptionKind| {
        vec![
            option("add", Words::option_add, kind.clone()),
            option("remove", Words::option_remove, kind),
        ]
    };
    let mut options = match key.kind() {
        Kind::Flag => value(OptionKind::Flag),
        Kind::Seconds(_) => value(OptionKind::Number { least: 0, most: i64::from(PAUSE_MAX) }),
        Kind::Text(_) => value(written(usize::try_from(WORDS_MAX).unwrap_or(usize::MAX))),
        Kind::Channel => value(OptionKind::Channel(ChannelSort::POST)),
        Kind::Channels => list(OptionKind::Channel(ChannelSort::READ)),
        Kind::Role => value(OptionKind::Role),
        Kind::Roles => list(OptionKind::Role),
        Kind::Packs | Kind::Commands | Kind::Passages(_) | Kind::Countries(_) => list(suggested()),
        Kind::LogKinds => {
            let kinds = LOG_KINDS.map(|kind| (kind.to_owned(), kind.to_owned()));
            list(OptionKind::OneOf(kinds.into()))
        }
        Kind::Language => {
            let none = (languages.english().value_none(), "-".to_owned());
            let all = languages
                .all()
                .map(|words| (words.language_name(words.locale()), words.locale().to_string()));
            value(OptionKind::OneOf(std::iter::once(none).chain(all).collect()))
        }
        Kind::Lines(_) => vec![
            option("name", Words::field_name, written(LINE_NAME_MAX)),
            option("contact", Words::field_contact, written(LINE_CONTACT_MAX)),
            option("remove", Words::option_remove, suggested()),
        ],
    };
    options.push(option("default", Words::option_default, OptionKind::Flag));
    options
}
