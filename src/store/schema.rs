//! The form of the database: its tables, step by step, and what each column holds.

use sqlx::SqlSafeStr;
use sqlx::migrate::{Migration, MigrationType, Migrator};

/// A step from one form of the database to the next.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step {
    /// The number of the form that it makes.
    pub(super) form: i64,
    /// What it is for, in a word or two.
    pub(super) what: &'static str,
    /// Its statements, in words that SQLite and PostgreSQL both know.
    pub(super) sql: &'static str,
}

/// All steps, in their order. One that was released never changes: what comes later is a step more.
pub(super) const STEPS: &[Step] =
    &[Step { form: 1, what: "settings", sql: include_str!("schema/0001.sql") }];

/// The table in which sqlx keeps which steps were done.
pub(super) const DONE_TABLE: &str = "_sqlx_migrations";

/// The tables with what is stored, in an order in which they can be filled.
pub(super) const TABLES: &[&str] = &["server", "setting", "change", "panel", "count", "meta"];

/// A column of the database and what it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its table.
    pub table: &'static str,
    /// Its name.
    pub name: &'static str,
    /// What it holds, in plain English.
    pub holds: &'static str,
    /// Whether it holds the id of a person.
    pub person: bool,
}

const fn column(table: &'static str, name: &'static str, holds: &'static str) -> Column {
    Column { table, name, holds, person: false }
}

const fn person(table: &'static str, name: &'static str, holds: &'static str) -> Column {
    Column { table, name, holds, person: true }
}

/// Every column of the database. Nothing of it is about answers, results, or what members write.
pub const COLUMNS: &[Column] = &[
    column("server", "id", "the id of a server"),
    column("server", "revision", "how often the settings of the server have been changed"),
    column("server", "joined_at", "when the bot joined the server"),
    column("server", "left_at", "when the bot left the server"),
    column("setting", "server", "the id of the server that the setting belongs to"),
    column("setting", "name", "the name of the setting"),
    column("setting", "value", "what the setting is set to"),
    person("setting", "changed_by", "the id of the person who set it"),
    column("setting", "changed_at", "when it was set"),
    column("change", "server", "the id of the server that the change belongs to"),
    column("change", "revision", "the number of the change within the server"),
    column("change", "name", "the name of the setting that was changed"),
    column("change", "before", "what the setting was before the change"),
    column("change", "after", "what the setting was after the change"),
    person("change", "changed_by", "the id of the person who made the change"),
    column("change", "changed_at", "when the change was made"),
    column("change", "undone_by_revision", "the number of the change that undid this one"),
    column("panel", "server", "the id of the server in which the panel stands"),
    column("panel", "channel", "the id of the channel in which the panel stands"),
    column("panel", "message", "the id of the message that is the panel"),
    person("panel", "made_by", "the id of the person who had the panel posted"),
    column("panel", "made_at", "when the panel was posted"),
    column("count", "server", "the id of the server in which something was counted"),
    column("count", "day", "the day for which it was counted"),
    column("count", "what", "what was counted"),
    column("count", "number", "how often it happened in the server on that day"),
    column("meta", "name", "the name of a fact about this database as a whole"),
    column("meta", "value", "that fact, such as when a damaged file was put aside"),
    column("_sqlx_migrations", "version", "the number of a form that the database was brought to"),
    column("_sqlx_migrations", "description", "what that form is for"),
    column("_sqlx_migrations", "installed_on", "when the database was brought to that form"),
    column("_sqlx_migrations", "success", "whether that was finished"),
    column("_sqlx_migrations", "checksum", "a mark of the statements that did it"),
    column("_sqlx_migrations", "execution_time", "how long that took"),
];

/// The columns of a table, in their order.
pub(super) fn columns(table: &str) -> impl Iterator<Item = &'static str> {
    COLUMNS.iter().filter(move |column| column.table == table).map(|column| column.name)
}

/// Whether a column of ours holds texts; all others hold numbers.
pub(super) fn is_text(column: &str) -> bool {
    ["name", "value", "before", "after", "day", "what"].contains(&column)
}

/// The number of the newest form among some steps.
pub(super) fn newest(steps: &[Step]) -> i64 {
    steps.iter().map(|step| step.form).max().unwrap_or_default()
}

/// What does the steps that were not done yet.
pub(super) fn migrator(steps: &[Step]) -> Migrator {
    let migration = |step: &Step| {
        let (what, sql) = (step.what.into(), step.sql.into_sql_str());
        Migration::new(step.form, what, MigrationType::Simple, sql, false)
    };
    Migrator::with_migrations(steps.iter().map(migration).collect())
}
