//! Which passages something leads to.

use std::collections::BTreeSet;

use super::{Opens, Pack};
use crate::id::PassageRef;

impl Pack {
    /// The passages that nothing leads to: no command, no reason for a question, no outcome, no
    /// overlay and no article that names theirs as related. A command that opens everything to read leads to all of them.
    pub fn never_reached(&self) -> Vec<PassageRef> {
        let mut reached: BTreeSet<&PassageRef> = BTreeSet::new();
        for flow in &self.flows {
            reached.extend(flow.items.iter().filter_map(|item| item.why.passage.as_ref()));
            let outcomes = flow.outcomes.iter().flat_map(|outcome| &outcome.passages);
            reached.extend(outcomes.map(|passage| &passage.then));
            reached.extend(flow.overlays.iter().flat_map(|overlay| &overlay.then.passages));
        }
        let related = |passage: &PassageRef| {
            self.articles.iter().any(|article| article.related.contains(&passage.article))
        };
        let opened = |passage: &PassageRef| {
            self.commands.iter().any(|command| match &command.opens {
                Opens::Read | Opens::Ask => true,
                Opens::Articles(articles) => articles.contains(&passage.article),
                Opens::Flow(_) | Opens::Find | Opens::HelpNow => false,
            })
        };
        let all = self.passages().map(|(name, _)| name);
        let led_to =
            |passage: &PassageRef| reached.contains(passage) || opened(passage) || related(passage);
        all.filter(|passage| !led_to(passage)).collect()
    }
}
