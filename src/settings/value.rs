//! The values of settings, and how each is written as text.

use std::fmt::Write as _;

use super::kind::{Kind, LOG_KINDS};
use crate::id::{CountryId, PackId, PassageRef, PersonId};
use crate::limits::COMMAND_NAME_MAX;
use crate::locale::Locale;
use crate::wording::GuardedText;

/// Longest name of a helpline of a server's own, and longest text of how it is reached, in characters.
pub const LINE_NAME_MAX: usize = 60;
/// The same of how it is reached.
pub const LINE_CONTACT_MAX: usize = 100;

/// The value of a setting.
#[derive(Clone, PartialEq, Eq)]
pub enum Value {
    /// On or off.
    Flag(bool),
    /// Seconds; 0 for no pause.
    Seconds(u32),
    /// One line of text; empty for none.
    Text(String),
    /// Names, in the order in which they were given, each once.
    Names(Vec<String>),
    /// Ids of channels or roles, each once.
    Ids(Vec<u64>),
    /// Helplines.
    Lines(Vec<LocalLine>),
}

/// A helpline that moderators added.
#[derive(Clone, PartialEq, Eq)]
pub struct LocalLine {
    /// Whose it is.
    pub name: String,
    /// A number, or an https address.
    pub contact: String,
    /// Who added it; `None` where it came with a file of another server.
    pub by: Option<PersonId>,
}

/// Why something cannot be the value of a setting.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotAValue {
    /// It is of another kind.
    #[error("this value cannot be read; see docs/moderators.md for what the setting takes")]
    Unreadable,
    /// It has more entries, characters or seconds than may be. The number is the most.
    #[error("that is too much: {0} is the most")]
    TooMuch(usize),
    /// This entry is nothing that there is.
    #[error("there is nothing called `{0}`")]
    Unknown(String),
    /// These words say what the bot must not say, such as what somebody has, or how much to take.
    #[error(
        "`{0}` sounds like a diagnosis, a dose, a likelihood or a promise, which the bot never says"
    )]
    MustNotBeSaid(String),
}

impl Value {
    /// No names.
    pub(super) fn none() -> Self {
        Self::Names(Vec::new())
    }

    /// No ids.
    pub(super) fn nobody() -> Self {
        Self::Ids(Vec::new())
    }

    /// No text.
    pub(super) fn empty() -> Self {
        Self::Text(String::new())
    }

    /// These names.
    pub(super) fn names(names: &[&str]) -> Self {
        Self::Names(names.iter().map(|name| (*name).to_owned()).collect())
    }

    /// The value as text, as it is stored.
    pub fn text(&self) -> String {
        match self {
            Self::Flag(on) => if *on { "on" } else { "off" }.to_owned(),
            Self::Seconds(seconds) => seconds.to_string(),
            Self::Text(text) => text.clone(),
            Self::Names(names) => names.join("\n"),
            Self::Ids(ids) => {
                let ids: Vec<String> = ids.iter().map(u64::to_string).collect();
                ids.join("\n")
            }
            Self::Lines(lines) => {
                let mut text = String::new();
                for LocalLine { name, contact, by } in lines {
                    let by = by.map(|by| by.0.to_string()).unwrap_or_default();
                    // Writing to a text never fails.
                    let _: std::fmt::Result = writeln!(text, "{name}\t{contact}\t{by}");
                }
                text.trim_end_matches('\n').to_owned()
            }
        }
    }

    /// The value of that text, for a setting of that kind.
    ///
    /// # Errors
    ///
    /// [`NotAValue`] says what is wrong with it.
    pub fn read(kind: Kind, text: &str) -> Result<Self, NotAValue> {
        let entries = || text.lines().map(str::trim).filter(|entry| !entry.is_empty());
        let value = match kind {
            Kind::Flag => Self::Flag(match text {
                "on" => true,
                "off" => false,
                _ => return Err(NotAValue::Unreadable),
            }),
            Kind::Seconds(_) => Self::Seconds(text.trim().parse().or(Err(NotAValue::Unreadable))?),
            Kind::Text(_) | Kind::Language => Self::Text(text.to_owned()),
            Kind::Channel | Kind::Channels | Kind::Role | Kind::Roles => {
                let ids = entries().map(str::parse::<u64>);
                Self::Ids(ids.collect::<Result<_, _>>().or(Err(NotAValue::Unreadable))?)
            }
            Kind::Packs
            | Kind::Commands
            | Kind::Passages(_)
            | Kind::Countries(_)
            | Kind::LogKinds => Self::Names(entries().map(str::to_owned).collect()),
            Kind::Lines(_) => {
                let lines: Option<Vec<LocalLine>> = entries().map(read_line).collect();
                Self::Lines(lines.ok_or(NotAValue::Unreadable)?)
            }
        };
        value.checked(kind)
    }

