//! Conditions of a flow: from what an author writes to what a walk tests.

use std::cell::{Cell, RefCell};

use super::findings::condition as findings;
use super::item_head::ItemHead;
use super::keys;
use crate::document::{Code, Names, Table, Value, ValueType, once_each, shown_name};
use crate::flow::{ATOMS_MAX, Atom, AtomSet, Codes, Condition};
use crate::id::FindingId;
use crate::library::limits::{CONDITION_DEPTH_MAX, CONDITION_PARTS_MAX};

/// Reads the conditions of one flow and numbers what they look at.
pub(super) struct Conditions<'d> {
    heads: &'d [ItemHead<'d>],
    items: Names<'d>,
    findings: Vec<FlowFinding<'d>>,
    names: Names<'d>,
    atoms: RefCell<Vec<Atom>>,
    parts: Cell<usize>,
    /// Whether it was reported that they are too many.
    full: Cell<bool>,
}

struct FlowFinding<'d> {
    name: &'d str,
    value: Value<'d>,
    used: Cell<bool>,
    state: RefCell<ReadState>,
}

#[derive(Clone)]
enum ReadState {
    Unread,
    Reading,
    Read(Option<Condition>),
}

/// What a condition may ask for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    AnyOf,
    AllOf,
    NoneOf,
    CountAtLeast,
    All,
    Any,
    Not,
    Answered,
}

/// The key of each form; `of` goes with `count-at-least`.
const FORMS: &[(&str, Form)] = &[
    ("any-of", Form::AnyOf),
    ("all-of", Form::AllOf),
    ("none-of", Form::NoneOf),
    ("count-at-least", Form::CountAtLeast),
    ("all", Form::All),
    ("any", Form::Any),
    ("not", Form::Not),
    ("answered", Form::Answered),
];

