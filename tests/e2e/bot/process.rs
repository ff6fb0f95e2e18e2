//! The program as a process of its own: started, watched, told to stop, killed.
#![expect(clippy::disallowed_methods, reason = "reads what the process wrote")]

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use tokio::sync::watch;

/// A run of the program. It is killed when dropped.
pub(crate) struct Process {
    child: Child,
    output: Arc<Mutex<Vec<u8>>>,
    ended: watch::Receiver<bool>,
    /// Whether it was asked to stop.
    asked: bool,
}

impl Process {
    /// Starts the program in a folder, with these arguments and no other environment than this.
    pub(crate) fn start(folder: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Self {
        let (mut reader, writer) = std::io::pipe().expect("a pipe");
        let mut command = Command::new(env!("CARGO_BIN_EXE_myelin"));
        command.args(arguments).current_dir(folder).env_clear().envs(environment.iter().copied());
        command.stdin(Stdio::null()).stdout(writer.try_clone().expect("its end")).stderr(writer);
        let child = command.spawn().expect("the program starts");
        // It holds the writing ends; the reader comes to its end only without them.
        drop(command);
        let output = Arc::new(Mutex::new(Vec::new()));
        let (tell, ended) = watch::channel(false);
        let kept = Arc::clone(&output);
        thread::spawn(move || {
            let mut part = [0; 4096];
            while let Ok(length @ 1..) = reader.read(&mut part) {
                kept.lock().expect("the output").extend(part.iter().take(length));
                tell.send_replace(false);
            }
            tell.send_replace(true);
        });
        Self { child, output, ended, asked: false }
    }

    /// Everything it has written so far, on both streams.
    pub(crate) fn output(&self) -> String {
        String::from_utf8(self.output.lock().expect("the output").clone()).expect("text")
    }

    /// Ends it at once.
    pub(crate) async fn kill(&mut self) {
        self.child.kill().expect("a process to kill");
        assert!(self.has_ended(Duration::from_secs(10)).await, "it outlives SIGKILL");
        self.child.wait().expect("an end");
    }

    /// Asks it to stop, once, as `docker stop` and systemd do.
    pub(crate) fn terminate(&mut self) {
        if std::mem::replace(&mut self.asked, true) {
            return;
        }
        self.signal("TERM");
    }

    /// Asks it to read its files anew, as `systemctl reload` does.
    pub(crate) fn hang_up(&self) {
        self.signal("HUP");
    }

    fn signal(&self, name: &str) {
        let sent =
            Command::new("kill").args(["-s", name]).arg(self.child.id().to_string()).status();
        assert!(sent.expect("the program `kill`").success(), "SIG{name} could not be sent");
    }

    /// Waits until it has written these words so many times in all.
    pub(crate) async fn writes(&mut self, words: &str, times: usize, limit: Duration) {
        let mut ended = self.ended.clone();
        let written = async {
            while self.output().matches(words).count() < times {
                ended.changed().await.expect("it still runs");
            }
        };
        let written = tokio::time::timeout(limit, written).await;
        assert!(written.is_ok(), "`{words}` was not written {times} times:\n{}", self.output());
    }

    /// Waits for its end, and returns its exit code.
    pub(crate) async fn ends(&mut self, limit: Duration) -> i32 {
        let ended = self.has_ended(limit).await;
        assert!(ended, "the program did not end within {limit:?}:\n{}", self.output());
        self.child.wait().expect("an end").code().expect("it was not ended by a signal")
    }

    async fn has_ended(&mut self, limit: Duration) -> bool {
        tokio::time::timeout(limit, self.ended.wait_for(|ended| *ended)).await.is_ok()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Whoever has ended already can neither be killed nor waited for.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// Every file below a folder, with what it holds.
pub(crate) fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else {
            let bytes = std::fs::read(&path).expect("a file");
            files.push((path, bytes));
        }
    }
    files
}