    /// The value as a setting of that kind may have it: one line, each entry once, nothing too long. What
    /// names something in a pack need not be there: packs come and go.
    ///
    /// # Errors
    ///
    /// [`NotAValue`] says what is wrong with it.
    pub fn checked(self, kind: Kind) -> Result<Self, NotAValue> {
        let most = kind.most();
        let fits = |count: usize| {
            if count > most { Err(NotAValue::TooMuch(most)) } else { Ok(()) }
        };
        match (self, kind) {
            (Self::Flag(on), Kind::Flag) => Ok(Self::Flag(on)),
            (Self::Seconds(seconds), Kind::Seconds(most)) if seconds > most => {
                Err(NotAValue::TooMuch(usize::try_from(most).unwrap_or(usize::MAX)))
            }
            (Self::Seconds(seconds), Kind::Seconds(_)) => Ok(Self::Seconds(seconds)),
            (Self::Text(text), Kind::Text(most)) => {
                let text = one_line(&text);
                let most = usize::try_from(most).unwrap_or(usize::MAX);
                if text.chars().count() > most {
                    return Err(NotAValue::TooMuch(most));
                }
                guarded(&text)?;
                Ok(Self::Text(text))
            }
            (Self::Text(text), Kind::Language) => {
                if !text.is_empty() && text.parse::<Locale>().is_err() {
                    return Err(NotAValue::Unknown(text));
                }
                Ok(Self::Text(text))
            }
            (Self::Ids(ids), Kind::Channel | Kind::Channels | Kind::Role | Kind::Roles) => {
                let ids = once_each(ids);
                fits(ids.len())?;
                Ok(Self::Ids(ids))
            }
            (
                Self::Names(names),
                Kind::Packs
                | Kind::Commands
                | Kind::Passages(_)
                | Kind::Countries(_)
                | Kind::LogKinds,
            ) => {
                let names = once_each(names);
                if let Some(unknown) = names.iter().find(|name| !is_name_of(kind, name)) {
                    return Err(NotAValue::Unknown(unknown.clone()));
                }
                fits(names.len())?;
                Ok(Self::Names(names))
            }
            (Self::Lines(lines), Kind::Lines(_)) => {
                fits(lines.len())?;
                let lines = lines.into_iter().map(LocalLine::checked);
                Ok(Self::Lines(lines.collect::<Result<_, _>>()?))
            }
            (
                Self::Flag(_)
                | Self::Seconds(_)
                | Self::Text(_)
                | Self::Names(_)
                | Self::Ids(_)
                | Self::Lines(_),
                _,
            ) => Err(NotAValue::Unreadable),
        }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Flag(_) => false,
            Self::Seconds(seconds) => *seconds == 0,
            Self::Text(text) => text.is_empty(),
            Self::Names(names) => names.is_empty(),
            Self::Ids(ids) => ids.is_empty(),
            Self::Lines(lines) => lines.is_empty(),
        }
    }
}

impl LocalLine {
    /// A helpline within the limits.
    fn checked(self) -> Result<Self, NotAValue> {
        let (name, contact) = (one_line(&self.name), one_line(&self.contact));
        for (text, most) in [(&name, LINE_NAME_MAX), (&contact, LINE_CONTACT_MAX)] {
            match text.chars().count() {
                0 => return Err(NotAValue::Unreadable),
                count if count > most => return Err(NotAValue::TooMuch(most)),
                _ => {}
            }
        }
        guarded(&name)?;
        guarded(&contact)?;
        Ok(Self { name, contact, by: self.by })
    }
}

/// Holds what a server writes to the words that the bot may not say itself.
fn guarded(text: &str) -> Result<(), NotAValue> {
    let hits = GuardedText::new(text).hits();
    let first = hits.first().and_then(|hit| text.get(hit.place.clone()));
    first.map_or(Ok(()), |words| Err(NotAValue::MustNotBeSaid(words.to_owned())))
}

fn read_line(line: &str) -> Option<LocalLine> {
    let mut parts = line.split('\t');
    let (name, contact) = (parts.next()?.to_owned(), parts.next()?.to_owned());
    let by = parts.next().and_then(|by| by.parse().ok()).map(PersonId);
    Some(LocalLine { name, contact, by })
}

/// Whether a text can name something of that kind.
fn is_name_of(kind: Kind, name: &str) -> bool {
    match kind {
        Kind::Packs => name.parse::<PackId>().is_ok(),
        Kind::Countries(_) => name.parse::<CountryId>().is_ok(),
        Kind::Passages(_) => passage(name).is_some(),
        Kind::LogKinds => LOG_KINDS.contains(&name),
        Kind::Commands => {
            let count = name.chars().count();
            (1..=COMMAND_NAME_MAX).contains(&count) && !name.chars().any(char::is_control)
        }
        Kind::Flag
        | Kind::Seconds(_)
        | Kind::Text(_)
        | Kind::Channel
        | Kind::Channels
        | Kind::Role
        | Kind::Roles
        | Kind::Language
        | Kind::Lines(_) => false,
    }
}

