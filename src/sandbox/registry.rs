//! The registered commands: kept from one PUT to the next, found by name, and filled in by a person.

use serde_json::{Map, Value, json};

use super::lookup::Pick;
use super::payload;
use super::people::{APPLICATION, Channel, ChannelKind, MessageId, Person};
use super::refused::Refused;
use super::rules::commands::as_registered;
use super::rules::limits::OPTION_TEXT;
use super::world::World;

/// Administrator. Source: Permissions, "Bitwise Permission Flags".
const ADMINISTRATOR: u64 = 1 << 3;
/// Largest whole number that an option takes, either way from zero. Source: Application Commands,
/// "Application Command Option Type".
const SAFE_INTEGER: u64 = (1 << 53) - 1;

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
        if !self.available(command, who, channel) {
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
        let mut filler =
            Filler { world: self, who, channel, picked: Vec::new(), files: Map::new() };
        let mut given = filler.fill_in(options(level), typed)?;
        for level in path.into_iter().rev() {
            given = vec![json!({"name": name(level), "type": kind(level), "options": given})];
        }
        let id = command.get("id").cloned().unwrap_or_default();
        let mut data = json!({"id": id, "name": first, "type": 1, "options": given});
        let mut resolved = self.resolved(who, channel, &filler.picked);
        if !filler.files.is_empty() {
            resolved.insert("attachments".to_owned(), Value::Object(filler.files));
        }
        if let Some(data) = data.as_object_mut().filter(|_| !resolved.is_empty()) {
            data.insert("resolved".to_owned(), Value::Object(resolved));
        }
        Ok(data)
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
        if !self.available(command, who, channel) {
            return Err(Refused::NotAvailable { name: name.to_owned() });
        }
        let id = command.get("id").cloned().unwrap_or_default();
        let messages = Map::from_iter([(target.to_string(), message)]);
        Ok(json!({"id": id, "name": name, "type": 3, "target_id": target.to_string(),
            "resolved": {"messages": messages}}))
    }
}

impl World {
    /// Finds out whether a command can be used in a channel by a person.
    fn available(&self, command: &Value, who: &Person, channel: &Channel) -> bool {
        let has = |field: &str, number: u64| {
            let list = command.get(field).and_then(Value::as_array);
            list.is_none_or(|list| list.iter().any(|n| n.as_u64() == Some(number)))
        };
        let by_person = has("integration_types", 1);
        let install = match channel.kind {
            ChannelKind::Server => {
                by_person || (has("integration_types", 0) && self.has_bot(channel))
            }
            ChannelKind::Direct => by_person || has("integration_types", 0),
            // A chat without the bot is reached only by people who installed the app for themselves.
            ChannelKind::Group => by_person,
        };
        has("contexts", channel.kind as u64) && install && self.permitted(command, who, channel)
    }

    /// Finds out whether a command is open to a person: by what they may do, or because one of their roles
    /// was given it.
    fn permitted(&self, command: &Value, who: &Person, channel: &Channel) -> bool {
        let Some(server) = channel.server.and_then(|id| self.server(id)) else { return true };
        let name = name(command);
        let mut granted = server.granted.iter().filter(|(command, _)| command == name);
        if granted.any(|(_, role)| *role == server.id || who.roles.contains(role)) {
            return true;
        }
        let needed = command.get("default_member_permissions").and_then(Value::as_str);
        let Some(needed) = needed.and_then(|bits| bits.parse::<u64>().ok()) else { return true };
        let may = self.permissions(who, channel);
        // No bits at all means administrators only.
        if needed == 0 { may & ADMINISTRATOR != 0 } else { may & needed == needed }
    }
}

/// Fills in the options of a command, and collects what was picked and which files were attached.
struct Filler<'w> {
    world: &'w World,
    who: &'w Person,
    channel: &'w Channel,
    picked: Vec<u64>,
    files: Map<String, Value>,
}

