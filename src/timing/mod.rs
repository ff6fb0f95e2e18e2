//! What texts say about how soon: the sentences of a text, the times that they give, and the symptoms
//! that they give them for. Which phrases stand for which time and symptom is told to it; it knows
//! no time and no symptom of its own.

mod phrases;
mod sentences;
mod statements;
#[cfg(test)]
mod tests;

pub use phrases::{BadPhrase, Meaning, Phrases};
pub use statements::{ListLead, Statement};
