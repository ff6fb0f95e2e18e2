//! Why a call failed, without anything that belongs in no log.

use std::time::Duration;

/// Discord's code for an interaction that has been answered already.
/// Source: Discord docs, Opcodes and Status Codes, JSON Error Codes.
pub(super) const ALREADY_ANSWERED: u32 = 40060;

/// Discord's code for a person who takes no direct messages from the bot. Source: as above.
pub(super) const CANNOT_WRITE_TO: u32 = 50007;

/// Discord's code for a person who shares no server with the bot any more. Source: as above.
pub(super) const NO_COMMON_SERVER: u32 = 50278;

/// Why a call failed. It holds no address, no body and no token.
#[derive(Debug, thiserror::Error)]
pub enum RestError {
    /// Discord could not be reached, or the connection broke.
    #[error("the connection to Discord failed")]
    Connection(#[source] reqwest::Error),
    /// No answer in the time there was.
    #[error("Discord did not answer in time")]
    TimedOut,
    /// Discord asks to wait, longer than there is time.
    #[error("Discord asks to wait for {} ms", .0.as_millis())]
    RateLimited(Duration),
    /// Discord does not accept the bot's token.
    #[error("Discord does not accept the bot's token")]
    Unauthorized,
    /// Discord refuses the call, and would do so again.
    #[error("Discord refuses the call (status {status}, code {code})")]
    Refused {
        /// The HTTP status, such as 403.
        status: u16,
        /// Discord's own code; 0 where it gave none.
        code: u32,
    },
    /// Discord has trouble of its own.
    #[error("Discord failed with status {0}")]
    Failed(u16),
    /// The answer is not what it should be.
    #[error("Discord's answer could not be read")]
    Unreadable,
    /// The call could not be prepared.
    #[error("the call could not be prepared")]
    Unprepared,
}

impl RestError {
    /// A short name for log lines.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Connection(_) => "connection",
            Self::TimedOut => "timed-out",
            Self::RateLimited(_) => "rate-limited",
            Self::Unauthorized => "unauthorized",
            Self::Refused { code: 10062, .. } => "unknown-interaction",
            Self::Refused { code: ALREADY_ANSWERED, .. } => "already-answered",
            Self::Refused { .. } => "refused",
            Self::Failed(_) => "failed",
            Self::Unreadable => "unreadable",
            Self::Unprepared => "unprepared",
        }
    }

    /// Whether it is an interaction that is gone or that somebody else has answered: everyday
    /// noise, nothing to look into.
    pub fn is_noise(&self) -> bool {
        matches!(self, Self::Refused { code: 10062 | ALREADY_ANSWERED, .. })
    }

    pub(super) fn transport(error: reqwest::Error) -> Self {
        // The address is taken out here, before the error goes anywhere.
        if error.is_timeout() { Self::TimedOut } else { Self::Connection(error.without_url()) }
    }

    /// Whether another try may succeed.
    pub(super) fn may_succeed_later(&self) -> bool {
        matches!(self, Self::Connection(_) | Self::TimedOut | Self::Failed(_))
    }
}

/// The error for an answer that is not what it should be. The reader's own error may quote the
/// answer, so it goes no further.
pub(super) fn unreadable(_error: serde_json::Error) -> RestError {
    RestError::Unreadable
}
