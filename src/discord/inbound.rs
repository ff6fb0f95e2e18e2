//! Discord's interactions as our events.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "the library's enums may grow; what we do not know is unreadable to us"
)]

use serde_json::Value;
use serenity::all::{
    CommandDataOptionValue, CommandType, ComponentInteraction, ComponentInteractionDataKind,
    GuildId, Interaction, InteractionContext, MessageFlags, User,
};
use time::Date;

use super::rest::Ticket;
use crate::action::Action;
use crate::bot::{Act, ChannelKind, Event, Message, NotOpened};
use crate::id::PersonId;
use crate::locale::Locale;
use crate::sensitive::Sensitive;

/// What kind of answer an interaction takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// A new message: a command was sent, or something that we do not know.
    Command,
    /// Suggestions: somebody is typing.
    Typing,
    /// A new message, or another in place of the one that was pressed.
    Press(Message),
}

impl Asked {
    /// A word for log lines.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Command => "command",
            Self::Typing => "typing",
            Self::Press(_) => "press",
        }
    }
}

/// The outside of an interaction: how and where to answer it, whatever it says.
#[derive(Debug, Clone)]
pub(super) struct Envelope {
    pub(super) ticket: Ticket,
    pub(super) asked: Asked,
    pub(super) place: ChannelKind,
    /// The language to answer in: the person's, else the server's.
    pub(super) reader: Option<Locale>,
}

impl Envelope {
    /// The outside of an interaction; `None` for a ping, which the gateway does not send.
    pub(super) fn of(interaction: &Interaction) -> Option<Self> {
        let (place, asked) = match interaction {
            Interaction::Command(command) => {
                (place(command.guild_id, command.context), Asked::Command)
            }
            Interaction::Autocomplete(command) => {
                (place(command.guild_id, command.context), Asked::Typing)
            }
            Interaction::Component(press) => {
                let place = place(press.guild_id, press.context);
                (place, Asked::Press(whose(press, place)))
            }
            Interaction::Modal(modal) => (place(modal.guild_id, None), Asked::Command),
            _ => return None,
        };
        let ticket = Ticket {
            application: interaction.application_id().get(),
            interaction: interaction.id().get(),
            token: interaction.token().to_owned(),
        };
        let (person, server) = locales(interaction);
        Some(Self { ticket, asked, place, reader: person.or(server) })
    }

    /// The outside of an interaction that the library could not read, out of its raw form. The
    /// answer is private, because nothing says where it will be seen.
    pub(super) fn of_raw(raw: &Value) -> Option<Self> {
        let id = |name: &str| raw.get(name)?.as_str()?.parse::<u64>().ok();
        let asked = match raw.get("type").and_then(Value::as_u64) {
            Some(1) => return None,
            Some(4) => Asked::Typing,
            _ => Asked::Command,
        };
        let ticket = Ticket {
            application: id("application_id").unwrap_or(0),
            interaction: id("id")?,
            token: raw.get("token")?.as_str()?.to_owned(),
        };
        let locale = |name: &str| raw.get(name)?.as_str()?.parse().ok();
        let reader = locale("locale").or_else(|| locale("guild_locale"));
        Some(Self { ticket, asked, place: ChannelKind::Elsewhere, reader })
    }

    /// The inside of the interaction: what a person did.
    pub(super) fn event(
        &self,
        interaction: Interaction,
        today: Date,
        open: impl FnOnce(PersonId, &str) -> Result<Action, NotOpened>,
    ) -> Event {
        let who = person(&interaction);
        let (locale, server_locale) = locales(&interaction);
        // Without a person, nothing that belongs to a person may be opened or sealed.
        let act = who.and_then(|who| self.act(interaction, |id| open(who, id)));
        Event {
            who: who.unwrap_or(PersonId(0)),
            place: self.place,
            locale,
            server_locale,
            today,
            act: act.unwrap_or(Act::Unreadable),
        }
    }

    fn act(
        &self,
        interaction: Interaction,
        open: impl FnOnce(&str) -> Result<Action, NotOpened>,
    ) -> Option<Act> {
        match interaction {
            Interaction::Command(command) if command.data.kind == CommandType::ChatInput => {
                let mut values = command.data.options.into_iter().map(|option| option.value);
                let about = values.find_map(|value| match value {
                    CommandDataOptionValue::String(text) => Some(Sensitive::new(text)),
                    _ => None,
                });
                Some(Act::Command { name: command.data.name, about })
            }
            Interaction::Autocomplete(command) => {
                let text = command.data.autocomplete()?.value.to_owned();
                Some(Act::Typing { name: command.data.name, text: Sensitive::new(text) })
            }
            Interaction::Component(press) => {
                let values = match press.data.kind {
                    ComponentInteractionDataKind::Button => Vec::new(),
                    ComponentInteractionDataKind::StringSelect { values } => values,
                    _ => return None,
                };
                let Asked::Press(on) = self.asked else { return None };
                let action = open(&press.data.custom_id);
                Some(Act::Press { action, values: Sensitive::new(values), on })
            }
            _ => None,
        }
    }
}

