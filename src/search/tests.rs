//! What is found by what is typed, in three articles.

use super::*;
use crate::safety::{Judgement, Safety};
use crate::sensitive::Sensitive;

/// The texts of an article without passages.
fn article<'t>(id: &'t str, names: &[&'t str]) -> Vec<SearchedText<'t>> {
    let text =
        |(role, text)| SearchedText { article: id.parse().unwrap(), passage: None, role, text };
    let names = names.iter().map(|name| (SearchRole::AlsoCalled, *name));
    std::iter::once((SearchRole::Title, id)).chain(names).map(text).collect()
}

fn index() -> Index {
    Index::new(
        [
            article("feet", &["my numb feet", "burning feet"]),
            article("mouth", &["my burning tongue", "glossitis", "ms"]),
            article("food", &["my food", "seaweed", "crème brûlée"]),
        ]
        .concat(),
    )
}

/// What comes of a text in which there is no danger.
fn cleared<T>(typed: &str, then: impl FnOnce(&Cleared<'_>) -> T) -> T {
    let safety = Safety::without_cards();
    let typed = Sensitive::new(typed.to_owned());
    match safety.judge(&typed) {
        Judgement::Clear(cleared) => then(&cleared),
        Judgement::Danger(_) => panic!("a card, and there is none"),
    }
}

fn ids(typed: &str) -> Vec<String> {
    let index = index();
    cleared(typed, |typed| index.suggest(typed).iter().map(|m| m.article.to_string()).collect())
}

fn sent(typed: &str) -> String {
    let index = index();
    cleared(typed, |typed| match index.find(typed) {
        SearchResult::One(found) => found.article.to_string(),
        SearchResult::Several(found) => {
            let ids: Vec<String> = found.iter().map(|m| m.article.to_string()).collect();
            format!("one of {}", ids.join(", "))
        }
        SearchResult::Nothing => "nothing".to_owned(),
    })
}

#[test]
fn a_rare_word_weighs_more_than_one_that_several_articles_have() {
    assert_eq!(ids("burning tongue"), ["mouth", "feet"]);
    assert_eq!(ids("burning numb"), ["feet", "mouth"]);
    assert_eq!(ids("oh my my seaweed"), ["food"]);
}

#[test]
fn typing_mistakes_and_words_begun_are_forgiven() {
    assert_eq!(ids("glosittis"), ["mouth"]);
    assert_eq!(ids("tonuge"), ["mouth"]);
    assert_eq!(ids("seaw"), ["food"]);
    assert_eq!(ids("g"), ["mouth"]);
    assert_eq!(ids("seaweeds"), ["food"]);
}

#[test]
fn accents_capitals_and_what_cannot_be_seen_make_no_difference() {
    for typed in ["creme brulee", "CRÈME BRÛLÉE", "seawe\u{200b}ed", "sëawèed", "ＳＥＡＷＥＥＤ"]
    {
        assert_eq!(sent(typed), "food", "{typed}");
    }
    assert_eq!(sent("TİNGLİNG TONGUE"), sent("tingling tongue"));
}

#[test]
fn what_says_nothing_finds_nothing() {
    assert_eq!(ids(""), [""; 0]);
    assert_eq!(ids("?!"), [""; 0]);
    assert_eq!(ids("the weather in my town"), [""; 0]);
}

#[test]
fn a_pack_of_one_article_can_be_searched() {
    let one = Index::new(article("diary", &["sleep diary"]));
    assert_eq!(cleared("my sleep", |typed| one.suggest(typed).len()), 1);
    assert_eq!(cleared("weather", |typed| one.suggest(typed).len()), 0);
}

#[test]
fn a_pack_without_articles_has_nothing_to_find() {
    let none = Index::new([]);
    assert_eq!(cleared("my sleep", |typed| none.suggest(typed).len()), 0);
    assert!(cleared("my sleep", |typed| none.find(typed) == SearchResult::Nothing));
}

#[test]
fn a_whole_name_or_nearly_all_of_what_was_sent_is_surely_meant() {
    assert_eq!(sent("burning feet"), "feet");
    assert_eq!(sent("the dog ate all my seaweed again"), "food");
    assert_eq!(sent("glositis"), "mouth");
    assert_eq!(sent("ms"), "mouth");
}

#[test]
fn where_several_fit_or_much_was_not_understood_one_is_to_be_chosen() {
    assert_eq!(sent("burning"), "one of feet, mouth");
    assert_eq!(sent("numb elbows"), "one of feet");
}

#[test]
fn a_weak_or_short_word_alone_means_nothing_once_it_is_sent() {
    for typed in ["", "g", "m", "the", "numb elbows and purple knees"] {
        assert_eq!(sent(typed), "nothing", "{typed}");
    }
}
