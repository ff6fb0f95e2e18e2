//! What servers have set, for 10,000 servers with twenty settings each, on both databases: how long
//! reading everything takes and how much memory it holds, how long looking one up and one change take, how many
//! changes a second several processes make on PostgreSQL, and what waiting for it costs.
//!
//! `cargo bench --bench settings`; it needs the binaries of PostgreSQL, and fails if an update is
//! lost or if waiting for a database takes more of a processor than is aimed at.
#![expect(clippy::expect_used, reason = "a bench that panics has failed")]
#![expect(clippy::unwrap_used, reason = "a bench that panics has failed")]
#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]
#![expect(clippy::print_stderr, reason = "a bench says what it had to do without")]
#![expect(clippy::disallowed_methods, reason = "a bench reads the environment of its processes")]

#[path = "../tests/store/cluster.rs"]
#[expect(dead_code, reason = "nothing stops the server here")]
mod cluster;
#[path = "../tests/store/proxy.rs"]
mod proxy;

use std::collections::HashMap;
use std::env;
use std::hint::black_box;
use std::net::ToSocketAddrs;
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use myelin::app::servers::{KnownHere, Servers};
use myelin::id::{PersonId, ServerId};
use myelin::store::{ChangeError, Database, Edit, Revision, Store};
use peak_alloc::PeakAlloc;
use tokio::task::JoinSet;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const SERVERS: u64 = 10_000;
const SETTINGS: usize = 20;
const SOMEBODY: PersonId = PersonId(700_000_000_000_000_000);

/// How many processes write, how many changes each has under way, on how many servers, how long.
const PROCESSES: usize = 4;
const TASKS: usize = 5;
const CONTESTED: u64 = 200;
const WRITING: Duration = Duration::from_secs(10);

/// The database that a process of this bench writes to, and its number.
const WRITER: &str = "MYELIN_BENCH_WRITER";
const NUMBER: &str = "MYELIN_BENCH_NUMBER";

