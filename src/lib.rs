//! Myelin: a Discord bot for health communities. Guided questions, sourced articles, no answer kept.
//!
//! `ARCHITECTURE.md` has the map of these modules, what each may use, and what must always hold.

pub mod action;
pub mod app;
pub mod article;
pub mod bot;
pub mod cli;
pub mod config;
pub mod discord;
pub mod document;
pub mod flow;
pub mod graph;
pub mod hearing;
pub mod id;
pub mod interface;
pub mod language;
pub mod library;
pub mod limits;
pub mod linear;
pub mod locale;
pub mod mutants;
pub mod operator;
pub mod pack;
pub mod proof;
pub mod questions;
pub mod readability;
pub mod reply;
pub mod review;
pub mod safety;
pub mod sandbox;
pub mod schema;
pub mod seal;
pub mod search;
pub mod sensitive;
pub mod settings;
pub mod store;
pub mod text_file;
pub mod timing;
pub mod vignette;
pub mod wording;
pub mod words;
