//! The registered commands: kept from one PUT to the next, found by name, and filled in by a person.

use serde_json::{Map, Value, json};

use super::payload;
use super::people::{APPLICATION, Channel, ChannelKind, MessageId, Person};
use super::refused::Refused;
use super::rules::commands::as_registered;
use super::rules::limits::OPTION_TEXT;
use super::world::World;

/// What a person fills in: a command by its name, with subcommands after blanks, and its options.
#[derive(Debug, Clone, Copy)]
pub(super) struct Typed<'a> {
    pub(super) name: &'a str,
    pub(super) options: &'a [(&'a str, &'a str)],
    /// The option being typed, if the person wants suggestions for it.
    pub(super) focus: Option<&'a str>,
}

impl World {
    /// Replaces all commands; one that was there under the same name keeps its id.
    pub(super) fn register(&mut self, list: &Value) {
        let mut commands = Vec::new();
        for command in list.as_array().into_iter().flatten() {
            let same = |old: &&Value| name(old) == name(command) && kind(old) == kind(command);
            let known = self.commands.iter().find(same);
            let known = known.and_then(|old| old.get("id")?.as_str()?.parse().ok());
            let id = known.unwrap_or_else(|| self.next_id());
            let version = self.next_id();
            commands.push(as_registered(command, id, APPLICATION, version));
        }
        self.commands = commands;
    }

    /// Builds the data of a command or autocomplete interaction, or says why the person cannot make it.
    pub(super) fn command_data(
        &self,
        who: &Person,
        channel: &Channel,
        typed: Typed<'_>,
    ) -> Result<Value, Refused> {
        let unknown = || Refused::UnknownCommand { name: typed.name.to_owned() };
        let mut words = typed.name.split_whitespace();
        let first = words.next().ok_or_else(unknown)?;
        let mut slash = self.commands.iter().filter(|command| kind(command) == 1);
        let command = slash.find(|c| name(c) == first).ok_or_else(unknown)?;
        if !available(command, who, channel) {
            return Err(Refused::NotAvailable { name: typed.name.to_owned() });
        }
        let mut path = Vec::new();
        let mut level = command;
        for word in words {
            let mut inner = options(level).iter().filter(|option| kind(option) <= 2);
            level = inner.find(|option| name(option) == word).ok_or_else(unknown)?;
            path.push(level);
        }
        if options(level).iter().any(|option| kind(option) <= 2) {
            return Err(unknown());
        }
        let mut filled = fill_in(options(level), typed)?;
        for level in path.into_iter().rev() {
            filled = vec![json!({"name": name(level), "type": kind(level), "options": filled})];
        }
        let id = command.get("id").cloned().unwrap_or_default();
        Ok(json!({"id": id, "name": first, "type": 1, "options": filled}))
    }
}

impl World {
    /// Builds the data of a command in the menu of a message.
    pub(super) fn message_command_data(
        &self,
        who: &Person,
        channel: &Channel,
        name: &str,
        (target, message): (MessageId, Value),
    ) -> Result<Value, Refused> {
        let mut found = self.commands.iter().filter(|command| kind(command) == 3);
        let command = found.find(|command| self::name(command) == name);
        let command = command.ok_or_else(|| Refused::UnknownCommand { name: name.to_owned() })?;
        if !available(command, who, channel) {
            return Err(Refused::NotAvailable { name: name.to_owned() });
        }
        let id = command.get("id").cloned().unwrap_or_default();
        let messages = Map::from_iter([(target.to_string(), message)]);
        Ok(json!({"id": id, "name": name, "type": 3, "target_id": target.to_string(),
            "resolved": {"messages": messages}}))
    }
}

