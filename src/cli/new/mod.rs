//! `myelin new`: the beginning of a pack, which passes its own check.
#![expect(clippy::disallowed_methods, reason = "shell: writes files and reads the clock")]

use std::io;
use std::path::{Path, PathBuf};

use time::{Date, Duration, OffsetDateTime};

use super::{Failure, USAGE, print};
use crate::app::files;
use crate::id::PackId;
use crate::limits::COMMAND_NAME_MAX;

/// What `myelin new` is given.
#[derive(Debug, clap::Args)]
pub(super) struct NewArgs {
    #[command(subcommand)]
    what: NewKind,
}

#[derive(Debug, clap::Subcommand)]
enum NewKind {
    /// A pack of your own, as a folder of files to be filled in
    Pack(PackArgs),
}

#[derive(Debug, clap::Args)]
struct PackArgs {
    /// The name of the pack, such as tea
    id: String,
    /// The folder that holds your packs
    #[arg(long = "in", value_name = "DIR", default_value = "mine")]
    folder: PathBuf,
}

/// The files of a new pack.
const FILES: &[(&str, &str)] = &[
    ("pack.toml", include_str!("pack.toml")),
    ("check.toml", include_str!("check.toml")),
    ("articles/start.toml", include_str!("start.toml")),
    ("evidence.toml", include_str!("evidence.toml")),
    ("vignettes.toml", include_str!("vignettes.toml")),
];

/// What is added to the name of a pack in the longest name of its commands.
const COMMAND_END: &str = "-check";

/// After how many days a new pack is to be reviewed.
const REVIEW_AFTER: Duration = Duration::days(365);

/// Writes what was asked for, and says what to do next.
pub(super) fn new(args: &NewArgs) -> Result<(), Failure> {
    let NewKind::Pack(PackArgs { id, folder }) = &args.what;
    let id = name(id).map_err(|why| Failure::new(USAGE, why))?;
    std::fs::create_dir_all(folder).map_err(|error| Failure::cannot_write(folder, &error))?;
    let pack = folder.join(id.as_str());
    let today = OffsetDateTime::now_utc().date();
    write(&pack, &id, today).map_err(|error| {
        if error.kind() != io::ErrorKind::AlreadyExists {
            return Failure::cannot_write(&pack, &error);
        }
        let remedy = "Choose another name, or move it away.";
        Failure::new(USAGE, format!("{} is there already. {remedy}", pack.display()))
    })?;
    let names: Vec<&str> = FILES.iter().map(|(name, _)| *name).collect();
    let folder = match folder.display().to_string() {
        folder if folder.contains(' ') => format!("\"{folder}\""),
        folder => folder,
    };
    print(&format!(
        "{} has {}. What to do next:\n\
         1. Replace whatever says \"To be replaced\"; docs/pack-guide.md explains every key.\n\
         2. myelin check --responses {folder} names every mistake, and what to do about it.\n\
         3. myelin try --responses {folder} lets you click through it: type /{id}{COMMAND_END}.\n",
        pack.display(),
        names.join(", "),
    ))
}

/// The name, where a new pack can have it; else why not, and what can be done.
fn name(text: &str) -> Result<PackId, String> {
    let id: PackId =
        text.parse().map_err(|rule| format!("`{text}` cannot be the name of a pack: {rule}."))?;
    let most = COMMAND_NAME_MAX - COMMAND_END.len();
    if text.len() > most {
        return Err(format!(
            "`{text}` is too long for its command /{text}{COMMAND_END}, which may have \
             {COMMAND_NAME_MAX} characters. Choose a name of at most {most}."
        ));
    }
    // A folder of this name would not be read as a pack, or would take the place of a built-in one.
    let built_in = files::built_in();
    let taken = built_in.iter().any(|file| file.path().split('/').nth(1) == Some(text));
    if taken || text == "articles" {
        return Err(format!("`{text}` is the name of something built in. Choose another name."));
    }
    Ok(id)
}

/// Writes the files of a pack into a folder that is not there yet.
fn write(folder: &Path, id: &PackId, today: Date) -> io::Result<()> {
    std::fs::create_dir(folder)?;
    for (name, template) in FILES {
        let text = template
            .replace("{id}", id.as_str())
            .replace("{today}", &today.to_string())
            .replace("{next-review}", &today.saturating_add(REVIEW_AFTER).to_string());
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::write(path, text)?;
    }
    Ok(())
}
