//! Reading a table of `contest.toml` key by key, so that all faults are found and no key goes unread.

use super::{
    CONTEST,
    fault::{Expected, Findings, KitFault},
    value,
};
use contest::rules::Wording;
use std::collections::BTreeSet;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// Where faults of the file go.
pub(super) struct Report<'f> {
    pub source: &'f str,
    pub findings: &'f mut Findings,
}

impl Report<'_> {
    pub fn line(&self, offset: usize) -> u32 {
        crate::source::line_at(&self.source.as_bytes()[..offset.min(self.source.len())])
    }

    pub fn error(&mut self, line: u32, fault: KitFault) {
        self.findings.error(CONTEST, Some(line), fault);
    }
}

/// The value has a fault, which is among the findings.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reported;

/// A table being read. [`Section::finish`] reports the keys that nobody asked for.
pub(super) struct Section<'d> {
    table: &'d DeTable<'d>,
    /// The line where the table begins.
    pub line: u32,
    asked: BTreeSet<&'static str>,
}

impl<'d> Section<'d> {
    pub fn new(table: &'d DeTable<'d>, line: u32) -> Self {
        Self {
            table,
            line,
            asked: BTreeSet::new(),
        }
    }

    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Counts a key as read without looking at it.
    pub fn ask(&mut self, key: &'static str) {
        self.asked.insert(key);
    }

    fn get(&mut self, key: &'static str) -> Option<&'d Spanned<DeValue<'d>>> {
        self.ask(key);
        self.table.get(key)
    }

    /// The line of a key, or of the table where the key is missing.
    pub fn line_of(&self, key: &str, report: &Report<'_>) -> u32 {
        self.table
            .get(key)
            .map_or(self.line, |value| report.line(value.span().start))
    }

