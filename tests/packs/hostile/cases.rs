//! Folders of packs that somebody made to do harm, or by accident: how to make each, and what the
//! person who starts the bot with it must read.
#![expect(clippy::disallowed_methods, reason = "writes the folders")]
#![expect(clippy::format_collect, reason = "short, and quick enough")]

use std::fs;
use std::path::Path;

/// A hostile folder: its name, a part of the message it gets, and how it is made. Without a message
/// it is good, and slow to check.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    pub(crate) message: &'static str,
    pub(crate) make: fn(&Path),
}

pub(crate) const fn case(name: &'static str, message: &'static str, make: fn(&Path)) -> Case {
    Case { name, message, make }
}

/// The largest file that is read, in bytes.
pub(crate) const FILE: usize = 512 * 1024;

pub(crate) const PACK: &str = include_str!("../pack.toml");
pub(crate) const CHECK: &str = include_str!("../check.toml");
pub(crate) const HELPLINES: &str = include_str!("../helplines.toml");
pub(crate) const CARDS: &str = include_str!("../cards.toml");
pub(crate) const ARTICLE: &str = include_str!("../tired.toml");

/// Makes a good pack below a folder.
pub(crate) fn good(root: &Path) {
    write(root, "sleep/pack.toml", PACK);
    write(root, "sleep/check.toml", CHECK);
    write(root, "sleep/articles/tired.toml", ARTICLE);
}

pub(crate) fn write(root: &Path, path: &str, text: impl AsRef<[u8]>) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder to write to");
    fs::write(path, text).expect("a file to write");
}

/// A good pack with this text in the place of its questions.
pub(crate) fn questions(root: &Path, text: impl AsRef<[u8]>) {
    good(root);
    write(root, "sleep/check.toml", text);
}

/// As many repetitions as fit into the largest file.
pub(crate) fn full(start: &str, part: &str, end: &str) -> String {
    let count = (FILE - start.len() - end.len()) / part.len();
    format!("{start}{}{end}", part.repeat(count))
}

/// The same text in many files of some folders.
pub(crate) fn everywhere(root: &Path, files: usize, folders: usize, text: &str) {
    good(root);
    for number in 0..files {
        write(root, &format!("p{}/articles/a{number}.toml", number % folders), text);
    }
}

/// Large files in some folders; they take no room on the disk.
fn large(root: &Path, folders: usize) {
    everywhere(root, 490, folders, "");
    for number in 0..490 {
        let path = root.join(format!("p{}/articles/a{number}.toml", number % folders));
        let file = fs::File::options().write(true).open(path).expect("a file");
        file.set_len(FILE as u64).expect("a large file");
    }
}

