//! The fingerprint of a text: what a person read, in 16 signs. It changes with every word, with what
//! the text rests on, and with what decides when it is shown.
//!
//! Each struct is taken apart field by field, so that a field that is added does not compile until
//! somebody has said whether it belongs to what is read.

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use super::unit::ReviewUnit;
use crate::article::{Article, ForVisit, Passage, Piece, Published, Source};
use crate::flow::{
    AnswerOption, Condition, Disposition, Flow, Item, Outcome, Overlay, Rule, Statement, When, Why,
};
use crate::id::{PassageRef, SourceId};
use crate::library::Pack;
use crate::safety::{Card, CardLine, Safety};

/// How many signs a fingerprint has.
pub const FINGERPRINT_LENGTH: usize = 16;

/// A text that can be read by a reviewer, with its fingerprint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitFingerprint {
    /// The text.
    pub unit: ReviewUnit,
    /// Its id: the unit as it is written.
    pub id: String,
    /// Its fingerprint: the first 64 bits of a SHA-256, in hexadecimal digits.
    pub fingerprint: String,
}

/// Every text of a pack that can be read, and the cards, in the order in which they are reviewed.
pub fn fingerprints(pack: &Pack, safety: &Safety) -> Vec<UnitFingerprint> {
    let mut all = Vec::new();
    let mut add = |unit: ReviewUnit, write: &dyn Fn(&mut FingerprintWriter<'_>)| {
        let id = unit.to_string();
        let mut writer = FingerprintWriter { hash: Sha256::new(), pack };
        writer.text("id", &id);
        write(&mut writer);
        all.push(UnitFingerprint { unit, id, fingerprint: writer.finished() });
    };
    add(ReviewUnit::Pack, &|writer| {
        writer.text("title", &pack.title);
        writer.text("purpose", &pack.purpose);
        writer.text("language", pack.language.as_str());
    });
    for flow in &pack.flows {
        add(ReviewUnit::Flow(flow.id.clone()), &|writer| writer.flow(flow));
        for item in &flow.items {
            let unit = ReviewUnit::Question(flow.id.clone(), item.link_id.clone());
            add(unit, &|writer| writer.item(flow, item));
        }
        for (index, outcome) in flow.outcomes.iter().enumerate() {
            let unit = ReviewUnit::Outcome(flow.id.clone(), outcome.id.clone());
            add(unit, &|writer| writer.outcome(flow, index, outcome));
        }
        for overlay in &flow.overlays {
            let unit = ReviewUnit::Overlay(flow.id.clone(), overlay.then.id.clone());
            add(unit, &|writer| writer.overlay(flow, overlay));
        }
    }
    for article in &pack.articles {
        for passage in &article.passages {
            let (article_id, id) = (article.id.clone(), passage.id.clone());
            let unit = ReviewUnit::Passage(PassageRef { article: article_id, passage: id });
            add(unit, &|writer| writer.passage(article, passage));
        }
    }
    for card in &safety.cards {
        add(ReviewUnit::Card(card.id.clone()), &|writer| writer.card(card));
    }
    all
}

/// Writes a text into its fingerprint: each part with its name and its length, so that no two texts
/// write the same.
struct FingerprintWriter<'p> {
    hash: Sha256,
    pack: &'p Pack,
}

