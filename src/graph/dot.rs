//! A chart in the language of Graphviz.

use super::chart::{Chart, Edge, Node, Shape};

/// Characters of a line of a label, about.
const WIDTH: usize = 32;

pub(super) fn dot(chart: &Chart) -> String {
    let mut text = format!("digraph {} {{\n", quoted(&chart.title));
    text.push_str("  node [shape=box];\n");
    for Node { id, shape, lines } in &chart.nodes {
        let shape = match shape {
            Shape::Question => "",
            Shape::Decision => ", shape=diamond",
            Shape::Outcome => ", shape=box, peripheries=2",
        };
        let lines: Vec<String> = lines.iter().flat_map(|line| wrapped(line)).collect();
        text.push_str(&format!("  {id} [label={}{shape}];\n", quoted(&lines.join("\n"))));
    }
    for Edge { from, to, word } in &chart.edges {
        let label =
            if word.is_empty() { String::new() } else { format!(" [label={}]", quoted(word)) };
        text.push_str(&format!("  {from} -> {to}{label};\n"));
    }
    text.push_str("}\n");
    text
}

/// A text between quotes. A backslash begins an escape there, and a line break is written as one.
fn quoted(text: &str) -> String {
    let escaped = text.replace('\\', r"\\").replace('"', "\\\"").replace('\n', r"\n");
    format!("\"{escaped}\"")
}

/// The text in lines; a word is never cut.
fn wrapped(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) if line.chars().count() + word.chars().count() < WIDTH => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_and_backslashes_stay_what_they_are() {
        assert_eq!(quoted("a \"b\" \\n c\nd"), r#""a \"b\" \\n c\nd""#);
    }

    #[test]
    fn long_labels_are_wrapped_between_words() {
        let lines = wrapped("one two three four five six seven eight nine ten");
        assert_eq!(lines, ["one two three four five six", "seven eight nine ten"]);
        assert_eq!(wrapped(&"x".repeat(100)).len(), 1);
    }
}
