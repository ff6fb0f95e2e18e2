//! Slash commands while 10,000 direct messages a minute come in: how long each takes to be answered,
//! before and during the flood. Run: `cargo bench --bench flood`; `-- 10` floods for ten seconds only.
#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]
#![expect(clippy::expect_used, reason = "a bench that panics has failed, and says where")]

use std::env;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use myelin::app::{App, files, load};
use myelin::bot::Settings;
use myelin::discord::{self, ApiBase, Connection, Token};
use myelin::operator::Operator;
use myelin::sandbox::{Clock, Person, Sandbox, Writing};
use myelin::seal::{Key, Keys};
use tokio::sync::{oneshot, watch};
use tokio::time::{MissedTickBehavior, interval};

/// How many messages come in a minute.
const A_MINUTE: u32 = 10_000;

/// How many people write them.
const PEOPLE: usize = 2_000;

/// One of so many people writes a cry for help, again and again.
const IN_DANGER_ONE_OF: usize = 20;

/// What stands on the card for them.
const CARD: &str = "I'm glad you told me.";

/// How long after the flood the last of them may wait for it.
const CARDS_WITHIN: Duration = Duration::from_secs(10);

/// The pause between two slash commands.
const PAUSE: Duration = Duration::from_millis(100);

/// The longest that a slash command may take in the flood: a third of what Discord waits.
const TIME_MAX: Duration = Duration::from_secs(1);

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() -> ExitCode {
    let seconds = env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(60);
    let discord = Arc::new(Sandbox::start(Clock::real()).await.expect("the stand-in"));
    let operator = Operator {
        name: "The bench".to_owned(),
        contact: "mods@example.org".to_owned(),
        privacy_url: "https://example.org/privacy".to_owned(),
    };
    let settings = Settings { checks: true, operator, version: "1.2.3".to_owned() };
    let library = load(&files::built_in()).library.expect("the built-in packs");
    let app = Arc::new(App::new(library, settings, Keys::new(Key::from([7; 32]), Vec::new())));
    let connection = Connection {
        token: Token::new(discord.token()).expect("a token"),
        api_base: ApiBase::new(&discord.base_url(), false).expect("a loopback address"),
        home: "https://example.org".to_owned(),
        mentions: false,
    };
    let (stop, stopped) = oneshot::channel::<()>();
    let stopped = async { stopped.await.unwrap_or(()) };
    let (_live, app) = watch::channel(app);
    let bot = tokio::spawn(discord::run(connection, app, stopped, |_| {}));
    assert!(discord.commands_ready(Duration::from_secs(30)).await, "the bot came up");

    let quiet = commands_for(&discord, Duration::from_secs(5)).await;
    let flood = tokio::spawn(flood(Arc::clone(&discord), Duration::from_secs(seconds)));
    let busy = commands_for(&discord, Duration::from_secs(seconds)).await;
    let sent = flood.await.expect("the flood");
    let in_danger: Vec<Person> =
        (0..PEOPLE).step_by(IN_DANGER_ONE_OF).map(|n| person(&discord, n)).collect();
    let has_card = |who: &Person| {
        let all = discord.messages(who, &discord.direct(who));
        all.iter().any(|message| message.by_bot && message.texts().join(" ").contains(CARD))
    };
    let in_danger: Vec<Person> =
        in_danger.into_iter().take(sent.div_ceil(IN_DANGER_ONE_OF)).collect();
    let all_have = || in_danger.iter().all(has_card);
    discord.settled(CARDS_WITHIN, all_have).await;
    let cards = in_danger.iter().filter(|who| has_card(who)).count();
    println!("          count   median      99 %  longest");
    row("quiet", &quiet);
    let longest = row("flooded", &busy);
    println!("{sent} direct messages in {seconds} s; {} complaints", discord.complaints().len());
    println!("{cards} of {} people in danger have a card", in_danger.len());
    let ended = stop.send(()).is_ok() && bot.await.is_ok_and(|ended| ended.is_ok());
    assert!(ended, "the bot ended well");
    if longest > TIME_MAX || cards < in_danger.len() {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

/// Sends slash commands one after the other, and measures each.
async fn commands_for(discord: &Sandbox, time: Duration) -> Vec<Duration> {
    let (ana, here) = (discord.person("Ana"), discord.server_channel());
    let (began, mut taken) = (Instant::now(), Vec::new());
    let mut ticks = interval(PAUSE);
    while began.elapsed() < time {
        ticks.tick().await;
        let sent = Instant::now();
        discord.command(&ana, &here, "b12-check", &[]).await.expect("an answer in time");
        taken.push(sent.elapsed());
    }
    taken
}

fn person(discord: &Sandbox, number: usize) -> Person {
    discord.person(&format!("person {number}"))
}

async fn flood(discord: Arc<Sandbox>, time: Duration) -> usize {
    let people: Vec<Person> = (0..PEOPLE).map(|n| person(&discord, n)).collect();
    let began = Instant::now();
    let mut ticks = interval(Duration::from_mins(1) / A_MINUTE);
    // What was missed is made up for, so that as many come as are meant to.
    ticks.set_missed_tick_behavior(MissedTickBehavior::Burst);
    let mut sent = 0;
    for (n, who) in people.iter().cycle().enumerate() {
        ticks.tick().await;
        if began.elapsed() >= time {
            break;
        }
        let words = if n % IN_DANGER_ONE_OF == 0 {
            "i want to die"
        } else {
            "my feet are numb and burning at night, any ideas what helps"
        };
        let writing = Writing { words, ..Writing::default() };
        let direct = discord.direct(who);
        sent += usize::from(discord.write(who, &direct, writing).is_ok());
    }
    sent
}

/// Prints the figures of one row, and gives the longest time.
fn row(name: &str, taken: &[Duration]) -> Duration {
    let mut taken = taken.to_vec();
    taken.sort();
    let at = |share: usize| taken.get(taken.len() * share / 100).copied().unwrap_or_default();
    let longest = taken.last().copied().unwrap_or_default();
    let (count, median, most) = (taken.len(), at(50), at(99));
    println!("{name:8} {count:6} {median:>8.1?} {most:>9.1?} {longest:>8.1?}");
    longest
}
