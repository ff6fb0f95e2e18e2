//! What is answered to people who write in their own words: to the bot alone, by naming it, after a
//! command, or by using a command on somebody's message. The order of judgement is that of [`steps`] for all
//! of them.

mod screens;
mod steps;
#[cfg(test)]
mod tests;

use super::read::Named;
use super::{Attached, ChannelKind, Event, Screens, Written};
use crate::id::{CardId, MessageLink, PackId, PassageRef};
use crate::interface::{OtherLanguage, SaidKind, Words};
use crate::language::Language;
use crate::library::{Library, Opens, Pack};
use crate::locale::Locale;
use crate::questions::RefuseKind;
use crate::reply::{Reply, Screen};
use crate::safety::{Card, Concern};
use crate::search::SearchResult;
use crate::sensitive::Sensitive;
use crate::words::Folded;
use steps::{Answered, InPack, Question};

/// After a reading command, so few words name what a person wants to read, and are no question.
const NAMED_WORDS_MAX: usize = 3;

/// What was found to be due to a person's own words. It tells what they wrote about, so it has no `Debug`.
pub struct Judged<'l> {
    /// What is due.
    pub due: Due<'l>,
    /// What is added to it.
    pub concern: Concern,
}

/// What is due to a person's own words.
#[derive(Clone)]
pub enum Due<'l> {
    /// These cards, and nothing else.
    Cards(Vec<&'l Card>),
    /// That there is no word to answer.
    NoWords(Attached),
    /// What a person wants who steers the bot.
    Word(SaidKind),
    /// The line in a language that the bot has no words in.
    OtherLanguage(&'l OtherLanguage),
    /// This passage; others may be meant.
    Found(PackId, PassageRef, Vec<(PackId, PassageRef)>),
    /// That nobody may answer it here, and what helps instead.
    Refused(RefuseKind, Option<(PackId, PassageRef)>),
    /// That nothing is about it, and what is nearest.
    Outside(Vec<(PackId, PassageRef)>),
}

/// Judges what a person wrote to the bot, for whoever wants to know more than the answer.
pub fn judged<'l>(library: &'l Library, event: &Event, written: &Written) -> Judged<'l> {
    let words = library.languages.for_reader(event.reader());
    judged_in(library, words, written).0
}

/// Whether what a person wrote must be answered whatever else there is to do: they, or somebody they write
/// about, may be in danger, or should be seen today.
pub fn is_urgent(library: &Library, written: &Written) -> bool {
    match steps::danger(&library.safety, &library.languages, &written.text) {
        Ok(safe) => safe.concern() == Concern::Today,
        Err(_cards) => true,
    }
}

/// What is due, and the language that it was written in, as far as that is sure.
fn judged_in<'l>(
    library: &'l Library,
    reader: &'l Words,
    written: &Written,
) -> (Judged<'l>, Option<&'l Words>) {
    let languages = &library.languages;
    let safe = match steps::danger(&library.safety, languages, &written.text) {
        Ok(safe) => safe,
        Err(cards) => {
            let judged = Judged { due: Due::Cards(cards), concern: Concern::None };
            return (judged, spoken_in_danger(library, &written.text));
        }
    };
    let (concern, told) = (safe.concern(), spoken(library, safe.language()));
    let judged = |due| Judged { due, concern };
    if safe.is_empty() {
        return (judged(Due::NoWords(written.attached)), told);
    }
    let unsteered = match steps::steered(languages, told.unwrap_or(reader), safe) {
        Ok(unsteered) => unsteered,
        Err((words, kind)) => return (judged(Due::Word(kind)), Some(words)),
    };
    let question = match steps::understood(library, unsteered) {
        Ok(question) => question,
        Err(other) => return (judged(Due::OtherLanguage(other)), None),
    };
    (judged(steps::answered(library, &question).into()), told)
}

/// The words of a language, where there are any.
fn spoken(library: &Library, told: Option<Language>) -> Option<&Words> {
    words_of(library, told?.code())
}

