//! The configuration as somebody who sets the bot up meets it.
#![expect(clippy::disallowed_methods, reason = "the tests lay out files of their own")]

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use insta::assert_snapshot;
use tracing::Level;
use zeroize::Zeroizing;

use super::key::KEYS;
use super::{
    ApiBase, Config, ConfigErrors, ConfigFile, ConfigSource, LogFormat, Needs, load_with, read,
};
use crate::document::{self, Problem, ProblemLog, RenderStyle};
use crate::store::Database;
use crate::text_file::{FILE_MAX, NotRead, TextFile};

mod values;

/// The file for self-hosters.
const SHIPPED: &str = include_str!("../../../config/myelin.toml");

/// Three parts with dots between; nobody's.
const TOKEN: &str = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GxAmPl.canary_canary-canary";
const KEY: &str = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

/// All that a bot needs to run.
const ENOUGH: &[(&str, &str)] = &[
    ("DISCORD_TOKEN", TOKEN),
    ("MYELIN_CHECKS", "on"),
    ("MYELIN_OPERATOR_NAME", "The moderators"),
    ("MYELIN_OPERATOR_CONTACT", "mods@example.org"),
    ("MYELIN_OPERATOR_PRIVACY_URL", "https://example.org/privacy"),
];

fn open(path: &Path) -> Result<TextFile, NotRead> {
    let text = match path.to_str() {
        Some("token.txt") => format!("{TOKEN}\n"),
        Some("other.txt") => TOKEN.replace("canary", "budgie"),
        Some("keys.txt") => format!("{KEY},{KEY}\n"),
        _ => return Err(NotRead::Missing),
    };
    Ok(TextFile { text: Zeroizing::new(text), private: false })
}

fn read_with(
    file: Option<(&str, bool)>,
    variables: &[(&str, &str)],
    needs: Needs,
) -> Result<Config, ConfigErrors> {
    let file = file.map(|(text, private)| ConfigFile { path: "myelin.toml", text, private });
    let environment: BTreeMap<String, OsString> =
        variables.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
    read(&ConfigSource { file, environment: &environment, open: &open }, needs)
}

/// What is said about a file that only its owner can read, for a command that needs nothing.
fn of_file(text: &str) -> String {
    said(read_with(Some((text, true)), &[], Needs::Nothing))
}

/// What is said about one variable, for a command that needs nothing.
fn of_variable(name: &str, value: &str) -> String {
    said(read_with(None, &[(name, value)], Needs::Nothing))
}

fn said(result: Result<Config, ConfigErrors>) -> String {
    result.map_or_else(|problems| problems.to_string(), |_| "fine".to_owned())
}

#[test]
fn without_anything_the_defaults_stand() {
    let config = read_with(None, &[], Needs::Nothing).unwrap();
    let expected = Config {
        token: None,
        api_base: ApiBase::default(),
        data: PathBuf::from("data"),
        database: Database::Sqlite(PathBuf::from("data/settings.db")),
        keys: None,
        checks: None,
        operator: None,
        mentions: false,
        responses: None,
        packs: None,
        log: Level::INFO,
        log_format: LogFormat::Auto,
    };
    assert_eq!(config, expected);
    assert_eq!(read_with(Some((SHIPPED, false)), &[], Needs::Nothing).unwrap(), expected);
}

