//! `myelin schema`: what the files of a pack look like, for editors.
#![expect(clippy::disallowed_methods, reason = "shell: writes files")]

use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;

use super::{Failure, print};
use crate::schema::{self, FileKind};

/// What `myelin schema` is given.
#[derive(Debug, clap::Args)]
pub(super) struct SchemaArgs {
    /// The kind of file
    #[arg(value_parser = kinds(), required_unless_present = "write")]
    kind: Option<String>,
    /// Write the schemas of all kinds into this folder
    #[arg(long, value_name = "DIR", conflicts_with = "kind")]
    write: Option<PathBuf>,
}

fn kinds() -> PossibleValuesParser {
    FileKind::ALL.iter().map(|kind| kind.name()).collect::<Vec<_>>().into()
}

/// Prints one schema, or writes all.
pub(super) fn schema(args: &SchemaArgs) -> Result<(), Failure> {
    if let Some(folder) = &args.write {
        return write(folder);
    }
    let wanted = |kind: &&FileKind| args.kind.as_deref() == Some(kind.name());
    FileKind::ALL.iter().find(wanted).map_or(Ok(()), |kind| print(&schema::text(*kind)))
}

fn write(folder: &Path) -> Result<(), Failure> {
    std::fs::create_dir_all(folder).map_err(|error| Failure::cannot_write(folder, &error))?;
    for kind in FileKind::ALL {
        let path = folder.join(schema::file_name(*kind));
        std::fs::write(&path, schema::text(*kind))
            .map_err(|error| Failure::cannot_write(&path, &error))?;
        print(&format!("{}\n", path.display()))?;
    }
    Ok(())
}
