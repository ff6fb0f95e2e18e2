//! Every screen for moderators, and every one that follows from what they set, as large as it can become.

use super::copies::SHOWN_MAX;
use super::names::commands_to_switch_off;
use super::{LogEntry, Moderating, log_entry, welcome};
use crate::action::{Group, SetUpStep};
use crate::bot::{Act, ChannelKind, Event, Screens, Settings};
use crate::id::{ChannelId, MessageId, PersonId, ServerId};
use crate::library::{Library, Opens};
use crate::reply::{Counted, Elsewhere, Outcome, Reply, Request, Screen, StoredRow, Then};
use crate::settings::{
    Edit, EditFault, Entry, FileFault, Imported, Kind, Known, LINE_CONTACT_MAX, LINE_NAME_MAX,
    LOG_KINDS, LeftOut, LocalLine, NotAValue, Panel, Place, Refusal, Revision, Rule,
    ServerSettings, Setting, SettingKey, Stamp, Value, WORDS_MAX, Waited,
};

/// Whoever has the longest id, at the longest moment.
const STAMP: Stamp = Stamp { by: PersonId(u64::MAX), at: i64::MAX };

/// A server in which everything is set, and as much as can be.
pub(in crate::bot) fn everything_set(library: &Library) -> ServerSettings {
    let ids = |most: usize| Value::Ids((0..most).map(|n| u64::MAX - n as u64).collect());
    let value = |key: SettingKey| {
        let most = key.kind().most();
        match key.kind() {
            Kind::Flag => Value::Flag(key.default_value() != Value::Flag(true)),
            Kind::Seconds(most) => Value::Seconds(most),
            Kind::Text(_) => Value::Text("*".repeat(usize::try_from(WORDS_MAX).unwrap_or(0))),
            Kind::Channel | Kind::Role | Kind::Channels | Kind::Roles => ids(most),
            Kind::Packs => {
                Value::Names(library.packs.iter().map(|pack| pack.id.to_string()).collect())
            }
            Kind::Commands => {
                let commands = commands_to_switch_off(library);
                Value::Names(commands.map(|command| command.name.clone()).take(most).collect())
            }
            Kind::Passages(_) => {
                let passages = library.packs.iter().flat_map(|pack| {
                    pack.passages()
                        .map(move |(name, passage)| (passage.title.len(), &pack.id, name))
                });
                let mut passages: Vec<_> = passages.collect();
                passages.sort_by_key(|(length, ..)| std::cmp::Reverse(*length));
                let names = passages.into_iter().map(|(_, pack, name)| format!("{pack}/{name}"));
                Value::Names(names.take(most).collect())
            }
            Kind::Language => {
                let longest =
                    library.languages.all().max_by_key(|words| words.locale().as_str().len());
                Value::Text(longest.map(|words| words.locale().to_string()).unwrap_or_default())
            }
            Kind::Countries(_) => {
                let mut countries: Vec<_> = library.safety.countries.iter().collect();
                countries.sort_by_key(|country| std::cmp::Reverse(country.name.len()));
                let names = countries.into_iter().map(|country| country.id.to_string());
                Value::Names(names.take(most).collect())
            }
            Kind::Lines(_) => {
                let (name, contact) = ("*".repeat(LINE_NAME_MAX), "*".repeat(LINE_CONTACT_MAX));
                let line = LocalLine { name, contact, by: Some(PersonId(u64::MAX)) };
                Value::Lines(vec![line; most])
            }
            Kind::LogKinds => Value::Names(LOG_KINDS.map(str::to_owned).into()),
        }
    };
    let set =
        SettingKey::ALL.iter().map(|key| (*key, Setting { value: value(*key), stamp: STAMP }));
    let panel = Panel { channel: ChannelId(u64::MAX), message: MessageId(u64::MAX), stamp: STAMP };
    ServerSettings { revision: Revision(u64::MAX), set: set.collect(), panels: vec![panel; 10] }
}

