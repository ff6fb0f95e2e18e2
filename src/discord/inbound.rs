//! Discord's interactions as our events.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "the library's enums may grow; what we do not know is unreadable to us"
)]

use serde_json::Value;
use serenity::all::{
    ChannelType, CommandDataOptionValue, CommandType, ComponentInteraction,
    ComponentInteractionDataKind, GuildId, Interaction, InteractionContext, MessageFlags,
    PartialChannel, User,
};
use time::Date;

use super::rest::Ticket;
use crate::bot::{Act, ButtonId, Channel, ChannelKind, Event, Member, Permissions, PressedMessage};
use crate::id::{ChannelId, PersonId, RoleId, ServerId};
use crate::sensitive::Sensitive;

/// Stands where Discord named no person. Nothing is opened for it, and nothing of a person sealed.
const NOBODY: PersonId = PersonId(0);

/// What kind of answer an interaction takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResponseKind {
    /// A new message: a command was sent, or something that we do not know.
    Command,
    /// Suggestions: somebody is typing.
    Typing,
    /// A new message, or another in place of the one that was pressed.
    Press(PressedMessage),
}

impl ResponseKind {
    /// A word for log lines.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Command => "command",
            Self::Typing => "typing",
            Self::Press(_) => "press",
        }
    }
}

/// An interaction: how to answer it, and what happened.
#[derive(Debug)]
pub(super) struct Incoming {
    pub(super) ticket: Ticket,
    pub(super) asked: ResponseKind,
    pub(super) event: Event<ButtonId>,
}

/// What Discord tells about every interaction besides what was done.
struct InteractionFields<'i> {
    user: &'i User,
    member: Option<&'i serenity::all::Member>,
    server: Option<GuildId>,
    channel: Option<&'i PartialChannel>,
    channel_id: serenity::all::ChannelId,
    bot_permissions: Option<serenity::all::Permissions>,
    locale: &'i str,
    server_locale: Option<&'i str>,
    context: Option<InteractionContext>,
}

impl Incoming {
    /// Reads an interaction; `None` for a ping, which the gateway does not send.
    pub(super) fn of(interaction: Interaction, today: Date) -> Option<Self> {
        let around = InteractionFields::of(&interaction)?;
        let ticket = Ticket {
            application: interaction.application_id().get(),
            interaction: interaction.id().get(),
            token: interaction.token().to_owned(),
        };
        let (who, kind) = (around.person(), around.kind());
        let mut event = Event::new(who.unwrap_or(NOBODY), kind, today, Act::Unreadable);
        event.at = around.channel();
        event.member = around.member();
        event.locale = around.locale.parse().ok();
        event.server_locale = around.server_locale.and_then(|name| name.parse().ok());
        let asked = match &interaction {
            Interaction::Autocomplete(_) => ResponseKind::Typing,
            Interaction::Component(press) => ResponseKind::Press(pressed_message(press, kind)),
            _ => ResponseKind::Command,
        };
        // Without a person, nothing that belongs to a person may be opened or sealed.
        if who.is_some() {
            event.act = act(interaction, asked).unwrap_or(Act::Unreadable);
        }
        Some(Self { ticket, asked, event })
    }

    /// Takes what is needed for an answer out of the raw form of an interaction that the library
    /// could not read. The answer is private, because nothing says where it will be seen.
    pub(super) fn from_raw(raw: &Value, today: Date) -> Option<Self> {
        let id = |name: &str| raw.get(name)?.as_str()?.parse::<u64>().ok();
        let asked = match raw.get("type").and_then(Value::as_u64) {
            Some(1) => return None,
            Some(4) => ResponseKind::Typing,
            _ => ResponseKind::Command,
        };
        let ticket = Ticket {
            application: id("application_id").unwrap_or(0),
            interaction: id("id")?,
            token: raw.get("token")?.as_str()?.to_owned(),
        };
        let locale = |name: &str| raw.get(name)?.as_str()?.parse().ok();
        let mut event = Event::new(NOBODY, ChannelKind::Elsewhere, today, Act::Unreadable);
        (event.locale, event.server_locale) = (locale("locale"), locale("guild_locale"));
        Some(Self { ticket, asked, event })
    }
}

/// The fields that three types of the library have in common. The member is boxed in one of them,
/// and one has no context.
macro_rules! around {
    ($interaction:ident, $member:expr, $context:expr) => {
        InteractionFields {
            user: &$interaction.user,
            member: $member,
            server: $interaction.guild_id,
            channel: $interaction.channel.as_ref(),
            channel_id: $interaction.channel_id,
            bot_permissions: $interaction.app_permissions,
            locale: &$interaction.locale,
            server_locale: $interaction.guild_locale.as_deref(),
            context: $context,
        }
    };
}

