//! A flow for reviewers: its questions, its rules as a table, its results and the lines added to them.

use super::leads::{alone, looked_at_by};
use super::page::{Entry, EntryLine, Part, Section, Shown, Table};
use super::{Reviewed, counted};
use crate::flow::{Condition, Flow, Item, Outcome, Overlay, Statement, When};
use crate::graph::words;
use crate::id::PassageRef;
use crate::library::ReviewUnit;

impl Reviewed<'_> {
    /// Everything a flow asks, decides and says.
    pub(super) fn flow(&self, flow: &Flow) -> Vec<Section> {
        let (id, title) = (&flow.id, &flow.title);
        let section = |part: &str, name: &str, parts| {
            Section::new(format!("{id}-{part}"), format!("{title}: {name}"), parts)
        };
        let questions = flow.items.iter().enumerate();
        let questions =
            questions.map(|(index, item)| Part::Entry(self.question(flow, index, item)));
        let outcomes = flow.outcomes.iter().map(|one| Part::Entry(self.outcome(flow, one)));
        let overlays = flow.overlays.iter().map(|one| Part::Entry(self.overlay(flow, one)));
        let mut sections = vec![
            section("start", "before the questions and below every result", vec![Part::Entry(
                self.frame(flow),
            )]),
            section("questions", "questions", [Part::Paragraph(format!(
                "{} in the order in which they are asked. \"Alone it leads to\" is the result of somebody who gives this answer and otherwise answers \"none\" or \"no\", or skips. \"Looked at by\" names what the answer can change.",
                counted(flow.items.len(), "question")
            ))].into_iter().chain(questions).collect()),
            section("rules", "rules", rules(flow)),
            section("results", "results", [Part::Paragraph(
                "A result is shown with the lines whose condition holds. Its fingerprint also covers the rules of the table above, down to the last one that leads to it.".to_owned(),
            )].into_iter().chain(outcomes).collect()),
        ];
        if !flow.overlays.is_empty() {
            sections.push(section(
                "lines",
                "lines that are added to results",
                [Part::Paragraph(
                    "The first three that hold are added to a result, in this order.".to_owned(),
                )]
                .into_iter()
                .chain(overlays)
                .collect(),
            ));
        }
        sections
    }

    fn frame(&self, flow: &Flow) -> Entry {
        let lines = [
            Some(EntryLine::text("Title", &flow.title)),
            EntryLine::list("Before the first question", &flow.intro),
            Some(EntryLine::text("At the end of every result", &flow.closing)),
            Some(EntryLine::text("What results are based on", &flow.based_on)),
            self.passages("Tests on the list for the visit are those of", flow.tests.iter()),
            self.evidence(&flow.evidence),
            self.sources(&flow.sources),
        ];
        let unit = ReviewUnit::Flow(flow.id.clone());
        self.entry(
            &unit,
            "Before the questions and below every result",
            lines.into_iter().flatten().collect(),
        )
    }

    fn question(&self, flow: &Flow, index: usize, item: &Item) -> Entry {
        let mut how = Vec::new();
        if let Some(condition) = &item.enable_when {
            how.push(format!("Asked only if {}.", words::condition(flow, condition)));
        }
        if item.red_flag {
            how.push("It asks for danger signs.".to_owned());
        }
        how.push(
            if item.repeats { "Several answers can be given." } else { "One answer." }.to_owned(),
        );
        let read_as = item.when_skipped.and_then(|option| item.options.get(option));
        how.push(match read_as {
            _ if item.required => "It cannot be skipped.".to_owned(),
            Some(option) => format!("If it is skipped, that is read as \"{}\".", option.display),
            None => "If it is skipped, the answer is unknown.".to_owned(),
        });
        let rows = item.options.iter().enumerate().map(|(option, answer)| {
            let alone = alone(flow, index, option);
            let exclusive = if answer.exclusive { " (rules the others out)" } else { "" };
            vec![
                format!("{}{exclusive}", answer.display),
                answer.short.clone(),
                answer.code.to_string(),
                alone.unwrap_or("not asked by itself").to_owned(),
                or_nothing(&looked_at_by(flow, index, option)),
                answer.evidence.join(", "),
            ]
        });
        let answers = Table {
            caption: format!("Answers to \"{}\"", item.text),
            head: vec![
                "Answer",
                "On the button",
                "Code",
                "Alone it leads to",
                "Looked at by",
                "Rests on",
            ],
            rows: rows.collect(),
        };
        let evidence = item.options.iter().flat_map(|option| &option.evidence);
        let lines = [
            Some(EntryLine::text("Question", &item.text)),
            EntryLine::text_if("Help", item.help.as_ref()),
            Some(EntryLine::text("How it is asked", &how.join(" "))),
            Some(EntryLine::Table(answers)),
            Some(EntryLine::text("Why it is asked", &item.why.text)),
            self.passages("Behind the reason stands", item.why.passage.iter()),
            Some(EntryLine::text("Its name in lists", &item.short)),
            self.evidence(item.evidence.iter().chain(evidence)),
            self.sources(&item.sources),
        ];
        let unit = ReviewUnit::Question(flow.id.clone(), item.link_id.clone());
        let title = format!("Question {}: {} ({})", index + 1, item.short, item.link_id);
        self.entry(&unit, &title, lines.into_iter().flatten().collect())
    }

    fn outcome(&self, flow: &Flow, outcome: &Outcome) -> Entry {
        let rules = flow.rules.iter().zip(1..);
        let rules = rules.filter(|(rule, _): &(_, usize)| {
            flow.outcomes.get(rule.outcome).is_some_and(|other| other.id == outcome.id)
        });
        let rules: Vec<String> = rules.map(|(_, number)| number.to_string()).collect();
        let headlines = outcome.headlines.iter();
        let headlines = headlines.map(|line| shown(flow, line, line.then.clone())).collect();
        let cards = outcome.cards.iter();
        let cards = cards.map(|card| shown(flow, card, format!("the card \"{}\"", card.then)));
        let lines = |lines: &[When<Statement>]| -> Vec<Shown> {
            lines.iter().map(|line| statement(flow, line)).collect()
        };
        let passages = outcome.passages.iter();
        let passages =
            passages.map(|passage| shown(flow, passage, self.passage_title(&passage.then)));
        let lists = [&outcome.text, &outcome.steps, &outcome.ask, &outcome.avoid];
        let statements = || lists.iter().flat_map(|list| list.iter()).map(|line| &line.then);
        let skipped = outcome.claims_absence.then(|| {
            EntryLine::text(
                "Skipped questions",
                "It names the skipped questions that could change it.",
            )
        });
        let all = [
            Some(EntryLine::text("Its name", &outcome.short)),
            Some(EntryLine::text("How urgent", words::disposition(outcome.disposition))),
            Some(EntryLine::text("Rules that lead to it", &rules.join(", "))),
            EntryLine::shown("Shown in its place", cards.collect()),
            EntryLine::shown("Headline: the first that holds", headlines),
            EntryLine::shown("Says", lines(&outcome.text)),
            EntryLine::shown("What you can do", lines(&outcome.steps)),
            EntryLine::shown("What to ask", lines(&outcome.ask)),
            EntryLine::shown("What to avoid", lines(&outcome.avoid)),
            skipped,
            EntryLine::shown("Offers to read", passages.collect()),
            self.evidence(
                outcome.evidence.iter().chain(statements().flat_map(|one| &one.evidence)),
            ),
            self.sources(outcome.sources.iter().chain(statements().flat_map(|one| &one.sources))),
        ];
        let unit = ReviewUnit::Outcome(flow.id.clone(), outcome.id.clone());
        let title = format!("Result: {} ({})", outcome.short, outcome.id);
        self.entry(&unit, &title, all.into_iter().flatten().collect())
    }

    fn overlay(&self, flow: &Flow, overlay: &When<Overlay>) -> Entry {
        let Overlay { id, always, short, line, passages } = &overlay.then;
        let shown = shown(flow, overlay, line.text.clone());
        let room = if *always {
            "Always in full."
        } else {
            "In full where there is room for three such lines, else only its name."
        };
        let lines = [
            Some(EntryLine::Text("Says", shown)),
            Some(EntryLine::text("Shown", room)),
            short.as_ref().map(|short| EntryLine::text("Name", short)),
            self.passages("Offers to read", passages.iter()),
            self.evidence(&line.evidence),
            self.sources(&line.sources),
        ];
        let unit = ReviewUnit::Overlay(flow.id.clone(), id.clone());
        let title = format!("Added line: {}", id.as_str().replace('-', " "));
        self.entry(&unit, &title, lines.into_iter().flatten().collect())
    }

    /// Passages by their titles.
    fn passages<'p>(
        &self,
        label: &'static str,
        names: impl Iterator<Item = &'p PassageRef>,
    ) -> Option<EntryLine> {
        EntryLine::shown(
            label,
            names.map(|name| Shown::always(&self.passage_title(name))).collect(),
        )
    }

    fn passage_title(&self, name: &PassageRef) -> String {
        let found = self.pack.passage(name);
        found.map_or_else(|| name.to_string(), |(_, passage)| format!("{} ({name})", passage.title))
    }
}