/// Each of these screens, with what it is.
#[expect(clippy::too_many_lines, reason = "one list of every screen, in the order of the files")]
pub(in crate::bot) fn screens(screens: &Screens<'_>) -> Vec<(String, Screen)> {
    let (library, words) = (screens.library, screens.words);
    let full = everything_set(library);
    let empty = ServerSettings::default();
    let open = everything_allowed(&full);
    let mut event =
        Event::new(PersonId(u64::MAX), ChannelKind::Server, screens.today, Act::Unreadable);
    event.at.id = Some(ChannelId(u64::MAX));
    event.at.server = Some(ServerId(u64::MAX));
    let here = Place { channel: event.at.id, parent: None, who: event.who, roles: &[] };
    let mut all = Vec::new();
    for (settings, known) in [
        (&full, Known::Server(&full)),
        (&empty, Known::Server(&empty)),
        (&open, Known::Server(&open)),
        (&empty, Known::Unknown),
    ] {
        let screens = Screens { known, here, ..*screens };
        let moderating = Moderating { screens, event: &event, settings };
        let mut add = |what: &str, screen: Screen| all.push((what.to_owned(), screen));
        for said in [
            words.saved(),
            words.started_anew(),
            words.undone(),
            words.undone_before(),
            words.undo_overtaken(),
            words.reset_nothing(),
            words.conflict(),
            words.unchanged(),
        ] {
            add("the settings", moderating.overview(Group::Where, Some(&said)));
        }
        for group in Group::ALL {
            add("the settings", moderating.overview(group, None));
        }
        for key in SettingKey::ALL {
            let name = format!("the setting {}", key.name());
            add(&name, moderating.setting(*key, Some(&words.conflict())));
        }
        for fault in faults() {
            let fault = EditFault { key: SettingKey::WordsBefore, fault };
            let said = moderating.fault_of(&fault);
            add("a setting", moderating.setting(SettingKey::WordsBefore, Some(&said)));
        }
        // The one with the most to pick from.
        let articles = library.packs.iter().flat_map(|pack| {
            pack.articles.iter().map(move |article| (article.passages.len(), pack, article))
        });
        if let Some((_, pack, article)) = articles.max_by_key(|(passages, ..)| *passages) {
            let screen =
                moderating.passages_to_withdraw(&pack.id, &article.id, Some(&words.conflict()));
            add("the passages to withdraw", screen);
        }
        add("the set-up", moderating.first_step());
        for step in SetUpStep::ALL {
            if let Reply::Replace(screen) = moderating.after_step(step) {
                add("the set-up", screen);
            }
        }
        let commands = library.packs.iter().flat_map(|pack| &pack.commands);
        // One whose answer everybody may see.
        let commands =
            commands.filter(|command| matches!(command.opens, Opens::Read | Opens::Articles(_)));
        let longest = commands.max_by_key(|command| command.name.len());
        for (channel, command) in [
            (Some(ChannelId(u64::MAX)), longest.map_or("", |command| &command.name)),
            (None, "none"),
            (Some(ChannelId(1)), longest.map_or("", |command| &command.name)),
        ] {
            let somebody =
                super::trial::Somebody { who: STAMP.by, roles: &[], channel, parent: None };
            add("what would happen", moderating.trial(&somebody, command));
        }
        for rule in RULES {
            for stamp in [Some(STAMP), None] {
                let refusal = Refusal { rule, stamp };
                let said = moderating.rule(&refusal);
                add(
                    "a rule",
                    Screen::of_text(
                        crate::reply::ScreenKind::Trial,
                        vec![crate::bot::paragraph(said)],
                    ),
                );
                add("what a rule refuses", screens.refused_by_rule(&refusal));
            }
        }
        for channel in [None, Some(ChannelId(1))] {
            add("what is in the way", moderating.diagnosis(channel));
        }
        for (bits, parent, channel) in [
            (u64::MAX, None, u64::MAX),
            (u64::MAX, None, 5),
            (VIEW, None, 5),
            (VIEW, Some(ChannelId(6)), 5),
        ] {
            let mut event = event.clone();
            event.at.bot_permissions = crate::bot::Permissions(bits);
            (event.at.id, event.at.parent) = (Some(ChannelId(channel)), parent);
            let screen = Moderating { event: &event, ..moderating }.diagnosis(None);
            add("what is in the way", screen);
        }
        for then in [Then::Show(SettingKey::Helplines), Then::Overview] {
            let saved = Outcome::Saved(std::sync::Arc::new(settings.clone()));
            if let Reply::Replace(screen) = moderating.after_change(&then, &saved) {
                add("what was saved", screen);
            }
        }
        for undone in [false, true] {
            let changes = vec![change(settings, &full, undone); 50];
            add("the history", moderating.history(&changes, None));
            add("a change", moderating.history(&changes, Some(Revision(u64::MAX))));
        }
        add("the history", moderating.history(&[], None));
        add("the question before a reset", moderating.ask_to_reset());
        add("the question before deleting", moderating.ask_to_delete());
        let tables = ["setting", "change", "panel", "count", "server"];
        let rows: Vec<(String, u64)> =
            tables.iter().map(|table| ((*table).to_owned(), u64::MAX)).collect();
        files(moderating, &full, &mut add);
        for said in [None, Some(words.panel_failed())] {
            add("the messages with buttons", moderating.panels(said.as_deref()));
        }
        for reply in [
            moderating.post_panel(moderating.panels(None)),
            moderating.refresh_panels(),
            moderating.remove_panels(),
            moderating.deleted(&rows, &full.panels),
            screens.call_person(&event),
            moderating.export(),
        ] {
            sent(reply, &mut add);
        }
        add("the message with buttons", super::member_panel(screens));
        for count in [0, 1, u64::MAX / 1000] {
            add("the numbers", moderating.numbers_counted(&counted(library, count)));
        }
        add("the numbers", moderating.numbers_counted(&[]));
        if let Reply::Replace(screen) = moderating.numbers() {
            add("the numbers", screen);
        }
        add("the page for crises", moderating.crisis_guide());
        let left = std::time::Duration::from_hours(1);
        for key in [SettingKey::PauseMember, SettingKey::PersonChannel] {
            add("the pause", screens.wait(Waited { key, left }));
        }
        add("the withdrawn passage", screens.withdrawn());
        add("the numbers of the server", screens.own_lines());
        add("what is posted for a person", screens.ask_for_person());
        let row =
            StoredRow { table: "setting".into(), about: "public-except".into(), at: i64::MAX };
        for rows in [vec![], vec![row; 60]] {
            add("what is stored of a person", screens.my_rows(&rows));
        }
        for text in [
            words.not_saved(),
            words.not_read(),
            words.not_confirmed(),
            words.settings_unknown(),
            words.import_not_file(),
            words.import_gone(),
            words.person_off(),
        ] {
            add("the message about settings", screens.told(&text));
        }
        for place in [ChannelKind::DirectWithBot, ChannelKind::Server] {
            let mut elsewhere = event.clone();
            elsewhere.at.kind = place;
            elsewhere.member = Some(crate::bot::Member::default());
            for member in [false, true] {
                elsewhere.at.bot_is_member = member;
                let request =
                    Request::Change { edits: vec![], on: Revision(0), then: Then::Overview };
                let saved = Outcome::Saved(std::sync::Arc::new(settings.clone()));
                let reply = super::after(screens, &elsewhere, &request, saved);
                if let Reply::Replace(screen) = reply {
                    add("the message about settings", screen);
                }
            }
        }
        let operator = screens.settings;
        for entry in entries(change(settings, &full, false), library) {
            add("an entry of the log", logged(library, operator, known, &entry, screens));
        }
        add("the greeting", welcome(library, Some(words.locale())));
    }
    all
}

