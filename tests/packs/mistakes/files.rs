//! Cases of files, values, names and commands.

use std::collections::BTreeMap;

use myelin::document::{Code, FILE_BYTES_MAX};
use myelin::library::limits;

use super::{ARTICLE, CARDS, CHECK, Case, HELPLINES, PACK, WORDS};

pub(crate) const FILES: &[Case] = &[
    ("a file that is not UTF-8", &[Code::NotUtf8], |files| {
        files.bytes(ARTICLE, b"[article]\nid = \"caf\xe9\"\n".to_vec());
    }),
    ("a file over the limit", &[Code::FileTooBig], |files| {
        files.bytes(ARTICLE, vec![b'#'; FILE_BYTES_MAX + 1]);
    }),
    ("a pack over the limit", &[Code::PackTooBig], |files| {
        for number in 0..=limits::PACK_BYTES_MAX / FILE_BYTES_MAX {
            let path = format!("responses/sleep/articles/a{number}.toml");
            files.bytes(&path, vec![b'#'; FILE_BYTES_MAX]);
        }
    }),
    ("too many files", &[Code::TooManyFiles], |files| {
        for number in 0..limits::FILES_MAX {
            files.texts.insert(format!("responses/sleep/articles/a{number}.toml"), vec![]);
        }
    }),
    ("no pack.toml", &[Code::MissingFile], |files| {
        files.remove(PACK);
    }),
    ("no helplines", &[Code::MissingFile], |files| {
        files.remove(HELPLINES);
    }),
    ("a safety file of another name", &[Code::StrayFile], |files| {
        files.add("responses/safety/card.toml", "[card.emergency]");
    }),
    ("an id that is not the file's name", &[Code::WrongFileName], |files| {
        files.swap(ARTICLE, "id = \"tired\"", "id = \"sleepy\"");
    }),
    ("a file name that cannot be a name", &[Code::BadId], |files| {
        let text = "[article]\nid = \"My File\"\ntitle = \"T\"\n[passage.a]\ntitle = \"A\"\nsources = [\"guide\"]\nevidence = [\"C01\"]\n";
        let words = format!("text = \"{}\"", "word ".repeat(40));
        files.add("responses/sleep/articles/My File.toml", &format!("{text}{words}"));
    }),
    (
        "a mistake in the bot's own words",
        &[Code::MissingKey, Code::InterfaceText, Code::UnknownKey],
        |files| {
            files.swap(WORDS, "begin = ", "beginn = ").swap(
                WORDS,
                "Read: {title}",
                "Read: {titel}",
            );
        },
    ),
];

pub(crate) const TOML: &[Case] = &[
    ("several syntax errors at once", &[Code::Syntax, Code::UnknownKey], |files| {
        files
            .swap(CHECK, "title = \"Sleep check\"", "title = Sleep check")
            .swap(CHECK, "display = \"Snoring\"", "display = \"Snoring")
            .swap(CHECK, "closing = ", "closin = ");
    }),
    ("curly quotes", &[Code::Syntax], |files| {
        files.swap(PACK, "title = \"Sleep\"", "title = \u{201c}Sleep\u{201d}");
    }),
    ("a key twice", &[Code::DuplicateKey], |files| {
        files.swap(ARTICLE, "title = \"Tired by day\"", "title = \"Tired\"\ntitle = \"By day\"");
    }),
    ("an item twice", &[Code::DuplicateKey], |files| {
        files.swap(CHECK, "[finding]", "[item.signs]\n\n[finding]");
    }),
    ("a line break and a comma within braces", &[Code::Toml11], |files| {
        files.swap(
            CHECK,
            "why = { text = \"They cannot wait.\" }",
            "why = {\n  text = \"They cannot wait.\",\n}",
        );
    }),
    ("newer escapes", &[Code::Toml11], |files| {
        files.swap(CHECK, "\"Days\"", "\"Day\\x73\"").swap(CHECK, "\"Weeks\"", "\"Weeks\\e\"");
    }),
    ("tabs and a byte order mark", &[Code::StrayCharacter], |files| {
        files.swap(PACK, "[pack]\nid = ", "\u{feff}[pack]\n\tid\t= ");
    }),
];

