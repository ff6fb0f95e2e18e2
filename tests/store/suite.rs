//! What a store does, on both databases alike.

use std::time::Duration;

use myelin::id::{ChannelId, MessageId, ServerId};
use myelin::store::{
    ChangeError, Changed, Count, Found, HISTORY_MAX, OwnRow, Revision, SavedPanel, SavedServer,
};
use tokio::time::timeout;

use crate::place::{ANA, BO, HERE, Place, THERE, set, shown, unset};

/// Each function once on a file and once on PostgreSQL.
macro_rules! on_both {
    ($($name:ident)+) => {
        mod on_sqlite {
            use crate::place::Place;
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                super::$name(&Place::sqlite()).await;
            })+
        }
        mod on_postgres {
            use crate::place::Place;
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                if let Some(place) = Place::postgres().await {
                    super::$name(&place).await;
                }
            })+
        }
    };
}
pub(crate) use on_both;

on_both! {
    a_change_is_there_after_opening_again
    a_conflict_shows_what_is_there_now
    a_change_that_changes_nothing_leaves_no_trace
    an_undo_acts_once
    an_undo_is_refused_when_a_setting_was_changed_again
    an_undo_can_be_undone
    the_history_keeps_fifty_changes
    servers_come_go_and_are_forgotten
    a_server_is_deleted_with_everything
    panels_are_kept_with_their_server
    counts_add_up
    somebody_sees_every_row_that_bears_their_id
    a_change_is_heard_in_the_same_process
    ids_and_texts_come_back_as_they_were
}

async fn a_change_is_there_after_opening_again(place: &Place) {
    let opened = place.opened().await;
    assert_eq!(opened.found, Found::New);
    let store = opened.store;
    assert_eq!(store.load(HERE).await.unwrap(), None);
    let edits = [set("tone", "plain"), set("language", "de")];
    let saved = store.change(HERE, Revision(0), &edits, ANA, 100).await.unwrap();
    assert_eq!((saved.revision, shown(&saved).as_str()), (Revision(1), "language=de tone=plain"));
    let saved = store.change(HERE, Revision(1), &[unset("tone")], BO, 200).await.unwrap();
    assert_eq!((saved.revision, shown(&saved).as_str()), (Revision(2), "language=de"));
    store.close().await;

    let opened = place.opened().await;
    assert_eq!(opened.found, Found::Usual);
    assert_eq!(opened.store.load(HERE).await.unwrap().as_ref(), Some(&saved));
    assert_eq!(opened.store.load_all().await.unwrap(), std::slice::from_ref(&saved));
    assert!(saved.settings.iter().all(|setting| setting.by == ANA && setting.at == 100));
    assert_eq!(opened.store.lost(), None);
}

async fn a_conflict_shows_what_is_there_now(place: &Place) {
    let store = place.open().await;
    let first = store.change(HERE, Revision(0), &[set("tone", "plain")], ANA, 1).await.unwrap();
    let told = store.change(HERE, Revision(0), &[set("tone", "warm")], BO, 2).await.unwrap_err();
    assert_eq!(told, ChangeError::Conflict(Box::new(first.clone())));
    assert_eq!(store.load(HERE).await.unwrap(), Some(first));
    // Also of a server of which nothing is stored, and it stays so.
    let told = store.change(THERE, Revision(3), &[set("tone", "warm")], BO, 2).await.unwrap_err();
    assert!(matches!(told, ChangeError::Conflict(now) if now.revision == Revision(0)));
    assert_eq!(store.load(THERE).await.unwrap(), None);
}

async fn a_change_that_changes_nothing_leaves_no_trace(place: &Place) {
    let store = place.open().await;
    let edits = [set("tone", "plain"), unset("language")];
    let saved = store.change(HERE, Revision(0), &edits, ANA, 1).await.unwrap();
    let again = store.change(HERE, Revision(1), &edits, BO, 2).await.unwrap();
    assert_eq!(again, saved);
    let history = store.history(HERE).await.unwrap();
    assert_eq!(history.len(), 1);
    assert_eq!(history[0].edits.len(), 1, "the language was at its default before");
    // Of two edits of one name the last counts.
    let twice = [set("tone", "warm"), set("tone", "short")];
    let saved = store.change(HERE, Revision(1), &twice, BO, 3).await.unwrap();
    assert_eq!(shown(&saved), "tone=short");
}

