//! Where the bot speaks of something, in words.

use std::collections::BTreeMap;

use crate::library::texts::{LibraryText, TextKind};
use crate::library::{FileKind, Library, Pack};

/// What members read of a pack and on safety cards, with what it rests on.
pub(super) struct Places {
    texts: Vec<LibraryText>,
}

/// A part of a text, in the order in which parts are named.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum PlacePart {
    Passage,
    Start,
    Question,
    Result,
    Line,
    Card,
}

impl Places {
    /// The places of a pack and of the safety cards.
    pub(super) fn of(library: &Library, pack: &Pack) -> Self {
        let mut texts = library.texts();
        texts.retain(|text| text.about.place.pack.as_ref().is_none_or(|known| *known == pack.id));
        Self { texts }
    }

    /// The places that rest on an evidence id, in words: a line for each text, with its parts by
    /// their titles. Rules and vignettes are shown to nobody and so are no such place.
    pub(super) fn naming(&self, id: &str) -> Vec<String> {
        let mut lines: Vec<(String, BTreeMap<PlacePart, Vec<&str>>)> = Vec::new();
        for text in &self.texts {
            let Some(part) = part(text) else { continue };
            if !text.about.evidence.iter().any(|known| known == id) {
                continue;
            }
            let (whole, name) = (self.whole(text), self.name(part, text));
            if lines.last().is_none_or(|(known, _)| *known != whole) {
                lines.push((whole, BTreeMap::new()));
            }
            let parts = lines.last_mut().map(|(_, parts)| parts.entry(part).or_default());
            parts.filter(|names| !names.contains(&name)).into_iter().for_each(|n| n.push(name));
        }
        let line = |(whole, parts): (String, BTreeMap<PlacePart, Vec<&str>>)| {
            let parts: Vec<String> =
                parts.iter().map(|(part, names)| part.in_words(names)).collect();
            format!("{whole}: {}", parts.join("; "))
        };
        lines.into_iter().map(line).collect()
    }

    /// What the text is a part of.
    fn whole(&self, text: &LibraryText) -> String {
        let title = |kind| self.text_of(kind, text, 0);
        match text.about.place.file {
            Some(FileKind::Article) => format!("Article \"{}\"", title(TextKind::ArticleTitle)),
            Some(FileKind::Flow) => format!("Questions \"{}\"", title(TextKind::FlowTitle)),
            _ => "Card for danger".to_owned(),
        }
    }

    /// How the part is called.
    fn name<'t>(&'t self, part: PlacePart, text: &'t LibraryText) -> &'t str {
        match part {
            PlacePart::Passage => self.text_of(TextKind::PassageTitle, text, 1),
            PlacePart::Start => "",
            PlacePart::Question => self.text_of(TextKind::ItemShort, text, 1),
            PlacePart::Result => self.text_of(TextKind::OutcomeShort, text, 1),
            PlacePart::Line => text.about.place.names.first().map_or("", String::as_str),
            PlacePart::Card => self.text_of(TextKind::CardHeadline, text, 1),
        }
    }

    /// The text of that kind in the same file, and below the same first names.
    fn text_of(&self, kind: TextKind, text: &LibraryText, names: usize) -> &str {
        let place = &text.about.place;
        let found = self.texts.iter().find(|other| {
            let other_place = &other.about.place;
            other.about.kind == kind
                && (&other_place.file, &other_place.name) == (&place.file, &place.name)
                && other_place.names.get(..names) == place.names.get(..names)
        });
        found.map_or("", |found| &found.text)
    }
}

/// The part that a text belongs to; `None` where it rests on no evidence.
fn part(text: &LibraryText) -> Option<PlacePart> {
    match text.about.kind.top() {
        "passage" => Some(PlacePart::Passage),
        "flow" => Some(PlacePart::Start),
        "item" => Some(PlacePart::Question),
        "outcome" => Some(PlacePart::Result),
        "overlay" => Some(PlacePart::Line),
        "card" => Some(PlacePart::Card),
        _ => None,
    }
}