/// Where it happened. Only when Discord says that it is the direct message with the bot is it
/// taken for that: everywhere else answers are private.
fn place(server: Option<GuildId>, context: Option<InteractionContext>) -> ChannelKind {
    match (server, context) {
        (Some(_), _) => ChannelKind::Server,
        (None, Some(InteractionContext::BotDm)) => ChannelKind::DirectWithBot,
        (None, _) => ChannelKind::Elsewhere,
    }
}

/// Whose message was pressed.
fn whose(press: &ComponentInteraction, place: ChannelKind) -> Message {
    let flags = press.message.flags.unwrap_or_default();
    if flags.contains(MessageFlags::EPHEMERAL) || place == ChannelKind::DirectWithBot {
        Message::Own
    } else {
        Message::Shared
    }
}

/// The languages of the person and of the server, as far as we know them.
fn locales(interaction: &Interaction) -> (Option<Locale>, Option<Locale>) {
    let (person, server) = match interaction {
        Interaction::Command(command) | Interaction::Autocomplete(command) => {
            (&command.locale, &command.guild_locale)
        }
        Interaction::Component(press) => (&press.locale, &press.guild_locale),
        Interaction::Modal(modal) => (&modal.locale, &modal.guild_locale),
        _ => return (None, None),
    };
    let known = |name: &str| name.parse().ok();
    (known(person), server.as_deref().and_then(known))
}

