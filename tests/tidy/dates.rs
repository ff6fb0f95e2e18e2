//! Promises with a date: what somebody wrote down to look at again fails once its day has passed.

use std::fs;
use std::path::{Path, PathBuf};

use time::OffsetDateTime;

/// The words before the date of such a promise, in any file, in two pieces so that this line is
/// none.
const PROMISE: &str = concat!("look ", "again by");

/// Folders that hold nothing of the project's own.
const SKIPPED: &[&str] = &[".git", "target", "data"];

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of the project") {
        let entry = entry.expect("an entry");
        let kind = entry.file_type().expect("a kind of file");
        if kind.is_dir() && !SKIPPED.iter().any(|name| entry.file_name() == *name) {
            found.extend(files(&entry.path()));
        } else if kind.is_file() {
            found.push(entry.path());
        }
    }
    found.sort();
    found
}

/// A sentence for each promise whose day is before today, and for each without a day. Days are
/// written as `2027-02-22`, so that their texts stand in the order of the calendar.
fn overdue(name: &str, text: &str, today: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (line, content) in (1..).zip(text.lines()) {
        for after in content.to_lowercase().split(PROMISE).skip(1) {
            let day: String = after.trim_start().chars().take(10).collect();
            let known = day.parse::<toml::value::Datetime>().is_ok_and(|day| day.date.is_some());
            if !known {
                found.push(format!("{name}:{line}: `{PROMISE}` needs a day such as 2027-02-22"));
            } else if day.as_str() < today {
                found.push(format!(
                    "{name}:{line}: {day} has passed. RenderStyle whether this still holds; then set a \
                     new day or take it out:\n  {}",
                    content.trim()
                ));
            }
        }
    }
    found
}

#[test]
fn what_was_to_be_looked_at_again_is_not_overdue() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let today = OffsetDateTime::now_utc().date().to_string();
    let mut wrong = Vec::new();
    for path in files(root) {
        let name = path.strip_prefix(root).expect("below the project").display().to_string();
        // What is not text has no promises.
        let Ok(text) = fs::read_to_string(&path) else { continue };
        wrong.extend(overdue(&name, &text, &today));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_promise_holds_to_the_end_of_its_day() {
    let text = format!("fine\n{{ reason = \"x; {PROMISE} 2027-02-22\" }},\n");
    assert!(overdue("deny.toml", &text, "2027-02-22").is_empty());
    let found = overdue("deny.toml", &text, "2027-02-23");
    assert!(found.len() == 1 && found[0].starts_with("deny.toml:2: 2027-02-22 has"), "{found:?}");
}

#[test]
fn a_promise_without_a_day_or_with_one_that_is_none_is_a_mistake() {
    for day in ["spring", "2027-02-30", "2027-2-2", "10:30:00.0", ""] {
        let found = overdue("deny.toml", &format!("# ö {PROMISE} {day}"), "2026-11-30");
        assert!(found.len() == 1 && found[0].contains("needs a day"), "{day}: {found:?}");
    }
}
