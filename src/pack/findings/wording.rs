//! Findings about words.

use crate::document::{Code, Problem};
use crate::library::limits::MEANT_MAX;
use crate::wording::WordingFault;

/// Words that must not be said.
pub(in crate::pack) fn forbidden_words(words: &str, fault: WordingFault) -> Problem {
    let (code, why, remedy) = why(fault);
    let remedy =
        format!("{remedy} If the words are harmless here, add them to wording.toml with a reason.");
    Problem::new(code, format!("\"{words}\" {why}"), remedy)
}

/// Words that an operator says of themselves and must not say, as two sentences that name the key
/// of the configuration. They have no exceptions.
pub(in crate::pack) fn forbidden_words_of_operator(
    key: &str,
    words: &str,
    fault: WordingFault,
) -> String {
    let (_, why, remedy) = why(fault);
    format!("`{key}`: \"{words}\" {why}. {remedy}")
}

/// The code of a fault, what is wrong with such words, and how to put it instead.
fn why(fault: WordingFault) -> (Code, &'static str, &'static str) {
    match fault {
        WordingFault::Diagnosis => (
            Code::WordingDiagnosis,
            "says what the reader has, and only a clinician can find that out",
            "Say what can go together and who can find out: \"These signs can go with low B12. A doctor can help find the cause.\"",
        ),
        WordingFault::Likelihood => (
            Code::WordingLikelihood,
            "says how likely something is, and nobody knows that of this reader",
            "Say it without a number: \"Low B12 is one of many possible causes.\"",
        ),
        WordingFault::Dose => (
            Code::WordingDose,
            "gives a dose, which depends on the person",
            "Leave the amount to a clinician: \"Ask a doctor or pharmacist how much is right for you.\"",
        ),
        WordingFault::LabNumber => (
            Code::WordingLabNumber,
            "gives a number to hold a blood test against, and laboratories differ",
            "Send the reader to whoever ordered the test: \"Ask what your result means for you.\"",
        ),
        WordingFault::Promise => (
            Code::WordingPromise,
            "promises what nobody can promise",
            "Say what is known and when to be seen: \"Treatment helps many people. Be seen today if it gets worse.\"",
        ),
    }
}

/// An exception that no text needs.
pub(in crate::pack) fn never_meant() -> Problem {
    let remedy = "Remove it. If it is to spare a sentence, copy the words that are marked there, and some around them.";
    Problem::new(Code::NeverMeant, "no text of this folder needs this exception", remedy)
}

/// More exceptions than a folder may have.
pub(in crate::pack) fn too_many_meant(count: usize) -> Problem {
    let message = format!("there are {count} exceptions, but there may be {MEANT_MAX}");
    Problem::new(Code::TooMany, message, "Reword texts rather than adding exceptions.")
}

/// An exception of one word.
pub(in crate::pack) fn one_word(what: &str) -> Problem {
    let remedy = "Add the words around it, so that it is clear which sentence is meant.";
    let message = format!("{what} is one word, which could stand anywhere");
    Problem::new(Code::TooFew, message, remedy)
}
