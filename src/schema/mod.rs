//! JSON Schema for the files of a pack: what an author's editor shows and underlines while they
//! type. The types here only describe; [`crate::pack`] reads and judges, and a test compares both.
#![expect(dead_code, reason = "the types of this module are described and never made")]

mod condition;
mod flow;
mod interface;
mod pack;
mod phrase_book;
mod questions;
mod review;
mod reviews;
mod rules;
mod safety;
mod timings;
mod value;

pub use crate::library::FileKind;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

/// The schema of one kind of file, draft-07: the newest that the editors of authors all read.
pub fn schema(kind: FileKind) -> Value {
    match kind {
        FileKind::Pack => of::<pack::PackFile>(),
        FileKind::Article => of::<pack::ArticleFile>(),
        FileKind::Flow => of::<flow::FlowFile>(),
        FileKind::Cards => of::<safety::CardsFile>(),
        FileKind::CardTranslation => of::<safety::CardTranslationFile>(),
        FileKind::Helplines => of::<safety::HelplinesFile>(),
        FileKind::PhraseBook => of::<phrase_book::PhraseBookFile>(),
        FileKind::Rules => of::<rules::RulesFile>(),
        FileKind::Interface => of::<interface::InterfaceFile>(),
        FileKind::OtherLanguages => of::<interface::OtherLanguagesFile>(),
        FileKind::Vignettes => of::<review::VignettesFile>(),
        FileKind::Evidence => of::<review::EvidenceFile>(),
        FileKind::Ledger => of::<review::LedgerFile>(),
        FileKind::Decisions => of::<reviews::DecisionsFile>(),
        FileKind::Reviews => of::<reviews::ReviewsFile>(),
        FileKind::Wording => of::<review::WordingFile>(),
        FileKind::Timings => of::<timings::TimingsFile>(),
        FileKind::Questions => of::<questions::QuestionsFile>(),
    }
}

/// The name of the file that the schema of a kind is kept in: `pack.schema.json`.
pub fn file_name(kind: FileKind) -> String {
    format!("{}.schema.json", kind.name())
}

/// The schema of one kind as the text of that file.
pub fn text(kind: FileKind) -> String {
    format!("{:#}\n", schema(kind))
}

fn of<T: JsonSchema>() -> Value {
    let mut schema = SchemaSettings::draft07().into_generator().into_root_schema_for::<T>();
    let mut schema = std::mem::take(schema.ensure_object()).into();
    without_null(&mut schema);
    schema
}

/// TOML has no null: what may be left out is only not required.
fn without_null(schema: &mut Value) {
    match schema {
        Value::Array(parts) => parts.iter_mut().for_each(without_null),
        Value::Object(parts) => {
            if let Some(Value::Array(types)) = parts.get_mut("type") {
                types.retain(|name| name != "null");
                if let [one] = types.as_slice() {
                    let one = one.clone();
                    parts.insert("type".to_owned(), one);
                }
            }
            if let Some(Value::Array(values)) = parts.get_mut("enum") {
                values.retain(|value| !value.is_null());
            }
            if let Some(Value::Array(forms)) = parts.get_mut("anyOf") {
                forms.retain(|form| *form != json!({ "type": "null" }));
                // With others beside it, draft-07 reads a reference only within `allOf`.
                if forms.len() == 1
                    && let Some(form) = parts.remove("anyOf")
                {
                    parts.insert("allOf".to_owned(), form);
                }
            }
            parts.values_mut().for_each(without_null);
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
