//! What the settings of a server mean for its members: what they are refused and told, what they always reach.

use super::acting::{Acting, hides, says};
use super::stage::Stage;

const CARD: &str = "emergency number";

/// A stage, a moderator, and a member.
async fn stage() -> (Stage, Acting, Acting) {
    let stage = Stage::with_store().await;
    let (alex, ben) = (stage.moderator("Alex"), stage.acting(stage.discord.person("Ben")));
    (stage, alex, ben)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refusal_says_why_and_where_and_the_log_names_nobody() {
    let (stage, mut alex, mut ben) = stage().await;
    let log = stage.discord.channel_named("mod-log");
    alex.sets("log-kinds", &[("add", "refusals")]).await;
    alex.sets("log-kinds", &[("remove", "settings")]).await;
    alex.sets("log-channel", &[("value", "#mod-log")]).await;
    alex.sets("channels", &[("add", "#b12-talk")]).await;
    alex.sets("only-channels", &[("value", "true")]).await;
    says(&ben.types("feet-check", &[]).await, &["Not here", "this channel", "#b12-talk"]);
    assert!(ben.is_alone());
    says(&stage.come(&log, 1).await[0], &["/feet-check", "#general", "was refused"]);
    says(&ben.types("feet-read", &[("about", "tongue")]).await, &["Not here"]);
    let entries = stage.come(&log, 2).await;
    hides(&entries.concat(), &["Ben", "tongue", &ben.who.id().to_string()]);
    ben.at = stage.discord.thread_in(&stage.discord.channel_named("b12-talk"));
    hides(&ben.types("feet-check", &[]).await, &["Not here"]);

    // The same for roles, topics, commands, and the questions.
    alex.sets("only-channels", &[("default", "true")]).await;
    alex.sets("channels", &[("default", "true")]).await;
    for (key, options, why) in [
        ("only-roles", ("value", "true"), "roles"),
        ("check", ("value", "false"), "questions off"),
        ("topics-off", ("add", "feet"), "topic"),
        ("commands-off", ("add", "feet-check"), "switched this off"),
    ] {
        alex.sets(key, &[options]).await;
        says(&ben.types("feet-check", &[]).await, &["Not here", why, "direct message"]);
        alex.sets(key, &[("default", "true")]).await;
    }
    hides(&ben.types("feet-check", &[]).await, &["Not here"]);
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn help_and_words_of_danger_are_answered_whatever_the_rules_are() {
    let (stage, mut alex, mut ben) = stage().await;
    for (key, options) in [
        ("channels", ("add", "#general")),
        ("only-roles", ("value", "true")),
        ("topics-off", ("add", "feet")),
        ("check", ("value", "false")),
        ("pause-member", ("value", "3600")),
        ("pause-channel", ("value", "3600")),
        ("pause-command", ("value", "3600")),
        ("words-before", ("value", "Ask the club first.")),
        ("words-after", ("value", "Ask the club last.")),
    ] {
        alex.sets(key, &[options]).await;
    }
    for _ in 0..2 {
        says(&ben.types("feet-help-now", &[]).await, &[CARD]);
        hides(&ben.spoken(), &["the club"]);
        let dark = ben.types("feet-read", &[("about", "i want to kill myself")]).await;
        says(&dark, &[CARD]);
        hides(&dark, &["Not here", "the club"]);
        says(&ben.types("help", &[]).await, &["I need help now"]);
        says(&ben.presses("I need help now").await, &[CARD]);
    }
    hides(&ben.mentions("i want to kill myself").await, &["the club"]);
    says(&ben.presses("Show it to me").await, &[CARD]);
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mention_keeps_to_the_rules_of_the_channel() {
    let (mut stage, mut alex, mut ben) = stage().await;
    alex.sets("channels", &[("add", "#venting")]).await;
    ben.goes("venting");
    ben.mentions_and_goes("my tongue is sore");
    ben.mentions("i want to kill myself").await;
    says(&ben.presses("Show it to me").await, &[CARD]);
    assert!(ben.is_alone());
    // A bot that stops ends what it has begun: what is not there then does not come.
    stage.stop().await;
    let there = stage.public_in(&ben.at);
    assert_eq!(there.len(), 1, "{there:#?}");
    says(&there[0], &["only you will see"]);
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mention_in_a_thread_keeps_to_the_rules_of_its_channel() {
    let passage = "Sore tongue: what it can look like";
    let (mut stage, mut alex, mut ben) = stage().await;
    let (general, venting) =
        (stage.discord.channel_named("general"), stage.discord.channel_named("venting"));
    alex.sets("channels", &[("add", "#venting")]).await;
    ben.at = stage.discord.thread_in(&general);
    says(&ben.mentions("my tongue is sore").await, &[passage]);
    let (answered, silent) = (ben.at, stage.discord.thread_in(&venting));
    ben.at = silent;
    ben.mentions_and_goes("my tongue is sore");
    says(&ben.mentions("i want to kill myself").await, &["only you will see"]);

    alex.sets("only-channels", &[("value", "true")]).await;
    says(&ben.mentions("my tongue is sore").await, &[passage]);
    ben.at = answered;
    ben.mentions_and_goes("my tongue is sore");
    // A bot that stops ends what it has begun: what is not there then does not come.
    stage.stop().await;
    let there = |channel| stage.public_in(channel).len();
    assert_eq!((there(&answered), there(&silent)), (1, 2));
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mention_gets_no_passage_of_a_topic_that_is_off() {
    let (stage, mut alex, mut ben) = stage().await;
    let passage = "Sore tongue: what it can look like";
    says(&ben.mentions("my tongue is sore").await, &[passage]);
    alex.sets("topics-off", &[("add", "Numb feet")]).await;
    hides(&ben.mentions("my tongue is sore").await, &[passage, "[Read: "]);
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_pause_holds_back_a_member_and_lets_others_go_on() {
    let (stage, mut alex, mut ben) = stage().await;
    alex.sets("pause-member", &[("value", "3600")]).await;
    hides(&ben.types("feet-symptoms", &[]).await, &["pause"]);
    says(&ben.types("feet-symptoms", &[]).await, &["Not here", "pause", "3600 seconds"]);
    assert!(ben.is_alone());
    let mut ana = stage.acting(stage.discord.person("Ana"));
    hides(&ana.types("feet-symptoms", &[]).await, &["pause"]);
    alex.sets("pause-member", &[("default", "true")]).await;
    alex.sets("pause-channel", &[("value", "3600")]).await;
    ben.types("feet-symptoms", &[]).await;
    says(&ana.types("feet-medicines", &[]).await, &["pause"]);
    ana.goes("b12-talk");
    hides(&ana.types("feet-medicines", &[]).await, &["pause"]);
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn articles_are_for_all_where_a_server_wants_that_and_answers_never() {
    let (stage, mut alex, mut ben) = stage().await;
    alex.sets("public", &[("value", "true")]).await;
    alex.sets("public-except", &[("add", "#venting")]).await;
    alex.sets("private-commands", &[("add", "feet-medicines")]).await;
    alex.sets("words-before", &[("value", "Be *kind* to <@1> @everyone.")]).await;
    alex.sets("words-after", &[("value", "See the pinned post.")]).await;
    let article = ben.types("feet-symptoms", &[]).await;
    assert!(!ben.is_alone(), "everybody sees it");
    says(&article, &["Be *kind* to <@1> @", "everyone.", "See the pinned post."]);
    hides(&article, &["[Hide this]"]);
    let general = ben.at;
    assert_eq!(stage.public_in(&general).len(), 1);
    assert_eq!(stage.discord.pings().len(), 0);
    for (command, options) in [
        ("feet-medicines", vec![]),
        ("feet-check", vec![]),
        ("feet-help-now", vec![]),
        ("feet-ask", vec![("question", "why is my tongue sore")]),
        ("feet-read", vec![("about", "why is my tongue so sore today")]),
        ("privacy", vec![]),
    ] {
        ben.types(command, &options).await;
        assert!(ben.is_alone(), "{command} is private");
    }
    ben.goes("venting");
    ben.types("feet-symptoms", &[]).await;
    assert!(ben.is_alone(), "it is the other way round here");
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn countries_of_the_server_lead_and_its_own_numbers_stand_below() {
    let (stage, mut alex, mut ben) = stage().await;
    alex.sets("region", &[("add", "pe")]).await;
    let line = [("name", "Our *listeners*"), ("contact", "0800 555 0100")];
    alex.sets("helplines", &line).await;
    says(&ben.types("feet-help-now", &[]).await, &["Peru: Line 113"]);
    let own = "Our *listeners*: 0800 555 0100";
    says(&ben.spoken(), &["Peru: ", "Added by this server's moderators:", own]);
    ben.at = stage.discord.direct(&ben.who);
    hides(&ben.types("feet-help-now", &[]).await, &[own]);
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_withdrawn_passage_is_gone_from_list_suggestions_search_and_buttons() {
    let (stage, mut alex, mut ben) = stage().await;
    let (command, title) = ("feet-read", "What else makes a tongue sore");
    let about = [("about", title)];
    says(&ben.types(command, &about).await, &[title]);
    let mut old = stage.acting(stage.discord.person("Ben"));
    old.types(command, &[("about", "Sore tongue: what it can look like")]).await;
    let said = alex.types("settings withdraw", &[("passage", title)]).await;
    says(&said, &["Saved."]);
    let suggested = stage.discord.suggest(&ben.who, &ben.at, command, "about", "tongue").await;
    let suggested = format!("{:?}", suggested.expect("suggestions"));
    hides(&suggested, &[title]);
    let text = ben.types(command, &about).await;
    hides(&text, &["## What else makes a tongue sore", "bleeding gums"]);
    hides(&ben.mentions("bleeding gums").await, &[title]);
    let next = old.presses(&format!("Next: {title}")).await;
    says(&next, &["do not want this text shown here"]);
    ben.at = stage.discord.direct(&ben.who);
    says(&ben.types(command, &about).await, &[title]);
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_person_to_turn_to_is_asked_for_after_consent_and_one_role_is_pinged() {
    let (stage, mut alex, mut ben) = stage().await;
    alex.types("settings panel", &[]).await;
    alex.presses("Post one here").await;
    hides(&ben.looks_at_panel(), &["Talk to a person here"]);
    alex.sets("person-channel", &[("value", "#mod-log")]).await;
    alex.sets("person-role", &[("value", "@Helpers")]).await;
    alex.types("settings panel", &[]).await;
    alex.presses("Refresh all").await;
    says(&ben.looks_at_panel(), &["[Talk to a person here]"]);
    let asked = ben.presses("Talk to a person here").await;
    says(&asked, &["posts your name in #mod-log", "In danger", "[Post it]", "[I need help now]"]);
    let log = stage.discord.channel_named("mod-log");
    assert_eq!(stage.public_in(&log), [""; 0], "nothing is posted before the consent");
    says(&ben.presses("Post it").await, &["Posted."]);
    let posted = stage.come(&log, 1).await;
    says(&posted[0], &["@Helpers", "@Ben", "#general"]);
    let helpers = stage.discord.role_named("Helpers");
    let pings = format!("{:?}", stage.discord.pings());
    says(&pings, &[&helpers.id().to_string()]);
    assert_eq!(stage.discord.pings().len(), 1, "that role alone");
    hides(&ben.types("feet-help-now", &[]).await, &["Talk to a person here"]);

    ben.looks_at_panel();
    ben.presses("Talk to a person here").await;
    let again = ben.presses("Post it").await;
    says(&again, &["You asked already", "again in 10 minutes", "[I need help now]"]);
    let mut ana = stage.acting(stage.discord.person("Ana"));
    ana.looks_at_panel();
    ana.presses("Talk to a person here").await;
    says(&ana.presses("Post it").await, &["Posted."]);
    says(&stage.come(&log, 2).await[1], &["@Ana"]);
    assert_eq!(stage.discord.pings().len(), 2, "once for each of them");
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_asked_for_a_person_in_vain_can_ask_again_at_once() {
    let (stage, mut alex, mut ben) = stage().await;
    // The bot may not write there.
    alex.sets("person-channel", &[("value", "#moderators-only")]).await;
    ben.types("help", &[]).await;
    ben.presses("Talk to a person here").await;
    says(&ben.presses("Post it").await, &["I could not post it"]);
    alex.sets("person-channel", &[("value", "#mod-log")]).await;
    ben.types("help", &[]).await;
    ben.presses("Talk to a person here").await;
    says(&ben.presses("Post it").await, &["Posted."]);
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn help_names_only_what_answers_this_person_in_this_server() {
    let (stage, mut alex, mut ben) = stage().await;
    says(&ben.types("help", &[]).await, &["/feet-check", "/feet-symptoms", "/privacy"]);
    hides(&ben.spoken(), &["/settings"]);
    says(&alex.types("help", &[]).await, &["/settings"]);
    alex.sets("check", &[("value", "false")]).await;
    alex.sets("commands-off", &[("add", "feet-medicines")]).await;
    hides(&ben.types("help", &[]).await, &["/feet-check", "/feet-medicines"]);
    says(&ben.spoken(), &["/feet-symptoms", "/feet-help-now"]);
    alex.sets("topics-off", &[("add", "Numb feet")]).await;
    hides(&ben.types("help", &[]).await, &["/feet-symptoms"]);
    says(&ben.spoken(), &["/feet-help-now", "/privacy"]);
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_walk_is_counted_as_finished_once_however_often_its_result_is_opened() {
    let (stage, mut alex, mut ben) = stage().await;
    let finished = async |alex: &mut Acting| {
        let numbers = alex.types("settings numbers", &[]).await;
        let line = numbers.lines().find(|line| line.contains("to the end")).map(str::to_owned);
        line.unwrap_or_default()
    };
    for walk in 1..=5 {
        ben.types("feet-check", &[]).await;
        ben.presses("Start").await;
        while !ben.spoken().contains("Check your answers") {
            if ben.spoken().contains("[Skip]") {
                ben.presses("Skip").await;
            } else if ben.spoken().contains("18 to 64") {
                ben.presses("18 to 64").await;
            } else {
                ben.picks(&["None of these"]).await;
            }
        }
        ben.presses("See the result").await;
        ben.presses("My list for the visit").await;
        ben.presses("Back to the result").await;
        let told = finished(&mut alex).await;
        says(&told, &[if walk < 5 { "fewer than 5" } else { "5" }]);
    }
    stage.end().await;
}
