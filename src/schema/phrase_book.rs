//! The files of `safety/helplines/`: countries and helplines in another language.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::value::Text;
use crate::library::limits::{
    LINE_NAME_MAX, TRANSLATED_CONTACT_MAX, TRANSLATED_LINE_MAX, TRANSLATED_LINE_NAME_MAX,
};

/// Countries and helplines in another language: each text of `safety/helplines.toml` that people are shown, and how it is
/// said. `{1}`, `{2}` stand for a number, an address or a word to send, which are the same in every language:
/// `"call {1}" = "anrufen: {1}"`.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct PhraseBookFile {
    /// Whether somebody whose first language it is has read this file as it stands. `myelin check` says where nobody has.
    read_by_native: bool,
    /// Names of helplines that are the same in this language.
    #[schemars(extend("uniqueItems" = true))]
    stays: Option<Vec<Text<LINE_NAME_MAX>>>,
    /// The names of countries.
    country: Option<Phrases<LINE_NAME_MAX>>,
    /// The other names of helplines.
    name: Option<Phrases<TRANSLATED_LINE_NAME_MAX>>,
    /// What a person does to reach a line.
    contact: Option<Phrases<TRANSLATED_CONTACT_MAX>>,
    /// Emergency numbers with words around them.
    emergency: Option<Phrases<TRANSLATED_CONTACT_MAX>>,
    /// What to know about emergency numbers.
    note: Option<Phrases<TRANSLATED_LINE_MAX>>,
    /// When a line answers.
    hours: Option<Phrases<TRANSLATED_CONTACT_MAX>>,
    /// What it costs.
    cost: Option<Phrases<TRANSLATED_CONTACT_MAX>>,
    /// In which languages it answers.
    languages: Option<Phrases<TRANSLATED_CONTACT_MAX>>,
}

/// Texts of at most so many characters, each behind the English one.
struct Phrases<const MAX: usize>;

impl<const MAX: usize> JsonSchema for Phrases<MAX> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Phrases".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "patternProperties": { "": generator.subschema_for::<Text<MAX>>() },
            "additionalProperties": false,
        })
    }
}
