//! What is answered to people who write in their own words.

use super::{ChannelKind, Screens, Written};
use crate::id::{CardId, MessageLink, PackId, PassageRef};
use crate::reply::{Reply, Screen};
use crate::safety::{Card, Cleared, Judgement};
use crate::search::{Match, SearchResult};
use crate::sensitive::Sensitive;

/// What answers a message to the bot.
pub(super) fn message(screens: Screens<'_>, written: &Written) -> Reply {
    let in_public = screens.place != ChannelKind::DirectWithBot;
    let cleared = match screens.library.safety.judge(&written.text) {
        Judgement::Danger(cards) if in_public => {
            return Reply::Show(screens.cards_offered(names(&cards)));
        }
        Judgement::Danger(cards) => return Reply::Show(screens.danger(cards)),
        Judgement::Clear(cleared) => cleared,
    };
    let found = found(screens, &cleared, 1).into_iter().next();
    let passage = found.and_then(|(pack, name)| {
        if in_public {
            screens.passage_in_public(&pack, &name)
        } else {
            Some(screens.read(&pack, &name))
        }
    });
    let nothing = || screens.told(&screens.words().found_nothing());
    Reply::Show(passage.unwrap_or_else(nothing))
}

/// What answers the command on somebody's message: passages to read and to share, or cards for the
/// person who used it.
pub(super) fn on_message(screens: Screens<'_>, text: &Sensitive<String>, at: MessageLink) -> Reply {
    Reply::Show(match screens.library.safety.judge(text) {
        Judgement::Danger(cards) => for_helper(screens, cards),
        Judgement::Clear(cleared) => {
            screens.found_for_message(&found(screens, &cleared, super::share::FOUND_MAX), at)
        }
    })
}

/// The cards for somebody who read what another person wrote.
fn for_helper(screens: Screens<'_>, cards: Vec<&Card>) -> Screen {
    let helper = screens.library.safety.cards.iter().find(|card| card.id.as_str() == "helper");
    let of_self = |card: &&Card| card.id.as_str() == "crisis";
    match helper.filter(|_| cards.iter().any(of_self)) {
        Some(helper) => screens.danger(vec![helper]),
        None => screens.danger(cards),
    }
}

/// The first two cards by name.
fn names(cards: &[&Card]) -> Vec<CardId> {
    cards.iter().take(2).map(|card| card.id.clone()).collect()
}

/// The passages that fit best, of all packs.
fn found(screens: Screens<'_>, text: &Cleared<'_>, most: usize) -> Vec<(PackId, PassageRef)> {
    let in_packs = screens.library.packs.iter().flat_map(|pack| {
        let found: Vec<Match<'_>> = match pack.index.find(text) {
            SearchResult::One(found) => vec![found],
            SearchResult::Several(found) if most > 1 => found,
            SearchResult::Several(_) | SearchResult::Nothing => vec![],
        };
        let names = found.into_iter().filter_map(|found| {
            let first = || {
                let first = pack.article(found.article)?.passages.first()?.id.clone();
                Some(PassageRef { article: found.article.clone(), passage: first })
            };
            Some((pack.id.clone(), found.name().or_else(first)?))
        });
        names.collect::<Vec<_>>()
    });
    in_packs.take(most).collect()
}
