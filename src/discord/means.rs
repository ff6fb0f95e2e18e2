//! What answering takes, whatever is answered: the app, the way to Discord, and the commands that can be
//! mentioned.

use std::sync::Arc;

use tokio::sync::watch;

use super::commands::CommandIds;
use super::render::Renderer;
use super::rest::RestClient;
use crate::app::App;
use crate::id::PersonId;

/// What answering takes.
pub(super) struct Means {
    /// What there is to answer from. Each event takes one, once, and keeps to it.
    pub(super) app: watch::Receiver<Arc<App>>,
    pub(super) rest: Arc<RestClient>,
    pub(super) commands: watch::Receiver<Arc<CommandIds>>,
}

impl Means {
    /// Draws something for one person.
    pub(super) fn with_renderer<T>(
        &self,
        app: &App,
        who: PersonId,
        draw: impl FnOnce(Renderer<'_>) -> T,
    ) -> T {
        let commands = self.commands.borrow().clone();
        let seal = |action: &_| app.seal(who, action);
        draw(Renderer { seal: &seal, commands: &commands })
    }
}
