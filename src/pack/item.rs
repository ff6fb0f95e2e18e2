//! Items: questions and their answer options.

use super::article::Reading;
use super::condition::Conditions;
use super::grounds::{evidence, evidence_if, sources};
use super::keys;
use crate::document::{Code, Names, Problem, Span, Table, once_each, shown_name};
use crate::flow::{AnswerOption, Codes, ITEMS_MAX, Item, OPTIONS_MAX, Why};
use crate::library::limits::{
    DISPLAY_MAX, HELP_MAX, ITEM_SHORT_MAX, ITEM_TEXT_MAX, LABEL_MAX, WHY_MAX,
};

/// What conditions need to know of an item before any item is read in full.
pub(super) struct Head<'d> {
    pub(super) name: &'d str,
    pub(super) table: Table<'d>,
    pub(super) repeats: bool,
    pub(super) options: Vec<(&'d str, Table<'d>)>,
    pub(super) codes: Names<'d>,
    /// The codes that are not exclusive.
    pub(super) ordinary: Codes,
}

/// The heads of all items, in order.
pub(super) fn heads<'d>(file: &Table<'d>) -> Vec<Head<'d>> {
    let items = file.named("item", "item", keys::ITEM);
    let heads = items.into_iter().map(|(name, table)| {
        let within = format!("{name}/");
        let options = table.named_within("option", &within, "option", keys::OPTION);
        let codes = options.iter().map(|(code, _)| *code).collect();
        let ordinary =
            options.iter().enumerate().filter(|(_, (_, option))| !option.peek_flag("exclusive"));
        Head {
            name,
            repeats: table.peek_flag("repeats"),
            codes: Names::new(
                &format!("option of `{}`", shown_name(name)),
                Code::UnknownOption,
                codes,
                !table.doc.broken,
            ),
            ordinary: ordinary.map(|(index, _)| index).collect(),
            options,
            table,
        }
    });
    heads.collect()
}