pub(crate) const VALUES: &[Case] = &[
    ("missing keys", &[Code::MissingKey], |files| {
        files.cut(CHECK, "text = \"For how long?\"\n").cut(PACK, "version = \"1.0.0\"\n").cut(
            ARTICLE,
            "[article]\nid = \"tired\"\ntitle = \"Tired by day\"\nalso-called = [\"sleepy\"]\n",
        );
    }),
    (
        "questions to ask that are too many and without evidence",
        &[Code::TooMany, Code::NoEvidence],
        |files| {
            files.swap(
            ARTICLE,
            "sources = ",
            "ask = [{ text = \"Why?\", evidence = [\"C01\"] }, { text = \"How?\", evidence = [] }, { text = \"When?\", evidence = [\"C01\"] }]\nsources = ",
        );
        },
    ),
    ("tests that a passage does not have", &[Code::TooFew], |files| {
        files.swap(CHECK, "closing = ", "tests = \"tired/signs\"\nclosing = ");
    }),
    ("an empty list of tests", &[Code::TooFew], |files| {
        files.swap(CHECK, "closing = ", "tests = \"tired/signs\"\nclosing = ").swap(
            ARTICLE,
            "sources = ",
            "tests = []\nsources = ",
        );
    }),
    ("questions and related articles of other kinds", &[Code::WrongType], |files| {
        files.swap(ARTICLE, "sources = ", "ask = [\"Why?\"]\nsources = ").swap(
            ARTICLE,
            "also-called = ",
            "related = [1]\nalso-called = ",
        );
    }),
    ("tests that no list has", &[Code::NeverUsed], |files| {
        let tests = "tests = [{ text = \"A diary.\", evidence = [\"C01\"] }]\nsources = ";
        files.swap(ARTICLE, "sources = ", tests);
    }),
    ("unknown keys", &[Code::UnknownKey, Code::MissingKey], |files| {
        files
            .swap(CHECK, "repeats = true\nshort", "repeat = true\nrepeats = true\nshort")
            .swap(CHECK, "display = \"Weeks\"", "dispaly = \"Weeks\"")
            .swap(PACK, "licence", "colour = \"red\"\nlicence")
            .add(CHECK, "\n[outcomes.more]\nshort = \"x\"\n");
    }),
    ("values of the wrong kind", &[Code::WrongType], |files| {
        files
            .swap(CHECK, "required = true", "required = \"yes\"")
            .swap(
                CHECK,
                "intro = [\"A few questions about sleep.\"]",
                "intro = \"A few questions.\"",
            )
            .swap(CHECK, "why = { text = \"They cannot wait.\" }", "why = \"They cannot wait.\"")
            .swap(CHECK, "display = \"Days\"", "display = 3")
            .swap(CHECK, "claims-absence = true", "claims-absence = \"true\"")
            .swap(CHECK, "when = \"lasting\"", "when = 5")
            .swap(PACK, "last-review-date = 2026-11-22", "last-review-date = \"22 Nov 2026\"");
    }),
    ("words that are not possible", &[Code::UnknownValue], |files| {
        files
            .swap(CHECK, "type = \"choice\"", "type = \"text\"")
            .swap(CHECK, "\"non-urgent\"", "\"non urgent\"")
            .swap(PACK, "\"active\"", "\"live\"")
            .swap(HELPLINES, "channel = \"voice\"", "channel = \"phone\"")
            .swap(HELPLINES, "for = \"crisis\"", "for = \"everyone\"")
            .swap(HELPLINES, "mark = \"C-off\"\nsource", "mark = \"c-off\"\nsource");
    }),
    ("names that break the rule", &[Code::BadId], |files| {
        files
            .swap(PACK, "[source.guide]", "[source.Guide_2024]\ntitle = \"T\"\npublisher = \"P\"\nurl = \"https://example.org\"\n[source.guide]")
            .swap(CHECK, "[overlay.snoring]", "[overlay.Snoring_]")
            .swap(HELPLINES, "[anywhere]", "[country.usa]\nname = \"X\"\nemergency = { number = \"1\", mark = \"C-off\" }\n[anywhere]");
    }),
    ("empty texts", &[Code::EmptyText], |files| {
        files.swap(CHECK, "text = \"For how long?\"", "text = \"  \"").swap(
            HELPLINES,
            "hours = \"any time, day or night\"",
            "hours = \"\"",
        );
    }),
    ("texts that are too long", &[Code::TextTooLong], |files| {
        files.swap(CHECK, "For how long?", &"ä".repeat(limits::ITEM_TEXT_MAX + 1)).swap(
            CHECK,
            "Book a visit.",
            &"word ".repeat(60),
        );
    }),
    ("too many of something", &[Code::TooMany], |files| {
        let options: String = (0..24)
            .map(|number| format!("[item.signs.option.o{number}]\ndisplay = \"Option {number}\"\n"))
            .collect();
        files
            .swap(
                CHECK,
                "[item.signs.option.sleepy]",
                &format!("{options}[item.signs.option.sleepy]"),
            )
            .swap(
                CHECK,
                "[\"A few questions about sleep.\"]",
                "[\"One\", \"Two\", \"Three\", \"Four\"]",
            );
    }),
    ("too few options", &[Code::TooFew], |files| {
        files
            .cut(CHECK, "[item.how-long.option.short]\ndisplay = \"Days\"\n")
            .cut(CHECK, "rises = [\"short\", \"long\"]\nnegative = \"short\"\n");
    }),
    ("an entry twice", &[Code::RepeatedEntry], |files| {
        files.swap(CHECK, "sources = [\"guide\"]", "sources = [\"guide\", \"guide\"]").swap(
            CHECK,
            "{ any-of = [\"how-long/long\"] }",
            "{ any-of = [\"how-long/long\", \"how-long/long\"] }",
        );
    }),
    ("evidence ids of no known form", &[Code::BadEvidence, Code::UnknownEvidence], |files| {
        files
            .swap(CHECK, "[\"Q2a\"]", "[\"Q19\"]")
            .swap(CHECK, "[\"O-visit\"]", "[\"outcome\", \"O-visit\"]")
            .swap(ARTICLE, "[\"C01\"]", "[\"C1\"]");
    }),
    ("health sentences without evidence", &[Code::NoEvidence], |files| {
        files
            .cut(CHECK, "evidence = [\"Q2\"]\n")
            .swap(CHECK, "evidence = [\"O-visit\"]", "evidence = []")
            .cut(CHECK, "evidence = [\"V-snoring\"]\n")
            .cut(ARTICLE, "evidence = [\"C01\"]\n")
            .cut(CARDS, "evidence = [\"O-emergency\"]\n");
    }),
    ("health sentences without sources", &[Code::NoSource], |files| {
        files
            .cut(ARTICLE, "sources = [\"guide\"]\n")
            .cut(CHECK, "evidence = [\"Q3\"]\nsources = [\"guide\"]\n")
            .swap(CHECK, "negative = \"short\"\n", "negative = \"short\"\nevidence = [\"Q3\"]\n");
    }),
    ("addresses that are not https", &[Code::BadUrl, Code::PlainHttp], |files| {
        files
            .swap(PACK, "https://example.org/sleep", "http://example.org/sleep")
            .swap(HELPLINES, "source = \"https://www.samhsa", "source = \"http://www.samhsa")
            .swap(
                HELPLINES,
                "source = \"https://findahelpline.com\"",
                "source = \"findahelpline.com\"",
            );
    }),
    ("dates in the wrong order", &[Code::DateOrder], |files| {
        files.swap(PACK, "next-review-date = 2027-11-22", "next-review-date = 2025-11-22");
    }),
    ("languages that Discord does not know", &[Code::UnknownLocale], |files| {
        files.swap(PACK, "{ de = ", "{ de-DE = ").swap(PACK, "\"en-US\"", "\"english\"");
    }),
    ("passages of too few and too many words", &[Code::PassageLength], |files| {
        let long = format!(
            "\n[passage.more]\ntitle = \"More\"\ntext = \"{}\"\nsources = [\"guide\"]\nevidence = [\"C01\"]\n",
            "word ".repeat(limits::PASSAGE_WORDS_MAX + 1)
        );
        files
            .cut(ARTICLE, "Being tired by day has many causes, and most of them are plain. ")
            .add(ARTICLE, &long);
    }),
    ("passages of one title", &[Code::SameTitle], |files| {
        let words = "word ".repeat(limits::PASSAGE_WORDS_MIN);
        files.add(
            ARTICLE,
            &format!("\n[passage.again]\ntitle = \"What it can look like\"\ntext = \"{words}\"\nsources = [\"guide\"]\nevidence = [\"C01\"]\n"),
        );
    }),
    ("passages that share a mark", &[Code::PassageClash], |files| {
        let (first, second) = clashing_names();
        for name in [first, second] {
            let words = "word ".repeat(limits::PASSAGE_WORDS_MIN);
            files.add(
                ARTICLE,
                &format!("\n[passage.{name}]\ntitle = \"{name}\"\ntext = \"{words}\"\nsources = [\"guide\"]\nevidence = [\"C01\"]\n"),
            );
        }
    }),
];