async fn an_undo_acts_once(place: &Place) {
    let store = place.open().await;
    store.change(HERE, Revision(0), &[set("tone", "plain")], ANA, 1).await.unwrap();
    let edits = [set("tone", "warm"), set("language", "fr")];
    store.change(HERE, Revision(1), &edits, ANA, 2).await.unwrap();
    let undone = store.undo(HERE, Revision(2), Revision(2), BO, 3).await.unwrap();
    assert_eq!((undone.revision, shown(&undone).as_str()), (Revision(3), "tone=plain"));
    for on in [2, 3] {
        let told = store.undo(HERE, Revision(on), Revision(2), BO, 4).await.unwrap_err();
        assert_eq!(told, ChangeError::AlreadyUndone(Box::new(undone.clone())));
    }
    let history = store.history(HERE).await.unwrap();
    let undone: Vec<bool> = history.iter().map(|entry| entry.undone).collect();
    assert_eq!(undone, [false, true, false]);
    assert_eq!((history[0].by, history[0].at), (BO, 3));
    let told = store.undo(HERE, Revision(3), Revision(9), BO, 5).await.unwrap_err();
    assert!(matches!(told, ChangeError::NoSuchEntry(_)));
    let told = store.undo(HERE, Revision(1), Revision(1), BO, 5).await.unwrap_err();
    assert!(matches!(told, ChangeError::Conflict(_)), "{told:?}");
}

async fn an_undo_is_refused_when_a_setting_was_changed_again(place: &Place) {
    let store = place.open().await;
    let edits = [set("tone", "plain"), set("language", "fr")];
    store.change(HERE, Revision(0), &edits, ANA, 1).await.unwrap();
    let now = store.change(HERE, Revision(1), &[set("tone", "warm")], BO, 2).await.unwrap();
    let told = store.undo(HERE, Revision(2), Revision(1), ANA, 3).await.unwrap_err();
    let names = vec!["tone".to_owned()];
    assert_eq!(told, ChangeError::ChangedSince { now: Box::new(now.clone()), names });
    assert_eq!(store.load(HERE).await.unwrap(), Some(now));
}

async fn an_undo_can_be_undone(place: &Place) {
    let store = place.open().await;
    store.change(HERE, Revision(0), &[set("tone", "plain")], ANA, 1).await.unwrap();
    store.undo(HERE, Revision(1), Revision(1), ANA, 2).await.unwrap();
    let again = store.undo(HERE, Revision(2), Revision(2), ANA, 3).await.unwrap();
    assert_eq!(shown(&again), "tone=plain");
}

async fn the_history_keeps_fifty_changes(place: &Place) {
    let store = place.open().await;
    for number in 0..HISTORY_MAX + 3 {
        let edits = [set("a", &number.to_string()), set("b", &number.to_string())];
        store.change(HERE, Revision(number), &edits, ANA, 1).await.unwrap();
    }
    let history = store.history(HERE).await.unwrap();
    let numbers: Vec<u64> = history.iter().map(|entry| entry.revision.0).collect();
    assert_eq!(numbers, (4..=HISTORY_MAX + 3).rev().collect::<Vec<_>>());
    assert!(history.iter().all(|entry| entry.edits.len() == 2));
    assert_eq!(store.history(THERE).await.unwrap(), []);
}

async fn servers_come_go_and_are_forgotten(place: &Place) {
    let store = place.open().await;
    store.joined(HERE, 10).await.unwrap();
    store.joined(HERE, 10).await.unwrap();
    store.joined(THERE, 20).await.unwrap();
    store.change(THERE, Revision(0), &[set("tone", "plain")], ANA, 30).await.unwrap();
    store.add_counts(&[(THERE, "2026-11-30", "articles", 2)]).await.unwrap();
    store.left(THERE, 40).await.unwrap();
    store.left(THERE, 50).await.unwrap();
    let gone = store.load(THERE).await.unwrap().unwrap();
    assert_eq!((gone.joined_at, gone.left_at), (Some(20), Some(40)));
    assert_eq!(store.forget_left_before(40).await.unwrap(), []);
    assert_eq!(store.forget_left_before(41).await.unwrap(), [THERE]);
    assert_eq!(store.load(THERE).await.unwrap(), None);
    assert_eq!(store.history(THERE).await.unwrap(), []);
    assert_eq!(store.counts(THERE, "").await.unwrap(), []);
    assert_eq!(store.load_all().await.unwrap().len(), 1, "the other is still there");
    // Whoever comes back is not forgotten.
    store.left(HERE, 60).await.unwrap();
    store.joined(HERE, 70).await.unwrap();
    assert_eq!(store.forget_left_before(100).await.unwrap(), []);
    let many: Vec<ServerId> = (1000..1250).map(ServerId).collect();
    for id in &many {
        store.left(*id, 1).await.unwrap();
    }
    assert_eq!(store.forget_left_before(2).await.unwrap(), many);
}

