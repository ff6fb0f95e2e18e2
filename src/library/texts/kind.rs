//! The kinds of texts: where each stands in its file, what it is, who reads it, how long it may be.
//! The one table that the guard on words, stretching, reading grades, search and the schema go by.

use super::super::file_kind::FileKind;
use super::role::{Graded, TextReader, TextRole};
use crate::library::limits::{
    CAUTION_MAX, CONTACT_MAX, DECISION_MAX, DISPLAY_MAX, EXAMPLE_MAX, HEADLINE_MAX, HELP_MAX,
    ITEM_SHORT_MAX, ITEM_TEXT_MAX, LABEL_MAX, LINE_MAX, LINE_NAME_MAX, OTHER_LANGUAGE_MAX,
    OUTCOME_SHORT_MAX, OVERLAY_MAX, PASSAGE_MAX, PROFESSION_MAX, PURPOSE_MAX, QUESTION_MAX,
    REVIEWER_MAX, SOURCE_TITLE_MAX, TEST_MAX, TITLE_MAX, TRANSLATED_CONTACT_MAX,
    TRANSLATED_HEADLINE_MAX, TRANSLATED_LINE_MAX, TRANSLATED_LINE_NAME_MAX, URL_MAX, WHY_MAX,
    WORD_MAX,
};
use crate::limits::{COMMAND_DESCRIPTION_MAX, COMMAND_NAME_MAX};
use crate::operator;
use crate::safety::PhrasePart;
use crate::search::SearchRole;

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident: [$($file:ident)?] $path:literal, $role:ident, $reader:ident, $most:expr;)+) => {
        /// A kind of text.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum TextKind {
            $($(#[$doc])* $kind,)+
        }

        impl TextKind {
            /// Every kind of text, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$kind),+];

            /// The file that it stands in; `None` for what the operator sets.
            pub fn file(self) -> Option<FileKind> {
                let files: &[FileKind] = match self {
                    $(Self::$kind => &[$(FileKind::$file)?],)+
                };
                files.first().copied()
            }

            /// The keys that lead to it, from the top of its file. `*` stands for a name or a code that
            /// the author chose. Lists count as their entries. `[.text]` at the end: each entry is the
            /// text itself, or a table that has it as `text`.
            pub fn path(self) -> &'static str {
                match self { $(Self::$kind => $path,)+ }
            }

            /// What the text is for a reader: a title, a label, a sentence.
            pub fn role(self) -> TextRole {
                match self { $(Self::$kind => TextRole::$role,)+ }
            }

            /// Who reads the text.
            pub fn reader(self) -> TextReader {
                match self { $(Self::$kind => TextReader::$reader,)+ }
            }

            /// Its most characters. A sentence of the interface has a limit of its own, which
            /// [`super::TextInfo::most`] tells.
            pub fn most(self) -> usize {
                match self { $(Self::$kind => $most,)+ }
            }
        }
    };
}

