//! Every key of the lists is read by somebody.

use std::collections::BTreeSet;

use super::load;
use crate::document::{File, keys_asked};

/// Lists that are no table of their own, so that nothing is read by them, each with the reason.
const NO_TABLES: &[&str] = &[
    // The part of the keys of an outcome that goes not with cards.
    "OUTCOME_WORDS",
];

/// Findings in every form of a condition.
const CONDITIONS: &str = r#"[finding]
every = { all-of = ["signs/snoring"] }
none = { none-of = ["signs/snoring"] }
two = { count-at-least = 2, of = ["signs/snoring", "signs/sleepy"] }
either = { any = ["every", "none"] }
other = { not = "every" }
said = { answered = "signs" }
"#;

/// Commands of the kinds that the pack of the tests has none of.
const COMMANDS: &str = "\n[command.sleep-ask]\ndescription = \"Ask\"\nopens = { ask = true }\n\
                        [command.\"Find sleep\"]\ndescription = \"Find\"\nopens = { find = true }\n";

/// Files in which every kind of table stands. Other mistakes do not matter here.
fn files() -> Vec<File> {
    let check = include_str!("../../tests/packs/check.toml")
        .replace("[finding]\n", CONDITIONS)
        .replace(
            "passages = [\"tired/signs\"]",
            "passages = [{ when = \"every\", passage = \"tired/signs\" }]",
        )
        .replace(
            "cards = [\"emergency\"]",
            "cards = [\"emergency\", { when = \"every\", card = \"crisis\" }]",
        );
    let article = include_str!("../../tests/packs/tired.toml").replace(
        "sources =",
        "ask = [{ text = \"Why?\", evidence = [\"C01\"] }]\n\
         tests = [{ text = \"A diary.\", evidence = [\"C01\"] }]\nsources =",
    );
    let vignettes = "[vignette.one]\nabout = \"40\"\nflow = \"check\"\nanswers = {}\n\
                     outcome = \"visit\"\noverlays = []\nevidence = [\"Q1\"]\n";
    let ledger =
        "[ledger]\n[claim.C01]\nsays = \"It is so.\"\n[added.A01]\nsays = \"It is not.\"\n";
    let wording = "[[meant]]\nwords = \"these words\"\nbecause = \"They are meant.\"\n";
    let timings = "[time.today]\ndisposition = \"urgent\"\n[row.one]\ntime = \"today\"\n\
                   evidence = [\"Q1\"]\n[[meant]]\nwords = \"these words\"\n";
    let questions = "held-out = true\nlanguage = \"de\"\n[words]\nhow-much = [\"wie viel\"]\n[asked.tired]\nsigns = [\"tired\"]\n\
                     [outside]\ntea = [\"tea\"]\n[refuse]\ndose = [\"how much\"]\n\
                     [instead]\ndose = \"tired/signs\"\n[goals]\nright = 80\n";
    let decisions = "[[decision]]\nid = \"naps\"\ntext = \"Naps?\"\nevidence = [\"C01\"]\n";
    let reviews = "[[review]]\nname = \"Ana\"\nprofession = \"nurse\"\nregister = \"1\"\n\
                   date = 2026-11-30\ntexts = [{ id = \"pack/pack\", fingerprint = \"0\" }]\n";
    let translation = "read-by-native = false\n[card.emergency]\nheadline = \"Hilfe\"\n\
                       text = []\nsigns = []\nthen = []\ndo = []\navoid = []\n";
    let phrases = "read-by-native = false\nstays = [\"Find A Helpline\"]\n\
                   [country]\n\"United States\" = \"USA\"\n";
    let rules = "[group]\nwant = [\"want to\"]\ngo = [\"be gone\"]\n\
        [swallow.not-meant]\nbecause = \"It is a joke.\"\ntogether = [\"want\", \"go\"]\n\
        [rule.wish]\ncard = \"crisis\"\nin-order = [\"want\", \"go\"]\n";
    let files = [
        ("sleep/pack.toml", include_str!("../../tests/packs/pack.toml").to_owned() + COMMANDS),
        ("sleep/check.toml", check),
        ("sleep/articles/tired.toml", article),
        ("sleep/evidence.toml", include_str!("../../tests/packs/evidence.toml").to_owned()),
        ("sleep/vignettes.toml", vignettes.to_owned()),
        ("sleep/ledger.toml", ledger.to_owned()),
        ("sleep/decisions.toml", decisions.to_owned()),
        ("sleep/reviews.toml", reviews.to_owned()),
        ("sleep/wording.toml", wording.to_owned()),
        ("sleep/timings.toml", timings.to_owned()),
        ("sleep/questions.toml", questions.to_owned()),
        ("safety/cards.toml", include_str!("../../tests/packs/cards.toml").to_owned()),
        ("safety/cards/de.toml", translation.to_owned()),
        ("safety/rules/en.toml", rules.to_owned()),
        ("safety/helplines.toml", include_str!("../../tests/packs/helplines.toml").to_owned()),
        ("safety/helplines/de.toml", phrases.to_owned()),
        ("interface/en-US.toml", include_str!("../../responses/interface/en-US.toml").to_owned()),
        ("interface/other-languages.toml", "[line]\npt = \"Ol\u{e1}.\"\n".to_owned()),
    ];
    files.into_iter().map(|(path, text)| File::new(format!("responses/{path}"), text)).collect()
}

/// The lists of `keys.rs`, each with its name.
fn lists() -> Vec<(&'static str, Vec<&'static str>)> {
    let lists = include_str!("keys.rs").split("const ").skip(1);
    let lists = lists.filter_map(|text| text.split_once(": Keys ="));
    let lists = lists.map(|(name, rest)| {
        let list = rest.split(';').next().unwrap_or_default();
        (name, list.split('"').skip(1).step_by(2).collect())
    });
    lists.filter(|(name, _)| !NO_TABLES.contains(name)).collect()
}

#[test]
fn a_key_that_no_reader_asks_for_is_named() {
    keys_asked();
    load(&files(), &[]);
    let asked = keys_asked();
    let mut unread = Vec::new();
    for (name, keys) in lists() {
        let of_list: BTreeSet<&str> =
            asked.iter().filter(|(list, _)| **list == *keys).map(|(_, key)| key.as_str()).collect();
        unread.extend(
            keys.iter().filter(|key| !of_list.contains(*key)).map(|key| format!("{name}: {key}")),
        );
    }
    assert!(unread.is_empty(), "no reader asks for these keys of src/pack/keys.rs: {unread:?}");
}
