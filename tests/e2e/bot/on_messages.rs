//! The command in the menu of a message: passages to read, and to share as an answer.

use myelin::sandbox::{Channel, Message, MessageId, Writing};

use super::member::spoken;
use super::stage::Stage;

const FIND: &str = "Find a feet passage";
const GAS: &str = "Laughing gas: what to do now";
const DONE: &str = "It is shared. Everybody in the channel can see it.";
const SEND_MESSAGES: u64 = 1 << 11;
const SEND_MESSAGES_IN_THREADS: u64 = 1 << 38;

/// Somebody writes in a channel, and not to the bot.
fn written(stage: &Stage, channel: &Channel, words: &str) -> MessageId {
    let ben = stage.discord.person("Ben");
    let writing = Writing { words, ..Writing::default() };
    stage.discord.write(&ben, channel, writing).expect("a bot is there")
}

/// What everybody sees of the bot in a channel.
fn public(stage: &Stage, channel: &Channel) -> Vec<Message> {
    let passer_by = stage.discord.person("Passer-by");
    let all = stage.discord.messages(&passer_by, channel).into_iter();
    all.filter(|message| message.by_bot).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_passage_is_read_alone_and_then_shared_as_an_answer() {
    let stage = Stage::new().await;
    let here = stage.discord.server_channel();
    let asked = written(&stage, &here, "do nangs make feet numb");
    let mut ana = stage.member("*Ana* <@1> @everyone");
    ana.uses(FIND, asked).await;
    ana.is_alone_with_it();
    assert!(ana.options().contains(&GAS.to_owned()), "{:?}", ana.options());
    ana.picks(&[GAS]).await;
    ana.is_alone_with_it();
    assert_eq!(public(&stage, &here), [], "nothing is shared yet");
    ana.presses("Share as an answer").await;
    ana.reads(DONE);
    let shared = public(&stage, &here);
    assert_eq!(shared.len(), 1);
    assert_eq!(shared[0].answers, Some(asked));
    let text = spoken(&shared[0]);
    assert!(text.contains(GAS) && text.contains("Shared by *Ana* <@1> @"), "{text}");
    assert!(!text.contains("do nangs make"), "the message is quoted: {text}");
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_the_bot_or_the_person_may_not_write_it_is_shared_with_a_link() {
    for (bot_is_there, of_bot, of_person) in
        [(false, 0, 0), (true, SEND_MESSAGES, 0), (true, 0, SEND_MESSAGES)]
    {
        let stage = Stage::new().await;
        if !bot_is_there {
            stage.discord.take_bot_out();
        }
        stage.discord.take_from_bot(of_bot);
        let here = stage.discord.server_channel();
        let asked = written(&stage, &here, "do nangs make feet numb");
        let mut ana = stage.member("Ana").without(of_person);
        ana.uses(FIND, asked).await;
        ana.picks(&[GAS]).await;
        ana.presses("Share as an answer").await;
        ana.reads(DONE);
        let shared = public(&stage, &here);
        assert_eq!((shared.len(), shared[0].answers), (1, None));
        let text = spoken(&shared[0]);
        let link = format!("https://discord.com/channels/{}/", stage.discord.server_id());
        assert!(text.contains("Shared by Ana") && text.contains(&link), "{text}");
        stage.end().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn in_a_thread_it_takes_the_permission_for_threads() {
    for (taken, answers) in [(SEND_MESSAGES, true), (SEND_MESSAGES_IN_THREADS, false)] {
        let stage = Stage::new().await;
        stage.discord.take_from_bot(taken);
        let thread = stage.discord.thread();
        let asked = written(&stage, &thread, "do nangs make feet numb");
        let mut ana = stage.member("Ana").in_channel(thread);
        ana.uses(FIND, asked).await;
        ana.picks(&[GAS]).await;
        ana.presses("Share as an answer").await;
        let shared = public(&stage, &thread);
        assert_eq!((shared.len(), shared[0].answers), (1, answers.then_some(asked)));
        stage.end().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_permission_that_is_lost_meanwhile_is_told() {
    let stage = Stage::new().await;
    let here = stage.discord.server_channel();
    let asked = written(&stage, &here, "do nangs make feet numb");
    let mut ana = stage.member("Ana");
    ana.uses(FIND, asked).await;
    ana.picks(&[GAS]).await;
    let press = ana.would_press("Share as an answer");
    stage.discord.take_from_bot(SEND_MESSAGES);
    stage.deliver(&press);
    stage.answer(&press).await;
    ana.comes_to_read("I could not share it there.").await;
    assert_eq!(public(&stage, &here), []);
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn about_a_cry_for_help_the_person_gets_a_card_and_nothing_to_share() {
    let stage = Stage::new().await;
    let here = stage.discord.server_channel();
    let asked = written(&stage, &here, "nangs. i want to die");
    let mut ana = stage.member("Ana");
    ana.uses(FIND, asked).await;
    ana.is_alone_with_it();
    ana.reads("call your local emergency number");
    ana.does_not_read(GAS);
    assert!(!ana.buttons().iter().any(|button| button.contains("Share")), "{:?}", ana.buttons());
    assert_eq!(public(&stage, &here), []);
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_question_is_answered_to_one_person_by_value_or_by_label() {
    let stage = Stage::new().await;
    let mut ana = stage.member("Ana");
    let found = ana.is_suggested("/feet-ask nangs").await;
    let (label, value) = found.first().expect("a suggestion").clone();
    for typed in [value, label, "do nangs make feet numb?".to_owned()] {
        ana.types(&format!("/feet-ask {typed}")).await;
        ana.reads(GAS);
        ana.is_alone_with_it();
    }
    ana.types("/feet-ask should i go on? i want to die").await;
    ana.reads("I'm really glad you told me.");
    stage.end().await;
}
