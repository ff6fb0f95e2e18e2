//! What a person does: run a command, ask for suggestions, press, choose. Each act waits for the bot.

use std::time::Duration;

use serde_json::Value;

use super::open::{choice_data, command_data, message_command_data, press_data};
use super::people::{Channel, InteractionId, MessageId, Person};
use super::record::{BotAnswer, InteractionKind};
use super::refused::Refused;
use super::registry::Typed;
use super::rules::limits::FIRST_ANSWER;
use super::shown::{Interaction, Shown};
use super::world::World;
use super::{Hub, Sandbox};

/// Longest real wait for a bot while the clock is held still, and, on either clock, for what follows a
/// deferral: a bound for dead bots, not a deadline of Discord.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);

impl Sandbox {
    /// Runs a slash command and returns what the person is shown.
    ///
    /// A subcommand is named after a blank: `config show`. Options are names with what is typed for them:
    /// words, numbers, `true`; `@Alex`, `#general`, `@Helpers` for who and what is there; the name of a file
    /// that people [have at hand](Self::have_file). A choice is typed by its name.
    ///
    /// # Errors
    ///
    /// Refuses what Discord's client would not offer (`UnknownCommand`, `NotAvailable`, `NotVisible`,
    /// `UnknownOption`, `MissingOption`, `BadValue`), and reports a bot that failed (`NoBot`,
    /// `NotAnswered`, `BadPayload`).
    pub async fn command(
        &self,
        who: &Person,
        channel: &Channel,
        name: &str,
        options: &[(&str, &str)],
    ) -> Result<Shown, Refused> {
        let interaction = self.open_interaction(who, channel, name, options)?;
        self.send_and_see(who, interaction).await
    }

    /// Asks for suggestions while typing an option, and returns their names and values.
    ///
    /// # Errors
    ///
    /// As [`command`](Self::command), without `MissingOption`; `UnknownOption` also if the option has no
    /// suggestions.
    pub async fn suggest(
        &self,
        who: &Person,
        channel: &Channel,
        command: &str,
        option: &str,
        typed: &str,
    ) -> Result<Vec<(String, String)>, Refused> {
        let typed = Typed { name: command, options: &[(option, typed)], focus: Some(option) };
        let interaction = self.hub.change(|world| {
            let data = command_data(world, who, channel, typed)?;
            Ok(world.open(who, channel, InteractionKind::Autocomplete, &data, None))
        })?;
        match self.send_and_wait(interaction).await? {
            BotAnswer::Choices(choices) => Ok(choices),
            BotAnswer::New(_)
            | BotAnswer::Updated(_)
            | BotAnswer::Deferred
            | BotAnswer::Form(_)
            | BotAnswer::Removed => Ok(Vec::new()),
        }
    }

    /// Presses a button and returns what the person is shown.
    ///
    /// If the bot only acknowledges, this waits for what follows, and after ten seconds returns `Kept`.
    ///
    /// # Errors
    ///
    /// Refuses `NotVisible`, `NoSuchComponent` and `Disabled`, and reports a bot that failed (`NoBot`,
    /// `NotAnswered`, `BadPayload`).
    pub async fn press(
        &self,
        who: &Person,
        message: MessageId,
        custom_id: &str,
    ) -> Result<Shown, Refused> {
        let interaction = self.open_press(who, message, custom_id)?;
        self.send_and_see(who, interaction).await
    }

    /// Chooses from a menu and returns what the person is shown. From a menu of people, roles or channels they
    /// choose by name (`@Alex`, `#general`) or id; nothing at all where the menu may be left empty.
    ///
    /// # Errors
    ///
    /// As [`press`](Self::press), and refuses `ValueNotOffered` and `WrongNumberOfValues`.
    pub async fn choose(
        &self,
        who: &Person,
        message: MessageId,
        custom_id: &str,
        values: &[&str],
    ) -> Result<Shown, Refused> {
        let interaction = self.open_choice(who, message, custom_id, values)?;
        self.send_and_see(who, interaction).await
    }

    /// Uses a command of the menu of a message on it, and returns what the person is shown.
    ///
    /// # Errors
    ///
    /// Refuses `NotVisible`, `UnknownCommand` and `NotAvailable`, and reports a bot that failed (`NoBot`,
    /// `NotAnswered`, `BadPayload`).
    pub async fn command_on(
        &self,
        who: &Person,
        message: MessageId,
        name: &str,
    ) -> Result<Shown, Refused> {
        let interaction = self.hub.change(|world| {
            let (channel, data) = message_command_data(world, who, message, name)?;
            Ok(world.open(who, &channel, InteractionKind::Command, &data, None))
        })?;
        self.send_and_see(who, interaction).await
    }

    /// Makes a command interaction without sending it: for tests that play the bot themselves.
    ///
    /// # Errors
    ///
    /// Refuses what Discord's client would not offer, as [`command`](Self::command).
    pub fn open_interaction(
        &self,
        who: &Person,
        channel: &Channel,
        name: &str,
        options: &[(&str, &str)],
    ) -> Result<Interaction, Refused> {
        let typed = Typed { name, options, focus: None };
        self.hub.change(|world| {
            let data = command_data(world, who, channel, typed)?;
            Ok(world.open(who, channel, InteractionKind::Command, &data, None))
        })
    }

