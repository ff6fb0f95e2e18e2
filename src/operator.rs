//! Who runs the bot, and how long what they say of themselves may be.

/// Who runs the bot. Discord demands that people can see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operator {
    /// A name of at most [`NAME_MAX`] characters.
    pub name: String,
    /// How to reach them, in at most [`CONTACT_MAX`] characters.
    pub contact: String,
    /// Where their privacy policy is: an https address of at most [`PRIVACY_URL_MAX`] characters.
    pub privacy_url: String,
}

/// Longest name, in characters, so that it fits a line of `/about`.
pub const NAME_MAX: usize = 100;

/// Longest contact, in characters.
pub const CONTACT_MAX: usize = 200;

/// Longest address of a privacy policy, in characters.
pub const PRIVACY_URL_MAX: usize = 300;
