//! Pauses that a server asks for between answers: of one person, in one channel, of one command; and those that
//! spare its moderators: between two posts about one person, and between two equal lines of its log. Nothing that
//! helps in danger waits, and what waits is not counted.

use std::collections::HashMap;
use std::time::Duration;

use super::key::SettingKey;
use super::server::ServerSettings;
use crate::id::{ChannelId, PersonId, ServerId};

/// The most pauses that are remembered; the oldest make room, so that a flood of people takes no more memory.
const REMEMBERED_MAX: usize = 50_000;

/// How long it takes until the same person may have it posted again that they ask for a person to talk to.
const PERSON_PAUSE: Duration = Duration::from_mins(10);

/// How long it takes until the log of a server has the same line again.
const LOG_PAUSE: Duration = Duration::from_mins(10);

/// Whose pause it is.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Whose {
    Member(ServerId, PersonId),
    Channel(ServerId, ChannelId),
    /// A command by a mark of its name.
    Command(ServerId, u64),
    /// Of somebody who asks for a person.
    AskingForPerson(ServerId, PersonId),
    /// Of a line of the log, by a mark of what it says.
    LogLine(ServerId, u64),
}

/// The pauses that last. Time is what has passed since some beginning.
#[derive(Default)]
pub struct Cooldowns {
    until: HashMap<Whose, Duration>,
}

/// How long somebody has to wait still, and because of which setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waited {
    /// The setting.
    pub key: SettingKey,
    /// How long still.
    pub left: Duration,
}

impl Cooldowns {
    /// Takes the turn of somebody who uses a command at that time, or says how long they have to wait. A turn
    /// that is refused begins no pause.
    ///
    /// # Errors
    ///
    /// [`Waited`], for the longest pause of those that last.
    pub fn take(
        &mut self,
        settings: &ServerSettings,
        (server, channel, who): (ServerId, Option<ChannelId>, PersonId),
        command: &str,
        now: Duration,
    ) -> Result<(), Waited> {
        let pause = |key| Duration::from_secs(u64::from(settings.seconds(key)));
        let all = [
            (SettingKey::PauseMember, Some(Whose::Member(server, who))),
            (SettingKey::PauseChannel, channel.map(|channel| Whose::Channel(server, channel))),
            (SettingKey::PauseCommand, Some(Whose::Command(server, mark(command)))),
        ];
        let asked = all.into_iter().filter_map(|(key, whose)| Some((key, whose?, pause(key))));
        let asked: Vec<_> = asked.filter(|(_, _, pause)| !pause.is_zero()).collect();
        let waiting = asked.iter().filter_map(|(key, whose, pause)| {
            // A pause that was shortened since does not last longer than it does now.
            let left = self.until.get(whose)?.saturating_sub(now).min(*pause);
            (!left.is_zero()).then_some(Waited { key: *key, left })
        });
        if let Some(longest) = waiting.max_by_key(|waited| waited.left) {
            return Err(longest);
        }
        self.begin(asked.into_iter().map(|(_, whose, pause)| (whose, pause)).collect(), now);
        Ok(())
    }

    /// Takes the turn of somebody who asks for a person to talk to.
    ///
    /// # Errors
    ///
    /// [`Waited`], if it was posted less than ten minutes ago.
    pub fn ask_for_person(
        &mut self,
        server: ServerId,
        who: PersonId,
        now: Duration,
    ) -> Result<(), Waited> {
        let whose = Whose::AskingForPerson(server, who);
        if let Some(left) = self.left(whose, now) {
            return Err(Waited { key: SettingKey::PersonChannel, left });
        }
        self.begin(vec![(whose, PERSON_PAUSE)], now);
        Ok(())
    }

    /// Gives back the turn of somebody who asked for a person, when it could not be posted.
    pub fn not_asked_for_person(&mut self, server: ServerId, who: PersonId) {
        self.until.remove(&Whose::AskingForPerson(server, who));
    }

    /// Whether a line may be posted in the log of a server: one that says the same was not there in the last
    /// ten minutes.
    pub fn log(&mut self, server: ServerId, line: &str, now: Duration) -> bool {
        let whose = Whose::LogLine(server, mark(line));
        let may = self.left(whose, now).is_none();
        if may {
            self.begin(vec![(whose, LOG_PAUSE)], now);
        }
        may
    }

    fn left(&self, whose: Whose, now: Duration) -> Option<Duration> {
        let left = self.until.get(&whose)?.saturating_sub(now);
        (!left.is_zero()).then_some(left)
    }

