//! What there is in the packs: how much, how hard to read, how well accounted for, and what a
//! person still has to confirm. Nothing in it is a mistake.

mod safety;

use time::Date;

use self::safety::of_safety;
use super::questions;
use super::texts::PackTexts;
use crate::flow::Flow;
use crate::library::{Library, Pack, ReviewCounts, Status, fingerprints, texts::Graded};
use crate::proof::{properties, prove};
use crate::readability::{Figures, figures, hard_words};
use crate::safety::Safety;

/// How many of the hardest passages are named.
const HARDEST: usize = 3;

/// The report on everything that was loaded. Aloud, each line is a sentence and there are no
/// columns.
pub(super) fn report(library: &Library, today: Date, aloud: bool) -> String {
    let mut lines = ReportText { text: String::new(), aloud };
    let texts = library.texts();
    for pack in &library.packs {
        of_pack(&mut lines, pack, &PackTexts::of(&texts, &pack.id), library, today);
    }
    of_safety(&mut lines, &library.safety, library.languages.english());
    lines.text
}

/// Lines of a report, indented where they are looked at and not where they are listened to.
struct ReportText {
    text: String,
    aloud: bool,
}

impl ReportText {
    fn add(&mut self, depth: usize, line: &str) {
        if !self.aloud {
            self.text.push_str(&"  ".repeat(depth));
        }
        self.text.push_str(line);
        self.text.push('\n');
    }
}

/// How many texts somebody has read.
fn of_reviews(pack: &Pack, safety: &Safety) -> String {
    let ReviewCounts { all, read, changed } = pack.reviews.counts(&fingerprints(pack, safety));
    if pack.reviews.is_empty() {
        return format!("Reviews: no clinician has read any of its {}.", counted(all, "text"));
    }
    let changed = match changed {
        0 => "none has changed since".to_owned(),
        1 => "1 has changed since and has to be read again".to_owned(),
        _ => format!("{changed} have changed since and have to be read again"),
    };
    format!(
        "Reviews: {read} of {} stand as a clinician read them, {changed}.",
        counted(all, "text")
    )
}

fn of_pack(
    lines: &mut ReportText,
    pack: &Pack,
    texts: &PackTexts<'_>,
    library: &Library,
    today: Date,
) {
    let (words, safety) = (library.languages.english(), &library.safety);
    let status = match pack.status {
        Status::Active => "",
        Status::Draft => " (a draft: only `try` and `walk` use it)",
        Status::Retired => " (retired: not used)",
    };
    lines.add(0, &format!("Pack {}, version {}{status}.", pack.id, pack.version));
    let passages: usize = pack.articles.iter().map(|article| article.passages.len()).sum();
    let counts = [
        counted(pack.articles.len(), "article"),
        counted(passages, "passage"),
        counted(pack.sources.len(), "source"),
        counted(pack.commands.len(), "command"),
        counted(pack.vignettes.len(), "vignette"),
    ];
    lines.add(1, &format!("{}.", counts.join(", ")));
    let overdue = if pack.overdue(today) { " The review is overdue." } else { "" };
    let (last, next) = (words.date(pack.last_review), words.date(pack.next_review));
    lines.add(1, &format!("Last review {last}, next review {next}.{overdue}"));
    let evidence = match &pack.evidence {
        Some(ids) => format!(
            "Evidence: {}, {} used, {} withheld.",
            counted(ids.listed.len(), "id"),
            ids.used,
            ids.withheld.len()
        ),
        None => "Evidence: there is no evidence.toml.".to_owned(),
    };
    lines.add(1, &evidence);
    if let Some(timings) = pack.timings {
        let (rows, texts) = (counted(timings.rows, "row"), counted(timings.texts, "text"));
        lines.add(1, &format!("Timings: {rows}, {texts} tied to one. No result gives a later time than what was ticked has."));
    }
    lines.add(1, &of_reviews(pack, safety));
    for line in questions::counts(pack) {
        lines.add(1, &line);
    }
    for flow in &pack.flows {
        of_flow(lines, flow, texts);
    }
    of_reading(lines, pack, texts);
    let never = pack.never_reached();
    let never: Vec<String> = never.iter().map(ToString::to_string).collect();
    lines.add(1, &format!("Passages never reached: {}.", listed(&never)));
}

fn of_flow(lines: &mut ReportText, flow: &Flow, texts: &PackTexts<'_>) {
    let counts = [
        counted(flow.items.len(), "item"),
        counted(flow.rules.len(), "rule"),
        counted(flow.outcomes.len(), "outcome"),
        format!("longest walk {}", counted(flow.longest_walk(), "question")),
    ];
    lines.add(1, &format!("Flow {}: {}.", flow.id, counts.join(", ")));
    // A flow that was loaded is proved.
    if let Ok(proof) = prove(flow) {
        let (walks, states) = (grouped(proof.walks), counted(proof.states, "state"));
        lines.add(2, &format!("Proved for each of its {walks} walks, merged into {states}:"));
        for property in properties(flow) {
            lines.add(3, &format!("{}.", property.sentence()));
        }
    }
    for (part, graded) in [("Questions", Graded::Questions), ("Outcomes", Graded::Outcomes)] {
        let figures = figures(texts.of_flow(&flow.id, graded));
        let (grade, longest) = (grade(&figures), longest(&figures));
        lines.add(2, &format!("{part}: grade {grade}, {longest}"));
    }
}

