//! To which channels threads belong. An interaction says so; a message names its thread alone, and the rules of a
//! server are about channels.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use super::rest::RestClient;
use crate::id::ChannelId;

/// The most channels that are remembered; a flood of threads takes no more memory.
const REMEMBERED_MAX: usize = 10_000;

/// How long Discord may take to say it.
const ASK_WITHIN: Duration = Duration::from_secs(2);

/// What was learned of channels: a thread never moves to another one.
#[derive(Default)]
pub(super) struct Threads {
    parents: Mutex<HashMap<ChannelId, Option<ChannelId>>>,
}

impl Threads {
    /// The channel that a thread or a post of a forum belongs to; `None` for a channel that is none of these, and
    /// where Discord does not say.
    pub(super) async fn parent(&self, rest: &RestClient, channel: ChannelId) -> Option<ChannelId> {
        let known = || self.parents.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(parent) = known().get(&channel) {
            return *parent;
        }
        let parent = match rest.parent_of_thread(channel, ASK_WITHIN).await {
            Ok(parent) => parent,
            Err(error) => {
                tracing::warn!(
                    error.code = error.code(),
                    "it could not be found out what a channel is"
                );
                return None;
            }
        };
        let mut parents = known();
        if parents.len() >= REMEMBERED_MAX {
            parents.clear();
        }
        parents.insert(channel, parent);
        parent
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::rest::stage::{Stage, code, says};
    use super::*;

    #[tokio::test]
    async fn a_thread_belongs_to_a_channel_and_a_channel_to_none_whatever_its_category() {
        let script = vec![
            says(200, &json!({"id": "5", "type": 11, "parent_id": "20"})),
            says(200, &json!({"id": "20", "type": 0, "parent_id": "7"})),
            says(403, &code(50001)),
            says(200, &json!({"id": "6", "type": 12, "parent_id": "20"})),
        ];
        let stage = Stage::with(script).await;
        let threads = Threads::default();
        let mut told = Vec::new();
        for channel in [5, 20, 6, 5, 20, 6] {
            told.push(threads.parent(&stage.rest, ChannelId(channel)).await);
        }
        let of = Some(ChannelId(20));
        assert_eq!(told, [of, None, None, of, None, of], "what Discord did not say is asked again");
        let asked = stage.asked.lock().unwrap();
        assert_eq!(asked.len(), 4);
        assert!(asked[0].uri.path().ends_with("/channels/5"));
    }
}
