//! Packs with mistakes: what was written, and the message that its author gets.
//!
//! Each case changes a small good pack in one or a few places. The snapshots in `packs/snapshots`
//! hold the change and the rendered message side by side. `cargo insta review` accepts new ones.

#![expect(clippy::disallowed_methods, reason = "reads the shipped files")]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::format_collect,
    reason = "a test fails where it may"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use myelin::flow::Step;
use myelin::pack::{Code, File, Loaded, Look, Opens, limits, load, render};

const PACK: &str = "responses/sleep/pack.toml";
const ARTICLE: &str = "responses/sleep/articles/tired.toml";
const CHECK: &str = "responses/sleep/check.toml";
const CARDS: &str = "responses/safety/cards.toml";
const HELPLINES: &str = "responses/safety/helplines.toml";
const WORDS: &str = "responses/interface/en-US.toml";

/// The files of a case, and what was done to them.
struct Files {
    texts: BTreeMap<String, Vec<u8>>,
    done: String,
}

impl Files {
    /// A small pack without mistakes.
    fn good() -> Self {
        let texts = [
            (PACK, include_str!("packs/pack.toml")),
            (ARTICLE, include_str!("packs/tired.toml")),
            (CHECK, include_str!("packs/check.toml")),
            (CARDS, include_str!("packs/cards.toml")),
            (HELPLINES, include_str!("packs/helplines.toml")),
            (WORDS, include_str!("../responses/interface/en-US.toml")),
        ];
        let texts = texts.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
        Self { texts: texts.into(), done: String::new() }
    }

    /// Writes `to` in the place of `from`, which must be there.
    fn swap(&mut self, path: &str, from: &str, to: &str) -> &mut Self {
        let text = String::from_utf8(self.texts[path].clone()).unwrap();
        assert!(text.contains(from), "`{from}` should be in {path}");
        self.texts.insert(path.to_owned(), text.replacen(from, to, 1).into_bytes());
        let change = [(from, '-'), (to, '+')].map(|(text, sign)| {
            let lines = text.lines().filter(|line| !line.is_empty());
            let short = |line: &str| line.chars().take(120).collect::<String>();
            lines.take(8).map(|line| format!("  {sign} {}\n", short(line))).collect::<String>()
        });
        let _ = write!(self.done, "  {path}\n{}", change.concat());
        self
    }

    /// Takes the text out.
    fn cut(&mut self, path: &str, text: &str) -> &mut Self {
        self.swap(path, text, "")
    }

    /// Adds lines at the end of a file, or a new file.
    fn add(&mut self, path: &str, text: &str) -> &mut Self {
        self.texts.entry(path.to_owned()).or_default().extend_from_slice(text.as_bytes());
        let short: String = text.chars().take(300).collect();
        let lines: String = short.trim().lines().map(|line| format!("  + {line}\n")).collect();
        let _ = write!(self.done, "  {path}\n{lines}");
        self
    }

    /// Puts bytes in the place of a file.
    fn bytes(&mut self, path: &str, bytes: Vec<u8>) -> &mut Self {
        let _ = writeln!(self.done, "  {path}: {} bytes", bytes.len());
        self.texts.insert(path.to_owned(), bytes);
        self
    }

    fn remove(&mut self, path: &str) -> &mut Self {
        self.texts.remove(path);
        let _ = writeln!(self.done, "  {path}: removed");
        self
    }

    fn all(&self) -> Vec<File> {
        self.texts.iter().map(|(path, bytes)| File::new(path, bytes.clone())).collect()
    }

    fn load(&self) -> Loaded {
        load(&self.all(), &["privacy"])
    }

    fn rendered(&self, look: Look) -> String {
        render(&self.load().problems, &self.all(), look)
    }

    fn codes(&self) -> BTreeSet<Code> {
        self.load().problems.iter().map(|problem| problem.code).collect()
    }
}

/// A case: what is wrong, the codes that are found, and how to get there from the good pack.
type Case = (&'static str, &'static [Code], fn(&mut Files));

/// Every case of a group as text: the change, then the message.
fn talk(cases: &[Case]) -> String {
    let mut text = String::new();
    for (name, codes, change) in cases {
        let mut files = Files::good();
        change(&mut files);
        let (found, expected) = (files.codes(), codes.iter().copied().collect::<BTreeSet<_>>());
        if found != expected {
            let _ = writeln!(text, "!! found {found:?}, expected {expected:?}");
        }
        let message = files.rendered(Look::Plain);
        let message: Vec<&str> = message.lines().map(str::trim_end).collect();
        let _ = write!(text, "== {name}\n{}\n{}\n\n", files.done, message.join("\n"));
    }
    text
}

