//! The document as one page of HTML. It needs no network and no script, can be filled in within a
//! browser or on paper, and is made to be listened to: headings in order, tables with headers, a label
//! for every field.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::page::{Entry, EntryLine, Part, ReviewDocument, Section, Shown, Table, is_address};

/// How the page looks: light and dark, and black on white on paper of either size.
const STYLE: &str = include_str!("page.css");

/// The fields at the end of the document: the names of their inputs, and their labels.
const SIGNATURE: &[(&str, &str)] = &[
    ("name", "Name"),
    ("profession", "Profession"),
    ("register", "Register and number, if you have one"),
    ("day", "Day"),
    ("signed", "Signature, on paper"),
];

/// The whole page.
pub fn html(document: &ReviewDocument) -> String {
    let ReviewDocument { title, language, sections } = document;
    let mut numbers = 1_usize..;
    let page = html! {
        (DOCTYPE)
        // The page itself is in English, as the texts of the shipped packs are.
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a class="skip" href="#main" { "To the texts" }
                header {
                    h1 { (title) }
                    nav aria-label="Contents" {
                        ol {
                            @for section in sections {
                                li { a href={ "#" (section.anchor) } { (section.title) } }
                            }
                        }
                    }
                }
                main id="main" {
                    form autocomplete="off" {
                        @for section in sections { (section_html(section, language, &mut numbers)) }
                    }
                }
            }
        }
    };
    page.into_string()
}

fn section_html(
    section: &Section,
    language: &str,
    numbers: &mut impl Iterator<Item = usize>,
) -> Markup {
    let mut level = 3;
    html! {
        section id=(section.anchor) aria-labelledby={ (section.anchor) "-title" } {
            h2 id={ (section.anchor) "-title" } { (section.title) }
            @for part in &section.parts {
                @match part {
                    Part::Heading(text) => {
                        ({ level = 4; heading(3, text, None) })
                    }
                    Part::Paragraph(text) => p { (text) },
                    Part::Steps(steps) => ol { @for step in steps { li { (step) } } },
                    Part::Table(table) => (table_html(table)),
                    Part::Entry(entry) => (entry_html(entry, level, language, numbers)),
                }
            }
            @if section.anchor == "signature" { (signature()) }
        }
    }
}

fn heading(level: u8, text: &str, id: Option<&str>) -> Markup {
    html! {
        @if level == 3 { h3 id=[id] { (text) } } @else { h4 id=[id] { (text) } }
    }
}

fn entry_html(
    entry: &Entry,
    level: u8,
    language: &str,
    numbers: &mut impl Iterator<Item = usize>,
) -> Markup {
    let field = format!("e{}", numbers.next().unwrap_or_default());
    let title = format!("{field}-title");
    html! {
        article aria-labelledby=(title) {
            (heading(level, &entry.title, Some(&title)))
            p class="place" {
                "Place: " code { (entry.id) }
                @if let Some(fingerprint) = &entry.fingerprint {
                    ". Fingerprint: " code { (fingerprint) }
                }
                @if let Some(read) = &entry.read { ". " strong { (read) } }
            }
            @for line in &entry.lines { (line_html(line, language)) }
            fieldset {
                legend { "What you think of " code { (entry.id) } }
                @for (choice, label) in [("agree", "Agree"), ("change", "Change"), ("comment", "Comment")] {
                    label class="choice" {
                        input type="checkbox" name={ (entry.id) " " (choice) };
                        " " (label)
                    }
                }
                label class="words" for=(field) { "What it should say, or your comment" }
                textarea id=(field) name={ (entry.id) " words" } rows="2" {}
            }
        }
    }
}

fn line_html(line: &EntryLine, language: &str) -> Markup {
    html! {
        @match line {
            EntryLine::Text(label, shown) => {
                p { span class="label" { (label) ": " } (shown_html(shown, language)) }
            }
            EntryLine::List(label, entries) => {
                p class="label" { (label) ":" }
                ul { @for shown in entries { li { (shown_html(shown, language)) } } }
            }
            EntryLine::Table(table) => (table_html(table)),
            EntryLine::Evidence(rows) => {
                p class="label" { "What it rests on:" }
                dl { @for (id, says) in rows { dt { (id) } dd { (says) } } }
            }
            EntryLine::Sources(links) => {
                p class="label" { "Sources:" }
                ul { @for (name, url) in links { li { (name) " " (link(url)) } } }
            }
        }
    }
}

fn shown_html(shown: &Shown, language: &str) -> Markup {
    html! {
        span class="said" lang=(language) { (shown.text) }
        @if let Some(note) = shown.note() { " " span class="note" { (note) } }
    }
}

fn table_html(table: &Table) -> Markup {
    html! {
        div class="wide" role="region" aria-label=(table.caption) tabindex="0" {
            table {
                caption { (table.caption) }
                thead { tr { @for name in &table.head { th scope="col" { (name) } } } }
                tbody {
                    @for row in &table.rows {
                        tr {
                            @for (index, cell) in row.iter().enumerate() {
                                @if index == 0 { th scope="row" { (cell) } } @else { td { (cell_html(cell)) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn cell_html(cell: &str) -> Markup {
    if is_address(cell) {
        link(cell)
    } else {
        html! { (cell) }
    }
}

fn link(url: &str) -> Markup {
    html! { a href=(url) rel="noreferrer" { (url) } }
}

/// Who has read the document.
fn signature() -> Markup {
    html! {
        fieldset {
            legend { "Who you are" }
            @for (name, label) in SIGNATURE {
                label class="words" for={ "signature-" (name) } { (label) }
                input type="text" id={ "signature-" (name) } name={ "signature " (name) };
            }
        }
    }
}
