//! Discord's messages as our events: direct messages, and those that mention the bot.
//!
//! They are read from their raw form, field by field: a field that looks strange loses nothing but
//! itself, because the message beside it may be a cry for help.

use serde_json::Value;
use time::Date;

use crate::bot::{
    Act, Attached, ButtonId, Channel, ChannelKind, Event, Member, Permissions, Written,
};
use crate::id::{ChannelId, MessageId, MessageLink, PersonId, RoleId, ServerId};
use crate::sensitive::Sensitive;

/// What people write by themselves: a message, and an answer to one. All other kinds are Discord's
/// own. Source: Discord docs, Message Resource, Message Types.
const KINDS_BY_PEOPLE: [u64; 2] = [0, 19];

/// Marks a voice message. Source: Discord docs, Message Resource, Message Flags.
const IS_VOICE_MESSAGE: u64 = 1 << 13;

/// Marks a message that was sent on. Source: the same table, `HAS_SNAPSHOT`.
const HAS_SNAPSHOT: u64 = 1 << 14;

/// The kind of a reference to a message that was sent on.
/// Source: Discord docs, Message Resource, Message Reference Types.
const FORWARD: u64 = 1;

/// A message to the bot: which it is, and what happened.
#[derive(Debug)]
pub(in crate::discord) struct IncomingMessage {
    pub(in crate::discord) message: MessageLink,
    pub(in crate::discord) event: Event<ButtonId>,
}

/// To whom the bot listens.
#[derive(Debug, Clone, Copy)]
pub(in crate::discord) struct Listening {
    /// The id of the bot's own user.
    pub(in crate::discord) me: u64,
    /// Whether it reads messages in servers that mention it.
    pub(in crate::discord) mentions: bool,
}

impl IncomingMessage {
    /// Reads a message; `None` for one that is not for the bot, or not from a person.
    pub(in crate::discord) fn of(raw: &Value, listening: Listening, today: Date) -> Option<Self> {
        let (author, id) = (raw.get("author")?, snowflake(raw.get("id"))?);
        let who = snowflake(author.get("id"))?;
        let kind = raw.get("type").and_then(Value::as_u64).unwrap_or(0);
        let by_program =
            is_true(author.get("bot")) || is_true(author.get("system")) || is(raw, "webhook_id");
        if by_program || who == listening.me || !KINDS_BY_PEOPLE.contains(&kind) {
            return None;
        }
        let server = snowflake(raw.get("guild_id")).map(ServerId);
        let channel = ChannelId(snowflake(raw.get("channel_id"))?);
        let text = raw.get("content").and_then(Value::as_str).unwrap_or_default();
        if is(raw, "guild_id") && !(listening.mentions && is_mentioned(raw, text, listening.me)) {
            return None;
        }
        let written = Written {
            attached: attached(raw, text),
            text: Sensitive::new(without_mention(text, listening.me)),
        };
        let place =
            if is(raw, "guild_id") { ChannelKind::Server } else { ChannelKind::DirectWithBot };
        let mut event = Event::new(PersonId(who), place, today, Act::Message(written));
        // Messages of servers come only from those that the bot is a member of.
        let bot_is_member = server.is_some();
        event.at = Channel { server, id: Some(channel), bot_is_member, ..Channel::of(place) };
        event.member = raw.get("member").filter(|_| server.is_some()).map(member);
        event.display_name = display_name(raw, author).map(|name| Sensitive::new(name.to_owned()));
        let message = MessageLink { server, channel, message: MessageId(id) };
        Some(Self { message, event })
    }
}

/// Whether the text itself names the bot. A ping by answering the bot, `@everyone` or a role does not
/// count: nobody has asked the bot something with it.
pub(in crate::discord) fn is_mentioned(raw: &Value, text: &str, me: u64) -> bool {
    let mentions = raw.get("mentions").and_then(Value::as_array);
    let pinged = mentions.into_iter().flatten().any(|user| snowflake(user.get("id")) == Some(me));
    pinged && mentions_of(me).iter().any(|mention| text.contains(mention))
}

