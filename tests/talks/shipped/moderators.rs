//! What moderators and the members of their server see, as a screen reader speaks it.
#![expect(clippy::indexing_slicing, reason = "a test fails by panicking")]

use insta::assert_snapshot;
use myelin::action::{Action, Group, ModeratorAction, Open};
use myelin::bot::{Act, Given, LogEntry, Options, PressedMessage, log_entry, welcome};
use myelin::id::{ChannelId, PersonId, RoleId};
use myelin::reply::{Counted, Elsewhere, Reply};
use myelin::sensitive::Sensitive;
use myelin::settings::{Edit, Known, LocalLine, SettingKey, Value};

use super::aloud::Transcript;
use crate::support::server_book::ServerBook;
use crate::support::shipped;

fn options(given: &[(&str, Given)]) -> Sensitive<Options> {
    Sensitive::new(given.iter().map(|(name, given)| ((*name).to_owned(), given.clone())).collect())
}

fn typed(line: &str, given: &[(&str, Given)]) -> Act {
    let path = line.split(' ').map(str::to_owned).collect();
    Act::Subcommand { name: "settings".to_owned(), path, options: options(given) }
}

fn pressed(action: Action, values: &[&str]) -> Act {
    let values = Sensitive::new(values.iter().map(|value| (*value).to_owned()).collect());
    Act::Press { action: Ok(action), values, on: PressedMessage::Own }
}

fn edit(key: SettingKey, value: Value) -> Edit {
    Edit::new(key, value).expect("a value")
}

fn text(text: &str) -> Given {
    Given::Text(text.to_owned())
}

/// A server in which somebody has set a few things.
fn book() -> ServerBook {
    let counted = |day: &str, what: &str, count| Counted {
        day: day.to_owned(),
        what: what.to_owned(),
        count,
    };
    let mut book = ServerBook::default();
    book.counted = vec![
        counted("2026-11-22", "b12-read", 3),
        counted("2026-11-23", "b12-read", 12),
        counted("2026-11-23", "b12-check", 7),
        counted("2026-11-23", "@begun", 6),
        counted("2026-11-23", "@done", 5),
        counted("2026-11-23", "@outside", 2),
    ];
    let line = LocalLine {
        name: "Night line".to_owned(),
        contact: "0800 123".to_owned(),
        by: Some(PersonId(7)),
    };
    book.set(&[
        edit(SettingKey::Channels, Value::Ids(vec![30, 31])),
        edit(SettingKey::PersonChannel, Value::Ids(vec![40])),
        edit(SettingKey::Helplines, Value::Lines(vec![line])),
    ]);
    book
}

/// Everything for moderators.
pub(super) fn transcript() -> Transcript<'static> {
    let mut transcript = Transcript::new(shipped());
    transcript.talk.server = Some(book());
    let server = || transcript.talk.server.as_ref().expect("a server");
    let show = |by: &str, act: Act| transcript.add(by, &transcript.shown(act));
    let press = |by: &str, action: ModeratorAction, values: &[&str]| {
        show(by, pressed(Action::Moderator(action), values));
    };
    show("/settings show", typed("show", &[]));
    press("How", ModeratorAction::Overview(Group::How), &[]);
    press("Pick: Questions", ModeratorAction::PickSetting, &["check"]);
    let on = server().settings().revision;
    press("Switch off", ModeratorAction::Flip(SettingKey::Check, on), &[]);
    press(
        "Switch off, pressed again on the old message",
        ModeratorAction::Flip(SettingKey::Check, on),
        &[],
    );
    show("/settings set helplines", typed("set helplines", &[]));
    show(
        "/settings set words-before value: You have a B12 deficiency.",
        typed("set words-before", &[("value", text("You have a B12 deficiency."))]),
    );
    show(
        "/settings set pause-member value: 30",
        typed("set pause-member", &[("value", Given::Number(30))]),
    );
    show("/settings history", typed("history", &[]));
    press("Pick: the last change", ModeratorAction::PickChange(0), &["3"]);
    let on = server().settings().revision;
    press("Undo", ModeratorAction::Undo(on, on), &[]);
    show("/settings setup", typed("setup", &[]));
    show("/settings test", typed("test", &[("command", text("b12-check"))]));
    let member = Given::Member { id: PersonId(8), roles: vec![RoleId(5)], permissions: None };
    let elsewhere = ("channel", Given::Channel(ChannelId(99)));
    show(
        "/settings test member: channel: command:",
        typed("test", &[("command", text("/b12-read")), ("member", member), elsewhere.clone()]),
    );
    show("/settings diagnose", typed("diagnose", &[]));
    show("/settings diagnose channel:", typed("diagnose", &[elsewhere]));
    show("/settings reset", typed("reset", &[]));
    show("/settings delete-everything", typed("delete-everything", &[]));
    press("Delete everything", ModeratorAction::Delete, &[]);
    show("/settings export", typed("export", &[]));
    show("/settings panel", typed("panel", &[]));
    show("/settings numbers", typed("numbers", &[]));
    show("/settings crisis-guide", typed("crisis-guide", &[]));
    transcript
}

