//! The list of all sentences: where each stands in a file, of which kind it is, what it is for and
//! what is filled into it. The names of months and languages follow it.

use super::Words;
use super::sentence::{Sentence, SentenceKind};

/// A list of sentences that stands after `$before` others: the list itself, and the method of each.
macro_rules! words {
    ($list:ident after $before:expr; $(#[doc = $about:literal] $method:ident: $kind:ident = $section:literal . $name:literal ($($slot:ident),*);)+) => {
        #[expect(non_camel_case_types, reason = "one variant for each method of the same name")]
        #[derive(Clone, Copy)]
        enum SentenceIndex { $($method),+ }

        /// Sentences that there must be.
        pub(super) const $list: &[Sentence] = &[$(Sentence {
            section: $section,
            name: $name,
            about: $about.trim_ascii(),
            slots: &[$(stringify!($slot)),*],
            kind: SentenceKind::$kind,
        }),+];

        impl Words {
            $(#[doc = $about]
            pub fn $method(&self, $($slot: &str),*) -> String {
                self.fill($before + SentenceIndex::$method as usize, &[$((stringify!($slot), $slot)),*])
            })+
        }
    };
}

pub(super) use words;

words! { SENTENCES after 0;
    /// Begins a walk.
    begin: Label = "button"."begin"();
    /// Asks for help in danger.
    help_now: Label = "button"."help-now"();
    /// Declines to begin.
    not_now: Label = "button"."not-now"();
    /// Goes to the question before.
    back: Label = "button"."back"();
    /// Keeps the answer that stands.
    keep: Label = "button"."keep"();
    /// Passes a question over.
    skip: Label = "button"."skip"();
    /// Asks why a question is asked.
    why: Label = "button"."why"();
    /// Ends a walk.
    stop: Label = "button"."stop"();
    /// Goes from the answers to the result.
    result: Label = "button"."result"();
    /// Goes back to the question.
    back_to_question: Label = "button"."back-to-question"();
    /// Goes back to the answers.
    back_to_review: Label = "button"."back-to-review"();
    /// Goes back to the result.
    back_to_result: Label = "button"."back-to-result"();
    /// Takes back a danger sign that was ticked by mistake.
    by_mistake: Label = "button"."by-mistake"();
    /// Opens the list for the visit.
    list: Label = "button"."list"();
    /// Opens what would change the result.
    what_if: Label = "button"."what-if"();
    /// Opens what found no room on the result.
    more: Label = "button"."more"();
    /// Opens the sources of a result, or of a pack.
    see_sources: Label = "button"."sources"();
    /// Goes from the result to the answers.
    change: Label = "button"."change"();
    /// Begins anew.
    start_over: Label = "button"."start-over"();
    /// Takes the message away.
    hide: Label = "button"."hide"();
    /// Opens a passage.
    read: Label = "button"."read"(title);
    /// Opens the next passage of an article.
    next: Label = "button"."next"(title);
    /// Goes back to a text.
    back_to: Label = "button"."back-to"(title);
    /// Opens the articles that are related to one.
    related: Label = "button"."related"();
    /// Opens the articles of a pack.
    articles: Label = "button"."articles"();
    /// Opens the start screen of a flow.
    check: Label = "button"."check"(title);
    /// Goes from a country to all countries.
    other_country: Label = "button"."other-country"();

    /// Above the danger signs of the start screen.
    danger_heading: Sentence = "start"."danger-heading"();
    /// Below the danger signs of the start screen.
    danger_help: Sentence = "start"."danger-help"(number);
    /// What is kept.
    kept: Sentence = "start"."kept"();
    /// How long a private message lasts.
    vanishes: Sentence = "start"."vanishes"();
    /// How long a message in the direct message lasts.
    stays: Sentence = "start"."stays"();

    /// How far a walk has come.
    progress: Sentence = "question"."progress"(number, more);
    /// How far a walk has come at the last question.
    progress_last: Sentence = "question"."progress-last"(number);
    /// Before the options of a question with one answer.
    pick_one: Sentence = "question"."pick-one"();
    /// Before the options of a question with several answers.
    pick_several: Sentence = "question"."pick-several"();
    /// What "none" beside others means.
    none_beside: Sentence = "question"."none-beside"(none);
    /// The answer that stands.
    standing: Sentence = "question"."standing"(answer);
    /// The placeholder of a menu for one answer.
    menu_one: MenuLine = "question"."menu-one"();
    /// The placeholder of a menu for several answers.
    menu_several: MenuLine = "question"."menu-several"();
    /// How a skipped answer is named.
    skipped: MenuLine = "question"."skipped"();
    /// The title of the screen that says why.
    why_title: Sentence = "question"."why-title"();
    /// When a menu came without a choice the item takes.
    pick_again: Sentence = "question"."pick-again"();

    /// The title of the review screen.
    review_title: Sentence = "review"."title"();
    /// What the review screen is for.
    review_help: Sentence = "review"."help"();
    /// When the walk ended before its last question.
    review_early: Sentence = "review"."early"();
    /// The placeholder of the menu to change an answer.
    review_menu: MenuLine = "review"."menu"();

    /// The urgency of an emergency in words.
    emergency: Sentence = "outcome"."emergency"();
    /// The urgency of being seen the same day in words.
    urgent: Sentence = "outcome"."urgent"();
    /// The urgency of planning a visit in words.
    non_urgent: Sentence = "outcome"."non-urgent"();
    /// The urgency of information in words.
    information: Sentence = "outcome"."information"();
    /// Above what to do.
    to_do: Sentence = "outcome"."do"();
    /// Above what to ask.
    to_ask: Sentence = "outcome"."ask"();
    /// Above what to avoid.
    to_avoid: Sentence = "outcome"."avoid"();
    /// Above the overlays.
    also: Sentence = "outcome"."also"();
    /// Above the overlays that somebody's safety hangs on.
    also_safety: Sentence = "outcome"."also-safety"();
    /// Names the overlays for which there is no room; a button opens each.
    also_named: Sentence = "outcome"."also-named"(names);
    /// Above the answers that led here.
    led_here: Sentence = "outcome"."led-here"();
    /// How many more answers led here.
    led_here_more: Sentence = "outcome"."led-here-more"(count);
    /// Which skipped questions could change a result that found nothing.
    skipped_matter: Sentence = "outcome"."skipped-matter"(questions);
    /// The sources of a text.
    sources: Sentence = "outcome"."sources"();

    /// The title of the list for the visit.
    list_title: Sentence = "list"."title"();
    /// What the list is for.
    list_help: Sentence = "list"."help"();
    /// That the list disappears.
    list_vanishes: Sentence = "list"."vanishes"();
    /// The first line of the list.
    list_first: Sentence = "list"."first"(topic, date);
    /// Above what was ticked.
    list_ticked: Sentence = "list"."ticked"();
    /// When nothing was ticked.
    list_nothing: Sentence = "list"."nothing"();
    /// Above what was skipped.
    list_skipped: Sentence = "list"."skipped"();
    /// Above the names of what the result adds for this person.
    list_also: Sentence = "list"."also"();
    /// Above what to ask.
    list_ask: Sentence = "list"."ask"();
    /// Above the tests.
    list_tests: Sentence = "list"."tests"();
    /// The last line of the list.
    list_last: Sentence = "list"."last"();

    /// The title of what would change the result.
    what_if_title: Sentence = "what-if"."title"();
    /// What that screen shows.
    what_if_help: Sentence = "what-if"."help"(result);
    /// Above answers after which the questions would go on.
    what_if_goes_on: Sentence = "what-if"."goes-on"();
    /// When no single answer would change it.
    what_if_nothing: Sentence = "what-if"."nothing"();
    /// When there is more than a screen holds.
    what_if_more: Sentence = "what-if"."more"();

    /// The title of the list of articles.
    articles_title: Sentence = "read"."articles-title"(title);
    /// The title of the list of articles that are related to one.
    related_title: Sentence = "read"."related-title"(title);
    /// The placeholder of the menu of articles.
    articles_menu: MenuLine = "read"."articles-menu"();
    /// What is below the title of the list of articles.
    articles_help: Sentence = "read"."articles-help"();
    /// Before a caution.
    caution: Sentence = "read"."caution"();
    /// When a pack was reviewed.
    reviewed: Sentence = "read"."reviewed"(version, last, next);
    /// Who has read the texts of a screen, while they are the ones that were read.
    read_by: Sentence = "read"."read-by"(name, profession, date);
    /// When the review of a pack is overdue.
    overdue: Sentence = "read"."overdue"(next);
    /// When nothing was found for what a person typed.
    nothing_found: Sentence = "read"."nothing-found"();
    /// Before articles of which one may be meant by what a person typed.
    not_sure: Sentence = "read"."not-sure"();
    /// When a pack has no articles.
    no_articles: Sentence = "read"."none"();
    /// When a passage is no longer there.
    passage_gone: Sentence = "read"."gone"();
    /// The description of the option of a reading command.
    about_option: Description = "read"."option"();

    /// The placeholder of a menu of countries.
    countries: MenuLine = "safety"."countries"(first, last);
    /// Above a country's helplines.
    country_title: Sentence = "safety"."country-title"(country);
    /// A country's emergency number.
    country_emergency: Sentence = "safety"."country-emergency"(number);
    /// The emergency number where a country's is not confirmed.
    country_unknown: Sentence = "safety"."country-unknown"(number);
    /// Above a country's lines for everyone.
    country_crisis: Sentence = "safety"."country-crisis"();
    /// Above a country's lines for young people.
    country_youth: Sentence = "safety"."country-youth"();
    /// Above a country's lines for who swallowed something by mistake.
    country_poison: Sentence = "safety"."country-poison"();
    /// Where else to look.
    country_directory: Sentence = "safety"."country-directory"(name, address);
    /// Above the lines on a card for who swallowed something by mistake.
    lines_poison: Sentence = "safety"."lines-poison"();
    /// Above the lines on a card that a person can write to.
    lines_written: Sentence = "safety"."lines-written"();
    /// Above the lines on a card that a person can call.
    lines_spoken: Sentence = "safety"."lines-spoken"();

    /// After a walk was stopped.
    stopped: Sentence = "end"."stopped"();
    /// After a message was hidden.
    hidden: Sentence = "end"."hidden"();
    /// Where to go after that.
    come_back: Sentence = "end"."come-back"();

    /// The title of `/help`.
    help_title: Sentence = "help"."title"();
    /// What `/help` says first.
    help_intro: Sentence = "help"."intro"();
    /// What `/help` says about danger.
    help_danger: Sentence = "help"."danger"(number);
    /// What `/help` is, in the list of commands.
    help_description: Description = "help"."description"();
    /// What `/about` is, in the list of commands.
    about_description: Description = "help"."about-description"();
    /// What `/privacy` is, in the list of commands.
    privacy_description: Description = "help"."privacy-description"();

    /// The title of `/about`.
    about_title: Sentence = "about"."title"();
    /// What the bot is and is not.
    about_what: Sentence = "about"."what"();
    /// Its version.
    about_version: Sentence = "about"."version"(version);
    /// Above the packs.
    about_packs: Sentence = "about"."packs"();
    /// Opens the sources of a pack.
    all_sources: Label = "about"."all-sources"(title);
    /// The title of the sources of a pack.
    sources_title: Sentence = "about"."sources-title"(title);
    /// How far one is in a list of several pages.
    page: Sentence = "about"."page"(number, count);
    /// Opens the next page of a list.
    next_page: Label = "about"."next-page"();
    /// Opens the page before of a list.
    previous_page: Label = "about"."previous-page"();
    /// One pack.
    about_pack: Sentence = "about"."pack"(title, version, last, next, licence);
    /// What became of the article that a pack began with, in numbers.
    about_ledger: Sentence = "about"."ledger"(claims, used, reworded, withheld, agreed);
    /// Who runs it.
    about_operator: Sentence = "about"."operator"(name, contact);
    /// That nobody may rely on the bot to notice danger.
    about_misses: Sentence = "about"."misses"();
    /// Where mistakes are reported.
    about_mistake: Sentence = "about"."mistake"();

    /// Opens what became of that article, claim by claim.
    see_ledger: Label = "ledger"."see"();
    /// Above the claims, and the button to them from elsewhere.
    ledger_title: Label = "ledger"."title"(title);
    /// Which claims are shown, and of which article.
    ledger_help: Sentence = "ledger"."help"(article);
    /// Before a claim that says too much or too little.
    ledger_partly: Sentence = "ledger"."partly"();
    /// Before a claim that guidance does not share.
    ledger_disagrees: Sentence = "ledger"."disagrees"();
    /// Before a claim for which there is no good proof.
    ledger_no_evidence: Sentence = "ledger"."no-evidence"();
    /// Before a claim that is no matter of guidance.
    ledger_not_covered: Sentence = "ledger"."not-covered"();
    /// A claim, and what is said instead.
    ledger_claim: Sentence = "ledger"."claim"(claim, why);

    /// The title of `/privacy`.
    privacy_title: Sentence = "privacy"."title"();
    /// What is stored: nothing.
    privacy_stored: Sentence = "privacy"."stored"();
    /// Where the answers are.
    privacy_where: Sentence = "privacy"."where"();
    /// What Discord holds.
    privacy_discord: Sentence = "privacy"."discord"();
    /// What is counted.
    privacy_logs: Sentence = "privacy"."logs"();
    /// How to remove it.
    privacy_remove: Sentence = "privacy"."remove"();
    /// Which rules the operator has.
    privacy_policy: Sentence = "privacy"."policy"();
    /// Whom to ask.
    privacy_contact: Sentence = "privacy"."contact"(name, contact);

    /// When a button was made for someone else or before a new set-up.
    not_yours: Sentence = "trouble"."not-yours"();
    /// When the questions have changed.
    questions_changed: Sentence = "trouble"."questions-changed"();
    /// When a button was made by another version.
    unknown_version: Sentence = "trouble"."unknown-version"();
    /// When something could not be read, or failed inside.
    calm: Sentence = "trouble"."calm"();
    /// When too many people press at once, or the bot is about to restart.
    busy: Sentence = "trouble"."busy"();
    /// When a button says nothing to us and there is nothing to start anew.
    nothing_to_start: Sentence = "trouble"."nothing-to-start"();
    /// When the operator has switched the questions off.
    checks_off: Sentence = "trouble"."checks-off"();
    /// The title of these.
    trouble_title: Sentence = "trouble"."title"();

    /// The description of the option of a command that takes a question.
    question_option: Description = "share"."question-option"();
    /// Above the passages that were found for a message.
    found_title: Sentence = "share"."found-title"();
    /// What that screen is for.
    found_help: Sentence = "share"."found-help"();
    /// When none was found.
    found_nothing: Sentence = "share"."found-nothing"();
    /// The placeholder of the menu of these passages.
    found_menu: MenuLine = "share"."found-menu"();
    /// Above a passage before it is shared.
    share_help: Sentence = "share"."help"();
    /// Shares a passage as an answer to a message.
    share: Label = "share"."share"();
    /// Who shared a passage, above it.
    shared_by: Sentence = "share"."shared-by"(name);
    /// The same, where Discord did not tell the name.
    shared_by_member: Sentence = "share"."shared-by-member"();
    /// A link to the message that a passage answers.
    shared_to: Sentence = "share"."shared-to"();
    /// After a passage was shared.
    share_done: Sentence = "share"."done"();
    /// When it could not be shared.
    share_failed: Sentence = "share"."failed"();
    /// Opens a passage in a direct message.
    in_private: Label = "share"."in-private"();
    /// After a direct message was sent.
    direct_sent: Sentence = "share"."direct-sent"();
    /// When a person takes no direct messages.
    direct_closed: Sentence = "share"."direct-closed"();
    /// The one line in public that offers something to read in private. It must not tell others why.
    offered: Sentence = "share"."offered"();
    /// Opens that.
    show_offered: Label = "share"."show-offered"();
    /// When somebody writes more than is answered.
    slow_down: Sentence = "share"."slow-down"();
    /// When all together write more than is answered.
    all_slow_down: Sentence = "share"."all-slow-down"();

    /// A full date; the month in its short form.
    full_date: Pattern = "date"."day"(day, month, year);
    /// A month without a day; the month in its long form.
    month_and_year: Pattern = "date"."month"(month, year);

    /// One entry after another, on one line.
    then: Pattern = "join"."list"(first, next);
    /// The name of something, before what is said of it.
    named: Pattern = "join"."name"(name);
    /// A text, and something that is added to it.
    with_detail: Pattern = "join"."detail"(text, detail);

    /// In which language the texts of a pack are, where the reader's own is another.
    in_language: Sentence = "language"."text-is-in"(language);
}
