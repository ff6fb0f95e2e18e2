//! The packs are changed while people walk through them.
#![expect(clippy::disallowed_methods, reason = "writes the packs as an author does")]

use std::fs;
use std::path::PathBuf;

use myelin::app::{NotLoaded, Reloaded, Reloader, Responses};

use super::stage::{LIMIT, OWN_PACK, Stage};
use super::walks::{TINGLING, starts};

const CHECK: &str = "feet/check.toml";
const MANIFEST: &str = "feet/pack.toml";

/// A folder with the tests' own topic in it, to be changed.
struct Packs(PathBuf);

impl Packs {
    fn on(stage: &Stage) -> Self {
        Self(stage.packs())
    }

    /// Writes `to` in the place of `from`, which must be there.
    fn swap(&self, file: &str, from: &str, to: &str) {
        let path = self.0.join(file);
        let text = fs::read_to_string(&path).expect("a file of the pack");
        assert!(text.contains(from), "`{from}` should be in {file}");
        fs::write(&path, text.replacen(from, to, 1)).expect("a file to write");
    }

    /// A reloader of this folder for the bot on that stage.
    fn reloader(&self, stage: &Stage) -> Reloader {
        let pack = OWN_PACK.parse().expect("a name");
        let packs = Some(vec![pack]);
        let responses = Responses { folder: Some(self.0.clone()), packs, drafts: false };
        let mark = responses.read().mark();
        Reloader::new(responses, mark, stage.live())
    }
}

/// The packs in use after a change was seen in two looks.
fn swapped(reloader: &mut Reloader) -> String {
    assert!(matches!(reloader.look(), Reloaded::Changing), "a change is not read while it is made");
    match reloader.look() {
        Reloaded::Swapped(packs) => packs,
        other => panic!("the packs were not read anew: {other:?}"),
    }
}

