//! Questions that people may ask, written as examples of a pack: which passage answers them, which
//! the pack has nothing for, and which nobody may answer here. Search learns from them.

use crate::id::PassageRef;
use crate::language::Language;

/// The example questions of a pack. Members see none of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Questions {
    /// The writers, in the order of their files. Empty where the pack has no example questions.
    pub voices: Vec<Voice>,
    /// The passage that helps best whoever is refused, by the kind of what they asked.
    pub instead: Vec<(RefuseKind, PassageRef)>,
    /// How well the pack must find, where it says so.
    pub goals: Goals,
    /// The words of other languages.
    pub glossaries: Vec<Glossary>,
}

/// Words of a language with what they are in English, so that a question in it is understood word by
/// word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glossary {
    /// The name of the file.
    pub name: String,
    /// The language; not English.
    pub language: Language,
    /// The words; of the same ones the first counts.
    pub words: Vec<GlossaryWord>,
}

/// A word of another language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GlossaryWord {
    /// What it is in English; may be several words.
    pub english: String,
    /// The word, or a few in a row. A star stands for any letters before or after it.
    pub said: String,
}

/// The questions of one writer. Another person words things in another way, so that only questions
/// by somebody else can tell how well the pack finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voice {
    /// The name of the file.
    pub name: String,
    /// Whether nothing is learned from it while it is measured how well the pack finds.
    pub is_held_out: bool,
    /// The language that they are in, where it is not English. They teach nothing: the passages are in
    /// English, and so is what is learned. They say how well the words of that language are understood.
    pub language: Option<Language>,
    /// The questions, in the order of the file.
    pub examples: Vec<Example>,
}

/// A question with what is due to whoever asks it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The question, as somebody would type it.
    pub text: String,
    /// What is due.
    pub due: Due,
}

/// What is due to whoever asks something.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Due {
    /// This passage.
    Passage(PassageRef),
    /// To hear that the pack has nothing on it. The name is a group that the author made, such as
    /// `other-illness`.
    Outside(String),
    /// To be told why this is not answered.
    Refuse(RefuseKind),
}

/// What nobody may answer here, because it takes somebody who knows the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RefuseKind {
    /// How much of something they should take.
    Dose,
    /// What a number in their blood test means.
    Number,
    /// Whether they have something.
    Diagnosis,
    /// Whether they may stop, skip or change a medicine.
    StopMedicine,
}

impl RefuseKind {
    /// Every kind, in the order in which they are listed.
    pub const ALL: &[Self] = &[Self::Dose, Self::Number, Self::Diagnosis, Self::StopMedicine];

    /// Its name in a file: `stop-medicine`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Dose => "dose",
            Self::Number => "number",
            Self::Diagnosis => "diagnosis",
            Self::StopMedicine => "stop-medicine",
        }
    }
}

/// How well a pack must find what was asked, in per cent of the questions that are held out. `myelin
/// check` fails below the first and the last, and above the two others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Goals {
    /// At least so many see the passage that is due.
    pub right: Option<u32>,
    /// At most so many see another one.
    pub wrong: Option<u32>,
    /// At most so many of a group of outside questions get an answer.
    pub answered_outside: Option<u32>,
    /// At least so many of what must be refused are, or get the passage that helps best.
    pub refused: Option<u32>,
}

impl Questions {
    /// Every example of every voice.
    pub fn examples(&self) -> impl Iterator<Item = &Example> {
        self.voices.iter().flat_map(|voice| &voice.examples)
    }

    /// The passage that helps best whoever is refused something of this kind.
    pub fn instead(&self, kind: RefuseKind) -> Option<&PassageRef> {
        self.instead.iter().find(|(of, _)| *of == kind).map(|(_, passage)| passage)
    }
}