    /// A value that must be there; `None` after a fault.
    pub fn required<T>(
        &mut self,
        key: &'static str,
        expected: Expected,
        convert: impl FnOnce(&DeValue<'d>) -> Option<T>,
        report: &mut Report<'_>,
    ) -> Option<T> {
        let value = self.optional(key, expected, convert, report).ok()?;
        if value.is_none() {
            report.error(self.line, KitFault::MissingKey(key.to_owned()));
        }
        value
    }

    /// A value that may be missing.
    pub fn optional<T>(
        &mut self,
        key: &'static str,
        expected: Expected,
        convert: impl FnOnce(&DeValue<'d>) -> Option<T>,
        report: &mut Report<'_>,
    ) -> Result<Option<T>, Reported> {
        let Some(value) = self.get(key) else {
            return Ok(None);
        };
        let converted = convert(value.get_ref());
        if converted.is_none() {
            let line = report.line(value.span().start);
            report.error(
                line,
                KitFault::BadValue {
                    key: key.to_owned(),
                    expected,
                },
            );
            return Err(Reported);
        }
        Ok(converted)
    }

    /// A value that must be there, or the word for no limit, which gives `None`.
    pub fn limit<T>(
        &mut self,
        key: &'static str,
        expected: Expected,
        convert: impl FnOnce(&DeValue<'d>) -> Option<T>,
        report: &mut Report<'_>,
    ) -> Result<Option<T>, Reported> {
        if self
            .get(key)
            .is_some_and(|value| value::is_unlimited(value.get_ref()))
        {
            return Ok(None);
        }
        self.required(key, expected, convert, report)
            .map(Some)
            .ok_or(Reported)
    }

    /// Some text.
    pub fn text(&mut self, key: &'static str, report: &mut Report<'_>) -> Option<String> {
        self.required(key, Expected::Text, value::text, report)
    }

    /// A short code.
    pub fn code(&mut self, key: &'static str, report: &mut Report<'_>) -> Option<String> {
        self.required(key, Expected::Code, value::code, report)
    }

    /// `true` or `false`.
    pub fn flag(&mut self, key: &'static str, report: &mut Report<'_>) -> Option<bool> {
        self.required(key, Expected::Flag, DeValue::as_bool, report)
    }

    /// One of the words of a list.
    pub fn word<T: Copy>(
        &mut self,
        key: &'static str,
        words: &[(&'static str, T)],
        report: &mut Report<'_>,
    ) -> Option<T> {
        let expected = Expected::OneOf(words.iter().map(|(word, _)| *word).collect());
        self.required(key, expected, |value| value::word(value, words), report)
    }

    /// A text in both languages: `{ vi = "…", en = "…" }`.
    pub fn wording(&mut self, key: &'static str, report: &mut Report<'_>) -> Option<Wording> {
        let mut section = self.section(key, report)?;
        let (vi, en) = (section.text("vi", report), section.text("en", report));
        section.finish(report);
        Some(Wording { vi: vi?, en: en? })
    }

    /// A table that must be there.
    pub fn section(&mut self, key: &'static str, report: &mut Report<'_>) -> Option<Section<'d>> {
        let Some(value) = self.get(key) else {
            report.error(self.line, KitFault::MissingKey(key.to_owned()));
            return None;
        };
        let line = report.line(value.span().start);
        if let DeValue::Table(table) = value.get_ref() {
            return Some(Section::new(table, line));
        }
        report.error(
            line,
            KitFault::BadValue {
                key: key.to_owned(),
                expected: Expected::Table,
            },
        );
        None
    }

    /// A list of tables with at least one entry; what is no table is reported and left out.
    pub fn sections(&mut self, key: &'static str, report: &mut Report<'_>) -> Vec<Section<'d>> {
        let entries = self.list(key, report);
        let mut sections = Vec::new();
        for entry in entries {
            let line = report.line(entry.span().start);
            if let DeValue::Table(table) = entry.get_ref() {
                sections.push(Section::new(table, line));
            } else {
                report.error(
                    line,
                    KitFault::BadValue {
                        key: key.to_owned(),
                        expected: Expected::Table,
                    },
                );
            }
        }
        sections
    }

    /// A list of words, each at most once, at least one.
    pub fn words<T: Copy>(
        &mut self,
        key: &'static str,
        words: &[(&'static str, T)],
        report: &mut Report<'_>,
    ) -> Option<Vec<T>> {
        let entries = self.list(key, report);
        let mut read = Vec::new();
        let mut seen = BTreeSet::new();
        for entry in entries {
            let line = report.line(entry.span().start);
            match value::word(entry.get_ref(), words) {
                Some(_) if !seen.insert(entry.get_ref().as_str()) => {
                    report.error(
                        line,
                        KitFault::Twice(entry.get_ref().as_str().unwrap_or_default().to_owned()),
                    );
                }
                Some(word) => read.push(word),
                None => {
                    let expected = Expected::OneOf(words.iter().map(|(word, _)| *word).collect());
                    report.error(
                        line,
                        KitFault::BadValue {
                            key: key.to_owned(),
                            expected,
                        },
                    );
                }
            }
        }
        (!entries.is_empty() && read.len() == entries.len()).then_some(read)
    }

    fn list(&mut self, key: &'static str, report: &mut Report<'_>) -> &'d [Spanned<DeValue<'d>>] {
        let Some(value) = self.get(key) else {
            report.error(self.line, KitFault::MissingKey(key.to_owned()));
            return &[];
        };
        match value.get_ref().as_array() {
            Some(list) if !list.is_empty() => list,
            _ => {
                let line = report.line(value.span().start);
                report.error(
                    line,
                    KitFault::BadValue {
                        key: key.to_owned(),
                        expected: Expected::List,
                    },
                );
                &[]
            }
        }
    }

    /// Reports the keys that were never asked for.
    pub fn finish(self, report: &mut Report<'_>) {
        for key in self.table.keys() {
            if !self.asked.contains(key.get_ref().as_ref()) {
                let line = report.line(key.span().start);
                report.error(line, KitFault::UnknownKey(key.get_ref().to_string()));
            }
        }
    }
}