const RULES: [Rule; 7] = [
    Rule::CheckOff,
    Rule::TopicOff,
    Rule::CommandOff,
    Rule::ChannelListed(24),
    Rule::ChannelNotListed,
    Rule::RoleListed(24),
    Rule::RoleNotListed,
];

fn faults() -> [NotAValue; 4] {
    let long = || "*".repeat(300);
    [
        NotAValue::Unreadable,
        NotAValue::TooMuch(usize::MAX),
        NotAValue::Unknown(long()),
        NotAValue::MustNotBeSaid(long()),
    ]
}

/// May see a channel and do nothing else.
const VIEW: u64 = crate::bot::Permissions::VIEW_CHANNEL.0;

/// A server with pauses in which everybody may see the answers and nothing is refused.
fn everything_allowed(full: &ServerSettings) -> ServerSettings {
    let kept = [
        SettingKey::Public,
        SettingKey::PauseMember,
        SettingKey::PauseChannel,
        SettingKey::PauseCommand,
    ];
    let set = full.set.iter().filter(|(key, _)| kept.contains(key));
    let set = set.map(|(key, setting)| (*key, setting.clone())).collect();
    ServerSettings { set, ..full.clone() }
}

/// A change of everything.
fn change(settings: &ServerSettings, full: &ServerSettings, undone: bool) -> Entry {
    let value = |settings: &ServerSettings, key: &SettingKey| {
        settings.set.get(key).map(|setting| setting.value.clone())
    };
    let changes = SettingKey::ALL.iter();
    let changes = changes.map(|key| (*key, value(settings, key), value(full, key)));
    let changes = changes.collect();
    Entry { revision: Revision(u64::MAX), stamp: STAMP, changes, undone }
}

