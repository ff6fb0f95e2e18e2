//! What servers have set, with a store in a folder of its own.

use std::collections::HashMap;

use tempfile::TempDir;
use time::Date;

use super::*;
use crate::bot::{Act, Channel, Member, Permissions};
use crate::id::{ChannelId, MessageId};
use crate::reply::{Outcome, Request, Then};
use crate::settings::{Edit, Value};
use crate::store::{Database, FILE};

const SERVER: ServerId = ServerId(10);

async fn opened(folder: &TempDir, beginnings: HashMap<ServerId, Vec<Edit>>) -> Arc<Servers> {
    let database = Database::Sqlite(folder.path().join(FILE));
    let store = Store::open(&database).await.unwrap().store;
    Servers::open(store, beginnings).await.unwrap()
}

fn event() -> Event {
    let mut event = Event::new(PersonId(7), ChannelKind::Server, Date::MIN, Act::Unreadable);
    event.at = Channel {
        server: Some(SERVER),
        id: Some(ChannelId(3)),
        bot_is_member: true,
        ..Channel::of(ChannelKind::Server)
    };
    event.member = Some(Member { roles: vec![], permissions: Permissions::MANAGE_SERVER });
    event
}

fn off() -> Edit {
    Edit::new(SettingKey::Check, Value::Flag(false)).unwrap()
}

async fn change(servers: &Servers, edit: Edit, on: u64) -> Outcome {
    let (edits, then) = (vec![edit], Then::Overview);
    let request = Request::Change { edits, on: Revision(on), then };
    servers.fulfil(&event(), &request, None).await
}

fn is_check_on(servers: &Servers) -> bool {
    servers.of(SERVER).known().settings().is_on(SettingKey::Check)
}

#[test]
fn every_column_of_the_store_has_its_sentence_in_privacy() {
    use crate::bot::{FORMS_TABLE, STORED};
    let said: Vec<(&str, &str)> = STORED
        .iter()
        .flat_map(|stored| stored.columns.iter().map(|column| (stored.table, *column)))
        .collect();
    let stored = crate::store::COLUMNS.iter().filter(|column| column.table != FORMS_TABLE);
    let stored: Vec<(&str, &str)> = stored.map(|column| (column.table, column.name)).collect();
    assert_eq!(said, stored, "`STORED` in src/bot/about.rs says what `/privacy` says");
}

#[tokio::test]
async fn what_was_set_is_there_at_once_and_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let servers = opened(&folder, HashMap::new()).await;
    assert!(is_check_on(&servers));
    assert!(matches!(change(&servers, off(), 0).await, Outcome::Saved(_)));
    assert!(!is_check_on(&servers));
    drop(servers);
    assert!(!is_check_on(&*opened(&folder, HashMap::new()).await));
}

#[tokio::test]
async fn of_two_who_change_something_at_once_the_second_sees_what_the_first_did() {
    let folder = tempfile::tempdir().unwrap();
    let servers = opened(&folder, HashMap::new()).await;
    change(&servers, off(), 0).await;
    let pause = Edit::new(SettingKey::PauseMember, Value::Seconds(5)).unwrap();
    let Outcome::Conflict(now) = change(&servers, pause, 0).await else { panic!("it was stale") };
    assert!(!now.is_on(SettingKey::Check));
    assert_eq!(now.seconds(SettingKey::PauseMember), 0);
    let Outcome::Same(_) = change(&servers, off(), 1).await else { panic!("it is off already") };
}

#[tokio::test]
async fn a_change_is_taken_back_once() {
    let folder = tempfile::tempdir().unwrap();
    let servers = opened(&folder, HashMap::new()).await;
    change(&servers, off(), 0).await;
    let undo = |on| Request::Undo { entry: Revision(1), on: Revision(on) };
    let undone = servers.fulfil(&event(), &undo(1), None).await;
    assert_eq!(undone, Outcome::Undone(vec![SettingKey::Check]));
    assert!(is_check_on(&servers));
    let again = servers.fulfil(&event(), &undo(2), None).await;
    assert!(matches!(again, Outcome::UndoneBefore(_)), "{again:?}");
    let Outcome::Changes(changes) = servers.fulfil(&event(), &Request::History(None), None).await
    else {
        panic!("there is a history")
    };
    let undone: Vec<bool> = changes.iter().map(|change| change.undone).collect();
    assert_eq!(undone, [false, true]);
}

