//! What goes from one place to another: cards that are offered in public and opened in private,
//! passages that are shared as an answer to a message, and passages as direct messages.

use super::{ChannelKind, Event, Permissions, Screens, paragraph, title};
use crate::action::{Action, Open, passage_mark};
use crate::article::{Article, Passage};
use crate::id::{CardId, ChannelId, MessageId, MessageLink, PackId, PassageRef};
use crate::library::{Pack, ReviewUnit};
use crate::limits::{DISPLAY_NAME_MAX, MENU_OPTIONS_MAX};
use crate::reply::{
    Block, Button, Choice, Control, Line, Menu, Reply, Screen, ScreenKind, ShareBy, Span,
};
use crate::safety::Card;

/// The most passages that are offered for a message.
pub(super) const FOUND_MAX: usize = 5;

impl Screens<'_> {
    /// The cards of these names; the card for help where none of them is there any more.
    pub(super) fn cards_named(&self, names: &[CardId]) -> Screen {
        let card = |name: &CardId| self.library.safety.cards.iter().find(|card| card.id == *name);
        let cards: Vec<&Card> = names.iter().filter_map(card).collect();
        if cards.is_empty() { self.help_now(None) } else { self.danger(&cards) }
    }

    /// The one line in public in the place of these cards. Whoever presses sees the cards alone.
    pub(super) fn cards_offered(&self, cards: Vec<CardId>) -> Screen {
        let open = if cards.is_empty() { Open::HelpNow } else { Open::Cards(cards) };
        let button = Button::plain(self.words().show_offered(), Action::Open(open));
        Screen {
            kind: ScreenKind::CardsOffered,
            blocks: vec![paragraph(self.words().offered())],
            controls: vec![Control::Row(vec![button])],
            urgency: None,
        }
    }

    /// A reply to a message as others may see it, where others see it: cards are never among that.
    pub(super) fn kept_from_others(&self, reply: Reply) -> Reply {
        let alone = self.place == ChannelKind::DirectWithBot;
        let is_card =
            |screen: &Screen| matches!(screen.kind, ScreenKind::Cards | ScreenKind::Country);
        if !alone && matches!(&reply, Reply::Show(screen) if is_card(screen)) {
            return Reply::Show(self.cards_offered(Vec::new()));
        }
        reply
    }

    /// A passage that everybody in a channel sees, with a way to go on reading alone.
    pub(super) fn passage_in_public(&self, pack: &PackId, passage: &PassageRef) -> Option<Screen> {
        self.public(pack, passage, Vec::new())
    }

    /// The passages that may answer a message, for the person who asked about it.
    pub(super) fn found_for_message(
        &self,
        found: &[(PackId, PassageRef)],
        at: MessageLink,
    ) -> Screen {
        let words = self.words();
        let options = found.iter().filter_map(|(pack, name)| {
            let (article, passage) = self.library.pack(pack)?.passage(name)?;
            Some(option(pack, article, passage))
        });
        let options: Vec<Choice> = options.take(FOUND_MAX).collect();
        let mut blocks = vec![title(words.found_title())];
        let mut controls = Vec::new();
        if options.is_empty() {
            blocks.push(paragraph(words.found_nothing()));
            let row = self.article_buttons();
            controls.extend((!row.is_empty()).then_some(Control::Row(row)));
        } else {
            let packs = found.first().and_then(|(pack, _)| self.library.pack(pack));
            blocks.extend(packs.and_then(|pack| self.language_notice(pack)));
            let listed = options.iter().map(|option| Line::from(option.label.as_str()));
            blocks.push(Block::List(listed.collect()));
            blocks.push(Block::Note(words.found_help().into()));
            let action = Action::Open(Open::PickToShare(at.channel, at.message));
            let placeholder = words.found_menu();
            controls.push(Control::Menu(Menu { placeholder, action, least: 1, most: 1, options }));
        }
        controls.push(self.last_row());
        Screen { kind: ScreenKind::FoundForMessage, blocks, controls, urgency: None }
    }

    /// The passage that was picked from that menu, before it is shared.
    pub(super) fn picked_to_share(
        &self,
        picked: Option<&str>,
        channel: ChannelId,
        message: MessageId,
    ) -> Screen {
        let parts = picked.and_then(|picked| picked.split_once('/'));
        let parts = parts.and_then(|(pack, name)| Some((pack.parse().ok()?, name.parse().ok()?)));
        match parts {
            Some((pack, name)) => self.before_sharing(&pack, &name, channel, message),
            None => self.told(&self.words().passage_gone()),
        }
    }

    /// A passage, with the button that shares it.
    pub(super) fn before_sharing(
        &self,
        pack: &PackId,
        name: &PassageRef,
        channel: ChannelId,
        message: MessageId,
    ) -> Screen {
        let words = self.words();
        if self.is_withdrawn(pack, name) {
            return self.withdrawn();
        }
        let found = self.library.pack(pack).and_then(|pack| Some((pack, pack.passage(name)?)));
        let Some((pack, (article, passage))) = found else {
            return self.told(&words.passage_gone());
        };
        let mut blocks = self.passage_with_origin(pack, article, passage);
        blocks.push(Block::Note(words.share_help().into()));
        let share = Open::Share(pack.id.clone(), passage_mark(name), channel, message);
        let share = Control::Row(vec![Button::main(words.share(), Action::Open(share))]);
        let controls = vec![share, self.last_row()];
        Screen { kind: ScreenKind::ToShare, blocks, controls, urgency: None }
    }

    /// Shares a passage as an answer to a message: as a message of the bot where both it and the
    /// person may write there, else as a public part of the answer to the press.
    pub(super) fn share(
        &self,
        (pack, mark): (&PackId, u16),
        (channel, message): (ChannelId, MessageId),
        event: &Event,
    ) -> Reply {
        let words = self.words();
        let at = MessageLink { server: event.at.server, channel, message };
        let name = self.library.pack(pack).and_then(|pack| pack.marked_passage(mark));
        let by = share_by(event, channel);
        let by_whom = event.display_name.as_ref().map(|name| name.reveal().as_str());
        let link = (by == ShareBy::FollowUp).then_some(at);
        match name.and_then(|name| self.shared(pack, &name, by_whom, link)) {
            Some(public) => {
                let (told, failed) =
                    (self.told(&words.share_done()), self.told(&words.share_failed()));
                Reply::Share { public, told, failed, at, by }
            }
            None => Reply::Replace(self.told(&words.passage_gone())),
        }
    }

    /// A passage that a person has shared, where it does not stand below a message with a link to it.
    pub(super) fn shared(
        &self,
        pack: &PackId,
        name: &PassageRef,
        by_whom: Option<&str>,
        link: Option<MessageLink>,
    ) -> Option<Screen> {
        let words = self.words();
        // The name is escaped where it is drawn; here it becomes one line.
        let by_whom = by_whom.map(one_line).filter(|name| !name.is_empty());
        let by_whom =
            by_whom.map_or_else(|| words.shared_by_member(), |name| words.shared_by(&name));
        let link = link.map(|at| Span::Link { label: words.shared_to(), url: at.url() });
        let link = link.map(|link| Block::Paragraph(Line(vec![link])));
        self.public(pack, name, [Block::Note(by_whom.into())].into_iter().chain(link).collect())
    }

    /// Sends a passage as a direct message; in the direct message itself, shows it.
    pub(super) fn in_private(&self, pack: &PackId, passage: &PassageRef) -> Reply {
        let words = self.words();
        if self.place == ChannelKind::DirectWithBot {
            return Reply::Replace(self.read(pack, passage));
        }
        if self.is_withdrawn(pack, passage) {
            return Reply::Replace(self.withdrawn());
        }
        let screen = Self { place: ChannelKind::DirectWithBot, ..*self }.read(pack, passage);
        let mut closed = self.read(pack, passage);
        closed.blocks.insert(0, Block::Note(words.direct_closed().into()));
        Reply::Direct { screen, opened: self.told(&words.direct_sent()), closed }
    }

    /// A sentence on what became of something, with the way to help.
    pub(super) fn told(&self, text: &str) -> Screen {
        let (blocks, controls) = (vec![paragraph(text)], vec![self.last_row()]);
        Screen { kind: ScreenKind::Told, blocks, controls, urgency: None }
    }

    /// A passage that everybody in a channel sees, below these blocks.
    fn public(&self, pack: &PackId, name: &PassageRef, mut above: Vec<Block>) -> Option<Screen> {
        let pack = self.library.pack(pack)?;
        if self.is_withdrawn(&pack.id, name) {
            return None;
        }
        let (article, passage) = pack.passage(name)?;
        above.extend(self.passage_with_origin(pack, article, passage));
        let private = Action::Open(Open::InPrivate(pack.id.clone(), name.clone()));
        let row = vec![
            Button::plain(self.words().in_private(), private),
            Button::danger(self.words().help_now(), Action::Open(Open::HelpNow)),
        ];
        let controls = vec![Control::Row(row)];
        Some(Screen { kind: ScreenKind::PublicPassage, blocks: above, controls, urgency: None })
    }

    /// A passage with its sources, and who has read it.
    fn passage_with_origin(&self, pack: &Pack, article: &Article, passage: &Passage) -> Vec<Block> {
        let name = PassageRef { article: article.id.clone(), passage: passage.id.clone() };
        let mut blocks = self.passage(pack, article, passage);
        blocks.extend(self.provenance_of(pack, &[ReviewUnit::Passage(name)]));
        blocks
    }
}

