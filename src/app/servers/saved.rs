//! Settings as they are stored, and as they are used.

use std::sync::{Arc, LazyLock};

use crate::settings::{
    Edit, Entry, Panel, Revision, ServerSettings, Setting, SettingKey, Stamp, Value,
};
use crate::store::{self, SavedServer};

/// A server in which nothing was set, once for all of them.
static UNTOUCHED: LazyLock<Arc<ServerSettings>> = LazyLock::new(Arc::default);

/// The settings of a server in which nothing was set.
pub(super) fn defaults() -> Arc<ServerSettings> {
    Arc::clone(&UNTOUCHED)
}

/// What is stored of a server as settings. What this version does not know, or cannot read, stays in the store and
/// has its default here.
pub(super) fn settings(saved: &SavedServer) -> ServerSettings {
    let set = saved.settings.iter().filter_map(|setting| {
        let value = value(&setting.name, &setting.value)?;
        let stamp = Stamp { by: setting.by, at: setting.at };
        Some((SettingKey::named(&setting.name)?, Setting { value, stamp }))
    });
    let panels = saved.panels.iter().map(|panel| Panel {
        channel: panel.channel,
        message: panel.message,
        stamp: Stamp { by: panel.by, at: panel.at },
    });
    ServerSettings {
        revision: Revision(saved.revision.0),
        set: set.collect(),
        panels: panels.collect(),
    }
}

/// Edits as they are stored.
pub(super) fn edits(edits: &[Edit]) -> Vec<store::Edit> {
    let edit = |edit: &Edit| store::Edit {
        name: edit.key.name().to_owned(),
        after: edit.value.as_ref().map(Value::text),
    };
    edits.iter().map(edit).collect()
}

/// A change of the history. What this version does not know is left out of it.
pub(super) fn entry(entry: &store::Entry) -> Entry {
    let changes = entry.edits.iter().filter_map(|edit| {
        let read = |text: &Option<String>| text.as_ref().and_then(|text| value(&edit.name, text));
        Some((SettingKey::named(&edit.name)?, read(&edit.before), read(&edit.after)))
    });
    Entry {
        revision: Revision(entry.revision.0),
        stamp: Stamp { by: entry.by, at: entry.at },
        changes: changes.collect(),
        undone: entry.undone,
    }
}

fn value(name: &str, text: &str) -> Option<Value> {
    let key = SettingKey::named(name)?;
    let read = Value::read(key.kind(), text);
    if read.is_err() {
        tracing::warn!(
            setting = key.name(),
            "a stored setting cannot be read; its default is used"
        );
    }
    read.ok()
}
