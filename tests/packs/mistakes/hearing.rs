//! Cases of rules by which danger is heard.

use myelin::document::{Code, RenderStyle};

use super::{CARDS, Case, Files};

const RULES: &str = "responses/safety/rules/en.toml";
const GERMAN: &str = "responses/safety/rules/de.toml";

/// Rules for the good pack.
const HEARD: &str = "\
[group]
want = [\"want to\", \"wanna\"]
go = [\"be gone\", \"vanish*\"]
much = [\"so much\"]
trick = [\"trick\", \"magic\"]

[swallow.magic]
because = \"It is a trick.\"
together = [\"go\", \"trick\"]
said = [\"I want to vanish, that is my best trick\"]

[rule.wish-to-go]
card = \"crisis\"
in-order = [\"want\", \"go\"]
apart = 2
without = [\"much\"]
said = [\"i want to be gone\", \"I wanna just vanish\"]
not-said = [\"i want to go\"]
";

/// A rule in another language.
const OTHER: &str = "\
[group]
weg = [\"weg sein\"]

[rule.weg]
card = \"crisis\"
together = [\"weg\"]
said = [\"ich will weg sein\"]
";

fn heard(files: &mut Files) -> &mut Files {
    files.add(RULES, HEARD)
}

pub(crate) const HEARING: &[Case] = &[
    ("a group that is not there", &[Code::UnknownGroup], |files| {
        heard(files).swap(RULES, "without = [\"much\"]", "without = [\"much\", \"lots\"]").swap(
            RULES,
            "in-order = [\"want\", \"go\"]",
            "in-order = [\"want\", \"gone\"]",
        );
    }),
    ("a group that no rule uses", &[Code::UnusedGroup], |files| {
        heard(files).cut(RULES, "without = [\"much\"]\n");
    }),
    ("a group without a phrase", &[Code::EmptyText], |files| {
        heard(files).swap(RULES, "much = [\"so much\"]", "much = []");
    }),
    ("a phrase without a word, and one twice", &[Code::EmptyText, Code::RepeatedEntry], |files| {
        heard(files).swap(RULES, "\"so much\"", "\"...\", \"so much\", \"so much\"");
    }),
    ("a rule that does not find its own example", &[Code::ExampleNotFound], |files| {
        heard(files).swap(RULES, "\"I wanna just vanish\"", "\"I wish I could vanish\"");
    }),
    ("an example that is taken out before the rules look", &[Code::ExampleNotFound], |files| {
        heard(files).swap(RULES, "wanna just vanish", "wanna vanish by magic");
    }),
    ("a span that does not take its own example out", &[Code::ExampleNotFound], |files| {
        heard(files).swap(RULES, "my best trick", "my best joke");
    }),
    ("a rule that finds a near miss", &[Code::NearMissFound], |files| {
        heard(files).swap(RULES, "\"i want to go\"", "\"the stain, i want it, to be gone\"").swap(
            RULES,
            "want = [",
            "want = [\"want it\", ",
        );
    }),
    ("a rule without an example", &[Code::MissingKey], |files| {
        heard(files).cut(RULES, "said = [\"i want to be gone\", \"I wanna just vanish\"]\n");
    }),
    ("a rule that says nothing of how words stand", &[Code::MissingKey], |files| {
        heard(files).add(RULES, "\n[rule.much]\ncard = \"crisis\"\nsaid = [\"so much\"]\n");
    }),
    (
        "words too far apart, and a gap where there is no order",
        &[Code::TooMany, Code::UnknownKey],
        |files| {
            heard(files).swap(RULES, "apart = 2", "apart = 9").swap(
                RULES,
                "together = [\"go\", \"trick\"]",
                "together = [\"go\", \"trick\"]\napart = 1",
            );
        },
    ),
    ("a card that is not there, and one that answers no words", &[Code::UnknownCard], |files| {
        heard(files)
            .swap(RULES, "card = \"crisis\"", "card = \"crysis\"")
            .add(GERMAN, &OTHER.replace("crisis", "help-now"));
    }),
    ("two rules for the same with different cards", &[Code::RulesContradict], |files| {
        heard(files).add(
            RULES,
            "\n[rule.gone]\ncard = \"emergency\"\nin-order = [\"want\", \"go\"]\napart = 2\n\
             without = [\"much\"]\nsaid = [\"i want to be gone\"]\n",
        );
    }),
    ("two rules for the same", &[Code::RulesContradict], |files| {
        heard(files).add(
            RULES,
            "\n[rule.gone]\ncard = \"crisis\"\nin-order = [\"want\", \"go\"]\napart = 2\n\
             without = [\"much\"]\nsaid = [\"i wanna be gone\"]\n",
        );
    }),
    ("a text that one rule must find and another must not", &[Code::RulesContradict], |files| {
        heard(files).swap(RULES, "\"i want to go\"", "\"ich will weg sein\"").add(GERMAN, OTHER);
    }),
];

#[test]
fn rules_without_a_mistake_are_read_and_find_what_they_say() {
    let mut files = Files::good();
    heard(&mut files).add(GERMAN, OTHER);
    let library = files.load().library.expect("no mistake");
    let hearing = &library.safety.hearing;
    let languages: Vec<&str> = hearing.rules().iter().map(|file| file.language.as_str()).collect();
    assert_eq!(languages, ["de", "en"]);
    let cards: Vec<&str> = hearing
        .rules()
        .iter()
        .flat_map(|file| &file.rules)
        .map(|rule| rule.card.as_str())
        .collect();
    assert_eq!(cards, ["crisis", "crisis"]);
    let heard = hearing.hear("i want to be gone");
    assert_eq!(heard.proposed, [myelin::hearing::Kind::Crisis]);
    for (written, rules) in [
        ("I WANT to, be gone", &["wish-to-go"][..]),
        ("i want to be gone so much", &[]),
        ("i wanna vanish, what a trick", &[]),
        ("Ich will weg sein", &["weg"]),
    ] {
        let found = hearing.matcher().find(&myelin::hearing::Reading::plain(written)).rules;
        let found: Vec<&str> = found.iter().map(|found| found.rule.name.as_str()).collect();
        assert_eq!(found, rules, "{written}");
    }
}

#[test]
fn the_example_of_the_page_is_a_rule_without_a_mistake() {
    let page = include_str!("../../../docs/hearing.md");
    let blocks: Vec<&str> = page.split("```toml\n").skip(1).collect();
    let block = |at: usize| blocks[at].split("```").next().unwrap();
    let shipped = include_str!("../../../responses/safety/rules/en.toml");
    let group = block(0).strip_prefix("[group]\n").unwrap();
    let rules = shipped.replacen("[group]\n", &format!("[group]\n{group}"), 1);
    let mut files = Files::good();
    let cards = ["overdose", "helper", "harm", "today"].map(|name| {
        format!("\n[card.{name}]\nheadline = \"H\"\ndo = [\"D.\"]\nevidence = [\"O-crisis\"]\n")
    });
    files.add(CARDS, &cards.concat()).add(RULES, &format!("{rules}\n{}", block(1)));
    assert_eq!(files.rendered(RenderStyle::Plain), "");
    // The shipped rules have the span that the page shows.
    assert!(shipped.contains(block(2).trim()), "{}", block(2));
}
