//! The ids of buttons for moderators: plain, with the revision of the settings that they were offered on.

use crate::action::{Group, ModeratorAction, SetUpStep};
use crate::settings::{Revision, SettingKey};

/// The id of an action, without its first characters.
pub(super) fn written(action: &ModeratorAction) -> String {
    use ModeratorAction as Act;
    match action {
        Act::Overview(group) => format!("overview/{}", group.name()),
        Act::PickSetting => "pick".to_owned(),
        Act::Show(key) => format!("show/{}", key.name()),
        Act::Flip(key, on) => format!("flip/{}/{}", key.name(), on.0),
        Act::Choose(key, menu, on) => format!("choose/{}/{menu}/{}", key.name(), on.0),
        Act::Write(key, on) => format!("write/{}/{}", key.name(), on.0),
        Act::Written(key, on) => format!("written/{}/{}", key.name(), on.0),
        Act::AddLine(on) => format!("add-line/{}", on.0),
        Act::LineAdded(on) => format!("line-added/{}", on.0),
        Act::RemoveLine(on) => format!("remove-line/{}", on.0),
        Act::Default(key, on) => format!("default/{}/{}", key.name(), on.0),
        Act::PickToWithdraw(pack) => format!("pick-article/{pack}"),
        Act::Withdraw(pack, article, on) => format!("withdraw/{pack}/{article}/{}", on.0),
        Act::History => "history".to_owned(),
        Act::PickChange(menu) => format!("change/{menu}"),
        Act::Undo(entry, on) => format!("undo/{}/{}", entry.0, on.0),
        Act::Reset(on) => format!("reset/{}", on.0),
        Act::Delete => "delete".to_owned(),
        Act::StartAnew => "anew".to_owned(),
        Act::Import(mark) => format!("import/{mark}"),
        Act::SetUp(step, on) => format!("setup/{}/{}", step.name(), on.0),
        Act::PostPanel => "post".to_owned(),
        Act::RefreshPanels => "refresh".to_owned(),
        Act::RemovePanels => "remove".to_owned(),
        Act::CrisisGuide => "crisis".to_owned(),
        Act::Numbers => "numbers".to_owned(),
    }
}

/// The action of such an id.
pub(super) fn read(id: &str) -> Option<ModeratorAction> {
    use ModeratorAction as Act;
    let key = |name: &str| SettingKey::named(name);
    let on = |number: &str| number.parse().ok().map(Revision);
    let group = |name: &str| Group::ALL.into_iter().find(|group| group.name() == name);
    let step = |name: &str| SetUpStep::ALL.into_iter().find(|step| step.name() == name);
    let parts: Vec<&str> = id.split('/').collect();
    Some(match parts.as_slice() {
        ["overview", name] => Act::Overview(group(name)?),
        ["pick"] => Act::PickSetting,
        ["show", name] => Act::Show(key(name)?),
        ["flip", name, n] => Act::Flip(key(name)?, on(n)?),
        ["choose", name, menu, n] => Act::Choose(key(name)?, menu.parse().ok()?, on(n)?),
        ["write", name, n] => Act::Write(key(name)?, on(n)?),
        ["written", name, n] => Act::Written(key(name)?, on(n)?),
        ["add-line", n] => Act::AddLine(on(n)?),
        ["line-added", n] => Act::LineAdded(on(n)?),
        ["remove-line", n] => Act::RemoveLine(on(n)?),
        ["default", name, n] => Act::Default(key(name)?, on(n)?),
        ["pick-article", pack] => Act::PickToWithdraw(pack.parse().ok()?),
        ["withdraw", pack, article, n] => {
            Act::Withdraw(pack.parse().ok()?, article.parse().ok()?, on(n)?)
        }
        ["history"] => Act::History,
        ["change", menu] => Act::PickChange(menu.parse().ok()?),
        ["undo", entry, n] => Act::Undo(on(entry)?, on(n)?),
        ["reset", n] => Act::Reset(on(n)?),
        ["delete"] => Act::Delete,
        ["anew"] => Act::StartAnew,
        ["import", mark] => Act::Import(mark.parse().ok()?),
        ["setup", name, n] => Act::SetUp(step(name)?, on(n)?),
        ["post"] => Act::PostPanel,
        ["refresh"] => Act::RefreshPanels,
        ["remove"] => Act::RemovePanels,
        ["crisis"] => Act::CrisisGuide,
        ["numbers"] => Act::Numbers,
        _ => return None,
    })
}
