//! Whole conversations while the store is away, is lost, or is shared by several bots.
#![expect(clippy::disallowed_methods, reason = "a file is damaged on purpose")]

use std::net::ToSocketAddrs;
use std::time::{Duration, Instant};

use myelin::store::Database;
use sqlx::{ConnectOptions, Connection, sqlite::SqliteConnectOptions};

use super::acting::{Acting, hides, says};
use super::stage::{LIMIT, Stage};
use crate::place::{Place, by_way_of};
use crate::proxy::{Network, Proxy};

const SAVED: &str = "Saved.";
const NOT_SAVED: &str = "That was not saved";
const NOT_READ: &str = "I cannot reach my store now, so I cannot look that up";

/// How soon another bot on the same database does what a moderator set.
const HEARD_WITHIN: Duration = Duration::from_secs(1);

/// How soon settings can be saved again once the database is back.
const HEALED_WITHIN: Duration = Duration::from_secs(5);

/// A network between a bot and the server of a database.
async fn network_to(database: &Database) -> Proxy {
    let Database::Postgres(address) = database else { panic!("this is no server") };
    let (_, after) = address.reveal().split_once('@').expect("a user");
    let host = after.split('/').next().expect("a host");
    Proxy::to(host.to_socket_addrs().expect("an address").next().expect("one")).await
}

/// What everybody goes on seeing, and what a moderator is told, while nothing can be stored.
async fn while_nothing_can_be_stored(stage: &Stage, alex: &mut Acting) {
    let mut ben = stage.acting(stage.discord.person("Ben"));
    ben.types("feet-check", &[]).await;
    ben.presses("Start").await;
    says(&ben.picks(&["None of these"]).await, &["Question 2"]);
    says(&ben.types("feet-help-now", &[]).await, &["emergency number"]);
    says(&ben.types("feet-medicines", &[]).await, &["Not here", "switched this off"]);
    ben.types("feet-symptoms", &[]).await;
    assert!(!ben.is_alone(), "what was set before still holds");

    says(&alex.types("settings show", &[]).await, &["Settings of this server"]);
    says(&alex.presses("How").await, &["Articles for all to see: on"]);
    says(&alex.sets("pause-member", &[("value", "30")]).await, &[NOT_SAVED, "not lost"]);
    let pressed = alex.sets("check", &[]).await;
    says(&pressed, &["on"]);
    says(&alex.presses("Switch off").await, &[NOT_SAVED]);
    hides(&ben.types("feet-check", &[]).await, &["Not here"]);
}

/// Sets up what the test looks for, before anything breaks.
async fn sets_up(alex: &mut Acting) {
    says(&alex.sets("public", &[("value", "true")]).await, &[SAVED]);
    alex.sets("commands-off", &[("add", "feet-medicines")]).await;
    alex.sets("log-kinds", &[("remove", "settings")]).await;
    says(&alex.sets("log-channel", &[("value", "#mod-log")]).await, &[SAVED]);
}

/// Sets a setting again and again until it is saved.
async fn saves_within(limit: Duration, alex: &mut Acting) {
    let began = Instant::now();
    while !alex.sets("pause-member", &[("value", "30")]).await.contains(SAVED) {
        assert!(began.elapsed() < limit, "{}", alex.spoken());
    }
}

