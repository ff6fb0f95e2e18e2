//! A TOML file as a tree that can be broken in one place and written down again, in its order.

use serde_json::Value;
use toml::de::{DeTable, DeValue};

/// A value of a file.
#[derive(Clone)]
pub(crate) enum Node {
    Text(String),
    Number(i64),
    Flag(bool),
    Date(String),
    List(Vec<Node>),
    Table(Vec<(String, Node)>),
}

/// One step into a tree.
#[derive(Clone)]
pub(crate) enum Step {
    Key(usize),
    Entry(usize),
}

impl Node {
    /// The tree of a file.
    pub(crate) fn read(text: &str) -> Self {
        table(DeTable::parse(text).expect("a file without syntax errors").get_ref())
    }

    /// The file, one line for each key at the top.
    pub(crate) fn toml(&self) -> String {
        let Self::Table(entries) = self else { panic!("a file is a table") };
        entries
            .iter()
            .map(|(key, value)| format!("{} = {}\n", quoted(key), value.inline()))
            .collect()
    }

    fn inline(&self) -> String {
        match self {
            Self::Text(text) => quoted(text),
            Self::Number(number) => number.to_string(),
            Self::Flag(flag) => flag.to_string(),
            Self::Date(date) => date.clone(),
            Self::List(list) => {
                let entries: Vec<String> = list.iter().map(Self::inline).collect();
                format!("[{}]", entries.join(", "))
            }
            Self::Table(entries) => {
                let entry =
                    |(key, value): &(String, Self)| format!("{} = {}", quoted(key), value.inline());
                format!("{{ {} }}", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
            }
        }
    }

    /// The file as JSON, where dates are texts.
    pub(crate) fn json(&self) -> Value {
        match self {
            Self::Text(text) | Self::Date(text) => text.clone().into(),
            Self::Number(number) => (*number).into(),
            Self::Flag(flag) => (*flag).into(),
            Self::List(list) => list.iter().map(Self::json).collect::<Vec<_>>().into(),
            Self::Table(entries) => {
                entries.iter().map(|(key, value)| (key.clone(), value.json())).collect()
            }
        }
    }

    /// Every value below it, by the way to it.
    pub(crate) fn ways(&self) -> Vec<Vec<Step>> {
        let children: Vec<(Step, &Self)> = match self {
            Self::List(list) => {
                list.iter().enumerate().map(|(at, v)| (Step::Entry(at), v)).collect()
            }
            Self::Table(table) => {
                table.iter().enumerate().map(|(at, (_, v))| (Step::Key(at), v)).collect()
            }
            _ => vec![],
        };
        let mut ways = Vec::new();
        for (step, child) in children {
            ways.push(vec![step.clone()]);
            ways.extend(child.ways().into_iter().map(|rest| [vec![step.clone()], rest].concat()));
        }
        ways
    }

    /// The value at the end of a way.
    pub(crate) fn at(&mut self, way: &[Step]) -> &mut Self {
        match (way, self) {
            ([], node) => node,
            ([Step::Entry(at), rest @ ..], Self::List(list)) => list[*at].at(rest),
            ([Step::Key(at), rest @ ..], Self::Table(table)) => table[*at].1.at(rest),
            _ => panic!("no such way"),
        }
    }

    /// The same tree without the value at the end of a way.
    pub(crate) fn without(&self, way: &[Step]) -> Self {
        let mut tree = self.clone();
        let (step, around) = way.split_last().expect("a way");
        match (tree.at(around), step) {
            (Self::List(list), Step::Entry(at)) => drop(list.remove(*at)),
            (Self::Table(table), Step::Key(at)) => drop(table.remove(*at)),
            _ => panic!("no such way"),
        }
        tree
    }

    /// The same tree with another value at the end of a way.
    pub(crate) fn with(&self, way: &[Step], value: Self) -> Self {
        let mut tree = self.clone();
        *tree.at(way) = value;
        tree
    }

    /// The way in words, for whoever reads why a test failed: `item.age.text`.
    pub(crate) fn named(&self, way: &[Step]) -> String {
        let mut tree = self.clone();
        let mut names = Vec::new();
        for (length, step) in way.iter().enumerate() {
            names.push(match (tree.at(&way[..length]), step) {
                (Self::Table(table), Step::Key(at)) => table[*at].0.clone(),
                (_, Step::Key(at) | Step::Entry(at)) => at.to_string(),
            });
        }
        names.join(".")
    }
}

fn table(table: &DeTable<'_>) -> Node {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    let entry = |(key, value): (&toml::Spanned<_>, &toml::Spanned<DeValue<'_>>)| {
        let key: &std::borrow::Cow<'_, str> = key.get_ref();
        (key.to_string(), node(value.get_ref()))
    };
    Node::Table(entries.into_iter().map(entry).collect())
}

fn node(value: &DeValue<'_>) -> Node {
    match value {
        DeValue::String(text) => Node::Text(text.to_string()),
        DeValue::Integer(number) => Node::Number(number.as_str().parse().expect("a number")),
        DeValue::Float(number) => panic!("no file has a number such as {number}"),
        DeValue::Boolean(flag) => Node::Flag(*flag),
        DeValue::Datetime(date) => Node::Date(date.to_string()),
        DeValue::Array(list) => {
            Node::List(list.iter().map(|entry| node(entry.get_ref())).collect())
        }
        DeValue::Table(entries) => table(entries),
    }
}

/// A text between quotes. What JSON escapes, TOML escapes in the same way.
fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}
