//! Example questions.

use schemars::JsonSchema;

use super::value::{InTwoParts, List, Named, OtherLanguage, Text};
use crate::library::limits::{EXAMPLE_MAX, WORD_MAX};

/// What people may ask, as examples that the pack learns from. Members see none of it. Each writer has
/// a file of their own, `questions/NAME.toml`; `questions.toml` says the rest.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct QuestionsFile {
    /// Nothing is learned from this file while it is measured how well the pack finds.
    held_out: Option<bool>,
    /// The language of this file, if it is not English. Its questions teach nothing; they are measured.
    language: Option<OtherLanguage>,
    /// Words of that language, alone or a few in a row, under what they are in English, with hyphens for spaces. A
    /// star at one end stands for any letters.
    words: Option<Named<List<Text<WORD_MAX>>>>,
    /// Questions that a passage answers: a table for each article, such as `[asked.mouth]`, and in it a list for each
    /// of its passages.
    asked: Option<Named<Named<List<Text<EXAMPLE_MAX>>>>>,
    /// Questions that the pack has nothing for, in groups with names of your own.
    outside: Option<Named<List<Text<EXAMPLE_MAX>>>>,
    /// Questions that must not be answered, by what they ask for.
    refuse: Option<Refuse>,
    /// The passage that helps best whoever is refused, such as `getting-tested/tests`.
    instead: Option<Instead>,
    /// How well the pack must find what is asked in the files that are held out, in per cent.
    goals: Option<Goals>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
struct Refuse {
    /// How much of something this person should take.
    dose: Option<List<Text<EXAMPLE_MAX>>>,
    /// What a number of their blood test means.
    number: Option<List<Text<EXAMPLE_MAX>>>,
    /// Whether they have something.
    diagnosis: Option<List<Text<EXAMPLE_MAX>>>,
    /// Whether they may stop, skip or change a medicine.
    stop_medicine: Option<List<Text<EXAMPLE_MAX>>>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
struct Instead {
    /// For whoever asks for a dose.
    dose: Option<InTwoParts>,
    /// For whoever asks what a number means.
    number: Option<InTwoParts>,
    /// For whoever asks whether they have something.
    diagnosis: Option<InTwoParts>,
    /// For whoever asks whether they may stop a medicine.
    stop_medicine: Option<InTwoParts>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
struct Goals {
    /// At least so many see the passage that answers them.
    #[schemars(range(min = 0, max = 100))]
    right: Option<u32>,
    /// At most so many see another passage.
    #[schemars(range(min = 0, max = 100))]
    wrong: Option<u32>,
    /// At most so many of each outside group get a passage.
    #[schemars(range(min = 0, max = 100))]
    answered_outside: Option<u32>,
    /// At least so many of what must be refused are, or get the passage of `[instead]`.
    #[schemars(range(min = 0, max = 100))]
    refused: Option<u32>,
}
