//! Findings for machines: as JSON, as commands of GitHub's workflows, as SARIF.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::{Value, json};

use super::explain;
use super::finding::{Finding, Findings};
use crate::document::{Region, Severity};

/// The version of the form of [`json()`]. It rises when a key changes its meaning or goes away.
const JSON_VERSION: u32 = 1;

/// Findings as one object of JSON. The guide for authors says what each key means.
pub(super) fn json(findings: &Findings) -> String {
    let list = findings.list.iter().map(|finding| {
        let labels = finding.labels.iter().map(|(region, text)| {
            json!({
                "line": region.line,
                "column": region.column,
                "end_line": region.end_line,
                "end_column": region.end_column,
                "text": text,
            })
        });
        json!({
            "code": finding.code,
            "severity": match finding.severity {
                Severity::Error => "error",
                Severity::Advice => "advice",
            },
            "file": finding.file,
            "line": finding.region.map(|region| region.line),
            "column": finding.region.map(|region| region.column),
            "end_line": finding.region.map(|region| region.end_line),
            "end_column": finding.region.map(|region| region.end_column),
            "message": finding.message,
            "remedy": finding.remedy,
            "labels": labels.collect::<Vec<Value>>(),
        })
    });
    pretty(&json!({
        "version": JSON_VERSION,
        "myelin": env!("CARGO_PKG_VERSION"),
        "findings": list.collect::<Vec<Value>>(),
        "more": findings.more,
    }))
}

/// Findings as workflow commands, which GitHub shows beside the lines of a change.
/// Source: GitHub docs, Workflow commands for GitHub Actions, Setting an error message.
pub(super) fn github(findings: &Findings) -> String {
    let mut text = String::new();
    for finding in &findings.list {
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Advice => "notice",
        };
        let mut properties = Vec::new();
        if let Some(file) = &finding.file {
            properties.push(format!("file={}", property(file)));
        }
        if let Some(region) = finding.region {
            properties.push(format!("line={},endLine={}", region.line, region.end_line));
            // Columns are refused where a place has several lines.
            if region.line == region.end_line {
                properties.push(format!("col={},endColumn={}", region.column, region.end_column));
            }
        }
        properties.push(format!("title={}", property(finding.code)));
        let message = data(&sentences(finding, "\n"));
        // Writing into a string does not fail.
        let _ = writeln!(text, "::{command} {}::{message}", properties.join(","));
    }
    if findings.more > 0 {
        let _ = writeln!(text, "::error title=more::{}", more(findings.more));
    }
    text
}

/// Findings as SARIF 2.1.0, which GitHub's code scanning and some editors read.
/// Source: OASIS, Static Analysis Results Interchange Format, version 2.1.0. It asks for braces to
/// be doubled in messages (3.11.5); they stay single here, because what reads messages without
/// arguments shows them as they are, and people copy TOML from them.
pub(super) fn sarif(findings: &Findings) -> String {
    let mut codes: Vec<&str> = findings.list.iter().map(|finding| finding.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let results = findings.list.iter().map(|finding| result(finding, &codes));
    let notifications = (findings.more > 0)
        .then(|| json!({"level": "error", "message": {"text": more(findings.more)}}));
    pretty(&json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "myelin",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": codes.iter().map(|code| rule(code)).collect::<Vec<Value>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": true,
                "toolExecutionNotifications": notifications.into_iter().collect::<Vec<Value>>(),
            }],
            "results": results.collect::<Vec<Value>>(),
        }],
    }))
}

fn rule(code: &str) -> Value {
    match explain::section(code) {
        Some(section) => json!({
            "id": code,
            "shortDescription": {"text": section.first_sentence()},
            "help": {"text": section.plain(), "markdown": section.text},
        }),
        None => json!({"id": code}),
    }
}

fn result(finding: &Finding, codes: &[&str]) -> Value {
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Advice => "note",
    };
    let mut result = json!({
        "ruleId": finding.code,
        "ruleIndex": codes.iter().position(|code| *code == finding.code),
        "level": level,
        "message": {"text": sentences(finding, ". ")},
    });
    if let (Some(file), Some(result)) = (&finding.file, result.as_object_mut()) {
        let location = json!([{"physicalLocation": physical(file, finding.region)}]);
        result.insert("locations".to_owned(), location);
        let others = finding.labels.iter().map(|(region, text)| {
            json!({
                "physicalLocation": physical(file, Some(*region)),
                "message": {"text": text},
            })
        });
        if !finding.labels.is_empty() {
            result.insert("relatedLocations".to_owned(), others.collect());
        }
    }
    result
}

fn physical(file: &str, region: Option<Region>) -> Value {
    let artifact = json!({"uri": uri(file)});
    let Some(region) = region else { return json!({"artifactLocation": artifact}) };
    json!({
        "artifactLocation": artifact,
        "region": {
            "startLine": region.line,
            "startColumn": region.column,
            "endLine": region.end_line,
            "endColumn": region.end_column,
        },
    })
}

/// What is wrong and what to do.
fn sentences(finding: &Finding, between: &str) -> String {
    if finding.remedy.is_empty() {
        return finding.message.clone();
    }
    format!("{}{between}{}", finding.message, finding.remedy)
}

fn more(count: usize) -> String {
    format!("… and {count} more. Mend the others first.")
}

fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}

/// The text of a workflow command, in one line.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property of a workflow command: commas and colons end one.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// A path as a reference (RFC 3986): relative, or of the scheme `file` where it is not.
fn uri(path: &str) -> String {
    let mut uri = match (Path::new(path).is_absolute(), path.starts_with('/')) {
        (true, true) => "file://".to_owned(),
        (true, false) => "file:///".to_owned(),
        (false, _) => String::new(),
    };
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

#[cfg(test)]
mod tests;
