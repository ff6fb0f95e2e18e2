//! Findings about items and their answer options.

use crate::document::{Code, Problem};
use crate::flow::{ITEMS_MAX, OPTIONS_MAX};
use crate::library::limits::LABEL_MAX;

/// A flow without items.
pub(in crate::pack) fn none() -> Problem {
    let remedy = "Add an item: a line `[item.…]` with its keys below it.";
    Problem::new(Code::MissingKey, "this flow asks nothing", remedy)
}

/// More items than a flow may have.
pub(in crate::pack) fn too_many(count: usize) -> Problem {
    let message = format!("this flow has {count} items, but may have {ITEMS_MAX}");
    Problem::new(Code::TooMany, message, "Leave out questions, or make a second flow.")
}

/// A danger sign that is not asked first.
pub(in crate::pack) fn red_flag_late(name: &str) -> Problem {
    let message = format!("the danger signs of the item `{name}` are asked after other questions");
    let remedy = "Move it above every item that has no `red-flag = true`.";
    Problem::new(Code::RedFlagLate, message, remedy)
}

/// An item whose condition looks at itself.
pub(in crate::pack) fn looks_at_itself(item: &str) -> Problem {
    looks_ahead(&format!("`enable-when` of {item} looks at the item itself"))
}

/// An item whose condition looks at a later one.
pub(in crate::pack) fn looks_at_later(item: &str, late: &str) -> Problem {
    looks_ahead(&format!("`enable-when` of {item} looks at `{late}`, which is asked later"))
}

fn looks_ahead(message: &str) -> Problem {
    let remedy = "Look only at items that stand above this one, or move the item down.";
    Problem::new(Code::LooksAhead, message, remedy)
}

/// Fewer than two options. `name` is that of the item.
pub(in crate::pack) fn too_few_options(item: &str, name: &str) -> Problem {
    let message = format!("{item} has fewer than two answer options");
    let remedy = format!("Add a line such as `[item.{name}.option.yes]` with `display` below it.");
    Problem::new(Code::TooFew, message, remedy)
}

/// More options than a menu has room for.
pub(in crate::pack) fn too_many_options(item: &str, count: usize) -> Problem {
    let message = format!("{item} has {count} answer options, but may have {OPTIONS_MAX}");
    Problem::new(Code::TooMany, message, "Leave out options, or ask two questions.")
}

/// A long option without a label.
pub(in crate::pack) fn no_label(option: &str, length: usize) -> Problem {
    let message = format!("{option} has {length} characters and no label");
    let remedy = format!(
        "Add `short = \"…\"` with at most {LABEL_MAX} characters: buttons and menus show it."
    );
    Problem::new(Code::ShortMissing, message, remedy)
}

/// A reading of a skipped answer on an item that cannot be skipped.
pub(in crate::pack) fn skip_of_required(item: &str) -> Problem {
    let message = format!("{item} cannot be skipped, so `when-skipped` means nothing");
    let remedy = "Remove `when-skipped`, or `required = true`.";
    Problem::new(Code::SkipOfRequired, message, remedy)
}

/// A danger sign that can be skipped.
pub(in crate::pack) fn red_flag_optional(item: &str) -> Problem {
    let message = format!("{item} asks for danger signs, but can be skipped");
    Problem::new(Code::RedFlagOptional, message, "Add `required = true` to it.")
}

/// Several answers and none that means none of them. `name` is that of the item.
pub(in crate::pack) fn no_exclusive(item: &str, name: &str) -> Problem {
    let message = format!("{item} takes several answers, but has no option for none of them");
    let remedy = format!(
        "Add a line `[item.{name}.option.none]`, and below it `display = \"None of these\"` and `exclusive = true`."
    );
    Problem::new(Code::ExclusiveCount, message, remedy)
}

/// Several options that mean none of them.
pub(in crate::pack) fn several_exclusive(item: &str, count: usize) -> Problem {
    let message = format!("{item} has {count} options with `exclusive = true`, but must have one");
    let remedy = "Leave `exclusive = true` only at \"None of these\".";
    Problem::new(Code::ExclusiveCount, message, remedy)
}

/// An exclusive option where the item takes one answer.
pub(in crate::pack) fn exclusive_on_single(option: &str) -> Problem {
    let message =
        format!("{option} has `exclusive = true`, but its item takes only one answer anyway");
    let remedy = "Remove `exclusive`, or add `repeats = true` to the item.";
    Problem::new(Code::ExclusiveOnSingle, message, remedy)
}

/// An order of codes where an item takes several answers.
pub(in crate::pack) fn rises_of_several(item: &str) -> Problem {
    of_several(Code::BadRises, item, "rises")
}

/// A negative where an item takes several answers.
pub(in crate::pack) fn negative_of_several(item: &str) -> Problem {
    of_several(Code::BadNegative, item, "negative")
}

fn of_several(code: Code, item: &str, key: &str) -> Problem {
    let message = format!("{item} takes several answers, so `{key}` means nothing");
    let remedy = format!(
        "Remove `{key}`: the exclusive option is the negative, and every other code counts as a sign."
    );
    Problem::new(code, message, remedy)
}

/// An order of fewer than two codes.
pub(in crate::pack) fn no_order(item: &str) -> Problem {
    let message = format!("`rises` of {item} is not an order of two or more codes");
    let remedy = "Name the codes from the least to the most worrying, or remove `rises`.";
    Problem::new(Code::BadRises, message, remedy)
}

/// A negative that is not the least of the order.
pub(in crate::pack) fn negative_not_least(item: &str) -> Problem {
    let message = format!("`negative` of {item} is not the least worrying code of its `rises`");
    let remedy = "Let `rises` begin with the negative code, or remove one of the two.";
    Problem::new(Code::BadNegative, message, remedy)
}

/// An item that no condition looks at, as advice.
pub(in crate::pack) fn unused(name: &str) -> Problem {
    let message = format!("no condition looks at the item `{name}`");
    let remedy = "Its answers change nothing. Use one in a condition, or remove the item.";
    Problem::new(Code::NeverUsed, message, remedy)
}

/// An option that no condition looks at, as advice.
pub(in crate::pack) fn unused_option(option: &str) -> Problem {
    let message = format!("no condition looks at {option}");
    let remedy = "Choosing it changes nothing. Use it in a condition, or remove the option.";
    Problem::new(Code::NeverUsed, message, remedy)
}