/// Finds out whether a command can be used in a channel by a person.
fn available(command: &Value, who: &Person, channel: &Channel) -> bool {
    let has = |field: &str, number: u64| {
        let list = command.get(field).and_then(Value::as_array);
        list.is_none_or(|list| list.iter().any(|n| n.as_u64() == Some(number)))
    };
    let install = match channel.kind {
        ChannelKind::Server | ChannelKind::Direct => {
            has("integration_types", 0) || has("integration_types", 1)
        }
        // A chat without the bot is reached only by people who installed the app for themselves.
        ChannelKind::Group => has("integration_types", 1),
    };
    let needed = command.get("default_member_permissions").and_then(Value::as_str);
    let permitted = channel.kind != ChannelKind::Server
        || needed.and_then(|bits| bits.parse::<u64>().ok()).is_none_or(|bits| {
            // No bits at all means administrators only, and there are none here.
            bits != 0 && payload::permissions(who) & bits == bits
        });
    has("contexts", channel.kind as u64) && install && permitted
}

/// Fills in the options of one level.
fn fill_in(known: &[Value], typed: Typed<'_>) -> Result<Vec<Value>, Refused> {
    let mut filled = Vec::new();
    for (given, value) in typed.options {
        let focused = typed.focus == Some(given);
        let found = known.iter().find(|option| name(option) == *given);
        let usable = found.filter(|option| !focused || yes(option, "autocomplete"));
        let option = usable.ok_or_else(|| Refused::UnknownOption { name: (*given).to_owned() })?;
        let mut entry = Map::new();
        entry.insert("name".to_owned(), json!(given));
        entry.insert("type".to_owned(), json!(kind(option)));
        if focused {
            entry.insert("value".to_owned(), json!(value));
            entry.insert("focused".to_owned(), json!(true));
        } else {
            let fit = fit(option, value).ok_or_else(|| Refused::BadValue {
                name: (*given).to_owned(),
                value: (*value).to_owned(),
            })?;
            entry.insert("value".to_owned(), fit);
        }
        filled.push(Value::Object(entry));
    }
    let is_given = |option: &&Value| typed.options.iter().any(|(given, _)| name(option) == *given);
    let mut required = known.iter().filter(|option| yes(option, "required"));
    match required.find(|option| !is_given(option)) {
        Some(option) if typed.focus.is_none() => {
            Err(Refused::MissingOption { name: name(option).to_owned() })
        }
        Some(_) | None => Ok(filled),
    }
}

/// Turns what was typed into the value of an option, if it fits.
fn fit(option: &Value, typed: &str) -> Option<Value> {
    let bound = |field: &str| option.get(field).and_then(Value::as_f64);
    let value = match kind(option) {
        3 => {
            let length = u64::try_from(typed.chars().count()).ok()?;
            let whole = |field: &str| option.get(field).and_then(Value::as_u64);
            let most = whole("max_length").unwrap_or(OPTION_TEXT as u64);
            let fits = length >= whole("min_length").unwrap_or(0) && length <= most;
            fits.then(|| json!(typed))?
        }
        4 => json!(typed.parse::<i64>().ok()?),
        5 => json!(typed.parse::<bool>().ok()?),
        10 => json!(typed.parse::<f64>().ok()?),
        // People, channels, roles and files as options are not part of this stand-in.
        _ => return None,
    };
    if let Some(number) = value.as_f64() {
        let low = bound("min_value").is_some_and(|low| number < low);
        if low || bound("max_value").is_some_and(|high| number > high) {
            return None;
        }
    }
    let choices = option.get("choices").and_then(Value::as_array);
    let offered = choices.is_none_or(|list| list.iter().any(|c| c.get("value") == Some(&value)));
    offered.then_some(value)
}

fn options(value: &Value) -> &[Value] {
    let options = value.get("options").and_then(Value::as_array);
    options.map_or(&[], Vec::as_slice)
}

fn name(value: &Value) -> &str {
    value.get("name").and_then(Value::as_str).unwrap_or("")
}

fn kind(value: &Value) -> u64 {
    value.get("type").and_then(Value::as_u64).unwrap_or(1)
}

fn yes(value: &Value, field: &str) -> bool {
    value.get(field).and_then(Value::as_bool) == Some(true)
}
