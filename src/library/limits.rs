//! How long and how many: every limit of a pack. Lengths are in characters, unless they say bytes.

use crate::limits::{BUTTON_LABEL_ADVISED, MENU_OPTIONS_MAX};

/// Largest pack: all its files together, in bytes.
pub const PACK_BYTES_MAX: usize = 2 * 1024 * 1024;
/// All files together, in bytes, with those that are built in and not replaced: they have 700 KiB, and
/// each writer of example questions 60 more.
pub const ALL_BYTES_MAX: usize = 4 * 1024 * 1024;
/// The heaviest file: lines, and keys, signs and values in them, where `.`, `{` and `[` count 8 and
/// `=` counts 2. A check of 25 questions has less than 20,000.
pub const FILE_WEIGHT_MAX: usize = 50_000;
/// The heaviest that all files may be together.
pub const ALL_WEIGHT_MAX: usize = 450_000;
/// The most files that are read.
pub const FILES_MAX: usize = 500;

/// Longest title of a pack, a flow, an article or a passage.
pub const TITLE_MAX: usize = crate::interface::TITLE_MAX;
/// Longest purpose of a pack.
pub const PURPOSE_MAX: usize = 220;
/// Longest title of a source.
pub const SOURCE_TITLE_MAX: usize = 150;
/// Most sources of a pack.
pub const SOURCES_MAX: usize = 200;
/// Longest address of a source, in characters.
pub const URL_MAX: usize = 300;

/// Longest question that a passage adds to the list for a visit.
pub const QUESTION_MAX: usize = 90;
/// Longest line in a language that the bot has no words in.
pub const OTHER_LANGUAGE_MAX: usize = 200;
/// Most questions of a passage.
pub const QUESTIONS_MAX: usize = 2;
/// Longest test in the list for a visit.
pub const TEST_MAX: usize = 140;
/// Most tests of a passage.
pub const TESTS_MAX: usize = 8;
/// Most passages of an article.
pub const PASSAGES_MAX: usize = 4;
/// Fewest words of a passage.
pub const PASSAGE_WORDS_MIN: usize = 40;
/// Most words of a passage.
pub const PASSAGE_WORDS_MAX: usize = 120;
/// Longest text of a passage, in characters.
pub const PASSAGE_MAX: usize = 1500;
/// Longest caution of a passage.
pub const CAUTION_MAX: usize = 220;

/// Most lines on the start screen of a flow.
pub const INTRO_LINES_MAX: usize = 3;
/// Longest question for the visit, in characters.
pub const ITEM_TEXT_MAX: usize = 200;
/// Longest name of a question.
pub const ITEM_SHORT_MAX: usize = 30;
/// Longest help of a question.
pub const HELP_MAX: usize = 200;
/// Longest reason for a question.
pub const WHY_MAX: usize = 300;
/// Longest answer option in full, in characters.
pub const DISPLAY_MAX: usize = 150;
/// Longest label of an answer option; a longer option needs a label of its own.
pub const LABEL_MAX: usize = BUTTON_LABEL_ADVISED;

/// Most outcomes of a flow: the screens of each are drawn when the flow is read.
pub const OUTCOMES_MAX: usize = 40;
/// Longest name of an outcome.
pub const OUTCOME_SHORT_MAX: usize = BUTTON_LABEL_ADVISED;
/// Longest phrase or example of a rule by which danger is heard, in characters.
pub const HEARD_MAX: usize = 300;
/// Most words between two groups of such a rule.
pub const APART_MAX: usize = 8;
/// Longest reason of a span that such rules take out, in characters.
pub const RULE_NAME_MAX: usize = 120;
/// Longest headline of an outcome or a card.
pub const HEADLINE_MAX: usize = 120;
/// Longest line of an outcome or a card.
pub const LINE_MAX: usize = 220;
/// Longest headline of a card in another language than English, in characters: a third more.
pub const TRANSLATED_HEADLINE_MAX: usize = HEADLINE_MAX + HEADLINE_MAX / 3;
/// Longest line of a card in another language than English, in characters: a third more.
pub const TRANSLATED_LINE_MAX: usize = LINE_MAX + LINE_MAX / 3;
/// Longest line of an overlay, in characters.
pub const OVERLAY_MAX: usize = 250;

/// Longest name of a country or a helpline.
pub const LINE_NAME_MAX: usize = 80;
/// Longest name of a helpline in another language than English, in characters: a third more.
pub const TRANSLATED_LINE_NAME_MAX: usize = LINE_NAME_MAX + LINE_NAME_MAX / 3;
/// Most numbers that are out of date.
pub const OUTDATED_MAX: usize = 300;
/// Longest text of how to reach a helpline, of its hours, cost and languages.
pub const CONTACT_MAX: usize = 120;
/// Longest such text in another language than English, in characters: a third more.
pub const TRANSLATED_CONTACT_MAX: usize = CONTACT_MAX + CONTACT_MAX / 3;

/// The most parts that the conditions of a flow may have together, findings written out.
pub const CONDITION_PARTS_MAX: usize = 20_000;
/// The deepest that conditions may be nested, findings written out.
pub const CONDITION_DEPTH_MAX: usize = 32;

/// The most exceptions to the guard on words, for each folder.
pub const MEANT_MAX: usize = 25;
/// The most rows of a list of timings.
pub const TIMING_ROWS_MAX: usize = 150;

/// Longest example question: some people write letters.
pub const EXAMPLE_MAX: usize = 1000;
/// The most example questions of a pack: learning from more would take too long when somebody asks.
pub const EXAMPLES_MAX: usize = 10_000;

/// Longest word of another language, or few words in a row, with what they are in English.
pub const WORD_MAX: usize = 40;

/// Longest name of a reviewer, and of their entry in a register.
pub const REVIEWER_MAX: usize = 60;
/// Longest profession of a reviewer.
pub const PROFESSION_MAX: usize = 60;
/// Most reviews of a pack.
pub const REVIEWS_MAX: usize = 100;
/// Longest id of a text that was read: a file and a table, each with a name.
pub const READ_ID_MAX: usize = 80;
/// Longest question that a reviewer has to decide.
pub const DECISION_MAX: usize = 600;
/// Most questions that a reviewer has to decide.
pub const DECISIONS_MAX: usize = 50;

/// The most articles of a pack: they are offered in one menu.
pub const ARTICLES_MAX: usize = MENU_OPTIONS_MAX;
