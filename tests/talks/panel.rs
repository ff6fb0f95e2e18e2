//! Every kind of answer that a panel of settings is made of, as those judge it who judge what the bot
//! sends.

use myelin::action::{Action, Open};
use myelin::bot::{
    Audience, ChannelKind, CommandKind, CommandSpec, GroupSpec, OptionKind, OptionSpec,
    PressedMessage, SubcommandSpec,
};
use myelin::discord::payload::Post;
use myelin::discord::{Afterwards, CommandIds, Errand, Renderer, ResponseKind, outgoing, wanted};
use myelin::id::{ChannelId, MessageId, MessageLink, PersonId, RoleId, ServerId};
use myelin::reply::{
    Block, ChannelSort, Choice, Control, Elsewhere, Form, FormField, Line, Menu, Picker,
    PickerKind, Reply, Screen, ScreenKind, Span, TextFile,
};
use serde_json::{Value, json};

use crate::support::objections::objections;

const CALLBACK: &str = "/interactions/1/token/callback";

/// Every way in which a reply can be asked for, except by typing.
const ASKED: [ResponseKind; 5] = [
    ResponseKind::Command,
    ResponseKind::Press(PressedMessage::Own),
    ResponseKind::Press(PressedMessage::Shared),
    ResponseKind::Form(PressedMessage::Own),
    ResponseKind::Form(PressedMessage::Shared),
];

fn renderer(commands: &CommandIds) -> Renderer<'_> {
    Renderer { seal: &|action| format!("{action:?}"), commands }
}

/// A screen with everything that a panel shows: mentions, pickers, a menu that may be emptied.
fn panel() -> Screen {
    let line = Line::from("In ")
        .and(Span::Channel(ChannelId(u64::MAX)))
        .and(Span::Role(RoleId(50)))
        .and(Span::Person(PersonId(7)))
        .and(Span::Moment(1_796_083_200))
        .and(Span::Command("settings set channels".into()));
    let picker = |kind, action, chosen: &[u64]| {
        Control::Picker(Picker {
            kind,
            placeholder: "Pick".into(),
            action: Action::Open(action),
            least: 0,
            most: 25,
            chosen: chosen.to_vec(),
        })
    };
    let sorts =
        &[ChannelSort::Text, ChannelSort::Announcement, ChannelSort::Forum, ChannelSort::Category];
    let choice = Choice { value: "a".into(), label: "A".into(), detail: None, chosen: true };
    Screen {
        kind: ScreenKind::Help,
        blocks: vec![Block::Title("Settings".into()), Block::Paragraph(line)],
        controls: vec![
            picker(PickerKind::Channels(sorts), Open::Hide, &[20, 21]),
            picker(PickerKind::Roles, Open::Stop, &[]),
            picker(PickerKind::Members, Open::Ask, &[7]),
            Control::Menu(Menu {
                placeholder: "Topics".into(),
                action: Action::Open(Open::HelpNow),
                least: 0,
                most: 1,
                options: vec![choice],
            }),
        ],
        urgency: None,
    }
}

fn form(fields: usize) -> Form {
    let field = |number: usize| FormField {
        name: number.to_string(),
        label: "ü".repeat(45),
        value: "ü".repeat(4000),
        placeholder: "ü".repeat(100),
        least: number,
        most: 4000,
        long: number > 0,
    };
    let fields = (0..fields).map(field).collect();
    Form { title: "ü".repeat(45), action: Action::Open(Open::Hide), fields }
}

/// Everything that is sent for a reply: method, path and body of each call.
fn calls(
    reply: Reply,
    asked: ResponseKind,
    place: ChannelKind,
) -> Vec<(&'static str, &'static str, Value)> {
    let commands: CommandIds = [("settings".to_owned(), 77)].into_iter().collect();
    let outgoing = outgoing(reply, asked, place, renderer(&commands));
    let outgoing = outgoing.unwrap_or_else(|unfit| panic!("{unfit}"));
    let mut calls = vec![("POST", CALLBACK, json!(outgoing.callback))];
    if let Some(Afterwards::Elsewhere { errands, told, failed }) = outgoing.then {
        calls.extend(errands.into_iter().map(|errand| match errand {
            Errand::Post { message, .. } => {
                ("POST", "/channels/1/messages", json!(Post::new(message, "1-0".to_owned())))
            }
            Errand::Edit { message, .. } => ("PATCH", "/channels/1/messages/2", json!(message)),
            Errand::Delete { .. } => ("DELETE", "/channels/1/messages/2", Value::Null),
        }));
        let original = "/webhooks/1/token/messages/@original";
        calls.extend([told, failed].map(|message| ("PATCH", original, json!(message))));
    }
    calls
}

