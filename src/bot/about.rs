//! The bot's own commands: what it can do, who runs it, what it keeps.

use super::{Desk, links, paragraph, title};
use crate::action::{Action, Open};
use crate::article::shown;
use crate::id::PackId;
use crate::pack::{Fate, Guidance, Pack};
use crate::reply::{Block, Button, Control, Line, Screen, Span};

/// How many sources a page shows: titles and addresses are long, and a message holds 4,000
/// characters.
const SOURCES_PER_PAGE: usize = 7;

/// The most buttons of a row. Source: Discord docs, Component Reference, Action Row.
const BUTTONS_MAX: usize = 5;

impl Desk<'_> {
    /// `/help`.
    pub(super) fn help(&self) -> Screen {
        let words = self.words();
        let commands = super::commands(self.library, self.settings).into_iter().map(|command| {
            Line(vec![
                Span::Command(command.name),
                Span::Text(format!(": {}", command.description)),
            ])
        });
        let blocks = vec![
            title(words.help_title()),
            paragraph(words.help_intro()),
            Block::List(commands.collect()),
            paragraph(words.help_danger(&self.library.safety.anywhere.emergency)),
        ];
        let rows = [self.check_buttons(), self.article_buttons()];
        let rows = rows.into_iter().filter(|row| !row.is_empty());
        let mut controls: Vec<Control> = rows.map(Control::Row).collect();
        controls.push(self.last_row());
        Screen { blocks, controls, urgency: None }
    }

    /// `/about`.
    pub(super) fn about(&self) -> Screen {
        let words = self.words();
        let operator = &self.settings.operator;
        let packs = self.library.packs.iter().map(|pack| {
            let (last, next) = (shown(pack.last_review), shown(pack.next_review));
            let line = words.about_pack(&pack.title, &pack.version, &last, &next, &pack.licence);
            let mut line = format!("{line} {}", pack.reviewed_by);
            if let Some(compared) = self.compared(pack) {
                line = format!("{line} {compared}");
            }
            line.into()
        });
        let mut blocks = vec![
            title(words.about_title()),
            paragraph(words.about_what()),
            Block::Heading(words.about_packs().into()),
            Block::List(packs.collect()),
        ];
        blocks.push(paragraph(words.about_operator(&operator.name, &operator.contact)));
        blocks.push(paragraph(words.about_mistake()));
        blocks.push(Block::Note(words.about_version(&self.settings.version).into()));
        let sources = self.library.packs.iter().take(BUTTONS_MAX).map(|pack| {
            let action = Action::Open(Open::Sources(pack.id.clone(), 0));
            Button::plain(words.all_sources(&pack.title), action)
        });
        let sources: Vec<Button> = sources.collect();
        let mut controls = Vec::new();
        if !sources.is_empty() {
            controls.push(Control::Row(sources));
        }
        controls.push(self.last_row());
        Screen { blocks, controls, urgency: None }
    }

    /// One page of the sources of a pack.
    pub(super) fn pack_sources(&self, pack: &PackId, page: u8) -> Screen {
        let words = self.words();
        let Some(pack) = self.library.pack(pack) else { return self.all_articles(pack) };
        let pages = pack.sources.len().div_ceil(SOURCES_PER_PAGE).max(1);
        let page = usize::from(page).min(pages - 1);
        let listed = pack.sources.iter().skip(page * SOURCES_PER_PAGE).take(SOURCES_PER_PAGE);
        let mut blocks = vec![
            title(words.sources_title(&pack.title)),
            Block::List(listed.map(links::source_line).collect()),
        ];
        if pages > 1 {
            let (number, count) = ((page + 1).to_string(), pages.to_string());
            blocks.push(Block::Note(words.page(&number, &count).into()));
        }
        blocks.extend(self.provenance(pack));
        blocks.extend(self.compared(pack).map(|compared| Block::Note(compared.into())));
        let mut row = Vec::new();
        if page + 1 < pages
            && let Ok(next) = u8::try_from(page + 1)
        {
            let next = Action::Open(Open::Sources(pack.id.clone(), next));
            row.push(Button::plain(words.next_page(), next));
        }
        let all = Action::Open(Open::Articles(pack.id.clone()));
        row.push(Button::plain(words.articles(), all));
        Screen { blocks, controls: vec![Control::Row(row), self.last_row()], urgency: None }
    }

    /// What became of the article that a pack began with, in numbers.
    fn compared(&self, pack: &Pack) -> Option<String> {
        let ledger = pack.ledger.as_ref()?;
        let [claims, agreed, reworded, withheld] = [
            ledger.claims.len(),
            ledger.judged(Guidance::Agrees),
            ledger.became(Fate::Reworded),
            ledger.became(Fate::Withheld),
        ]
        .map(|count| count.to_string());
        Some(self.words().about_ledger(&claims, &agreed, &reworded, &withheld))
    }

    /// `/privacy`.
    pub(super) fn privacy(&self) -> Screen {
        let words = self.words();
        let operator = &self.settings.operator;
        let policy =
            Span::Link { label: words.privacy_policy(), url: operator.privacy_url.clone() };
        let blocks = vec![
            title(words.privacy_title()),
            paragraph(Line::strong(words.privacy_stored())),
            paragraph(words.privacy_where()),
            paragraph(words.privacy_discord()),
            paragraph(words.privacy_logs()),
            paragraph(words.privacy_remove()),
            paragraph(Line(vec![policy])),
            paragraph(words.privacy_contact(&operator.name, &operator.contact)),
        ];
        Screen { blocks, controls: vec![self.last_row()], urgency: None }
    }
}