impl Filler<'_> {
    /// Fills in the options of one level.
    fn fill_in(&mut self, known: &[Value], typed: Typed<'_>) -> Result<Vec<Value>, Refused> {
        let mut filled = Vec::new();
        for (given, value) in typed.options {
            let focused = typed.focus == Some(given);
            let found = known.iter().find(|option| name(option) == *given);
            let usable = found.filter(|option| !focused || yes(option, "autocomplete"));
            let unknown = || Refused::UnknownOption { name: (*given).to_owned() };
            let option = usable.ok_or_else(unknown)?;
            let mut entry = Map::new();
            entry.insert("name".to_owned(), json!(given));
            entry.insert("type".to_owned(), json!(kind(option)));
            if focused {
                entry.insert("value".to_owned(), json!(value));
                entry.insert("focused".to_owned(), json!(true));
            } else {
                let fit = self.fit(option, value).ok_or_else(|| Refused::BadValue {
                    name: (*given).to_owned(),
                    value: (*value).to_owned(),
                })?;
                entry.insert("value".to_owned(), fit);
            }
            filled.push(Value::Object(entry));
        }
        let is_given =
            |option: &&Value| typed.options.iter().any(|(given, _)| name(option) == *given);
        let mut required = known.iter().filter(|option| yes(option, "required"));
        match required.find(|option| !is_given(option)) {
            Some(option) if typed.focus.is_none() => {
                Err(Refused::MissingOption { name: name(option).to_owned() })
            }
            Some(_) | None => Ok(filled),
        }
    }

    /// Turns what was typed into the value of an option, if it fits.
    fn fit(&mut self, option: &Value, typed: &str) -> Option<Value> {
        let kinds = option.get("channel_types").and_then(Value::as_array);
        match kind(option) {
            6 => self.pick(Pick::User, typed),
            7 => self.pick(Pick::Channel(kinds.map_or(&[], Vec::as_slice)), typed),
            8 => self.pick(Pick::Role, typed),
            9 => self.pick(Pick::Mentionable, typed),
            11 => self.attach(typed),
            _ => plain(option, typed),
        }
    }

    fn pick(&mut self, pick: Pick<'_>, typed: &str) -> Option<Value> {
        let id = self.world.picked(self.who, self.channel, pick, typed)?;
        self.picked.push(id);
        Some(json!(id.to_string()))
    }

    /// Attaches a file that people have at hand, by its name.
    fn attach(&mut self, name: &str) -> Option<Value> {
        let file = self.world.held.get(name)?;
        let mut json = payload::attachment(file, self.channel.id, self.world);
        if let Some(json) = json.as_object_mut() {
            json.insert("ephemeral".to_owned(), json!(true));
        }
        self.files.insert(file.id.to_string(), json);
        Some(json!(file.id.to_string()))
    }
}

/// Turns what was typed into a text, a number, or yes and no, if it fits.
fn plain(option: &Value, typed: &str) -> Option<Value> {
    let bound = |field: &str| option.get(field).and_then(Value::as_f64);
    let value = match kind(option) {
        3 => {
            let length = u64::try_from(typed.chars().count()).ok()?;
            let whole = |field: &str| option.get(field).and_then(Value::as_u64);
            let most = whole("max_length").unwrap_or(OPTION_TEXT as u64);
            let fits = length >= whole("min_length").unwrap_or(0) && length <= most;
            fits.then(|| json!(typed))?
        }
        4 => json!(typed.parse::<i64>().ok().filter(|n| n.unsigned_abs() <= SAFE_INTEGER)?),
        5 => json!(typed.to_lowercase().parse::<bool>().ok()?),
        10 => json!(typed.parse::<f64>().ok()?),
        _ => return None,
    };
    if let Some(number) = value.as_f64() {
        let low = bound("min_value").is_some_and(|low| number < low);
        if low || bound("max_value").is_some_and(|high| number > high) {
            return None;
        }
    }
    let choices = option.get("choices").and_then(Value::as_array);
    let Some(choices) = choices else { return Some(value) };
    // A person picks a choice by its name; what is sent is its value.
    let named = |choice: &&Value| {
        choice.get("value") == Some(&value) || choice.get("name").is_some_and(|name| name == typed)
    };
    choices.iter().find(named)?.get("value").cloned()
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
