//! What is done in channels after an answer: messages are posted, edited and taken away, one after
//! another, and what became of each is told.

use std::time::Duration;

use super::fit::Unfit;
use super::payload::{Message, Post};
use super::render::Renderer;
use super::rest::{RestClient, RestError};
use crate::id::{ChannelId, MessageLink, ServerId};
use crate::reply::{CameOf, Elsewhere, ElsewhereFailed};

/// How long each may take, while the person is told to wait.
const EACH_WITHIN: Duration = Duration::from_secs(10);

/// One thing that is done in a channel, in the form in which it is sent.
pub enum Errand {
    /// A message is posted.
    Post {
        /// Where.
        channel: ChannelId,
        /// What.
        message: Message,
    },
    /// A message of the bot's own becomes another.
    Edit {
        /// Which.
        at: MessageLink,
        /// What it becomes.
        message: Message,
    },
    /// A message of the bot's own is taken away.
    Delete {
        /// Which.
        at: MessageLink,
    },
}

impl Errand {
    /// What is sent for it.
    ///
    /// # Errors
    ///
    /// [`Unfit`] when its screen does not fit Discord's limits.
    pub(super) fn of(what: &Elsewhere, renderer: Renderer<'_>) -> Result<Self, Unfit> {
        Ok(match what {
            Elsewhere::Post { channel, screen, ping } => {
                let message = renderer.draw_pinging(screen, *ping)?;
                Self::Post { channel: *channel, message }
            }
            Elsewhere::Edit { at, screen } => {
                Self::Edit { at: *at, message: renderer.draw(screen)? }
            }
            Elsewhere::Delete { at } => Self::Delete { at: *at },
        })
    }
}

/// Does these one after another for an interaction, and tells what became of each, in their order.
/// `server` is where the interaction came from: a post is only made there.
pub(super) async fn run(
    rest: &RestClient,
    errands: Vec<Errand>,
    server: Option<ServerId>,
    interaction: u64,
) -> Vec<CameOf> {
    let mut came_of: Vec<CameOf> = Vec::with_capacity(errands.len());
    let mut nothing_came = false;
    for (index, errand) in errands.into_iter().enumerate() {
        let comes = !matches!(errand, Errand::Delete { .. });
        let outcome = match errand {
            // Nothing goes for which nothing came.
            Errand::Delete { .. } if nothing_came => Err(ElsewhereFailed::Failed),
            Errand::Delete { at } => match told(rest.delete_message(at, EACH_WITHIN).await) {
                // A try that seemed to break may have arrived, and somebody else may have done it.
                Ok(()) | Err(ElsewhereFailed::Gone) => Ok(at),
                Err(reason) => Err(reason),
            },
            Errand::Edit { at, message } => {
                told(rest.edit_message(at, &message, EACH_WITHIN).await).map(|()| at)
            }
            Errand::Post { channel, message } => {
                let post = Post::new(message, nonce(interaction, index));
                let posted = rest.post_message(channel, &post, EACH_WITHIN).await;
                told(posted).map(|message| MessageLink { server, channel, message })
            }
        };
        nothing_came |= comes && outcome.is_err();
        came_of.push(outcome);
    }
    came_of
}

/// Tells each post for an interaction from all others.
fn nonce(interaction: u64, index: usize) -> String {
    format!("{interaction}-{index}")
}

/// Why something could not be done, in a word that a person can be told.
fn told<T>(outcome: Result<T, RestError>) -> Result<T, ElsewhereFailed> {
    outcome.map_err(|error| {
        tracing::warn!(error.code = error.code(), "something could not be done elsewhere");
        match error {
            RestError::Refused { status: 404, .. } => ElsewhereFailed::Gone,
            RestError::Refused { status: 403, .. } => ElsewhereFailed::Forbidden,
            RestError::Refused { .. }
            | RestError::Connection(_)
            | RestError::TimedOut
            | RestError::RateLimited(_)
            | RestError::Unauthorized
            | RestError::Failed(_)
            | RestError::Unreadable
            | RestError::Unprepared => ElsewhereFailed::Failed,
        }
    })
}

#[cfg(test)]
mod tests;
