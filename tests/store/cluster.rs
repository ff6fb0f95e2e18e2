//! A PostgreSQL server for the tests: the one of `MYELIN_TEST_POSTGRES`, else one of their own, made
//! of the binaries that are installed, which ends with the tests however they end.

use std::env;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

/// A password that must never be seen.
pub(crate) const PASSWORD: &str = "canary-password";

/// Where Debian puts each version.
const DEBIAN: &str = "/usr/lib/postgresql";

/// What the server says when it can be used, and the script when the server has stopped.
const READY: &str = "ready to accept connections";
const STOPPED: &str = "stopped for a test";

/// How long a start or a stop may take on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);

/// Makes a cluster in a folder of its own, runs it, stops and starts it when it is told to, and
/// removes both when nobody holds the other end of its input any more. It is stopped in the way of
/// `pg_ctl stop -m immediate`. One user must give a password; all others are trusted.
const SCRIPT: &str = r#"
set -e
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$1/initdb" -D "$folder/data" -U myelin -A trust -E UTF8 --no-sync >/dev/null
printf '%s\n' 'local all all trust' 'host all stranger all scram-sha-256' 'host all all all trust' \
    >"$folder/data/pg_hba.conf"
start() {
    "$1/postgres" -D "$folder/data" -p "$2" -k "$folder" -c listen_addresses=127.0.0.1 \
        -c max_connections=200 -c "fsync=$3" </dev/null &
    server=$!
}
stop() {
    test -n "$server" || return 0
    kill -QUIT "$server" || true
    wait "$server" || true
    server=
}
start "$@"
while read -r order; do
    case $order in
        stop) stop; echo 'stopped for a test' >&2 ;;
        start) start "$@" ;;
    esac
done
stop
"#;

/// A server of the tests.
pub(crate) struct Cluster {
    /// The address of a database on it, without parameters.
    pub(crate) address: String,
    own: Option<Own>,
}

/// A server of the tests' own, with what it says.
struct Own {
    script: Child,
    lines: Mutex<Receiver<String>>,
}

impl Own {
    /// Waits until a line with these words comes.
    fn wait_for(&mut self, words: &str) -> Result<(), String> {
        let end = Instant::now() + PATIENCE;
        let mut before = Vec::new();
        let lines = self.lines.get_mut().map_err(|error| error.to_string())?;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            match lines.recv_timeout(left) {
                Ok(line) if line.contains(words) => return Ok(()),
                Ok(line) => before.push(line),
                Err(_) => return Err(format!("no \"{words}\" after: {}", before.join("; "))),
            }
        }
    }
}

impl Cluster {
    /// Stops the server at once, as a crash would; its folder and its port stay.
    pub(crate) fn stop(&mut self) -> Result<(), String> {
        self.order("stop", STOPPED)
    }

    /// Starts a server that was stopped, and waits until it can be used.
    pub(crate) fn start(&mut self) -> Result<(), String> {
        self.order("start", READY)
    }

    fn order(&mut self, order: &str, done: &str) -> Result<(), String> {
        let own = self.own.as_mut().ok_or("this server belongs to somebody else")?;
        let orders = own.script.stdin.as_mut().ok_or("nobody takes orders")?;
        writeln!(orders, "{order}").map_err(|error| error.to_string())?;
        own.wait_for(done)
    }
}

/// The server that was named, or one of its own as of [`own`].
pub(crate) fn start(safe: bool) -> Result<Cluster, String> {
    match env::var("MYELIN_TEST_POSTGRES") {
        Ok(address) => Ok(Cluster { address, own: None }),
        Err(_) => own(safe),
    }
}

/// The server, unless there can be none here: then it says so, and fails where one is needed.
pub(crate) fn or_skipped(cluster: Result<Cluster, String>) -> Option<Cluster> {
    cluster
        .inspect_err(|why| {
            let needed = env::var("CI_REQUIRES_POSTGRES").is_ok_and(|needed| needed == "1");
            assert!(!needed, "PostgreSQL is needed here: {why}");
            eprintln!("the tests on PostgreSQL were skipped: {why}");
        })
        .ok()
}

/// A server of its own; `safe` if what it confirms is to be on the disk, which tests need not wait for.
pub(crate) fn own(safe: bool) -> Result<Cluster, String> {
    let binaries = binaries().ok_or(format!(
        "set MYELIN_TEST_POSTGRES to an address, or install the binaries (apt-get install postgresql; \
         looked in {DEBIAN})"
    ))?;
    let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    let port = free.map_err(|error| error.to_string())?.port();
    // The server refuses to run for root.
    let root = Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout == b"0\n");
    let mut command = if root {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--", "sh"]);
        command
    } else {
        Command::new("sh")
    };
    let fsync = if safe { "on" } else { "off" };
    command.args(["-c", SCRIPT, "cluster"]).arg(binaries).args([&port.to_string(), fsync]);
    command.current_dir("/").stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut script = command.spawn().map_err(|error| format!("no server: {error}"))?;
    let said = script.stderr.take().ok_or("no server")?;
    let (tell, lines) = mpsc::channel();
    // It would wait when nobody reads what it says.
    std::thread::spawn(move || {
        let said = BufReader::new(said).lines().map_while(Result::ok);
        said.for_each(|line| drop(tell.send(line)));
    });
    let mut own = Own { script, lines: Mutex::new(lines) };
    own.wait_for(READY).map_err(|error| format!("the server did not start: {error}"))?;
    let address = format!("postgres://myelin:{PASSWORD}@127.0.0.1:{port}/postgres");
    Ok(Cluster { address, own: Some(own) })
}

/// The folder with the newest binaries.
fn binaries() -> Option<PathBuf> {
    let versions = std::fs::read_dir(DEBIAN).ok()?.filter_map(Result::ok);
    let folders = versions.map(|version| version.path().join("bin"));
    let whole =
        |folder: &Path| ["initdb", "postgres"].iter().all(|name| folder.join(name).exists());
    folders.filter(|folder| whole(folder)).max()
}
