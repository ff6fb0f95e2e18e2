//! `timings.toml`: one time for one symptom. The list as it was read, before anything is held against
//! it.

use super::evidence_id::evidence;
use super::findings::timing as findings;
use super::keys;
use super::outcome::DISPOSITIONS;
use super::read_file::ReadFile;
use super::wording::{WordingException, read_meant};
use crate::document::{Code, Names, Table, Value, ValueType};
use crate::flow::Disposition;
use crate::library::limits::{LINE_MAX, TIMING_ROWS_MAX};
use crate::timing::{Meaning, Phrases};

/// The list of a pack's timings.
pub(super) struct TimingList<'d> {
    pub(super) file: &'d ReadFile<'d>,
    /// The most urgent first.
    pub(super) times: Vec<Time<'d>>,
    pub(super) rows: Vec<Row<'d>>,
    pub(super) phrases: Phrases,
    pub(super) meant: Vec<WordingException<'d>>,
}

/// A time to be seen.
pub(super) struct Time<'d> {
    name: &'d str,
    pub(super) disposition: Disposition,
    /// How texts say it.
    pub(super) said: String,
}

/// Something that has a time.
pub(super) struct Row<'d> {
    pub(super) name: &'d str,
    pub(super) table: Table<'d>,
    /// Index of its time.
    pub(super) time: usize,
    /// The answers that say it; of each entry all together.
    pub(super) options: Vec<Vec<Value<'d>>>,
    pub(super) unless: Vec<Value<'d>>,
}

impl<'d> TimingList<'d> {
    /// Reads the list; `None` where it has a mistake.
    pub(super) fn read(file: &'d ReadFile<'d>) -> Option<Self> {
        let root = Table::root(&file.doc, keys::TIMINGS_FILE);
        let mut phrases = NamedPhrases::default();
        phrases.add(&root, "never", "times that may not be given", Meaning::Never);
        let tables = root.named("time", "time", keys::TIME);
        if tables.is_empty() && !root.has("time") {
            root.missing(findings::no_times());
        }
        let times = tables.iter().enumerate().map(|(index, (name, table))| {
            check_name(table, name);
            let disposition = table.one_of("disposition", DISPOSITIONS);
            phrases.add(table, "said-as", &table.what, Meaning::Time(index));
            let said = table.list("said-as").first().and_then(Value::raw);
            let said = said.map_or(*name, |said| said).replace('|', "/");
            Time { name, disposition: disposition.unwrap_or(Disposition::Information), said }
        });
        let times: Vec<Time<'_>> = times.collect();
        let tables = root.named("row", "row", keys::ROW);
        if let Some((_, extra)) = tables.get(TIMING_ROWS_MAX) {
            extra.report(findings::too_many_rows(tables.len()));
        }
        let names = times.iter().map(|time| time.name).collect();
        let names = Names::new("time", Code::UnknownTime, names, !file.doc.broken);
        let rows = tables.into_iter().take(TIMING_ROWS_MAX).enumerate();
        let rows = rows.map(|(index, (name, table))| {
            check_name(&table, name);
            phrases.add(&table, "named-as", &table.what, Meaning::Row(index));
            evidence(&table);
            let time = table.need("time").and_then(|value| {
                let name = value.raw().or_else(|| value.wrong_type(ValueType::Text, None))?;
                names.check(name, &value);
                names.index(name)
            });
            let time = time.unwrap_or(0);
            let options = table.list("options").iter().map(together).collect();
            let unless = answers(table.list("unless"));
            Row { name, table, time, options, unless }
        });
        let rows: Vec<Row<'_>> = rows.collect();
        let (meant, phrases) = (read_meant(&root), phrases.phrases);
        let whole = !file.doc.broken && !file.doc.log.has_errors_in(file.doc.path);
        whole.then_some(Self { file, times, rows, phrases, meant })
    }

    /// How texts say a time.
    pub(super) fn said(&self, time: usize) -> &str {
        self.times.get(time).map_or("", |time| &time.said)
    }
}

fn check_name(table: &Table<'_>, name: &str) {
    table.name::<crate::id::FindingId>(name);
}

/// Phrases that were added, each with what messages call that which it stands for.
#[derive(Default)]
struct NamedPhrases {
    phrases: Phrases,
    called: Vec<(Meaning, String)>,
}

impl NamedPhrases {
    fn add(&mut self, table: &Table<'_>, key: &str, what: &str, meaning: Meaning) {
        self.called.push((meaning, what.to_owned()));
        for value in table.list(key) {
            let phrase = value.text(LINE_MAX);
            if phrase.is_empty() {
                continue;
            }
            if let Err(bad) = self.phrases.add(&phrase, meaning) {
                let called = |meaning| {
                    let mut called = self.called.iter();
                    called.find(|(other, _)| *other == meaning).map_or("", |(_, what)| what)
                };
                value.report(findings::bad_phrase(&phrase, bad, called));
            }
        }
    }
}

/// Answers that say something together: one, or a list of them.
fn together<'d>(value: &Value<'d>) -> Vec<Value<'d>> {
    if value.raw().is_some() {
        return vec![value.clone()];
    }
    if value.is_list() { answers(value.list()) } else { value.wrong_type(ValueType::Text, vec![]) }
}

fn answers(values: Vec<Value<'_>>) -> Vec<Value<'_>> {
    let is_text =
        |value: &Value<'_>| value.raw().is_some() || value.wrong_type(ValueType::Text, false);
    values.into_iter().filter(is_text).collect()
}
