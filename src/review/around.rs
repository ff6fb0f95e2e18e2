//! What stands around the texts of a pack: its sources, what was checked, what is withheld, commands,
//! helplines, and the words of the interface.

use super::Reviewed;
use super::page::{Entry, EntryLine, Part, Section, Table};
use crate::library::texts::{LibraryText, TextKind, TextReader};
use crate::library::{Claim, ClaimFate, FileKind, Guidance};
use crate::safety::{Country, Helpline};

impl Reviewed<'_> {
    /// Everything that is no question, result, passage or card.
    pub(super) fn around(&self) -> Vec<Section> {
        let mut sections = vec![Section::new("sources", "Sources", vec![self.all_sources()])];
        sections.extend(self.withheld());
        sections.extend(self.ledger());
        sections.push(Section::new("helplines", "Helplines", self.helplines()));
        let texts = self.library.texts();
        let commands = texts.iter().filter(|text| {
            let place = &text.about.place;
            place.pack.as_ref() == Some(&self.pack.id) && is_of_command(text.about.kind)
        });
        let locale = self.words.locale();
        let interface = texts.iter().filter(|text| {
            let place = &text.about.place;
            let members = text.about.kind.reader() == TextReader::Members;
            place.file == Some(FileKind::Interface) && place.name == locale.as_str() && members
        });
        let commands = table_of_texts("Commands and what they do", commands);
        let interface =
            table_of_texts("Buttons, headings and sentences around the texts", interface);
        sections.push(Section::new(
            "words",
            "Commands and the words around the texts",
            vec![
                Part::Entry(without_fingerprint("Commands", "pack/command", commands)),
                Part::Entry(without_fingerprint(
                    "The words around the texts",
                    "interface",
                    interface,
                )),
            ],
        ));
        sections.push(Section::new("signature", "Who has read this", vec![Part::Paragraph(
            "Your name and the day are recorded with every text that you agree with. Members read: \"Read by\", your name, your profession, and the day.".to_owned(),
        )]));
        sections
    }

    fn all_sources(&self) -> Part {
        let rows = self.pack.sources.iter().map(|source| {
            let published = source.published.as_ref().map(|date| date.formatted(self.words));
            let published = published.unwrap_or_else(|| "no date given".to_owned());
            vec![source.title.clone(), source.publisher.clone(), published, source.url.clone()]
        });
        Part::Table(Table {
            caption: "Every source, with its address".to_owned(),
            head: vec!["Title", "Publisher", "Published", "Address"],
            rows: rows.collect(),
        })
    }

    fn withheld(&self) -> Option<Section> {
        let withheld = self.pack.evidence.iter().flat_map(|list| &list.withheld);
        let rows = withheld.map(|(id, why)| vec![id.clone(), self.stands_for(id), why.clone()]);
        let table = Table {
            caption: "Evidence that no text uses".to_owned(),
            head: vec!["Id", "What it says", "Why it is left out"],
            rows: rows.collect(),
        };
        let entry = without_fingerprint("What is left out", "evidence/withheld", table);
        let is_empty =
            matches!(entry.lines.as_slice(), [EntryLine::Table(table)] if table.rows.is_empty());
        (!is_empty).then(|| Section::new("withheld", "What is left out", vec![Part::Entry(entry)]))
    }

    fn ledger(&self) -> Option<Section> {
        let ledger = self.pack.ledger.as_ref()?;
        let rows = ledger.claims.iter().map(|claim| {
            let why = claim.why.clone().unwrap_or_default();
            vec![
                claim.id.clone(),
                claim.says.clone(),
                guidance(claim).to_owned(),
                self.stands_for(&claim.id),
                fate(claim).to_owned(),
                why,
            ]
        });
        let claims = Table {
            caption: "Claims of that article".to_owned(),
            head: vec![
                "Id",
                "The article says",
                "Guidance",
                "What is supported",
                "What became of it",
                "Why",
            ],
            rows: rows.collect(),
        };
        let rows = ledger.added.iter().map(|added| {
            let supported = self.stands_for(&added.id);
            vec![added.id.clone(), added.says.clone(), supported, added.why.clone()]
        });
        let added = Table {
            caption: "What that article leaves out".to_owned(),
            head: vec!["Id", "What was added", "What is supported", "Why"],
            rows: rows.collect(),
        };
        let about =
            format!("The article that this began with: \"{}\". {}", ledger.article, ledger.about);
        Some(Section::new(
            "ledger",
            "The article that this began with",
            vec![
                Part::Paragraph(about),
                Part::Entry(without_fingerprint("Claim by claim", "ledger/claim", claims)),
                Part::Entry(without_fingerprint("What was added", "ledger/added", added)),
            ],
        ))
    }

    fn helplines(&self) -> Vec<Part> {
        let safety = &self.library.safety;
        let anywhere = &safety.anywhere;
        let row = |name: &str, text: &str| vec![name.to_owned(), text.to_owned()];
        let general = Table {
            caption: "Where the country is not known".to_owned(),
            head: vec!["What", "What is said"],
            rows: vec![
                row("Emergency number", &anywhere.emergency),
                row("Directory of helplines", &anywhere.directory_name),
                row("Address of the directory", &anywhere.directory),
            ],
        };
        let numbers = safety.countries.iter().map(|country| {
            let shown = if country.shown_emergency().is_some() { "yes" } else { "no" };
            let note = country.emergency_note.clone().unwrap_or_default();
            vec![country.name.clone(), country.emergency.clone(), shown.to_owned(), note]
        });
        let numbers = Table {
            caption: "Emergency numbers".to_owned(),
            head: vec!["Country", "Number", "Shown", "Note"],
            rows: numbers.collect(),
        };
        let lines = safety
            .countries
            .iter()
            .flat_map(|country| country.lines.iter().map(move |line| helpline(country, line)));
        let lines = Table {
            caption: "Helplines by country".to_owned(),
            head: vec![
                "Who answers",
                "Country",
                "How",
                "When",
                "Cost and languages",
                "Shown",
                "Where it was read",
            ],
            rows: lines.collect(),
        };
        vec![
            Part::Entry(without_fingerprint("In any country", "helplines/anywhere", general)),
            Part::Entry(without_fingerprint("Emergency numbers", "helplines/emergency", numbers)),
            Part::Entry(without_fingerprint("Helplines", "helplines/line", lines)),
        ]
    }
}

