//! A server of PostgreSQL that is stopped as a crash would and started again, under stores that are open.

use std::time::{Duration, Instant};

use myelin::store::{ChangeError, Changed, Revision, Store, StoreError};
use tokio::time::timeout;

use crate::away::{HEALED, calls_fail_clearly, unreachable};
use crate::cluster;
use crate::place::{ANA, BO, HERE, Place, THERE, set};

/// How many changes are confirmed before the server is stopped in the midst of the next.
const BEFORE: u64 = 20;

/// Counts a setting up until that fails. Gives the last number that was confirmed, and whether the
/// next one may be saved as well.
async fn count_until_it_fails(store: Store) -> (u64, bool) {
    let mut last = 0;
    loop {
        let edits = [set("count", &(last + 1).to_string())];
        match store.change(THERE, Revision(last), &edits, BO, 1).await {
            Ok(_) => last += 1,
            Err(ChangeError::Store(StoreError::Unconfirmed { .. })) => return (last, true),
            Err(ChangeError::Store(error)) if unreachable(&error) => return (last, false),
            Err(error) => panic!("{error}"),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_stopped_and_started_again_is_used_again() {
    let Some(mut server) = cluster::or_skipped(cluster::own(false)) else { return };
    let place = Place::on(&server).await;
    let (store, other) = (place.open().await, place.open().await);
    let mut ear = store.changed();
    let saved = store.change(HERE, Revision(0), &[set("tone", "plain")], ANA, 1).await.unwrap();
    assert_eq!(ear.next().await, Some(Changed::Server(HERE)));

    let counting = tokio::spawn(count_until_it_fails(other.clone()));
    for _ in 0..BEFORE {
        assert_eq!(timeout(HEALED, ear.next()).await, Ok(Some(Changed::Server(THERE))));
    }
    server.stop().unwrap();
    let (confirmed, perhaps_one_more) = counting.await.unwrap();
    for _ in 0..3 {
        calls_fail_clearly(&store).await;
    }
    let opened = Store::open(&place.database).await.err();
    assert!(opened.as_ref().is_some_and(unreachable), "{opened:?}");
    while let Ok(heard) = timeout(Duration::ZERO, ear.next()).await {
        assert_eq!(heard, Some(Changed::Server(THERE)), "while the server is away");
    }

    server.start().unwrap();
    let returned = Instant::now();
    for store in [&store, &other] {
        let loaded = loop {
            match store.load(HERE).await {
                Ok(loaded) => break loaded,
                Err(error) => assert!(returned.elapsed() < HEALED, "{error}"),
            }
        };
        assert_eq!(
            loaded.as_ref(),
            Some(&saved),
            "what was confirmed is there, what failed is not"
        );
    }
    let left = HEALED.saturating_sub(returned.elapsed());
    assert_eq!(timeout(left, ear.next()).await, Ok(Some(Changed::Everything)));
    let counted = store.load(THERE).await.unwrap().expect("the server that was counted for");
    let there: u64 = counted.value("count").unwrap().parse().unwrap();
    assert_eq!(counted.revision, Revision(there), "a change is there as a whole");
    let possible = confirmed..=confirmed + u64::from(perhaps_one_more);
    assert!(confirmed >= BEFORE - 1 && possible.contains(&there), "{there}, of {possible:?}");

    // And what is said from now on is heard.
    other.change(HERE, Revision(1), &[set("tone", "warm")], BO, 3).await.unwrap();
    let heard = timeout(Duration::from_secs(1), ear.next()).await;
    assert_eq!(heard, Ok(Some(Changed::Server(HERE))));
    assert_eq!(store.load(HERE).await.unwrap().unwrap().value("tone"), Some("warm"));
}
