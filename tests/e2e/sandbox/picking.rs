//! Who and what people pick by name: in the options of commands and in menus.

use myelin::sandbox::{Person, Refused};
use serde_json::{Value, json};

use super::stage::{Stage, V2, row, say};

/// A stage with the command `all`, which has an option of every kind.
async fn stage() -> Stage {
    let stage = Stage::new().await;
    let option = |kind: u64, name: &str, more: Value| {
        let mut option = json!({"type": kind, "name": name, "description": "A"});
        for (field, value) in more.as_object().into_iter().flatten() {
            option[field] = value.clone();
        }
        option
    };
    let none = json!({});
    let choices =
        json!({"choices": [{"name": "Soft", "value": "s"}, {"name": "Hard", "value": "h"}]});
    let options = json!([
        option(3, "words", json!({"min_length": 2, "max_length": 4})),
        option(3, "strength", choices),
        option(4, "count", json!({"min_value": 1, "max_value": 3})),
        option(5, "on", none.clone()),
        option(6, "who", none.clone()),
        option(7, "where", json!({"channel_types": [0]})),
        option(8, "role", none.clone()),
        option(9, "both", none.clone()),
        option(11, "file", none),
    ]);
    let group = json!({"type": 2, "name": "deep", "description": "A", "options": [
        {"type": 1, "name": "down", "description": "A", "options": options}]});
    let command = json!([{"name": "all", "description": "A", "options": [group]}]);
    assert_eq!(stage.put_commands(&command).await.0, 200);
    stage
}

/// What the event says of the options of `all deep down`.
fn filled(stage: &Stage, who: &Person, given: &[(&str, &str)]) -> Result<Value, Refused> {
    let here = stage.sandbox.server_channel();
    let opened = stage.sandbox.open_interaction(who, &here, "all deep down", given)?;
    Ok(opened.payload["data"].clone())
}

#[tokio::test]
async fn options_are_typed_by_name_and_come_with_what_they_name() {
    let stage = stage().await;
    let sandbox = &stage.sandbox;
    sandbox.have_file("notes.toml", b"a = 1");
    let given = [
        ("words", "feet"),
        ("strength", "Hard"),
        ("count", "3"),
        ("on", "True"),
        ("who", "@Bob"),
        ("where", "#b12-talk"),
        ("role", "@Helpers"),
        ("both", "@bob"),
        ("file", "notes.toml"),
    ];
    let data = filled(&stage, &stage.ann, &given).unwrap();
    let group = &data["options"][0];
    assert_eq!((&group["name"], &group["type"]), (&json!("deep"), &json!(2)));
    let down = &group["options"][0];
    assert_eq!((&down["name"], &down["type"]), (&json!("down"), &json!(1)));
    let options = down["options"].as_array().unwrap();
    let value =
        |name: &str| options.iter().find(|option| option["name"] == name).unwrap()["value"].clone();
    let bob = stage.bob.id().to_string();
    let talk = sandbox.channel_named("b12-talk").id().to_string();
    let helpers = sandbox.role_named("Helpers").id().to_string();
    assert_eq!(value("strength"), "h");
    assert_eq!((value("count"), value("on")), (json!(3), json!(true)));
    assert_eq!((value("who"), value("both")), (json!(bob), json!(bob)));
    assert_eq!((value("where"), value("role")), (json!(talk), json!(helpers)));

    let resolved = &data["resolved"];
    assert_eq!(resolved["users"][&bob]["username"], "Bob");
    assert!(resolved["members"][&bob]["permissions"].is_string());
    assert!(resolved["members"][&bob].get("user").is_none());
    assert_eq!(resolved["roles"][&helpers]["name"], "Helpers");
    assert_eq!(resolved["roles"][&helpers]["mentionable"], true);
    let channel = &resolved["channels"][&talk];
    assert_eq!((&channel["name"], &channel["type"]), (&json!("b12-talk"), &json!(0)));
    assert!(channel["permissions"].is_string() && channel["app_permissions"].is_string());
    let file = &resolved["attachments"][value("file").as_str().unwrap()];
    assert_eq!((&file["filename"], &file["size"]), (&json!("notes.toml"), &json!(5)));
    let fetched = reqwest::get(file["url"].as_str().unwrap()).await.unwrap();
    assert_eq!(fetched.bytes().await.unwrap(), b"a = 1".as_slice());
    stage.quiet();
}

