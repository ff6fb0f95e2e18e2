//! Every screen as large as it can become. The screens are made by the same code as all others, from
//! flows in which everything holds at once and people whose answers take the most room. A test holds
//! that each text that members see stands on one of them.

mod conditions;
mod danger;
mod elsewhere;
mod own_words;
mod widest;

use std::cmp::Reverse;

use self::conditions::drawn_for;
use self::danger::{cards_too_large, readers};
use self::widest::{as_read, widest};
use super::fullest::{
    always, ended_by, ending_early, everything_asked, everything_skipped, everything_ticked,
    fullest, without_repeated_texts,
};
use super::outcome::LED_HERE_MAX;
use super::read::{choice, passage_choice};
use super::sources::{CLAIMS_PER_PAGE, SOURCES_PER_PAGE};
use super::walk::small;
use super::{ChannelKind, NotOpened, Screens, Settings, busy, failure_screen};
use crate::action::{Open, Position, passage_mark};
use crate::flow::{Codes, Flow};
use crate::id::{PackId, PassageRef};
use crate::interface::Words;
use crate::library::{Library, Opens, Pack};
use crate::locale::Locale;
use crate::reply::{Choice, Over, Screen};
use crate::search::CHOICES_MAX;

/// What no article has: words that a person may type, and the name of an article.
const NOT_FOUND: &str = "qzxqzxqzx";

/// A screen that can become too large.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TooLarge {
    /// How messages name the screen, as the subject of a sentence: "the result `none`".
    pub what: String,
    /// The pack it belongs to; `None` for those that belong to no pack.
    pub pack: Option<PackId>,
    /// The flow or article file within that pack, and the table it comes from.
    pub table: Option<(String, String)>,
    /// The language of the words around it, in which it is too large.
    pub locale: Locale,
    /// Whether it is too large only once every text is a third longer, as a translation may be.
    pub only_longer: bool,
    /// What is too large.
    pub over: Over,
}

/// Every screen that can become too large in a language, as it is or with every text a third
/// longer: each once, in the first language in which it is.
pub fn too_large(library: &Library) -> Vec<TooLarge> {
    let stretched = as_read(library.stretched());
    // What fits in the widest words fits in each language, and what fits once every text is longer
    // fits as it is. So good packs are drawn once, however many languages there are.
    let fits = |library: &Library| {
        let general =
            widest(library).is_some_and(|words| too_large_in(library, &words, true).is_empty());
        general
            && readers(library)
                .into_iter()
                .all(|reader| cards_too_large(library, reader, true).is_empty())
    };
    if stretched.iter().all(fits) {
        return vec![];
    }
    let in_each = |libraries: &[Library], only_longer| -> Vec<TooLarge> {
        let each = libraries.iter().flat_map(|library| {
            let languages = library.languages.all();
            let all = languages.flat_map(move |words| too_large_in(library, words, only_longer));
            let readers = readers(library).into_iter();
            all.chain(readers.flat_map(move |reader| cards_too_large(library, reader, only_longer)))
        });
        each.collect()
    };
    let longer = in_each(&stretched, true);
    if longer.is_empty() {
        return longer;
    }
    let mut found: Vec<TooLarge> = Vec::new();
    for large in in_each(&as_read(library.clone()), false).into_iter().chain(longer) {
        let same =
            |known: &TooLarge| known.what == large.what && known.over.part == large.over.part;
        if !found.iter().any(same) {
            found.push(large);
        }
    }
    found
}

fn too_large_in(library: &Library, words: &Words, only_longer: bool) -> Vec<TooLarge> {
    over(largest(library, words), words.locale(), only_longer)
}

/// What is too large of these screens.
fn over(screens: Vec<Largest>, locale: Locale, only_longer: bool) -> Vec<TooLarge> {
    let all_over = |largest: Largest| {
        let Largest { what, pack, table, screen } = largest;
        let over = screen.size().over().into_iter();
        over.map(move |over| {
            let (what, pack, table) = (what.clone(), pack.clone(), table.clone());
            TooLarge { what, pack, table, locale, only_longer, over }
        })
    };
    screens.into_iter().flat_map(all_over).collect()
}

/// A screen as large as it can become.
pub(super) struct Largest {
    pub(super) what: String,
    pack: Option<PackId>,
    table: Option<(String, String)>,
    pub(super) screen: Screen,
}

/// Every screen as large as it can become, in one language.
pub(super) fn largest(library: &Library, words: &Words) -> Vec<Largest> {
    drawn_for(library, words, words.locale(), |screens| {
        let mut all = screens.general();
        for pack in &library.packs {
            all.extend(screens.reading(pack));
            for flow in &pack.flows {
                all.extend(screens.of_flow(pack, flow));
            }
        }
        all
    })
}

