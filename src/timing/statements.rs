//! What a text says: each time that it gives, and for which rows.

use std::ops::Range;

use super::phrases::{Found, Mark, Meaning, Phrases};
use super::sentences::{Sentence, sentences};
use crate::words::Folded;

/// Words that make what a sentence says hold for some only.
const CONDITIONS: &[&str] = &["if", "unless"];

/// Words by which a sentence points to the list after it, without a colon.
const POINTERS: &[&str] = &["these", "this"];

/// Something that a text says about how soon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The sentence that gives the time, with the questions before it that it answers, or the entry of a
    /// list that is announced with one, in bytes.
    pub place: Range<usize>,
    /// The times that it gives, each once.
    pub times: Vec<usize>,
    /// The rows that it gives them for, each once.
    pub rows: Vec<usize>,
    /// Whether it gives a time that may not be given.
    pub never: bool,
    /// Whether it holds only for some: it has an "if", says what it is for, answers a question, or is an
    /// entry of a list.
    pub conditional: bool,
    /// Whether it has the time of what announces it.
    pub announced: bool,
}

/// What the announcement of a list says of its entries.
#[derive(Debug, Clone)]
pub struct ListLead {
    times: Vec<usize>,
    /// Whether the announcement names rows itself, so that its entries need name none.
    named: bool,
    /// What it mentions, for phrases in two parts.
    context: Vec<usize>,
}

/// A sentence with what is found in it.
struct Read {
    sentence: Sentence,
    found: Vec<Found>,
    times: Vec<usize>,
    never: bool,
    scope: Scope,
    points: bool,
}

/// For whom a sentence says what it says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    Everybody,
    /// It has a "for": for some, where it names what for.
    WhoeverIsNamed,
    /// It has an "if".
    Some,
}

impl Phrases {
    /// What a text says, in order; and what it says of the texts that it announces, where it ends
    /// with a colon. `lead` is what announces the text itself.
    pub fn statements(
        &self,
        text: &str,
        lead: Option<&ListLead>,
    ) -> (Vec<Statement>, Option<ListLead>) {
        if lead.is_none() && !self.may_give_time(text) {
            return (vec![], None);
        }
        let sentences = sentences(text);
        let paragraphs = sentences.chunk_by(|a, b| a.paragraph == b.paragraph);
        let mut read = Vec::with_capacity(sentences.len());
        // A list has the time of what announces it.
        let mut timed = lead.is_some();
        for paragraph in paragraphs {
            let (first, last) = (paragraph.first(), paragraph.last());
            let start = first.map_or(0, |sentence| sentence.place.start);
            let end = last.map_or(start, |sentence| sentence.place.end);
            let announced = timed && first.is_some_and(|sentence| sentence.entry.is_some());
            timed = lead.is_some() || self.may_give_time(text.get(start..end).unwrap_or_default());
            let mut words = 0;
            read.extend(paragraph.iter().map(|sentence| {
                let said = text.get(sentence.place.clone()).unwrap_or_default();
                if !timed && !announced {
                    return Read::nothing(sentence.clone());
                }
                let (found, count) = self.find(said, words);
                words += count;
                Read::of(sentence.clone(), said, found)
            }));
        }
        let mut statements = Vec::new();
        if let Some(lead) = lead {
            Reader { phrases: self }.entry(&read, Some(lead), &mut statements);
            return (statements, None);
        }
        let mut within: Option<ListLead> = None;
        let mut paragraphs =
            read.chunk_by(|a, b| a.sentence.paragraph == b.sentence.paragraph).peekable();
        while let Some(paragraph) = paragraphs.next() {
            let reader = Reader { phrases: self };
            if is_list(paragraph) {
                let entries = paragraph.chunk_by(|a, b| a.sentence.entry == b.sentence.entry);
                for entry in entries {
                    reader.entry(entry, within.as_ref(), &mut statements);
                }
                within = None;
                continue;
            }
            let lead = reader.lead(paragraph);
            let announces = match paragraphs.peek() {
                Some(next) => is_list(next),
                None => paragraph.last().is_some_and(|read| read.sentence.announces),
            };
            within = lead.filter(|_| announces);
            reader.paragraph(paragraph, within.as_ref(), &mut statements);
        }
        (statements, within)
    }
}

/// What reads paragraphs.
struct Reader<'p> {
    phrases: &'p Phrases,
}