impl<'i> InteractionFields<'i> {
    fn of(interaction: &'i Interaction) -> Option<Self> {
        Some(match interaction {
            Interaction::Command(command) | Interaction::Autocomplete(command) => {
                around!(command, command.member.as_deref(), command.context)
            }
            Interaction::Component(press) => around!(press, press.member.as_ref(), press.context),
            Interaction::Modal(modal) => around!(modal, modal.member.as_ref(), None),
            _ => return None,
        })
    }

    /// Who did it; `None` when Discord did not say.
    fn person(&self) -> Option<PersonId> {
        // The library fills in a made-up user where there is none. Taken for a person, it would
        // be the same person for everybody.
        (self.user.id != User::default().id).then(|| PersonId(self.user.id.get()))
    }

    /// Only when Discord says that it is the direct message with the bot is it taken for that:
    /// everywhere else answers are private.
    fn kind(&self) -> ChannelKind {
        match (self.server, self.context) {
            (Some(_), _) => ChannelKind::Server,
            (None, Some(InteractionContext::BotDm)) => ChannelKind::DirectWithBot,
            (None, _) => ChannelKind::Elsewhere,
        }
    }

    fn channel(&self) -> Channel {
        use ChannelType::{NewsThread, PrivateThread, PublicThread};
        // Other channels have a parent too: the category under which they are listed.
        let thread = self
            .channel
            .filter(|channel| matches!(channel.kind, NewsThread | PrivateThread | PublicThread));
        let id = |id: serenity::all::ChannelId| ChannelId(id.get());
        Channel {
            kind: self.kind(),
            server: self.server.map(|server| ServerId(server.get())),
            id: Some(id(self.channel_id)),
            parent: thread.and_then(|thread| thread.parent_id).map(id),
            bot_permissions: permissions(self.bot_permissions),
        }
    }

    fn member(&self) -> Option<Member> {
        self.member.map(|member| Member {
            roles: member.roles.iter().map(|role| RoleId(role.get())).collect(),
            permissions: permissions(member.permissions),
        })
    }
}

fn permissions(known: Option<serenity::all::Permissions>) -> Permissions {
    Permissions(known.unwrap_or_default().bits())
}

/// What a person did; `None` for what we do not know.
fn act(interaction: Interaction, asked: ResponseKind) -> Option<Act<ButtonId>> {
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
            let ResponseKind::Press(on) = asked else { return None };
            let action = ButtonId::new(press.data.custom_id);
            Some(Act::Press { action, values: Sensitive::new(values), on })
        }
        _ => None,
    }
}

