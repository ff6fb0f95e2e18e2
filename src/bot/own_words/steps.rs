//! The order in which a person's own words are judged. Each step takes what only the one before makes, so
//! that none can be left out: danger, the words by which the bot is steered, the language, the question.

use crate::id::{PackId, PassageRef};
use crate::interface::{Languages, OtherLanguage, SaidKind, Words};
use crate::language::Language;
use crate::library::{Library, Pack};
use crate::questions::RefuseKind;
use crate::safety::{Card, Cleared, Concern, Judgement, Safety};
use crate::search::{Asked, Match, ask_all};
use crate::sensitive::Sensitive;
use crate::words::Folded;

use super::super::safety::HELP_CARD;

/// What no card answers. Only [`danger`] makes it.
pub(in crate::bot) struct Safe<'w>(Cleared<'w>);

/// What does not steer the bot either. Only [`steered`] makes it.
pub(in crate::bot) struct Unsteered<'w>(Cleared<'w>);

/// What may be in a language that the bot has words in. Only [`understood`] makes it.
pub(in crate::bot) struct Question<'w>(Cleared<'w>);

/// So few words name something, and ask for nothing: what sounds like a request is not refused for them.
pub(in crate::bot) const NAME_WORDS_MAX: usize = 2;

/// A passage with its pack.
pub(in crate::bot) type InPack = (PackId, PassageRef);

/// What is due to a question.
pub(in crate::bot) enum Answered {
    /// These passages; the first is the best.
    Found(InPack, Vec<InPack>),
    /// No answer, and the passage that helps best instead.
    Refused(RefuseKind, Option<InPack>),
    /// That nothing is surely about it, and the nearest passages.
    Outside(Vec<InPack>),
}

/// The first step: danger, and who asks for help in danger by its name.
///
/// # Errors
///
/// The cards that answer it.
pub(in crate::bot) fn danger<'s, 'w>(
    safety: &'s Safety,
    languages: &Languages,
    written: &'w Sensitive<String>,
) -> Result<Safe<'w>, Vec<&'s Card>> {
    let cleared = match safety.judge(written) {
        Judgement::Danger(cards) => return Err(cards),
        Judgement::Clear(cleared) => cleared,
    };
    let help = || safety.cards.iter().find(|card| card.id.as_str() == HELP_CARD);
    match said(languages, languages.english(), cleared.folded()) {
        Some((_, SaidKind::HelpNow)) => Err(help().into_iter().collect()),
        _ => Ok(Safe(cleared)),
    }
}

impl Safe<'_> {
    /// What is added to the answer.
    pub(in crate::bot) fn concern(&self) -> Concern {
        self.0.concern()
    }

    /// The language that it is surely in.
    pub(in crate::bot) fn language(&self) -> Option<Language> {
        Language::of(self.0.folded())
    }

    /// Whether there is no word in it.
    pub(in crate::bot) fn is_empty(&self) -> bool {
        self.0.folded().words().next().is_none()
    }
}

/// The second step: the words by which a person steers the bot, if they are all that was written. What
/// should be seen today is more than that.
///
/// # Errors
///
/// What the person wants, and the words of the language that it was said in; the reader's own are asked
/// first.
pub(in crate::bot) fn steered<'l, 'w>(
    languages: &'l Languages,
    reader: &'l Words,
    safe: Safe<'w>,
) -> Result<Unsteered<'w>, (&'l Words, SaidKind)> {
    let Safe(cleared) = safe;
    if cleared.concern() != Concern::Today
        && let Some(said) = said(languages, reader, cleared.folded())
    {
        return Err(said);
    }
    Ok(Unsteered(cleared))
}

impl<'w> Unsteered<'w> {
    /// The text as it was written.
    pub(in crate::bot) fn written(&self) -> &'w str {
        self.0.written()
    }
}

/// The third step: whether it is surely in a language that the bot has no words in.
///
/// # Errors
///
/// That language.
pub(in crate::bot) fn understood<'l, 'w>(
    library: &'l Library,
    unsteered: Unsteered<'w>,
) -> Result<Question<'w>, &'l OtherLanguage> {
    let Unsteered(cleared) = unsteered;
    let told = Language::of(cleared.folded());
    let other =
        |told: Language| library.other_languages.iter().find(|other| other.code == told.code());
    told.and_then(other).map_or(Ok(Question(cleared)), Err)
}

