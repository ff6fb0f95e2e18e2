//! Every row of the truth table, as walks. The cases come from the evidence, not from the pack.

use super::*;

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
    all_also_skipped(&not_starving(with(&signs(), &risks())), "test-suggested");
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
    all_also_skipped(&not_starving(with(&signs(), &NOT_RISKS)), "symptoms-only");
    all_also_skipped(&with(&signs(), &EXPECTING), "symptoms-only");
    all(&with(&["nitrous-oxide=no"], &signs()), "symptoms-only");
    let many = ["nerves=tingling,unsteady body=tongue,fatigue mind=foggy,mood"];
    all_also_skipped(&with(&AGES_16_TO_64, &many), "symptoms-only");
}

#[test]
fn who_eats_very_little_and_is_pale_or_faint_is_urgent() {
    let little = ["b12-intake=yes", "b12-intake=no", "b12-intake=not-sure"]
        .map(|takes| format!("diet=very-little {takes}"));
    let pale = ["body=pale-breathless", "body=pale-breathless how-long=under-2-weeks-better"];
    all(&with(&AGES_FROM_16, &with(&pale, &little)), "urgent");
}

#[test]
fn unsteady_and_foggy_with_a_reason_to_lack_vitamin_b1_is_urgent() {
    let reasons = [
        "other=alcohol",
        "surgery=weight-loss-surgery",
        "surgery=stomach-removed",
        "diet=very-little b12-intake=yes",
    ];
    let signs = ["nerves=unsteady mind=foggy"];
    all(&with(&AGES_FROM_16, &with(&signs, &reasons)), "urgent");
    all(&with(&["nerves=unsteady", "mind=foggy"], &reasons[..3]), "test-suggested");
    all(&with(&signs, &["surgery=bowel-removed", "diet=vegan b12-intake=no"]), "test-suggested");
}

#[test]
fn pregnant_on_a_seizure_medicine_is_urgent() {
    let medicine = ["medicines=nerve-or-seizure"];
    all(&with(&AGES_FROM_16, &with(&medicine, &["pregnancy=pregnant"])), "urgent");
    all(&with(&medicine, &["pregnancy=breastfeeding"]), "test-suggested");
    all(&with(&medicine, &["pregnancy=no"]), "risk-only");
}

#[test]
fn symptoms_after_medical_gas_are_urgent_with_any_nerve_sign_and_else_no_risk() {
    let gas = ["nitrous-oxide=medical-gas"];
    all_also_skipped(&with(&AGES_FROM_13, &with(&gas, &NERVE_SIGNS)), "urgent");
    all_also_skipped(&with(&AGES_16_TO_64, &gas), "none");
    all(&with(&gas, &OTHER_SIGNS), "symptoms-only");
}

#[test]
fn a_racing_heart_since_treatment_began_is_urgent() {
    let new = ["diagnosed=treated signs-back=new-on-treatment"];
    all(&with(&AGES_FROM_16, &new), "urgent");
    all(&with(&new, &signs()), "urgent");
}

#[test]
fn low_b12_untreated_or_a_risk_in_pregnancy_suggests_a_test_without_a_sign() {
    all_also_skipped(&with(&AGES_FROM_16, &[UNTREATED]), "test-suggested");
    let not_urgent = RISKS.iter().filter(|risk| !risk.contains("nerve-or-seizure"));
    let not_urgent: Vec<_> = not_urgent.collect();
    all(&with(&not_urgent, &["pregnancy=pregnant", "pregnancy=breastfeeding"]), "test-suggested");
    all(&with(&["age=65-plus", "nitrous-oxide=yes"], &EXPECTING), "test-suggested");
    all_also_skipped(&EXPECTING, "none");
}

// Row 8

#[test]
fn any_one_risk_without_a_sign_is_risk_only() {
    let risks = [&RISKS[..], &RISKS_BY_A_SKIP].concat();
    all_also_skipped(&with(&AGES_FROM_16, &risks), "risk-only");
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
fn signs_under_two_weeks_and_getting_better_do_not_count_outside_the_nerves() {
    let recent = with(&OTHER_SIGNS, &["how-long=under-2-weeks-better"]);
    let risks = [&RISKS[..], &RISKS_BY_A_SKIP, &["age=65-plus"]].concat();
    all_also_skipped(&with(&AGES_16_TO_64, &recent), "none");
    all_also_skipped(&not_starving(with(&recent, &risks)), "risk-only");
    all(&not_starving(with(&recent, &NOT_RISKS)), "none");
    let gas = with(&["nitrous-oxide=yes how-long=under-2-weeks-better"], &OTHER_SIGNS);
    all_also_skipped(&gas, "risk-only");
    let many = "body=fatigue mind=foggy how-long=under-2-weeks-better";
    all(&[many], "none");
    all(&[format!("{many} family=yes")], "risk-only");
}

#[test]
fn tingling_and_burning_under_two_weeks_count_beside_a_risk_only() {
    let recent = with(&PASSING_SIGNS, &["how-long=under-2-weeks-better"]);
    all_also_skipped(&with(&AGES_16_TO_64, &recent), "none");
    all(&with(&recent, &NOT_RISKS), "none");
    all(&with(&recent, &EXPECTING), "none");
    all_also_skipped(&with(&recent, &risks()), "test-suggested");
    all(&with(&recent, &["age=65-plus"]), "test-suggested");
}

#[test]
fn weak_unsteady_sight_and_neck_signs_count_however_short() {
    let recent = with(&LASTING_SIGNS, &["how-long=under-2-weeks-better"]);
    all_also_skipped(&with(&AGES_16_TO_64, &recent), "symptoms-only");
    all_also_skipped(&with(&recent, &risks()), "test-suggested");
    all(&with(&recent, &NOT_RISKS), "symptoms-only");
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