async fn a_server_is_deleted_with_everything(place: &Place) {
    let store = place.open().await;
    for id in [HERE, THERE] {
        let edits = [set("tone", "plain"), set("language", "fr")];
        store.change(id, Revision(0), &edits, ANA, 1).await.unwrap();
        store.add_panel(id, ChannelId(1), MessageId(2), ANA, 1).await.unwrap();
        store.add_counts(&[(id, "2026-11-30", "articles", 2)]).await.unwrap();
    }
    let there = store.load(THERE).await.unwrap();
    let deleted = store.delete(HERE).await.unwrap();
    let rows = [("setting", 2), ("change", 2), ("panel", 1), ("count", 1), ("server", 1)];
    assert_eq!(deleted.rows, rows);
    assert_eq!(store.load(HERE).await.unwrap(), None);
    assert_eq!(store.load(THERE).await.unwrap(), there);
    assert!(store.delete(HERE).await.unwrap().rows.iter().all(|(_, rows)| *rows == 0));
}

async fn panels_are_kept_with_their_server(place: &Place) {
    let store = place.open().await;
    let message = |id| (ChannelId(u64::MAX), MessageId(id));
    for id in [3, 2, 3] {
        let (channel, message) = message(id);
        store.add_panel(HERE, channel, message, ANA, id.cast_signed()).await.unwrap();
    }
    let saved = store.load(HERE).await.unwrap().unwrap();
    let panel = |id| {
        let (channel, message) = message(id);
        SavedPanel { channel, message, by: ANA, at: id.cast_signed() }
    };
    assert_eq!(saved.panels, [panel(2), panel(3)]);
    assert_eq!(saved.revision, Revision(0), "a panel is no change of settings");
    assert!(store.remove_panel(HERE, MessageId(2)).await.unwrap());
    assert!(!store.remove_panel(HERE, MessageId(2)).await.unwrap());
    assert_eq!(store.load_all().await.unwrap()[0].panels, [panel(3)]);
}

async fn counts_add_up(place: &Place) {
    let store = place.open().await;
    let some = [
        (HERE, "2026-11-29", "articles", 1),
        (HERE, "2026-11-30", "walks", 2),
        (HERE, "2026-11-30", "walks", 3),
        (THERE, "2026-11-30", "walks", 50),
    ];
    store.add_counts(&some).await.unwrap();
    store.add_counts(&some[1..]).await.unwrap();
    store.add_counts(&[]).await.unwrap();
    let count =
        |day: &str, what: &str, number| Count { day: day.into(), what: what.into(), number };
    let walks = count("2026-11-30", "walks", 10);
    assert_eq!(store.counts(HERE, "2026-11-30").await.unwrap(), std::slice::from_ref(&walks));
    let all = [count("2026-11-29", "articles", 1), walks];
    assert_eq!(store.counts(HERE, "2026-01-01").await.unwrap(), all);
    assert_eq!(store.load(HERE).await.unwrap(), None, "counting makes no server known");
}

async fn somebody_sees_every_row_that_bears_their_id(place: &Place) {
    let store = place.open().await;
    store.change(HERE, Revision(0), &[set("tone", "plain")], ANA, 1).await.unwrap();
    store.change(HERE, Revision(1), &[set("tone", "warm")], BO, 2).await.unwrap();
    store.add_panel(THERE, ChannelId(1), MessageId(77), ANA, 3).await.unwrap();
    let row = |table, server, what: &str, at| OwnRow { table, server, what: what.to_owned(), at };
    let anas = [row("change", HERE, "tone", 1), row("panel", THERE, "77", 3)];
    assert_eq!(store.rows_of(ANA).await.unwrap(), anas);
    let bos = [row("setting", HERE, "tone", 2), row("change", HERE, "tone", 2)];
    assert_eq!(store.rows_of(BO).await.unwrap(), bos);
}

async fn a_change_is_heard_in_the_same_process(place: &Place) {
    let store = place.open().await;
    let mut changes = store.changed();
    store.change(HERE, Revision(0), &[set("tone", "plain")], ANA, 1).await.unwrap();
    store.left(THERE, 1).await.unwrap();
    for id in [HERE, THERE] {
        let heard = timeout(Duration::from_secs(1), changes.next()).await;
        assert_eq!(heard, Ok(Some(Changed::Server(id))), "each once");
    }
}

async fn ids_and_texts_come_back_as_they_were(place: &Place) {
    let store = place.open().await;
    let text = "ü '\"\\ ; DROP TABLE server; -- $1 🧠 \n\t";
    let mut all: Vec<SavedServer> = Vec::new();
    for id in [0, 1, i64::MAX as u64, i64::MAX as u64 + 1, u64::MAX] {
        let edits = [set(text, text), set("empty", ""), set("long", &"x".repeat(4000))];
        all.push(store.change(ServerId(id), Revision(0), &edits, ANA, -1).await.unwrap());
    }
    assert_eq!(all[0].value(text), Some(text));
    assert_eq!(store.load_all().await.unwrap(), all);
}
