//! A second topic beside the built-in one: a folder of files, and no Rust.

use std::path::Path;

use serde_json::Value;

use super::stage::{Stage, copy};
use super::walks::NONE;

const TOPICS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/topics");

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_topic_is_a_folder_with_its_own_commands_questions_and_articles() {
    let mut stage = Stage::empty().await;
    let packs = stage.packs();
    copy(Path::new(TOPICS), &packs);
    let packs = packs.display().to_string();
    stage.run_process("data", &["run", "--responses", &packs], None).await;
    let commands = stage.discord.commands();
    let names: Vec<&str> = commands.iter().filter_map(|command| command["name"].as_str()).collect();
    for name in ["sleep-diary-check", "sleep-diary-read", "feet-check", "b12-check", "help"] {
        assert!(names.contains(&name), "{name} is not among {names:?}");
    }
    let described = commands.iter().find(|command| command["name"] == "sleep-diary-check");
    let described = described.map(|command| &command["description"]);
    assert_eq!(described, Some(&Value::from("Two questions about what you want to write down")));

    let mut ana = stage.member("Ana");
    ana.types("/sleep-diary-check").await;
    ana.reads("Get help now if you have any of these");
    ana.reads("How to keep a notebook beside the bed.");
    ana.is_alone_with_it();
    ana.presses("Start").await;
    ana.answers(&[NONE]).await;
    ana.reads("What would you like to write down?");
    ana.answers(&[&["When I go to bed", "What I dream"], &["Longer"]]).await;
    ana.presses("See the result").await;
    ana.reads("A notebook beside the bed will do.");
    ana.reads("Dreams are long: leave a whole page for each.");
    ana.presses("Read: What you need").await;
    ana.reads("A notebook and a pencil beside the bed are enough.");
    ana.presses("Back to the result").await;
    ana.presses("Start over").await;
    ana.presses("Start").await;
    ana.answers(&[&["Thoughts of hurting myself"]]).await;
    ana.reads("I'm really glad you told me.");
    ana.sends_away_with("Hide this").await;

    let found = ana.is_suggested("/sleep-diary-read bedtime").await;
    assert_eq!(found, [("Keeping a sleep diary".to_owned(), "start".to_owned())]);
    ana.types("/sleep-diary-read notebook").await;
    ana.reads("What you need");
    ana.reads("How we keep our notebooks");
    ana.does_not_read("Numb feet");
    ana.types("/feet-read glossitis").await;
    ana.reads("Sore tongue and mouth");
    stage.end().await;
}
