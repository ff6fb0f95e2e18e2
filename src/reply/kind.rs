//! The kinds of screens. Each screen says which it is, so that tests can name a kind that is not
//! among the largest screens or that no transcript shows.

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident,)+) => {
        /// A kind of screen.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum ScreenKind {
            $($(#[$doc])* $kind,)+
        }

        impl ScreenKind {
            /// All kinds.
            pub const ALL: &[Self] = &[$(Self::$kind),+];
        }
    };
}

kinds! {
    /// `/help`.
    Help,
    /// `/about`.
    About,
    /// `/privacy`.
    Privacy,
    /// Something failed, or there is too much to do.
    Trouble,
    /// A button that is not opened.
    NotOpened,
    /// What is left of a message that is taken away.
    Removed,
    /// Safety cards: help now, or what answers danger in a person's own words.
    Cards,
    /// The helplines of a country.
    Country,
    /// A list of articles.
    Articles,
    /// The articles related to one.
    Related,
    /// What a person may mean by what they typed.
    Likeliest,
    /// A passage of an article.
    Passage,
    /// The sources of a pack.
    Sources,
    /// What became of the article that a pack began with.
    Ledger,
    /// The start of a flow.
    Start,
    /// A question.
    Question,
    /// Why a question is asked.
    Why,
    /// The answers before the result.
    Review,
    /// The result.
    Result,
    /// What found no room on the result.
    More,
    /// The list for the visit.
    VisitList,
    /// What would change the result.
    WhatIf,
    /// The sources of the result.
    ResultSources,
    /// A passage, read within a walk.
    PassageInWalk,
    /// What the bot is, what it keeps and how to ask it: for whoever greets it or asks for help with it.
    FirstContact,
    /// The answer to thanks, or to whoever wants the bot to stop.
    WordAnswer,
    /// The passage that answers a question in a person's own words.
    Answer,
    /// What says to be seen today, above what answers a question.
    TodayAnswer,
    /// Why something that was asked for is not answered.
    Refused,
    /// When nothing answers a question.
    Outside,
    /// When somebody writes in a language that the bot has no words in.
    OtherLanguage,
    /// The one line in public that offers safety cards to whoever wrote.
    CardsOffered,
    /// What a message may be about, for the person who asked about it.
    FoundForMessage,
    /// A passage, before it is shared.
    ToShare,
    /// A passage that everybody in a channel sees.
    PublicPassage,
    /// What became of something that was sent elsewhere.
    Told,
    /// A server's rules keep the bot from answering.
    NotHere,
    /// The helplines that the moderators of a server have added.
    OwnLines,
    /// What is posted when a person is asked for, before it is.
    AskForPerson,
    /// What moderators read when somebody asks for a person.
    PersonRequest,
    /// What is stored that bears a person's id.
    MyRows,
    /// The lasting message with buttons.
    Panel,
    /// The one message to a server that the bot was added to.
    Welcome,
    /// An entry of a server's log.
    LogEntry,
    /// Somebody may not change settings, or there are none.
    NoSettings,
    /// Settings of a server.
    Settings,
    /// One setting.
    Setting,
    /// A step of the set-up.
    SetUp,
    /// What would happen if somebody used a command.
    Trial,
    /// Whether something keeps the bot from being used in a channel.
    Diagnosis,
    /// The last changes of the settings.
    Changes,
    /// One change.
    Change,
    /// Before something that takes back or deletes a lot.
    Sure,
    /// A file with the settings, or what is wrong with one.
    SettingsFile,
    /// What a file would change.
    Differences,
    /// The lasting messages of a server.
    Panels,
    /// How often the bot was used.
    Numbers,
    /// What to do when somebody in the server is in crisis.
    CrisisGuide,
}
