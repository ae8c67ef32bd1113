//! That nothing public escapes the contract.

use std::{fmt::Write as _, fs, path::Path};

#[test]
fn every_method_of_store_and_tx_is_called_by_a_case() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let cases: String = texts(&root.join("tests/contract")).split_whitespace().collect();
    let (mut methods, mut missing) = (0, String::new());
    let mut owner = "";
    for line in texts(&root.join("src")).lines() {
        if line.starts_with("impl Store {") {
            owner = "Store";
        } else if line.starts_with("impl Tx {") {
            owner = "Tx";
        } else if line.starts_with("impl") {
            owner = "";
        }
        let Some(name) = line
            .strip_prefix("    pub async fn ")
            .and_then(|rest| rest.split(['(', '<']).next())
        else {
            continue;
        };
        methods += 1;
        let called = match owner {
            "Store" => [format!("store.{name}("), format!("Store::{name}(")],
            "Tx" => [format!("tx.{name}("), format!("Tx::{name}(")],
            _ => panic!("{name} is neither of Store nor of Tx"),
        };
        if !called.iter().any(|call| cases.contains(call)) {
            writeln!(missing, "{owner}::{name}").unwrap();
        }
    }
    assert!(methods > 70, "only {methods} methods were found in the source");
    assert!(missing.is_empty(), "no case calls:\n{missing}");
}

/// All Rust files of a folder, one after the other.
fn texts(folder: &Path) -> String {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "rs"));
    files.sort();
    files
        .iter()
        .map(|path| fs::read_to_string(path).unwrap())
        .collect()
}