/// A passage by the name that a setting has for it: `pack/article/passage`.
pub(super) fn passage(name: &str) -> Option<(PackId, PassageRef)> {
    let (pack, passage) = name.split_once('/')?;
    Some((pack.parse().ok()?, passage.parse().ok()?))
}

/// A text as one line, without what cannot be seen or turns the direction of writing.
fn one_line(text: &str) -> String {
    let plain = |c: char| if c.is_whitespace() || c.is_control() { ' ' } else { c };
    let seen = |c: &char| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    let text: String = text.chars().filter(seen).map(plain).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn once_each<T: PartialEq>(entries: Vec<T>) -> Vec<T> {
    let mut kept = Vec::with_capacity(entries.len());
    for entry in entries {
        if !kept.contains(&entry) {
            kept.push(entry);
        }
    }
    kept
}

impl std::fmt::Debug for Value {
    /// The kind and how much there is. What moderators wrote belongs in no log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Flag(on) => write!(f, "Flag({on})"),
            Self::Seconds(seconds) => write!(f, "Seconds({seconds})"),
            Self::Text(text) => write!(f, "Text({} bytes)", text.len()),
            Self::Names(names) => write!(f, "Names({})", names.len()),
            Self::Ids(ids) => write!(f, "Ids({})", ids.len()),
            Self::Lines(lines) => write!(f, "Lines({})", lines.len()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stored_is_read_back() {
        let line = |by| LocalLine { name: "Night line".into(), contact: "0800 1".into(), by };
        for (kind, value) in [
            (Kind::Flag, Value::Flag(false)),
            (Kind::Seconds(60), Value::Seconds(60)),
            (Kind::Text(9), Value::Text("be gentle".into())),
            (Kind::Roles, Value::Ids(vec![7, u64::MAX])),
            (Kind::Passages(2), Value::names(&["b12/mouth/signs"])),
            (Kind::Lines(2), Value::Lines(vec![line(None), line(Some(PersonId(7)))])),
        ] {
            assert_eq!(Value::read(kind, &value.text()), Ok(value.clone()), "{value:?}");
        }
    }

    #[test]
    fn the_last_that_fits_is_taken_and_the_next_is_not() {
        let text = |n: usize| Value::Text("ü".repeat(n)).checked(Kind::Text(200));
        assert!(text(200).is_ok());
        assert_eq!(text(201), Err(NotAValue::TooMuch(200)));
        let ids = |n: u64| Value::Ids((0..n).collect()).checked(Kind::Channels);
        assert!(ids(25).is_ok());
        assert_eq!(ids(26), Err(NotAValue::TooMuch(25)));
        assert_eq!(Value::Seconds(61).checked(Kind::Seconds(60)), Err(NotAValue::TooMuch(60)));
    }

    #[test]
    fn what_names_nothing_is_refused_by_its_name() {
        let unknown = |name: &str| Err(NotAValue::Unknown(name.to_owned()));
        assert_eq!(Value::read(Kind::Passages(9), "b12"), unknown("b12"));
        assert_eq!(Value::read(Kind::LogKinds, "settings\nanswers"), unknown("answers"));
        assert_eq!(Value::read(Kind::Language, "xx"), unknown("xx"));
        assert_eq!(Value::read(Kind::Flag, "yes"), Err(NotAValue::Unreadable));
        assert_eq!(Value::Flag(true).checked(Kind::Roles), Err(NotAValue::Unreadable));
    }

    #[test]
    fn what_the_bot_must_not_say_a_server_cannot_have_it_say() {
        let kept =
            Value::Text("Welcome. You have a B12 deficiency.".into()).checked(Kind::Text(99));
        assert!(matches!(kept, Err(NotAValue::MustNotBeSaid(words)) if words.contains("have")));
        let line = LocalLine { name: "Take 1000 mcg a day".into(), contact: "1".into(), by: None };
        let kept = Value::Lines(vec![line]).checked(Kind::Lines(2));
        assert!(matches!(kept, Err(NotAValue::MustNotBeSaid(_))));
    }

    #[test]
    fn a_line_of_a_server_is_one_line_and_turns_no_direction() {
        let kept = Value::Text(" one\n\ttwo\u{202e}\u{200b} ".into()).checked(Kind::Text(20));
        assert_eq!(kept, Ok(Value::Text("one two".into())));
    }
}
