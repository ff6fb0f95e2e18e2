//! Every limit at its last good value and one beyond, with text that is not ASCII.

use serde_json::{Value, json};

use super::messages::BodyUse;
use super::{commands, messages};

const V2: u64 = 1 << 15;

fn message(components: &Value) -> Vec<String> {
    messages::check(&json!({"flags": V2, "components": components}), BodyUse::Reply)
}

fn accepts(components: &Value) {
    assert_eq!(message(components), [""; 0]);
}

fn refuses(components: &Value, why: &str) {
    mentions(&message(components), why);
}

fn mentions(found: &[String], why: &str) {
    assert!(found.iter().any(|f| f.contains(why)), "{why}: {found:?}");
}

fn many(n: usize) -> String {
    "ü".repeat(n)
}

fn words(n: usize) -> Value {
    json!({"type": 10, "content": many(n)})
}

fn row(children: &Value) -> Value {
    json!([{"type": 1, "components": children}])
}

fn button(label: &str, custom_id: &str) -> Value {
    json!({"type": 2, "style": 2, "label": label, "custom_id": custom_id})
}

fn link(url: &str) -> Value {
    row(&json!([{"type": 2, "style": 5, "label": "Read", "url": url}]))
}

fn menu(options: usize, min: i64, max: i64) -> Value {
    let option = |n| json!({"label": "Option", "value": format!("v{n}")});
    let options: Vec<Value> = (0..options).map(option).collect();
    row(&json!([{
        "type": 3, "custom_id": "m", "options": options, "min_values": min, "max_values": max,
    }]))
}

fn menu_with(option: &Value) -> Value {
    row(&json!([{"type": 3, "custom_id": "m", "options": [option]}]))
}

#[test]
fn a_button_has_a_label_and_an_id_of_its_own() {
    accepts(&row(&json!([button(&many(80), &many(100))])));
    refuses(&row(&json!([button(&many(81), "a")])), "81 characters");
    refuses(&row(&json!([button("A", &many(101))])), "101 characters");
    refuses(&row(&json!([button("A", "")])), "0 characters");
    refuses(&row(&json!([button("", "a")])), "a label or an emoji");
    accepts(&row(&json!([{"type": 2, "style": 1, "emoji": {"name": "👋"}, "custom_id": "a"}])));
    refuses(&row(&json!([button("A", "a"), button("B", "a")])), "same custom_id");
    refuses(&row(&json!([{"type": 2, "style": 1, "label": "A"}])), "custom_id");
    refuses(&row(&json!([{"type": 2, "style": 6, "label": "A"}])), "style");
}

#[test]
fn a_link_has_an_address_and_no_id() {
    let address = |n: usize| format!("https://{}", many(n - 8));
    accepts(&link(&address(512)));
    refuses(&link(&address(513)), "513 characters");
    refuses(&link("javascript:alert(1)"), "must begin with");
    let both =
        json!({"type": 2, "style": 5, "label": "A", "url": "https://a.example", "custom_id": "a"});
    refuses(&row(&json!([both])), "no custom_id");
    let url =
        json!({"type": 2, "style": 1, "label": "A", "url": "https://a.example", "custom_id": "a"});
    refuses(&row(&json!([url])), "only a link button");
}

#[test]
fn a_row_holds_one_to_five_buttons_or_one_menu() {
    let buttons = |n: usize| -> Value { (0..n).map(|n| button("A", &format!("b{n}"))).collect() };
    accepts(&row(&buttons(5)));
    refuses(&row(&buttons(6)), "6 buttons");
    refuses(&row(&json!([])), "may not be empty");
    let menu = json!({"type": 3, "custom_id": "m", "options": [{"label": "A", "value": "a"}]});
    refuses(&row(&json!([menu, button("A", "a")])), "not both");
    let second = json!({"type": 3, "custom_id": "n", "options": [{"label": "A", "value": "a"}]});
    refuses(&row(&json!([menu, second])), "one menu only");
}

