//! Discord's interactions as our events.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "the library's enums may grow; what we do not know is unreadable to us"
)]

mod command;
#[cfg(test)]
mod command_tests;
mod message;
mod rights;
mod server;
#[cfg(test)]
mod server_tests;

pub(super) use message::{IncomingMessage, Listening, is_mentioned};
pub(super) use server::{joined, left};

use serde_json::Value;
use serenity::all::{
    ActionRow, ActionRowComponent, AuthorizingIntegrationOwner, AuthorizingIntegrationOwners,
    ChannelType, CommandInteraction, CommandType, ComponentInteractionDataKind, GuildId,
    Interaction, InteractionContext, Message, MessageFlags, PartialChannel, ResolvedTarget, User,
};
use time::Date;

use super::rest::Ticket;
use crate::bot::{Act, ButtonId, Channel, ChannelKind, Event, Member, Permissions, PressedMessage};
use crate::id::{ChannelId, MessageId, MessageLink, PersonId, RoleId, ServerId};
use crate::sensitive::Sensitive;

/// What kind of answer an interaction takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResponseKind {
    /// A new message: a command was sent, or something that we do not know.
    Command,
    /// Suggestions: somebody is typing.
    Typing,
    /// A new message, or another in place of the one that was pressed.
    Press(PressedMessage),
    /// The same, for the message that a form was opened from; but no other form.
    Form(PressedMessage),
}

impl ResponseKind {
    /// A word for log lines.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Command => "command",
            Self::Typing => "typing",
            Self::Press(_) => "press",
            Self::Form(_) => "form",
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
    installed_by: Option<&'i AuthorizingIntegrationOwners>,
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
        let mut event = Event::new(who.unwrap_or(PersonId::NOBODY), kind, today, Act::Unreadable);
        event.at = around.channel();
        event.member = around.member();
        event.display_name = who.map(|_| Sensitive::new(around.display_name().to_owned()));
        event.locale = around.locale.parse().ok();
        event.server_locale = around.server_locale.and_then(|name| name.parse().ok());
        let asked = match &interaction {
            Interaction::Autocomplete(_) => ResponseKind::Typing,
            Interaction::Component(press) => {
                ResponseKind::Press(pressed_message(&press.message, kind))
            }
            Interaction::Modal(modal) => {
                let message = modal.message.as_deref();
                let on = message.map(|message| pressed_message(message, kind));
                ResponseKind::Form(on.unwrap_or(PressedMessage::Shared))
            }
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
        let mut event =
            Event::new(PersonId::NOBODY, ChannelKind::Elsewhere, today, Act::Unreadable);
        (event.locale, event.server_locale) = (locale("locale"), locale("guild_locale"));
        Some(Self { ticket, asked, event })
    }
}

/// The fields that three types of the library have in common. The member is boxed in one of them,
/// and one has neither context nor owners.
macro_rules! around {
    ($interaction:ident, $member:expr, $context:expr, $owners:expr) => {
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
            installed_by: $owners,
        }
    };
}

impl<'i> InteractionFields<'i> {
    fn of(interaction: &'i Interaction) -> Option<Self> {
        Some(match interaction {
            Interaction::Command(command) | Interaction::Autocomplete(command) => {
                let owners = Some(&command.authorizing_integration_owners);
                around!(command, command.member.as_deref(), command.context, owners)
            }
            Interaction::Component(press) => {
                let owners = Some(&press.authorizing_integration_owners);
                around!(press, press.member.as_ref(), press.context, owners)
            }
            Interaction::Modal(modal) => around!(modal, modal.member.as_ref(), None, None),
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
            category: self.category().map(id),
            bot_permissions: permissions(self.bot_permissions),
            bot_is_member: self.bot_is_member(),
        }
    }

    /// The category of a channel that is no thread.
    fn category(&self) -> Option<serenity::all::ChannelId> {
        use ChannelType::{NewsThread, PrivateThread, PublicThread};
        let channel = self.channel?;
        let is_thread = matches!(channel.kind, NewsThread | PrivateThread | PublicThread);
        channel.parent_id.filter(|_| !is_thread)
    }

    /// Whether somebody has added the bot to the server, and not only to their own account.
    fn bot_is_member(&self) -> bool {
        let of_server = |owner: &AuthorizingIntegrationOwner| match owner {
            AuthorizingIntegrationOwner::GuildInstall(server) => *server == self.server,
            _ => false,
        };
        let Some(owners) = self.installed_by else {
            // The library leaves the owners out of a form. Only the bot opens one, and in a server it does so for
            // moderators alone, after it has asked for the owners.
            return self.server.is_some();
        };
        self.server.is_some() && owners.0.iter().any(of_server)
    }

    /// The name under which others see the person there.
    fn display_name(&self) -> &str {
        let nick = self.member.and_then(|member| member.nick.as_deref());
        nick.unwrap_or_else(|| self.user.display_name())
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
            command::sent(command.data)
        }
        Interaction::Command(command) if command.data.kind == CommandType::Message => {
            on_message(&command)
        }
        Interaction::Autocomplete(command) => command::typing(command.data),
        Interaction::Component(press) => {
            let values = values(press.data.kind)?;
            let ResponseKind::Press(on) = asked else { return None };
            let action = ButtonId::new(press.data.custom_id);
            Some(Act::Press { action, values: Sensitive::new(values), on })
        }
        Interaction::Modal(modal) => {
            let ResponseKind::Form(on) = asked else { return None };
            let (action, fields) = (ButtonId::new(modal.data.custom_id), modal.data.components);
            let fields = Sensitive::new(fields.into_iter().flat_map(written).collect());
            Some(Act::Form { action, fields, on })
        }
        _ => None,
    }
}

/// What was picked; ids in decimal digits. Nothing for a button, `None` for what we do not know.
fn values(picked: ComponentInteractionDataKind) -> Option<Vec<String>> {
    use ComponentInteractionDataKind as Kind;
    Some(match picked {
        Kind::Button => Vec::new(),
        Kind::StringSelect { values } => values,
        Kind::UserSelect { values } => values.iter().map(ToString::to_string).collect(),
        Kind::RoleSelect { values } => values.iter().map(ToString::to_string).collect(),
        Kind::ChannelSelect { values } => values.iter().map(ToString::to_string).collect(),
        _ => return None,
    })
}

/// What was written in the fields of one row of a form. A field that was left empty is an empty text.
fn written(row: ActionRow) -> impl Iterator<Item = (String, String)> {
    row.components.into_iter().filter_map(|component| match component {
        ActionRowComponent::InputText(field) => {
            Some((field.custom_id, field.value.unwrap_or_default()))
        }
        _ => None,
    })
}

/// A command on a message.
fn on_message(command: &CommandInteraction) -> Option<Act<ButtonId>> {
    let Some(ResolvedTarget::Message(target)) = command.data.target() else { return None };
    let message = MessageLink {
        server: command.guild_id.map(|server| ServerId(server.get())),
        channel: ChannelId(command.channel_id.get()),
        message: MessageId(target.id.get()),
    };
    let text = Sensitive::new(target.content.clone());
    Some(Act::OnMessage { name: command.data.name.clone(), text, message })
}

/// Whose message was pressed, or a form opened from.
fn pressed_message(message: &Message, kind: ChannelKind) -> PressedMessage {
    let flags = message.flags.unwrap_or_default();
    if flags.contains(MessageFlags::EPHEMERAL) || kind == ChannelKind::DirectWithBot {
        PressedMessage::Own
    } else {
        PressedMessage::Shared
    }
}

#[cfg(test)]
mod tests;
