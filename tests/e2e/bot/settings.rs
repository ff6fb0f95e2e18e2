//! Moderators at the settings of their server: the set-up, each kind of setting, history, and what they see.

use super::acting::{Acting, hides, says};
use super::stage::Stage;

const SAVED: &str = "Saved.";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_server_is_set_up_in_four_presses_and_has_a_panel_then() {
    let stage = Stage::with_store().await;
    let mut alex = stage.moderator("Alex");
    says(&alex.types("settings setup", &[]).await, &["Set up in four presses", "1."]);
    says(&alex.picks_named(&["#b12-talk", "#questions"]).await, &["2."]);
    says(&alex.presses("Everybody in the channel").await, &["3."]);
    let done = alex.presses("Post it here").await;
    says(
        &done,
        &["Done.", "Listed channels: #b12-talk, #questions", "Articles for all to see: on"],
    );
    assert!(alex.is_alone(), "setting up is nobody's business");
    let general = alex.at;
    let panel = stage.come(&general, 1).await;
    says(&panel[0], &["What would you like to do?", "[I need help now]"]);
    says(&alex.types("settings panel", &[]).await, &["Messages with buttons in this server: 1."]);
    stage.end().await;
}

/// What a setting is set to from its screen, and what it reads then.
async fn from_panel(alex: &mut Acting, key: &str, name: &str) -> String {
    alex.types("settings show", &[]).await;
    says(&alex.picks(&[name]).await, &[name]);
    match key {
        "topics-off" => alex.picks(&["Numb feet"]).await,
        "commands-off" | "private-commands" => alex.picks(&["/feet-read", "/feet-symptoms"]).await,
        "channels" | "public-except" => alex.picks_named(&["#venting", "#questions"]).await,
        "log-channel" | "person-channel" => alex.picks_named(&["#mod-log"]).await,
        "roles" | "set-up-roles" => alex.picks_named(&["@Helpers", "@New"]).await,
        "person-role" => alex.picks_named(&["@Helpers"]).await,
        "pause-member" | "pause-channel" | "pause-command" => alex.picks(&["30 seconds"]).await,
        "words-before" | "words-after" => {
            let form = alex.opens("Write it").await;
            alex.fills(&form, &["Be *kind* to <@1>."]).await
        }
        "language" => alex.picks(&["English"]).await,
        "region" => alex.picks(&["Peru"]).await,
        "helplines" => {
            let form = alex.opens("Add a number").await;
            alex.fills(&form, &["Our listeners", "0800 555 0100"]).await
        }
        "log-kinds" => alex.picks(&["refusals", "texts"]).await,
        "withdrawn" => {
            alex.picks(&["Sore tongue and mouth"]).await;
            let labels: Vec<String> = {
                let menus = alex.message().menus();
                menus[0].options.iter().take(1).map(|option| option.label.clone()).collect()
            };
            alex.picks(&[labels[0].as_str()]).await
        }
        "check" | "numbers" => alex.presses("Switch off").await,
        _flag => alex.presses("Switch on").await,
    }
}

/// A setting: its key and its name, what is typed to set it, and what is read then.
type Row = (&'static str, &'static str, &'static [(&'static str, &'static str)], &'static str);

