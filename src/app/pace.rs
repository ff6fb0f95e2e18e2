//! How many messages are answered, to one person and to all together. Cards for people in danger are
//! never kept back for it.
//!
//! It is pure: the time comes in as an argument. It remembers so many people and no more, whoever
//! writes.

use std::collections::HashMap;
use std::time::Duration;

use super::card_mark::CardMark;
use crate::id::PersonId;
use crate::limits::CALLS_PER_SECOND_MAX;

/// The most answers to one person in [`PERSON_SPAN`].
const PERSON_ANSWERS: usize = 6;

/// The time in which answers to one person are counted.
const PERSON_SPAN: Duration = Duration::from_secs(30);

/// The time before the same card is sent to one person once more. Another card is sent at once: an
/// overdose after a crisis must not meet silence.
const CARD_SPAN: Duration = Duration::from_mins(1);

/// The most answers a second to all together. With the notices it stays below what Discord allows a
/// bot, so that there is room for cards.
const ALL_ANSWERS: u32 = 30;

/// The most notices a second to all together.
const ALL_NOTICES: u32 = 5;

const _: () = assert!(ALL_ANSWERS + ALL_NOTICES < CALLS_PER_SECOND_MAX);

/// How many people are remembered; of more, those are forgotten who were quiet for longest.
const PEOPLE_MAX: usize = 4096;

/// Counts the answers.
#[derive(Debug)]
pub struct Pace {
    people: HashMap<PersonId, Person>,
    answers: PerSecond,
    notices: PerSecond,
}

/// What may be sent in answer to a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Allowed {
    /// The answer.
    Answer,
    /// In its place the one notice that this person writes too much.
    PersonNotice,
    /// In its place the one notice that all together write too much.
    AllNotice,
    /// Nothing.
    Nothing,
}

/// What is remembered of a person, for as long as it matters.
#[derive(Debug, Default)]
struct Person {
    /// When the latest answers were given, the oldest first.
    answers: Vec<Duration>,
    /// Whether they have had the notice since the last answer.
    noticed: bool,
    /// The last card, by its mark, and when it was sent.
    card: Option<(CardMark, Duration)>,
    seen: Duration,
}

/// So many a second.
#[derive(Debug)]
struct PerSecond {
    most: u32,
    second: Duration,
    count: u32,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            people: HashMap::with_capacity(PEOPLE_MAX),
            answers: PerSecond::new(ALL_ANSWERS),
            notices: PerSecond::new(ALL_NOTICES),
        }
    }
}

impl Pace {
    /// Decides what is sent to a person whose answer is a card for people in danger, or none. `now` is
    /// the time since any moment, the same for all calls.
    pub fn decide(&mut self, who: PersonId, card: Option<CardMark>, now: Duration) -> Allowed {
        let (answers, notices) = (&mut self.answers, &mut self.notices);
        let person = remembered(&mut self.people, who, now);
        if let Some(card) = card {
            let waits = person
                .card
                .is_some_and(|(last, sent)| last == card && now.saturating_sub(sent) < CARD_SPAN);
            if waits {
                return Allowed::Nothing;
            }
            person.card = Some((card, now));
            return Allowed::Answer;
        }
        person.answers.retain(|answer| now.saturating_sub(*answer) < PERSON_SPAN);
        let too_many = person.answers.len() >= PERSON_ANSWERS;
        if !too_many && answers.take(now) {
            person.answers.push(now);
            person.noticed = false;
            return Allowed::Answer;
        }
        if person.noticed || !notices.take(now) {
            return Allowed::Nothing;
        }
        person.noticed = true;
        if too_many { Allowed::PersonNotice } else { Allowed::AllNotice }
    }
}

fn remembered(people: &mut HashMap<PersonId, Person>, who: PersonId, now: Duration) -> &mut Person {
    if people.len() >= PEOPLE_MAX && !people.contains_key(&who) {
        let quietest = people.iter().min_by_key(|(_, person)| person.seen).map(|(who, _)| *who);
        quietest.and_then(|quietest| people.remove(&quietest));
    }
    let person = people.entry(who).or_default();
    person.seen = now;
    person
}

