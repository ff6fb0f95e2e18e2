//! A menu of what a server has: channels, roles, members.

use crate::action::Action;

/// A menu in which Discord lists what there is in the server. What is picked comes as ids in
/// decimal digits.
#[derive(Clone, PartialEq, Eq)]
pub struct Picker {
    /// What is listed.
    pub kind: PickerKind,
    /// What it is for, shown while nothing is picked.
    pub placeholder: String,
    /// What a pick does.
    pub action: Action,
    /// The fewest that have to be picked; 0 lets it be emptied.
    pub least: usize,
    /// The most that may be picked; 1 to 25.
    pub most: usize,
    /// What is picked already, as ids; at most `most`.
    pub chosen: Vec<u64>,
}

/// What a picker lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PickerKind {
    /// Channels of these sorts; never threads.
    Channels(&'static [ChannelSort]),
    /// Roles.
    Roles,
    /// People.
    Members,
}

/// A sort of channel in a server that a person may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChannelSort {
    /// For writing.
    Text,
    /// What others can follow.
    Announcement,
    /// With posts, each a thread.
    Forum,
    /// What groups channels.
    Category,
}

impl ChannelSort {
    /// All in which people read what others wrote.
    pub const READ: &'static [Self] = &[Self::Text, Self::Announcement, Self::Forum];

    /// All in which the bot can post a message.
    pub const POST: &'static [Self] = &[Self::Text, Self::Announcement];
}