/// Every setting.
const SETTINGS: [Row; 25] = [
    ("topics-off", "Topics that are off", &[("add", "feet")], "off: "),
    ("commands-off", "Commands that are off", &[("add", "/feet-read")], "/feet-read"),
    ("check", "Questions", &[("value", "false")], "Questions: off"),
    ("channels", "Listed channels", &[("add", "#venting")], "#venting"),
    ("only-channels", "Listed channels: only there", &[("value", "true")], "there: on"),
    ("roles", "Listed roles", &[("add", "@Helpers")], "@Helpers"),
    ("only-roles", "Listed roles: only they", &[("value", "true")], "they: on"),
    ("public", "Articles for all to see", &[("value", "true")], "see: on"),
    ("public-except", "Channels the other way round", &[("add", "#venting")], "#venting"),
    ("private-commands", "Commands that stay private", &[("add", "feet-read")], "/feet-read"),
    ("pause-member", "Pause of a member", &[("value", "30")], "30 seconds"),
    ("pause-channel", "Pause of a channel", &[("value", "30")], "30 seconds"),
    ("pause-command", "Pause of a command", &[("value", "30")], "30 seconds"),
    ("words-before", "Your line above", &[("value", "Be *kind* to <@1>.")], "Be *kind* to <@1>."),
    ("words-after", "Your line below", &[("value", "Be *kind* to <@1>.")], "Be *kind* to <@1>."),
    ("language", "Language", &[("value", "en-US")], "English"),
    ("region", "Countries that lead", &[("add", "Peru")], "Peru"),
    (
        "helplines",
        "Numbers of your own",
        &[("name", "Our listeners"), ("contact", "0800 555 0100")],
        "Our listeners: 0800 555 0100, added by @Alex",
    ),
    ("log-channel", "Log channel", &[("value", "#mod-log")], "#mod-log"),
    ("log-kinds", "What is logged", &[("add", "refusals")], "refusals"),
    ("withdrawn", "Withdrawn passages", &[("add", "feet/mouth/signs")], "(default: none)"),
    ("person-channel", "A person to turn to: channel", &[("value", "#mod-log")], "#mod-log"),
    ("person-role", "A person to turn to: role", &[("value", "@Helpers")], "@Helpers"),
    ("set-up-roles", "Who may change settings", &[("add", "@Helpers")], "@Helpers"),
    ("numbers", "Counting", &[("value", "false")], "Counting: off"),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_setting_is_set_by_a_subcommand_given_back_and_set_from_the_panel() {
    let stage = Stage::with_store().await;
    let names: Vec<&str> = SETTINGS.iter().map(|(key, ..)| *key).collect();
    let all: Vec<&str> = myelin::settings::SettingKey::ALL.iter().map(|key| key.name()).collect();
    assert_eq!(names, all, "a setting without a row");
    let mut alex = stage.moderator("Alex");
    for (key, name, typed, read) in SETTINGS {
        let set = alex.sets(key, typed).await;
        says(&set, &[name, SAVED, "(default: ", "Set by @Alex on "]);
        says(&set, &[read]);
        let default = alex.sets(key, &[("default", "true")]).await;
        says(&default, &[SAVED]);
        hides(&default, &["Set by"]);
        says(&from_panel(&mut alex, key, name).await, &[name, SAVED]);
        says(&alex.sets(key, &[]).await, &[name, "Set by @Alex on "]);
        assert!(alex.is_alone());
        alex.presses("Back to the default").await;
        hides(&alex.spoken(), &["Set by"]);
    }
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_no_setting_takes_is_refused_with_a_sentence_and_changes_nothing() {
    let stage = Stage::with_store().await;
    let mut alex = stage.moderator("Alex");
    for (key, option, value) in [
        ("topics-off", "add", "nope"),
        ("commands-off", "add", "settings"),
        ("commands-off", "add", "feet-help-now"),
        ("private-commands", "add", "nope"),
        ("withdrawn", "add", "feet/mouth/nope"),
        ("region", "add", "Atlantis"),
    ] {
        says(&alex.sets(key, &[(option, value)]).await, &["stays as it was", value]);
    }
    let said = alex.sets("words-before", &[("value", "You have B12 deficiency.")]).await;
    says(&said, &["stays as it was", "sounds like a diagnosis"]);
    says(&alex.types("settings history", &[]).await, &["The last changes"]);
    hides(&alex.spoken(), &["@Alex"]);
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_change_is_undone_once_and_an_old_message_shows_how_things_are() {
    let stage = Stage::with_store().await;
    let mut alex = stage.moderator("Alex");
    alex.sets("public", &[("value", "true")]).await;
    let (message, id) = alex.button("Undo this");
    let again = stage.discord.open_press(&alex.who, message.id, &id).expect("a second press");
    let undone = alex.presses("Undo this").await;
    says(&undone, &["Undone.", "Articles for all to see: off"]);
    stage.deliver(&again);
    says(&stage.answer(&again).await.to_string(), &["was undone already"]);
    says(&alex.sets("public", &[]).await, &["see: off"]);

    // The change is looked up in the history, and another one stands in between.
    alex.sets("pause-member", &[("value", "30")]).await;
    alex.sets("pause-member", &[("value", "60")]).await;
    alex.types("settings history", &[]).await;
    says(&alex.spoken(), &["The last changes", "@Alex", "Pause of a member", "(undone)"]);
    says(&alex.picks(&["3: Pause of a member"]).await, &["none, then 30 seconds"]);
    alex.presses("Undo").await;
    says(&alex.sets("pause-member", &[]).await, &["60 seconds"]);
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_moderators_the_slower_one_sees_what_was_changed() {
    let stage = Stage::with_store().await;
    let (mut alex, mut mia) = (stage.moderator("Alex"), stage.moderator("Mia"));
    alex.sets("check", &[]).await;
    mia.sets("check", &[]).await;
    says(&mia.presses("Switch off").await, &[SAVED, "Set by @Mia"]);
    let late = alex.presses("Switch off").await;
    says(&late, &["Questions: off", "Set by @Mia"]);
    hides(&late, &[SAVED]);
    // Whoever presses twice does not switch back.
    says(&alex.presses("Switch on").await, &[SAVED]);
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everything_is_reset_after_a_question_and_comes_back_with_an_undo() {
    let stage = Stage::with_store().await;
    let mut alex = stage.moderator("Alex");
    says(&alex.types("settings reset", &[]).await, &["Settings of this server"]);
    alex.sets("public", &[("value", "true")]).await;
    alex.sets("pause-member", &[("value", "30")]).await;
    says(&alex.types("settings reset", &[]).await, &["2 settings"]);
    says(&alex.presses("Reset everything").await, &[SAVED]);
    says(&alex.sets("public", &[]).await, &["see: off"]);
    alex.types("settings history", &[]).await;
    alex.picks(&["3: Pause of a member; Articles for all to see"]).await;
    says(&alex.presses("Undo").await, &["Undone."]);
    says(&alex.sets("public", &[]).await, &["see: on"]);
    says(&alex.sets("pause-member", &[]).await, &["30 seconds"]);
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn settings_and_panel_outlive_a_restart_and_the_panel_is_refreshed_and_removed() {
    let mut stage = Stage::with_store().await;
    let mut alex = stage.moderator("Alex");
    alex.sets("words-before", &[("value", "Be kind.")]).await;
    alex.types("settings panel", &[]).await;
    says(&alex.presses("Post one here").await, &["Messages with buttons in this server: 1."]);
    let general = alex.at;
    hides(&stage.come(&general, 1).await[0], &["Talk to a person here"]);
    stage.stop().await;
    stage.start(true).await;
    says(&alex.sets("words-before", &[]).await, &["Be kind.", "Set by @Alex"]);
    let mut ben = stage.acting(stage.discord.person("Ben"));
    ben.looks_at_panel();
    says(&ben.presses("I need help now").await, &["emergency number"]);
    assert!(ben.is_alone());

    // What is drawn anew is drawn for whoever may use the bot there, wherever the moderator is and whoever they are.
    alex.sets("person-channel", &[("value", "#mod-log")]).await;
    alex.sets("channels", &[("add", "#venting")]).await;
    alex.sets("roles", &[("add", "@Moderators")]).await;
    alex.goes("venting");
    alex.types("settings panel", &[]).await;
    alex.presses("Refresh all").await;
    ben.looks_at_panel();
    says(&ben.spoken(), &["[Start: ", "[All articles]", "[Talk to a person here]"]);
    alex.types("settings panel", &[]).await;
    alex.presses("Remove all").await;
    stage.come(&general, 0).await;
    says(&alex.types("settings panel", &[]).await, &["Messages with buttons in this server: 0."]);
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_trial_and_a_diagnosis_name_the_rule_and_who_set_it() {
    let stage = Stage::with_store().await;
    let mut alex = stage.moderator("Alex");
    stage.discord.person("Ben");
    alex.sets("channels", &[("add", "#venting")]).await;
    alex.sets("public", &[("value", "true")]).await;
    alex.sets("pause-member", &[("value", "30")]).await;
    let trial = alex
        .types(
            "settings test",
            &[("command", "feet-read"), ("member", "@Ben"), ("channel", "#venting")],
        )
        .await;
    says(&trial, &["@Ben", "/feet-read", "#venting", "refused", "rule 1", "Set by @Alex"]);
    let read = alex.types("settings test", &[("command", "feet-read")]).await;
    says(&read, &["Everybody in the channel sees it.", "30 seconds"]);
    let check = alex.types("settings test", &[("command", "feet-check")]).await;
    says(&check, &["Only they see it."]);
    let help = alex.types("settings test", &[("command", "feet-help-now")]).await;
    says(&help, &["It is answered."]);
    hides(&help, &["30 seconds", "Everybody in the channel"]);
    says(&alex.types("settings test", &[("command", "nope")]).await, &["no command \"nope\""]);
    alex.goes("venting");
    let diagnosis = alex.types("settings diagnose", &[]).await;
    says(&diagnosis, &["#venting", "keep me silent", "Channel rule 1", "Set by @Alex"]);
    alex.goes("b12-talk");
    stage.discord.deny_bot(&alex.at, 1 << 11);
    says(&alex.types("settings diagnose", &[]).await, &["#b12-talk", "Remedy"]);
    stage.end().await;
}
