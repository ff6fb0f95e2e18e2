//! The document has every text, and its HTML is sound: nested as it must be, labelled, without a
//! network and without a script.

use std::collections::BTreeSet;

use super::*;
use crate::library::FileKind;
use crate::library::fixture::{reviewed, shipped};
use crate::library::texts::{TextInfo, TextReader};

/// Elements that have no end.
const VOID: &[&str] = &["meta", "input", "br", "hr", "link", "img"];

fn page_of(library: &Library) -> String {
    html(&document(library, &library.packs[0]))
}

/// Whether the document of a pack must have a text: members read it, and it is no sentence of the
/// interface, no line of a card and no helpline in another language.
fn must_be_there(about: &TextInfo) -> bool {
    let place = &about.place;
    let translated = [
        FileKind::Interface,
        FileKind::CardTranslation,
        FileKind::PhraseBook,
        FileKind::OtherLanguages,
    ];
    let translated = translated.map(Some).contains(&place.file);
    let foreign = translated && !["en-US", "cards"].contains(&place.name.as_str());
    about.kind.reader() == TextReader::Members && !foreign
}

#[test]
fn every_text_that_members_read_is_in_the_document_whatever_signs_are_in_it() {
    let mut library = reviewed();
    let mut marked = Vec::new();
    library.visit_texts(&mut |text, about| {
        text.push_str(&format!(" <b>&amp;|*{}*", marked.len()));
        marked.push((text.clone(), about.clone()));
    });
    let page = document(&library, &library.packs[0]);
    let (page, lines) = (html(&page), markdown(&page));
    assert!(!page.contains("<b>") && !page.contains(" &amp;|"), "marked up");
    let page = page.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    let page = page.replace("&amp;", "&");
    let lines = lines.replace('\\', "");
    let missing = |place: &str| -> Vec<String> {
        let wanted = marked.iter().filter(|(_, about)| must_be_there(about));
        let missing = wanted.filter(|(text, _)| !place.contains(&text.replace('\\', "")));
        missing.map(|(_, about)| about.path()).collect()
    };
    assert_eq!(missing(&page), [""; 0], "not in the HTML");
    assert_eq!(missing(&lines), [""; 0], "not in the Markdown");
}

#[test]
fn every_text_stands_with_its_fingerprint_and_every_decision_is_asked() {
    let library = shipped();
    let pack = &library.packs[0];
    let page = page_of(library);
    for text in fingerprints(pack, &library.safety) {
        let place = format!(
            "Place: <code>{}</code>. Fingerprint: <code>{}</code>",
            text.id, text.fingerprint
        );
        assert_eq!(page.matches(&place).count(), 1, "{}", text.id);
    }
    assert_eq!(pack.decisions.len(), 15);
    for decision in &pack.decisions {
        assert!(page.contains(&format!("decisions/{}", decision.id)), "{}", decision.id);
    }
    assert!(!page.contains("This pack does not list it."), "every id is explained");
}

#[test]
fn the_document_says_what_was_read_and_what_has_to_be_read_again() {
    assert!(!page_of(shipped()).contains("Read as it stands by"));
    let mut library = reviewed();
    assert!(page_of(&library).contains("Read as it stands by Ana Beispiel on 2026-11-30."));
    let pack = library.packs.first_mut().unwrap();
    pack.articles[0].passages[0].title.push('x');
    let texts = fingerprints(pack, &library.safety);
    let records = std::mem::take(&mut pack.reviews.records);
    pack.reviews = crate::library::Reviews::new(records, &texts);
    assert_eq!(page_of(&library).matches("Changed since it was read").count(), 1);
}

/// A tag as it is written: its name, its attributes, and whether it ends an element.
struct Tag<'p> {
    name: &'p str,
    attributes: Vec<(&'p str, &'p str)>,
    ends: bool,
}

/// Every tag of a page, in order.
fn tags(page: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    for part in page.split('<').skip(2) {
        let (inside, _) = part.split_once('>').expect("a tag that ends");
        let (ends, inside) = match inside.strip_prefix('/') {
            Some(inside) => (true, inside),
            None => (false, inside),
        };
        let (name, mut rest) = inside.split_once(' ').unwrap_or((inside, ""));
        let mut attributes = Vec::new();
        while let Some((key, after)) = rest.split_once("=\"") {
            let (value, after) = after.split_once('"').expect("the end of a value");
            attributes.push((key.trim(), value));
            rest = after;
        }
        tags.push(Tag { name, attributes, ends });
    }
    tags
}

impl<'p> Tag<'p> {
    fn get(&self, key: &str) -> Option<&'p str> {
        self.attributes.iter().find(|(known, _)| *known == key).map(|(_, value)| *value)
    }
}

