//! What waits to be posted in the logs of servers.

use std::sync::{Mutex, PoisonError};

use tokio::sync::mpsc;

use crate::bot::LogEntry;
use crate::id::{ChannelId, ServerId};

/// The most that wait. What comes beyond is lost: a log that is behind is no reason to hold anything up.
const WAITING_MAX: usize = 256;

/// Something that is to be posted in the log of a server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogPost {
    /// The server.
    pub server: ServerId,
    /// The channel of its log.
    pub channel: ChannelId,
    /// What happened.
    pub entry: LogEntry,
}

/// What is to be posted, one after another.
#[derive(Debug)]
pub struct LogPosts(mpsc::Receiver<LogPost>);

impl LogPosts {
    /// The next one; `None` when nothing more can come.
    pub async fn next(&mut self) -> Option<LogPost> {
        self.0.recv().await
    }
}

pub(super) struct Outbox {
    put: mpsc::Sender<LogPost>,
    posts: Mutex<Option<LogPosts>>,
}

impl Default for Outbox {
    fn default() -> Self {
        let (put, posts) = mpsc::channel(WAITING_MAX);
        Self { put, posts: Mutex::new(Some(LogPosts(posts))) }
    }
}

impl Outbox {
    pub(super) fn put(&self, post: LogPost) {
        if self.put.try_send(post).is_err() {
            tracing::debug!("an entry of a server's log found no room");
        }
    }

    pub(super) fn posts(&self) -> Option<LogPosts> {
        self.posts.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}
