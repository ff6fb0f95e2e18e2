//! What single values must be: secrets, addresses, lengths, lists.

use std::path::Path;

use insta::assert_snapshot;

use super::super::Needs;
use super::{KEY, TOKEN, of_file, of_variable, read_with, said};

#[test]
fn a_secret_stands_only_in_a_file_that_nobody_else_can_read() {
    let text = format!("key = \"{KEY}\"\n[discord]\ntoken = \"{TOKEN}\"\n");
    assert_eq!(of_file(&text), "fine");
    assert_snapshot!(said(read_with(Some((&text, false)), &[], Needs::Nothing)), @"
    myelin.toml:1:7: `key` is a secret, and others than the owner have access to this file. Run: chmod 600 myelin.toml
    myelin.toml:3:9: `discord.token` is a secret, and others than the owner have access to this file. Run: chmod 600 myelin.toml
    ");
}

#[test]
fn what_is_not_a_token_is_named() {
    let application = "123456789012345678";
    for wrong in [
        application.to_owned(),
        KEY.to_owned(),
        "abcdefghijklmnopqrstuvwxyz-_0123".to_owned(),
        format!("Bot {TOKEN}"),
        format!("\"{TOKEN}\""),
        format!(" {TOKEN}"),
        TOKEN.replace("GxAmPl", ""),
        TOKEN.replace("canary_", "canary\n"),
    ] {
        let problem = of_variable("DISCORD_TOKEN", &wrong);
        assert!(!problem.contains(wrong.trim()), "{problem} repeats {wrong}");
    }
    let first = |wrong: &str| {
        let problem = of_variable("DISCORD_TOKEN", wrong);
        problem.split(". ").next().unwrap_or_default().to_owned()
    };
    assert_snapshot!(of_variable("DISCORD_TOKEN", application), @"DISCORD_TOKEN: `discord.token` is the id of an application, not a token. Copy it anew: https://discord.com/developers/applications, your application, page Bot, button Reset Token.");
    assert_eq!(
        [KEY, "abcdefghijklmnopqrstuvwxyz-_0123", "Bot x", " x", "'x'", "x..y", "x.y.z.", "x y"]
            .map(first),
        [
            "DISCORD_TOKEN: `discord.token` is the public key of an application, not a token",
            "DISCORD_TOKEN: `discord.token` is a client secret, not the bot's token",
            "DISCORD_TOKEN: `discord.token` begins with \"Bot \" or \"Bearer \", which is not part of it",
            "DISCORD_TOKEN: `discord.token` has white space before or after it",
            "DISCORD_TOKEN: `discord.token` has quotation marks as a part of its value",
            "DISCORD_TOKEN: `discord.token` is not a token, which has three parts with dots between",
            "DISCORD_TOKEN: `discord.token` is not a token, which has three parts with dots between",
            "DISCORD_TOKEN: `discord.token` is not a token, which has three parts with dots between",
        ]
    );
}

#[test]
fn a_secret_comes_from_a_file_of_its_own_too() {
    let config = read_with(
        None,
        &[("DISCORD_TOKEN_FILE", "token.txt"), ("MYELIN_KEY_FILE", "keys.txt")],
        Needs::Nothing,
    )
    .unwrap();
    assert_eq!(config.token.unwrap().reveal(), TOKEN, "the line break at the end is gone");
    assert!(config.keys.is_some());
    let both = |file| {
        let variables = [("DISCORD_TOKEN", TOKEN), ("DISCORD_TOKEN_FILE", file)];
        said(read_with(None, &variables, Needs::Nothing))
    };
    assert_eq!(both("token.txt"), "fine", "both set and equal");
    assert_snapshot!(both("other.txt"), @"DISCORD_TOKEN: DISCORD_TOKEN and DISCORD_TOKEN_FILE are both set and differ. Remove one of them.");
    assert_snapshot!(both("gone.txt"), @"DISCORD_TOKEN_FILE: there is no such file. Give the path of a text file that Myelin may read.");
    assert_snapshot!(of_variable("MYELIN_KEY_FILE", "token.txt"), @"MYELIN_KEY_FILE: `key` number 1 is not 64 hexadecimal digits. Make one with: openssl rand -hex 32 (several are separated by commas).");
}

#[test]
fn the_api_is_discord_or_this_machine_unless_allowed() {
    let base = |text: &str, allow: &str| {
        let variables = [
            ("DISCORD_API_BASE", text),
            ("DISCORD_ALLOW_OTHER_HOST", allow),
            ("DISCORD_TOKEN", "anything"),
        ];
        match read_with(None, &variables, Needs::Nothing) {
            Ok(config) => format!("{} {}", config.api_base.as_str(), config.api_base.is_loopback()),
            Err(problems) => problems.to_string(),
        }
    };
    assert_eq!(base("http://127.0.0.1:8080/", ""), "http://127.0.0.1:8080 true");
    assert_eq!(base("http://localhost:1", ""), "http://localhost:1 true");
    assert_eq!(base("http://[::1]:1", ""), "http://[::1]:1 true");
    assert_snapshot!(base("https://discord.com", ""), @"DISCORD_TOKEN: `discord.token` is not a token, which has three parts with dots between. Copy it anew: https://discord.com/developers/applications, your application, page Bot, button Reset Token.");
    assert_snapshot!(base("http://discord.com", "true"), @"DISCORD_API_BASE: `discord.api-base` sends the token unencrypted to another machine. Use https://");
    assert_snapshot!(base("https://discord.com.example.org", ""), @"DISCORD_API_BASE: `discord.api-base` would send the token to a host that is not Discord's. If you trust that host with everything members press, set `discord.allow-other-host = true` (or DISCORD_ALLOW_OTHER_HOST).");
    for other in [
        "discord.com",
        "https://discord.com/api",
        "https://discord.com@example.org",
        "https://discord.com?x",
        "ftp://127.0.0.1",
        "127.0.0.1:80",
        "",
    ] {
        let said = base(other, "true");
        assert!(other.is_empty() || said.contains("not a scheme and a host alone"), "{said}");
    }
    let allowed =
        [("DISCORD_API_BASE", "https://proxy.example.org"), ("DISCORD_ALLOW_OTHER_HOST", "true")];
    let config = read_with(None, &allowed, Needs::Nothing).unwrap();
    assert_eq!(config.api_base.as_str(), "https://proxy.example.org");
    assert!(!config.api_base.is_loopback());
}

#[test]
fn lengths_are_counted_in_characters() {
    let of = |name: &str, value: String| of_variable(name, &value);
    assert_eq!(of("MYELIN_OPERATOR_NAME", "ü".repeat(100)), "fine");
    assert_snapshot!(of("MYELIN_OPERATOR_NAME", "ü".repeat(101)), @"MYELIN_OPERATOR_NAME: `operator.name` has 101 characters. Shorten it to 100 at most.");
    assert_eq!(of("MYELIN_OPERATOR_CONTACT", "ü".repeat(200)), "fine");
    assert_ne!(of("MYELIN_OPERATOR_CONTACT", "ü".repeat(201)), "fine");
    let url = |length: usize| format!("https://example.org/{:a<1$}", "", length - 20);
    assert_eq!(of("MYELIN_OPERATOR_PRIVACY_URL", url(300)), "fine");
    assert_ne!(of("MYELIN_OPERATOR_PRIVACY_URL", url(301)), "fine");
}

#[test]
fn lists_and_paths_are_read() {
    let variables = [("MYELIN_PACKS", "b12, sleep"), ("MYELIN_RESPONSES", "/srv/my packs")];
    let config = read_with(None, &variables, Needs::Nothing).unwrap();
    let packs: Vec<String> = config.packs.unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(packs, ["b12", "sleep"]);
    assert_eq!(config.responses.as_deref(), Some(Path::new("/srv/my packs")));
    assert_eq!(of_file("packs = [\"b12\", \"sleep\"]\n"), "fine");
    assert_snapshot!(of_file("packs = \"b12\"\nresponses = \"~/packs\"\n"), @"
    myelin.toml:1:9: `packs` is a text, but must be a list. Write it between square brackets: packs = [ … ].
    myelin.toml:2:13: `responses` begins with `~`, which only a shell understands. Write the whole path.
    ");
    assert_snapshot!(of_file("packs = [\"../b12\"]\n"), @r#"myelin.toml:1:9: `packs` has an entry, number 1, that is not the id of a pack. Write it like "b12"."#);
    assert_snapshot!(of_file("packs = []\n"), @"myelin.toml:1:9: `packs` is empty. Give it a value, or remove the line.");
    assert_snapshot!(of_variable("MYELIN_KEY", &format!("{KEY},{KEY},{TOKEN}")), @"MYELIN_KEY: `key` number 3 is not 64 hexadecimal digits. Make one with: openssl rand -hex 32 (several are separated by commas).");
}

#[test]
fn a_database_is_a_file_or_an_address_and_an_address_is_a_secret() {
    let config = |text: &str, private| read_with(Some((text, private)), &[], Needs::Nothing);
    let path = config("database = \"/srv/settings.db\"\n", false).unwrap();
    assert_eq!(path.database.shown(), "/srv/settings.db");
    let moved = config("data = \"/srv/myelin\"\n", false).unwrap();
    assert_eq!(moved.database.shown(), "/srv/myelin/settings.db");
    let address = "database = \"postgres://ana:canary@db.example.org/bots\"\n";
    let config = config(address, true).unwrap();
    assert_eq!(config.database.shown(), "PostgreSQL db.example.org:5432/bots");
    assert!(!format!("{config:?}").contains("canary"));
    assert_snapshot!(said(read_with(Some((address, false)), &[], Needs::Nothing)), @"myelin.toml:1:12: `database` is a secret, and others than the owner have access to this file. Run: chmod 600 myelin.toml");
    for (wrong, told) in [
        ("mysql://ana:canary@db/bots", "is neither the path of a file nor an address"),
        ("postgres://ana:can/ary@db/bots", "is an address of PostgreSQL that cannot be read"),
        ("postgres://db/bots?pasword=canary", "has a parameter after the question mark that"),
        ("postgres://ana:canary@db", "is the address of a server and names no database on it"),
        ("~/settings.db", "begins with `~`, which only a shell understands"),
    ] {
        let said = of_variable("MYELIN_DATABASE", wrong);
        assert!(said.starts_with(&format!("MYELIN_DATABASE: `database` {told}")), "{said}");
        assert!(!said.contains("canary"), "{said}");
    }
    assert_snapshot!(of_variable("MYELIN_DATABASE", "postgres://db"), @"MYELIN_DATABASE: `database` is the address of a server and names no database on it. Write the path of a file, or postgres://user:password@host/database, with special characters of the password as %40 (@), %2F (/), %3A (:), %23 (#).");
}
