//! What is stored that bears a person's id.

use super::{paragraph, title};
use crate::bot::Screens;
use crate::reply::{Block, Line, Screen, ScreenKind, Span, StoredRow};
use crate::settings::SettingKey;

/// The most rows that are shown.
const ROWS_MAX: usize = 25;

impl Screens<'_> {
    /// What is stored that bears the reader's id.
    pub(in crate::bot) fn my_rows(&self, rows: &[StoredRow]) -> Screen {
        let words = self.words();
        let mut blocks = vec![title(words.privacy_rows_title())];
        if rows.is_empty() {
            blocks.push(paragraph(words.privacy_no_rows()));
        } else {
            let line = |row: &StoredRow| {
                let about = SettingKey::named(&row.about);
                let about = about.map_or_else(|| row.about.clone(), |key| words.setting_name(key));
                let name = Line::strong(format!("{} ", words.named(&row.table)));
                let line = name.then(super::values::short(&about)).then(", ");
                line.and(Span::Moment(row.at))
            };
            blocks.push(Block::List(rows.iter().take(ROWS_MAX).map(line).collect()));
            let more = rows.len().saturating_sub(ROWS_MAX);
            if more > 0 {
                blocks.push(paragraph(words.value_more(&more.to_string())));
            }
        }
        let controls = vec![self.last_row()];
        Screen { kind: ScreenKind::MyRows, blocks, controls, urgency: None }
    }
}
