//! The making of an act: checks what a person wants to do, and writes the event that tells a bot of it.

use serde_json::{Value, json};

use super::payload;
use super::people::{CHANNEL, Channel, Interaction, InteractionId, Message, MessageId, Person};
use super::refused::Refused;
use super::registry::Typed;
use super::view::Menu;
use super::world::{InteractionKind, OpenInteraction, World};

pub(super) fn command_data(
    world: &World,
    who: &Person,
    channel: &Channel,
    typed: Typed<'_>,
) -> Result<Value, Refused> {
    if !channel.has(who) {
        return Err(Refused::NotVisible);
    }
    world.command_data(who, channel, typed)
}

/// The data of a command in the menu of a message.
pub(super) fn message_command_data(
    world: &World,
    who: &Person,
    message: MessageId,
    name: &str,
) -> Result<(Channel, Value), Refused> {
    let seen = world.seen(who, message).ok_or(Refused::NotVisible)?;
    let target = world.messages.get(&message).map(payload::message).ok_or(Refused::NotVisible)?;
    let data = world.message_command_data(who, &seen.channel, name, (message, target))?;
    Ok((seen.channel, data))
}

pub(super) fn press_data(message: &Message, custom_id: &str) -> Result<Value, Refused> {
    let buttons = message.buttons();
    let button = buttons.iter().find(|b| b.custom_id.as_deref() == Some(custom_id));
    match button {
        None => Err(Refused::NoSuchComponent { custom_id: custom_id.to_owned() }),
        Some(button) if button.disabled => {
            Err(Refused::Disabled { custom_id: custom_id.to_owned() })
        }
        Some(_) => Ok(json!({"custom_id": custom_id, "component_type": 2})),
    }
}

pub(super) fn choice_data(
    message: &Message,
    custom_id: &str,
    values: &[&str],
) -> Result<Value, Refused> {
    let menus = message.menus();
    let menu = menus.iter().find(|menu| menu.custom_id == custom_id);
    let menu = menu.ok_or_else(|| Refused::NoSuchComponent { custom_id: custom_id.to_owned() })?;
    if menu.disabled {
        return Err(Refused::Disabled { custom_id: custom_id.to_owned() });
    }
    if let Some(value) = values.iter().find(|value| !offers(menu, value)) {
        return Err(Refused::ValueNotOffered { value: (*value).to_owned() });
    }
    let mut different = values.to_vec();
    different.sort_unstable();
    different.dedup();
    let given = different.len();
    if given != values.len() || given < menu.min || given > menu.max {
        return Err(Refused::WrongNumberOfValues {
            min: menu.min,
            max: menu.max,
            given: values.len(),
        });
    }
    let mut data = json!({"custom_id": custom_id, "component_type": menu.kind, "values": values});
    if let (8, Some(data)) = (menu.kind, data.as_object_mut()) {
        data.insert("resolved".to_owned(), payload::resolved_channels(values));
    }
    Ok(data)
}

/// Finds out whether a menu offers a value: one of its own, or the server's only channel.
fn offers(menu: &Menu, value: &str) -> bool {
    match menu.kind {
        3 => menu.options.iter().any(|option| option.value == value),
        8 => value == CHANNEL.to_string(),
        _ => false,
    }
}

impl World {
    /// Makes an interaction, and the event that tells a bot of it.
    pub(super) fn open(
        &mut self,
        who: &Person,
        channel: &Channel,
        kind: InteractionKind,
        data: &Value,
        source: Option<MessageId>,
    ) -> Interaction {
        let id = InteractionId(self.next_id());
        let opened = OpenInteraction {
            id,
            token: format!("made-up-interaction-token-{id}-good-for-this-stand-in-only"),
            kind,
            born: self.clock.now(),
            person: who.clone(),
            channel: *channel,
            source,
            original: None,
            answer: None,
            callback: None,
            refusals: Vec::new(),
            given_up: false,
            follow_ups: 0,
        };
        let record = source.and_then(|id| self.messages.get(&id));
        let interaction = Interaction {
            id,
            token: opened.token.clone(),
            payload: payload::interaction(&opened, data, record, self),
        };
        self.interactions.insert(id, opened);
        interaction
    }

    pub(super) fn give_up(&mut self, id: InteractionId) {
        if let Some(opened) = self.interactions.get_mut(&id) {
            opened.given_up = true;
        }
    }
}
