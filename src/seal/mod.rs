//! Button ids: actions as text of at most 100 characters, and back.
//!
//! An *open* id is plain and carries no answer: `o1/read/b12/mouth/signs`. A *sealed* id carries
//! the answers of one walk, encrypted and authenticated (AES-SIV, RFC 5297), bound to the person
//! and to the structure of the flow: `s1`, the flow's fingerprint, the sealed text. So a walk
//! lives in its own buttons, nobody else can press on, nobody can read an answer out of an id, and
//! there is nothing to store. `h1` marks a sealed id that asks for help: it gets help even when it
//! does not open.

mod moderator;

use aes_siv::KeyInit;
use aes_siv::siv::Aes128Siv;
use data_encoding::{BASE64URL_NOPAD, HEXLOWER_PERMISSIVE};
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::action::{Act, Action, NotOpened, Open, Position, WalkAction};
use crate::flow::{Answers, Fingerprint, Flow};
use crate::id::{CardId, ChannelId, FlowId, MessageId, PackId, PassageRef, PersonId};
use crate::limits::CUSTOM_ID_MAX;

/// The first characters of a sealed id, of a sealed id that asks for help, and of an open id.
const SEALED: &str = "s1";
const HELP: &str = "h1";
const OPEN: &str = "o1";
/// The first characters of an id for moderators. It carries no right.
const MODERATOR: &str = "m1";

/// The bytes that say what is to be done, before the answers.
const ACT_BYTES: usize = 4;

/// A key that seals walks. 32 bytes, never shown.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Key([u8; 32]);

/// Why a text is not a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a key is 64 hexadecimal digits (32 bytes)")]
pub struct NotAKey;

/// The keys in use: the first seals, all of them open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keys {
    current: Key,
    older: Vec<Key>,
}

/// Finds flows for sealing and opening.
pub trait Flows {
    /// The flow of that name, with the mark of its structure.
    fn named(&self, pack: &PackId, flow: &FlowId) -> Option<(&Flow, Fingerprint)>;
    /// The flow whose structure has this mark.
    fn marked(&self, mark: Fingerprint) -> Option<(&PackId, &Flow)>;
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key([hidden])")
    }
}

