//! The settings of a server as one TOML file: written for whoever wants to keep or to copy them, and read back
//! whole or not at all.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::edit::{Edit, EditFault};
use super::key::SettingKey;
use super::kind::Kind;
use super::server::ServerSettings;
use super::value::{LINE_CONTACT_MAX, LINE_NAME_MAX, LocalLine, NotAValue, Value};
use crate::document::{Document, Keys, ProblemLog, Table, Value as Node};
use crate::id::ServerId;

/// Largest file that is read, in bytes.
pub const FILE_BYTES_MAX: usize = 256 * 1024;

/// The keys at the top of a file.
const TOP: Keys = &["server", "settings", "helpline"];

/// The keys of a helpline.
const LINE: Keys = &["name", "contact"];

/// What a file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// What makes a server's settings those of the file, every other one its default. With a file of another
    /// server, channels and roles stay as they are.
    pub edits: Vec<Edit>,
    /// What is left out of a file that was written in another server.
    pub left_out: Vec<LeftOut>,
    /// The line of each setting that the file has, from 1.
    pub lines: BTreeMap<SettingKey, usize>,
}

impl Imported {
    /// The line of a setting, from 1; 0 if the file does not have it.
    pub fn line_of(&self, key: SettingKey) -> usize {
        self.lines.get(&key).copied().unwrap_or_default()
    }
}

/// What is left out, because it names channels or roles of the server in which the file was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeftOut(pub SettingKey);

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileFault {
    /// It is not in the form of such a file.
    Form {
        /// The line, from 1; 0 where it is no matter of one line.
        line: usize,
        /// What is wrong, in English.
        message: String,
        /// What helps, in English.
        remedy: String,
    },
    /// A value is not one of its setting.
    Setting {
        /// The line, from 1.
        line: usize,
        /// The setting, and what is wrong with it.
        fault: EditFault,
    },
}

/// The settings of a server as a file. What has its default is not in it.
pub fn written(server: ServerId, settings: &ServerSettings) -> String {
    let mut text = format!(
        "# What moderators have set for Myelin in one server. /settings import reads it back.\n\
         # What is not here has its default. Channels and roles are ids of the server below.\n\n\
         server = \"{}\"\n\n[settings]\n",
        server.0
    );
    for key in SettingKey::ALL {
        let Some(setting) = settings.set.get(key) else { continue };
        let value = match &setting.value {
            Value::Flag(on) => on.to_string(),
            Value::Seconds(seconds) => seconds.to_string(),
            Value::Text(text) => quoted(text),
            Value::Names(names) => list(names.iter().map(|name| quoted(name))),
            Value::Ids(ids) => list(ids.iter().map(|id| quoted(&id.to_string()))),
            Value::Lines(_) => continue,
        };
        // Writing to a text never fails.
        let _: std::fmt::Result = writeln!(text, "{} = {value}", key.name());
    }
    for line in settings.lines() {
        let (name, contact) = (quoted(&line.name), quoted(&line.contact));
        let _: std::fmt::Result =
            write!(text, "\n[[helpline]]\nname = {name}\ncontact = {contact}\n");
    }
    text
}

fn list(entries: impl Iterator<Item = String>) -> String {
    format!("[{}]", entries.collect::<Vec<_>>().join(", "))
}

/// A text as TOML has it. Values hold no line ends.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Reads a file for a server, in which it is to replace what is set.
///
/// # Errors
///
/// Everything that is wrong with it.
pub fn read(server: ServerId, bytes: &[u8]) -> Result<Imported, Vec<FileFault>> {
    let log = ProblemLog::default();
    let mut faults = Vec::new();
    let mut edits: Vec<Edit> = SettingKey::ALL.iter().copied().map(Edit::default_of).collect();
    let mut left_out = Vec::new();
    let mut lines_of = BTreeMap::new();
    {
        let document = Document::read("", bytes, &log);
        let top = Table::root(&document, TOP);
        let written_in = top.get("server").and_then(|value| value.raw().map(str::to_owned));
        let is_own = written_in.is_some_and(|written| written == server.0.to_string());
        let edit = |key, value: Result<Value, NotAValue>| {
            value.map_err(|fault| EditFault { key, fault }).and_then(|value| Edit::new(key, value))
        };
        let mut set = |key: SettingKey, value, line: usize| {
            lines_of.insert(key, line);
            match edit(key, value) {
                Ok(edit) if key.is_of_one_server() && !is_own => {
                    left_out.extend(edit.value.is_some().then_some(LeftOut(key)));
                }
                Ok(edit) => edits.iter_mut().filter(|known| known.key == key).for_each(|known| {
                    known.value.clone_from(&edit.value);
                }),
                Err(fault) => faults.push(FileFault::Setting { line, fault }),
            }
        };
        if let Some(table) = top.get("settings").and_then(|value| value.table(SettingKey::NAMES)) {
            for key in SettingKey::ALL {
                let Some(node) = table.get(key.name()) else { continue };
                let line = document.line(node.place.start);
                if let Some(value) = value(key.kind(), &node).transpose() {
                    set(*key, value, line);
                }
            }
        }
        let lines = top.list("helpline");
        if !lines.is_empty() {
            let first = document.line(top.place_of("helpline").start);
            let lines = lines.iter().filter_map(|line| line.table(LINE)).map(|line| LocalLine {
                name: line.text("name", LINE_NAME_MAX),
                contact: line.text("contact", LINE_CONTACT_MAX),
                by: None,
            });
            let lines: Vec<LocalLine> = lines.collect();
            set(SettingKey::Helplines, Ok(Value::Lines(lines)), first);
        }
        // A file of another server says nothing about the channels and roles of this one.
        edits.retain(|edit| is_own || !edit.key.is_of_one_server());
    }
    let problems = log.into_problems().kept.into_iter().map(|problem| FileFault::Form {
        line: problem.line,
        message: problem.message,
        remedy: problem.remedy,
    });
    // What cannot be read may make values look wrong that are not.
    let problems: Vec<FileFault> = problems.collect();
    match (problems.is_empty(), faults.is_empty()) {
        (false, _) => Err(problems),
        (true, false) => Err(faults),
        (true, true) => Ok(Imported { edits, left_out, lines: lines_of }),
    }
}

