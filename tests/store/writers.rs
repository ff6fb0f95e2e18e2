//! Many who write at once, and processes that hear each other.

use std::time::{Duration, Instant};

use myelin::id::{PersonId, ServerId};
use myelin::store::{ChangeError, Changed, Revision, Store};
use tokio::task::JoinSet;
use tokio::time::timeout;

use crate::place::{ANA, HERE, Place, THERE, set};
use crate::suite::on_both;

/// How many write at once, and how often each.
const WRITERS: u64 = 8;
const CHANGES: u64 = 100;

on_both! {
    eight_writers_lose_nothing_and_see_no_error
    two_undos_at_once_act_once
}

/// Counts up a setting, each time on what is there, and gives how often somebody else was quicker.
async fn count_up(store: Store, by: PersonId) -> u64 {
    let (mut revision, mut value, mut conflicts) = (Revision(0), 0u64, 0);
    for _ in 0..CHANGES {
        loop {
            let edits = [set("count", &(value + 1).to_string())];
            let now = match store.change(HERE, revision, &edits, by, 1).await {
                Ok(saved) => {
                    (revision, value) = (saved.revision, value + 1);
                    break;
                }
                Err(ChangeError::Conflict(now)) => now,
                Err(error) => panic!("{error}"),
            };
            conflicts += 1;
            revision = now.revision;
            value = now.value("count").map_or(0, |value| value.parse().unwrap());
        }
    }
    conflicts
}

async fn eight_writers_lose_nothing_and_see_no_error(place: &Place) {
    let store = place.open().await;
    let writers = (0..WRITERS).map(|number| count_up(store.clone(), PersonId(number)));
    let conflicts: u64 = writers.collect::<JoinSet<_>>().join_all().await.into_iter().sum();
    let saved = store.load(HERE).await.unwrap().unwrap();
    assert_eq!(saved.value("count"), Some((WRITERS * CHANGES).to_string().as_str()));
    assert_eq!(saved.revision, Revision(WRITERS * CHANGES));
    assert!(conflicts > 0, "they were not at it at once");
}

async fn two_undos_at_once_act_once(place: &Place) {
    let store = place.open().await;
    for id in (1..=20).map(ServerId) {
        store.change(id, Revision(0), &[set("tone", "plain")], ANA, 1).await.unwrap();
        let undo = || store.undo(id, Revision(1), Revision(1), ANA, 2);
        let (first, second) = tokio::join!(undo(), undo());
        let refused = |result: &Result<_, ChangeError>| matches!(result, Err(ChangeError::AlreadyUndone(now)) if now.revision == Revision(2));
        assert!(first.is_ok() && refused(&second) || second.is_ok() && refused(&first));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_process_hears_of_a_change_within_a_second() {
    let Some(place) = Place::postgres().await else { return };
    let (one, other) = (place.open().await, place.open().await);
    let (mut ours, mut theirs) = (one.changed(), other.changed());
    for number in 0..20 {
        let began = Instant::now();
        let id = if number % 2 == 0 { HERE } else { THERE };
        let edits = [set("count", &number.to_string())];
        one.change(id, Revision(number / 2), &edits, ANA, 1).await.unwrap();
        let heard = timeout(Duration::from_secs(1), theirs.next()).await;
        assert_eq!(heard, Ok(Some(Changed::Server(id))), "after {:?}", began.elapsed());
        assert_eq!(other.load(id).await.unwrap(), one.load(id).await.unwrap());
        assert_eq!(ours.next().await, Some(Changed::Server(id)), "and this one once");
    }
    one.accept_loss().await.unwrap();
    let heard = timeout(Duration::from_secs(1), theirs.next()).await;
    assert_eq!(heard, Ok(Some(Changed::Everything)));
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_use_other_schemas_do_not_hear_each_other() {
    let Some(place) = Place::postgres().await else { return };
    let Some(elsewhere) = Place::postgres().await else { return };
    let (one, other) = (place.open().await, elsewhere.open().await);
    let mut changes = other.changed();
    one.change(HERE, Revision(0), &[set("tone", "plain")], ANA, 1).await.unwrap();
    other.change(THERE, Revision(0), &[set("tone", "plain")], ANA, 1).await.unwrap();
    let heard = timeout(Duration::from_secs(1), changes.next()).await;
    assert_eq!(heard, Ok(Some(Changed::Server(THERE))));
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_starts_at_once_make_one_database() {
    let places = [Some(Place::sqlite()), Place::postgres().await];
    for place in places.into_iter().flatten() {
        let starts = (0..10).map(|_| {
            let database = place.database.clone();
            async move { Store::open(&database).await.map(|opened| opened.store) }
        });
        let stores = starts.collect::<JoinSet<_>>().join_all().await;
        let stores: Vec<Store> = stores.into_iter().map(Result::unwrap).collect();
        for (store, number) in stores.iter().zip(0..) {
            let edits = [set("count", &number.to_string())];
            store.change(HERE, Revision(number), &edits, ANA, 1).await.unwrap();
        }
        assert_eq!(stores[0].load(HERE).await.unwrap().unwrap().revision, Revision(10));
    }
}