/// What lies in the folder and how.
#[cfg(unix)]
pub(crate) const FOLDERS: &[Case] = &[
    case("a file that leads out of the folder", "is a link that leads out of the folder", |root| {
        let outside = root.with_extension("outside.toml");
        fs::write(&outside, CHECK).expect("a file outside");
        good(root);
        fs::remove_file(root.join("sleep/check.toml")).expect("a file");
        link(&outside, &root.join("sleep/check.toml"));
    }),
    case(
        "a folder that leads out of the folder",
        "is a link that leads out of the folder",
        |root| {
            let outside = root.with_extension("outside");
            good(&outside);
            good(root);
            link(&outside.join("sleep"), &root.join("other"));
        },
    ),
    case("a device that never ends", "is a link that leads out of the folder", |root| {
        good(root);
        link(Path::new("/dev/zero"), &root.join("sleep/zero.toml"));
    }),
    case("a pipe that nobody writes to", "is not a file", |root| {
        good(root);
        let made = std::process::Command::new("mkfifo").arg(root.join("sleep/pipe.toml")).status();
        assert!(made.expect("the program `mkfifo`").success());
    }),
    case("a folder with the name of a file", "is not a file", |root| {
        good(root);
        fs::create_dir(root.join("sleep/articles/more.toml")).expect("a folder");
    }),
    case("a link to nowhere", "No such file or directory", |root| {
        good(root);
        link(Path::new("nowhere.toml"), &root.join("sleep/more.toml"));
    }),
    case("a link to itself", "Too many levels of symbolic links", |root| {
        good(root);
        link(Path::new("loop"), &root.join("sleep/loop"));
    }),
    case("a folder that holds itself", "lies too deep", |root| {
        good(root);
        link(Path::new("../.."), &root.join("sleep/articles/again"));
    }),
    case("folders 500 deep", "lies too deep", |root| {
        good(root);
        let deep = "deep/".repeat(500);
        fs::create_dir_all(root.join("sleep").join(deep)).expect("deep folders");
    }),
    case("600 files", "there are more than 500 files", |root| {
        good(root);
        for number in 0..600 {
            write(root, &format!("sleep/articles/a{number}.toml"), ARTICLE);
        }
    }),
    case("10,001 other files", "holds more than 10000 entries", |root| {
        good(root);
        for number in 0..10_001 {
            write(root, &format!("sleep/notes{number}.txt"), "");
        }
    }),
    case("490 files of 512 KiB", "The files of `p0` have more than 2 MiB together", |root| {
        large(root, 1);
    }),
    case("490 files of 512 KiB in 490 packs", "All files together have more than 4 MiB", |root| {
        large(root, 490);
    }),
    case("a file name that is not UTF-8", "has a name that is not UTF-8", |root| {
        use std::os::unix::ffi::OsStrExt;
        good(root);
        let name = std::ffi::OsStr::from_bytes(b"sleep/caf\xe9.toml");
        fs::write(root.join(name), ARTICLE).expect("a file");
    }),
    case("a file name that moves the cursor", "has a name that is not UTF-8", |root| {
        good(root);
        write(root, "sleep/\u{1b}[2J.toml", ARTICLE);
    }),
    case("a file beside the folders of packs", "lies beside the folders of packs", |root| {
        good(root);
        write(root, "check.toml", CHECK);
    }),
    case("an ending in capitals", "must end in `.toml`, in small letters", |root| {
        good(root);
        write(root, "sleep/articles/more.TOML", ARTICLE);
    }),
    case("the folder of one pack", "is the folder of one pack", |root| {
        write(root, "pack.toml", PACK);
        write(root, "articles/tired.toml", ARTICLE);
    }),
];

/// There are no such links and pipes elsewhere.
#[cfg(not(unix))]
pub(crate) const FOLDERS: &[Case] = &[];

#[cfg(unix)]
fn link(to: &Path, from: &Path) {
    std::os::unix::fs::symlink(to, from).expect("a link");
}

