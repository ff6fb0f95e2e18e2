//! The report on safety: every number with where it was read, and what a person still has to confirm.

use super::{ReportText, listed};
use crate::interface::Words;
use crate::locale::Locale;
use crate::pack::mark;
use crate::safety::{Confirmation, Country, Helpline, Safety};

/// What is said of safety.
pub(super) fn of_safety(lines: &mut ReportText, safety: &Safety, words: &Words) {
    let countries = &safety.countries;
    let shown = countries.iter().flat_map(Country::shown_lines).count();
    lines.add(0, &format!("Safety: {} countries, {shown} lines shown.", countries.len()));
    of_translations(lines, safety);
    let weak =
        |mark: Confirmation| matches!(mark, Confirmation::NotConfirmed | Confirmation::Secondary);
    let (mut unsure, mut all) = (Vec::new(), Vec::new());
    for country in countries {
        let number = format!("{}: emergency number {}.", country.name, country.emergency);
        let from = page(country.emergency_source.as_deref());
        all.push(format!("{number} {}, {from}.", mark(country.emergency_mark)));
        unsure.extend(weak(country.emergency_mark).then_some(number));
        for line in &country.lines {
            let named = format!("{}: {}, {}.", country.name, line.name, line.contact);
            all.push(format!("{named} {}", read_where(line, words)));
            unsure.extend(weak(line.mark).then_some(named));
        }
    }
    if !unsure.is_empty() {
        lines.add(1, "For a person to confirm before going live (not shown, or only secondary):");
    }
    for line in unsure {
        lines.add(2, &line);
    }
    lines.add(1, "Every number, with its mark and where it was read; members see none of this, and nobody tried a number:");
    for line in all {
        lines.add(2, &line);
    }
}

/// In which languages cards and helplines are, and which of those nobody has read whose first language it is.
fn of_translations(lines: &mut ReportText, safety: &Safety) {
    let cards = safety.translations.iter().map(|known| (known.locale, known.read_by_native));
    let books = safety.phrase_books.iter().map(|book| (book.locale, book.read_by_native));
    let files: [(&str, Vec<(Locale, bool)>); 2] =
        [("Cards", cards.collect()), ("Helplines", books.collect())];
    for (what, files) in files {
        let all: Vec<String> = files.iter().map(|(locale, _)| locale.to_string()).collect();
        let all = listed(&all);
        lines.add(
            1,
            &format!("{what} in other languages: {all}. The guard on words knows English only."),
        );
        let unread = files.iter().filter(|(_, read)| !read).map(|(locale, _)| locale.to_string());
        let unread = listed(&unread.collect::<Vec<_>>());
        lines.add(1, &format!("{what} that no native speaker has read: {unread}."));
    }
}

/// How well a helpline is confirmed, where and when it was read, and what is not known of it.
fn read_where(line: &Helpline, words: &Words) -> String {
    let read = match &line.source {
        Some(url) => format!("read on {}, page <{url}>", words.date(line.read_on)),
        None => "no page read".to_owned(),
    };
    let hours = if line.hours.is_none() { " Hours not known." } else { "" };
    format!("{}, {read}.{hours}", mark(line.mark))
}

/// The page where a number was read.
fn page(source: Option<&str>) -> String {
    source.map_or_else(|| "no page named".to_owned(), |url| format!("page <{url}>"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::Library;
    use crate::library::fixture::shipped;

    fn said(library: &Library) -> String {
        let mut lines = ReportText { text: String::new(), aloud: true };
        of_safety(&mut lines, &library.safety, library.languages.english());
        lines.text
    }

    #[test]
    fn every_number_has_its_mark_its_page_and_its_day() {
        let library = shipped();
        let text = said(library);
        for country in &library.safety.countries {
            assert!(text.contains(&format!("{}: emergency number", country.name)), "{country:?}");
            for line in &country.lines {
                let named = format!("{}: {}, {}. ", country.name, line.name, line.contact);
                let row = text.lines().filter_map(|row| row.strip_prefix(&named)).next_back();
                let row = row.expect("a row");
                assert!(row.starts_with(mark(line.mark)), "{row}");
                let read = line.source.as_deref().map_or("no page read", |page| {
                    assert!(row.contains("read on "), "{row}");
                    page
                });
                assert!(row.contains(read), "{row}");
            }
        }
    }

    #[test]
    fn a_language_that_no_native_speaker_has_read_is_named() {
        let mut library = shipped().clone();
        let unread = |library: &Library| {
            let text = said(library);
            let lines = text.lines().filter(|line| line.contains(" that no native"));
            lines.map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(
            unread(&library),
            [
                "Cards that no native speaker has read: de, es-ES, fr.",
                "Helplines that no native speaker has read: de, es-ES, fr.",
            ]
        );
        library.safety.translations[0].read_by_native = true;
        library.safety.phrase_books[1].read_by_native = true;
        assert_eq!(
            unread(&library),
            [
                "Cards that no native speaker has read: es-ES, fr.",
                "Helplines that no native speaker has read: de, fr.",
            ]
        );
    }
}
