//! Readings of disguised texts, and rules found in them, with rules of the tests' own.

use proptest::prelude::*;

use super::corpus::messages;
use super::signs;
use super::*;

/// A group of phrases.
fn group(name: &str, phrases: &[&str]) -> Group {
    Group { name: name.into(), phrases: phrases.iter().map(|phrase| (*phrase).into()).collect() }
}

fn shape(groups: &[&str], order: Order, without: &[&str]) -> Shape {
    let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    Shape { groups: owned(groups), order, without: owned(without) }
}

fn rule(name: &str, shape: Shape) -> Rule {
    let card = "crisis".parse().unwrap();
    Rule { name: name.into(), card, is_plain: true, shape, said: vec![], not_said: vec![] }
}

/// Rules of which each shows one way to look.
fn rules() -> RuleFile {
    let in_order = |apart| Order::InOrder { apart };
    RuleFile {
        language: "en".into(),
        groups: vec![
            group("want", &["want to"]),
            group("die", &["die", "be dead", "vanish*"]),
            group("kill", &["kill", "kill*", "suicide", "pills"]),
            group("myself", &["myself", "suis morte", "j'ai"]),
            group("numb", &["numb"]),
            group("pee", &["cant pee"]),
            group("dentist", &["dentist"]),
            group("laughing", &["laughing"]),
        ],
        swallows: vec![Swallow {
            name: "laughing".into(),
            because: "It is a joke.".into(),
            shape: shape(&["die", "laughing"], in_order(1), &[]),
            said: vec![],
        }],
        rules: vec![
            rule("wish", shape(&["want", "die"], in_order(2), &[])),
            rule("kill", shape(&["kill", "myself"], in_order(0), &[])),
            rule("saddle", shape(&["numb", "pee"], Order::Together, &["dentist"])),
        ],
    }
}

fn matcher() -> Matcher {
    Matcher::new(vec![rules()])
}

/// The rules that fit a text as it stands.
fn found(text: &str) -> Vec<String> {
    let matcher = matcher();
    let found = matcher.find(&Reading::plain(text));
    found.rules.iter().map(|found| found.rule.name.clone()).collect()
}

fn vocabulary() -> Vocabulary {
    Vocabulary::new(matcher().words().cloned(), ["skills", "bills"])
}

/// The words of a text as it stands.
fn plain(text: &str) -> String {
    Reading::plain(text).words.join(" ")
}

/// The words of a text with disguises undone; nothing where there are none.
fn undone(text: &str) -> Option<String> {
    let other = Reading::plain(text).undisguised(&Seen::new(text), &vocabulary())?;
    Some(other.words.join(" "))
}

#[test]
fn what_only_looks_otherwise_is_undone_in_the_first_reading() {
    for written in [
        "Kill Myself",
        "k\u{200b}ill my\u{ad}self",
        "k\u{301}i\u{308}ll my\u{327}self",
        "kïll mysélf",
        "кіll mуsеlf",
        "ｋｉｌｌ ｍｙｓｅｌｆ",
        "𝐤𝐢𝐥𝐥 𝓶𝔂𝓼𝓮𝓵𝓯",
        "ⓚⓘⓛⓛ myself",
        "k\u{336}i\u{336}l\u{336}l\u{336} myself",
        "kill, *myself*!!",
    ] {
        assert_eq!(plain(written), "kill myself", "{written}");
        assert_eq!(undone(written), None, "{written}: nothing is left to undo");
    }
}

#[test]
fn what_is_written_otherwise_is_undone_where_a_rule_knows_the_word() {
    for written in [
        "k1ll myself",
        "k!ll mys3lf",
        "k*ll myself",
        "ki#l myself",
        "k.i.l.l myself",
        "k-i-l-l myself",
        "k_i_l_l myself",
        "k i l l myself",
        "killll myself",
        "killmyself",
        "kill myslef",
        "kill mysellf",
        "kill mysef",
    ] {
        assert_eq!(undone(written).as_deref(), Some("kill myself"), "{written}");
    }
    assert_eq!(undone("su1c1de").as_deref(), Some("suicide"));
    assert_eq!(undone("suiicide").as_deref(), Some("suicide"));
}

