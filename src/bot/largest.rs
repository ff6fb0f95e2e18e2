//! Every screen as large as it can become. The screens are made by the same code as all others, from
//! flows in which everything holds at once and people whose answers take the most room. A test holds
//! that each text that members see stands on one of them.

use std::cmp::Reverse;

use super::fullest::{
    always, ended_by, ending_early, everything_asked, everything_skipped, everything_ticked,
    fullest, without_repeated_texts,
};
use super::outcome::LED_HERE_MAX;
use super::read::{choice, passage_choice};
use super::safety::HELP_CARD;
use super::sources::{CLAIMS_PER_PAGE, SOURCES_PER_PAGE};
use super::walk::small;
use super::{ChannelKind, NotOpened, Screens, Settings, busy, failure_screen};
use crate::action::Open;
use crate::flow::{Codes, Flow};
use crate::id::PackId;
use crate::interface::Words;
use crate::library::{Library, Opens, Pack};
use crate::locale::Locale;
use crate::operator::{CONTACT_MAX, NAME_MAX, Operator, PRIVACY_URL_MAX};
use crate::reply::{Choice, Over, Screen};
use crate::safety::Judgement;
use crate::search::CHOICES_MAX;
use crate::sensitive::Sensitive;

/// Longest version of the bot, in characters: three numbers and a word.
const VERSION_MAX: usize = 20;

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
    let operator = largest_operator();
    let settings = Settings { checks: true, operator, version: "x".repeat(VERSION_MAX) };
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

