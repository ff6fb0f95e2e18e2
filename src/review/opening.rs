//! How the document begins: what the pack is for, how to review it, and what is to be decided.

use super::page::{Entry, EntryLine, Part, Section, Table};
use super::{Reviewed, counted};
use crate::library::ReviewUnit;

/// What a reviewer is asked to do.
const HOW: &[&str] = &[
    "Read what interests you most, or all of it. Each text stands with its place, when it is shown, and what it rests on.",
    "Ask yourself of each text: Is it right? Would you say it to a patient in these words? Does anything dangerous happen if somebody follows it, or reads only half of it?",
    "Tick \"Agree\" where you would sign it as it stands. Tick \"Change\" where it must not stay like this, and write what it should say. Tick \"Comment\" for everything else. On paper there are the same three boxes and a line.",
    "Leave out what is not your subject. What has no tick counts as not read.",
    "Send it back on paper, as a PDF (print this page into a file once it is filled in; the page itself forgets what you have written when it is closed), or as a list of places with your words. The place stands beside each text.",
    "Give your name, your profession and the day. Without them nothing is recorded as read.",
];

impl Reviewed<'_> {
    /// What the pack is for, how to review it, who has read it, and what is to be decided.
    pub(super) fn opening(&self) -> Vec<Section> {
        let mut sections = vec![
            Section::new("purpose", "What this is", self.about()),
            Section::new(
                "how",
                "How to review",
                vec![
                    Part::Paragraph("You are asked for your judgement as a professional. You are not asked to check the spelling, and you need not know how the program works.".to_owned()),
                    Part::Steps(HOW.iter().map(|step| (*step).to_owned()).collect()),
                    Part::Paragraph("The fingerprint beside a text stands for every word of it, for what it rests on and for what decides when it is shown. It is recorded with your name. As soon as any of that changes, the fingerprint is another, and the text no longer says that you have read it.".to_owned()),
                    Part::Paragraph("Conditions name answers by their question and their short code, such as \"nerves tingling\". Both stand beside each question and each answer.".to_owned()),
                ],
            ),
        ];
        if !self.pack.reviews.is_empty() {
            sections.push(Section::new("read", "Who has read it so far", vec![self.reviews()]));
        }
        if !self.pack.decisions.is_empty() {
            sections.push(Section::new(
                "decisions",
                "What a clinician has to decide",
                self.decisions(),
            ));
        }
        sections
    }

    fn about(&self) -> Vec<Part> {
        let pack = self.pack;
        let passages: usize = pack.articles.iter().map(|article| article.passages.len()).sum();
        let questions: usize = pack.flows.iter().map(|flow| flow.items.len()).sum();
        let outcomes: usize = pack.flows.iter().map(|flow| flow.outcomes.len()).sum();
        let entry = self.entry(
            &ReviewUnit::Pack,
            "The pack",
            vec![EntryLine::text("Title", &pack.title), EntryLine::text("Purpose", &pack.purpose)],
        );
        let row = |name: &str, text: &str| vec![name.to_owned(), text.to_owned()];
        let table = Table {
            caption: "The pack as it stands".to_owned(),
            head: vec!["What", "How it stands"],
            rows: vec![
                row("Version", &pack.version),
                row("Who wrote it", &pack.reviewed_by),
                row("Licence of its words", &pack.licence),
                row("Last checked", &self.words.date(pack.last_review)),
                row("Next check due", &self.words.date(pack.next_review)),
                row(
                    "What there is to read",
                    &format!(
                        "{}, {}, {}, {}",
                        counted(questions, "question"),
                        counted(outcomes, "result"),
                        counted(passages, "passage"),
                        counted(self.library.safety.cards.len(), "card"),
                    ),
                ),
            ],
        };
        vec![
            Part::Paragraph("This is everything that a bot on Discord says to members of health communities about one topic: questions that people walk through, the results that they end with, short articles, and cards for people in danger. Nobody has to trust it because it is here: this document is for you to say what is wrong.".to_owned()),
            Part::Table(table),
            Part::Entry(entry),
        ]
    }

    fn reviews(&self) -> Part {
        let rows = self.pack.reviews.records.iter().map(|review| {
            let register = review.register.clone().unwrap_or_default();
            let (date, texts) = (review.date.to_string(), counted(review.texts.len(), "text"));
            vec![review.name.clone(), review.profession.clone(), register, date, texts]
        });
        Part::Table(Table {
            caption: "Reviews that are recorded".to_owned(),
            head: vec!["Name", "Profession", "Register", "Day", "What was read"],
            rows: rows.collect(),
        })
    }

    fn decisions(&self) -> Vec<Part> {
        let before = "These are open. Sources disagree or do not reach that far, and somebody who carries responsibility for patients has to choose. Members are shown none of it.";
        let entries = self.pack.decisions.iter().zip(1..).map(|(decision, number)| {
            let (id, evidence) = (&decision.id, self.evidence(&decision.evidence));
            Part::Entry(Entry {
                title: format!("Decision {number}: {}", decision.id.as_str().replace('-', " ")),
                id: format!("decisions/{id}"),
                fingerprint: None,
                read: None,
                lines: [EntryLine::text("To decide", &decision.text)]
                    .into_iter()
                    .chain(evidence)
                    .collect(),
            })
        });
        [Part::Paragraph(before.to_owned())].into_iter().chain(entries).collect()
    }
}