/// Two names of passages of the article `tired` that share a mark.
fn clashing_names() -> (String, String) {
    let mut by_mark = BTreeMap::new();
    for number in 0.. {
        let name = format!("p{number}");
        let mark = myelin::action::passage_mark(&format!("tired/{name}").parse().unwrap());
        if let Some(other) = by_mark.insert(mark, name.clone()) {
            return (other, name);
        }
    }
    unreachable!("there are more names than marks")
}

pub(crate) const NAMES: &[Case] = &[
    (
        "unknown names, with what was likely meant",
        &[
            Code::UnknownSource,
            Code::UnknownPassage,
            Code::UnknownItem,
            Code::UnknownOption,
            Code::UnknownFinding,
            Code::UnknownOutcome,
            Code::UnknownCard,
        ],
        |files| {
            files
                .swap(CHECK, "sources = [\"guide\"]", "sources = [\"giude\"]")
                .swap(CHECK, "passage = \"tired/signs\"", "passage = \"tired/sings\"")
                .swap(CHECK, "{ any-of = [\"danger/*\"] }", "{ any-of = [\"dangers/*\"] }")
                .swap(CHECK, "when-skipped = \"long\"", "when-skipped = \"very-long\"")
                .swap(CHECK, "[\"how-long/long\"]", "[\"how-long/longer\"]")
                .swap(CHECK, "when = \"lasting\"", "when = \"lastng\"")
                .swap(CHECK, "outcome = \"visit\"", "outcome = \"see-a-doctor\"")
                .swap(CHECK, "cards = [\"emergency\"]", "cards = [\"emergncy\"]");
        },
    ),
    (
        "unknown articles, flows, helplines and countries",
        &[Code::UnknownArticle, Code::UnknownCountry, Code::UnknownFlow, Code::UnknownLine],
        |files| {
            files
                .swap(PACK, "[\"tired\"]", "[\"tierd\"]")
                .swap(PACK, "flow = \"check\"", "flow = \"questions\"")
                .swap(HELPLINES, "en-US = [\"us\"]", "en-US = [\"xx\"]")
                .swap(CARDS, "\"us/988\"", "\"us/998\"");
        },
    ),
    (
        "articles related to none and to themselves",
        &[Code::UnknownArticle, Code::RelatedToItself],
        |files| {
            files.swap(
                ARTICLE,
                "also-called = ",
                "related = [\"tierd\", \"tired\"]\nalso-called = ",
            );
        },
    ),
    (
        "nothing is called unknown that may be in a part that could not be read",
        &[Code::Syntax],
        |files| {
            files.swap(PACK, "[source.guide]", "[source.guide");
        },
    ),
];