    /// Makes a press on a button without sending it: for tests that play the bot themselves.
    ///
    /// # Errors
    ///
    /// Refuses `NotVisible`, `NoSuchComponent` and `Disabled`.
    pub fn open_press(
        &self,
        who: &Person,
        message: MessageId,
        custom_id: &str,
    ) -> Result<Interaction, Refused> {
        self.hub.change(|world| {
            let seen = world.seen(who, message).ok_or(Refused::NotVisible)?;
            let data = press_data(&seen, custom_id)?;
            Ok(world.open(who, &seen.channel, InteractionKind::Component, &data, Some(message)))
        })
    }

    /// Makes a choice from a menu without sending it: for tests that play the bot themselves.
    ///
    /// # Errors
    ///
    /// Refuses `NotVisible`, `NoSuchComponent`, `Disabled`, `ValueNotOffered` and `WrongNumberOfValues`.
    pub fn open_choice(
        &self,
        who: &Person,
        message: MessageId,
        custom_id: &str,
        values: &[&str],
    ) -> Result<Interaction, Refused> {
        self.hub.change(|world| {
            let seen = world.seen(who, message).ok_or(Refused::NotVisible)?;
            let data = choice_data(world, who, &seen, custom_id, values)?;
            Ok(world.open(who, &seen.channel, InteractionKind::Component, &data, Some(message)))
        })
    }

    /// Returns the first answer to an interaction as the bot sent it, once it has come.
    pub async fn answer_to(&self, interaction: InteractionId, limit: Duration) -> Option<Value> {
        let answer = self.hub.wait(limit, |world| {
            let opened = world.interactions.get(&interaction)?;
            opened.callback.clone()
        });
        answer.await
    }

    pub(super) async fn send_and_see(
        &self,
        who: &Person,
        interaction: Interaction,
    ) -> Result<Shown, Refused> {
        let answer = self.send_and_wait(interaction).await?;
        let see = |id| self.message(who, id);
        Ok(match answer {
            // A message may be gone again by the time it is looked at.
            BotAnswer::New(id) => see(id).map_or(Shown::Removed, Shown::New),
            BotAnswer::Updated(id) => see(id).map_or(Shown::Removed, Shown::Updated),
            BotAnswer::Removed => Shown::Removed,
            BotAnswer::Form(form) => Shown::Form(form),
            BotAnswer::Deferred | BotAnswer::Choices(_) => Shown::Kept,
        })
    }

    /// Sends an interaction to the bot and waits for what becomes of it.
    async fn send_and_wait(&self, interaction: Interaction) -> Result<BotAnswer, Refused> {
        let id = interaction.id;
        let (sent, patience) = self.hub.change(|world| {
            let sent = world.dispatch("INTERACTION_CREATE", interaction.payload);
            let real = world.clock.is_real();
            (sent, if real { FIRST_ANSWER } else { PATIENCE })
        });
        if !sent {
            return Err(Refused::NoBot);
        }
        let first = self.hub.wait(patience, |world| first_answer(world, id)).await;
        let Some(first) = first else {
            self.hub.change(|world| world.give_up(id));
            return Err(Refused::NotAnswered { interaction: id.0 });
        };
        if !matches!(first, Ok(BotAnswer::Deferred)) {
            return first;
        }
        let later = self.hub.wait(PATIENCE, |world| match first_answer(world, id) {
            Some(Ok(BotAnswer::Deferred)) | None => None,
            Some(later) => Some(later),
        });
        later.await.unwrap_or(Ok(BotAnswer::Deferred))
    }
}

/// Reads what has become of an interaction; nothing while it waits.
fn first_answer(world: &World, id: InteractionId) -> Option<Result<BotAnswer, Refused>> {
    let opened = world.interactions.get(&id)?;
    let open = matches!(opened.answer, None | Some(BotAnswer::Deferred));
    if open && !opened.refusals.is_empty() {
        return Some(Err(Refused::BadPayload(opened.refusals.clone())));
    }
    let late = world.clock.now().saturating_sub(opened.born) > FIRST_ANSWER;
    match &opened.answer {
        Some(answer) => Some(Ok(answer.clone())),
        None if late => Some(Err(Refused::NotAnswered { interaction: id.0 })),
        None => None,
    }
}

impl Hub {
    /// Waits until a look at the world gives something, looking again after each change.
    pub(super) async fn wait<T>(
        &self,
        limit: Duration,
        mut look: impl FnMut(&World) -> Option<T>,
    ) -> Option<T> {
        let mut changes = self.changes.subscribe();
        let looking = async {
            loop {
                if let Some(found) = self.read(&mut look) {
                    return Some(found);
                }
                if changes.changed().await.is_err() {
                    return None;
                }
            }
        };
        tokio::time::timeout(limit, looking).await.ok().flatten()
    }
}
