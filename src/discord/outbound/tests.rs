//! Which calls a reply becomes, by what it answers and where.

use serde_json::{Value, json, to_value};

use super::super::commands::CommandIds;
use super::*;
use crate::action::{Action, Open};
use crate::id::{ChannelId, MessageId};
use crate::reply::{Block, Elsewhere, Form, FormField, ScreenKind, Suggestion};

fn screen(text: &str) -> Screen {
    Screen::of_text(ScreenKind::Trouble, vec![Block::Paragraph(text.into())])
}

/// A reply, what it answers, where, and what is sent.
type Case = (fn() -> Reply, ResponseKind, ChannelKind, (u64, u64, bool));

/// Type, flags and whether the message is removed.
fn sent(reply: Reply, asked: ResponseKind, place: ChannelKind) -> (u64, u64, bool) {
    let commands = CommandIds::default();
    let renderer = Renderer { seal: &|_| "id".into(), commands: &commands };
    let outgoing =
        outgoing(reply, asked, place, renderer).unwrap_or_else(|unfit| panic!("{unfit}"));
    let wire = to_value(&outgoing.callback).unwrap();
    let flags = wire["data"]["flags"].as_u64().unwrap_or(0);
    (wire["type"].as_u64().unwrap(), flags, outgoing.then_remove)
}

#[test]
fn each_reply_is_answered_in_its_way() {
    use ChannelKind::{DirectWithBot, Elsewhere, Server};
    let (own, shared) =
        (ResponseKind::Press(PressedMessage::Own), ResponseKind::Press(PressedMessage::Shared));
    let (open, private) = (1 << 15, (1 << 15) + 64);
    let show = || Reply::Show(screen("a"));
    let replace = || Reply::Replace(screen("a"));
    let remove = || Reply::Remove(screen("a"));
    let cases: [Case; 16] = [
        (show, ResponseKind::Command, Server, (4, private, false)),
        (show, ResponseKind::Command, Elsewhere, (4, private, false)),
        (show, ResponseKind::Command, DirectWithBot, (4, open, false)),
        (show, own, Server, (4, private, false)),
        (show, own, DirectWithBot, (4, open, false)),
        (show, shared, Server, (4, private, false)),
        (replace, own, Server, (7, open, false)),
        (replace, own, DirectWithBot, (7, open, false)),
        (replace, shared, Server, (4, private, false)),
        (replace, shared, Elsewhere, (4, private, false)),
        (replace, ResponseKind::Command, Server, (4, private, false)),
        (remove, own, Server, (7, open, true)),
        (remove, own, DirectWithBot, (7, open, true)),
        (remove, shared, Server, (4, private, false)),
        (remove, ResponseKind::Command, DirectWithBot, (4, open, false)),
        (show, ResponseKind::Typing, Server, (8, 0, false)),
    ];
    for (reply, asked, place, expected) in cases {
        let reply = reply();
        let case = format!("{reply:?} {asked:?} {place:?}");
        assert_eq!(sent(reply, asked, place), expected, "{case}");
    }
}

#[test]
fn what_goes_elsewhere_is_announced_in_time_and_silence_answers_no_command() {
    let (own, shared) =
        (ResponseKind::Press(PressedMessage::Own), ResponseKind::Press(PressedMessage::Shared));
    let (channel, message) = (ChannelId(2), MessageId(3));
    let at = MessageLink { server: None, channel, message };
    let share = |by| {
        let [public, told, failed] = [screen("a"), screen("b"), screen("c")];
        Reply::Share { public, told, failed, at, by }
    };
    let direct = || {
        let [screen, opened, closed] = [screen("a"), screen("b"), screen("c")];
        Reply::Direct { screen, opened, closed }
    };
    for (reply, asked, kind, flags) in [
        (share(ShareBy::Message), own, 6, 0),
        (share(ShareBy::FollowUp), own, 6, 0),
        (share(ShareBy::Message), shared, 5, 64),
        (direct(), own, 6, 0),
        (direct(), shared, 5, 64),
        (direct(), ResponseKind::Command, 5, 64),
        (direct(), ResponseKind::Typing, 8, 0),
        (Reply::Silence, own, 6, 0),
        (Reply::Silence, ResponseKind::Typing, 8, 0),
    ] {
        let case = format!("{reply:?} {asked:?}");
        assert_eq!(sent(reply, asked, ChannelKind::Server), (kind, flags, false), "{case}");
    }
    let commands = CommandIds::default();
    let renderer = Renderer { seal: &|_| "id".into(), commands: &commands };
    let silent = outgoing(Reply::Silence, ResponseKind::Command, ChannelKind::Server, renderer);
    assert!(silent.is_err(), "somebody waits");
    for reply in [Reply::Silence, direct(), share(ShareBy::Message)] {
        assert!(posted(reply, renderer).is_err(), "it answers no message");
    }
    assert!(posted(Reply::Show(screen("a")), renderer).is_ok());
}

