//! Talks with the bot, without Discord: reading, its own commands, and what goes wrong, on the
//! shipped packs.

mod support;

use std::sync::LazyLock;

use insta::{assert_debug_snapshot, assert_snapshot};
use myelin::action::{Action, NotOpened, Open};
use myelin::bot::{Act, ChannelKind, Message};
use myelin::library::Library;
use myelin::reply::Reply;
use myelin::sensitive::Sensitive;
use support::talk::{Talk, spoken};

static LIBRARY: LazyLock<Library> = LazyLock::new(support::library);

#[test]
fn symptoms_are_read_by_part_of_the_body() {
    let talk = Talk::new(&LIBRARY);
    assert_snapshot!("symptoms", talk.command("/b12-symptoms"));
    assert_snapshot!("mouth", talk.pick(&["Sore tongue and mouth"]));
}

#[test]
fn every_command_for_reading_lists_its_articles_in_its_own_order() {
    let talk = Talk::new(&LIBRARY);
    let listed = |command: &str| {
        let screen = talk.command(command);
        screen.lines().filter_map(|line| Some(line.strip_prefix("- ")?.to_owned())).collect()
    };
    let lists: Vec<Vec<String>> =
        ["/b12-tests", "/b12-food", "/b12-medicines", "/b12-risk"].map(listed).into();
    assert_debug_snapshot!("lists", lists);
}

#[test]
fn an_article_is_read_passage_by_passage_to_its_end_and_back() {
    let talk = Talk::new(&LIBRARY);
    let first = talk.command("/b12-read recovery");
    assert_snapshot!("excerpt", first);
    let second = talk.press("Next: Can nerves heal?");
    assert_eq!(talk.press("Back: How long getting better can take"), first);
    talk.press("Next: Can nerves heal?");
    talk.press("Next: Check-ups, and staying on treatment");
    assert_eq!(talk.press("Back: Can nerves heal?"), second);
    talk.press("Next: Check-ups, and staying on treatment");
    let last = talk.press("Next: If you feel worse, or no better, on treatment");
    assert!(!last.contains("[Next:"), "{last}");
    assert!(last.contains("[Related] [Start: B12 check]\n[Sources] [All articles]\n"), "{last}");
}

#[test]
fn related_articles_lead_on_and_back_to_the_passage() {
    let talk = Talk::new(&LIBRARY);
    talk.command("/b12-read recovery");
    let second = talk.press("Next: Can nerves heal?");
    assert_snapshot!("related", talk.press("Related"));
    assert_eq!(talk.press("Back: Can nerves heal?"), second);
    talk.press("Related");
    let other = talk.pick(&["Easing nerve pain safely"]);
    assert!(
        other.starts_with("# Easing nerve pain safely\n## Nerve pain: find the cause first"),
        "{other}"
    );
}

#[test]
fn an_excerpt_leads_to_all_sources_and_to_the_check() {
    let talk = Talk::new(&LIBRARY);
    let mouth = talk.command("/b12-read mouth");
    let first = talk.press("Sources");
    assert!(first.starts_with("# Sources: Vitamin B12, pain and numbness"), "{first}");
    let second = talk.press("Next page");
    assert!(second.contains("Page 2 of 5"), "{second}");
    assert_eq!(talk.press("Previous page"), first);
    assert_eq!(talk.press("Back: Sore tongue: what it can look like"), mouth);
    talk.press("Sources");
    talk.press("What was checked");
    talk.press("Next page");
    assert_eq!(talk.press("Back: Sore tongue: what it can look like"), mouth);
    talk.press("I need help now");
    assert_eq!(talk.press("I pressed this by mistake"), mouth);
    talk.command("/b12-read mouth");
    let start = talk.press("Start: B12 check");
    assert!(start.contains("[Start] [I need help now] [Not now]"), "{start}");
}

#[test]
fn an_article_with_nothing_related_has_no_such_button() {
    let mut library = LIBRARY.clone();
    library.packs[0].articles.iter_mut().for_each(|article| article.related.clear());
    assert!(!Talk::new(&library).command("/b12-read mouth").contains("[Related]"));
}

#[test]
fn reading_understands_the_words_that_people_use() {
    let first = |typed: &str| {
        let talk = Talk::new(&LIBRARY);
        let screen = talk.command(&format!("/b12-read {typed}"));
        screen.lines().next().unwrap_or_default().trim_start_matches("# ").to_owned()
    };
    assert_eq!(first("glossitis"), "Sore tongue and mouth");
    assert_eq!(first("whippets"), "Laughing gas (nitrous oxide)");
    assert_eq!(first("burning feet"), "Pins and needles, numbness, burning feet");
    assert_eq!(first("tingeling"), "Pins and needles, numbness, burning feet");
    assert_eq!(first("laughing-gas"), "Laughing gas (nitrous oxide)", "as autocomplete sends it");
    let talk = Talk::new(&LIBRARY);
    assert!(talk.command("/b12-read weather in Oslo").contains("I found no article for that."));
}

