//! Reading the responses anew while the bot runs. What has a mistake never takes the place of what
//! had none.

use std::sync::Arc;

use tokio::sync::watch;

use super::App;
use crate::library::Library;

use super::responses::{Contents, ContentsHash, NotLoaded, Responses};

/// Reads responses anew, and puts a new [`App`] in the place of the old one.
///
/// Contents are compared, not the times of files: those say nothing about a folder that is mounted
/// from elsewhere or swapped by a link.
#[derive(Debug)]
pub struct Reloader {
    responses: Responses,
    live: watch::Sender<Arc<App>>,
    /// The contents that were read last, whatever came of them.
    tried: ContentsHash,
    /// Other contents that were seen since, and may still be being written.
    changing: Option<ContentsHash>,
}

/// What came of a look at the responses.
#[derive(Debug)]
pub enum Reloaded {
    /// They are as they were.
    Same,
    /// They have changed since the last look, and may still be being written: look again soon.
    Changing,
    /// The bot answers from them now: the packs in use, each with its version.
    Swapped(String),
    /// The bot answers from the old ones as before.
    Refused(NotLoaded),
}

impl Reloader {
    /// A reloader of responses that were read before with this mark, and that `live` answers from.
    pub fn new(responses: Responses, mark: ContentsHash, live: watch::Sender<Arc<App>>) -> Self {
        Self { responses, live, tried: mark, changing: None }
    }

    /// Whether there is a folder: what is built in cannot change.
    pub fn has_folder(&self) -> bool {
        self.responses.folder.is_some()
    }

    /// Looks whether the contents have changed, and reads them once they have been the same in two
    /// looks: half a file may be a good one with half its helplines. It blocks while it reads.
    pub fn look(&mut self) -> Reloaded {
        let contents = self.responses.read();
        let mark = contents.mark();
        if mark == self.tried {
            self.changing = None;
            return Reloaded::Same;
        }
        if self.changing.replace(mark) != Some(mark) {
            return Reloaded::Changing;
        }
        self.put(contents, mark)
    }

    /// Reads them at once, changed or not. It blocks while it reads.
    pub fn read_now(&mut self) -> Reloaded {
        let contents = self.responses.read();
        let mark = contents.mark();
        self.put(contents, mark)
    }

    fn put(&mut self, contents: Contents, mark: ContentsHash) -> Reloaded {
        // Before they are read, so that what cannot even be read is not tried for ever.
        (self.tried, self.changing) = (mark, None);
        match self.responses.library(contents) {
            Ok(library) => {
                let old = Arc::clone(&self.live.borrow());
                let app = old.with_library(library);
                // Before anybody is answered from it, so that nobody waits.
                if old.has_learned() {
                    app.learn();
                }
                let packs = app.packs();
                app.servers().log_texts(&changed_packs(old.library(), app.library()));
                self.live.send_replace(Arc::new(app));
                Reloaded::Swapped(packs)
            }
            Err(refused) => Reloaded::Refused(refused),
        }
    }
}

/// The packs whose texts are others than before, each by its title with its version.
fn changed_packs(old: &Library, new: &Library) -> Vec<(String, String)> {
    let changed = new.packs.iter().filter(|pack| old.pack(&pack.id) != Some(*pack));
    changed.map(|pack| (pack.title.clone(), pack.version.clone())).collect()
}
