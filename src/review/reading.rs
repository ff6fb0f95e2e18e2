//! What is read by itself: passages, and the cards for people in danger.

use super::Reviewed;
use super::page::{Entry, EntryLine, Part, Section, Shown};
use crate::article::{Article, ForVisit, Passage, Piece};
use crate::id::PassageRef;
use crate::library::ReviewUnit;
use crate::safety::{Card, CardLine};

impl Reviewed<'_> {
    /// Passages by article, and cards.
    pub(super) fn reading(&self) -> Vec<Section> {
        let articles = self.pack.articles.iter().flat_map(|article| {
            let passages = article.passages.iter();
            let passages = passages.map(|passage| Part::Entry(self.passage(article, passage)));
            [Part::Heading(article.title.clone())].into_iter().chain(passages)
        });
        let before = "Each passage is shown by itself, with its sources. It must be right without what stands before and after it.";
        let articles = [Part::Paragraph(before.to_owned())].into_iter().chain(articles).collect();
        let cards = self.library.safety.cards.iter();
        let cards = cards.map(|card| Part::Entry(self.card(card)));
        let before = "A card is shown in place of everything else, to whoever ticks a danger sign, asks for help or writes of danger. Cards belong to no pack: they are the same for every topic.";
        let cards = [Part::Paragraph(before.to_owned())].into_iter().chain(cards).collect();
        let reading = Section::new("passages", "Articles, passage by passage", articles);
        let cards = Section::new("cards", "Cards for people in danger", cards);
        let sections = [reading, cards].into_iter();
        sections
            .filter(|section| section.anchor == "cards" || !self.pack.articles.is_empty())
            .collect()
    }

    fn passage(&self, article: &Article, passage: &Passage) -> Entry {
        let texts = passage.text.iter().filter_map(|piece| match piece {
            Piece::Paragraph(text) => Some(EntryLine::text("Says", text)),
            Piece::List(entries) => EntryLine::list("Lists", entries),
        });
        let for_visit = |label, lines: &[ForVisit]| {
            let shown = |line: &ForVisit| Shown {
                text: line.text.clone(),
                when: None,
                evidence: line.evidence.clone(),
            };
            EntryLine::shown(label, lines.iter().map(shown).collect())
        };
        let lines = || passage.ask.iter().chain(&passage.tests);
        let rest = [
            EntryLine::text_if("Caution", passage.caution.as_ref()),
            for_visit("Adds to the questions for a visit", &passage.ask),
            for_visit("Adds to the tests for a visit", &passage.tests),
            in_a_row("People find it by", &passage.also_called),
            self.evidence(passage.evidence.iter().chain(lines().flat_map(|line| &line.evidence))),
            self.sources(&passage.sources),
        ];
        let name = PassageRef { article: article.id.clone(), passage: passage.id.clone() };
        let all = texts.chain(rest.into_iter().flatten()).collect();
        self.entry(&ReviewUnit::Passage(name), &passage.title, all)
    }

    fn card(&self, card: &Card) -> Entry {
        let lines = card.lines_shown.iter().filter_map(|(country, line)| {
            let country = self.library.safety.countries.iter().find(|one| one.id == *country)?;
            let line = country.lines.iter().find(|one| one.id == *line)?;
            Some(Shown::always(&format!("{}: {}, {}", country.name, line.name, line.contact)))
        });
        let said = |label, lines: &[CardLine]| {
            let lines = lines.iter().map(|line| Shown::always(&line.text));
            EntryLine::shown(label, lines.collect())
        };
        let of_lines = [&card.text, &card.signs, &card.then, &card.steps, &card.avoid];
        let own_evidence = of_lines.into_iter().flatten().flat_map(|line| &line.evidence);
        let all = [
            Some(EntryLine::text("Headline", &card.headline)),
            said("Says", &card.text),
            said("Signs", &card.signs),
            said("Then says", &card.then),
            said("What to do, in order", &card.steps),
            said("What to avoid", &card.avoid),
            EntryLine::shown("Helplines on the card itself", lines.collect()),
            self.evidence(card.evidence.iter().chain(own_evidence)),
        ];
        let title = format!("Card: {}", card.headline);
        let all = all.into_iter().flatten().collect();
        self.entry(&ReviewUnit::Card(card.id.clone()), &title, all)
    }
}

/// Short texts, one after the other.
fn in_a_row(label: &'static str, texts: &[String]) -> Option<EntryLine> {
    (!texts.is_empty()).then(|| EntryLine::text(label, &texts.join("; ")))
}
