//! `myelin walk`: one walk without Discord, for authors, for tests and for a look at the rules.

use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::flow::{Answer, Answers, Flow, Rest};
use crate::library::{Library, Pack};

/// What `myelin walk` is given.
#[derive(Debug, clap::Args)]
pub struct WalkArgs {
    /// The pack, such as b12
    pack: String,
    /// The flow, such as check
    flow: String,
    /// Answers, such as nerves=tingling,burning; what is not named is skipped
    #[arg(value_name = "ITEM=CODE[,CODE…]")]
    answers: Vec<String>,
    /// How questions are answered that are not named
    #[arg(long, value_enum, default_value_t = RestArg::Skip)]
    rest: RestArg,
}

/// How questions are answered that are not named. Danger signs count as none either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum RestArg {
    /// They are skipped
    Skip,
    /// With "none of these" or "no", where there is such an answer; else skipped
    None,
}

impl From<RestArg> for Rest {
    fn from(rest: RestArg) -> Self {
        match rest {
            RestArg::Skip => Self::Skip,
            RestArg::None => Self::None,
        }
    }
}

/// Everything that is wrong with what `myelin walk` was given.
#[derive(Debug, thiserror::Error)]
#[error("{}", .0.join("\n"))]
pub struct BadWalk(Vec<String>);

/// Walks, and prints each question with its answer and the outcome.
///
/// # Errors
///
/// [`BadWalk`] names every unknown pack, flow, item and code at once.
pub fn walk(library: &Library, args: &WalkArgs, out: &mut impl Write) -> Result<(), WalkError> {
    let flow = find(library, &args.pack, &args.flow)?;
    let named = read(flow, &args.answers)?;
    let mut given = Answers::default();
    for (item, answer) in &named {
        given.set(*item, *answer);
    }
    let (answers, decision) = flow.complete(&given, args.rest.into()).map_err(|stuck| {
        let link_id = flow.items.get(stuck.0).map_or("", |item| item.link_id.as_str());
        let message = format!("the item `{link_id}` cannot be skipped; name an answer for it");
        BadWalk(vec![message])
    })?;
    let reached = flow.asked(&answers);
    let reached: Vec<(usize, Answer)> =
        reached.into_iter().filter_map(|item| Some((item, answers.get(item)?))).collect();
    for (item, answer) in &reached {
        if let Some(question) = flow.items.get(*item) {
            writeln!(out, "{}: {}", question.link_id, question.text)?;
            writeln!(out, "    {}", in_words(flow, *item, *answer))?;
        }
    }
    for item in named.keys().filter(|item| reached.iter().all(|(known, _)| known != *item)) {
        if let Some(question) = flow.items.get(*item) {
            writeln!(out, "{}: {}\n    not asked", question.link_id, question.text)?;
        }
    }
    let outcome = flow.outcome(decision).map_or("", |outcome| outcome.id.as_str());
    writeln!(out, "outcome: {outcome}")?;
    Ok(())
}

/// Why `myelin walk` did not walk.
#[derive(Debug, thiserror::Error)]
pub enum WalkError {
    /// What it was given is wrong.
    #[error(transparent)]
    Bad(#[from] BadWalk),
    /// The output cannot be written.
    #[error("cannot write the walk: {0}")]
    Output(#[from] io::Error),
}

/// The flow of that name in the pack of that name.
pub(super) fn find<'l>(
    library: &'l Library,
    pack_name: &str,
    flow_name: &str,
) -> Result<&'l Flow, BadWalk> {
    let pack = find_pack(library, pack_name)?;
    let names: Vec<&str> = pack.flows.iter().map(|flow| flow.id.as_str()).collect();
    let flow = pack.flows.iter().find(|flow| flow.id.as_str() == flow_name);
    flow.ok_or_else(|| {
        let names = names.join(", ");
        BadWalk(vec![format!("the pack has no flow `{flow_name}`; it has: {names}")])
    })
}

/// The pack of that name.
pub(super) fn find_pack<'l>(library: &'l Library, name: &str) -> Result<&'l Pack, BadWalk> {
    let names: Vec<&str> = library.packs.iter().map(|pack| pack.id.as_str()).collect();
    let pack = library.packs.iter().find(|pack| pack.id.as_str() == name);
    pack.ok_or_else(|| {
        BadWalk(vec![format!("there is no pack `{name}`; there is: {}", names.join(", "))])
    })
}

/// The answers by item, or everything that is wrong with them.
fn read(flow: &Flow, given: &[String]) -> Result<BTreeMap<usize, Answer>, BadWalk> {
    let mut answers = BTreeMap::new();
    let mut wrong = Vec::new();
    for text in given {
        let Some((link_id, codes)) = text.split_once('=') else {
            wrong.push(format!("`{text}` is not ITEM=CODE, such as diet=vegan"));
            continue;
        };
        let Some(item) = flow.item(link_id) else {
            let names = flow.items.iter().map(|item| item.link_id.as_str());
            wrong.push(format!("there is no item `{link_id}`{}", suggest(link_id, names)));
            continue;
        };
        let codes: Vec<&str> = codes.split(',').collect();
        match flow.answer_of(item, &codes) {
            Ok(Some(answer)) if answers.insert(item, answer).is_none() => {}
            Ok(Some(_)) => wrong.push(format!("the item `{link_id}` is named twice")),
            Ok(None) => wrong.push(format!("the item `{link_id}` takes one answer only")),
            Err(unknown) => wrong.extend(unknown.into_iter().map(|code| {
                let options = flow.items.get(item).map_or(&[][..], |item| &item.options);
                let names = options.iter().map(|option| option.code.as_str());
                format!("the item `{link_id}` has no code `{code}`{}", suggest(code, names))
            })),
        }
    }
    if wrong.is_empty() { Ok(answers) } else { Err(BadWalk(wrong)) }
}

fn in_words(flow: &Flow, item: usize, answer: Answer) -> String {
    let options = flow.items.get(item).map_or(&[][..], |item| &item.options);
    match answer {
        Answer::Skipped => "skipped".to_owned(),
        Answer::Chosen(codes) => {
            let chosen = codes.iter().filter_map(|option| options.get(option));
            let displays: Vec<&str> = chosen.map(|option| option.display.as_str()).collect();
            displays.join("; ")
        }
    }
}

/// What may have been meant, as the end of a sentence.
fn suggest<'a>(typed: &str, names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.collect();
    let alike = |name: &&&str| strsim::normalized_damerau_levenshtein(name, typed) >= 0.6;
    match names.iter().find(alike) {
        Some(name) => format!("; did you mean `{name}`?"),
        None => format!("; there is: {}", names.join(", ")),
    }
}
