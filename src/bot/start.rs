//! The screen before the first question. The danger signs stand here for everyone to read.

use super::reviewed::units_of_start;
use super::{ChannelKind, Screens, paragraph, title};
use crate::action::{Action, Open};
use crate::flow::{Answers, Step};
use crate::id::{FlowId, PackId};
use crate::library::Pack;
use crate::reply::{Block, Button, Control, Screen, ScreenKind};

impl Screens<'_> {
    /// The start screen of a flow.
    pub(super) fn intro(&self, pack: &PackId, flow: &FlowId) -> Screen {
        let words = self.words();
        let Some((pack, flow)) = self.library.flow(pack, flow) else {
            return self.not_opened(super::NotOpened::QuestionsChanged);
        };
        if !self.settings.checks {
            return self.checks_off(pack);
        }
        let mut blocks = vec![title(flow.title.as_str())];
        blocks.extend(self.language_notice(pack));
        blocks.push(paragraph(pack.purpose.as_str()));
        blocks.extend(flow.intro.iter().map(|line| paragraph(line.as_str())));
        let dangers = flow.items.iter().filter(|item| item.red_flag).flat_map(|item| {
            let signs = item.options.iter().filter(|option| !option.exclusive);
            signs.map(|option| option.display.as_str().into())
        });
        blocks.push(Block::Heading(words.danger_heading().into()));
        blocks.push(Block::List(dangers.collect()));
        let anywhere = self.library.safety.anywhere_for(self.reader);
        blocks.push(paragraph(words.danger_help(&anywhere.emergency)));
        blocks.push(Block::Divider);
        let lasts = match self.place {
            ChannelKind::DirectWithBot => words.stays(),
            ChannelKind::Server | ChannelKind::Elsewhere => words.vanishes(),
        };
        blocks.push(Block::Note(words.kept().into()));
        blocks.push(Block::Note(lasts.into()));
        blocks.extend(self.provenance_of(pack, &units_of_start(flow)));
        let begin = Action::Open(Open::Begin(pack.id.clone(), flow.id.clone()));
        let help = Action::Open(Open::HelpFrom(pack.id.clone(), flow.id.clone()));
        let row = vec![
            Button::main(words.begin(), begin),
            Button::danger(words.help_now(), help),
            Button::plain(words.not_now(), Action::Open(Open::Hide)),
        ];
        Screen { kind: ScreenKind::Start, blocks, controls: vec![Control::Row(row)], urgency: None }
    }

    /// The first question of a flow.
    pub(super) fn begin(&self, pack: &PackId, flow: &FlowId) -> Screen {
        let Some((pack, flow)) = self.library.flow(pack, flow) else {
            return self.not_opened(super::NotOpened::QuestionsChanged);
        };
        if !self.settings.checks {
            return self.checks_off(pack);
        }
        let answers = Answers::default();
        match flow.replay(&answers) {
            Step::Ask(item) => self.walking(pack, flow, &answers).question(item, false),
            Step::Done(decision) => self.walking(pack, flow, &answers).outcome(decision),
        }
    }

    /// When the operator has switched the questions off.
    pub(super) fn checks_off(&self, pack: &Pack) -> Screen {
        let mut screen = self.articles(pack, &pack.title, None);
        screen.blocks.insert(1, paragraph(self.words().checks_off()));
        screen
    }
}