fn helpline(country: &Country, line: &Helpline) -> Vec<String> {
    let shown = country.shown_lines().any(|other| other.id == line.id);
    let more = [line.cost.as_deref(), line.languages.as_deref()];
    vec![
        line.name.clone(),
        country.name.clone(),
        line.contact.clone(),
        line.hours.clone().unwrap_or_default(),
        more.into_iter().flatten().collect::<Vec<_>>().join("; "),
        if shown { "yes" } else { "no" }.to_owned(),
        line.source.clone().unwrap_or_else(|| "none read".to_owned()),
    ]
}

fn is_of_command(kind: TextKind) -> bool {
    matches!(
        kind,
        TextKind::CommandName
            | TextKind::CommandDescription
            | TextKind::CommandNameIn
            | TextKind::CommandDescriptionIn
    )
}

/// Texts with the keys that lead to each in its file.
fn table_of_texts<'t>(caption: &str, texts: impl Iterator<Item = &'t LibraryText>) -> Table {
    let rows = texts.map(|text| vec![text.about.path(), text.text.clone()]);
    Table { caption: caption.to_owned(), head: vec!["Place", "Text"], rows: rows.collect() }
}

/// A table that a reviewer may answer, and that is not recorded as read.
fn without_fingerprint(title: &str, id: &str, table: Table) -> Entry {
    Entry {
        title: title.to_owned(),
        id: id.to_owned(),
        fingerprint: None,
        read: None,
        lines: vec![EntryLine::Table(table)],
    }
}

fn guidance(claim: &Claim) -> &'static str {
    match claim.guidance {
        Guidance::Agrees => "agrees",
        Guidance::Partly => "agrees in part",
        Guidance::Disagrees => "disagrees",
        Guidance::NoEvidence => "no good evidence",
        Guidance::NotCovered => "does not cover it",
    }
}

fn fate(claim: &Claim) -> &'static str {
    match claim.fate {
        ClaimFate::Used => "used",
        ClaimFate::Reworded => "reworded",
        ClaimFate::Withheld => "withheld",
    }
}
