//! Screens as they are drawn.

use serde_json::{Value, json, to_value};

use super::*;
use crate::action::Open;
use crate::id::{ChannelId, PersonId};
use crate::reply::{ChannelSort, Choice, PickerKind, ScreenKind};

fn drawn(screen: &Screen) -> Value {
    let commands = CommandIds::from_iter([("b12-check".to_owned(), 77)]);
    let renderer = Renderer { seal: &|action| format!("{action:?}"), commands: &commands };
    to_value(renderer.draw(screen).unwrap_or_else(|unfit| panic!("{unfit}"))).unwrap()
}

/// The text displays of a screen of these blocks.
fn texts(blocks: Vec<Block>) -> Vec<String> {
    let message = drawn(&Screen::of_text(ScreenKind::Help, blocks));
    let inside = message["components"][0]["components"].as_array().cloned().unwrap_or_default();
    inside.iter().map(|part| part["content"].as_str().unwrap_or("---").to_owned()).collect()
}

#[test]
fn blocks_keep_their_order_and_share_a_text_display() {
    let blocks = vec![
        Block::Title("Low B12".into()),
        Block::Paragraph("One.".into()),
        Block::Paragraph(Line::strong("Two").then(" and # three.")),
        Block::List(vec!["# a".into(), "b\nc".into()]),
        Block::Heading("Then".into()),
        Block::Steps(vec!["call *4141".into(), "- wait".into()]),
        Block::Note("Small".into()),
        Block::Copy("- list ```".into()),
        Block::Divider,
        Block::Paragraph("# End\n- of it".into()),
    ];
    assert_eq!(
        texts(blocks),
        [
            "## Low B12\nOne.\n\n**Two** and # three.\n- \\# a\n- b c\n### Then\n\
             1. call \\*4141\n2. \\- wait\n\n-# Small\n```\n- list `\u{200b}``\n```",
            "---",
            "\\# End\n\\- of it",
        ]
    );
}

#[test]
fn parts_of_a_line_cannot_make_a_mark_together() {
    let line = Line::from("1").then(". not a list");
    assert_eq!(texts(vec![Block::Paragraph(line)]), [r"1\. not a list"]);
    let line = Line::from("").then("# no heading");
    assert_eq!(texts(vec![Block::Paragraph(line)]), [r"\# no heading"]);
}

#[test]
fn dividers_stand_only_between_texts() {
    let blocks = vec![Block::Divider, Block::Paragraph("a".into()), Block::Divider, Block::Divider];
    assert_eq!(texts(blocks), ["a"]);
}

#[test]
fn a_command_is_pressed_only_when_its_id_is_known() {
    let line = Line::from("Use ")
        .and(Span::Command("b12-check".into()))
        .then(" or ")
        .and(Span::Command("b12_new".into()));
    assert_eq!(texts(vec![Block::Paragraph(line)]), [r"Use </b12-check:77> or /b12\_new"]);
}

#[test]
fn controls_stand_below_the_text() {
    let choice = |value: &str, chosen| Choice {
        value: value.into(),
        label: value.into(),
        detail: (value == "b").then(|| "detail".into()),
        chosen,
    };
    let screen = Screen {
        kind: ScreenKind::Articles,
        blocks: vec![Block::Paragraph("Text".into())],
        controls: vec![
            Control::Menu(Menu {
                placeholder: "Pick".into(),
                action: Action::Open(Open::PickCountry(1)),
                least: 1,
                most: 9,
                options: vec![choice("a", true), choice("b", false)],
            }),
            Control::Row(vec![
                Button::main("Go", Action::Open(Open::Stop)),
                Button::danger("Help", Action::Open(Open::HelpNow)),
                Button::plain("Hide", Action::Open(Open::Hide)),
            ]),
        ],
        urgency: Some(Disposition::Urgent),
    };
    let button = |style: u8, label: &str, id: &str| json!({"type": 2, "style": style, "label": label, "custom_id": id});
    assert_eq!(
        drawn(&screen)["components"],
        json!([
            {"type": 17, "accent_color": 0x00d0_8a2e, "components": [{"type": 10, "content": "Text"}]},
            {"type": 1, "components": [{
                "type": 3, "custom_id": "Open(PickCountry)", "placeholder": "Pick",
                "min_values": 1, "max_values": 2, "options": [
                    {"label": "a", "value": "a", "default": true},
                    {"label": "b", "value": "b", "description": "detail", "default": false},
                ],
            }]},
            {"type": 1, "components": [
                button(1, "Go", "Open(Stop)"),
                button(4, "Help", "Open(HelpNow)"),
                button(2, "Hide", "Open(Hide)"),
            ]},
        ])
    );
}

