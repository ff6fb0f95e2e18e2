//! What pressing a button means. Screens carry actions; only Discord's edge turns them into ids.

mod moderator;

pub use moderator::{Group, ModeratorAction, SetUpStep};

use std::fmt;

use crate::flow::Answers;
use crate::id::{CardId, ChannelId, FlowId, MessageId, PackId, PassageRef};

/// What a button or a menu does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Carries no answer: anyone may press it, and it works after any change of a pack.
    Open(Open),
    /// Carries the answers of one person's walk: only that person may press it.
    Walk(WalkAction),
    /// Is for moderators, who are asked anew whether they may.
    Moderator(ModeratorAction),
}

/// An action that carries no answer. Its `Debug` hides what is read, because that was chosen.
#[derive(Clone, PartialEq, Eq)]
pub enum Open {
    /// Shows the start screen of a flow.
    Intro(PackId, FlowId),
    /// Asks the first question of a flow.
    Begin(PackId, FlowId),
    /// Shows the articles of a pack.
    Articles(PackId),
    /// Shows the article that the person picks from this menu.
    PickArticle(PackId),
    /// Shows one passage.
    Read(PackId, PassageRef),
    /// Shows the articles related to the one of this passage, with a way back to it.
    Related(PackId, PassageRef),
    /// Shows a page of the sources of a pack, from 0, with a way back to a passage.
    Sources(PackId, u8, Option<PassageRef>),
    /// Shows a page of what became of the article that a pack began with, from 0, with a way back
    /// to a passage.
    Ledger(PackId, u8, Option<PassageRef>),
    /// Shows the card for a person who needs help now.
    HelpNow,
    /// The same, with a way back to the start screen of a flow.
    HelpFrom(PackId, FlowId),
    /// The same, with a way back to a passage.
    HelpReading(PackId, PassageRef),
    /// Shows the helplines of the country that the person picks from this menu. The number tells
    /// several menus of one screen apart.
    PickCountry(u8),
    /// Shows these safety cards, at most two.
    Cards(Vec<CardId>),
    /// Shows the passage that the person picks from this menu, with a way to share it as an answer
    /// to this message.
    PickToShare(ChannelId, MessageId),
    /// Shares a passage, by [`passage_mark`], as an answer to this message.
    Share(PackId, u16, ChannelId, MessageId),
    /// Sends a passage to the person as a direct message.
    InPrivate(PackId, PassageRef),
    /// Says what the bot is and how to ask it something.
    Ask,
    /// Shows the articles of a pack that its command for symptoms lists.
    Symptoms(PackId),
    /// Shows the helplines that the moderators of a server have added.
    OwnLines,
    /// Says what is posted when a person is asked for.
    AskForPerson,
    /// Posts that somebody asks for a person.
    CallPerson,
    /// Shows what is stored that bears the person's id.
    MyRows,
    /// Takes the message away, with a word that says so.
    Hide,
    /// Ends a walk and takes the message away.
    Stop,
}

/// An action within a walk. Its `Debug` hides what is done, because that can be an answer.
#[derive(Clone, PartialEq, Eq)]
pub struct WalkAction {
    /// The pack of the flow.
    pub pack: PackId,
    /// The flow.
    pub flow: FlowId,
    /// The answers so far.
    pub answers: Answers,
    /// What is to be done.
    pub act: Act,
}

impl fmt::Debug for Open {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Intro(..) => "Intro",
            Self::Begin(..) => "Begin",
            Self::Articles(_) => "Articles",
            Self::PickArticle(_) => "PickArticle",
            Self::Read(..) => "Read",
            Self::Related(..) => "Related",
            Self::Sources(..) => "Sources",
            Self::Ledger(..) => "Ledger",
            Self::HelpNow => "HelpNow",
            Self::HelpFrom(..) => "HelpFrom",
            Self::HelpReading(..) => "HelpReading",
            Self::PickCountry(_) => "PickCountry",
            Self::Cards(_) => "Cards",
            Self::PickToShare(..) => "PickToShare",
            Self::Share(..) => "Share",
            Self::InPrivate(..) => "InPrivate",
            Self::Ask => "Ask",
            Self::Symptoms(_) => "Symptoms",
            Self::OwnLines => "OwnLines",
            Self::AskForPerson => "AskForPerson",
            Self::CallPerson => "CallPerson",
            Self::MyRows => "MyRows",
            Self::Hide => "Hide",
            Self::Stop => "Stop",
        })
    }
}

impl fmt::Debug for WalkAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WalkAction").finish_non_exhaustive()
    }
}

