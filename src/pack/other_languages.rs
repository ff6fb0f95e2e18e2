//! `interface/other-languages.toml`: one line in each language that the bot has no words in.

use std::collections::BTreeSet;

use super::findings::interface as findings;
use super::keys;
use super::read_file::ReadFile;
use crate::document::Table;
use crate::interface::OtherLanguage;
use crate::language::Language;
use crate::library::FileKind;
use crate::library::limits::OTHER_LANGUAGE_MAX;
use crate::locale::Locale;

/// Reads the lines; none where there is no such file.
pub(super) fn other_languages(shared: &[ReadFile<'_>]) -> Vec<OtherLanguage> {
    let Some(file) = shared.iter().find(|file| file.is(FileKind::OtherLanguages)) else {
        return Vec::new();
    };
    let words = shared.iter().filter(|file| file.is(FileKind::Interface));
    let spoken: BTreeSet<&str> =
        words.filter_map(|file| Some(file.path.name.parse::<Locale>().ok()?.language())).collect();
    let root = Table::root(&file.doc, keys::OTHER_LANGUAGES_FILE);
    let Some(lines) = root.need("line").and_then(|value| value.any_table()) else {
        return Vec::new();
    };
    let line = |(code, value): (&str, crate::document::Value<'_>)| {
        let value = value.called(format!("the line `{code}`"));
        if spoken.contains(code) {
            value.report(findings::line_in_own_language(code));
        } else if !Language::all().any(|known| known.code() == code) {
            let known: Vec<&str> =
                Language::all().map(Language::code).filter(|code| !spoken.contains(code)).collect();
            value.report(findings::language_not_told(code, &known));
        }
        OtherLanguage { code: code.to_owned(), line: value.text(OTHER_LANGUAGE_MAX) }
    };
    lines.pairs().into_iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use crate::app::files::built_in;
    use crate::document::{Code, File, Severity};
    use crate::pack::load;

    /// The codes of what is found when a line is added.
    fn found(line: &str) -> Vec<Code> {
        let files = built_in().into_iter().map(|file| {
            if !file.path().ends_with("interface/other-languages.toml") {
                return file;
            }
            let text = format!("{}{line}\n", file.text().unwrap());
            File::new(file.path(), text)
        });
        let files: Vec<File> = files.collect();
        let problems = load(&files, &[]).problems;
        let errors = problems.iter().filter(|problem| problem.code.severity() == Severity::Error);
        errors.map(|problem| problem.code).collect()
    }

    #[test]
    fn a_line_that_nobody_would_get_is_refused() {
        assert_eq!(found(""), []);
        assert_eq!(found("de = \"Hallo\""), [Code::RepeatedEntry]);
        assert_eq!(found("la = \"Salve\""), [Code::UnknownKey]);
    }

    #[test]
    fn a_library_without_the_file_has_no_such_lines() {
        let mut files = built_in();
        files.retain(|file| !file.path().ends_with("other-languages.toml"));
        assert!(load(&files, &[]).library.unwrap().other_languages.is_empty());
    }
}