/// What a file changes, and what is wrong with one.
fn files(moderating: Moderating<'_>, full: &ServerSettings, add: &mut impl FnMut(&str, Screen)) {
    let edits = full.set.iter();
    let edits = edits.map(|(key, setting)| Edit { key: *key, value: Some(setting.value.clone()) });
    let left_out = SettingKey::ALL.iter().filter(|key| key.is_of_one_server());
    let left_out = left_out.map(|key| LeftOut(*key)).collect();
    let lines = std::collections::BTreeMap::new();
    let imported = Imported { edits: edits.collect(), left_out, lines: lines.clone() };
    add("what a file changes", moderating.file_read(Outcome::File(imported, u64::MAX)));
    let none = Imported { edits: Vec::new(), left_out: Vec::new(), lines };
    add("what a file changes", moderating.file_read(Outcome::File(none, 0)));
    let form = || FileFault::Form {
        line: usize::MAX,
        message: "*".repeat(1000),
        remedy: "*".repeat(1000),
    };
    let setting = |fault| FileFault::Setting {
        line: usize::MAX,
        fault: EditFault { key: SettingKey::PrivateCommands, fault },
    };
    let wrong = faults().map(setting).into_iter();
    let wrong: Vec<FileFault> = (0..=SHOWN_MAX).map(|_| form()).chain(wrong).collect();
    add("the mistakes of a file", moderating.file_read(Outcome::BadFile(wrong)));
}

/// What is counted, and how often.
fn counted(library: &Library, count: u64) -> Vec<Counted> {
    let commands = library.packs.iter().flat_map(|pack| &pack.commands);
    let commands = commands.filter(|command| !matches!(command.opens, Opens::HelpNow));
    let names = commands.map(|command| command.name.clone());
    let others = [super::BEGUN, super::DONE, super::OUTSIDE].map(str::to_owned);
    let what: Vec<String> = others.into_iter().chain(names.take(8)).collect();
    let day = |day: usize| {
        what.iter().map(move |what| Counted {
            day: format!("2026-11-{day:02}"),
            what: what.clone(),
            count,
        })
    };
    (1..15).flat_map(day).collect()
}

/// Everything that a reply shows somewhere.
fn sent(reply: Reply, add: &mut impl FnMut(&str, Screen)) {
    match reply {
        Reply::Elsewhere { what, told, failed } => {
            add("what came of a message", told);
            add("what came of a message", failed);
            for one in what {
                if let Elsewhere::Post { screen, .. } | Elsewhere::Edit { screen, .. } = one {
                    add("a message in a channel", screen);
                }
            }
        }
        Reply::ShowFile { screen, .. } | Reply::Replace(screen) | Reply::Show(screen) => {
            add("the settings as a file", screen);
        }
        _other => {}
    }
}

/// Every kind of entry of the log.
fn entries(change: Entry, library: &Library) -> [LogEntry; 5] {
    let commands = library.packs.iter().flat_map(|pack| &pack.commands);
    let longest = commands.map(|command| command.name.clone()).max_by_key(String::len);
    let pack = library.packs.iter().max_by_key(|pack| pack.title.len());
    [
        LogEntry::Changed(change),
        LogEntry::Refused { command: longest.unwrap_or_default(), channel: ChannelId(u64::MAX) },
        LogEntry::Failed,
        LogEntry::StoreAway,
        LogEntry::Texts {
            pack: pack.map(|pack| pack.title.clone()).unwrap_or_default(),
            version: pack.map(|pack| pack.version.clone()).unwrap_or_default(),
        },
    ]
}

fn logged(
    library: &Library,
    operator: &Settings,
    known: Known<'_>,
    entry: &LogEntry,
    screens: Screens<'_>,
) -> Screen {
    log_entry(library, operator, known, (screens.today, Some(screens.words.locale())), entry)
}
