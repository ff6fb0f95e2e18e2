//! What fits, and what does not.

use super::super::component::{Button, Component, Menu, MenuOption, Picker, Style, Suggested};
use super::super::form::FormPayload;
use super::super::payload::{Callback, Message};
use super::*;
use crate::action::{Action, Open};
use crate::reply::{ChannelSort, Form, FormField, PickerKind, TextFile};

/// A field, the most and the least it may have, and a component in which it has so much.
type Case<'a> = (Field, usize, usize, &'a dyn Fn(usize) -> Component);

/// What is wrong with a message of these components.
fn wrong(components: Vec<Component>) -> Vec<PayloadProblem> {
    Message::new(components).err().map_or_else(Vec::new, |unfit| unfit.0)
}

fn size(field: Field, length: usize, least: usize, most: usize) -> PayloadProblem {
    PayloadProblem::Size { field, length, least, most }
}

fn button(label: String, id: String) -> Component {
    Component::buttons(vec![Button::press(Style::Secondary, label, id)])
}

fn menu(options: Vec<MenuOption>, most: usize) -> Component {
    Component::menu(Menu::new("m".into(), String::new(), (1, most), options))
}

fn option(value: &str) -> MenuOption {
    let value = value.to_owned();
    MenuOption { label: value.clone(), value, description: None, chosen: false }
}

fn options(n: usize) -> Vec<MenuOption> {
    (0..n).map(|value| option(&value.to_string())).collect()
}

#[test]
fn the_last_character_that_fits_fits_and_the_next_does_not() {
    let long = |n| "ü".repeat(n);
    let link = |n| Component::buttons(vec![Button::link("a".into(), long(n))]);
    let placeholder =
        |n| Component::menu(Menu::new("m".into(), long(n), (1, 1), vec![option("a")]));
    let described = |n| menu(vec![MenuOption { description: Some(long(n)), ..option("a") }], 1);
    let labelled = |n| menu(vec![MenuOption { label: long(n), ..option("a") }], 1);
    let cases: [Case<'_>; 7] = [
        (Field::ButtonLabel, 80, 1, &|n| button(long(n), "a".into())),
        (Field::CustomId, 100, 1, &|n| button("a".into(), long(n))),
        (Field::ButtonUrl, 512, 1, &link),
        (Field::Placeholder, 150, 0, &placeholder),
        (Field::OptionLabel, 100, 1, &labelled),
        (Field::OptionValue, 100, 1, &|n| {
            menu(vec![MenuOption { value: long(n), ..option("a") }], 1)
        }),
        (Field::OptionDescription, 100, 1, &described),
    ];
    for (field, most, least, build) in cases {
        assert_eq!(wrong(vec![build(most)]), [], "{field:?} of {most}");
        let over = size(field, most + 1, least, most);
        assert_eq!(wrong(vec![build(most + 1)]), [over], "{field:?} of {}", most + 1);
    }
}

#[test]
fn counts_are_held_too() {
    let buttons = |n: usize| {
        let press = |i: usize| Button::press(Style::Danger, "a".into(), i.to_string());
        Component::buttons((0..n).map(press).collect())
    };
    assert_eq!(wrong(vec![buttons(5)]), []);
    assert_eq!(wrong(vec![buttons(6)]), [size(Field::Buttons, 6, 1, 5)]);
    assert_eq!(wrong(vec![buttons(0)]), [size(Field::Buttons, 0, 1, 5)]);
    assert_eq!(wrong(vec![menu(options(25), 25)]), []);
    assert_eq!(wrong(vec![menu(options(26), 1)]), [size(Field::MenuOptions, 26, 1, 25)]);
    let texts = |n| (0..n).map(|_| Component::text("a".into())).collect::<Vec<_>>();
    assert_eq!(wrong(texts(40)), []);
    assert_eq!(wrong(texts(41)), [size(Field::Components, 41, 1, 40)]);
    let framed = Component::container(None, texts(40));
    assert_eq!(wrong(vec![framed]), [size(Field::Components, 41, 1, 40)], "nested ones count");
    let container = |n| wrong(vec![Component::container(None, texts(n))]);
    assert_eq!(container(39), []);
    assert_eq!(container(0), [size(Field::ContainerComponents, 0, 1, 40)]);
    let both = [Field::ContainerComponents, Field::Components];
    assert_eq!(container(41), [size(both[0], 41, 1, 40), size(both[1], 42, 1, 40)]);
    assert_eq!(wrong(vec![]), [size(Field::Components, 0, 1, 40)]);
    assert_eq!(wrong(vec![menu(options(2), 2)]), []);
    assert_eq!(wrong(vec![menu(options(2), 0)]), [size(Field::MenuPicks, 0, 1, 2)]);
}

