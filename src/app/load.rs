//! Files put together into everything the bot can say, as long as each of its screens fits.

use crate::bot::{self, TooLarge};
use crate::document::{Code, File, Problem};
use crate::locale::Locale;
use crate::pack::{self, Loaded};

/// Reads files into a library, or into all that is wrong with them. A library of which a screen
/// would not fit into a message is not given out.
pub fn load(files: &[File]) -> Loaded {
    let mut loaded = pack::load(files, &bot::own_commands());
    let found = loaded.library.as_ref().map(bot::too_large).unwrap_or_default();
    if !found.is_empty() {
        loaded.library = None;
        loaded.problems.add(found.iter().filter_map(|large| problem(large, files)).collect());
    }
    loaded
}

/// A screen that is too large, as a problem at the place where its text stands.
fn problem(large: &TooLarge, files: &[File]) -> Option<Problem> {
    // What fits with the English words and not with those of another language is too long there.
    let pack = large.pack.as_ref().filter(|_| large.locale == Locale::ENGLISH);
    let (name, table) = match (pack, &large.table) {
        (Some(pack), Some((file, table))) => (format!("/{pack}/{file}.toml"), table.as_str()),
        (Some(pack), None) => (format!("/{pack}/pack.toml"), "pack"),
        (None, _) => (format!("/interface/{}.toml", large.locale), "button"),
    };
    let file = files.iter().find(|file| file.path().ends_with(&name)).or(files.first())?;
    let (over, longer) = (large.over, large.only_longer);
    let when =
        if longer { ", once every text is a third longer, as a translation may be" } else { "" };
    let language = match large.locale {
        Locale::ENGLISH => String::new(),
        other => format!(" for readers of `{other}`"),
    };
    let message = format!(
        "{} can become too large{language}{when}: {} comes to {}, and Discord takes {}",
        large.what, over.part, over.length, over.most
    );
    let remedy = "Say it shorter, or leave some of it out. Everything counts together, also what is shown only under a condition.";
    Some(Problem::at_table(Code::ScreenTooLong, file, table, &message, remedy))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::files::built_in;

    #[test]
    fn a_screen_that_is_too_long_in_one_language_only_is_found_in_the_file_of_that_language() {
        let german = "responses/interface/de.toml";
        let files = built_in().into_iter().map(|file| {
            if file.path() != german {
                return file;
            }
            // A title that is said twice makes the label of a button too long.
            let text = file.text().unwrap().replace("Lesen: {title}", "{title} {title}");
            File::new(german, text)
        });
        let loaded = load(&files.collect::<Vec<_>>());
        let found = loaded.problems.iter().find(|problem| problem.code == Code::ScreenTooLong);
        let found = found.expect("a finding");
        assert_eq!(found.file, german);
        assert!(found.message.contains("too large for readers of `de`"), "{}", found.message);
        assert!(loaded.library.is_none());
    }
}
