//! What is drawn at its largest: every text that members see, in every language.

use super::conditions::largest_operator;
use super::*;
use crate::flow::{Answer, Answers, Rest};
use crate::library::Guidance;
use crate::library::fixture::{reviewed, shipped};
use crate::library::limits::{PROFESSION_MAX, REVIEWER_MAX};
use crate::library::texts::{TextInfo, TextKind, TextReader};
use crate::operator::{CONTACT_MAX, NAME_MAX, Operator, PRIVACY_URL_MAX};
use crate::reply::{Block, Control, Line, Span};
use crate::safety::{Confirmation, Country, PhrasePart};
use crate::settings::{Known, Place};
use std::collections::BTreeSet;

#[test]
fn every_screen_of_the_shipped_packs_fits_and_so_would_a_translation() {
    assert_eq!(too_large(shipped()), []);
    let words = widest(&shipped().stretched()).expect("widest words");
    // Else each language is drawn for itself, which takes longer.
    assert_eq!(too_large_in(&shipped().stretched(), &words, true), []);
}

#[test]
fn a_screen_that_outgrows_a_message_in_one_language_of_the_helplines_is_named() {
    let with = |locale: &str, part: PhrasePart| {
        let mut library = shipped().clone();
        let mut books = library.safety.phrase_books.iter_mut();
        let book = books.find(|book| book.locale.as_str() == locale).unwrap();
        for phrase in book.phrases.iter_mut().filter(|phrase| phrase.part == part) {
            phrase.said.push_str(&"x".repeat(3900));
        }
        let mut found = too_large(&library);
        found.retain(|large| large.locale.as_str() == locale && !large.only_longer);
        found.into_iter().map(|large| large.what).collect::<BTreeSet<_>>()
    };
    let noted = with("de", PhrasePart::Note);
    assert!(noted.contains("the screen of United Kingdom"), "{noted:?}");
    let numbered = with("fr", PhrasePart::Emergency);
    assert!(numbered.contains("the screen of /help"), "{numbered:?}");
    assert!(numbered.contains("the start screen"), "{numbered:?}");
}

#[test]
fn every_screen_fits_also_where_it_says_who_has_read_it() {
    let mut library = reviewed();
    for review in library.packs.iter_mut().flat_map(|pack| &mut pack.reviews.records) {
        review.name = "n".repeat(REVIEWER_MAX);
        review.profession = "p".repeat(PROFESSION_MAX);
    }
    assert_eq!(too_large(&library), []);
}

