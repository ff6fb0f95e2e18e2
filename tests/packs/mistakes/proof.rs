//! Packs that the proof refuses, each beside one at the border that it lets pass.

use std::fmt::Write as _;

use myelin::document::Code;

use super::{CHECK, Case, Files};

/// A rule above the one for lasting signs.
fn rule_first(files: &mut Files, rule: &str) {
    let first = "[[rule]]\noutcome = \"visit\"";
    files.swap(CHECK, first, &format!("[[rule]]\n{rule}\n{first}"));
}

/// A second question about danger, asked under a condition.
fn second_danger(files: &mut Files, enable_when: &str) {
    let item = "[item.danger-two]\ntype = \"choice\"\nrequired = true\nred-flag = true\nshort = \"Danger\"\n\
                text = \"Did you faint?\"\nwhy = { text = \"It cannot wait.\" }\nevidence = [\"Q1\"]\n\
                sources = [\"guide\"]\nnegative = \"no\"\n";
    let options = "[item.danger-two.option.yes]\ndisplay = \"Yes\"\n[item.danger-two.option.no]\ndisplay = \"No\"\n\n";
    let all = format!("{item}{enable_when}\n{options}[item.signs]");
    files.swap(CHECK, "[item.signs]", &all).swap(
        CHECK,
        "{ any-of = [\"danger/*\"] }",
        "{ any-of = [\"danger/*\", \"danger-two/yes\"] }",
    );
}

/// Overlays for snoring before the one of the pack.
fn three_overlays(files: &mut Files) {
    let mut overlays = String::new();
    for name in ["one", "two", "three"] {
        let _ = write!(
            overlays,
            "[overlay.{name}]\nwhen = {{ any-of = [\"signs/snoring\"] }}\nshort = \"{name}\"\ntext = \"Line {name}.\"\nevidence = [\"V-snoring\"]\nsources = [\"guide\"]\npassages = [\"tired/signs\"]\n"
        );
    }
    let own = "[overlay.snoring]\nshort = \"snoring\"\npassages = [\"tired/signs\"]";
    files.swap(CHECK, "[overlay.snoring]", &format!("{overlays}{own}"));
}

/// One headline for everybody.
fn one_headline(files: &mut Files) {
    files.cut(
        CHECK,
        ", { when = { any-of = [\"signs/snoring\"] }, text = \"Talk to a doctor about snoring.\" }",
    );
}

/// A question of so many signs, of which more than half make a visit.
fn many_signs(files: &mut Files, count: usize) {
    let mut item = "[item.many]\ntype = \"choice\"\nrepeats = true\nshort = \"Many\"\ntext = \"Any of these?\"\n\
                    why = { text = \"They add up.\" }\nevidence = [\"Q3\"]\nsources = [\"guide\"]\n"
        .to_owned();
    let mut codes = Vec::new();
    for sign in 0..count {
        let _ = write!(item, "[item.many.option.s{sign}]\ndisplay = \"Sign {sign}\"\n");
        codes.push(format!("\"many/s{sign}\""));
    }
    item.push_str("[item.many.option.none]\ndisplay = \"None\"\nexclusive = true\n");
    let half = count / 2;
    let more = format!("more = {{ count-at-least = {half}, of = [{}] }}", codes.join(", "));
    files.swap(CHECK, "[finding]\n", &format!("{item}\n[finding]\n{more}\n")).swap(
        CHECK,
        "when = \"lasting\"",
        "when = { any = [\"lasting\", \"more\"] }",
    );
}

/// Lines of that many characters, which everybody who gets the result is shown.
fn lines(files: &mut Files, count: usize, length: usize) {
    let lines: Vec<String> =
        (10..10 + count).map(|line| format!("\"{line}{}\"", "ü".repeat(length - 2))).collect();
    let plain = "[\"Book a visit.\", ";
    files.swap(
        CHECK,
        &format!("do = {plain}"),
        &format!("text = [{}]\ndo = {plain}", lines.join(", ")),
    );
}

const NEVER_LASTING: &str =
    "{ all = [\"a-sign\", { none-of = [\"signs/sleepy\", \"signs/snoring\"] }] }";
const HOW_LONG_ASKED: &str = "enable-when = { any-of = [\"signs/*\"] }";