kinds! {
    /// The title of a pack.
    PackTitle: [Pack] "pack.title", Title, Members, TITLE_MAX;
    /// What a pack is for.
    PackPurpose: [Pack] "pack.purpose", Paragraph, Members, PURPOSE_MAX;
    /// The version of a pack.
    PackVersion: [Pack] "pack.version", Mark, Members, TITLE_MAX;
    /// Who wrote and reviewed a pack.
    PackReviewedBy: [Pack] "pack.reviewed-by", Sentence, Members, LINE_MAX;
    /// The licence of a pack.
    PackLicence: [Pack] "pack.licence", Mark, Members, TITLE_MAX;
    /// The name of a command. In the file it is the name of a table and no value.
    CommandName: [Pack] "command.*", CommandName, Members, COMMAND_NAME_MAX;
    /// What a command does.
    CommandDescription: [Pack] "command.*.description", CommandDescription, Members, COMMAND_DESCRIPTION_MAX;
    /// The name of a command in another language.
    CommandNameIn: [Pack] "command.*.name-localizations.*", CommandName, Members, COMMAND_NAME_MAX;
    /// What a command does in another language.
    CommandDescriptionIn: [Pack] "command.*.description-localizations.*", CommandDescription, Members, COMMAND_DESCRIPTION_MAX;
    /// The title of a source, as published.
    SourceTitle: [Pack] "source.*.title", Quoted, Members, SOURCE_TITLE_MAX;
    /// Who published a source.
    SourcePublisher: [Pack] "source.*.publisher", Quoted, Members, TITLE_MAX;
    /// Where a source is.
    SourceUrl: [Pack] "source.*.url", Url, Members, URL_MAX;
    /// When a source was published.
    SourcePublished: [Pack] "source.*.published", Quoted, Members, TITLE_MAX;
    /// The title of an article.
    ArticleTitle: [Article] "article.title", Title, Members, TITLE_MAX;
    /// What people call the subject of an article.
    ArticleAlsoCalled: [Article] "article.also-called", Saying, Nobody, TITLE_MAX;
    /// The title of a passage.
    PassageTitle: [Article] "passage.*.title", Title, Members, TITLE_MAX;
    /// What people call the subject of a passage.
    PassageAlsoCalled: [Article] "passage.*.also-called", Saying, Nobody, TITLE_MAX;
    /// A paragraph of a passage or an entry of a list in it.
    PassageText: [Article] "passage.*.text", Paragraph, Members, PASSAGE_MAX;
    /// The caution of a passage.
    PassageCaution: [Article] "passage.*.caution", Paragraph, Members, CAUTION_MAX;
    /// A question that a passage adds to the list for the visit.
    PassageAsk: [Article] "passage.*.ask.text", ListEntry, Members, QUESTION_MAX;
    /// A test that a passage adds to the list for the visit.
    PassageTest: [Article] "passage.*.tests.text", ListEntry, Members, TEST_MAX;
    /// The title of a flow.
    FlowTitle: [Flow] "flow.title", Title, Members, TITLE_MAX;
    /// What a flow is and is not.
    FlowIntro: [Flow] "flow.intro", Paragraph, Members, LINE_MAX;
    /// What the outcomes of a flow are based on.
    FlowBasedOn: [Flow] "flow.based-on", Sentence, Members, LINE_MAX;
    /// The sentence that ends every outcome.
    FlowClosing: [Flow] "flow.closing", Sentence, Members, LINE_MAX;
    /// The name of a question.
    ItemShort: [Flow] "item.*.short", Label, Members, ITEM_SHORT_MAX;
    /// A question.
    ItemText: [Flow] "item.*.text", Title, Members, ITEM_TEXT_MAX;
    /// What helps to answer a question.
    ItemHelp: [Flow] "item.*.help", Paragraph, Members, HELP_MAX;
    /// Why a question is asked.
    ItemWhy: [Flow] "item.*.why.text", Paragraph, Members, WHY_MAX;
    /// An answer in full.
    OptionDisplay: [Flow] "item.*.option.*.display", ListEntry, Members, DISPLAY_MAX;
    /// The label of an answer; the answer in full, where the file has none.
    OptionShort: [Flow] "item.*.option.*.short", Label, Members, LABEL_MAX;
    /// The name of an outcome within a sentence.
    OutcomeShort: [Flow] "outcome.*.short", Label, Members, OUTCOME_SHORT_MAX;
    /// A headline of an outcome.
    OutcomeHeadline: [Flow] "outcome.*.headline[.text]", Title, Members, HEADLINE_MAX;
    /// A paragraph of an outcome.
    OutcomeText: [Flow] "outcome.*.text[.text]", Paragraph, Members, LINE_MAX;
    /// What to do.
    OutcomeDo: [Flow] "outcome.*.do[.text]", ListEntry, Members, LINE_MAX;
    /// What to ask at a visit.
    OutcomeAsk: [Flow] "outcome.*.ask[.text]", ListEntry, Members, LINE_MAX;
    /// What to avoid.
    OutcomeAvoid: [Flow] "outcome.*.avoid[.text]", ListEntry, Members, LINE_MAX;
    /// How such a line is called where it is only named.
    OverlayShort: [Flow] "overlay.*.short", Label, Members, ITEM_SHORT_MAX;
    /// A line that is added to outcomes.
    OverlayText: [Flow] "overlay.*.text", ListEntry, Members, OVERLAY_MAX;
    /// Who a vignette is about.
    VignetteAbout: [Vignettes] "vignette.*.about", Sentence, Authors, LINE_MAX;
    /// What an evidence id says.
    Evidence: [Evidence] "evidence.*", Sentence, Authors, LINE_MAX;
    /// Why an evidence id is not used.
    EvidenceWithheld: [Evidence] "withheld.*", Sentence, Authors, LINE_MAX;
    /// The title of the article that a pack began with.
    LedgerArticle: [Ledger] "ledger.article", Quoted, Members, SOURCE_TITLE_MAX;
    /// What to know about that article.
    LedgerAbout: [Ledger] "ledger.about", Sentence, Authors, LINE_MAX;
    /// What that article says.
    ClaimSays: [Ledger] "claim.*.says", ListEntry, Members, LINE_MAX;
    /// Why a claim is reworded or left out.
    ClaimWhy: [Ledger] "claim.*.why", ListEntry, Members, LINE_MAX;
    /// What that article leaves out.
    AddedSays: [Ledger] "added.*.says", ListEntry, Authors, LINE_MAX;
    /// Why it was added.
    AddedWhy: [Ledger] "added.*.why", ListEntry, Authors, LINE_MAX;

    /// A question that a passage answers.
    QuestionAsked: [Questions] "asked.*.*", Saying, Nobody, EXAMPLE_MAX;
    /// A question that the pack has nothing for.
    QuestionOutside: [Questions] "outside.*", Saying, Nobody, EXAMPLE_MAX;
    /// A question that must not be answered.
    QuestionRefused: [Questions] "refuse.*", Saying, Nobody, EXAMPLE_MAX;
    /// A word of another language.
    QuestionWord: [Questions] "words.*", Saying, Nobody, WORD_MAX;

    /// What a reviewer has to decide.
    DecisionText: [Decisions] "decision.text", Paragraph, Authors, DECISION_MAX;
    /// Who has read texts.
    ReviewName: [Reviews] "review.name", Quoted, Members, REVIEWER_MAX;
    /// What that person is.
    ReviewProfession: [Reviews] "review.profession", Label, Members, PROFESSION_MAX;
    /// Their entry in a register.
    ReviewRegister: [Reviews] "review.register", Mark, Authors, REVIEWER_MAX;

    /// The first line of a card.
    CardHeadline: [Cards] "card.*.headline", Title, Members, HEADLINE_MAX;
    /// A paragraph of a card.
    CardText: [Cards] "card.*.text[.text]", Paragraph, Members, LINE_MAX;
    /// A sign of danger.
    CardSign: [Cards] "card.*.signs[.text]", ListEntry, Members, LINE_MAX;
    /// A paragraph after the signs.
    CardThen: [Cards] "card.*.then[.text]", Paragraph, Members, LINE_MAX;
    /// What to do.
    CardDo: [Cards] "card.*.do[.text]", ListEntry, Members, LINE_MAX;
    /// What to avoid.
    CardAvoid: [Cards] "card.*.avoid[.text]", ListEntry, Members, LINE_MAX;

    /// The headline of a card in another language.
    TranslatedHeadline: [CardTranslation] "card.*.headline", Title, Members, TRANSLATED_HEADLINE_MAX;
    /// A paragraph of a card in another language.
    TranslatedText: [CardTranslation] "card.*.text", Paragraph, Members, TRANSLATED_LINE_MAX;
    /// A sign on a card in another language.
    TranslatedSign: [CardTranslation] "card.*.signs", ListEntry, Members, TRANSLATED_LINE_MAX;
    /// A paragraph after the signs, in another language.
    TranslatedThen: [CardTranslation] "card.*.then", Paragraph, Members, TRANSLATED_LINE_MAX;
    /// What to do, in another language.
    TranslatedDo: [CardTranslation] "card.*.do", ListEntry, Members, TRANSLATED_LINE_MAX;
    /// What to avoid, in another language.
    TranslatedAvoid: [CardTranslation] "card.*.avoid", ListEntry, Members, TRANSLATED_LINE_MAX;

    /// How the emergency number is named where the country is not known.
    AnywhereEmergency: [Helplines] "anywhere.emergency", Contact, Members, CONTACT_MAX;
    /// The name of a directory of helplines.
    DirectoryName: [Helplines] "anywhere.directory.name", Quoted, Members, LINE_NAME_MAX;
    /// The address of a directory of helplines.
    DirectoryContact: [Helplines] "anywhere.directory.contact", Url, Members, CONTACT_MAX;
    /// A number that is out of date.
    OutdatedNumber: [Helplines] "outdated.numbers", Mark, Nobody, CONTACT_MAX;
    /// The name of a country.
    CountryName: [Helplines] "country.*.name", Label, Members, LINE_NAME_MAX;
    /// The emergency number of a country.
    CountryEmergency: [Helplines] "country.*.emergency.number", Contact, Members, CONTACT_MAX;
    /// What to know about that number.
    CountryNote: [Helplines] "country.*.emergency.note", Paragraph, Members, LINE_MAX;
    /// Who answers a helpline.
    HelplineName: [Helplines] "country.*.line.*.name", Label, Members, LINE_NAME_MAX;
    /// How a helpline is reached.
    HelplineContact: [Helplines] "country.*.line.*.contact", Contact, Members, CONTACT_MAX;
    /// When a helpline answers.
    HelplineHours: [Helplines] "country.*.line.*.hours", Contact, Members, CONTACT_MAX;
    /// What a helpline costs.
    HelplineCost: [Helplines] "country.*.line.*.cost", Contact, Members, CONTACT_MAX;
    /// In which languages a helpline answers.
    HelplineLanguages: [Helplines] "country.*.line.*.languages", Contact, Members, CONTACT_MAX;
    /// Why a line is shown that is less well confirmed than others.
    HelplineShownBecause: [Helplines] "country.*.line.*.shown-because", Sentence, Authors, LINE_MAX;
    /// The page where a number was read.
    HelplineSource: [Helplines] "country.*.line.*.source", Url, Authors, URL_MAX;

    /// The name of a country in another language.
    SaidCountry: [PhraseBook] "country.*", Label, Members, LINE_NAME_MAX;
    /// Who answers a helpline, in another language.
    SaidName: [PhraseBook] "name.*", Label, Members, TRANSLATED_LINE_NAME_MAX;
    /// How a helpline is reached, in another language.
    SaidContact: [PhraseBook] "contact.*", Contact, Members, TRANSLATED_CONTACT_MAX;
    /// An emergency number with words around it, in another language.
    SaidEmergency: [PhraseBook] "emergency.*", Contact, Members, TRANSLATED_CONTACT_MAX;
    /// What to know about that number, in another language.
    SaidNote: [PhraseBook] "note.*", Paragraph, Members, TRANSLATED_LINE_MAX;
    /// When a helpline answers, in another language.
    SaidHours: [PhraseBook] "hours.*", Contact, Members, TRANSLATED_CONTACT_MAX;
    /// What a helpline costs, in another language.
    SaidCost: [PhraseBook] "cost.*", Contact, Members, TRANSLATED_CONTACT_MAX;
    /// In which languages a helpline answers, in another language.
    SaidLanguages: [PhraseBook] "languages.*", Contact, Members, TRANSLATED_CONTACT_MAX;

    /// A sentence of the interface.
    InterfaceSentence: [Interface] "*.*", Sentence, Members, usize::MAX;
    /// The label of a button.
    InterfaceLabel: [Interface] "*.*", Label, Members, usize::MAX;
    /// A line of a menu.
    InterfaceMenuLine: [Interface] "*.*", Label, Members, usize::MAX;
    /// What a command of the bot's own does.
    InterfaceDescription: [Interface] "*.*", CommandDescription, Members, usize::MAX;
    /// Words that a person may write to steer the bot.
    InterfaceSaid: [Interface] "*.*", Saying, Nobody, usize::MAX;
    /// The name of a month or a language.
    InterfaceName: [Interface] "*.*", Mark, Members, usize::MAX;
    /// How dates and lists are written.
    InterfacePattern: [Interface] "*.*", Mark, Members, usize::MAX;
    /// What is said to whoever writes in a language that the bot has no words in.
    OtherLanguageLine: [OtherLanguages] "line.*", Sentence, Members, OTHER_LANGUAGE_MAX;
    /// Who runs the bot.
    OperatorName: [] "operator.name", Label, Members, operator::NAME_MAX;
    /// How to reach them.
    OperatorContact: [] "operator.contact", Contact, Members, operator::CONTACT_MAX;
    /// Where their privacy policy is.
    OperatorPrivacyUrl: [] "operator.privacy-url", Url, Members, operator::PRIVACY_URL_MAX;
}

