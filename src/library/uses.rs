//! Where people are shown something that rests on an evidence id.

use super::{Library, Pack};
use crate::article::{Article, Passage};
use crate::flow::{Flow, Item, Outcome, Overlay};
use crate::safety::Card;

/// A place where people are shown something that rests on an evidence id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use<'l> {
    /// A passage of an article.
    Passage(&'l Article, &'l Passage),
    /// What a flow says at its start and below every result.
    Start(&'l Flow),
    /// A question, or one of its answers.
    Question(&'l Flow, &'l Item),
    /// A result, or one of its lines.
    Outcome(&'l Flow, &'l Outcome),
    /// A line that is added to results.
    Overlay(&'l Flow, &'l Overlay),
    /// A card for a person in danger.
    Card(&'l Card),
}

impl Library {
    /// Every place where something rests on the evidence id of a pack, each once: articles first,
    /// then flows, then cards. Rules are shown to nobody and so are no such place.
    pub fn uses<'l>(&'l self, pack: &'l Pack, id: &str) -> Vec<Use<'l>> {
        let rests = |evidence: &[String]| evidence.iter().any(|known| known == id);
        let articles = pack.articles.iter().flat_map(|article| {
            let passages = article.passages.iter().filter(|passage| {
                let mut lines = passage.ask.iter().chain(&passage.tests);
                rests(&passage.evidence) || lines.any(|line| rests(&line.evidence))
            });
            passages.map(move |passage| Use::Passage(article, passage))
        });
        let mut all: Vec<Use<'l>> = articles.collect();
        for flow in &pack.flows {
            if rests(&flow.evidence) {
                all.push(Use::Start(flow));
            }
            let items = flow.items.iter().filter(|item| {
                rests(&item.evidence) || item.options.iter().any(|option| rests(&option.evidence))
            });
            all.extend(items.map(|item| Use::Question(flow, item)));
            let outcomes = flow.outcomes.iter().filter(|outcome| {
                let lines = [&outcome.text, &outcome.steps, &outcome.ask, &outcome.avoid];
                let mut lines = lines.into_iter().flatten();
                rests(&outcome.evidence) || lines.any(|line| rests(&line.then.evidence))
            });
            all.extend(outcomes.map(|outcome| Use::Outcome(flow, outcome)));
            let overlays = flow.overlays.iter().map(|overlay| &overlay.then);
            let overlays = overlays.filter(|overlay| rests(&overlay.line.evidence));
            all.extend(overlays.map(|overlay| Use::Overlay(flow, overlay)));
        }
        let cards = self.safety.cards.iter().filter(|card| rests(&card.evidence));
        all.extend(cards.map(Use::Card));
        all
    }
}
