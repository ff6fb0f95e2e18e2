//! Conditions part-way through a walk: what is settled, and what is left of the rest.
//!
//! All conditions of a flow become one graph in which equal parts are one node. Two walks go on
//! in the same ways when the same parts are settled in the same way: that is [`Logic::rest`].

use std::collections::HashMap;

use crate::flow::{AtomSet, Condition, Flow};

/// A node of the graph. Nodes it is made of come before it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Node {
    /// An atom of the flow.
    Atom(usize),
    /// At least so many of these hold.
    AtLeast(usize, Vec<usize>),
    /// This does not hold.
    Not(usize),
}

/// What is known of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Known {
    Holds,
    Fails,
    Open,
}

/// The conditions of a flow as one graph.
#[derive(Debug)]
pub(super) struct Logic {
    nodes: Vec<Node>,
    places: HashMap<Node, usize>,
    /// The item that each atom is about.
    items: Vec<usize>,
    known: Vec<Known>,
    needed: Vec<bool>,
    /// How many nodes there are, and how many parts they have.
    size: usize,
}

impl Logic {
    /// An empty graph over the atoms of `flow`.
    pub(super) fn new(flow: &Flow) -> Self {
        let items = flow.atoms.iter().map(|atom| atom.item()).collect();
        Self {
            nodes: vec![],
            places: HashMap::new(),
            items,
            known: vec![],
            needed: vec![],
            size: 0,
        }
    }

    /// The node of a condition.
    pub(super) fn condition(&mut self, condition: &Condition) -> usize {
        match condition {
            Condition::AtLeast(least, atoms) => self.atoms(*least as usize, *atoms),
            Condition::AllOf(atoms) => self.atoms(atoms.len() as usize, *atoms),
            Condition::NoneOf(atoms) => {
                let any = self.atoms(1, *atoms);
                self.not(any)
            }
            Condition::All(parts) => {
                let parts: Vec<usize> = parts.iter().map(|part| self.condition(part)).collect();
                self.at_least(parts.len(), parts)
            }
            Condition::Any(parts) => {
                let parts: Vec<usize> = parts.iter().map(|part| self.condition(part)).collect();
                self.at_least(1, parts)
            }
            Condition::Not(part) => {
                let part = self.condition(part);
                self.not(part)
            }
        }
    }

    /// The node of what may be unconditional.
    pub(super) fn condition_if(&mut self, condition: Option<&Condition>) -> usize {
        match condition {
            Some(condition) => self.condition(condition),
            None => self.at_least(0, vec![]),
        }
    }

    /// The node that holds when at least so many of `parts` hold.
    pub(super) fn at_least(&mut self, least: usize, parts: Vec<usize>) -> usize {
        match parts.as_slice() {
            [only] if least == 1 => *only,
            _ => self.add(Node::AtLeast(least, parts)),
        }
    }

    /// The node that holds when `part` does not.
    pub(super) fn not(&mut self, part: usize) -> usize {
        self.add(Node::Not(part))
    }

    fn atoms(&mut self, least: usize, atoms: AtomSet) -> usize {
        let atoms: Vec<usize> = atoms.iter().map(|atom| self.add(Node::Atom(atom))).collect();
        self.at_least(least, atoms)
    }

    fn add(&mut self, node: Node) -> usize {
        if let Some(place) = self.places.get(&node) {
            return *place;
        }
        let place = self.nodes.len();
        self.size += match &node {
            Node::AtLeast(_, parts) => 1 + parts.len(),
            Node::Atom(_) | Node::Not(_) => 1,
        };
        self.places.insert(node.clone(), place);
        self.nodes.push(node);
        self.known.push(Known::Open);
        self.needed.push(false);
        place
    }

    /// How many nodes there are.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// How much there is to settle: nodes, and what they are made of.
    pub(super) fn size(&self) -> usize {
        self.size
    }

    /// Whether a node holds once the walk is over.
    pub(super) fn holds(&mut self, node: usize, seen: AtomSet) -> bool {
        self.settle(seen, usize::MAX);
        self.known.get(node) == Some(&Known::Holds)
    }

    /// Works out each node for a walk that comes to the item `next`.
    fn settle(&mut self, seen: AtomSet, next: usize) {
        let settled = |holds| if holds { Known::Holds } else { Known::Fails };
        for (place, node) in self.nodes.iter().enumerate() {
            let of = |part: &usize| self.known.get(*part).copied().unwrap_or(Known::Fails);
            let known = match node {
                Node::Atom(atom) => {
                    let later = self.items.get(*atom).is_none_or(|item| *item >= next);
                    if later && next != usize::MAX { Known::Open } else { settled(seen.has(*atom)) }
                }
                Node::Not(part) => match of(part) {
                    Known::Holds => Known::Fails,
                    Known::Fails => Known::Holds,
                    Known::Open => Known::Open,
                },
                Node::AtLeast(least, parts) => {
                    let count = |wanted| parts.iter().filter(|part| of(part) == wanted).count();
                    let holding = count(Known::Holds);
                    if holding >= *least {
                        Known::Holds
                    } else if holding + count(Known::Open) < *least {
                        Known::Fails
                    } else {
                        Known::Open
                    }
                }
            };
            if let Some(place) = self.known.get_mut(place) {
                *place = known;
            }
        }
    }

    /// What is left of `conditions` for a walk that comes to the item `next`: equal for two walks
    /// only if every later answer settles the conditions alike in both. A condition that comes
    /// after one that holds, and gives way to it, is left out; `gives_way` says which do.
    pub(super) fn rest(
        &mut self,
        seen: AtomSet,
        next: usize,
        conditions: impl Iterator<Item = (usize, bool)>,
    ) -> Vec<u16> {
        self.settle(seen, next);
        self.needed.fill(false);
        let mut rest = vec![u16::try_from(next).unwrap_or(u16::MAX)];
        let mut over = false;
        for (node, gives_way) in conditions {
            if over && gives_way {
                rest.push(3);
                continue;
            }
            match self.known.get(node) {
                Some(Known::Holds) => {
                    over |= gives_way;
                    rest.push(1);
                }
                Some(Known::Open) => {
                    rest.push(2);
                    if let Some(needed) = self.needed.get_mut(node) {
                        *needed = true;
                    }
                }
                Some(Known::Fails) | None => rest.push(0),
            }
        }
        for place in (0..self.nodes.len()).rev() {
            let open = self.known.get(place) == Some(&Known::Open);
            if !open || self.needed.get(place) != Some(&true) {
                continue;
            }
            let parts: &[usize] = match self.nodes.get(place) {
                Some(Node::AtLeast(least, parts)) => {
                    let holding = |part: &&usize| self.known.get(**part) == Some(&Known::Holds);
                    let missing = least - parts.iter().filter(holding).count();
                    rest.push(u16::try_from(place).unwrap_or(u16::MAX));
                    rest.push(u16::try_from(missing).unwrap_or(u16::MAX));
                    parts
                }
                Some(Node::Not(part)) => std::slice::from_ref(part),
                Some(Node::Atom(_)) | None => &[],
            };
            for part in parts {
                if let Some(needed) = self.needed.get_mut(*part) {
                    *needed = true;
                }
            }
        }
        rest
    }
}
