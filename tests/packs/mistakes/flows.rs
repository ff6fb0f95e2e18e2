//! Cases of what is within a flow, and of cards and helplines.

use std::fmt::Write as _;

use myelin::document::Code;

use super::{CARDS, CHECK, Case, HELPLINES};

pub(crate) const CONDITIONS: &[Case] = &[
    ("things that are no condition", &[Code::BadCondition], |files| {
        files
            .swap(CHECK, "when = \"lasting\"", "when = \"signs/sleepy\"")
            .swap(CHECK, "a-sign = { any-of = [\"signs/*\"] }", "a-sign = { any-of = [\"signs/*\"], none-of = [\"signs/none\"] }\nb = { }\nc = { any-of = [\"signs\"] }\nd = { all = [] }\ne = { any-of = [\"signs/none\"], of = [\"signs/none\"] }\nused = { all = [\"b\", \"c\", \"d\", \"e\"] }")
            .swap(CHECK, "{ when = \"a-sign\",", "{ when = { any = [\"a-sign\", \"used\"] },");
    }),
    ("findings that go in a circle", &[Code::FindingCycle], |files| {
        files.swap(
            CHECK,
            "a-sign = { any-of = [\"signs/*\"] }",
            "a-sign = { any = [{ any-of = [\"signs/*\"] }, { not = \"lasting\" }] }",
        );
    }),
    ("a condition that looks ahead", &[Code::LooksAhead], |files| {
        files
            .swap(
                CHECK,
                "enable-when = { any-of = [\"signs/*\"] }",
                "enable-when = { none-of = [\"how-long/short\"] }",
            )
            .swap(CHECK, "short = \"Signs\"", "short = \"Signs\"\nenable-when = \"lasting\"");
    }),
    ("a star on an item with one answer", &[Code::StarOnSingle], |files| {
        files.swap(CHECK, "{ any-of = [\"how-long/long\"] }", "{ any-of = [\"how-long/*\"] }");
    }),
    ("counts that always or never hold", &[Code::BadCount, Code::MissingKey], |files| {
        files
            .swap(CHECK, "{ any-of = [\"how-long/long\"] }", "{ count-at-least = 3, of = [\"how-long/long\", \"signs/sleepy\"] }")
            .swap(CHECK, "when = { any-of = [\"danger/*\"] }", "when = { any = [{ any-of = [\"danger/*\"] }, { count-at-least = 0, of = [\"signs/sleepy\"] }, { count-at-least = 1 }] }");
    }),
    ("findings that double and double", &[Code::ConditionTooBig], |files| {
        let doubling: String = (1..30)
            .map(|n| format!("f{n} = {{ all = [\"f{}\", \"f{}\"] }}\n", n - 1, n - 1))
            .collect();
        let top = "lasting = { any = [\"f29\", { all = [\"a-sign\", { any-of = [\"how-long/long\"] }] }] }\nf0 = { any-of = [\"signs/sleepy\"] }\n";
        files.swap(
            CHECK,
            "lasting = { all = [\"a-sign\", { any-of = [\"how-long/long\"] }] }\n",
            &format!("{top}{doubling}"),
        );
    }),
    ("more than can be told apart", &[Code::TooManyAtoms], |files| {
        let mut items = String::new();
        let mut codes = Vec::new();
        for item in 0..6 {
            let _ = write!(
                items,
                "[item.i{item}]\ntype = \"choice\"\nrepeats = true\nshort = \"I\"\ntext = \"I?\"\nwhy = {{ text = \"I.\" }}\nevidence = [\"Q3\"]\nsources = [\"guide\"]\n"
            );
            for option in 0..22 {
                let _ = write!(items, "[item.i{item}.option.o{option}]\ndisplay = \"O\"\n");
                codes.push(format!("\"i{item}/o{option}\""));
            }
            let _ =
                write!(items, "[item.i{item}.option.none]\ndisplay = \"None\"\nexclusive = true\n");
        }
        files
            .swap(
                CHECK,
                "[finding]\n",
                &format!(
                    "{items}\n[finding]\nmany = {{ count-at-least = 2, of = [{}] }}\n",
                    codes.join(", ")
                ),
            )
            .swap(CHECK, "when = \"lasting\"", "when = { any = [\"lasting\", \"many\"] }");
    }),
    ("findings, items and options that nothing uses", &[Code::NeverUsed], |files| {
        files
            .swap(CHECK, "[finding]\n", "[item.more]\ntype = \"choice\"\nshort = \"More\"\ntext = \"More?\"\nwhy = { text = \"Why.\" }\nevidence = [\"Q3\"]\nsources = [\"guide\"]\n[item.more.option.yes]\ndisplay = \"Yes\"\n[item.more.option.no]\ndisplay = \"No\"\n\n[finding]\nsleepy = { any-of = [\"signs/sleepy\"] }\n")
            .swap(CHECK, "[item.signs.option.none]", "[item.signs.option.moody]\ndisplay = \"Moody\"\n[item.signs.option.none]")
            .swap(CHECK, "enable-when = { any-of = [\"signs/*\"] }", "enable-when = \"a-sign\"")
            .swap(CHECK, "a-sign = { any-of = [\"signs/*\"] }", "a-sign = { any-of = [\"signs/sleepy\", \"signs/snoring\"] }");
    }),
];

