//! Passages that a server does not want shown.

use super::{Moderating, paragraph, title};
use crate::action::{Action, Group, ModeratorAction};
use crate::bot::read::choice;
use crate::id::{ArticleId, PackId};
use crate::limits::MENU_OPTIONS_MAX;
use crate::reply::{Block, Choice, Control, Line, Menu, Reply, Screen, ScreenKind, Then};
use crate::settings::{Revision, SettingKey, Value};

impl Moderating<'_> {
    /// Menus of the articles of which passages can be withdrawn.
    pub(super) fn articles_to_withdraw(&self) -> Vec<Control> {
        let packs = self.screens.library.packs.iter();
        // Each pack has a menu of its own; those that fit are shown, and a command takes any passage.
        let menus = packs.filter(|pack| !pack.articles.is_empty()).take(3).map(|pack| {
            let mut options: Vec<Choice> = pack.articles.iter().map(choice).collect();
            options.truncate(MENU_OPTIONS_MAX);
            Control::Menu(Menu {
                placeholder: self.words().pick_articles(),
                action: Action::Moderator(ModeratorAction::PickToWithdraw(pack.id.clone())),
                least: 1,
                most: 1,
                options,
            })
        });
        menus.collect()
    }

    /// The passages of the article that was picked.
    pub(super) fn picked_to_withdraw(&self, pack: &PackId, picked: Option<&str>) -> Reply {
        Reply::Replace(match picked.and_then(|picked| picked.parse().ok()) {
            Some(article) => self.passages_to_withdraw(pack, &article, None),
            None => self.setting(SettingKey::Withdrawn, None),
        })
    }

    /// The passages of an article, with a menu of those that are withdrawn.
    pub(super) fn passages_to_withdraw(
        &self,
        pack: &PackId,
        article: &ArticleId,
        said: Option<&str>,
    ) -> Screen {
        let words = self.words();
        let found = self.screens.library.pack(pack).and_then(|pack| pack.article(article));
        let Some(found) = found else { return self.setting(SettingKey::Withdrawn, said) };
        let withdrawn = self.settings.names(SettingKey::Withdrawn);
        let options = found.passages.iter().take(MENU_OPTIONS_MAX).map(|passage| {
            let value = format!("{pack}/{article}/{}", passage.id);
            let chosen = withdrawn.contains(&value);
            Choice { value, label: passage.title.clone(), detail: None, chosen }
        });
        let options: Vec<Choice> = options.collect();
        let mut blocks = vec![title(words.setting_name(SettingKey::Withdrawn))];
        blocks.extend(said.map(|said| paragraph(Line::strong(said))));
        blocks.push(Block::Heading(found.title.as_str().into()));
        blocks.push(paragraph(words.withdraw_help()));
        let on = self.settings.revision;
        let action = ModeratorAction::Withdraw(pack.clone(), article.clone(), on);
        let menu = Menu {
            placeholder: words.pick_values(),
            action: Action::Moderator(action),
            least: 0,
            most: options.len(),
            options,
        };
        let row = vec![self.back_to_group(Group::What)];
        let controls = vec![Control::Menu(menu), Control::Row(row)];
        Screen { kind: ScreenKind::Setting, blocks, controls, urgency: None }
    }

    /// Withdraws the picked passages of an article, and shows its others again.
    pub(super) fn withdraw(
        &self,
        pack: &PackId,
        article: &ArticleId,
        picked: &[String],
        on: Revision,
    ) -> Reply {
        let within = format!("{pack}/{article}/");
        let names = self.settings.names(SettingKey::Withdrawn).iter();
        let others = names.filter(|name| !name.starts_with(&within));
        let names = others.chain(picked.iter().filter(|name| name.starts_with(&within))).cloned();
        let value = Value::Names(names.collect());
        let then = Then::Withdraw(pack.clone(), article.clone());
        self.set(SettingKey::Withdrawn, Some(value), on, then)
    }
}
