//! Reading: the list of articles, one passage at a time, and what is suggested while typing.

use super::{Screens, links, paragraph, title};
use crate::action::{Action, Open};
use crate::article::{Article, Passage, Piece};
use crate::id::{ArticleId, PackId, PassageRef};
use crate::library::{Opens, Pack, ReviewUnit};
use crate::limits::{MENU_OPTIONS_MAX, SUGGESTION_VALUE_MAX, SUGGESTIONS_MAX};
use crate::reply::{Block, Button, Choice, Control, Line, Menu, Screen, ScreenKind, Suggestion};
use crate::safety::Judgement;
use crate::search::Match;
use crate::sensitive::Sensitive;

/// An article or a passage that a person named, as a suggestion sends it.
pub(super) enum Named {
    Passage(PassageRef),
    Article(ArticleId),
}

impl Named {
    /// What of a pack has this id or this very title.
    pub(super) fn of(pack: &Pack, name: &str) -> Option<Self> {
        if let Some(passage) = name.parse().ok().filter(|name| pack.passage(name).is_some()) {
            return Some(Self::Passage(passage));
        }
        if let Some(article) = name.parse().ok().filter(|id| pack.article(id).is_some()) {
            return Some(Self::Article(article));
        }
        // Some of Discord's apps send what stands on a suggestion in place of its value.
        titled(pack, name).map(Self::Passage)
    }
}

impl Screens<'_> {
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
            return Screen { kind: ScreenKind::Articles, blocks, controls, urgency: None };
        }
        let mut blocks = vec![title(words.articles_title(heading))];
        blocks.extend(self.language_notice(pack));
        blocks.push(Block::List(titles.collect()));
        blocks.push(Block::Note(words.articles_help().into()));
        blocks.extend(self.provenance(pack));
        let options: Vec<Choice> = listed.iter().map(|article| choice(article)).collect();
        let menus = options.chunks(MENU_OPTIONS_MAX);
        let mut controls: Vec<Control> =
            menus.map(|options| self.menu(pack, options.to_vec())).collect();
        let mut row = self.check_button(pack);
        if only.is_some() && listed.len() < pack.articles.len() {
            row.push(self.all_button(pack));
        }
        if !row.is_empty() {
            controls.push(Control::Row(row));
        }
        controls.push(self.last_row());
        Screen { kind: ScreenKind::Articles, blocks, controls, urgency: None }
    }

    /// A menu of articles and passages.
    fn menu(&self, pack: &Pack, options: Vec<Choice>) -> Control {
        let action = Action::Open(Open::PickArticle(pack.id.clone()));
        let placeholder = self.words().articles_menu();
        Control::Menu(Menu { placeholder, action, least: 1, most: 1, options })
    }

    /// The button to every article of a pack.
    pub(super) fn all_button(&self, pack: &Pack) -> Button {
        Button::plain(self.words().articles(), Action::Open(Open::Articles(pack.id.clone())))
    }

    /// What a person may mean, to choose from.
    pub(super) fn likeliest(&self, pack: &Pack, options: Vec<Choice>) -> Screen {
        let words = self.words();
        let labels = options.iter().map(|option| option.label.as_str().into()).collect();
        let mut blocks = vec![title(words.articles_title(&pack.title))];
        blocks.extend(self.language_notice(pack));
        blocks.push(paragraph(words.not_sure()));
        blocks.push(Block::List(labels));
        blocks.extend(self.provenance(pack));
        let mut row = self.check_button(pack);
        row.push(self.all_button(pack));
        let controls = vec![self.menu(pack, options), Control::Row(row), self.last_row()];
        Screen { kind: ScreenKind::Likeliest, blocks, controls, urgency: None }
    }

    /// Every article of a pack.
    pub(super) fn all_articles(&self, pack: &PackId) -> Screen {
        match self.library.pack(pack) {
            Some(pack) => self.articles(pack, &pack.title, None),
            None => self.not_opened(super::NotOpened::QuestionsChanged),
        }
    }

    /// The article or the passage that was picked from a menu.
    pub(super) fn picked_article(&self, pack: &PackId, picked: Option<&str>) -> Screen {
        if let Some(passage) = picked.and_then(|picked| picked.parse().ok()) {
            return self.read(pack, &passage);
        }
        match picked.and_then(|picked| picked.parse().ok()) {
            Some(article) => self.read_article(pack, &article),
            None => self.all_articles(pack),
        }
    }

    /// The first passage of an article.
    pub(super) fn read_article(&self, pack: &PackId, article: &ArticleId) -> Screen {
        let found = self.library.pack(pack).and_then(|pack| pack.article(article));
        let first = found.and_then(|found| {
            let shown = found.passages.iter().find(|passage| {
                let (article, passage) = (article.clone(), passage.id.clone());
                !self.is_withdrawn(pack, &PassageRef { article, passage })
            });
            shown.or(found.passages.first()).map(|first| first.id.clone())
        });
        match first {
            Some(passage) => self.read(pack, &PassageRef { article: article.clone(), passage }),
            None => self.gone_article(pack),
        }
    }

    /// One passage.
    pub(super) fn read(&self, pack: &PackId, passage: &PassageRef) -> Screen {
        let words = self.words();
        let Some(pack) = self.library.pack(pack) else { return self.all_articles(pack) };
        if self.is_withdrawn(&pack.id, passage) {
            return self.withdrawn();
        }
        let Some((article, passage)) = pack.passage(passage) else {
            return self.gone_article(&pack.id);
        };
        let mut blocks = self.passage(pack, article, passage);
        let name = PassageRef { article: article.id.clone(), passage: passage.id.clone() };
        blocks.extend(self.provenance_of(pack, &[ReviewUnit::Passage(name.clone())]));
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
        let second = vec![Button::plain(words.see_sources(), sources), self.all_button(pack)];
        let rows = [first, second].into_iter().filter(|row| !row.is_empty());
        let controls = rows.map(Control::Row).chain([self.last_row_with(help)]).collect();
        Screen { kind: ScreenKind::Passage, blocks, controls, urgency: None }
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
        screen.kind = ScreenKind::Related;
        screen
    }

    /// What a person named.
    pub(super) fn read_named(&self, pack: &Pack, named: &Named) -> Screen {
        match named {
            Named::Passage(passage) => self.read(&pack.id, passage),
            Named::Article(article) => self.read_article(&pack.id, article),
        }
    }

    /// Every article of a pack, where nothing was found for what a person typed.
    pub(super) fn nothing_found(&self, pack: &Pack) -> Screen {
        let mut screen = self.articles(pack, &pack.title, None);
        screen.blocks.insert(1, paragraph(self.words().nothing_found()));
        screen
    }

    /// Suggestions for what a person types after a reading command.
    pub(super) fn suggest(&self, command: &str, typed: &Sensitive<String>) -> Vec<Suggestion> {
        let Some((pack, command)) = self.library.command(command) else { return Vec::new() };
        if !matches!(command.opens, Opens::Read | Opens::Ask) {
            return Vec::new();
        }
        let typed = match self.library.safety.judge(typed) {
            Judgement::Clear(typed) => typed,
            Judgement::Danger(_) => {
                let label = self.words().help_now();
                let typed = typed.reveal().trim();
                let fits = typed.chars().count() <= SUGGESTION_VALUE_MAX;
                let value = if fits { typed.to_owned() } else { label.clone() };
                return vec![Suggestion { label, value }];
            }
        };
        let options: Vec<Choice> = if typed.written().trim().is_empty() {
            by_title(pack).into_iter().map(choice).collect()
        } else {
            choices(pack, &pack.index.suggest(&typed))
        };
        let shown = |option: &Choice| match option.value.parse() {
            Ok(name) => !self.is_withdrawn(&pack.id, &name),
            Err(_) => true,
        };
        let options = options.into_iter().filter(shown);
        let suggestion = |option: Choice| Suggestion { label: option.label, value: option.value };
        options.take(SUGGESTIONS_MAX).map(suggestion).collect()
    }

    /// A passage with its caution and its sources.
    pub(super) fn passage(&self, pack: &Pack, article: &Article, passage: &Passage) -> Vec<Block> {
        let mut blocks = vec![title(article.title.as_str())];
        blocks.extend(self.language_notice(pack));
        blocks.push(Block::Heading(passage.title.as_str().into()));
        blocks.extend(passage.text.iter().map(|piece| match piece {
            Piece::Paragraph(text) => paragraph(self.with_reader_label(pack, text)),
            Piece::List(lines) => Block::List(
                lines.iter().map(|line| self.with_reader_label(pack, line).into()).collect(),
            ),
        }));
        blocks.extend(passage.caution.as_ref().map(|caution| {
            paragraph(
                Line::strong(format!("{} ", self.words().caution()))
                    .then(self.with_reader_label(pack, caution)),
            )
        }));
        let sources = passage.sources.iter().filter_map(|id| pack.source(id));
        blocks.push(paragraph(Line::strong(self.words().sources())));
        blocks.push(Block::List(
            sources.map(|source| links::source_line(self.words(), source)).collect(),
        ));
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
        let flow = pack.flows.first().filter(|flow| self.is_offered(pack, flow));
        let button = flow.map(|flow| {
            let action = Action::Open(Open::Intro(pack.id.clone(), flow.id.clone()));
            Button::plain(self.words().check(&flow.title), action)
        });
        button.into_iter().collect()
    }
}

