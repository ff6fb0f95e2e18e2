//! A file of `interface/`: every sentence around the packs, as [`crate::interface`] lists them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use super::value::{Named, Text};
use crate::interface::{Sentence, Words};
use crate::library::limits::OTHER_LANGUAGE_MAX;

/// The words of one language.
pub(super) struct InterfaceFile;

/// What is said to whoever writes in a language that the bot has no words in.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct OtherLanguagesFile {
    /// One line for each language, by its code, such as `pt`.
    line: Named<Text<OTHER_LANGUAGE_MAX>>,
}

impl JsonSchema for InterfaceFile {
    fn schema_name() -> Cow<'static, str> {
        "InterfaceFile".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let mut sections: BTreeMap<&str, Map<String, Value>> = BTreeMap::new();
        for sentence in Words::sentences() {
            let section = sections.entry(sentence.section).or_default();
            section.insert(sentence.name.to_owned(), text(&sentence));
        }
        let tables = sections.iter().map(|(name, texts)| ((*name).to_owned(), table(texts)));
        let tables: Map<String, Value> = tables.collect();
        json_schema!({
            "description": "Everything the bot says around the packs. Names in braces are filled in; keep them.",
            "type": "object",
            "required": sections.keys().collect::<Vec<_>>(),
            "properties": tables,
            "additionalProperties": false,
        })
    }
}

fn table(texts: &Map<String, Value>) -> Value {
    json!({
        "type": "object",
        "required": texts.keys().collect::<Vec<_>>(),
        "properties": texts,
        "additionalProperties": false,
    })
}

fn text(sentence: &Sentence) -> Value {
    let slots: Vec<String> = sentence.slots.iter().map(|slot| format!("{{{slot}}}")).collect();
    let filled_in = match slots.as_slice() {
        [] => String::new(),
        slots => format!(" It must say {}.", slots.join(" and ")),
    };
    json!({
        "description": format!("{}{filled_in}", sentence.about),
        "type": "string",
        "minLength": 1,
        "maxLength": sentence.longest(),
    })
}
