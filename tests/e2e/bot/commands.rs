//! The commands, in every place in which they can be typed.

use myelin::bot::own_commands;
use myelin::library::Opens;
use serde_json::Value;

use super::member::Member;
use super::stage::{CONTACT, LIMIT, OPERATOR, PRIVACY_URL, Stage};
use crate::support::own;

/// The same person in a server, in the direct message with the bot, and in a group chat, each
/// with whether what they see stays.
fn everywhere(stage: &Stage) -> [(Member, bool); 3] {
    let ana = || stage.member("Ana");
    [(ana(), false), (ana().in_direct(), true), (ana().in_group(), false)]
}

/// Makes sure that a screen is private, except where nobody else can be.
#[track_caller]
fn is_seen_as_it_should(member: &Member, stays: bool) {
    if stays {
        member.can_come_back_to_it();
    } else {
        member.is_alone_with_it();
    }
}

/// The commands as `/help` shows them when they can be pressed.
fn mentions(stage: &Stage) -> Vec<String> {
    let text = |command: &Value, field: &str| command[field].as_str().expect("text").to_owned();
    let commands = stage.discord.commands();
    let mention = |command| format!("</{}:{}>", text(command, "name"), text(command, "id"));
    let typed = commands.iter().filter(|command| command["type"] == 1);
    typed.map(mention).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn help_shows_commands_that_can_be_pressed_by_the_ids_they_are_registered_with() {
    let stage = Stage::new().await;
    let mentions = mentions(&stage);
    let typed = own().packs[0].commands.iter().filter(|command| command.opens != Opens::Find);
    let commands = typed.count() + own_commands().len();
    assert_eq!(mentions.len(), commands, "{mentions:?}");
    let mut ana = stage.member("Ana");
    // The bot gets the ids in the answer to its writing of the commands, a moment after we do.
    let knows_the_ids = async {
        ana.types("/help").await;
        while !ana.spoken().contains(&mentions[0]) {
            ana.types("/help").await;
        }
    };
    assert!(tokio::time::timeout(LIMIT, knows_the_ids).await.is_ok(), "the ids reach the bot");
    for (mut ana, stays) in everywhere(&stage) {
        ana.types("/help").await;
        // Nobody is told of the settings who may not change them.
        for mention in mentions.iter().filter(|mention| !mention.starts_with("</settings:")) {
            ana.reads(mention);
        }
        ana.does_not_read("</settings:");
        is_seen_as_it_should(&ana, stays);
        ana.presses("Start: Feet check").await;
        ana.reads("Get help now if you have any of these");
        is_seen_as_it_should(&ana, stays);
    }
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn reading_finds_what_people_call_things() {
    let stage = Stage::new().await;
    for (mut ana, stays) in everywhere(&stage) {
        for (words, value, title) in [
            ("burning feet", "pins-and-needles", "Pins and needles, numbness, burning feet"),
            ("whippets", "laughing-gas", "Laughing gas (nitrous oxide)"),
            ("glossitis", "mouth", "Sore tongue and mouth"),
        ] {
            let found = ana.is_suggested(&format!("/feet-read {words}")).await;
            let expected = (title.to_owned(), value.to_owned());
            assert_eq!(found.first(), Some(&expected), "{words}: {found:?}");
            for typed in [value, words] {
                ana.types(&format!("/feet-read {typed}")).await;
                ana.reads(title);
                ana.reads("Sources:");
                is_seen_as_it_should(&ana, stays);
            }
        }
        ana.types("/feet-read weather in Oslo").await;
        ana.reads("I found no article for that.");
        is_seen_as_it_should(&ana, stays);
        ana.picks(&["Laughing gas (nitrous oxide)"]).await;
        ana.sends_away_with("Hide this").await;
    }
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn symptoms_help_about_and_privacy_are_there_in_every_place() {
    let stage = Stage::new().await;
    for (mut ana, stays) in everywhere(&stage) {
        ana.types("/feet-symptoms").await;
        is_seen_as_it_should(&ana, stays);
        ana.picks(&["Sore tongue and mouth"]).await;
        ana.reads("Sources:");
        ana.presses("All articles").await;
        ana.reads("Laughing gas (nitrous oxide)");
        ana.presses("I need help now").await;
        ana.reads("It's good that you asked.");
        is_seen_as_it_should(&ana, stays);

        ana.types("/feet-help-now").await;
        is_seen_as_it_should(&ana, stays);
        ana.picks(&["Peru"]).await;
        ana.reads("Peru: who to call");

        ana.types("/about").await;
        ana.reads(&format!("This bot is run by {OPERATOR}. Contact: {CONTACT}"));
        is_seen_as_it_should(&ana, stays);

        ana.types("/privacy").await;
        ana.reads("I store none of your answers");
        ana.reads(&format!("({PRIVACY_URL})"));
        is_seen_as_it_should(&ana, stays);
        ana.sends_away_with("Hide this").await;
    }
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn with_the_questions_off_there_is_no_check_and_old_buttons_lead_to_reading() {
    let mut stage = Stage::new().await;
    let (mut ana, mut ben) = (stage.member("Ana"), stage.member("Ben"));
    ana.types("/feet-check").await;
    ben.types("/feet-check").await;
    ben.presses("Start").await;

    stage.stop().await;
    stage.start(false).await;
    let rewritten = || stage.discord.command_writes() == 2;
    assert!(stage.discord.settled(LIMIT, rewritten).await, "the commands are written anew");

    let mut cy = stage.member("Cy");
    cy.cannot_type("/feet-check").await;
    cy.types("/help").await;
    cy.does_not_read("feet-check");
    ana.presses("Start").await;
    ana.reads("Whoever runs this bot has switched the questions off. You can read the articles.");
    ana.picks(&["Sore tongue and mouth"]).await;
    ana.reads("Sources:");
    ana.does_not_read("Feet check");
    let screen = ben.spoken();
    ben.presses("I need help now").await;
    ben.reads("It's good that you asked.");
    ben.presses("I pressed this by mistake").await;
    assert_ne!(ben.spoken(), screen);
    ben.reads("has switched the questions off");
    stage.end().await;
}
