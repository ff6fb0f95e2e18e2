//! What people write by themselves: to the bot alone, and by naming it in a server.

use axum::http::StatusCode;
use myelin::sandbox::{Beside, MessageId, Person, Writing};
use serde_json::json;

use super::member::spoken;
use super::stage::{LIMIT, Stage};

const CRISIS: &str = "I'm really glad you told me.";
const TONGUE: &str = "Sore tongue: what it can look like";
const OFFERED: &str = "There is something here for you that only you will see.";

/// A person who writes, and what the bot has said where they can see it.
struct Writer<'s> {
    stage: &'s Stage,
    who: Person,
}

impl<'s> Writer<'s> {
    fn new(stage: &'s Stage, name: &str) -> Self {
        Self { stage, who: stage.discord.person(name) }
    }

    fn writes(&self, writing: Writing<'_>) -> MessageId {
        let channel = self.stage.discord.direct(&self.who);
        self.stage.discord.write(&self.who, &channel, writing).expect("a bot is there")
    }

    /// Writes words to the bot alone, and reads the answer.
    async fn asks(&self, words: &str) -> String {
        let channel = self.stage.discord.direct(&self.who);
        let answer = self.stage.discord.say(&self.who, &channel, words).await;
        spoken(&answer.unwrap_or_else(|refused| panic!("{words}: {refused}")))
    }

    /// How many messages the bot has posted in their direct message.
    fn answers(&self) -> usize {
        let channel = self.stage.discord.direct(&self.who);
        let all = self.stage.discord.messages(&self.who, &channel);
        all.iter().filter(|message| message.by_bot).count()
    }
}

fn words(words: &str) -> Writing<'_> {
    Writing { words, ..Writing::default() }
}