impl<'d> Conditions<'d> {
    /// The conditions of a flow with these items and the findings of this file.
    pub(super) fn new(heads: &'d [ItemHead<'d>], file: &Table<'d>) -> Self {
        let complete = !file.doc.broken;
        let table = file.get("finding").and_then(|value| value.any_table());
        let findings: Vec<FlowFinding<'_>> = table
            .iter()
            .flat_map(Table::pairs)
            .map(|(name, value)| {
                let value = value.called(format!("the finding `{}`", shown_name(name)));
                let (used, state) = (Cell::new(false), RefCell::new(ReadState::Unread));
                FlowFinding { name, value, used, state }
            })
            .collect();
        let items = heads.iter().map(|head| head.name).collect();
        let names = findings.iter().map(|finding| finding.name).collect();
        let conditions = Self {
            heads,
            items: Names::new("item", Code::UnknownItem, items, complete),
            findings,
            names: Names::new("finding", Code::UnknownFinding, names, complete),
            atoms: RefCell::default(),
            parts: Cell::new(0),
            full: Cell::new(false),
        };
        for finding in &conditions.findings {
            finding.value.name::<FindingId>();
            conditions.finding(finding, 0);
        }
        conditions
    }

    /// The condition under a key, where there is one.
    pub(super) fn when(&self, table: &Table<'_>, key: &str) -> Option<Condition> {
        self.read(&table.get(key)?, 0)
    }

    /// The items of which no condition knows yet at that point: those that it looks at and that
    /// come no earlier than `item`.
    pub(super) fn not_before(&self, condition: &Condition, item: usize) -> Option<&'d str> {
        let looked_at = condition.atoms();
        let atoms = self.atoms.borrow();
        // With too many, their numbers mean nothing; that is reported elsewhere.
        let atoms = atoms.iter().enumerate().filter(|_| atoms.len() <= ATOMS_MAX);
        let late = atoms.filter(|(index, atom)| {
            atom.item() >= item && !looked_at.and(AtomSet::only(*index)).is_empty()
        });
        late.map(|(_, atom)| atom.item()).max().and_then(|item| Some(self.heads.get(item)?.name))
    }

    /// Everything that the conditions read so far can tell apart.
    pub(super) fn atoms(&self) -> Vec<Atom> {
        self.atoms.borrow().clone()
    }

    /// The findings by name, in the order of the file.
    pub(super) fn findings(&self) -> Vec<(FindingId, Condition)> {
        let read = self.findings.iter().filter_map(|finding| {
            let state = finding.state.borrow();
            let ReadState::Read(Some(condition)) = &*state else { return None };
            Some((finding.name.parse().ok()?, condition.clone()))
        });
        read.collect()
    }

    /// Findings that nothing refers to, as advice.
    pub(super) fn report_unused(&self) {
        for finding in self.findings.iter().filter(|finding| !finding.used.get()) {
            finding.value.report(findings::unused_finding(finding.name));
        }
    }

    fn finding(&self, finding: &FlowFinding<'d>, depth: usize) -> Option<Condition> {
        let state = finding.state.borrow().clone();
        match state {
            ReadState::Read(condition) => return condition,
            ReadState::Reading => {
                finding.value.report(findings::finding_cycle(finding.name));
                return None;
            }
            ReadState::Unread => {}
        }
        finding.state.replace(ReadState::Reading);
        let mut read = self.read(&finding.value, depth);
        if read.as_ref().is_some_and(|condition| height(condition) > CONDITION_DEPTH_MAX) {
            self.too_big(&finding.value);
            read = None;
        }
        finding.state.replace(ReadState::Read(read.clone()));
        read
    }

    /// Reports, once, that the conditions are too many.
    fn too_big(&self, value: &Value<'_>) {
        if !self.full.replace(true) {
            value.report(findings::too_big(&value.what()));
        }
    }

    /// One more part of conditions; false where there are too many.
    fn grow(&self, parts: usize, value: &Value<'_>) -> bool {
        let after = self.parts.get().saturating_add(parts);
        self.parts.set(after);
        if after > CONDITION_PARTS_MAX {
            self.too_big(value);
        }
        after <= CONDITION_PARTS_MAX
    }

    fn read(&self, value: &Value<'d>, depth: usize) -> Option<Condition> {
        if depth > CONDITION_DEPTH_MAX {
            self.too_big(value);
            return None;
        }
        if let Some(name) = value.raw() {
            return self.named(name, value, depth);
        }
        if !value.is_table() {
            return value.wrong_type(ValueType::Condition, None);
        }
        let table = value.table(keys::CONDITION)?;
        if !self.grow(1, value) {
            return None;
        }
        let forms: Vec<(&str, Form)> =
            FORMS.iter().filter(|(key, _)| table.has(key)).copied().collect();
        let what = value.what();
        let [(key, form)] = forms.as_slice() else {
            let keys: Vec<&str> = forms.iter().map(|(key, _)| *key).collect();
            if !keys.is_empty() {
                value.report(findings::several_forms(&what, &keys));
            } else if table.has_only_known() {
                value.report(findings::says_nothing(&what));
            }
            return None;
        };
        if *form != Form::CountAtLeast
            && let Some(of) = table.get("of")
        {
            of.report(findings::of_alone());
        }
        let part = table.get(key)?;
        match form {
            Form::AnyOf => Some(Condition::AtLeast(1, self.grouped(&part)?)),
            Form::NoneOf => Some(Condition::NoneOf(self.grouped(&part)?)),
            Form::AllOf => Some(Condition::AllOf(self.each(&part)?)),
            Form::CountAtLeast => self.count(&part, &table.need("of")?),
            Form::All => Some(Condition::All(self.several(&part, &what, depth)?)),
            Form::Any => Some(Condition::Any(self.several(&part, &what, depth)?)),
            Form::Not => Some(Condition::Not(Box::new(self.within(part, &what, depth)?))),
            Form::Answered => self.answered(&part),
        }
    }

    fn named(&self, name: &str, value: &Value<'_>, depth: usize) -> Option<Condition> {
        if name.contains('/') {
            value.report(findings::answer_for_condition(name));
            return None;
        }
        if !self.names.check(name, value) {
            return None;
        }
        let finding = self.findings.get(self.names.index(name)?)?;
        finding.used.set(true);
        let condition = self.finding(finding, depth + 1)?;
        self.grow(condition.parts(), value).then_some(condition)
    }

    fn several(&self, list: &Value<'d>, what: &str, depth: usize) -> Option<Vec<Condition>> {
        let entries = list.list();
        not_empty(list, &entries);
        let read = entries.into_iter().map(|entry| self.within(entry, what, depth));
        read.collect::<Vec<_>>().into_iter().collect()
    }

    /// A condition within another: in messages, both are what stands around them.
    fn within(&self, value: Value<'d>, what: &str, depth: usize) -> Option<Condition> {
        self.read(&value.called(what), depth + 1)
    }

    fn answered(&self, part: &Value<'_>) -> Option<Condition> {
        let Some(name) = part.raw() else { return part.wrong_type(ValueType::Text, None) };
        self.items.check(name, part).then_some(())?;
        let atom = self.atom(Atom::Answered { item: self.items.index(name)? });
        Some(Condition::AllOf(atom))
    }

    fn count(&self, least: &Value<'_>, of: &Value<'_>) -> Option<Condition> {
        let (number, atoms) = (least.number(), self.each(of));
        let entries = of.list().len();
        if number == 0 {
            least.report(findings::count_of_none(&least.what(), entries));
        } else if usize::try_from(number).is_ok_and(|number| number > entries) {
            least.report(findings::count_of_more(&least.what(), entries));
        }
        Some(Condition::AtLeast(number, atoms?))
    }

    /// One atom for each entry.
    fn each(&self, list: &Value<'_>) -> Option<AtomSet> {
        let answers = self.answers(list)?;
        let atoms = answers.into_iter().map(|(item, codes)| self.atom(Atom::Any { item, codes }));
        Some(atoms.fold(AtomSet::default(), AtomSet::or))
    }

    /// One atom for each item: where one answer is enough, it does not matter which.
    fn grouped(&self, list: &Value<'_>) -> Option<AtomSet> {
        let mut groups: Vec<(usize, Codes)> = Vec::new();
        for (item, codes) in self.answers(list)? {
            match groups.iter_mut().find(|(other, _)| *other == item) {
                Some((_, all)) => *all = all.or(codes),
                None => groups.push((item, codes)),
            }
        }
        let atoms = groups.into_iter().map(|(item, codes)| self.atom(Atom::Any { item, codes }));
        Some(atoms.fold(AtomSet::default(), AtomSet::or))
    }

    /// The entries of a list of `item/code` and `item/*`.
    fn answers(&self, list: &Value<'_>) -> Option<Vec<(usize, Codes)>> {
        let entries = list.list();
        not_empty(list, &entries);
        once_each(&entries);
        self.grow(entries.len(), list).then_some(())?;
        let read: Vec<_> = entries.iter().map(|entry| self.one_answer(entry)).collect();
        read.into_iter().collect()
    }

    fn one_answer(&self, entry: &Value<'_>) -> Option<(usize, Codes)> {
        let Some(raw) = entry.raw() else { return entry.wrong_type(ValueType::Text, None) };
        let Some((item, code)) = raw.split_once('/') else {
            entry.report(findings::not_an_answer(raw, &entry.what()));
            return None;
        };
        self.items.check(item, entry).then_some(())?;
        let index = self.items.index(item)?;
        let head = self.heads.get(index)?;
        if code != "*" {
            head.codes.check(code, entry).then_some(())?;
            return Some((index, Codes::only(head.codes.index(code)?)));
        }
        if !head.repeats {
            entry.report(findings::star_on_single(raw, item));
            return None;
        }
        Some((index, head.ordinary))
    }

    /// The number of an atom; equal ones share it.
    fn atom(&self, atom: Atom) -> AtomSet {
        let mut atoms = self.atoms.borrow_mut();
        if let Some(index) = atoms.iter().position(|known| *known == atom) {
            return AtomSet::only(index);
        }
        // One more than there may be is enough to know that there are too many.
        if atoms.len() <= ATOMS_MAX {
            atoms.push(atom);
        }
        AtomSet::only(atoms.len() - 1)
    }
}

/// Reports a list without entries.
fn not_empty(list: &Value<'_>, entries: &[Value<'_>]) {
    if entries.is_empty() && list.is_list() {
        list.report(findings::empty_list(&list.what()));
    }
}

/// How deep a condition is nested.
fn height(condition: &Condition) -> usize {
    match condition {
        Condition::AtLeast(..) | Condition::AllOf(_) | Condition::NoneOf(_) => 1,
        Condition::All(all) | Condition::Any(all) => 1 + all.iter().map(height).max().unwrap_or(0),
        Condition::Not(part) => 1 + height(part),
    }
}
