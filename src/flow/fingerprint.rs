//! A mark of a flow's structure, so that a button of an older structure is known as such.
//!
//! It covers items, options, their order, conditions and rules, and never words: a corrected typo
//! or a translation keeps running walks alive.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::condition::{Atom, AtomSet, Condition};
use super::{Flow, Item};
use crate::id::PackId;

/// The mark: the first bytes of a SHA-256.
pub type Fingerprint = [u8; 6];

impl Flow {
    /// The mark of this flow's structure within `pack`.
    pub fn fingerprint(&self, pack: &PackId) -> Fingerprint {
        let mut text = format!("{pack}/{}\n", self.id);
        for item in &self.items {
            self.write_item(&mut text, item);
        }
        for rule in &self.rules {
            let outcome = self.outcomes.get(rule.outcome).map_or("", |outcome| outcome.id.as_str());
            let when = self.condition_written(rule.when.as_ref());
            let _ = writeln!(text, "rule {outcome} {when} {}", rule.ends_walk);
        }
        let mut mark = Fingerprint::default();
        for (to, from) in mark.iter_mut().zip(Sha256::digest(text.as_bytes())) {
            *to = from;
        }
        mark
    }

    fn write_item(&self, text: &mut String, item: &Item) {
        let flags = (item.repeats, item.required, item.red_flag, item.when_skipped);
        let when = self.condition_written(item.enable_when.as_ref());
        let _ = writeln!(text, "item {} {flags:?} {when}", item.link_id);
        for option in &item.options {
            let _ = writeln!(text, "option {} {}", option.code, option.exclusive);
        }
    }

    /// A condition as text that does not depend on how its atoms are numbered.
    pub fn condition_written(&self, condition: Option<&Condition>) -> String {
        let parts = |name: &str, parts: &[Condition]| {
            let parts: Vec<String> =
                parts.iter().map(|part| self.condition_written(Some(part))).collect();
            format!("{name}({})", parts.join(" "))
        };
        match condition {
            None => "always".to_owned(),
            Some(Condition::AtLeast(n, atoms)) => format!("at-least-{n}({})", self.named(*atoms)),
            Some(Condition::AllOf(atoms)) => format!("all-of({})", self.named(*atoms)),
            Some(Condition::NoneOf(atoms)) => format!("none-of({})", self.named(*atoms)),
            Some(Condition::All(all)) => parts("all", all),
            Some(Condition::Any(any)) => parts("any", any),
            Some(Condition::Not(part)) => parts("not", std::slice::from_ref(part)),
        }
    }

    /// Atoms by the names of what they look at, sorted.
    fn named(&self, atoms: AtomSet) -> String {
        let held = self.atoms.iter().enumerate();
        let held = held.filter(|(index, _)| !atoms.and(AtomSet::only(*index)).is_empty());
        let mut names: Vec<String> = held
            .filter_map(|(_, atom)| {
                let item = self.items.get(atom.item())?;
                Some(match atom {
                    Atom::Answered { .. } => item.link_id.to_string(),
                    Atom::Any { codes, .. } => {
                        let named = codes.iter().filter_map(|option| item.options.get(option));
                        let codes: Vec<&str> = named.map(|option| option.code.as_str()).collect();
                        format!("{}/{}", item.link_id, codes.join("+"))
                    }
                })
            })
            .collect();
        names.sort_unstable();
        names.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::fixture::flow;

    #[test]
    fn words_do_not_change_the_mark_and_structure_does() {
        let pack: PackId = "b12".parse().unwrap();
        let mark = flow().fingerprint(&pack);

        let mut reworded = flow();
        reworded.items[1].text = "Something else?".into();
        reworded.items[1].options[0].display = "Another word".into();
        reworded.outcomes[0].headlines[0].then = "New".into();
        assert_eq!(reworded.fingerprint(&pack), mark);

        let mut renumbered = flow();
        renumbered.atoms.push(Atom::Answered { item: 0 });
        assert_eq!(renumbered.fingerprint(&pack), mark, "a condition on a line of text");

        let changed: [fn(&mut Flow); 5] = [
            |flow| flow.items.swap(1, 3),
            |flow| flow.items[1].options.swap(0, 1),
            |flow| flow.items[2].enable_when = None,
            |flow| flow.rules[2].outcome = 3,
            |flow| flow.items[2].when_skipped = Some(0),
        ];
        for change in changed {
            let mut other = flow();
            change(&mut other);
            assert_ne!(other.fingerprint(&pack), mark);
        }
        assert_ne!(flow().fingerprint(&"other".parse().unwrap()), mark);
    }
}
