//! Every article, every country and every reason for a question, so that whatever judges what the
//! bot sends gets to see them all.

use super::stage::Stage;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_objects_to_any_article_any_country_or_any_reason_for_a_question() {
    let stage = Stage::new().await;
    let mut ana = stage.member("Ana");
    ana.types("/b12-read").await;
    for title in ana.options() {
        ana.picks(&[&title]).await;
        let mut read = Vec::new();
        let unread = |buttons: Vec<String>, read: &[String]| {
            buttons.into_iter().find(|label| label.starts_with("Next: ") && !read.contains(label))
        };
        while let Some(next) = unread(ana.buttons(), &read) {
            ana.presses(&next).await;
            read.push(next);
        }
        ana.presses("All articles").await;
    }
    ana.types("/b12-help-now").await;
    let countries = ana.options();
    assert!(countries.len() > 25, "more than one menu holds: {countries:?}");
    for country in countries {
        ana.picks(&[&country]).await;
        ana.reads(&format!("{country}: who to call"));
        ana.presses("All countries").await;
    }
    ana.types("/b12-check").await;
    ana.presses("Start").await;
    ana.presses("Why this question?").await;
    ana.presses("Back to the question").await;
    ana.picks(&["None of these"]).await;
    while ana.buttons().contains(&"Skip".to_owned()) {
        ana.presses("Why this question?").await;
        ana.presses("Back to the question").await;
        ana.presses("Skip").await;
    }
    ana.presses("See the result").await;
    let callbacks = stage.wire.calls().iter().filter(|call| call.is_callback()).count();
    assert!(callbacks > 120, "only {callbacks} screens were seen");
    stage.end().await;
}
