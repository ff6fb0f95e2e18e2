//! Interactions that the gateway library cannot read.

use serde_json::{Value, json};

use super::stage::Stage;
use super::walks::starts;

/// A field, and a value of a type it never has.
const BROKEN: &[(&str, &str)] = &[
    ("/app_permissions", "[]"),
    ("/data", "5"),
    ("/locale", "{}"),
    ("/channel_id", "\"general\""),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_cannot_be_read_is_answered_calmly_in_private() {
    let stage = Stage::new().await;
    for mut ana in [stage.member("Ana"), stage.member("Ana").in_direct()] {
        for (field, value) in BROKEN {
            starts(&mut ana).await;
            for mut interaction in [ana.would_type("help"), ana.would_press("Stop")] {
                let value: Value = serde_json::from_str(value).expect("JSON");
                *interaction.payload.pointer_mut(field).expect("a field") = value;
                stage.deliver(&interaction);
                let answer = stage.answer(&interaction).await;
                let private = json!((1 << 15) + 64);
                assert_eq!((&answer["type"], &answer["data"]["flags"]), (&json!(4), &private));
                ana.looks_again();
                ana.reads("Something went wrong on my side. Nothing you chose was kept.");
                ana.presses("I need help now").await;
                ana.reads("It's good that you asked.");
            }
        }
    }
    stage.end().await;
}