/// Where the article or the passage with exactly this title begins.
fn titled(pack: &Pack, title: &str) -> Option<PassageRef> {
    let article = pack.articles.iter().find(|article| article.title == title);
    let first = article.and_then(|article| {
        let passage = article.passages.first()?.id.clone();
        Some(PassageRef { article: article.id.clone(), passage })
    });
    let passage = || pack.passages().find(|(_, passage)| passage.title == title);
    first.or_else(|| passage().map(|(name, _)| name))
}

/// An article to choose.
pub(super) fn choice(article: &Article) -> Choice {
    let (value, label) = (article.id.to_string(), article.title.clone());
    Choice { value, label, detail: None, chosen: false }
}

/// A passage to choose.
pub(super) fn passage_choice(article: &Article, passage: &Passage) -> Choice {
    let name = PassageRef { article: article.id.clone(), passage: passage.id.clone() };
    let detail = Some(article.title.clone());
    Choice { value: name.to_string(), label: passage.title.clone(), detail, chosen: false }
}

/// Articles that were found, to choose from: a passage further on by its own title.
pub(super) fn choices(pack: &Pack, found: &[Match<'_>]) -> Vec<Choice> {
    let choices = found.iter().filter_map(|found| {
        let article = pack.article(found.article)?;
        let further = found.passage.filter(|_| !found.is_first);
        let passage = further.and_then(|id| article.passages.iter().find(|known| known.id == *id));
        Some(passage.map_or_else(|| choice(article), |passage| passage_choice(article, passage)))
    });
    choices.collect()
}

/// Every article of a pack: those that are pinned, then the others, by the alphabet.
fn by_title(pack: &Pack) -> Vec<&Article> {
    let mut articles: Vec<&Article> = pack.articles.iter().collect();
    articles.sort_by_key(|article| (!article.pinned, article.title.to_lowercase()));
    articles
}