#[test]
fn suggestions_go_where_somebody_types() {
    let commands = CommandIds::default();
    let renderer = Renderer { seal: &|_| "id".into(), commands: &commands };
    let reply = || Reply::Suggest(vec![Suggestion { label: "A".into(), value: "a".into() }]);
    let typed = outgoing(reply(), ResponseKind::Typing, ChannelKind::Server, renderer);
    let wire = to_value(&typed.unwrap_or_else(|unfit| panic!("{unfit}")).callback).unwrap();
    assert_eq!(wire["data"]["choices"][0]["name"], Value::from("A"));
    assert!(outgoing(reply(), ResponseKind::Command, ChannelKind::Server, renderer).is_err());
}

#[test]
fn there_is_an_answer_even_when_nothing_fits() {
    let commands = CommandIds::default();
    let renderer = Renderer { seal: &|_| "id".into(), commands: &commands };
    let kind = |screen: &Screen, asked| {
        let outgoing = fallback(screen, asked, ChannelKind::Server, renderer)?;
        to_value(&outgoing.callback).unwrap()["type"].as_u64()
    };
    let unfit = screen(&"a".repeat(5000));
    for (asked, fit, otherwise) in [
        (ResponseKind::Command, Some(4), None),
        (ResponseKind::Press(PressedMessage::Own), Some(4), Some(6)),
        (ResponseKind::Typing, Some(8), Some(8)),
    ] {
        assert_eq!(kind(&screen("a"), asked), fit, "{asked:?}");
        assert_eq!(kind(&unfit, asked), otherwise, "{asked:?}");
    }
}

fn wire(reply: Reply, asked: ResponseKind, place: ChannelKind) -> Result<Value, Unfit> {
    let commands = CommandIds::default();
    let renderer = Renderer { seal: &|_| "id".into(), commands: &commands };
    outgoing(reply, asked, place, renderer).map(|outgoing| to_value(outgoing.callback).unwrap())
}

fn form() -> Reply {
    let field = |name: &str, long, least| FormField {
        name: name.into(),
        label: "Label".into(),
        value: if long { "As it is".into() } else { String::new() },
        placeholder: if long { String::new() } else { "Nothing yet".into() },
        least,
        most: 200,
        long,
    };
    let fields = vec![field("name", false, 1), field("note", true, 0)];
    Reply::Form(Form { title: "Contact".into(), action: Action::Open(Open::Hide), fields })
}

#[test]
fn a_form_opens_over_a_command_or_a_press_and_never_over_a_form() {
    use PressedMessage::{Own, Shared};
    let opened = wire(form(), ResponseKind::Command, ChannelKind::Server).ok();
    let input = |input: Value| json!({"type": 1, "components": [input]});
    let expected = json!({"type": 9, "data": {"custom_id": "id", "title": "Contact", "components": [
        input(json!({"type": 4, "custom_id": "name", "style": 1, "label": "Label",
            "placeholder": "Nothing yet", "required": true, "min_length": 1, "max_length": 200})),
        input(json!({"type": 4, "custom_id": "note", "style": 2, "label": "Label",
            "value": "As it is", "required": false, "min_length": 0, "max_length": 200})),
    ]}});
    assert_eq!(opened, Some(expected.clone()));
    for on in [Own, Shared] {
        let pressed = wire(form(), ResponseKind::Press(on), ChannelKind::Server).ok();
        assert_eq!(pressed.as_ref(), Some(&expected));
        assert!(wire(form(), ResponseKind::Form(on), ChannelKind::Server).is_err());
    }
    let typing = wire(form(), ResponseKind::Typing, ChannelKind::Server).ok();
    assert_eq!(typing.map(|wire| wire["type"].clone()), Some(json!(8)));
}

