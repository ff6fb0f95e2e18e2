//! Findings about times to be seen, and about the list that says which symptom has which.

use crate::document::{Code, Problem};
use crate::library::limits::TIMING_ROWS_MAX;
use crate::timing::{BadPhrase, Meaning};

/// The longest part of a sentence that a message quotes, in characters.
const QUOTED_MAX: usize = 110;

/// A text that gives a row its time, or the row itself where no text does.
pub(in crate::pack) struct OtherText {
    pub(in crate::pack) path: String,
    pub(in crate::pack) line: usize,
    /// The sentence.
    pub(in crate::pack) said: Option<String>,
}

impl OtherText {
    fn in_words(&self) -> String {
        let place = format!("{}, line {}", self.path, self.line);
        match &self.said {
            Some(said) => format!("which it has in {place}: {}", quoted(said)),
            None => format!("which it has in {place}"),
        }
    }
}

/// A list without times.
pub(in crate::pack) fn no_times() -> Problem {
    let remedy =
        "Add a table for each time, the most urgent first: [time.emergency], [time.today].";
    Problem::new(Code::MissingKey, "this list of timings has no times", remedy)
}

/// More rows than a list may have.
pub(in crate::pack) fn too_many_rows(count: usize) -> Problem {
    let message = format!("there are {count} rows, but there may be {TIMING_ROWS_MAX}");
    Problem::new(Code::TooMany, message, "Put what has the same time and reason into one row.")
}

/// A phrase that cannot be used. `called` says what messages call that which a phrase stands for.
pub(in crate::pack) fn bad_phrase<'a>(
    phrase: &str,
    bad: BadPhrase,
    called: impl FnOnce(Meaning) -> &'a str,
) -> Problem {
    let phrase = quoted(phrase);
    let (message, remedy) = match bad {
        BadPhrase::Empty => (
            format!("{phrase} has no word, or none on one side of its \" + \""),
            "Write the words by which texts say it.".to_owned(),
        ),
        BadPhrase::TooMany => (
            format!("{phrase} can be put in too many ways"),
            "Split it into several phrases with fewer alternatives each.".to_owned(),
        ),
        BadPhrase::Taken(other) => (
            format!("{phrase} stands for {} already", called(other)),
            "A phrase has one meaning: add words to one of the two, or take it out there."
                .to_owned(),
        ),
    };
    Problem::new(Code::TimingPhrase, message, remedy)
}

/// A sentence that gives a row another time than its own.
pub(in crate::pack) fn differs(
    sentence: &str,
    row: &str,
    time: &str,
    other: &OtherText,
) -> Problem {
    let message = format!(
        "{} gives `{row}` another time than \"{time}\", {}",
        quoted(sentence),
        other.in_words()
    );
    Problem::new(
        Code::TimingDiffers,
        message,
        "Give both the same time. If this text means another symptom, name it by words that only that row of timings.toml has.",
    )
}

/// A sentence that gives a time for nothing in the list.
pub(in crate::pack) fn untied(sentence: &str) -> Problem {
    let message =
        format!("{} gives a time, and no row of timings.toml says for what", quoted(sentence));
    Problem::new(
        Code::TimingUntied,
        message,
        "Name the symptom by the words of its row, add these words to the row, or add a row. If the time is for no symptom, add the words to [[meant]] with a reason.",
    )
}

/// A sentence that gives a time that may not be given; with the row that it names, its time, and
/// another text that gives it.
pub(in crate::pack) fn unknown(
    sentence: &str,
    right: Option<(&str, &str, OtherText)>,
    times: &[&str],
) -> Problem {
    let sentence = quoted(sentence);
    let message = match right {
        Some((row, time, other)) => format!(
            "{sentence} gives `{row}` a time that is none of timings.toml; its time is \"{time}\", {}",
            other.in_words()
        ),
        None => format!("{sentence} gives a time that is none of timings.toml"),
    };
    let remedy = format!("Say one of these: \"{}\".", times.join("\", \""));
    Problem::new(Code::TimingUnknown, message, remedy)
}

/// A time for everybody in an outcome that asks for no visit.
pub(in crate::pack) fn in_information(sentence: &str) -> Problem {
    let message =
        format!("{} gives everybody a time, in an outcome that only informs", quoted(sentence));
    Problem::new(
        Code::TimingInInformation,
        message,
        "Put it behind an \"if\" or a question, or make the outcome as urgent as the time.",
    )
}

/// A result that gives a later time than what was ticked has, or (`said` is `None`) none.
pub(in crate::pack) fn too_late(
    walk: &str,
    outcome: &str,
    said: Option<&str>,
    row: &str,
    time: &str,
    other: &OtherText,
) -> Problem {
    let told = said
        .map_or_else(|| "is told no time".to_owned(), |said| format!("is told {}", quoted(said)));
    let message = format!(
        "whoever answers `{walk}` gets the outcome `{outcome}` and {told}, but the time of `{row}` is \"{time}\", {}",
        other.in_words()
    );
    Problem::new(
        Code::TimingTooLate,
        message,
        "Let a rule lead these answers to a more urgent outcome, or add a line with that time for them and keep the later one from them.",
    )
}

/// A sentence in quotation marks: its beginning, where it is long.
fn quoted(sentence: &str) -> String {
    match sentence.char_indices().nth(QUOTED_MAX) {
        Some((end, _)) => format!("\"{}…\"", sentence.get(..end).unwrap_or_default()),
        None => format!("\"{sentence}\""),
    }
}
