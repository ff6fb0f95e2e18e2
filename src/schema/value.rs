//! The values that files are made of: texts, names, dates and lists, each with its limits.

use std::borrow::Cow;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::id::NAME_MAX;
use crate::library::FINGERPRINT_LENGTH;
use crate::library::limits::URL_MAX;
use crate::limits::COMMAND_NAME_MAX;
use crate::locale::LOCALES;
use crate::pack::{
    CHANNELS, DISPOSITIONS, FATES, GUIDANCE, KINDS, MARKS, STATUSES, other_languages,
};

/// The rule for names, without their length.
const NAME: &str = "[a-z0-9]+(-[a-z0-9]+)*";

/// A text of at most so many characters.
pub(super) struct Text<const MAX: usize>;

/// A list of different entries, at least one.
pub(super) struct List<T>(PhantomData<T>);

/// Tables, each under a name of its own.
pub(super) struct Named<T>(PhantomData<T>);

/// Texts by the languages that Discord knows.
pub(super) struct ByLocale<T>(PhantomData<T>);

/// Texts by evidence ids.
pub(super) struct ByEvidence<T>(PhantomData<T>);

/// A type of which every place that holds it shows the whole description.
macro_rules! described {
    ($([$($generics:tt)*] $type:ty = |$generator:ident| $schema:expr;)+) => {$(
        impl<$($generics)*> JsonSchema for $type {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema($generator: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    )+};
}

/// A text that follows a rule of its own.
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident = $schema:expr;)+) => {
        $($(#[$doc])* pub(super) struct $name;)+
        described! { $([] $name = |_generator| $schema;)+ }
    };
}

described! {
    [const MAX: usize] Text<MAX> = |_generator| {
        json_schema!({ "type": "string", "minLength": 1, "maxLength": MAX })
    };
    [T: JsonSchema] List<T> = |generator| json_schema!({
        "type": "array",
        "items": generator.subschema_for::<T>(),
        "minItems": 1,
        "uniqueItems": true,
    });
    [T: JsonSchema] Named<T> = |generator| {
        let pattern = format!("^{NAME}$");
        json_schema!({
            "type": "object",
            "patternProperties": { pattern: generator.subschema_for::<T>() },
            "additionalProperties": false,
            "propertyNames": { "maxLength": NAME_MAX },
        })
    };
    [T: JsonSchema] ByLocale<T> = |generator| {
        let texts = LOCALES.iter().map(|locale| (*locale, generator.subschema_for::<T>().to_value()));
        let texts: serde_json::Map<String, serde_json::Value> =
            texts.map(|(locale, text)| (locale.to_owned(), text)).collect();
        json_schema!({ "type": "object", "properties": texts, "additionalProperties": false })
    };
    [T: JsonSchema] ByEvidence<T> = |generator| json_schema!({
        "type": "object",
        "patternProperties": { evidence_id(): generator.subschema_for::<T>() },
        "additionalProperties": false,
    });
}

texts! {
    /// A name.
    Name = name(&format!("^{NAME}$"), NAME_MAX);
    /// An answer within a condition.
    Answer = name(&format!(r"^{NAME}/({NAME}|\*)$"), 2 * NAME_MAX + 1);
    /// A passage, or a helpline, by its full name.
    InTwoParts = name(&format!("^{NAME}/{NAME}$"), 2 * NAME_MAX + 1);
    /// The code of a country.
    CountryCode = name("^[a-z0-9]{2}$", 2);
    /// An evidence id.
    EvidenceId = name(&evidence_id(), NAME_MAX + 2);
    /// An address.
    Url = name(r"^https://\S*\.\S*$", URL_MAX);
    /// The address of a page that was read, or that none was.
    PageRead = name(r"^(none read$|http://|https://\S*\.\S*$)", URL_MAX);
    /// The fingerprint of a text.
    Fingerprint = name(&format!("^[0-9a-f]{{{FINGERPRINT_LENGTH}}}$"), FINGERPRINT_LENGTH);
    /// A calendar day. It is a date in TOML and a text in JSON.
    Day = json_schema!({ "type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$" });
    /// A language.
    Locale = json_schema!({ "type": "string", "enum": LOCALES });
    /// A language but English that can be told.
    OtherLanguage = one_of(&other_languages());
    /// The only kind of question there is.
    Choice = json_schema!({ "type": "string", "enum": ["choice"] });
    /// Yes, and never no.
    Yes = json_schema!({ "type": "boolean", "enum": [true] });
    /// Whether a pack is in use.
    Status = one_of(STATUSES);
    /// How urgent an outcome is.
    Disposition = one_of(DISPOSITIONS);
    /// How well a number is confirmed.
    Mark = one_of(MARKS);
    /// Whom a helpline is for.
    Audience = one_of(KINDS);
    /// How a helpline is reached.
    Channel = one_of(CHANNELS);
    /// What guidance says of a claim.
    Guidance = one_of(GUIDANCE);
    /// What became of a claim.
    Fate = one_of(FATES);
    /// How questions that are not named are answered.
    Rest = json_schema!({ "type": "string", "enum": ["skip", "none"] });
}

/// The pattern of the names of commands. Discord takes letters of every alphabet; what is surely
/// wrong is shown while typing, and the checker knows the rest.
pub(super) fn command_name() -> String {
    format!("^[^\\sA-Z/]{{1,{COMMAND_NAME_MAX}}}$")
}

/// The pattern of what is the name of a command in the menu of a message, and of no other.
pub(super) fn menu_name() -> String {
    format!("^(?=.*[\\sA-Z/])\\S(.{{0,{}}}\\S)?$", COMMAND_NAME_MAX - 2)
}

/// The pattern of evidence ids.
fn evidence_id() -> String {
    format!("^[A-Z][-_]?[a-z0-9][a-z0-9-]{{0,{}}}$", NAME_MAX - 1)
}

fn name(pattern: &str, max: usize) -> Schema {
    json_schema!({ "type": "string", "pattern": pattern, "maxLength": max })
}

/// One of the words that the reader knows.
fn one_of<T>(words: &[(&str, T)]) -> Schema {
    let words: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
    json_schema!({ "type": "string", "enum": words })
}