pub(crate) const COMMANDS: &[Case] = &[
    ("names that Discord refuses", &[Code::BadCommandName], |files| {
        files.swap(PACK, "[command.sleep-read]", "[command.Sleep_Read]").swap(
            PACK,
            "\"schlaf-fragen\"",
            "\"Schlaf Fragen\"",
        );
    }),
    ("a name that another pack has", &[Code::DuplicateCommand], |files| {
        let other = include_str!("../pack.toml")
            .replace("\"sleep\"", "\"nap\"")
            .replace("command.sleep-check", "command.nap");
        let other = other
            .replace("{ flow = \"check\" }", "{ read = true }")
            .replace("{ articles = [\"tired\"] }", "{ read = true }");
        files.texts.insert("responses/nap/pack.toml".into(), other.into_bytes());
        files.texts.insert("responses/nap/evidence.toml".into(), b"[evidence]\n".to_vec());
    }),
    ("a name of the bot itself", &[Code::DuplicateCommand], |files| {
        files.swap(PACK, "[command.sleep-read]", "[command.privacy]");
    }),
    ("commands that open nothing or too much", &[Code::BadOpens], |files| {
        files
            .swap(PACK, "{ flow = \"check\" }", "{ flow = \"check\", read = true }")
            .swap(PACK, "{ articles = [\"tired\"] }", "{ articles = [] }")
            .swap(PACK, "{ read = true }", "{ read = false }")
            .swap(PACK, "{ help-now = true }", "{ }");
    }),
];
