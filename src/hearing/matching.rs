//! Rules made ready, and how they are found in a text.

use rustc_hash::FxHashMap;

use super::readings::Reading;
use super::rules::{Order, Rule, RuleFile, Shape, TOGETHER_MAX};

/// The fewest letters before a star: those of a century, as in "in 19*".
const BEGINNING_MIN: usize = 2;

/// The most places in a text at which one rule is found: a harmless first one may not hide another.
const PLACES_MAX: usize = 8;

/// The rules of all languages, made ready.
#[derive(Debug, Clone, Default)]
pub struct Matcher {
    files: Vec<RuleFile>,
    /// The number of each word that stands in a phrase.
    words: FxHashMap<String, u32>,
    /// Words of which only the beginning is given, with their numbers.
    beginnings: FxHashMap<String, u32>,
    /// How long the beginnings are that begin with these two bytes, so that few are looked up in vain.
    lengths: FxHashMap<[u8; 2], Vec<usize>>,
    /// The phrases as a tree: from a node by a word to a node.
    steps: FxHashMap<(u32, u32), u32>,
    /// For each node of the tree the groups of which a phrase ends there.
    ends: Vec<Vec<u32>>,
    /// How many groups there are.
    groups: usize,
    swallows: Vec<Ready>,
    rules: Vec<Ready>,
}

/// A shape with its groups by number, and the place of what it belongs to.
#[derive(Debug, Clone)]
struct Ready {
    file: usize,
    at: usize,
    groups: Vec<u32>,
    order: Order,
    without: Vec<u32>,
}

/// A phrase of a group that stands in a text: from a word up to another.
#[derive(Debug, Clone, Copy)]
struct Standing {
    from: usize,
    to: usize,
}

/// What was found in a text.
pub struct Found<'m> {
    /// The rules that fit, in the order of the files, at each place where they do.
    pub rules: Vec<FoundRule<'m>>,
    /// The names of the spans that were taken out.
    pub swallowed: Vec<&'m str>,
}

/// A rule that fits, and where.
pub struct FoundRule<'m> {
    /// The rule.
    pub rule: &'m Rule,
    /// The language of its file.
    pub language: &'m str,
    /// The place of its first word in the text.
    pub from: usize,
    /// The place after its last word.
    pub to: usize,
}

impl Matcher {
    /// Makes rules ready. A group that no file names is never found; the reader of the files
    /// reports it.
    pub fn new(files: Vec<RuleFile>) -> Self {
        let mut ready = Self { ends: vec![Vec::new()], ..Self::default() };
        let mut count = 0;
        for (place, file) in files.iter().enumerate() {
            let first = count;
            for group in &file.groups {
                for phrase in &group.phrases {
                    ready.add(phrase, count);
                }
                count += 1;
            }
            let number = |name: &String| {
                let at = file.groups.iter().position(|group| group.name == *name);
                at.and_then(|at| u32::try_from(at).ok()).map_or(u32::MAX, |at| first + at)
            };
            let shape = |at: usize, shape: &Shape| Ready {
                file: place,
                at,
                groups: shape.groups.iter().map(number).collect(),
                order: shape.order,
                without: shape.without.iter().map(number).collect(),
            };
            let swallows = file.swallows.iter().enumerate().map(|(at, s)| shape(at, &s.shape));
            let rules = file.rules.iter().enumerate().map(|(at, r)| shape(at, &r.shape));
            ready.swallows.extend(swallows);
            ready.rules.extend(rules);
        }
        ready.groups = count as usize;
        ready.files = files;
        ready
    }

    /// The rules as they were written.
    pub fn files(&self) -> &[RuleFile] {
        &self.files
    }

    /// Every word of the rules, without those of which only the beginning is given.
    pub fn words(&self) -> impl Iterator<Item = &String> {
        self.words.keys()
    }