    fn begin(&mut self, pauses: Vec<(Whose, Duration)>, now: Duration) {
        if self.until.len() + pauses.len() > REMEMBERED_MAX {
            self.until.retain(|_, until| *until > now);
            if self.until.len() + pauses.len() > REMEMBERED_MAX {
                self.until.clear();
            }
        }
        self.until.extend(pauses.into_iter().map(|(whose, pause)| (whose, now + pause)));
    }
}

/// FNV-1a of a name.
fn mark(name: &str) -> u64 {
    name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Edit, Stamp, Value};
    use super::*;

    fn server(set: &[(SettingKey, u32)]) -> ServerSettings {
        let edits: Vec<Edit> = set
            .iter()
            .map(|(key, seconds)| Edit::new(*key, Value::Seconds(*seconds)).unwrap())
            .collect();
        ServerSettings::defaults().with(&edits, Stamp { by: PersonId(1), at: 0 })
    }

    #[test]
    fn each_pause_holds_back_its_own_and_nobody_else() {
        let settings = server(&[(SettingKey::PauseMember, 30), (SettingKey::PauseChannel, 5)]);
        let mut pauses = Cooldowns::default();
        let mut ask = |who, channel, at| {
            let place = (ServerId(1), Some(ChannelId(channel)), PersonId(who));
            let asked = pauses.take(&settings, place, "b12-read", Duration::from_secs(at));
            asked.map_err(|waited| (waited.key, waited.left.as_secs()))
        };
        assert_eq!(ask(1, 1, 0), Ok(()));
        assert_eq!(ask(2, 1, 1), Err((SettingKey::PauseChannel, 4)), "the channel rests");
        assert_eq!(ask(2, 2, 1), Ok(()), "a turn that was refused began no pause");
        assert_eq!(ask(1, 3, 29), Err((SettingKey::PauseMember, 1)));
        assert_eq!(ask(1, 3, 30), Ok(()));
    }

    #[test]
    fn who_asked_for_a_person_waits_unless_it_could_not_be_posted() {
        let mut pauses = Cooldowns::default();
        let mut ask = |server, who, minute| {
            let now = Duration::from_mins(minute);
            let asked = pauses.ask_for_person(ServerId(server), PersonId(who), now);
            asked.map_err(|waited| waited.left.as_secs() / 60)
        };
        assert_eq!(ask(1, 7, 0), Ok(()));
        assert_eq!(ask(1, 7, 4), Err(6));
        assert_eq!(ask(1, 8, 4), Ok(()), "another person");
        assert_eq!(ask(2, 7, 4), Ok(()), "another server");
        assert_eq!(ask(1, 7, 10), Ok(()));
        pauses.not_asked_for_person(ServerId(1), PersonId(7));
        assert_eq!(
            pauses.ask_for_person(ServerId(1), PersonId(7), Duration::from_mins(11)),
            Ok(())
        );
    }

    #[test]
    fn a_line_of_the_log_is_not_repeated_at_once() {
        let mut pauses = Cooldowns::default();
        let mut log =
            |server, line, minute| pauses.log(ServerId(server), line, Duration::from_mins(minute));
        assert!(log(1, "a", 0));
        assert!(!log(1, "a", 9));
        assert!(log(1, "b", 9), "another line");
        assert!(log(2, "a", 9), "another server");
        assert!(log(1, "a", 10));
    }

    #[test]
    fn a_command_rests_in_its_own_server_alone() {
        let settings = server(&[(SettingKey::PauseCommand, 10)]);
        let mut pauses = Cooldowns::default();
        let mut ask = |server, command| {
            let place = (ServerId(server), None, PersonId(1));
            pauses.take(&settings, place, command, Duration::ZERO).is_ok()
        };
        assert!(ask(1, "b12-read") && !ask(1, "b12-read"));
        assert!(ask(1, "b12-symptoms") && ask(2, "b12-read"));
    }

    #[test]
    fn a_pause_that_is_switched_off_ends_at_once() {
        let mut pauses = Cooldowns::default();
        let place = (ServerId(1), None, PersonId(1));
        let mut ask = |seconds| {
            let settings = server(&[(SettingKey::PauseMember, seconds)]);
            pauses.take(&settings, place, "b12-read", Duration::ZERO).is_ok()
        };
        assert!(ask(60) && !ask(60) && ask(0));
    }
}
