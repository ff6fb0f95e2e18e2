//! Every row of the truth table, as walks: the answers they are made of. The cases come from the evidence, not from the pack.
// walked(rest, answers) is the outcome id of the walk. Answers read "nerves=tingling,burning". What
// is not named is answered "none" or "no" when rest is "none" (age, how-long, b12-intake and
// medicine-years are then skipped), and skipped when rest is "skip"; red-flags is always "none".
// An answer to a question that the walk does not reach is not given.
use crate::support::walked;

mod rows;

const RED_FLAGS: [&str; 6] = [
    "red-flags=stroke-face",
    "red-flags=stroke-sudden",
    "red-flags=cauda-equina",
    "red-flags=chest-breath",
    "red-flags=spreading-weakness",
    "red-flags=low-b1",
];

/// The empty one is the age left out, which is skipped and counts as 18 to 64.
const AGES_FROM_13: [&str; 5] = ["", "age=13-15", "age=16-17", "age=18-64", "age=65-plus"];
const AGES_FROM_16: [&str; 4] = ["", "age=16-17", "age=18-64", "age=65-plus"];
/// Old enough for the guide, and the age alone is no risk.
const AGES_16_TO_64: [&str; 3] = ["", "age=16-17", "age=18-64"];

const GETTING_WORSE: [&str; 8] = [
    "getting-worse=walking",
    "getting-worse=spreading",
    "getting-worse=sight",
    "getting-worse=confusion",
    "getting-worse=came-and-went",
    "getting-worse=bleeding",
    "getting-worse=yellow",
    "getting-worse=thirst",
];

const NERVE_SIGNS: [&str; 6] = [
    "nerves=tingling",
    "nerves=burning",
    "nerves=neck-buzz",
    "nerves=weak-clumsy",
    "nerves=unsteady",
    "nerves=blurred-sight",
];

/// Nerve signs that count however short they are.
const LASTING_SIGNS: [&str; 4] =
    ["nerves=neck-buzz", "nerves=weak-clumsy", "nerves=unsteady", "nerves=blurred-sight"];

/// Nerve signs that count when they last, or beside a risk.
const PASSING_SIGNS: [&str; 2] = ["nerves=tingling", "nerves=burning"];

const OTHER_SIGNS: [&str; 6] = [
    "body=tongue",
    "body=fatigue",
    "body=pale-breathless",
    "body=blood-test",
    "mind=foggy",
    "mind=mood",
];

/// Every risk factor alone, but for the age of 65, laughing gas (urgent with a nerve sign) and
/// low B12 without treatment.
const RISKS: [&str; 29] = [
    "diet=sometimes b12-intake=no",
    "diet=vegan b12-intake=no",
    "diet=very-little b12-intake=no",
    "diet=sometimes b12-intake=not-sure",
    "diet=vegan b12-intake=not-sure",
    "diet=very-little b12-intake=not-sure",
    "surgery=weight-loss-surgery",
    "surgery=stomach-removed",
    "surgery=bowel-removed",
    "surgery=radiotherapy",
    "conditions=celiac",
    "conditions=crohns",
    "conditions=stomach-lining",
    "conditions=pancreas",
    "conditions=thyroid",
    "conditions=type-1-diabetes",
    "conditions=other-autoimmune",
    "medicines=metformin medicine-years=under-1",
    "medicines=metformin medicine-years=1-or-more",
    "medicines=metformin medicine-years=not-sure",
    "medicines=acid-reducer medicine-years=1-or-more",
    "medicines=acid-reducer medicine-years=not-sure",
    "medicines=metformin,acid-reducer medicine-years=under-1",
    "medicines=metformin,acid-reducer medicine-years=1-or-more",
    "medicines=colchicine",
    "medicines=nerve-or-seizure",
    "family=yes",
    "other=alcohol",
    "medicines=metformin conditions=type-2-diabetes",
];
const UNTREATED: &str = "diagnosed=untreated";

/// A skipped b12-intake or medicine-years reads as not sure, and not sure counts.
const RISKS_BY_A_SKIP: [&str; 5] = [
    "diet=sometimes",
    "diet=vegan",
    "diet=very-little",
    "medicines=acid-reducer",
    "medicines=metformin",
];