/// What a file that somebody attaches leads to.
fn files() -> Transcript<'static> {
    let mut transcript = Transcript::new(shipped());
    let file = |bytes: &[u8]| {
        let mut book = book();
        book.file = bytes.to_vec();
        book
    };
    let import = || {
        let (url, name) = ("https://cdn.discordapp.com/a".to_owned(), "a.toml".to_owned());
        typed("import", &[("file", Given::File { url, name, bytes: 10 })])
    };
    transcript.talk.server = Some(file(b"[settings]\ncheck = false\nroles = [\"5\"]\n"));
    transcript.add("/settings import, of another server", &transcript.shown(import()));
    transcript.talk.server = Some(file(b"[settings]\nchecks = false\n"));
    transcript.add("/settings import, with mistakes", &transcript.shown(import()));
    transcript
}

/// What the members of that server see.
pub(super) fn members() -> Transcript<'static> {
    let mut transcript = Transcript::new(shipped());
    let mut book = book();
    book.is_member_only = true;
    book.set(&[edit(SettingKey::Check, Value::Flag(false))]);
    transcript.talk.server = Some(book);
    let show = |by: &str, act: Act| transcript.add(by, &transcript.shown(act));
    show("/settings show, as a member", typed("show", &[]));
    let command = |name: &str| Act::Command { name: name.to_owned(), about: None };
    show("/b12-check, where the questions are off", command("b12-check"));
    show("/b12-read, in a listed channel", command("b12-read"));
    show("/b12-help-now, with a number of the server's own", command("b12-help-now"));
    show("Numbers of this server", pressed(Action::Open(Open::OwnLines), &[]));
    show("Talk to a person here", pressed(Action::Open(Open::AskForPerson), &[]));
    show("What is stored about me", pressed(Action::Open(Open::MyRows), &[]));
    let Reply::Elsewhere { what, .. } =
        transcript.talk.reply(pressed(Action::Open(Open::CallPerson), &[]))
    else {
        panic!("it is posted")
    };
    let Elsewhere::Post { screen, channel, ping } = &what[0] else { panic!("it is posted") };
    assert_eq!((*channel, *ping), (ChannelId(40), None));
    transcript.add("what moderators read then", screen);
    transcript
}

/// What is posted in channels.
fn posted() -> Transcript<'static> {
    let mut transcript = Transcript::new(shipped());
    transcript.talk.server = Some(book());
    let post = pressed(Action::Moderator(ModeratorAction::PostPanel), &[]);
    let Reply::Elsewhere { what, .. } = transcript.talk.reply(post) else { panic!("it is posted") };
    let Elsewhere::Post { screen, .. } = &what[0] else { panic!("it is posted") };
    transcript.add("the message with buttons", screen);
    transcript.add("after being added to a server", &welcome(shipped(), None));
    let entries = [
        LogEntry::Refused { command: "b12-read".to_owned(), channel: ChannelId(30) },
        LogEntry::Failed,
        LogEntry::StoreAway,
        LogEntry::Texts { pack: "Low B12".to_owned(), version: "1.2.0".to_owned() },
    ];
    for entry in entries {
        let on = (transcript.talk.today, None);
        let settings = &transcript.talk.settings;
        let screen = log_entry(shipped(), settings, Known::NoServer, on, &entry);
        transcript.add(&format!("the log: {}", entry.kind()), &screen);
    }
    transcript
}

/// Everything that follows from settings.
pub(super) fn all() -> [Transcript<'static>; 4] {
    [transcript(), files(), members(), posted()]
}

#[test]
fn what_moderators_see() {
    assert_snapshot!("moderators", transcript().read());
}

#[test]
fn each_of_the_last_fifty_changes_can_be_picked() {
    let mut transcript = Transcript::new(shipped());
    let book = ServerBook::default();
    for seconds in 1..=50 {
        book.set(&[edit(SettingKey::PauseMember, Value::Seconds(seconds))]);
    }
    transcript.talk.server = Some(book);
    let shown = transcript.shown(typed("history", &[]));
    transcript.talk.screen.replace(shown);
    let offered: usize = transcript.talk.menus().iter().map(|menu| menu.options.len()).sum();
    assert_eq!(offered, 50);
    let first = ModeratorAction::PickChange(1);
    let shown = transcript.shown(pressed(Action::Moderator(first), &["1"]));
    assert_eq!(shown.kind, myelin::reply::ScreenKind::Change);
}

#[test]
fn what_a_file_changes() {
    assert_snapshot!("settings_files", files().read());
}

#[test]
fn what_members_of_a_server_with_settings_see() {
    assert_snapshot!("members", members().read());
}

#[test]
fn what_is_posted_in_channels() {
    assert_snapshot!("posted", posted().read());
}
