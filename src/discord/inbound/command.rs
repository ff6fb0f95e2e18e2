//! Slash commands as our events: which subcommand it was, and what stood in its options.

use serenity::all::{
    CommandData, CommandDataOption, CommandDataOptionValue as Value, CommandDataResolved,
};

use super::permissions;
use crate::bot::{Act, ButtonId, Given, Options};
use crate::id::{ChannelId, PersonId, RoleId};
use crate::sensitive::Sensitive;

/// A command that was sent; `None` when an option says something that we do not know, because what it
/// meant must not be left out.
pub(super) fn sent(data: CommandData) -> Option<Act<ButtonId>> {
    let CommandData { name, options, resolved, .. } = data;
    let (path, options) = within(options);
    if path.is_empty() && options.iter().all(|option| matches!(option.value, Value::String(_))) {
        let about = options.into_iter().find_map(|option| match option.value {
            Value::String(text) => Some(Sensitive::new(text)),
            _ => None,
        });
        return Some(Act::Command { name, about });
    }
    let given = options.into_iter().map(|option| {
        let given = given(option.value, &resolved)?;
        Some((option.name, given))
    });
    let options = given.collect::<Option<Options>>()?;
    Some(Act::Subcommand { name, path, options: Sensitive::new(options) })
}

/// An option of a command that somebody is typing.
pub(super) fn typing(data: CommandData) -> Option<Act<ButtonId>> {
    let CommandData { name, options, resolved, .. } = data;
    let (path, options) = within(options);
    let mut typed = None;
    let mut others = Vec::new();
    for option in options {
        match option.value {
            Value::Autocomplete { value, .. } => typed = Some((option.name, value)),
            // While somebody types, nothing follows from what cannot be read beside it.
            value => others.extend(given(value, &resolved).map(|given| (option.name, given))),
        }
    }
    let (option, text) = typed.map(|(option, text)| (option, Sensitive::new(text)))?;
    if path.is_empty() && others.is_empty() {
        return Some(Act::Typing { name, text });
    }
    let options = Sensitive::new(others.into_iter().collect());
    Some(Act::TypingOption { name, path, option, text, options })
}

/// The names of the group and the subcommand, if any, and the options within them.
fn within(mut options: Vec<CommandDataOption>) -> (Vec<String>, Vec<CommandDataOption>) {
    let mut path = Vec::new();
    // A subcommand is the only option where it stands.
    while let [CommandDataOption { value: Value::SubCommand(_) | Value::SubCommandGroup(_), .. }] =
        options.as_slice()
    {
        let Some(CommandDataOption { name, value, .. }) = options.pop() else { break };
        path.push(name);
        if let Value::SubCommand(inner) | Value::SubCommandGroup(inner) = value {
            options = inner;
        }
    }
    (path, options)
}

fn given(value: Value, resolved: &CommandDataResolved) -> Option<Given> {
    Some(match value {
        Value::String(text) => Given::Text(text),
        Value::Integer(number) => Given::Number(number),
        Value::Boolean(flag) => Given::Flag(flag),
        Value::Channel(channel) => Given::Channel(ChannelId(channel.get())),
        Value::Role(role) => Given::Role(RoleId(role.get())),
        Value::User(user) => {
            let member = resolved.members.get(&user);
            Given::Member {
                id: PersonId(user.get()),
                roles: member.map_or_else(Vec::new, |member| {
                    member.roles.iter().map(|role| RoleId(role.get())).collect()
                }),
                permissions: member
                    .and_then(|member| member.permissions)
                    .map(|known| permissions(Some(known))),
            }
        }
        Value::Attachment(file) => {
            let file = resolved.attachments.get(&file)?;
            Given::File {
                url: file.url.clone(),
                name: file.filename.clone(),
                bytes: u64::from(file.size),
            }
        }
        _ => return None,
    })
}
