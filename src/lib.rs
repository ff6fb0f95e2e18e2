//! Myelin: a Discord bot for health communities. Guided questions, sourced articles, nothing kept.

pub mod action;
pub mod flow;
pub mod id;
pub mod seal;
pub mod sensitive;
