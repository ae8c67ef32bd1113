//! What can go wrong in a task.

use std::path::{Path, PathBuf};

/// Why a task could not go on.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A file or folder could not be read or written.
    #[error("{path}: {source}")]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// A program could not be started at all.
    #[error("cannot start {program}: {source}")]
    Start {
        /// The program as it was called.
        program: String,
        /// What the system says.
        source: std::io::Error,
    },
    /// A program ran and reported failure.
    #[error("{program} failed ({status})")]
    Program {
        /// The program and its first arguments.
        program: String,
        /// Its exit status.
        status: std::process::ExitStatus,
    },
    /// Something the task needs is not on this machine and could not be installed.
    #[error("{what} is missing: {why}")]
    Missing {
        /// What is needed.
        what: String,
        /// Why it could not be had.
        why: String,
    },
    /// A program's answer or a project file does not have the form it should have.
    #[error("{what}: {why}")]
    Form {
        /// Which answer or file.
        what: String,
        /// What is wrong with it.
        why: String,
    },
}

impl Failure {
    /// For `map_err` on an operation on `path`.
    pub fn at(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_path_buf();
        move |source| Self::File { path, source }
    }

    /// Something needed that could not be had.
    pub fn missing(what: impl Into<String>, why: impl Into<String>) -> Self {
        Self::Missing {
            what: what.into(),
            why: why.into(),
        }
    }

    /// An answer or file of the wrong form.
    pub fn form(what: impl Into<String>, why: impl Into<String>) -> Self {
        Self::Form {
            what: what.into(),
            why: why.into(),
        }
    }
}
