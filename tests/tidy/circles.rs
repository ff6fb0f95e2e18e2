//! Circles between the files of one folder: two that use each other cannot be read, tested or
//! moved one without the other.

use std::collections::{BTreeMap, BTreeSet};

use crate::names::{Named, named};
use crate::sources;

/// Circles that are let be: the folder below `src`, and the files and folders in it that use each
/// other.
const CIRCLES: &[(&str, &[&str])] = &[];

/// A module as the parts of its path: `["bot", "find", "shelf"]`.
type Module = Vec<String>;

/// The modules of a crate, one for each file, and the paths that each names.
struct Files(BTreeMap<Module, Vec<Named>>);

impl Files {
    fn read(sources: &[(String, String, String)]) -> Self {
        let module = |name: &str| {
            let name = name.trim_end_matches(".rs").trim_end_matches("/mod");
            name.split('/').map(str::to_owned).collect()
        };
        Self(sources.iter().map(|(name, _, code)| (module(name), named(code))).collect())
    }

    /// Where a path leads from a module, from the root of the crate; none if it leads out.
    fn absolute(&self, from: &[String], parts: &[String]) -> Option<Module> {
        let (mut base, mut rest) = (from.to_vec(), parts);
        match parts.first()?.as_str() {
            "crate" => (base, rest) = (Vec::new(), &parts[1..]),
            "self" => rest = &parts[1..],
            "super" => {
                while rest.first().is_some_and(|part| part == "super") {
                    base.pop();
                    rest = &rest[1..];
                }
            }
            child => {
                base.push(child.to_owned());
                self.0.get(&base)?;
                rest = &parts[1..];
            }
        }
        base.extend_from_slice(rest);
        Some(base)
    }

    /// The file that has what a path names. What a file only passes on from another one (`pub use
    /// b::Name`) belongs to that one.
    fn owner(&self, from: &[String], parts: &[String], steps: usize) -> Option<Module> {
        let path = self.absolute(from, parts)?;
        let length = (1..=path.len()).rev().find(|length| self.0.contains_key(&path[..*length]))?;
        let (file, name) = (&path[..length], path.get(length));
        let passed_on = |named: &&Named| named.imported && named.parts.last() == name;
        let further = self.0[file].iter().filter(|_| steps > 0 && name.is_some()).find(passed_on);
        match further.and_then(|named| self.owner(file, &named.parts, steps - 1)) {
            Some(owner) => Some(owner),
            None => Some(file.to_vec()),
        }
    }

    /// For each folder, which of its files and folders uses which other one, and by what name.
    fn uses(&self) -> BTreeMap<Module, BTreeMap<(String, String), String>> {
        let mut uses: BTreeMap<Module, BTreeMap<(String, String), String>> = BTreeMap::new();
        for (from, names) in &self.0 {
            for named in names {
                let Some(to) = self.owner(from, &named.parts, 4) else { continue };
                let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
                // Between modules at the root the table of arrows decides; a `mod.rs` may use
                // its parts, and they what stands in it.
                if let (1.., Some(a), Some(b)) = (shared, from.get(shared), to.get(shared)) {
                    let folder = uses.entry(from[..shared].to_vec()).or_default();
                    folder.entry((a.clone(), b.clone())).or_insert(named.parts.join("::"));
                }
            }
        }
        uses
    }

    /// The circles: a folder, what is in the circle, and a sentence for each use in it.
    fn circles(&self) -> Vec<(String, Vec<String>, Vec<String>)> {
        let mut found = Vec::new();
        for (folder, uses) in self.uses() {
            let reached: BTreeMap<&String, BTreeSet<&String>> =
                uses.keys().map(|(from, _)| (from, reach(from, &uses))).collect();
            let mut seen = BTreeSet::new();
            for (start, _) in reached.iter().filter(|(start, reached)| reached.contains(*start)) {
                let back = |other: &&&String| {
                    reached.get(**other).is_some_and(|reached| reached.contains(start))
                };
                let circle: BTreeSet<&String> =
                    reached[*start].iter().filter(back).copied().collect();
                if !seen.insert(circle.clone()) {
                    continue;
                }
                let within = uses
                    .iter()
                    .filter(|((a, b), _)| circle.contains(a) && circle.contains(b))
                    .map(|((a, b), name)| format!("{a} uses {b} as {name}"));
                let within = within.collect();
                found.push((folder.join("/"), circle.into_iter().cloned().collect(), within));
            }
        }
        found
    }
}

/// What is used by one, also at second hand.
fn reach<'a>(start: &String, uses: &'a BTreeMap<(String, String), String>) -> BTreeSet<&'a String> {
    let mut reached = BTreeSet::new();
    let mut next = vec![start];
    while let Some(from) = next.pop() {
        for (_, to) in uses.keys().filter(|(of, _)| of == from) {
            if reached.insert(to) {
                next.push(to);
            }
        }
    }
    reached
}

#[test]
fn no_two_files_of_a_folder_use_each_other() {
    let mut wrong = Vec::new();
    let mut circles = Files::read(&sources()).circles();
    for (folder, known) in CIRCLES {
        let before = circles.len();
        circles.retain(|(of, circle, _)| of != folder || circle != known);
        if circles.len() == before {
            let known = known.join(", ");
            wrong.push(format!("src/{folder}: {known} are no circle now; take out its line"));
        }
    }
    wrong.extend(circles.iter().map(|(folder, circle, uses)| {
        format!("src/{folder}: {} use each other:\n  {}", circle.join(", "), uses.join("\n  "))
    }));
    assert!(wrong.is_empty(), "{}\nSee CIRCLES in tests/tidy/circles.rs.", wrong.join("\n"));
}

#[test]
fn a_ring_over_three_files_and_one_over_a_passed_on_name_are_found() {
    let file = |name: &str, code: &str| (name.to_owned(), String::new(), code.to_owned());
    let files = Files::read(&[
        file("m/mod.rs", "mod a; mod b; mod c; pub use c::Thing; use a::f;"),
        file("m/a.rs", "use super::b::f;"),
        file("m/b.rs", "fn f() { super::Thing::new() }"),
        file("m/c.rs", "use crate::m::a;"),
        file("m/d/mod.rs", "use super::a;"),
    ]);
    let circles = files.circles();
    assert_eq!(circles.len(), 1);
    assert_eq!((circles[0].0.as_str(), circles[0].1.join(" ").as_str()), ("m", "a b c"));
}