impl From<[u8; 32]> for Key {
    fn from(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

impl std::str::FromStr for Key {
    type Err = NotAKey;

    fn from_str(text: &str) -> Result<Self, NotAKey> {
        let mut bytes = HEXLOWER_PERMISSIVE.decode(text.trim().as_bytes()).or(Err(NotAKey))?;
        let key = <[u8; 32]>::try_from(bytes.as_slice()).map(Self).or(Err(NotAKey));
        bytes.zeroize();
        key
    }
}

impl Key {
    /// The key as 64 hexadecimal digits, to write it to its file.
    pub fn to_hex(&self) -> String {
        HEXLOWER_PERMISSIVE.encode(&self.0)
    }

    fn seal(&self, bound_to: Bound, plain: &[u8]) -> Option<Vec<u8>> {
        Aes128Siv::new(&self.0.into()).encrypt([bound_to], plain).ok()
    }

    fn open(&self, bound_to: Bound, sealed: &[u8]) -> Option<Vec<u8>> {
        Aes128Siv::new(&self.0.into()).decrypt([bound_to], sealed).ok()
    }
}

impl Keys {
    /// One key that seals, and older ones that still open.
    pub fn new(current: Key, older: Vec<Key>) -> Self {
        Self { current, older }
    }

    /// The id of an action on a button that `who` gets to see. `None` where the flow is not there,
    /// or its walk does not fit; the loader refuses such flows.
    pub fn id(&self, flows: &impl Flows, who: PersonId, action: &Action) -> Option<String> {
        let id = match action {
            Action::Open(open) => open_id(open),
            Action::Moderator(action) => format!("{MODERATOR}/{}", moderator::written(action)),
            Action::Walk(walk) => {
                let (flow, mark) = flows.named(&walk.pack, &walk.flow)?;
                let kind = if walk.act.asks_for_help() { HELP } else { SEALED };
                let sealed = self.current.seal(bound(kind, mark, who), &written(flow, walk))?;
                let mark = BASE64URL_NOPAD.encode(&mark);
                format!("{kind}{mark}{}", BASE64URL_NOPAD.encode(&sealed))
            }
        };
        (id.chars().count() <= CUSTOM_ID_MAX).then_some(id)
    }

    /// The action of an id that `who` pressed.
    ///
    /// # Errors
    ///
    /// [`NotOpened`] says why the id says nothing to us.
    pub fn open(&self, flows: &impl Flows, who: PersonId, id: &str) -> Result<Action, NotOpened> {
        if let Some(rest) = id.strip_prefix(OPEN).and_then(|rest| rest.strip_prefix('/')) {
            return read_open(rest).map(Action::Open).ok_or(NotOpened::UnknownVersion);
        }
        if let Some(rest) = id.strip_prefix(MODERATOR).and_then(|rest| rest.strip_prefix('/')) {
            let action = moderator::read(rest).map(Action::Moderator);
            return action.ok_or(NotOpened::UnknownVersion);
        }
        let (kind, rest, closed) = if let Some(rest) = id.strip_prefix(SEALED) {
            (SEALED, rest, NotOpened::NotYours)
        } else if let Some(rest) = id.strip_prefix(HELP) {
            (HELP, rest, NotOpened::HelpNotYours)
        } else {
            return Err(NotOpened::UnknownVersion);
        };
        let changed = if kind == HELP { closed } else { NotOpened::QuestionsChanged };
        let bytes = BASE64URL_NOPAD.decode(rest.as_bytes()).or(Err(closed))?;
        let (mark, sealed) = bytes.split_first_chunk::<6>().ok_or(closed)?;
        let (pack, flow) = flows.marked(*mark).ok_or(changed)?;
        let bound_to = bound(kind, *mark, who);
        let mut keys = std::iter::once(&self.current).chain(&self.older);
        let plain = keys.find_map(|key| key.open(bound_to, sealed)).ok_or(closed)?;
        let (act, answers) = read(flow, &plain).ok_or(closed)?;
        let (pack, flow) = (pack.clone(), flow.id.clone());
        Ok(Action::Walk(WalkAction { pack, flow, answers, act }))
    }
}

/// What a sealed id is bound to: its kind, the mark of its flow, and the person. It opens only with
/// the same.
type Bound = [u8; 16];

fn bound(kind: &str, mark: Fingerprint, who: PersonId) -> Bound {
    let mut bound_to = Bound::default();
    let bytes = kind.bytes().chain(mark).chain(who.0.to_be_bytes());
    bound_to.iter_mut().zip(bytes).for_each(|(to, from)| *to = from);
    bound_to
}

/// An open action as its id.
fn open_id(open: &Open) -> String {
    match open {
        Open::Intro(pack, flow) => format!("{OPEN}/intro/{pack}/{flow}"),
        Open::Begin(pack, flow) => format!("{OPEN}/begin/{pack}/{flow}"),
        Open::Articles(pack) => format!("{OPEN}/articles/{pack}"),
        Open::PickArticle(pack) => format!("{OPEN}/pick/{pack}"),
        Open::Read(pack, passage) => format!("{OPEN}/read/{pack}/{passage}"),
        Open::Related(pack, passage) => format!("{OPEN}/related/{pack}/{passage}"),
        Open::Sources(pack, page, None) => format!("{OPEN}/sources/{pack}/{page}"),
        Open::Sources(pack, page, Some(from)) => format!("{OPEN}/from/{pack}/{page}/{from}"),
        Open::Ledger(pack, page, None) => format!("{OPEN}/ledger/{pack}/{page}"),
        Open::Ledger(pack, page, Some(from)) => format!("{OPEN}/seen/{pack}/{page}/{from}"),
        Open::HelpNow => format!("{OPEN}/help"),
        Open::HelpFrom(pack, flow) => format!("{OPEN}/help/{pack}/{flow}"),
        Open::HelpReading(pack, passage) => format!("{OPEN}/help/{pack}/{passage}"),
        Open::PickCountry(menu) => format!("{OPEN}/countries/{menu}"),
        Open::Cards(cards) => {
            let names: Vec<&str> = cards.iter().map(CardId::as_str).collect();
            format!("{OPEN}/cards/{}", names.join("/"))
        }
        Open::PickToShare(channel, message) => format!("{OPEN}/found/{}/{}", channel.0, message.0),
        Open::Share(pack, passage, channel, message) => {
            format!("{OPEN}/share/{pack}/{passage}/{}/{}", channel.0, message.0)
        }
        Open::InPrivate(pack, passage) => format!("{OPEN}/private/{pack}/{passage}"),
        Open::Ask => format!("{OPEN}/ask"),
        Open::Symptoms(pack) => format!("{OPEN}/symptoms/{pack}"),
        Open::OwnLines => format!("{OPEN}/lines"),
        Open::AskForPerson => format!("{OPEN}/person"),
        Open::CallPerson => format!("{OPEN}/call-person"),
        Open::MyRows => format!("{OPEN}/rows"),
        Open::Hide => format!("{OPEN}/hide"),
        Open::Stop => format!("{OPEN}/stop"),
    }
}

/// The open action of an id, without its first characters.
fn read_open(id: &str) -> Option<Open> {
    let parts: Vec<&str> = id.split('/').collect();
    Some(match parts.as_slice() {
        ["intro", pack, flow] => Open::Intro(pack.parse().ok()?, flow.parse().ok()?),
        ["begin", pack, flow] => Open::Begin(pack.parse().ok()?, flow.parse().ok()?),
        ["articles", pack] => Open::Articles(pack.parse().ok()?),
        ["pick", pack] => Open::PickArticle(pack.parse().ok()?),
        ["read", pack, passage @ ..] => Open::Read(pack.parse().ok()?, read_passage(passage)?),
        ["related", pack, passage @ ..] => {
            Open::Related(pack.parse().ok()?, read_passage(passage)?)
        }
        ["sources", pack, page] => Open::Sources(pack.parse().ok()?, page.parse().ok()?, None),
        ["from", pack, page, passage @ ..] => {
            Open::Sources(pack.parse().ok()?, page.parse().ok()?, Some(read_passage(passage)?))
        }
        ["ledger", pack, page] => Open::Ledger(pack.parse().ok()?, page.parse().ok()?, None),
        ["seen", pack, page, passage @ ..] => {
            Open::Ledger(pack.parse().ok()?, page.parse().ok()?, Some(read_passage(passage)?))
        }
        ["help"] => Open::HelpNow,
        ["help", pack, flow] => Open::HelpFrom(pack.parse().ok()?, flow.parse().ok()?),
        ["help", pack, passage @ ..] => {
            Open::HelpReading(pack.parse().ok()?, read_passage(passage)?)
        }
        ["countries", menu] => Open::PickCountry(menu.parse().ok()?),
        ["cards", cards @ ..] if (1..=2).contains(&cards.len()) => {
            Open::Cards(cards.iter().map(|card| card.parse()).collect::<Result<_, _>>().ok()?)
        }
        ["found", channel, message] => {
            Open::PickToShare(ChannelId(channel.parse().ok()?), MessageId(message.parse().ok()?))
        }
        ["share", pack, passage, channel, message] => Open::Share(
            pack.parse().ok()?,
            passage.parse().ok()?,
            ChannelId(channel.parse().ok()?),
            MessageId(message.parse().ok()?),
        ),
        ["private", pack, passage @ ..] => {
            Open::InPrivate(pack.parse().ok()?, read_passage(passage)?)
        }
        ["ask"] => Open::Ask,
        ["symptoms", pack] => Open::Symptoms(pack.parse().ok()?),
        ["lines"] => Open::OwnLines,
        ["person"] => Open::AskForPerson,
        ["call-person"] => Open::CallPerson,
        ["rows"] => Open::MyRows,
        ["hide"] => Open::Hide,
        ["stop"] => Open::Stop,
        _ => return None,
    })
}

fn read_passage(parts: &[&str]) -> Option<PassageRef> {
    let [article, passage] = parts else { return None };
    Some(PassageRef { article: article.parse().ok()?, passage: passage.parse().ok()? })
}

/// A walk as bytes: what is to be done, then the answers item by item in as few bits as they take.
/// The length depends on the flow alone, so that it tells nothing about the answers.
fn written(flow: &Flow, walk: &WalkAction) -> Vec<u8> {
    let mut bytes = act_bytes(walk.act).to_vec();
    let (mut waiting, mut held) = (0u64, 0u32);
    for (index, item) in flow.items.iter().enumerate() {
        waiting |= u64::from(item.pack(walk.answers.get(index))) << held;
        held += item.bits();
        while held >= 8 {
            bytes.extend(waiting.to_le_bytes().first());
            waiting >>= 8;
            held -= 8;
        }
    }
    if held > 0 {
        bytes.extend(waiting.to_le_bytes().first());
    }
    bytes
}

/// The walk of these bytes.
fn read(flow: &Flow, bytes: &[u8]) -> Option<(Act, Answers)> {
    let (act, packed) = bytes.split_first_chunk::<ACT_BYTES>()?;
    let mut bits = packed.iter().flat_map(|byte| (0..8).map(move |bit| byte >> bit & 1 == 1));
    let mut answers = Answers::default();
    for (index, item) in flow.items.iter().enumerate() {
        let mut number = 0u32;
        for bit in 0..item.bits() {
            number |= u32::from(bits.next()?) << bit;
        }
        if let Some(answer) = item.unpack(number)? {
            answers.set(index, answer);
        }
    }
    let items = u8::try_from(flow.items.len()).ok()?;
    Some((read_act(*act, items)?, answers))
}

fn act_bytes(act: Act) -> [u8; ACT_BYTES] {
    match act {
        Act::Answer { item, option, review } => [0, item, option, u8::from(review)],
        Act::Pick { item, review } => [1, item, 0, u8::from(review)],
        Act::Keep { item, review } => [2, item, 0, u8::from(review)],
        Act::Skip { item, review } => [3, item, 0, u8::from(review)],
        Act::Change => [4, 0, 0, 0],
        Act::Go(place) => [5, position_byte(place), 0, 0],
        Act::Why { item, review } => [6, item, 0, u8::from(review)],
        Act::Read { passage, back } => {
            let [high, low] = passage.to_be_bytes();
            [7, high, low, position_byte(back)]
        }
        Act::List => [8, 0, 0, 0],
        Act::WhatIf => [9, 0, 0, 0],
        Act::Sources(page) => [12, page, 0, 0],
        Act::More => [13, 0, 0, 0],
        Act::HelpNow(back) => [10, position_byte(back), 0, 0],
        Act::PickCountry { menu, back } => [11, position_byte(back), menu, 0],
    }
}

fn read_act(bytes: [u8; ACT_BYTES], items: u8) -> Option<Act> {
    let item = |item: u8| (item < items).then_some(item);
    let flag = |byte: u8| (byte <= 1).then_some(byte == 1);
    Some(match bytes {
        [0, at, option, review] => Act::Answer { item: item(at)?, option, review: flag(review)? },
        [1, at, 0, review] => Act::Pick { item: item(at)?, review: flag(review)? },
        [2, at, 0, review] => Act::Keep { item: item(at)?, review: flag(review)? },
        [3, at, 0, review] => Act::Skip { item: item(at)?, review: flag(review)? },
        [4, 0, 0, 0] => Act::Change,
        [5, place, 0, 0] => Act::Go(read_position(place, items)?),
        [6, at, 0, review] => Act::Why { item: item(at)?, review: flag(review)? },
        [7, high, low, back] => Act::Read {
            passage: u16::from_be_bytes([high, low]),
            back: read_position(back, items)?,
        },
        [8, 0, 0, 0] => Act::List,
        [9, 0, 0, 0] => Act::WhatIf,
        [12, page, 0, 0] => Act::Sources(page),
        [13, 0, 0, 0] => Act::More,
        [10, back, 0, 0] => Act::HelpNow(read_position(back, items)?),
        [11, back, menu, 0] => Act::PickCountry { menu, back: read_position(back, items)? },
        _ => return None,
    })
}

/// A place in one byte: five bits for the item, one for the review flag, two for the kind.
fn position_byte(place: Position) -> u8 {
    match place {
        Position::Item { item, review } => item & 31 | u8::from(review) << 5,
        Position::Review => 1 << 6,
        Position::Result => 2 << 6,
    }
}

fn read_position(byte: u8, items: u8) -> Option<Position> {
    match byte >> 6 {
        0 if byte & 31 < items => {
            Some(Position::Item { item: byte & 31, review: byte >> 5 & 1 == 1 })
        }
        1 if byte == 1 << 6 => Some(Position::Review),
        2 if byte == 2 << 6 => Some(Position::Result),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