#[test]
fn a_bot_does_not_run_before_everything_is_decided() {
    assert_snapshot!(said(read_with(None, &[], Needs::Run)), @r#"
    `checks` is not set, and it has no default, because you decide. Discord's Developer Policy (rule 16) can be read to forbid asking named members about their own health. Set `checks` (or MYELIN_CHECKS) to "on" to ask all the same, or to "off" to only show articles; see README.md.
    `discord.token` is not set. Set it in the configuration file, or set DISCORD_TOKEN.
    `operator.name` is not set. Set it in the configuration file, or set MYELIN_OPERATOR_NAME.
    `operator.contact` is not set. Set it in the configuration file, or set MYELIN_OPERATOR_CONTACT.
    `operator.privacy-url` is not set. Set it in the configuration file, or set MYELIN_OPERATOR_PRIVACY_URL.
    "#);
    let config = read_with(None, ENOUGH, Needs::Run).unwrap();
    assert_eq!(config.token.unwrap().reveal(), TOKEN);
    assert_eq!(config.checks, Some(true));
    assert_eq!(config.operator.unwrap().name, "The moderators");
}

#[test]
fn every_mistake_is_told_at_once_with_its_place() {
    let file = r#"
data = 5
cheks = "on"
log = "loud"
packs = ["b12", "B 12"]
[discord]
data = "elsewhere"
tokn = ""
allow-other-host = "yes"
[operator]
name = ""
privacy_url = "x"
contact = "one\ntwo"
"#;
    let variables = [
        ("MYELIN_LOG_FORMAT", "xml"),
        ("MYELIN_RESPONSE", "here"),
        ("MYELIN_KEY", "1234"),
        ("MYELIN_OPERATOR_PRIVACY_URL", "http://example.org"),
        ("MYELIN_SERVICE_HOST", "10.0.0.1"),
    ];
    assert_snapshot!(said(read_with(Some((file, true)), &variables, Needs::Run)), @r#"
    myelin.toml: `checks` is not set, and it has no default, because you decide. Discord's Developer Policy (rule 16) can be read to forbid asking named members about their own health. Set `checks` (or MYELIN_CHECKS) to "on" to ask all the same, or to "off" to only show articles; see README.md.
    myelin.toml: `discord.token` is not set. Set it in the configuration file, or set DISCORD_TOKEN.
    myelin.toml:2:8: `data` is a number, but must be a text. Write it between quotes: data = "…".
    myelin.toml:3:1: There is no key `cheks`. Did you mean `checks`?
    myelin.toml:4:7: `log` has an unknown value. Set it to error, warn, info or debug.
    myelin.toml:5:9: `packs` has an entry, number 2, that is not the id of a pack. Write it like "b12".
    myelin.toml:7:1: There is no key `discord.data`. Did you mean `data`? It stands above the first [table].
    myelin.toml:8:1: There is no key `discord.tokn`. Did you mean `discord.token`?
    myelin.toml:9:20: `discord.allow-other-host` is a text, but must be true or false. Write allow-other-host = true or allow-other-host = false, without quotes.
    myelin.toml:11:8: `operator.name` is empty. Give it a value, or remove the line.
    myelin.toml:12:1: There is no key `operator.privacy_url`. Did you mean `operator.privacy-url`?
    myelin.toml:13:11: `operator.contact` has a line break or another control character. Write it in one line.
    MYELIN_RESPONSE: no such variable is read. Did you mean MYELIN_RESPONSES? Rename it, or remove it.
    MYELIN_KEY: `key` number 1 is not 64 hexadecimal digits. Make one with: openssl rand -hex 32 (several are separated by commas).
    MYELIN_LOG_FORMAT: `log-format` has an unknown value. Set it to text, json or auto.
    MYELIN_OPERATOR_PRIVACY_URL: `operator.privacy-url` is not an https address. Write one that begins with https://
    "#);
}

#[test]
fn the_environment_wins_over_the_file_and_the_place_says_which() {
    let file = Some(("log = \"warn\"\ndata = \"here\"\nlog-format = \"xml\"\n", false));
    let config = read_with(
        file,
        &[("MYELIN_LOG", " Debug "), ("MYELIN_LOG_FORMAT", "json"), ("MYELIN_DATA", "")],
        Needs::Nothing,
    )
    .unwrap();
    assert_eq!((config.log, config.log_format), (Level::DEBUG, LogFormat::Json));
    assert_eq!(config.data, Path::new("here"), "an empty variable says nothing");
    assert_snapshot!(said(read_with(file, &[("MYELIN_LOG", "loud")], Needs::Nothing)), @"
    myelin.toml:3:14: `log-format` has an unknown value. Set it to text, json or auto.
    MYELIN_LOG: `log` has an unknown value. Set it to error, warn, info or debug.
    ");
}

#[test]
fn a_broken_file_says_where_and_nothing_else_about_itself() {
    assert_snapshot!(of_file(&format!("checks = on\n[discord]\ntoken = {TOKEN}\n")), @r#"
    myelin.toml:1:10: This line is not TOML: string values must be quoted, expected literal string. Put text between straight quotes: key = "text".
    myelin.toml:3:9: This line is not TOML: string values must be quoted, expected literal string. Put text between straight quotes: key = "text".
    "#);
    assert_snapshot!(of_file("data = \"a\"\ndata = \"b\"\n"), @"myelin.toml:2:1: This key is here a second time. Remove one of the two, or give one of them another name.");
    assert_snapshot!(of_file("discord = \"x\"\n"), @"myelin.toml:1:1: `discord` is a text, but must be a table. Write discord = { … }, or a line in square brackets with keys below it.");
    let torn = TOKEN.replace("GxAmPl.", "GxAmPl.\n");
    let torn = format!("[discord]\ntoken = \"{torn}\"\n");
    let said = said(read_with(Some((&torn, true)), &[], Needs::Run));
    assert!(said.lines().all(|line| line.contains("This line is not TOML")), "{said}");
    assert!(!said.contains("canary"), "{said}");
    assert_eq!(of_file("operator.name = \"dotted keys are fine\"\n[discord]\n"), "fine");
}

#[test]
fn every_key_is_read() {
    let lines = include_str!("../key.rs").lines().filter(|line| line.ends_with(';'));
    let keys = lines.filter_map(|line| line.trim().split_once(" = \"")).map(|(name, _)| name);
    let keys: Vec<&str> = keys.filter(|name| !name.contains(' ')).collect();
    assert_eq!(keys.len(), KEYS.len(), "{keys:?}");
    let reader = include_str!("../read.rs");
    let unread = keys.into_iter().filter(|name| !reader.contains(&format!("take({name},")));
    let unread: Vec<&str> = unread.collect();
    assert!(unread.is_empty(), "src/config/read.rs does not read these keys: {unread:?}");
}

#[test]
fn no_message_and_no_debug_text_repeats_a_value() {
    let canary = "Canary.canary~canary";
    for key in KEYS {
        for value in [canary, &format!("~{canary}\n"), &format!("\"{canary}\"")] {
            let said = of_variable(key.variable, value);
            assert!(!said.to_lowercase().contains("canary"), "{}: {said}", key.path);
        }
        let file = key.file_variable().map(|name| of_variable(&name, canary));
        assert!(!file.is_some_and(|said| said.to_lowercase().contains("canary")), "{}", key.path);
        for value in [canary.to_owned(), format!("\"{canary}"), format!("[\"{canary}\"]")] {
            let said = of_file(&format!("{} = {value}\n", key.path));
            assert!(!said.to_lowercase().contains("canary"), "{}: {said}", key.path);
        }
    }
    let mut variables = ENOUGH.to_vec();
    variables.push(("MYELIN_KEY", KEY));
    let debug = format!("{:?}", read_with(None, &variables, Needs::Run).unwrap());
    assert!(!debug.contains("canary") && !debug.contains("00112233"), "{debug}");
}

#[test]
fn no_line_of_the_file_can_be_shown_with_a_problem() {
    let value = "\"Canary.canary~canary\"";
    let line = format!("= {value}");
    for text in [
        format!("checks {line}\n"),
        format!("chekcs {line}\ndiscord {line}\n"),
        format!("log {line}\nlog {line}\n"),
        format!("[discord]\ntoken {line}\n[discord]\ntoken {line}\n"),
        format!("data {line} {line}\nkey {line}\n"),
        format!("allow {line}\npacks = [[{value}]]\n"),
        format!("key = {{ a {line} }}\n\tdata = [1, {value}]"),
    ] {
        let problems = read_with(Some((&text, false)), &[], Needs::Nothing).unwrap_err();
        assert!(!format!("{problems} {problems:?}").contains("anary"), "{problems}");
        let at = |problem: &Problem| problem.region.is_some() && problem.span == (0..0);
        assert!(problems.0.iter().all(at), "{problems:?}");
        let mut all = document::Problems::default();
        all.add(problems.0);
        let files = [document::File::new("myelin.toml", text.as_bytes())];
        for look in [RenderStyle::Plain, RenderStyle::Narrated] {
            let drawn = document::render(&all, &files, look);
            assert!(drawn.contains("myelin.toml") && !drawn.contains("anary"), "{drawn}");
        }
    }
}

#[test]
fn tabs_and_toml_1_1_are_right_in_a_configuration() {
    assert_eq!(of_file("log\t= \"info\"\noperator = {\n\tname = \"A\",\n}\n"), "fine");
}

#[cfg(unix)]
#[test]
fn a_variable_that_is_not_text_is_told() {
    use std::os::unix::ffi::OsStringExt;
    let environment = [("MYELIN_DATA".to_owned(), OsString::from_vec(vec![b'a', 0xff]))].into();
    let result =
        read(&ConfigSource { file: None, environment: &environment, open: &open }, Needs::Nothing);
    assert_snapshot!(said(result), @"MYELIN_DATA: `data` has a value that is not UTF-8 text. Write it anew.");
}

#[test]
fn the_file_that_is_shipped_has_every_key_and_no_other() {
    let all: String = SHIPPED
        .lines()
        .map(|line| match line.strip_prefix('#') {
            Some(key) if key.starts_with(|c: char| c.is_ascii_lowercase()) => format!("{key}\n"),
            _ => format!("{line}\n"),
        })
        .collect();
    let log = ProblemLog::default();
    let file = ConfigFile { path: "myelin.toml", text: &all, private: true };
    let found = super::found::in_file(&file, &log).unwrap();
    assert!(log.into_problems().is_empty());
    let found: BTreeSet<&str> = found.iter().map(|found| found.key.path).collect();
    assert_eq!(found, KEYS.iter().map(|key| key.path).collect());

    let named = SHIPPED.split(|c: char| !(c.is_ascii_uppercase() || c == '_'));
    let named: BTreeSet<&str> =
        named.filter(|word| word.starts_with("MYELIN_") || word.starts_with("DISCORD_")).collect();
    let files: Vec<String> = KEYS.iter().filter_map(|key| key.file_variable()).collect();
    let known = KEYS.iter().map(|key| key.variable).chain(files.iter().map(String::as_str));
    assert_eq!(named, known.collect());
}

#[test]
fn a_file_that_is_named_must_be_there() {
    // The one that is shipped stands where it is looked for.
    assert!(load_with(None, &BTreeMap::new(), Needs::Nothing).is_ok());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("myelin.toml");
    let of_path = || {
        let said = said(load_with(Some(&path), &BTreeMap::new(), Needs::Nothing));
        said.replace(&path.display().to_string(), "PATH")
    };
    assert_snapshot!(of_path(), @"PATH: There is no such file. Give the path of a text file that Myelin may read.");
    std::fs::write(&path, [b'#', b'\n', 0xff]).unwrap();
    assert_snapshot!(of_path(), @"PATH: Line 2 of this file is not UTF-8 text. Give the path of a text file that Myelin may read.");
    std::fs::write(&path, "#".repeat(FILE_MAX)).unwrap();
    assert_eq!(of_path(), "fine");
    std::fs::write(&path, "#".repeat(FILE_MAX + 1)).unwrap();
    assert_snapshot!(of_path(), @"PATH: This file has more than 65536 bytes. Give the path of a text file that Myelin may read.");
    std::fs::write(&path, "\u{feff}log = \"loud\"").unwrap();
    assert_snapshot!(of_path(), @"PATH:1:7: `log` has an unknown value. Set it to error, warn, info or debug.");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::write(&path, format!("key = \"{KEY}\"")).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
        assert_snapshot!(of_path(), @"PATH:1:7: `key` is a secret, and others than the owner have access to this file. Run: chmod 600 PATH");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
        assert_eq!(of_path(), "fine");
    }
}
