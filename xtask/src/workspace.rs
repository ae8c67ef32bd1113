//! Where things lie in this workspace.

use crate::{command, failure::Failure};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

/// The workspace as cargo sees it.
pub struct Workspace {
    /// The folder of the workspace's `Cargo.toml`.
    pub root: PathBuf,
    /// Where cargo builds.
    pub target: PathBuf,
    /// Each member's folder and the members it depends on.
    members: BTreeMap<String, Member>,
}

struct Member {
    folder: PathBuf,
    needs: BTreeSet<String>,
}

impl Workspace {
    /// Asks cargo.
    pub fn open() -> Result<Self, Failure> {
        let mut cargo = command::cargo();
        cargo.args(["metadata", "--no-deps", "--format-version=1"]);
        let answer = command::quietly(&mut cargo).map_err(|why| Failure::form("cargo metadata", why))?;
        let answer: Value = serde_json::from_str(&answer)
            .map_err(|error| Failure::form("cargo metadata", error.to_string()))?;
        Self::from_metadata(&answer).ok_or_else(|| Failure::form("cargo metadata", "a field is missing"))
    }

    fn from_metadata(answer: &Value) -> Option<Self> {
        let mut members = BTreeMap::new();
        for package in answer["packages"].as_array()? {
            let needs = package["dependencies"]
                .as_array()?
                .iter()
                .filter(|needed| needed["path"].is_string() && needed["kind"] != "dev")
                .filter_map(|needed| needed["name"].as_str())
                .map(str::to_owned)
                .collect();
            let folder = Path::new(package["manifest_path"].as_str()?)
                .parent()?
                .to_path_buf();
            members.insert(package["name"].as_str()?.to_owned(), Member { folder, needs });
        }
        Some(Self {
            root: answer["workspace_root"].as_str()?.into(),
            target: answer["target_directory"].as_str()?.into(),
            members,
        })
    }

    /// The folders of a member and of every member it needs, directly or not.
    pub fn folders_behind(&self, name: &str) -> Vec<PathBuf> {
        let mut seen = BTreeSet::new();
        let mut waiting = vec![name];
        while let Some(name) = waiting.pop() {
            if let Some(member) = self.members.get(name)
                && seen.insert(name)
            {
                waiting.extend(member.needs.iter().map(String::as_str));
            }
        }
        seen.iter()
            .map(|name| self.members[*name].folder.clone())
            .collect()
    }

    /// The site as the server serves it.
    pub fn site(&self) -> PathBuf {
        self.target.join("site")
    }

    /// Where the wasm side is built, apart from the host's own build.
    pub fn front(&self) -> PathBuf {
        self.target.join("front")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_folders_behind_a_member_follow_its_needs_but_not_those_of_its_tests() {
        let answer = json!({
            "workspace_root": "/w", "target_directory": "/w/target",
            "packages": [
                { "name": "front", "manifest_path": "/w/front/Cargo.toml",
                  "dependencies": [{ "name": "pages", "path": "/w/pages", "kind": null }] },
                { "name": "pages", "manifest_path": "/w/pages/Cargo.toml",
                  "dependencies": [
                      { "name": "rules", "path": "/w/rules", "kind": null },
                      { "name": "samples", "path": "/w/samples", "kind": "dev" },
                      { "name": "serde", "kind": null }] },
                { "name": "rules", "manifest_path": "/w/rules/Cargo.toml", "dependencies": [] },
                { "name": "samples", "manifest_path": "/w/samples/Cargo.toml", "dependencies": [] },
            ]
        });
        let workspace = Workspace::from_metadata(&answer).unwrap();
        let folders = ["/w/front", "/w/pages", "/w/rules"].map(PathBuf::from);
        assert_eq!(workspace.folders_behind("front"), folders);
    }
}
