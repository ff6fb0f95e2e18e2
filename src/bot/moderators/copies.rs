//! The settings as a file: written for whoever asks, and read back after its changes were shown.

use super::{Moderating, filled, paragraph, title, unknown_names};
use crate::action::{Action, Group, ModeratorAction};
use crate::reply::{
    AttachedFile, Block, Button, Control, Line, Outcome, Reply, Request, Screen, ScreenKind,
    TextFile,
};
use crate::settings::{EditFault, FILE_BYTES_MAX, FileFault, Imported, written};

/// The name of the file.
const FILE_NAME: &str = "myelin-settings.toml";

/// The most mistakes of a file that are shown, and the most differences.
pub(super) const SHOWN_MAX: usize = 6;

impl Moderating<'_> {
    /// The settings as a file.
    pub(super) fn export(&self) -> Reply {
        let Some(server) = self.event.at.server else {
            return Reply::Show(self.screens.failure_screen());
        };
        let words = self.words();
        let blocks = vec![title(words.settings_title()), paragraph(words.export_done())];
        let screen = Screen::of_text(ScreenKind::SettingsFile, blocks);
        let contents = written(server, self.settings);
        Reply::ShowFile { screen, file: TextFile { name: FILE_NAME.to_owned(), contents } }
    }

    /// Has a file fetched.
    pub(super) fn import(&self, file: Option<(&str, u64)>) -> Reply {
        let fits = |bytes: &u64| usize::try_from(*bytes).is_ok_and(|bytes| bytes <= FILE_BYTES_MAX);
        match file.filter(|(_, bytes)| fits(bytes)) {
            Some((url, bytes)) => {
                Reply::Await(Request::Fetch(AttachedFile { url: url.to_owned(), bytes }))
            }
            None => Reply::Show(self.screens.told(&self.words().import_not_file())),
        }
    }

    /// What a file would change, or what is wrong with it.
    pub(super) fn file_read(&self, outcome: Outcome) -> Screen {
        match outcome {
            Outcome::File(imported, mark) => {
                let unknown = unknown_names(self.screens.library, &imported.edits);
                if unknown.is_empty() {
                    return self.differences(&imported, mark);
                }
                let mut faults: Vec<(usize, EditFault)> =
                    unknown.into_iter().map(|fault| (imported.line_of(fault.key), fault)).collect();
                faults.sort_by_key(|(line, _)| *line);
                let faults = faults.into_iter();
                let fault = |(line, fault)| FileFault::Setting { line, fault };
                self.faults(&faults.map(fault).collect::<Vec<_>>())
            }
            Outcome::BadFile(faults) => self.faults(&faults),
            _other => self.screens.told(&self.words().import_not_file()),
        }
    }

    fn differences(&self, imported: &Imported, mark: u64) -> Screen {
        let words = self.words();
        let changed: Vec<_> =
            imported.edits.iter().filter(|edit| edit.changes(self.settings)).collect();
        let mut blocks = vec![title(words.settings_title())];
        if changed.is_empty() {
            blocks.push(paragraph(words.import_same()));
        } else {
            blocks.push(paragraph(words.import_differences()));
            let lines = changed.iter().take(SHOWN_MAX).map(|edit| {
                let default = edit.key.default_value();
                let after = edit.value.as_ref().unwrap_or(&default);
                let name = Line::strong(words.setting_name(edit.key));
                let before = self.value(edit.key, self.settings.value(edit.key));
                let after = self.value(edit.key, after);
                filled(
                    |[name, before, after]| words.history_became(name, before, after),
                    [name, before, after],
                )
            });
            let mut lines: Vec<Line> = lines.collect();
            let more = changed.len().saturating_sub(SHOWN_MAX);
            if more > 0 {
                lines.push(words.value_more(&more.to_string()).into());
            }
            blocks.push(Block::List(lines));
        }
        if !imported.left_out.is_empty() {
            let names = imported.left_out.iter().map(|left| words.setting_name(left.0));
            let names: Vec<String> = names.collect();
            blocks.push(paragraph(words.import_left_out(&words.joined(&names))));
        }
        let mut row = Vec::new();
        if !changed.is_empty() {
            let yes = Action::Moderator(ModeratorAction::Import(mark));
            row.push(Button::main(words.import_yes(), yes));
        }
        row.push(self.back_to_group(Group::Where));
        let controls = vec![Control::Row(row)];
        Screen { kind: ScreenKind::Differences, blocks, controls, urgency: None }
    }

    fn faults(&self, faults: &[FileFault]) -> Screen {
        let words = self.words();
        let line = |fault: &FileFault| {
            let (line, said) = match fault {
                FileFault::Form { line, message, remedy } => {
                    // Names stand between signs that nobody can speak.
                    let said = format!("{}. {remedy}", message.trim_end_matches('.'));
                    (*line, said.replace('`', "\""))
                }
                FileFault::Setting { line, fault } => (*line, self.fault_of(fault)),
            };
            let said = crate::bot::links::cut(&said, 200);
            if line == 0 {
                return said.into();
            }
            filled(
                |[number, fault]| words.line_in_file(number, fault),
                [line.to_string().into(), said.into()],
            )
        };
        let mut lines: Vec<Line> = faults.iter().take(SHOWN_MAX).map(line).collect();
        let more = faults.len().saturating_sub(SHOWN_MAX);
        if more > 0 {
            lines.push(words.import_more(&more.to_string()).into());
        }
        let blocks = vec![
            title(words.settings_title()),
            paragraph(words.import_faults()),
            Block::List(lines),
        ];
        let controls = vec![self.screens.last_row()];
        Screen { kind: ScreenKind::SettingsFile, blocks, controls, urgency: None }
    }
}
