//! Where words are harmless that would be wrong elsewhere.

use super::GuardedText;
use super::words::{Break, Word};

/// How far back a context is looked for, in words.
const REACH: usize = 40;

/// Something around words that makes them harmless.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Context {
    /// "if you have", "whether it is safe": a condition earlier in the clause.
    Condition,
    /// "when you have", "how soon it will heal", "until it is safe": just before, or nearly.
    Time,
    /// "Do you have", "Has a doctor said that you have": in a question.
    Question,
    /// "make sure that you have": something to do.
    Instructed,
    /// "the signs that you have": a thing the reader names, not a claim.
    Named,
    /// "it does not mean that you have", "not harmless", "no guarantee".
    Denied,
    /// "you have to", "you have used": not about the body, by the words after it.
    Followed(&'static [&'static str]),
}

const CONDITIONS: &[&str] = &["if", "whether", "unless", "suppose", "case"];

const TIMES: &[&str] = &[
    "when",
    "whenever",
    "until",
    "once",
    "while",
    "before",
    "after",
    "where",
    "wherever",
    "how",
    "what",
    "whatever",
    "which",
    "whichever",
];

/// Verbs and adjectives that turn what follows into a claim.
const CLAIMS: &[&str] = &[
    "mean", "means", "say", "says", "show", "shows", "suggest", "suggests", "prove", "proves",
    "proof", "tell", "tells", "sign", "confirm", "confirms", "promise", "claim", "know", "think",
    "assume", "conclude", "is", "are",
];

const ASKING: &[&str] = &[
    "do", "does", "did", "has", "have", "had", "is", "are", "was", "were", "am", "can", "could",
    "would", "will", "should", "may", "might", "who", "what", "which", "why", "how", "when",
    "where",
];

const DENIALS: &[&str] =
    &["not", "never", "no", "cannot", "nor", "neither", "without", "nothing", "none", "nobody"];

/// What a reader may be asked about: "the questions you have".
const THINGS: &[&str] = &[
    "signs",
    "symptoms",
    "questions",
    "question",
    "medicines",
    "results",
    "answers",
    "worries",
    "things",
    "thing",
    "anything",
    "everything",
    "something",
    "all",
    "any",
    "those",
    "ones",
    "pain",
    "pains",
    "tests",
    "plan",
    "problems",
    "conditions",
];

/// What may come after such a thing.
const AFTER_THINGS: &[&str] =
    &["now", "today", "and", "or", "are", "is", "ready", "already", "with", "for", "about", "on"];

impl GuardedText {
    /// Whether the words from `at` to `end` are harmless in this context.
    pub(super) fn spares(&self, context: Context, at: usize, end: usize) -> bool {
        let clause = self.clause_before(at);
        let among = |word: &Word, list: &[&str]| list.contains(&word.text.as_str());
        match context {
            Context::Condition => clause.iter().any(|word| among(word, CONDITIONS)),
            Context::Time => match clause.as_slice() {
                // "low B12, which you have" is a claim.
                [first, ..] if first.text == "which" => false,
                [first, ..] if among(first, TIMES) => true,
                [between, first, ..] if among(first, TIMES) => !among(between, CLAIMS),
                [_, soon, how, ..] => how.text == "how" && !among(soon, CLAIMS),
                _ => false,
            },
            Context::Question => {
                let asked = self.words.get(at).is_some_and(|word| word.asked);
                asked && self.sentence_before(at).any(|word| among(word, ASKING))
            }
            Context::Instructed => {
                let mut before = clause.iter().map(|word| word.text.as_str()).peekable();
                before.next_if_eq(&"that");
                before.next() == Some("sure") && before.next() == Some("make")
            }
            Context::Named => {
                let thing = match clause.as_slice() {
                    [that, thing, ..] if that.text == "that" => Some(*thing),
                    [thing, ..] => Some(*thing),
                    [] => None,
                };
                let ends = self
                    .words
                    .get(end)
                    .is_none_or(|next| next.before > Break::None || among(next, AFTER_THINGS));
                ends && thing.is_some_and(|thing| among(thing, THINGS))
            }
            Context::Denied => {
                let near = clause.iter().take(2).any(|word| denies(word));
                let denial = clause.iter().position(|word| denies(word));
                let claims = clause.iter().take(denial.unwrap_or(0));
                near || claims.into_iter().any(|word| among(word, CLAIMS))
            }
            Context::Followed(list) => {
                let next = self.words.get(end).filter(|next| next.before == Break::None);
                next.is_some_and(|next| among(next, list))
            }
        }
    }

    /// The words before one in its clause, the nearest first. A list entry goes on with the line
    /// that announces the list; a comma before "or" or "and" ends no clause.
    fn clause_before(&self, at: usize) -> Vec<&Word> {
        let mut before = Vec::new();
        let mut next = at;
        while before.len() < REACH {
            let Some(word) = self.words.get(next) else { break };
            let joins = matches!(word.text.as_str(), "or" | "and" | "nor");
            next = match (word.before, word.announced) {
                (Break::Entry, Some(last)) => last,
                (Break::Comma, _) if !joins => break,
                (Break::Clause | Break::Sentence | Break::Entry, _) => break,
                (Break::None | Break::Comma, _) => match next.checked_sub(1) {
                    Some(earlier) => earlier,
                    None => break,
                },
            };
            before.extend(self.words.get(next));
        }
        before
    }

    /// The words before one in its sentence, the nearest first.
    fn sentence_before(&self, at: usize) -> impl Iterator<Item = &Word> {
        let start = self.words.iter().take(at + 1).rposition(|word| word.before >= Break::Sentence);
        let start = start.unwrap_or(0).max(at.saturating_sub(REACH));
        self.words.iter().take(at).skip(start).rev()
    }
}

fn denies(word: &Word) -> bool {
    DENIALS.contains(&word.text.as_str()) || word.text.ends_with("n't") || word.text == "cant"
}
