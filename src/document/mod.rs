//! A TOML file as a tree with places, and everything that can be wrong with it: one reader for
//! packs, the words of the interface and the configuration.
//!
//! What is wrong is reported to a [`ProblemLog`] with its place, a code and a remedy, and reading
//! goes on with something that stands in, so that one mistake does not hide another. Whoever reads
//! gives nothing out once a mistake was reported.

mod code;
mod file;
mod names;
mod problem;
mod problem_log;
mod problems;
mod region;
mod render;
mod table;
mod tree;
mod value;

pub(crate) use names::{Names, nearest_name, once_each};
pub(crate) use problem::shown_name;
pub(crate) use problem_log::ProblemLog;
pub(crate) use table::Table;
pub(crate) use tree::{Document, weight};
pub(crate) use value::{Value, ValueType, stand_in};

pub use code::{Code, Severity};
pub use file::File;
pub use problem::{Problem, Span};
pub use problems::Problems;
pub use region::Region;
pub use render::{Look, SHOWN_MAX, advice, render};
pub use tree::FILE_BYTES_MAX;

/// The keys that a table may have.
pub(crate) type Keys = &'static [&'static str];
