//! Every article, every country and every reason for a question, so that whatever judges what the
//! bot sends gets to see them all.

use super::stage::Stage;
use crate::support::shipped;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_objects_to_any_article_any_country_or_any_reason_for_a_question() {
    let (words, pack) = (shipped().languages.english(), &shipped().packs[0]);
    let stage = Stage::shipped().await;
    let mut ana = stage.member("Ana");
    ana.types("/b12-read").await;
    let articles = ana.options();
    for title in &articles {
        ana.picks(&[title]).await;
        let mut read = Vec::new();
        let next = words.next("");
        let unread = |buttons: Vec<String>, read: &[String]| {
            buttons.into_iter().find(|label| label.starts_with(&next) && !read.contains(label))
        };
        while let Some(next) = unread(ana.buttons(), &read) {
            ana.presses(&next).await;
            read.push(next);
        }
        ana.presses(&words.articles()).await;
    }
    ana.types("/b12-help-now").await;
    let countries = ana.options();
    for country in &countries {
        ana.picks(&[country]).await;
        ana.reads(&words.country_title(country));
        ana.presses(&words.other_country()).await;
    }
    ana.types("/b12-check").await;
    ana.presses(&words.begin()).await;
    ana.presses(&words.why()).await;
    ana.presses(&words.back_to_question()).await;
    let harmless = pack.flows[0].items[0].options.iter().find(|option| option.exclusive);
    ana.picks(&[&harmless.expect("an answer that is no danger sign").short]).await;
    while ana.buttons().contains(&words.skip()) {
        ana.presses(&words.why()).await;
        ana.presses(&words.back_to_question()).await;
        ana.presses(&words.skip()).await;
    }
    ana.presses(&words.result()).await;
    let callbacks = stage.wire.calls().iter().filter(|call| call.is_callback()).count();
    let least = articles.len() + countries.len() + pack.flows[0].items.len();
    assert!(callbacks > least, "only {callbacks} screens were seen");
    stage.end().await;
}
