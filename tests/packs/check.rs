//! `myelin check` as a process: what it prints for people and machines, and what it ends with.
#![expect(clippy::disallowed_methods, reason = "writes the files that a process reads")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// `EX_CONFIG` of sysexits.h.
const CONFIGURATION: i32 = 78;

/// A pack with a mistake behind letters of several bytes, and keys that are missing.
const PACK: &str = "\
[pack]
id = \"tea\"
[command.tea]
name-localizations = { de = \"tee-für-gäste\", xx = \"tea\" }
";

fn program(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_myelin"));
    command.arg("check").args(arguments).current_dir(folder).env_clear();
    command
}

fn check(folder: &Path, arguments: &[&str]) -> Output {
    program(folder, arguments).output().expect("the program")
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("text")
}

fn complained(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("text")
}

/// A folder with the pack `mine/tea`.
fn with_pack(text: &str) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    fs::create_dir_all(folder.path().join("mine/tea")).expect("a folder");
    fs::write(folder.path().join("mine/tea/pack.toml"), text).expect("a file");
    folder
}

/// A folder without a mistake, and with an address that somebody should look at.
fn with_advice() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let safety = folder.path().join("mine/safety");
    fs::create_dir_all(&safety).expect("a folder");
    let cards = include_str!("../responses/safety/cards.toml");
    let lines = include_str!("../responses/safety/helplines.toml");
    fs::write(safety.join("cards.toml"), cards).expect("a file");
    fs::write(
        safety.join("helplines.toml"),
        lines.replace("https://example.org/988", "http://example.org/988"),
    )
    .expect("a file");
    folder
}

#[test]
fn without_a_mistake_every_format_ends_with_zero() {
    let folder = with_advice();
    for format in ["text", "json", "github", "sarif"] {
        let output = check(folder.path(), &["mine", "--format", format]);
        assert_eq!((output.status.code(), complained(&output).as_str()), (Some(0), ""));
        let said = said(&output);
        let advice = match format {
            "text" => said.contains("\nno mistakes\n")
                && said.contains(
                    "\nAdvice, for a person to look at:\nplain-http: mine/safety/helplines.toml",
                ),
            "json" => said.contains("\"advice\"") && !said.contains("\"error\""),
            "sarif" => said.contains("\"note\"") && !said.contains("\"error\""),
            _ => said.lines().all(|line| line.starts_with("::notice file=")),
        };
        assert!(advice, "{format}: only advice\n{said}");
    }
}

#[test]
fn mistakes_in_packs_and_configuration_come_together_and_end_with_the_same_code() {
    let folder = with_pack(PACK);
    fs::create_dir(folder.path().join("config")).expect("a folder");
    fs::write(folder.path().join("config/myelin.toml"), "# mine\ncheks = \"on\"\n")
        .expect("a file");
    let output = check(folder.path(), &["mine", "--format", "json"]);
    assert_eq!(output.status.code(), Some(CONFIGURATION));
    let object: Value = serde_json::from_str(&said(&output)).expect("one object, nothing else");
    let findings = object["findings"].as_array().expect("findings");
    let place = |finding: &Value| {
        let file = finding["file"].as_str().expect("a file").to_owned();
        (file, finding["line"].as_u64(), finding["column"].as_u64())
    };
    let places: Vec<_> = findings.iter().map(place).collect();
    assert!(places.is_sorted(), "{places:?}");
    assert_eq!(places[0], ("config/myelin.toml".to_owned(), Some(2), Some(1)));
    assert_eq!(findings[0]["code"], "configuration");
    let unknown = findings.iter().find(|finding| finding["code"] == "unknown-locale");
    let unknown = unknown.expect("a language that Discord does not know");
    assert_eq!(place(unknown), ("mine/tea/pack.toml".to_owned(), Some(4), Some(46)));
    assert_eq!(unknown["end_column"], 48, "in characters");

    let output = check(folder.path(), &["mine", "--format", "github"]);
    assert_eq!(output.status.code(), Some(CONFIGURATION));
    let said = said(&output);
    assert!(said.lines().all(|line| line.starts_with("::")), "{said}");
    assert!(
        said.starts_with(
            "::error file=config/myelin.toml,line=2,endLine=2,col=1,endColumn=1,title=configuration::\
             There is no key `cheks`%0ADid you mean `checks`?\n"
        ),
        "{said}"
    );
}