/// Who did it; `None` when Discord did not say.
fn person(interaction: &Interaction) -> Option<PersonId> {
    let user = match interaction {
        Interaction::Command(command) | Interaction::Autocomplete(command) => &command.user,
        Interaction::Component(press) => &press.user,
        Interaction::Modal(modal) => &modal.user,
        _ => return None,
    };
    // The library fills in a made-up user where there is none. Taken for a person, it would be
    // the same person for everybody.
    (user.id != User::default().id).then(|| PersonId(user.id.get()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::action::Open;

    fn user() -> Value {
        json!({"id": "7", "username": "ada", "discriminator": "0", "avatar": null})
    }

    /// A press on a button in a direct message with the bot, with some fields changed.
    fn press(changes: &[(&str, Value)]) -> Interaction {
        let message = json!({
            "id": "30", "channel_id": "20", "author": user(), "content": "", "embeds": [],
            "timestamp": "2026-11-22T00:00:00Z", "edited_timestamp": null, "tts": false,
            "mention_everyone": false, "mentions": [], "mention_roles": [], "attachments": [],
            "pinned": false, "type": 0, "flags": 32768, "components": [],
        });
        let mut raw = json!({
            "id": "10", "application_id": "5", "type": 3, "token": "abc", "version": 1,
            "channel_id": "20", "user": user(), "locale": "en-US", "entitlements": [],
            "authorizing_integration_owners": {"0": "0"}, "context": 1,
            "attachment_size_limit": 1, "message": message,
            "data": {"custom_id": "o:help", "component_type": 2},
        });
        for (pointer, value) in changes {
            let (parent, field) = pointer.rsplit_once('/').unwrap_or(("", pointer));
            let parent = raw.pointer_mut(parent).and_then(Value::as_object_mut).unwrap();
            if value.is_null() {
                parent.remove(field);
            } else {
                parent.insert(field.to_owned(), value.clone());
            }
        }
        serde_json::from_value(raw).unwrap()
    }

    fn command(kind: u8, data: Value) -> Interaction {
        press(&[("type", json!(kind)), ("data", data), ("message", Value::Null)])
    }

    fn read(interaction: Interaction) -> (Envelope, Event) {
        let envelope = Envelope::of(&interaction).unwrap();
        let event = envelope.event(interaction, Date::MIN, |who, id| {
            let open = who == PersonId(7) && id == "o:help";
            if open { Ok(Action::Open(Open::HelpNow)) } else { Err(NotOpened::NotYours) }
        });
        (envelope, event)
    }

    #[test]
    fn only_what_discord_calls_so_is_the_direct_message_with_the_bot() {
        let absent = Value::Null;
        for (server, context, expected) in [
            (json!("9"), json!(0), ChannelKind::Server),
            (json!("9"), json!(1), ChannelKind::Server),
            (absent.clone(), json!(1), ChannelKind::DirectWithBot),
            (absent.clone(), json!(2), ChannelKind::Elsewhere),
            (absent.clone(), json!(0), ChannelKind::Elsewhere),
            (absent.clone(), json!(99), ChannelKind::Elsewhere),
            (absent.clone(), absent.clone(), ChannelKind::Elsewhere),
        ] {
            let (envelope, event) =
                read(press(&[("guild_id", server.clone()), ("context", context.clone())]));
            assert_eq!(envelope.place, expected, "{server} {context}");
            assert_eq!(event.place, expected);
        }
    }

    #[test]
    fn both_languages_come_with_an_event_when_we_know_them() {
        let (_, event) = read(press(&[("locale", json!("de")), ("guild_locale", json!("pt-BR"))]));
        assert_eq!(event.locale.map(Locale::as_str), Some("de"));
        assert_eq!(event.server_locale.map(Locale::as_str), Some("pt-BR"));
        let (_, event) = read(press(&[("locale", json!("tlh"))]));
        assert_eq!((event.locale, event.server_locale), (None, None));
    }

    #[test]
    fn a_message_is_ones_own_when_nobody_else_sees_it() {
        for (flags, context, expected) in [
            (32768, 0, Message::Shared),
            (32768 + 64, 0, Message::Own),
            (64, 2, Message::Own),
            (32768, 2, Message::Shared),
            (32768, 1, Message::Own),
        ] {
            let changes = [("/message/flags", json!(flags)), ("context", json!(context))];
            let (envelope, _) = read(press(&changes));
            assert_eq!(envelope.asked, Asked::Press(expected), "{flags} {context}");
        }
    }

    #[test]
    fn a_press_carries_its_action_and_values() {
        let (_, event) = read(press(&[]));
        let Act::Press { action, values, on } = event.act else { panic!("it was a press") };
        assert_eq!(action, Ok(Action::Open(Open::HelpNow)));
        assert_eq!((values.reveal().len(), on), (0, Message::Own));
        let picked = json!({"custom_id": "m", "component_type": 3, "values": ["a", "b"]});
        let (_, event) = read(press(&[("data", picked)]));
        let Act::Press { action, values, .. } = event.act else { panic!("it was a press") };
        assert_eq!(action, Err(NotOpened::NotYours));
        assert_eq!(*values.reveal(), ["a", "b"]);
    }

    #[test]
    fn a_command_carries_what_stood_in_its_option() {
        let option = |more: Value| json!({"id": "1", "name": "help", "type": 1, "options": more});
        let typed = json!([{"name": "about", "type": 3, "value": "feet"}]);
        let (envelope, event) = read(command(2, option(typed)));
        assert_eq!(envelope.asked, Asked::Command);
        let Act::Command { name, about } = event.act else { panic!("it was a command") };
        assert_eq!((name.as_str(), about), ("help", Some(Sensitive::new("feet".into()))));
        let (_, event) = read(command(2, option(json!([]))));
        assert!(matches!(event.act, Act::Command { about: None, .. }));
        let typing = json!([{"name": "about", "type": 3, "value": "fe", "focused": true}]);
        let (envelope, event) = read(command(4, option(typing)));
        assert_eq!(envelope.asked, Asked::Typing);
        let Act::Typing { text, .. } = event.act else { panic!("it was typing") };
        assert_eq!(text.reveal(), "fe");
    }

    #[test]
    fn what_we_do_not_know_is_unreadable_and_nothing_is_opened() {
        let other_menu = json!({"custom_id": "m", "component_type": 5, "values": ["1"]});
        let of_message = json!({"id": "1", "name": "Report", "type": 3, "target_id": "1"});
        let modal = json!({"custom_id": "m", "components": []});
        for interaction in [
            press(&[("data", other_menu)]),
            press(&[("user", Value::Null)]),
            command(2, of_message),
            command(4, json!({"id": "1", "name": "help", "type": 1})),
            press(&[("type", json!(5)), ("data", modal)]),
        ] {
            assert!(matches!(read(interaction).1.act, Act::Unreadable));
        }
    }

    #[test]
    fn the_raw_form_is_enough_to_answer_privately() {
        let raw = |kind: Value| json!({"id": "10", "token": "abc", "type": kind, "context": 1});
        for (kind, expected) in [
            (json!(2), Some(Asked::Command)),
            (json!(3), Some(Asked::Command)),
            (json!(4), Some(Asked::Typing)),
            (json!(99), Some(Asked::Command)),
            (json!("x"), Some(Asked::Command)),
            (json!(1), None),
        ] {
            let envelope = Envelope::of_raw(&raw(kind.clone()));
            assert_eq!(envelope.as_ref().map(|envelope| envelope.asked), expected, "{kind}");
            assert!(envelope.is_none_or(|envelope| envelope.place == ChannelKind::Elsewhere));
        }
        for nonsense in [json!(null), json!({"id": "x", "token": "a"}), json!({"id": "1"})] {
            assert!(Envelope::of_raw(&nonsense).is_none());
        }
    }

    #[test]
    fn neither_token_nor_person_shows_in_debug_text() {
        let (envelope, event) = read(press(&[("token", json!("planted"))]));
        assert!(!format!("{envelope:?} {event:?}").contains("planted"));
    }
}
