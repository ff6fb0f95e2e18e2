//! Every screen as large as it can become. The screens are made by the same code as all others, from
//! flows in which everything holds at once and people whose answers take the most room.

use std::cmp::Reverse;

use super::find::LIKELIEST;
use super::read::{choice, passage_choice};
use super::safety::HELP_CARD;
use super::sources::{CLAIMS_PER_PAGE, SOURCES_PER_PAGE};
use super::{ChannelKind, Screens, Settings};
use crate::flow::{
    Answer, Answers, Atom, Codes, Condition, Flow, Item, OVERLAYS_SHOWN, Outcome, Rule, Seen, When,
};
use crate::id::PackId;
use crate::interface::Words;
use crate::library::{Library, Opens, Pack};
use crate::locale::Locale;
use crate::operator::Operator;
use crate::reply::{Choice, Over, Screen};

/// A screen that can become too large.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TooLarge {
    /// What it is, as the subject of a sentence: "the result `none`".
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
    let mut found: Vec<TooLarge> = Vec::new();
    for (library, only_longer) in [(library, false), (&library.stretched(), true)] {
        for words in library.languages.all() {
            for large in too_large_in(library, words, only_longer) {
                let same = |known: &TooLarge| {
                    known.what == large.what && known.over.part == large.over.part
                };
                if !found.iter().any(same) {
                    found.push(large);
                }
            }
        }
    }
    found
}

fn too_large_in(library: &Library, words: &Words, only_longer: bool) -> Vec<TooLarge> {
    let locale = words.locale();
    let all_over = |largest: Largest| {
        let Largest { what, pack, table, screen } = largest;
        let over = screen.size().over().into_iter();
        over.map(move |over| {
            let (what, pack, table) = (what.clone(), pack.clone(), table.clone());
            TooLarge { what, pack, table, locale, only_longer, over }
        })
    };
    largest(library, words).into_iter().flat_map(all_over).collect()
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
    let long = |length: usize| "x".repeat(length);
    let operator = Operator {
        name: long(100),
        contact: long(200),
        privacy_url: format!("https://{}", long(200)),
    };
    let settings = Settings { checks: true, operator, version: long(20) };
    let today = time::Date::MAX;
    // A review that is overdue, in the place where the most is said.
    let place = ChannelKind::Elsewhere;
    let screens = Screens { library, settings: &settings, words, place, today };
    let mut all = screens.general();
    for pack in &library.packs {
        all.extend(screens.reading(pack));
        for flow in &pack.flows {
            all.extend(screens.of_flow(pack, flow));
        }
    }
    all
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
        let mut all = vec![
            of("the screen of /help", self.help()),
            of("the screen of /about", self.about()),
            of("the screen of /privacy", self.privacy()),
            of("the card for help", self.help_now(None)),
        ];
        let cards = self.library.safety.cards.iter().filter(|card| !card.said_as.is_empty());
        let cards: Vec<_> = cards.filter(|card| card.id.as_str() != HELP_CARD).collect();
        all.push(of("the cards that answer what a person wrote", self.cards(&cards, None)));
        for country in &self.library.safety.countries {
            let what = format!("the screen of {}", country.name);
            all.push(of(&what, self.country(&country.id, None)));
        }
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
        options.truncate(LIKELIEST);
        if !options.is_empty() {
            let screen = self.likeliest(pack, options);
            all.push(of("the list of what a person may mean".to_owned(), None, screen));
        }
        for command in &pack.commands {
            if let Opens::Articles(only) = &command.opens {
                let screen = self.articles(pack, &pack.title, Some(only));
                all.push(of(format!("the list of /{}", command.name), None, screen));
            }
        }
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
            let table = (format!("articles/{}", name.article), format!("passage.{}", name.passage));
            let what = format!("the passage `{name}`");
            all.push(of(what, Some(table.clone()), self.read(&pack.id, &name)));
            let what = format!("the list of what is related to `{name}`");
            all.push(of(what, Some(table), self.related(&pack.id, &name)));
        }
        all
    }

    /// The screens of a walk.
    fn of_flow(&self, pack: &Pack, flow: &Flow) -> Vec<Largest> {
        let of = |what: String, table: String, screen: Screen| Largest {
            what,
            pack: Some(pack.id.clone()),
            table: Some((flow.id.to_string(), table)),
            screen,
        };
        let mut all = vec![of(
            "the start screen".to_owned(),
            "flow".to_owned(),
            self.intro(&pack.id, &flow.id),
        )];
        let (open, ticked) = (everything_asked(flow), everything_ticked(flow));
        let walking = self.walking(pack, &open, &ticked);
        for (index, item) in flow.items.iter().enumerate() {
            let table = format!("item.{}", item.link_id);
            let screens = [
                ("the question", walking.question(index, true)),
                ("the question", walking.question(index, false)),
                ("the reason for", walking.why(index, true)),
            ];
            all.extend(screens.map(|(what, screen)| {
                of(format!("{what} `{}`", item.link_id), table.clone(), screen)
            }));
        }
        all.push(of("the review screen".to_owned(), "flow".to_owned(), walking.review()));
        let light = light(flow);
        for (index, outcome) in flow.outcomes.iter().enumerate() {
            let (id, table) = (&outcome.id, format!("outcome.{}", outcome.id));
            let (fullest, answers) = fullest(light.clone(), index, outcome);
            let walking = self.walking(pack, &fullest, &answers);
            let decision = walking.decision();
            let mut add = |what: &str, screen: Screen| {
                all.push(of(format!("{what} `{id}`"), table.clone(), screen));
            };
            add("the result", walking.outcome(decision));
            if !outcome.cards.is_empty() {
                continue;
            }
            add("what found no room on the result", walking.more());
            add("what would change the result", walking.what_if());
            for page in 0..pages(pack.sources.len(), SOURCES_PER_PAGE) {
                add("the sources of the result", walking.sources(page));
            }
            let ending = always(fullest, index);
            add("the list for the visit after", self.walking(pack, &ending, &ticked).list());
        }
        all
    }
}