#[test]
fn a_word_that_people_write_often_and_a_measure_are_no_disguise() {
    for written in ["skills", "my bills", "b12 shots", "10mg daily", "1000 iu", "2pm", "i b m"] {
        assert_eq!(undone(written), None, "{written}");
    }
}

#[test]
fn a_zero_width_space_can_stand_for_a_space() {
    assert_eq!(plain("kill\u{200b}myself"), "killmyself");
    let spaced =
        Reading::spaced(&Seen::new("kill\u{200b}myself")).map(|reading| reading.words.join(" "));
    assert_eq!(spaced.as_deref(), Some("kill myself"));
    assert!(Reading::spaced(&Seen::new("kill myself")).is_none());
}

#[test]
fn pictographs_that_say_something_are_words() {
    assert_eq!(plain("took 💊 then 🔪"), "took pills then knife");
    assert_eq!(plain("so happy 🎉"), "so happy");
}

#[test]
fn a_french_apostrophe_parts_and_an_english_one_joins() {
    assert_eq!(plain("j'ai mal, qu’il"), "j ai mal qu il");
    assert_eq!(plain("I don't, it's, we’re"), "i dont its were");
    assert_eq!(signs::spoken("l'eau"), "l eau");
}

#[test]
fn short_forms_are_the_words_that_they_stand_for() {
    assert_eq!(plain("i wanna die rn"), "i want to die right now");
    assert_eq!(plain("cannot pee"), "cant pee");
}

#[test]
fn groups_in_order_stand_one_after_the_other_with_few_words_between() {
    assert_eq!(found("i want to die"), ["wish"]);
    assert_eq!(found("i want to just quietly die"), ["wish"]);
    assert_eq!(found("i want to just very quietly die"), [""; 0], "three words between");
    assert_eq!(found("die? no, i want to"), [""; 0], "the other way round");
    assert_eq!(found("kill all myself"), [""; 0], "no word between");
}

#[test]
fn a_star_stands_for_any_ending() {
    assert_eq!(found("i want to vanishing"), ["wish"]);
    assert_eq!(found("killing myself"), ["kill"]);
    assert_eq!(found("i want to vani"), [""; 0]);
}

#[test]
fn groups_together_stand_in_any_order_in_one_sentence_or_the_next() {
    assert_eq!(found("numb and i cant pee"), ["saddle"]);
    assert_eq!(found("I can't pee. It is all numb"), ["saddle"]);
    assert_eq!(found("I can't pee. I am sad. It is all numb"), [""; 0], "two sentences on");
    let far = format!("numb {}cant pee", "and ".repeat(TOGETHER_MAX + 1));
    assert_eq!(found(&far), [""; 0], "too many words between");
}

#[test]
fn a_rule_finds_nothing_where_what_must_be_absent_is_near() {
    assert_eq!(found("numb after the dentist and cant pee"), [""; 0]);
    assert_eq!(found("I was at the dentist. Long ago. Now numb and cant pee"), ["saddle"]);
}

#[test]
fn what_is_taken_out_is_used_by_no_rule() {
    let matcher = matcher();
    let reading = Reading::plain("i want to die laughing");
    let found = matcher.find(&reading);
    assert!(found.rules.is_empty());
    assert_eq!(found.swallowed, ["laughing"]);
    // What stands elsewhere is still found.
    assert_eq!(super::tests::found("i nearly die laughing but i want to die"), ["wish"]);
}

#[test]
fn a_rule_with_a_group_that_nobody_wrote_finds_nothing() {
    let mut file = rules();
    file.rules = vec![rule("lost", shape(&["want", "nowhere"], Order::Together, &[]))];
    let matcher = Matcher::new(vec![file]);
    assert!(matcher.find(&Reading::plain("i want to nowhere")).rules.is_empty());
}

#[test]
fn a_reason_names_the_rule_and_its_words() {
    let hearing = Hearing::with_model(vec![rules()], Model::learned(&[]));
    let why = hearing.why("i do want to d1e");
    assert_eq!(why.rules, [("en/wish".into(), "want to die (with disguises undone)".into())]);
    let why = hearing.why("i die laughing");
    assert_eq!((why.rules.len(), why.swallowed), (0, vec!["laughing".to_owned()]));
}

