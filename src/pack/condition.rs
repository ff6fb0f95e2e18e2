//! Conditions of a flow: from what an author writes to what a walk tests.

use std::cell::{Cell, RefCell};

use super::item::Head;
use super::keys;
use crate::document::{Code, Names, Table, Value, ValueType, once_each, shown_name};
use crate::flow::{ATOMS_MAX, Atom, Codes, Condition, Seen};
use crate::id::FindingId;
use crate::library::limits::{CONDITION_DEPTH_MAX, CONDITION_PARTS_MAX};

/// Reads the conditions of one flow and numbers what they look at.
pub(super) struct Conditions<'d> {
    heads: &'d [Head<'d>],
    items: Names<'d>,
    findings: Vec<Finding<'d>>,
    names: Names<'d>,
    atoms: RefCell<Vec<Atom>>,
    parts: Cell<usize>,
    /// Whether it was reported that they are too many.
    full: Cell<bool>,
}

struct Finding<'d> {
    name: &'d str,
    value: Value<'d>,
    used: Cell<bool>,
    state: RefCell<State>,
}

#[derive(Clone)]
enum State {
    Unread,
    Reading,
    Read(Option<Condition>),
}

impl<'d> Conditions<'d> {
    /// The conditions of a flow with these items and the findings of this file.
    pub(super) fn new(heads: &'d [Head<'d>], file: &Table<'d>) -> Self {
        let complete = !file.doc.broken;
        let table = file.get("finding").and_then(|value| value.any_table());
        let findings: Vec<Finding<'_>> = table
            .iter()
            .flat_map(Table::pairs)
            .map(|(name, mut value)| {
                value.what = format!("the finding `{}`", shown_name(name));
                let (used, state) = (Cell::new(false), RefCell::new(State::Unread));
                Finding { name, value, used, state }
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
            atom.item() >= item && !looked_at.and(Seen::only(*index)).is_empty()
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
            let State::Read(Some(condition)) = &*state else { return None };
            Some((finding.name.parse().ok()?, condition.clone()))
        });
        read.collect()
    }

    /// Findings that nothing refers to, as advice.
    pub(super) fn report_unused(&self) {
        for finding in self.findings.iter().filter(|finding| !finding.used.get()) {
            let message = format!("nothing uses the finding `{}`", finding.name);
            finding.value.report(
                Code::NeverUsed,
                &message,
                "Remove it, or use its name in a condition.",
            );
        }
    }

    fn finding(&self, finding: &Finding<'d>, depth: usize) -> Option<Condition> {
        let state = finding.state.borrow().clone();
        match state {
            State::Read(condition) => return condition,
            State::Reading => {
                let message = format!("the finding `{}` builds on itself", finding.name);
                let remedy = "Follow the findings that it names, and take it out of the one that leads back to it.";
                finding.value.report(Code::FindingCycle, &message, remedy);
                return None;
            }
            State::Unread => {}
        }
        finding.state.replace(State::Reading);
        let mut read = self.read(&finding.value, depth);
        if read.as_ref().is_some_and(|condition| height(condition) > CONDITION_DEPTH_MAX) {
            self.too_big(&finding.value);
            read = None;
        }
        finding.state.replace(State::Read(read.clone()));
        read
    }

    /// Reports, once, that the conditions are too many.
    fn too_big(&self, value: &Value<'_>) {
        if self.full.replace(true) {
            return;
        }
        let message =
            format!("with {}, the conditions of this flow grow too deep or too many", value.what);
        let remedy = format!(
            "Nest at most {CONDITION_DEPTH_MAX} deep, findings in findings included, and at most {CONDITION_PARTS_MAX} parts in all."
        );
        value.report(Code::ConditionTooBig, &message, remedy);
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
        let forms = keys::CONDITION.iter().filter(|key| **key != "of" && table.has(key));
        let forms: Vec<&str> = forms.copied().collect();
        let [form] = forms.as_slice() else {
            if table.has_only_known() || forms.len() > 1 {
                let message = match forms.as_slice() {
                    [] => format!("{} says nothing", value.what),
                    _ => {
                        format!("{} says several things at once: {}", value.what, forms.join(", "))
                    }
                };
                let remedy = "Use one of any-of, all-of, none-of, count-at-least (with of), all, any, not or answered. Put several together as { all = [{ … }, { … }] }.";
                value.report(Code::BadCondition, &message, remedy);
            }
            return None;
        };
        if *form != "count-at-least"
            && let Some(of) = table.get("of")
        {
            of.report(
                Code::BadCondition,
                "`of` goes with `count-at-least` only",
                "Remove `of`, or write { count-at-least = 2, of = [\"item/code\", …] }.",
            );
        }
        let part = table.get(form)?;
        match *form {
            "any-of" => Some(Condition::AtLeast(1, self.grouped(&part)?)),
            "none-of" => Some(Condition::NoneOf(self.grouped(&part)?)),
            "all-of" => Some(Condition::AllOf(self.each(&part)?)),
            "count-at-least" => self.count(&part, &table.need("of")?),
            "all" => Some(Condition::All(self.several(&part, &value.what, depth)?)),
            "any" => Some(Condition::Any(self.several(&part, &value.what, depth)?)),
            "not" => Some(Condition::Not(Box::new(self.within(part, &value.what, depth)?))),
            _ => self.answered(&part),
        }
    }

    fn named(&self, name: &str, value: &Value<'_>, depth: usize) -> Option<Condition> {
        if name.contains('/') {
            let message = format!("`{name}` is an answer, and stands where a condition must be");
            value.report(
                Code::BadCondition,
                &message,
                format!("Write {{ any-of = [\"{name}\"] }}. A name alone is a finding."),
            );
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
    fn within(&self, mut value: Value<'d>, what: &str, depth: usize) -> Option<Condition> {
        what.clone_into(&mut value.what);
        self.read(&value, depth + 1)
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
        if number == 0 || usize::try_from(number).is_ok_and(|number| number > entries) {
            let (holds, message) = if number == 0 {
                ("always", "0 of them")
            } else {
                ("never", "more than there are in `of`")
            };
            let message = format!("{} asks for {message}, so it {holds} holds", least.what);
            least.report(Code::BadCount, &message, format!("Write a number from 1 to {entries}."));
        }
        Some(Condition::AtLeast(number, atoms?))
    }

    /// One atom for each entry.
    fn each(&self, list: &Value<'_>) -> Option<Seen> {
        let answers = self.answers(list)?;
        let atoms = answers.into_iter().map(|(item, codes)| self.atom(Atom::Any { item, codes }));
        Some(atoms.fold(Seen::default(), Seen::or))
    }

    /// One atom for each item: where one answer is enough, it does not matter which.
    fn grouped(&self, list: &Value<'_>) -> Option<Seen> {
        let mut groups: Vec<(usize, Codes)> = Vec::new();
        for (item, codes) in self.answers(list)? {
            match groups.iter_mut().find(|(other, _)| *other == item) {
                Some((_, all)) => *all = all.or(codes),
                None => groups.push((item, codes)),
            }
        }
        let atoms = groups.into_iter().map(|(item, codes)| self.atom(Atom::Any { item, codes }));
        Some(atoms.fold(Seen::default(), Seen::or))
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
            let message = format!("`{raw}` is not an answer, and stands in {}", entry.what);
            entry.report(Code::BadCondition, &message, "Write an answer as \"item/code\", or \"item/*\" for any of its codes. A finding goes into all, any or not.");
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
            let message =
                format!("`{raw}` needs an item with several answers, and `{item}` takes one");
            entry.report(Code::StarOnSingle, &message, "Name the codes one by one.");
            return None;
        }
        Some((index, head.ordinary))
    }

    /// The number of an atom; equal ones share it.
    fn atom(&self, atom: Atom) -> Seen {
        let mut atoms = self.atoms.borrow_mut();
        if let Some(index) = atoms.iter().position(|known| *known == atom) {
            return Seen::only(index);
        }
        // One more than there may be is enough to know that there are too many.
        if atoms.len() <= ATOMS_MAX {
            atoms.push(atom);
        }
        Seen::only(atoms.len() - 1)
    }
}

/// Reports a list without entries.
fn not_empty(list: &Value<'_>, entries: &[Value<'_>]) {
    if entries.is_empty() && list.is_list() {
        let message = format!("{} is an empty list", list.what);
        list.report(Code::BadCondition, &message, "Put at least one entry between the brackets.");
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
