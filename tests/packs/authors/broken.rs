//! A good pack, broken in one place after the other: what a schema refuses, the reader refuses;
//! and what the reader finds wrong with a file as such, the schema refuses too.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use jsonschema::Validator;
use myelin::document::{Code, File, Problem, RenderStyle, Severity, render};
use myelin::pack::load;
use myelin::schema::FileKind;

use super::good_texts::{
    ASKED, CLAIMS, HEARD, MEANT, PEOPLE, PHRASES, READ, TIMES, TO_DECIDE, TRANSLATED,
};
use super::keys;
use super::schemas::validator;
use super::tree::{Node, Step};
use crate::words::words as interface;

const PACK: &str = "responses/sleep/pack.toml";
const ARTICLE: &str = "responses/sleep/articles/tired.toml";
const NIGHTS: &str = "responses/sleep/articles/nights.toml";
const CHECK: &str = "responses/sleep/check.toml";
const VIGNETTES: &str = "responses/sleep/vignettes.toml";
const EVIDENCE: &str = "responses/sleep/evidence.toml";
const WORDING: &str = "responses/sleep/wording.toml";
const TIMINGS: &str = "responses/sleep/timings.toml";
const QUESTIONS: &str = "responses/sleep/questions.toml";
const LEDGER: &str = "responses/sleep/ledger.toml";
const DECISIONS: &str = "responses/sleep/decisions.toml";
const REVIEWS: &str = "responses/sleep/reviews.toml";
const CARDS: &str = "responses/safety/cards.toml";
const GERMAN_CARDS: &str = "responses/safety/cards/de.toml";
const RULES: &str = "responses/safety/rules/en.toml";
const HELPLINES: &str = "responses/safety/helplines.toml";
const GERMAN_LINES: &str = "responses/safety/helplines/de.toml";
const WORDS: &str = "responses/interface/en-US.toml";

/// Mistakes that show in one file alone, whatever stands in the others.
const SHOWS_IN_THE_FILE: &[Code] = &[
    Code::UnknownKey,
    Code::MissingKey,
    Code::WrongType,
    Code::UnknownValue,
    Code::TextTooLong,
    Code::BadId,
];

/// Longer than any text may be.
const TOO_LONG: usize = 5000;

/// A file of the good pack: its path, its kind, its text.
type Good = (&'static str, FileKind, String);

/// The small good pack with everything in it that a pack may have.
fn good() -> &'static [Good] {
    static GOOD: LazyLock<Vec<Good>> = LazyLock::new(made);
    &GOOD
}

