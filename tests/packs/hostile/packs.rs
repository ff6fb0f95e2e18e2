//! Folders of packs that are whole, or nearly, and large: much to read, to draw and to hold against
//! each other.
#![expect(clippy::format_collect, reason = "short, and quick enough")]

use std::path::Path;

use super::cases::{
    CARDS, CHECK, Case, FILE, HELPLINES, PACK, case, everywhere, full, good, write,
};

/// So many files of the largest size are as much as is read.
const FULL_FILES: usize = 3;

/// What stands in packs that are large.
pub(crate) const PACKS: &[Case] = &[
    case("numbers", "`ask` means nothing", |root| full_texts(root, "1 ")),
    case("spaces in texts", "`ask` means nothing", |root| full_texts(root, "  ")),
    case("newlines in texts", "`ask` means nothing", |root| full_texts(root, "\\n")),
    case("doses in texts", "gives a dose", |root| {
        let line = format!("\"{}\",", "5 g ".repeat(374));
        everywhere(root, FULL_FILES, FULL_FILES, &full("[passage.p]\ntext = [", &line, "]"));
    }),
    case("doses on cautions", "gives a dose", |root| {
        let line = format!("\"{}\",", "5 g ".repeat(54));
        everywhere(root, FULL_FILES, FULL_FILES, &full("[passage.p]\ncaution = [", &line, "]"));
    }),
    case("exceptions that nearly fit", "must be a text", |root| {
        let line = format!("\"{}1 in 5 have it\",", "1 ".repeat(740));
        everywhere(root, FULL_FILES, FULL_FILES, &full("[passage.p]\ntext = [", &line, "]"));
        let long = "1 ".repeat(104);
        let one = |n: usize| format!("[[meant]]\nwords = \"{long}x{n}\"\nbecause = \"No.\"\n");
        let all: String = (0..24).map(one).collect();
        let all = format!("{all}[[meant]]\nwords = \"1 in 5 have\"\nbecause = \"Yes.\"\n");
        for pack in 0..FULL_FILES {
            write(root, &format!("p{pack}/wording.toml"), &all);
        }
    }),
    case("names that are nearly right", "Did you mean", |root| {
        let name = |n: usize, end: char| format!("N{}{n:04}{end}", "n".repeat(20));
        let known = |n: usize| format!("{} = \"Known.\"\n", name(n, 'a'));
        good(root);
        let known: String = (0..1000).map(known).collect();
        write(root, "sleep/evidence.toml", format!("[evidence]\n{known}"));
        let named: String = (0..1000).map(|n| format!("\"{}\",", name(n, 'b'))).collect();
        let list = format!("evidence = [{named}]\n[item.danger]\n");
        questions_too(root, &CHECK.replacen("evidence = [\"C01\"]\n\n[item.danger]\n", &list, 1));
    }),
    case("3,000 outdated numbers", "numbers that are out of date, but there may be", |root| {
        good(root);
        let old: String = (0..3000).map(|n| format!("\"0800 {n} {n} {n} 0000 {n} 11\",")).collect();
        let text = HELPLINES.replacen("\"1-800-273-8255\"", &old, 1);
        let country = |n: u32| {
            let letter = |n: u32| char::from_digit(n % 36, 36).expect("a digit");
            let (id, number) = ([letter(n / 36), letter(n)], "0700 1 ".repeat(17));
            let id = String::from_iter(id);
            let emergency = format!("emergency = {{ number = \"{number}\", mark = \"C-off\" }}");
            format!("[country.{id}]\nname = \"Land {n}\"\n{emergency}\n")
        };
        let countries: String = (0..700).map(country).collect();
        write(root, "safety/helplines.toml", format!("{text}{countries}"));
        write(
            root,
            "safety/cards.toml",
            CARDS.replacen("[card.crisis]", "[card.crisis]\nx = 1", 1),
        );
    }),
    case("tests that no flow names", "more. Mend these first.", |root| {
        good(root);
        for flow in 0..150 {
            let text = CHECK.replacen("\"check\"", &format!("\"f{flow}\""), 1);
            let text = text.replacen("[flow]\n", "[flow]\ntests = \"tired/signs\"\n", 1);
            let start = text.find("[item").expect("questions");
            write(root, &format!("sleep/f{flow}.toml"), text.get(..start).expect("its start"));
        }
        for article in 0..25 {
            let passage = |n: usize| format!("[passage.p{n}]\n");
            let text: String = (0..100).map(passage).collect();
            write(root, &format!("sleep/articles/a{article}.toml"), text);
        }
    }),
    case("900 sources", "sources, but may have 200", |root| {
        good(root);
        let source = |n: usize| {
            format!(
                "[source.s{n}]\ntitle = \"{n}\"\npublisher = \"P\"\nurl = \"https://a.org/{n}\"\n"
            )
        };
        let sources: String = (0..900).map(source).collect();
        write(root, "sleep/pack.toml", format!("{PACK}{sources}"));
        let all: String = (0..900).map(|n| format!(", \"s{n}\"")).collect();
        let text = CHECK.replace("sources = [\"guide\"]", &format!("sources = [\"guide\"{all}]"));
        questions_too(root, &text);
        for flow in 0..2 {
            let text = text.replacen("\"check\"", &format!("\"f{flow}\""), 1);
            write(root, &format!("sleep/f{flow}.toml"), text);
        }
    }),
    case("2 packs of 25 articles with every text full", "", |root| {
        for pack in 0..2 {
            full_pack(root, pack);
        }
    }),
    case("passages with 1,200 questions and tests", "but may have 8", |root| {
        good(root);
        for article in 0..10 {
            let line = "{ text = \"Could this be it?\", evidence = [\"C01\"] },".repeat(60);
            let text = full_article(&format!("a{article}"), "word ", &line, &line);
            write(root, &format!("sleep/articles/a{article}.toml"), text);
        }
    }),
    case("700 vignettes of a flow with 40 outcomes", "must lead to", |root| {
        good(root);
        questions_too(root, &outcomes(37, 20, 25, "", ""));
        let person = |n: usize| {
            format!(
                "[vignette.v{n}]\nabout = \"A.\"\nflow = \"check\"\nanswers = {{ danger = \"none\", \
                 a = \"s{}\" }}\noutcome = \"visit\"\nevidence = [\"C01\"]\n",
                n % 25
            )
        };
        write(root, "sleep/vignettes.toml", (0..700).map(person).collect::<String>());
    }),
    case("300 outcomes", "outcomes, but may have 40", |root| {
        good(root);
        questions_too(root, &outcomes(300, 0, 25, "", ""));
    }),
    case("3 flows with 40 outcomes", "", |root| {
        good(root);
        for flow in 0..3 {
            let text = outcomes(37, 20, 25, "", &"word ".repeat(40));
            let text = text.replacen("\"check\"", &format!("\"f{flow}\""), 1);
            write(root, &format!("sleep/f{flow}.toml"), text);
        }
    }),
    case("5 flows with 40 outcomes and questions that must be answered", "", |root| {
        good(root);
        for flow in 0..5 {
            let text = outcomes(37, 20, 7, "", "")
                .replace("type = \"choice\"\n", "type = \"choice\"\nrequired = true\n");
            let text = text
                .replace("required = true\nrepeats = true\nrequired", "repeats = true\nrequired");
            let text = text.replace("when-skipped = \"long\"\n", "");
            let text = text.replacen("\"check\"", &format!("\"f{flow}\""), 1);
            write(root, &format!("sleep/f{flow}.toml"), text);
        }
    }),
    case("results that are too long", "can become too large", |root| {
        good(root);
        let lines: String = (0..9).map(|n| format!("\"{n}{}\",", "*".repeat(219))).collect();
        for flow in 0..8 {
            let text = outcomes(37, 0, 25, &lines, "");
            let text = text.replacen("\"check\"", &format!("\"f{flow}\""), 1);
            write(root, &format!("sleep/f{flow}.toml"), text);
        }
    }),
    case("a text in which all is spared", "`ask` means nothing", |root| {
        full_texts(root, "if you have it ");
    }),
    case("a text in which much is spared", "`ask` means nothing", |root| {
        let line = format!("\"if {}\",", "you have it ".repeat(120));
        everywhere(root, FULL_FILES, FULL_FILES, &full("ask = [", &line, "]"));
    }),
];

