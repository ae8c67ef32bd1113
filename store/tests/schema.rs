//! That the two folders of migrations make the same tables (`migrations/README.md`).

mod databases;

use databases::{on_postgres, on_sqlite};
use std::{collections::BTreeSet, fs, path::Path};
use store::Store;

async fn columns(store: Store) -> Vec<(String, String)> {
    store.columns().await.expect("the columns can be read")
}

#[tokio::test]
async fn both_databases_have_the_same_tables_and_columns() {
    let on_sqlite = on_sqlite(columns).await;
    assert!(
        on_sqlite.contains(&("answer_log".to_owned(), "writer_seq".to_owned())),
        "{on_sqlite:?}"
    );
    if let Some(on_postgres) = on_postgres(columns).await {
        assert_eq!(on_sqlite, on_postgres);
    }
}

/// Compares the texts line by line, so that types, defaults, keys and indexes agree too.
#[test]
fn every_migration_says_the_same_for_both_databases() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations");
    let files = |folder: &str| -> BTreeSet<String> {
        let entries = fs::read_dir(root.join(folder)).expect("the folder is there");
        entries
            .map(|entry| {
                entry
                    .expect("it can be listed")
                    .file_name()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect()
    };
    assert_eq!(files("sqlite"), files("postgres"));
    assert!(!files("sqlite").is_empty());
    for file in files("sqlite") {
        let text = |folder: &str| fs::read_to_string(root.join(folder).join(&file)).expect("it can be read");
        let (sqlite, postgres) = (text("sqlite"), text("postgres"));
        for (place, (found, original)) in sqlite.lines().zip(postgres.lines()).enumerate() {
            assert_eq!(found, in_sqlite(original), "{file}, line {}", place + 1);
        }
        assert_eq!(sqlite.lines().count(), postgres.lines().count(), "{file}");
    }
}

/// A line of a PostgreSQL migration as the SQLite one must have it.
fn in_sqlite(line: &str) -> String {
    if line == ");" {
        return ") STRICT;".to_owned();
    }
    let mut words = line.split_whitespace();
    let column = words.next().unwrap_or_default();
    let Some(kind) = words.next().map(|word| word.trim_end_matches(',')) else {
        return line.to_owned();
    };
    let (blob, integer) = (
        matches!(kind, "UUID" | "BYTEA"),
        matches!(kind, "BIGINT" | "BOOLEAN"),
    );
    if line.trim_start().starts_with("--") || !(blob || integer) {
        return line.to_owned();
    }
    let line = line.replacen(kind, if blob { "BLOB" } else { "INTEGER" }, 1);
    if kind != "BOOLEAN" {
        return line;
    }
    let end = if line.ends_with(',') { "," } else { "" };
    format!("{} CHECK ({column} IN (0, 1)){end}", line.trim_end_matches(','))
}