pub(crate) const ITEMS: &[Case] = &[
    (
        "exclusive options where they mean nothing, or not just one",
        &[Code::ExclusiveOnSingle, Code::ExclusiveCount],
        |files| {
            files
                .swap(CHECK, "display = \"Days\"", "display = \"Days\"\nexclusive = true")
                .swap(
                    CHECK,
                    "display = \"Very hard to breathe\"",
                    "display = \"Very hard to breathe\"\nexclusive = true",
                )
                .swap(
                    CHECK,
                    "[item.signs.option.none]\ndisplay = \"None of these\"\nexclusive = true\n",
                    "",
                );
        },
    ),
    (
        "orders and negatives where they mean nothing",
        &[Code::BadRises, Code::BadNegative],
        |files| {
            files
                .swap(
                    CHECK,
                    "short = \"Signs\"",
                    "short = \"Signs\"\nrises = [\"sleepy\", \"snoring\"]\nnegative = \"none\"",
                )
                .swap(CHECK, "negative = \"short\"", "negative = \"long\"");
        },
    ),
    ("an order of one code", &[Code::BadRises], |files| {
        files.swap(CHECK, "rises = [\"short\", \"long\"]", "rises = [\"short\"]");
    }),
    ("a skipped answer of an item that cannot be skipped", &[Code::SkipOfRequired], |files| {
        files.swap(CHECK, "required = true", "required = true\nwhen-skipped = \"none\"");
    }),
    ("a long option without a label", &[Code::ShortMissing], |files| {
        files.swap(
            CHECK,
            "display = \"Snoring\"",
            "display = \"Snoring so loud that it wakes other people\"",
        );
    }),
    (
        "danger signs that come late or can be skipped",
        &[Code::RedFlagLate, Code::RedFlagOptional],
        |files| {
            files.swap(
                CHECK,
                "when-skipped = \"long\"",
                "when-skipped = \"long\"\nred-flag = true",
            );
        },
    ),
    ("more answers than fit into a button", &[Code::WalkTooLong], |files| {
        let mut items = String::new();
        let mut codes = Vec::new();
        for item in 0..20 {
            let _ = write!(
                items,
                "[item.i{item}]\ntype = \"choice\"\nrepeats = true\nshort = \"I\"\ntext = \"I?\"\nwhy = {{ text = \"I.\" }}\nevidence = [\"Q3\"]\nsources = [\"guide\"]\n"
            );
            for option in 0..22 {
                let _ = write!(items, "[item.i{item}.option.o{option}]\ndisplay = \"O\"\n");
            }
            let _ =
                write!(items, "[item.i{item}.option.none]\ndisplay = \"None\"\nexclusive = true\n");
            codes.push(format!("\"i{item}/*\""));
        }
        files
            .swap(
                CHECK,
                "[finding]\n",
                &format!("{items}\n[finding]\nmany = {{ any-of = [{}] }}\n", codes.join(", ")),
            )
            .swap(CHECK, "when = \"lasting\"", "when = { any = [\"lasting\", \"many\"] }");
    }),
];

pub(crate) const OUTCOMES: &[Case] = &[
    ("no rule that always holds", &[Code::NoLastRule, Code::OutcomeUnused], |files| {
        files.cut(CHECK, "[[rule]]\noutcome = \"nothing\"\n");
    }),
    (
        "a rule that always holds before others",
        &[Code::RuleNeverReached, Code::EndsAtOnce],
        |files| {
            files.cut(CHECK, "when = { any-of = [\"danger/*\"] }\n");
        },
    ),
    ("headlines without a plain one, and with two", &[Code::PlainHeadline], |files| {
        files.swap(CHECK, "headline = [\"Talk to a doctor.\", ", "headline = [").swap(
            CHECK,
            "[\"Nothing here points to poor sleep.\"]",
            "[\"Nothing here.\", \"Nothing at all.\"]",
        );
    }),
    ("cards beside words", &[Code::CardsAndText], |files| {
        files.swap(
            CHECK,
            "cards = [\"emergency\"]",
            "cards = [\"emergency\"]\nheadline = [\"Get help.\"]",
        );
    }),
    ("cards only under a condition", &[Code::PlainCard], |files| {
        files.swap(
            CHECK,
            "cards = [\"emergency\"]",
            "cards = [{ when = { any-of = [\"danger/*\"] }, card = \"emergency\" }]",
        );
    }),
];

const GERMAN_LINES: &str = "responses/safety/helplines/de.toml";

/// Every text of the good helplines in German.
const GOOD_LINES: &str = "read-by-native = false\nstays = [\"Find A Helpline\"]\n\
    [country]\n\"United States\" = \"USA\"\n\
    [emergency]\n\"your local emergency number\" = \"der Notruf\"\n\
    [contact]\n\"call or text {1}\" = \"anrufen oder SMS: {1}\"\n\
    [hours]\n\"any time, day or night\" = \"rund um die Uhr\"\n\
    [name]\n\"988 Suicide and Crisis Lifeline\" = \"988, Krisentelefon\"\n";

