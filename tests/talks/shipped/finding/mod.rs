//! Finding an article by what people type: their own words, whole phrases, slang, other spellings
//! and typing mistakes, on the shipped packs.
#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

mod tables;

use myelin::bot::Act;
use myelin::reply::Reply;
use myelin::sensitive::Sensitive;
use tables::{FIRST, NEAR, NOT_FOUND, NOTHING, PASSAGES, UNSURE};

use crate::support::shipped;
use crate::support::talk::Talk;

/// The title of an article, or of a passage of one.
fn title(name: &str) -> &'static str {
    let pack = &shipped().packs[0];
    if name.contains('/') {
        &pack.passage(&name.parse().unwrap()).unwrap().1.title
    } else {
        &pack.article(&name.parse().unwrap()).unwrap().title
    }
}

/// The names of the articles that are suggested.
fn suggested(talk: &Talk<'_>, typed: &str) -> Vec<String> {
    let text = Sensitive::new(typed.to_owned());
    match talk.reply(Act::Typing { name: "b12-read".to_owned(), text }) {
        Reply::Suggest(found) => {
            let article = |value: String| value.split('/').next().map(str::to_owned);
            found.into_iter().filter_map(|found| article(found.value)).collect()
        }
        other => panic!("no suggestions but {other:?}"),
    }
}

#[test]
fn what_people_type_finds_the_article_they_mean() {
    let library = shipped();
    let talk = Talk::new(library);
    let mut wrong = Vec::new();
    for (table, most) in [(FIRST, 1), (NEAR, 3)] {
        for (typed, meant) in table {
            let found = suggested(&talk, typed);
            let shown: Vec<&str> = found.iter().map(String::as_str).take(most.max(3)).collect();
            if !shown.iter().take(most).any(|article| article == meant) {
                wrong.push(format!("{typed}: first come {}, not {meant}", shown.join(", ")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_people_type_opens_the_passage_that_says_most_about_it() {
    let library = shipped();
    let pack = &library.packs[0];
    let talk = Talk::new(library);
    let mut wrong = Vec::new();
    for (typed, meant) in PASSAGES {
        let screen = talk.command(&format!("/b12-read {typed}"));
        let (_, passage) = pack.passage(&meant.parse().unwrap()).unwrap();
        let shown = screen.lines().nth(1).unwrap_or_default().trim_start_matches("## ");
        if shown != passage.title {
            wrong.push(format!("{typed}: \"{shown}\", not \"{}\"", passage.title));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_not_plain_opens_no_article_but_a_few_to_choose_from() {
    let library = shipped();
    let talk = Talk::new(library);
    let mut wrong = Vec::new();
    for (typed, meant) in UNSURE {
        let screen = talk.command(&format!("/b12-read {typed}"));
        let listed = screen.lines().filter(|line| line.starts_with("  * ")).count();
        let line = format!("- {}", title(meant));
        if !screen.contains(&library.languages.english().not_sure())
            || listed > 5
            || !screen.lines().any(|l| l == line)
        {
            wrong
                .push(format!("{typed}: {}", screen.lines().take(6).collect::<Vec<_>>().join(" ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_chosen_is_opened_be_it_an_article_or_a_passage() {
    let library = shipped();
    let talk = Talk::new(library);
    for (typed, meant) in UNSURE {
        let article = meant.split('/').next().unwrap_or_default();
        talk.command(&format!("/b12-read {typed}"));
        let screen = talk.pick(&[title(meant)]);
        assert!(screen.starts_with(&format!("# {}\n", title(article))), "{typed}: {screen}");
        let passage = format!("\n## {}\n", title(meant));
        assert!(!meant.contains('/') || screen.contains(&passage), "{typed}: {screen}");
    }
    talk.command(&format!("/b12-read {}", UNSURE[0].0));
    let all = talk.press(&library.languages.english().articles());
    assert!(all.contains(title("get-help-now")), "{all}");
}

#[test]
fn what_is_weak_or_of_something_else_finds_nothing_once_it_is_sent() {
    let library = shipped();
    let talk = Talk::new(library);
    let mut wrong = Vec::new();
    for typed in NOT_FOUND {
        let screen = talk.command(&format!("/b12-read {typed}"));
        if !screen.contains(&library.languages.english().nothing_found()) {
            wrong
                .push(format!("{typed}: {}", screen.lines().take(4).collect::<Vec<_>>().join(" ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_people_type_is_opened_or_to_be_chosen_once_it_is_sent() {
    let library = shipped();
    let talk = Talk::new(library);
    let (mut wrong, mut opened) = (Vec::new(), 0);
    for (typed, meant) in FIRST {
        let screen = talk.command(&format!("/b12-read {typed}"));
        let article = library.packs[0].article(&meant.parse().unwrap()).unwrap();
        let is_title = |title: &String| screen.lines().any(|line| line == format!("- {title}"));
        let mut titles = article.passages.iter().map(|passage| &passage.title);
        if screen.starts_with(&format!("# {}\n", article.title)) {
            opened += 1;
        } else if !screen.contains(&library.languages.english().not_sure())
            || !titles.any(is_title) && !is_title(&article.title)
        {
            wrong
                .push(format!("{typed}: {}", screen.lines().take(4).collect::<Vec<_>>().join(" ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(opened * 10 >= FIRST.len() * 9, "only {opened} of {} open", FIRST.len());
}

#[test]
fn a_suggested_passage_has_its_own_title_and_opens_when_it_is_picked() {
    let library = shipped();
    let talk = Talk::new(library);
    let text = Sensitive::new("seaweed".to_owned());
    let Reply::Suggest(found) = talk.reply(Act::Typing { name: "b12-read".to_owned(), text })
    else {
        panic!("no suggestions")
    };
    let first = found.first().expect("a suggestion");
    let passage = "vegan-and-vegetarian/vegan";
    assert_eq!((&*first.label, &*first.value), (title(passage), passage));
    let screen = talk.command(&format!("/b12-read {}", first.value));
    let begins = format!("# {}\n## {}", title("vegan-and-vegetarian"), title(passage));
    assert!(screen.starts_with(&begins), "{screen}");
}

#[test]
fn what_says_nothing_finds_nothing() {
    let library = shipped();
    let talk = Talk::new(library);
    for typed in NOTHING {
        assert_eq!(suggested(&talk, typed), [""; 0], "{typed}");
    }
}

#[test]
fn before_a_word_is_typed_everything_is_suggested() {
    let library = shipped();
    let talk = Talk::new(library);
    let all = library.packs[0].articles.len();
    assert_eq!(suggested(&talk, "").len(), all.min(25));
    assert_eq!(suggested(&talk, "  ").len(), all.min(25));
}

#[test]
fn an_article_is_found_while_its_title_is_typed() {
    let library = shipped();
    let talk = Talk::new(library);
    for article in &library.packs[0].articles {
        let letters: Vec<char> = article.title.chars().collect();
        for typed in (6..=letters.len()).step_by(7) {
            let typed: String = letters[..typed].iter().collect();
            let found = suggested(&talk, &typed);
            let place = found.iter().position(|found| *found == article.id.to_string());
            assert!(place.is_some_and(|place| place < 5), "{typed}: {found:?}");
        }
    }
}
