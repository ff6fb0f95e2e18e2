//! Proves the stand-in with the real serenity client: what is dispatched decodes, and what it sends is understood.

use std::sync::Arc;
use std::time::Duration;

use myelin::sandbox::{Channel, Clock, Person, Refused, Sandbox, Shown};
use serde_json::{Value, json};
use serenity::all::{
    Client, ClientBuilder, Context, Event, EventHandler, GatewayIntents, HttpBuilder, Interaction,
    Message, RawEventHandler, Ready, ShardManager,
};

const V2: u64 = 1 << 15;
const LIMIT: Duration = Duration::from_secs(10);

/// A bot that shows a screen, changes it, hides it, suggests words, writes back, or says nothing.
struct Bot;

fn screen(words: &str) -> Value {
    let buttons = json!([
        {"type": 2, "style": 1, "label": "Next", "custom_id": "next"},
        {"type": 2, "style": 2, "label": "Hide this", "custom_id": "hide"},
        {"type": 2, "style": 2, "label": "Stall", "custom_id": "stall"},
        {"type": 2, "style": 2, "label": "Break", "custom_id": "break"},
    ]);
    let options = json!([{"label": "A", "value": "a"}, {"label": "B", "value": "b"}]);
    json!({
        "flags": V2 | 64,
        "allowed_mentions": {"parse": []},
        "components": [
            {"type": 10, "content": words},
            {"type": 1, "components": buttons},
            {"type": 1, "components": [{"type": 3, "custom_id": "menu", "max_values": 2, "options": options}]},
        ],
    })
}

#[serenity::async_trait]
impl EventHandler for Bot {
    async fn ready(&self, context: Context, _: Ready) {
        let topic =
            json!({"type": 3, "name": "topic", "description": "About what", "autocomplete": true});
        let ask = json!({"name": "ask", "description": "Asks", "options": [topic], "integration_types": [0, 1]});
        context.http.create_global_commands(&json!([ask])).await.unwrap();
    }

    async fn message(&self, context: Context, message: Message) {
        let body = json!({
            "flags": V2,
            "allowed_mentions": {"parse": []},
            "components": [{"type": 10, "content": format!("You wrote: {}", message.content)}],
        });
        let sent = context.http.send_message(message.channel_id, vec![], &body);
        sent.await.unwrap();
    }

    async fn interaction_create(&self, context: Context, interaction: Interaction) {
        let id = interaction.id();
        let token = interaction.token().to_owned();
        let body = if let Interaction::Component(press) = &interaction {
            match press.data.custom_id.as_str() {
                "hide" => json!({"type": 6}),
                "stall" => return,
                "break" => json!({"type": 7, "data": {"components": []}}),
                "menu" => json!({"type": 7, "data": screen("Chosen")}),
                _ => json!({"type": 7, "data": screen("Question 2")}),
            }
        } else if let Interaction::Autocomplete(_) = &interaction {
            json!({"type": 8, "data": {"choices": [{"name": "Pain", "value": "pain"}]}})
        } else {
            json!({"type": 4, "data": screen("Question 1")})
        };
        let sent = context.http.create_interaction_response(id, &token, &body, vec![]);
        if sent.await.is_ok() && body == json!({"type": 6}) {
            let removed = context.http.delete_original_interaction_response(&token);
            removed.await.unwrap();
        }
    }
}

/// Answers what serenity could not decode.
#[serenity::async_trait]
impl RawEventHandler for Bot {
    async fn raw_event(&self, context: Context, event: Event) {
        if let Event::Unknown(event) = event {
            let id = event.value["id"].as_str().unwrap().parse::<u64>().unwrap();
            let token = event.value["token"].as_str().unwrap();
            let body = json!({"type": 4, "data": screen("Something went wrong")});
            let sent = context.http.create_interaction_response(id.into(), token, &body, vec![]);
            sent.await.unwrap();
        }
    }
}

struct Stage {
    sandbox: Sandbox,
    shards: Arc<ShardManager>,
    ann: Person,
}

impl Stage {
    async fn new() -> Self {
        let sandbox = Sandbox::start(Clock::still()).await.unwrap();
        let http = HttpBuilder::new(sandbox.token())
            .proxy(sandbox.base_url())
            .ratelimiter_disabled(true)
            .build();
        let intents = GatewayIntents::DIRECT_MESSAGES;
        let client =
            ClientBuilder::new_with_http(http, intents).event_handler(Bot).raw_event_handler(Bot);
        let mut client: Client = client.await.unwrap();
        let shards = Arc::clone(&client.shard_manager);
        tokio::spawn(async move { client.start().await });
        assert!(sandbox.ready(LIMIT).await);
        assert!(sandbox.commands_ready(LIMIT).await);
        let ann = sandbox.person("Ann");
        Self { sandbox, shards, ann }
    }

