//! The directions between the crates, read from `cargo metadata`.

use serde_json::Value;
use std::{collections::BTreeMap, process::Command, sync::LazyLock};

/// Every member and the members it may need, for its tests too.
const MAY_NEED: [(&str, &[&str]); 7] = [
    ("contest", &[]),
    ("exchange", &["contest"]),
    ("store", &["contest"]),
    ("app", &["contest", "exchange"]),
    ("frontend", &["app"]),
    ("server", &["contest", "exchange", "store", "app"]),
    ("xtask", &[]),
];

static PACKAGES: LazyLock<BTreeMap<String, Value>> = LazyLock::new(|| {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version=1"])
        .current_dir(super::root())
        .output()
        .expect("cargo runs this test");
    let answer: Value = serde_json::from_slice(&output.stdout).expect("cargo metadata writes JSON");
    let packages = answer["packages"].as_array().expect("packages").iter();
    packages
        .map(|package| {
            (
                package["name"].as_str().expect("name").to_owned(),
                package.clone(),
            )
        })
        .collect()
});

fn dependencies(package: &str) -> &'static [Value] {
    PACKAGES[package]["dependencies"]
        .as_array()
        .expect("dependencies")
}

/// The members that name `crate_name` among their dependencies, with "optional" where no feature is needed to do
/// without it.
fn who_names(crate_name: &str) -> Vec<(&'static str, bool)> {
    let names = |package: &&str| {
        let found = dependencies(package)
            .iter()
            .find(|needed| needed["name"] == crate_name)?;
        Some(found["optional"] == true)
    };
    MAY_NEED
        .iter()
        .filter_map(|(package, _)| names(package).map(|optional| (*package, optional)))
        .collect()
}

/// The features of a member that switch on one of its optional dependencies.
fn features_with(package: &str, crate_name: &str) -> Vec<&'static str> {
    let switch = format!("dep:{crate_name}");
    let features = PACKAGES[package]["features"].as_object().expect("features");
    let has = |parts: &Value| {
        parts
            .as_array()
            .is_some_and(|parts| parts.iter().any(|part| *part == *switch))
    };
    features
        .iter()
        .filter(|(_, parts)| has(parts))
        .map(|(name, _)| name.as_str())
        .collect()
}

#[test]
fn every_member_of_the_workspace_has_its_place() {
    let mut known: Vec<&str> = MAY_NEED.iter().map(|(package, _)| *package).collect();
    known.sort_unstable();
    assert_eq!(PACKAGES.keys().map(String::as_str).collect::<Vec<_>>(), known);
}

#[test]
fn crates_need_each_other_in_one_direction_only() {
    for (package, may_need) in MAY_NEED {
        for needed in dependencies(package) {
            let name = needed["name"].as_str().expect("name");
            let is_member = PACKAGES.contains_key(name);
            assert!(
                !is_member || may_need.contains(&name),
                "{package} must not need {name}"
            );
        }
    }
}

#[test]
fn sql_is_spoken_in_the_store_alone() {
    // `contest` derives how its ids are bound, and only when the store asks for it.
    assert_eq!(who_names("sqlx"), [("contest", true), ("store", false)]);
    assert_eq!(features_with("contest", "sqlx"), ["sqlx"]);
    assert_eq!(who_names("libsqlite3-sys"), [("store", false)]);
}

#[test]
fn http_is_spoken_in_the_server_and_at_most_where_pages_are_rendered() {
    for crate_name in ["axum", "leptos_axum"] {
        for (package, optional) in who_names(crate_name) {
            let may = package == "server" || (package == "app" && optional);
            assert!(may, "{package} must not need {crate_name}");
            if package == "app" {
                assert_eq!(features_with("app", crate_name), ["ssr"]);
            }
        }
    }
    assert!(
        who_names("axum").contains(&("server", false)),
        "the server speaks HTTP through axum"
    );
}

#[test]
fn the_browser_gets_the_pages_without_their_server_side() {
    let app = dependencies("frontend")
        .iter()
        .find(|needed| needed["name"] == "app")
        .expect("frontend needs app");
    assert_eq!(app["features"], serde_json::json!(["hydrate"]));
    assert_eq!(app["uses_default_features"], false);
}

#[test]
fn the_wasm_entry_is_nothing_but_a_wasm_library() {
    // With "rlib" beside it cargo leaves link-time optimisation out without a word, and the wasm grows by a third.
    let targets = PACKAGES["frontend"]["targets"].as_array().expect("targets");
    let kinds: Vec<&Value> = targets.iter().map(|target| &target["crate_types"]).collect();
    assert_eq!(kinds, [&serde_json::json!(["cdylib"])]);
}