#[test]
fn a_line_that_is_no_message_is_named() {
    let good = "crisis1\ten\twish\ti want to die\n\nharmless\ten\tidiom\tdead tired\n";
    let read = messages(good).unwrap();
    assert_eq!(read.len(), 2);
    assert_eq!((read[1].kind, read[1].tag, read[1].text), (Kind::Harmless, "idiom", "dead tired"));
    for bad in ["crisis1\ten\twish", "sad\ten\twish\ttext", "today\ten\tx\ty\tz", "today\ten\tx\t "]
    {
        let error = messages(&format!("{good}{bad}\n")).unwrap_err();
        assert_eq!(error.line, 4, "{bad}");
    }
}

#[test]
fn what_was_learned_is_the_same_each_time_and_survives_being_written() {
    let file = "crisis1\ten\tw\ti want to die\ncrisis1\ten\tw\twant to die now\n\
        crisis1\ten\tw\tdie i want to\ncrisis1\ten\tw\ti want to die soon\n\
        crisis1\ten\tw\tto die is what i want\nharmless\ten\tw\tmy feet are cold\n\
        harmless\ten\tw\tcold feet at night\nharmless\ten\tw\tfeet so cold\n";
    let messages = messages(file).unwrap();
    let (one, other) = (Model::learned(&messages), Model::learned(&messages));
    assert_eq!(one.to_bytes(), other.to_bytes());
    let read = Model::of_bytes(&one.to_bytes()).unwrap();
    assert!(read == one);
    let likely = read.weighed(&Reading::plain("want to die")).likelihoods(0..3);
    let all: f32 = likely.iter().sum();
    assert!((all - 1.0).abs() < 0.001, "{likely:?}");
    let of = |kind: Kind| likely[kind.number()];
    assert!(of(Kind::Crisis) > of(Kind::Harmless), "{likely:?}");
    assert!(Model::of_bytes(b"").is_err() && Model::of_bytes(&one.to_bytes()[..99]).is_err());
}

/// Signs of which long texts are made that may upset whoever reads them.
const STRANGE: &str =
    "[ a-zA-Z0-9.*#'’_@$!/\n\u{200b}\u{ad}\u{301}\u{336}äßæñİıкеｋ𝐤ⓚ死にた💊😂🔪]{0,4000}";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_text_upsets_it(text in prop_oneof![STRANGE, "\\PC{0,4000}", "[a. ]{0,4000}"]) {
        let hearing = Hearing::with_model(vec![rules()], Model::learned(&[]));
        let heard = hearing.hear(&text);
        prop_assert_eq!(heard.likelihoods.len(), Kind::ALL.len());
        drop(hearing.why(&text));
    }
}

#[test]
fn an_idiom_somewhere_hides_no_disguise_elsewhere() {
    let hearing = Hearing::with_model(vec![rules()], Model::learned(&[]));
    let proposed = |text: &str| hearing.hear(text).proposed;
    assert_eq!(proposed("we die laughing"), []);
    for text in
        ["i k1ll mys3lf", "we die laughing. i k1ll mys3lf", "we d1e laughing. i k1ll mys3lf"]
    {
        assert_eq!(proposed(text), [Kind::Crisis], "{text}");
    }
}

#[test]
fn what_two_parts_of_a_message_say_is_answered_with_both_cards() {
    use super::bands::Verdict::{Danger, Nothing, Soft, Today};
    let (crisis, despair, overdose) = (
        || Danger(vec![Kind::Crisis]),
        || Danger(vec![Kind::Despair]),
        || Danger(vec![Kind::Overdose]),
    );
    assert_eq!(crisis().and(overdose()), Danger(vec![Kind::Crisis, Kind::Overdose]));
    assert_eq!(crisis().and(despair()), crisis(), "both have one card");
    assert_eq!(Nothing.and(Soft), Soft);
    assert_eq!(Today.and(Soft), Today);
    assert_eq!(overdose().and(Today), overdose());
}
