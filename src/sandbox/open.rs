//! The making of an act: checks what a person wants to do, and writes the event that tells a bot of it.

use serde_json::{Value, json};

use super::form::FormShown;
use super::lookup::Pick;
use super::payload;
use super::people::{Channel, InteractionId, MessageId, Person};
use super::record::{BotAnswer, InteractionKind, OpenInteraction};
use super::refused::Refused;
use super::registry::Typed;
use super::shown::{Interaction, Message};
use super::view::Menu;
use super::world::World;

pub(super) fn command_data(
    world: &World,
    who: &Person,
    channel: &Channel,
    typed: Typed<'_>,
) -> Result<Value, Refused> {
    if !world.sees(who, channel) {
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
    let target = world.messages.get(&message).ok_or(Refused::NotVisible)?;
    let target = payload::message(target, world);
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
    world: &World,
    who: &Person,
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
    let chosen = values.iter().map(|value| {
        let known = offered(world, who, &message.channel, menu, value);
        known.ok_or_else(|| Refused::ValueNotOffered { value: (*value).to_owned() })
    });
    let chosen = chosen.collect::<Result<Vec<String>, Refused>>()?;
    let mut different = chosen.clone();
    different.sort_unstable();
    different.dedup();
    let given = different.len();
    if given != chosen.len() || given < menu.min || given > menu.max {
        return Err(Refused::WrongNumberOfValues {
            min: menu.min,
            max: menu.max,
            given: values.len(),
        });
    }
    let mut data = json!({"custom_id": custom_id, "component_type": menu.kind, "values": chosen});
    if let (5..=8, Some(data)) = (menu.kind, data.as_object_mut()) {
        let ids: Vec<u64> = chosen.iter().filter_map(|id| id.parse().ok()).collect();
        let resolved = world.resolved(who, &message.channel, &ids);
        data.insert("resolved".to_owned(), Value::Object(resolved));
    }
    Ok(data)
}

/// Finds what a choice sends: a value of the menu's own, or the id of who or what is picked from it.
fn offered(
    world: &World,
    who: &Person,
    channel: &Channel,
    menu: &Menu,
    value: &str,
) -> Option<String> {
    let kinds: Vec<Value> = menu.channel_types.iter().map(|kind| json!(kind)).collect();
    let pick = match menu.kind {
        3 => {
            let own = menu.options.iter().any(|option| option.value == value);
            return own.then(|| value.to_owned());
        }
        5 => Pick::User,
        6 => Pick::Role,
        7 => Pick::Mentionable,
        8 => Pick::Channel(&kinds),
        _ => return None,
    };
    world.picked(who, channel, pick, value).map(|id| id.to_string())
}

/// Finds a form that is open before a person, by what they hold of it.
pub(super) fn open_form<'w>(
    world: &'w World,
    who: &Person,
    form: &FormShown,
) -> Result<&'w OpenInteraction, Refused> {
    let opened = world.interactions.get(&form.interaction);
    let opened = opened.filter(|opened| opened.person.id == who.id && !opened.form_closed);
    let known = |opened: &&OpenInteraction| match &opened.answer {
        Some(BotAnswer::Form(known)) => known.fields == form.fields,
        _ => false,
    };
    opened.filter(known).ok_or(Refused::NoSuchForm)
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
        self.remember(who);
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
            fills: None,
            form_closed: false,
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
