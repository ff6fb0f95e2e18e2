//! Until when Discord asked to be left alone, and which calls that concerns.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use reqwest::header::{HeaderMap, RETRY_AFTER};
use serde_json::Value;
use tokio::time::Instant;

/// The most channels of which a wait is remembered. Beyond it only the call that was refused waits.
const CHANNELS_MAX: usize = 1024;

/// Whom a refusal with status 429 concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Concerns {
    /// The call that was refused, and others to the same channel.
    Call,
    /// All calls that carry the bot's token. Calls that carry an interaction's token are not bound
    /// to the limit of the whole bot. Source: Discord docs, Rate Limits, Global Rate Limit.
    Bot,
    /// Everything that comes from this machine's address: something before Discord has refused.
    Address,
}

/// The waits that concern more than one call.
#[derive(Debug, Default)]
pub(super) struct Waits(Mutex<Until>);

#[derive(Debug, Default)]
struct Until {
    bot: Option<Instant>,
    address: Option<Instant>,
    /// By channel, for calls that post in one.
    channels: HashMap<u64, Instant>,
}

impl Concerns {
    /// Whom a refusal concerns. What stands before Discord does not answer in JSON.
    pub(super) fn of(headers: &HeaderMap, body: Option<&Value>) -> Self {
        let Some(body) = body else { return Self::Address };
        let scope = headers.get("x-ratelimit-scope");
        let global = headers.contains_key("x-ratelimit-global")
            || scope.is_some_and(|scope| scope == "global")
            || body.get("global").and_then(Value::as_bool) == Some(true);
        if global { Self::Bot } else { Self::Call }
    }
}

impl Waits {
    /// Notes that Discord, or what stands before it, asked to wait.
    pub(super) fn note(&self, whom: Concerns, channel: Option<u64>, pause: Duration) {
        let now = Instant::now();
        let until = Some(now + pause);
        let mut waits = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match whom {
            Concerns::Call => {
                waits.channels.retain(|_, until| *until > now);
                if let Some(channel) = channel.filter(|_| waits.channels.len() < CHANNELS_MAX) {
                    waits.channels.insert(channel, now + pause);
                }
            }
            Concerns::Bot => waits.bot = waits.bot.max(until),
            Concerns::Address => waits.address = waits.address.max(until),
        }
    }

    /// How long a call has to wait from `now` on; `as_bot` says whether it carries the bot's token,
    /// `channel` in which channel it posts.
    pub(super) fn left(
        &self,
        as_bot: bool,
        channel: Option<u64>,
        now: Instant,
    ) -> Option<Duration> {
        let waits = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let until = if as_bot { waits.address.max(waits.bot) } else { waits.address };
        let until = until.max(channel.and_then(|channel| waits.channels.get(&channel).copied()));
        until.and_then(|until| until.checked_duration_since(now)).filter(|left| !left.is_zero())
    }
}

/// How long Discord asks to wait: at most an hour, a second where it does not say.
pub(super) fn retry_after(headers: &HeaderMap, body: Option<&Value>) -> Duration {
    let header = headers.get(RETRY_AFTER).and_then(|value| value.to_str().ok()?.parse().ok());
    let asked = body.and_then(|body| body.get("retry_after")?.as_f64()).or(header);
    let seconds = asked.filter(|seconds: &f64| seconds.is_finite()).unwrap_or(1.0);
    Duration::from_secs_f64(seconds.clamp(0.0, 3600.0))
}

#[cfg(test)]
mod tests {
    use reqwest::header::HeaderValue;
    use serde_json::json;

    use super::*;

    #[test]
    fn a_wait_is_read_from_where_it_stands() {
        let headers = |value: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(RETRY_AFTER, HeaderValue::from_static(value));
            headers
        };
        for (value, body, expected) in [
            ("2", None, 2.0),
            ("2", Some(json!({"retry_after": 0.5})), 0.5),
            ("soon", None, 1.0),
            ("-3", None, 0.0),
            ("NaN", None, 1.0),
            ("1e99", None, 3600.0),
        ] {
            let wait = retry_after(&headers(value), body.as_ref());
            assert_eq!(wait, Duration::from_secs_f64(expected), "{value} {body:?}");
        }
    }

    #[test]
    fn a_shorter_wait_does_not_end_a_longer_one() {
        let (waits, now) = (Waits::default(), Instant::now());
        waits.note(Concerns::Bot, None, Duration::from_secs(30));
        waits.note(Concerns::Bot, None, Duration::from_secs(1));
        assert!(waits.left(true, None, now) >= Some(Duration::from_secs(30)));
        assert_eq!(waits.left(false, None, now), None);
        assert_eq!(waits.left(true, None, now + Duration::from_secs(40)), None);
    }

    #[test]
    fn a_wait_for_one_channel_concerns_no_other_and_not_too_many_are_remembered() {
        let (waits, now) = (Waits::default(), Instant::now());
        let pause = Duration::from_secs(30);
        (0..2 * CHANNELS_MAX as u64).for_each(|one| waits.note(Concerns::Call, Some(one), pause));
        waits.note(Concerns::Call, None, pause);
        assert!(waits.left(true, Some(0), now).is_some());
        assert_eq!(waits.left(true, None, now), None);
        assert_eq!(waits.left(true, Some(5000), now), None);
        assert_eq!(waits.0.lock().unwrap().channels.len(), CHANNELS_MAX);
    }
}
