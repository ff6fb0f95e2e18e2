//! The stand-in's time, which a test can hold still and move by hand.
//!
//! Discord's deadlines (three seconds, fifteen minutes) are measured on this clock, so that a test of
//! a deadline neither waits for it nor depends on how busy the machine is.

use std::time::{Duration, Instant, SystemTime};

/// When a clock that stands still starts, in seconds since 1970: the first of January 2026, UTC.
const START: u64 = 1_767_225_600;
/// The beginning of Discord's ids, in seconds since 1970. Source: Reference, "Snowflakes".
const DISCORD_EPOCH: u64 = 1_420_070_400;

/// The stand-in's time: real, or still.
#[derive(Debug, Clone)]
pub struct Clock {
    start: Duration,
    since: Option<Instant>,
    moved: Duration,
}

impl Clock {
    /// Makes a clock on which time passes as it does outside.
    #[expect(clippy::disallowed_methods, reason = "the stand-in shows what time it is outside")]
    pub fn real() -> Self {
        let outside = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        let start = outside.unwrap_or(Duration::from_secs(START));
        Self { start, since: Some(Instant::now()), moved: Duration::ZERO }
    }

    /// Makes a clock on which time passes only through [`Sandbox::advance`](super::Sandbox::advance).
    pub fn still() -> Self {
        Self { start: Duration::from_secs(START), since: None, moved: Duration::ZERO }
    }

    /// Says what time it is, since 1970.
    pub(super) fn now(&self) -> Duration {
        self.start + self.moved + self.since.map_or(Duration::ZERO, |since| since.elapsed())
    }

    pub(super) fn advance(&mut self, by: Duration) {
        self.moved += by;
    }

    pub(super) fn is_real(&self) -> bool {
        self.since.is_some()
    }
}

/// Makes an id as Discord does: milliseconds since its epoch, then a number that tells apart what
/// happens within one. Source: Reference, "Snowflakes".
pub(super) fn snowflake(at: Duration, number: u64) -> u64 {
    let seconds = at.as_secs().saturating_sub(DISCORD_EPOCH);
    let millis = seconds * 1000 + u64::from(at.subsec_millis());
    (millis << 22) | (number & 0x3F_FFFF)
}

/// Makes an id for something that lasts, by its name within something: the same in every stand-in, so that settings
/// that name it hold when one starts again. They are of the five years before 2020.
pub(super) fn lasting_id(within: u64, name: &str) -> u64 {
    const FIVE_YEARS: u64 = 5 * 365 * 24 * 60 * 60 * 1000;
    // FNV-1a.
    let bytes = within.to_be_bytes().into_iter().chain(name.bytes());
    let mark = bytes.fold(0xcbf2_9ce4_8422_2325, |mark: u64, byte| {
        (mark ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let since = Duration::from_millis(1 + mark % FIVE_YEARS);
    snowflake(Duration::from_secs(DISCORD_EPOCH) + since, mark >> 42)
}

/// Writes a moment, as time since 1970, as Discord does, in ISO 8601.
pub(super) fn timestamp(at: Duration) -> String {
    let seconds = at.as_secs();
    let (year, month, day) = date(seconds / 86_400);
    let (hour, minute, second) = (seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
    let millis = at.subsec_millis();
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{millis:03}000+00:00")
}

/// Turns days since 1970 into a date, counting years from March so that a leap day ends its year.
pub(super) fn date(days: u64) -> (u64, u64, u64) {
    let days = days + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (era * 400 + year + u64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_written_as_dates() {
        let (day, start) = (Duration::from_hours(24), Duration::from_secs(START));
        let timestamp = |later| timestamp(start + later);
        assert_eq!(timestamp(Duration::ZERO), "2026-01-01T00:00:00.000000+00:00");
        assert_eq!(timestamp(day * 58), "2026-02-28T00:00:00.000000+00:00");
        assert_eq!(timestamp(day * 59), "2026-03-01T00:00:00.000000+00:00");
        assert_eq!(timestamp(day * 789), "2028-02-29T00:00:00.000000+00:00");
        let late = Duration::from_millis(86_399_999);
        assert_eq!(timestamp(late), "2026-01-01T23:59:59.999000+00:00");
    }

    #[test]
    fn what_lasts_has_the_same_id_again_and_nothing_else_has_it() {
        let all = [(0, "Ana"), (0, "Ben"), (1, "Ana"), (1, "1"), (1, "2"), (2, "1")];
        let ids = all.map(|(within, name)| lasting_id(within, name));
        assert_eq!(ids, all.map(|(within, name)| lasting_id(within, name)));
        let different: std::collections::BTreeSet<u64> = ids.into_iter().collect();
        assert_eq!(different.len(), all.len());
        let now = snowflake(Clock::still().now(), 0);
        assert!(ids.iter().all(|id| *id < now));
    }

    #[test]
    fn ids_rise_with_time_and_with_their_number() {
        let start = Clock::still().now();
        let earlier = snowflake(start, 2);
        assert!(snowflake(start, 1) < earlier);
        assert!(earlier < snowflake(start + Duration::from_millis(1), 0));
    }
}
