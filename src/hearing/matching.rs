//! Rules made ready, and how they are found in a text.

use rustc_hash::FxHashMap;

use super::readings::Reading;
use super::rules::{Order, Rule, RuleFile, Shape, TOGETHER_MAX};

/// The fewest letters before a star: those of a century, as in "in 19*".
const BEGINNING_MIN: usize = 2;

/// The rules of all languages, made ready.
#[derive(Debug, Clone, Default)]
pub struct Matcher {
    files: Vec<RuleFile>,
    /// The number of each word that stands in a phrase.
    words: FxHashMap<String, u32>,
    /// Words of which only the beginning is given, with their numbers.
    beginnings: FxHashMap<String, u32>,
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
    /// The rules that fit, in the order of the files.
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
                Some(begins) => *self.beginnings.entry(begins.to_owned()).or_insert(next),
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
        let mut swallowed = Vec::new();
        let mut taken = vec![false; reading.words.len()];
        for swallow in &self.swallows {
            for span in swallow.spans(&standing, reading) {
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
            for spans in standing.iter_mut().filter(|spans| !spans.is_empty()) {
                spans.retain(is_free);
            }
        }
        let rules = self.rules.iter().filter_map(|ready| {
            let span = ready.spans(&standing, reading).into_iter().next()?;
            let file = self.files.get(ready.file)?;
            let rule = file.rules.get(ready.at)?;
            Some(FoundRule { rule, language: &file.language, from: span.from, to: span.to })
        });
        Found { rules: rules.collect(), swallowed }
    }

    /// Where phrases of each group stand in a text.
    fn standing(&self, reading: &Reading) -> Vec<Vec<Standing>> {
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
        let mut standing: Vec<Vec<Standing>> = vec![Vec::new(); self.groups];
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
                    if let Some(spans) = standing.get_mut(*group as usize) {
                        spans.push(Standing { from, to: at + 1 });
                    }
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
        let ends = word.char_indices().skip(BEGINNING_MIN).map(|(end, _)| end);
        let beginnings = ends.chain([word.len()]).filter_map(|end| word.get(..end));
        numbers.extend(beginnings.filter_map(|begins| self.beginnings.get(begins)));
    }
}

impl Ready {
    /// Where the shape stands in a text; nothing where a group that it must not have is near.
    fn spans(&self, standing: &[Vec<Standing>], reading: &Reading) -> Vec<Standing> {
        let stands = |group: &u32| standing.get(*group as usize).filter(|spans| !spans.is_empty());
        if !self.groups.iter().all(|group| stands(group).is_some()) {
            return Vec::new();
        }
        let lists: Vec<&Vec<Standing>> = self.groups.iter().filter_map(stands).collect();
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

/// Where the last of the groups ends that follow one another from a place on.
fn follow(from: usize, groups: &[&Vec<Standing>], apart: usize) -> Option<usize> {
    let Some((next, rest)) = groups.split_first() else { return Some(from) };
    next.iter()
        .filter(|other| other.from >= from && other.from - from <= apart)
        .find_map(|other| follow(other.to, rest, apart))
}
