//! `myelin try` as whoever tries it would use it.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::support::shipped;

/// What the program says to these lines.
fn said(arguments: &[&str], typed: &str) -> String {
    let mut program = Command::new(env!("CARGO_BIN_EXE_myelin"))
        .arg("try")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program");
    let mut input = program.stdin.take().expect("its input");
    input.write_all(typed.as_bytes()).expect("typing");
    drop(input);
    let output = program.wait_with_output().expect("its output");
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn readers_are_answered_in_their_language_and_in_english_where_it_is_not_there() {
    for (locale, shown) in [("de", "de"), ("fr", "fr"), ("it", "en-US")] {
        let words = shipped().languages.for_reader(shown.parse().ok());
        let talk = said(&["--locale", locale], "/help\n");
        assert!(talk.contains(&words.help_title()), "{locale}: {talk}");
    }
}

#[test]
fn plain_words_are_sent_to_the_bot_also_when_they_ask_something() {
    let words = shipped().languages.for_reader(None);
    let typed = "does my tongue burn?\n@myelin i want to die\nas ben\nshow it to me\nme\n\
                 # my tongue burns\nmenu Find a B12 passage\n1\nShare as an answer\n\
                 suggest /b12-ask tongue\nas long as it burns\n";
    let talk = said(&[], typed);
    let mut rest = talk.as_str();
    for shown in [
        "Sore tongue: what it can look like",
        &words.offered(),
        "From now on you act as ben.",
        "From now on you act as yourself.",
        "It stands in the channel.",
        &words.found_title(),
        &words.share_help(),
        &words.share_done(),
        "In the channel:",
        &words.shared_by("you"),
        "- Sore tongue and mouth",
        "> as long as it burns",
        &words.help_now(),
    ] {
        let (_, after) = rest.split_once(shown).unwrap_or_else(|| panic!("{shown}:\n{talk}"));
        rest = after;
    }
}

#[test]
fn one_acts_as_others_and_in_other_places() {
    let words = shipped().languages.for_reader(None);
    let typed = "where\nas moderator Alex\nin mod-log\n@myelin my tongue burns\nas Maya\nin #mod-log\nin b12-talk\n\
                 /help\nin thread\nin questions\nin dm\nin pain\nas helper Sam\nme\nin server\n/nothing at all\n";
    let talk = said(&[], typed);
    let mut rest = talk.as_str();
    for shown in [
        "You can go to: #general, #b12-talk, #venting, #questions, thread, dm, group.",
        "> as moderator Alex",
        "From now on you act as Alex, one of the Moderators.",
        "Alex (Moderators), #general > in mod-log",
        "You are in: #mod-log.",
        "Alex (Moderators), #mod-log > @myelin my tongue burns",
        "Sore tongue",
        "> as Maya",
        "From now on you act as Maya.",
        "They do not see that channel. You are in #general.",
        "Maya, #general > in #mod-log",
        "There is no #mod-log that you see. You can go to: #general,",
        "Maya, #general > in b12-talk",
        "Maya, #b12-talk > /help",
        &words.help_title(),
        "You are in: a thread in #b12-talk.",
        "You are in: a post in #questions.",
        "You are in: direct message.",
        "Maya, direct message > in pain",
        "From now on you act as Sam, one of the Helpers.",
        "From now on you act as yourself.",
        "You are in: #general.",
        "\n> /nothing at all",
        "There is no /nothing.",
    ] {
        let (_, after) = rest.split_once(shown).unwrap_or_else(|| panic!("{shown}:\n{talk}"));
        rest = after;
    }
}

#[test]
fn what_moderators_set_holds_in_the_next_talk_with_the_same_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().display().to_string();
    let talk = |typed: &str| said(&["--data", &data], typed);
    talk(
        "as moderator Alex\n/settings set channels add: #venting\n\
         /settings set commands-off add: Find a B12 passage\n",
    );
    let again = talk(
        "as moderator Alex\n/settings set channels\n/settings set commands-off\n/settings history\n\
         as Maya\nin venting\n/b12-read tongue\n",
    );
    let mut rest = again.as_str();
    for shown in [
        &format!("no answer kept. What moderators set is kept in {data}."),
        "Listed channels: #venting (default: none). Set by @Alex",
        "Commands that are off: Find a B12 passage (default: none).",
        "1. @Alex, ",
        "Not here",
    ] {
        let (_, after) = rest.split_once(shown).unwrap_or_else(|| panic!("{shown}:\n{again}"));
        rest = after;
    }
}