    fn add(&mut self, phrase: &str, group: u32) {
        let mut node = 0;
        for word in Reading::of_phrase(phrase) {
            let next = u32::try_from(self.words.len() + self.beginnings.len()).unwrap_or(u32::MAX);
            let number = match word.strip_suffix('*') {
                Some(begins) => {
                    self.add_length(begins);
                    *self.beginnings.entry(begins.to_owned()).or_insert(next)
                }
                None => *self.words.entry(word).or_insert(next),
            };
            let fresh = u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
            node = *self.steps.entry((node, number)).or_insert(fresh);
            if node == fresh {
                self.ends.push(Vec::new());
            }
        }
        if let Some(ends) = self.ends.get_mut(node as usize)
            && node != 0
        {
            ends.push(group);
        }
    }

    /// What of the rules stands in a text.
    pub fn find(&self, reading: &Reading) -> Found<'_> {
        let mut standing = self.standing(reading);
        let groups = self.groups;
        let mut by_group = Standings::new(&standing, groups);
        let mut swallowed = Vec::new();
        let mut taken = vec![false; reading.words.len()];
        for swallow in &self.swallows {
            for span in swallow.spans(&by_group, reading) {
                if let Some(taken) = taken.get_mut(span.from..span.to) {
                    taken.fill(true);
                }
                let named = self.files.get(swallow.file).and_then(|f| f.swallows.get(swallow.at));
                swallowed.extend(named.map(|swallow| swallow.name.as_str()));
            }
        }
        if !swallowed.is_empty() {
            let is_free = |s: &Standing| {
                !taken.get(s.from..s.to).unwrap_or_default().iter().any(|taken| *taken)
            };
            standing.retain(|(_, span)| is_free(span));
            by_group = Standings::new(&standing, groups);
        }
        let rules = self.rules.iter().flat_map(|ready| {
            let file = self.files.get(ready.file);
            let rule = file.and_then(|file| Some((file, file.rules.get(ready.at)?)));
            let spans = apart(ready.spans(&by_group, reading)).into_iter().take(PLACES_MAX);
            rule.into_iter().flat_map(move |(file, rule)| {
                spans.clone().map(move |span| FoundRule {
                    rule,
                    language: &file.language,
                    from: span.from,
                    to: span.to,
                })
            })
        });
        Found { rules: rules.collect(), swallowed }
    }

    /// Where phrases stand in a text, each with its group.
    fn standing(&self, reading: &Reading) -> Vec<(u32, Standing)> {
        let mut numbers: Vec<u32> = Vec::new();
        let mut until: Vec<usize> = Vec::new();
        for word in reading.words() {
            self.add_numbers(word, &mut numbers);
            until.push(numbers.len());
        }
        let meant = |at: usize| {
            let begin =
                at.checked_sub(1).map_or(0, |before| until.get(before).copied().unwrap_or(0));
            numbers.get(begin..until.get(at).copied().unwrap_or(begin)).unwrap_or_default()
        };
        let mut standing = Vec::new();
        let (mut open, mut next): (Vec<u32>, Vec<u32>) = (Vec::new(), Vec::new());
        for from in 0..until.len() {
            open.clear();
            open.push(0);
            for at in from..until.len() {
                next.clear();
                for node in &open {
                    let steps = meant(at).iter().filter_map(|word| self.steps.get(&(*node, *word)));
                    next.extend(steps);
                }
                for group in next.iter().filter_map(|node| self.ends.get(*node as usize)).flatten()
                {
                    standing.push((*group, Standing { from, to: at + 1 }));
                }
                if next.is_empty() {
                    break;
                }
                std::mem::swap(&mut open, &mut next);
            }
        }
        standing
    }

    /// Adds the numbers of a word: its own, and those of the beginnings that it has.
    fn add_numbers(&self, word: &str, numbers: &mut Vec<u32>) {
        numbers.extend(self.words.get(word));
        let lengths = word.as_bytes().first_chunk().and_then(|first| self.lengths.get(first));
        let beginnings = lengths.into_iter().flatten().filter_map(|length| word.get(..*length));
        numbers.extend(beginnings.filter_map(|begins| self.beginnings.get(begins)));
    }

    fn add_length(&mut self, begins: &str) {
        let Some(first) = begins.as_bytes().first_chunk() else { return };
        let lengths = self.lengths.entry(*first).or_default();
        if begins.chars().count() >= BEGINNING_MIN && !lengths.contains(&begins.len()) {
            lengths.push(begins.len());
        }
    }
}