#[test]
fn suggestions_come_while_typing_and_none_for_other_commands() {
    let talk = Talk::new(&LIBRARY);
    let suggest = |name: &str, text: &str| {
        let text = Sensitive::new(text.to_owned());
        match talk.reply(Act::Typing { name: name.to_owned(), text }) {
            Reply::Suggest(found) => found.into_iter().map(|found| found.value).collect::<Vec<_>>(),
            other => panic!("no suggestions but {other:?}"),
        }
    };
    assert_eq!(suggest("b12-read", "balloo"), ["laughing-gas"]);
    assert_eq!(suggest("b12-check", "a"), [""; 0]);
}

#[test]
fn the_bots_own_commands() {
    let talk = Talk::new(&LIBRARY);
    assert_snapshot!("help", talk.command("/help"));
    assert_snapshot!("about", talk.command("/about"));
    assert_snapshot!("privacy", talk.command("/privacy"));
}

#[test]
fn what_became_of_the_founding_article_is_told_in_one_line_where_it_was_written_down() {
    let told = "was checked claim by claim. It makes 44 claims. Guidance agrees with 19. The project reworded 25, sometimes also where guidance agrees, and left out 1.";
    let mut library = LIBRARY.clone();
    let talk = Talk::new(&library);
    assert!(talk.command("/about").contains(told));
    assert!(talk.press("Sources: Vitamin B12, pain and numbness").contains(told));
    assert!(talk.press("Next page").contains(told));
    library.packs[0].ledger = None;
    let talk = Talk::new(&library);
    let about = talk.command("/about");
    assert!(!about.contains("claim") && !about.contains("[What was checked"), "{about}");
    assert!(!talk.press("Sources: Vitamin B12, pain and numbness").contains("claim by claim"));
}

#[test]
fn whoever_wants_to_know_reads_what_guidance_does_not_support_and_what_is_said_instead() {
    let talk = Talk::new(&LIBRARY);
    talk.command("/about");
    let first = talk.press("What was checked: Vitamin B12, pain and numbness");
    assert!(first.contains("\"Pain and Numbness from Vitamin B12 Deficiency\""), "{first}");
    let wrong = "Guidance or studies disagree: \"Pernicious anemia is what low B12 turns into if it goes on.\" It is the other way round: pernicious anemia is a cause of low B12.";
    assert!(first.contains(wrong), "{first}");
    assert!(!first.contains("[Previous page]"), "{first}");
    let mut pages = vec![first];
    while pages.last().is_some_and(|page| page.contains("[Next page]")) {
        pages.push(talk.press("Next page"));
    }
    let claims = pages.iter().flat_map(|page| page.lines()).filter(|line| line.starts_with("- "));
    assert_eq!(claims.count(), 25, "44 claims, of which guidance agrees with 19");
    assert!(talk.press("Sources").starts_with("# Sources: Vitamin B12, pain and numbness"));
    assert_eq!(talk.press("What was checked"), pages[0]);
}

#[test]
fn a_page_that_is_no_longer_there_is_the_last_one() {
    let talk = Talk::new(&LIBRARY);
    let sources = Action::Open(Open::Sources(LIBRARY.packs[0].id.clone(), 200, None));
    let act = Act::Press { action: Ok(sources), values: Sensitive::default(), on: Message::Own };
    let Reply::Replace(screen) = talk.reply(act) else { panic!("another message") };
    assert!(spoken(&screen).contains("Page 5 of 5"), "{}", spoken(&screen));
}

#[test]
fn a_button_to_what_was_checked_still_leads_somewhere_when_that_is_gone() {
    let mut library = LIBRARY.clone();
    library.packs[0].ledger = None;
    let talk = Talk::new(&library);
    let ledger = Action::Open(Open::Ledger(library.packs[0].id.clone(), 3, None));
    let act = Act::Press { action: Ok(ledger), values: Sensitive::default(), on: Message::Own };
    let Reply::Replace(screen) = talk.reply(act) else { panic!("another message") };
    assert_eq!(spoken(&screen), talk.command("/b12-read"));
}

#[test]
fn a_start_in_the_direct_message_says_that_it_stays() {
    let mut talk = Talk::new(&LIBRARY);
    talk.place = ChannelKind::DirectWithBot;
    let start = talk.command("/b12-check");
    assert!(start.contains("It stays in this chat until you press Stop or Hide this."), "{start}");
    talk.place = ChannelKind::Elsewhere;
    assert!(talk.command("/b12-check").contains("Only you can see this."));
}