#[test]
fn a_menu_has_one_to_25_options_and_asks_for_no_more_than_it_has() {
    accepts(&menu(25, 0, 25));
    refuses(&menu(26, 1, 1), "26 options");
    refuses(&menu(0, 1, 1), "0 options");
    refuses(&menu(3, 1, 4), "above the 3 options");
    refuses(&menu(3, 3, 2), "above max_values");
    refuses(&menu(3, 0, 0), "max_values 1 to 25");
    refuses(&menu(3, -1, 1), "min_values must be");
    accepts(&menu_with(&json!({"label": many(100), "value": many(100), "description": many(100)})));
    refuses(&menu_with(&json!({"label": many(101), "value": "a"})), "101 characters");
    refuses(&menu_with(&json!({"label": "A", "value": many(101)})), "101 characters");
    refuses(
        &menu_with(&json!({"label": "A", "value": "a", "description": many(101)})),
        "101 characters",
    );
    let twice = json!({"type": 3, "custom_id": "m", "options": [{"label": "A", "value": "a"}, {"label": "B", "value": "a"}]});
    refuses(&row(&json!([twice])), "same value");
    let hint = |n| {
        row(
            &json!([{"type": 3, "custom_id": "m", "placeholder": many(n), "options": [{"label": "A", "value": "a"}]}]),
        )
    };
    accepts(&hint(150));
    refuses(&hint(151), "151 characters");
}

#[test]
fn texts_are_4000_characters_together() {
    accepts(&json!([words(4000)]));
    refuses(&json!([words(4001)]), "4001 characters");
    refuses(&json!([words(0)]), "0 characters");
    accepts(&json!([words(2000), {"type": 17, "components": [words(2000)]}]));
    refuses(
        &json!([words(2000), {"type": 17, "components": [words(2001)]}]),
        "4001 characters of text",
    );
}

#[test]
fn forty_components_are_counted_with_those_inside() {
    let tree = |n: usize| {
        let texts: Vec<Value> = (0..n).map(|_| words(1)).collect();
        json!([{"type": 17, "components": texts}])
    };
    accepts(&tree(39));
    refuses(&tree(40), "41 components");
}

#[test]
fn components_stand_only_where_they_may() {
    let section = |texts: usize| {
        let texts: Vec<Value> = (0..texts).map(|_| words(1)).collect();
        json!([{"type": 9, "components": texts, "accessory": button("A", "a")}])
    };
    accepts(&section(3));
    refuses(&section(4), "4 texts");
    refuses(&json!([{"type": 9, "components": [words(1)]}]), "needs an accessory");
    accepts(&json!([{"type": 17, "components": [{"type": 14, "divider": true, "spacing": 2}]}]));
    refuses(
        &json!([{"type": 17, "components": [{"type": 17, "components": [words(1)]}]}]),
        "not allowed in this place",
    );
    refuses(&json!([button("A", "a")]), "not allowed in this place");
    refuses(&json!([{"type": 99}]), "unknown component type 99");
    refuses(&json!([{"type": 4, "custom_id": "t"}]), "not for messages");
    refuses(&json!([{"type": 10, "content": "A", "contents": "B"}]), "no such field");
    let old = messages::check(&json!({"components": [words(1)]}), BodyUse::Reply);
    mentions(&old, "not allowed in this place");
}

#[test]
fn components_v2_leave_no_room_for_the_old_fields() {
    for (field, value) in [
        ("content", json!("A")),
        ("embeds", json!([{}])),
        ("poll", json!({})),
        ("sticker_ids", json!(["1"])),
    ] {
        let mut body = serde_json::Map::new();
        body.insert("flags".to_owned(), json!(V2));
        body.insert("components".to_owned(), json!([words(1)]));
        body.insert(field.to_owned(), value);
        mentions(
            &messages::check(&Value::Object(body), BodyUse::Reply),
            "not allowed with Components V2",
        );
    }
    let content = |n| messages::check(&json!({"content": many(n)}), BodyUse::Reply);
    assert!(content(2000).is_empty());
    mentions(&content(2001), "2001 characters");
    mentions(&messages::check(&json!({}), BodyUse::Reply), "empty message");
}

