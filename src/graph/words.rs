//! Conditions in words, with the names that the file uses.

use crate::flow::{Atom, AtomSet, Condition, Disposition, Flow};

/// A condition in words. Where it is, or holds, a finding, it says the finding's name.
pub fn condition(flow: &Flow, condition: &Condition) -> String {
    match finding(flow, condition) {
        Some(name) => name.to_owned(),
        None => within(flow, condition, None).text,
    }
}

/// A condition in words; a finding with its name and what it stands for.
pub(super) fn condition_explained(flow: &Flow, condition: &Condition) -> String {
    let words = within(flow, condition, Some(condition)).text;
    finding(flow, condition).map_or(words.clone(), |name| format!("{name}: {words}"))
}

/// What a finding stands for, in words; other findings in it keep their names.
pub fn finding_in_full(flow: &Flow, condition: &Condition) -> String {
    within(flow, condition, Some(condition)).text
}

/// The urgency of an outcome in words.
pub fn disposition(disposition: Disposition) -> &'static str {
    match disposition {
        Disposition::Emergency => "emergency",
        Disposition::Urgent => "urgent",
        Disposition::NonUrgent => "non-urgent",
        Disposition::Information => "information",
    }
}

fn finding<'f>(flow: &'f Flow, condition: &Condition) -> Option<&'f str> {
    let mut findings = flow.findings.iter();
    findings.find(|(_, known)| known == condition).map(|(name, _)| name.as_str())
}

/// Words for a condition or a part of one.
struct Phrase {
    text: String,
    /// Whether it names several things, so that words around it could run into it.
    several: bool,
}

impl Phrase {
    fn one(text: String) -> Self {
        Self { text, several: false }
    }

    /// It as it stands within others: in brackets where they could run into it.
    fn closed(self) -> String {
        if self.several { format!("({})", self.text) } else { self.text }
    }
}

/// The condition in words; `open` is not replaced by its name.
fn within(flow: &Flow, condition: &Condition, open: Option<&Condition>) -> Phrase {
    let part = |part: &Condition| match finding(flow, part).filter(|_| open != Some(part)) {
        Some(name) => name.to_owned(),
        None => within(flow, part, open).closed(),
    };
    let parts = |all: &[Condition], word: &str| {
        let text = all.iter().map(part).collect::<Vec<_>>().join(&format!(", {word} "));
        Phrase { text, several: all.len() > 1 }
    };
    match condition {
        Condition::AtLeast(1, atoms) => one_of("any of: ", in_words(flow, *atoms)),
        Condition::AtLeast(count, atoms) => {
            listed(&format!("at least {count} of: "), in_words(flow, *atoms))
        }
        Condition::AllOf(atoms) => one_of("all of: ", in_words(flow, *atoms)),
        Condition::NoneOf(atoms) => match in_words(flow, *atoms).as_slice() {
            [one] => Phrase::one(format!("not ({})", one.text)),
            _ => listed("none of: ", in_words(flow, *atoms)),
        },
        Condition::All(all) => parts(all, "and"),
        Condition::Any(any) => parts(any, "or"),
        Condition::Not(part) => match finding(flow, part).filter(|_| open != Some(&**part)) {
            Some(name) => Phrase::one(format!("not {name}")),
            None => Phrase::one(format!("not ({})", within(flow, part, open).text)),
        },
    }
}

/// One entry stands alone; before several it is said how many are meant.
fn one_of(several: &str, mut entries: Vec<Phrase>) -> Phrase {
    match entries.pop() {
        Some(one) if entries.is_empty() => one,
        last => {
            entries.extend(last);
            listed(several, entries)
        }
    }
}

/// Entries after what is said of them all.
fn listed(before: &str, entries: Vec<Phrase>) -> Phrase {
    let several = entries.len() > 1 || entries.iter().any(|entry| entry.several);
    let entries: Vec<String> = entries.into_iter().map(|entry| entry.text).collect();
    Phrase { text: format!("{before}{}", entries.join("; ")), several }
}