#[test]
fn stop_and_hide_take_the_message_away_and_say_so() {
    let said = |open: Open, on: Message| {
        let action = Ok(Action::Open(open));
        match Talk::begun(&LIBRARY).reply(Act::Press { action, values: Sensitive::default(), on }) {
            Reply::Remove(screen) => format!("removed: {}", spoken(&screen)),
            Reply::Show(screen) => format!("beside it: {}", spoken(&screen)),
            other => panic!("{other:?}"),
        }
    };
    let end = "\n(You can start again at any time.)\n";
    let stopped = format!("Stopped. I kept none of your answers.{end}");
    assert_eq!(said(Open::Stop, Message::Own), format!("removed: {stopped}"));
    assert_eq!(said(Open::Hide, Message::Own), format!("removed: Hidden. I kept nothing.{end}"));
    assert_eq!(
        said(Open::Hide, Message::Shared),
        format!("beside it: {stopped}"),
        "it stays there"
    );
}

#[test]
fn a_button_on_a_message_that_others_see_is_answered_beside_it() {
    let talk = Talk::begun(&LIBRARY);
    let open = [Open::Hide, Open::HelpNow, Open::Stop].map(Action::Open);
    let buttons = || talk.buttons().into_iter().map(|button| button.action).collect::<Vec<_>>();
    let walk = buttons();
    talk.command("/b12-read recovery");
    let excerpt = buttons();
    for action in walk.into_iter().chain(excerpt).chain(open) {
        let act = Act::Press {
            action: Ok(action.clone()),
            values: Sensitive::default(),
            on: Message::Shared,
        };
        assert!(matches!(talk.reply(act), Reply::Show(_)), "{action:?}");
    }
}

#[test]
fn a_button_that_does_not_open_is_answered_calmly_with_a_way_on() {
    let talk = Talk::new(&LIBRARY);
    let pressed = |reason: NotOpened| {
        let act =
            Act::Press { action: Err(reason), values: Sensitive::default(), on: Message::Own };
        match talk.reply(act) {
            Reply::Show(screen) => spoken(&screen),
            other => panic!("not a message of its own: {other:?}"),
        }
    };
    assert_snapshot!("not_yours", pressed(NotOpened::NotYours));
    assert_snapshot!("questions_changed", pressed(NotOpened::QuestionsChanged));
    assert_snapshot!("unknown_version", pressed(NotOpened::UnknownVersion));
    let help = pressed(NotOpened::HelpNotYours);
    assert!(help.starts_with("# It's good that you asked."), "{help}");
}

#[test]
fn with_the_questions_off_only_reading_is_offered() {
    let mut talk = Talk::new(&LIBRARY);
    talk.settings.checks = false;
    assert_snapshot!("checks_off", talk.command("/b12-check"));
    let names: Vec<String> = myelin::bot::commands(&LIBRARY, &talk.settings)
        .into_iter()
        .map(|command| command.name)
        .collect();
    assert_eq!(names.len(), 10, "{names:?}");
    assert!(!names.contains(&"b12-check".to_owned()), "{names:?}");
    assert!(!talk.command("/help").contains("B12 check"));
}

#[test]
fn a_pack_that_is_gone_or_has_nothing_to_read_leaves_a_way_on() {
    let mut bare = LIBRARY.clone();
    bare.packs[0].articles.clear();
    let talk = Talk::new(&bare);
    assert!(talk.command("/b12-read").contains("There is nothing to read here yet."));
    assert!(!talk.command("/help").contains("All articles"));

    let begun = Talk::begun(&LIBRARY);
    let buttons = begun.buttons();
    bare.packs.clear();
    let talk = Talk::new(&bare);
    for button in buttons {
        let reply = talk.reply(Act::Press {
            action: Ok(button.action),
            values: Sensitive::default(),
            on: Message::Own,
        });
        let (Reply::Replace(screen) | Reply::Remove(screen)) = reply else { panic!("a screen") };
        let text = spoken(&screen);
        let known = ["This button does not work any more.", "Stopped.", "# It's good that you"];
        assert!(known.iter().any(|known| text.contains(known)), "{}: {text}", button.label);
    }
}

#[test]
fn what_a_person_did_does_not_show_in_debug_text() {
    let talk = Talk::begun(&LIBRARY);
    let menu = talk.menus().remove(0);
    let act: Act = Act::Press {
        action: Ok(menu.action),
        values: Sensitive::new(vec!["self-harm".to_owned()]),
        on: Message::Own,
    };
    let said = format!("{act:?}");
    assert!(!said.contains("self-harm") && !said.contains("item"), "{said}");
}

#[test]
fn an_overdue_review_is_shown() {
    let mut talk = Talk::new(&LIBRARY);
    talk.today = talk.today.replace_year(2028).expect("a year");
    let start = talk.command("/b12-check");
    assert!(start.contains("was due to be checked on 23 Nov 2027 and was not"), "{start}");
}

#[test]
fn what_cannot_be_read_is_answered_calmly() {
    let talk = Talk::new(&LIBRARY);
    let Reply::Show(screen) = talk.reply(Act::Unreadable) else { panic!("an answer") };
    assert_snapshot!(spoken(&screen));
}
