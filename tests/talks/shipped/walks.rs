//! Every row of the truth table, as walks. The cases come from the evidence, not from the pack.
// walked(rest, answers) is the outcome id of the walk. Answers read "nerves=tingling,burning". What
// is not named is answered "none" or "no" when rest is "none" (age, how-long, b12-intake and
// medicine-years are then skipped), and skipped when rest is "skip"; red-flags is always "none".
// An answer to a question that the walk does not reach is not given.
use crate::support::walked;

const RED_FLAGS: [&str; 5] = [
    "red-flags=stroke-face",
    "red-flags=stroke-sudden",
    "red-flags=cauda-equina",
    "red-flags=chest-breath",
    "red-flags=spreading-weakness",
];

/// The empty one is the age left out, which is skipped and counts as 18 to 64.
const AGES_FROM_13: [&str; 5] = ["", "age=13-15", "age=16-17", "age=18-64", "age=65-plus"];
const AGES_FROM_16: [&str; 4] = ["", "age=16-17", "age=18-64", "age=65-plus"];
/// Old enough for the guide, and the age alone is no risk.
const AGES_16_TO_64: [&str; 3] = ["", "age=16-17", "age=18-64"];

const GETTING_WORSE: [&str; 4] = [
    "getting-worse=walking",
    "getting-worse=spreading",
    "getting-worse=sight",
    "getting-worse=confusion",
];

const NERVE_SIGNS: [&str; 6] = [
    "nerves=tingling",
    "nerves=burning",
    "nerves=neck-buzz",
    "nerves=weak-clumsy",
    "nerves=unsteady",
    "nerves=blurred-sight",
];

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