#[test]
fn all_text_of_a_message_counts_together() {
    let text = |n| Component::text("é".repeat(n));
    assert_eq!(wrong(vec![text(4000)]), []);
    let alone = size(Field::TextDisplay, 4001, 1, 4000);
    assert_eq!(wrong(vec![text(4001)]), [alone, size(Field::Text, 4001, 0, 4000)]);
    assert_eq!(wrong(vec![text(0)]), [size(Field::TextDisplay, 0, 1, 4000)]);
    assert_eq!(wrong(vec![text(3999), text(1)]), []);
    assert_eq!(wrong(vec![text(3999), text(2)]), [size(Field::Text, 4001, 0, 4000)]);
}

#[test]
fn what_must_differ_differs() {
    let same = |id: &str| button("a".into(), id.into());
    assert_eq!(wrong(vec![same("x"), same("x")]), [PayloadProblem::Repeated(Field::CustomId)]);
    let twice = menu(vec![option("a"), option("a")], 1);
    assert_eq!(wrong(vec![twice]), [PayloadProblem::Repeated(Field::OptionValue)]);
    let chosen = |value: &str| MenuOption { chosen: true, ..option(value) };
    let both = menu(vec![chosen("a"), chosen("b")], 1);
    assert_eq!(wrong(vec![both]), [size(Field::MenuChosen, 2, 0, 1)]);
}

#[test]
fn everything_is_reported_at_once_and_no_text_with_it() {
    let secret = "secret ".repeat(20);
    let problems = Message::new(vec![button(secret.clone(), secret)]).err().unwrap();
    assert_eq!(problems.0.len(), 2);
    assert!(!format!("{problems} {problems:?}").contains("secret"));
}

#[test]
fn suggestions_have_limits() {
    let refused = |count: usize, name: usize, value: usize| {
        let one = || Suggested { name: "ü".repeat(name), value: "é".repeat(value) };
        Callback::suggest((0..count).map(|_| one()).collect()).err().map(|unfit| unfit.0)
    };
    assert_eq!(refused(25, 100, 100), None);
    assert_eq!(refused(26, 1, 1), Some(vec![size(Field::Suggestions, 26, 0, 25)]));
    assert_eq!(refused(1, 101, 1), Some(vec![size(Field::SuggestionName, 101, 1, 100)]));
    assert_eq!(refused(1, 1, 101), Some(vec![size(Field::SuggestionValue, 101, 1, 100)]));
}

/// What is wrong with a form, after one change to one that fits.
fn wrong_form(change: impl FnOnce(&mut Form)) -> Vec<PayloadProblem> {
    let mut form = Form {
        title: "Contact".into(),
        action: Action::Open(Open::Hide),
        fields: vec![field("name"), field("address")],
    };
    change(&mut form);
    let callback = Callback::form(FormPayload::new("id".into(), form));
    callback.err().map_or_else(Vec::new, |unfit| unfit.0)
}

fn field(name: &str) -> FormField {
    FormField {
        name: name.into(),
        label: "Who answers".into(),
        value: String::new(),
        placeholder: String::new(),
        least: 0,
        most: 4000,
        long: false,
    }
}

#[test]
fn the_last_character_of_a_form_fits_and_the_next_does_not() {
    type Set = fn(&mut Form, String);
    let cases: [(Field, usize, usize, Set); 5] = [
        (Field::FormTitle, 45, 1, |form, text| form.title = text),
        (Field::FormLabel, 45, 1, |form, text| form.fields[1].label = text),
        (Field::FormFieldName, 100, 1, |form, text| form.fields[1].name = text),
        (Field::FormPlaceholder, 100, 0, |form, text| form.fields[1].placeholder = text),
        (Field::FormValue, 4000, 0, |form, text| form.fields[1].value = text),
    ];
    for (field, most, least, set) in cases {
        let of = |length| wrong_form(|form| set(form, "ü".repeat(length)));
        assert_eq!(of(most), [], "{field:?} of {most}");
        assert_eq!(of(most + 1), [size(field, most + 1, least, most)], "{field:?}");
        if least == 1 {
            assert_eq!(of(0), [size(field, 0, 1, most)], "{field:?} of nothing");
        }
    }
    let long_id = FormPayload::new("i".repeat(101), wrong_form_base());
    assert_eq!(Callback::form(long_id).err().unwrap().0, [size(Field::CustomId, 101, 1, 100)]);
}