#[test]
fn an_edit_keeps_what_the_first_response_fixed() {
    let way = |v2, ephemeral, content| BodyUse::Edit { v2, ephemeral, content };
    let edit =
        |flags, way| messages::check(&json!({"flags": flags, "components": [words(1)]}), way);
    assert!(edit(V2, way(true, false, false)).is_empty());
    assert!(edit(V2 | 64, way(true, true, false)).is_empty());
    mentions(&edit(0, way(true, false, false)), "cannot be removed");
    mentions(&edit(V2 | 64, way(true, false, false)), "fixed by the first response");
    mentions(&edit(V2, way(false, false, true)), "set to null");
    let silent = messages::check(&json!({"components": [words(1)]}), way(true, false, false));
    assert!(silent.is_empty(), "{silent:?}");
}

#[test]
fn a_deferral_says_nothing_but_private() {
    assert!(messages::check_deferral(&json!({"flags": 64})).is_empty());
    mentions(&messages::check_deferral(&json!({"flags": V2 | 64})), "only EPHEMERAL");
    mentions(&messages::check_deferral(&json!({"content": "A"})), "no such field");
}

#[test]
fn autocomplete_offers_25_choices() {
    let choices = |n: usize, name: usize, value: usize| {
        let choice = json!({"name": many(name), "value": many(value)});
        messages::check_choices(&json!({"choices": vec![choice; n]}))
    };
    assert!(choices(25, 100, 100).is_empty());
    assert!(choices(0, 1, 1).is_empty());
    mentions(&choices(26, 1, 1), "26 choices");
    mentions(&choices(1, 101, 1), "101 characters");
    mentions(&choices(1, 0, 1), "0 characters");
    mentions(&choices(1, 1, 101), "101 characters");
}

fn command(name: &str, options: &Value) -> Value {
    json!([{"name": name, "description": "Does it", "options": options}])
}

#[test]
fn a_command_has_a_small_name_and_a_description() {
    let named = |name: &str| commands::check(&command(name, &json!([])));
    assert!(named(&many(32)).is_empty());
    assert!(named("b12-check").is_empty());
    for bad in [many(33).as_str(), "", "B12", "two words", "dot.ted", "Ü"] {
        mentions(&named(bad), "small letters");
    }
    let described = |n| commands::check(&json!([{"name": "a", "description": many(n)}]));
    assert!(described(100).is_empty());
    mentions(&described(101), "101 characters");
    mentions(&described(0), "0 characters");
}

#[test]
fn a_list_of_commands_is_short_and_without_doubles() {
    let list = |n: usize| -> Value {
        (0..n).map(|n| json!({"name": format!("c{n}"), "description": "A"})).collect()
    };
    assert!(commands::check(&list(100)).is_empty());
    mentions(&commands::check(&list(101)), "101 of type 1");
    let twice = json!([{"name": "a", "description": "A"}, {"name": "a", "description": "B"}]);
    mentions(&commands::check(&twice), "same name");
    let placed = |contexts: Value, types: Value| {
        commands::check(
            &json!([{"name": "a", "description": "A", "contexts": contexts, "integration_types": types}]),
        )
    };
    assert!(placed(json!([0, 1, 2]), json!([0, 1])).is_empty());
    mentions(&placed(json!([3]), json!([0])), "contexts");
    mentions(&placed(json!([0]), json!([2])), "integration_types");
    mentions(&placed(json!([0, 0]), json!([0])), "contexts");
}

