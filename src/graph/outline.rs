//! A flow in numbered sentences, made to be read aloud.

use super::words;
use crate::flow::{Flow, Item, Outcome, Rule, When};

/// The whole flow as numbered sentences.
pub(super) fn outline(flow: &Flow) -> String {
    let mut text = format!(
        "{}. {}, {}, {}.\n",
        flow.title,
        count(flow.items.len(), "question"),
        count(flow.rules.len(), "rule"),
        count(flow.outcomes.len(), "outcome"),
    );
    text.push_str("\nQuestions, in the order asked\n");
    for (index, item) in flow.items.iter().enumerate() {
        text.push_str(&question(flow, index + 1, item));
    }
    if !flow.findings.is_empty() {
        text.push_str("\nFindings: conditions with a name\n\n");
    }
    for (name, condition) in &flow.findings {
        text.push_str(&format!("- {name}: {}.\n", words::finding_in_full(flow, condition)));
    }
    text.push_str(
        "\nRules. The first that holds decides. One that says \"at once\" is tested after each answer, \
         the others when all is asked.\n\n",
    );
    for (index, rule) in flow.rules.iter().enumerate() {
        text.push_str(&format!("{}. {}\n", index + 1, rule_in_words(flow, rule)));
    }
    text.push_str("\nOutcomes\n");
    for outcome in &flow.outcomes {
        text.push_str(&outcome_in_words(flow, outcome));
    }
    if !flow.overlays.is_empty() {
        text.push_str("\nLines that are added to an outcome\n\n");
    }
    for overlay in &flow.overlays {
        let (id, line) = (&overlay.then.id, &overlay.then.line.text);
        text.push_str(&format!("- {id}{}: {line}\n", if_any(flow, overlay)));
    }
    text
}

fn count(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}

fn question(flow: &Flow, number: usize, item: &Item) -> String {
    let mut about = Vec::new();
    if let Some(condition) = &item.enable_when {
        about.push(format!("Asked only if {}.", words::condition(flow, condition)));
    }
    if item.red_flag {
        about.push("Danger signs.".to_owned());
    }
    about.push(if item.repeats { "Several answers." } else { "One answer." }.to_owned());
    let read_as = item.when_skipped.and_then(|option| item.options.get(option));
    about.push(match read_as {
        _ if item.required => "It cannot be skipped.".to_owned(),
        Some(option) => format!("If skipped, it is read as {}.", option.code),
        None => "If skipped, the answer is unknown.".to_owned(),
    });
    let mut text = format!("\n{number}. {}: {}\n   {}\n", item.link_id, item.text, about.join(" "));
    for option in &item.options {
        let alone = if option.exclusive { " (rules the others out)" } else { "" };
        text.push_str(&format!("   - {}: {}{alone}\n", option.code, option.display));
    }
    text
}

fn rule_in_words(flow: &Flow, rule: &Rule) -> String {
    let outcome = flow.outcomes.get(rule.outcome).map_or_else(String::new, |outcome| {
        format!("outcome {} ({})", outcome.id, words::disposition(outcome.disposition))
    });
    let at_once = if rule.ends_walk { ", at once" } else { "" };
    match &rule.when {
        Some(condition) => format!("If {}: {outcome}{at_once}.", words::condition(flow, condition)),
        None => format!("Otherwise: {outcome}{at_once}."),
    }
}

fn outcome_in_words(flow: &Flow, outcome: &Outcome) -> String {
    let urgency = words::disposition(outcome.disposition);
    let mut text = format!("\n{} ({urgency}): {}\n", outcome.id, outcome.short);
    for card in &outcome.cards {
        text.push_str(&line("Card", &if_any(flow, card), card.then.as_str()));
    }
    for headline in &outcome.headlines {
        text.push_str(&line("Headline", &if_any(flow, headline), &headline.then));
    }
    for (name, statements) in [
        ("Says", &outcome.text),
        ("To do", &outcome.steps),
        ("To ask", &outcome.ask),
        ("To avoid", &outcome.avoid),
    ] {
        for statement in statements {
            text.push_str(&line(name, &if_any(flow, statement), &statement.then.text));
        }
    }
    for passage in &outcome.passages {
        text.push_str(&line("To read", &if_any(flow, passage), &passage.then.to_string()));
    }
    if outcome.claims_absence {
        text.push_str("   It names the skipped questions that could change it.\n");
    }
    text
}

fn line(name: &str, when: &str, text: &str) -> String {
    format!("   {name}{when}: {text}\n")
}

/// For whom something is shown: ", if any-sign".
fn if_any<T>(flow: &Flow, shown: &When<T>) -> String {
    let when = shown.when.as_ref().map(|when| words::condition(flow, when));
    when.map_or_else(String::new, |when| format!(", if {when}"))
}