fn wrong_form_base() -> Form {
    Form { title: "A".into(), action: Action::Open(Open::Hide), fields: vec![field("name")] }
}

#[test]
fn a_form_has_one_to_five_fields_of_different_names() {
    let of = |count: usize| {
        wrong_form(|form| form.fields = (0..count).map(|n| field(&n.to_string())).collect())
    };
    assert_eq!((of(1), of(5)), (vec![], vec![]));
    assert_eq!(of(0), [size(Field::FormFields, 0, 1, 5)]);
    assert_eq!(of(6), [size(Field::FormFields, 6, 1, 5)]);
    let twice = wrong_form(|form| form.fields[1].name = "name".into());
    assert_eq!(twice, [PayloadProblem::Repeated(Field::FormFieldName)]);
}

#[test]
fn a_title_that_is_two_titles_fits_no_form() {
    let one = "The people who answer your questions";
    assert_eq!(wrong_form(|form| form.title = one.into()), []);
    let both = format!("{one} and {one}");
    let length = both.chars().count();
    assert_eq!(wrong_form(|form| form.title = both), [size(Field::FormTitle, length, 1, 45)]);
}

#[test]
fn a_field_takes_what_stands_in_it() {
    let of = |least, most, value: &str| {
        wrong_form(|form| {
            (form.fields[0].least, form.fields[0].most) = (least, most);
            form.fields[0].value = value.into();
        })
    };
    assert_eq!(of(0, 3, "abc"), []);
    assert_eq!(of(0, 3, "abcd"), [size(Field::FormValue, 4, 0, 3)]);
    assert_eq!(of(4, 3, ""), [size(Field::FormLeast, 4, 0, 3)]);
    assert_eq!(of(0, 0, ""), [size(Field::FormMost, 0, 1, 4000)]);
    assert_eq!(of(0, 4001, ""), [size(Field::FormMost, 4001, 1, 4000)]);
}

#[test]
fn a_picker_is_held_to_its_limits() {
    let of = |picks: (usize, usize), chosen: &[u64], placeholder: usize| {
        let kind = PickerKind::Channels(ChannelSort::READ);
        let text = "ü".repeat(placeholder);
        wrong(vec![Component::picker(Picker::new("p".into(), text, kind, picks, chosen))])
    };
    let ids: Vec<u64> = (1..=26).collect();
    assert_eq!(of((0, 25), &ids[..25], 150), []);
    assert_eq!(of((0, 26), &[], 0), [size(Field::MenuPicks, 26, 1, 25)]);
    assert_eq!(of((0, 0), &[], 0), [size(Field::MenuPicks, 0, 1, 25)]);
    assert_eq!(of((3, 2), &[], 0), [size(Field::MenuLeast, 3, 0, 2)]);
    assert_eq!(of((0, 25), &ids, 0), [size(Field::MenuChosen, 26, 0, 25)]);
    assert_eq!(of((0, 2), &[7, 7], 0), [PayloadProblem::Repeated(Field::MenuChosen)]);
    assert_eq!(of((0, 1), &[], 151), [size(Field::Placeholder, 151, 0, 150)]);
}

#[test]
fn a_menu_may_be_emptied_but_asks_for_no_more_than_it_takes() {
    let of = |least| {
        let menu = Menu::new("m".into(), String::new(), (least, 2), options(3));
        wrong(vec![Component::menu(menu)])
    };
    assert_eq!((of(0), of(2)), (vec![], vec![]));
    assert_eq!(of(3), [size(Field::MenuLeast, 3, 0, 2)]);
}

#[test]
fn a_file_has_a_plain_name_and_a_largest_size() {
    let of = |name: &str, bytes: usize| {
        let file = TextFile { name: name.into(), contents: "a".repeat(bytes) };
        let message = Message::with_file(vec![Component::text("a".into())], &file);
        message.err().map_or_else(Vec::new, |unfit| unfit.0)
    };
    let most = 10 << 20;
    assert_eq!(of("settings-1_a.toml", 1), []);
    assert_eq!(of("a", most), []);
    assert_eq!(of("a", most + 1), [size(Field::FileBytes, most + 1, 1, most)]);
    assert_eq!(of("a", 0), [size(Field::FileBytes, 0, 1, most)]);
    assert_eq!(of(&"a".repeat(64), 1), []);
    assert_eq!(of(&"a".repeat(65), 1), [size(Field::FileName, 65, 1, 64)]);
    for name in ["a b.toml", "../a", "ä.toml", ".toml", "a\"b"] {
        assert_eq!(of(name, 1), [PayloadProblem::FileName], "{name}");
    }
}
