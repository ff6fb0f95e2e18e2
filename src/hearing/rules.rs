//! Rules: which words, in which order or together, may mean that somebody is in danger. They are
//! written by people who know how people talk, in `responses/safety/rules/`.

use crate::id::CardId;

/// All rules of one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleFile {
    /// The language that the rules are written in: the name of the file.
    pub language: String,
    /// Lists of words and phrases by name.
    pub groups: Vec<Group>,
    /// What is taken out before the rules look.
    pub swallows: Vec<Swallow>,
    /// The rules.
    pub rules: Vec<Rule>,
}

/// Words and phrases that stand for one another in a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its name.
    pub name: String,
    /// The phrases. A star at the end of a word stands for any ending.
    pub phrases: Vec<String>,
}

/// A span that no rule may use, because people say it about something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Swallow {
    /// Its name.
    pub name: String,
    /// Why it means no danger.
    pub because: String,
    /// What it looks like.
    pub shape: Shape,
    /// Texts in which it stands.
    pub said: Vec<String>,
}

/// What may mean danger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Its name.
    pub name: String,
    /// The card that answers it.
    pub card: CardId,
    /// Whether it says plainly what a person means; false where it only hints (lost hope, a burden).
    pub is_plain: bool,
    /// What it looks like.
    pub shape: Shape,
    /// Texts that it must find.
    pub said: Vec<String>,
    /// Texts that it must not find.
    pub not_said: Vec<String>,
}

/// What a rule looks for: groups, one after the other or anywhere in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// The names of the groups.
    pub groups: Vec<String>,
    /// How they stand.
    pub order: Order,
    /// Groups of which none may stand in the same sentence.
    pub without: Vec<String>,
}

/// How the groups of a rule stand in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// In this order, with at most so many other words between two.
    InOrder {
        /// The most words between two groups.
        apart: usize,
    },
    /// In any order, in one sentence or within [`TOGETHER_MAX`] words.
    Together,
}

/// How many words a sentence has at most in which groups stand together: people leave out full
/// stops.
pub const TOGETHER_MAX: usize = 18;
