//! What holds for every screen, whatever it says: what stands on buttons and in menus comes from
//! sentences that are made for that.

use std::collections::BTreeSet;

use super::NotOpened;
use super::largest::largest;
use super::largest::tests::{plain_settings, read, screens};
use crate::action::Open;
use crate::flow::{Answers, Rest};
use crate::interface::{Languages, Sentence, SentenceKind, Words};
use crate::library::Library;
use crate::library::fixture::shipped;
use crate::locale::Locale;
use crate::reply::{Control, Screen, ScreenKind};

/// Stands in every sentence that is made for the text of a screen.
const MARK: char = '¶';

/// The shipped library with words that are marked, unless they are made for buttons and menus.
fn marked() -> Library {
    let text = |sentence: &Sentence| {
        let slots: Vec<String> = sentence.slots.iter().map(|slot| format!("{{{slot}}}")).collect();
        let slots = slots.concat();
        Some(match sentence.kind {
            SentenceKind::Sentence | SentenceKind::Description => format!("{MARK}{slots}"),
            SentenceKind::Label
            | SentenceKind::MenuLine
            | SentenceKind::Said
            | SentenceKind::Name
            | SentenceKind::Pattern => slots,
        })
    };
    let mut library = shipped().clone();
    let words = Words::new(Locale::ENGLISH, text).expect("a text for each");
    library.languages = Languages::new(vec![words]).expect("English");
    library
}

/// Everything that stands on the buttons and in the menus of a screen.
fn on_controls(screen: &Screen) -> Vec<&str> {
    screen.controls.iter().flat_map(on_control).collect()
}

fn on_control(control: &Control) -> Vec<&str> {
    match control {
        Control::Row(buttons) => buttons.iter().map(|button| button.label.as_str()).collect(),
        Control::Menu(menu) => {
            let options = menu.options.iter().flat_map(|option| {
                [Some(option.label.as_str()), option.detail.as_deref()].into_iter().flatten()
            });
            std::iter::once(menu.placeholder.as_str()).chain(options).collect()
        }
        Control::Picker(picker) => vec![picker.placeholder.as_str()],
    }
}

#[test]
fn what_stands_on_buttons_and_in_menus_is_a_label_or_a_line_of_a_menu() {
    let library = marked();
    let words = library.languages.english();
    let settings = plain_settings();
    let screens = screens(&library, &settings, time::Date::MAX);
    let pack = library.packs.first().expect("a pack");
    let mut all: Vec<Screen> = largest(&library, words).into_iter().map(|l| l.screen).collect();
    all.extend([
        super::failure_screen(&library, None),
        super::busy(&library, None),
        screens.not_opened(NotOpened::NotYours),
        screens.help_back_to(Open::HelpNow),
        screens.checks_off(pack),
    ]);
    let wrong = |screen: &Screen| {
        let marked = on_controls(screen).into_iter().filter(|text| text.contains(MARK));
        marked.map(|text| format!("{text} on {:?}", screen.blocks.first())).collect::<Vec<_>>()
    };
    assert_eq!(all.iter().flat_map(wrong).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn every_kind_of_screen_is_among_the_largest() {
    let library = shipped();
    let all = largest(library, library.languages.english());
    let drawn: BTreeSet<ScreenKind> = all.iter().map(|largest| largest.screen.kind).collect();
    let missing = ScreenKind::ALL.iter().filter(|kind| !drawn.contains(kind));
    let missing: Vec<&ScreenKind> = missing.collect();
    assert!(missing.is_empty(), "src/bot/largest draws no screen of these kinds: {missing:?}");
}

#[test]
fn texts_that_quote_the_button_for_help_name_it_as_the_reader_sees_it() {
    let library = shipped();
    let german = library.languages.for_reader("de".parse().ok());
    let english = library.languages.english().help_now();
    let quotes = |words: &Words, label: &str| {
        let all = largest(library, words).into_iter();
        all.filter(|largest| {
            let on_controls = on_controls(&largest.screen);
            let labels = on_controls.iter().filter(|text| text.contains(label)).count();
            read(&largest.screen).matches(label).count() > labels
        })
        .count()
    };
    assert!(quotes(library.languages.english(), &english) > 10);
    assert_eq!(quotes(german, &english), 0);
    assert!(quotes(german, &german.help_now()) > 10);
}

#[test]
fn every_line_without_room_is_named_also_where_two_lead_to_the_same_passage() {
    let mut library = shipped().clone();
    let flow = &mut library.packs[0].flows[0];
    let passage = flow.overlays.iter().find_map(|overlay| overlay.then.passages.first().cloned());
    for overlay in flow.overlays.iter_mut().filter(|overlay| !overlay.then.always) {
        overlay.when = None;
        overlay.then.passages.clone_from(&passage.iter().cloned().collect());
    }
    let settings = plain_settings();
    let screens = screens(&library, &settings, time::Date::MIN);
    let (pack, flow) = (&library.packs[0], &library.packs[0].flows[0]);
    let (answers, decision) = flow.complete(&Answers::default(), Rest::None).expect("a result");
    let screen = screens.walking(pack, flow, &answers).outcome(decision);
    let named: Vec<_> = flow.overlays_named(decision).collect();
    assert!(named.len() > 1, "{}", named.len());
    let said = read(&screen);
    for overlay in named {
        assert!(said.contains(overlay.short.as_deref().expect("a name")), "{}", overlay.id);
    }
    let title = &pack.passage(&passage.expect("a passage")).expect("a passage").1.title;
    let buttons = on_controls(&screen).into_iter().filter(|label| label.contains(title)).count();
    assert_eq!(buttons, 1, "a message may not have two buttons that do the same");
}