#[test]
fn a_screen_without_urgency_has_no_colour() {
    let screen = Screen::of_text(ScreenKind::Help, vec![Block::Note("a".into())]);
    assert_eq!(
        drawn(&screen)["components"],
        json!([{"type": 17, "components": [{"type": 10, "content": "-# a"}]}])
    );
}

#[test]
fn what_does_not_fit_is_an_error_and_not_cut() {
    let commands = CommandIds::default();
    let renderer = Renderer { seal: &|_| "id".to_owned(), commands: &commands };
    let blocks = vec![Block::Paragraph("a".repeat(4001).into())];
    assert!(renderer.draw(&Screen::of_text(ScreenKind::Help, blocks)).is_err());
    assert!(
        renderer.draw(&Screen::of_text(ScreenKind::Help, Vec::new())).is_err(),
        "nothing to show"
    );
}

#[test]
fn what_is_of_a_server_is_shown_by_its_name_and_nobody_is_pinged() {
    let line = Line::from("In ")
        .and(Span::Channel(ChannelId(20)))
        .then(", for ")
        .and(Span::Role(RoleId(50)))
        .then(" and ")
        .and(Span::Person(PersonId(7)))
        .then(", ")
        .and(Span::Moment(-1));
    let screen = Screen::of_text(ScreenKind::Help, vec![Block::Title(line)]);
    assert_eq!(texts(screen.blocks.clone()), ["## In <#20>, for <@&50> and <@7>, <t:-1:f>"]);
    assert_eq!(drawn(&screen)["allowed_mentions"], json!({"parse": []}));
}

#[test]
fn the_largest_mentions_are_no_larger_than_was_counted() {
    let largest = [
        Span::Channel(ChannelId(u64::MAX)),
        Span::Role(RoleId(u64::MAX)),
        Span::Person(PersonId(u64::MAX)),
        Span::Moment(i64::MIN),
        Span::Command("b12-check with a subcommand".into()),
    ];
    for span in largest {
        let blocks = vec![Block::Paragraph(Line(vec![span]))];
        let text = texts(blocks.clone()).concat();
        assert!(text.chars().count() <= crate::reply::text_size(&blocks), "{text}");
    }
}

#[test]
fn a_subcommand_is_pressed_by_the_id_of_its_command() {
    let line = Line(vec![Span::Command("b12-check set channels".into())]);
    assert_eq!(texts(vec![Block::Paragraph(line)]), ["</b12-check set channels:77>"]);
}

#[test]
fn a_picker_says_what_it_lists_and_what_is_picked_already() {
    let picker = |kind, least, most, chosen: &[u64]| {
        let control = Control::Picker(Picker {
            kind,
            placeholder: "Pick".into(),
            action: Action::Open(Open::Hide),
            least,
            most,
            chosen: chosen.to_vec(),
        });
        let screen =
            Screen { controls: vec![control], ..Screen::of_text(ScreenKind::Help, Vec::new()) };
        drawn(&screen)["components"][0]["components"][0].clone()
    };
    let channels = PickerKind::Channels(ChannelSort::READ);
    let expected = json!({"type": 8, "custom_id": "Open(Hide)", "placeholder": "Pick",
        "min_values": 0, "max_values": 25, "channel_types": [0, 5, 15],
        "default_values": [{"id": "20", "type": "channel"}, {"id": "21", "type": "channel"}]});
    assert_eq!(picker(channels, 0, 25, &[20, 21]), expected);
    let expected = json!({"type": 6, "custom_id": "Open(Hide)", "placeholder": "Pick",
        "min_values": 1, "max_values": 1});
    assert_eq!(picker(PickerKind::Roles, 1, 1, &[]), expected);
    let people = picker(PickerKind::Members, 0, 2, &[7]);
    assert_eq!(people["type"], json!(5));
    assert_eq!(people["default_values"], json!([{"id": "7", "type": "user"}]));
}