impl<'w> Question<'w> {
    /// How many words it has.
    pub(in crate::bot) fn length(&self) -> usize {
        self.0.folded().words().count()
    }

    /// The text, for search.
    pub(in crate::bot) fn cleared(&self) -> &Cleared<'w> {
        &self.0
    }
}

/// The last step: what is due to a question, of all packs. Requests that nobody may answer here come before
/// the passages.
pub(in crate::bot) fn answered(library: &Library, question: &Question<'_>) -> Answered {
    let indexes = library.packs.iter().map(|pack| &pack.index);
    let Some((place, asked)) = ask_all(indexes, question.cleared()) else {
        return Answered::Outside(Vec::new());
    };
    let Some(pack) = library.packs.get(place) else { return Answered::Outside(Vec::new()) };
    let named = |found: &Match<'_>| in_pack(pack, found);
    let all = |found: &[Match<'_>]| found.iter().filter_map(named).collect::<Vec<_>>();
    match asked {
        Asked::Found { best, more } => match named(&best) {
            Some(best) => Answered::Found(best, all(&more)),
            None => Answered::Outside(all(&more)),
        },
        Asked::Refused { instead, .. } if question.length() <= NAME_WORDS_MAX => {
            Answered::Outside(instead.as_ref().and_then(named).into_iter().collect())
        }
        Asked::Refused { kind, instead } => {
            Answered::Refused(kind, instead.as_ref().and_then(named))
        }
        Asked::Outside { nearest } => Answered::Outside(all(&nearest)),
    }
}

/// The passage that a match means; the first of its article where it names none.
pub(in crate::bot) fn in_pack(pack: &Pack, found: &Match<'_>) -> Option<InPack> {
    let first = || {
        let passage = pack.article(found.article)?.passages.first()?.id.clone();
        Some(PassageRef { article: found.article.clone(), passage })
    };
    Some((pack.id.clone(), found.name().or_else(first)?))
}

/// What a person wants who writes nothing but words by which the bot is steered. Greetings and "please"
/// before and after them say no more.
fn said<'l>(
    languages: &'l Languages,
    reader: &'l Words,
    text: &Folded,
) -> Option<(&'l Words, SaidKind)> {
    let written = plain(text);
    if written.is_empty() {
        return None;
    }
    let own = std::iter::once(reader);
    let all = || own.clone().chain(languages.all());
    let whole =
        |written: &[String]| all().find_map(|words| Some((words, kind_of(words, written)?)));
    if let Some(found) = whole(&written) {
        return Some(found);
    }
    let around: Vec<Vec<String>> = all()
        .flat_map(|words| words.polite().into_iter().chain(words.said(SaidKind::Hello)))
        .map(|phrase| plain(&Folded::new(&phrase)))
        .collect();
    let mut rest = written.as_slice();
    let mut greeted = None;
    // Each round takes a phrase away, so it comes to an end.
    while let Some(less) = around.iter().find_map(|phrase| without(rest, phrase)) {
        greeted = greeted.or_else(|| whole(rest.get(..1).unwrap_or_default()));
        rest = less;
        if let Some(found) = whole(rest) {
            return Some(found);
        }
    }
    let is_greeting = |found: &(&Words, SaidKind)| found.1 == SaidKind::Hello;
    greeted.filter(|found| rest.is_empty() && is_greeting(found))
}

/// The kind of what was written, if it is one of the phrases of a language. The label of the button for
/// help is one of them.
fn kind_of(words: &Words, written: &[String]) -> Option<SaidKind> {
    let is_it = |phrase: &str| plain(&Folded::new(phrase)) == written;
    let is_kind = |kind: &SaidKind| words.said(*kind).iter().any(|phrase| is_it(phrase));
    if is_it(&words.help_now()) {
        return Some(SaidKind::HelpNow);
    }
    SaidKind::ALL.into_iter().find(is_kind)
}

/// The words of a text, each letter once where it is repeated: "hiiii" is "hi".
fn plain(text: &Folded) -> Vec<String> {
    let once = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.dedup_by(|one, other| one == other && one.is_alphabetic());
        letters.into_iter().collect()
    };
    text.words().map(once).collect()
}

/// What is left where a phrase stands at the beginning or at the end.
fn without<'t>(text: &'t [String], phrase: &[String]) -> Option<&'t [String]> {
    if phrase.is_empty() {
        return None;
    }
    text.strip_prefix(phrase).or_else(|| text.strip_suffix(phrase))
}
