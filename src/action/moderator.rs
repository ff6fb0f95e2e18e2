//! What the buttons and menus for moderators do. None carries a right: whether somebody may is decided afresh
//! whenever one is pressed.

use crate::id::{ArticleId, PackId};
use crate::settings::{Revision, SettingKey};

/// What a button or a menu for moderators does. A change says on which revision of the settings it was offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ModeratorAction {
    /// Shows a group of settings.
    Overview(Group),
    /// Shows the setting that is picked from this menu.
    PickSetting,
    /// Shows a setting.
    Show(SettingKey),
    /// Switches a setting on or off.
    Flip(SettingKey, Revision),
    /// Sets a list to what is picked from this menu; the number tells several menus of one screen apart.
    Choose(SettingKey, u8, Revision),
    /// Opens the form for a text.
    Write(SettingKey, Revision),
    /// Sets a text to what was written in the form.
    Written(SettingKey, Revision),
    /// Opens the form for a helpline.
    AddLine(Revision),
    /// Adds the helpline of the form.
    LineAdded(Revision),
    /// Takes the helpline away that is picked from this menu.
    RemoveLine(Revision),
    /// Gives a setting its default back.
    Default(SettingKey, Revision),
    /// Shows the passages of the article that is picked from this menu.
    PickToWithdraw(PackId),
    /// Withdraws those passages of an article that are picked from this menu, and no others of it.
    Withdraw(PackId, ArticleId, Revision),
    /// Shows the last changes.
    History,
    /// Shows the change that is picked from this menu; the number tells several menus of one screen apart.
    PickChange(u8),
    /// Takes a change back, by the revision that it made.
    Undo(Revision, Revision),
    /// Gives every setting its default back.
    Reset(Revision),
    /// Deletes everything that is stored of the server.
    Delete,
    /// Begins with the defaults after the settings were lost.
    StartAnew,
    /// Makes the changes of a file, by the mark of what was shown.
    Import(u64),
    /// Takes a step of the set-up.
    SetUp(SetUpStep, Revision),
    /// Posts a message with lasting buttons here.
    PostPanel,
    /// Draws all such messages anew.
    RefreshPanels,
    /// Takes all such messages away.
    RemovePanels,
    /// Shows what to do when somebody in the server is in crisis.
    CrisisGuide,
    /// Shows how often the bot was used.
    Numbers,
}

/// A group of settings that are shown together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Channels and roles.
    Where,
    /// Topics, commands, passages.
    What,
    /// How openly, how often, in which words.
    How,
    /// Helplines and people.
    Help,
    /// Log, rights, numbers.
    Behind,
}

/// A step of the set-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetUpStep {
    /// Answer everywhere.
    Everywhere,
    /// Answer in this channel alone.
    Here,
    /// Answer in the channels that are picked from this menu alone.
    InPicked,
    /// Show articles to whoever asked.
    Privately,
    /// Show articles to everybody in the channel.
    Openly,
    /// Post the message with lasting buttons here.
    WithPanel,
    /// Post none.
    WithoutPanel,
}

impl Group {
    /// Every group, in the order in which they are shown.
    pub const ALL: [Self; 5] = [Self::Where, Self::What, Self::How, Self::Help, Self::Behind];

    /// Its name in the ids of buttons.
    pub fn name(self) -> &'static str {
        match self {
            Self::Where => "where",
            Self::What => "what",
            Self::How => "how",
            Self::Help => "help",
            Self::Behind => "behind",
        }
    }

    /// The group that a setting stands in.
    pub fn of(key: SettingKey) -> Self {
        use SettingKey as Key;
        match key {
            Key::Channels | Key::OnlyChannels | Key::Roles | Key::OnlyRoles => Self::Where,
            Key::Topics | Key::Commands | Key::Check | Key::Withdrawn => Self::What,
            Key::Public
            | Key::PublicExcept
            | Key::PrivateCommands
            | Key::PauseMember
            | Key::PauseChannel
            | Key::PauseCommand
            | Key::WordsBefore
            | Key::WordsAfter
            | Key::Language => Self::How,
            Key::Region | Key::Helplines | Key::PersonChannel | Key::PersonRole => Self::Help,
            Key::LogChannel | Key::LogKinds | Key::SetUpRoles | Key::Numbers => Self::Behind,
        }
    }

    /// The settings of the group.
    pub fn keys(self) -> impl Iterator<Item = SettingKey> {
        SettingKey::ALL.iter().copied().filter(move |key| Self::of(*key) == self)
    }
}

impl SetUpStep {
    /// Every step.
    pub const ALL: [Self; 7] = [
        Self::Everywhere,
        Self::Here,
        Self::InPicked,
        Self::Privately,
        Self::Openly,
        Self::WithPanel,
        Self::WithoutPanel,
    ];

    /// Its name in the ids of buttons.
    pub fn name(self) -> &'static str {
        match self {
            Self::Everywhere => "everywhere",
            Self::Here => "here",
            Self::InPicked => "picked",
            Self::Privately => "privately",
            Self::Openly => "openly",
            Self::WithPanel => "panel",
            Self::WithoutPanel => "no-panel",
        }
    }
}
