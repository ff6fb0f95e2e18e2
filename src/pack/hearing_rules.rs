//! `safety/rules/*.toml`: the words by which danger is heard. Every rule is tried on its own examples.

use std::collections::{BTreeMap, BTreeSet};

use super::findings::hearing as findings;
use super::keys;
use super::read_file::ReadFile;
use crate::document::{Code, Names, Table, Value, once_each};
use crate::hearing::{
    Group, Hearing, Kind, Matcher, Order, Reading, Rule, RuleFile, Shape, Swallow,
};
use crate::id::HearingId;
use crate::library::FileKind;
use crate::library::limits::{APART_MAX, HEARD_MAX, RULE_NAME_MAX};

/// The words between two groups, where a rule says nothing.
const APART_USUAL: usize = 1;

/// Reads the rules of all languages.
pub(super) fn hearing(files: &[ReadFile<'_>], cards: &Names<'_>) -> Hearing {
    let files: Vec<&ReadFile<'_>> = files.iter().filter(|file| file.is(FileKind::Rules)).collect();
    let read: Vec<ReadRules<'_>> = files.iter().map(|file| ReadRules::of(file, cards)).collect();
    let rules = read.iter().map(|read| read.rules.clone()).collect();
    let hearing = Hearing::new(rules);
    let matcher = hearing.matcher();
    for read in &read {
        read.try_examples(matcher);
    }
    check_contradictions(&read);
    hearing
}

/// A file of rules with the places of what stands in it.
struct ReadRules<'d> {
    rules: RuleFile,
    tables: Vec<Table<'d>>,
    swallow_tables: Vec<Table<'d>>,
}

impl<'d> ReadRules<'d> {
    fn of(file: &'d ReadFile<'d>, cards: &Names<'_>) -> Self {
        let root = Table::root(&file.doc, keys::RULES_FILE);
        let groups: Vec<(Group, Value<'_>)> = groups(&root);
        let names = groups.iter().map(|(group, _)| group.name.as_str()).collect();
        let names = Names::new("group", Code::UnknownGroup, names, !file.doc.broken);
        let mut used = BTreeSet::new();
        let swallow_tables = root.named("swallow", "span that is taken out", keys::SWALLOW);
        let swallows = swallow_tables.iter().map(|(name, table)| Swallow {
            name: table.name::<HearingId>(name).to_string(),
            because: table.text("because", RULE_NAME_MAX),
            shape: shape(table, &names, &mut used),
            said: examples(table, "said"),
        });
        let swallows = swallows.collect();
        let rule_tables = root.named("rule", "rule", keys::HEARING_RULE);
        let rules = rule_tables.iter().map(|(name, table)| Rule {
            name: table.name::<HearingId>(name).to_string(),
            card: table.need("card").map_or_else(crate::document::stand_in, |card| {
                if let Some(raw) = card.raw()
                    && cards.index(raw).is_some()
                    && !Kind::ALL.iter().any(|kind| kind.card() == Some(raw))
                {
                    card.report(findings::no_kind(raw));
                }
                cards.one(&card)
            }),
            is_plain: !table.flag("hints"),
            shape: shape(table, &names, &mut used),
            said: examples(table, "said"),
            not_said: examples(table, "not-said"),
        });
        let rules = rules.collect();
        for (group, value) in groups.iter().filter(|(group, _)| !used.contains(&group.name)) {
            value.report(findings::unused_group(&group.name));
        }
        let groups = groups.into_iter().map(|(group, _)| group).collect();
        let language = file.path.name.to_owned();
        Self {
            rules: RuleFile { language, groups, swallows, rules },
            tables: rule_tables.into_iter().map(|(_, table)| table).collect(),
            swallow_tables: swallow_tables.into_iter().map(|(_, table)| table).collect(),
        }
    }

    /// Tries every rule and every span on its own examples. Where a group is missing, that is said
    /// already.
    fn try_examples(&self, matcher: &Matcher) {
        let is_there = |name: &String| self.rules.groups.iter().any(|group| group.name == *name);
        let is_whole =
            |shape: &Shape| !shape.groups.is_empty() && shape.groups.iter().all(is_there);
        let rules = self.rules.rules.iter().zip(&self.tables);
        for (rule, table) in rules.filter(|(rule, _)| is_whole(&rule.shape)) {
            let finds = |text: &str| {
                let found = matcher.find(&Reading::plain(text));
                found.rules.iter().any(|found| std::ptr::eq(found.rule, rule) || found.rule == rule)
            };
            if table.get("said").is_none() {
                table.missing(findings::no_examples(&table.what));
            }
            for value in table.list("said") {
                if value.raw().is_some_and(|text| !finds(text)) {
                    value.report(findings::example_not_found(&table.what));
                }
            }
            for value in table.list("not-said") {
                if value.raw().is_some_and(finds) {
                    value.report(findings::near_miss_found(&table.what));
                }
            }
        }
        let swallows = self.rules.swallows.iter().zip(&self.swallow_tables);
        for (swallow, table) in swallows.filter(|(swallow, _)| is_whole(&swallow.shape)) {
            if table.get("said").is_none() {
                table.missing(findings::no_examples(&table.what));
            }
            for value in table.list("said") {
                let takes = |text: &str| {
                    let found = matcher.find(&Reading::plain(text));
                    found.swallowed.contains(&swallow.name.as_str())
                };
                if value.raw().is_some_and(|text| !takes(text)) {
                    value.report(findings::example_not_found(&table.what));
                }
            }
        }
    }
}

/// The groups of a file, each with its place.
fn groups<'d>(root: &Table<'d>) -> Vec<(Group, Value<'d>)> {
    let Some(table) = root.get("group").and_then(|value| value.any_table()) else { return vec![] };
    let group = |(name, value): (&str, Value<'d>)| {
        let value = value.called(format!("the group `{name}`"));
        let entries = value.list();
        once_each(&entries);
        if entries.is_empty() && value.is_list() {
            value.report(findings::empty_group(name));
        }
        let phrases = entries.iter().map(|entry| {
            let phrase = entry.text(HEARD_MAX);
            if Reading::plain(&phrase).words.is_empty() {
                entry.report(findings::no_word());
            }
            phrase
        });
        (Group { name: value.name::<HearingId>().to_string(), phrases: phrases.collect() }, value)
    };
    table.pairs().into_iter().map(group).collect()
}