fn snapshot(name: &str, cases: &[Case]) {
    let settings = {
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("packs/snapshots");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings
    };
    let text = talk(cases);
    settings.bind(|| insta::assert_snapshot!(name, &text));
    let wrong: Vec<&str> = text.lines().filter(|line| line.starts_with("!!")).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

const FILES: &[Case] = &[
    ("a file that is not UTF-8", &[Code::NotUtf8], |files| {
        files.bytes(ARTICLE, b"[article]\nid = \"caf\xe9\"\n".to_vec());
    }),
    ("a file over the limit", &[Code::FileTooBig], |files| {
        files.bytes(ARTICLE, vec![b'#'; limits::FILE_BYTES_MAX + 1]);
    }),
    ("a pack over the limit", &[Code::PackTooBig], |files| {
        for number in 0..17 {
            let path = format!("responses/sleep/articles/a{number}.toml");
            files.bytes(&path, vec![b'#'; limits::FILE_BYTES_MAX]);
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
    ("a mistake in the bot's own words", &[Code::InterfaceText], |files| {
        files.swap(WORDS, "begin = ", "beginn = ");
    }),
];

const TOML: &[Case] = &[
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

const VALUES: &[Case] = &[
    ("missing keys", &[Code::MissingKey], |files| {
        files.cut(CHECK, "text = \"For how long?\"\n").cut(PACK, "version = \"1.0.0\"\n").cut(
            ARTICLE,
            "[article]\nid = \"tired\"\ntitle = \"Tired by day\"\nalso-called = [\"sleepy\"]\n",
        );
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
    ("evidence ids of no known form", &[Code::BadEvidence], |files| {
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
            .cut(ARTICLE, "Being tired by day has many causes, and most of them are harmless. ")
            .add(ARTICLE, &long);
    }),
    ("passages that share a mark", &[Code::PassageClash], |files| {
        let (first, second) = clashing_names();
        for name in [first, second] {
            let words = "word ".repeat(limits::PASSAGE_WORDS_MIN);
            files.add(
                ARTICLE,
                &format!("\n[passage.{name}]\ntitle = \"T\"\ntext = \"{words}\"\nsources = [\"guide\"]\nevidence = [\"C01\"]\n"),
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

const NAMES: &[Case] = &[
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
        "unknown articles, flows and helplines",
        &[Code::UnknownArticle, Code::UnknownFlow, Code::UnknownLine],
        |files| {
            files
                .swap(PACK, "[\"tired\"]", "[\"tierd\"]")
                .swap(PACK, "flow = \"check\"", "flow = \"questions\"")
                .swap(CARDS, "\"us/988\"", "\"us/998\"");
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

const COMMANDS: &[Case] = &[
    ("names that Discord refuses", &[Code::BadCommandName], |files| {
        files.swap(PACK, "[command.sleep-read]", "[command.Sleep_Read]").swap(
            PACK,
            "\"schlaf-fragen\"",
            "\"Schlaf Fragen\"",
        );
    }),
    ("a name that another pack has", &[Code::DuplicateCommand], |files| {
        let other = include_str!("packs/pack.toml")
            .replace("\"sleep\"", "\"nap\"")
            .replace("command.sleep-check", "command.nap");
        let other = other
            .replace("{ flow = \"check\" }", "{ read = true }")
            .replace("{ articles = [\"tired\"] }", "{ read = true }");
        files.texts.insert("responses/nap/pack.toml".into(), other.into_bytes());
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

const CONDITIONS: &[Case] = &[
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
                "[item.i{item}]\ntype = \"choice\"\nrepeats = true\nshort = \"I\"\ntext = \"I?\"\nwhy = {{ text = \"I.\" }}\nevidence = [\"Q4\"]\nsources = [\"guide\"]\n"
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
            .swap(CHECK, "[finding]\n", "[item.more]\ntype = \"choice\"\nshort = \"More\"\ntext = \"More?\"\nwhy = { text = \"Why.\" }\nevidence = [\"Q4\"]\nsources = [\"guide\"]\n[item.more.option.yes]\ndisplay = \"Yes\"\n[item.more.option.no]\ndisplay = \"No\"\n\n[finding]\nsleepy = { any-of = [\"signs/sleepy\"] }\n")
            .swap(CHECK, "[item.signs.option.none]", "[item.signs.option.moody]\ndisplay = \"Moody\"\n[item.signs.option.none]")
            .swap(CHECK, "enable-when = { any-of = [\"signs/*\"] }", "enable-when = \"a-sign\"")
            .swap(CHECK, "a-sign = { any-of = [\"signs/*\"] }", "a-sign = { any-of = [\"signs/sleepy\", \"signs/snoring\"] }");
    }),
];

const ITEMS: &[Case] = &[
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
    ("a danger sign that loses against another rule", &[Code::RedFlagLost], |files| {
        files.swap(
            CHECK,
            "display = \"Very hard to breathe\"",
            "display = \"Very hard to breathe\"\n[item.danger.option.chest]\ndisplay = \"Chest pain\"",
        );
        files.swap(
            CHECK,
            "when = { any-of = [\"danger/*\"] }",
            "when = { any-of = [\"danger/breath\"] }",
        );
        files.swap(
            CHECK,
            "lasting = { all = [\"a-sign\", { any-of = [\"how-long/long\"] }] }",
            "lasting = { any = [{ any-of = [\"danger/chest\"] }, { any-of = [\"how-long/long\"] }] }",
        );
    }),
    ("a danger sign that is only noticed at the end", &[Code::RedFlagLost], |files| {
        files.swap(CHECK, "\nends-walk = true", "");
    }),
    ("more answers than fit into a button", &[Code::WalkTooLong], |files| {
        let mut items = String::new();
        let mut codes = Vec::new();
        for item in 0..20 {
            let _ = write!(
                items,
                "[item.i{item}]\ntype = \"choice\"\nrepeats = true\nshort = \"I\"\ntext = \"I?\"\nwhy = {{ text = \"I.\" }}\nevidence = [\"Q4\"]\nsources = [\"guide\"]\n"
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

const OUTCOMES: &[Case] = &[
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

const SAFETY: &[Case] = &[
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
];

const GROUPS: &[(&str, &[Case])] = &[
    ("files", FILES),
    ("toml", TOML),
    ("values", VALUES),
    ("names", NAMES),
    ("commands", COMMANDS),
    ("conditions", CONDITIONS),
    ("items", ITEMS),
    ("outcomes", OUTCOMES),
    ("safety", SAFETY),
];

#[test]
fn every_mistake_has_a_message_to_act_on() {
    for (name, cases) in GROUPS {
        snapshot(name, cases);
    }
}

#[test]
fn every_code_has_a_case() {
    let cases = GROUPS.iter().flat_map(|(_, cases)| cases.iter());
    let covered: BTreeSet<Code> = cases.flat_map(|(_, codes, _)| codes.iter().copied()).collect();
    let missing: Vec<&Code> = Code::ALL.iter().filter(|code| !covered.contains(code)).collect();
    assert!(missing.is_empty(), "no case shows {missing:?}");
}

#[test]
fn a_good_pack_has_no_problem_and_says_what_was_written() {
    let files = Files::good();
    let loaded = files.load();
    assert_eq!(files.rendered(Look::Plain), "");
    let library = loaded.library.expect("no mistakes");
    let (pack, command) = library.command("sleep-check").expect("a command of the pack");
    assert_eq!(
        (pack.title.as_str(), &command.opens),
        ("Sleep", &Opens::Flow("check".parse().unwrap()))
    );
    let (_, flow) = library.flow(&pack.id, &"check".parse().unwrap()).expect("the flow");
    let items: Vec<&str> = flow.items.iter().map(|item| item.link_id.as_str()).collect();
    assert_eq!(items, ["danger", "signs", "how-long"], "in the order of the file");
    assert_eq!(flow.items[1].options[2].code.as_str(), "none", "in the order of the file");
    assert_eq!(flow.replay(&myelin::flow::Answers::default()), Step::Ask(0));
    assert_eq!(pack.sources[0].published.as_deref(), Some("6 Mar 2024"));
    assert_eq!(library.safety.countries[0].lines[0].read_on, "22 Nov 2026");
}

#[test]
fn a_pack_with_windows_line_ends_reads_the_same() {
    let mut files = Files::good();
    for text in files.texts.values_mut() {
        *text = String::from_utf8(text.clone()).unwrap().replace('\n', "\r\n").into_bytes();
    }
    let (one, other) = (files.load(), Files::good().load());
    assert_eq!(one.problems, other.problems);
    let packs = |loaded: Loaded| loaded.library.expect("no mistakes").packs;
    assert_eq!(packs(one), packs(other));
}

#[test]
fn a_text_may_have_as_many_characters_as_the_limit_says_whatever_the_alphabet() {
    for (path, old, max) in [
        (CHECK, "For how long?", limits::ITEM_TEXT_MAX),
        (CHECK, "A short time is often harmless.", limits::WHY_MAX),
        (CHECK, "Book a visit.", limits::LINE_MAX),
        (CHECK, "Talk to a doctor.", limits::HEADLINE_MAX),
        (CHECK, "Worth a visit", limits::OUTCOME_SHORT_MAX),
        (CHECK, "How long", limits::ITEM_SHORT_MAX),
        (
            CHECK,
            "Snoring: ask whoever sleeps beside you whether your breath stops.",
            limits::OVERLAY_MAX,
        ),
        (PACK, "A few questions about sleep", limits::COMMAND_DESCRIPTION_MAX),
        (PACK, "schlaf-fragen", limits::COMMAND_NAME_MAX),
        (ARTICLE, "Tired by day", limits::TITLE_MAX),
        (HELPLINES, "call or text 988", limits::CONTACT_MAX),
    ] {
        let mut files = Files::good();
        files.swap(path, old, &"é".repeat(max));
        assert_eq!(files.codes(), BTreeSet::new(), "{max} characters for: {old}");
        let mut files = Files::good();
        files.swap(path, old, &"é".repeat(max + 1));
        assert_eq!(files.codes(), BTreeSet::from([Code::TextTooLong]), "one more for: {old}");
    }
}

#[test]
fn a_passage_may_have_40_to_120_words() {
    for (words, good) in [(39, false), (40, true), (120, true), (121, false)] {
        let mut files = Files::good();
        let text = include_str!("packs/tired.toml");
        let (start, end) = (text.find("Being").unwrap(), text.find("\"\"\"\nsources").unwrap());
        files.swap(ARTICLE, text.get(start..end).unwrap(), &"wörd ".repeat(words));
        assert_eq!(files.load().library.is_some(), good, "{words} words");
    }
}

#[test]
fn markup_and_mentions_in_a_text_are_no_mistake() {
    let mut files = Files::good();
    files.swap(
        CHECK,
        "For how long?",
        "For **how** long, @everyone? <@1> `x` [a](https://example.org)",
    );
    assert_eq!(files.codes(), BTreeSet::new());
}

#[test]
fn hostile_files_are_refused_quickly_and_shortly() {
    let within = |prefix: &str, part: &str, count: usize| format!("{prefix}{}", part.repeat(count));
    let keys: String = (0..50_000).map(|key| format!("k{key}=1\n")).collect();
    let chain: String =
        (1..15_000).map(|n| format!("f{n} = {{ not = \"f{}\" }}\n", n - 1)).collect();
    let unknown: String = (0..15_000).map(|n| format!("\"item{n}/code\",")).collect();
    for (name, text) in [
        ("nested lists", within("a = ", "[", 100_000)),
        ("nested tables", within("a = ", "{ a = ", 50_000)),
        ("a key of many parts", within("a", ".a", 100_000)),
        ("signs", within("", "= ", 150_000)),
        ("signs in lines", within("", "= = =\n", 50_000)),
        ("many keys", keys),
        ("megabytes of keys", (0..200_000).map(|key| format!("k{key} = 1\n")).collect()),
        ("a long chain", format!("[finding]\nf0 = {{ answered = \"danger\" }}\n{chain}")),
        ("a long chain backwards", format!("[finding]\nf14999 = {{ not = \"f0\" }}\n{chain}")),
        ("a list of unknown answers", format!("[finding]\nf = {{ any-of = [{unknown}] }}\n")),
        ("quotes", within("a = ", "\"", 300_001)),
        ("one long line", format!("[flow]\nid = \"{}\"\n", "é".repeat(200_000))),
    ] {
        let mut files = Files::good();
        files.bytes(CHECK, text.into_bytes());
        let loaded = files.load();
        assert!(loaded.library.is_none(), "{name} should not load");
        let text = render(&loaded.problems, &files.all(), Look::Plain);
        let shown = text.lines().filter(|line| line.contains('×') || line.contains('☞')).count();
        assert!((1..=100).contains(&shown), "{name} shows {shown} problems");
        assert!(text.len() < 500_000, "{name} is shown in {} bytes", text.len());
        assert_eq!(
            loaded.problems.len() > 100,
            text.contains(" more. Mend these first."),
            "{name}"
        );
    }
}

#[test]
fn problems_can_be_read_aloud() {
    let mut files = Files::good();
    files.swap(CHECK, "required = true", "requird = true");
    insta::assert_snapshot!(files.rendered(Look::Narrated), @"
    `requird` means nothing in the item `danger`
        Diagnostic severity: error
    Begin snippet for responses/sleep/check.toml starting at line 13, column 1

    snippet line 13: requird = true
        label at line 13, columns 1 to 7
    diagnostic help: Did you mean `required`?
    diagnostic code: unknown-key

    The item `danger` asks for danger signs, but can be skipped
        Diagnostic severity: error
    Begin snippet for responses/sleep/check.toml starting at line 14, column 1

    snippet line 14: red-flag = true
        label at line 14, columns 1 to 8
    diagnostic help: Add `required = true` to it.
    diagnostic code: red-flag-optional
    ");
}

#[test]
fn the_shipped_packs_have_no_mistake() {
    fn read(folder: &Path, files: &mut Vec<File>) {
        let mut entries: Vec<_> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                read(&path, files);
            } else {
                files.push(File::new(path.to_str().unwrap(), std::fs::read(&path).unwrap()));
            }
        }
    }
    let mut files = Vec::new();
    read(Path::new("responses"), &mut files);
    let loaded = load(&files, &[]);
    assert!(loaded.library.is_some(), "{}", render(&loaded.problems, &files, Look::Plain));
}
