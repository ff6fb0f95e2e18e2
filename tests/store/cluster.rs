//! A PostgreSQL server for the tests: the one of `MYELIN_TEST_POSTGRES`, else one of their own, made
//! of the binaries that are installed, which ends with the tests however they end.

use std::env;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// A password that must never be seen.
pub(crate) const PASSWORD: &str = "canary-password";

/// Where Debian puts each version.
const DEBIAN: &str = "/usr/lib/postgresql";

/// Makes a cluster in a folder of its own, runs it, and removes both when nobody holds the other
/// end of its input any more. One user must give a password; all others are trusted. The line `stop`
/// ends the server as a crash would, and `start` starts it again.
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
    kill -QUIT "$server"
    wait "$server" || true
}
start "$@"
while read -r line; do
    "$line" "$@"
done
stop
"#;

/// A server of the tests.
pub(crate) struct Cluster {
    /// The address of a database on it, without parameters.
    pub(crate) address: String,
    server: Option<Child>,
}

impl Cluster {
    /// Ends the server as a crash would, or starts it again; false where it is not ours to do so.
    pub(crate) fn tell(&mut self, what: &str) -> bool {
        let input = self.server.as_mut().and_then(|server| server.stdin.as_mut());
        input.is_some_and(|input| writeln!(input, "{what}").is_ok())
    }
}

/// A server of its own; `safe` if what it confirms is to be on the disk, which tests need not wait for.
pub(crate) fn start(safe: bool) -> Result<Cluster, String> {
    if let Ok(address) = env::var("MYELIN_TEST_POSTGRES") {
        return Ok(Cluster { address, server: None });
    }
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
    let mut server = command.spawn().map_err(|error| format!("no server: {error}"))?;
    let said = server.stderr.take().ok_or("no server")?;
    let mut lines = BufReader::new(said).lines().map_while(Result::ok);
    let mut before = Vec::new();
    let ready = lines.by_ref().any(|line| {
        before.push(line.clone());
        line.contains("ready to accept connections")
    });
    if !ready {
        return Err(format!("the server did not start: {}", before.join("; ")));
    }
    // It would wait when nobody reads what it says.
    std::thread::spawn(move || lines.for_each(drop));
    let address = format!("postgres://myelin:{PASSWORD}@127.0.0.1:{port}/postgres");
    Ok(Cluster { address, server: Some(server) })
}

/// The folder with the newest binaries.
fn binaries() -> Option<PathBuf> {
    let versions = std::fs::read_dir(DEBIAN).ok()?.filter_map(Result::ok);
    let folders = versions.map(|version| version.path().join("bin"));
    let whole =
        |folder: &Path| ["initdb", "postgres"].iter().all(|name| folder.join(name).exists());
    folders.filter(|folder| whole(folder)).max()
}
