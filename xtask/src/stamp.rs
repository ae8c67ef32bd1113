//! Remembering what a step was done with, so that it is done again only for other inputs.

use crate::failure::Failure;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

/// The SHA-256 of everything a step reads.
pub struct Inputs(Sha256);

impl Inputs {
    /// Nothing read yet.
    pub fn new() -> Self {
        Self(Sha256::new())
    }

    /// Adds a named piece; the lengths keep neighbouring pieces apart.
    pub fn add(&mut self, name: &str, bytes: &[u8]) {
        for part in [name.as_bytes(), bytes] {
            self.0.update((part.len() as u64).to_le_bytes());
            self.0.update(part);
        }
    }

    /// Adds a file, or every file below a folder, under its path.
    pub fn add_path(&mut self, path: &Path) -> Result<(), Failure> {
        for file in files_below(path)? {
            let bytes = std::fs::read(&file).map_err(Failure::at(&file))?;
            self.add(&file.to_string_lossy(), &bytes);
        }
        Ok(())
    }

    /// As 64 hexadecimal digits.
    pub fn hash(self) -> String {
        data_encoding::HEXLOWER.encode(&self.0.finalize())
    }
}

/// The note that a step left behind when it was last done.
pub struct Stamp(PathBuf);

impl Stamp {
    /// The stamp kept in this file.
    pub fn new(file: PathBuf) -> Self {
        Self(file)
    }

    /// Was the step last done with these inputs?
    pub fn is(&self, hash: &str) -> bool {
        std::fs::read_to_string(&self.0).is_ok_and(|kept| kept == hash)
    }

    /// The step was done with these inputs.
    pub fn set(&self, hash: &str) -> Result<(), Failure> {
        std::fs::write(&self.0, hash).map_err(Failure::at(&self.0))
    }
}

/// The files below a folder in a fixed order, or the file itself.
///
/// What npm and cargo leave in a folder does not count.
pub fn files_below(path: &Path) -> Result<Vec<PathBuf>, Failure> {
    if !path.is_dir() {
        return Ok(vec![path.to_path_buf()]);
    }
    let mut entries = std::fs::read_dir(path)
        .and_then(|entries| {
            entries
                .map(|entry| entry.map(|entry| entry.path()))
                .collect::<Result<Vec<_>, _>>()
        })
        .map_err(Failure::at(path))?;
    entries.retain(|entry| !entry.ends_with("node_modules") && !entry.ends_with("target"));
    entries.sort();
    let mut files = Vec::new();
    for entry in entries {
        files.extend(files_below(&entry)?);
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_do_not_run_into_each_other() {
        let mut one = Inputs::new();
        one.add("ab", b"c");
        let mut other = Inputs::new();
        other.add("a", b"bc");
        assert_ne!(one.hash(), other.hash());
    }
}
