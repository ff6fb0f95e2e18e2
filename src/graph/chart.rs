//! A flow as boxes and arrows, before they are written in a language for graphs.

use super::words;
use crate::flow::{Flow, Item};

/// A box of the graph.
pub(super) struct Node {
    /// The id of the box: letters and digits only.
    pub(super) id: String,
    pub(super) shape: Shape,
    pub(super) lines: Vec<String>,
}

/// What a box is; its words say it too.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A question.
    Question,
    /// A condition that holds or not.
    Decision,
    /// An outcome.
    Outcome,
}

/// An arrow, with the word that is written on it.
pub(super) struct Edge {
    pub(super) from: String,
    pub(super) to: String,
    pub(super) word: &'static str,
}

/// The boxes from the first question to the outcomes, and the arrows between them.
pub(super) struct Chart {
    pub(super) title: String,
    pub(super) nodes: Vec<Node>,
    pub(super) edges: Vec<Edge>,
}

/// The chart of a flow: its questions in order, then its rules in order, each leading to its
/// outcome.
pub(super) fn chart(flow: &Flow) -> Chart {
    let mut chart = Chart { title: flow.title.clone(), nodes: vec![], edges: vec![] };
    // What leads to the next box: where it comes from, and the word on the way.
    let mut open: Vec<(String, &'static str)> = Vec::new();
    for (index, item) in flow.items.iter().enumerate() {
        let number = index + 1;
        let id = format!("question{number}");
        if let Some(condition) = &item.enable_when {
            let asked = format!("Ask question {number}?");
            let condition = words::condition_explained(flow, condition);
            let decision = format!("asked{number}");
            chart.add(&open, &decision, Shape::Decision, vec![asked, condition]);
            chart.add(&[(decision.clone(), "yes")], &id, Shape::Question, label(number, item));
            open = vec![(id, ""), (decision, "no")];
        } else {
            chart.add(&open, &id, Shape::Question, label(number, item));
            open = vec![(id, "")];
        }
    }
    for (index, rule) in flow.rules.iter().enumerate() {
        let outcome = format!("outcome{}", rule.outcome + 1);
        let Some(condition) = &rule.when else {
            chart.connect(&open, &outcome);
            open.clear();
            continue;
        };
        let number = index + 1;
        let tested = if rule.ends_walk { ", tested after each answer" } else { "" };
        let lines =
            vec![format!("Rule {number}{tested}"), words::condition_explained(flow, condition)];
        let id = format!("rule{number}");
        chart.add(&open, &id, Shape::Decision, lines);
        chart.connect(&[(id.clone(), "yes")], &outcome);
        open = vec![(id, "no")];
    }
    for (index, outcome) in flow.outcomes.iter().enumerate() {
        let urgency = words::disposition(outcome.disposition);
        let lines = vec![format!("Outcome {} ({urgency})", outcome.id), outcome.short.clone()];
        chart.nodes.push(Node {
            id: format!("outcome{}", index + 1),
            shape: Shape::Outcome,
            lines,
        });
    }
    chart
}

fn label(number: usize, item: &Item) -> Vec<String> {
    let danger = if item.red_flag { ", danger signs" } else { "" };
    vec![format!("Question {number}: {}{danger}", item.link_id), item.text.clone()]
}

impl Chart {
    /// Adds a box, with arrows to it from whatever is open.
    fn add(&mut self, open: &[(String, &'static str)], id: &str, shape: Shape, lines: Vec<String>) {
        self.connect(open, id);
        self.nodes.push(Node { id: id.to_owned(), shape, lines });
    }

    fn connect(&mut self, open: &[(String, &'static str)], to: &str) {
        let edges =
            open.iter().map(|(from, word)| Edge { from: from.clone(), to: to.to_owned(), word });
        self.edges.extend(edges);
    }
}