impl Screens<'_> {
    /// Screens that belong to no pack.
    fn general(&self) -> Vec<Largest> {
        let of = |what: &str, screen: Screen| Largest {
            what: what.to_owned(),
            pack: None,
            table: None,
            screen,
        };
        let own = self.own_screens();
        let mut all: Vec<Largest> =
            own.map(|(name, screen)| of(&format!("the screen of /{name}"), screen)).collect();
        all.extend([
            of("the card for help, opened by mistake", self.help_back_to(Open::HelpNow)),
            of(
                "the message after a message was hidden",
                self.removed_screen(&self.words().hidden()),
            ),
            of(
                "the message after a walk was stopped",
                self.removed_screen(&self.words().stopped()),
            ),
            of(
                "the message when something failed",
                failure_screen(self.library, Some(self.words.locale())),
            ),
            of(
                "the message when there is too much to do",
                busy(self.library, Some(self.words.locale())),
            ),
        ]);
        all.extend(self.elsewhere().map(|screen| of("the message about something sent", screen)));
        let off = Settings { checks: false, ..self.settings.clone() };
        let without_checks = Screens { settings: &off, ..*self };
        let reasons = [NotOpened::NotYours, NotOpened::QuestionsChanged, NotOpened::UnknownVersion];
        for screens in [*self, without_checks] {
            let said = reasons.map(|reason| screens.not_opened(reason));
            all.extend(
                said.map(|screen| of("the message for a button that is not opened", screen)),
            );
        }
        all.extend(self.cards_for_danger());
        let own_words = self.own_words().into_iter();
        all.extend(own_words.map(|screen| of("an answer to a person's own words", screen)));
        all.extend(self.countries());
        let moderators = super::moderators::fullest::screens(self).into_iter();
        all.extend(moderators.map(|(what, screen)| of(&what, screen)));
        all
    }

    /// Articles and sources of a pack.
    fn reading(&self, pack: &Pack) -> Vec<Largest> {
        let of = |what: String, table: Option<(String, String)>, screen: Screen| Largest {
            what,
            pack: Some(pack.id.clone()),
            table,
            screen,
        };
        let mut all = vec![of(
            "the list of all articles".to_owned(),
            None,
            self.articles(pack, &pack.title, None),
        )];
        let options = pack.articles.iter().flat_map(|article| {
            let passages = article.passages.iter().map(|passage| passage_choice(article, passage));
            std::iter::once(choice(article)).chain(passages)
        });
        let mut options: Vec<Choice> = options.collect();
        options.sort_by_key(|option| Reverse(option.label.chars().count()));
        options.truncate(CHOICES_MAX);
        if !options.is_empty() {
            let screen = self.likeliest(pack, options);
            all.push(of("the list of what a person may mean".to_owned(), None, screen));
        }
        let what = "the list of what a message may be about".to_owned();
        all.push(of(what, None, self.longest_found(pack)));
        for command in &pack.commands {
            if let Opens::Articles(only) = &command.opens {
                let screen = self.articles(pack, &command.description, Some(only));
                all.push(of(format!("the list of /{}", command.name), None, screen));
            }
        }
        all.push(of(
            "the list of no articles".to_owned(),
            None,
            self.articles(pack, &pack.title, Some(&[])),
        ));
        let what = "the list of all articles, where nothing was found".to_owned();
        all.push(of(what, None, self.nothing_found(pack)));
        if let Ok(gone) = format!("{NOT_FOUND}/{NOT_FOUND}").parse() {
            let what = "the list of all articles, where one is gone".to_owned();
            all.push(of(what, None, self.read(&pack.id, &gone)));
        }
        let what = "the list of all articles, where the questions are off".to_owned();
        all.push(of(what, None, self.checks_off(pack)));
        let from = pack.passages().max_by_key(|(_, passage)| passage.title.len());
        let from = from.map(|(name, _)| name);
        for page in 0..pages(pack.sources.len(), SOURCES_PER_PAGE) {
            let screen = self.pack_sources(&pack.id, page, from.as_ref());
            all.push(of("a page of sources".to_owned(), None, screen));
        }
        let claims = pack.ledger.as_ref().map_or(0, |ledger| ledger.claims.len());
        for page in 0..pages(claims, CLAIMS_PER_PAGE) {
            let what = "a page of what was checked".to_owned();
            all.push(of(what, None, self.ledger(&pack.id, page, from.as_ref())));
        }
        for (name, _) in pack.passages() {
            let table = table_of(&name);
            all.push(of(passage_called(&name), Some(table.clone()), self.read(&pack.id, &name)));
            let what = format!("the list of what is related to `{name}`");
            all.push(of(what, Some(table.clone()), self.related(&pack.id, &name)));
            let sent = self.sent_elsewhere(pack, &name).into_iter();
            all.extend(sent.map(|screen| of(passage_called(&name), Some(table.clone()), screen)));
            let answers = self.answers(pack, &name).into_iter();
            all.extend(
                answers.map(|screen| of(passage_called(&name), Some(table.clone()), screen)),
            );
        }
        all
    }

    /// The start screens of a flow. How long a message lasts is said in other words in the direct
    /// message with the bot.
    fn starts(&self, pack: &Pack, flow: &Flow) -> [Largest; 2] {
        [self.place, ChannelKind::DirectWithBot].map(|place| Largest {
            what: "the start screen".to_owned(),
            pack: Some(pack.id.clone()),
            table: Some((flow.id.to_string(), "flow".to_owned())),
            screen: Screens { place, ..*self }.intro(&pack.id, &flow.id),
        })
    }

    /// The screens of a walk.
    fn of_flow(&self, pack: &Pack, flow: &Flow) -> Vec<Largest> {
        let of = |what: String, table: String, screen: Screen| Largest {
            what,
            pack: Some(pack.id.clone()),
            table: Some((flow.id.to_string(), table)),
            screen,
        };
        let mut all: Vec<Largest> = self.starts(pack, flow).into();
        let (open, ticked) = (everything_asked(flow), everything_ticked(flow));
        let walking = self.walking(pack, &open, &ticked);
        for (index, item) in flow.items.iter().enumerate() {
            let table = format!("item.{}", item.link_id);
            let screens = [
                ("the question", walking.question(index, true)),
                ("the question", walking.question(index, false)),
                ("the question, asked again,", walking.answered(small(index), Codes::NONE, false)),
                ("the reason for", walking.why(index, true)),
            ];
            all.extend(screens.map(|(what, screen)| {
                of(format!("{what} `{}`", item.link_id), table.clone(), screen)
            }));
        }
        let skipped = everything_skipped(flow);
        let early = ending_early(flow);
        let (ended, answered) = ended_by(flow, &ticked);
        let of_flow = |what: &str, screen| of(what.to_owned(), "flow".to_owned(), screen);
        all.extend([
            of_flow("the review screen", walking.review()),
            of_flow("the review screen", self.walking(pack, &early, &ticked).review()),
            of_flow("the review screen", self.walking(pack, &open, &skipped).review()),
            of_flow("the list for the visit", self.walking(pack, &open, &skipped).list()),
            of_flow("what would change the result", walking.what_if()),
            of_flow(
                "what would change the result",
                self.walking(pack, &ended, &answered).what_if(),
            ),
        ]);
        for (name, _) in pack.passages() {
            let (what, table) = (passage_called(&name), Some(table_of(&name)));
            let screen = walking.read(passage_mark(&name), Position::Result);
            all.push(Largest { what, pack: Some(pack.id.clone()), table, screen });
        }
        let light = without_repeated_texts(flow);
        for (index, outcome) in flow.outcomes.iter().enumerate() {
            let (id, table) = (&outcome.id, format!("outcome.{}", outcome.id));
            let mut add = |what: &str, screen: Screen| {
                all.push(of(format!("{what} `{id}`"), table.clone(), screen));
            };
            let full = |ticks| fullest(light.clone(), index, outcome, ticks);
            let (fullest, answers) = full(LED_HERE_MAX);
            let walking = self.walking(pack, &fullest, &answers);
            add("the result", walking.outcome(walking.decision()));
            if !outcome.cards.is_empty() {
                continue;
            }
            add("what found no room on the result", walking.more());
            // With one tick more, a line says how many are not named.
            let (counted, more) = full(LED_HERE_MAX + 1);
            let counting = self.walking(pack, &counted, &more);
            add("the result", counting.outcome(counting.decision()));
            add("what found no room on the result", counting.more());
            add("what would change the result", walking.what_if());
            for page in 0..pages(walking.sources_of_result().len(), SOURCES_PER_PAGE) {
                add("the sources of the result", walking.sources(page));
            }
            // With all answers there may be no room for the tests.
            let plain = always(open.clone(), index);
            add("the list for the visit after", self.walking(pack, &plain, &skipped).list());
            let ending = always(fullest, index);
            add("the list for the visit after", self.walking(pack, &ending, &ticked).list());
        }
        all
    }
}

/// What a passage is, as the subject of a sentence, whether it is read within a walk or not.
fn passage_called(name: &PassageRef) -> String {
    format!("the passage `{name}`")
}

/// The file and the table of a passage.
fn table_of(name: &PassageRef) -> (String, String) {
    (format!("articles/{}", name.article), format!("passage.{}", name.passage))
}

/// How many pages a list of so many entries has at most.
fn pages(entries: usize, size: usize) -> u8 {
    u8::try_from(entries.div_ceil(size)).unwrap_or(u8::MAX)
}

#[cfg(test)]
pub(super) mod tests;
