//! The document as Markdown, for those who review in a text editor or a pull request.

use super::page::{Entry, EntryLine, Part, ReviewDocument, Shown, Table, is_address};

/// The whole document.
pub fn markdown(document: &ReviewDocument) -> String {
    let mut text = format!("# {}\n", plain(&document.title));
    for section in &document.sections {
        text.push_str(&format!("\n## {}\n", plain(&section.title)));
        let mut level = "###";
        for part in &section.parts {
            text.push('\n');
            match part {
                Part::Heading(heading) => {
                    text.push_str(&format!("### {}\n", plain(heading)));
                    level = "####";
                }
                Part::Paragraph(paragraph) => text.push_str(&format!("{}\n", plain(paragraph))),
                Part::Steps(steps) => {
                    for (step, number) in steps.iter().zip(1..) {
                        text.push_str(&format!("{number}. {}\n", plain(step)));
                    }
                }
                Part::Table(table) => add_table(&mut text, table),
                Part::Entry(entry) => add_entry(&mut text, entry, level),
            }
        }
        if section.anchor == "signature" {
            text.push_str(
                "\n- Name:\n- Profession:\n- Register and number, if you have one:\n- Day:\n",
            );
        }
    }
    text
}

fn add_entry(text: &mut String, entry: &Entry, level: &str) {
    text.push_str(&format!("{level} {}\n\nPlace: `{}`.", plain(&entry.title), entry.id));
    if let Some(fingerprint) = &entry.fingerprint {
        text.push_str(&format!(" Fingerprint: `{fingerprint}`."));
    }
    if let Some(read) = &entry.read {
        text.push_str(&format!(" {}", plain(read)));
    }
    text.push_str("\n\n");
    for line in &entry.lines {
        match line {
            EntryLine::Text(label, shown) => {
                text.push_str(&format!("{label}: {}\n\n", of_shown(shown)));
            }
            EntryLine::List(label, entries) => {
                let entries = entries.iter().map(|shown| format!("- {}\n", of_shown(shown)));
                text.push_str(&format!("{label}:\n\n{}\n", entries.collect::<String>()));
            }
            EntryLine::Table(table) => {
                add_table(text, table);
                text.push('\n');
            }
            EntryLine::Evidence(rows) => {
                let rows = rows.iter().map(|(id, says)| format!("- {id}: {}\n", plain(says)));
                text.push_str(&format!("What it rests on:\n\n{}\n", rows.collect::<String>()));
            }
            EntryLine::Sources(links) => {
                let links = links.iter().map(|(name, url)| format!("- {} <{url}>\n", plain(name)));
                text.push_str(&format!("Sources:\n\n{}\n", links.collect::<String>()));
            }
        }
    }
    text.push_str("- [ ] Agree\n- [ ] Change\n- [ ] Comment:\n");
}

fn of_shown(shown: &Shown) -> String {
    let note = shown.note().map_or_else(String::new, |note| format!(" ({})", plain(&note)));
    format!("{}{note}", plain(&shown.text))
}

fn add_table(text: &mut String, table: &Table) {
    text.push_str(&format!("{}:\n\n| {} |\n", plain(&table.caption), table.head.join(" | ")));
    text.push_str(&format!("|{}\n", " --- |".repeat(table.head.len())));
    for row in &table.rows {
        let cells = row.iter();
        let cells =
            cells.map(|cell| if is_address(cell) { format!("<{cell}>") } else { plain(cell) });
        text.push_str(&format!("| {} |\n", cells.collect::<Vec<_>>().join(" | ")));
    }
}

/// A text without anything that Markdown would read as its own.
fn plain(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        if matches!(char, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|') {
            escaped.push('\\');
        }
        escaped.push(char);
    }
    escaped
}
