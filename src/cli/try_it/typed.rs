//! A slash command as it is typed, taken apart: the command with its subcommands, and its options.

use serde_json::Value;

/// What was typed after the slash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TypedCommand {
    /// The command with its subcommands, with blanks between.
    pub(super) name: String,
    /// Names of options with what was typed for them. Words without a name are for the first option.
    pub(super) options: Vec<(String, String)>,
    /// The names of options that take a file.
    pub(super) files: Vec<String>,
}

/// Takes a line apart by what is registered.
pub(super) fn typed(line: &str, commands: &[Value]) -> TypedCommand {
    let (first, mut rest) = word(line);
    let mut name = first.to_owned();
    let mut level = commands.iter().find(|command| self::name(command) == first);
    while let Some(inner) = level {
        let (next, after) = word(rest);
        let deeper = options(inner).iter().find(|o| kind(o) <= 2 && self::name(o) == next);
        if deeper.is_none() {
            break;
        }
        name.push(' ');
        name.push_str(next);
        (level, rest) = (deeper, after);
    }
    let known = level.map_or(&[][..], options);
    let files = known.iter().filter(|option| kind(option) == 11).map(self::name);
    let files = files.map(str::to_owned).collect();
    TypedCommand { name, options: filled(rest.trim(), known), files }
}

/// The subcommands of a command that cannot be sent by itself, each as it is typed.
pub(super) fn subcommands(name: &str, commands: &[Value]) -> Vec<String> {
    let mut words = name.split(' ');
    let first = words.next().unwrap_or_default();
    let mut level = commands.iter().find(|command| self::name(command) == first);
    for word in words {
        level = level.and_then(|l| options(l).iter().find(|option| self::name(option) == word));
    }
    let inner = level.map_or(&[][..], options).iter().filter(|option| kind(option) <= 2);
    inner.map(|option| format!("/{name} {}", self::name(option))).collect()
}

/// Options by their names (`where: #general since: 3`), or all words for the first one.
fn filled(words: &str, known: &[Value]) -> Vec<(String, String)> {
    let mut given: Vec<(String, String)> = Vec::new();
    for part in words.split(' ') {
        let named = part.split_once(':').and_then(|(name, value)| {
            let option = known.iter().find(|option| self::name(option) == name)?;
            Some((self::name(option).to_owned(), value.to_owned()))
        });
        match (named, given.last_mut()) {
            (Some(named), _) => given.push(named),
            (None, Some((_, value))) => {
                value.push(' ');
                value.push_str(part);
            }
            (None, None) if part.is_empty() => {}
            (None, None) => {
                let first = known.first().map_or("about", self::name);
                given.push((first.to_owned(), part.to_owned()));
            }
        }
    }
    given.into_iter().map(|(name, value)| (name, value.trim().to_owned())).collect()
}

fn word(line: &str) -> (&str, &str) {
    let line = line.trim_start();
    line.split_once(char::is_whitespace).unwrap_or((line, ""))
}

fn options(value: &Value) -> &[Value] {
    value.get("options").and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn name(value: &Value) -> &str {
    value.get("name").and_then(Value::as_str).unwrap_or_default()
}

fn kind(value: &Value) -> u64 {
    value.get("type").and_then(Value::as_u64).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn commands() -> Vec<Value> {
        let text = |name: &str| json!({"name": name, "type": 3});
        let show = json!({"name": "show", "type": 1, "options": [text("which"), text("since")]});
        let group = json!({"name": "place", "type": 2, "options": [show]});
        let file = json!({"name": "file", "type": 11});
        vec![
            json!({"name": "settings", "options": [group, {"name": "all", "type": 1}]}),
            json!({"name": "ask", "options": [text("about"), file]}),
            json!({"name": "help"}),
        ]
    }

    #[test]
    fn subcommands_and_options_are_told_from_words() {
        let cases = [
            ("help", "help", vec![]),
            ("help me", "help", vec![("about", "me")]),
            ("ask my feet: burn", "ask", vec![("about", "my feet: burn")]),
            ("ask about: feet", "ask", vec![("about", "feet")]),
            (
                "ask file:notes.txt about:my feet",
                "ask",
                vec![("file", "notes.txt"), ("about", "my feet")],
            ),
            ("settings", "settings", vec![]),
            ("settings all", "settings all", vec![]),
            ("settings place show #general", "settings place show", vec![("which", "#general")]),
            (
                "settings place show which: a b since: 3",
                "settings place show",
                vec![("which", "a b"), ("since", "3")],
            ),
            ("nope all of it", "nope", vec![("about", "all of it")]),
        ];
        for (line, name, options) in cases {
            let found = typed(line, &commands());
            let given: Vec<(&str, &str)> =
                found.options.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            assert_eq!((found.name.as_str(), given), (name, options), "{line}");
        }
        assert_eq!(typed("ask", &commands()).files, ["file"]);
        let inner = ["/settings place", "/settings all"];
        assert_eq!(subcommands("settings", &commands()), inner);
        assert_eq!(subcommands("settings place", &commands()), ["/settings place show"]);
        assert_eq!(subcommands("help", &commands()), [""; 0]);
    }
}
