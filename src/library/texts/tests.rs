//! The list of texts against the shipped files and against the schema.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{LibraryText, TextKind, of_operator};
use crate::app::files::built_in;
use crate::interface::Words;
use crate::library::FileKind;
use crate::operator::Operator;
use crate::schema::schema;

fn shipped() -> Vec<LibraryText> {
    crate::library::fixture::shipped().texts()
}

fn operator() -> Operator {
    let text = |word: &str| word.to_owned();
    Operator { name: text("a"), contact: text("b"), privacy_url: text("https://c.example") }
}

/// Every text of a value of a file, with the keys that lead to it. Lists count as their entries.
fn texts_of(value: &toml::Value, keys: &mut Vec<String>, found: &mut Vec<(Vec<String>, String)>) {
    match value {
        toml::Value::String(text) => found.push((keys.clone(), text.clone())),
        toml::Value::Array(entries) => {
            for entry in entries {
                texts_of(entry, keys, found);
            }
        }
        toml::Value::Table(table) => {
            for (key, value) in table {
                keys.push(key.clone());
                texts_of(value, keys, found);
                keys.pop();
            }
        }
        toml::Value::Integer(_)
        | toml::Value::Float(_)
        | toml::Value::Boolean(_)
        | toml::Value::Datetime(_) => {}
    }
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_kind_of_text_is_met() {
    let reviewed = crate::library::fixture::reviewed().texts();
    let mut met: BTreeSet<TextKind> = reviewed.iter().map(|text| text.about.kind).collect();
    met.extend(of_operator(&operator()).iter().map(|text| text.about.kind));
    let never: Vec<&TextKind> = TextKind::ALL.iter().filter(|kind| !met.contains(kind)).collect();
    assert!(never.is_empty(), "{never:?}");
}

#[test]
fn every_text_stands_in_its_file_at_its_place() {
    let files = built_in();
    let mut trees: BTreeMap<String, Vec<(Vec<String>, String)>> = BTreeMap::new();
    for file in &files {
        let tree = toml::from_str(file.text().unwrap()).unwrap();
        let mut found = Vec::new();
        texts_of(&toml::Value::Table(tree), &mut vec![], &mut found);
        trees.insert(file.path().to_owned(), found);
    }
    for text in shipped() {
        let (kind, place) = (text.about.kind, &text.about.place);
        let file = match (place.pack.as_ref(), place.file.unwrap()) {
            (None, FileKind::Interface | FileKind::OtherLanguages) => {
                format!("/interface/{}.toml", place.name)
            }
            (None, FileKind::CardTranslation) => format!("/safety/cards/{}.toml", place.name),
            (None, FileKind::PhraseBook) => format!("/safety/helplines/{}.toml", place.name),
            (None, _) => format!("/safety/{}.toml", place.name),
            (Some(pack), FileKind::Article) => format!("/{pack}/articles/{}.toml", place.name),
            (Some(pack), FileKind::Questions) => format!("/{pack}/questions/{}.toml", place.name),
            (Some(pack), _) => format!("/{pack}/{}.toml", place.name),
        };
        let (_, found) = trees.iter().find(|(path, _)| path.ends_with(&file)).expect(&file);
        let path = text.about.path();
        let at_place = found.iter().filter(|(keys, _)| {
            let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
            let under = keys.join(".");
            kind.stands_at(&keys) && (under == path || under == format!("{path}.text"))
        });
        let written: Vec<String> = at_place.map(|(_, text)| spaced(text)).collect();
        let is_there = written.iter().any(|written| written.contains(&spaced(&text.text)));
        // The name of a command is a key; a label may be left out; a date is no text.
        let may_be_absent =
            [TextKind::CommandName, TextKind::OptionShort, TextKind::SourcePublished]
                .contains(&kind);
        assert!(is_there || (may_be_absent && written.is_empty()), "{path}: {written:?}");
    }
}

#[test]
fn texts_under_a_condition_stand_where_plain_ones_do() {
    assert!(TextKind::OutcomeDo.stands_at(&["outcome", "a", "do"]));
    assert!(TextKind::OutcomeDo.stands_at(&["outcome", "a", "do", "text"]));
    assert!(!TextKind::OutcomeDo.stands_at(&["outcome", "a", "do", "when"]));
    assert!(!TextKind::OutcomeDo.stands_at(&["outcome", "a"]));
    assert!(!TextKind::OutcomeShort.stands_at(&["outcome", "a", "short", "text"]));
}

/// The texts of a schema: the keys that lead to each, with `*` for names, and its most characters.
struct SchemaTexts<'s> {
    root: &'s Value,
    found: BTreeMap<Vec<String>, u64>,
}

