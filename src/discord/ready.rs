//! The bot as Discord introduces it.

/// The bot, when Discord says that it is ready.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ready {
    /// The application, a snowflake: for the address that invites the bot.
    pub application: u64,
    /// The bot's own user, a snowflake.
    pub user: u64,
    /// The bot's name.
    pub name: String,
    /// How many servers it is in.
    pub servers: usize,
}