    async fn asked(&self, channel: &Channel) -> myelin::sandbox::Message {
        let shown = self.sandbox.command(&self.ann, channel, "ask", &[]).await;
        let Ok(Shown::New(message)) = shown else {
            unreachable!("the bot answers with a new message: {shown:?}");
        };
        message
    }

    async fn end(self) {
        let none: [&str; 0] = [];
        assert_eq!(self.sandbox.complaints(), none);
        self.shards.shutdown_all().await;
    }
}

#[tokio::test]
async fn the_real_client_answers_commands_presses_and_choices_in_every_place() {
    let stage = Stage::new().await;
    let (sandbox, ann) = (&stage.sandbox, &stage.ann);
    for channel in [sandbox.server_channel(), sandbox.direct(ann), sandbox.group(ann)] {
        let message = stage.asked(&channel).await;
        assert_eq!(message.texts(), ["Question 1"]);
        assert!(message.ephemeral);
        let shown = sandbox.press(ann, message.id, "next").await.unwrap();
        assert!(matches!(&shown, Shown::Updated(m) if m.texts() == ["Question 2"]));
        let chosen = sandbox.choose(ann, message.id, "menu", &["a", "b"]).await;
        assert_eq!(chosen.unwrap().message().unwrap().texts(), ["Chosen"]);
        let hidden = sandbox.press(ann, message.id, "hide").await;
        assert_eq!(hidden, Ok(Shown::Removed));
        assert!(sandbox.settled(LIMIT, || sandbox.message(ann, message.id).is_none()).await);
    }
    assert_eq!(sandbox.command_writes(), 1);
    stage.end().await;
}

#[tokio::test]
async fn the_real_client_suggests_and_writes_back() {
    let stage = Stage::new().await;
    let (sandbox, ann) = (&stage.sandbox, &stage.ann);
    let channel = sandbox.direct(ann);
    let suggested = sandbox.suggest(ann, &channel, "ask", "topic", "pa").await;
    assert_eq!(suggested, Ok(vec![("Pain".to_owned(), "pain".to_owned())]));
    let reply = sandbox.say(ann, &channel, "my feet tingle").await.unwrap();
    assert_eq!(reply.texts(), ["You wrote: my feet tingle"]);
    stage.end().await;
}

#[tokio::test]
async fn a_bot_that_stalls_or_sends_nonsense_is_reported() {
    let stage = Stage::new().await;
    let (sandbox, ann) = (&stage.sandbox, &stage.ann);
    let message = stage.asked(&sandbox.server_channel()).await;
    let press = sandbox.press(ann, message.id, "stall");
    let time = async {
        tokio::task::yield_now().await;
        sandbox.advance(Duration::from_millis(3001));
    };
    let (stalled, ()) = tokio::join!(press, time);
    assert!(matches!(stalled, Err(Refused::NotAnswered { .. })));

    let broken = sandbox.press(ann, message.id, "break").await.unwrap_err();
    assert!(broken.to_string().contains("needs at least one"), "{broken}");
    stage.shards.shutdown_all().await;
}

#[tokio::test]
async fn a_client_whose_connection_is_cut_comes_back() {
    let stage = Stage::new().await;
    stage.sandbox.drop_connections().await;
    assert!(!stage.sandbox.ready(Duration::ZERO).await);
    assert!(stage.sandbox.ready(LIMIT).await);
    let message = stage.asked(&stage.sandbox.server_channel()).await;
    assert_eq!(message.texts(), ["Question 1"]);
    stage.end().await;
}

#[tokio::test]
async fn an_event_that_does_not_decode_can_be_sent_and_its_answer_seen() {
    let stage = Stage::new().await;
    let (sandbox, ann) = (&stage.sandbox, &stage.ann);
    let opened = sandbox.open_interaction(ann, &sandbox.server_channel(), "ask", &[]);
    let mut opened = opened.unwrap();
    let event = opened.payload.as_object_mut().unwrap();
    event.remove("attachment_size_limit");
    assert!(sandbox.dispatch_raw("INTERACTION_CREATE", opened.payload));
    let answer = sandbox.answer_to(opened.id, LIMIT).await.unwrap();
    assert_eq!(answer["data"], screen("Something went wrong"));
    stage.end().await;
}