/// Where the phrases of each group stand in a text, in the order of the text.
struct Standings {
    spans: Vec<Standing>,
    /// Where those of each group begin, and at last where they end.
    begins: Vec<usize>,
}

impl Standings {
    fn new(standing: &[(u32, Standing)], groups: usize) -> Self {
        let mut begins = vec![0; groups + 1];
        for (group, _) in standing {
            if let Some(count) = begins.get_mut(*group as usize + 1) {
                *count += 1;
            }
        }
        let mut before = 0;
        for begin in &mut begins {
            before += *begin;
            *begin = before;
        }
        let mut spans = vec![Standing { from: 0, to: 0 }; standing.len()];
        let mut next = begins.clone();
        for (group, span) in standing {
            let Some(at) = next.get_mut(*group as usize) else { continue };
            if let Some(place) = spans.get_mut(*at) {
                *place = *span;
            }
            *at += 1;
        }
        Self { spans, begins }
    }

    /// Where those of a group stand; nothing where none does.
    fn of(&self, group: u32) -> Option<&[Standing]> {
        let at = group as usize;
        let (begin, end) = (*self.begins.get(at)?, *self.begins.get(at + 1)?);
        self.spans.get(begin..end).filter(|spans| !spans.is_empty())
    }
}

impl Ready {
    /// Where the shape stands in a text; nothing where a group that it must not have is near.
    fn spans(&self, standing: &Standings, reading: &Reading) -> Vec<Standing> {
        let stands = |group: &u32| standing.of(*group);
        if !self.groups.iter().all(|group| stands(group).is_some()) {
            return Vec::new();
        }
        let lists: Vec<&[Standing]> = self.groups.iter().filter_map(stands).collect();
        let Some((first, rest)) = lists.split_first() else { return Vec::new() };
        let mut spans: Vec<Standing> = match self.order {
            Order::InOrder { apart } => first
                .iter()
                .filter_map(|begin| {
                    Some(Standing { from: begin.from, to: follow(begin.to, rest, apart)? })
                })
                .collect(),
            Order::Together => first
                .iter()
                .filter_map(|anchor| {
                    let near = |other: &&Standing| {
                        let gap = if other.from >= anchor.to {
                            other.from - anchor.to
                        } else {
                            anchor.from.saturating_sub(other.to)
                        };
                        gap <= TOGETHER_MAX && reading.are_near(anchor.from, other.from)
                    };
                    let mut span = *anchor;
                    for list in rest {
                        let other = list.iter().find(near)?;
                        span.from = span.from.min(other.from);
                        span.to = span.to.max(other.to);
                    }
                    Some(span)
                })
                .collect(),
        };
        if !self.without.is_empty() {
            spans.retain(|span| {
                !self.without.iter().filter_map(stands).flatten().any(|other| {
                    other.from < span.to + TOGETHER_MAX
                        && span.from < other.to + TOGETHER_MAX
                        && reading.are_near(span.from, other.from)
                })
            });
        }
        spans
    }
}

/// The spans of which none has a word of another.
fn apart(mut spans: Vec<Standing>) -> Vec<Standing> {
    spans.sort_by_key(|span| span.from);
    let mut end = 0;
    spans.retain(|span| {
        let is_apart = span.from >= end;
        end = if is_apart { span.to } else { end };
        is_apart
    });
    spans
}

/// Where the last of the groups ends that follow one another from a place on.
fn follow(from: usize, groups: &[&[Standing]], apart: usize) -> Option<usize> {
    let Some((next, rest)) = groups.split_first() else { return Some(from) };
    next.iter()
        .filter(|other| other.from >= from && other.from - from <= apart)
        .find_map(|other| follow(other.to, rest, apart))
}