/// As many texts as there may be, each of nothing but this.
fn full_texts(root: &Path, part: &str) {
    let line = format!("\"{}\",", part.repeat(1498 / part.replace('\\', "").len().max(2)));
    everywhere(root, FULL_FILES, FULL_FILES, &full("ask = [", &line, "]"));
}

/// The questions of the pack that is there already.
fn questions_too(root: &Path, text: &str) {
    assert!(text.len() < FILE, "{} bytes", text.len());
    write(root, "sleep/check.toml", text);
}

/// An article of four passages with every text as long as it may be.
fn full_article(id: &str, word: &str, ask: &str, tests: &str) -> String {
    let head = format!("[article]\nid = \"{id}\"\ntitle = \"The article {id}\"\n");
    let text = word.repeat(1490 / word.chars().count().max(13));
    let caution = word.repeat(215 / word.chars().count());
    let passage = |n: usize| {
        format!(
            "[passage.p{n}]\ntitle = \"Passage {n} of {id}\"\ntext = \"{text}\"\n\
             caution = \"{caution}\"\nask = [{ask}]\ntests = [{tests}]\n\
             sources = [\"guide\"]\nevidence = [\"C01\"]\n"
        )
    };
    head + &(0..4).map(passage).collect::<String>()
}

/// A pack of 25 articles with every text full.
fn full_pack(root: &Path, number: usize) {
    let name = format!("p{number}");
    let start = PACK.find("[command").expect("commands");
    let end = PACK.find("[source").expect("sources");
    let head =
        PACK.get(..start).expect("the head").replacen("\"sleep\"", &format!("\"{name}\""), 1);
    let command = format!("[command.{name}]\ndescription = \"Read\"\nopens = {{ read = true }}\n");
    let sources = PACK.get(end..).expect("sources");
    write(root, &format!("{name}/pack.toml"), format!("{head}{command}{sources}"));
    // Letters of three bytes.
    let word = "\u{4e00}".repeat(12) + " ";
    let line = |most: usize| {
        let text = word.repeat(most / 13);
        format!("{{ text = \"{text}\", evidence = [\"C01\"] }},")
    };
    for article in 0..25 {
        let id = format!("a{article}");
        let (ask, tests) = (line(90).repeat(2), line(140).repeat(8));
        write(root, &format!("{name}/articles/{id}.toml"), full_article(&id, &word, &ask, &tests));
    }
}