/// The most of a processor that waiting for a database may take, in hundredths.
const WAITING_MAX: f64 = 5.0;

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() -> ExitCode {
    if let Ok(address) = env::var(WRITER) {
        println!("{}", write(&address.parse().expect("an address")).await);
        return ExitCode::SUCCESS;
    }
    let folder = tempfile::tempdir().expect("a folder");
    measure("SQLite", &Database::in_folder(folder.path())).await;
    let cluster = match cluster::start(true) {
        Ok(cluster) => cluster,
        Err(why) => {
            eprintln!("PostgreSQL was left out: {why}");
            return ExitCode::FAILURE;
        }
    };
    let database: Database = cluster.address.parse().expect("an address");
    measure("PostgreSQL", &database).await;
    let kept = several_processes(&cluster.address, &database).await;
    let waiting = while_it_is_away(&cluster.address).await;
    println!("waiting for PostgreSQL: {waiting:.2} % of a processor");
    if kept && waiting < WAITING_MAX { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn settings(server: u64) -> Vec<Edit> {
    let edit = |number| Edit {
        name: format!("a-setting-{number}"),
        after: Some(format!("a value of server {server}")),
    };
    (0..SETTINGS).map(edit).collect()
}

async fn measure(name: &str, database: &Database) {
    let store = Store::open(database).await.unwrap_or_else(|error| panic!("{error}")).store;
    let began = Instant::now();
    let filling = (0..4).map(|part| {
        let store = store.clone();
        async move {
            for id in (1..=SERVERS).filter(|id| id % 4 == part) {
                let edits = settings(id);
                let done = store.change(ServerId(id), Revision(0), &edits, SOMEBODY, 1).await;
                done.unwrap_or_else(|error| panic!("{error}"));
            }
        }
    });
    filling.collect::<JoinSet<_>>().join_all().await;
    println!(
        "{name}: {SERVERS} servers with {SETTINGS} settings written in {:.1?}",
        began.elapsed()
    );

    let before = MEMORY.current_usage_as_mb();
    let began = Instant::now();
    let all = store.load_all().await.unwrap();
    let taken = began.elapsed();
    let held = MEMORY.current_usage_as_mb() - before;
    assert!(all.iter().all(|server| server.settings.len() == SETTINGS));
    println!("{name}: all {} read in {taken:.1?}, {held:.1} MiB held", all.len());
    drop(all);

    let began = Instant::now();
    let servers = Servers::open(store.clone(), HashMap::new()).await.unwrap();
    let taken = began.elapsed();
    let mut looks: Vec<Duration> = Vec::new();
    for first in (1..=SERVERS).step_by(100) {
        let began = Instant::now();
        for id in first..first + 100 {
            assert!(matches!(black_box(servers.of(ServerId(id))), KnownHere::Server(_)));
        }
        looks.push(began.elapsed() / 100);
    }
    looks.sort();
    let middle = looks.get(looks.len() / 2).copied().unwrap_or_default();
    println!("{name}: a bot has them after {taken:.1?}, and looks one up in {middle:.0?}");
    drop(servers);

    let mut taken: Vec<Duration> = Vec::new();
    for number in 0..1000 {
        let edits = [Edit { name: "a-setting-1".to_owned(), after: Some(number.to_string()) }];
        let began = Instant::now();
        store.change(ServerId(7), Revision(1 + number), &edits, SOMEBODY, 2).await.unwrap();
        taken.push(began.elapsed());
    }
    taken.sort();
    let at = |share: usize| taken.get(taken.len() * share / 100).copied().unwrap_or_default();
    println!("{name}: one change {:.2?} in the middle, 99 % within {:.2?}", at(50), at(99));
    store.close().await;
}

/// Counts up on servers that others count up too, and says how often that was confirmed.
async fn write(database: &Database) -> u64 {
    let store = Store::open(database).await.expect("a store").store;
    let number: u64 = env::var(NUMBER).map_or(0, |number| number.parse().expect("a number"));
    let end = Instant::now() + WRITING;
    let tasks = (0..TASKS as u64).map(|task| {
        let store = store.clone();
        async move {
            let (mut done, mut state) = (0u64, number * 1000 + task + 1);
            while Instant::now() < end {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695);
                let id = ServerId(SERVERS + 1 + (state >> 33) % CONTESTED);
                let saved = store.load(id).await.unwrap();
                let (revision, count) = saved.map_or((Revision(0), 0), |saved| {
                    (saved.revision, saved.value("count").map_or(0, |count| count.parse().unwrap()))
                });
                let count: u64 = count;
                let after = Some((count + 1).to_string());
                let edits = [Edit { name: "count".to_owned(), after }];
                match store.change(id, revision, &edits, SOMEBODY, 3).await {
                    Ok(_) => done += 1,
                    Err(ChangeError::Conflict(_)) => {}
                    Err(error) => panic!("{error}"),
                }
            }
            done
        }
    });
    tasks.collect::<JoinSet<_>>().join_all().await.into_iter().sum()
}

/// Whether every change that several processes had confirmed is there.
async fn several_processes(address: &str, database: &Database) -> bool {
    let itself = env::current_exe().expect("this program");
    let processes: Vec<_> = (0..PROCESSES)
        .map(|number| {
            let mut command = Command::new(&itself);
            command.env(WRITER, address).env(NUMBER, number.to_string()).stdout(Stdio::piped());
            command.spawn().expect("a process")
        })
        .collect();
    let mut confirmed = 0;
    for process in processes {
        let output = process.wait_with_output().expect("its output");
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        confirmed += said.trim().parse::<u64>().expect("a number");
    }
    let store = Store::open(database).await.expect("a store").store;
    let all = store.load_all().await.unwrap();
    let counts = all.iter().filter_map(|server| server.value("count")?.parse::<u64>().ok());
    let there: u64 = counts.sum();
    let a_second = confirmed / WRITING.as_secs();
    println!(
        "PostgreSQL: {PROCESSES} processes made {a_second} changes a second; {confirmed} confirmed, {there} there"
    );
    store.close().await;
    confirmed == there
}

/// How much of a processor a store takes whose database is away, in hundredths.
async fn while_it_is_away(address: &str) -> f64 {
    let (before, after) = address.split_once('@').expect("a user");
    let (host, path) = after.split_once('/').expect("a database");
    let server = host.to_socket_addrs().unwrap().next().expect("an address");
    let mut proxy = proxy::Proxy::to(server).await;
    let database = format!("{before}@127.0.0.1:{}/{path}", proxy.port);
    let _store = Store::open(&database.parse().unwrap()).await.expect("a store").store;
    proxy.attempts_so_far();
    proxy.turn(proxy::Network::Cut);
    let (began, used) = (Instant::now(), used());
    while began.elapsed() < Duration::from_secs(10) {
        proxy.attempt(Duration::from_secs(10)).await;
    }
    (self::used() - used) / began.elapsed().as_secs_f64() * 100.0
}

/// The time that processors have spent on this process, in seconds.
fn used() -> f64 {
    /// What Linux counts by: `getconf CLK_TCK`.
    const TICKS: f64 = 100.0;
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    let ticks = fields.skip(11).take(2).filter_map(|field| field.parse::<f64>().ok());
    ticks.sum::<f64>() / TICKS
}
