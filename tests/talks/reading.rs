//! Reading: articles, sources, what was checked, the bot's own commands, and what goes wrong.

use myelin::action::{Action, NotOpened, Open};
use myelin::bot::{self, Act, ChannelKind, PressedMessage};
use myelin::reply::Reply;
use myelin::sensitive::Sensitive;

use crate::support::own;
use crate::support::talk::{Talk, spoken};

#[test]
fn a_command_for_reading_lists_its_articles_in_its_own_order() {
    let talk = Talk::new(own());
    let listed = talk.command("/feet-symptoms");
    let titles: Vec<&str> = listed.lines().filter_map(|line| line.strip_prefix("- ")).collect();
    let in_its_order = [
        "Pins and needles, numbness, burning feet",
        "Sore tongue and mouth",
        "How long until I feel better?",
    ];
    assert_eq!(titles, in_its_order);
    let mouth = talk.pick(&["Sore tongue and mouth"]);
    let begins = "# Sore tongue and mouth\n## Sore tongue: what it can look like\n";
    assert!(mouth.starts_with(begins), "{mouth}");
}

#[test]
fn an_article_is_read_passage_by_passage_to_its_end_and_back() {
    let talk = Talk::new(own());
    let first = talk.command("/feet-read recovery");
    assert!(first.starts_with("# How long until I feel better?\n## How long"), "{first}");
    let second = talk.press("Next: Can nerves heal?");
    assert_eq!(talk.press("Back: How long getting better can take"), first);
    talk.press("Next: Can nerves heal?");
    talk.press("Next: Check-ups, and staying on treatment");
    assert_eq!(talk.press("Back: Can nerves heal?"), second);
    talk.press("Next: Check-ups, and staying on treatment");
    let last = talk.press("Next: If you feel worse, or no better, on treatment");
    assert!(!last.contains("[Next:"), "{last}");
    assert!(last.contains("[Related] [Start: Feet check]\n[Sources] [All articles]\n"), "{last}");
}

#[test]
fn related_articles_lead_on_and_back_to_the_passage() {
    let talk = Talk::new(own());
    talk.command("/feet-read recovery");
    let second = talk.press("Next: Can nerves heal?");
    assert!(talk.press("Related").starts_with("# Related to: How long until I feel better?"));
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
    let talk = Talk::new(own());
    let mouth = talk.command("/feet-read mouth");
    let first = talk.press("Sources");
    assert!(first.starts_with("# Sources: Numb feet"), "{first}");
    let second = talk.press("Next page");
    assert!(second.contains("Page 2 of 3"), "{second}");
    assert_eq!(talk.press("Previous page"), first);
    assert_eq!(talk.press("Back: Sore tongue: what it can look like"), mouth);
    talk.press("Sources");
    talk.press("What was checked");
    talk.press("Next page");
    assert_eq!(talk.press("Back: Sore tongue: what it can look like"), mouth);
    talk.press("I need help now");
    assert_eq!(talk.press("I pressed this by mistake"), mouth);
    talk.command("/feet-read mouth");
    let start = talk.press("Start: Feet check");
    assert!(start.contains("[Start] [I need help now] [Not now]"), "{start}");
}

#[test]
fn an_article_with_nothing_related_has_no_such_button() {
    let mut library = own().clone();
    library.packs[0].articles.iter_mut().for_each(|article| article.related.clear());
    assert!(!Talk::new(&library).command("/feet-read mouth").contains("[Related]"));
}

#[test]
fn reading_understands_the_words_that_people_use() {
    let first = |typed: &str| {
        let talk = Talk::new(own());
        let screen = talk.command(&format!("/feet-read {typed}"));
        screen.lines().next().unwrap_or_default().trim_start_matches("# ").to_owned()
    };
    assert_eq!(first("glossitis"), "Sore tongue and mouth");
    assert_eq!(first("whippets"), "Laughing gas (nitrous oxide)");
    assert_eq!(first("burning feet"), "Pins and needles, numbness, burning feet");
    assert_eq!(first("tingeling"), "Pins and needles, numbness, burning feet");
    assert_eq!(first("laughing-gas"), "Laughing gas (nitrous oxide)", "as autocomplete sends it");
    let talk = Talk::new(own());
    assert!(talk.command("/feet-read weather in Oslo").contains("I found no article for that."));
}

