//! Reading: the list of articles, one passage at a time, and what is suggested while typing.

use super::find::{Found, found};
use super::{Desk, links, paragraph, title};
use crate::action::{Action, Open};
use crate::article::{Article, Passage, Piece};
use crate::id::{ArticleId, PackId, PassageRef};
use crate::pack::{Opens, Pack};
use crate::reply::{Block, Button, Choice, Control, Line, Menu, Screen, Suggestion};

/// The most suggestions while a person types. Source: Discord docs, Application Commands,
/// Autocomplete.
const SUGGESTIONS_MAX: usize = 25;

impl Desk<'_> {
    /// Articles of a pack to choose from: these, or all.
    pub(super) fn articles(
        &self,
        pack: &Pack,
        heading: &str,
        only: Option<&[ArticleId]>,
    ) -> Screen {
        let words = self.words();
        let listed: Vec<&Article> = match only {
            Some(ids) => ids.iter().filter_map(|id| pack.article(id)).collect(),
            None => by_title(pack),
        };
        let titles = listed.iter().map(|article| article.title.as_str().into());
        if listed.is_empty() {
            let blocks = vec![title(words.articles_title(heading)), paragraph(words.no_articles())];
            let row = self.check_button(pack);
            let row = (!row.is_empty()).then_some(Control::Row(row));
            let controls = row.into_iter().chain([self.last_row()]).collect();
            return Screen { blocks, controls, urgency: None };
        }
        let mut blocks = vec![
            title(words.articles_title(heading)),
            Block::List(titles.collect()),
            Block::Note(words.articles_help().into()),
        ];
        blocks.extend(self.provenance(pack));
        let option = |article: &&Article| Choice {
            value: article.id.to_string(),
            label: article.title.clone(),
            detail: None,
            chosen: false,
        };
        let mut controls: Vec<Control> = listed
            .chunks(SUGGESTIONS_MAX)
            .map(|chunk| {
                Control::Menu(Menu {
                    placeholder: words.articles_menu(),
                    action: Action::Open(Open::PickArticle(pack.id.clone())),
                    most: 1,
                    options: chunk.iter().map(option).collect(),
                })
            })
            .collect();
        let mut row = self.check_button(pack);
        if only.is_some() && listed.len() < pack.articles.len() {
            let all = Action::Open(Open::Articles(pack.id.clone()));
            row.push(Button::plain(words.articles(), all));
        }
        if !row.is_empty() {
            controls.push(Control::Row(row));
        }
        controls.push(self.last_row());
        Screen { blocks, controls, urgency: None }
    }

    /// Every article of a pack.
    pub(super) fn all_articles(&self, pack: &PackId) -> Screen {
        match self.library.pack(pack) {
            Some(pack) => self.articles(pack, &pack.title, None),
            None => self.not_opened(super::NotOpened::QuestionsChanged),
        }
    }

    /// The article that was picked from a menu.
    pub(super) fn picked_article(&self, pack: &PackId, picked: Option<&str>) -> Screen {
        match picked.and_then(|picked| picked.parse().ok()) {
            Some(article) => self.read_article(pack, &article),
            None => self.all_articles(pack),
        }
    }

    /// The first passage of an article.
    pub(super) fn read_article(&self, pack: &PackId, article: &ArticleId) -> Screen {
        let first = self.library.pack(pack).and_then(|pack| pack.article(article));
        let first = first.and_then(|found| found.passages.first()).map(|first| first.id.clone());
        match first {
            Some(passage) => self.read(pack, &PassageRef { article: article.clone(), passage }),
            None => self.gone_article(pack),
        }
    }

    /// One passage.
    pub(super) fn read(&self, pack: &PackId, passage: &PassageRef) -> Screen {
        let words = self.words();
        let Some(pack) = self.library.pack(pack) else { return self.all_articles(pack) };
        let Some((article, passage)) = pack.passage(passage) else {
            return self.gone_article(&pack.id);
        };
        let mut blocks = self.passage(pack, article, passage);
        blocks.extend(self.provenance(pack));
        let name = PassageRef { article: article.id.clone(), passage: passage.id.clone() };
        let mut first = Vec::new();
        if let Some(next) = article.after(&passage.id) {
            let name = PassageRef { article: article.id.clone(), passage: next.id.clone() };
            let action = Action::Open(Open::Read(pack.id.clone(), name));
            first.push(Button::main(words.next(&next.title), action));
        }
        if let Some(before) = article.before(&passage.id) {
            let name = PassageRef { article: article.id.clone(), passage: before.id.clone() };
            let action = Action::Open(Open::Read(pack.id.clone(), name));
            first.push(Button::plain(words.back_to(&before.title), action));
        }
        if !article.related.is_empty() {
            let related = Action::Open(Open::Related(pack.id.clone(), name.clone()));
            first.push(Button::plain(words.related(), related));
        }
        first.extend(self.check_button(pack));
        let help = Action::Open(Open::HelpReading(pack.id.clone(), name.clone()));
        let sources = Action::Open(Open::Sources(pack.id.clone(), 0, Some(name)));
        let second = vec![
            Button::plain(words.see_sources(), sources),
            Button::plain(words.articles(), Action::Open(Open::Articles(pack.id.clone()))),
        ];
        let rows = [first, second].into_iter().filter(|row| !row.is_empty());
        let controls = rows.map(Control::Row).chain([self.last_row_with(help)]).collect();
        Screen { blocks, controls, urgency: None }
    }

    /// The articles related to the one of a passage, with a way back to the passage.
    pub(super) fn related(&self, pack: &PackId, passage: &PassageRef) -> Screen {
        let words = self.words();
        let found = self.library.pack(pack).and_then(|pack| Some((pack, pack.passage(passage)?)));
        let Some((pack, (article, shown))) = found else { return self.gone_article(pack) };
        let heading = words.related_title(&article.title);
        let mut screen = self.articles(pack, &heading, Some(&article.related));
        let back = Action::Open(Open::Read(pack.id.clone(), passage.clone()));
        let back = vec![Button::main(words.back_to(&shown.title), back)];
        let last = screen.controls.len().saturating_sub(1);
        screen.controls.insert(last, Control::Row(back));
        screen
    }

    /// What `/…-read` shows for what a person typed or picked.
    pub(super) fn read_about(&self, pack: &Pack, about: Option<&str>) -> Screen {
        let Some(about) = about.map(str::trim).filter(|about| !about.is_empty()) else {
            return self.articles(pack, &pack.title, None);
        };
        if let Some(passage) = about.parse().ok().filter(|name| pack.passage(name).is_some()) {
            return self.read(&pack.id, &passage);
        }
        if let Some(article) = about.parse().ok().and_then(|id: ArticleId| pack.article(&id)) {
            return self.read_article(&pack.id, &article.id);
        }
        if let Some(name) = found(&pack.articles, about).iter().find_map(Found::name) {
            return self.read(&pack.id, &name);
        }
        let mut screen = self.articles(pack, &pack.title, None);
        screen.blocks.insert(1, paragraph(self.words().nothing_found()));
        screen
    }

    /// Suggestions for what a person types after a reading command.
    pub(super) fn suggest(&self, command: &str, typed: &str) -> Vec<Suggestion> {
        let Some((pack, command)) = self.library.command(command) else { return Vec::new() };
        if command.opens != Opens::Read {
            return Vec::new();
        }
        if self.called_for(typed).is_some() {
            let value = typed.trim().to_owned();
            return vec![Suggestion { label: self.words().help_now(), value }];
        }
        let of_article = |article: &Article| Suggestion {
            label: article.title.clone(),
            value: article.id.to_string(),
        };
        if typed.trim().is_empty() {
            return by_title(pack).into_iter().take(SUGGESTIONS_MAX).map(of_article).collect();
        }
        // A passage further on is suggested by its own title.
        let suggestion = |found: &Found<'_>| match (found.name(), found.passage) {
            (Some(name), Some(passage)) if !found.is_first() => {
                Suggestion { label: passage.title.clone(), value: name.to_string() }
            }
            _ => of_article(found.article),
        };
        found(&pack.articles, typed).iter().take(SUGGESTIONS_MAX).map(suggestion).collect()
    }

    /// A passage with its caution and its sources.
    pub(super) fn passage(&self, pack: &Pack, article: &Article, passage: &Passage) -> Vec<Block> {
        let mut blocks =
            vec![title(article.title.as_str()), Block::Heading(passage.title.as_str().into())];
        blocks.extend(passage.text.iter().map(|piece| match piece {
            Piece::Paragraph(text) => paragraph(text.as_str()),
            Piece::List(lines) => Block::List(lines.iter().map(|l| l.as_str().into()).collect()),
        }));
        blocks.extend(passage.caution.as_ref().map(|caution| {
            paragraph(Line::strong(format!("{} ", self.words().caution())).then(caution.as_str()))
        }));
        let sources = passage.sources.iter().filter_map(|id| pack.source(id));
        blocks.push(paragraph(Line::strong(self.words().sources())));
        blocks.push(Block::List(sources.map(links::source_line).collect()));
        blocks
    }

    /// When an article is no longer there.
    fn gone_article(&self, pack: &PackId) -> Screen {
        let mut screen = self.all_articles(pack);
        if self.library.pack(pack).is_some_and(|pack| !pack.articles.is_empty()) {
            screen.blocks.insert(1, paragraph(self.words().passage_gone()));
        }
        screen
    }

    /// The button to the pack's first flow, where the questions are on.
    fn check_button(&self, pack: &Pack) -> Vec<Button> {
        let flow = pack.flows.first().filter(|_| self.settings.checks);
        let button = flow.map(|flow| {
            let action = Action::Open(Open::Intro(pack.id.clone(), flow.id.clone()));
            Button::plain(self.words().check(&flow.title), action)
        });
        button.into_iter().collect()
    }
}

/// Every article of a pack: those that are pinned, then the others, by the alphabet.
fn by_title(pack: &Pack) -> Vec<&Article> {
    let mut articles: Vec<&Article> = pack.articles.iter().collect();
    articles.sort_by_key(|article| (!article.pinned, article.title.to_lowercase()));
    articles
}