/// How the bot is mentioned; the second form is the older one.
fn mentions_of(me: u64) -> [String; 2] {
    [format!("<@{me}>"), format!("<@!{me}>")]
}

fn without_mention(text: &str, me: u64) -> String {
    let [new, old] = mentions_of(me);
    text.replace(&new, " ").replace(&old, " ").trim().to_owned()
}

fn attached(raw: &Value, text: &str) -> Attached {
    let flags = raw.get("flags").and_then(Value::as_u64).unwrap_or(0);
    let has = |name: &str| raw.get(name).and_then(Value::as_array).is_some_and(|l| !l.is_empty());
    let reference = raw.get("message_reference").and_then(|reference| reference.get("type"));
    let forwarded = reference.and_then(Value::as_u64) == Some(FORWARD);
    if flags & IS_VOICE_MESSAGE != 0 {
        Attached::Voice
    } else if forwarded || flags & HAS_SNAPSHOT != 0 || has("message_snapshots") {
        Attached::Forward
    } else if is(raw, "poll") {
        Attached::Poll
    } else if has("sticker_items") || has("stickers") {
        Attached::Sticker
    } else if has("attachments") {
        Attached::File
    } else if text.is_empty() {
        Attached::Other
    } else {
        Attached::Nothing
    }
}

fn member(raw: &Value) -> Member {
    let roles = raw.get("roles").and_then(Value::as_array).into_iter().flatten();
    let roles = roles.filter_map(|role| snowflake(Some(role))).map(RoleId).collect();
    // Discord does not say with a message what its author may do.
    Member { roles, permissions: Permissions::default() }
}

fn display_name<'r>(raw: &'r Value, author: &'r Value) -> Option<&'r str> {
    let nick = raw.get("member").and_then(|member| member.get("nick"));
    let names = [nick, author.get("global_name"), author.get("username")];
    names.into_iter().find_map(|name| name.and_then(Value::as_str))
}

/// Whether there is something under this name.
fn is(raw: &Value, name: &str) -> bool {
    raw.get(name).is_some_and(|value| !value.is_null())
}

fn is_true(value: Option<&Value>) -> bool {
    value.and_then(Value::as_bool) == Some(true)
}

