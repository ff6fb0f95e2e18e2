//! A database that goes away and comes back, behind a network that breaks.

use std::net::ToSocketAddrs;
use std::time::{Duration, Instant};

use myelin::store::{ChangeError, Changed, Database, LIMIT, Revision, Store, StoreError};
use tokio::time::timeout;

use crate::away::{HEALED, SLACK, calls_fail_clearly};
use crate::cluster;
use crate::place::{ANA, BO, HERE, Place, THERE, by_way_of, set};
use crate::proxy::{Network, Proxy};

/// A store behind a network of its own, and one of another process that has its own way.
async fn behind_a_network(place: &Place) -> (Store, Proxy, Store) {
    let Database::Postgres(address) = &place.database else { panic!("this is no server") };
    let (_, after) = address.reveal().split_once('@').unwrap();
    let host = after.split('/').next().unwrap();
    let server = host.to_socket_addrs().unwrap().next().unwrap();
    let proxy = Proxy::to(server).await;
    let store = Store::open(&by_way_of(&place.database, proxy.port)).await.unwrap().store;
    (store, proxy, place.open().await)
}

/// Breaks the network in one way, mends it, and looks at what people would see.
async fn goes_away_and_comes_back(broken: Network) {
    let Some(place) = Place::postgres().await else { return };
    let (store, proxy, other) = behind_a_network(&place).await;
    let mut ear = store.changed();
    let saved = store.change(HERE, Revision(0), &[set("tone", "plain")], ANA, 1).await.unwrap();
    assert_eq!(ear.next().await, Some(Changed::Server(HERE)));

    proxy.turn(broken);
    for _ in 0..3 {
        calls_fail_clearly(&store).await;
    }
    let theirs = other.change(THERE, Revision(0), &[set("tone", "short")], BO, 3).await.unwrap();

    proxy.turn(Network::Whole);
    let healed = Instant::now();
    let loaded = loop {
        match store.load(HERE).await {
            Ok(loaded) => break loaded,
            Err(error) => assert!(healed.elapsed() < HEALED, "{error}"),
        }
    };
    assert_eq!(loaded.as_ref(), Some(&saved), "what failed was not done");
    store.change(HERE, Revision(1), &[set("tone", "warm")], ANA, 4).await.unwrap();
    // A silent connection is noticed after ten seconds; one that was cut, at once, and perhaps before
    // this change.
    let wait = if broken == Network::Silent { HEALED + Duration::from_secs(12) } else { HEALED };
    let heard = [timeout(wait, ear.next()).await, timeout(wait, ear.next()).await];
    assert!(heard.contains(&Ok(Some(Changed::Server(HERE)))), "{heard:?}");
    assert!(heard.contains(&Ok(Some(Changed::Everything))), "{heard:?}");
    assert_eq!(store.load(THERE).await.unwrap(), Some(theirs));
    // And what is said from now on is heard.
    other.change(THERE, Revision(1), &[set("tone", "plain")], BO, 5).await.unwrap();
    let heard = timeout(Duration::from_secs(1), ear.next()).await;
    assert_eq!(heard, Ok(Some(Changed::Server(THERE))));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_network_that_is_cut_heals() {
    goes_away_and_comes_back(Network::Cut).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_network_that_is_silent_heals() {
    goes_away_and_comes_back(Network::Silent).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_user_who_may_not_write_messages_can_store_all_the_same() {
    use sqlx::Connection;
    const REVOKE: &str = "REVOKE EXECUTE ON FUNCTION \
        pg_logical_emit_message(boolean, text, text), \
        pg_logical_emit_message(boolean, text, bytea) FROM PUBLIC";
    let Some(cluster) = cluster::or_skipped(cluster::own(false)) else { return };
    let mut owner = sqlx::PgConnection::connect(&cluster.address).await.unwrap();
    let run = async |owner: &mut sqlx::PgConnection, sql: &'static str| {
        sqlx::raw_sql(sql).execute(owner).await.unwrap();
    };
    run(&mut owner, "DROP ROLE IF EXISTS guest").await;
    run(&mut owner, "CREATE ROLE guest LOGIN; GRANT ALL ON SCHEMA public TO guest").await;
    let database: Database = cluster.address.replace("myelin:", "guest:").parse().unwrap();

    let before = Store::open(&database).await.unwrap().store;
    before.change(HERE, Revision(0), &[set("tone", "plain")], ANA, 1).await.unwrap();
    run(&mut owner, REVOKE).await;
    let mut ear = before.changed();
    let told = before.change(HERE, Revision(1), &[set("tone", "warm")], ANA, 2).await.unwrap_err();
    assert!(matches!(&told, ChangeError::Store(StoreError::Unconfirmed { .. })), "{told:?}");
    assert_eq!(ear.next().await, Some(Changed::Everything), "it is to be looked at again");

    let after = Store::open(&database).await.unwrap().store;
    let loaded = after.load(HERE).await.unwrap().unwrap();
    assert_eq!(loaded.value("tone"), Some("warm"), "nobody was told that it was not done");
    after.change(HERE, Revision(2), &[set("tone", "short")], ANA, 3).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_is_away_is_tried_with_growing_pauses() {
    let Some(place) = Place::postgres().await else { return };
    let (_store, mut proxy, _) = behind_a_network(&place).await;
    proxy.attempts_so_far();
    proxy.turn(Network::Cut);
    let mut times = Vec::new();
    for _ in 0..5 {
        times.push(proxy.attempt(HEALED).await);
    }
    let pauses: Vec<Duration> = times.windows(2).map(|pair| pair[1] - pair[0]).collect();
    // The pool may try twice for one of ours; over all, they grow.
    assert!(times[4] - times[0] > Duration::from_secs(1), "{pauses:?}");
    assert!(pauses.last() > pauses.first(), "{pauses:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_whose_row_somebody_holds_is_busy_and_others_are_not() {
    use sqlx::Connection;
    let Some(place) = Place::postgres().await else { return };
    let store = place.open().await;
    store.change(HERE, Revision(0), &[set("tone", "plain")], ANA, 1).await.unwrap();
    let Database::Postgres(address) = &place.database else { panic!("this is no server") };
    let mut holder = sqlx::PgConnection::connect(address.reveal()).await.unwrap();
    let mut held = holder.begin().await.unwrap();
    sqlx::query("SELECT id FROM server FOR UPDATE").fetch_all(&mut *held).await.unwrap();
    let began = Instant::now();
    let told = store.change(HERE, Revision(1), &[set("tone", "warm")], ANA, 2).await.unwrap_err();
    assert!(matches!(told, ChangeError::Store(StoreError::Busy { .. })), "{told:?}");
    assert!(began.elapsed() < LIMIT + SLACK, "after {:?}", began.elapsed());
    store.change(THERE, Revision(0), &[set("tone", "warm")], ANA, 2).await.unwrap();
    held.rollback().await.unwrap();
    store.change(HERE, Revision(1), &[set("tone", "warm")], ANA, 2).await.unwrap();
}
