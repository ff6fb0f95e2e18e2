//! The list of the sentences that answer a person's own words, and of the words by which a person steers
//! the bot. They follow those of `sentences`.

use super::Words;
use super::sentence::{Sentence, SentenceKind};
use super::sentences::{SENTENCES, words};

words! { OWN_WORDS after SENTENCES.len();
    /// The title of the first direct message.
    first_title: Sentence = "words"."first-title"();
    /// What the bot is and what it keeps, in the first direct message.
    first_what: Sentence = "words"."first-what"();
    /// What a person can do in the first direct message.
    first_can: Sentence = "words"."first-can"();
    /// That the bot does not notice every danger, where it can be acted on.
    can_miss: Sentence = "words"."can-miss"();
    /// Opens the articles about symptoms.
    symptoms_button: Label = "words"."symptoms"();
    /// Tells how to ask in one's own words.
    ask_button: Label = "words"."ask"();
    /// Below an answer where a person may be in a dark place; the button for help stands below it.
    soft: Sentence = "words"."soft"();
    /// The answer to a greeting.
    hello_answer: Sentence = "words"."hello"();
    /// The answer to thanks.
    thanks_answer: Sentence = "words"."thanks"();
    /// The answer to whoever wants it to stop.
    stop_answer: Sentence = "words"."stop"();
    /// The answer to whoever asks what it can do.
    help_answer: Sentence = "words"."help"();
    /// How a person asks something in their own words.
    ask_how: Sentence = "words"."ask-how"();
    /// When nothing fits what a person asked.
    outside: Sentence = "words"."outside"();
    /// When something may fit what a person asked; buttons to it stand below.
    near: Sentence = "words"."near"();
    /// What there is instead.
    outside_topics: Sentence = "words"."outside-topics"(topics);
    /// When a person asks how much to take.
    refuse_dose: Sentence = "words"."refuse-dose"();
    /// When a person asks what a number of a test means.
    refuse_number: Sentence = "words"."refuse-number"();
    /// When a person asks whether they have something.
    refuse_diagnosis: Sentence = "words"."refuse-diagnosis"();
    /// When a person asks whether to stop or change a medicine.
    refuse_stopping: Sentence = "words"."refuse-stopping"();
    /// Above buttons to other passages.
    not_meant: Sentence = "words"."not-meant"();
    /// When a message has a picture, a file, a sticker or a voice and no words.
    attachment: Sentence = "words"."attachment"();
    /// When a message has nothing in it that can be read.
    empty: Sentence = "words"."empty"();
    /// What becomes of messages to the bot.
    privacy_messages: Sentence = "privacy"."messages"();

    /// Begins the questions.
    said_start: Said = "said"."start"();
    /// Asks for the questions by their name.
    said_check: Said = "said"."check"();
    /// Asks what the bot can do.
    said_help: Said = "said"."help"();
    /// Asks what is kept.
    said_privacy: Said = "said"."privacy"();
    /// Wants the bot to stop.
    said_stop: Said = "said"."stop"();
    /// Greets.
    said_hello: Said = "said"."hello"();
    /// Thanks.
    said_thanks: Said = "said"."thanks"();
    /// Asks for the list of symptoms.
    said_symptoms: Said = "said"."symptoms"();
    /// Asks for help in danger.
    said_help_now: Said = "said"."help-now"();
    /// May stand before or after any of these.
    said_polite: Said = "said"."polite"();
}
