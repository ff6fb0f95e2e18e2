//! The screens that answer a person's own words.

use super::{Due, Judged, names};
use crate::action::{Action, Open};
use crate::bot::{Attached, Screens, paragraph, title};
use crate::flow::Disposition;
use crate::id::{PackId, PassageRef};
use crate::interface::{OtherLanguage, SaidKind, Words};
use crate::library::Opens;
use crate::limits::BUTTONS_MAX;
use crate::questions::RefuseKind;
use crate::reply::{Block, Button, Control, Screen, ScreenKind};
use crate::safety::Concern;
use crate::search::{MORE_MAX, NEAREST_MAX};

/// The card for what must be seen today.
pub(in crate::bot) const TODAY_CARD: &str = "today";

impl<'a> Screens<'a> {
    /// The same in the language that a person wrote in, where that is known. Where nobody said which
    /// country they are likely in, the language says it.
    pub(super) fn speaking(self, told: Option<&'a Words>) -> Self {
        let own = self.words.locale().language();
        let Some(words) = told.filter(|words| words.locale().language() != own) else {
            return self;
        };
        let reader = Some(words.locale());
        let by_language = self.library.safety.likely(reader);
        let likely = if self.likely.is_empty() { by_language } else { self.likely };
        Self { words, reader, likely, ..self }
    }

