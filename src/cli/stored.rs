//! `myelin backup`, `restore` and `copy-store`: the settings of servers in other places.

use std::fmt::Write as _;
use std::path::PathBuf;

use super::run::in_runtime;
use super::{FAILED, Failure, USAGE, print};
use crate::store::{self, Copied, Database, Found, Restore, Store, StoreError};

/// What `myelin backup` is given.
#[derive(Debug, clap::Args)]
pub(super) struct BackupArgs {
    /// The file to write; there must be none of this name
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// What `myelin restore` is given.
#[derive(Debug, clap::Args)]
pub(super) struct RestoreArgs {
    /// A file that `myelin backup` has written
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Do it; without this it is only said what would be replaced
    #[arg(long)]
    yes: bool,
}

/// What `myelin copy-store` is given.
#[derive(Debug, clap::Args)]
pub(super) struct CopyStoreArgs {
    /// The path of a file, or the address of a PostgreSQL database; there must be no rows in it.
    /// Other users of this machine see arguments: give an address with a password in the variable
    #[arg(long, value_name = "DATABASE", env = "MYELIN_COPY_TO", hide_env_values = true)]
    to: String,
    /// Only look: check that both can be used, and say what would be copied
    #[arg(long)]
    dry_run: bool,
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::new(FAILED, error.to_string())
    }
}

/// Copies all settings into a file, while the bot runs.
pub(super) fn backup(database: &Database, args: &BackupArgs) -> Result<(), Failure> {
    in_runtime(async {
        let store = there(database).await?;
        let rows = store.backup(&args.file).await?;
        store.close().await;
        let mut text = format!("{} is copied into {}:\n", database.shown(), args.file.display());
        table(&mut text, &["rows"], &[&rows]);
        text.push_str("The copy was opened again and compared; it is sound.\n");
        print(&text)
    })
}

/// Puts a backup in the place of the settings.
pub(super) fn restore(database: &Database, args: &RestoreArgs) -> Result<(), Failure> {
    in_runtime(async {
        let restore = Restore::look(&args.file, database).await?;
        let mut text =
            format!("{} takes the place of {}:\n", args.file.display(), database.shown());
        if let Some(replaces) = &restore.replaces {
            table(&mut text, &["now", "then"], &[replaces, &restore.brings]);
        } else {
            table(&mut text, &["then"], &[&restore.brings]);
            text.push_str("There is nothing now that can be read.\n");
        }
        print(&text)?;
        if !args.yes {
            let told = "Nothing was changed. Run the same again with --yes to do it.";
            return Err(Failure::new(USAGE, told));
        }
        let restored = restore.run().await?;
        print(&match restored.kept {
            Some(kept) => format!("Done. What was there is kept in {}.\n", kept.display()),
            None => "Done.\n".to_owned(),
        })
    })
}

/// Copies all settings into another database.
pub(super) fn copy_store(database: &Database, args: &CopyStoreArgs) -> Result<(), Failure> {
    let to: Database = args.to.parse().map_err(|why| {
        Failure::new(
            USAGE,
            format!(
                "--to {why}; write the path of a file, or postgres://user:password@host/database"
            ),
        )
    })?;
    if to == *database {
        return Err(Failure::new(USAGE, "--to names the database that is in use; name another"));
    }
    in_runtime(async {
        let from = there(database).await?;
        let target = Store::open(&to).await?.store;
        let rows = store::copy(&from, &target, args.dry_run).await?;
        let there = target.rows().await?;
        from.close().await;
        target.close().await;
        let (from, to) = (database.shown(), to.shown());
        let mut text = if args.dry_run {
            format!("{from} can be copied into {to}:\n")
        } else {
            format!("{from} is copied into {to}:\n")
        };
        table(&mut text, &["here", "there"], &[&rows, &there]);
        if !args.dry_run {
            let _ = writeln!(text, "Set `database` (MYELIN_DATABASE) to use it.");
        }
        print(&text)
    })
}

/// A store that must be there: to copy one that is made only now would be to copy nothing.
async fn there(database: &Database) -> Result<Store, Failure> {
    if let Database::Sqlite(path) = database
        && !path.exists()
    {
        let told = format!(
            "{}: there is no such database; set `database` (MYELIN_DATABASE) or `data` (MYELIN_DATA)",
            database.shown()
        );
        return Err(Failure::new(FAILED, told));
    }
    let opened = Store::open(database).await?;
    match opened.found {
        Found::New | Found::Usual => Ok(opened.store),
        Found::SetAside { moved_to } => Err(Failure::new(
            FAILED,
            format!(
                "{}: the database was damaged and could not be copied; it lies in {} now, and `myelin restore` brings an older backup in",
                database.shown(),
                moved_to.display()
            ),
        )),
    }
}

/// How many rows each table has, in one or more databases.
fn table(text: &mut String, heads: &[&str], columns: &[&[Copied]]) {
    let line = |text: &mut String, name: &str, cells: Vec<String>| {
        let _ = write!(text, "  {name:8}");
        for cell in cells {
            let _ = write!(text, " {cell:>9}");
        }
        text.push('\n');
    };
    line(text, "", heads.iter().map(|head| (*head).to_owned()).collect());
    let tables = columns.first().copied().unwrap_or_default();
    for (row, first) in tables.iter().enumerate() {
        let cells = columns.iter().filter_map(|column| column.get(row));
        line(text, first.table, cells.map(|copied| copied.rows.to_string()).collect());
    }
}