/// What stands in the files.
pub(crate) const TEXTS: &[Case] = &[
    case("lists 100,000 deep", TOO_HEAVY, |root| {
        questions(root, format!("a = {}", "[".repeat(100_000)));
    }),
    case("tables 50,000 deep", TOO_HEAVY, |root| {
        questions(root, format!("a = {}", "{ a = ".repeat(50_000)));
    }),
    case("a key of 250,000 parts", TOO_HEAVY, |root| {
        questions(root, full("a", ".a", ""));
    }),
    case("keys of 70 parts", TOO_HEAVY, |root| {
        let part = |n: usize| format!("k{n}{} = 1\n", ".a".repeat(70));
        questions(root, (0..3400).map(part).collect::<String>());
    }),
    case("headers of 70 parts", TOO_HEAVY, |root| {
        let part = |n: usize| format!("[k{n}{}]\n", ".a".repeat(70));
        questions(root, (0..3400).map(part).collect::<String>());
    }),
    case("200,000 mistakes in one file", TOO_HEAVY, |root| questions(root, full("", "=\n", ""))),
    case("200,000 mistakes in one line", TOO_HEAVY, |root| questions(root, full("", "= ", ""))),
    case("mistakes in 460 files", "more. Mend these first.", |root| {
        everywhere(root, 460, 1, &"k! = 1\n".repeat(60));
    }),
    case("unknown keys in 460 files of 50 packs", "more. Mend these first.", |root| {
        let keys: String = (0..60).map(|n| format!("k{n} = 1\n")).collect();
        everywhere(root, 460, 50, &keys);
    }),
    case("one line of 512 KiB", "`a` means nothing in this file", |root| {
        questions(root, full("a = \"", "é", "\""));
    }),
    case("a text of 500 KiB", "characters, but may have 60", |root| {
        let text = "word ".repeat(100_000);
        questions(root, CHECK.replacen("Sleep check", &text, 1));
    }),
    case("a key of 500 KiB", "means nothing in this file", |root| {
        questions(root, format!("{} = 1\n{CHECK}", "k".repeat(500 * 1024)));
    }),
    case("a name of 250 KiB with 10,000 keys", "more. Mend these first.", |root| {
        let keys: String = (0..9_000).map(|n| format!("k{n} = 1\n")).collect();
        questions(root, format!("[item.{}]\n{keys}", "n".repeat(250 * 1024)));
    }),
    case("45 names of 5 KiB", "more. Mend these first.", |root| {
        let name = |n: usize| format!("{n}-{}", "n".repeat(5000));
        let items = (0..45).map(|n| format!("[item.{0}]\n[item.{0}.option.a]\n", name(n)));
        questions(root, items.collect::<String>());
    }),
    case("newlines only", TOO_HEAVY, |root| {
        questions(root, full("", "\n", ""));
    }),
    case("newlines in a text", TOO_HEAVY, |root| {
        questions(root, full("a = \"\"\"", "\n", "\"\"\""));
    }),
    case("16 files of newlines", TOO_HEAVY, |root| {
        good(root);
        for number in 0..16 {
            write(root, &format!("sleep/articles/a{number}.toml"), "\n".repeat(FILE));
        }
    }),
    case("tables in a list", TOO_HEAVY, |root| {
        questions(root, full("a = [", "{a=1},", ""));
    }),
    case("list entries", TOO_HEAVY, |root| {
        questions(root, full("a = [", "1,", ""));
    }),
    case("tables of tables", TOO_HEAVY, |root| {
        questions(root, full("", "[[a]]\n", ""));
    }),
    case("keys", TOO_HEAVY, |root| {
        questions(root, (0..50_000).map(|n| format!("k{n}=1\n")).collect::<String>());
    }),
    case("16 files of keys", TOO_HEAVY, |root| {
        good(root);
        let keys: String = (0..50_000).map(|n| format!("k{n}=1\n")).collect();
        for number in 0..15 {
            write(root, &format!("sleep/articles/a{number}.toml"), &keys);
        }
    }),
    case("a number of 500,000 digits", "must be", |root| {
        let number = format!("count-at-least = {}", "9".repeat(500_000));
        questions(
            root,
            CHECK.replacen(
                "[finding]\n",
                &format!("[finding]\nf = {{ {number}, of = [\"signs/sleepy\"] }}\n"),
                1,
            ),
        );
    }),
    case("a number that is too large", "whole number", |root| {
        questions(root, CHECK.replacen("[finding]\n", "[finding]\nf = { count-at-least = 99999999999999999999, of = [\"signs/sleepy\"] }\n", 1));
    }),
    case("bytes that are no text", "holds bytes that are not UTF-8 text", |root| {
        questions(root, (0..=255).cycle().take(FILE).collect::<Vec<u8>>());
    }),
    case("nothing but zeros", "is not TOML", |root| questions(root, vec![0; FILE])),
    case("quotes", TOO_HEAVY, |root| {
        questions(root, full("a = ", "\"", ""));
    }),
    case("signs that move the cursor", "is not TOML", |root| {
        questions(root, "title = \u{1b}[2Jgone\n");
    }),
    case("a file that is too large", "This file has more than 512 KiB", |root| {
        questions(root, vec![b'#'; 64 * 1024 * 1024]);
    }),
    case("findings in a chain", TOO_HEAVY, |root| {
        let chain = (1..15_000).map(|n| format!("f{n} = {{ not = \"f{}\" }}\n", n - 1));
        let chain: String = chain.collect();
        questions(root, format!("[finding]\nf0 = {{ answered = \"danger\" }}\n{chain}"));
    }),
    case("lists 5,000 deep", "Nest lists and tables only a few levels deep", |root| {
        questions(root, format!("a = {}", "[".repeat(5_000)));
    }),
    case("tables 4,000 deep", "Nest lists and tables only a few levels deep", |root| {
        questions(root, format!("a = {}", "{ a = ".repeat(4_000)));
    }),
    case("a key of 5,000 parts", "Nest lists and tables only a few levels deep", |root| {
        questions(root, format!("a{} = 1", ".a".repeat(5_000)));
    }),
    case("5,000 quotes", "This line is not TOML", |root| {
        questions(root, format!("a = {}", "\"".repeat(5_000)));
    }),
    case("15,000 mistakes in one file", "more. Mend these first.", |root| {
        questions(root, "=\n".repeat(15_000));
    }),
    case("keys of 60 parts in three files", "more. Mend these first.", |root| {
        let part = |n: usize| format!("k{n}{} = 1\n", ".a".repeat(60));
        let keys: String = (0..85).map(part).collect();
        everywhere(root, 2, 1, &keys);
        questions(root, keys);
    }),
    case("9,000 unknown keys", "more. Mend these first.", |root| {
        questions(root, (0..9_000).map(|n| format!("k{n}=1\n")).collect::<String>());
    }),
    case("20,000 unknown answers", "grow too deep or too many", |root| {
        let unknown: String = (0..20_000).map(|n| format!("\"signs/{n}\",")).collect();
        let found = format!("[finding]\nf = {{ any-of = [{unknown}] }}\n");
        questions(root, CHECK.replacen("[finding]\n", &found, 1));
    }),
    case("450 rules of which one decides", "Rule 3 never decides", |root| {
        let rule = "[[rule]]\noutcome = \"visit\"\nwhen = { any-of = [\"signs/snoring\"] }\n";
        questions(
            root,
            CHECK.replacen(
                "ends-walk = true\n",
                &format!("ends-walk = true\n{}", rule.repeat(450)),
                1,
            ),
        );
    }),
    case("findings that double", "grow too deep or too many", |root| {
        let double = |n: usize| format!("f{n} = {{ all = [\"f{0}\", \"f{0}\"] }}\n", n - 1);
        let findings: String = (1..60).map(double).collect();
        let first = "[finding]\nf0 = { answered = \"danger\" }\n";
        questions(root, CHECK.replacen("[finding]\n", &format!("{first}{findings}"), 1));
    }),
    case("7 flows that take long to prove", "", |root| twelve_signs(root, 7)),
    case("70 flows that take long to prove", TOO_MUCH, |root| twelve_signs(root, 70)),
    case("200 sums of 24 signs", TOO_MUCH, |root| sums(root, &["k", "l", "m", "n"])),
    case("200 sums of 36 signs", TOO_MUCH, |root| sums(root, &["k", "l", "m", "n", "o", "p"])),
];

