//! The office's own texts.

use super::{
    KitFiles,
    fault::{Findings, KitFault},
};
use crate::prose::{self, Prose};

/// Something in both languages; Vietnamese is the one that binds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bilingual<T> {
    /// Vietnamese.
    pub vi: T,
    /// English.
    pub en: T,
}

/// The texts of a contest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    /// `home`: what stands on the home page below the round.
    pub home: Bilingual<Prose>,
    /// `rules`: the office's own clauses; what the rules say as data is rendered from the data.
    pub rules: Bilingual<Prose>,
    /// `privacy`: what is kept of people, for what and how long.
    pub privacy: Bilingual<Prose>,
    /// `consent-run`: consent to the processing without which nobody can take part.
    pub consent_run: Bilingual<Prose>,
    /// `consent-publish`: consent to the publication of the name.
    pub consent_publish: Bilingual<Prose>,
    /// `consent-contact`: consent to being told of later contests.
    pub consent_contact: Bilingual<Prose>,
}

const NAMES: [&str; 6] = [
    "home",
    "rules",
    "privacy",
    "consent-run",
    "consent-publish",
    "consent-contact",
];

fn path(name: &str, lang: &str) -> String {
    format!("texts/{name}.{lang}.md")
}

/// Whether a path is one of the texts.
pub(super) fn is_known(file: &str) -> bool {
    NAMES
        .iter()
        .any(|name| ["vi", "en"].iter().any(|lang| path(name, lang) == file))
}

pub(super) fn read(files: &KitFiles, findings: &mut Findings) -> Option<Texts> {
    let [
        home,
        rules,
        privacy,
        consent_run,
        consent_publish,
        consent_contact,
    ] = NAMES.map(|name| {
        let [vi, en] = ["vi", "en"].map(|lang| text(files, &path(name, lang), findings));
        Some(Bilingual { vi: vi?, en: en? })
    });
    Some(Texts {
        home: home?,
        rules: rules?,
        privacy: privacy?,
        consent_run: consent_run?,
        consent_publish: consent_publish?,
        consent_contact: consent_contact?,
    })
}

fn text(files: &KitFiles, path: &str, findings: &mut Findings) -> Option<Prose> {
    match prose::parse(findings.file(files, path)?) {
        Ok(prose) => Some(prose),
        Err(errors) => {
            for error in errors {
                findings.error(path, Some(error.line), KitFault::Prose(error.fault));
            }
            None
        }
    }
}
