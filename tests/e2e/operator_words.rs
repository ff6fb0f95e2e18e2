//! What an operator says of themselves is held against the same words as every other text.
#![expect(clippy::disallowed_methods, reason = "writes the configuration that a process reads")]

use std::fs;
use std::process::{Command, Output};

use tempfile::TempDir;

/// `EX_CONFIG` of sysexits.h.
const CONFIGURATION: i32 = 78;

const SAID: &str =
    "`operator.contact`: \"You are safe\" promises what nobody can promise. Say what is known";

/// Everything that a bot needs, and an operator who promises something.
const CONFIG: &str = "\
checks = \"on\"
[discord]
token = \"MTExMTExMTExMTExMTExMTEx.GAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"
[operator]
name = \"A club\"
contact = \"mail@example.org. You are safe.\"
privacy-url = \"https://example.org/privacy\"
";

fn myelin(arguments: &[&str]) -> Output {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("myelin.toml");
    fs::write(&file, CONFIG).expect("a file");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).expect("a private file");
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_myelin"));
    command.args(["--config".as_ref(), file.as_os_str()]).args(arguments);
    command.current_dir(folder.path()).env_clear().output().expect("the program")
}

#[test]
fn check_says_what_an_operator_must_not_say() {
    let output = myelin(&["check"]);
    let complained = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(CONFIGURATION), "{complained}");
    assert!(complained.contains(SAID), "{complained}");
    let output = myelin(&["check", "--format", "json"]);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(CONFIGURATION), "{said}");
    assert!(said.contains("`operator.contact`: \\\"You are safe\\\" promises"), "{said}");
}

#[test]
fn a_bot_whose_operator_promises_something_does_not_start() {
    let output = myelin(&["run"]);
    let complained = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(CONFIGURATION), "{complained}");
    assert!(complained.contains(SAID), "{complained}");
}
