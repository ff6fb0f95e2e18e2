//! Servers, channels, roles: who sees and may do what, and which command is open to whom.

use myelin::sandbox::{Channel, ChannelKind, Person, Refused, Writing};
use serde_json::{Value, json};

use super::stage::Stage;

const VIEW: u64 = 1 << 10;
const SEND: u64 = 1 << 11;
const MANAGE_SERVER: u64 = 1 << 5;

fn bits(value: &Value) -> u64 {
    value.as_str().unwrap().parse().unwrap()
}

/// The event of `ask` in a channel.
fn asks(stage: &Stage, who: &Person, channel: &Channel) -> Value {
    stage.sandbox.open_interaction(who, channel, "ask", &[]).unwrap().payload
}

#[tokio::test]
async fn channels_have_names_and_threads_have_parents() {
    let stage = Stage::new().await;
    let sandbox = &stage.sandbox;
    let names: Vec<String> = sandbox.channels().into_iter().map(|(name, _)| name).collect();
    let expected = ["general", "b12-talk", "venting", "mod-log", "moderators-only", "questions"];
    assert_eq!(names, expected);
    assert_eq!(sandbox.channel_named("general"), sandbox.server_channel());
    let talk = sandbox.channel_named("b12-talk");
    assert_eq!(talk, sandbox.channel_named("b12-talk"));
    let event = asks(&stage, &stage.ann, &talk);
    assert_eq!(
        (&event["channel"]["type"], &event["channel"]["name"]),
        (&json!(0), &json!("b12-talk"))
    );
    assert_eq!(event["channel_id"], json!(talk.id().to_string()));

    let thread = sandbox.thread_in(&talk);
    let event = asks(&stage, &stage.ann, &thread);
    assert_eq!(event["channel"]["type"], 11);
    assert_eq!(event["channel"]["parent_id"], json!(talk.id().to_string()));
    let post = sandbox.forum_post("Tired all day");
    let event = asks(&stage, &stage.ann, &post);
    assert_eq!(event["channel"]["name"], "Tired all day");
    let forum = sandbox.channel_named("questions");
    assert_eq!(event["channel"]["parent_id"], json!(forum.id().to_string()));
    assert_eq!(post.parent(), Some(forum.id()));
    assert_eq!(post.kind(), ChannelKind::Server);
}

#[tokio::test]
async fn a_private_channel_is_seen_by_moderators_only() {
    let stage = Stage::new().await;
    let sandbox = &stage.sandbox;
    let (log, private) =
        (sandbox.channel_named("mod-log"), sandbox.channel_named("moderators-only"));
    let mia = sandbox.moderator("Mia");
    for channel in [log, private] {
        let refused = sandbox.open_interaction(&stage.ann, &channel, "ask", &[]).unwrap_err();
        assert_eq!(refused, Refused::NotVisible);
        assert!(!sandbox.channels_of(&stage.ann).iter().any(|(_, known)| *known == channel));
        assert!(sandbox.channels_of(&mia).iter().any(|(_, known)| *known == channel));
    }
    assert_eq!(bits(&asks(&stage, &mia, &log)["app_permissions"]) & VIEW, VIEW);
    assert_eq!(bits(&asks(&stage, &mia, &private)["app_permissions"]) & VIEW, 0);
}

#[tokio::test]
async fn the_permissions_an_event_states_follow_from_roles_and_overwrites() {
    let stage = Stage::new().await;
    let sandbox = &stage.sandbox;
    let talk = sandbox.channel_named("b12-talk");
    sandbox.deny_bot(&talk, SEND);
    let helpers = sandbox.role_named("Helpers");
    sandbox.deny_role(&talk, &sandbox.role_named("@everyone"), SEND);
    let event = asks(&stage, &stage.ann, &talk);
    assert_eq!(bits(&event["app_permissions"]) & SEND, 0);
    assert_eq!(bits(&event["member"]["permissions"]) & SEND, 0);
    // What holds in a channel holds in its threads, and nowhere else.
    let event = asks(&stage, &stage.ann, &sandbox.thread_in(&talk));
    assert_eq!(bits(&event["app_permissions"]) & SEND, 0);
    let event = asks(&stage, &stage.ann, &sandbox.channel_named("venting"));
    assert_eq!(bits(&event["app_permissions"]) & SEND, SEND);
    assert_eq!(bits(&event["member"]["permissions"]) & SEND, SEND);

    let event = asks(&stage, &stage.ann.clone().with_role(helpers.id()), &talk);
    assert_eq!(event["member"]["roles"], json!([helpers.id().to_string()]));
    assert_eq!(bits(&event["member"]["permissions"]) & MANAGE_SERVER, 0);
    let event = asks(&stage, &sandbox.moderator("Mia"), &talk);
    assert_eq!(bits(&event["member"]["permissions"]) & MANAGE_SERVER, MANAGE_SERVER);
    let direct = asks(&stage, &stage.ann, &sandbox.direct(&stage.ann));
    let in_direct = 1 << 14 | 1 << 15 | 1 << 17 | 1 << 18;
    assert_eq!(bits(&direct["app_permissions"]), in_direct);
}

