//! `myelin new pack`: what it writes can be used at once, and what it cannot do it says.

use std::path::Path;
use std::process::Command;

use myelin::app::files;
use myelin::bot::own_commands;
use myelin::document::{RenderStyle, render};
use myelin::library::{Library, Opens, Status};
use myelin::mutants::score;
use myelin::pack::load;

/// What the program says, and its exit code.
fn run(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_myelin"));
    let output = program.args(arguments).current_dir(folder).output().expect("the program");
    let said = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(said).expect("text"))
}

/// Everything the bot can say with that folder laid over the built-in files. Nothing may be wrong
/// in the folder, and there may be no advice about it either.
fn laid_over(folder: &Path) -> Library {
    let files = files::with_folder(Some(folder)).expect("a folder");
    let loaded = load(&files, &own_commands());
    let start = folder.display().to_string();
    let own = loaded.problems.iter().filter(|problem| problem.file.starts_with(&start)).count();
    assert_eq!(own, 0, "{}", render(&loaded.problems, &files, RenderStyle::Plain));
    loaded.library.expect("no mistakes")
}

#[test]
fn a_new_pack_passes_its_own_check_beside_the_built_in_ones() {
    let folder = tempfile::tempdir().expect("a folder");
    let longest = "a-name-of-26-letters-is-it";
    for id in ["tea", "2", longest] {
        let (code, said) = run(folder.path(), &["new", "pack", id]);
        assert_eq!(code, Some(0), "{said}");
    }
    let library = laid_over(&folder.path().join("mine"));
    assert!(library.packs.len() > 3, "the built-in packs are still there");
    for id in ["tea", "2", longest] {
        let (pack, check) = library.command(&format!("{id}-check")).expect("a command");
        assert_eq!((pack.id.as_str(), pack.status), (id, Status::Draft));
        assert_eq!(check.opens, Opens::Flow("check".parse().expect("a name")));
        assert!(library.command(&format!("{id}-read")).is_some());
        let left = format!("{pack:?}").contains("{id}") || pack.overdue(pack.last_review);
        assert!(!left, "every blank is filled in");
    }
}

#[test]
fn a_new_pack_has_words_in_danger_and_says_of_the_rest_that_it_is_to_be_replaced() {
    let folder = tempfile::tempdir().expect("a folder");
    run(folder.path(), &["new", "pack", "tea"]);
    let walk = |answers: &[&str]| {
        let walk = [&["walk", "tea", "check", "--responses", "mine"], answers].concat();
        run(folder.path(), &walk).1
    };
    for (answers, outcome) in [
        (&["danger=in-danger"][..], "emergency"),
        (&["danger=cannot-wait"], "emergency"),
        (&["danger=self-harm"], "crisis"),
        (&["danger=self-harm,in-danger"], "crisis"),
        (&["danger=none", "noticed=first"], "noticed"),
        (&["danger=none", "noticed=none"], "nothing"),
    ] {
        let said = walk(answers);
        assert!(said.ends_with(&format!("outcome: {outcome}\n")), "{answers:?}: {said}");
    }
    let library = laid_over(&folder.path().join("mine"));
    let (pack, _) = library.command("tea-check").expect("a command");
    for text in [&pack.title, &pack.purpose, &pack.reviewed_by, &pack.articles[0].title] {
        assert!(text.starts_with("To be replaced:"), "{text}");
    }
}

#[test]
fn every_change_of_the_rules_of_a_new_pack_and_of_the_second_topic_is_noticed() {
    let folder = tempfile::tempdir().expect("a folder");
    run(folder.path(), &["new", "pack", "tea"]);
    let topics = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/topics");
    for (folder, command) in
        [(folder.path().join("mine"), "tea-check"), (topics, "sleep-diary-check")]
    {
        let library = laid_over(&folder);
        let (pack, _) = library.command(command).expect("a command");
        let score = score(&pack.flows[0], &pack.vignettes);
        let missed: Vec<&str> =
            score.survivors.iter().map(|survivor| survivor.change.as_str()).collect();
        assert_eq!(missed, [""; 0], "{command}");
        assert!(score.caught > 20 && score.unknown == 0, "{command}: {}", score.caught);
    }
}

#[test]
fn the_program_says_what_to_do_next() {
    let folder = tempfile::tempdir().expect("a folder");
    insta::assert_snapshot!(run(folder.path(), &["new", "pack", "tea", "--in", "my packs"]).1, @r#"
    my packs/tea has pack.toml, check.toml, articles/start.toml, evidence.toml, vignettes.toml. What to do next:
    1. Replace whatever says "To be replaced"; docs/pack-guide.md explains every key.
    2. myelin check --responses "my packs" names every mistake, and what to do about it.
    3. myelin try --responses "my packs" lets you click through it: type /tea-check.
    "#);
}

#[test]
fn nothing_is_written_over_and_no_name_is_taken_that_would_not_work() {
    let folder = tempfile::tempdir().expect("a folder");
    run(folder.path(), &["new", "pack", "tea"]);
    let kept = folder.path().join("mine/tea/pack.toml");
    std::fs::write(&kept, "mine").expect("a file");
    let said = |id: &str, folder_for: &str| {
        let (code, said) = run(folder.path(), &["new", "pack", id, "--in", folder_for]);
        format!("{} {said}", code.unwrap_or_default())
    };
    let all = ["tea", "Tea Time", "a-name-of-27-letters-is-one", "b12", "safety", "articles"];
    let all = all.map(|id| said(id, "mine")).concat() + &said("milk", "mine/tea/pack.toml");
    insta::assert_snapshot!(all, @r"
    2 mine/tea is there already. Choose another name, or move it away.
    2 `Tea Time` cannot be the name of a pack: a name is 1 to 28 lower-case letters, digits and single hyphens, and starts and ends with a letter or digit.
    2 `a-name-of-27-letters-is-one` is too long for its command /a-name-of-27-letters-is-one-check, which may have 32 characters. Choose a name of at most 26.
    2 `b12` is the name of something built in. Choose another name.
    2 `safety` is the name of something built in. Choose another name.
    2 `articles` is the name of something built in. Choose another name.
    1 mine/tea/pack.toml cannot be written: File exists (os error 17); name a place in a folder that is there and that Myelin may write to
    ");
    assert_eq!(std::fs::read_to_string(&kept).expect("the file"), "mine");
    let entries = std::fs::read_dir(folder.path().join("mine")).expect("a folder").count();
    assert_eq!(entries, 1, "nothing else was written");
}