fn made() -> Vec<Good> {
    let swap = |text: &str, changes: &[(&str, &str)]| {
        changes.iter().fold(text.to_owned(), |text, (from, to)| {
            assert!(text.contains(from), "`{from}` should be there");
            text.replacen(from, to, 1)
        })
    };
    let check = swap(
        include_str!("../check.toml"),
        &[
            ("closing = ", "tests = \"tired/signs\"\nclosing = "),
            (
                "why = { text = \"A short",
                "help = \"Count from the first day.\"\nwhy = { text = \"A short",
            ),
            ("display = \"Weeks\"", "display = \"Weeks\"\nshort = \"Weeks\""),
            (
                "[finding]",
                "[finding]\n\
            forms = { all = [{ any = [{ all-of = [\"signs/sleepy\", \"signs/snoring\"] }, { not = \"a-sign\" }] }, { none-of = [\"danger/*\"] }, { answered = \"signs\" }, { count-at-least = 1, of = [\"signs/sleepy\", \"signs/snoring\"] }] }",
            ),
            ("ends-walk = true", "ends-walk = true\nevidence = [\"C02\"]"),
            (
                "cards = [\"emergency\"]",
                "cards = [\"emergency\", { when = { any-of = [\"danger/*\"] }, card = \"crisis\" }]",
            ),
            (
                "passages = [\"tired/signs\"]",
                "text = [\"A line.\"]\nask = [\"What is it?\"]\navoid = []\npassages = [\"tired/signs\", { when = \"forms\", passage = \"tired/signs\" }]",
            ),
            (
                "evidence = [\"V-snoring\"]",
                "always = false\nshort = \"snoring\"\nevidence = [\"V-snoring\"]\npassages = [\"tired/signs\"]",
            ),
        ],
    );
    let pack = swap(
        include_str!("../pack.toml"),
        &[
            (
                "name-localizations",
                "description-localizations = { de = \"Ein paar Fragen\" }\nname-localizations",
            ),
            (
                "[source.guide]",
                "[command.sleep-ask]\ndescription = \"Ask\"\nopens = { ask = true }\n\
                 [command.\"Find sleep\"]\ndescription = \"Find\"\nopens = { find = true }\n[source.guide]",
            ),
        ],
    );
    let article = swap(
        include_str!("../tired.toml"),
        &[
            (
                "sources =",
                "also-called = [\"sleepless\"]\n\
            caution = \"Some say 1 in 10. Not all agree.\"\n\
            ask = [{ text = \"Why am I tired?\", evidence = [\"C01\", \"A01\"] }]\n\
            tests = [{ text = \"A diary.\", evidence = [\"T-test\"] }]\nsources =",
            ),
            ("also-called = ", "related = [\"nights\"]\npinned = true\nalso-called = "),
        ],
    );
    let nights = swap(
        include_str!("../tired.toml"),
        &[("\"tired\"", "\"nights\""), ("What it can", "What nights can")],
    );
    let cards = swap(
        include_str!("../cards.toml"),
        &[(
            "do = [",
            "text = [{ text = \"Do not wait.\", evidence = [\"C01\"] }]\nsigns = [\"This\"]\nthen = [\"That\"]\navoid = [\"Waiting\"]\ndo = [",
        )],
    );
    let helplines = swap(
        include_str!("../helplines.toml"),
        &[
            (
                "number = \"911\"",
                "source = \"https://example.org\", note = \"Free\", number = \"911\"",
            ),
            (
                "hours = ",
                "cost = \"free\"\nlanguages = \"English\"\nshown-because = \"It is known.\"\nshown-date = \"2026\"\nhours = ",
            ),
        ],
    );
    let evidence = swap(
        include_str!("../evidence.toml"),
        &[("[evidence]", "[evidence]\nT-test = \"What a test shows\"\nA01 = \"Naps help some\"")],
    );
    let words = interface();
    vec![
        (PACK, FileKind::Pack, pack),
        (ARTICLE, FileKind::Article, article),
        (CHECK, FileKind::Flow, check),
        (VIGNETTES, FileKind::Vignettes, PEOPLE.to_owned()),
        (EVIDENCE, FileKind::Evidence, evidence),
        (WORDING, FileKind::Wording, MEANT.to_owned()),
        (TIMINGS, FileKind::Timings, TIMES.to_owned()),
        (QUESTIONS, FileKind::Questions, ASKED.to_owned()),
        (LEDGER, FileKind::Ledger, CLAIMS.to_owned()),
        (DECISIONS, FileKind::Decisions, TO_DECIDE.to_owned()),
        (REVIEWS, FileKind::Reviews, READ.to_owned()),
        (CARDS, FileKind::Cards, cards),
        (GERMAN_CARDS, FileKind::CardTranslation, TRANSLATED.to_owned()),
        (RULES, FileKind::Rules, HEARD.to_owned()),
        (HELPLINES, FileKind::Helplines, helplines),
        (GERMAN_LINES, FileKind::PhraseBook, PHRASES.to_owned()),
        (WORDS, FileKind::Interface, words),
        (NIGHTS, FileKind::Article, nights),
    ]
}

/// A tree that is broken in one place, and what was done to it.
struct Breakage {
    name: String,
    tree: Node,
    /// Why the schema may take what the reader refuses, if it may.
    excused: Option<&'static str>,
}

