//! Files: those that a bot sends with what it says, and those that can be fetched.

use reqwest::Method;
use serde_json::{Value, json};

use super::stage::{NONE, Stage, V2, say, text};

/// Sends a body with one file beside it, and gives the status and the answer.
async fn send(
    stage: &Stage,
    method: Method,
    path: &str,
    body: &Value,
    file: (&str, &str),
) -> (u16, Value) {
    let (name, words) = file;
    let multipart = format!(
        "--xy\r\nContent-Disposition: form-data; name=\"payload_json\"\r\nContent-Type: application/json\r\n\r\n\
         {body}\r\n--xy\r\nContent-Disposition: form-data; name=\"files[0]\"; filename=\"{name}\"\r\n\r\n\
         {words}\r\n--xy--\r\n"
    );
    let url = format!("{}/api/v10{path}", stage.sandbox.base_url());
    let request = reqwest::Client::new().request(method, url).body(multipart);
    let request = request.header("Content-Type", "multipart/form-data; boundary=xy");
    let token = format!("Bot {}", stage.sandbox.token());
    let response = request.header("Authorization", token).send().await.unwrap();
    let status = response.status().as_u16();
    (status, response.json().await.unwrap_or_default())
}

fn with_file(name: &str) -> Value {
    let file = json!({"type": 13, "file": {"url": format!("attachment://{name}")}});
    let mut body = say(V2, &json!([text("Your settings"), file]));
    body["attachments"] = json!([{"id": 0, "description": "All of them"}]);
    body
}

#[tokio::test]
async fn a_file_of_an_answer_is_seen_and_can_be_fetched() {
    let stage = Stage::new().await;
    let sandbox = &stage.sandbox;
    let asked = stage.asked();
    let path = format!("/interactions/{}/{}/callback", asked.id, asked.token);
    let body = json!({"type": 4, "data": with_file("settings.toml")});
    assert_eq!(send(&stage, Method::POST, &path, &body, ("settings.toml", "a = 1\n")).await.0, 204);
    let message = sandbox.messages(&stage.ann, &sandbox.server_channel()).pop().unwrap();
    let file = &message.files[0];
    assert_eq!((file.name.as_str(), file.size), ("settings.toml", 6));
    let kept = sandbox.file_of(message.id).unwrap();
    assert_eq!(kept, ("settings.toml".to_owned(), b"a = 1\n".to_vec()));
    let start = format!("{}/attachments/{}/", sandbox.base_url(), sandbox.server_channel().id());
    assert!(file.url.starts_with(&start) && file.url.ends_with("/settings.toml"), "{}", file.url);
    assert_eq!(reqwest::get(&file.url).await.unwrap().text().await.unwrap(), "a = 1\n");
    let (_, original) = stage.original(Method::GET, &asked, &Value::Null).await;
    assert_eq!(original["attachments"][0]["description"], "All of them");
    assert_eq!(original["components"][1]["file"]["url"], json!(file.url));
    stage.quiet();

    // An edit without the file takes it away, also from where it was fetched.
    let mut without = say(V2, &json!([text("Gone")]));
    without["attachments"] = json!([]);
    assert_eq!(stage.original(Method::PATCH, &asked, &without).await.0, 200);
    assert_eq!(sandbox.file_of(message.id), None);
    assert_eq!(reqwest::get(&file.url).await.unwrap().status().as_u16(), 404);
    stage.quiet();
}

#[tokio::test]
async fn follow_ups_edits_and_posts_take_files_too() {
    let stage = Stage::new().await;
    let sandbox = &stage.sandbox;
    let asked = stage.asked();
    stage.callback(&asked, 4, say(V2, &json!([text("First")]))).await;
    let hook = format!("/webhooks/{}/{}", sandbox.application_id(), asked.token);
    let original = format!("{hook}/messages/@original");
    let posts = format!("/channels/{}/messages", sandbox.server_channel().id());
    for (method, path) in
        [(Method::POST, &hook), (Method::PATCH, &original), (Method::POST, &posts)]
    {
        let (status, message) =
            send(&stage, method, path, &with_file("a.txt"), ("a.txt", "A")).await;
        assert_eq!(
            (status, &message["attachments"][0]["filename"]),
            (200, &json!("a.txt")),
            "{path}"
        );
    }
    stage.quiet();
    sandbox.take_from_bot(1 << 15);
    let (status, body) =
        send(&stage, Method::POST, &posts, &with_file("a.txt"), ("a.txt", "A")).await;
    assert_eq!((status, &body["code"]), (403, &json!(50013)));
    assert_eq!(sandbox.complaints(), NONE);
}

#[tokio::test]
async fn a_file_that_is_not_there_or_that_nobody_sees_is_refused() {
    let stage = Stage::new().await;
    let asked = stage.asked();
    let (status, body) = stage
        .callback(&asked, 4, {
            let mut body = with_file("a.txt");
            body.as_object_mut().unwrap().remove("attachments");
            body
        })
        .await;
    assert_eq!(status, 400);
    assert!(body.to_string().contains("attachment://a.txt is not among the files"), "{body}");
    let path = format!("/channels/{}/messages", stage.sandbox.server_channel().id());
    let plain = say(V2, &json!([text("A")]));
    let (status, body) = send(&stage, Method::POST, &path, &plain, ("a.txt", "A")).await;
    assert_eq!(status, 400);
    assert!(body.to_string().contains("nobody sees a.txt"), "{body}");
    let large = "a".repeat(10 * 1024 * 1024 + 1);
    let (status, body) =
        send(&stage, Method::POST, &path, &with_file("a.txt"), ("a.txt", &large)).await;
    assert_eq!((status, &body["code"]), (413, &json!(40005)));
}
