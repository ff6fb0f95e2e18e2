//! The kinds of problems, each with its code and its weight.

use std::fmt;

/// How much a problem weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The pack does not load.
    Error,
    /// The pack loads; a person should have a look.
    Advice,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $code:ident $text:literal $severity:ident;)+) => {
        /// The kinds of problems. The text of a code is an interface: guides and tools refer to it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[$doc])* $code,)+
        }

        impl Code {
            /// Every code there is.
            pub const ALL: &[Self] = &[$(Self::$code),+];

            /// The code as text.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$code => $text,)+
                }
            }

            /// How much a problem of this kind weighs.
            pub fn severity(self) -> Severity {
                match self {
                    $(Self::$code => Severity::$severity,)+
                }
            }
        }
    };
}

codes! {
    // What Myelin was started with.
    /// Something in the configuration file, the environment or the choice of packs.
    Configuration "configuration" Error;

    // Files.
    /// A file is not UTF-8 text.
    NotUtf8 "not-utf-8" Error;
    /// A file is larger than a pack file may be.
    FileTooBig "file-too-big" Error;
    /// The files of a pack are larger together than a pack may be.
    PackTooBig "pack-too-big" Error;
    /// There are more files than are read.
    TooManyFiles "too-many-files" Error;
    /// A file that must be there is not.
    MissingFile "missing-file" Error;
    /// A file stands where none is expected.
    StrayFile "stray-file" Error;
    /// The id in a file is not the name of the file or folder.
    WrongFileName "wrong-file-name" Error;

    // TOML.
    /// A line that is not TOML.
    Syntax "syntax" Error;
    /// The same key or table twice.
    DuplicateKey "duplicate-key" Error;
    /// A form of TOML 1.1, which editors refuse.
    Toml11 "toml-1-1" Error;
    /// A tab or a byte order mark.
    StrayCharacter "stray-character" Error;

    // Keys and values.
    /// A key that must be there is not.
    MissingKey "missing-key" Error;
    /// A key that means nothing here.
    UnknownKey "unknown-key" Error;
    /// A value of another kind than expected.
    WrongType "wrong-type" Error;
    /// A word that is not one of the few that are possible here.
    UnknownValue "unknown-value" Error;
    /// A name that breaks the rule for names.
    BadId "bad-id" Error;
    /// A text without any words.
    EmptyText "empty-text" Error;
    /// A text over its limit.
    TextTooLong "text-too-long" Error;
    /// More of something than there may be.
    TooMany "too-many" Error;
    /// Less of something than there must be.
    TooFew "too-few" Error;
    /// The same entry twice in one list.
    RepeatedEntry "repeated-entry" Error;
    /// Not an evidence id.
    BadEvidence "bad-evidence" Error;
    /// A health sentence without evidence.
    NoEvidence "no-evidence" Error;
    /// A health sentence without a source.
    NoSource "no-source" Error;
    /// An address that is not https.
    BadUrl "bad-url" Error;
    /// A date after the one that it must not be later than.
    DateOrder "date-order" Error;
    /// A language that Discord does not know.
    UnknownLocale "unknown-locale" Error;
    /// A passage of too few or too many words.
    PassageLength "passage-length" Error;
    /// Two passages that cannot be told apart in a button.
    PassageClash "passage-clash" Error;
    /// Two passages of a pack that have the same title.
    SameTitle "same-title" Error;

    // Names of other things.
    /// No source of that name.
    UnknownSource "unknown-source" Error;
    /// No article of that name.
    UnknownArticle "unknown-article" Error;
    /// An article that is related to itself.
    RelatedToItself "related-to-itself" Error;
    /// No passage of that name.
    UnknownPassage "unknown-passage" Error;
    /// No flow of that name.
    UnknownFlow "unknown-flow" Error;
    /// No item of that name.
    UnknownItem "unknown-item" Error;
    /// No option of that code.
    UnknownOption "unknown-option" Error;
    /// No finding of that name.
    UnknownFinding "unknown-finding" Error;
    /// No outcome of that name.
    UnknownOutcome "unknown-outcome" Error;
    /// No overlay of that name.
    UnknownOverlay "unknown-overlay" Error;
    /// No card of that name.
    UnknownCard "unknown-card" Error;
    /// A rule by which danger is heard names a group of words that its file does not have.
    UnknownGroup "unknown-group" Error;
    /// No rule uses a group of words.
    UnusedGroup "unused-group" Error;
    /// A rule does not find its own example.
    ExampleNotFound "example-not-found" Error;
    /// A rule finds what it says that it must not.
    NearMissFound "near-miss-found" Error;
    /// Two rules say different things of one text.
    RulesContradict "rules-contradict" Error;
    /// A card in another language that has not the lines or the numbers of the English one.
    CardDiffers "card-differs" Error;
    /// A text of the helplines that a phrase book does not say.
    HelplineNotTranslated "helpline-not-translated" Error;
    /// A phrase in another language that has other numbers or slots than the English one.
    PhraseDiffers "phrase-differs" Error;
    /// No time of that name.
    UnknownTime "unknown-time" Error;
    /// No country of that name.
    UnknownCountry "unknown-country" Error;
    /// No helpline of that name.
    UnknownLine "unknown-line" Error;

    // Commands.
    /// A command name that Discord refuses.
    BadCommandName "bad-command-name" Error;
    /// Two commands of one name.
    DuplicateCommand "duplicate-command" Error;
    /// A command that opens nothing, or several things.
    BadOpens "bad-opens" Error;

    // Conditions.
    /// Something that is not a condition.
    BadCondition "bad-condition" Error;
    /// Findings that lead back to themselves.
    FindingCycle "finding-cycle" Error;
    /// A condition of an item that looks at the item itself or a later one.
    LooksAhead "looks-ahead" Error;
    /// `item/*` where an item takes only one answer.
    StarOnSingle "star-on-single" Error;
    /// A count that always or never holds.
    BadCount "bad-count" Error;
    /// Conditions that are nested too deep or are too many.
    ConditionTooBig "condition-too-big" Error;
    /// More than conditions can tell apart.
    TooManyAtoms "too-many-atoms" Error;

    // Items.
    /// An exclusive option where an item takes only one answer.
    ExclusiveOnSingle "exclusive-on-single" Error;
    /// Not exactly one exclusive option where an item takes several answers.
    ExclusiveCount "exclusive-count" Error;
    /// An order of codes where there is none, or one that contradicts itself.
    BadRises "bad-rises" Error;
    /// A negative where there is none.
    BadNegative "bad-negative" Error;
    /// A reading of a skipped answer on an item that cannot be skipped.
    SkipOfRequired "skip-of-required" Error;
    /// A long option without a label.
    ShortMissing "short-missing" Error;
    /// A danger sign that is not asked first.
    RedFlagLate "red-flag-late" Error;
    /// A danger sign that can be skipped.
    RedFlagOptional "red-flag-optional" Error;
    /// More answers than fit into a button.
    WalkTooLong "walk-too-long" Error;

    // Rules and outcomes.
    /// No rule that holds always.
    NoLastRule "no-last-rule" Error;
    /// A rule after one that holds always.
    RuleNeverReached "rule-never-reached" Error;
    /// A rule that would end every walk after its first answer.
    EndsAtOnce "ends-at-once" Error;
    /// An outcome that no rule names.
    OutcomeUnused "outcome-unused" Error;
    /// Not exactly one headline without a condition.
    PlainHeadline "plain-headline" Error;
    /// An outcome with cards and with words of its own.
    CardsAndText "cards-and-text" Error;
    /// No card that is shown always.
    PlainCard "plain-card" Error;

    // The proof: what fails on some walk.
    /// More than can be proved.
    TooMuchToProve "too-much-to-prove" Error;
    /// A question about danger that some walk passes by.
    RedFlagPassedBy "red-flag-passed-by" Error;
    /// A danger sign that does not end the walk in an emergency outcome at once.
    RedFlagLost "red-flag-lost" Error;
    /// A further sign or a worse answer that makes the outcome less urgent.
    SignLowers "sign-lowers" Error;
    /// A skipped question that counts for less than "none of these" or "no".
    SkipLowers "skip-lowers" Error;
    /// An outcome that passes for "nothing found" although a skipped question could have led to more.
    AbsenceUnclaimed "absence-unclaimed" Error;
    /// An item that no walk asks.
    ItemNeverAsked "item-never-asked" Error;
    /// A rule that decides no walk.
    RuleNeverDecides "rule-never-decides" Error;
    /// An outcome in which no walk ends.
    OutcomeNeverReached "outcome-never-reached" Error;
    /// An overlay that no result shows.
    OverlayNeverShown "overlay-never-shown" Error;
    /// A line that no result shows.
    LineNeverShown "line-never-shown" Error;

    /// A vignette that is not led where it must be.
    VignetteFails "vignette-fails" Error;

    /// A screen that would outgrow a message.
    ScreenTooLong "screen-too-long" Error;

    // Safety.
    /// A country for which nothing could be shown.
    NothingToShow "nothing-to-show" Error;
    /// A helpline on a card that must not be shown.
    LineNotShown "line-not-shown" Error;
    /// A number that is known to be out of date.
    OutdatedNumber "outdated-number" Error;

    // Evidence.
    /// An evidence id that the pack's list does not know.
    UnknownEvidence "unknown-evidence" Error;
    /// An evidence id that is listed, and neither used nor withheld.
    EvidenceUnused "evidence-unused" Error;
    /// An evidence id that is withheld and used all the same.
    EvidenceWithheld "evidence-withheld" Error;
    /// A claim, or a fact that was added, without an entry in the ledger.
    NotInLedger "not-in-ledger" Error;
    /// An entry of the ledger that the pack contradicts.
    LedgerFate "ledger-fate" Error;

    // Example questions.
    /// A question that stands in two places.
    QuestionTwice "question-twice" Error;
    /// A star of a word list that does not stand at one end of one word.
    WordStar "word-star" Error;

    // Reviews.
    /// A review without the person or the day.
    ReviewUnsigned "review-unsigned" Error;
    /// What is not a fingerprint.
    BadFingerprint "bad-fingerprint" Error;

    // Words.
    /// A mistake in the words of the interface.
    InterfaceText "interface-text" Error;
    /// Words that say what the reader has.
    WordingDiagnosis "wording-diagnosis" Error;
    /// Words that say how likely something is.
    WordingLikelihood "wording-likelihood" Error;
    /// Words that give a dose.
    WordingDose "wording-dose" Error;
    /// Words that give a number to hold a blood test against.
    WordingLabNumber "wording-lab-number" Error;
    /// Words that promise safety.
    WordingPromise "wording-promise" Error;
    /// An exception to these that no text needs.
    NeverMeant "never-meant" Error;

    // Times.
    /// A phrase of the list of timings that cannot be used.
    TimingPhrase "timing-phrase" Error;
    /// A text that gives another time than the list of timings.
    TimingDiffers "timing-differs" Error;
    /// A text that gives a time for nothing that the list of timings has.
    TimingUntied "timing-untied" Error;
    /// A text that gives a time that the list of timings has not.
    TimingUnknown "timing-unknown" Error;
    /// An outcome for information that gives everybody a time.
    TimingInInformation "timing-in-information" Error;
    /// A result that gives a later time than what was ticked has.
    TimingTooLate "timing-too-late" Error;

    // Advice.
    /// Something with a name that nothing uses.
    NeverUsed "never-used" Advice;
    /// A page that was read over plain http.
    PlainHttp "plain-http" Advice;
    /// A pack without a list of its evidence.
    NoEvidenceList "no-evidence-list" Advice;
    /// A passage without an example question, where others have some.
    NoQuestion "no-question" Advice;
    /// A text that has changed since somebody read it.
    ReviewChanged "review-changed" Advice;
    /// A text that somebody read and that is not there.
    ReviewUnknownText "review-unknown-text" Advice;
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
