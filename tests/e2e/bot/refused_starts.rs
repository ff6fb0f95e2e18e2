//! Starts that are refused before anything is connected: the exit code that means "do not start
//! me again like this", and a sentence that says what to do.
#![expect(clippy::disallowed_methods, reason = "writes the files that a process reads")]

use std::fs;

use axum::http::StatusCode;
use serde_json::json;

use super::process::Process;
use super::stage::{LIMIT, Stage, complete};

/// `EX_CONFIG` of sysexits.h.
const CONFIGURATION: i32 = 78;

/// What a process writes that is started in the folder of the stage, with a complete environment
/// but for these variables, and that must end with the exit code of a wrong configuration.
async fn refused(stage: &Stage, arguments: &[&str], changes: &[(&str, Option<&str>)]) -> String {
    let base_url = stage.wire.base_url();
    let mut environment = complete(&stage.discord, &base_url, "data");
    environment.retain(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
    environment.extend(changes.iter().filter_map(|(name, value)| Some((*name, (*value)?))));
    let mut process = Process::start(stage.folder.path(), arguments, &environment);
    let code = process.ends(LIMIT).await;
    assert_eq!(code, CONFIGURATION, "{}", process.output());
    process.output()
}

/// What the bot asked over REST.
fn asked(stage: &Stage) -> Vec<String> {
    stage.wire.calls().into_iter().map(|call| call.path).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_start_without_what_it_needs_says_so_and_connects_nowhere() {
    let stage = Stage::empty().await;
    let run = ["run"];
    for (changes, sentence) in [
        (("MYELIN_CHECKS", None), "`checks` is not set, and it has no default, because you decide"),
        (("MYELIN_CHECKS", Some("maybe")), "Set it to on or off."),
        (("DISCORD_TOKEN", None), "`discord.token` is not set"),
        (("MYELIN_OPERATOR_CONTACT", None), "`operator.contact` is not set"),
        (("MYELIN_KEY", Some("planted-and-no-key")), "`key` number 1 is not 64 hexadecimal digits"),
        (("MYELIN_CHEKS", Some("on")), "Did you mean MYELIN_CHECKS?"),
        (
            ("DISCORD_API_BASE", Some("http://gateway.example.org")),
            "`discord.api-base` sends the token unencrypted to another machine",
        ),
        (
            ("DISCORD_API_BASE", Some("https://gateway.example.org")),
            "would send the token to a host that is not Discord's",
        ),
    ] {
        let output = refused(&stage, &run, &[changes]).await;
        assert!(output.contains(sentence), "{changes:?}:\n{output}");
        assert!(!output.contains("planted"), "{output}");
        assert!(!output.contains(stage.discord.token()), "{output}");
    }
    let everything =
        ["DISCORD_TOKEN", "MYELIN_CHECKS", "MYELIN_OPERATOR_NAME", "MYELIN_OPERATOR_PRIVACY_URL"];
    let output = refused(&stage, &[], &everything.map(|name| (name, None))).await;
    assert_eq!(output.matches("is not set").count(), 4, "all at once:\n{output}");
    assert!(asked(&stage).is_empty(), "{:?}", asked(&stage));
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mistake_in_a_file_is_shown_with_its_place_and_connects_nowhere() {
    let stage = Stage::empty().await;
    let folder = stage.folder.path();
    fs::write(folder.join("my.toml"), "# mine\ncheks = \"on\"\n").expect("a file");
    let output = refused(&stage, &["run", "--config", "my.toml"], &[]).await;
    assert!(output.contains("my.toml:2:1: There is no key `cheks`"), "{output}");
    let output = refused(&stage, &["run", "--config", "other.toml"], &[]).await;
    assert!(output.contains("other.toml: There is no such file"), "{output}");

    let packs = folder.join("mine/b12");
    fs::create_dir_all(&packs).expect("a folder");
    fs::write(packs.join("pack.toml"), "[pack]\nid = \"b12\"\ntitel = \"B12\"\n").expect("a file");
    let output = refused(&stage, &["run", "--responses", "mine"], &[]).await;
    assert!(output.contains("titel") && output.contains("pack.toml:3"), "{output}");
    assert!(asked(&stage).is_empty(), "{:?}", asked(&stage));
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stand_in_whose_gateway_leads_elsewhere_gets_no_bot() {
    let stage = Stage::empty().await;
    let gateway = json!({"url": "wss://gateway.example.org", "shards": 1});
    stage.wire.answer_instead("/gateway/bot", StatusCode::OK, gateway);
    let output = refused(&stage, &["run"], &[]).await;
    assert!(
        output.contains("leads from this machine elsewhere; nothing was sent there"),
        "{output}"
    );
    assert_eq!(asked(&stage), ["/gateway/bot"]);
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_token_that_is_not_accepted_uses_up_no_start_of_a_session() {
    let stage = Stage::empty().await;
    let output = refused(&stage, &["run"], &[("DISCORD_TOKEN", Some("a.planted.token"))]).await;
    assert!(output.contains("Discord does not accept the bot's token"), "{output}");
    assert!(!output.contains("planted"), "{output}");
    assert_eq!(asked(&stage), ["/gateway/bot"]);
    let complaints = stage.discord.complaints();
    assert_eq!(complaints, ["a request without the bot's token (401: Unauthorized)"]);
}
