//! The visit to everything that has texts. Each struct is taken apart field by field, so that a
//! field that is added does not compile until somebody has said what it is.

mod flow;
mod pack;
mod safety;

use super::{TextInfo, TextKind, TextPlace};
use crate::interface::{self, OtherLanguage};
use crate::library::{Library, file_kind::FileKind};
use crate::operator::Operator;

/// Walks through everything the bot can say.
pub(super) fn library(library: &mut Library, visit: &mut impl FnMut(&mut String, &TextInfo)) {
    let Library { packs, safety, languages, other_languages } = library;
    let mut visitor = TextVisitor::new(visit);
    for pack in packs {
        visitor.pack(pack);
    }
    visitor.about.place.pack = None;
    visitor.safety(safety);
    for words in languages.all_mut() {
        visitor.file(FileKind::Interface, words.locale().as_str());
        words.visit_texts(|text, sentence| {
            let names = [sentence.section, sentence.name];
            visitor.about.place.names = names.map(str::to_owned).to_vec();
            visitor.about.slots = sentence.slots_length();
            visitor.one(of_interface(sentence.kind), text, sentence.longest());
        });
    }
    visitor.file(FileKind::OtherLanguages, "other-languages");
    visitor.about.place.names = Vec::new();
    for OtherLanguage { code, line } in other_languages {
        visitor.below(code, |visitor| visitor.text(TextKind::OtherLanguageLine, line));
    }
}

/// What a sentence of the interface is, by where it is shown.
fn of_interface(kind: interface::SentenceKind) -> TextKind {
    match kind {
        interface::SentenceKind::Label => TextKind::InterfaceLabel,
        interface::SentenceKind::MenuLine => TextKind::InterfaceMenuLine,
        interface::SentenceKind::Description => TextKind::InterfaceDescription,
        interface::SentenceKind::Sentence => TextKind::InterfaceSentence,
        interface::SentenceKind::Said => TextKind::InterfaceSaid,
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
    /// What the next text is, once its kind and its limit are filled in.
    about: TextInfo,
}

impl<'v, V: FnMut(&mut String, &TextInfo)> TextVisitor<'v, V> {
    fn new(visit: &'v mut V) -> Self {
        let place = TextPlace { pack: None, file: None, name: String::new(), names: vec![] };
        let kind = TextKind::PackTitle;
        Self { visit, about: TextInfo { kind, place, most: 0, slots: 0, evidence: vec![] } }
    }

    fn one(&mut self, kind: TextKind, text: &mut String, most: usize) {
        self.about.kind = kind;
        self.about.most = most;
        (self.visit)(text, &self.about);
    }

    fn text(&mut self, kind: TextKind, text: &mut String) {
        self.about.slots = 0;
        self.one(kind, text, kind.most());
    }

    fn texts<'t>(&mut self, kind: TextKind, texts: impl IntoIterator<Item = &'t mut String>) {
        for text in texts {
            self.text(kind, text);
        }
    }

    /// Goes on in another file.
    fn file(&mut self, file: FileKind, name: &str) {
        self.about.place.file = Some(file);
        name.clone_into(&mut self.about.place.name);
    }

    /// What rests on that evidence; on what its surroundings rest on, where it names none.
    fn resting_on(&mut self, evidence: &[String], inner: impl FnOnce(&mut Self)) {
        if evidence.is_empty() {
            return inner(self);
        }
        let around = std::mem::take(&mut self.about.evidence);
        self.about.evidence = evidence.to_vec();
        inner(self);
        self.about.evidence = around;
    }

    /// What stands below a name that the author chose, and rests on that evidence.
    fn part(&mut self, name: &impl ToString, evidence: &[String], inner: impl FnOnce(&mut Self)) {
        self.below(name, |visitor| visitor.resting_on(evidence, inner));
    }

    /// What stands below a name that the author chose.
    fn below(&mut self, name: &impl ToString, inner: impl FnOnce(&mut Self)) {
        self.about.place.names.push(name.to_string());
        inner(self);
        self.about.place.names.pop();
    }
}
