//! What servers begin with: files that the operator puts beside the configuration, one for each server.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::{CONFIGURATION, Failure};
use crate::bot::unknown_names;
use crate::id::ServerId;
use crate::library::Library;
use crate::settings::{Edit, FILE_BYTES_MAX, FileFault, read};

/// The folder beside the configuration. Its files are named after servers: `servers/123456789.toml`.
const FOLDER: &str = "servers";

/// Where these files stand: beside the configuration file that was named, else beside the usual one.
pub(super) fn folder(config: Option<&Path>) -> PathBuf {
    let beside = config.and_then(Path::parent).unwrap_or_else(|| Path::new("config"));
    beside.join(FOLDER)
}

/// Reads what servers begin with. There need not be any. `library` is what their names are held against.
#[expect(clippy::disallowed_methods, reason = "shell: these files stand beside the configuration")]
pub(super) fn beginnings(
    folder: &Path,
    library: &Library,
) -> Result<HashMap<ServerId, Vec<Edit>>, Failure> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Ok(HashMap::new()) };
    let (mut begin, mut wrong) = (HashMap::new(), Vec::new());
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        let shown = path.display();
        let id = path.file_stem().and_then(|name| name.to_str()).and_then(|id| id.parse().ok());
        let Some(server) = id.map(ServerId) else {
            wrong.push(format!("{shown}: name the file after the server: its id and `.toml`"));
            continue;
        };
        let bytes = match std::fs::read(&path) {
            Ok(bytes) if bytes.len() <= FILE_BYTES_MAX => bytes,
            Ok(_large) => {
                wrong.push(format!("{shown}: larger than {} KiB", FILE_BYTES_MAX / 1024));
                continue;
            }
            Err(error) => {
                wrong.push(format!("{shown}: cannot be read ({error})"));
                continue;
            }
        };
        match read(server, &bytes) {
            Ok(imported) => {
                let unknown = unknown_names(library, &imported.edits).into_iter();
                wrong.extend(unknown.map(|fault| {
                    let line = imported.line_of(fault.key);
                    format!("{shown}: {}", said(&FileFault::Setting { line, fault }))
                }));
                let set = imported.edits.into_iter().filter(|edit| edit.value.is_some());
                begin.insert(server, set.collect());
                for left in imported.left_out {
                    let name = left.0.name();
                    tracing::warn!(file = %shown, setting = name, "left out, because `server` in the file is another");
                }
            }
            Err(faults) => {
                wrong.extend(faults.iter().map(|fault| format!("{shown}: {}", said(fault))));
            }
        }
    }
    if wrong.is_empty() { Ok(begin) } else { Err(Failure::new(CONFIGURATION, wrong.join("\n"))) }
}

fn said(fault: &FileFault) -> String {
    match fault {
        FileFault::Form { line, message, remedy } => format!("line {line}: {message} {remedy}"),
        FileFault::Setting { line, fault } => {
            format!("line {line}: `{}`: {}", fault.key.name(), fault.fault)
        }
    }
}