pub(crate) const SAFETY: &[Case] = &[
    ("a country with nothing to show", &[Code::NothingToShow, Code::LineNotShown], |files| {
        files
            .swap(
                HELPLINES,
                "number = \"911\", mark = \"C-off\"",
                "number = \"911\", mark = \"NC\"",
            )
            .swap(HELPLINES, "mark = \"C-off\"\nsource", "mark = \"NC\"\nsource");
    }),
    ("an outdated number, spaced otherwise", &[Code::OutdatedNumber], |files| {
        files.swap(HELPLINES, "call or text 988", "call 1 800 273 8255");
    }),
    ("a card that the bot needs", &[Code::MissingKey], |files| {
        files.swap(CARDS, "[card.help-now]", "[card.help]");
    }),
    (
        "cards in a language, with a line and a card missing, one too many, and a wrong number",
        &[Code::CardDiffers, Code::MissingKey, Code::UnknownCard],
        |files| {
            files.swap(CARDS, "Call one of these lines.", "Call 988 or 911.").add(
                "responses/safety/cards/de.toml",
                "[card.crisis]\nheadline = \"Ruf jetzt an.\"\ndo = [\"Ruf 988 oder 119 an.\"]\n\
                 [card.emergency]\nheadline = \"Hol dir Hilfe.\"\ndo = []\n\
                 [card.today]\nheadline = \"Noch heute.\"\n",
            );
        },
    ),
    (
        "helplines in a language, with a text, a number and a slot missing",
        &[Code::HelplineNotTranslated, Code::PhraseDiffers],
        |files| {
            files.swap(HELPLINES, "call or text 988", "text HELP to 988").add(
                GERMAN_LINES,
                "read-by-native = false\nstays = [\"Find A Helpline\"]\n\
                 [name]\n\"988 Suicide and Crisis Lifeline\" = \"998, Krisentelefon\"\n\
                 [contact]\n\"text {1}\" = \"SMS an {1}\"\n\"text {1} to {2}\" = \"SMS an {2}\"\n\
                 [emergency]\n\"your local emergency number\" = \"der Notruf\"\n\
                 [country]\n\"United States\" = \"USA\"\n",
            );
        },
    ),
    ("phrases and names that no helpline needs", &[Code::NeverUsed], |files| {
        let lines = GOOD_LINES
            .replace("Find A Helpline", "Find A Helpline\", \"911 Lifeline")
            .replace("[contact]\n", "[contact]\n\"chat at {1}\" = \"Chat: {1}\"\n");
        files.add(GERMAN_LINES, &lines);
    }),
    ("helplines in a language that Discord does not know", &[Code::UnknownLocale], |files| {
        files.add("responses/safety/helplines/de-CH.toml", GOOD_LINES);
    }),
    ("cards in a language that Discord does not know", &[Code::UnknownLocale], |files| {
        let card = |name: &str, count: usize| {
            format!("[card.{name}]\nheadline = \"Los.\"\ndo = [{}]\n", "\"Ruf an.\",".repeat(count))
        };
        let cards = ["emergency", "crisis", "help-now"].map(|name| card(name, 1)).concat();
        let path = "responses/safety/cards/de-CH.toml";
        files.add(path, &format!("read-by-native = true\n{cards}"));
    }),
];

const VIGNETTE: &str = "[vignette.sleepy]\nabout = \"40, sleepy by day for weeks.\"\nflow = \"check\"\n\
    answers = { signs = [\"sleepy\"], how-long = \"long\" }\noutcome = \"visit\"\noverlays = []\n\
    evidence = [\"O-visit\"]\n";

const VIGNETTES_FILE: &str = "responses/sleep/vignettes.toml";

pub(crate) const VIGNETTES: &[Case] = &[
    ("vignettes that are led elsewhere", &[Code::VignetteFails], |files| {
        let other = VIGNETTE.replace("sleepy]", "snores]").replace("[\"sleepy\"]", "\"snoring\"");
        let none = VIGNETTE.replace("sleepy]", "well]").replace("[\"sleepy\"]", "\"none\"");
        files.add(VIGNETTES_FILE, &[VIGNETTE, &other, &none].join("\n"));
    }),
    (
        "a vignette with names that are not there",
        &[
            Code::UnknownItem,
            Code::UnknownOption,
            Code::UnknownOutcome,
            Code::UnknownOverlay,
            Code::TooMany,
        ],
        |files| {
            let wrong = VIGNETTE
                .replace("signs =", "sign = \"none\", signs =")
                .replace("[\"sleepy\"]", "[\"sleepi\"]")
                .replace("\"long\"", "[\"long\", \"short\"]")
                .replace("\"visit\"", "\"visits\"")
                .replace("overlays = []", "overlays = [\"snore\"]");
            files.add(VIGNETTES_FILE, &wrong);
        },
    ),
    ("a vignette of nothing", &[Code::MissingKey, Code::NoEvidence, Code::UnknownFlow], |files| {
        files.add(VIGNETTES_FILE, "[vignette.nobody]\nflow = \"checks\"\n");
    }),
];