/// Every breakage of a tree: each value removed, renamed, and put in another form.
fn breakages(tree: &Node, validator: &Validator) -> Vec<Breakage> {
    let mut all = Vec::new();
    let mut add = |name: String, tree: Node, excused| all.push(Breakage { name, tree, excused });
    for way in tree.ways() {
        let name = tree.named(&way);
        let old = tree.clone().at(&way).clone();
        add(format!("{name} removed"), tree.without(&way), None);
        if let Some((Step::Key(at), table)) = way.split_last() {
            let mut renamed = tree.clone();
            if let Node::Table(entries) = renamed.at(table) {
                "Bad_Name".clone_into(&mut entries[*at].0);
            }
            add(format!("{name} renamed"), renamed, None);
        }
        if let Node::Table(entries) = &old {
            let more =
                [entries.clone(), vec![("unknown-key".to_owned(), Node::Flag(true))]].concat();
            add(format!("{name} with another key"), tree.with(&way, Node::Table(more)), None);
        }
        for (kind, value) in others(&old) {
            let date = matches!((&value, &old), (Node::Date(_), _) | (_, Node::Date(_)));
            let excused =
                date.then_some("a date is a text in JSON; an editor that knows TOML minds it");
            add(format!("{name} is {kind}"), tree.with(&way, value), excused);
        }
        if matches!(old, Node::Text(_)) {
            let long = |length: usize| tree.with(&way, Node::Text("é".repeat(length)));
            let longest = longest(|length| validator.is_valid(&long(length).json()));
            for length in [longest, longest + 1] {
                add(format!("{name} has {length} letters"), long(length), None);
            }
        }
    }
    all
}

/// The most letters that are taken, where more are taken up to a limit only.
fn longest(taken: impl Fn(usize) -> bool) -> usize {
    let (mut taken_yet, mut refused) = (0, TOO_LONG);
    while refused - taken_yet > 1 {
        let middle = usize::midpoint(taken_yet, refused);
        if taken(middle) { taken_yet = middle } else { refused = middle }
    }
    taken_yet
}

/// Values of other kinds, and other values of the same.
fn others(old: &Node) -> Vec<(&'static str, Node)> {
    let text = |text: &str| Node::Text(text.to_owned());
    let (text_in, number_in) = (Node::List(vec![text("text")]), Node::List(vec![Node::Number(3)]));
    let date = "2026-11-22".to_owned();
    let kinds = [
        ("a text", text("Bad Text_")),
        ("a list", text_in),
        ("a table", Node::Table(vec![])),
        ("a number", Node::Number(3)),
        ("a flag", Node::Flag(false)),
        ("a date", Node::Date(date.clone())),
    ];
    let same = |one: &Node| std::mem::discriminant(one) == std::mem::discriminant(old);
    let mut all: Vec<_> = kinds.into_iter().filter(|(_, value)| !same(value)).collect();
    match old {
        Node::Text(_) => {
            let others =
                [("another word", "other"), ("another text", "Bad Text_"), ("an empty text", "")];
            all.extend(others.map(|(kind, value)| (kind, text(value))));
        }
        Node::List(_) => {
            all.extend([("a list of numbers", number_in), ("an empty list", Node::List(vec![]))]);
        }
        Node::Table(_) => all.push(("an empty table", Node::Table(vec![]))),
        Node::Number(_) => all.push(("nought", Node::Number(0))),
        Node::Flag(flag) => all.push(("the other", Node::Flag(!flag))),
        Node::Date(_) => all.push(("a date in quotes", Node::Text(date))),
    }
    all
}

/// Whether the reader takes files of which one was changed, and the mistakes that it finds in that
/// one which show there. The words of the interface are left out, which take long to read: that
/// they are missing does not count.
fn verdict(path: &str, text: &str) -> (bool, BTreeSet<Code>) {
    let files: Vec<File> = good()
        .iter()
        .filter(|(other, _, _)| *other != WORDS)
        .map(|(other, _, kept)| File::new(*other, if *other == path { text } else { kept }))
        .collect();
    let problems = load(&files, &["privacy"]).problems;
    let wrong = |problem: &&Problem| problem.code.severity() == Severity::Error;
    // The cards in another language follow the English ones, which no schema can see.
    let apart = |problem: &&Problem| problem.file != WORDS && problem.file != GERMAN_CARDS;
    let mut mistakes = problems.iter().filter(wrong).filter(apart);
    let taken = mistakes.next().is_none();
    let here = problems.iter().filter(|problem| problem.file == path);
    let shown = here.map(|problem| problem.code).filter(|code| SHOWS_IN_THE_FILE.contains(code));
    (taken, shown.collect())
}