#[test]
fn suggestions_come_while_typing_and_none_for_other_commands() {
    let talk = Talk::new(own());
    let suggest = |name: &str, text: &str| {
        let text = Sensitive::new(text.to_owned());
        match talk.reply(Act::Typing { name: name.to_owned(), text }) {
            Reply::Suggest(found) => found.into_iter().map(|found| found.value).collect::<Vec<_>>(),
            other => panic!("no suggestions but {other:?}"),
        }
    };
    assert_eq!(suggest("feet-read", "balloo"), ["laughing-gas"]);
    assert_eq!(suggest("feet-check", "a"), [""; 0]);
}

#[test]
fn what_became_of_the_founding_article_is_told_in_one_line_where_it_was_written_down() {
    let told = "was checked claim by claim. Of its 14 claims, 2 are used as they are, 12 are reworded, and 0 left out. Guidance agrees with 2.";
    let mut library = own().clone();
    let talk = Talk::new(&library);
    assert!(talk.command("/about").contains(told));
    assert!(talk.press("Sources: Numb feet").contains(told));
    assert!(talk.press("Next page").contains(told));
    library.packs[0].ledger = None;
    let talk = Talk::new(&library);
    let about = talk.command("/about");
    assert!(!about.contains("claim") && !about.contains("[What was checked"), "{about}");
    assert!(!talk.press("Sources: Numb feet").contains("claim by claim"));
}

#[test]
fn whoever_wants_to_know_reads_what_guidance_does_not_support_and_what_is_said_instead() {
    let talk = Talk::new(own());
    talk.command("/about");
    let first = talk.press("What was checked: Numb feet");
    assert!(first.contains("\"All about feet\""), "{first}");
    assert!(first.contains("Guidance or studies disagree: \"Claim 1 about feet leaves"), "{first}");
    assert!(first.contains("by the sea."), "and why: {first}");
    assert!(!first.contains("[Previous page]"), "{first}");
    let mut pages = vec![first];
    while pages.last().is_some_and(|page| page.contains("[Next page]")) {
        pages.push(talk.press("Next page"));
    }
    let claims = pages.iter().flat_map(|page| page.lines()).filter(|line| line.starts_with("- "));
    assert_eq!(claims.count(), 12, "14 claims, of which guidance agrees with 2");
    assert!(pages.len() > 1, "they are more than one page holds");
    assert!(talk.press("Sources").starts_with("# Sources: Numb feet"));
    assert_eq!(talk.press("What was checked"), pages[0]);
}

#[test]
fn a_page_that_is_no_longer_there_is_the_last_one() {
    let talk = Talk::new(own());
    let sources = Action::Open(Open::Sources(own().packs[0].id.clone(), 200, None));
    let act =
        Act::Press { action: Ok(sources), values: Sensitive::default(), on: PressedMessage::Own };
    let Reply::Replace(screen) = talk.reply(act) else { panic!("another message") };
    assert!(spoken(&screen).contains("Page 3 of 3"), "{}", spoken(&screen));
}

#[test]
fn a_button_to_what_was_checked_still_leads_somewhere_when_that_is_gone() {
    let mut library = own().clone();
    library.packs[0].ledger = None;
    let talk = Talk::new(&library);
    let ledger = Action::Open(Open::Ledger(library.packs[0].id.clone(), 3, None));
    let act =
        Act::Press { action: Ok(ledger), values: Sensitive::default(), on: PressedMessage::Own };
    let Reply::Replace(screen) = talk.reply(act) else { panic!("another message") };
    assert_eq!(spoken(&screen), talk.command("/feet-read"));
}

#[test]
fn a_start_in_the_direct_message_says_that_it_stays() {
    let mut talk = Talk::new(own());
    talk.place = ChannelKind::DirectWithBot;
    let start = talk.command("/feet-check");
    assert!(start.contains("It stays in this chat until you press Stop or Hide this."), "{start}");
    talk.place = ChannelKind::Elsewhere;
    assert!(talk.command("/feet-check").contains("Only you can see this."));
}

#[test]
fn stop_and_hide_take_the_message_away_and_say_so() {
    let said = |open: Open, on: PressedMessage| {
        let action = Ok(Action::Open(open));
        match Talk::begun(own()).reply(Act::Press { action, values: Sensitive::default(), on }) {
            Reply::Remove(screen) => format!("removed: {}", spoken(&screen)),
            Reply::Show(screen) => format!("beside it: {}", spoken(&screen)),
            other => panic!("{other:?}"),
        }
    };
    let end = "\n(You can start again at any time.)\n";
    let stopped = format!("Stopped. I kept none of your answers.{end}");
    assert_eq!(said(Open::Stop, PressedMessage::Own), format!("removed: {stopped}"));
    assert_eq!(
        said(Open::Hide, PressedMessage::Own),
        format!("removed: Hidden. I kept nothing.{end}")
    );
    assert_eq!(
        said(Open::Hide, PressedMessage::Shared),
        format!("beside it: {stopped}"),
        "it stays there"
    );
}

