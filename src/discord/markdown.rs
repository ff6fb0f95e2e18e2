//! Plain text as Discord markdown that shows exactly that text.
//!
//! Packs and people write plain words. Nothing they write may act as markup, mention, link,
//! emoji or timestamp, so everything that Discord could read is escaped here. A backslash before
//! any character that is not a letter, digit or space shows that character.

use crate::id::{ChannelId, PersonId, RoleId};
use crate::limits::is_markdown;

/// Stands between `@` and a name that would notify a crowd, and between marks that must not touch.
const ZERO_WIDTH_SPACE: char = '\u{200b}';

/// A piece of text as markdown. Marks that act only where a line starts are left to
/// [`escape_line_starts`], because only the finished line shows where that is.
pub fn escape_inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text;
    while let Some(at) = rest.bytes().position(is_markdown) {
        let (before, from) = rest.split_at(at);
        let (mark, tail) = from.split_at(1);
        out.push_str(before);
        let escaped = match mark {
            // A scheme (`https:`), an emoji code (`:pill:`); never the colon of a sentence.
            ":" => tail.starts_with(|next: char| !next.is_whitespace()),
            "@" => false,
            _ => true,
        };
        if escaped {
            out.push('\\');
        }
        out.push_str(mark);
        if mark == "@" && (tail.starts_with("everyone") || tail.starts_with("here")) {
            out.push(ZERO_WIDTH_SPACE);
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// The text with headings, lists, quotes and small print undone at the start of every line.
pub fn escape_line_starts(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(escape_line_start).collect();
    lines.join("\n")
}

fn escape_line_start(line: &str) -> String {
    let body = line.trim_start();
    let indent = line.strip_suffix(body).unwrap_or_default();
    let after_digits = body.trim_start_matches(|c: char| c.is_ascii_digit());
    if body.starts_with(['#', '-', '+', '>']) {
        format!("{indent}\\{body}")
    } else if after_digits.len() < body.len() && after_digits.starts_with(['.', ')']) {
        let digits = body.strip_suffix(after_digits).unwrap_or_default();
        format!("{indent}{digits}\\{after_digits}")
    } else {
        line.to_owned()
    }
}

/// Text with weight; nothing for empty text, which would leave bare marks.
pub fn strong(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("**{}**", escape_inline(text)) }
}

/// A link with a label. An address that is not `https` is written out instead of linked.
pub fn link(label: &str, url: &str) -> String {
    if url.starts_with("https://") {
        format!("[{}]({})", escape_inline(label), escape_url(url))
    } else {
        format!("{} ({})", escape_inline(label), escape_inline(url))
    }
}

/// The address with everything percent-encoded that could end it early.
fn escape_url(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for char in url.chars() {
        match char {
            '(' => out.push_str("%28"),
            ')' => out.push_str("%29"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '"' => out.push_str("%22"),
            '\\' => out.push_str("%5C"),
            c if c.is_whitespace() || c.is_control() => out.push_str("%20"),
            c => out.push(c),
        }
    }
    out
}

/// A channel, which Discord shows by its name.
pub fn channel(channel: ChannelId) -> String {
    format!("<#{}>", channel.0)
}

/// A role, which Discord shows by its name. It pings only where the message allows it.
pub fn role(role: RoleId) -> String {
    format!("<@&{}>", role.0)
}

/// A person, whom Discord shows by their name. It pings only where the message allows it.
pub fn person(person: PersonId) -> String {
    format!("<@{}>", person.0)
}

/// A moment in Unix seconds, which Discord shows as day and time of the reader's clock.
pub fn moment(seconds: i64) -> String {
    format!("<t:{seconds}:f>")
}

/// Text to copy as it stands, in a code block that it cannot leave.
pub fn code_block(text: &str) -> String {
    let kept_apart = text.replace("``", &format!("`{ZERO_WIDTH_SPACE}`"));
    format!("```\n{kept_apart}\n```")
}

/// The finished marks of two neighbours, kept from melting into one: `**a**` and `**b**`.
pub fn join(line: &mut String, part: &str) {
    if line.ends_with('*') && part.starts_with('*') {
        line.push(ZERO_WIDTH_SPACE);
    }
    line.push_str(part);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> String {
        escape_line_starts(&escape_inline(text))
    }

    #[test]
    fn nothing_written_acts_as_markup() {
        for (text, shown) in [
            ("*4141", r"\*4141"),
            ("**bold** _it_ ~~gone~~", r"\*\*bold\*\* \_it\_ \~\~gone\~\~"),
            ("snake_case", r"snake\_case"),
            (r"a\*b", r"a\\\*b"),
            ("||spoiler||", r"\|\|spoiler\|\|"),
            ("`code` ```block```", r"\`code\` \`\`\`block\`\`\`"),
            ("<@123> <@&1> <#9>", r"\<@123> \<@&1> \<#9>"),
            ("<t:1700000000:R>", r"\<t\:1700000000\:R>"),
            ("</help:12>", r"\</help\:12>"),
            ("<a:dance:1> :pill:", r"\<a\:dance\:1> \:pill:"),
            ("[label](https://a.b)", r"\[label\](https\://a.b)"),
            ("see https://a.b/c", r"see https\://a.b/c"),
            ("tel:911 mailto:a@b.c", r"tel\:911 mailto\:a@b.c"),
            ("Note: call 911", "Note: call 911"),
            ("Grüße, 你好 🙂", "Grüße, 你好 🙂"),
        ] {
            assert_eq!(plain(text), shown, "{text}");
        }
    }

    #[test]
    fn a_line_start_is_only_a_line_start() {
        for (text, shown) in [
            ("# a", r"\# a"),
            ("### a", r"\### a"),
            ("-# small", r"\-# small"),
            ("- a\n- b", "\\- a\n\\- b"),
            ("  + a", r"  \+ a"),
            ("* a", r"\* a"),
            ("> a", r"\> a"),
            (">>> a", r"\>>> a"),
            ("1. a", r"1\. a"),
            ("112) a", r"112\) a"),
            ("112 or 999.", "112 or 999."),
            ("1", "1"),
            ("a - b # c + d 1. e", "a - b # c + d 1. e"),
            ("\u{3000}# a", "\u{3000}\\# a"),
            ("", ""),
        ] {
            assert_eq!(plain(text), shown, "{text}");
        }
    }

    #[test]
    fn a_crowd_is_not_called() {
        assert_eq!(plain("@everyone @here"), "@\u{200b}everyone @\u{200b}here");
        assert_eq!(plain("me@example.org"), "me@example.org");
    }

    #[test]
    fn text_to_copy_stays_in_its_block() {
        for marks in 2..12 {
            let inside = code_block(&"`".repeat(marks));
            let inside = inside.strip_prefix("```\n").and_then(|rest| rest.strip_suffix("\n```"));
            let inside = inside.expect("the block has its own marks");
            assert!(!inside.contains("```"), "{marks} marks");
            assert_eq!(inside.matches('`').count(), marks);
        }
        assert_eq!(code_block("- B12: *\n- x"), "```\n- B12: *\n- x\n```");
    }

    #[test]
    fn a_link_ends_where_it_should() {
        let shown = link("NG239 [2024](x)", "https://nice.org.uk/a_(b) <c>");
        assert_eq!(shown, r"[NG239 \[2024\](x)](https://nice.org.uk/a_%28b%29%20%3Cc%3E)");
        assert_eq!(link("a", "javascript:b"), r"a (javascript\:b)");
    }

    #[test]
    fn weight_next_to_weight_stays_apart() {
        let mut line = strong("a");
        join(&mut line, &strong("b"));
        assert_eq!(line, "**a**\u{200b}**b**");
        assert_eq!(strong(""), "");
    }
}
