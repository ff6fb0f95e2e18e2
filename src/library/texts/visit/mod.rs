//! The visit to everything that has texts. Each struct is taken apart field by field, so that a
//! field that is added does not compile until somebody has said what it is.

mod flow;
mod pack;
mod safety;

use super::{TextInfo, TextKind, TextPlace};
use crate::interface;
use crate::library::{Library, file_kind::FileKind};
use crate::operator::Operator;

/// Walks through everything the bot can say.
pub(super) fn library(library: &mut Library, visit: &mut impl FnMut(&mut String, &TextInfo)) {
    let Library { packs, safety, languages } = library;
    let mut visitor = TextVisitor::new(visit);
    for pack in packs {
        visitor.pack(pack);
    }
    visitor.place.pack = None;
    visitor.safety(safety);
    for words in languages.all_mut() {
        visitor.file(FileKind::Interface, words.locale().as_str());
        words.visit_texts(|text, sentence| {
            let names = [sentence.section, sentence.name];
            visitor.place.names = names.map(str::to_owned).to_vec();
            visitor.one(
                of_interface(sentence.kind),
                text,
                sentence.longest(),
                sentence.slots_length(),
            );
        });
    }
}

/// What a sentence of the interface is, by where it is shown.
fn of_interface(kind: interface::SentenceKind) -> TextKind {
    match kind {
        interface::SentenceKind::Label => TextKind::InterfaceLabel,
        interface::SentenceKind::MenuLine => TextKind::InterfaceMenuLine,
        interface::SentenceKind::Description => TextKind::InterfaceDescription,
        interface::SentenceKind::Sentence => TextKind::InterfaceSentence,
        interface::SentenceKind::Name => TextKind::InterfaceName,
        interface::SentenceKind::Pattern => TextKind::InterfacePattern,
    }
}

/// Walks through what the operator sets.
pub(super) fn operator(operator: &mut Operator, visit: &mut impl FnMut(&mut String, &TextInfo)) {
    let Operator { name, contact, privacy_url } = operator;
    let mut visitor = TextVisitor::new(visit);
    visitor.text(TextKind::OperatorName, name);
    visitor.text(TextKind::OperatorContact, contact);
    visitor.text(TextKind::OperatorPrivacyUrl, privacy_url);
}

/// Visits texts, and knows where it is.
struct TextVisitor<'v, V> {
    visit: &'v mut V,
    place: TextPlace,
}

impl<'v, V: FnMut(&mut String, &TextInfo)> TextVisitor<'v, V> {
    fn new(visit: &'v mut V) -> Self {
        let place = TextPlace { pack: None, file: None, name: String::new(), names: vec![] };
        Self { visit, place }
    }

    fn one(&mut self, kind: TextKind, text: &mut String, most: usize, slots: usize) {
        let place = self.place.clone();
        (self.visit)(text, &TextInfo { kind, place, most, slots });
    }

    fn text(&mut self, kind: TextKind, text: &mut String) {
        self.one(kind, text, kind.most(), 0);
    }

    fn texts<'t>(&mut self, kind: TextKind, texts: impl IntoIterator<Item = &'t mut String>) {
        for text in texts {
            self.text(kind, text);
        }
    }

    /// Goes on in another file.
    fn file(&mut self, file: FileKind, name: &str) {
        self.place.file = Some(file);
        name.clone_into(&mut self.place.name);
    }

    /// What stands below a name that the author chose.
    fn below(&mut self, name: &impl ToString, inner: impl FnOnce(&mut Self)) {
        self.place.names.push(name.to_string());
        inner(self);
        self.place.names.pop();
    }
}