#[test]
fn a_button_on_a_message_that_others_see_is_answered_beside_it() {
    let talk = Talk::begun(own());
    let open = [Open::Hide, Open::HelpNow, Open::Stop].map(Action::Open);
    let buttons = || talk.buttons().into_iter().map(|button| button.action).collect::<Vec<_>>();
    let walk = buttons();
    talk.command("/feet-read recovery");
    let excerpt = buttons();
    for action in walk.into_iter().chain(excerpt).chain(open) {
        let act = Act::Press {
            action: Ok(action.clone()),
            values: Sensitive::default(),
            on: PressedMessage::Shared,
        };
        assert!(matches!(talk.reply(act), Reply::Show(_)), "{action:?}");
    }
}

#[test]
fn a_button_that_does_not_open_is_answered_calmly_with_a_way_on() {
    let talk = Talk::new(own());
    let pressed = |reason: NotOpened| {
        let act = Act::Press {
            action: Err(reason),
            values: Sensitive::default(),
            on: PressedMessage::Own,
        };
        match talk.reply(act) {
            Reply::Show(screen) => spoken(&screen),
            other => panic!("not a message of its own: {other:?}"),
        }
    };
    for (reason, text) in [
        (NotOpened::NotYours, "This button was made for someone else"),
        (NotOpened::QuestionsChanged, "The questions have changed since this button was made."),
        (NotOpened::UnknownVersion, "This button comes from another version of me."),
    ] {
        let said = pressed(reason);
        assert!(said.contains(text) && said.contains("[Start: Feet check]"), "{said}");
    }
    let help = pressed(NotOpened::HelpNotYours);
    assert!(help.starts_with("# It's good that you asked."), "{help}");
}

#[test]
fn with_the_questions_off_only_reading_is_offered() {
    let mut talk = Talk::new(own());
    talk.settings.checks = false;
    let off = talk.command("/feet-check");
    assert!(off.contains("has switched the questions off"), "{off}");
    assert!(off.contains("* Sore tongue and mouth"), "{off}");
    let names: Vec<String> =
        bot::commands(own(), &talk.settings).into_iter().map(|command| command.name).collect();
    assert_eq!(names.len(), own().packs[0].commands.len() - 1 + bot::own_commands().len());
    assert!(!names.contains(&"feet-check".to_owned()), "{names:?}");
    assert!(!talk.command("/help").contains("Feet check"));
}

#[test]
fn a_pack_that_is_gone_or_has_nothing_to_read_leaves_a_way_on() {
    let mut bare = own().clone();
    bare.packs[0].articles.clear();
    let talk = Talk::new(&bare);
    assert!(talk.command("/feet-read").contains("There is nothing to read here yet."));
    assert!(!talk.command("/help").contains("All articles"));

    let begun = Talk::begun(own());
    let buttons = begun.buttons();
    bare.packs.clear();
    let talk = Talk::new(&bare);
    for button in buttons {
        let reply = talk.reply(Act::Press {
            action: Ok(button.action),
            values: Sensitive::default(),
            on: PressedMessage::Own,
        });
        let (Reply::Replace(screen) | Reply::Remove(screen)) = reply else { panic!("a screen") };
        let text = spoken(&screen);
        let known = ["This button does not work any more.", "Stopped.", "# It's good that you"];
        assert!(known.iter().any(|known| text.contains(known)), "{}: {text}", button.label);
    }
}

#[test]
fn what_a_person_did_does_not_show_in_debug_text() {
    let talk = Talk::begun(own());
    let menu = talk.menus().remove(0);
    let act: Act = Act::Press {
        action: Ok(menu.action),
        values: Sensitive::new(vec!["self-harm".to_owned()]),
        on: PressedMessage::Own,
    };
    let said = format!("{act:?}");
    assert!(!said.contains("self-harm") && !said.contains("item"), "{said}");
}

#[test]
fn an_overdue_review_is_shown() {
    let mut talk = Talk::new(own());
    talk.today = talk.today.replace_year(2028).expect("a year");
    let start = talk.command("/feet-check");
    assert!(start.contains("Its check was due on 23 Nov 2027"), "{start}");
}

#[test]
fn what_cannot_be_read_is_answered_calmly() {
    let talk = Talk::new(own());
    let Reply::Show(screen) = talk.reply(Act::Unreadable) else { panic!("an answer") };
    assert!(spoken(&screen).contains("Something went wrong on my side."));
}
