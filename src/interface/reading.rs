//! Reading the words of one language: every sentence there must be, and nothing else.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::{KEYS, Key, Sentence, Words};

/// Something wrong in a file of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where, in bytes of the file.
    pub span: Range<usize>,
    /// What is wrong, in a sentence.
    pub message: String,
    /// What to do about it.
    pub remedy: String,
}

impl Words {
    /// Every sentence there must be, section by section.
    pub fn sentences() -> impl Iterator<Item = Sentence> {
        KEYS.iter().map(|key| Sentence {
            section: key.section,
            name: key.name,
            about: key.about.trim(),
            slots: key.slots,
            longest: key.longest() + key.slots_length(),
        })
    }

    /// Reads the words of one language.
    ///
    /// # Errors
    ///
    /// Every missing, unknown or wrong entry, with its place.
    pub fn parse(text: &str) -> Result<Self, Vec<Fault>> {
        let (table, errors) = DeTable::parse_recoverable(text);
        let mut faults: Vec<Fault> = errors
            .into_iter()
            .map(|error| Fault {
                span: error.span().unwrap_or(0..0),
                message: error.message().to_owned(),
                remedy: "mend the TOML at this place".to_owned(),
            })
            .collect();
        let broken = !faults.is_empty();
        for (section, value) in table.get_ref() {
            let Some(entries) = value.get_ref().as_table() else {
                faults.push(unknown(section.span(), section.get_ref()));
                continue;
            };
            for (name, _) in entries {
                let known = KEYS.iter().any(|key| {
                    key.section == section.get_ref().as_ref() && key.name == name.get_ref().as_ref()
                });
                if !known {
                    let path = format!("{}.{}", section.get_ref(), name.get_ref());
                    faults.push(unknown(name.span(), &path));
                }
            }
        }
        let mut texts = Vec::with_capacity(KEYS.len());
        for key in KEYS {
            let entry = table.get_ref().get(key.section).and_then(|section| {
                section.get_ref().as_table().and_then(|entries| entries.get(key.name))
            });
            match entry.map(|entry| (entry.span(), entry.get_ref())) {
                Some((span, DeValue::String(text))) => {
                    faults.extend(key.slot_faults(&span, text));
                    texts.push(text.trim().to_owned());
                }
                Some((span, _)) => faults.push(Fault {
                    span,
                    message: format!("`{}.{}` is not a text", key.section, key.name),
                    remedy: "put it in quotes".to_owned(),
                }),
                None if broken => {}
                None => faults.push(Fault {
                    span: 0..0,
                    message: format!("`{}.{}` is missing", key.section, key.name),
                    remedy: format!("add `{} = \"…\"` to the table [{}]", key.name, key.section),
                }),
            }
        }
        if faults.is_empty() { Ok(Self { texts }) } else { Err(faults) }
    }
}

/// Longest label of a button, what is filled in not counted. A title of a pack or passage has up
/// to 60 characters, and Discord shows 80 (Component Reference, Button).
const LABEL_MAX: usize = 20;
/// Longest label of a button into which nothing is filled. Discord's style guide says 38.
const PLAIN_LABEL_MAX: usize = 38;
/// Longest placeholder of a menu. Two names of countries are filled in; Discord shows 150
/// (Component Reference, String Select).
const MENU_MAX: usize = 60;
/// Longest description of a command or an option (Discord docs, Application Commands).
const DESCRIPTION_MAX: usize = 100;
/// Longest sentence of any other kind, so that no screen outgrows a message.
const SENTENCE_MAX: usize = 250;

impl Key {
    /// How many characters its slots take, braces included.
    pub(super) fn slots_length(&self) -> usize {
        self.slots.iter().map(|slot| slot.chars().count() + 2).sum()
    }

    /// The most characters of a text for this sentence, its slots not counted.
    pub(super) fn longest(&self) -> usize {
        let is_label = self.section == "button" || matches!(self.name, "all-sources" | "next-page");
        if is_label && self.slots.is_empty() {
            PLAIN_LABEL_MAX
        } else if is_label {
            LABEL_MAX
        } else if self.name.contains("menu") || self.name == "countries" {
            MENU_MAX
        } else if self.name.ends_with("description") || self.name == "option" {
            DESCRIPTION_MAX
        } else {
            SENTENCE_MAX
        }
    }

