//! Answers that wait for the store, or for a file that somebody attached.

use std::time::Duration;

use tokio::time::timeout;

use super::rest::RestClient;
use crate::app::App;
use crate::bot::{ButtonId, Event};
use crate::reply::{Reply, Request};

/// How long a file may take: the answer has to come within three seconds, and the store is asked too.
const FILE_WITHIN: Duration = Duration::from_millis(1800);

/// What is answered to an event, once what it waits for was done.
pub(super) async fn reply(app: &App, rest: &RestClient, event: Event<ButtonId>) -> Reply {
    let event = app.opened(event);
    let reply = app.reply_to(&event);
    let Reply::Await(request) = reply else { return reply };
    let file = match &request {
        Request::Fetch(file) => fetch(rest, &file.url).await,
        Request::Change { .. }
        | Request::Undo { .. }
        | Request::History(_)
        | Request::Numbers
        | Request::Rows
        | Request::Delete
        | Request::StartAnew
        | Request::Import(_) => None,
    };
    app.after(&event, &request, file).await
}

async fn fetch(rest: &RestClient, url: &str) -> Option<Vec<u8>> {
    match timeout(FILE_WITHIN, rest.attachment(url)).await {
        Ok(Ok(bytes)) => Some(bytes),
        Ok(Err(error)) => {
            tracing::debug!(%error, "a file could not be fetched");
            None
        }
        Err(_late) => {
            tracing::debug!("a file took too long");
            None
        }
    }
}
