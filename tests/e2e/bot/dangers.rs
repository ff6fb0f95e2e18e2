//! Danger signs: each ends in a card, from which the way back is open.

use super::stage::Stage;
use super::walks::{NONE, starts};

const EMERGENCY: &str = "Get help now.";
const CRISIS: &str = "I'm really glad you told me.";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_danger_sign_ends_in_its_card_and_a_mistake_leads_back() {
    let stage = Stage::new().await;
    let mut ana = stage.member("Ana");
    starts(&mut ana).await;
    let signs: Vec<String> = ana.options().into_iter().filter(|sign| sign != NONE[0]).collect();
    assert!(signs.len() > 1, "{signs:?}");
    ana.sends_away_with("Stop").await;
    for sign in &signs {
        starts(&mut ana).await;
        ana.picks(&[sign]).await;
        let crisis = sign == "Thoughts of suicide or self-harm";
        let (card, other) = if crisis { (CRISIS, EMERGENCY) } else { (EMERGENCY, CRISIS) };
        ana.reads(card);
        ana.does_not_read(other);
        ana.reads("your local emergency number");
        ana.is_alone_with_it();

        ana.presses("I pressed this by mistake").await;
        ana.reads("Do you have any of these right now?");
        ana.reads(&format!("* {sign} (chosen)"));
        ana.presses("Keep this answer").await;
        ana.reads(card);

        ana.picks(&["Chile"]).await;
        ana.reads("Chile: who to call");
        ana.reads("*4141");
        ana.presses("All countries").await;
        ana.picks(&["United Kingdom"]).await;
        ana.reads("Emergency number: 999");
        ana.reads("Samaritans");
        ana.presses("I pressed this by mistake").await;
        ana.reads(&format!("* {sign} (chosen)"));
        ana.presses("Keep this answer").await;
        ana.has_messages(1);
        ana.sends_away_with("Hide this").await;
        ana.has_messages(0);
    }
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_danger_sign_counts_beside_none_of_these_and_two_kinds_give_two_cards() {
    let stage = Stage::new().await;
    let mut ana = stage.member("Ana").in_direct();
    starts(&mut ana).await;
    ana.picks(&["New: pee, poop, numb between legs", "None of these"]).await;
    ana.reads(EMERGENCY);
    ana.presses("I pressed this by mistake").await;
    ana.picks(&["Thoughts of suicide or self-harm", "Face droop, weak arm, slurred speech"]).await;
    ana.reads(EMERGENCY);
    ana.reads(CRISIS);
    ana.presses("I pressed this by mistake").await;
    ana.picks(NONE).await;
    ana.reads("How old are you?");
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn help_now_is_on_every_screen_of_a_walk_and_leads_back_to_it() {
    let stage = Stage::new().await;
    let mut ana = stage.member("Ana");
    starts(&mut ana).await;
    loop {
        let screen = ana.spoken();
        ana.presses("I need help now").await;
        ana.reads("It's good that you asked. Here is where to turn.");
        ana.presses("I pressed this by mistake").await;
        assert_eq!(ana.spoken(), screen, "the way back leads to the same screen");
        let buttons = ana.buttons();
        let on = ["Skip", "See the result", "My list for the visit", "What would change this?"];
        match on.into_iter().find(|on| buttons.iter().any(|button| button == on)) {
            Some("My list for the visit") => {
                ana.presses("My list for the visit").await;
                assert!(ana.buttons().contains(&"I need help now".to_owned()));
                break;
            }
            Some(on) => ana.presses(on).await,
            None => ana.picks(NONE).await,
        }
    }
    stage.end().await;
}
