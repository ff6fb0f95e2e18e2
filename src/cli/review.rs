//! `myelin review`: the document for a reviewer, and the record of what they have read.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use time::{Date, Month};

use super::walk::find_pack;
use super::{Failure, USAGE, print};
use crate::app::today;
use crate::library::{Library, Pack, fingerprints};
use crate::review::{self, Reviewer, document};

/// What `myelin review` is given.
#[derive(Debug, clap::Args)]
pub(super) struct ReviewArgs {
    /// The pack, such as b12
    pack: String,
    /// The file to write; without it, the text is printed
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// The form of the document
    #[arg(long, value_enum, default_value_t = DocumentFormat::Html)]
    format: DocumentFormat,
    /// Write an entry for reviews.toml, of a person who has read the texts as they stand
    #[arg(long, requires_all = ["name", "profession"], conflicts_with = "format")]
    record: bool,
    /// Who has read the texts
    #[arg(long, requires = "record")]
    name: Option<String>,
    /// What that person is, such as "general practitioner"
    #[arg(long, requires = "record")]
    profession: Option<String>,
    /// Their entry in the register of their profession
    #[arg(long, requires = "record")]
    register: Option<String>,
    /// The day on which they have read the texts, such as 2026-11-30 [default: today]
    #[arg(long, requires = "record", value_parser = day, value_name = "DAY")]
    date: Option<Date>,
    /// A text that they have read, by its id; several times for several texts [default: every text]
    #[arg(long = "text", requires = "record", value_name = "ID")]
    texts: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum DocumentFormat {
    /// One page for a browser or a printer
    Html,
    /// For a text editor
    Markdown,
}

/// Writes the document or the record.
pub(super) fn review(library: &Library, args: &ReviewArgs) -> Result<(), Failure> {
    let pack = find_pack(library, &args.pack);
    let pack = pack.map_err(|error| Failure::new(USAGE, error.to_string()))?;
    if args.record {
        let entry = record(library, pack, args)?;
        // Whoever has read texts before must not be lost.
        return match &args.out {
            Some(path) => written(path, &entry, false),
            None => print(&entry),
        };
    }
    let document = document(library, pack);
    let text = match args.format {
        DocumentFormat::Html => review::html(&document),
        DocumentFormat::Markdown => review::markdown(&document),
    };
    match &args.out {
        Some(path) => written(path, &text, true),
        None => print(&text),
    }
}

fn record(library: &Library, pack: &Pack, args: &ReviewArgs) -> Result<String, Failure> {
    let reviewer = Reviewer {
        name: args.name.as_deref().unwrap_or_default(),
        profession: args.profession.as_deref().unwrap_or_default(),
        register: args.register.as_deref(),
        date: args.date.unwrap_or_else(today),
    };
    let texts = fingerprints(pack, &library.safety);
    let entry = review::record(&texts, &reviewer, &args.texts);
    entry.map_err(|error| Failure::new(USAGE, error.to_string()))
}

/// Writes a file. One that is there is replaced only if that is wanted.
fn written(path: &Path, text: &str, replace: bool) -> Result<(), Failure> {
    let mut options = std::fs::File::options();
    options.write(true).create(true).truncate(true).create_new(!replace);
    let done = options.open(path).and_then(|mut file| file.write_all(text.as_bytes()));
    done.map_err(|error| {
        if error.kind() == io::ErrorKind::AlreadyExists {
            let path = path.display();
            let remedy = "Leave out --out, and add what is printed at the end of that file.";
            return Failure::new(USAGE, format!("{path} is there already. {remedy}"));
        }
        Failure::cannot_write(path, &error)
    })?;
    print(&format!("{} is written.\n", path.display()))
}

/// A day as `2026-11-30`.
fn day(text: &str) -> Result<Date, String> {
    let wrong = || "write it as year-month-day, such as 2026-11-30".to_owned();
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return Err(wrong()) };
    let month = month.parse::<u8>().ok().and_then(|month| Month::try_from(month).ok());
    let (Ok(year), Some(month), Ok(day)) = (year.parse(), month, day.parse()) else {
        return Err(wrong());
    };
    Date::from_calendar_date(year, month, day).map_err(|_ignored| wrong())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_a_year_a_month_and_a_day() {
        let good = Date::from_calendar_date(2026, Month::November, 30).unwrap();
        assert_eq!(day("2026-11-30"), Ok(good));
        for wrong in ["", "2026", "30.11.2026", "2026-13-01", "2026-02-30", "2026-11-30-1"] {
            assert!(day(wrong).is_err(), "{wrong}");
        }
    }
}