/// How many pages a list of so many entries has at most.
fn pages(entries: usize, size: usize) -> u8 {
    u8::try_from(entries.div_ceil(size)).unwrap_or(u8::MAX)
}

/// The flow with every question asked and no end before the last.
fn everything_asked(flow: &Flow) -> Flow {
    let mut flow = flow.clone();
    for item in &mut flow.items {
        item.enable_when = None;
    }
    always(flow, 0)
}

/// The flow with one rule, which always holds.
fn always(mut flow: Flow, outcome: usize) -> Flow {
    flow.rules = vec![Rule { when: None, outcome, ends_walk: false }];
    flow
}

/// Answers that take the most room: every option that may be ticked with others, else the longest.
fn everything_ticked(flow: &Flow) -> Answers {
    let mut answers = Answers::default();
    for (index, item) in flow.items.iter().enumerate() {
        let codes = if item.repeats { item.ordinary() } else { longest(item) };
        answers.set(index, Answer::Chosen(codes));
    }
    answers
}

/// The option with the longest text.
fn longest(item: &Item) -> Codes {
    let options = item.options.iter().enumerate();
    let longest = options.max_by_key(|(_, option)| option.display.chars().count());
    longest.map_or(Codes::NONE, |(index, _)| Codes::only(index))
}

/// The flow with every question asked, its longest overlays shown, and none of the words of its
/// outcomes: what is the same for all of them, so that the words of a flow are not copied for each.
fn light(flow: &Flow) -> Flow {
    let mut flow = everything_asked(flow);
    for outcome in &mut flow.outcomes {
        outcome.headlines.clear();
        outcome.passages.clear();
        outcome.sources.clear();
        outcome.evidence.clear();
        for lines in [&mut outcome.text, &mut outcome.steps, &mut outcome.ask, &mut outcome.avoid] {
            lines.clear();
        }
    }
    flow.overlays.sort_by_key(|overlay| std::cmp::Reverse(overlay.then.line.text.chars().count()));
    flow.overlays.truncate(OVERLAYS_SHOWN);
    flow.overlays.iter_mut().for_each(|overlay| overlay.when = None);
    flow
}

