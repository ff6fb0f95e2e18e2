//! Discord's limits stand in one file, each with its unit and the page that says so.

use crate::sources;

/// Numbers of Discord's that are no limits but names of its protocol: flags and codes of errors.
/// They stand where they are sent and read.
const PROTOCOL: &[&str] = &[
    "ALREADY_ANSWERED",
    "CANNOT_WRITE_TO",
    "COMPONENTS_V2",
    "FORWARD",
    "HAS_SNAPSHOT",
    "INVALID_BODY",
    "IS_VOICE_MESSAGE",
    "MESSAGE",
    "NO_COMMON_SERVER",
    "ROLE",
    "SLASH",
    "SUBCOMMAND",
    "TEXT_CHANNEL",
];

/// The constants of a file that hold a number or a time, each with the comment above it.
fn numbers(code: &str) -> Vec<(String, String)> {
    let (mut comment, mut found) = (String::new(), Vec::new());
    for line in code.lines().map(str::trim) {
        if let Some(text) = line.strip_prefix("///") {
            comment.push_str(text);
            continue;
        }
        let after = line.split_once("const ").map_or("", |(_, after)| after);
        let number = ["u8", "u16", "u32", "u64", "usize", "i64", "Duration"];
        if let Some((name, of)) = after.split_once(": ")
            && number.iter().any(|number| of.starts_with(number))
        {
            found.push((name.to_owned(), std::mem::take(&mut comment)));
        }
        comment.clear();
    }
    found
}

#[test]
fn a_limit_of_discord_stands_in_one_place_with_its_address() {
    let mut wrong = Vec::new();
    // The stand-in for Discord keeps limits of its own, so that neither side hides a mistake.
    for (name, _, code) in sources().iter().filter(|(_, module, _)| module != "sandbox") {
        for (constant, comment) in numbers(code) {
            let protocol = PROTOCOL.contains(&constant.as_str());
            if name == "limits.rs" {
                let sourced = comment.contains("Source: Discord docs, <https://docs.discord.com/");
                if !sourced && !comment.contains("; ours") {
                    wrong.push(format!("src/limits.rs: {constant} has no address of Discord's"));
                }
            } else if comment.contains("Source: Discord") && !protocol {
                wrong.push(format!("src/{name}: {constant} belongs into src/limits.rs"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_scan_finds_a_limit_in_another_place() {
    let code =
        "/// Most of it.\n/// Source: Discord docs.\nconst MOST_MAX: usize = 5;\n/// A.\nfn f";
    let comment = " Most of it. Source: Discord docs.".to_owned();
    assert_eq!(numbers(code), [("MOST_MAX".to_owned(), comment)]);
}