impl Reader<'_> {
    /// A paragraph, which may announce a list.
    fn paragraph(
        &self,
        paragraph: &[Read],
        announced: Option<&ListLead>,
        statements: &mut Vec<Statement>,
    ) {
        // The sentences since the last that gave a time.
        let mut since = 0;
        for (at, read) in paragraph.iter().enumerate() {
            if read.times.is_empty() && !read.never {
                continue;
            }
            let statement = self.statement(paragraph, since, at, None);
            // What only announces a list is said by its entries.
            let only_announces = announced.is_some_and(|lead| lead.times == read.times);
            if !statement.rows.is_empty() || read.never || !only_announces {
                statements.push(statement);
            }
            since = at + 1;
        }
    }

    /// What the sentence `at` says, which gives a time, with those `since` the last that gave one.
    /// `lead` announces the list that they stand in.
    fn statement(
        &self,
        paragraph: &[Read],
        since: usize,
        at: usize,
        lead: Option<&ListLead>,
    ) -> Statement {
        let before = paragraph.get(since..at).unwrap_or_default();
        let context = contexts(paragraph.get(since..=at).unwrap_or_default(), lead);
        let asking = before.iter().rev().take_while(|read| read.sentence.asked).count();
        let rows_of = |part: &[Read]| self.rows(part, &context);
        let all = |first: usize| rows_of(paragraph.get(first..=at).unwrap_or_default());
        let (own, with_questions) = (all(at), all(at - asking));
        let conditional = match paragraph.get(at).map(|read| read.scope) {
            Some(Scope::Some) => true,
            Some(Scope::WhoeverIsNamed) => !own.is_empty(),
            Some(Scope::Everybody) | None => false,
        };
        let (first, rows) = if !own.is_empty() && conditional {
            (at, own)
        } else if !with_questions.is_empty() {
            (at - asking, with_questions)
        } else {
            (since, all(since))
        };
        // A sentence that asks nothing and names nothing is no part of it.
        let names = |read: &Read| !rows_of(std::slice::from_ref(read)).is_empty();
        let part = |read: &&Read| read.sentence.asked || names(read);
        let first = paragraph.get(first..at).unwrap_or_default().iter().find(part);
        let here = paragraph.get(at);
        let start = first.or(here).map_or(0, |read| read.sentence.place.start);
        let end = here.map_or(start, |read| read.sentence.place.end);
        Statement {
            place: start..end,
            times: here.map(|read| read.times.clone()).unwrap_or_default(),
            rows,
            never: here.is_some_and(|read| read.never),
            conditional: conditional || asking > 0,
            announced: false,
        }
    }

    /// An entry of a list, under what announces the list.
    fn entry(&self, entry: &[Read], lead: Option<&ListLead>, statements: &mut Vec<Statement>) {
        let mut since = 0;
        for (at, read) in entry.iter().enumerate() {
            if !read.times.is_empty() || read.never {
                let statement = self.statement(entry, since, at, lead);
                statements.push(Statement { conditional: true, ..statement });
                since = at + 1;
                continue;
            }
            let Some(lead) = lead.filter(|lead| !lead.times.is_empty()) else { continue };
            let rows = self.rows(std::slice::from_ref(read), &contexts(entry, Some(lead)));
            // Further sentences of an entry say what to do.
            if !rows.is_empty() || at == 0 && !lead.named {
                let (place, times) = (read.sentence.place.clone(), lead.times.clone());
                let (never, conditional, announced) = (false, true, true);
                let said = Statement { place, times, rows, never, conditional, announced };
                statements.push(said);
            }
        }
    }

    /// What a paragraph says of the list after it.
    fn lead(&self, paragraph: &[Read]) -> Option<ListLead> {
        let last = paragraph.last().filter(|read| read.sentence.announces);
        let pointing = || paragraph.iter().rev().find(|read| read.points && !read.times.is_empty());
        let read = last.or_else(pointing)?;
        let at = paragraph.iter().position(|other| std::ptr::eq(other, read))?;
        let named = !self.statement(paragraph, 0, at, None).rows.is_empty();
        let (times, context) = (read.times.clone(), contexts(paragraph, None));
        Some(ListLead { times, named, context })
    }

    /// The rows that some sentences name together: of phrases that overlap, the one with the most
    /// words.
    fn rows(&self, sentences: &[Read], context: &[usize]) -> Vec<usize> {
        let all = || sentences.iter().flat_map(|read| &read.found);
        let mut named: Vec<(usize, &Found, usize)> = all()
            .filter_map(|found| {
                let words = found.end - found.start;
                match found.mark {
                    Mark::Whole(Meaning::Row(row)) => Some((2 * words, found, row)),
                    Mark::Symptom(pair) if context.contains(&pair) => {
                        // Between equals, two parts know more than one.
                        let pair = self.phrases.pairs.get(pair)?;
                        Some((2 * (words + pair.context_words) + 1, found, pair.row))
                    }
                    Mark::Whole(_) | Mark::Context(_) | Mark::Symptom(_) => None,
                }
            })
            .collect();
        named.sort_by_key(|(words, found, _)| (std::cmp::Reverse(*words), found.start));
        let overlaps = |a: &Found, b: &Found| a.start < b.end && b.start < a.end;
        let (mut taken, mut rows): (Vec<&Found>, Vec<usize>) = (vec![], vec![]);
        for (_, found, row) in named {
            if taken.iter().any(|other| overlaps(other, found)) {
                continue;
            }
            if let Mark::Symptom(pair) = found.mark {
                // What its first part names is said by the pair.
                taken.extend(all().filter(|other| other.mark == Mark::Context(pair)));
            }
            taken.push(found);
            if !rows.contains(&row) {
                rows.push(row);
            }
        }
        rows.sort_unstable();
        rows
    }
}