/// The flow with every line of an outcome shown at once, and answers that lead there by as many
/// ticks as a result names, while every other question is skipped and could have led elsewhere.
fn fullest(mut flow: Flow, outcome: usize, words: &Outcome) -> (Flow, Answers) {
    let length = |text: &str| text.chars().count();
    if let Some(outcome) = flow.outcomes.get_mut(outcome) {
        outcome.clone_from(words);
        show_all(outcome);
    }
    // Required questions are answered; of the others those whose answers take the most room.
    let mut by_length: Vec<usize> = (0..flow.items.len()).collect();
    by_length.sort_by_key(|index| {
        let item = flow.items.get(*index);
        let text = item.map_or(0, |item| {
            let displays = item.options.iter().map(|option| length(&option.display));
            displays.max().unwrap_or(0) + length(&item.short)
        });
        (!item.is_some_and(|item| item.required), std::cmp::Reverse(text))
    });
    let required = flow.items.iter().filter(|item| item.required).count();
    let answered = required.max(super::outcome::LED_HERE_MAX);
    // Of those that led there, more are only counted, and that in two digits.
    let ticked = answered.min(super::outcome::LED_HERE_MAX + 10);
    let answered: Vec<usize> = by_length.iter().take(answered).copied().collect();
    let ticked: Vec<usize> = answered.iter().take(ticked).copied().collect();
    let mut answers = Answers::default();
    flow.atoms.clear();
    let (mut here, mut elsewhere) = (Seen::default(), Seen::default());
    for (index, item) in flow.items.iter_mut().enumerate() {
        item.when_skipped = None;
        let codes = (0..item.options.len()).collect();
        flow.atoms.push(Atom::Any { item: index, codes });
        let atom = Seen::only(index);
        if answered.contains(&index) {
            if ticked.contains(&index) {
                here = here.or(atom);
            }
            answers.set(index, Answer::Chosen(longest(item)));
        } else {
            elsewhere = elsewhere.or(atom);
            answers.set(index, Answer::Skipped);
        }
    }
    let other = flow.outcomes.len();
    flow.outcomes.extend(flow.outcomes.get(outcome).cloned());
    let rule = |when: Option<Condition>, outcome: usize| Rule { when, outcome, ends_walk: false };
    flow.rules = vec![
        rule(Some(Condition::AtLeast(1, elsewhere)), other),
        rule(Some(Condition::AllOf(here)), outcome),
        rule(None, other),
    ];
    (flow, answers)
}

/// Lets every line of an outcome hold, and its longest headline.
fn show_all(outcome: &mut Outcome) {
    fn all<T>(entries: &mut [When<T>]) {
        for entry in entries {
            entry.when = None;
        }
    }
    let longest = outcome.headlines.iter().max_by_key(|line| line.then.chars().count());
    outcome.headlines =
        longest.map(|line| When { when: None, then: line.then.clone() }).into_iter().collect();
    all(&mut outcome.cards);
    for list in [&mut outcome.text, &mut outcome.steps, &mut outcome.ask, &mut outcome.avoid] {
        all(list);
    }
    all(&mut outcome.passages);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::files::built_in;
    use crate::flow::Rest;

    fn shipped() -> Library {
        crate::pack::load(&built_in(), &[]).library.expect("the shipped packs load")
    }

    #[test]
    fn every_screen_of_the_shipped_packs_fits_and_so_would_a_translation() {
        assert_eq!(too_large(&shipped()), []);
    }

    #[test]
    fn no_result_is_larger_than_the_largest() {
        let library = shipped();
        let words = library.languages.english();
        let all = largest(&library, words);
        let settings = Settings {
            checks: true,
            operator: Operator {
                name: String::new(),
                contact: String::new(),
                privacy_url: String::new(),
            },
            version: String::new(),
        };
        let screens = Screens {
            library: &library,
            settings: &settings,
            words,
            place: ChannelKind::Server,
            today: time::Date::MAX,
        };
        let pack = library.packs.first().unwrap();
        let flow = pack.flows.first().unwrap();
        for vignette in &pack.vignettes {
            for rest in [Rest::Skip, Rest::None] {
                let (answers, decision) = flow.complete(&vignette.answers, rest).unwrap();
                let id = &flow.outcomes[decision.outcome].id;
                let what = format!("the result `{id}`");
                let most = all.iter().find(|largest| largest.what == what).unwrap();
                let screen = screens.walking(pack, flow, &answers).outcome(decision);
                let (size, most) = (screen.size(), most.screen.size());
                assert!(size.text <= most.text, "{}: {} of {}", vignette.id, size.text, most.text);
                assert!(size.components <= most.components, "{}", vignette.id);
            }
        }
    }
}