/// A value of the file; `None` where the reader has reported what is wrong with it.
fn value(kind: Kind, node: &Node<'_>) -> Result<Option<Value>, NotAValue> {
    let texts = || {
        let entries = node.list();
        entries.iter().map(|entry| entry.raw().map(str::to_owned)).collect::<Option<Vec<_>>>()
    };
    Ok(match kind {
        Kind::Flag => Some(Value::Flag(node.flag_if().ok_or(NotAValue::Unreadable)?)),
        Kind::Seconds(_) => Some(Value::Seconds(node.number())),
        Kind::Text(_) | Kind::Language => {
            Some(Value::Text(node.raw().ok_or(NotAValue::Unreadable)?.to_owned()))
        }
        Kind::Channel | Kind::Channels | Kind::Role | Kind::Roles => {
            let texts = texts().ok_or(NotAValue::Unreadable)?;
            let ids = texts.iter().map(|text| text.parse::<u64>());
            Some(Value::Ids(ids.collect::<Result<_, _>>().or(Err(NotAValue::Unreadable))?))
        }
        Kind::Packs | Kind::Commands | Kind::Passages(_) | Kind::Countries(_) | Kind::LogKinds => {
            Some(Value::Names(texts().ok_or(NotAValue::Unreadable)?))
        }
        // They have tables of their own.
        Kind::Lines(_) => None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::Stamp;
    use super::*;
    use crate::id::PersonId;

    const HERE: ServerId = ServerId(10);

    fn everything() -> ServerSettings {
        let line =
            LocalLine { name: "Night \"line\"".into(), contact: "0800 \\ 1".into(), by: None };
        let set = [
            (SettingKey::Check, Value::Flag(false)),
            (SettingKey::Channels, Value::Ids(vec![u64::MAX, 3])),
            (SettingKey::WordsBefore, Value::Text("Be \"gentle\" \\ kind".into())),
            (SettingKey::PauseMember, Value::Seconds(30)),
            (SettingKey::Withdrawn, Value::names(&["b12/mouth/signs"])),
            (SettingKey::Helplines, Value::Lines(vec![line])),
            (SettingKey::Language, Value::Text("de".into())),
        ];
        let edits: Vec<Edit> =
            set.into_iter().map(|(key, value)| Edit::new(key, value).unwrap()).collect();
        ServerSettings::defaults().with(&edits, Stamp { by: PersonId(1), at: 0 })
    }

    fn values(edits: &[Edit]) -> Vec<(SettingKey, Value)> {
        edits.iter().filter_map(|edit| Some((edit.key, edit.value.clone()?))).collect()
    }

    #[test]
    fn what_is_written_is_read_back() {
        let settings = everything();
        let imported = read(HERE, written(HERE, &settings).as_bytes()).unwrap();
        let set = settings.set.iter().map(|(key, setting)| (*key, setting.value.clone()));
        assert_eq!(values(&imported.edits), set.collect::<Vec<_>>());
        assert_eq!(imported.left_out, []);
    }

    #[test]
    fn in_another_server_its_channels_are_left_out_and_named() {
        let imported = read(ServerId(11), written(HERE, &everything()).as_bytes()).unwrap();
        assert_eq!(imported.left_out, [LeftOut(SettingKey::Channels)]);
        let kept = imported.edits.iter().all(|edit| !edit.key.is_of_one_server());
        assert!(kept, "its own stay as they are");
        assert_eq!(values(&imported.edits).len(), everything().set.len() - 1);
    }

    #[test]
    fn a_file_is_read_whole_or_every_mistake_is_named() {
        let text = "[settings]\ncheck = false\npause-member = 9999\nlanguage = \"xx\"\n";
        let faults = read(HERE, text.as_bytes()).unwrap_err();
        let fault = |line, key, fault| FileFault::Setting { line, fault: EditFault { key, fault } };
        assert_eq!(
            faults,
            [
                fault(3, SettingKey::PauseMember, NotAValue::TooMuch(3600)),
                fault(4, SettingKey::Language, NotAValue::Unknown("xx".into())),
            ]
        );
        for (text, expected) in [
            ("[settings]\nchecks = true\n", "checks"),
            ("[settings\n", "unclosed"),
            ("answers = 1\n", "answers"),
            ("[settings]\nchannels = 5\n", "list"),
            ("[[helpline]]\nname = \"x\"\n", "contact"),
        ] {
            let faults = read(HERE, text.as_bytes()).unwrap_err();
            assert!(format!("{faults:?}").contains(expected), "{faults:?}");
        }
    }

    #[test]
    fn no_file_makes_it_panic() {
        for bytes in [&b""[..], b"\xff\xfe", b"settings = 5", b"[settings]\nchannels = [1]"] {
            drop(read(HERE, bytes));
        }
    }
}