/// The grades of all passages, and what makes them hard.
fn of_reading(lines: &mut ReportText, pack: &Pack, texts: &PackTexts<'_>) {
    let mut read: Vec<(String, Figures<'_>)> = Vec::new();
    let mut words: Vec<usize> = Vec::new();
    for article in &pack.articles {
        for passage in &article.passages {
            words.push(figures(texts.of_text(&article.id, &passage.id)).words);
            let figures = figures(texts.of_passage(&article.id, &passage.id));
            read.push((format!("{}/{}", article.id, passage.id), figures));
        }
    }
    if read.is_empty() {
        return;
    }
    lines.add(1, "Reading: advice only. A grade is a year of school in the United States; 6 or less is easy.");
    if !lines.aloud {
        lines.add(2, "grade  words  longest sentence  passage");
    }
    for ((name, figures), words) in read.iter().zip(words) {
        let (grade, longest) = (grade(figures), figures.longest_words);
        let line = if lines.aloud {
            format!(
                "The passage {name} has grade {grade}, {words} words, and at most {longest} words in a sentence."
            )
        } else {
            format!("{grade:>5}  {words:>5}  {longest:>16}  {name}")
        };
        lines.add(2, &line);
    }
    let mut by_grade: Vec<(f64, &str)> =
        read.iter().filter_map(|(name, figures)| Some((figures.grade()?, name.as_str()))).collect();
    by_grade.sort_by(|a, b| b.0.total_cmp(&a.0));
    let hardest = by_grade.iter().take(HARDEST).map(|(_, name)| (*name).to_owned());
    let hardest: Vec<String> = hardest.collect();
    if let Some(median) = median(&by_grade) {
        lines.add(2, &format!("Median grade {median:.1}. Hardest: {}.", hardest.join(", ")));
    }
    if let Some((name, figures)) = read.iter().max_by_key(|(_, figures)| figures.longest_words) {
        lines.add(2, &format!("In {name}: {}", longest(figures)));
    }
    let unknown = hard_words(texts.all(), texts.names());
    lines.add(2, &format!("Hard words never explained: {}.", listed(&unknown)));
}

/// The middle of sorted grades.
fn median(grades: &[(f64, &str)]) -> Option<f64> {
    let upper = grades.get(grades.len() / 2)?.0;
    let lower = grades.get(grades.len().saturating_sub(1) / 2)?.0;
    Some(f64::midpoint(upper, lower))
}

fn grade(figures: &Figures<'_>) -> String {
    figures.grade().map_or_else(|| "unknown".to_owned(), |grade| format!("{grade:.1}"))
}

fn longest(figures: &Figures<'_>) -> String {
    format!("longest sentence {}: \"{}\"", counted(figures.longest_words, "word"), figures.longest)
}

fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// A number in groups of three digits.
fn grouped(number: u128) -> String {
    if number == u128::MAX {
        return "more than 10 to the power of 38".to_owned();
    }
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn listed(names: &[String]) -> String {
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}

#[cfg(test)]
mod tests {
    use time::Month;

    use super::*;
    use crate::library::Reviews;
    use crate::library::fixture::{reviewed, shipped};

    fn day(year: i32) -> Date {
        Date::from_calendar_date(year, Month::January, 1).expect("a day")
    }

    fn said(today: Date, aloud: bool) -> String {
        report(shipped(), today, aloud)
    }

    #[test]
    fn a_review_that_is_overdue_is_said() {
        assert!(!said(day(1900), false).contains("overdue"));
        assert!(said(day(2999), false).contains("The review is overdue."));
    }

    #[test]
    fn how_many_texts_were_read_and_how_many_have_changed_is_said() {
        let today = day(2026);
        assert!(said(today, false).contains("Reviews: no clinician has read any of its "));
        let mut library = reviewed();
        let all = report(&library, today, false);
        assert!(all.contains(" stand as a clinician read them, none has changed since."), "{all}");
        let Library { packs, safety, .. } = &mut library;
        let pack = packs.first_mut().unwrap();
        pack.articles[0].passages[0].title.push('x');
        let texts = fingerprints(pack, safety);
        pack.reviews = Reviews::new(std::mem::take(&mut pack.reviews.records), &texts);
        let changed = report(&library, today, false);
        let (count, read) = (texts.len(), texts.len() - 1);
        let line = format!(
            "Reviews: {read} of {count} texts stand as a clinician read them, 1 has changed since and has to be read again."
        );
        assert!(changed.contains(&line), "{changed}");
    }

    #[test]
    fn every_passage_has_a_row_with_its_grade() {
        let library = shipped();
        let text = report(library, day(2026), false);
        for pack in &library.packs {
            for article in &pack.articles {
                for passage in &article.passages {
                    let name = format!("  {}/{}", article.id, passage.id);
                    assert!(text.lines().any(|line| line.ends_with(&name)), "{name}");
                }
            }
        }
        assert!(text.contains("Median grade"), "{text}");
    }

    #[test]
    fn aloud_there_are_no_columns_and_each_line_is_a_sentence() {
        let text = said(day(2026), true);
        for line in text.lines() {
            assert!(!line.contains("  "), "columns: {line}");
            assert!(line.ends_with(['.', ':', '"', '?']), "no sentence: {line}");
        }
        let library = shipped();
        let (passage, _) = library.packs.first().unwrap().passages().next().unwrap();
        assert!(text.contains(&format!("The passage {passage} has grade ")), "{text}");
    }

    #[test]
    fn large_numbers_are_grouped() {
        assert_eq!([1, 999, 1000, 3_041_548].map(grouped), ["1", "999", "1,000", "3,041,548"]);
    }

    #[test]
    fn the_median_is_the_middle_or_between_the_two_middles() {
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[(3.0, "a"), (2.0, "b"), (1.0, "c")]), Some(2.0));
        assert_eq!(median(&[(4.0, "a"), (2.0, "b")]), Some(3.0));
    }
}
