//! What the moderators of a server have set, and what follows from it: where the bot speaks, to whom, how
//! openly and how often. Values in, decisions out; where they are stored is the matter of `store`.

mod cooldown;
mod edit;
mod file;
mod key;
mod kind;
mod known;
mod place;
mod rules;
mod server;
mod value;

pub use cooldown::{Cooldowns, Waited};
pub use edit::{Edit, EditFault, Entry};
pub use file::{FILE_BYTES_MAX, FileFault, Imported, LeftOut, read, written};
pub use key::{PAUSE_MAX, SettingKey, WORDS_MAX};
pub use kind::{Kind, LOG_KINDS};
pub use known::Known;
pub use place::{Place, Use};
pub use rules::{Refusal, Rule, Verdict, decide, is_public};
pub use server::{Panel, Revision, ServerSettings, Setting, Stamp};
pub use value::{LINE_CONTACT_MAX, LINE_NAME_MAX, LocalLine, NotAValue, Value};
