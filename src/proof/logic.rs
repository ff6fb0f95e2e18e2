//! Conditions part-way through a walk: what is settled, and what is left of the rest.
//!
//! All conditions of a flow become one graph in which equal parts are one node. Two walks go on
//! in the same ways when the same parts are settled in the same way: that is [`Logic::rest`].

use std::collections::HashMap;

use crate::flow::{AtomSet, Condition, Flow};

/// A node of the graph. Nodes it is made of come before it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum ConditionNode {
    /// An atom of the flow.
    Atom(usize),
    /// At least so many of these hold.
    AtLeast(usize, Vec<usize>),
    /// This does not hold.
    Not(usize),
}

/// What is known of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum NodeState {
    Holds,
    Fails,
    Open,
}

/// The conditions of a flow as one graph.
#[derive(Debug)]
pub(super) struct Logic {
    nodes: Vec<ConditionNode>,
    places: HashMap<ConditionNode, usize>,
    /// The item that each atom is about.
    items: Vec<usize>,
    known: Vec<NodeState>,
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
            _ => self.add(ConditionNode::AtLeast(least, parts)),
        }
    }

    /// The node that holds when `part` does not.
    pub(super) fn not(&mut self, part: usize) -> usize {
        self.add(ConditionNode::Not(part))
    }

    fn atoms(&mut self, least: usize, atoms: AtomSet) -> usize {
        let atoms: Vec<usize> =
            atoms.iter().map(|atom| self.add(ConditionNode::Atom(atom))).collect();
        self.at_least(least, atoms)
    }

    fn add(&mut self, node: ConditionNode) -> usize {
        if let Some(place) = self.places.get(&node) {
            return *place;
        }
        let place = self.nodes.len();
        self.size += match &node {
            ConditionNode::AtLeast(_, parts) => 1 + parts.len(),
            ConditionNode::Atom(_) | ConditionNode::Not(_) => 1,
        };
        self.places.insert(node.clone(), place);
        self.nodes.push(node);
        self.known.push(NodeState::Open);
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
        self.known.get(node) == Some(&NodeState::Holds)
    }

    /// Works out each node for a walk that comes to the item `next`.
    fn settle(&mut self, seen: AtomSet, next: usize) {
        let settled = |holds| if holds { NodeState::Holds } else { NodeState::Fails };
        for (place, node) in self.nodes.iter().enumerate() {
            let of = |part: &usize| self.known.get(*part).copied().unwrap_or(NodeState::Fails);
            let known = match node {
                ConditionNode::Atom(atom) => {
                    let later = self.items.get(*atom).is_none_or(|item| *item >= next);
                    if later && next != usize::MAX {
                        NodeState::Open
                    } else {
                        settled(seen.has(*atom))
                    }
                }
                ConditionNode::Not(part) => match of(part) {
                    NodeState::Holds => NodeState::Fails,
                    NodeState::Fails => NodeState::Holds,
                    NodeState::Open => NodeState::Open,
                },
                ConditionNode::AtLeast(least, parts) => {
                    let count = |wanted| parts.iter().filter(|part| of(part) == wanted).count();
                    let holding = count(NodeState::Holds);
                    if holding >= *least {
                        NodeState::Holds
                    } else if holding + count(NodeState::Open) < *least {
                        NodeState::Fails
                    } else {
                        NodeState::Open
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
                Some(NodeState::Holds) => {
                    over |= gives_way;
                    rest.push(1);
                }
                Some(NodeState::Open) => {
                    rest.push(2);
                    if let Some(needed) = self.needed.get_mut(node) {
                        *needed = true;
                    }
                }
                Some(NodeState::Fails) | None => rest.push(0),
            }
        }
        for place in (0..self.nodes.len()).rev() {
            let open = self.known.get(place) == Some(&NodeState::Open);
            if !open || self.needed.get(place) != Some(&true) {
                continue;
            }
            let parts: &[usize] = match self.nodes.get(place) {
                Some(ConditionNode::AtLeast(least, parts)) => {
                    let holding = |part: &&usize| self.known.get(**part) == Some(&NodeState::Holds);
                    let missing = least - parts.iter().filter(holding).count();
                    rest.push(u16::try_from(place).unwrap_or(u16::MAX));
                    rest.push(u16::try_from(missing).unwrap_or(u16::MAX));
                    parts
                }
                Some(ConditionNode::Not(part)) => std::slice::from_ref(part),
                Some(ConditionNode::Atom(_)) | None => &[],
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
