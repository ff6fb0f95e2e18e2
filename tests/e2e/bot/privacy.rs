//! Nothing that a member chose or typed, and nothing that could be joined to them, leaves a trace.

use std::collections::BTreeSet;

use myelin::sandbox::Writing;
use serde_json::{Value, json};

use super::process::files;
use super::stage::{LIMIT, Stage};
use super::walks::{METFORMIN, TINGLING, starts};

/// The shortest words that are looked for: "no" and "yes" stand in every log.
const SHORTEST: usize = 5;

/// Every `custom_id` in a payload.
fn custom_ids(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            found.extend(fields.get("custom_id").and_then(Value::as_str).map(str::to_owned));
            fields.values().for_each(|value| custom_ids(value, found));
        }
        Value::Array(values) => values.iter().for_each(|value| custom_ids(value, found)),
        _ => {}
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_walk_leaves_no_trace_in_the_log_or_in_a_file() {
    let mut stage = Stage::with_process().await;
    let mut ana = stage.member("Anabel Quist");
    starts(&mut ana).await;
    ana.answers(TINGLING).await;
    stage.discord.drop_connections().await;
    assert!(stage.discord.ready(LIMIT).await, "the bot comes back");
    ana.answers(METFORMIN).await;
    ana.presses("See the result").await;
    ana.presses("My list for the visit").await;
    ana.presses("Back to the result").await;
    ana.presses("Start over").await;
    ana.presses("Start").await;
    ana.picks(&["Thoughts of suicide or self-harm"]).await;
    ana.presses("I pressed this by mistake").await;
    ana.is_suggested("/feet-read whippets").await;
    ana.types("/feet-read zebrafish in my feet").await;
    ana.picks(&["Laughing gas (nitrous oxide)"]).await;

    // In their own words: to the bot alone, by name in a server, as a question, and about a message.
    let here = stage.discord.server_channel();
    let named = |words: &str| format!("<@{}> {words}", stage.discord.application_id());
    for (place, words) in [
        (stage.discord.direct(&ana.who), "whippets and quokkabird".to_owned()),
        (stage.discord.direct(&ana.who), "quokkabird. i want to die".to_owned()),
        (here, named("nangs and quokkabird")),
    ] {
        let answer = stage.discord.say(&ana.who, &place, &words).await;
        answer.expect("an answer");
    }
    ana.types("/feet-ask quokkabird and nangs").await;
    let words = "nangs, axolotlfish";
    let unread = stage.discord.write(&ana.who, &here, Writing { words, ..Writing::default() });
    ana.uses("Find a feet passage", unread.expect("a message")).await;
    ana.picks(&["Laughing gas: what to do now"]).await;
    ana.presses("Share as an answer").await;
    stage.discord.close_direct(&ana.who, true);
    let closed = stage.discord.direct(&ana.who);
    let words = "wombatmoth";
    let unheard = stage.discord.write(&ana.who, &closed, Writing { words, ..Writing::default() });
    unheard.expect("a message");
    let refused = |calls: &[super::wire::Call]| calls.iter().any(|call| call.status == Some(403));
    assert!(stage.wire.settled(LIMIT, refused).await);

    // What goes wrong is told in the log; not what it was about.
    starts(&mut ana).await;
    let forged = ana.would_forge("Stop", "s1forged-by-anabel");
    let mut unreadable = ana.would_press("Stop");
    unreadable.payload["data"] = json!({"custom_id": "unreadable-by-anabel", "component_type": []});
    let mut unknown = ana.would_type("help");
    unknown.payload["data"]["name"] = json!("unknown-by-anabel");
    for interaction in [&forged, &unreadable, &unknown] {
        stage.deliver(interaction);
        stage.answer(interaction).await;
    }

    let calls = stage.wire.calls();
    let mut secrets: BTreeSet<String> = ana.chosen.iter().cloned().collect();
    for call in &calls {
        custom_ids(&call.body, &mut secrets);
    }
    let sealed = secrets.iter().filter(|secret| secret.starts_with("s1")).count();
    assert!(sealed > 50, "a walk has more buttons than {sealed}");
    for call in calls.iter().filter(|call| call.is_callback()) {
        let parts: Vec<&str> = call.path.split('/').collect();
        let ["", "interactions", id, token, "callback"] = parts[..] else {
            panic!("a callback has another form: {}", call.path);
        };
        secrets.extend([id.to_owned(), token.to_owned()]);
    }
    let (id, token) = (ana.who.id().to_string(), stage.discord.token().to_owned());
    secrets.extend(token.rsplit('.').next().map(str::to_owned));
    secrets.extend([id, ana.who.name().to_owned(), token]);
    secrets.extend(["quokkabird", "axolotlfish", "wombatmoth"].map(str::to_owned));
    secrets.extend(["zebrafish", "whippets", "anabel", "laughing-gas"].map(str::to_owned));
    secrets.extend(["tingling", "metformin", "self-harm"].map(str::to_owned));
    secrets.retain(|secret| secret.chars().count() >= SHORTEST);

    stage.stop().await;
    let output = stage.output.clone();
    let answered = output.matches("\"answered\"").count();
    assert!(answered > 20, "the log tells of {answered} answers; is it at debug?\n{output}");
    let mut places = vec![("the log".to_owned(), output)];
    for (path, bytes) in files(&stage.folder.path().join("data")) {
        let text = format!("{}\n{}", path.display(), String::from_utf8_lossy(&bytes));
        places.push((path.display().to_string(), text));
    }
    let is_known = |name: &str| name.contains("sealing.key") || name.contains("settings.db");
    let kept: Vec<&str> = places.iter().skip(1).map(|(name, _)| name.as_str()).collect();
    assert!(kept.len() >= 2 && kept.iter().all(|name| is_known(name)), "{kept:?}");
    for (place, text) in &places {
        let text = text.to_lowercase();
        let found: Vec<&String> =
            secrets.iter().filter(|secret| text.contains(&secret.to_lowercase())).collect();
        assert!(found.is_empty(), "{place} holds {found:?}:\n{text}");
    }
    stage.end().await;
}
