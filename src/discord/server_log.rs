//! Messages that answer nobody: entries of the logs of servers, and the one greeting.

use std::sync::Arc;
use std::time::Duration;

use super::means::Means;
use super::payload::Post;
use crate::app::App;
use crate::app::servers::LogPosts;
use crate::id::{ChannelId, PersonId};
use crate::reply::Screen;

/// How long one may take to be posted.
const POST_WITHIN: Duration = Duration::from_secs(10);

/// The least time between two of them, so that a burst of changes does not use up what Discord allows the bot.
const PAUSE: Duration = Duration::from_millis(500);

/// Posts what comes, one after another, until nothing more can come.
pub(super) async fn keep(means: &Means, mut posts: LogPosts) {
    while let Some(entry) = posts.next().await {
        let app = Arc::clone(&means.app.borrow());
        let screen = app.log_screen(&entry);
        post(means, &app, entry.channel, &screen).await;
        tokio::time::sleep(PAUSE).await;
    }
}

/// Posts a screen in a channel.
pub(super) async fn post(means: &Means, app: &App, channel: ChannelId, screen: &Screen) {
    let drawn = means.with_renderer(app, PersonId::NOBODY, |renderer| renderer.draw(screen));
    let message = match drawn {
        Ok(message) => message,
        Err(error) => {
            tracing::error!(%error, "a message does not fit Discord's limits");
            return;
        }
    };
    let mut bytes = [0; 8];
    // Without randomness it is sent once and not again.
    getrandom::fill(&mut bytes).ok();
    let nonce = u64::from_le_bytes(bytes).to_string();
    if let Err(error) = means.rest.post(channel, &Post::new(message, nonce), POST_WITHIN).await {
        tracing::warn!(error.code = error.code(), "a message could not be posted in a server");
    }
}