/// What is to be done within a walk. Items are indexes. Its `Debug` names the kind alone.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Answer an item with one option.
    Answer {
        /// The item.
        item: u8,
        /// The option.
        option: u8,
        /// Whether to go on from the review screen afterwards.
        review: bool,
    },
    /// Answer an item with the options picked from this menu.
    Pick {
        /// The item.
        item: u8,
        /// Whether to go on from the review screen afterwards.
        review: bool,
    },
    /// Keep the answer that stands and go on.
    Keep {
        /// The item.
        item: u8,
        /// Whether to go on from the review screen afterwards.
        review: bool,
    },
    /// Pass an item over.
    Skip {
        /// The item.
        item: u8,
        /// Whether to go on from the review screen afterwards.
        review: bool,
    },
    /// Go to the item picked from this menu of the review screen.
    Change,
    /// Show a place of the walk.
    Go(Position),
    /// Show why an item is asked.
    Why {
        /// The item.
        item: u8,
        /// Whether the item is being changed from the review screen.
        review: bool,
    },
    /// Show a passage, with a way back to a place of the walk.
    Read {
        /// The passage, by [`passage_mark`].
        passage: u16,
        /// Where to go back to.
        back: Position,
    },
    /// Show the list for the visit.
    List,
    /// Show what would change the result.
    WhatIf,
    /// Show a page of the sources of the result, from 0.
    Sources(u8),
    /// Show what found no room on the result.
    More,
    /// Show the help card, with a way back to a place of the walk.
    HelpNow(Position),
    /// Show the helplines of the country picked from this menu, with a way back.
    PickCountry {
        /// Tells several menus of one screen apart.
        menu: u8,
        /// Where to go back to.
        back: Position,
    },
}

impl fmt::Debug for Act {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Answer { .. } => "Answer",
            Self::Pick { .. } => "Pick",
            Self::Keep { .. } => "Keep",
            Self::Skip { .. } => "Skip",
            Self::Change => "Change",
            Self::Go(_) => "Go",
            Self::Why { .. } => "Why",
            Self::Read { .. } => "Read",
            Self::List => "List",
            Self::WhatIf => "WhatIf",
            Self::Sources(_) => "Sources",
            Self::More => "More",
            Self::HelpNow(_) => "HelpNow",
            Self::PickCountry { .. } => "PickCountry",
        })
    }
}

impl Act {
    /// Whether it asks for help in danger. Such a button gets help even when its id does not open.
    pub fn asks_for_help(self) -> bool {
        matches!(self, Self::HelpNow(_) | Self::PickCountry { .. })
    }
}

/// A position within a walk. Its `Debug` hides the item.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Position {
    /// A question.
    Item {
        /// The item.
        item: u8,
        /// Whether it is being changed from the review screen.
        review: bool,
    },
    /// The review screen.
    Review,
    /// The result.
    Result,
}

impl fmt::Debug for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Item { .. } => "Item",
            Self::Review => "Review",
            Self::Result => "Result",
        })
    }
}

/// A short mark for a passage, so that its name need not fit into a button id: FNV-1a over the
/// name, folded to 16 bits. The loader refuses a pack in which two passages share a mark.
pub fn passage_mark(passage: &PassageRef) -> u16 {
    let name = passage.to_string();
    let hash = name
        .bytes()
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let [a, b, c, d] = hash.to_be_bytes();
    u16::from_be_bytes([a ^ c, b ^ d])
}

/// Why a button's id says nothing to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotOpened {
    /// It was made by a version of the bot with another form of ids.
    #[error("the id has a form that this version does not know")]
    UnknownVersion,
    /// Its flow has changed in structure since, or is gone.
    #[error("the id belongs to questions that have changed")]
    QuestionsChanged,
    /// It was made for someone else, with another key, or altered.
    #[error("the id does not open")]
    NotYours,
    /// The same, on a button for help: help is shown all the same.
    #[error("the id does not open; it asked for help")]
    HelpNotYours,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::Answer;

    #[test]
    fn what_was_chosen_does_not_show_in_debug_text() {
        let (pack, flow) = ("planted".parse::<PackId>().unwrap(), "planted".parse().unwrap());
        let passage: PassageRef = "planted/planted".parse().unwrap();
        let mut answers = Answers::default();
        answers.set(0, Answer::Skipped);
        let act = Act::Answer { item: 47, option: 11, review: true };
        let walk = WalkAction { pack: pack.clone(), flow, answers, act };
        let back = Position::Item { item: 47, review: true };
        let shown = [
            format!("{:?}", Action::Walk(walk)),
            format!("{:?}", Action::Open(Open::Read(pack.clone(), passage.clone()))),
            format!("{:?}", Open::Sources(pack.clone(), 47, Some(passage.clone()))),
            format!("{:?}", Open::Cards(vec!["planted".parse().unwrap()])),
            format!("{:?}", Open::Share(pack.clone(), 47, ChannelId(11), MessageId(47))),
            format!("{:?}", Open::PickToShare(ChannelId(11), MessageId(47))),
            format!("{:?}", Open::InPrivate(pack, passage)),
            format!("{act:?} {back:?} {:?}", Act::Read { passage: 4711, back }),
        ];
        for text in shown {
            let told = ["planted", "47", "11", "true"].iter().any(|word| text.contains(word));
            assert!(!told, "{text}");
        }
    }
}