impl SchemaTexts<'_> {
    fn add(&mut self, part: &Value, keys: &mut Vec<String>) {
        if let Some(name) = part["$ref"].as_str() {
            let name = name.rsplit('/').next().unwrap();
            let part = self.root["definitions"][name].clone();
            self.add(&part, keys);
        }
        if part["type"] == "string" && part.get("pattern").is_none_or(|_| is_address(part)) {
            self.found.extend(part["maxLength"].as_u64().map(|most| (keys.clone(), most)));
        }
        for form in ["anyOf", "allOf", "oneOf"] {
            for part in part[form].as_array().into_iter().flatten() {
                self.add(part, keys);
            }
        }
        if part.get("items").is_some() {
            self.add(&part["items"], keys);
        }
        for (group, named) in [("properties", true), ("patternProperties", false)] {
            for (key, part) in part[group].as_object().into_iter().flatten() {
                // Conditions have names only, and hold themselves.
                if ["when", "enable-when", "finding", "rule"].contains(&key.as_str()) {
                    continue;
                }
                keys.push(if named { key.clone() } else { "*".to_owned() });
                self.add(part, keys);
                keys.pop();
            }
        }
    }
}

fn is_address(part: &Value) -> bool {
    part["pattern"].as_str().is_some_and(|pattern| pattern.contains("https"))
}

/// Texts of files that are not kept in a library, and so are shown to nobody.
const NOT_KEPT: &[(FileKind, &str)] = &[
    (FileKind::Pack, "pack.language"),
    (FileKind::Helplines, "anywhere.directory.source"),
    (FileKind::Helplines, "country.*.emergency.source"),
    (FileKind::Helplines, "country.*.line.*.shown-date"),
    (FileKind::PhraseBook, "stays"),
    (FileKind::Reviews, "review.texts.id"),
    (FileKind::Questions, "instead.dose"),
    (FileKind::Questions, "instead.number"),
    (FileKind::Questions, "instead.diagnosis"),
    (FileKind::Questions, "instead.stop-medicine"),
    (FileKind::Rules, "group.*"),
    (FileKind::Rules, "swallow.*.because"),
    (FileKind::Rules, "swallow.*.said"),
    (FileKind::Wording, "meant.words"),
    (FileKind::Wording, "meant.because"),
    (FileKind::Timings, "never"),
    (FileKind::Timings, "time.*.said-as"),
    (FileKind::Timings, "row.*.named-as"),
    (FileKind::Timings, "meant.words"),
    (FileKind::Timings, "meant.because"),
];

#[test]
fn the_schema_has_the_lengths_of_the_list_and_no_text_that_the_list_has_not() {
    let mut compared = BTreeSet::new();
    for file in FileKind::ALL {
        let root = schema(*file);
        let mut texts = SchemaTexts { root: &root, found: BTreeMap::new() };
        texts.add(&root, &mut vec![]);
        for (keys, most) in texts.found {
            let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
            if NOT_KEPT.contains(&(*file, keys.join(".").as_str())) {
                continue;
            }
            let mut kinds = TextKind::ALL.iter().filter(|kind| kind.file() == Some(*file));
            // The languages of a command are keys of their own in the schema.
            let kind = kinds.find(|kind| kind.stands_at(&keys));
            let kind =
                kind.unwrap_or_else(|| panic!("{}: {keys:?} is not in the list", file.name()));
            if *file != FileKind::Interface {
                assert_eq!(most, u64::try_from(kind.most()).unwrap(), "{kind:?}");
            }
            compared.insert(*kind);
        }
    }
    let without = |kind: &&TextKind| {
        let no_value = **kind == TextKind::CommandName;
        // The sentences of the interface are compared one by one, below.
        let in_a_file = kind.file().is_some_and(|file| file != FileKind::Interface);
        in_a_file && !no_value && !compared.contains(kind)
    };
    let left: Vec<&TextKind> = TextKind::ALL.iter().filter(without).collect();
    assert!(left.is_empty(), "not in the schema: {left:?}");
}

#[test]
fn a_sentence_of_the_interface_is_as_long_as_the_schema_says() {
    let root = schema(FileKind::Interface);
    let texts = shipped();
    let of_interface =
        texts.iter().filter(|text| text.about.place.file == Some(FileKind::Interface));
    let mut count = 0;
    for text in of_interface {
        let [section, name] = text.about.place.names.as_slice() else { panic!("two names") };
        let most = &root["properties"][section]["properties"][name]["maxLength"];
        assert_eq!(
            most.as_u64(),
            Some(u64::try_from(text.about.most).unwrap()),
            "{section}.{name}"
        );
        count += 1;
    }
    assert_eq!(count % Words::sentences().count(), 0);
}
