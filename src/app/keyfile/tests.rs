#![expect(clippy::disallowed_methods, reason = "the tests lay out files of their own")]

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::{KEY_FILE, keys, place};
use crate::seal::{Key, Keys};

const ONE: &str = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
const TWO: &str = "ff112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

fn key(hex: &str) -> Key {
    hex.parse().unwrap()
}

fn write(data: &Path, bytes: &[u8]) {
    let path = data.join(KEY_FILE);
    fs::write(&path, bytes).unwrap();
    set_mode(&path, 0o600);
}

#[cfg(unix)]
fn set_mode(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[cfg(not(unix))]
fn set_mode(_: &Path, _: u32) {}

#[cfg(unix)]
fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

/// What is said about a data folder, with the folder's path as DATA.
fn said(data: &Path) -> String {
    match keys(None, data) {
        Ok(_) => "fine".to_owned(),
        Err(error) => error.to_string().replace(&data.display().to_string(), "DATA"),
    }
}

#[test]
fn keys_of_the_configuration_need_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let configured = Keys::new(key(ONE), vec![]);
    assert_eq!(keys(Some(configured.clone()), &data), Ok(configured));
    assert!(!data.exists());
}

#[test]
fn the_first_start_makes_a_key_and_the_next_one_reads_it() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("deep/data");
    let made = keys(None, &data).unwrap();
    assert_eq!(keys(None, &data), Ok(made.clone()));
    let names: Vec<_> =
        fs::read_dir(&data).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, [KEY_FILE], "no draft is left");
    #[cfg(unix)]
    assert_eq!((mode(&data), mode(&data.join(KEY_FILE))), (0o700, 0o600));
    let other = tempfile::tempdir().unwrap();
    assert_ne!(keys(None, other.path()).unwrap(), made);
}

#[test]
fn starts_at_once_agree_on_one_key() {
    for _ in 0..20 {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        let starts: Vec<_> = std::thread::scope(|scope| {
            let starts: Vec<_> = (0..8).map(|_| scope.spawn(|| keys(None, &data))).collect();
            starts.into_iter().map(|start| start.join().unwrap().unwrap()).collect()
        });
        assert!(starts.windows(2).all(|pair| pair[0] == pair[1]));
        assert_eq!(fs::read_dir(&data).unwrap().count(), 1, "no draft is left");
    }
}

#[test]
fn the_first_key_of_the_file_seals_and_the_others_open() {
    let folder = tempfile::tempdir().unwrap();
    let text = format!("\u{feff}# new\r\n\r\n  {ONE}  \r\n # old\r\n{}", TWO.to_uppercase());
    write(folder.path(), text.as_bytes());
    assert_eq!(keys(None, folder.path()), Ok(Keys::new(key(ONE), vec![key(TWO)])));
}

#[test]
fn a_file_that_is_not_sound_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let of = |bytes: &[u8]| {
        write(folder.path(), bytes);
        let said = said(folder.path());
        assert_eq!(fs::read(folder.path().join(KEY_FILE)).unwrap(), bytes);
        assert!(!said.contains("0011"), "{said}");
        said.split(';').next().unwrap().to_owned()
    };
    assert_eq!(of(b""), "DATA/sealing.key: there is no key in this file");
    assert_eq!(of(b"\n# nothing\n"), "DATA/sealing.key: there is no key in this file");
    let wrong = "this line is not a key of 64 hexadecimal digits";
    assert_eq!(of(&[0; 65]), format!("DATA/sealing.key:1: {wrong}"));
    assert_eq!(of(&ONE.as_bytes()[1..]), format!("DATA/sealing.key:1: {wrong}"));
    assert_eq!(of(format!("{ONE}\n\n{ONE}0\n").as_bytes()), format!("DATA/sealing.key:3: {wrong}"));
    assert_eq!(
        of(&[ONE.as_bytes(), b"\n\xff\xfe"].concat()),
        "DATA/sealing.key: line 2 of this file is not UTF-8 text"
    );
    write(folder.path(), b"x");
    insta::assert_snapshot!(said(folder.path()), @"DATA/sealing.key:1: this line is not a key of 64 hexadecimal digits; restore the file from a copy, or move it away: a new key is made then, and buttons of walks under way open no more");
}

#[cfg(unix)]
#[test]
fn a_key_that_others_can_read_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), ONE.as_bytes());
    for open in [0o640, 0o604, 0o620] {
        set_mode(&folder.path().join(KEY_FILE), open);
        assert_eq!(
            said(folder.path()),
            "DATA/sealing.key: others than the owner have access to the sealing key; run: chmod 600 DATA/sealing.key"
        );
    }
    set_mode(&folder.path().join(KEY_FILE), 0o400);
    assert_eq!(said(folder.path()), "fine");
}

#[test]
fn without_links_a_key_is_made_too_and_none_is_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let [path, draft] = [KEY_FILE, "draft"].map(|name| folder.path().join(name));
    let no_links = |_: &Path, _: &Path| Err(ErrorKind::Unsupported.into());
    for text in [ONE, TWO] {
        place(&path, &draft, text, no_links).unwrap();
        assert_eq!(keys(None, folder.path()), Ok(Keys::new(key(ONE), vec![])));
        assert!(!draft.exists());
    }
    place(&path, &draft, TWO, |draft, path| fs::hard_link(draft, path)).unwrap();
    assert_eq!(keys(None, folder.path()), Ok(Keys::new(key(ONE), vec![])));
    assert!(!draft.exists());
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_made_or_written_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    insta::assert_snapshot!(said(&file), @"DATA/sealing.key: this file cannot be read (not a directory); let the user that runs Myelin read it, or set `data` (MYELIN_DATA) to another folder");
    insta::assert_snapshot!(said(&file.join("data")), @"DATA/sealing.key: this file cannot be read (not a directory); let the user that runs Myelin read it, or set `data` (MYELIN_DATA) to another folder");
    std::os::unix::fs::symlink("nowhere", folder.path().join("data")).unwrap();
    insta::assert_snapshot!(said(&folder.path().join("data")), @"DATA: the data folder cannot be made (entity already exists); make it for the user that runs Myelin, or set `data` (MYELIN_DATA) to a folder that user can write");
    // Nobody can make a file there, not even root.
    #[cfg(target_os = "linux")]
    insta::assert_snapshot!(said(Path::new("/proc")), @"DATA/sealing.key: the sealing key cannot be written (entity not found); let the user that runs Myelin write this folder, or set `key` (MYELIN_KEY)");
}