#[test]
fn what_is_only_counted_is_told_and_ends_with_the_same_code() {
    let keys: Vec<String> = (0..1500).map(|key| format!("k{key} = 1\n")).collect();
    let folder = with_pack(&keys.concat());
    let output = check(folder.path(), &["mine", "--format", "json"]);
    assert_eq!(output.status.code(), Some(CONFIGURATION));
    let object: Value = serde_json::from_str(&said(&output)).expect("one object, nothing else");
    let told = object["findings"].as_array().expect("findings").iter();
    let told = told.filter(|finding| finding["code"] == "unknown-key").count();
    let more = object["more"].as_u64().and_then(|more| usize::try_from(more).ok());
    assert!(told >= 900, "{told}");
    assert!(more.is_some_and(|more| told + more >= 1500), "{told} and {more:?}");
}

#[test]
fn the_folder_can_be_named_in_two_ways_but_not_as_two_folders() {
    let folder = with_pack(PACK);
    let ways = [&["mine"][..], &["--responses", "mine"], &["mine", "--responses", "mine"]];
    let said = ways.map(|way| said(&check(folder.path(), way)));
    assert!(said[0].contains("mine/tea/pack.toml"), "{}", said[0]);
    assert!(said[0] == said[1] && said[1] == said[2]);
    let output = check(folder.path(), &["mine", "--responses", "yours"]);
    assert_eq!(output.status.code(), Some(2));
    let sentence = "two folders are given: mine and --responses yours; give one of them\n";
    assert_eq!(complained(&output), sentence);
    let output = check(folder.path(), &["nowhere", "--format", "json"]);
    assert_eq!(output.status.code(), Some(CONFIGURATION));
    assert!(self::said(&output).contains("\"nowhere cannot be read: "), "{}", self::said(&output));
}

#[test]
fn a_finding_is_explained_whatever_is_wrong_with_the_rest() {
    let folder = TempDir::new().expect("a folder");
    fs::create_dir(folder.path().join("config")).expect("a folder");
    fs::write(folder.path().join("config/myelin.toml"), "this is not TOML").expect("a file");
    let output = check(folder.path(), &["--explain", "red-flag-lost", "--responses", "nowhere"]);
    assert_eq!(output.status.code(), Some(0), "{}", complained(&output));
    assert!(said(&output).starts_with("red-flag-lost\n\nSomebody who ticks"), "{}", said(&output));
    let output = check(folder.path(), &["--explain", "red-flag-lots"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(complained(&output).contains("did you mean `red-flag-lost`?"));
}

#[cfg(unix)]
#[test]
fn watching_checks_again_after_a_change_and_ends_well_when_interrupted() {
    use std::io::{BufRead, BufReader};
    use std::process::Stdio;

    let folder = with_pack(PACK);
    let mut watching = program(folder.path(), &["mine", "--watch"]);
    let mut watching =
        watching.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("a start");
    let mut lines = BufReader::new(watching.stdout.take().expect("its output")).lines();
    let mut until_it_waits = || {
        let lines = lines.by_ref().map(|line| line.expect("text"));
        lines.take_while(|line| !line.starts_with("Waiting for a change.")).collect::<Vec<_>>()
    };
    let first = until_it_waits().join("\n");
    assert!(
        first.contains("language `xx`") && !first.contains("Something has changed."),
        "{first}"
    );
    let mended = PACK.replace("xx", "yy");
    fs::write(folder.path().join("mine/tea/pack.toml"), mended).expect("a file");
    let second = until_it_waits().join("\n");
    assert!(second.contains("Something has changed."), "{second}");
    assert!(second.contains("language `yy`") && !second.contains("`xx`"), "{second}");
    let id = watching.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().expect("kill").success());
    assert_eq!(watching.wait().expect("an end").code(), Some(0));
}