const TOO_HEAVY: &str = "This file has too many lines, keys and values to be read";
const TOO_MUCH: &str = "This flow tells too much apart to be proved safe";

/// A question of so many signs, and the signs in a list.
fn signs(item: &str, count: usize) -> (String, String) {
    let question = "type = \"choice\"\nrepeats = true\nshort = \"Signs\"\ntext = \"Any of these?\"\n\
                    why = { text = \"They add up.\" }\nevidence = [\"Q2\"]\nsources = [\"guide\"]\n";
    let none = format!("[item.{item}.option.none]\ndisplay = \"None\"\nexclusive = true\n");
    let option = |n: usize| format!("[item.{item}.option.s{n}]\ndisplay = \"Sign {n}\"\n");
    let options: String = (0..count).map(option).collect();
    let signs: Vec<String> = (0..count).map(|n| format!("\"{item}/s{n}\"")).collect();
    (format!("[item.{item}]\n{question}{options}{none}"), signs.join(", "))
}

/// The questions of the good pack with more of them, and what leads to a visit, too.
fn counting(items: &str, sums: &str) -> String {
    let text = CHECK.replacen("[finding]", &format!("{items}[finding]"), 1);
    text.replacen("when = \"lasting\"", &format!("when = {{ any = [\"lasting\", {sums}] }}"), 1)
}

/// The good pack with 200 sums over the signs of these questions.
fn sums(root: &Path, names: &[&str]) {
    let of_item: Vec<(String, String)> = names.iter().map(|name| signs(name, 6)).collect();
    let items: String = of_item.iter().map(|(item, _)| item.as_str()).collect();
    let all: Vec<&str> = of_item.iter().flat_map(|(_, signs)| signs.split(", ")).collect();
    let sum = |number: usize| {
        let some = all.iter().enumerate().filter(|(at, _)| number * (at + 7) % 11 < 6);
        let some: Vec<&str> = some.map(|(_, sign)| *sign).collect();
        format!("{{ count-at-least = {}, of = [{}] }}", some.len() / 2, some.join(", "))
    };
    let sums: Vec<String> = (1..200).map(sum).collect();
    questions(root, counting(&items, &sums.join(", ")));
}

/// So many flows of as many signs as may be counted one by one.
fn twelve_signs(root: &Path, flows: usize) {
    let (items, signs) = signs("m", 12);
    let text = counting(&items, &format!("{{ count-at-least = 6, of = [{signs}] }}"));
    good(root);
    for n in 0..flows {
        let text = text.replacen("\"check\"", &format!("\"f{n}\""), 1);
        write(root, &format!("sleep/f{n}.toml"), text);
    }
}