#[test]
fn what_a_form_is_answered_with_replaces_the_persons_own_message_or_is_a_new_one() {
    use ChannelKind::{DirectWithBot, Server};
    let own = ResponseKind::Form(PressedMessage::Own);
    let none = ResponseKind::Form(PressedMessage::Shared);
    let (open, private) = (1 << 15, (1 << 15) + 64);
    let replace = || Reply::Replace(screen("a"));
    let elsewhere = || Reply::Elsewhere { what: vec![], told: screen("a"), failed: screen("b") };
    for (reply, asked, place, expected) in [
        (replace(), own, Server, (7, open, false)),
        (replace(), none, Server, (4, private, false)),
        (replace(), none, DirectWithBot, (4, open, false)),
        (Reply::Show(screen("a")), own, Server, (4, private, false)),
        (Reply::Remove(screen("a")), own, Server, (7, open, true)),
        (Reply::Remove(screen("a")), none, Server, (4, private, false)),
        (Reply::Silence, own, Server, (6, 0, false)),
        (elsewhere(), own, Server, (6, 0, false)),
        (elsewhere(), none, Server, (5, 64, false)),
    ] {
        let case = format!("{reply:?} {asked:?} {place:?}");
        assert_eq!(sent(reply, asked, place), expected, "{case}");
    }
    assert!(wire(Reply::Silence, none, Server).is_err(), "somebody waits");
    let unfit = screen(&"a".repeat(5000));
    let commands = CommandIds::default();
    let renderer = Renderer { seal: &|_| "id".into(), commands: &commands };
    assert!(fallback(&unfit, own, Server, renderer).is_some());
    assert!(fallback(&unfit, none, Server, renderer).is_none());
}

#[test]
fn what_everybody_sees_is_never_private_and_never_in_place_of_something() {
    let own = ResponseKind::Press(PressedMessage::Own);
    let shared = ResponseKind::Press(PressedMessage::Shared);
    for asked in [ResponseKind::Command, own, shared, ResponseKind::Form(PressedMessage::Own)] {
        for place in [ChannelKind::Server, ChannelKind::DirectWithBot, ChannelKind::Elsewhere] {
            let reply = Reply::Everybody(screen("a"));
            assert_eq!(sent(reply, asked, place), (4, 1 << 15, false), "{asked:?} {place:?}");
        }
    }
}

#[test]
fn a_file_is_shown_to_one_person_and_goes_with_the_call() {
    let commands = CommandIds::default();
    let renderer = Renderer { seal: &|_| "id".into(), commands: &commands };
    let file = TextFile { name: "settings.toml".into(), contents: "a = 1\n".into() };
    let reply = Reply::ShowFile { screen: screen("Yours"), file: file.clone() };
    let outgoing = outgoing(reply, ResponseKind::Command, ChannelKind::Server, renderer);
    let outgoing = outgoing.unwrap_or_else(|unfit| panic!("{unfit}"));
    assert!(outgoing.file == Some(file));
    assert_eq!(
        to_value(&outgoing.callback).unwrap(),
        json!({"type": 4, "data": {
            "flags": (1 << 15) + 64,
            "allowed_mentions": {"parse": []},
            "attachments": [{"id": "0", "filename": "settings.toml"}],
            "components": [
                {"type": 17, "components": [{"type": 10, "content": "Yours"}]},
                {"type": 13, "file": {"url": "attachment://settings.toml"}},
            ],
        }})
    );
}

#[test]
fn what_is_done_elsewhere_is_done_as_a_whole_or_not_begun() {
    let channel = ChannelId(20);
    let post = |text: &str| Elsewhere::Post { channel, screen: screen(text), ping: None };
    let reply = |last: Elsewhere| Reply::Elsewhere {
        what: vec![post("a"), last],
        told: screen("b"),
        failed: screen("c"),
    };
    let own = ResponseKind::Press(PressedMessage::Own);
    assert!(wire(reply(post("a")), own, ChannelKind::Server).is_ok());
    assert!(wire(reply(post(&"a".repeat(4001))), own, ChannelKind::Server).is_err());
}

#[test]
fn new_kinds_of_answers_answer_no_message() {
    let commands = CommandIds::default();
    let renderer = Renderer { seal: &|_| "id".into(), commands: &commands };
    let file = TextFile { name: "a".into(), contents: "a".into() };
    let elsewhere = Reply::Elsewhere { what: vec![], told: screen("a"), failed: screen("b") };
    let show = Reply::ShowFile { screen: screen("a"), file };
    for reply in [form(), Reply::Everybody(screen("a")), show, elsewhere] {
        assert!(posted(reply, renderer).is_err());
    }
}