#[tokio::test]
async fn nobody_types_what_is_not_there_or_not_theirs_to_see() {
    let stage = stage().await;
    let mia = stage.sandbox.moderator("Mia");
    for (option, value) in [
        ("words", "a"),
        ("words", "abcde"),
        ("strength", "Medium"),
        ("count", "0"),
        ("count", "4"),
        ("count", "1.5"),
        ("on", "yes"),
        ("who", "@Nobody"),
        ("who", "@Helpers"),
        ("where", "#nowhere"),
        ("where", "#questions"),
        ("where", "#mod-log"),
        ("role", "@Bob"),
        ("file", "not-there.txt"),
    ] {
        let wrong = Refused::BadValue { name: option.to_owned(), value: value.to_owned() };
        assert_eq!(filled(&stage, &stage.ann, &[(option, value)]), Err(wrong));
    }
    assert!(filled(&stage, &mia, &[("where", "#mod-log")]).is_ok());
    let id = stage.sandbox.channel_named("venting").id();
    assert!(filled(&stage, &mia, &[("where", &format!("<#{id}>"))]).is_ok());
    assert!(filled(&stage, &mia, &[("where", &id.to_string())]).is_ok());
    let here = stage.sandbox.server_channel();
    for half in ["all", "all deep", "all down"] {
        let refused = stage.sandbox.open_interaction(&mia, &here, half, &[]).unwrap_err();
        assert_eq!(refused, Refused::UnknownCommand { name: half.to_owned() });
    }
}

fn picker(kind: u64, more: &Value) -> Value {
    let mut picker = json!({"type": kind, "custom_id": "pick"});
    for (field, value) in more.as_object().into_iter().flatten() {
        picker[field] = value.clone();
    }
    say(V2, &json!([row(&json!([picker]))]))
}

#[tokio::test]
async fn menus_of_channels_take_names_that_are_there() {
    let stage = Stage::new().await;
    let sandbox = &stage.sandbox;
    let talk = sandbox.channel_named("b12-talk").id().to_string();
    let chosen = json!([{"id": talk, "type": "channel"}]);
    let more =
        json!({"channel_types": [0], "min_values": 0, "max_values": 2, "default_values": chosen});
    let message = stage.shown(picker(8, &more)).await;
    let menu = &message.menus()[0];
    assert_eq!((menu.kind, menu.min, menu.max), (8, 0, 2));
    assert_eq!(menu.chosen, ["#b12-talk"]);
    let choose = |names: &[&str]| {
        let opened = sandbox.open_choice(&stage.ann, message.id, "pick", names);
        opened.map(|opened| opened.payload["data"].clone())
    };
    let data = choose(&["#general", "b12-talk"]).unwrap();
    assert_eq!(data["values"][1], json!(talk));
    assert_eq!(data["resolved"]["channels"][&talk]["name"], "b12-talk");
    assert_eq!(data["component_type"], 8);
    assert_eq!(choose(&[]).unwrap()["values"], json!([]));
    for absent in ["#questions", "#mod-log", "@Bob", "#none"] {
        assert_eq!(choose(&[absent]), Err(Refused::ValueNotOffered { value: absent.to_owned() }));
    }
    let many = choose(&["#general", "#b12-talk", "#venting"]);
    assert_eq!(many, Err(Refused::WrongNumberOfValues { min: 0, max: 2, given: 3 }));
    let twice = choose(&["#general", "general"]);
    assert_eq!(twice, Err(Refused::WrongNumberOfValues { min: 0, max: 2, given: 2 }));
}

#[tokio::test]
async fn menus_of_people_and_roles_take_those() {
    let stage = Stage::new().await;
    let sandbox = &stage.sandbox;
    let choose = async |kind: u64, name: &str| {
        let message = stage.shown(picker(kind, &json!({}))).await;
        let opened = sandbox.open_choice(&stage.ann, message.id, "pick", &[name])?;
        Ok::<Value, Refused>(opened.payload["data"]["resolved"].clone())
    };
    let (bob, helpers) =
        (stage.bob.id().to_string(), sandbox.role_named("Helpers").id().to_string());
    assert_eq!(choose(5, "@Bob").await.unwrap()["users"][&bob]["username"], "Bob");
    assert_eq!(choose(6, "Helpers").await.unwrap()["roles"][&helpers]["name"], "Helpers");
    assert!(choose(7, "@Bob").await.unwrap().get("users").is_some());
    assert!(choose(7, "@Helpers").await.unwrap().get("roles").is_some());
    assert!(choose(5, "@Helpers").await.is_err());
    assert!(choose(6, "@Bob").await.is_err());
    let message = stage.shown(picker(5, &json!({}))).await;
    let empty = sandbox.open_choice(&stage.ann, message.id, "pick", &[]).unwrap_err();
    assert_eq!(empty, Refused::WrongNumberOfValues { min: 1, max: 1, given: 0 });
}

#[tokio::test]
async fn mentions_are_seen_as_names() {
    let stage = Stage::new().await;
    let sandbox = &stage.sandbox;
    let (talk, helpers) = (sandbox.channel_named("b12-talk"), sandbox.role_named("Helpers"));
    let words = format!(
        "In <#{}>, <@&{}> and <@{}> since <t:1796082600>",
        talk.id(),
        helpers.id(),
        stage.bob.id()
    );
    let message = stage.shown(say(V2, &json!([{"type": 10, "content": words}]))).await;
    assert_eq!(message.texts(), ["In #b12-talk, @Helpers and @Bob since 30 November 2026 23:50"]);
    assert!(message.body.to_string().contains("<#"), "the body stays as it was sent");
    stage.quiet();
}
