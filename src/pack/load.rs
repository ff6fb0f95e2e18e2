//! Files put together into a library.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::card_translations::card_translations;
use super::command_names::check_command_names;
use super::evidence_list;
use super::findings::file as findings;
use super::folder::folder;
use super::hearing_rules::hearing;
use super::interface::languages;
use super::judged_text::JudgedFile;
use super::keys;
use super::other_languages::other_languages;
use super::pack_file::PackFile;
use super::phrase_books::phrase_books;
use super::read_file::{self, ReadFile};
use super::reviews::hold_against_texts;
use super::safety::safety;
use super::wording::check_wording;
use crate::document::{Code, File, Names, ProblemLog, Problems, Table, weight};
use crate::library::limits::{ALL_BYTES_MAX, ALL_WEIGHT_MAX, FILE_WEIGHT_MAX, FILES_MAX};
use crate::library::texts::{searched, searched_in};
use crate::library::{FileKind, Library};
use crate::locale::Locale;
use crate::search::Index;

/// What came of reading files.
#[derive(Debug)]
pub struct Loaded {
    /// Everything the bot can say; only where no file has a mistake.
    pub library: Option<Library>,
    /// All mistakes, and advice.
    pub problems: Problems,
}

/// Reads files into a library, or into all that is wrong with them. `own_commands` are the names
/// of the bot's own commands, which no pack may take.
pub fn load(files: &[File], own_commands: &[&str]) -> Loaded {
    let log = ProblemLog::default();
    let library = read(files, own_commands, &log);
    let problems = log.into_problems();
    let mut library = library.filter(|_| !problems.has_errors());
    if let Some(library) = &mut library {
        let texts = searched(library);
        for pack in &mut library.packs {
            pack.flows = pack.flows.drain(..).map(|flow| flow.prepared(&pack.id)).collect();
            pack.index = Index::with_questions(
                searched_in(&texts, &pack.id),
                &pack.questions,
                pack.id.as_str(),
            );
        }
    }
    Loaded { library, problems }
}

fn read(files: &[File], own_commands: &[&str], log: &ProblemLog) -> Option<Library> {
    if let Some(extra) = files.get(FILES_MAX) {
        log.add(extra.path(), findings::too_many(files.len()));
        return None;
    }
    if too_much(files, log) {
        return None;
    }
    let mut paths: BTreeMap<&str, Vec<PackFile<'_>>> = BTreeMap::new();
    for path in files.iter().filter_map(PackFile::of) {
        paths.entry(path.folder).or_default().push(path);
    }
    let root = paths.values().flatten().next().map_or("", PackFile::root);
    let mut folders: BTreeMap<&str, Vec<ReadFile<'_>>> =
        paths.iter().map(|(name, paths)| (*name, read_file::read(paths, log))).collect();
    let shared = [folders.remove("safety"), folders.remove("interface")];
    let shared: Vec<Vec<ReadFile<'_>>> = shared.into_iter().flatten().collect();
    for folder in &shared {
        check_wording(&folder.iter().map(JudgedFile::of).collect::<Vec<_>>());
    }
    let shared: Vec<ReadFile<'_>> = shared.into_iter().flatten().collect();
    let needed = |kind, name: &str| {
        let found = shared.iter().find(|file| file.is(kind) && file.path.name == name);
        if found.is_none() {
            let folder = if kind == FileKind::Interface { "interface" } else { "safety" };
            let path = format!("{root}{folder}/{name}.toml");
            log.add(&path, findings::missing_shared(&path));
        }
        found
    };
    let card_file = needed(FileKind::Cards, "cards");
    let on_cards = card_file.iter().flat_map(|file| evidence_list::evidence_ids(&file.doc));
    let on_cards = on_cards.map(|(id, _)| id).collect();
    let cards = card_file.map(|file| Table::root(&file.doc, keys::CARDS_FILE));
    let helplines = needed(FileKind::Helplines, "helplines");
    let helplines = helplines.map(|file| Table::root(&file.doc, keys::HELPLINES_FILE));
    let all_helplines = helplines.as_ref().is_some_and(|file| !file.doc.broken);
    needed(FileKind::Interface, Locale::ENGLISH.as_str());
    let languages = languages(&shared);
    let other_languages = other_languages(&shared);
    let names = cards.iter().flat_map(|cards| cards.keys_of("card")).collect();
    let complete = cards.as_ref().is_some_and(|cards| !cards.doc.broken);
    let names = Names::new("card", Code::UnknownCard, names, complete);
    let hearing = hearing(&shared, &names);
    let mut safety =
        cards.zip(helplines).map(|(cards, helplines)| safety(&cards, &helplines, hearing));
    if let Some(safety) = &mut safety {
        safety.translations = card_translations(&shared, &safety.cards, complete);
        safety.phrase_books = phrase_books(&shared, safety, all_helplines);
    }
    let budget = RefCell::default();
    let packs = folders.values();
    let packs = packs.filter_map(|files| folder(files, &names, card_file, &on_cards, &budget, log));
    let packs = packs.collect::<Vec<_>>();
    let manifests = folders.values().flatten().filter(|file| file.is(FileKind::Pack));
    check_command_names(&manifests.collect::<Vec<_>>(), own_commands);
    let mut library = Library { packs, safety: safety?, languages: languages?, other_languages };
    if !log.has_errors() {
        let Library { packs, safety, languages: _, other_languages: _ } = &mut library;
        for pack in packs {
            let files = folders.get(pack.id.as_str());
            hold_against_texts(files.map_or(&[], Vec::as_slice), pack, safety);
        }
    }
    Some(library)
}

/// Reports files that would take too much time and memory to be read: no pack is that large.
fn too_much(files: &[File], log: &ProblemLog) -> bool {
    let (mut bytes, mut weights, mut found) = (0, 0, false);
    for file in files {
        let of_file = weight(file.bytes(), FILE_WEIGHT_MAX + 1);
        if of_file > FILE_WEIGHT_MAX {
            log.add(file.path(), findings::too_heavy());
            found = true;
        }
        (bytes, weights) = (bytes + file.bytes().len(), weights + of_file);
        if bytes > ALL_BYTES_MAX {
            log.add(file.path(), findings::all_too_big());
            return true;
        }
        if weights > ALL_WEIGHT_MAX {
            log.add(file.path(), findings::all_too_heavy());
            return true;
        }
    }
    found
}
