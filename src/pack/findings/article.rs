//! Findings about articles.

use crate::document::{Code, Problem};
use crate::library::limits::{PASSAGE_WORDS_MAX, PASSAGE_WORDS_MIN, PASSAGES_MAX};

/// An article without a passage.
pub(in crate::pack) fn no_passage() -> Problem {
    let remedy = "Add a line `[passage.…]` with a name, and its keys below it.";
    Problem::new(Code::MissingKey, "this article has no passage", remedy)
}

/// More passages than a menu has room for.
pub(in crate::pack) fn too_many_passages(count: usize) -> Problem {
    let message = format!("this article has {count} passages, but may have {PASSAGES_MAX}");
    Problem::new(Code::TooMany, message, "Make a second article of some of them.")
}

/// An article that is related to itself.
pub(in crate::pack) fn related_to_itself(name: &str) -> Problem {
    let message = format!("the article `{name}` names itself as related");
    let remedy = "Remove it. `related` is for what to read after this article.";
    Problem::new(Code::RelatedToItself, message, remedy)
}

/// More lines for the list for the visit than a passage may have.
pub(in crate::pack) fn too_many_for_visit(
    key: &str,
    table: &str,
    count: usize,
    most: usize,
) -> Problem {
    let message = format!("`{key}` of {table} has {count} entries, but may have {most}");
    let remedy = "Keep those that help most. All that a result brings stands in one list.";
    Problem::new(Code::TooMany, message, remedy)
}

/// A passage of too few or too many words.
pub(in crate::pack) fn passage_length(what: &str, count: usize) -> Problem {
    let message = format!(
        "{what} has {count} words, but must have {PASSAGE_WORDS_MIN} to {PASSAGE_WORDS_MAX}"
    );
    let remedy = if count < PASSAGE_WORDS_MIN {
        format!("Add {} or more words.", PASSAGE_WORDS_MIN - count)
    } else {
        let over = count - PASSAGE_WORDS_MAX;
        format!("Take out {over} or more words, or make two passages of it.")
    };
    Problem::new(Code::PassageLength, message, remedy)
}