/// The atoms in words, in the order of the items.
fn in_words(flow: &Flow, atoms: AtomSet) -> Vec<Phrase> {
    let wanted = flow.atoms.iter().enumerate();
    let wanted = wanted.filter(|(index, _)| !atoms.and(AtomSet::only(*index)).is_empty());
    let mut wanted: Vec<Atom> = wanted.map(|(_, atom)| *atom).collect();
    wanted.sort_by_key(|atom| atom.item());
    wanted.into_iter().filter_map(|atom| atom_in_words(flow, atom)).collect()
}

/// "nerves tingling or burning", "any answer to nerves but none".
fn atom_in_words(flow: &Flow, atom: Atom) -> Option<Phrase> {
    let item = flow.items.get(atom.item())?;
    let Atom::Any { codes, .. } = atom else {
        let text = format!("{} answered or skipped", item.link_id);
        return Some(Phrase { text, several: true });
    };
    let name = |option: usize| item.options.get(option).map(|option| option.code.as_str());
    let exclusive = item.exclusive().iter().find_map(name);
    if let Some(exclusive) =
        exclusive.filter(|_| codes == item.ordinary() && codes.iter().count() > 1)
    {
        return Some(Phrase::one(format!("any answer to {} but {exclusive}", item.link_id)));
    }
    let names: Vec<&str> = codes.iter().filter_map(name).collect();
    Some(match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => {
            let text = format!("{} {} or {last}", item.link_id, rest.join(", "));
            Phrase { text, several: true }
        }
        _ => Phrase::one(format!("{} {}", item.link_id, names.concat())),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::fixture;

    fn said(condition: &Condition) -> String {
        super::condition(&fixture::flow(), condition)
    }

    #[test]
    fn each_kind_of_condition_has_its_words() {
        let (danger, signs, long) = (AtomSet::only(0), AtomSet::only(1), AtomSet::only(2));
        let all = Condition::AllOf;
        let both = Condition::All(vec![all(signs), all(long)]);
        for (condition, words) in [
            (Condition::AtLeast(1, danger), "any answer to danger but none"),
            (
                Condition::AtLeast(1, signs.or(long)),
                "any of: any answer to signs but none; how-long long",
            ),
            (
                Condition::AtLeast(2, signs.or(long)),
                "at least 2 of: any answer to signs but none; how-long long",
            ),
            (all(signs.or(long)), "all of: any answer to signs but none; how-long long"),
            (Condition::NoneOf(long), "not (how-long long)"),
            (
                Condition::NoneOf(signs.or(long)),
                "none of: any answer to signs but none; how-long long",
            ),
            (both.clone(), "any answer to signs but none, and how-long long"),
            (
                Condition::Any(vec![both.clone(), all(danger)]),
                "(any answer to signs but none, and how-long long), or any answer to danger but none",
            ),
            (
                Condition::Not(Box::new(both)),
                "not (any answer to signs but none, and how-long long)",
            ),
        ] {
            assert_eq!(said(&condition), words);
        }
    }

    #[test]
    fn words_that_begin_with_not_are_bracketed_like_any_others() {
        let all = |atom| Condition::AllOf(AtomSet::only(atom));
        let without = Condition::All(vec![Condition::Not(Box::new(all(1))), all(2)]);
        assert_eq!(
            said(&Condition::Any(vec![without, all(0)])),
            "(not (any answer to signs but none), and how-long long), or any answer to danger but none"
        );
    }

    #[test]
    fn a_finding_is_said_by_its_name_but_where_it_is_explained() {
        let mut flow = fixture::flow();
        let (signs, long) =
            (Condition::AllOf(AtomSet::only(1)), Condition::AllOf(AtomSet::only(2)));
        let lasting = Condition::All(vec![signs.clone(), long.clone()]);
        flow.findings =
            vec![("a-sign".parse().unwrap(), signs), ("lasting".parse().unwrap(), lasting.clone())];
        let not = Condition::Not(Box::new(lasting.clone()));
        assert_eq!(condition(&flow, &not), "not lasting");
        assert_eq!(
            condition(&flow, &Condition::Any(vec![not, long])),
            "not lasting, or how-long long"
        );
        assert_eq!(finding_in_full(&flow, &lasting), "a-sign, and how-long long");
    }
}
