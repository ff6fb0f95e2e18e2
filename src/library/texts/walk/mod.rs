//! The walk through everything that has texts. Each struct is taken apart field by field, so that a
//! field that is added does not compile until somebody has said what it is.

mod flow;
mod pack;
mod safety;

use super::{About, Kind, Place};
use crate::interface;
use crate::library::{Library, file_kind::FileKind};
use crate::operator::Operator;

/// Walks through everything the bot can say.
pub(super) fn library(library: &mut Library, visit: &mut impl FnMut(&mut String, &About)) {
    let Library { packs, safety, languages } = library;
    let mut walk = Walk::new(visit);
    for pack in packs {
        walk.pack(pack);
    }
    walk.place.pack = None;
    walk.safety(safety);
    for words in languages.all_mut() {
        walk.file(FileKind::Interface, words.locale().as_str());
        words.visit_texts(|text, sentence| {
            let names = [sentence.section, sentence.name];
            walk.place.names = names.map(str::to_owned).to_vec();
            walk.one(
                of_interface(sentence.kind),
                text,
                sentence.longest(),
                sentence.slots_length(),
            );
        });
    }
}

/// What a sentence of the interface is, by where it is shown.
fn of_interface(kind: interface::Kind) -> Kind {
    match kind {
        interface::Kind::Label => Kind::InterfaceLabel,
        interface::Kind::MenuLine => Kind::InterfaceMenuLine,
        interface::Kind::Description => Kind::InterfaceDescription,
        interface::Kind::Sentence => Kind::InterfaceSentence,
        interface::Kind::Name => Kind::InterfaceName,
        interface::Kind::Pattern => Kind::InterfacePattern,
    }
}

/// Walks through what the operator sets.
pub(super) fn operator(operator: &mut Operator, visit: &mut impl FnMut(&mut String, &About)) {
    let Operator { name, contact, privacy_url } = operator;
    let mut walk = Walk::new(visit);
    walk.text(Kind::OperatorName, name);
    walk.text(Kind::OperatorContact, contact);
    walk.text(Kind::OperatorPrivacyUrl, privacy_url);
}

/// A walk, and where it is.
struct Walk<'v, V> {
    visit: &'v mut V,
    place: Place,
}

impl<'v, V: FnMut(&mut String, &About)> Walk<'v, V> {
    fn new(visit: &'v mut V) -> Self {
        let place = Place { pack: None, file: None, name: String::new(), names: vec![] };
        Self { visit, place }
    }

    fn one(&mut self, kind: Kind, text: &mut String, most: usize, slots: usize) {
        let place = self.place.clone();
        (self.visit)(text, &About { kind, place, most, slots });
    }

    fn text(&mut self, kind: Kind, text: &mut String) {
        self.one(kind, text, kind.most(), 0);
    }

    fn texts<'t>(&mut self, kind: Kind, texts: impl IntoIterator<Item = &'t mut String>) {
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