/// Where reader and schema differ about a broken file.
fn differences(path: &str, read: impl Fn(&str) -> (bool, BTreeSet<Code>)) -> Vec<String> {
    let (_, kind, text) = good().iter().find(|(other, _, _)| *other == path).expect("a file");
    let (tree, validator) = (Node::read(text), validator(*kind));
    assert!(read(&tree.toml()).0 && validator.is_valid(&tree.json()), "{path} is good as it is");
    let mut wrong = Vec::new();
    for Breakage { name, tree, excused } in breakages(&tree, validator) {
        let (taken, found) = read(&tree.toml());
        match validator.is_valid(&tree.json()) {
            false if taken => {
                wrong.push(format!("{name}: the schema refuses it, the reader takes it"));
            }
            true if !found.is_empty() && excused.is_none() => {
                wrong.push(format!("{name}: the reader finds {found:?}, the schema takes it"));
            }
            _ => {}
        }
    }
    wrong
}

#[track_caller]
fn agree(path: &str) {
    let wrong = differences(path, |text| verdict(path, text));
    assert!(wrong.is_empty(), "{path}: {} differences\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn schema_and_reader_agree_about_a_broken_pack_file() {
    agree(PACK);
}

#[test]
fn schema_and_reader_agree_about_a_broken_article() {
    agree(ARTICLE);
}

#[test]
fn schema_and_reader_agree_about_a_broken_flow() {
    agree(CHECK);
}

#[test]
fn schema_and_reader_agree_about_broken_files_for_reviewers() {
    agree(VIGNETTES);
    agree(EVIDENCE);
    agree(WORDING);
    agree(TIMINGS);
    agree(DECISIONS);
    agree(REVIEWS);
}

#[test]
fn schema_and_reader_agree_about_broken_cards_and_helplines() {
    agree(CARDS);
    agree(HELPLINES);
}

#[test]
fn schema_and_reader_agree_about_broken_rules() {
    agree(RULES);
}

#[test]
fn what_the_schema_refuses_in_an_interface_the_reader_refuses() {
    // It stands alone, so that it takes less time; what the other files are needed for is not here.
    let read = |text: &str| {
        let problems = load(&[File::new(WORDS, text)], &[]).problems;
        let found: BTreeSet<Code> =
            problems.iter().filter(|problem| problem.file == WORDS).map(|p| p.code).collect();
        let taken = found.is_empty();
        (taken, found.into_iter().filter(|code| SHOWS_IN_THE_FILE.contains(code)).collect())
    };
    let wrong = differences(WORDS, read);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn spaces_in_a_row_count_for_the_schema_and_not_for_the_reader() {
    // JSON Schema has no words for it. Whoever writes so many sees the limit a little early.
    let (_, kind, text) = &good()[2];
    let spaced = text.replace("For how long?", &format!("For{}how long?", " ".repeat(300)));
    assert_ne!(spaced, *text);
    assert!(verdict(CHECK, &spaced).0);
    assert!(!validator(*kind).is_valid(&Node::read(&spaced).json()));
}

#[test]
fn the_good_pack_has_every_key_that_there_is() {
    let files: Vec<File> =
        good().iter().map(|(path, _, text)| File::new(*path, text.as_str())).collect();
    assert_eq!(render(&load(&files, &["privacy"]).problems, &files, RenderStyle::Plain), "");
    let trees: Vec<Node> = good().iter().map(|(_, _, text)| Node::read(text)).collect();
    let ways = trees.iter().flat_map(|tree| tree.ways().into_iter().map(|way| tree.named(&way)));
    let written: BTreeSet<String> =
        ways.filter_map(|way| way.rsplit('.').next().map(ToOwned::to_owned)).collect();
    for (table, keys) in keys::of_the_reader() {
        let missing: Vec<&String> = keys.difference(&written).collect();
        assert!(
            missing.is_empty(),
            "no file of the good pack has these keys of {table}: {missing:?}"
        );
    }
}