const NOT_RISKS: [&str; 18] = [
    "diagnosed=no",
    "diagnosed=not-sure",
    "diet=most-days",
    "diet=sometimes b12-intake=yes",
    "diet=vegan b12-intake=yes",
    "diet=very-little b12-intake=yes",
    "surgery=none conditions=none medicines=none",
    "conditions=type-2-diabetes",
    "medicines=contraceptive-pill",
    "medicines=acid-reducer medicine-years=under-1",
    "medicines=acid-reducer,contraceptive-pill medicine-years=under-1",
    "family=no",
    "family=not-sure",
    "pregnancy=no",
    "other=takes-b12",
    "other=folic-acid",
    "other=b-complex",
    "other=takes-b12,folic-acid,b-complex",
];

/// No risks, but with a risk they are a reason to be seen soon.
const EXPECTING: [&str; 3] = [
    "pregnancy=pregnant",
    "pregnancy=breastfeeding",
    "conditions=type-2-diabetes medicines=contraceptive-pill family=not-sure pregnancy=pregnant",
];

const TREATED: [&str; 3] =
    ["diagnosed=treated", "diagnosed=treated signs-back=yes", "diagnosed=treated signs-back=no"];

const EVERYTHING: &str = "getting-worse=walking,spreading,sight,confusion nitrous-oxide=yes \
    nerves=tingling,burning,neck-buzz,weak-clumsy,unsteady,blurred-sight diagnosed=untreated \
    body=tongue,fatigue,pale-breathless,blood-test mind=foggy,mood how-long=2-weeks-or-more \
    diet=vegan b12-intake=no surgery=weight-loss-surgery,radiotherapy conditions=celiac,thyroid \
    medicines=metformin,acid-reducer medicine-years=1-or-more family=yes pregnancy=pregnant \
    other=alcohol,folic-acid";

fn signs() -> Vec<&'static str> {
    [NERVE_SIGNS, OTHER_SIGNS].concat()
}

fn risks() -> Vec<&'static str> {
    [&RISKS[..], &RISKS_BY_A_SKIP, &[UNTREATED]].concat()
}

/// Who eats very little, and is pale, out of breath or faint, is to be seen today.
fn starving(case: &str) -> bool {
    case.contains("body=pale-breathless") && case.contains("diet=very-little")
}

/// All of them, but those who are to be seen today because they eat very little.
fn not_starving(cases: Vec<String>) -> Vec<String> {
    cases.into_iter().filter(|case| !starving(case)).collect()
}

fn every_age() -> Vec<&'static str> {
    [&AGES_FROM_13[..], &["age=under-13"]].concat()
}

/// Each of the first with each of the second.
fn with(first: &[impl AsRef<str>], second: &[impl AsRef<str>]) -> Vec<String> {
    let pair = |a: &str, b: &str| format!("{a} {b}").trim().to_owned();
    first.iter().flat_map(|a| second.iter().map(move |b| pair(a.as_ref(), b.as_ref()))).collect()
}

/// Walks every case and fails once, with all the cases that came out otherwise.
fn table<A: AsRef<str>>(rest: &str, cases: &[(A, &str)]) {
    assert!(!cases.is_empty(), "a table without cases proves nothing");
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(answers, expected)| {
            let answers: Vec<&str> = answers.as_ref().split_whitespace().collect();
            let got = walked(rest, &answers);
            let case = answers.join(" ");
            (got != *expected).then(|| format!("[{case}] rest {rest}: {got}, not {expected}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

/// The same outcome for every one of these answers, with the rest answered no.
fn all(answers: &[impl AsRef<str>], expected: &str) {
    let cases: Vec<_> = answers.iter().map(|a| (a.as_ref(), expected)).collect();
    table("none", &cases);
}

/// The same outcome for every one of these answers, whether the rest is answered no or skipped.
fn all_also_skipped(answers: &[impl AsRef<str>], expected: &str) {
    all(answers, expected);
    let cases: Vec<_> = answers.iter().map(|a| (a.as_ref(), expected)).collect();
    table("skip", &cases);
}
