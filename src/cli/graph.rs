//! `myelin graph`: a flow in words, or as a graph for other programs.

use super::walk::find;
use super::{Failure, USAGE, print};
use crate::graph::{self, Format};
use crate::library::Library;

/// What `myelin graph` is given.
#[derive(Debug, clap::Args)]
pub(super) struct GraphArgs {
    /// The pack, such as b12
    pack: String,
    /// The flow, such as check
    flow: String,
    /// How it is shown
    #[arg(long, value_enum, default_value_t = GraphFormat::Outline)]
    format: GraphFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum GraphFormat {
    /// Numbered sentences, to be read aloud
    Outline,
    /// A graph for Graphviz
    Dot,
    /// A graph for Mermaid
    Mermaid,
}

/// Prints the flow.
pub(super) fn graph(library: &Library, args: &GraphArgs) -> Result<(), Failure> {
    let flow = find(library, &args.pack, &args.flow);
    let flow = flow.map_err(|error| Failure::new(USAGE, error.to_string()))?;
    let format = match args.format {
        GraphFormat::Outline => Format::Outline,
        GraphFormat::Dot => Format::Dot,
        GraphFormat::Mermaid => Format::Mermaid,
    };
    print(&graph::draw(flow, format))
}