/// A passage in the menu, with its pack and the article it stands in.
fn option(pack: &PackId, article: &Article, passage: &Passage) -> Choice {
    const _: () = assert!(FOUND_MAX <= MENU_OPTIONS_MAX);
    let value = format!("{pack}/{}/{}", article.id, passage.id);
    let detail = Some(article.title.clone());
    Choice { value, label: passage.title.clone(), detail, chosen: false }
}

/// As what something may be shared in a channel.
fn share_by(event: &Event, channel: ChannelId) -> ShareBy {
    let send = match event.at.parent {
        Some(_) => Permissions::SEND_MESSAGES_IN_THREADS,
        None => Permissions::SEND_MESSAGES,
    };
    let bot =
        Permissions(Permissions::VIEW_CHANNEL.0 | send.0 | Permissions::READ_MESSAGE_HISTORY.0);
    let person = event.member.as_ref().map(|member| member.permissions);
    let may = event.at.bot_is_member
        && event.at.id == Some(channel)
        && event.at.bot_permissions.contains(bot)
        && person.is_some_and(|may| may.contains(send));
    if may { ShareBy::Message } else { ShareBy::FollowUp }
}

/// A name without what could make it more than one line or longer than Discord shows.
fn one_line(name: &str) -> String {
    let plain = |c: char| if c.is_whitespace() || c.is_control() { ' ' } else { c };
    let name: String = name.chars().map(plain).take(DISPLAY_NAME_MAX).collect();
    name.trim().to_owned()
}