/// Reads all items.
pub(super) fn items(
    file: &Table<'_>,
    heads: &[Head<'_>],
    conditions: &Conditions<'_>,
    reading: &Reading<'_>,
) -> Vec<Item> {
    if heads.is_empty() {
        file.missing(
            "this flow asks nothing",
            "Add an item: a line `[item.…]` with its keys below it.",
        );
    }
    if let Some(extra) = heads.get(ITEMS_MAX) {
        let message = format!("this flow has {} items, but may have {ITEMS_MAX}", heads.len());
        file.report(
            Code::TooMany,
            extra.table.place.clone(),
            &message,
            "Leave out questions, or make a second flow.",
        );
    }
    let read = heads.iter().enumerate();
    let items: Vec<Item> =
        read.map(|(index, head)| item(index, head, conditions, reading)).collect();
    let mut ordinary: Option<&Head<'_>> = None;
    for (head, item) in heads.iter().zip(&items) {
        if !item.red_flag || file.doc.broken {
            ordinary = ordinary.or(Some(head));
        } else if let Some(first) = ordinary {
            let message = format!(
                "the danger signs of the item `{}` are asked after other questions",
                head.name
            );
            let remedy = "Move it above every item that has no `red-flag = true`.";
            let problem =
                Problem::new(Code::RedFlagLate, head.table.place.clone(), &message, remedy);
            head.table.doc.report(problem.label(first.table.place.clone(), "asked before it"));
        }
    }
    items
}

fn item(index: usize, head: &Head<'_>, conditions: &Conditions<'_>, reading: &Reading<'_>) -> Item {
    let table = &head.table;
    table.one_of("type", &[("choice", ())]);
    let enable_when = conditions.when(table, "enable-when");
    if !table.doc.broken
        && let Some(condition) = &enable_when
        && let Some(late) = conditions.not_before(condition, index)
    {
        let place = table.get("enable-when").map_or(0..0, |value| value.place);
        let message = if late == head.name {
            format!("`enable-when` of {} looks at the item itself", table.what)
        } else {
            format!("`enable-when` of {} looks at `{late}`, which is asked later", table.what)
        };
        table.report(
            Code::LooksAhead,
            place,
            &message,
            "Look only at items that stand above this one, or move the item down.",
        );
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
        why: why(table, reading),
        evidence: evidence(table),
        sources: sources(table, &reading.sources),
    };
    check_flags(head, &item);
    check_order(head, &item);
    item
}

fn why(table: &Table<'_>, reading: &Reading<'_>) -> Why {
    let Some(why) = table.need("why").and_then(|value| value.table(keys::WHY)) else {
        return Why { text: String::new(), passage: None };
    };
    let passage = why.get("passage").map(|value| reading.passages.passage(&value));
    Why { text: why.text("text", WHY_MAX), passage }
}

/// The option whose code stands under that key.
fn code(head: &Head<'_>, key: &str) -> Option<usize> {
    let value = head.table.get(key)?;
    let Some(raw) = value.raw() else {
        return value.wrong_type(crate::document::ValueType::Text, None);
    };
    head.codes.check(raw, &value);
    head.codes.index(raw)
}

fn rises(head: &Head<'_>) -> Vec<usize> {
    let values = head.table.list("rises");
    once_each(&values);
    let codes = values.iter().filter_map(|value| {
        let Some(raw) = value.raw() else {
            return value.wrong_type(crate::document::ValueType::Text, None);
        };
        head.codes.check(raw, value);
        head.codes.index(raw)
    });
    codes.collect()
}

fn options(head: &Head<'_>) -> Vec<AnswerOption> {
    let table = &head.table;
    if head.options.len() < 2 {
        let message = format!("{} has fewer than two answer options", table.what);
        let remedy = format!(
            "Add a line such as `[item.{}.option.yes]` with `display` below it.",
            head.name
        );
        if !table.doc.broken {
            table.report(Code::TooFew, table.place.clone(), &message, remedy);
        }
    }
    if let Some((_, extra)) = head.options.get(OPTIONS_MAX) {
        let message = format!(
            "{} has {} answer options, but may have {OPTIONS_MAX}",
            table.what,
            head.options.len()
        );
        table.report(
            Code::TooMany,
            extra.place.clone(),
            &message,
            "Leave out options, or ask two questions.",
        );
    }
    let options = head.options.iter().map(|(code, option)| {
        let display = option.text("display", DISPLAY_MAX);
        let short = option.text_if("short", LABEL_MAX);
        let length = display.chars().count();
        if short.is_none() && length > LABEL_MAX {
            let message = format!("{} has {length} characters and no label", option.what);
            let remedy = format!("Add `short = \"…\"` with at most {LABEL_MAX} characters: buttons and menus show it.");
            option.report(Code::ShortMissing, option.place.clone(), &message, remedy);
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
fn check_flags(head: &Head<'_>, item: &Item) {
    let table = &head.table;
    let at = |key: &str| table.get(key).map_or(table.place.clone(), |value| value.place);
    if item.required && table.has("when-skipped") {
        let message = format!("{} cannot be skipped, so `when-skipped` means nothing", table.what);
        table.report(
            Code::SkipOfRequired,
            at("when-skipped"),
            &message,
            "Remove `when-skipped`, or `required = true`.",
        );
    }
    if item.red_flag && !item.required && table.flag_is_read("required") {
        let message = format!("{} asks for danger signs, but can be skipped", table.what);
        table.report(
            Code::RedFlagOptional,
            at("red-flag"),
            &message,
            "Add `required = true` to it.",
        );
    }
    let exclusive = head.options.iter().filter(|(_, option)| option.peek_flag("exclusive"));
    let exclusive: Vec<&Table<'_>> = exclusive.map(|(_, option)| option).collect();
    match exclusive.as_slice() {
        [] if item.repeats && !table.doc.broken && !head.options.is_empty() => {
            let message =
                format!("{} takes several answers, but has no option for none of them", table.what);
            let remedy = format!(
                "Add a line `[item.{}.option.none]`, and below it `display = \"None of these\"` and `exclusive = true`.",
                head.name
            );
            table.report(Code::ExclusiveCount, table.place.clone(), &message, remedy);
        }
        [first, second, ..] if item.repeats => {
            let message = format!(
                "{} has {} options with `exclusive = true`, but must have one",
                table.what,
                exclusive.len()
            );
            let remedy = "Leave `exclusive = true` only at \"None of these\".";
            let problem =
                Problem::new(Code::ExclusiveCount, second.place.clone(), &message, remedy);
            table.doc.report(problem.label(first.place.clone(), "first here"));
        }
        all if !item.repeats => {
            for option in all {
                let message = format!(
                    "{} has `exclusive = true`, but its item takes only one answer anyway",
                    option.what
                );
                let place = option.get("exclusive").map_or(0..0, |value| value.place);
                option.report(
                    Code::ExclusiveOnSingle,
                    place,
                    &message,
                    "Remove `exclusive`, or add `repeats = true` to the item.",
                );
            }
        }
        _ => {}
    }
}

/// The order of codes and the negative.
fn check_order(head: &Head<'_>, item: &Item) {
    let table = &head.table;
    let at = |key: &str| -> Option<Span> { Some(table.get(key)?.place) };
    for (key, code) in [("rises", Code::BadRises), ("negative", Code::BadNegative)] {
        if let Some(place) = at(key).filter(|_| item.repeats) {
            let message = format!("{} takes several answers, so `{key}` means nothing", table.what);
            table.report(code, place, &message, format!("Remove `{key}`: the exclusive option is the negative, and every other code counts as a sign."));
        }
    }
    if let Some(place) = at("rises")
        .filter(|_| !item.repeats && item.rises.len() < 2 && head.table.list_is_read("rises"))
    {
        let message = format!("`rises` of {} is not an order of two or more codes", table.what);
        table.report(
            Code::BadRises,
            place,
            &message,
            "Name the codes from the least to the most worrying, or remove `rises`.",
        );
    }
    if let (Some(negative), Some(least)) = (item.negative, item.rises.first())
        && negative != *least
        && !item.repeats
        && let Some(place) = at("negative")
    {
        let message =
            format!("`negative` of {} is not the least worrying code of its `rises`", table.what);
        let problem = Problem::new(
            Code::BadNegative,
            place,
            &message,
            "Let `rises` begin with the negative code, or remove one of the two.",
        );
        table.doc.report(problem.label(at("rises").unwrap_or_default(), "the order"));
    }
}