impl PlacePart {
    fn in_words(self, names: &[&str]) -> String {
        let one_or_more = |noun: &str| {
            let ending = if names.len() == 1 { "" } else { "s" };
            format!("{noun}{ending} \"{}\"", names.join("\", \""))
        };
        match self {
            Self::Passage | Self::Card => names.join("; "),
            Self::Start => "start screen".to_owned(),
            Self::Question => one_or_more("question"),
            Self::Result => one_or_more("result"),
            Self::Line => one_or_more("added line"),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::app::files::{built_in, with_folder};
    use crate::library::fixture::shipped;
    use crate::pack::load;

    /// Where the tests have a topic of their own.
    const OWN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/responses");

    #[test]
    fn each_text_is_named_once_with_all_its_parts() {
        let is_words = |path: &str| path.contains("/interface/");
        let mut files = with_folder(Some(OWN.as_ref())).expect("the topic of the tests");
        files.retain(|file| !is_words(file.path()));
        files.extend(built_in().into_iter().filter(|file| is_words(file.path())));
        let library = load(&files, &[]).library.expect("the packs load");
        let own = library.packs.iter().find(|pack| pack.id.as_str() == "feet");
        let places = Places::of(&library, own.expect("a pack"));
        let told = |id: &str| places.naming(id);
        assert_eq!(
            told("N06"),
            [
                "Article \"Sore tongue and mouth\": Sore tongue: what it can look like; What else makes a tongue sore",
                "Article \"Pins and needles, numbness, burning feet\": What numb feet can be",
                "Questions \"Feet check\": question \"Nerves, movement and sight\"",
            ]
        );
        assert_eq!(
            told("N10").last().map(String::as_str),
            Some("Questions \"Feet check\": question \"Medicines\"; added line \"metformin\"")
        );
        assert_eq!(
            told("N13"),
            [
                "Questions \"Feet check\": results \"Ask about a test\", \"Signs with many causes\", \"A reason to keep an eye on it\""
            ]
        );
        assert_eq!(
            told("N01").iter().filter(|line| line.contains("start screen")).count(),
            1,
            "{:?}",
            told("N01")
        );
        assert_eq!(told("E02").len(), 1, "{:?}", told("E02"));
        assert!(told("E02")[0].starts_with("Card for danger: "), "{:?}", told("E02"));
        assert_eq!(told("C99"), [""; 0]);
    }

    /// The evidence ids below a value, those of rules left out.
    fn named(value: &toml::Value, found: &mut BTreeSet<String>) {
        if let Some(table) = value.as_table() {
            for (key, value) in table.iter().filter(|(key, _)| *key != "rule") {
                let ids = value.as_array().filter(|_| key == "evidence").into_iter().flatten();
                found.extend(ids.filter_map(|id| id.as_str()).map(str::to_owned));
                named(value, found);
            }
        }
        for entry in value.as_array().into_iter().flatten() {
            named(entry, found);
        }
    }

    #[test]
    fn every_id_that_a_shown_file_names_is_used_somewhere() {
        let library = shipped();
        let shown = built_in().into_iter().filter(|file| {
            let path = file.path();
            let shown =
                !["/vignettes.toml", "/decisions.toml"].iter().any(|end| path.ends_with(end));
            path.contains("/b12/") && shown
        });
        let mut ids = BTreeSet::new();
        for file in shown {
            let tree: toml::Table = toml::from_str(file.text().unwrap()).unwrap();
            named(&toml::Value::Table(tree), &mut ids);
        }
        let places = Places::of(library, library.packs.first().unwrap());
        let lost: Vec<_> = ids.iter().filter(|id| places.naming(id).is_empty()).collect();
        assert!(ids.len() > 100 && lost.is_empty(), "{lost:?}");
    }
}
