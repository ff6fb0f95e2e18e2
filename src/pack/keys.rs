//! Every key that a pack may have, table by table. What is not here is an unknown key.

pub(super) type Keys = &'static [&'static str];

// pack.toml
pub(super) const PACK_FILE: Keys = &["pack", "command", "source"];
pub(super) const PACK: Keys = &[
    "id",
    "title",
    "purpose",
    "version",
    "status",
    "language",
    "last-review-date",
    "next-review-date",
    "reviewed-by",
    "licence",
];
pub(super) const COMMAND: Keys =
    &["description", "opens", "name-localizations", "description-localizations"];
pub(super) const OPENS: Keys = &["flow", "articles", "read", "ask", "find", "help-now"];
pub(super) const SOURCE: Keys = &["title", "publisher", "url", "published"];

// articles/*.toml
pub(super) const ARTICLE_FILE: Keys = &["article", "passage"];
pub(super) const ARTICLE: Keys = &["id", "title", "also-called", "pinned", "related"];
pub(super) const QUESTION: Keys = &["text", "evidence"];
pub(super) const TEST: Keys = &["text", "evidence"];
pub(super) const PASSAGE: Keys =
    &["title", "also-called", "text", "caution", "ask", "tests", "sources", "evidence"];

// interface/other-languages.toml
pub(super) const OTHER_LANGUAGES_FILE: Keys = &["line"];

// safety/rules/*.toml
pub(super) const RULES_FILE: Keys = &["group", "swallow", "rule"];
pub(super) const SWALLOW: Keys = &["because", "in-order", "together", "apart", "without", "said"];
pub(super) const HEARING_RULE: Keys =
    &["card", "hints", "in-order", "together", "apart", "without", "said", "not-said"];

// a flow
pub(super) const FLOW_FILE: Keys = &["flow", "item", "finding", "rule", "outcome", "overlay"];
pub(super) const FLOW: Keys =
    &["id", "title", "intro", "based-on", "closing", "tests", "sources", "evidence"];
pub(super) const ITEM: Keys = &[
    "type",
    "repeats",
    "required",
    "red-flag",
    "short",
    "text",
    "help",
    "why",
    "evidence",
    "sources",
    "enable-when",
    "when-skipped",
    "rises",
    "negative",
    "option",
];
pub(super) const OPTION: Keys = &["display", "short", "exclusive", "evidence"];
pub(super) const WHY: Keys = &["text", "passage"];
pub(super) const RULE: Keys = &["outcome", "when", "ends-walk", "evidence"];
pub(super) const OUTCOME: Keys = &[
    "disposition",
    "short",
    "cards",
    "headline",
    "text",
    "do",
    "ask",
    "avoid",
    "passages",
    "claims-absence",
    "sources",
    "evidence",
];
/// What an outcome with cards has none of.
pub(super) const OUTCOME_WORDS: Keys =
    &["headline", "text", "do", "ask", "avoid", "passages", "claims-absence", "sources"];
pub(super) const HEADLINE: Keys = &["when", "text"];
pub(super) const STATEMENT: Keys = &["when", "text", "evidence", "sources"];
pub(super) const PASSAGE_ENTRY: Keys = &["when", "passage"];
pub(super) const CARD_ENTRY: Keys = &["when", "card"];
pub(super) const OVERLAY: Keys =
    &["when", "always", "short", "text", "evidence", "sources", "passages"];
pub(super) const CONDITION: Keys =
    &["any-of", "all-of", "none-of", "count-at-least", "of", "all", "any", "not", "answered"];

// vignettes.toml
pub(super) const VIGNETTES_FILE: Keys = &["vignette"];
pub(super) const VIGNETTE: Keys =
    &["about", "flow", "answers", "rest", "outcome", "overlays", "evidence"];
// evidence.toml and ledger.toml
pub(super) const EVIDENCE_FILE: Keys = &["evidence", "withheld"];
pub(super) const LEDGER_FILE: Keys = &["ledger", "claim", "added"];
pub(super) const LEDGER: Keys = &["article", "about"];
pub(super) const CLAIM: Keys = &["says", "guidance", "fate", "why"];
pub(super) const ADDED: Keys = &["says", "why"];
// decisions.toml and reviews.toml
pub(super) const DECISIONS_FILE: Keys = &["decision"];
pub(super) const DECISION: Keys = &["id", "text", "evidence"];
pub(super) const REVIEWS_FILE: Keys = &["review"];
pub(super) const REVIEW: Keys = &["name", "profession", "register", "date", "texts"];
pub(super) const READ_TEXT: Keys = &["id", "fingerprint"];
// questions.toml and questions/*.toml
pub(super) const QUESTIONS_FILE: Keys =
    &["held-out", "language", "words", "asked", "outside", "refuse", "instead", "goals"];
pub(super) const REFUSE: Keys = &["dose", "number", "diagnosis", "stop-medicine"];
pub(super) const INSTEAD: Keys = &["dose", "number", "diagnosis", "stop-medicine"];
pub(super) const GOALS: Keys = &["right", "wrong", "answered-outside", "refused"];
// wording.toml
pub(super) const WORDING_FILE: Keys = &["meant"];
pub(super) const MEANT: Keys = &["words", "because"];
// timings.toml
pub(super) const TIMINGS_FILE: Keys = &["never", "time", "row", "meant"];
pub(super) const TIME: Keys = &["disposition", "said-as"];
pub(super) const ROW: Keys = &["time", "named-as", "options", "unless", "evidence"];

// safety/cards.toml, safety/cards/*.toml, safety/helplines.toml and safety/helplines/*.toml
pub(super) const CARDS_FILE: Keys = &["card"];
pub(super) const CARD: Keys =
    &["headline", "text", "signs", "then", "do", "avoid", "lines-shown", "evidence"];
pub(super) const CARD_TRANSLATION_FILE: Keys = &["read-by-native", "card"];
pub(super) const TRANSLATED_CARD: Keys = &["headline", "text", "signs", "then", "do", "avoid"];
pub(super) const PHRASE_BOOK_FILE: Keys = &[
    "read-by-native",
    "stays",
    "country",
    "name",
    "contact",
    "emergency",
    "note",
    "hours",
    "cost",
    "languages",
];
pub(super) const CARD_LINE: Keys = &["text", "evidence"];
pub(super) const HELPLINES_FILE: Keys = &["anywhere", "likely", "outdated", "country"];
pub(super) const ANYWHERE: Keys = &["emergency", "directory"];
pub(super) const DIRECTORY: Keys = &["name", "contact", "source", "read-on", "mark"];
pub(super) const OUTDATED: Keys = &["numbers"];
pub(super) const COUNTRY: Keys = &["name", "emergency", "line"];
pub(super) const EMERGENCY: Keys = &["number", "mark", "source", "note"];
pub(super) const LINE: Keys = &[
    "name",
    "contact",
    "channel",
    "for",
    "hours",
    "cost",
    "languages",
    "mark",
    "shown-because",
    "source",
    "read-on",
    "shown-date",
];
