//! Items: questions and their answer options.

use super::condition::Conditions;
use super::evidence_id::{evidence, evidence_if};
use super::findings::item as findings;
use super::item_head::ItemHead;
use super::keys;
use super::references::References;
use super::sources::sources;
use crate::document::{Table, ValueType, once_each};
use crate::flow::{AnswerOption, ITEMS_MAX, Item, OPTIONS_MAX, Why};
use crate::library::limits::{
    DISPLAY_MAX, HELP_MAX, ITEM_SHORT_MAX, ITEM_TEXT_MAX, LABEL_MAX, WHY_MAX,
};

/// Reads all items.
pub(super) fn items(
    file: &Table<'_>,
    heads: &[ItemHead<'_>],
    conditions: &Conditions<'_>,
    references: &References<'_>,
) -> Vec<Item> {
    if heads.is_empty() {
        file.missing(findings::none());
    }
    if let Some(extra) = heads.get(ITEMS_MAX) {
        extra.table.report(findings::too_many(heads.len()));
    }
    let read = heads.iter().enumerate();
    let items: Vec<Item> =
        read.map(|(index, head)| item(index, head, conditions, references)).collect();
    let mut ordinary: Option<&ItemHead<'_>> = None;
    for (head, item) in heads.iter().zip(&items) {
        if !item.red_flag || file.doc.broken {
            ordinary = ordinary.or(Some(head));
        } else if let Some(first) = ordinary {
            let problem = findings::red_flag_late(head.name);
            head.table.report(problem.label(first.table.place.clone(), "asked before it"));
        }
    }
    items
}

fn item(
    index: usize,
    head: &ItemHead<'_>,
    conditions: &Conditions<'_>,
    references: &References<'_>,
) -> Item {
    let table = &head.table;
    table.one_of("type", &[("choice", ())]);
    let enable_when = conditions.when(table, "enable-when");
    if !table.doc.broken
        && let Some(condition) = &enable_when
        && let Some(late) = conditions.not_before(condition, index)
    {
        let problem = if late == head.name {
            findings::looks_at_itself(&table.what)
        } else {
            findings::looks_at_later(&table.what, late)
        };
        table.report_at(table.place_of("enable-when"), problem);
    }
    let item = Item {
        link_id: table.name(head.name),
        repeats: table.flag("repeats"),
        required: table.flag("required"),
        red_flag: table.flag("red-flag"),
        enable_when,
        when_skipped: code(head, "when-skipped"),
        rises: rises(head),
        negative: code(head, "negative"),
        options: options(head),
        short: table.text("short", ITEM_SHORT_MAX),
        text: table.text("text", ITEM_TEXT_MAX),
        help: table.text_if("help", HELP_MAX),
        why: why(table, references),
        evidence: evidence(table),
        sources: sources(table, &references.sources),
    };
    check_flags(head, &item);
    check_order(head, &item);
    item
}

fn why(table: &Table<'_>, references: &References<'_>) -> Why {
    let Some(why) = table.need("why").and_then(|value| value.table(keys::WHY)) else {
        return Why { text: String::new(), passage: None };
    };
    let passage = why.get("passage").map(|value| references.passages.passage(&value));
    Why { text: why.text("text", WHY_MAX), passage }
}

/// The option whose code stands under that key.
fn code(head: &ItemHead<'_>, key: &str) -> Option<usize> {
    let value = head.table.get(key)?;
    let Some(raw) = value.raw() else {
        return value.wrong_type(ValueType::Text, None);
    };
    head.codes.check(raw, &value);
    head.codes.index(raw)
}

fn rises(head: &ItemHead<'_>) -> Vec<usize> {
    let values = head.table.list("rises");
    once_each(&values);
    let codes = values.iter().filter_map(|value| {
        let Some(raw) = value.raw() else {
            return value.wrong_type(ValueType::Text, None);
        };
        head.codes.check(raw, value);
        head.codes.index(raw)
    });
    codes.collect()
}

fn options(head: &ItemHead<'_>) -> Vec<AnswerOption> {
    let table = &head.table;
    if head.options.len() < 2 && !table.doc.broken {
        table.report(findings::too_few_options(&table.what, head.name));
    }
    if let Some((_, extra)) = head.options.get(OPTIONS_MAX) {
        extra.report(findings::too_many_options(&table.what, head.options.len()));
    }
    let options = head.options.iter().map(|(code, option)| {
        let display = option.text("display", DISPLAY_MAX);
        let short = option.text_if("short", LABEL_MAX);
        let length = display.chars().count();
        if short.is_none() && length > LABEL_MAX {
            option.report(findings::no_label(&option.what, length));
        }
        AnswerOption {
            code: option.name(code),
            short: short.unwrap_or_else(|| display.clone()),
            display,
            exclusive: option.flag("exclusive"),
            evidence: evidence_if(option),
        }
    });
    options.collect()
}

/// Repeats, required, red flags and what a skipped answer is read as.
fn check_flags(head: &ItemHead<'_>, item: &Item) {
    let table = &head.table;
    if item.required && table.has("when-skipped") {
        let problem = findings::skip_of_required(&table.what);
        table.report_at(table.place_of("when-skipped"), problem);
    }
    if item.red_flag && !item.required && table.flag_is_read("required") {
        let problem = findings::red_flag_optional(&table.what);
        table.report_at(table.place_of("red-flag"), problem);
    }
    let exclusive = head.options.iter().filter(|(_, option)| option.peek_flag("exclusive"));
    let exclusive: Vec<&Table<'_>> = exclusive.map(|(_, option)| option).collect();
    match exclusive.as_slice() {
        [] if item.repeats && !table.doc.broken && !head.options.is_empty() => {
            table.report(findings::no_exclusive(&table.what, head.name));
        }
        [first, second, ..] if item.repeats => {
            let problem = findings::several_exclusive(&table.what, exclusive.len());
            second.report(problem.label(first.place.clone(), "first here"));
        }
        all if !item.repeats => {
            for option in all {
                let problem = findings::exclusive_on_single(&option.what);
                option.report_at(option.place_of("exclusive"), problem);
            }
        }
        _ => {}
    }
}

/// The order of codes and the negative.
fn check_order(head: &ItemHead<'_>, item: &Item) {
    let table = &head.table;
    for (key, finding) in [
        ("rises", findings::rises_of_several(&table.what)),
        ("negative", findings::negative_of_several(&table.what)),
    ] {
        if item.repeats && table.has(key) {
            table.report_at(table.place_of(key), finding);
        }
    }
    if table.has("rises") && !item.repeats && item.rises.len() < 2 && table.list_is_read("rises") {
        table.report_at(table.place_of("rises"), findings::no_order(&table.what));
    }
    if let (Some(negative), Some(least)) = (item.negative, item.rises.first())
        && negative != *least
        && !item.repeats
    {
        let problem = findings::negative_not_least(&table.what);
        let problem = problem.label(table.place_of("rises"), "the order");
        table.report_at(table.place_of("negative"), problem);
    }
}
