//! `myelin hear`: judges text without Discord, one line of standard input in, one line of JSON out. What it
//! is given is written nowhere else.

mod drawn;
mod why;

use std::io::{self, BufRead};

use serde_json::{Map, Value, json};

use super::{FAILED, Failure, print};
use crate::app::today;
use crate::bot::{self, Act, Attached, ChannelKind, Due, Event, Settings, Written};
use crate::hearing::{Kind, Verdict};
use crate::id::{PackId, PassageRef, PersonId};
use crate::library::Library;
use crate::locale::Locale;
use crate::reply::Reply;
use crate::safety::{Card, Concern};
use crate::sensitive::Sensitive;
use crate::settings::Known;

/// The most characters of a line that are judged: as many as a message on Discord may have. A line with more
/// is judged by its first ones, and `cut` says so.
const CHARACTERS_MAX: usize = 4_000;

/// What `myelin hear` is given.
#[derive(Debug, clap::Args)]
pub(super) struct HearArgs {
    /// The language that the person's Discord is set to, such as `de`; without it, a direct message tells none
    #[arg(long)]
    locale: Option<Locale>,
    /// Say why: rules, n-grams and words that decided
    #[arg(long)]
    why: bool,
}

/// Judges each line of standard input as a direct message.
pub(super) fn hear(library: &Library, settings: &Settings, args: &HearArgs) -> Result<(), Failure> {
    let unread =
        |error: io::Error| Failure::new(FAILED, format!("cannot read the standard input: {error}"));
    let mut input = io::stdin().lock();
    let mut line = Vec::new();
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line).map_err(unread)? == 0 {
            return Ok(());
        }
        // What is no UTF-8 becomes the sign for that, as in a message that Discord sends.
        let text = String::from_utf8_lossy(&line);
        let heard = heard(library, settings, args, text.trim_end_matches(['\n', '\r']));
        print(&format!("{heard}\n"))?;
    }
}

/// What was heard in a text, and what is answered to it.
fn heard(library: &Library, settings: &Settings, args: &HearArgs, text: &str) -> Value {
    let cut: String = text.chars().take(CHARACTERS_MAX).collect();
    let is_cut = cut.len() < text.len();
    let written = Written { text: Sensitive::new(cut.clone()), attached: Attached::Nothing };
    let act = Act::Message(written.clone());
    let mut event = Event::new(PersonId::NOBODY, ChannelKind::DirectWithBot, today(), act);
    event.locale = args.locale;
    let judged = bot::judged(library, &event, &written);
    let mut object = Map::new();
    let mut set = |key: &str, value: Value| object.insert(key.to_owned(), value);
    let mut passages: Vec<String> = Vec::new();
    let judgement = match &judged.due {
        Due::Cards(cards) => {
            let names: Vec<&str> = cards.iter().map(|card| card.id.as_str()).collect();
            set("cards", json!(names));
            if names.contains(&"overdose") {
                set("card", json!("overdose"));
            }
            if names.first() == Some(&"crisis") {
                set("tier", json!(tier(library, &cut)));
            }
            of_cards(cards)
        }
        Due::Found(pack, best, more) => {
            passages.push(named(pack, best));
            passages.extend(more.iter().map(|(pack, name)| named(pack, name)));
            "passage"
        }
        Due::Refused(_, instead) => {
            passages.extend(instead.iter().map(|(pack, name)| named(pack, name)));
            "refuse"
        }
        Due::NoWords(_) | Due::Word(_) => "word",
        Due::OtherLanguage(_) | Due::Outside(_) => "outside",
    };
    let stands_below = matches!(judged.due, Due::Found(..) | Due::Refused(..) | Due::Outside(_));
    let is_soft = judged.concern == Concern::Soft && stands_below;
    let is_today = judged.concern == Concern::Today;
    set("judgement", json!(if is_today { "today" } else { judgement }));
    if is_soft {
        set("soft", json!(true));
    }
    set("passages", json!(passages));
    if let Due::Outside(nearest) = &judged.due
        && !is_today
    {
        let nearest: Vec<String> = nearest.iter().map(|(pack, name)| named(pack, name)).collect();
        set("nearest", json!(nearest));
    }
    if is_cut {
        set("cut", json!(true));
    }
    if args.why {
        set("why", why::why(library, &cut));
    }
    let reply = match bot::handle(library, settings, Known::NoServer, &event) {
        Reply::Show(screen)
        | Reply::Replace(screen)
        | Reply::Remove(screen)
        | Reply::Everybody(screen)
        | Reply::ShowFile { screen, .. } => drawn::drawn(&screen),
        Reply::Suggest(_)
        | Reply::Share { .. }
        | Reply::Direct { .. }
        | Reply::Form(_)
        | Reply::Elsewhere { .. }
        | Reply::Await(_)
        | Reply::Silence => String::new(),
    };
    set("reply", json!(reply));
    Value::Object(object)
}

/// What the first of these cards answers.
fn of_cards(cards: &[&Card]) -> &'static str {
    match cards.first().map(|card| card.id.as_str()) {
        Some("crisis") => "crisis",
        Some("helper") => "helper",
        Some("harm") => "harm",
        Some("help-now") | None => "word",
        Some(_) => "emergency",
    }
}

/// 1 where a person says plainly that they want to die or hurt themselves, 2 where they have lost hope.
fn tier(library: &Library, text: &str) -> u8 {
    let is_plain = match library.safety.hearing.hear(text).verdict {
        Verdict::Danger(kinds) => kinds.first() != Some(&Kind::Despair),
        Verdict::Nothing | Verdict::Soft | Verdict::Today => true,
    };
    if is_plain { 1 } else { 2 }
}

fn named(pack: &PackId, name: &PassageRef) -> String {
    format!("{pack}/{name}")
}