/// The words of the language in which somebody wrote of danger, where it can be told and there are any.
fn spoken_in_danger<'l>(library: &'l Library, text: &Sensitive<String>) -> Option<&'l Words> {
    let folded = Folded::new(text.reveal());
    // Letters that are spelt out one by one are no Spanish, though it has many words of one letter.
    let letters = folded.words().filter(|word| word.chars().nth(1).is_none()).count();
    let is_spelt = letters * 2 > folded.words().count();
    let told = Language::of(&folded).filter(|_| !is_spelt).map(Language::code);
    // People of every language write English words of danger, such as "kms", and the English rules know a
    // few words of others.
    let of_rule = || {
        let mut others = library.safety.hearing.languages(text.reveal());
        others.retain(|language| *language != Locale::ENGLISH.language());
        others.first().copied().filter(|_| others.len() == 1)
    };
    words_of(library, told.or_else(of_rule)?)
}

fn words_of<'l>(library: &'l Library, language: &str) -> Option<&'l Words> {
    library.languages.all().find(|words| words.locale().language() == language)
}

impl From<Answered> for Due<'_> {
    fn from(answered: Answered) -> Self {
        match answered {
            Answered::Found((pack, best), more) => Self::Found(pack, best, more),
            Answered::Refused(kind, instead) => Self::Refused(kind, instead),
            Answered::Outside(nearest) => Self::Outside(nearest),
        }
    }
}

/// What answers a message to the bot.
pub(super) fn message(screens: Screens<'_>, written: &Written) -> Reply {
    let (mut judged, told) = judged_in(screens.library, screens.words, written);
    let screens = screens.speaking(told);
    if screens.place == ChannelKind::DirectWithBot {
        return Reply::Show(screens.due(&judged));
    }
    let is_urgent = judged.concern == Concern::Today || matches!(judged.due, Due::Cards(_));
    // An answer would be public. Where it is not wanted, or nobody knows whether it is, there is none.
    if !is_urgent && (screens.known.is_unknown() || screens.words_refused().is_some()) {
        return Reply::Silence;
    }
    judged.due = screens.without_withdrawn(judged.due);
    Reply::Show(screens.due_in_public(&judged))
}

/// What a command shows after which a person wrote something.
pub(super) fn after_command(screens: Screens<'_>, name: &str, about: &Sensitive<String>) -> Reply {
    let library = screens.library;
    let safe = match steps::danger(&library.safety, &library.languages, about) {
        Ok(safe) => safe,
        Err(cards) => {
            let screens = screens.speaking(spoken_in_danger(library, about));
            return Reply::Show(screens.danger(&cards));
        }
    };
    if let Some(refusal) = screens.command_refused(name) {
        // Whoever should be seen today is told so all the same.
        let screen = screens.refused_by_rule(&refusal);
        let to_it = screens.article_buttons();
        return Reply::Show(screens.with_concern(screen, safe.concern(), to_it));
    }
    let asks = library
        .command(name)
        .filter(|(_, command)| matches!(command.opens, Opens::Read | Opens::Ask));
    let Some((pack, command)) = asks.filter(|_| !about.reveal().trim().is_empty()) else {
        return screens.commanded(name);
    };
    let concern = safe.concern();
    if safe.is_empty() {
        return Reply::Show(screens.nothing_found(pack));
    }
    let unsteered = match steps::steered(&library.languages, screens.words, safe) {
        Ok(unsteered) => unsteered,
        Err((_, kind)) => {
            return Reply::Show(screens.due(&Judged { due: Due::Word(kind), concern }));
        }
    };
    // A name that was suggested says nothing of the person.
    let written = unsteered.written().trim();
    if let Some(named) = Named::of(pack, written) {
        return screens.answer_seen_by(name, |screens| screens.read_named(pack, &named));
    }
    Reply::Show(screens.asked(pack, command, unsteered, concern))
}

