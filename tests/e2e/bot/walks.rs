//! Whole walks through the questions, in the three kinds of place there are.

use super::member::Member;
use super::stage::Stage;

pub(crate) const NONE: &[&str] = &["None of these"];
const NO: &[&str] = &["No"];

/// The first answers of an adult who has tingling feet.
pub(crate) const TINGLING: &[&[&str]] =
    &[NONE, &["18 to 64"], NONE, NO, &["Tingling or numb hands or feet"]];

/// The rest of the answers, of somebody who takes metformin.
pub(crate) const METFORMIN: &[&[&str]] = &[
    &["2 weeks or more, or comes back"],
    &["Meat, fish, eggs or dairy most days"],
    &["Metformin"],
    &["1 year or more"],
];

/// Starts the questions.
pub(crate) async fn starts(member: &mut Member) {
    member.types("/feet-check").await;
    member.reads("Get help now if you have any of these");
    member.presses("Start").await;
    member.reads("Question 1,");
}

/// Passes over every question that is left, and sees the result.
pub(crate) async fn skips_to_the_result(member: &mut Member) {
    while member.buttons().contains(&"Skip".to_owned()) {
        member.presses("Skip").await;
    }
    member.presses("See the result").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_walk_in_a_server_is_one_private_message_from_the_start_to_the_list() {
    let stage = Stage::new().await;
    let mut ana = stage.member("Ana");
    starts(&mut ana).await;
    ana.is_alone_with_it();
    let first = ana.message().id;

    ana.answers(TINGLING).await;
    ana.reads("How long have you had these signs?");
    ana.presses("Back").await;
    ana.reads("Your answer so far: Tingling or numb hands or feet");
    ana.reads("* Tingling or numb hands or feet (chosen)");
    ana.presses("Why this question?").await;
    ana.reads("Many things harm nerves.");
    ana.presses("Back to the question").await;
    ana.presses("Keep this answer").await;

    ana.answers(METFORMIN).await;
    ana.reads("Check your answers");
    ana.reads("Nerves, movement and sight: Tingling or numb hands or feet");
    ana.reads("Food: Meat, fish, eggs or dairy most days");
    ana.picks(&["Food"]).await;
    ana.reads("How do you eat?");
    ana.answers(&[&["No animal foods (vegan)"]]).await;
    ana.reads("Do you take B12, or eat foods with added B12");
    ana.answers(&[&["Not sure"]]).await;
    ana.reads("Food: No animal foods (vegan)");
    ana.reads("Medicines: Metformin");

    ana.presses("See the result").await;
    ana.reads("Ask your doctor whether a blood test makes sense.");
    ana.reads("Metformin can matter here.");
    let result = ana.spoken();
    ana.presses("My list for the visit").await;
    ana.reads("Nerves, movement and sight: Pins and needles, tingling, or numb hands or feet");
    ana.reads("Medicines: Metformin");
    ana.presses("Back to the result").await;
    ana.presses("What would change this?").await;
    ana.reads("The result was:");
    ana.presses("Back to the result").await;
    ana.presses("Read: Numb or tingling: when to be seen").await;
    ana.reads("Sources:");
    ana.presses("Back to the result").await;
    assert_eq!(ana.spoken(), result, "the result is the same after every detour");

    assert_eq!(ana.message().id, first, "it is one message from the start to the end");
    ana.has_messages(1);
    ana.is_alone_with_it();
    ana.sends_away_with("Hide this").await;
    ana.has_messages(0);
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_walk_in_the_direct_message_says_that_it_stays_until_it_is_stopped() {
    let stage = Stage::new().await;
    let mut ana = stage.member("Ana").in_direct();
    ana.types("/feet-check").await;
    ana.reads("It stays in this chat until you press Stop or Hide this.");
    ana.does_not_read("It goes away when you close or restart Discord.");
    ana.can_come_back_to_it();
    ana.presses("Start").await;
    ana.answers(TINGLING).await;
    ana.presses("Back").await;
    ana.reads("Your answer so far: Tingling or numb hands or feet");
    ana.can_come_back_to_it();
    ana.has_messages(1);
    ana.sends_away_with("Stop").await;
    ana.has_messages(0);

    starts(&mut ana).await;
    ana.answers(&[NONE]).await;
    skips_to_the_result(&mut ana).await;
    ana.reads("You skipped questions that could change this:");
    ana.sends_away_with("Hide this").await;
    ana.has_messages(0);
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_walk_in_a_group_chat_is_private() {
    let stage = Stage::new().await;
    let mut ana = stage.member("Ana").in_group();
    ana.types("/feet-check").await;
    ana.reads("Only you can see this. It goes away when you close or restart Discord.");
    ana.is_alone_with_it();
    ana.presses("Start").await;
    ana.answers(TINGLING).await;
    skips_to_the_result(&mut ana).await;
    ana.presses("Start over").await;
    ana.reads("Get help now if you have any of these");
    ana.is_alone_with_it();
    ana.has_messages(1);
    ana.sends_away_with("Not now").await;
    ana.has_messages(0);
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_people_walk_at_once_and_each_keeps_their_own_answers() {
    let stage = Stage::new().await;
    let (mut ana, mut ben) = (stage.member("Ana"), stage.member("Ben"));
    tokio::join!(starts(&mut ana), starts(&mut ben));
    let ben_has: &[&[&str]] =
        &[NONE, &["65 or over"], NONE, NO, &["Burning, stabbing or shock-like pain"]];
    for (of_ana, of_ben) in TINGLING.iter().zip(ben_has) {
        tokio::join!(
            ana.answers(std::slice::from_ref(of_ana)),
            ben.answers(std::slice::from_ref(of_ben))
        );
    }
    tokio::join!(skips_to_the_result(&mut ana), skips_to_the_result(&mut ben));
    tokio::join!(ana.presses("Change my answers"), ben.presses("Change my answers"));
    for (member, own, other) in [
        (&ana, ["Age: 18 to 64", "sight: Tingling"], ["65 or over", "Burning"]),
        (&ben, ["Age: 65 or over", "sight: Burning"], ["18 to 64", "Tingling"]),
    ] {
        for text in own {
            member.reads(text);
        }
        for text in other {
            member.does_not_read(text);
        }
        member.has_messages(1);
        member.is_alone_with_it();
    }
    stage.end().await;
}
