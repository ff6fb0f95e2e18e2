//! How well a pack finds what was asked, measured on questions that nothing was learned from.

use std::collections::BTreeMap;

use super::Index;
use super::ask::Decided;
use super::known::Known;
use super::lesson::{Class, Lesson};
use crate::language::Language;
use crate::questions::RefuseKind;
use crate::words::Folded;

/// How well a pack finds what was asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Measured {
    /// How many questions a passage answers.
    pub asked: usize,
    /// How many of these got that passage.
    pub right: usize,
    /// How many got another one.
    pub wrong: usize,
    /// How many were refused, although a passage answers them.
    pub refused_wrongly: usize,
    /// Questions that the pack has nothing for, by group.
    pub outside: BTreeMap<String, OutsideGroup>,
    /// How many questions must be refused.
    pub to_refuse: usize,
    /// How many of these were, or got the passage that is named for whom is refused.
    pub refused: usize,
    /// The last two by kind.
    pub by_kind: BTreeMap<RefuseKind, KindRefused>,
}

/// Questions of a kind that must be refused.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct KindRefused {
    /// How many there are.
    pub asked: usize,
    /// How many were refused, or got the passage that is named for whom is refused.
    pub refused: usize,
}

/// How well the pack finds what one writer asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoiceMeasured<'i> {
    /// The name of the voice.
    pub name: &'i str,
    /// Whether it is held out.
    pub is_held_out: bool,
    /// The language that it asks in, where it is not English.
    pub language: Option<Language>,
    /// How well the pack finds what it asks.
    pub measured: Measured,
}

/// Questions that a pack has nothing for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OutsideGroup {
    /// How many there are.
    pub asked: usize,
    /// How many got a passage all the same.
    pub answered: usize,
}

impl Index {
    /// How well the questions of the voices that are held out are answered by what the others teach.
    /// None where no voice is held out. Those in another language than English take no part.
    pub fn measure(&self) -> Option<Measured> {
        let voices = self.learned().voices.iter().enumerate();
        let held = voices.filter(|(_, voice)| voice.is_held_out && voice.language.is_none());
        let held: Vec<usize> = held.map(|(at, _)| at).collect();
        (!held.is_empty()).then(|| self.measure_on(&held))
    }

    /// The same for each voice by itself. What a voice that is held out asks teaches nobody; any
    /// other is judged by what the rest of those teach that are not, and one in another language than
    /// English by what all of those teach.
    pub fn measure_each(&self) -> Vec<VoiceMeasured<'_>> {
        let voices = self.learned().voices.iter().enumerate();
        let measured = voices.map(|(at, voice)| VoiceMeasured {
            name: &voice.name,
            is_held_out: voice.is_held_out,
            language: voice.language,
            measured: self.measure_on(&[at]),
        });
        measured.collect()
    }

    fn measure_on(&self, asking: &[usize]) -> Measured {
        let learned = self.learned();
        let is_held = |at: usize| learned.voices.get(at).is_some_and(|voice| voice.is_held_out);
        let known = learned.know(|voice| !asking.contains(&voice) && !is_held(voice));
        let mut measured = Measured::default();
        let is_asked = |lesson: &&Lesson| lesson.voice.is_some_and(|voice| asking.contains(&voice));
        for lesson in learned.lessons.iter().filter(is_asked) {
            measured.add(self, &known, lesson);
        }
        measured
    }
}

impl Measured {
    fn add(&mut self, index: &Index, known: &Known, lesson: &Lesson) {
        let judged = known.judge(&index.learned().in_english(&Folded::new(&lesson.text)));
        let (decided, _) = known.decide(index.learned(), &judged);
        let first = match &decided {
            Decided::Found(places) => places.first().copied(),
            Decided::Refused(..) | Decided::Outside(_) => None,
        };
        match index.learned().classes.get(lesson.class as usize) {
            Some(Class::Passage(..)) => {
                self.asked += 1;
                self.right += usize::from(first == Some(lesson.class));
                self.wrong += usize::from(first.is_some_and(|first| first != lesson.class));
                self.refused_wrongly += usize::from(matches!(decided, Decided::Refused(..)));
            }
            Some(Class::Outside(group)) => {
                let group = self.outside.entry(group.clone()).or_default();
                group.asked += 1;
                group.answered += usize::from(first.is_some());
            }
            Some(Class::Refuse(kind)) => {
                let instead = index.learned().instead.iter().find(|(of, _)| of == kind);
                let redirected = first.is_some() && first == instead.map(|(_, passage)| *passage);
                self.to_refuse += 1;
                let refused = matches!(decided, Decided::Refused(..)) || redirected;
                self.refused += usize::from(refused);
                let of_kind = self.by_kind.entry(*kind).or_default();
                of_kind.asked += 1;
                of_kind.refused += usize::from(refused);
            }
            None => {}
        }
    }
}