const NOT_RISKS: [&str; 21] = [
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
    "pregnancy=pregnant",
    "pregnancy=breastfeeding",
    "pregnancy=no",
    "other=takes-b12",
    "other=folic-acid",
    "other=b-complex",
    "other=takes-b12,folic-acid,b-complex",
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

// Row 1

#[test]
fn any_danger_sign_is_an_emergency_at_every_age_and_whatever_else() {
    all_also_skipped(&with(&RED_FLAGS, &every_age()), "emergency");
    all_also_skipped(&with(&with(&RED_FLAGS, &every_age()), &[EVERYTHING]), "emergency");
    all(&with(&RED_FLAGS, &TREATED), "emergency");
    all(&with(&RED_FLAGS, &GETTING_WORSE), "emergency");
    all(&["red-flags=stroke-face,stroke-sudden,cauda-equina"], "emergency");
    all(&["red-flags=cauda-equina,chest-breath,spreading-weakness"], "emergency");
}

#[test]
fn thoughts_of_self_harm_are_a_crisis_alone_and_beside_any_other_danger_sign() {
    let mut flags = vec!["red-flags=self-harm".to_owned()];
    flags.extend(RED_FLAGS.map(|flag| format!("{flag},self-harm")));
    flags.push("red-flags=stroke-face,cauda-equina,chest-breath,self-harm".to_owned());
    all_also_skipped(&with(&flags, &every_age()), "crisis");
    all_also_skipped(&with(&with(&flags, &every_age()), &[EVERYTHING]), "crisis");
    all(&with(&flags, &TREATED), "crisis");
}

// Rows 2 and 4

#[test]
fn under_13_the_guide_does_not_apply_whatever_else_but_danger() {
    all_also_skipped(&["age=under-13"], "not-for-under-16");
    let gas = with(&["nitrous-oxide=yes"], &NERVE_SIGNS);
    let others = [&GETTING_WORSE[..], &signs(), &risks(), &NOT_RISKS, &TREATED, &[EVERYTHING]];
    all(&with(&["age=under-13"], &others.concat()), "not-for-under-16");
    all(&with(&["age=under-13"], &gas), "not-for-under-16");
}

#[test]
fn from_13_to_15_the_guide_does_not_apply_unless_it_is_urgent() {
    let young = ["age=13-15"];
    let gas = ["nitrous-oxide=yes", "nitrous-oxide=no"];
    all_also_skipped(&young, "not-for-under-16");
    all_also_skipped(&with(&young, &gas), "not-for-under-16");
    all_also_skipped(&with(&young, &signs()), "not-for-under-16");
    all(&with(&young, &with(&gas, &OTHER_SIGNS)), "not-for-under-16");
    all(&with(&young, &with(&["nitrous-oxide=no"], &NERVE_SIGNS)), "not-for-under-16");
    all(&with(&young, &risks()), "not-for-under-16");
    all(&with(&young, &with(&["nerves=tingling body=fatigue"], &risks())), "not-for-under-16");
    all(&with(&young, &TREATED), "not-for-under-16");
    all(&with(&young, &with(&["nerves=unsteady"], &TREATED)), "not-for-under-16");
}

// Row 3

#[test]
fn anything_getting_worse_is_urgent_from_13_on_whatever_else() {
    let worse = with(&AGES_FROM_13, &GETTING_WORSE);
    all_also_skipped(&worse, "urgent");
    all(&with(&worse, &TREATED), "urgent");
    all(&with(&worse, &["diet=vegan b12-intake=no", "diet=vegan b12-intake=yes"]), "urgent");
    all(&with(&worse, &["body=fatigue how-long=2-weeks-or-more"]), "urgent");
    all(&["getting-worse=walking,spreading,sight,confusion", EVERYTHING], "urgent");
}

#[test]
fn laughing_gas_and_any_nerve_sign_is_urgent_from_13_on_whatever_else() {
    let gas = with(&with(&AGES_FROM_13, &["nitrous-oxide=yes"]), &NERVE_SIGNS);
    all_also_skipped(&gas, "urgent");
    all(&with(&gas, &TREATED), "urgent");
    all(&with(&gas, &[UNTREATED, "surgery=stomach-removed", "body=fatigue"]), "urgent");
    all(&["nitrous-oxide=yes nerves=tingling,burning,neck-buzz,weak-clumsy"], "urgent");
}

#[test]
fn urgent_stays_urgent_when_the_signs_are_short_and_getting_better() {
    let how_long = ["under-2-weeks-better", "2-weeks-or-more", "not-sure"]
        .map(|code| format!("how-long={code}"));
    let gas = with(&with(&AGES_FROM_13, &["nitrous-oxide=yes"]), &NERVE_SIGNS);
    all(&with(&gas, &how_long), "urgent");
    let worse = with(&with(&AGES_FROM_13, &GETTING_WORSE), &["nerves=tingling", "mind=foggy"]);
    all(&with(&worse, &how_long), "urgent");
}

// Row 5

#[test]
fn who_is_treated_stays_with_the_care_team_unless_it_is_urgent() {
    let treated = with(&AGES_FROM_16, &TREATED);
    all_also_skipped(&treated, "already-treated");
    all(&with(&TREATED, &signs()), "already-treated");
    all(&with(&TREATED, &RISKS), "already-treated");
    all(&with(&treated, &["nitrous-oxide=yes", "nerves=unsteady diet=vegan"]), "already-treated");
    let gas = with(&["nitrous-oxide=yes"], &OTHER_SIGNS);
    all(&with(&TREATED, &gas), "already-treated");
    all(&with(&TREATED, &["mind=mood how-long=under-2-weeks-better"]), "already-treated");
}

// Row 6

#[test]
fn any_one_sign_with_any_one_risk_suggests_a_test() {
    all_also_skipped(&with(&signs(), &risks()), "test-suggested");
    all_also_skipped(&with(&signs(), &["age=65-plus"]), "test-suggested");
    all(&with(&AGES_FROM_16, &with(&["body=tongue"], &risks())), "test-suggested");
    all(&with(&["age=65-plus"], &with(&["nerves=burning"], &NOT_RISKS)), "test-suggested");
}

#[test]
fn laughing_gas_with_only_a_sign_outside_the_nerves_suggests_a_test() {
    let gas = with(&["nitrous-oxide=yes"], &OTHER_SIGNS);
    all_also_skipped(&with(&AGES_FROM_16, &gas), "test-suggested");
    all(&["nitrous-oxide=yes body=tongue,fatigue mind=foggy,mood"], "test-suggested");
}

#[test]
fn a_risk_beside_answers_that_are_none_still_counts() {
    let cases = [
        ("body=fatigue conditions=type-1-diabetes,type-2-diabetes", "test-suggested"),
        ("mind=mood other=alcohol,takes-b12", "test-suggested"),
        ("nerves=tingling diet=vegan b12-intake=yes surgery=bowel-removed", "test-suggested"),
        ("mind=foggy medicines=acid-reducer,colchicine medicine-years=under-1", "test-suggested"),
        ("nerves=tingling family=not-sure conditions=thyroid pregnancy=pregnant", "test-suggested"),
        ("diet=vegan b12-intake=yes medicines=metformin,contraceptive-pill", "risk-only"),
        ("diagnosed=not-sure conditions=celiac,type-2-diabetes other=b-complex", "risk-only"),
        ("diet=sometimes b12-intake=yes family=yes", "risk-only"),
    ];
    table("none", &cases);
    table("skip", &cases);
}

// Row 7

#[test]
fn any_one_sign_without_a_risk_is_symptoms_only() {
    all_also_skipped(&with(&AGES_16_TO_64, &signs()), "symptoms-only");
    all_also_skipped(&with(&signs(), &NOT_RISKS), "symptoms-only");
    all(&with(&["nitrous-oxide=no"], &signs()), "symptoms-only");
    let many = ["nerves=tingling,unsteady body=tongue,fatigue mind=foggy,mood"];
    all_also_skipped(&with(&AGES_16_TO_64, &many), "symptoms-only");
}

// Row 8

#[test]
fn any_one_risk_without_a_sign_is_risk_only() {
    all_also_skipped(&with(&AGES_FROM_16, &risks()), "risk-only");
    all_also_skipped(&["age=65-plus"], "risk-only");
    all(&with(&["age=65-plus"], &NOT_RISKS), "risk-only");
    all(&["surgery=weight-loss-surgery,radiotherapy conditions=celiac family=yes"], "risk-only");
}

#[test]
fn laughing_gas_without_a_sign_is_risk_only() {
    all_also_skipped(&with(&AGES_FROM_16, &["nitrous-oxide=yes"]), "risk-only");
    all(&with(&["nitrous-oxide=yes"], &NOT_RISKS), "risk-only");
}

#[test]
fn not_sure_about_b12_in_food_or_years_of_heartburn_medicine_is_a_risk() {
    all_also_skipped(&RISKS_BY_A_SKIP, "risk-only");
    let diets = ["diet=sometimes", "diet=vegan", "diet=very-little"];
    all_also_skipped(&with(&diets, &["b12-intake=not-sure"]), "risk-only");
    let medicines = ["medicines=acid-reducer", "medicines=acid-reducer,contraceptive-pill"];
    all_also_skipped(&with(&medicines, &["medicine-years=not-sure"]), "risk-only");
}

// Row 9

#[test]
fn what_is_not_a_risk_leads_nowhere() {
    all_also_skipped(&AGES_16_TO_64, "none");
    all_also_skipped(&["nitrous-oxide=no"], "none");
    all_also_skipped(&with(&AGES_16_TO_64, &NOT_RISKS), "none");
}

// How long

#[test]
fn signs_under_two_weeks_and_getting_better_do_not_count() {
    let recent = with(&signs(), &["how-long=under-2-weeks-better"]);
    all_also_skipped(&with(&AGES_16_TO_64, &recent), "none");
    all_also_skipped(&with(&recent, &risks()), "risk-only");
    all(&with(&recent, &["age=65-plus"]), "risk-only");
    all(&with(&recent, &NOT_RISKS), "none");
    let gas = with(&["nitrous-oxide=yes how-long=under-2-weeks-better"], &OTHER_SIGNS);
    all_also_skipped(&gas, "risk-only");
    let many = "nerves=tingling,unsteady body=fatigue mind=foggy how-long=under-2-weeks-better";
    all(&[many], "none");
    all(&[format!("{many} family=yes")], "risk-only");
}

#[test]
fn signs_of_two_weeks_or_of_unsure_length_count() {
    let lasting = with(&signs(), &["how-long=2-weeks-or-more", "how-long=not-sure"]);
    all_also_skipped(&with(&AGES_16_TO_64, &lasting), "symptoms-only");
    all_also_skipped(&with(&lasting, &["conditions=celiac", "age=65-plus"]), "test-suggested");
}

// The skip column

#[test]
fn a_skipped_question_reads_as_the_skip_column_says() {
    let cases = [
        ("", "none"), // everything
        ("age=13-15", "not-for-under-16"),
        ("nerves=tingling", "symptoms-only"), // laughing gas unknown: not urgent, no risk
        ("nitrous-oxide=yes", "risk-only"),   // nerves unknown: not urgent
        ("age=13-15 nitrous-oxide=yes", "not-for-under-16"),
        ("age=13-15 nerves=weak-clumsy", "not-for-under-16"),
        ("b12-intake=not-sure", "none"), // the way of eating is unknown
        ("b12-intake=yes", "none"),
        ("b12-intake=not-sure body=fatigue", "symptoms-only"),
        ("b12-intake=no", "none"),
        ("diagnosed=treated body=fatigue", "already-treated"),
    ];
    table("skip", &cases);
}

// The examples of the issue

#[test]
fn the_examples_of_the_issue_come_out_as_it_says() {
    let cases = [
        ("age=13-15 nitrous-oxide=yes nerves=weak-clumsy", "urgent"),
        ("red-flags=self-harm age=13-15 nitrous-oxide=yes nerves=weak-clumsy", "crisis"),
        ("age=18-64", "none"),
    ];
    table("none", &cases);
}
