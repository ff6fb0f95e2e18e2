//! A flow as others draw or read it: an outline to be read aloud, and graphs for Graphviz and
//! Mermaid. Everything is said in words; shapes only help.

mod chart;
mod dot;
mod mermaid;
mod outline;
pub mod words;

use crate::flow::Flow;

/// How a flow is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Numbered sentences.
    Outline,
    /// The `dot` language of Graphviz.
    Dot,
    /// A Mermaid flowchart.
    Mermaid,
}

/// The flow in that form.
pub fn draw(flow: &Flow, format: Format) -> String {
    match format {
        Format::Outline => outline::outline(flow),
        Format::Dot => dot::dot(&chart::chart(flow)),
        Format::Mermaid => mermaid::mermaid(&chart::chart(flow)),
    }
}
