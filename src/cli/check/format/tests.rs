//! What machines get to read, in every format.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::Path;

use super::*;
use crate::app::files;
use crate::bot::own_commands;
use crate::config::{self, ConfigSource, Needs};
use crate::document::File;
use crate::pack;
use crate::text_file::NotRead;

/// A pack with a mistake behind letters of several bytes, one in a heading and a missing key.
const PACK: &str = "\
[pack]
id = \"tea\"
title = \"Tee 🫖 für Gäste\"
purpose = \"Tee\"
version = \"1.0.0\"
status = \"active\"
language = \"en-US\"
last-review-date = 2026-11-22
next-review-date = 2027-11-22
reviewed-by = \"Nobody\"
[command.tea]
description = \"Tee\"
opens = { read = true }
name-localizations = { de = \"tee-für-gäste\", xx = \"tea\" }
[source.\"Ä\"]
title = \"Tee\"
publisher = \"Gäste\"
url = \"https://example.org\"
";

fn found(path: &str, text: &str, base: &str) -> Findings {
    let mut files = files::built_in();
    files.push(File::new(path, text));
    let problems = pack::load(&files, &own_commands()).problems;
    let mine = problems.iter().filter(|problem| problem.file == path);
    Findings::new(mine.map(|p| Finding::of(p, &files, Path::new(base))).collect(), 0)
}

fn finding(file: &str, region: Option<Region>, message: &str, remedy: &str) -> Finding {
    let file = Some(file.to_owned());
    let (message, remedy) = (message.to_owned(), remedy.to_owned());
    Finding { code: "bad-id", file, region, message, remedy, ..Finding::started_with("") }
}

fn read(text: &str) -> Value {
    serde_json::from_str(text).expect("one object of JSON, and nothing else")
}

/// The part of the line that a finding of the JSON form is about.
fn part(text: &str, finding: &Value) -> String {
    let at = |key: &str| finding[key].as_u64().and_then(|at| usize::try_from(at).ok());
    let line = text.lines().nth(at("line").expect("a line") - 1).expect("that line");
    let (from, to) = (at("column").expect("a column") - 1, at("end_column").expect("an end") - 1);
    line.chars().skip(from).take(to - from).collect()
}

#[test]
fn json_says_everything_of_a_finding() {
    let text = json(&found("mine/tea/pack.toml", PACK, "/nowhere"));
    insta::assert_snapshot!(text);
    let read = read(&text);
    let findings = read["findings"].as_array().expect("findings").iter();
    let in_lines = findings.filter(|finding| finding["line"].is_u64());
    let parts: Vec<String> = in_lines.map(|finding| part(PACK, finding)).collect();
    assert_eq!(parts, ["[pack]", "xx", "[source.\"Ä\"]"]);
}

#[test]
fn github_gets_one_command_a_line_and_nothing_ends_one_early() {
    let region = |end_line| Region { line: 2, column: 3, end_line, end_column: 9 };
    let list = vec![
        finding("a,b:c%/d.toml", Some(region(2)), "100 %: no", "Two\r\nlines, so: there::"),
        finding("mine/tea/pack.toml", Some(region(4)), "Several lines", "Mend it."),
        finding("mine/tea", None, "There is no such file", ""),
        Finding::started_with("DISCORD_TOKEN: this"),
        Finding { severity: Severity::Advice, ..finding("z", Some(region(2)), "Advice", "Look.") },
    ];
    insta::assert_snapshot!(github(&Findings::new(list, 7)), @"
    ::error title=configuration::DISCORD_TOKEN: this
    ::error file=a%2Cb%3Ac%25/d.toml,line=2,endLine=2,col=3,endColumn=9,title=bad-id::100 %25: no%0ATwo%0D%0Alines, so: there::
    ::error file=mine/tea,title=bad-id::There is no such file
    ::error file=mine/tea/pack.toml,line=2,endLine=4,title=bad-id::Several lines%0AMend it.
    ::notice file=z,line=2,endLine=2,col=3,endColumn=9,title=bad-id::Advice%0ALook.
    ::error title=more::… and 7 more. Mend the others first.
    ");
}

#[test]
fn sarif_has_what_the_standard_asks_for() {
    let mut all = found("mine/tea/pack.toml", PACK, "/nowhere").list;
    let region = Region { line: 1, column: 1, end_line: 1, end_column: 2 };
    let label = Some((region, "first here".to_owned()));
    all.push(Finding {
        labels: label.into_iter().collect(),
        ..finding("mine/my tea/ä.toml", Some(region), "Wrong", "Mend it.")
    });
    all.push(Finding::started_with("no such folder"));
    let text = sarif(&Findings::new(all, 3));
    insta::assert_snapshot!(text);
    check_sarif(&read(&text));
}

#[test]
fn nothing_found_is_said_in_every_format() {
    let none = Findings::new(vec![], 0);
    assert_eq!(read(&json(&none))["findings"], json!([]));
    assert_eq!(github(&none), "");
    let text = read(&sarif(&none));
    assert_eq!(text["runs"][0]["results"], json!([]), "an empty list, not none at all");
    check_sarif(&text);
}

#[test]
fn findings_that_are_only_counted_are_told_in_every_format() {
    let findings = Findings::new(vec![], 12);
    assert_eq!(read(&json(&findings))["more"], 12);
    assert_eq!(github(&findings), "::error title=more::… and 12 more. Mend the others first.\n");
    let notes = read(&sarif(&findings))["runs"][0]["invocations"][0].clone();
    assert_eq!(
        notes["toolExecutionNotifications"][0]["message"]["text"],
        "… and 12 more. Mend the others first."
    );
}

#[test]
fn a_configuration_is_told_with_its_place_and_sorted_among_the_rest() {
    let read = |text: Option<&str>, variables: &[(&str, &str)], needs| {
        let path = "/home/a/config/my.toml";
        let file = text.map(|text| config::ConfigFile { path, text, private: true });
        let environment: BTreeMap<String, OsString> =
            variables.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        let open = |_: &Path| Err(NotRead::Missing);
        config::read(&ConfigSource { file, environment: &environment, open: &open }, needs)
            .expect_err("mistakes")
    };
    let decided = [("MYELIN_CHECKS", "on"), ("MYELIN_KEY", "a")];
    let rest =
        "discord.token = \"a.b.c\"\n[operator]\nname = \"a\"\nprivacy-url = \"https://a.b\"\n";
    let text = format!("data = \"\"\ncheks = 1\n{rest}");
    let mut problems = read(Some(&text), &decided, Needs::Run).0;
    problems.extend(read(None, &[], Needs::Run).0.into_iter().take(1));
    let of = |problem| Finding::of(problem, &[], Path::new("/home/a"));
    let mut list: Vec<Finding> = problems.iter().map(of).collect();
    list.push(finding("mine/tea/pack.toml", None, "Wrong", "Mend it."));
    insta::assert_snapshot!(github(&Findings::new(list, 0)), @r#"
    ::error title=configuration::MYELIN_KEY: `key` number 1 is not 64 hexadecimal digits%0AMake one with: openssl rand -hex 32 (several are separated by commas).
    ::error title=configuration::`checks` is not set, and it has no default, because you decide%0ADiscord's Developer Policy (rule 16) can be read to forbid asking named members about their own health. Set `checks` (or MYELIN_CHECKS) to "on" to ask all the same, or to "off" to only show articles; see README.md.
    ::error file=config/my.toml,title=configuration::`operator.contact` is not set%0ASet it in the configuration file, or set MYELIN_OPERATOR_CONTACT.
    ::error file=config/my.toml,line=1,endLine=1,col=8,endColumn=8,title=configuration::`data` is empty%0AGive it a value, or remove the line.
    ::error file=config/my.toml,line=2,endLine=2,col=1,endColumn=1,title=configuration::There is no key `cheks`%0ADid you mean `checks`?
    ::error file=mine/tea/pack.toml,title=bad-id::Wrong%0AMend it.
    "#);
}

#[test]
fn paths_are_told_from_the_folder_one_is_in() {
    for (path, base, told, reference) in [
        ("/home/a/mine/t.toml", "/home/a", "mine/t.toml", "mine/t.toml"),
        ("/home/b/t.toml", "/home/a", "/home/b/t.toml", "file:///home/b/t.toml"),
        ("./mine/t.toml", "/home/a", "mine/t.toml", "mine/t.toml"),
        ("../mine/t.toml", "/home/a", "../mine/t.toml", "../mine/t.toml"),
        ("mine/ä b?#.toml", "/", "mine/ä b?#.toml", "mine/%C3%A4%20b%3F%23.toml"),
    ] {
        let found = found(path, "", base);
        let file = found.list.iter().find_map(|finding| finding.file.as_deref()).expect("a file");
        assert_eq!((file, uri(file).as_str()), (told, reference));
    }
}

/// What SARIF 2.1.0 asks of the objects that are used here.
fn check_sarif(log: &Value) {
    assert_eq!(log["version"], "2.1.0");
    let runs = log["runs"].as_array().expect("runs");
    assert_eq!(runs.len(), 1);
    let run = &runs[0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert_eq!(run["invocations"][0]["executionSuccessful"], true);
    assert!(run["tool"]["driver"]["name"].is_string());
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    let ids: std::collections::BTreeSet<&str> =
        rules.iter().map(|rule| rule["id"].as_str().expect("an id")).collect();
    assert_eq!(ids.len(), rules.len(), "each rule once");
    for rule in rules {
        for text in ["/shortDescription/text", "/help/text", "/help/markdown"] {
            assert!(rule.pointer(text).is_some_and(Value::is_string), "{rule}: {text}");
        }
    }
    for result in run["results"].as_array().expect("results") {
        assert!(result["message"]["text"].is_string(), "{result}");
        assert!(["error", "note"].contains(&result["level"].as_str().expect("a level")));
        let index = result["ruleIndex"].as_u64().expect("an index");
        let rule = &rules[usize::try_from(index).expect("a small index")];
        assert_eq!(rule["id"], result["ruleId"]);
        for location in ["locations", "relatedLocations"] {
            for location in result[location].as_array().into_iter().flatten() {
                check_place(&location["physicalLocation"]);
            }
        }
    }
}

fn check_place(place: &Value) {
    let uri = place["artifactLocation"]["uri"].as_str().expect("a reference");
    let allowed = |c: char| c.is_ascii_alphanumeric() || "-._~/%".contains(c);
    assert!(!uri.starts_with('/') && uri.chars().all(allowed), "{uri}");
    let Some(region) = place.get("region") else { return };
    let at = |key: &str| region[key].as_u64().expect("a number");
    let start = (at("startLine"), at("startColumn"));
    let end = (at("endLine"), at("endColumn"));
    assert!(start.0 >= 1 && start.1 >= 1 && start <= end, "{region}");
}