#[tokio::test]
async fn nobody_writes_where_they_may_not_or_into_a_forum_itself() {
    let stage = Stage::new().await;
    let sandbox = &stage.sandbox;
    let writes = |who: &Person, channel: &Channel| {
        sandbox.write(who, channel, Writing { words: "hello", ..Writing::default() })
    };
    let forum = sandbox.channel_named("questions");
    assert_eq!(writes(&stage.ann, &forum), Err(Refused::MayNotWrite));
    let quiet = stage.ann.clone().without(SEND);
    assert_eq!(writes(&quiet, &sandbox.server_channel()), Err(Refused::MayNotWrite));
    // Whether a bot is there is only asked when the person may write.
    assert_eq!(writes(&stage.ann, &sandbox.server_channel()), Err(Refused::NoBot));
    assert_eq!(writes(&stage.ann, &sandbox.forum_post("Tired")), Err(Refused::NoBot));
}

#[tokio::test]
async fn a_command_for_moderators_opens_to_a_role_that_was_given_it() {
    let stage = Stage::new().await;
    let sandbox = &stage.sandbox;
    let here = sandbox.server_channel();
    let show = |who: &Person| {
        sandbox.open_interaction(who, &here, "settings show", &[("which", "all")]).map(|_| ())
    };
    let closed = Err(Refused::NotAvailable { name: "settings show".to_owned() });
    let helpers = sandbox.role_named("Helpers");
    let helper = stage.bob.clone().with_role(helpers.id());
    assert_eq!(show(&helper), closed);
    assert_eq!(show(&sandbox.moderator("Mia")), Ok(()));
    sandbox.grant_command("settings", &helpers);
    assert_eq!(show(&helper), Ok(()));
    assert_eq!(show(&stage.ann), closed);
    sandbox.grant_command("settings", &sandbox.role_named("@everyone"));
    assert_eq!(show(&stage.ann), Ok(()));
    // The contexts of a command hold for everybody.
    let direct = sandbox.direct(&stage.ann);
    let refused = sandbox.open_interaction(&stage.ann, &direct, "settings show", &[("which", "a")]);
    assert_eq!(refused.unwrap_err(), Refused::NotAvailable { name: "settings show".to_owned() });
}

#[tokio::test]
async fn a_command_that_needs_nothing_it_could_have_is_for_administrators() {
    let stage = Stage::new().await;
    let command = json!([{"name": "only", "description": "A", "default_member_permissions": "0"}]);
    stage.put_commands(&command).await;
    let sandbox = &stage.sandbox;
    let mia = sandbox.moderator("Mia");
    let open = || sandbox.open_interaction(&mia, &sandbox.server_channel(), "only", &[]).is_ok();
    assert!(!open());
    sandbox.grant_command("only", &sandbox.role_named("Moderators"));
    assert!(open());
}

#[tokio::test]
async fn two_servers_are_told_apart() {
    let stage = Stage::new().await;
    let sandbox = &stage.sandbox;
    let second = sandbox.second_server();
    assert_eq!(second, sandbox.second_server());
    assert_ne!(second.id(), sandbox.server_id());
    let there = sandbox.channel_in(&second, "general");
    let mia = sandbox.moderator("Mia");
    let event = asks(&stage, &mia, &there);
    assert_eq!(event["guild_id"], json!(second.id().to_string()));
    assert_eq!(event["authorizing_integration_owners"]["0"], json!(second.id().to_string()));
    // A moderator of the one is a plain member of the other, whose roles are others.
    assert_eq!(event["member"]["roles"], json!([]));
    assert_eq!(bits(&event["member"]["permissions"]) & MANAGE_SERVER, 0);
    let role = sandbox.role_in(&second, "Moderators");
    assert_ne!(role.id(), sandbox.role_named("Moderators").id());
    let event = asks(&stage, &mia.with_role(role.id()), &there);
    assert_eq!(event["member"]["roles"], json!([role.id().to_string()]));
    assert_eq!(bits(&event["member"]["permissions"]) & MANAGE_SERVER, MANAGE_SERVER);
    assert_eq!(sandbox.servers().len(), 2);
    stage.quiet();
}
