//! A process that is killed while it writes loses nothing that it confirmed.

use std::env;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use myelin::store::{Database, Found, Revision, Store};

use crate::place::{ANA, HERE, Place, set};

/// The file that the process writes that is to be killed.
const FILE: &str = "MYELIN_KILLED_FILE";

/// How often it is killed, unless `MYELIN_KILLS` says otherwise.
const KILLS: u64 = 25;

/// The longest that opening may take after it.
const OPENED_IN: Duration = Duration::from_secs(1);

/// Counts a setting up, and says each number when it is confirmed, until the process is killed.
/// Without a file it has nothing to do.
#[tokio::test(flavor = "multi_thread")]
async fn the_process_that_is_killed() {
    let Some(path) = env::var_os(FILE).map(PathBuf::from) else { return };
    let store = Store::open(&Database::Sqlite(path)).await.unwrap().store;
    let saved = store.load(HERE).await.unwrap();
    let mut number = saved.map_or(0, |saved| saved.revision.0);
    loop {
        let edits = [set("count", &(number + 1).to_string()), set("pad", &"x".repeat(2000))];
        let edits = if number == 0 { &edits[..] } else { &edits[..1] };
        store.change(HERE, Revision(number), edits, ANA, 1).await.unwrap();
        number += 1;
        let mut out = std::io::stdout().lock();
        writeln!(out, "confirmed {number}").and_then(|()| out.flush()).unwrap();
    }
}

fn start(path: &Path) -> Child {
    Command::new(env::current_exe().unwrap())
        .args(["--exact", "kills::the_process_that_is_killed", "--nocapture"])
        .env(FILE, path)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_confirmed_is_there_after_a_kill() {
    let kills = env::var("MYELIN_KILLS").map_or(KILLS, |kills| kills.parse().unwrap());
    let place = Place::sqlite();
    let (mut last, mut slowest) = (0, Duration::ZERO);
    for kill in 0..kills {
        let mut child = start(&place.path());
        let lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let mut numbers =
            lines.filter_map(|line| line.strip_prefix("confirmed ")?.parse::<u64>().ok());
        // Killed after another number of changes each time, somewhere within the next one.
        for _ in 0..=(kill * 7 % 23) {
            last = numbers.next().expect("a number that is confirmed");
        }
        child.kill().unwrap();
        last = numbers.last().unwrap_or(last);
        child.wait().unwrap();

        let began = Instant::now();
        let opened = place.opened().await;
        slowest = slowest.max(began.elapsed());
        assert_eq!(opened.found, Found::Usual, "kill {kill}");
        let saved = opened.store.load(HERE).await.unwrap().expect("the server");
        let there: u64 = saved.value("count").unwrap().parse().unwrap();
        assert!((last..=last + 1).contains(&there), "kill {kill}: {there}, confirmed {last}");
        assert_eq!(saved.revision, Revision(there), "a change is there as a whole");
        assert_eq!(opened.store.history(HERE).await.unwrap()[0].revision, Revision(there));
        opened.store.close().await;
    }
    eprintln!("{kills} kills, {last} changes confirmed, none lost; opened in {slowest:?} at most");
    assert!(slowest < OPENED_IN, "opened in {slowest:?}");
}