impl PerSecond {
    fn new(most: u32) -> Self {
        Self { most, second: Duration::ZERO, count: 0 }
    }

    /// Takes one of this second, if one is left.
    fn take(&mut self, now: Duration) -> bool {
        if now.saturating_sub(self.second) >= Duration::from_secs(1) {
            (self.second, self.count) = (now, 0);
        }
        let left = self.count < self.most;
        self.count += u32::from(left);
        left
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANA: PersonId = PersonId(1);
    const FIRST: CardMark = CardMark(1);
    const OTHER: CardMark = CardMark(2);

    fn at(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn after_six_answers_there_is_one_notice_and_then_silence_until_it_is_over() {
        let mut pace = Pace::default();
        for second in 0..6 {
            assert_eq!(pace.decide(ANA, None, at(second)), Allowed::Answer);
        }
        assert_eq!(pace.decide(ANA, None, at(6)), Allowed::PersonNotice);
        for second in 7..30 {
            assert_eq!(pace.decide(ANA, None, at(second)), Allowed::Nothing);
        }
        assert_eq!(pace.decide(PersonId(2), None, at(20)), Allowed::Answer, "others go on");
        assert_eq!(pace.decide(ANA, None, at(30)), Allowed::Answer, "the first is long ago");
        assert_eq!(pace.decide(ANA, None, at(30)), Allowed::PersonNotice);
    }

    #[test]
    fn the_first_card_goes_out_whatever_was_before_and_the_same_one_once_a_minute() {
        let mut pace = Pace::default();
        for _ in 0..100 {
            pace.decide(ANA, None, at(0));
        }
        for other in 0..1000 {
            pace.decide(PersonId(other + 2), None, at(0));
        }
        assert_eq!(pace.decide(ANA, Some(FIRST), at(0)), Allowed::Answer);
        assert_eq!(pace.decide(ANA, Some(FIRST), at(59)), Allowed::Nothing);
        assert_eq!(pace.decide(ANA, Some(FIRST), at(60)), Allowed::Answer);
        assert_eq!(pace.decide(PersonId(2), Some(FIRST), at(60)), Allowed::Answer);
    }

    #[test]
    fn another_card_than_the_last_one_goes_out_at_once() {
        let mut pace = Pace::default();
        for (card, second, allowed) in [
            (FIRST, 0, Allowed::Answer),
            (OTHER, 1, Allowed::Answer),
            (OTHER, 2, Allowed::Nothing),
            (FIRST, 3, Allowed::Answer),
            (FIRST, 62, Allowed::Nothing),
            (FIRST, 63, Allowed::Answer),
        ] {
            assert_eq!(pace.decide(ANA, Some(card), at(second)), allowed, "{second}");
        }
    }

    #[test]
    fn all_together_get_so_many_answers_a_second_and_each_one_notice() {
        let mut pace = Pace::default();
        let mut count = |seconds, people: std::ops::Range<u64>| {
            let decided: Vec<Allowed> =
                people.map(|who| pace.decide(PersonId(who), None, at(seconds))).collect();
            let of = |allowed| decided.iter().filter(|one| **one == allowed).count();
            (of(Allowed::Answer), of(Allowed::AllNotice), of(Allowed::Nothing))
        };
        assert_eq!(count(0, 0..100), (30, 5, 65));
        assert_eq!(count(0, 30..35), (0, 0, 5), "they have had their notice");
        assert_eq!(count(1, 35..45), (10, 0, 0));
    }

    #[test]
    fn no_more_people_are_remembered_than_there_is_room_for() {
        let mut pace = Pace::default();
        for who in 0..20_000 {
            pace.decide(PersonId(who), (who % 2 == 0).then_some(FIRST), at(who / 20));
        }
        assert_eq!(pace.people.len(), PEOPLE_MAX);
        assert!(pace.people.contains_key(&PersonId(19_999)), "the latest are remembered");
    }
}