/// What a rule or a span looks like.
fn shape(table: &Table<'_>, names: &Names<'_>, used: &mut BTreeSet<String>) -> Shape {
    let mut list = |key: &str| {
        let listed: Vec<HearingId> = names.list(table, key);
        used.extend(listed.iter().map(ToString::to_string));
        if table.get(key).is_some_and(|value| value.is_list() && listed.is_empty()) {
            table.missing(findings::empty_list(key, &table.what));
        }
        listed.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let (in_order, together, without) = (list("in-order"), list("together"), list("without"));
    let has = |key: &str| table.get(key).is_some();
    if has("in-order") == has("together") {
        table.missing(findings::in_order_or_together(&table.what));
    }
    let apart = table.get("apart").map_or(APART_USUAL, |value| {
        let apart = usize::try_from(value.number()).unwrap_or(usize::MAX);
        if apart > APART_MAX {
            value.report(findings::too_far_apart(apart));
        }
        if in_order.is_empty() {
            value.report(findings::apart_without_order());
        }
        apart.min(APART_MAX)
    });
    if in_order.is_empty() {
        Shape { groups: together, order: Order::Together, without }
    } else {
        Shape { groups: in_order, order: Order::InOrder { apart }, without }
    }
}

/// Examples of what people write.
fn examples(table: &Table<'_>, key: &str) -> Vec<String> {
    let entries = table.list(key);
    once_each(&entries);
    if table.get(key).is_some_and(|value| value.is_list() && entries.is_empty()) {
        table.missing(findings::empty_list(key, &table.what));
    }
    entries.iter().map(|entry| entry.text(HEARD_MAX)).collect()
}

/// Reports rules of which one finds what another says must not be found, and two that look for the
/// same and show different cards.
fn check_contradictions(files: &[ReadRules<'_>]) {
    let mut shapes: BTreeMap<String, &Rule> = BTreeMap::new();
    for read in files {
        for (rule, table) in read.rules.rules.iter().zip(&read.tables) {
            let shape = format!("{} {:?}", read.rules.language, rule.shape);
            match shapes.get(&shape) {
                Some(other) if other.card != rule.card => {
                    table.report_at(
                        table.place.clone(),
                        findings::two_cards(&rule.name, &other.name),
                    );
                }
                Some(other) => {
                    table.report_at(
                        table.place.clone(),
                        findings::same_rule(&rule.name, &other.name),
                    );
                }
                None => {
                    shapes.insert(shape, rule);
                }
            }
        }
    }
    let said: BTreeMap<&str, &Rule> = files
        .iter()
        .flat_map(|read| &read.rules.rules)
        .flat_map(|rule| rule.said.iter().map(move |text| (text.as_str(), rule)))
        .collect();
    for read in files {
        for (rule, table) in read.rules.rules.iter().zip(&read.tables) {
            for value in table.list("not-said") {
                let other = value.raw().and_then(|text| said.get(text));
                if let Some(other) = other.filter(|other| other.card == rule.card) {
                    value.report(findings::contradicted(&other.name));
                }
            }
        }
    }
}