impl Read {
    fn of(sentence: Sentence, said: &str, found: Vec<Found>) -> Self {
        // A question gives no time: "Can't be seen today?"
        let (times, never) = if sentence.asked { (vec![], false) } else { times(&found) };
        let said = (never || !times.is_empty()).then(|| Folded::new(said));
        let has = |list: &[&str]| {
            said.as_ref().is_some_and(|said| said.words().any(|word| list.contains(&word)))
        };
        let scope = if has(CONDITIONS) {
            Scope::Some
        } else if has(&["for"]) {
            Scope::WhoeverIsNamed
        } else {
            Scope::Everybody
        };
        let points = has(POINTERS);
        Self { sentence, found, times, never, scope, points }
    }

    /// A sentence of a paragraph that gives no time.
    fn nothing(sentence: Sentence) -> Self {
        Self {
            sentence,
            found: vec![],
            times: vec![],
            never: false,
            scope: Scope::Everybody,
            points: false,
        }
    }
}

fn is_list(paragraph: &[Read]) -> bool {
    paragraph.iter().any(|read| read.sentence.entry.is_some())
}

fn is_time(mark: Mark) -> bool {
    matches!(mark, Mark::Whole(Meaning::Time(_) | Meaning::Never))
}

/// The pairs whose first part stands in a paragraph or in what announces it.
fn contexts(paragraph: &[Read], lead: Option<&ListLead>) -> Vec<usize> {
    let here = paragraph.iter().flat_map(|read| &read.found);
    let here = here.filter_map(|found| match found.mark {
        Mark::Context(pair) => Some(pair),
        Mark::Whole(_) | Mark::Symptom(_) => None,
    });
    here.chain(lead.into_iter().flat_map(|lead| lead.context.iter().copied())).collect()
}

/// The times that phrases give, each once, and whether one of them may not be given; of phrases that
/// overlap, the one with the most words.
fn times(found: &[Found]) -> (Vec<usize>, bool) {
    let mut said: Vec<&Found> = found.iter().filter(|found| is_time(found.mark)).collect();
    said.sort_by_key(|found| (std::cmp::Reverse(found.end - found.start), found.start));
    let mut taken: Vec<&Found> = Vec::new();
    for one in said {
        if !taken.iter().any(|other| one.start < other.end && other.start < one.end) {
            taken.push(one);
        }
    }
    let mut times: Vec<usize> = taken
        .iter()
        .filter_map(|found| match found.mark {
            Mark::Whole(Meaning::Time(time)) => Some(time),
            Mark::Whole(_) | Mark::Context(_) | Mark::Symptom(_) => None,
        })
        .collect();
    times.sort_unstable();
    times.dedup();
    (times, taken.iter().any(|found| found.mark == Mark::Whole(Meaning::Never)))
}