impl Screens<'_> {
    /// What answers a question that was written after a command.
    fn asked(
        self,
        pack: &Pack,
        command: &crate::library::Command,
        unsteered: steps::Unsteered<'_>,
        concern: Concern,
    ) -> Screen {
        let (screens, library) = (self, self.library);
        let question = match steps::understood(library, unsteered) {
            Ok(question) => question,
            Err(other) => return screens.due(&Judged { due: Due::OtherLanguage(other), concern }),
        };
        let answered = steps::answered(library, &question);
        let is_refused = matches!(answered, Answered::Refused(..));
        if command.opens == Opens::Read && !(is_refused && question.length() > NAMED_WORDS_MAX) {
            return screens.read_about(pack, &question, answered, concern);
        }
        screens.due(&Judged { due: answered.into(), concern })
    }
}

/// What answers the command on somebody's message: passages to read and to share, or cards for the
/// person who used it.
pub(super) fn on_message(
    screens: Screens<'_>,
    name: &str,
    text: &Sensitive<String>,
    at: MessageLink,
) -> Reply {
    let library = screens.library;
    let safe = match steps::danger(&library.safety, &library.languages, text) {
        Ok(safe) => safe,
        Err(cards) => return Reply::Show(for_helper(screens, &cards)),
    };
    if let Some(refusal) = screens.command_refused(name) {
        return Reply::Show(screens.refused_by_rule(&refusal));
    }
    let concern = safe.concern();
    let question = steps::steered(&library.languages, screens.words, safe)
        .ok()
        .and_then(|unsteered| steps::understood(library, unsteered).ok());
    let found: Vec<InPack> = match question.map(|question| steps::answered(library, &question)) {
        Some(Answered::Found(best, more)) => std::iter::once(best).chain(more).collect(),
        Some(Answered::Refused(_, instead)) => instead.into_iter().collect(),
        Some(Answered::Outside(_)) | None => Vec::new(),
    };
    let found: Vec<InPack> =
        found.into_iter().filter(|(pack, name)| !screens.is_withdrawn(pack, name)).collect();
    let screen = screens.found_for_message(&found, at);
    // The soft line is for whoever wrote, and not for whoever read it.
    Reply::Show(match concern {
        Concern::Today => screens.with_concern(screen, concern, screens.article_buttons()),
        Concern::Soft | Concern::None => screen,
    })
}

/// The cards for somebody who read what another person wrote.
fn for_helper(screens: Screens<'_>, cards: &[&Card]) -> Screen {
    let helper = screens.library.safety.cards.iter().find(|card| card.id.as_str() == "helper");
    let of_self = |card: &&Card| card.id.as_str() == "crisis";
    match helper.filter(|_| cards.iter().any(of_self)) {
        Some(helper) => screens.danger(&[helper]),
        None => screens.danger(cards),
    }
}

/// The first two cards by name.
fn names(cards: &[&Card]) -> Vec<CardId> {
    cards.iter().take(2).map(|card| card.id.clone()).collect()
}

impl Screens<'_> {
    /// What a reading command shows for words that are the name of nothing: an article that is meant by
    /// its name, else what answers them as a question, else everything there is.
    fn read_about(
        &self,
        pack: &Pack,
        question: &Question<'_>,
        answered: Answered,
        concern: Concern,
    ) -> Screen {
        let found = pack.index.find(question.cleared());
        let named = match &found {
            SearchResult::One(found) => steps::in_pack(pack, found),
            SearchResult::Several(_) | SearchResult::Nothing => None,
        };
        if let Some((pack, name)) = named {
            return self.due(&Judged { due: Due::Found(pack, name, Vec::new()), concern });
        }
        let is_question = question.length() > NAMED_WORDS_MAX;
        let screen = match (answered, found) {
            (Answered::Found((pack, best), more), _) if is_question => {
                return self.due(&Judged { due: Due::Found(pack, best, more), concern });
            }
            (_, SearchResult::Several(found)) => {
                self.likeliest(pack, super::read::choices(pack, &found))
            }
            _ => self.nothing_found(pack),
        };
        self.with_concern(screen, concern, self.article_buttons())
    }
}