#[test]
fn options_are_25_with_the_required_ones_first() {
    let plain = |n: usize, required: bool| json!({"type": 3, "name": format!("o{n}"), "description": "A", "required": required});
    let check = |options: &[Value]| commands::check(&command("a", &json!(options)));
    let list = |n: usize| -> Vec<Value> { (0..n).map(|n| plain(n, false)).collect() };
    assert!(check(&list(25)).is_empty());
    mentions(&check(&list(26)), "26 options");
    assert!(check(&[plain(1, true), plain(2, false)]).is_empty());
    mentions(&check(&[plain(1, false), plain(2, true)]), "must come first");
    mentions(&check(&[plain(1, false), plain(1, false)]), "same name");
    let both = json!({"type": 3, "name": "o", "description": "A", "autocomplete": true, "choices": [{"name": "A", "value": "a"}]});
    mentions(&check(&[both]), "exclude each other");
    let inner = json!({"type": 1, "name": "show", "description": "A"});
    assert!(check(std::slice::from_ref(&inner)).is_empty());
    mentions(&check(&[inner, plain(1, false)]), "cannot be mixed");
}

#[test]
fn a_command_is_8000_characters_in_its_longest_language() {
    let option = |name: &str, choices: Value| json!({"type": 3, "name": name, "description": many(100), "choices": choices});
    let choices = |count: usize| -> Value {
        let choice = |n| json!({"name": format!("{n:02}{}", many(98)), "value": many(100)});
        (0..count).map(choice).collect()
    };
    let long = |last: usize| {
        let german =
            json!({"name": "x", "name_localizations": {"de": many(100)}, "value": many(last)});
        let options = json!([
            option("a", choices(25)),
            option("b", choices(12)),
            option("c", json!([german])),
            option("d", json!([])),
        ]);
        commands::check(&command("a", &options))
    };
    // The command itself 8, four options of 101, 38 choices of 100, 37 values of 100, the last value.
    let room = 8000 - 8 - 4 * 101 - 38 * 100 - 37 * 100;
    assert_eq!(room, 88);
    assert_eq!(long(room), [""; 0]);
    mentions(&long(room + 1), "8001 characters");
    let strange =
        json!([{"name": "a", "description": "A", "description_localizations": {"xx": "A"}}]);
    mentions(&commands::check(&strange), "no such language");
    let grown = json!([{"name": "a", "description": "A", "name_localizations": {"de": many(33)}}]);
    mentions(&commands::check(&grown), "breaks the rule");
}

#[test]
fn a_picker_has_what_it_chose_within_its_bounds() {
    let picker = |kind: u64, more: &[(&str, Value)]| {
        let mut picker = json!({"type": kind, "custom_id": "p"});
        for (field, value) in more {
            picker[*field] = value.clone();
        }
        row(&json!([picker]))
    };
    let channel = |id: &str| json!({"id": id, "type": "channel"});
    let two = json!([channel("1"), channel("2")]);
    for kind in 5..=8 {
        accepts(&picker(kind, &[("min_values", json!(0)), ("max_values", json!(25))]));
        refuses(&picker(kind, &[("max_values", json!(26))]), "max_values 1 to 25");
        refuses(&picker(kind, &[("options", json!([]))]), "no such field");
    }
    accepts(&picker(8, &[("default_values", two.clone()), ("max_values", json!(2))]));
    accepts(&picker(7, &[("default_values", json!([{"id": "1", "type": "role"}]))]));
    accepts(&picker(8, &[("channel_types", json!([0, 5, 15]))]));
    refuses(&picker(8, &[("default_values", two)]), "2 default_values, must be 1 to 1");
    refuses(&picker(6, &[("default_values", json!([channel("1")]))]), "type must be role");
    refuses(&picker(8, &[("default_values", json!([{"id": 1, "type": "channel"}]))]), "as text");
    refuses(&picker(8, &[("channel_types", json!([0, 0]))]), "different numbers");
    refuses(&picker(5, &[("channel_types", json!([0]))]), "no such field");
}

#[test]
fn a_file_stands_among_components_by_its_name() {
    accepts(&json!([{"type": 13, "file": {"url": "attachment://a.txt"}, "spoiler": true}]));
    refuses(&json!([{"type": 13, "file": {"url": "https://a.example"}}]), "attachment://");
    refuses(&json!([{"type": 13}]), "attachment://");
    let old = messages::check(
        &json!({"components": [{"type": 13, "file": {"url": "attachment://a"}}]}),
        BodyUse::Reply,
    );
    mentions(&old, "not allowed in this place");
}