/// Whose message was pressed.
fn pressed_message(press: &ComponentInteraction, kind: ChannelKind) -> PressedMessage {
    let flags = press.message.flags.unwrap_or_default();
    if flags.contains(MessageFlags::EPHEMERAL) || kind == ChannelKind::DirectWithBot {
        PressedMessage::Own
    } else {
        PressedMessage::Shared
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::locale::Locale;

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

    fn read(interaction: Interaction) -> Incoming {
        Incoming::of(interaction, Date::MIN).unwrap()
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
            let read = read(press(&[("guild_id", server.clone()), ("context", context.clone())]));
            assert_eq!(read.event.at.kind, expected, "{server} {context}");
        }
    }

    #[test]
    fn both_languages_come_with_an_event_when_we_know_them() {
        let changes = [("locale", json!("de")), ("guild_locale", json!("pt-BR"))];
        let event = read(press(&changes)).event;
        assert_eq!(event.locale.map(Locale::as_str), Some("de"));
        assert_eq!(event.server_locale.map(Locale::as_str), Some("pt-BR"));
        let event = read(press(&[("locale", json!("tlh"))])).event;
        assert_eq!((event.locale, event.server_locale), (None, None));
    }

    #[test]
    fn a_server_comes_with_its_channel_and_what_the_person_is_there() {
        let member = json!({
            "user": user(), "nick": null, "avatar": null, "roles": ["50", "51"], "flags": 0,
            "joined_at": "2025-01-01T00:00:00Z", "deaf": false, "mute": false,
            "permissions": "2147483680",
        });
        let channel = |kind: u8| json!({"id": "20", "type": kind, "name": "a", "parent_id": "19"});
        let thread = json!({"archived": false, "auto_archive_duration": 60, "locked": false,
            "archive_timestamp": "2026-11-22T00:00:00Z"});
        let of = |channel: Value| {
            let changes = [
                ("guild_id", json!("9")),
                ("app_permissions", json!("1024")),
                ("member", member.clone()),
                ("user", Value::Null),
                ("channel", channel),
            ];
            read(press(&changes)).event
        };
        let mut post = channel(11);
        post["thread_metadata"] = thread;
        let event = of(post);
        assert_eq!(event.who, PersonId(7));
        let expected = Channel {
            kind: ChannelKind::Server,
            server: Some(ServerId(9)),
            id: Some(ChannelId(20)),
            parent: Some(ChannelId(19)),
            bot_permissions: Permissions(1024),
        };
        assert_eq!(event.at, expected);
        let member = event.member.unwrap();
        assert_eq!(member.roles, [RoleId(50), RoleId(51)]);
        assert!(member.permissions.contains(Permissions::MANAGE_SERVER));
        assert!(!member.permissions.contains(Permissions(1 << 3)));
        assert_eq!(of(channel(0)).at, Channel { parent: None, ..expected }, "a category is none");
        let direct = read(press(&[])).event;
        assert_eq!((direct.at.server, direct.at.id), (None, Some(ChannelId(20))));
        assert_eq!(direct.member, None);
    }

    #[test]
    fn a_message_is_ones_own_when_nobody_else_sees_it() {
        for (flags, context, expected) in [
            (32768, 0, PressedMessage::Shared),
            (32768 + 64, 0, PressedMessage::Own),
            (64, 2, PressedMessage::Own),
            (32768, 2, PressedMessage::Shared),
            (32768, 1, PressedMessage::Own),
        ] {
            let changes = [("/message/flags", json!(flags)), ("context", json!(context))];
            assert_eq!(
                read(press(&changes)).asked,
                ResponseKind::Press(expected),
                "{flags} {context}"
            );
        }
    }

    #[test]
    fn a_press_carries_the_id_and_the_values() {
        let event = read(press(&[])).event;
        let Act::Press { action, values, on } = event.act else { panic!("it was a press") };
        assert_eq!(action, ButtonId::new("o:help".into()));
        assert_eq!((values.reveal().len(), on), (0, PressedMessage::Own));
        let picked = json!({"custom_id": "m", "component_type": 3, "values": ["a", "b"]});
        let event = read(press(&[("data", picked)])).event;
        let Act::Press { values, .. } = event.act else { panic!("it was a press") };
        assert_eq!(*values.reveal(), ["a", "b"]);
    }

    #[test]
    fn a_command_carries_what_stood_in_its_option() {
        let option = |more: Value| json!({"id": "1", "name": "help", "type": 1, "options": more});
        let typed = json!([{"name": "about", "type": 3, "value": "feet"}]);
        let Incoming { asked, event, .. } = read(command(2, option(typed)));
        assert_eq!(asked, ResponseKind::Command);
        let Act::Command { name, about } = event.act else { panic!("it was a command") };
        assert_eq!((name.as_str(), about), ("help", Some(Sensitive::new("feet".into()))));
        let event = read(command(2, option(json!([])))).event;
        assert!(matches!(event.act, Act::Command { about: None, .. }));
        let typing = json!([{"name": "about", "type": 3, "value": "fe", "focused": true}]);
        let Incoming { asked, event, .. } = read(command(4, option(typing)));
        assert_eq!(asked, ResponseKind::Typing);
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
            assert!(matches!(read(interaction).event.act, Act::Unreadable));
        }
    }

    #[test]
    fn the_raw_form_is_enough_to_answer_privately() {
        let raw = |kind: Value| json!({"id": "10", "token": "abc", "type": kind, "context": 1});
        for (kind, expected) in [
            (json!(2), Some(ResponseKind::Command)),
            (json!(3), Some(ResponseKind::Command)),
            (json!(4), Some(ResponseKind::Typing)),
            (json!(99), Some(ResponseKind::Command)),
            (json!("x"), Some(ResponseKind::Command)),
            (json!(1), None),
        ] {
            let read = Incoming::from_raw(&raw(kind.clone()), Date::MIN);
            assert_eq!(read.as_ref().map(|read| read.asked), expected, "{kind}");
            assert!(read.is_none_or(|read| read.event.at.kind == ChannelKind::Elsewhere));
        }
        let spoken = json!({"id": "10", "token": "abc", "locale": "de", "guild_locale": 5});
        let event = Incoming::from_raw(&spoken, Date::MIN).unwrap().event;
        assert_eq!(event.locale.map(Locale::as_str), Some("de"));
        assert_eq!(event.server_locale, None);
        for nonsense in [json!(null), json!({"id": "x", "token": "a"}), json!({"id": "1"})] {
            assert!(Incoming::from_raw(&nonsense, Date::MIN).is_none());
        }
    }

    #[test]
    fn neither_token_nor_id_nor_person_shows_in_debug_text() {
        let changes = [("token", json!("planted")), ("/data/custom_id", json!("planted"))];
        let shown = format!("{:?}", read(press(&changes)));
        assert!(!shown.contains("planted") && !shown.contains('7'), "{shown}");
    }
}