#[test]
fn the_page_is_nested_as_it_must_be_and_every_id_is_there_once() {
    let page = page_of(shipped());
    assert!(page.starts_with("<!DOCTYPE html><html lang=\"en\">"));
    let (mut open, mut ids) = (Vec::new(), BTreeSet::new());
    for tag in tags(&page) {
        if tag.ends {
            assert_eq!(open.pop(), Some(tag.name));
        } else if !VOID.contains(&tag.name) {
            open.push(tag.name);
        }
        if let Some(id) = tag.get("id") {
            assert!(ids.insert(id.to_owned()), "{id} is there twice");
        }
    }
    assert!(open.is_empty(), "{open:?}");
    for tag in tags(&page) {
        let link = tag.get("href").and_then(|to| to.strip_prefix('#'));
        for id in [link, tag.get("for"), tag.get("aria-labelledby")].into_iter().flatten() {
            assert!(ids.contains(id), "{id} is nowhere");
        }
    }
}

#[test]
fn headings_are_in_order_tables_have_headers_and_every_field_a_label() {
    let page = page_of(shipped());
    let (mut level, mut within_label) = (0, false);
    let labelled: BTreeSet<&str> = tags(&page).iter().filter_map(|tag| tag.get("for")).collect();
    for tag in tags(&page) {
        let heading = tag.name.strip_prefix('h').and_then(|number| number.parse::<u8>().ok());
        if let Some(next) = heading.filter(|_| !tag.ends) {
            assert!(next <= level + 1, "h{next} after h{level}");
            level = next;
        }
        match tag.name {
            "label" => within_label = !tag.ends,
            "th" if !tag.ends => assert!(tag.get("scope").is_some()),
            "input" | "textarea" if !tag.ends => {
                let named = tag.get("id").is_some_and(|id| labelled.contains(id));
                assert!(named || within_label, "{:?}", tag.get("name"));
            }
            _ => {}
        }
    }
    let count = |name: &str| page.matches(name).count();
    assert_eq!(count("<table"), count("<caption"));
    assert_eq!(count("<fieldset"), count("<legend"));
    assert_eq!(count("<textarea") * 3, count("type=\"checkbox\""));
}

#[test]
fn the_page_needs_no_network_and_no_script() {
    let page = page_of(shipped());
    for tag in tags(&page) {
        let reaches = ["script", "link", "img", "iframe", "object", "base"].contains(&tag.name);
        assert!(!reaches, "{}", tag.name);
        let acts =
            |(key, _): &(&str, &str)| key.starts_with("on") || *key == "src" || *key == "action";
        assert!(!tag.attributes.iter().any(acts), "{}", tag.name);
    }
    let style = page.split("</style>").next().unwrap();
    assert!(!style.contains("url(") && !style.contains("@import"));
}

#[test]
fn an_answer_leads_where_the_document_says() {
    let flow = &shipped().packs[0].flows[0];
    let danger = flow.item("red-flags").unwrap();
    let option = flow.items[danger].option("chest-breath").unwrap();
    let emergency = &flow.outcomes.iter().find(|one| one.id.as_str() == "emergency").unwrap().short;
    assert_eq!(leads::alone(flow, danger, option), Some(emergency.as_str()));
    assert!(leads::looked_at_by(flow, danger, option)[0].starts_with("rule"));
}

#[test]
fn a_record_names_the_texts_that_were_read_and_a_person() {
    let library = shipped();
    let texts = fingerprints(&library.packs[0], &library.safety);
    let date = time::Date::from_calendar_date(2026, time::Month::November, 30).unwrap();
    let reviewer = Reviewer {
        name: "Ana \"Anna\" Beispiel",
        profession: "general  practitioner",
        register: None,
        date,
    };
    let one = record(&texts, &reviewer, &["pack/pack".to_owned()]).unwrap();
    let fingerprint = &texts[0].fingerprint;
    let lines: Vec<&str> = one.lines().collect();
    assert_eq!(lines[0], "[[review]]");
    assert_eq!(lines[2], "profession = \"general practitioner\"");
    assert_eq!(lines[3], "date = 2026-11-30");
    assert_eq!(lines[5], format!("  {{ id = \"pack/pack\", fingerprint = \"{fingerprint}\" }},"));
    let all = record(&texts, &reviewer, &[]).unwrap();
    let tree: toml::Table = all.parse().expect("TOML");
    let review = &tree["review"][0];
    assert_eq!(review["name"].as_str(), Some(reviewer.name));
    assert_eq!(review["texts"].as_array().map(Vec::len), Some(texts.len()));
    let nobody = Reviewer { name: " ", ..reviewer };
    assert_eq!(record(&texts, &nobody, &[]), Err(RecordError::Empty("name")));
    let long = "x".repeat(61);
    let long = Reviewer { name: &long, ..reviewer };
    assert_eq!(record(&texts, &long, &[]), Err(RecordError::TooLong("name", 61, 60)));
    let unknown = vec!["mouth/passage.nothing".to_owned()];
    assert_eq!(
        record(&texts, &reviewer, &unknown),
        Err(RecordError::UnknownText(unknown[0].clone()))
    );
}
