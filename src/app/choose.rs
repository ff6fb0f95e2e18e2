//! Which packs are used, of those that are there: by their status and by the configuration.

use crate::id::PackId;
use crate::library::{Library, Status};

/// Keeps the packs that are used: those that the configuration names, or all; drafts only where
/// they are wanted, retired ones never.
///
/// # Errors
///
/// A sentence that names every pack that the configuration wants and that cannot be used.
pub fn choose(
    mut library: Library,
    wanted: Option<&[PackId]>,
    drafts: bool,
) -> Result<Library, String> {
    let usable = |status: Status| match status {
        Status::Active => true,
        Status::Draft => drafts,
        Status::Retired => false,
    };
    if let Some(wanted) = wanted {
        let wrong = wanted.iter().filter_map(|id| match library.pack(id).map(|pack| pack.status) {
            None => Some(format!("`{id}` is not there")),
            Some(Status::Draft) if !drafts => Some(format!("`{id}` is a draft (see its `status`)")),
            Some(Status::Retired) => Some(format!("`{id}` is retired (see its `status`)")),
            Some(Status::Active | Status::Draft) => None,
        });
        let wrong: Vec<String> = wrong.collect();
        if !wrong.is_empty() {
            let there = library.packs.iter().filter(|pack| usable(pack.status));
            let there: Vec<&str> = there.map(|pack| pack.id.as_str()).collect();
            return Err(format!(
                "`packs` in the configuration names packs that cannot be used: {}. It can name: {}",
                wrong.join(", "),
                there.join(", ")
            ));
        }
        library.packs.retain(|pack| wanted.contains(&pack.id));
    }
    library.packs.retain(|pack| usable(pack.status));
    if library.packs.is_empty() {
        return Err("there is no pack that can be used: each is a draft or retired".to_owned());
    }
    Ok(library)
}
