//! What a text is for a reader, who reads it, and which figure of the reading report it counts for.

/// What a text is for a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextRole {
    /// A title or a heading.
    Title,
    /// A short name on a button, in a menu or within a sentence.
    Label,
    /// One line that stands alone.
    Sentence,
    /// A paragraph of sentences.
    Paragraph,
    /// An entry of a list.
    ListEntry,
    /// How a number is called or an operator is reached, and when.
    Contact,
    /// A name of a slash command.
    CommandName,
    /// What a slash command does, as Discord lists it.
    CommandDescription,
    /// Words that people type, which something is found by.
    Saying,
    /// A title or a name that others gave: of a source, of a publisher.
    Quoted,
    /// An address.
    Url,
    /// A version, a licence, a code of a language.
    Mark,
}

/// Who reads a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextReader {
    /// Members: it stands on a screen or in Discord's list of commands.
    Members,
    /// Authors and reviewers: only the command line prints it.
    Authors,
    /// Nobody: it is only compared with what a person types, or with numbers.
    Nobody,
}

/// Which figure of the reading report a text counts for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Graded {
    /// A passage.
    Passage,
    /// What passages add to the list for the visit.
    Visit,
    /// What a flow asks.
    Questions,
    /// What a flow ends with.
    Outcomes,
}