const GRADED: &[(Graded, &[TextKind])] = &[
    (Graded::Passage, &[TextKind::PassageText, TextKind::PassageCaution]),
    (Graded::Visit, &[TextKind::PassageAsk, TextKind::PassageTest]),
    (
        Graded::Questions,
        &[
            TextKind::FlowIntro,
            TextKind::ItemText,
            TextKind::ItemHelp,
            TextKind::ItemWhy,
            TextKind::OptionDisplay,
        ],
    ),
    (
        Graded::Outcomes,
        &[
            TextKind::OutcomeHeadline,
            TextKind::OutcomeText,
            TextKind::OutcomeDo,
            TextKind::OutcomeAsk,
            TextKind::OutcomeAvoid,
            TextKind::OverlayText,
            TextKind::FlowClosing,
        ],
    ),
];

const SEARCHED: &[(SearchRole, &[TextKind])] = &[
    (SearchRole::Title, &[TextKind::ArticleTitle, TextKind::PassageTitle]),
    (SearchRole::AlsoCalled, &[TextKind::ArticleAlsoCalled, TextKind::PassageAlsoCalled]),
    (SearchRole::Text, &[TextKind::PassageText]),
];

impl TextKind {
    /// What a phrase for a part of the helplines is.
    pub fn of_phrase(part: PhrasePart) -> Self {
        match part {
            PhrasePart::Country => Self::SaidCountry,
            PhrasePart::Name => Self::SaidName,
            PhrasePart::Contact => Self::SaidContact,
            PhrasePart::Emergency => Self::SaidEmergency,
            PhrasePart::Note => Self::SaidNote,
            PhrasePart::Hours => Self::SaidHours,
            PhrasePart::Cost => Self::SaidCost,
            PhrasePart::Languages => Self::SaidLanguages,
        }
    }

