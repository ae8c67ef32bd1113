//! One text for SQLite and PostgreSQL, and nothing that CockroachDB, `YugabyteDB` or Citus would refuse.

use crate::{files, root, rust_strings, sql_text};

#[test]
fn the_store_says_nothing_that_only_one_database_understands() {
    let sources = files(&root().join("store/src"), "rs");
    assert!(!sources.is_empty(), "the store has sources");
    let mut wrong = Vec::new();
    for file in sources {
        for literal in rust_strings::literals(&std::fs::read_to_string(&file).unwrap()) {
            let found = if sql_text::is_statement(&literal.text) {
                sql_text::forbidden(&literal.text)
            } else {
                sql_text::forbidden_in_piece(&literal.text)
            };
            if let Some(phrase) = found {
                wrong.push(format!("{}:{}: {phrase}", file.display(), literal.line));
            }
        }
    }
    assert!(wrong.is_empty(), "not portable:\n{}", wrong.join("\n"));
}

#[test]
fn the_migrations_say_nothing_that_only_some_databases_understand() {
    let mut wrong = Vec::new();
    for file in files(&root().join("migrations"), "sql") {
        if let Some(phrase) = sql_text::forbidden(&std::fs::read_to_string(&file).unwrap()) {
            wrong.push(format!("{}: {phrase}", file.display()));
        }
    }
    assert!(wrong.is_empty(), "not portable:\n{}", wrong.join("\n"));
}

#[test]
fn both_databases_have_the_same_migrations() {
    let names = |database: &str| -> Vec<String> {
        let files = files(&root().join("migrations").join(database), "sql");
        files
            .iter()
            .map(|file| file.file_name().unwrap().to_string_lossy().into_owned())
            .collect()
    };
    let of_sqlite = names("sqlite");
    assert!(!of_sqlite.is_empty(), "there are migrations");
    assert_eq!(of_sqlite, names("postgres"));
}