/// What an operator may have set that takes the most room: a name and a contact of marks, which
/// are escaped, and an address of characters that are encoded in three.
fn largest_operator() -> Operator {
    const HTTPS: &str = "https://";
    let path = "(".repeat(PRIVACY_URL_MAX - HTTPS.len());
    Operator {
        name: "*".repeat(NAME_MAX),
        contact: "*".repeat(CONTACT_MAX),
        privacy_url: format!("{HTTPS}{path}"),
    }
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
        ];
        let off = Settings { checks: false, ..self.settings.clone() };
        let without_checks = Screens { settings: &off, ..*self };
        let reasons = [NotOpened::NotYours, NotOpened::QuestionsChanged, NotOpened::UnknownVersion];
        for screens in [*self, without_checks] {
            let said = reasons.map(|reason| screens.not_opened(reason));
            all.extend(
                said.map(|screen| of("the message for a button that is not opened", screen)),
            );
        }
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
        options.truncate(CHOICES_MAX);
        if !options.is_empty() {
            let screen = self.likeliest(pack, options);
            all.push(of("the list of what a person may mean".to_owned(), None, screen));
        }
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
        let not_found = Sensitive::new(NOT_FOUND.to_owned());
        if let Judgement::Clear(cleared) = self.library.safety.judge(&not_found) {
            all.push(of(what, None, self.read_about(pack, Some(&cleared))));
        }
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
        // How long a message lasts is said in other words in the direct message with the bot.
        let kinds = [self.place, ChannelKind::DirectWithBot];
        let starts = kinds.map(|place| Screens { place, ..*self }.intro(&pack.id, &flow.id));
        let start = |screen| of("the start screen".to_owned(), "flow".to_owned(), screen);
        let mut all: Vec<Largest> = starts.map(start).into();
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::files::built_in;
    use crate::flow::Rest;
    use crate::library::Guidance;
    use crate::library::texts::{TextInfo, TextKind, TextReader};
    use crate::reply::{Block, Control, Line, Span};
    use crate::safety::{Confirmation, Country};
    use std::collections::BTreeSet;

    fn shipped() -> Library {
        crate::pack::load(&built_in(), &[]).library.expect("the shipped packs load")
    }

    #[test]
    fn every_screen_of_the_shipped_packs_fits_and_so_would_a_translation() {
        assert_eq!(too_large(&shipped()), []);
    }

    #[test]
    fn what_the_operator_may_set_fits_every_screen() {
        let mut library = shipped();
        library.packs.clear();
        assert_eq!(too_large(&library), []);
        let operator = largest_operator();
        assert_eq!(operator.name.len(), NAME_MAX);
        assert_eq!(operator.contact.len(), CONTACT_MAX);
        assert_eq!(operator.privacy_url.len(), PRIVACY_URL_MAX);
        let text = |operator: Operator| {
            let settings = Settings { checks: true, operator, version: String::new() };
            let (place, today) = (ChannelKind::Server, time::Date::MAX);
            let words = library.languages.english();
            let screens = Screens { library: &library, settings: &settings, words, place, today };
            screens.privacy().size().text + screens.about().size().text
        };
        let most = text(largest_operator());
        for char in ['x', 'ü', '*', '\\', '@', ':', '-', '#', '\u{3000}', '🫖'] {
            let of = |length: usize| String::from(char).repeat(length);
            let privacy_url = format!("https://{}", of(PRIVACY_URL_MAX - 8));
            let operator = Operator { name: of(NAME_MAX), contact: of(CONTACT_MAX), privacy_url };
            assert!(text(operator) <= most, "{char:?}");
        }
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

    /// Everything that can be read on a screen.
    fn read(screen: &Screen) -> String {
        let mut said = String::new();
        for block in &screen.blocks {
            match block {
                Block::Title(line)
                | Block::Heading(line)
                | Block::Paragraph(line)
                | Block::Note(line) => read_line(&mut said, line),
                Block::List(lines) | Block::Steps(lines) => {
                    for line in lines {
                        read_line(&mut said, line);
                    }
                }
                Block::Copy(text) => said.push_str(text),
                Block::Divider => {}
            }
        }
        for control in &screen.controls {
            match control {
                Control::Row(buttons) => said.extend(buttons.iter().map(|button| &*button.label)),
                Control::Menu(menu) => {
                    said.push_str(&menu.placeholder);
                    for option in &menu.options {
                        said.push_str(&option.label);
                        said.push_str(option.detail.as_deref().unwrap_or_default());
                    }
                }
            }
        }
        said
    }

    fn read_line(said: &mut String, line: &Line) {
        for span in &line.0 {
            match span {
                Span::Text(text) | Span::Strong(text) | Span::Command(text) => said.push_str(text),
                Span::Link { label, url } => {
                    said.push_str(label);
                    said.push_str(url);
                }
            }
        }
    }

    /// Texts that members see and that need not stand on one of the largest screens.
    const ELSEWHERE: &[(TextKind, &str, &str)] = &[
        (TextKind::CommandNameIn, "", "Discord's list of commands has it"),
        (TextKind::CommandDescriptionIn, "", "Discord's list of commands has it"),
        (TextKind::InterfaceDescription, "read.option", "Discord's list of commands has it"),
        (TextKind::PassageAsk, "", "the list for the visit has as many as there is room for"),
        (TextKind::InterfaceSentence, "what-if.more", "room is left for it before it is needed"),
        (
            TextKind::InterfaceSentence,
            "outcome.emergency",
            "the shipped pack has cards in its place",
        ),
    ];

    /// Texts of which one stands in the place of another, so that the longest are drawn: of the same
    /// table (`true`) or of the same file.
    const ONE_OF: &[(TextKind, bool)] = &[
        (TextKind::OutcomeHeadline, true),
        (TextKind::OutcomeShort, false),
        (TextKind::OverlayText, false),
    ];

    /// The shipped library, in which every claim is disputed and every helpline may be shown.
    fn disputed_and_confirmed() -> Library {
        let mut library = shipped();
        let ledgers = library.packs.iter_mut().filter_map(|pack| pack.ledger.as_mut());
        for claim in ledgers.flat_map(|ledger| &mut ledger.claims) {
            if claim.guidance == Guidance::Agrees {
                claim.guidance = Guidance::Partly;
            }
        }
        for line in library.safety.countries.iter_mut().flat_map(|country| &mut country.lines) {
            line.mark = Confirmation::Official;
        }
        library
    }

    #[test]
    fn each_text_that_members_see_is_drawn_at_its_largest() {
        let mut library = disputed_and_confirmed();
        let unsure = |country: &&Country| country.shown_emergency().is_none();
        let unsure = library.safety.countries.iter().filter(unsure);
        let unsure: Vec<String> = unsure.map(|country| country.id.to_string()).collect();
        let mut marked = Vec::new();
        library.visit_texts(&mut |text, about| {
            // "none read" stands in the place of an address.
            if text != "none read" {
                text.push_str(&format!("⟦{}⟧", marked.len()));
                marked.push((text.chars().count(), about.clone()));
            }
        });
        let languages = library.languages.all();
        let largest = languages.flat_map(|words| largest(&library, words));
        let drawn: String = largest.map(|large| read(&large.screen)).collect();
        let marks = drawn.split('⟦').filter_map(|after| after.split('⟧').next()?.parse().ok());
        let seen: BTreeSet<usize> = marks.collect();
        let instead = |length: usize, about: &TextInfo| {
            let of = ONE_OF.iter().find(|(kind, _)| *kind == about.kind);
            of.is_some_and(|(_, same_table)| {
                seen.iter().filter_map(|mark| marked.get(*mark)).any(|(longer, other)| {
                    let (place, here) = (&other.place, &about.place);
                    let near = (&place.file, &place.name) == (&here.file, &here.name)
                        && (!same_table || place.names == here.names);
                    other.kind == about.kind && near && *longer >= length
                })
            })
        };
        let missing = marked.iter().enumerate().filter(|(mark, (length, about))| {
            let path = about.path();
            let elsewhere = ELSEWHERE
                .iter()
                .any(|(kind, only, _)| *kind == about.kind && (only.is_empty() || *only == path));
            let unsure =
                about.kind == TextKind::CountryEmergency && unsure.contains(&about.place.names[0]);
            let members = about.kind.reader() == TextReader::Members;
            members && !seen.contains(mark) && !elsewhere && !unsure && !instead(*length, about)
        });
        let missing: Vec<String> = missing.map(|(_, (_, about))| about.path()).collect();
        assert!(missing.is_empty(), "on no screen: {missing:#?}");
    }

    #[test]
    fn what_a_command_does_is_drawn_as_the_heading_of_the_list_that_it_opens() {
        let library = shipped();
        let mut headings = Vec::new();
        for large in largest(&library, library.languages.english()) {
            if let Some(Block::Title(line)) = large.screen.blocks.first() {
                let mut heading = String::new();
                read_line(&mut heading, line);
                headings.push(heading);
            }
        }
        let commands = library.packs.iter().flat_map(|pack| &pack.commands);
        let lists: Vec<_> =
            commands.filter(|command| matches!(command.opens, Opens::Articles(_))).collect();
        assert!(!lists.is_empty());
        for command in lists {
            let drawn = headings.iter().any(|heading| heading.contains(&command.description));
            assert!(drawn, "{}", command.name);
        }
    }
}
