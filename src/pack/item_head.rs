//! What conditions need to know of the items of a flow before any item is read in full.

use super::keys;
use crate::document::{Code, Names, Table, shown_name};
use crate::flow::Codes;

/// The name, the options and the kind of an item.
pub(super) struct ItemHead<'d> {
    pub(super) name: &'d str,
    pub(super) table: Table<'d>,
    pub(super) repeats: bool,
    pub(super) options: Vec<(&'d str, Table<'d>)>,
    pub(super) codes: Names<'d>,
    /// The codes that are not exclusive.
    pub(super) ordinary: Codes,
}

/// The heads of all items, in order.
pub(super) fn heads<'d>(file: &Table<'d>) -> Vec<ItemHead<'d>> {
    let items = file.named("item", "item", keys::ITEM);
    let heads = items.into_iter().map(|(name, table)| {
        let within = format!("{name}/");
        let options = table.named_within("option", &within, "option", keys::OPTION);
        let codes = options.iter().map(|(code, _)| *code).collect();
        let ordinary =
            options.iter().enumerate().filter(|(_, (_, option))| !option.peek_flag("exclusive"));
        ItemHead {
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
