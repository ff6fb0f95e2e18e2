//! How well a pack finds what was asked, measured on questions that nothing was learned from.

use std::collections::BTreeMap;

use super::Index;
use super::ask::Decided;
use super::known::Known;
use super::lesson::{Class, Lesson};
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
    /// None where no voice is held out.
    pub fn measure(&self) -> Option<Measured> {
        let voices = self.learned().voices.iter().enumerate();
        let held: Vec<usize> = voices.filter(|(_, (_, held))| *held).map(|(at, _)| at).collect();
        (!held.is_empty()).then(|| self.measure_on(&held))
    }

    /// The same for each voice, each held out in its turn; by name.
    pub fn measure_each(&self) -> Vec<(&str, Measured)> {
        let voices = self.learned().voices.iter().enumerate();
        voices.map(|(at, (name, _))| (name.as_str(), self.measure_on(&[at]))).collect()
    }

    fn measure_on(&self, held: &[usize]) -> Measured {
        let learned = self.learned();
        let known = learned.know(|voice| !held.contains(&voice));
        let mut measured = Measured::default();
        let is_held = |lesson: &&Lesson| lesson.voice.is_some_and(|voice| held.contains(&voice));
        for lesson in learned.lessons.iter().filter(is_held) {
            measured.add(self, &known, lesson);
        }
        measured
    }
}

impl Measured {
    fn add(&mut self, index: &Index, known: &Known, lesson: &Lesson) {
        let judged = known.judge(&Folded::new(&lesson.text));
        let (decided, _) = known.decide(index.learned(), &judged);
        let first = match &decided {
            Decided::Found(places) => places.first().copied(),
            Decided::Refused(..) | Decided::Outside(_) => None,
        };
        match known.classes.get(lesson.class as usize) {
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
            }
            None => {}
        }
    }
}