/// The questions of the good pack with so many outcomes more, told apart by two questions of 25
/// answers; each has these lines to do and this headline.
fn outcomes(count: usize, others: usize, signs: usize, lines: &str, headline: &str) -> String {
    let option = |n: usize| format!("[item.ID.option.s{n}]\ndisplay = \"Sign {n}\"\n");
    let options: String = (0..signs).map(option).collect();
    let item = |id: &str| {
        let item = format!(
            "[item.ID]\ntype = \"choice\"\nshort = \"Signs\"\ntext = \"Which of these?\"\n\
             why = {{ text = \"They differ.\" }}\nevidence = [\"Q2\"]\nsources = [\"guide\"]\n{options}"
        );
        item.replace("ID", id)
    };
    let others: String = (0..others).map(|n| item(&format!("x{n}"))).collect();
    let rule = |n: usize| {
        format!(
            "[[rule]]\noutcome = \"o{n}\"\nwhen = {{ all-of = [\"a/s{}\", \"b/s{}\"] }}\n",
            n / signs,
            n % signs
        )
    };
    let headline = headline.chars().take(100).collect::<String>();
    let outcome = |n: usize| {
        format!(
            "[outcome.o{n}]\ndisposition = \"non-urgent\"\nshort = \"Worth {n}\"\n\
             headline = [\"Headline {n} {}\"]\ndo = [{lines}]\nsources = [\"guide\"]\n\
             evidence = [\"O-visit\"]\n",
            headline.trim()
        )
    };
    let rules: String = (0..count).map(rule).collect();
    let outcomes: String = (0..count).map(outcome).collect();
    let text =
        CHECK.replacen("[finding]", &format!("{others}{}{}[finding]", item("a"), item("b")), 1);
    let text = text.replacen("ends-walk = true\n", &format!("ends-walk = true\n{rules}"), 1);
    let text = text.replacen("disposition = \"information\"", "disposition = \"non-urgent\"", 1);
    text.replacen("[overlay.", &format!("{outcomes}[overlay."), 1)
}