    /// What is wrong with the slots of a text for this sentence.
    fn slot_faults(&self, span: &Range<usize>, text: &str) -> Vec<Fault> {
        let used: Vec<&str> =
            text.split('{').skip(1).map(|rest| rest.split('}').next().unwrap_or(rest)).collect();
        let fault = |message: String, remedy: String| Fault { span: span.clone(), message, remedy };
        let missing = self.slots.iter().filter(|slot| !used.contains(slot)).map(|slot| {
            fault(
                format!("`{}.{}` does not say {{{slot}}}", self.section, self.name),
                format!("put {{{slot}}} where it belongs in the sentence"),
            )
        });
        let unknown = used.iter().filter(|used| !self.slots.contains(used)).map(|used| {
            fault(
                format!("`{}.{}` knows no {{{used}}}", self.section, self.name),
                format!("it can say: {}", self.slots.join(", ")),
            )
        });
        let empty = text.trim().is_empty().then(|| {
            fault(format!("`{}.{}` is empty", self.section, self.name), "write the text".to_owned())
        });
        let length = text.trim().chars().count().saturating_sub(self.slots_length());
        let most = self.longest();
        let long = (length > most).then(|| {
            fault(
                format!("`{}.{}` has {length} characters", self.section, self.name),
                format!("say it in at most {most}, what is filled in not counted"),
            )
        });
        missing.chain(unknown).chain(empty).chain(long).collect()
    }
}

/// An entry that is not known.
fn unknown(span: Range<usize>, path: &str) -> Fault {
    Fault {
        span,
        message: format!("`{path}` is not known here"),
        remedy: "remove it, or check its spelling".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A complete file of words in which every text is its own key and slots.
    fn complete() -> String {
        let mut text = String::new();
        let mut section = "";
        for key in KEYS {
            if key.section != section {
                section = key.section;
                text.push_str(&format!("[{section}]\n"));
            }
            let slots: Vec<String> = key.slots.iter().map(|slot| format!("{{{slot}}}")).collect();
            let slots: String = slots.iter().flat_map(|slot| [" ", slot.as_str()]).collect();
            text.push_str(&format!("{} = \"{}{slots}\"\n", key.name, key.name));
        }
        text
    }

    #[test]
    fn a_complete_file_is_read_and_slots_are_filled_once() {
        let words = Words::parse(&complete()).unwrap();
        assert_eq!(words.back(), "back");
        assert_eq!(words.progress("3", "{number}"), "progress 3 {number}");
    }

    #[test]
    fn every_mistake_is_named_with_its_place() {
        let text = complete()
            .replace("back = \"back\"\n", "bakc = \"back\"\n")
            .replace("next = \"next {title}\"", "next = \"next {titel}\"")
            .replace("stop = \"stop\"", "stop = 5");
        let faults = Words::parse(&text).unwrap_err();
        let messages: Vec<&str> = faults.iter().map(|fault| fault.message.as_str()).collect();
        assert_eq!(
            messages,
            [
                "`button.bakc` is not known here",
                "`button.back` is missing",
                "`button.stop` is not a text",
                "`button.next` does not say {title}",
                "`button.next` knows no {titel}",
            ]
        );
        assert_eq!(text.get(faults[0].span.clone()), Some("bakc"));
    }

    #[test]
    fn a_label_that_discord_would_refuse_is_refused_here() {
        let with = |label: &str| complete().replace("help-now = \"help-now\"", label);
        let fits = format!("help-now = \"{}\"", "ü".repeat(PLAIN_LABEL_MAX));
        assert!(Words::parse(&with(&fits)).is_ok());
        let long = format!("help-now = \"{}\"", "ü".repeat(PLAIN_LABEL_MAX + 1));
        let faults = Words::parse(&with(&long)).unwrap_err();
        assert_eq!(faults[0].message, "`button.help-now` has 39 characters");
    }

    #[test]
    fn a_file_that_is_no_toml_says_where() {
        let faults = Words::parse("[button\n").unwrap_err();
        assert_eq!(faults.len(), 1, "{faults:?}");
    }
}
