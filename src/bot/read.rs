//! Reading: the list of articles, one passage at a time, and finding an article while typing.

use super::{Desk, links, paragraph, title};
use crate::action::{Action, Open};
use crate::article::{Article, Passage, Piece};
use crate::id::{ArticleId, PackId, PassageRef};
use crate::pack::{Opens, Pack};
use crate::reply::{Block, Button, Choice, Control, Line, Menu, Screen, Suggestion};

/// The most suggestions while a person types. Source: Discord docs, Application Commands,
/// Autocomplete.
const SUGGESTIONS_MAX: usize = 25;

/// How alike two words must be to count as the same with a typing mistake, from 0 to 1.
const ALIKE: f64 = 0.8;

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
        let others = article.passages.iter().filter(|other| other.id != passage.id);
        let mut row: Vec<Button> = others
            .map(|other| {
                let name = PassageRef { article: article.id.clone(), passage: other.id.clone() };
                let action = Action::Open(Open::Read(pack.id.clone(), name));
                Button::plain(words.next(&other.title), action)
            })
            .collect();
        row.push(Button::plain(words.articles(), Action::Open(Open::Articles(pack.id.clone()))));
        row.extend(self.check_button(pack));
        row.truncate(5);
        Screen { blocks, controls: vec![Control::Row(row), self.last_row()], urgency: None }
    }

    /// What `/…-read` shows for what a person typed or picked.
    pub(super) fn read_about(&self, pack: &Pack, about: Option<&str>) -> Screen {
        let Some(about) = about.map(str::trim).filter(|about| !about.is_empty()) else {
            return self.articles(pack, &pack.title, None);
        };
        let picked = about.parse().ok().and_then(|id: ArticleId| pack.article(&id));
        if let Some(article) = picked.or_else(|| found(pack, about).first().copied()) {
            return self.read_article(&pack.id, &article.id);
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
        let listed = if typed.trim().is_empty() { by_title(pack) } else { found(pack, typed) };
        let suggestion = |article: &Article| Suggestion {
            label: article.title.clone(),
            value: article.id.to_string(),
        };
        listed.into_iter().take(SUGGESTIONS_MAX).map(suggestion).collect()
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
            screen.blocks.insert(0, paragraph(self.words().passage_gone()));
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

/// Every article of a pack, by the alphabet.
fn by_title(pack: &Pack) -> Vec<&Article> {
    let mut articles: Vec<&Article> = pack.articles.iter().collect();
    articles.sort_by_key(|article| article.title.to_lowercase());
    articles
}

/// The articles that a person may mean, the likeliest first: by their titles and by the words that
/// people use for them, forgiving a typing mistake.
fn found<'p>(pack: &'p Pack, typed: &str) -> Vec<&'p Article> {
    let typed = typed.trim().to_lowercase();
    let mut scored: Vec<(u32, &Article)> = pack
        .articles
        .iter()
        .filter_map(|article| {
            let names = std::iter::once(&article.title).chain(&article.also_called);
            let best = names.map(|name| score(&name.to_lowercase(), &typed)).max()?;
            (best > 0).then_some((best, article))
        })
        .collect();
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    scored.into_iter().map(|(_, article)| article).collect()
}

/// How well a name fits what was typed; 0: not at all.
fn score(name: &str, typed: &str) -> u32 {
    let words = |text: &str| {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_owned).collect::<Vec<_>>()
    };
    if name == typed {
        return 100;
    }
    if name.starts_with(typed) {
        return 80;
    }
    if name.contains(typed) && typed.chars().count() > 2 {
        return 60;
    }
    let (name_words, typed_words) = (words(name), words(typed));
    if typed_words.is_empty() {
        return 0;
    }
    let known = typed_words.iter().filter(|typed| {
        typed.chars().count() > 2
            && name_words.iter().any(|word| {
                word.starts_with(typed.as_str())
                    || strsim::normalized_damerau_levenshtein(word, typed) >= ALIKE
            })
    });
    let share = known.count() * 50 / typed_words.len();
    u32::try_from(share).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_by_its_beginning_by_a_part_and_with_a_typing_mistake() {
        assert_eq!(score("glossitis", "glossitis"), 100);
        assert_eq!(score("burning tongue", "burn"), 80);
        assert_eq!(score("burning tongue", "tongue"), 60);
        assert_eq!(score("burning tongue", "tonuge"), 50);
        assert_eq!(score("burning tongue", "my tongue"), 25);
        assert_eq!(score("burning tongue", "x"), 0);
        assert_eq!(score("burning tongue", "weather"), 0);
        assert_eq!(score("burning tongue", "?!"), 0);
    }
}
