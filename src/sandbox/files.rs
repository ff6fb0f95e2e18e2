//! The files of messages and commands: what is sent becomes what can be fetched.

use serde_json::Value;

use super::multipart::Upload;
use super::people::MessageId;
use super::record::StoredFile;
use super::rules::files::{self, Given};
use super::rules::limits::COMPONENTS_V2;
use super::world::World;

impl World {
    /// Reports what is wrong with the files of a message, which may be there already.
    pub(super) fn file_problems(
        &self,
        body: &Value,
        sent: &[Upload],
        message: Option<MessageId>,
    ) -> Vec<String> {
        let record = message.and_then(|id| self.messages.get(&id));
        let v2 = record.is_some_and(|record| record.flags & COMPONENTS_V2 != 0);
        let kept = record.map_or(&[][..], |record| record.files.as_slice());
        let kept = kept.iter().map(|file| Given { id: file.id, name: &file.name });
        let sent = sent.iter().map(|file| Given { id: file.number, name: &file.name });
        let (sent, kept) = (sent.collect::<Vec<_>>(), kept.collect::<Vec<_>>());
        files::check(body, &sent, &kept, v2)
    }

    /// Makes the list of files that a message has after this: those of before that it keeps, and those sent.
    pub(super) fn files_after(
        &mut self,
        body: &Value,
        sent: &[Upload],
        before: &[StoredFile],
    ) -> Vec<StoredFile> {
        let list = body.get("attachments").and_then(Value::as_array);
        let entry = |id: u64| list.into_iter().flatten().find(|e| files::id(e) == Some(id));
        let mut after: Vec<StoredFile> = before.to_vec();
        after.retain(|file| list.is_none() || entry(file.id).is_some());
        for file in sent {
            let words = entry(file.number).and_then(|entry| entry.get("description"));
            after.push(StoredFile {
                id: self.next_id(),
                name: file.name.clone(),
                bytes: file.bytes.clone(),
                description: words.and_then(Value::as_str).map(str::to_owned),
            });
        }
        after
    }

    /// Finds a file by its id: of a message that is still there, or sent for a command.
    pub(super) fn file_of_id(&self, id: u64) -> Option<&StoredFile> {
        let messages = self.messages.values().filter(|record| !record.gone);
        let mut files = messages.flat_map(|record| &record.files).chain(self.held.values());
        files.find(|file| file.id == id)
    }
}

/// Gives a new message its files as `attachments` where it does not list them itself, as Discord does.
pub(super) fn listed(body: &Value, sent: &[Upload]) -> Value {
    let mut body = body.clone();
    if let Some(object) = body.as_object_mut().filter(|_| !sent.is_empty()) {
        let all = sent.iter().map(|file| serde_json::json!({"id": file.number})).collect();
        object.entry("attachments").or_insert(Value::Array(all));
    }
    body
}
