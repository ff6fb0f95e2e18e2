//! Discord's edge: the only module that knows the gateway library, Discord's REST routes and its
//! markdown.
//!
//! [`run`] connects and keeps on. An interaction is read by `inbound`, admitted by
//! `app::admission` and answered by the core; `outbound` and `render` turn the reply into a payload
//! within Discord's limits, and [`rest`] sends it within the three seconds that Discord waits.
//! `answering` ties these together. Nothing that a person typed or chose, no
//! id and no token is ever logged: log lines carry kinds, counts, codes and durations.

mod answering;
mod commands;
mod component;
mod connection;
mod elsewhere;
mod fit;
mod form;
mod gateway;
mod inbound;
pub mod markdown;
mod means;
mod outbound;
mod pause;
pub mod payload;
mod posting;
mod ready;
mod render;
pub mod rest;
mod server_log;
mod servers;
mod threads;
mod waiting;

pub use commands::{CommandIds, wanted};
pub use connection::{ApiBase, BadApiBase, Connection, NotAToken, Token};
pub use elsewhere::Errand;
pub use fit::{Field, PayloadProblem, Unfit};
pub use gateway::{RunError, run};
pub use inbound::ResponseKind;
pub use outbound::{Afterwards, Outgoing, outgoing};
pub use ready::Ready;
pub use render::Renderer;
