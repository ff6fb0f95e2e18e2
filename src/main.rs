//! The program: not there yet.

fn main() {}