/// Conditions with names, and the table of the rules.
fn rules(flow: &Flow) -> Vec<Part> {
    let mut parts = Vec::new();
    if !flow.findings.is_empty() {
        let rows = flow.findings.iter().map(|(name, condition)| {
            vec![name.to_string(), words::finding_in_full(flow, condition)]
        });
        parts.push(Part::Table(Table {
            caption: "Conditions that have a name".to_owned(),
            head: vec!["Name", "What it stands for"],
            rows: rows.collect(),
        }));
    }
    let rows = flow.rules.iter().zip(1..).map(|(rule, number): (_, usize)| {
        let outcome = flow.outcomes.get(rule.outcome);
        let said = |said: fn(&Outcome) -> String| outcome.map_or_else(String::new, said);
        let when = rule.when.as_ref().map(|when| words::condition(flow, when));
        vec![
            number.to_string(),
            when.unwrap_or_else(|| "always, when no rule above holds".to_owned()),
            said(|outcome| format!("{} ({})", outcome.short, outcome.id)),
            said(|outcome| words::disposition(outcome.disposition).to_owned()),
            if rule.ends_walk { "after each answer" } else { "when all is asked" }.to_owned(),
        ]
    });
    let table = Table {
        caption: "Rules, from the first to the last".to_owned(),
        head: vec!["Rule", "If", "Result", "How urgent", "Looked at"],
        rows: rows.collect(),
    };
    parts.push(Part::Paragraph(
        "The first rule that holds decides, and no later one is looked at. A rule that is looked at after each answer ends the questions at once.".to_owned(),
    ));
    parts.push(Part::Entry(Entry {
        title: "The rules".to_owned(),
        id: format!("{}/rule", flow.id),
        fingerprint: None,
        read: None,
        lines: vec![EntryLine::Table(table)],
    }));
    parts
}

fn statement(flow: &Flow, line: &When<Statement>) -> Shown {
    let evidence = line.then.evidence.clone();
    Shown { evidence, ..shown(flow, line, line.then.text.clone()) }
}

/// A text with the condition under which it is shown.
fn shown<T>(flow: &Flow, entry: &When<T>, text: String) -> Shown {
    let in_words = |condition: &Condition| words::condition(flow, condition);
    Shown { text, when: entry.when.as_ref().map(in_words), evidence: Vec::new() }
}

fn or_nothing(list: &[String]) -> String {
    if list.is_empty() { "nothing".to_owned() } else { list.join("; ") }
}
