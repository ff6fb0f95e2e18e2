//! A chart in the language of Mermaid, which many websites draw.

use super::chart::{Chart, Edge, Node, Shape};

pub(super) fn mermaid(chart: &Chart) -> String {
    let title = escaped(&chart.title);
    let mut text = format!("flowchart TD\n  accTitle: {title}\n");
    for Node { id, shape, lines } in &chart.nodes {
        let lines: Vec<String> = lines.iter().map(|line| escaped(line)).collect();
        let label = lines.join("<br/>");
        let drawn = match shape {
            Shape::Question => format!("[\"{label}\"]"),
            Shape::Decision => format!("{{\"{label}\"}}"),
            Shape::Outcome => format!("([\"{label}\"])"),
        };
        text.push_str(&format!("  {id}{drawn}\n"));
    }
    for Edge { from, to, word } in &chart.edges {
        let label = if word.is_empty() { String::new() } else { format!("|{word}|") };
        text.push_str(&format!("  {from} -->{label} {to}\n"));
    }
    text
}

/// A text for a label. What Mermaid, its Markdown or HTML would read as more than a letter becomes
/// a code: `#34;` is a quote.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        if letter.is_alphanumeric() || " .,:?!'-()/".contains(letter) {
            escaped.push(letter);
        } else {
            escaped.push_str(&format!("#{};", u32::from(letter)));
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_or_style_a_label_becomes_a_code() {
        assert_eq!(
            escaped("a \"b\" #1; <i> `c` *d* [e]|"),
            "a #34;b#34; #35;1#59; #60;i#62; #96;c#96; #42;d#42; #91;e#93;#124;"
        );
        assert_eq!(escaped("Größe: 2, oder?"), "Größe: 2, oder?");
    }
}