    /// What is due without the passages that are not shown in this server.
    pub(super) fn without_withdrawn<'l>(&self, due: Due<'l>) -> Due<'l> {
        let shown = |(pack, name): &(PackId, PassageRef)| {
            !self.is_withdrawn(pack, name) && !self.is_topic_off(pack)
        };
        match due {
            Due::Found(pack, best, more) => {
                let all = std::iter::once((pack, best)).chain(more);
                let mut all = all.filter(shown);
                match all.next() {
                    Some((pack, best)) => Due::Found(pack, best, all.collect()),
                    None => Due::Outside(Vec::new()),
                }
            }
            Due::Refused(kind, instead) => Due::Refused(kind, instead.filter(shown)),
            Due::Outside(nearest) => Due::Outside(nearest.into_iter().filter(shown).collect()),
            Due::Cards(_) | Due::NoWords(_) | Due::Word(_) | Due::OtherLanguage(_) => due,
        }
    }

    /// What is due, where only the person sees it.
    pub(super) fn due(&self, judged: &Judged<'_>) -> Screen {
        let due = self.without_withdrawn(judged.due.clone());
        let judged = &Judged { due, concern: judged.concern };
        let screen = match &judged.due {
            Due::Cards(cards) => return self.danger(cards),
            Due::NoWords(attached) => return self.no_words(*attached),
            Due::Word(kind) => return self.word(*kind),
            Due::OtherLanguage(other) => return self.other_language(other),
            Due::Found(pack, best, more) => self.answer(pack, best, more),
            Due::Refused(kind, instead) => self.refused(*kind, instead.as_ref()),
            Due::Outside(_) if judged.concern == Concern::Today => return self.today_alone(),
            Due::Outside(nearest) => self.outside(nearest),
        };
        let to_it = match &judged.due {
            Due::Found(pack, best, _) => self.read_buttons(&[(pack.clone(), best.clone())], 1),
            Due::Cards(_)
            | Due::NoWords(_)
            | Due::Word(_)
            | Due::OtherLanguage(_)
            | Due::Refused(..)
            | Due::Outside(_) => self.article_buttons(),
        };
        self.with_concern(screen, judged.concern, to_it)
    }

    /// What is due, where others see it: cards and what says to be seen today stand behind a button, and
    /// no line tells others that somebody may be in a dark place.
    pub(super) fn due_in_public(&self, judged: &Judged<'_>) -> Screen {
        if judged.concern == Concern::Today {
            return self.cards_offered(TODAY_CARD.parse().into_iter().collect());
        }
        match &judged.due {
            Due::Cards(cards) => self.cards_offered(names(cards)),
            Due::NoWords(_) => self.first_contact(None, &self.words().first_can()),
            Due::Word(kind) => self.word_in_public(*kind),
            Due::OtherLanguage(other) => self.other_language(other),
            Due::Found(pack, best, _) => {
                let public = self.passage_in_public(pack, best);
                public.unwrap_or_else(|| self.told(&self.words().passage_gone()))
            }
            Due::Refused(kind, instead) => self.refused(*kind, instead.as_ref()),
            Due::Outside(nearest) => self.outside(nearest),
        }
    }

    /// A screen with what is added to it. Where there is no room for it below the card for today, these
    /// buttons lead to it.
    pub(in crate::bot) fn with_concern(
        &self,
        mut screen: Screen,
        concern: Concern,
        to_it: Vec<Button>,
    ) -> Screen {
        match concern {
            Concern::None => screen,
            Concern::Soft => {
                screen.blocks.push(paragraph(self.words().soft()));
                screen
            }
            Concern::Today => self.below_today(screen, to_it),
        }
    }

    /// A screen below the card for what must be seen today.
    fn below_today(&self, screen: Screen, to_it: Vec<Button>) -> Screen {
        let mut blocks = self.today();
        if blocks.is_empty() {
            return screen;
        }
        blocks.push(Block::Divider);
        blocks.extend(screen.blocks.iter().cloned());
        let (kind, urgency) = (ScreenKind::TodayAnswer, Some(Disposition::Urgent));
        let both = Screen { kind, blocks, urgency, ..screen };
        if both.size().over().is_empty() {
            return both;
        }
        let mut alone = self.today_alone();
        if !to_it.is_empty() {
            alone.controls.insert(0, Control::Row(to_it));
        }
        alone
    }

    /// The card for what must be seen today, alone.
    pub(in crate::bot) fn today_alone(&self) -> Screen {
        let (kind, urgency) = (ScreenKind::TodayAnswer, Some(Disposition::Urgent));
        Screen { kind, blocks: self.today(), controls: vec![self.last_row()], urgency }
    }

    /// What the card for what must be seen today says.
    fn today(&self) -> Vec<Block> {
        let card = self.library.safety.cards.iter().find(|card| card.id.as_str() == TODAY_CARD);
        card.map(|card| self.card_blocks(card)).unwrap_or_default()
    }

    /// The answer to whoever steers the bot.
    fn word(&self, kind: SaidKind) -> Screen {
        let words = self.words();
        match kind {
            SaidKind::Start | SaidKind::Check => self.first_intro(),
            SaidKind::Help => self.first_contact(None, &words.help_answer()),
            SaidKind::Hello => self.first_contact(None, &words.hello_answer()),
            SaidKind::Privacy => self.privacy(),
            SaidKind::Stop => self.word_answer(&words.stop_answer()),
            SaidKind::Thanks => self.word_answer(&words.thanks_answer()),
            SaidKind::Symptoms => self.first_symptoms(),
            SaidKind::HelpNow => self.help_now(None),
        }
    }

    /// The same where others see it. The start screen says that only one person sees it, so it stands
    /// behind a button.
    fn word_in_public(&self, kind: SaidKind) -> Screen {
        match kind {
            SaidKind::Start | SaidKind::Check => {
                self.first_contact(None, &self.words().first_can())
            }
            SaidKind::HelpNow => self.cards_offered(Vec::new()),
            SaidKind::Help
            | SaidKind::Hello
            | SaidKind::Privacy
            | SaidKind::Stop
            | SaidKind::Thanks
            | SaidKind::Symptoms => self.word(kind),
        }
    }

    /// When there is no word in a message.
    pub(in crate::bot) fn no_words(&self, attached: Attached) -> Screen {
        let words = self.words();
        let told = match attached {
            Attached::Nothing => words.empty(),
            Attached::File
            | Attached::Sticker
            | Attached::Voice
            | Attached::Forward
            | Attached::Poll
            | Attached::Other => words.attachment(),
        };
        self.first_contact(Some(&told), &words.first_can())
    }

    /// How to ask something in one's own words.
    pub(in crate::bot) fn how_to_ask(&self) -> Screen {
        self.first_contact(None, &self.words().ask_how())
    }

    /// What the bot is, what it keeps, and what a person can do.
    pub(in crate::bot) fn first_contact(&self, told: Option<&str>, can: &str) -> Screen {
        let words = self.words();
        let mut blocks = vec![title(words.first_title())];
        blocks.extend(told.map(paragraph));
        blocks.extend([paragraph(words.first_what()), paragraph(can)]);
        blocks.push(paragraph(words.can_miss()));
        let mut row: Vec<Button> = self.check_buttons().into_iter().take(1).collect();
        row.extend(self.symptoms_button());
        row.push(self.ask_button());
        let controls = vec![Control::Row(row), self.last_row()];
        Screen { kind: ScreenKind::FirstContact, blocks, controls, urgency: None }
    }

    /// One sentence to whoever thanks, or wants the bot to stop.
    pub(in crate::bot) fn word_answer(&self, text: &str) -> Screen {
        let (blocks, controls) = (vec![paragraph(text)], vec![self.last_row()]);
        Screen { kind: ScreenKind::WordAnswer, blocks, controls, urgency: None }
    }

    /// The one line in a language that the bot has no words in.
    pub(in crate::bot) fn other_language(&self, other: &OtherLanguage) -> Screen {
        let blocks = vec![paragraph(other.line.as_str())];
        let controls = vec![self.last_row()];
        Screen { kind: ScreenKind::OtherLanguage, blocks, controls, urgency: None }
    }

    /// The passage that answers a question, with the others that may be meant.
    pub(in crate::bot) fn answer(
        &self,
        pack: &PackId,
        best: &PassageRef,
        more: &[(PackId, PassageRef)],
    ) -> Screen {
        let mut screen = self.read(pack, best);
        let mut row = self.read_buttons(more, MORE_MAX);
        // Two buttons of one message may not do the same.
        row.retain(|button| !is_on(&screen, &button.action));
        if !row.is_empty() {
            screen.blocks.push(paragraph(self.words().not_meant()));
            let last = screen.controls.len().saturating_sub(1);
            screen.controls.insert(last, Control::Row(row));
        }
        Screen { kind: ScreenKind::Answer, ..screen }
    }

    /// Why something is not answered, and what helps instead.
    pub(in crate::bot) fn refused(
        &self,
        kind: RefuseKind,
        instead: Option<&(PackId, PassageRef)>,
    ) -> Screen {
        let words = self.words();
        let text = match kind {
            RefuseKind::Dose => words.refuse_dose(),
            RefuseKind::Number => words.refuse_number(),
            RefuseKind::Diagnosis => words.refuse_diagnosis(),
            RefuseKind::StopMedicine => words.refuse_stopping(),
        };
        let instead: Vec<_> = instead.cloned().into_iter().collect();
        let mut row = self.read_buttons(&instead, 1);
        row.push(self.ask_button());
        let controls = vec![Control::Row(row), self.last_row()];
        let blocks = vec![paragraph(text)];
        Screen { kind: ScreenKind::Refused, blocks, controls, urgency: None }
    }

    /// That nothing here is about a question, or what may be.
    pub(in crate::bot) fn outside(&self, nearest: &[(PackId, PassageRef)]) -> Screen {
        let words = self.words();
        let topics: Vec<&str> =
            self.library.packs.iter().map(|pack| pack.title.as_str()).take(BUTTONS_MAX).collect();
        let mut row = self.read_buttons(nearest, NEAREST_MAX);
        let sentence = if row.is_empty() { words.outside() } else { words.near() };
        let mut blocks = vec![paragraph(sentence)];
        if !topics.is_empty() {
            blocks.push(paragraph(words.outside_topics(&words.joined(&topics))));
        }
        if row.is_empty() {
            row.extend(self.article_buttons().into_iter().take(NEAREST_MAX));
        }
        row.push(self.ask_button());
        let controls = vec![Control::Row(row), self.last_row()];
        Screen { kind: ScreenKind::Outside, blocks, controls, urgency: None }
    }

    /// Buttons to passages.
    fn read_buttons(&self, passages: &[(PackId, PassageRef)], most: usize) -> Vec<Button> {
        let button = |(pack, name): &(PackId, PassageRef)| {
            let (_, passage) = self.library.pack(pack)?.passage(name)?;
            let action = Action::Open(Open::Read(pack.clone(), name.clone()));
            Some(Button::plain(self.words().read(&passage.title), action))
        };
        passages.iter().filter_map(button).take(most).collect()
    }

    /// The button that shows how to ask something.
    fn ask_button(&self) -> Button {
        Button::plain(self.words().ask_button(), Action::Open(Open::Ask))
    }

    /// The button to the first list of symptoms there is.
    fn symptoms_button(&self) -> Option<Button> {
        let has_list = |pack: &&crate::library::Pack| {
            pack.commands.iter().any(|command| matches!(command.opens, Opens::Articles(_)))
        };
        let pack = self.library.packs.iter().find(has_list)?;
        let action = Action::Open(Open::Symptoms(pack.id.clone()));
        Some(Button::plain(self.words().symptoms_button(), action))
    }

    /// The articles that a pack's command for symptoms lists.
    pub(in crate::bot) fn symptoms(&self, pack: &PackId) -> Screen {
        let listed = self.library.pack(pack).and_then(|pack| {
            pack.commands.iter().find_map(|command| match &command.opens {
                Opens::Articles(articles) => Some((pack, command, articles)),
                Opens::Flow(_) | Opens::Read | Opens::Ask | Opens::Find | Opens::HelpNow => None,
            })
        });
        match listed {
            Some((pack, command, articles)) => {
                let heading = command.described(self.words().locale());
                self.articles(pack, heading, Some(articles))
            }
            None => self.all_articles(pack),
        }
    }

    /// The first list of symptoms there is; else what the bot can do.
    fn first_symptoms(&self) -> Screen {
        match self.symptoms_button().map(|button| button.action) {
            Some(Action::Open(Open::Symptoms(pack))) => self.symptoms(&pack),
            _ => self.how_to_ask(),
        }
    }

    /// The start screen of the first flow there is; else what the bot can do.
    fn first_intro(&self) -> Screen {
        let mut packs = self.library.packs.iter();
        match packs.find_map(|pack| Some((&pack.id, &pack.flows.first()?.id))) {
            Some((pack, flow)) => self.intro(pack, flow),
            None => self.how_to_ask(),
        }
    }
}

/// Whether a button of a screen does this.
fn is_on(screen: &Screen, action: &Action) -> bool {
    screen.controls.iter().any(|control| match control {
        Control::Row(row) => row.iter().any(|button| button.action == *action),
        Control::Menu(_) | Control::Picker(_) => false,
    })
}