#[tokio::test]
async fn a_file_changes_something_only_once_it_was_confirmed_by_whoever_sent_it() {
    let folder = tempfile::tempdir().unwrap();
    let servers = opened(&folder, HashMap::new()).await;
    let file = crate::reply::AttachedFile { url: String::new(), bytes: 1 };
    let fetch = Request::Fetch(file);
    let text = b"[settings]\ncheck = false\n".to_vec();
    let read = servers.fulfil(&event(), &fetch, Some(text)).await;
    let Outcome::File(_, mark) = read else { panic!("{read:?}") };
    assert!(is_check_on(&servers), "nothing was confirmed");
    let stranger = Event { who: PersonId(8), ..event() };
    let import = Request::Import(mark);
    assert_eq!(servers.fulfil(&stranger, &import, None).await, Outcome::NoFile);
    assert!(matches!(servers.fulfil(&event(), &import, None).await, Outcome::Saved(_)));
    assert!(!is_check_on(&servers));
    assert_eq!(servers.fulfil(&event(), &import, None).await, Outcome::NoFile, "it acts once");
    assert_eq!(servers.fulfil(&event(), &fetch, None).await, Outcome::NoFile);
}

#[tokio::test]
async fn what_the_operator_gives_is_a_beginning_and_nothing_more() {
    let folder = tempfile::tempdir().unwrap();
    let begin = || HashMap::from([(SERVER, vec![off()])]);
    let servers = opened(&folder, begin()).await;
    assert!(!is_check_on(&servers));
    change(&servers, Edit::default_of(SettingKey::Check), 1).await;
    drop(servers);
    assert!(is_check_on(&*opened(&folder, begin()).await), "moderators have changed it since");
}

#[tokio::test]
async fn a_server_that_another_process_deleted_and_set_anew_is_as_it_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let servers = opened(&folder, HashMap::new()).await;
    change(&servers, off(), 0).await;
    change(&servers, Edit::new(SettingKey::PauseMember, Value::Seconds(5)).unwrap(), 1).await;
    let other = opened(&folder, HashMap::new()).await;
    other.fulfil(&event(), &Request::Delete, None).await;
    change(&other, Edit::new(SettingKey::PauseMember, Value::Seconds(9)).unwrap(), 0).await;
    servers.read_one(SERVER).await;
    assert!(is_check_on(&servers));
    assert_eq!(servers.of(SERVER).known().settings().seconds(SettingKey::PauseMember), 9);
}

#[tokio::test]
async fn a_lasting_message_is_remembered_until_it_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let servers = opened(&folder, HashMap::new()).await;
    let at = MessageLink { server: Some(SERVER), channel: ChannelId(3), message: MessageId(9) };
    let who = (SERVER, PersonId(7));
    let panels = || servers.of(SERVER).known().settings().panels.len();
    servers.done_in_channels(who, &[(InChannel::PanelPosted, Ok(at))]).await;
    assert_eq!(panels(), 1);
    let failed = Err(ElsewhereFailed::Failed);
    servers.done_in_channels(who, &[(InChannel::PanelRemoved(at), failed)]).await;
    assert_eq!(panels(), 1, "it still stands there");
    let gone = Err(ElsewhereFailed::Gone);
    servers.done_in_channels(who, &[(InChannel::PanelRefreshed(at), gone)]).await;
    assert_eq!(panels(), 0);
}

#[tokio::test]
async fn what_was_counted_is_told_and_forgotten_with_the_server() {
    let folder = tempfile::tempdir().unwrap();
    let servers = opened(&folder, HashMap::new()).await;
    let here = servers.of(SERVER);
    for _ in 0..7 {
        servers.count(&here, &event(), vec!["b12-read".to_owned()]);
    }
    let Outcome::Counted(counted) = servers.fulfil(&event(), &Request::Numbers, None).await else {
        panic!("they are counted")
    };
    assert_eq!((counted.len(), counted[0].count), (1, 7));
    let deleted = servers.fulfil(&event(), &Request::Delete, None).await;
    assert!(matches!(deleted, Outcome::Deleted { .. }), "{deleted:?}");
    let left = servers.fulfil(&event(), &Request::Numbers, None).await;
    assert_eq!(left, Outcome::Counted(Vec::new()));
}

#[tokio::test]
async fn after_a_loss_a_server_of_which_nothing_is_stored_is_not_known() {
    let folder = tempfile::tempdir().unwrap();
    let servers = opened(&folder, HashMap::new()).await;
    change(&servers, off(), 0).await;
    drop(servers);
    #[expect(clippy::disallowed_methods, reason = "the file is damaged on purpose")]
    std::fs::write(folder.path().join(FILE), [0xAB; 4096]).unwrap();
    let servers = opened(&folder, HashMap::new()).await;
    assert!(servers.of(SERVER).known().is_unknown());
    let anew = servers.fulfil(&event(), &Request::StartAnew, None).await;
    assert!(matches!(anew, Outcome::Saved(_)), "{anew:?}");
    assert!(!servers.of(SERVER).known().is_unknown());
    assert!(servers.of(ServerId(11)).known().is_unknown(), "nobody knows of the others");
}
