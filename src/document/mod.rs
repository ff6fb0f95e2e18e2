//! A TOML file as a tree with places, and everything that can be wrong with it: one reader for
//! packs, the words of the interface and the configuration.
//!
//! What is wrong is reported to a `ProblemLog` with its place, a code and a remedy, and reading
//! goes on with something that stands in, so that one mistake does not hide another. Whoever reads
//! gives nothing out once a mistake was reported.

#[cfg(test)]
mod asked;
mod code;
mod file;
mod findings;
mod keys;
mod name;
mod names;
mod nearest;
mod newer_forms;
mod node;
mod problem;
mod problem_log;
mod problems;
mod region;
mod render;
mod syntax;
mod table;
mod tree;
mod value;
mod weight;

#[cfg(test)]
pub(crate) use asked::take as keys_asked;
pub(crate) use findings::{ValueType, did_you_mean};
pub(crate) use keys::Keys;
pub(crate) use name::stand_in;
pub(crate) use names::{Names, once_each};
pub(crate) use nearest::nearest_name;
pub(crate) use node::{Table, Value};
pub(crate) use problem::shown_name;
pub(crate) use problem_log::ProblemLog;
pub(crate) use tree::Document;
pub(crate) use weight::weight;

pub use code::{Code, Severity};
pub use file::File;
pub use problem::Problem;
pub use problems::Problems;
pub use region::{Region, Span};
pub use render::{RenderStyle, SHOWN_MAX, advice, render};
pub use tree::FILE_BYTES_MAX;