/// An id. Discord writes them as text; a number is one too.
fn snowflake(value: Option<&Value>) -> Option<u64> {
    let value = value?;
    value.as_str().and_then(|text| text.parse().ok()).or_else(|| value.as_u64())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const ME: u64 = 5;
    const LISTENING: Listening = Listening { me: ME, mentions: true };

    /// A direct message with some fields changed.
    fn raw(changes: &[(&str, Value)]) -> Value {
        let author = json!({"id": "7", "username": "ada", "global_name": "Ada"});
        let mut raw = json!({"id": "30", "channel_id": "20", "author": author, "type": 0,
            "content": "my feet burn", "mentions": [], "attachments": []});
        for (name, value) in changes {
            raw[*name] = value.clone();
        }
        raw
    }

    fn read(changes: &[(&str, Value)]) -> Option<IncomingMessage> {
        IncomingMessage::of(&raw(changes), LISTENING, Date::MIN)
    }

    fn written(changes: &[(&str, Value)]) -> Written {
        let Some(IncomingMessage { event: Event { act: Act::Message(written), .. }, .. }) =
            read(changes)
        else {
            panic!("it was a message to the bot: {changes:?}")
        };
        written
    }

    #[test]
    fn a_direct_message_says_who_wrote_what_and_where() {
        let IncomingMessage { message, event } = read(&[]).unwrap();
        let link = MessageLink { server: None, channel: ChannelId(20), message: MessageId(30) };
        assert_eq!((message, event.who), (link, PersonId(7)));
        assert_eq!(event.at.kind, ChannelKind::DirectWithBot);
        assert_eq!(event.display_name, Some(Sensitive::new("Ada".to_owned())));
        assert_eq!(written(&[]).text.reveal(), "my feet burn");
        assert_eq!(written(&[]).attached, Attached::Nothing);
    }

    #[test]
    fn in_a_server_only_a_mention_in_the_text_is_read() {
        let server = ("guild_id", json!("9"));
        let mention = ("mentions", json!([{"id": "5"}, {"id": 7}]));
        let says = |text: &str| ("content", json!(text));
        for (changes, read_as) in [
            (vec![says("<@5> my feet")], Some("my feet")),
            (vec![says("hi <@!5>, my feet")], Some("hi  , my feet")),
            (vec![says("<@5>")], Some("")),
            (vec![says("my feet")], None),
            (vec![says("@everyone my feet"), ("mention_everyone", json!(true))], None),
            (vec![says("<@&5> my feet"), ("mention_roles", json!(["5"]))], None),
            (vec![says("thanks"), ("type", json!(19))], None),
        ] {
            let mut changes = changes;
            changes.extend([server.clone(), mention.clone()]);
            let found = read(&changes);
            assert_eq!(found.is_some(), read_as.is_some(), "{changes:?}");
            if let Some(text) = read_as {
                assert_eq!(written(&changes).text.reveal(), text);
                assert_eq!(found.unwrap().event.at.kind, ChannelKind::Server);
            }
        }
        let unlisted = [server.clone(), says("<@5> my feet")];
        assert!(read(&unlisted).is_none(), "Discord does not count it as a mention");
        let off = Listening { mentions: false, ..LISTENING };
        let asked = raw(&[server, mention, says("<@5> my feet")]);
        assert!(IncomingMessage::of(&asked, off, Date::MIN).is_none());
    }

    #[test]
    fn what_no_person_wrote_is_not_read() {
        for change in [
            ("author", json!({"id": "7", "bot": true})),
            ("author", json!({"id": "7", "system": true})),
            ("author", json!({"id": "5"})),
            ("webhook_id", json!("40")),
            ("type", json!(7)),
            ("type", json!(20)),
        ] {
            assert!(read(std::slice::from_ref(&change)).is_none(), "{change:?}");
        }
        assert!(read(&[("type", json!(19))]).is_some(), "an answer is written by a person");
    }

    #[test]
    fn what_stands_beside_the_text_has_its_name() {
        let empty = ("content", json!(""));
        for (change, expected) in [
            (("attachments", json!([{"id": "1"}])), Attached::File),
            (("sticker_items", json!([{"id": "1"}])), Attached::Sticker),
            (("poll", json!({"question": {}})), Attached::Poll),
            (("message_snapshots", json!([{}])), Attached::Forward),
            (("message_reference", json!({"type": 1})), Attached::Forward),
            (("flags", json!(1 << 14)), Attached::Forward),
            (("flags", json!(1 << 13)), Attached::Voice),
            (("activity", json!({})), Attached::Other),
        ] {
            assert_eq!(written(&[change.clone(), empty.clone()]).attached, expected, "{change:?}");
        }
        let answer = ("message_reference", json!({"type": 0}));
        assert_eq!(written(&[answer]).attached, Attached::Nothing);
    }

    #[test]
    fn a_strange_field_loses_nothing_but_itself() {
        for name in ["mentions", "attachments", "type", "flags", "member", "poll", "new"] {
            for strange in [json!("x"), json!(-1), json!([[]]), json!({"a": 1}), json!(null)] {
                let change = (name, strange);
                assert!(read(std::slice::from_ref(&change)).is_some(), "{change:?}");
            }
        }
    }

    #[test]
    fn nothing_that_was_written_shows_in_debug_text() {
        let shown = format!("{:?}", read(&[("content", json!("planted"))]));
        assert!(!shown.contains("planted") && !shown.contains("Ada"), "{shown}");
    }
}