#[test]
fn what_the_operator_may_set_fits_every_screen() {
    let mut library = shipped().clone();
    library.packs.clear();
    assert_eq!(too_large(&library), []);
    let operator = largest_operator();
    assert_eq!(operator.name.len(), NAME_MAX);
    assert_eq!(operator.contact.len(), CONTACT_MAX);
    assert_eq!(operator.privacy_url.len(), PRIVACY_URL_MAX);
    let text = |operator: Operator| {
        let settings = Settings { checks: true, operator, version: String::new() };
        let screens = screens(&library, &settings, time::Date::MAX);
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
fn no_result_is_too_large_or_has_more_parts_than_the_largest() {
    let library = shipped();
    let words = library.languages.english();
    let all = largest(library, words);
    let settings = plain_settings();
    let screens = screens(library, &settings, time::Date::MAX);
    let pack = library.packs.first().unwrap();
    let flow = pack.flows.first().unwrap();
    for vignette in &pack.vignettes {
        for rest in [Rest::Skip, Rest::None] {
            let (answers, decision) = flow.complete(&vignette.answers, rest).unwrap();
            let id = &flow.outcomes[decision.outcome].id;
            let what = format!("the result `{id}`");
            let most = all.iter().find(|largest| largest.what == what).unwrap();
            let walking = screens.walking(pack, flow, &answers);
            let size = walking.outcome(decision).size();
            // The largest result may have moved to another screen what stands here.
            assert_eq!(size.over(), [], "{}", vignette.id);
            assert_eq!(walking.more().size().over(), [], "{}", vignette.id);
            assert!(size.components <= most.screen.size().components, "{}", vignette.id);
        }
    }
}

/// Many people of every kind, drawn from a fixed seed.
fn many_walks(flow: &Flow, count: u64) -> impl Iterator<Item = Answers> {
    let mut state = 7_u64;
    let mut next = move |most: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(state >> 33).unwrap() % most
    };
    (0..count).map(move |_| {
        let mut answers = Answers::default();
        for (index, item) in flow.items.iter().enumerate() {
            let every = item.ordinary();
            let one = |option: usize| Codes::only(option % item.options.len());
            // Nobody in danger, and else rather too many ticks than too few.
            let answer = match (item.nothing(), next(4)) {
                (Some(nothing), 0..2) => nothing,
                (Some(nothing), _) if item.red_flag => nothing,
                (_, 2) if item.repeats => Answer::Chosen(every),
                (_, _) => Answer::Chosen(one(next(99))),
            };
            answers.set(index, answer);
        }
        answers
    })
}

#[test]
fn what_safety_hangs_on_is_never_moved_off_a_result() {
    let library = shipped();
    let words = library.languages.english();
    let settings = plain_settings();
    let (place, today) = (ChannelKind::Server, time::Date::MAX);
    let reader = Some(words.locale());
    let screens = Screens {
        known: Known::NoServer,
        here: Place::nowhere(),
        moderates: false,
        library,
        settings: &settings,
        words,
        reader,
        likely: &[],
        place,
        today,
    };
    let mut seen = 0;
    for pack in &library.packs {
        for flow in &pack.flows {
            for answers in many_walks(flow, 5000) {
                let Ok((answers, decision)) = flow.complete(&answers, Rest::None) else { continue };
                let walking = screens.walking(pack, flow, &answers);
                let said = read(&walking.outcome(decision));
                for overlay in flow.overlays_shown(decision).filter(|overlay| overlay.always) {
                    assert!(said.contains(&overlay.line.text), "{} {answers:?}", overlay.id);
                    seen += 1;
                }
                for overlay in flow.overlays_named(decision) {
                    let short = overlay.short.as_ref().unwrap();
                    let list = read(&walking.list());
                    assert!(list.contains(short), "{} {answers:?}", overlay.id);
                }
            }
        }
    }
    assert!(seen > 1000, "{seen}");
}

/// Screens for a reader of English in a server.
pub(in crate::bot) fn screens<'a>(
    library: &'a Library,
    settings: &'a Settings,
    today: time::Date,
) -> Screens<'a> {
    let words = library.languages.english();
    let (reader, place) = (Some(words.locale()), ChannelKind::Server);
    Screens {
        known: Known::NoServer,
        here: Place::nowhere(),
        moderates: false,
        library,
        settings,
        words,
        reader,
        likely: &[],
        place,
        today,
    }
}

/// Settings of somebody who says nothing of themselves.
pub(in crate::bot) fn plain_settings() -> Settings {
    let operator =
        Operator { name: String::new(), contact: String::new(), privacy_url: String::new() };
    Settings { checks: true, operator, version: String::new() }
}

/// Everything that a screen says, one text after the other.
pub(in crate::bot) fn read(screen: &Screen) -> String {
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
            Control::Picker(picker) => said.push_str(&picker.placeholder),
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
            Span::Channel(_) | Span::Role(_) | Span::Person(_) | Span::Moment(_) => {}
        }
    }
}

/// Texts that members see and that need not stand on one of the largest screens.
const ELSEWHERE: &[(TextKind, &str, &str)] = &[
    (TextKind::CommandNameIn, "", "Discord's list of commands has it"),
    (TextKind::CommandDescriptionIn, "", "Discord's list of commands has it"),
    (TextKind::InterfaceDescription, "", "Discord's list of commands has it"),
    (TextKind::InterfaceLabel, "settings.field-text", "a form has it"),
    (TextKind::InterfaceLabel, "settings.field-name", "a form has it"),
    (TextKind::InterfaceLabel, "settings.field-contact", "a form has it"),
    (TextKind::InterfaceSentence, "settings.operator", "it takes less room than a person's id"),
    (TextKind::PassageAsk, "", "the list for the visit has as many as there is room for"),
    (TextKind::InterfaceSentence, "what-if.more", "room is left for it before it is needed"),
    (TextKind::InterfaceSentence, "outcome.emergency", "the shipped pack has cards in its place"),
    (TextKind::InterfaceSentence, "safety.country-unknown", "every shipped country has a number"),
    (TextKind::InterfaceSentence, "language.text-is-in", "an English text says it in no English"),
    (
        TextKind::InterfaceName,
        "",
        "the day has the longest name of a month, and packs one language",
    ),
];

/// Texts of which one stands in the place of another, so that the longest are drawn: of the same
/// table (`true`) or of the same file.
const ONE_OF: &[(TextKind, bool)] = &[
    (TextKind::OutcomeHeadline, true),
    (TextKind::OutcomeShort, false),
    (TextKind::OverlayText, false),
];

/// The shipped library, in which somebody has read everything, every claim is disputed and every
/// helpline may be shown.
fn disputed_and_confirmed() -> Library {
    let mut library = reviewed();
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
    for large in largest(library, library.languages.english()) {
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