impl FingerprintWriter<'_> {
    fn finished(self) -> String {
        let mut digits = HEXLOWER.encode(&self.hash.finalize());
        digits.truncate(FINGERPRINT_LENGTH);
        digits
    }

    fn text(&mut self, name: &str, text: &str) {
        self.hash.update(format!("{name} {}\n", text.len()));
        self.hash.update(text);
    }

    fn texts<T: AsRef<str>>(&mut self, name: &str, texts: impl IntoIterator<Item = T>) {
        for text in texts {
            self.text(name, text.as_ref());
        }
        self.text("end", name);
    }

    fn flag(&mut self, name: &str, flag: bool) {
        self.text(name, if flag { "yes" } else { "no" });
    }

    /// A condition by what it looks at: a finding counts as what it stands for.
    fn condition(&mut self, flow: &Flow, condition: Option<&Condition>) {
        self.text("when", &flow.condition_written(condition));
    }

    /// The evidence, with what it says where the pack lists it.
    fn evidence(&mut self, ids: &[String]) {
        let listed = |id: &String| {
            let list = self.pack.evidence.iter().flat_map(|list| &list.listed);
            list.into_iter().find(|(known, _)| known == id).map(|(_, says)| says.as_str())
        };
        let lines = ids.iter().map(|id| format!("{id} {}", listed(id).unwrap_or_default()));
        let lines: Vec<String> = lines.collect();
        self.texts("evidence", lines);
    }

    fn sources(&mut self, ids: &[SourceId]) {
        for id in ids {
            self.text("source", id.as_str());
            let Some(source) = self.pack.source(id) else { continue };
            let Source { id: _, title, publisher, url, published } = source;
            self.text("title", title);
            self.text("publisher", publisher);
            self.text("url", url);
            let published = published.as_ref().map(|published| match published {
                Published::Day(day) => day.to_string(),
                Published::Month(year, month) => format!("{year}-{}", u8::from(*month)),
                Published::Year(year) => year.to_string(),
                Published::Said(said) => said.clone(),
            });
            self.texts("published", published);
        }
        self.text("end", "source");
    }

    fn flow(&mut self, flow: &Flow) {
        let Flow {
            id: _,
            title,
            intro,
            based_on,
            closing,
            // Texts of their own.
            items: _,
            outcomes: _,
            overlays: _,
            // With the results that they lead to.
            rules: _,
            // Within the conditions that use them.
            atoms: _,
            findings: _,
            tests,
            sources,
            evidence,
            // Made of the rest.
            mark: _,
            paths: _,
        } = flow;
        self.text("title", title);
        self.texts("intro", intro);
        self.text("based-on", based_on);
        self.text("closing", closing);
        self.texts("tests", tests.as_ref().map(ToString::to_string));
        self.sources(sources);
        self.evidence(evidence);
    }

    fn item(&mut self, flow: &Flow, item: &Item) {
        let Item {
            link_id: _,
            repeats,
            required,
            red_flag,
            enable_when,
            when_skipped,
            rises,
            negative,
            options,
            short,
            text,
            help,
            why: Why { text: why, passage },
            evidence,
            sources,
        } = item;
        let code = |index: &usize| options.get(*index).map_or("", |option| option.code.as_str());
        self.text("short", short);
        self.text("text", text);
        self.texts("help", help);
        self.text("why", why);
        self.texts("why-passage", passage.as_ref().map(ToString::to_string));
        self.flag("repeats", *repeats);
        self.flag("required", *required);
        self.flag("red-flag", *red_flag);
        self.condition(flow, enable_when.as_ref());
        self.texts("when-skipped", when_skipped.as_ref().map(code));
        self.texts("rises", rises.iter().map(code));
        self.texts("negative", negative.as_ref().map(code));
        for option in options {
            let AnswerOption { code, display, short, exclusive, evidence } = option;
            self.text("option", code.as_str());
            self.text("display", display);
            self.text("short", short);
            self.flag("exclusive", *exclusive);
            self.evidence(evidence);
        }
        self.evidence(evidence);
        self.sources(sources);
    }

    fn outcome(&mut self, flow: &Flow, index: usize, outcome: &Outcome) {
        let Outcome {
            id: _,
            disposition,
            short,
            cards,
            headlines,
            text,
            steps,
            ask,
            avoid,
            passages,
            claims_absence,
            sources,
            evidence,
        } = outcome;
        self.text(
            "disposition",
            match disposition {
                Disposition::Information => "information",
                Disposition::NonUrgent => "non-urgent",
                Disposition::Urgent => "urgent",
                Disposition::Emergency => "emergency",
            },
        );
        self.text("short", short);
        for When { when, then } in cards {
            self.condition(flow, when.as_ref());
            self.text("card", then.as_str());
        }
        for When { when, then } in headlines {
            self.condition(flow, when.as_ref());
            self.text("headline", then);
        }
        for (name, lines) in [("text", text), ("do", steps), ("ask", ask), ("avoid", avoid)] {
            for When { when, then } in lines {
                self.condition(flow, when.as_ref());
                self.statement(name, then);
            }
        }
        for When { when, then } in passages {
            self.condition(flow, when.as_ref());
            self.text("passage", &then.to_string());
        }
        self.flag("claims-absence", *claims_absence);
        self.sources(sources);
        self.evidence(evidence);
        // The first rule that holds decides, so that each one before the last of this result counts.
        let last = flow.rules.iter().rposition(|rule| rule.outcome == index);
        for rule in flow.rules.iter().take(last.map_or(0, |last| last + 1)) {
            let Rule { when, outcome, ends_walk } = rule;
            let outcome = flow.outcomes.get(*outcome).map_or("", |outcome| outcome.id.as_str());
            self.text("rule", outcome);
            self.condition(flow, when.as_ref());
            self.flag("ends-walk", *ends_walk);
        }
    }

    fn overlay(&mut self, flow: &Flow, overlay: &When<Overlay>) {
        let When { when, then: Overlay { id: _, always, short, line, passages } } = overlay;
        self.condition(flow, when.as_ref());
        self.flag("always", *always);
        self.texts("short", short);
        self.statement("text", line);
        self.texts("passages", passages.iter().map(ToString::to_string));
    }

    fn statement(&mut self, name: &str, statement: &Statement) {
        let Statement { text, evidence, sources } = statement;
        self.text(name, text);
        self.evidence(evidence);
        self.sources(sources);
    }

    fn passage(&mut self, article: &Article, passage: &Passage) {
        // What an article is found by, and where it leads, is not what it says.
        let Article { id: _, title, also_called: _, pinned: _, related: _, passages: _ } = article;
        self.text("article", title);
        let Passage { id: _, title, also_called: _, text, caution, ask, tests, sources, evidence } =
            passage;
        self.text("title", title);
        for piece in text {
            match piece {
                Piece::Paragraph(text) => self.text("paragraph", text),
                Piece::List(entries) => self.texts("list", entries),
            }
        }
        self.texts("caution", caution);
        for (name, lines) in [("ask", ask), ("test", tests)] {
            for ForVisit { text, evidence } in lines {
                self.text(name, text);
                self.evidence(evidence);
            }
        }
        self.sources(sources);
        self.evidence(evidence);
    }

    fn card(&mut self, card: &Card) {
        let Card { id: _, headline, text, signs, then, steps, avoid, lines_shown, evidence } = card;
        self.text("headline", headline);
        for (name, lines) in
            [("text", text), ("signs", signs), ("then", then), ("do", steps), ("avoid", avoid)]
        {
            for CardLine { text, evidence } in lines {
                self.text(name, text);
                self.evidence(evidence);
            }
        }
        let lines = lines_shown.iter().map(|(country, line)| format!("{country}/{line}"));
        self.texts("lines-shown", lines);
        self.evidence(evidence);
    }
}