async fn goes_on_while_the_database_is_away(broken: Network) {
    let Some(place) = Place::postgres().await else { return };
    let proxy = network_to(&place.database).await;
    let stage = Stage::on(&by_way_of(&place.database, proxy.port)).await;
    let mut alex = stage.moderator("Alex");
    sets_up(&mut alex).await;

    proxy.turn(broken);
    while_nothing_can_be_stored(&stage, &mut alex).await;
    says(&alex.types("settings history", &[]).await, &[NOT_READ]);
    says(&alex.types("settings numbers", &[]).await, &[NOT_READ]);
    alex.types("privacy", &[]).await;
    says(&alex.presses("What is stored about me").await, &[NOT_READ]);

    proxy.turn(Network::Whole);
    saves_within(HEALED_WITHIN, &mut alex).await;
    says(&alex.types("settings history", &[]).await, &["Pause of a member"]);
    let log = stage.come(&stage.discord.channel_named("mod-log"), 1).await;
    says(&log[0], &["could not reach my store for a while"]);
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn members_notice_nothing_and_moderators_are_told_while_the_database_is_cut_off() {
    goes_on_while_the_database_is_away(Network::Cut).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn members_notice_nothing_and_moderators_are_told_while_the_database_is_silent() {
    goes_on_while_the_database_is_away(Network::Silent).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn members_notice_nothing_and_moderators_are_told_while_the_file_is_locked() {
    let stage = Stage::with_store().await;
    let mut alex = stage.moderator("Alex");
    sets_up(&mut alex).await;

    let mut other = SqliteConnectOptions::new().filename(stage.file()).connect().await.expect("it");
    sqlx::raw_sql("BEGIN IMMEDIATE").execute(&mut other).await.expect("the lock");
    while_nothing_can_be_stored(&stage, &mut alex).await;

    sqlx::raw_sql("ROLLBACK").execute(&mut other).await.expect("the end of it");
    saves_within(HEALED_WITHIN, &mut alex).await;
    let log = stage.come(&stage.discord.channel_named("mod-log"), 1).await;
    says(&log[0], &["could not reach my store for a while"]);
    other.close().await.expect("the end");
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_a_loss_everything_is_private_until_a_moderator_says_how_it_is_to_be() {
    let mut stage = Stage::with_store().await;
    let mut alex = stage.moderator("Alex");
    sets_up(&mut alex).await;
    stage.stop().await;
    std::fs::write(stage.file(), [0xAB; 4096]).expect("a damaged file");
    stage.start(true).await;

    let mut ben = stage.acting(stage.discord.person("Ben"));
    ben.types("feet-symptoms", &[]).await;
    assert!(ben.is_alone(), "nobody knows whether others may see it");
    says(&ben.types("feet-help-now", &[]).await, &["emergency number"]);
    says(&alex.types("settings show", &[]).await, &["were lost", "[Start with the defaults]"]);
    let anew = alex.presses("Start with the defaults").await;
    says(&anew, &["The defaults apply now."]);
    alex.sets("public", &[("value", "true")]).await;
    ben.types("feet-symptoms", &[]).await;
    assert!(!ben.is_alone());
    stage.end().await;
}

/// Waits until a member at another bot is answered so.
async fn hears(ben: &mut Acting, command: &str, wanted: &str, within: Duration) {
    let began = Instant::now();
    while !ben.types(command, &[]).await.contains(wanted) {
        assert!(began.elapsed() < within, "it does not say {wanted:?}:\n{}", ben.spoken());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_bots_on_one_database_do_what_is_set_at_either() {
    let Some(place) = Place::postgres().await else { return };
    let (here, there) = (Stage::on(&place.database).await, Stage::on(&place.database).await);
    let (mut alex, mut ben) = (here.moderator("Alex"), there.acting(there.discord.person("Ben")));
    let mut bea = there.moderator("Bea");
    hides(&ben.types("feet-check", &[]).await, &["Not here"]);

    alex.sets("check", &[("value", "false")]).await;
    hears(&mut ben, "feet-check", "switched the questions off", HEARD_WITHIN).await;

    // What one took back is back at the other.
    bea.types("settings history", &[]).await;
    bea.picks(&["1: Questions"]).await;
    says(&bea.presses("Undo").await, &["Undone.", "Questions: on"]);
    let mut ana = here.acting(here.discord.person("Ana"));
    hears(&mut ana, "feet-check", "Start", HEARD_WITHIN).await;

    // Of two who press on the same, the second sees what the first did.
    alex.sets("public", &[]).await;
    bea.sets("public", &[]).await;
    says(&alex.presses("Switch on").await, &[SAVED, "Articles for all to see: on"]);
    let second = bea.presses("Switch on").await;
    says(&second, &["Articles for all to see: on"]);
    hides(&second, &[SAVED]);

    // A server that was deleted at one begins anew at the other.
    for seconds in ["30", "60", "90"] {
        alex.sets("pause-channel", &[("value", seconds)]).await;
    }
    alex.types("settings delete-everything", &[]).await;
    says(&alex.presses("Delete everything").await, &["Deleted: "]);
    alex.sets("commands-off", &[("add", "feet-medicines")]).await;
    hears(&mut ben, "feet-medicines", "switched this off", HEARD_WITHIN).await;
    hides(&bea.sets("pause-channel", &[]).await, &["Set by"]);
    here.end().await;
    there.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bot_that_was_cut_off_learns_what_was_set_at_another_meanwhile() {
    let Some(place) = Place::postgres().await else { return };
    let proxy = network_to(&place.database).await;
    let here = Stage::on(&by_way_of(&place.database, proxy.port)).await;
    let there = Stage::on(&place.database).await;
    let (mut ana, mut bea) = (here.acting(here.discord.person("Ana")), there.moderator("Bea"));
    proxy.turn(Network::Cut);
    says(&bea.sets("check", &[("value", "false")]).await, &[SAVED]);
    hides(&ana.types("feet-check", &[]).await, &["Not here"]);
    proxy.turn(Network::Whole);
    hears(&mut ana, "feet-check", "switched the questions off", LIMIT).await;
    here.end().await;
    there.end().await;
}
