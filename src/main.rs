//! The program: see [`myelin::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    myelin::cli::main()
}
