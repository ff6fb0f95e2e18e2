//! Rebuilds the program when a file of `responses/` changes, or a new one appears: they are
//! embedded in it.

fn main() {
    println!("cargo::rerun-if-changed=responses");
}
