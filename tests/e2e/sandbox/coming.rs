//! How a bot hears of servers that come and go, as the real serenity client decodes it.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use myelin::sandbox::{Clock, Sandbox};
use serenity::all::{
    Channel, Client, ClientBuilder, Context, EventHandler, GatewayIntents, Guild, HttpBuilder,
    ShardManager, UnavailableGuild,
};
use tokio::sync::watch;

const LIMIT: Duration = Duration::from_secs(10);

/// Notes in a line each what the bot hears.
struct Hears {
    heard: Arc<Mutex<Vec<String>>>,
    news: watch::Sender<()>,
}

impl Hears {
    fn note(&self, line: String) {
        self.heard.lock().unwrap().push(line);
        self.news.send_replace(());
    }
}

#[serenity::async_trait]
impl EventHandler for Hears {
    async fn guild_create(&self, _: Context, guild: Guild, _: Option<bool>) {
        self.note(format!(
            "{} with {} roles, {} channels, {} threads",
            guild.name,
            guild.roles.len(),
            guild.channels.len(),
            guild.threads.len()
        ));
    }

    async fn guild_delete(&self, _: Context, guild: UnavailableGuild, _: Option<Guild>) {
        self.note(format!("{} is {}", guild.id, if guild.unavailable { "away" } else { "gone" }));
    }

    async fn channel_delete(
        &self,
        _: Context,
        channel: serenity::all::GuildChannel,
        _: Option<Vec<serenity::all::Message>>,
    ) {
        self.note(format!("{} is deleted", Channel::Guild(channel.clone()).id()));
    }
}

struct Stage {
    sandbox: Sandbox,
    shards: Arc<ShardManager>,
    heard: Arc<Mutex<Vec<String>>>,
    news: watch::Receiver<()>,
}

impl Stage {
    async fn new(sandbox: Sandbox, intents: GatewayIntents) -> Self {
        let http = HttpBuilder::new(sandbox.token())
            .proxy(sandbox.base_url())
            .ratelimiter_disabled(true)
            .build();
        let (sender, news) = watch::channel(());
        let heard = Arc::new(Mutex::new(Vec::new()));
        let listener = Hears { heard: Arc::clone(&heard), news: sender };
        let client = ClientBuilder::new_with_http(http, intents).event_handler(listener);
        let mut client: Client = client.await.unwrap();
        let shards = Arc::clone(&client.shard_manager);
        tokio::spawn(async move { client.start().await });
        assert!(sandbox.ready(LIMIT).await);
        Self { sandbox, shards, heard, news }
    }

    async fn hears(&mut self, line: &str) {
        let heard = Arc::clone(&self.heard);
        let has = async {
            while !heard.lock().unwrap().iter().any(|known| known == line) {
                self.news.changed().await.unwrap();
            }
        };
        let came = tokio::time::timeout(LIMIT, has).await.is_ok();
        assert!(came, "{line}: {:?}", heard.lock().unwrap());
    }
}

#[tokio::test]
async fn a_bot_with_the_intent_hears_of_servers_from_first_to_last() {
    let sandbox = Sandbox::start(Clock::still()).await.unwrap();
    sandbox.forum_post("Tired");
    let mut stage = Stage::new(sandbox, GatewayIntents::GUILDS).await;
    stage.hears("First server with 5 roles, 6 channels, 1 threads").await;
    let second = stage.sandbox.second_server();
    stage.hears("Second server with 5 roles, 1 channels, 0 threads").await;
    let event = stage.sandbox.join_new_server();
    assert_eq!((&event["name"], &event["unavailable"]), (&"Server 3".into(), &false.into()));
    stage.hears("Server 3 with 5 roles, 1 channels, 0 threads").await;
    stage.sandbox.set_unavailable(&second, true);
    stage.hears(&format!("{} is away", second.id())).await;
    stage.sandbox.set_unavailable(&second, false);
    let talk = stage.sandbox.channel_named("b12-talk");
    stage.sandbox.delete_channel(&talk);
    stage.hears(&format!("{} is deleted", talk.id())).await;
    stage.sandbox.kick_bot(&second);
    stage.hears(&format!("{} is gone", second.id())).await;
    let all = stage.heard.lock().unwrap().join("\n");
    assert_eq!(all.matches("Second server").count(), 2, "{all}");
    let none: [&str; 0] = [];
    assert_eq!(stage.sandbox.complaints(), none);
    stage.shards.shutdown_all().await;
}

#[tokio::test]
async fn a_bot_without_the_intent_hears_nothing_of_servers() {
    let sandbox = Sandbox::start(Clock::still()).await.unwrap();
    let stage = Stage::new(sandbox, GatewayIntents::DIRECT_MESSAGES).await;
    stage.sandbox.join_new_server();
    stage.sandbox.kick_bot(&stage.sandbox.server());
    // The bot is alive after all that, and has heard nothing.
    assert!(stage.sandbox.dispatch_raw("NOTHING_HAPPENED", serde_json::json!({})));
    assert_eq!(stage.heard.lock().unwrap().len(), 0);
    stage.shards.shutdown_all().await;
}