pub(crate) const PROOF: &[Case] = &[
    ("an item that no walk asks", &[Code::ItemNeverAsked, Code::OutcomeNeverReached], |files| {
        files.swap(CHECK, HOW_LONG_ASKED, &format!("enable-when = {NEVER_LASTING}"));
    }),
    ("a rule that another rule always forestalls", &[Code::RuleNeverDecides], |files| {
        let all = "[[rule]]\noutcome = \"nothing\"";
        let late = "[[rule]]\noutcome = \"visit\"\nwhen = { all = [\"lasting\", { any-of = [\"signs/snoring\"] }] }";
        files.swap(CHECK, all, &format!("{late}\n{all}"));
    }),
    ("an outcome in which no walk ends", &[Code::OutcomeNeverReached], |files| {
        files.swap(
            CHECK,
            "when = \"lasting\"",
            "when = { all = [\"lasting\", { none-of = [\"signs/*\"] }] }",
        );
    }),
    ("an overlay that never holds", &[Code::OverlayNeverShown], |files| {
        files.swap(
            CHECK,
            "[overlay.snoring]\nwhen = { any-of = [\"signs/snoring\"] }",
            "[overlay.snoring]\nwhen = { all-of = [\"signs/snoring\", \"signs/none\"] }",
        );
    }),
    ("overlays that may only be named, and one has no name", &[Code::MissingKey], |files| {
        three_overlays(files);
        files.cut(CHECK, "short = \"two\"\n");
    }),
    ("an overlay that three others always push out", &[Code::OverlayNeverShown], three_overlays),
    ("a line that nobody is shown", &[Code::LineNeverShown], |files| {
        files.swap(
            CHECK,
            "claims-absence = true",
            "claims-absence = true\ndo = [{ when = \"lasting\", text = \"Book a visit.\" }]",
        );
    }),
    ("headlines of which one always wins", &[Code::LineNeverShown], |files| {
        files.swap(
            CHECK,
            "headline = [\"Talk to a doctor.\", { when = { any-of = [\"signs/snoring\"] }",
            "headline = [\"Talk to a doctor.\", { when = \"a-sign\"",
        );
    }),
    (
        "danger signs that are not asked of everybody",
        &[Code::RedFlagPassedBy, Code::RedFlagLost, Code::SignLowers],
        |files| {
            rule_first(files, "outcome = \"visit\"\nwhen = { any-of = [\"danger/dizzy\"] }");
            files.swap(
                CHECK,
                "[item.danger.option.none]",
                "[item.danger.option.dizzy]\ndisplay = \"Dizzy\"\n[item.danger.option.none]",
            );
            second_danger(files, "enable-when = { any-of = [\"danger/none\"] }");
            files.swap(CHECK, "\"danger/*\", ", "\"danger/breath\", ");
        },
    ),
    (
        "a walk that ends before the danger signs",
        &[
            Code::RedFlagPassedBy,
            Code::ItemNeverAsked,
            Code::RuleNeverDecides,
            Code::OutcomeNeverReached,
            Code::OverlayNeverShown,
            Code::LineNeverShown,
        ],
        |files| {
            second_danger(files, "");
            rule_first(
                files,
                "outcome = \"visit\"\nwhen = { any-of = [\"danger/none\"] }\nends-walk = true",
            );
        },
    ),
    ("a danger sign that loses against another rule", &[Code::RedFlagLost], |files| {
        files.swap(
            CHECK,
            "display = \"Very hard to breathe\"",
            "display = \"Very hard to breathe\"\n[item.danger.option.chest]\ndisplay = \"Chest pain\"",
        );
        files.swap(
            CHECK,
            "when = { any-of = [\"danger/*\"] }",
            "when = { any-of = [\"danger/breath\"] }",
        );
        files.swap(
            CHECK,
            "lasting = { all = [\"a-sign\", { any-of = [\"how-long/long\"] }] }",
            "lasting = { any = [{ any-of = [\"danger/chest\"] }, { any-of = [\"how-long/long\"] }] }",
        );
    }),
    ("two danger signs that cancel each other", &[Code::RedFlagLost, Code::SignLowers], |files| {
        files.swap(
                CHECK,
                "display = \"Very hard to breathe\"",
                "display = \"Very hard to breathe\"\n[item.danger.option.chest]\ndisplay = \"Chest pain\"",
            );
        files.swap(
                CHECK,
                "when = { any-of = [\"danger/*\"] }",
                "when = { all = [{ any-of = [\"danger/*\"] }, { not = { all-of = [\"danger/breath\", \"danger/chest\"] } }] }",
            );
    }),
    ("a danger sign that is only noticed at the end", &[Code::RedFlagLost], |files| {
        files.swap(CHECK, "\nends-walk = true", "");
    }),
    ("two signs that calm more than one", &[Code::SignLowers], |files| {
        rule_first(
            files,
            "outcome = \"nothing\"\nwhen = { all-of = [\"signs/sleepy\", \"signs/snoring\"] }",
        );
    }),
    ("an order that runs the wrong way", &[Code::SignLowers], |files| {
        files
            .swap(CHECK, "rises = [\"short\", \"long\"]", "rises = [\"long\", \"short\"]")
            .cut(CHECK, "negative = \"short\"\n");
    }),
    ("a skipped answer that calms", &[Code::SkipLowers], |files| {
        files.cut(CHECK, "when-skipped = \"long\"\n").swap(
            CHECK,
            "{ any-of = [\"how-long/long\"] }",
            "{ any-of = [\"how-long/short\", \"how-long/long\"] }",
        );
    }),
    ("nothing found, and nothing said of what was skipped", &[Code::AbsenceUnclaimed], |files| {
        files.cut(CHECK, "claims-absence = true\n");
    }),
    ("a result that outgrows a message", &[Code::ScreenTooLong], |files| lines(files, 19, 220)),
    ("a result whose translation outgrows a message", &[Code::ScreenTooLong], |files| {
        lines(files, 30, 100);
    }),
    ("thirteen signs that are counted one by one", &[Code::TooMuchToProve], |files| {
        many_signs(files, 13);
    }),
];

