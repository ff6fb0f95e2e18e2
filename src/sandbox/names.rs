//! Mentions as a person sees them: `#general`, `@Helpers`, `@Alex`, and times as words.

use std::collections::BTreeMap;

use super::clock::date;

/// Fewest digits of an id.
const ID_DIGITS: usize = 17;

/// Names of months.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Names of days, from the first of January 1970 on.
const DAYS: [&str; 7] =
    ["Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"];

/// Lengths of time in words, each with its seconds.
const SPANS: [(&str, u64); 5] =
    [("year", 31_536_000), ("month", 2_592_000), ("day", 86_400), ("hour", 3600), ("minute", 60)];

/// What the mentions in a message look like, and what time it is for times like "in 2 hours".
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Names {
    /// Names with their sign, such as `#general`, by id.
    pub(super) by_id: BTreeMap<u64, String>,
    /// Seconds since 1970.
    pub(super) now: u64,
}

impl Names {
    /// Draws every mention in a text. A mention of nothing that is there is drawn as Discord draws it; one
    /// of a command stays, because the person can choose it.
    pub(super) fn draw(&self, text: &str) -> String {
        let mut drawn = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('<') {
            drawn.push_str(before);
            // After a backslash it is no mention but a text.
            let escaped = before.chars().rev().take_while(|c| *c == '\\').count() % 2 == 1;
            let closed = after.split_once('>').filter(|_| !escaped);
            let found = closed.and_then(|(inside, after)| Some((self.mention(inside)?, after)));
            if let Some((mention, after)) = found {
                drawn.push_str(&mention);
                rest = after;
            } else {
                drawn.push('<');
                rest = after;
            }
        }
        drawn + rest
    }

    /// What stands for an id in a menu: the name, if there is one.
    pub(super) fn of(&self, id: &str) -> String {
        let known = id.parse().ok().and_then(|id: u64| self.by_id.get(&id));
        known.cloned().unwrap_or_else(|| "unknown".to_owned())
    }

    fn mention(&self, inside: &str) -> Option<String> {
        if let Some(time) = inside.strip_prefix("t:") {
            let (at, style) = time.split_once(':').unwrap_or((time, "f"));
            return moment(at.parse().ok()?, style, self.now);
        }
        let kinds = [("@&", "@unknown-role"), ("@!", "@unknown-user"), ("@", "@unknown-user")];
        let kinds = kinds.into_iter().chain([("#", "#unknown")]);
        let mut found = kinds.filter_map(|(sign, unknown)| {
            let id: u64 = inside.strip_prefix(sign)?.parse().ok()?;
            let name =
                self.by_id.get(&id).filter(|name| name.chars().next() == sign.chars().next());
            Some(name.map_or_else(|| unknown.to_owned(), Clone::clone))
        });
        found.next()
    }
}

/// Every number in a text that is long enough for an id.
pub(super) fn ids_in(text: &str) -> Vec<u64> {
    let runs = text.split(|c: char| !c.is_ascii_digit());
    runs.filter(|run| run.len() >= ID_DIGITS).filter_map(|run| run.parse().ok()).collect()
}

/// Writes a moment in one of Discord's styles, in UTC. Source: Reference, "Timestamp Styles".
fn moment(at: u64, style: &str, now: u64) -> Option<String> {
    let (year, month, day) = date(at / 86_400);
    let clock = format!("{:02}:{:02}", at / 3600 % 24, at / 60 % 60);
    let named = MONTHS.get(usize::try_from(month).ok()?.checked_sub(1)?)?;
    let date = format!("{day} {named} {year}");
    Some(match style {
        "t" => clock,
        "T" => format!("{clock}:{:02}", at % 60),
        "d" => format!("{day:02}/{month:02}/{year}"),
        "D" => date,
        "f" => format!("{date} {clock}"),
        "F" => {
            let weekday = DAYS.get(usize::try_from(at / 86_400 % 7).ok()?)?;
            format!("{weekday}, {date} {clock}")
        }
        "R" => relative(at, now),
        _ => return None,
    })
}

fn relative(at: u64, now: u64) -> String {
    let apart = at.abs_diff(now);
    let span = SPANS.iter().find(|(_, seconds)| apart >= *seconds);
    let (name, count) = span.map_or(("second", apart), |(name, seconds)| (name, apart / seconds));
    let plural = if count == 1 { "" } else { "s" };
    if at > now {
        format!("in {count} {name}{plural}")
    } else {
        format!("{count} {name}{plural} ago")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mentions_are_drawn_by_name_and_times_in_words() {
        let names = [(7, "#general"), (8, "@Helpers"), (9, "@Alex")];
        let by_id = names.map(|(id, name)| (id, name.to_owned())).into_iter().collect();
        let names = Names { by_id, now: 1_796_082_600 };
        for (text, drawn) in [
            ("in <#7> with <@&8>, <@9> and <@!9>", "in #general with @Helpers, @Alex and @Alex"),
            ("<#1> <@&1> <@1> <#9>", "#unknown @unknown-role @unknown-user #unknown"),
            ("1 < 2, <b>, </help:5> <t:x> <", "1 < 2, <b>, </help:5> <t:x> <"),
            (r"\<@9> \\<@9> \<t\:1796082600>", r"\<@9> \\@Alex \<t\:1796082600>"),
            ("<t:1796082600>", "30 November 2026 23:50"),
            ("<t:1796082600:F>", "Monday, 30 November 2026 23:50"),
            ("<t:1796082661:T> <t:1796082600:d>", "23:51:01 30/11/2026"),
            ("<t:1796089800:R>, <t:1796082599:R>", "in 2 hours, 1 second ago"),
        ] {
            assert_eq!(names.draw(text), drawn);
        }
    }
}