/// The mistakes for which changed packs are not taken.
fn refused(reloader: &mut Reloader) -> NotLoaded {
    assert!(matches!(reloader.look(), Reloaded::Changing), "a change is not read while it is made");
    match reloader.look() {
        Reloaded::Refused(refused) => refused,
        other => panic!("the packs were not refused: {other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn new_words_are_read_in_the_middle_of_a_walk_and_the_answers_stay() {
    let stage = Stage::new().await;
    let packs = Packs::on(&stage);
    let mut reloader = packs.reloader(&stage);
    assert!(matches!(reloader.look(), Reloaded::Same));
    let mut ana = stage.member("Ana");
    starts(&mut ana).await;
    ana.answers(TINGLING).await;
    ana.reads("How long have you had these signs?");

    packs.swap(CHECK, "have you noticed any of these?", "is any of this new to you?");
    packs.swap(MANIFEST, "version = \"1.1.0\"", "version = \"1.1.1\"");
    assert_eq!(swapped(&mut reloader), "feet 1.1.1");
    assert!(matches!(reloader.look(), Reloaded::Same), "nothing is read twice");
    ana.presses("Back").await;
    ana.reads("Nerves, movement and sight: is any of this new to you?");
    ana.reads("Your answer so far: Tingling or numb hands or feet");
    ana.presses("Keep this answer").await;
    ana.reads("How long have you had these signs?");
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn when_the_questions_change_old_buttons_say_so_and_help_stays_within_reach() {
    let stage = Stage::new().await;
    let packs = Packs::on(&stage);
    let mut reloader = packs.reloader(&stage);
    let (mut ana, mut ben) = (stage.member("Ana"), stage.member("Ben"));
    for member in [&mut ana, &mut ben] {
        starts(member).await;
        member.answers(TINGLING).await;
    }

    let option = "[item.nerves.option.tingling]";
    let more = format!("[item.nerves.option.itch]\ndisplay = \"An itch\"\n{option}");
    packs.swap(CHECK, option, &more);
    swapped(&mut reloader);
    ana.is_told_beside("Back").await;
    ana.reads("The questions have changed since this button was made.");
    ana.is_alone_with_it();
    ana.presses("Start: Feet check").await;
    ana.presses("Start").await;
    let before = TINGLING.len() - 1;
    ana.answers(&TINGLING[..before]).await;
    ana.answers(&[&["An itch"]]).await;
    ben.is_told_beside("I need help now").await;
    ben.reads("It's good that you asked.");
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_command_is_registered_and_one_that_stays_is_not_written_again() {
    let stage = Stage::new().await;
    let packs = Packs::on(&stage);
    let mut reloader = packs.reloader(&stage);
    let mut ana = stage.member("Ana");
    ana.cannot_type("/feet-mouth").await;

    packs.swap(CHECK, "have you noticed any of these?", "is any of this new to you?");
    swapped(&mut reloader);
    packs.swap(
        MANIFEST,
        "[command.feet-symptoms]",
        "[command.feet-mouth]\ndescription = \"Sore tongue and mouth\"\nopens = { articles = [\"mouth\"] }\n\n[command.feet-symptoms]",
    );
    swapped(&mut reloader);
    let written = || stage.discord.command_writes() == 2;
    assert!(stage.discord.settled(LIMIT, written).await, "the commands are written once more");
    ana.types("/feet-mouth").await;
    ana.reads("Sore tongue and mouth");
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_cannot_be_used_is_named_once_and_the_old_words_stay() {
    let stage = Stage::new().await;
    let packs = Packs::on(&stage);
    let mut reloader = packs.reloader(&stage);
    let mut ana = stage.member("Ana");
    let check = packs.0.join(CHECK);
    let whole = fs::read(&check).expect("the questions");

    // An editor is in the middle of saving, and then its author has made a mistake.
    fs::write(&check, &whole[..whole.len() / 2]).expect("half a file");
    refused(&mut reloader);
    assert!(matches!(reloader.look(), Reloaded::Same), "the same mistakes are not named again");
    starts(&mut ana).await;
    fs::write(&check, &whole).expect("a whole file");
    packs.swap(CHECK, "type = \"choice\"", "type = \"choise\"");
    let lines = refused(&mut reloader).lines();
    let place = check.display();
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(
        lines[0].starts_with(&format!("{place}, line "))
            && lines[0].ends_with(" cannot be `choise`. Did you mean \"choice\"? Possible are: choice. (unknown-value)"),
        "{lines:?}"
    );
    match reloader.read_now() {
        Reloaded::Refused(again) => assert_eq!(again.lines(), lines, "named again when asked"),
        other => panic!("a mistake was not seen: {other:?}"),
    }

    // The whole folder goes away, and comes back.
    let away = packs.0.with_extension("away");
    fs::rename(&packs.0, &away).expect("another name");
    let lines = refused(&mut reloader).lines();
    assert!(lines[0].contains("No such file or directory"), "{lines:?}");
    assert!(matches!(reloader.look(), Reloaded::Same));
    ana.answers(TINGLING).await;
    fs::rename(&away, &packs.0).expect("its own name");
    refused(&mut reloader);
    fs::write(&check, &whole).expect("a whole file");
    assert_eq!(swapped(&mut reloader), "feet 1.1.0");
    ana.presses("Back").await;
    ana.reads("Your answer so far: Tingling or numb hands or feet");
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_draft_or_a_pack_that_is_not_chosen_takes_no_ones_place() {
    let stage = Stage::new().await;
    let packs = Packs::on(&stage);
    let mut reloader = packs.reloader(&stage);
    packs.swap(MANIFEST, "status = \"active\"", "status = \"draft\"");
    let lines = refused(&mut reloader).lines();
    assert!(lines.len() == 1 && lines[0].contains("`feet` is a draft"), "{lines:?}");
    starts(&mut stage.member("Ana")).await;
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_program_that_gets_the_signal_reads_its_packs_anew() {
    let mut stage = Stage::empty().await;
    let packs = Packs::on(&stage);
    let folder = packs.0.display().to_string();
    stage.run_process("data", &["run", "--responses", &folder], Some(OWN_PACK)).await;
    let mut ana = stage.member("Ana");
    starts(&mut ana).await;
    ana.answers(TINGLING).await;

    packs.swap(CHECK, "have you noticed any of these?", "is any of this new to you?");
    stage.process().hang_up();
    stage.process().writes("the packs were read anew", 1, LIMIT).await;
    ana.presses("Back").await;
    ana.reads("Nerves, movement and sight: is any of this new to you?");

    packs.swap(CHECK, "type = \"choice\"", "type = \"choise\"");
    stage.process().hang_up();
    stage.process().writes("the old ones stay", 1, LIMIT).await;
    ana.presses("Keep this answer").await;
    stage.stop().await;
    assert_eq!(stage.output.matches("cannot be `choise`").count(), 1, "{}", stage.output);
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_a_folder_the_signal_changes_nothing_and_the_log_says_why() {
    let mut stage = Stage::empty().await;
    stage.run_process("data", &["run"], None).await;
    stage.process().hang_up();
    stage.process().writes("no folder is laid over the built-in packs", 1, LIMIT).await;
    stage.member("Ana").types("/help").await;
    stage.end().await;
}
