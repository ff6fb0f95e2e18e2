//! What the bot may do in a channel, from the raw form of a server.
//! Source: Discord docs, Permissions, Permission Overwrites.

use serde_json::Value;

use crate::bot::Permissions;

/// May do everything, in every channel.
const ADMINISTRATOR: u64 = 1 << 3;

/// Whether the bot may read and write in a channel of this server.
pub(super) fn may_write(server: &Value, id: u64, me: u64, channel: &Value) -> bool {
    let all = Permissions(Permissions::VIEW_CHANNEL.0 | Permissions::SEND_MESSAGES.0);
    Permissions(in_channel(server, id, me, channel)).contains(all)
}

/// What a member may do in a channel.
fn in_channel(server: &Value, id: u64, me: u64, channel: &Value) -> u64 {
    let Some(member) = member(server, me) else { return 0 };
    let roles: Vec<u64> =
        list(member.get("roles")).filter_map(|role| snowflake(Some(role))).collect();
    let mut granted = everywhere(server, id, me, &roles);
    if granted & ADMINISTRATOR != 0 {
        return u64::MAX;
    }
    let overwrites: Vec<Overwrite> =
        list(channel.get("permission_overwrites")).filter_map(Overwrite::of).collect();
    let of = |kind, ids: &[u64]| {
        let these = overwrites.iter().filter(|one| one.kind == kind && ids.contains(&one.id));
        these.fold((0, 0), |(deny, allow), one| (deny | one.deny, allow | one.allow))
    };
    // That of everybody first, then those of all roles together, then the member's own.
    for (deny, allow) in [of(ROLE, &[id]), of(ROLE, &roles), of(MEMBER, &[me])] {
        granted = (granted & !deny) | allow;
    }
    // Whoever was silenced for a while may still see and read. When the while is over, Discord tells
    // of none, or of one that is past; then the bot waits with its hello.
    let silenced = member.get("communication_disabled_until").is_some_and(|until| !until.is_null());
    if silenced { granted & Permissions::VIEW_CHANNEL.0 } else { granted }
}

/// What a member may do wherever no channel says otherwise. The role of everybody has the id of the
/// server.
fn everywhere(server: &Value, id: u64, me: u64, roles: &[u64]) -> u64 {
    if snowflake(server.get("owner_id")) == Some(me) {
        return u64::MAX;
    }
    let theirs = list(server.get("roles")).filter(|role| {
        snowflake(role.get("id")).is_some_and(|role| role == id || roles.contains(&role))
    });
    theirs.fold(0, |granted, role| granted | bits(role.get("permissions")))
}

/// The member of this id; `None` when Discord did not tell of it.
fn member(server: &Value, me: u64) -> Option<&Value> {
    let is_me =
        |member: &&Value| snowflake(member.get("user").and_then(|u| u.get("id"))) == Some(me);
    list(server.get("members")).find(is_me)
}

/// Discord's number for an overwrite of a role. Source: Discord docs, Channel Resource, Overwrite
/// Object.
const ROLE: u64 = 0;

/// Discord's number for an overwrite of a member. Source: the same table.
const MEMBER: u64 = 1;

/// What a channel takes from a role or a member, and what it grants them.
struct Overwrite {
    id: u64,
    kind: u64,
    deny: u64,
    allow: u64,
}

impl Overwrite {
    fn of(raw: &Value) -> Option<Self> {
        let kind = raw.get("type");
        // An older form has words.
        let kind = match kind.and_then(Value::as_str) {
            Some("role") => ROLE,
            Some("member") => MEMBER,
            _ => bits_of(kind)?,
        };
        let id = snowflake(raw.get("id"))?;
        Some(Self { id, kind, deny: bits(raw.get("deny")), allow: bits(raw.get("allow")) })
    }
}

/// A set of permissions, which Discord writes as text; nothing where there is none.
fn bits(value: Option<&Value>) -> u64 {
    bits_of(value).unwrap_or(0)
}

fn bits_of(value: Option<&Value>) -> Option<u64> {
    let value = value?;
    value.as_str().and_then(|text| text.parse().ok()).or_else(|| value.as_u64())
}

/// An id, which Discord writes as text; a number is one too.
pub(super) fn snowflake(value: Option<&Value>) -> Option<u64> {
    bits_of(value)
}

/// The entries of a list; none where there is none.
pub(super) fn list(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    value.and_then(Value::as_array).into_iter().flatten()
}
