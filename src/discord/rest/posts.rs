//! Messages that are no answer to an interaction: in a channel, as a direct message, or beside an
//! answer.

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};
use tokio::time::Instant;

use super::super::payload::{EPHEMERAL, Message, Post};
use super::error::{CANNOT_WRITE_TO, NO_COMMON_SERVER, unreadable};
use super::{Call, RestClient, RestError, Ticket};
use crate::id::{ChannelId, MessageId, MessageLink, PersonId};

/// What became of a message that was posted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    /// It is there.
    Arrived,
    /// The person takes no direct messages from the bot.
    Closed,
}

impl RestClient {
    /// Posts a message in a channel, for as long as `patience` lasts. It is sent again after a
    /// connection broke: by its nonce Discord knows it, and posts it once.
    ///
    /// # Errors
    ///
    /// [`RestError`].
    pub async fn post(
        &self,
        channel: ChannelId,
        post: &Post,
        patience: Duration,
    ) -> Result<Delivery, RestError> {
        delivery(self.posted(channel, post, patience).await)
    }

    /// As [`RestClient::post`], and says which message it became.
    ///
    /// # Errors
    ///
    /// [`RestError`].
    pub async fn post_message(
        &self,
        channel: ChannelId,
        post: &Post,
        patience: Duration,
    ) -> Result<MessageId, RestError> {
        let body = self.posted(channel, post, patience).await?;
        let message: Value = serde_json::from_slice(&body).map_err(unreadable)?;
        let id = message.get("id").and_then(Value::as_str).and_then(|id| id.parse().ok());
        id.map(MessageId).ok_or(RestError::Unreadable)
    }

    /// Makes a message of the bot's own another, for as long as `patience` lasts.
    ///
    /// # Errors
    ///
    /// [`RestError`].
    pub async fn edit_message(
        &self,
        at: MessageLink,
        message: &Message,
        patience: Duration,
    ) -> Result<(), RestError> {
        self.send(&self.at(Method::PATCH, at, patience).with(message)?).await.map(drop)
    }

    /// Takes a message of the bot's own away, for as long as `patience` lasts.
    ///
    /// # Errors
    ///
    /// [`RestError`].
    pub async fn delete_message(
        &self,
        at: MessageLink,
        patience: Duration,
    ) -> Result<(), RestError> {
        self.send(&self.at(Method::DELETE, at, patience)).await.map(drop)
    }

    async fn posted(
        &self,
        channel: ChannelId,
        post: &Post,
        patience: Duration,
    ) -> Result<Vec<u8>, RestError> {
        let call = self.call(Method::POST, &["channels", &channel.0.to_string(), "messages"]);
        let until = Instant::now() + patience;
        let call = Call { channel: Some(channel.0), until, ..call };
        self.send(&call.with(post)?).await
    }

    fn at(&self, method: Method, at: MessageLink, patience: Duration) -> Call {
        let (channel, message) = (at.channel.0.to_string(), at.message.0.to_string());
        let call = self.call(method, &["channels", &channel, "messages", &message]);
        Call { channel: Some(at.channel.0), until: Instant::now() + patience, ..call }
    }

    /// Opens the direct message with a person and posts a message in it.
    ///
    /// # Errors
    ///
    /// [`RestError`].
    pub async fn post_directly(
        &self,
        who: PersonId,
        post: &Post,
        patience: Duration,
    ) -> Result<Delivery, RestError> {
        let recipient = json!({"recipient_id": who.0.to_string()});
        let until = Instant::now() + patience;
        let call = self.call(Method::POST, &["users", "@me", "channels"]).with(&recipient)?;
        let opened = match self.send(&Call { until, ..call }).await {
            Err(error) => return delivery(Err(error)),
            Ok(body) => serde_json::from_slice::<Value>(&body).map_err(unreadable)?,
        };
        let channel = opened.get("id").and_then(Value::as_str).and_then(|id| id.parse().ok());
        let channel = channel.map(ChannelId).ok_or(RestError::Unreadable)?;
        self.post(channel, post, until.saturating_duration_since(Instant::now())).await
    }

    /// Adds a message that everybody sees to the answer to an interaction, and says whether everybody
    /// does: where the app may not speak in public, Discord shows it to one person only.
    ///
    /// # Errors
    ///
    /// [`RestError`].
    pub async fn follow_up(&self, ticket: &Ticket, message: &Message) -> Result<bool, RestError> {
        let application = ticket.application.to_string();
        let call = self.call(Method::POST, &["webhooks", &application, &ticket.token]);
        // Nothing tells whether a broken call has arrived, so it is not sent again.
        let mut call = Call { as_bot: false, retries: 0, ..call };
        call.url.set_query(Some("wait=true"));
        let body = self.send(&call.with(message)?).await?;
        let shown: Value = serde_json::from_slice(&body).map_err(unreadable)?;
        let flags = shown.get("flags").and_then(Value::as_u64).unwrap_or(0);
        Ok(flags & u64::from(EPHEMERAL) == 0)
    }
}

/// What became of a message that was posted.
fn delivery(sent: Result<Vec<u8>, RestError>) -> Result<Delivery, RestError> {
    match sent {
        Ok(_) => Ok(Delivery::Arrived),
        Err(RestError::Refused { code: CANNOT_WRITE_TO | NO_COMMON_SERVER, .. }) => {
            Ok(Delivery::Closed)
        }
        Err(error) => Err(error),
    }
}