fn mention(stage: &Stage, words: &str) -> String {
    format!("<@{}> {words}", stage.discord.application_id())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_direct_message_is_answered_in_the_direct_message() {
    let stage = Stage::new().await;
    let ana = Writer::new(&stage, "Ana");
    let answer = ana.asks("my tongue is sore and red").await;
    assert!(answer.contains(TONGUE), "{answer}");
    let card = ana.asks("i want to die").await;
    assert!(card.contains(CRISIS) && !card.contains(TONGUE), "{card}");
    assert_eq!(ana.answers(), 2);
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mention_is_answered_in_public_and_goes_on_in_private() {
    let stage = Stage::new().await;
    let mut ana = stage.member("Ana");
    ana.writes(&mention(&stage, "my tongue is sore and red")).await;
    ana.reads(TONGUE);
    ana.can_come_back_to_it();
    assert!(ana.message().answers.is_some(), "it answers the message");
    let mut ben = stage.member("Ben");
    ben.looks_again();
    ben.reads(TONGUE);
    ben.is_told_beside("Continue in private").await;
    ben.reads("I sent you a direct message.");
    ben.is_alone_with_it();
    let direct = stage.discord.direct(&ben.who);
    let sent = stage.discord.messages(&ben.who, &direct);
    assert!(spoken(&sent[0]).contains(TONGUE), "{}", spoken(&sent[0]));
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_takes_no_direct_messages_reads_on_where_only_they_see_it() {
    let stage = Stage::new().await;
    let mut ana = stage.member("Ana");
    stage.discord.close_direct(&ana.who, true);
    ana.writes(&mention(&stage, "my tongue is sore and red")).await;
    ana.is_told_beside("Continue in private").await;
    ana.reads("yours are closed to me");
    ana.reads(TONGUE);
    ana.is_alone_with_it();
    let direct = stage.discord.direct(&ana.who);
    assert_eq!(stage.discord.messages(&ana.who, &direct), []);
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_cry_for_help_in_public_gets_one_neutral_line_and_a_private_card() {
    let stage = Stage::new().await;
    let mut ana = stage.member("Ana");
    ana.writes(&mention(&stage, "i want to die")).await;
    ana.reads(OFFERED);
    ana.does_not_read(CRISIS);
    assert_eq!(ana.buttons(), ["Show it to me"]);
    ana.is_told_beside("Show it to me").await;
    ana.reads(CRISIS);
    ana.is_alone_with_it();
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_people_who_name_the_bot_in_the_text_are_answered_in_a_server() {
    let stage = Stage::new().await;
    let mut ana = stage.member("Ana");
    let here = stage.discord.server_channel();
    ana.writes(&mention(&stage, "my tongue is sore and red")).await;
    let (named, answer) = (mention(&stage, "my tongue is sore and red"), ana.message().id);
    let silent = [
        words("my tongue is sore and red"),
        words("@everyone my tongue is sore and red"),
        Writing { words: "thanks", answers: Some(answer), ..Writing::default() },
        Writing { words: &named, by_bot: true, ..Writing::default() },
    ];
    for writing in silent {
        stage.discord.write(&ana.who, &here, writing).expect("a bot is there");
    }
    ana.writes(&mention(&stage, "my tongue is sore and red")).await;
    let all = stage.discord.messages(&ana.who, &here);
    assert_eq!(all.iter().filter(|message| message.by_bot).count(), 2);
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_the_key_no_message_of_a_server_is_asked_for_or_read() {
    let mut stage = Stage::empty().await;
    stage.start_without_mentions().await;
    let ana = stage.discord.person("Ana");
    let here = stage.discord.server_channel();
    let named = mention(&stage, "my tongue is sore and red");
    let unread = stage.discord.write(&ana, &here, words(&named)).expect("a bot is there");
    // Even if Discord sent it all the same.
    let event = stage.discord.event_of(unread).expect("an event");
    assert!(stage.discord.dispatch_raw("MESSAGE_CREATE", event));
    let answer = Writer::new(&stage, "Ana").asks("my tongue is sore and red").await;
    assert!(answer.contains(TONGUE), "{answer}");
    let all = stage.discord.messages(&ana, &here);
    assert_eq!(all.iter().filter(|message| message.by_bot).count(), 0);
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_message_that_comes_twice_is_answered_once_and_an_edit_never() {
    let mut stage = Stage::new().await;
    let ana = Writer::new(&stage, "Ana");
    let id = ana.writes(words("my tongue is sore and red"));
    let event = stage.discord.event_of(id).expect("an event");
    for _ in 0..3 {
        assert!(stage.discord.dispatch_raw("MESSAGE_CREATE", event.clone()));
    }
    stage.discord.edit(id, "i want to die");
    ana.asks("a sore red tongue, what is it").await;
    let who = ana.who;
    stage.stop().await;
    let ana = Writer { stage: &stage, who };
    assert_eq!(ana.answers(), 2);
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_stands_in_a_message_it_is_answered() {
    let stage = Stage::new().await;
    let all = [Beside::File, Beside::Sticker, Beside::Voice, Beside::Forward, Beside::Poll];
    for (number, beside) in all.into_iter().enumerate() {
        let ana = Writer::new(&stage, &format!("Ana {number}"));
        let channel = stage.discord.direct(&ana.who);
        let id = ana.writes(Writing { beside, ..Writing::default() });
        let answer = stage.discord.answered(&ana.who, &channel, id, LIMIT).await;
        assert!(answer.is_ok(), "{beside:?}");
        let card = ana.writes(Writing { words: "i want to die", beside, ..Writing::default() });
        let card = stage.discord.answered(&ana.who, &channel, card, LIMIT).await.expect("a card");
        assert!(spoken(&card).contains(CRISIS), "{beside:?}");
    }
    let ben = Writer::new(&stage, "Ben");
    let long = "my feet are numb and ".repeat(190) + "i want to die";
    assert!(long.len() > 3900);
    assert!(ben.asks(&long).await.contains(CRISIS));
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_message_that_the_library_cannot_read_is_answered_too() {
    let stage = Stage::new().await;
    let ana = Writer::new(&stage, "Ana");
    let direct = stage.discord.direct(&ana.who);
    let mut event = json!({"id": "4000", "channel_id": direct.id().to_string(), "content": "a sore red tongue, what is it",
        "author": {"id": ana.who.id().to_string(), "username": [], "avatar": 7}});
    event["timestamp"] = json!("yesterday");
    assert!(stage.discord.dispatch_raw("MESSAGE_CREATE", event));
    assert!(stage.discord.settled(LIMIT, || ana.answers() == 1).await);
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_writes_too_much_has_one_notice_and_still_a_card() {
    let mut stage = Stage::new().await;
    let who = {
        let ana = Writer::new(&stage, "Ana");
        for _ in 0..6 {
            assert!(ana.asks("my tongue is sore and red").await.contains(TONGUE));
        }
        assert!(
            ana.asks("my tongue is sore and red").await.contains("more than I can answer at once")
        );
        for _ in 0..5 {
            ana.writes(words("my tongue is sore and red"));
        }
        assert!(ana.asks("i want to die").await.contains(CRISIS));
        for _ in 0..5 {
            ana.writes(words("i want to die"));
        }
        let ben = Writer::new(&stage, "Ben");
        assert!(ben.asks("my tongue is sore and red").await.contains(TONGUE), "others go on");
        ana.who
    };
    stage.stop().await;
    let ana = Writer { stage: &stage, who };
    assert_eq!(ana.answers(), 8, "six answers, a notice, a card");
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_whose_call_broke_is_there_once() {
    let mut stage = Stage::new().await;
    stage.wire.break_next("/messages");
    let ana = Writer::new(&stage, "Ana");
    assert!(ana.asks("my tongue is sore and red").await.contains(TONGUE));
    let posts = |calls: &[super::wire::Call]| {
        let posts = calls.iter().filter(|call| call.path.ends_with("/messages"));
        posts.filter(|call| call.status.is_some()).count()
    };
    assert!(stage.wire.settled(LIMIT, |calls| posts(calls) == 2).await);
    let who = ana.who;
    stage.stop().await;
    let ana = Writer { stage: &stage, who };
    assert_eq!(ana.answers(), 1);
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_closed_or_forbidden_channel_is_no_fault_of_the_bot() {
    let stage = Stage::new().await;
    let ana = Writer::new(&stage, "Ana");
    stage.discord.close_direct(&ana.who, true);
    ana.writes(words("my tongue is sore and red"));
    let refused = |calls: &[super::wire::Call]| {
        calls.iter().any(|call| call.status == Some(StatusCode::FORBIDDEN.as_u16()))
    };
    assert!(stage.wire.settled(LIMIT, refused).await);
    stage.discord.close_direct(&ana.who, false);
    assert!(ana.asks("a sore red tongue, what is it").await.contains(TONGUE));
    stage.end().await;
}