/// What is right about a pack, and how to get there from the good one.
type Right = (&'static str, fn(&mut Files));

/// At the border: each of these is right, and is let pass.
pub(crate) const BORDER: &[Right] = &[
    ("an item that only the rarest answer asks", |files| {
        files.swap(
            CHECK,
            HOW_LONG_ASKED,
            "enable-when = { count-at-least = 2, of = [\"signs/sleepy\", \"signs/snoring\"] }",
        );
        one_headline(files);
    }),
    ("a rule above another that it forestalls only at times", |files| {
        rule_first(
            files,
            "outcome = \"visit\"\nwhen = { all = [\"lasting\", { any-of = [\"signs/snoring\"] }] }",
        );
    }),
    ("an outcome that only one answer leads to", |files| {
        files.swap(
            CHECK,
            "when = \"lasting\"",
            "when = { all = [\"lasting\", { any-of = [\"signs/snoring\"] }] }",
        );
        one_headline(files);
    }),
    ("a fourth overlay that holds where one of the three does not", |files| {
        three_overlays(files);
        files.swap(
            CHECK,
            "[overlay.three]\nwhen = { any-of = [\"signs/snoring\"] }",
            "[overlay.three]\nwhen = { all-of = [\"signs/snoring\", \"signs/sleepy\"] }",
        );
    }),
    ("a line that only signs of short standing show", |files| {
        files.swap(
            CHECK,
            "claims-absence = true",
            "claims-absence = true\ndo = [{ when = \"a-sign\", text = \"Come back if it lasts.\" }]",
        );
    }),
    ("a second danger question that everybody who goes on is asked", |files| {
        second_danger(files, "enable-when = { any-of = [\"danger/none\"] }");
    }),
    ("two signs that weigh more than one", |files| {
        rule_first(
            files,
            "outcome = \"visit\"\nwhen = { all-of = [\"signs/sleepy\", \"signs/snoring\"] }",
        );
    }),
    ("a skipped answer that weighs as much as the mildest", |files| {
        files.cut(CHECK, "when-skipped = \"long\"\n");
    }),
    ("nothing found where no skipped question could have led to more", |files| {
        files.cut(CHECK, "claims-absence = true\n").swap(
            CHECK,
            "short = \"Signs\"",
            "required = true\nshort = \"Signs\"",
        );
    }),
    ("a result that just fits, and whose translation does", |files| lines(files, 13, 160)),
    ("twelve signs that are counted one by one", |files| many_signs(files, 12)),
];
