//! The settings as a file, and servers that come and go.

use std::time::Duration;

use super::acting::{Acting, hides, says};
use super::stage::{LIMIT, Stage};

/// The file that `/settings export` gives.
async fn exported(alex: &mut Acting) -> String {
    alex.types("settings export", &[]).await;
    let (name, bytes) = alex.discord.file_of(alex.message().id).expect("a file");
    assert_eq!(name, "myelin-settings.toml");
    String::from_utf8(bytes).expect("text")
}

/// A moderator of the second server.
fn of_second(stage: &Stage, name: &str) -> Acting {
    let second = stage.discord.second_server();
    let role = stage.discord.role_in(&second, "Moderators");
    let mut acting = stage.acting(stage.discord.moderator(name).with_role(role.id()));
    acting.at = stage.discord.channel_in(&second, "general");
    acting
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_is_read_back_after_its_changes_were_shown() {
    let stage = Stage::with_store().await;
    let mut alex = stage.moderator("Alex");
    alex.sets("words-before", &[("value", "Say \"hello\" \\ first.")]).await;
    alex.sets("channels", &[("add", "#venting")]).await;
    alex.sets("helplines", &[("name", "Our line"), ("contact", "0800 1")]).await;
    let file = exported(&mut alex).await;
    says(&alex.imports(file.as_bytes()).await, &["are those of the file already"]);
    alex.types("settings reset", &[]).await;
    alex.presses("Reset everything").await;
    let shown = alex.imports(file.as_bytes()).await;
    says(&shown, &["would change this", "#venting", "Your line above", "Our line"]);
    says(&alex.sets("channels", &[]).await, &["Listed channels: none"]);
    alex.imports(file.as_bytes()).await;
    says(&alex.presses("Change it").await, &["Saved."]);
    says(&alex.sets("words-before", &[]).await, &["Say \"hello\" \\ first."]);
    says(&alex.sets("channels", &[]).await, &["#venting"]);
    assert_eq!(exported(&mut alex).await, file);
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_of_another_server_comes_without_its_channels_and_says_so() {
    let stage = Stage::with_store().await;
    let mut alex = stage.moderator("Alex");
    alex.sets("channels", &[("add", "#venting")]).await;
    alex.sets("set-up-roles", &[("add", "@Helpers")]).await;
    alex.sets("pause-member", &[("value", "30")]).await;
    let file = exported(&mut alex).await;
    let mut mia = of_second(&stage, "Mia");
    let shown = mia.imports(file.as_bytes()).await;
    says(&shown, &["30 seconds", "Left out", "Listed channels", "Who may change settings"]);
    says(&mia.presses("Change it").await, &["Saved."]);
    says(&mia.sets("pause-member", &[]).await, &["30 seconds", "Set by @Mia"]);
    says(&mia.sets("channels", &[]).await, &["Listed channels: none"]);
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bad_file_changes_nothing_and_says_what_is_wrong_where() {
    let stage = Stage::with_store().await;
    let mut alex = stage.moderator("Alex");
    let large = vec![b'#'; 256 * 1024 + 1];
    let many = "[[helpline]]\nname = \"a\"\ncontact = \"b\"\n".repeat(6);
    let cases: [(&[u8], &str); 8] = [
        (b"not [ toml", "Line 1"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"[package]\nname = \"x\"\n", "\"package\" means nothing in this file. "),
        (b"[settings]\npause-member = 4000\n", "Line 2"),
        (b"[settings]\nchannels = [\"here\"]\n", "Line 2"),
        (b"[settings]\nwords-after = \"You have B12 deficiency.\"\n", "diagnosis"),
        (many.as_bytes(), "5"),
        (&large, "256 KiB"),
    ];
    for (bytes, why) in cases {
        let said = alex.imports(bytes).await;
        says(&said, &[why]);
        hides(&said, &["[Change it]"]);
    }
    alex.types("settings history", &[]).await;
    hides(&alex.spoken(), &["@Alex"]);
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_whose_changes_were_shown_on_other_settings_is_not_taken() {
    let stage = Stage::with_store().await;
    let (mut alex, mut mia) = (stage.moderator("Alex"), stage.moderator("Mia"));
    alex.imports(b"[settings]\npause-member = 30\n").await;
    mia.sets("pause-member", &[("value", "60")]).await;
    let late = alex.presses("Change it").await;
    hides(&late, &["Saved."]);
    says(&alex.sets("pause-member", &[]).await, &["60 seconds", "Set by @Mia"]);
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_the_bot_joins_is_greeted_once_and_one_it_leaves_is_kept() {
    let stage = Stage::with_store().await;
    let second = stage.discord.second_server();
    let general = stage.discord.channel_in(&second, "general");
    let greeted = stage.come(&general, 1).await;
    says(&greeted[0], &["/settings setup"]);
    let mut mia = of_second(&stage, "Mia");
    mia.sets("pause-member", &[("value", "30")]).await;
    stage.discord.set_unavailable(&second, true);
    stage.discord.set_unavailable(&second, false);
    says(&mia.sets("pause-member", &[]).await, &["30 seconds"]);
    assert_eq!(stage.public_in(&general).len(), 1, "it was there before");
    stage.discord.kick_bot(&second);
    stage.discord.invite_bot(&second);
    says(&mia.sets("pause-member", &[]).await, &["30 seconds", "Set by @Mia"]);
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_names_what_there_is_not_changes_nothing_and_each_name_is_told() {
    let stage = Stage::with_store().await;
    let mut alex = stage.moderator("Alex");
    let file = b"[settings]\npublic = true\ntopics-off = [\"feet\", \"foot\"]\n\
        commands-off = [\"feet-tests\"]\nwithdrawn = [\"feet/mouth/nope\"]\nregion = [\"atlantis\"]\n";
    let told = alex.imports(file).await;
    says(
        &told,
        &["Line 3", "\"foot\"", "Line 4", "\"feet-tests\"", "Line 5", "Line 6", "atlantis"],
    );
    hides(&told, &["\"feet\"", "[Change them]"]);
    says(&alex.sets("public", &[]).await, &["see: off"]);
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everything_is_deleted_at_once_with_a_receipt() {
    let stage = Stage::with_store().await;
    let mut alex = stage.moderator("Alex");
    alex.sets("pause-member", &[("value", "30")]).await;
    alex.sets("public", &[("value", "true")]).await;
    alex.types("settings panel", &[]).await;
    alex.presses("Post one here").await;
    let general = stage.discord.server_channel();
    stage.come(&general, 1).await;
    let ask = alex.types("settings delete-everything", &[]).await;
    says(&ask, &["My messages with buttons are taken away", "cannot be undone"]);
    let receipt = alex.presses("Delete everything").await;
    says(&receipt, &["Deleted: setting 2; change 2; panel 1"]);
    hides(&receipt, &["by hand"]);
    stage.come(&general, 0).await;
    says(&alex.sets("pause-member", &[]).await, &["Pause of a member: none"]);
    alex.types("settings history", &[]).await;
    hides(&alex.spoken(), &["@Alex"]);
    let server = myelin::id::ServerId(stage.discord.server_id());
    let gone = || stage.servers().of(server).known().settings().set.is_empty();
    assert!(stage.discord.settled(LIMIT.min(Duration::from_secs(1)), gone).await);
    stage.end().await;
}
