//! Packs with mistakes: what was written, and the message that its author gets.
//!
//! Each case changes a small good pack in one or a few places. The snapshots in `snapshots`
//! hold the change and the rendered message side by side. `cargo insta review` accepts new ones.

#![expect(clippy::disallowed_methods, reason = "reads the shipped files")]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::format_collect,
    reason = "a test fails where it may"
)]

mod files;
mod flows;
mod hearing;
mod ledger;
mod proof;
mod questions;
mod reviews;
mod texts;
mod timings;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use myelin::app::load;
use myelin::document::{Code, File, RenderStyle, render};
use myelin::flow::Step;
use myelin::library::{Opens, limits};
use myelin::limits::{COMMAND_DESCRIPTION_MAX, COMMAND_NAME_MAX};
use myelin::pack::Loaded;

use crate::words::words;

const PACK: &str = "responses/sleep/pack.toml";
const ARTICLE: &str = "responses/sleep/articles/tired.toml";
const CHECK: &str = "responses/sleep/check.toml";
const EVIDENCE: &str = "responses/sleep/evidence.toml";
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
        let words = words();
        let texts = [
            (PACK, include_str!("../pack.toml")),
            (ARTICLE, include_str!("../tired.toml")),
            (CHECK, include_str!("../check.toml")),
            (EVIDENCE, include_str!("../evidence.toml")),
            (CARDS, include_str!("../cards.toml")),
            (HELPLINES, include_str!("../helplines.toml")),
            (WORDS, &words),
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
        load(&self.all())
    }

    fn rendered(&self, look: RenderStyle) -> String {
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
        let message = files.rendered(RenderStyle::Plain);
        let message: Vec<&str> = message.lines().map(str::trim_end).collect();
        let _ = write!(text, "== {name}\n{}\n{}\n\n", files.done, message.join("\n"));
    }
    text
}

fn snapshot(name: &str, cases: &[Case]) {
    let settings = {
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("snapshots");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings
    };
    let text = talk(cases);
    settings.bind(|| insta::assert_snapshot!(name, &text));
    let wrong: Vec<&str> = text.lines().filter(|line| line.starts_with("!!")).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

const GROUPS: &[(&str, &[Case])] = &[
    ("files", files::FILES),
    ("toml", files::TOML),
    ("values", files::VALUES),
    ("names", files::NAMES),
    ("commands", files::COMMANDS),
    ("conditions", flows::CONDITIONS),
    ("items", flows::ITEMS),
    ("outcomes", flows::OUTCOMES),
    ("proof", proof::PROOF),
    ("vignettes", flows::VIGNETTES),
    ("safety", flows::SAFETY),
    ("hearing", hearing::HEARING),
    ("evidence", texts::EVIDENCES),
    ("ledger", ledger::LEDGERS),
    ("questions", questions::QUESTIONS_CASES),
    ("reviews", reviews::REVIEWED),
    ("wording", texts::WORDING),
    ("timings", timings::TIMINGS_CASES),
];

#[test]
fn every_mistake_has_a_message_to_act_on() {
    for (name, cases) in GROUPS {
        snapshot(name, cases);
    }
}

#[test]
fn a_pack_at_the_border_is_let_pass() {
    for (name, change) in proof::BORDER {
        let mut files = Files::good();
        change(&mut files);
        assert_eq!(files.rendered(RenderStyle::Plain), "", "{name}");
    }
}

#[test]
fn every_code_has_a_case() {
    let cases = GROUPS.iter().flat_map(|(_, cases)| cases.iter());
    let covered: BTreeSet<Code> = cases.flat_map(|(_, codes, _)| codes.iter().copied()).collect();
    let of_packs = Code::ALL.iter().filter(|code| **code != Code::Configuration);
    let missing: Vec<&Code> = of_packs.filter(|code| !covered.contains(code)).collect();
    assert!(missing.is_empty(), "no case shows {missing:?}");
}

#[test]
fn a_good_pack_has_no_problem_and_says_what_was_written() {
    let files = Files::good();
    let loaded = files.load();
    assert_eq!(files.rendered(RenderStyle::Plain), "");
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
    let words = library.languages.english();
    let published = pack.sources[0].published.as_ref().map(|date| date.formatted(words));
    assert_eq!(published.as_deref(), Some("6 Mar 2024"));
    let read_on = library.safety.countries[0].lines[0].read_on;
    assert_eq!(words.date(read_on), "22 Nov 2026");
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
        (CHECK, "A short time is a different matter.", limits::WHY_MAX),
        (CHECK, "Book a visit.", limits::LINE_MAX),
        (CHECK, "Talk to a doctor.", limits::HEADLINE_MAX),
        (CHECK, "Worth a visit", limits::OUTCOME_SHORT_MAX),
        (CHECK, "How long", limits::ITEM_SHORT_MAX),
        (
            CHECK,
            "Snoring: ask whoever sleeps beside you whether your breath stops.",
            limits::OVERLAY_MAX,
        ),
        (PACK, "A few questions about sleep", COMMAND_DESCRIPTION_MAX),
        (PACK, "schlaf-fragen", COMMAND_NAME_MAX),
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
fn a_flow_without_any_rule_is_refused_also_where_the_list_of_rules_is_there() {
    let mut files = Files::good();
    let check = include_str!("../check.toml");
    let (before, _) = check.split_once("[finding]").unwrap();
    files.bytes(CHECK, format!("rule = []\n{before}").into_bytes());
    assert!(files.codes().contains(&Code::MissingKey), "{}", files.rendered(RenderStyle::Plain));
    assert!(files.rendered(RenderStyle::Plain).contains("This flow has no rule"));
}

#[test]
fn a_passage_may_have_40_to_120_words() {
    for (words, good) in [(39, false), (40, true), (120, true), (121, false)] {
        let mut files = Files::good();
        let text = include_str!("../tired.toml");
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
        let text = render(&loaded.problems, &files.all(), RenderStyle::Plain);
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
    insta::assert_snapshot!(files.rendered(RenderStyle::Narrated), @"
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
    let loaded = load(&files);
    assert!(loaded.library.is_some(), "{}", render(&loaded.problems, &files, RenderStyle::Plain));
}
