//! Where people are shown something that rests on an evidence id. Each struct is taken apart field by
//! field, so that evidence in a new place cannot be forgotten.

use super::{Library, Pack};
use crate::article::{Article, ForVisit, Passage};
use crate::flow::{AnswerOption, Flow, Item, Outcome, Overlay, Statement, When};
use crate::safety::{Card, Safety};

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
    /// then flows, then cards. Rules and vignettes are shown to nobody and so are no such place.
    pub fn uses<'l>(&'l self, pack: &'l Pack, id: &str) -> Vec<Use<'l>> {
        let mut all = Vec::new();
        let mut add = |found, grounds: Vec<&'l [String]>| {
            if grounds.into_iter().flatten().any(|known| known == id) {
                all.push(found);
            }
        };
        let Pack {
            id: _,
            title: _,
            purpose: _,
            version: _,
            status: _,
            language: _,
            last_review: _,
            next_review: _,
            reviewed_by: _,
            licence: _,
            commands: _,
            sources: _,
            articles,
            flows,
            vignettes: _,
            evidence: _,
            ledger: _,
            // Nobody is shown what is still to be decided.
            decisions: _,
            reviews: _,
            index: _,
        } = pack;
        for article in articles {
            let Article { id: _, title: _, also_called: _, pinned: _, related: _, passages } =
                article;
            for passage in passages {
                add(Use::Passage(article, passage), of_passage(passage));
            }
        }
        for flow in flows {
            of_flow(flow, &mut add);
        }
        let Self { packs: _, safety, languages: _ } = self;
        let Safety { cards, countries: _, anywhere: _, outdated: _, sayings: _ } = safety;
        for card in cards {
            add(Use::Card(card), vec![of_card(card)]);
        }
        all
    }
}

fn of_passage(passage: &Passage) -> Vec<&[String]> {
    let Passage {
        id: _,
        title: _,
        also_called: _,
        text: _,
        caution: _,
        ask,
        tests,
        sources: _,
        evidence,
    } = passage;
    let lines = ask.iter().chain(tests).map(|line| {
        let ForVisit { text: _, evidence } = line;
        evidence.as_slice()
    });
    std::iter::once(evidence.as_slice()).chain(lines).collect()
}

fn of_flow<'l>(flow: &'l Flow, add: &mut impl FnMut(Use<'l>, Vec<&'l [String]>)) {
    let Flow {
        id: _,
        title: _,
        intro: _,
        based_on: _,
        closing: _,
        items,
        rules: _,
        outcomes,
        overlays,
        atoms: _,
        findings: _,
        tests: _,
        sources: _,
        evidence,
        mark: _,
        paths: _,
    } = flow;
    add(Use::Start(flow), vec![evidence.as_slice()]);
    for item in items {
        add(Use::Question(flow, item), of_item(item));
    }
    for outcome in outcomes {
        add(Use::Outcome(flow, outcome), of_outcome(outcome));
    }
    for When { when: _, then } in overlays {
        let Overlay { id: _, line, passages: _ } = then;
        add(Use::Overlay(flow, then), vec![of_statement(line)]);
    }
}

fn of_item(item: &Item) -> Vec<&[String]> {
    let Item {
        link_id: _,
        repeats: _,
        required: _,
        red_flag: _,
        enable_when: _,
        when_skipped: _,
        rises: _,
        negative: _,
        options,
        short: _,
        text: _,
        help: _,
        why: _,
        evidence,
        sources: _,
    } = item;
    let options = options.iter().map(|option| {
        let AnswerOption { code: _, display: _, short: _, exclusive: _, evidence } = option;
        evidence.as_slice()
    });
    std::iter::once(evidence.as_slice()).chain(options).collect()
}

fn of_outcome(outcome: &Outcome) -> Vec<&[String]> {
    let Outcome {
        id: _,
        disposition: _,
        short: _,
        cards: _,
        headlines: _,
        text,
        steps,
        ask,
        avoid,
        passages: _,
        claims_absence: _,
        sources: _,
        evidence,
    } = outcome;
    let lines = [text, steps, ask, avoid].into_iter().flatten();
    let lines = lines.map(|When { when: _, then }| of_statement(then));
    std::iter::once(evidence.as_slice()).chain(lines).collect()
}

fn of_statement(statement: &Statement) -> &[String] {
    let Statement { text: _, evidence, sources: _ } = statement;
    evidence
}

fn of_card(card: &Card) -> &[String] {
    let Card {
        id: _,
        headline: _,
        text: _,
        signs: _,
        then: _,
        steps: _,
        avoid: _,
        lines_shown: _,
        said_as: _,
        evidence,
    } = card;
    evidence
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use crate::app::files::built_in;
    use crate::pack::load;

    /// The evidence ids below a value, those of rules left out.
    fn named(value: &toml::Value, found: &mut BTreeSet<String>) {
        if let Some(table) = value.as_table() {
            for (key, value) in table.iter().filter(|(key, _)| *key != "rule") {
                let ids = value.as_array().filter(|_| key == "evidence").into_iter().flatten();
                found.extend(ids.filter_map(|id| id.as_str()).map(str::to_owned));
                named(value, found);
            }
        }
        for entry in value.as_array().into_iter().flatten() {
            named(entry, found);
        }
    }

    #[test]
    fn every_id_that_a_shown_file_names_is_used_somewhere() {
        let files = built_in();
        let library = load(&files, &[]).library.expect("the shipped packs load");
        let shown = files.iter().filter(|file| {
            let path = file.path();
            path.contains("/b12/") && !path.ends_with("/vignettes.toml")
        });
        let mut ids = BTreeSet::new();
        for file in shown {
            let tree: toml::Table = toml::from_str(file.text().unwrap()).unwrap();
            named(&toml::Value::Table(tree), &mut ids);
        }
        let pack = library.packs.first().unwrap();
        let lost: Vec<_> = ids.iter().filter(|id| library.uses(pack, id).is_empty()).collect();
        assert!(ids.len() > 100 && lost.is_empty(), "{lost:?}");
    }
}
