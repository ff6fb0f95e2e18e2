//! Every sentence around the packs: button labels, screen titles, what is said when something goes
//! wrong. They stand in `responses/interface/`, one file per language, and nowhere in the code.

mod reading;

pub use reading::Fault;

/// The words of one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    texts: Vec<String>,
}

/// A sentence: its place in the file, what it is for, and what is filled into it.
struct Key {
    section: &'static str,
    name: &'static str,
    about: &'static str,
    slots: &'static [&'static str],
}

/// What a file of words must hold, for whoever describes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// The table that it stands in.
    pub section: &'static str,
    /// Its key there.
    pub name: &'static str,
    /// What it is for.
    pub about: &'static str,
    /// What is filled in; each must occur, in braces.
    pub slots: &'static [&'static str],
    /// Its most characters, with the slots as they are written.
    pub longest: usize,
}

macro_rules! words {
    ($(#[doc = $about:literal] $method:ident = $section:literal . $name:literal ($($slot:ident),*);)+) => {
        #[expect(non_camel_case_types, reason = "one variant for each method of the same name")]
        #[derive(Clone, Copy)]
        enum Index { $($method),+ }

        /// Every sentence there must be.
        const KEYS: &[Key] = &[$(Key {
            section: $section,
            name: $name,
            about: $about,
            slots: &[$(stringify!($slot)),*],
        }),+];

        impl Words {
            $(#[doc = $about]
            pub fn $method(&self, $($slot: &str),*) -> String {
                self.fill(Index::$method, &[$((stringify!($slot), $slot)),*])
            })+
        }
    };
}

words! {
    /// Begins a walk.
    begin = "button"."begin"();
    /// Asks for help in danger.
    help_now = "button"."help-now"();
    /// Declines to begin.
    not_now = "button"."not-now"();
    /// Goes to the question before.
    back = "button"."back"();
    /// Keeps the answer that stands.
    keep = "button"."keep"();
    /// Passes a question over.
    skip = "button"."skip"();
    /// Asks why a question is asked.
    why = "button"."why"();
    /// Ends a walk.
    stop = "button"."stop"();
    /// Goes from the answers to the result.
    result = "button"."result"();
    /// Goes back to the question.
    back_to_question = "button"."back-to-question"();
    /// Goes back to the answers.
    back_to_review = "button"."back-to-review"();
    /// Goes back to the result.
    back_to_result = "button"."back-to-result"();
    /// Takes back a danger sign that was ticked by mistake.
    by_mistake = "button"."by-mistake"();
    /// Opens the list for the visit.
    list = "button"."list"();
    /// Opens what would change the result.
    what_if = "button"."what-if"();
    /// Opens what found no room on the result.
    more = "button"."more"();
    /// Opens the sources of a result, or of a pack.
    see_sources = "button"."sources"();
    /// Goes from the result to the answers.
    change = "button"."change"();
    /// Begins anew.
    start_over = "button"."start-over"();
    /// Takes the message away.
    hide = "button"."hide"();
    /// Opens a passage.
    read = "button"."read"(title);
    /// Opens the next passage of an article.
    next = "button"."next"(title);
    /// Goes back to a text.
    back_to = "button"."back-to"(title);
    /// Opens the articles that are related to one.
    related = "button"."related"();
    /// Opens the articles of a pack.
    articles = "button"."articles"();
    /// Opens the start screen of a flow.
    check = "button"."check"(title);
    /// Goes from a country to all countries.
    other_country = "button"."other-country"();

    /// Above the danger signs of the start screen.
    danger_heading = "start"."danger-heading"();
    /// Below the danger signs of the start screen.
    danger_help = "start"."danger-help"(number);
    /// What is kept.
    kept = "start"."kept"();
    /// How long a private message lasts.
    vanishes = "start"."vanishes"();
    /// How long a message in the direct message lasts.
    stays = "start"."stays"();

    /// How far a walk has come.
    progress = "question"."progress"(number, more);
    /// How far a walk has come at the last question.
    progress_last = "question"."progress-last"(number);
    /// Before the options of a question with one answer.
    pick_one = "question"."pick-one"();
    /// Before the options of a question with several answers.
    pick_several = "question"."pick-several"();
    /// What "none" beside others means.
    none_beside = "question"."none-beside"(none);
    /// The answer that stands.
    standing = "question"."standing"(answer);
    /// The placeholder of a menu for one answer.
    menu_one = "question"."menu-one"();
    /// The placeholder of a menu for several answers.
    menu_several = "question"."menu-several"();
    /// How a skipped answer is named.
    skipped = "question"."skipped"();
    /// The title of the screen that says why.
    why_title = "question"."why-title"();
    /// When a menu came without a choice the item takes.
    pick_again = "question"."pick-again"();

    /// The title of the review screen.
    review_title = "review"."title"();
    /// What the review screen is for.
    review_help = "review"."help"();
    /// When the walk ended before its last question.
    review_early = "review"."early"();
    /// The placeholder of the menu to change an answer.
    review_menu = "review"."menu"();

    /// The urgency of an emergency in words.
    emergency = "outcome"."emergency"();
    /// The urgency of being seen the same day in words.
    urgent = "outcome"."urgent"();
    /// The urgency of planning a visit in words.
    non_urgent = "outcome"."non-urgent"();
    /// The urgency of information in words.
    information = "outcome"."information"();
    /// Above what to do.
    to_do = "outcome"."do"();
    /// Above what to ask.
    to_ask = "outcome"."ask"();
    /// Above what to avoid.
    to_avoid = "outcome"."avoid"();
    /// Above the overlays.
    also = "outcome"."also"();
    /// Above the answers that led here.
    led_here = "outcome"."led-here"();
    /// How many more answers led here.
    led_here_more = "outcome"."led-here-more"(count);
    /// Which skipped questions could change a result that found nothing.
    skipped_matter = "outcome"."skipped-matter"(questions);
    /// The sources of a text.
    sources = "outcome"."sources"();

    /// The title of the list for the visit.
    list_title = "list"."title"();
    /// What the list is for.
    list_help = "list"."help"();
    /// That the list disappears.
    list_vanishes = "list"."vanishes"();
    /// The first line of the list.
    list_first = "list"."first"(topic, date);
    /// Above what was ticked.
    list_ticked = "list"."ticked"();
    /// When nothing was ticked.
    list_nothing = "list"."nothing"();
    /// Above what was skipped.
    list_skipped = "list"."skipped"();
    /// Above what to ask.
    list_ask = "list"."ask"();
    /// Above the tests.
    list_tests = "list"."tests"();
    /// The last line of the list.
    list_last = "list"."last"();

    /// The title of what would change the result.
    what_if_title = "what-if"."title"();
    /// What that screen shows.
    what_if_help = "what-if"."help"(result);
    /// Above answers after which the questions would go on.
    what_if_goes_on = "what-if"."goes-on"();
    /// When no single answer would change it.
    what_if_nothing = "what-if"."nothing"();
    /// When there is more than a screen holds.
    what_if_more = "what-if"."more"();

    /// The title of the list of articles.
    articles_title = "read"."articles-title"(title);
    /// The title of the list of articles that are related to one.
    related_title = "read"."related-title"(title);
    /// The placeholder of the menu of articles.
    articles_menu = "read"."articles-menu"();
    /// What is below the title of the list of articles.
    articles_help = "read"."articles-help"();
    /// Before a caution.
    caution = "read"."caution"();
    /// When a pack was reviewed.
    reviewed = "read"."reviewed"(version, last, next);
    /// When the review of a pack is overdue.
    overdue = "read"."overdue"(next);
    /// When nothing was found for what a person typed.
    nothing_found = "read"."nothing-found"();
    /// Before articles of which one may be meant by what a person typed.
    not_sure = "read"."not-sure"();
    /// When a pack has no articles.
    no_articles = "read"."none"();
    /// When a passage is no longer there.
    passage_gone = "read"."gone"();
    /// The description of the option of a reading command.
    about_option = "read"."option"();

    /// The placeholder of a menu of countries.
    countries = "safety"."countries"(first, last);
    /// Above a country's helplines.
    country_title = "safety"."country-title"(country);
    /// A country's emergency number.
    country_emergency = "safety"."country-emergency"(number);
    /// The emergency number where a country's is not confirmed.
    country_unknown = "safety"."country-unknown"(number);
    /// Above a country's lines for everyone.
    country_crisis = "safety"."country-crisis"();
    /// Above a country's lines for young people.
    country_youth = "safety"."country-youth"();
    /// Where else to look.
    country_directory = "safety"."country-directory"(name, address);
    /// Where and when the numbers were read.
    country_read = "safety"."country-read"(date);
    /// That a number comes from a list only.
    country_list = "safety"."country-list"();
    /// The link to the page where a line was read.
    line_source = "safety"."line-source"();
    /// Above the lines on a card.
    lines_shown = "safety"."lines-shown"();

    /// After a walk was stopped.
    stopped = "end"."stopped"();
    /// After a message was hidden.
    hidden = "end"."hidden"();
    /// Where to go after that.
    come_back = "end"."come-back"();

    /// The title of `/help`.
    help_title = "help"."title"();
    /// What `/help` says first.
    help_intro = "help"."intro"();
    /// What `/help` says about danger.
    help_danger = "help"."danger"(number);
    /// What `/help` is, in the list of commands.
    help_description = "help"."description"();
    /// What `/about` is, in the list of commands.
    about_description = "help"."about-description"();
    /// What `/privacy` is, in the list of commands.
    privacy_description = "help"."privacy-description"();

    /// The title of `/about`.
    about_title = "about"."title"();
    /// What the bot is and is not.
    about_what = "about"."what"();
    /// Its version.
    about_version = "about"."version"(version);
    /// Above the packs.
    about_packs = "about"."packs"();
    /// Opens the sources of a pack.
    all_sources = "about"."all-sources"(title);
    /// The title of the sources of a pack.
    sources_title = "about"."sources-title"(title);
    /// How far one is in a list of several pages.
    page = "about"."page"(number, count);
    /// Opens the next page of a list.
    next_page = "about"."next-page"();
    /// Opens the page before of a list.
    previous_page = "about"."previous-page"();
    /// One pack.
    about_pack = "about"."pack"(title, version, last, next, licence);
    /// What became of the article that a pack began with, in numbers.
    about_ledger = "about"."ledger"(claims, agreed, reworded, withheld);
    /// Who runs it.
    about_operator = "about"."operator"(name, contact);
    /// Where mistakes are reported.
    about_mistake = "about"."mistake"();

    /// Opens what became of that article, claim by claim.
    see_ledger = "ledger"."see"();
    /// Above the claims, and the button to them from elsewhere.
    ledger_title = "ledger"."title"(title);
    /// Which claims are shown, and of which article.
    ledger_help = "ledger"."help"(article);
    /// Before a claim that says too much or too little.
    ledger_partly = "ledger"."partly"();
    /// Before a claim that guidance does not share.
    ledger_disagrees = "ledger"."disagrees"();
    /// Before a claim for which there is no good proof.
    ledger_no_evidence = "ledger"."no-evidence"();
    /// Before a claim that is no matter of guidance.
    ledger_not_covered = "ledger"."not-covered"();
    /// A claim, and what is said instead.
    ledger_claim = "ledger"."claim"(claim, why);

    /// The title of `/privacy`.
    privacy_title = "privacy"."title"();
    /// What is stored: nothing.
    privacy_stored = "privacy"."stored"();
    /// Where the answers are.
    privacy_where = "privacy"."where"();
    /// What Discord holds.
    privacy_discord = "privacy"."discord"();
    /// What is counted.
    privacy_logs = "privacy"."logs"();
    /// How to remove it.
    privacy_remove = "privacy"."remove"();
    /// Which rules the operator has.
    privacy_policy = "privacy"."policy"();
    /// Whom to ask.
    privacy_contact = "privacy"."contact"(name, contact);

    /// When a button was made for someone else or before a new set-up.
    not_yours = "trouble"."not-yours"();
    /// When the questions have changed.
    questions_changed = "trouble"."questions-changed"();
    /// When a button was made by another version.
    unknown_version = "trouble"."unknown-version"();
    /// When something could not be read, or failed inside.
    calm = "trouble"."calm"();
    /// When too many people press at once, or the bot is about to restart.
    busy = "trouble"."busy"();
    /// When a button says nothing to us and there is nothing to start anew.
    nothing_to_start = "trouble"."nothing-to-start"();
    /// When the operator has switched the questions off.
    checks_off = "trouble"."checks-off"();
    /// The title of these.
    trouble_title = "trouble"."title"();
}

impl Words {
    /// Shows `visit` every text, with the sentence that it is for. It may change them.
    pub fn visit_texts(&mut self, mut visit: impl FnMut(&mut String, Sentence)) {
        let Self { texts } = self;
        for (text, sentence) in texts.iter_mut().zip(Self::sentences()) {
            visit(text, sentence);
        }
    }

    /// A sentence with its slots filled in.
    fn fill(&self, index: Index, slots: &[(&str, &str)]) -> String {
        let mut rest = self.texts.get(index as usize).map_or("", String::as_str);
        let mut filled = String::with_capacity(rest.len());
        // One pass, so that a filled-in text that looks like a slot stays as it is.
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            filled.push_str(
                slots.iter().find(|(slot, _)| *slot == name).map_or("", |(_, text)| text),
            );
            rest = after;
        }
        filled.push_str(rest);
        filled
    }
}