#[test]
fn nobody_objects_to_any_answer_of_a_panel_wherever_it_is_asked_for() {
    let at =
        MessageLink { server: Some(ServerId(9)), channel: ChannelId(1), message: MessageId(2) };
    let elsewhere = || Reply::Elsewhere {
        what: vec![
            Elsewhere::Post { channel: at.channel, screen: panel(), ping: None },
            Elsewhere::Post { channel: at.channel, screen: panel(), ping: Some(RoleId(50)) },
            Elsewhere::Post { channel: at.channel, screen: panel(), ping: Some(RoleId(51)) },
            Elsewhere::Edit { at, screen: panel() },
            Elsewhere::Delete { at },
        ],
        told: panel(),
        failed: panel(),
    };
    let file = || TextFile { name: "settings.toml".into(), contents: "a = 1\n".into() };
    let replies: [&dyn Fn() -> Reply; 6] = [
        &|| Reply::Show(panel()),
        &|| Reply::Replace(panel()),
        &|| Reply::Everybody(panel()),
        &|| Reply::ShowFile { screen: panel(), file: file() },
        &elsewhere,
        &|| Reply::Form(form(5)),
    ];
    let mut seen = 0;
    for place in [ChannelKind::Server, ChannelKind::DirectWithBot, ChannelKind::Elsewhere] {
        for asked in ASKED {
            for reply in &replies {
                let reply = reply();
                if matches!((&reply, asked), (Reply::Form(_), ResponseKind::Form(_))) {
                    continue;
                }
                for (method, path, body) in calls(reply, asked, place) {
                    let found = objections(method, path, &body);
                    assert!(found.is_empty(), "{}\n{body:#}", found.join("\n"));
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 100, "{seen}");
}

#[test]
fn only_a_post_that_names_a_role_pings_anybody() {
    let post = |ping| Reply::Elsewhere {
        what: vec![Elsewhere::Post { channel: ChannelId(1), screen: panel(), ping }],
        told: panel(),
        failed: panel(),
    };
    for (ping, roles) in [(None, None), (Some(RoleId(50)), Some(json!(["50"])))] {
        let own = ResponseKind::Press(PressedMessage::Own);
        for (method, path, body) in calls(post(ping), own, ChannelKind::Server) {
            let Some(allowed) = body.get("allowed_mentions") else { continue };
            assert_eq!(allowed["parse"], json!([]), "{method} {path}");
            let expected = if method == "POST" { roles.as_ref() } else { None };
            assert_eq!(allowed.get("roles"), expected, "{method} {path}");
        }
    }
}

#[test]
fn nobody_objects_to_commands_with_subcommands() {
    let option = |name: &str, required, kind| OptionSpec {
        name: name.into(),
        description: "A word".into(),
        description_localizations: vec![("de".into(), "Ein Wort".into())],
        required,
        kind,
    };
    let kinds = vec![
        option("where", true, OptionKind::Channel(ChannelSort::READ)),
        option("number", true, OptionKind::Number { least: -1, most: (1 << 53) - 1 }),
        option("one-of", true, OptionKind::OneOf(vec![("A".into(), "a".into())])),
        option("word", false, OptionKind::Text { most: 6000, suggestions: true }),
        option("note", false, OptionKind::Text { most: 1, suggestions: false }),
        option("on", false, OptionKind::Flag),
        option("role", false, OptionKind::Role),
        option("who", false, OptionKind::Member),
        option("file", false, OptionKind::File),
    ];
    let group = GroupSpec {
        name: "set".into(),
        description: "Sets".into(),
        description_localizations: Vec::new(),
    };
    let subcommand = |group, name: &str, options| SubcommandSpec {
        group,
        name: name.into(),
        description: "Does it".into(),
        description_localizations: vec![("de".into(), "Tut es".into())],
        options,
    };
    let command = CommandSpec {
        kind: CommandKind::Slash,
        name: "settings".into(),
        description: "Settings of this server".into(),
        name_localizations: Vec::new(),
        description_localizations: Vec::new(),
        about: None,
        subcommands: vec![
            subcommand(None, "show", Vec::new()),
            subcommand(Some(group.clone()), "all", kinds),
            subcommand(Some(group), "none", Vec::new()),
        ],
        audience: Audience::ServerManagers,
    };
    let wire = wanted(&[command]).unwrap_or_else(|unfit| panic!("{unfit}"));
    let found = objections("PUT", "/applications/1/commands", &json!(wire));
    assert!(found.is_empty(), "{}\n{wire:#?}", found.join("\n"));
}