    /// Whether the guard on words judges it: whatever members read and we worded. Titles and names
    /// that others gave stand as those gave them, whatever they say, and an address says nothing.
    /// What a pack has added to the article that it began with is worded for members as the claims
    /// are, although only the command line prints it so far.
    pub fn is_judged(self) -> bool {
        let added = matches!(self, Self::AddedSays | Self::AddedWhy);
        let members = self.reader() == TextReader::Members || added;
        members && !matches!(self.role(), TextRole::Quoted | TextRole::Url)
    }

    /// Whether a translation may make it longer, wherever it stands. A name that others gave stays, and a command has its
    /// names in other languages beside it.
    pub fn is_translated(self) -> bool {
        match self.role() {
            TextRole::Title
            | TextRole::Label
            | TextRole::Sentence
            | TextRole::Paragraph
            | TextRole::ListEntry
            | TextRole::Contact
            | TextRole::CommandDescription => self != Self::CommandDescriptionIn,
            TextRole::CommandName
            | TextRole::Saying
            | TextRole::Quoted
            | TextRole::Url
            | TextRole::Mark => false,
        }
    }

    /// The figure of the reading report that it counts for.
    pub fn graded(self) -> Option<Graded> {
        GRADED.iter().find(|(_, kinds)| kinds.contains(&self)).map(|(graded, _)| *graded)
    }

    /// What it says to the search for articles.
    pub fn searched(self) -> Option<SearchRole> {
        SEARCHED.iter().find(|(_, kinds)| kinds.contains(&self)).map(|(searched, _)| *searched)
    }

    /// The key at the top of its file that it stands below, or `*`.
    pub fn top(self) -> &'static str {
        self.path().split('.').next().unwrap_or_default()
    }

    /// Whether it stands at these keys, from the top of its file.
    pub fn stands_at(self, keys: &[&str]) -> bool {
        let (path, keys) = match (self.path().strip_suffix("[.text]"), keys) {
            (Some(path), [before @ .., "text"]) if path.split('.').count() == before.len() => {
                (path, before)
            }
            (path, keys) => (path.unwrap_or(self.path()), keys),
        };
        let mut wanted = path.split('.');
        let all = keys.iter().all(|key| wanted.next().is_some_and(|at| at == "*" || at == *key));
        all && wanted.next().is_none()
    }
}
