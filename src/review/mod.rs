//! The document for a reviewer: everything a pack says, on what basis and to whom, with a box beside
//! each text for what the reviewer thinks of it; and the record of what they have read.

mod around;
mod flow;
mod html;
mod leads;
mod markdown;
mod opening;
mod page;
mod reading;
mod record;

pub use html::html;
pub use markdown::markdown;
pub use page::{Entry, EntryLine, Part, ReviewDocument, Section, Shown, Table};
pub use record::{RecordError, Reviewer, record};

use std::collections::BTreeMap;

use crate::interface::Words;
use crate::library::{Library, Pack, ReviewUnit, fingerprints};

/// What the parts of a document are made from.
struct Reviewed<'l> {
    library: &'l Library,
    pack: &'l Pack,
    /// The words of the language of the pack.
    words: &'l Words,
    fingerprints: BTreeMap<ReviewUnit, String>,
}

/// The document for the reviewers of a pack.
pub fn document(library: &Library, pack: &Pack) -> ReviewDocument {
    let texts = fingerprints(pack, &library.safety);
    let fingerprints = texts.into_iter().map(|text| (text.unit, text.fingerprint)).collect();
    let words = library.languages.for_reader(Some(pack.language));
    let reviewed = Reviewed { library, pack, words, fingerprints };
    let mut sections = reviewed.opening();
    for flow in &pack.flows {
        sections.extend(reviewed.flow(flow));
    }
    sections.extend(reviewed.reading());
    sections.extend(reviewed.around());
    ReviewDocument {
        title: format!("For review: {}", pack.title),
        language: pack.language.as_str().to_owned(),
        sections,
    }
}

impl Reviewed<'_> {
    /// A text that can be recorded as read, with its fingerprint and who has read it so far.
    fn entry(&self, unit: &ReviewUnit, title: &str, lines: Vec<EntryLine>) -> Entry {
        let reader = self.pack.reviews.reader(std::slice::from_ref(unit));
        let id = unit.to_string();
        let was_read = self.pack.reviews.names(&id);
        let read = match reader {
            Some((review, day)) => Some(format!("Read as it stands by {} on {day}.", review.name)),
            None if was_read => Some("Changed since it was read: please read it again.".to_owned()),
            None => None,
        };
        let fingerprint = self.fingerprints.get(unit).cloned();
        Entry { title: title.to_owned(), id, fingerprint, read, lines }
    }

    /// Evidence ids with what each stands for, each once.
    fn evidence<'e>(&self, ids: impl IntoIterator<Item = &'e String>) -> Option<EntryLine> {
        let mut rows: Vec<(String, String)> = Vec::new();
        for id in ids {
            if !rows.iter().any(|(known, _)| known == id) {
                rows.push((id.clone(), self.stands_for(id)));
            }
        }
        (!rows.is_empty()).then_some(EntryLine::Evidence(rows))
    }

    /// What an evidence id stands for.
    fn stands_for(&self, id: &str) -> String {
        let list = self.pack.evidence.iter().flat_map(|list| &list.listed);
        let found = list.into_iter().find(|(known, _)| known == id);
        found.map_or_else(|| "This pack does not list it.".to_owned(), |(_, says)| says.clone())
    }

    /// Sources by name, each with its address.
    fn sources<'s>(
        &self,
        ids: impl IntoIterator<Item = &'s crate::id::SourceId>,
    ) -> Option<EntryLine> {
        let mut links: Vec<(String, String)> = Vec::new();
        for source in ids.into_iter().filter_map(|id| self.pack.source(id)) {
            let link = (format!("{}: {}", source.publisher, source.title), source.url.clone());
            if !links.contains(&link) {
                links.push(link);
            }
        }
        (!links.is_empty()).then_some(EntryLine::Sources(links))
    }
}

/// A number with its noun.
fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests;
