//! `safety/cards.toml`, the files of `safety/cards/`, and `safety/helplines.toml`.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::value::{
    Audience, ByLocale, Channel, CountryCode, Day, EvidenceId, InTwoParts, List, Mark, Named,
    PageRead, Text, Url,
};
use crate::library::limits::{
    CONTACT_MAX, HEADLINE_MAX, LINE_MAX, LINE_NAME_MAX, TRANSLATED_HEADLINE_MAX,
    TRANSLATED_LINE_MAX,
};
use crate::pack::CARDS_NEEDED;

/// The cards that stand alone when someone may be in danger.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct CardsFile {
    /// The cards, each in a table such as `[card.emergency]`. The bot needs `emergency`, `crisis` and `help-now`.
    #[schemars(extend("required" = CARDS_NEEDED))]
    card: Named<Card>,
}

/// A card. Its parts are shown in the order in which they stand here.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
struct Card {
    /// The first line.
    headline: Text<HEADLINE_MAX>,
    /// Paragraphs after it.
    text: Option<Vec<ALine>>,
    /// Signs that the last of those paragraphs announces.
    signs: Option<Vec<ALine>>,
    /// Paragraphs after the signs.
    then: Option<Vec<ALine>>,
    /// What to do, in order.
    #[schemars(length(min = 1))]
    r#do: Vec<ALine>,
    /// What to avoid.
    avoid: Option<Vec<ALine>>,
    /// Helplines shown on the card itself, as country/line: `us/988`.
    #[schemars(extend("uniqueItems" = true))]
    lines_shown: Option<Vec<InTwoParts>>,
    /// The evidence it rests on.
    evidence: List<EvidenceId>,
}

/// A line, or one with the evidence it rests on.
#[derive(JsonSchema)]
#[schemars(inline, untagged)]
enum ALine {
    Plain(Text<LINE_MAX>),
    WithEvidence(CardLine),
}

/// A line with the evidence it rests on.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
struct CardLine {
    /// The line.
    text: Text<LINE_MAX>,
    /// Its own evidence, in the place of that of the card.
    evidence: Option<Vec<EvidenceId>>,
}

/// The safety cards in another language, line by line. What they rest on and which helplines they show is said in
/// `safety/cards.toml` only.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct CardTranslationFile {
    /// Whether somebody whose first language it is has read this file as it stands. `myelin check` says where nobody has.
    read_by_native: bool,
    /// Every card of `safety/cards.toml`, each in a table such as `[card.emergency]`.
    card: Named<TranslatedCard>,
}

/// A card in another language. Each list has as many lines as the English one, in the same order.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
struct TranslatedCard {
    /// The first line.
    headline: Text<TRANSLATED_HEADLINE_MAX>,
    /// Paragraphs after it.
    text: Option<Vec<Text<TRANSLATED_LINE_MAX>>>,
    /// Signs that the last of those paragraphs announces.
    signs: Option<Vec<Text<TRANSLATED_LINE_MAX>>>,
    /// Paragraphs after the signs.
    then: Option<Vec<Text<TRANSLATED_LINE_MAX>>>,
    /// What to do, in order.
    r#do: Option<Vec<Text<TRANSLATED_LINE_MAX>>>,
    /// What to avoid.
    avoid: Option<Vec<Text<TRANSLATED_LINE_MAX>>>,
}

/// Emergency numbers and helplines by country. A wrong number is the worst mistake there can be.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct HelplinesFile {
    /// What holds where the country is not known.
    anywhere: Anywhere,
    /// The countries in which readers of a language are likely to be, the likeliest first, by Discord's names of languages.
    likely: Option<ByLocale<Vec<CountryCode>>>,
    /// Numbers that old lists carry, and that must never be shown.
    outdated: Option<Outdated>,
    /// The countries, each in a table with its two letters: `[country.gb]`.
    country: Countries,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
struct Anywhere {
    /// How the emergency number is named without a country.
    emergency: Text<CONTACT_MAX>,
    /// A directory of helplines.
    directory: Directory,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
struct Directory {
    /// Its name.
    name: Text<LINE_NAME_MAX>,
    /// Its address as people read it, without https.
    contact: Text<CONTACT_MAX>,
    /// The page where it was read.
    source: Url,
    /// The day on which it was read, without quotes.
    read_on: Day,
    /// How well it is confirmed: `C-off` official, `C-news` quoted, `S` secondary, `NC` not confirmed.
    mark: Mark,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
struct Outdated {
    /// The numbers, however they are spaced.
    #[schemars(extend("uniqueItems" = true))]
    numbers: Vec<Text<CONTACT_MAX>>,
}

/// The countries by their ISO 3166-1 codes.
struct Countries;

impl JsonSchema for Countries {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Countries".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "patternProperties": { "^[a-z0-9]{2}$": generator.subschema_for::<Country>() },
            "additionalProperties": false,
            "minProperties": 1,
        })
    }
}

/// A country. Something in it must be confirmed well enough to be shown.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
struct Country {
    /// Its name in English.
    name: Text<LINE_NAME_MAX>,
    /// Its emergency number.
    emergency: Emergency,
    /// Its helplines, the leading one first, each in a table such as `[country.us.line.988]`.
    line: Option<Named<Helpline>>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
struct Emergency {
    /// The number as a person reads it: `112 or 999`.
    number: Text<CONTACT_MAX>,
    /// How well it is confirmed: `C-off` official, `C-news` quoted, `S` secondary, `NC` not confirmed and never shown.
    mark: Mark,
    /// The page where it was read.
    source: Option<PageRead>,
    /// What to know about it.
    note: Option<Text<LINE_MAX>>,
}

/// A helpline.
#[derive(JsonSchema)]
#[schemars(rename = "Line", rename_all = "kebab-case", deny_unknown_fields)]
struct Helpline {
    /// Who answers.
    name: Text<LINE_NAME_MAX>,
    /// What a person does, complete: `text HOME to 741741`.
    contact: Text<CONTACT_MAX>,
    /// `text`: a message from a phone. `chat`: a chat, a form or an email on a page. `voice`: a call. Cards show what is
    /// written before what is spoken.
    channel: Channel,
    /// `crisis`: for anyone. `youth`: for children and young people. `poison`: after swallowing something by mistake.
    r#for: Audience,
    /// When it answers, or `hours not known`: then nobody is shown any hours.
    hours: Text<CONTACT_MAX>,
    /// What it costs, as far as known.
    cost: Option<Text<CONTACT_MAX>>,
    /// In which languages it answers, as far as known.
    languages: Option<Text<CONTACT_MAX>>,
    /// How well it is confirmed: `C-off` official, `C-news` quoted, `S` secondary, `NC` not confirmed and never shown.
    mark: Mark,
    /// Why a line that is only secondary is shown although a better one is known.
    shown_because: Option<Text<LINE_MAX>>,
    /// The page where the number was read, or `none read`.
    source: PageRead,
    /// The day on which it was read, without quotes.
    read_on: Day,
    /// The day that the page itself shows, for whoever checks the line next. With quotes.
    shown_date: Option<Text<LINE_NAME_MAX>>,
}
