//! What Discord says of a channel.

use std::time::Duration;

use reqwest::Method;
use serde_json::Value;
use tokio::time::Instant;

use super::error::unreadable;
use super::{Call, RestClient, RestError};
use crate::id::ChannelId;

/// The types of channels that are threads: of announcements, public, private. The posts of a forum are public ones.
/// Source: Discord docs, Channel, Channel Types.
const THREADS: [u64; 3] = [10, 11, 12];

impl RestClient {
    /// The channel that a thread belongs to; `None` for a channel that is no thread.
    ///
    /// # Errors
    ///
    /// [`RestError`].
    pub async fn parent_of_thread(
        &self,
        channel: ChannelId,
        patience: Duration,
    ) -> Result<Option<ChannelId>, RestError> {
        let call = self.call(Method::GET, &["channels", &channel.0.to_string()]);
        let until = Instant::now() + patience;
        let body = self.send(&Call { channel: Some(channel.0), until, ..call }).await?;
        let channel: Value = serde_json::from_slice(&body).map_err(unreadable)?;
        let kind = channel.get("type").and_then(Value::as_u64).ok_or(RestError::Unreadable)?;
        let parent = channel.get("parent_id").and_then(Value::as_str);
        let parent = parent.and_then(|id| id.parse().ok()).map(ChannelId);
        Ok(parent.filter(|_| THREADS.contains(&kind)))
    }
}
