//! Table by table, the schemas and the reader know the same keys.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use myelin::schema::{FileKind, schema};
use serde_json::Value;

/// Lists of the reader that are no table of their own, each with the reason.
const NO_TABLES: &[(&str, &str)] =
    &[("OutcomeWords", "the part of the keys of an outcome that goes not with cards")];

type Tables = BTreeMap<String, BTreeSet<String>>;

/// The reader's lists of keys by their names, `PACK_FILE` as `PackFile`.
pub(crate) fn of_the_reader() -> Tables {
    let source = include_str!("../../../src/pack/keys.rs");
    let lists = source.split("const ").skip(1).filter_map(|text| text.split_once(": Keys ="));
    let lists = lists.map(|(name, rest)| {
        let list = rest.split(';').next().unwrap_or_default();
        let keys = list.split('"').skip(1).step_by(2).map(ToOwned::to_owned).collect();
        let words = name.split('_').map(|word| {
            let (first, rest) = word.split_at(1);
            format!("{first}{}", rest.to_lowercase())
        });
        (words.collect::<String>(), keys)
    });
    lists.collect()
}

/// The tables of the schemas by their names, with their keys.
fn of_the_schemas() -> Tables {
    let mut tables = Tables::new();
    for kind in FileKind::ALL.iter().filter(|kind| **kind != FileKind::Interface) {
        let schema = schema(*kind);
        let title = schema["title"].as_str().expect("a title").to_owned();
        let definitions = schema["definitions"].as_object().into_iter().flatten();
        let named = definitions.map(|(name, part)| (name.clone(), part));
        for (name, part) in named.chain([(title, &schema)]) {
            let Some(keys) = part["properties"].as_object() else { continue };
            let keys: BTreeSet<String> = keys.keys().cloned().collect();
            let earlier = tables.insert(name.clone(), keys.clone());
            assert!(earlier.is_none_or(|earlier| earlier == keys), "two tables are named {name}");
        }
    }
    tables
}

#[test]
fn the_schemas_know_the_keys_that_the_reader_knows() {
    let mut reader = of_the_reader();
    for (name, _) in NO_TABLES {
        assert!(reader.remove(*name).is_some(), "the reader has no list {name} any more");
    }
    let schemas = of_the_schemas();
    for (name, keys) in &reader {
        let known = schemas.get(name).unwrap_or_else(|| {
            panic!(
                "src/pack/keys.rs has the table {name}, and src/schema has no struct of that name"
            )
        });
        let missing: Vec<_> = keys.difference(known).collect();
        assert!(
            missing.is_empty(),
            "the reader knows these keys of {name}, the schema does not: {missing:?}"
        );
        let extra: Vec<_> = known.difference(keys).collect();
        assert!(
            extra.is_empty(),
            "the schema knows these keys of {name}, the reader does not: {extra:?}"
        );
    }
    let extra: Vec<_> = schemas.keys().filter(|name| !reader.contains_key(*name)).collect();
    assert!(
        extra.is_empty(),
        "these tables are in a schema, and the reader has no list for them: {extra:?}"
    );
}

/// Every table within a schema.
fn tables(schema: &Value, found: &mut Vec<Value>) {
    match schema {
        Value::Object(parts) => {
            if parts.get("type") == Some(&"object".into()) {
                found.push(schema.clone());
            }
            parts.values().for_each(|part| tables(part, found));
        }
        Value::Array(parts) => parts.iter().for_each(|part| tables(part, found)),
        _ => {}
    }
}

#[test]
fn no_table_takes_a_key_that_it_does_not_know() {
    for kind in FileKind::ALL {
        let mut found = Vec::new();
        tables(&schema(*kind), &mut found);
        assert!(!found.is_empty(), "{}", kind.name());
        for table in found {
            assert_eq!(table["additionalProperties"], false, "{}: {table:#}", kind.name());
        }
    }
}
