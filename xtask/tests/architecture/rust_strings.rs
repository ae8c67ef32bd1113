//! The string literals of Rust source.

/// A string literal and the line it begins on.
#[derive(Debug, PartialEq, Eq)]
pub struct Literal {
    /// The line, from 1.
    pub line: usize,
    /// What stands between the quotes, escapes as written.
    pub text: String,
}

/// Finds the string literals; comments, character literals and lifetimes are passed over.
pub fn literals(source: &str) -> Vec<Literal> {
    let mut scan = Scan {
        rest: source,
        line: 1,
    };
    let mut found = Vec::new();
    let mut before = ' ';
    while let Some(first) = scan.rest.chars().next() {
        if scan.rest.starts_with("//") {
            scan.through("\n");
        } else if scan.rest.starts_with("/*") {
            scan.skip_block_comment();
        } else if first == '\'' {
            scan.skip_character_or_lifetime();
        } else if let Some(hashes) = raw_opening(scan.rest).filter(|_| !is_word(before)) {
            let line = scan.line;
            scan.through("\"");
            let text = scan.through(&format!("\"{}", "#".repeat(hashes)));
            found.push(Literal {
                line,
                text: text.to_owned(),
            });
        } else if first == '"' {
            let line = scan.line;
            scan.take(1);
            found.push(Literal {
                line,
                text: scan.string_body(),
            });
        } else {
            scan.take(first.len_utf8());
        }
        before = first;
    }
    found
}

/// The number of `#` if a raw string begins here.
fn raw_opening(rest: &str) -> Option<usize> {
    let after = rest
        .strip_prefix("br")
        .or_else(|| rest.strip_prefix("cr"))
        .or_else(|| rest.strip_prefix('r'))?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    after[hashes..].starts_with('"').then_some(hashes)
}

fn is_word(char: char) -> bool {
    char.is_alphanumeric() || char == '_'
}

struct Scan<'a> {
    rest: &'a str,
    line: usize,
}

impl<'a> Scan<'a> {
    fn take(&mut self, bytes: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(bytes);
        self.line += taken.matches('\n').count();
        self.rest = rest;
        taken
    }

    /// Takes everything to the end of `mark`, or to the end of the source; returns what stands before the mark.
    fn through(&mut self, mark: &str) -> &'a str {
        let length = self.rest.find(mark).unwrap_or(self.rest.len());
        let text = self.take(length);
        self.take(mark.len().min(self.rest.len()));
        text
    }

    /// Rust's block comments lie within each other.
    fn skip_block_comment(&mut self) {
        let mut depth = 0;
        while let Some(first) = self.rest.chars().next() {
            if self.rest.starts_with("/*") {
                depth += 1;
                self.take(2);
            } else if self.rest.starts_with("*/") {
                depth -= 1;
                self.take(2);
                if depth == 0 {
                    return;
                }
            } else {
                self.take(first.len_utf8());
            }
        }
    }

    fn skip_character_or_lifetime(&mut self) {
        self.take(1);
        let mut chars = self.rest.chars();
        match (chars.next(), chars.next()) {
            (Some('\\'), Some(escaped)) => {
                self.take(1 + escaped.len_utf8());
                self.through("'");
            }
            (Some(char), Some('\'')) => {
                self.take(char.len_utf8() + 1);
            }
            // A lifetime: its name is taken like any other word.
            _ => {}
        }
    }

    fn string_body(&mut self) -> String {
        let mut text = String::new();
        while let Some(char) = self.rest.chars().next() {
            self.take(char.len_utf8());
            if char == '"' {
                break;
            }
            text.push(char);
            if char == '\\'
                && let Some(escaped) = self.rest.chars().next()
            {
                self.take(escaped.len_utf8());
                text.push(escaped);
            }
        }
        text
    }
}

#[test]
fn strings_are_found_and_nothing_that_only_looks_like_one() {
    let source = "fn f<'a>(x: &'a str) -> char {\n  // \"not this\"\n  /* \"nor /* this */ \" */\n  \
                  let q = '\"'; let n = '\\''; g(\"one \\\" two\");\n  h(r#\"SELECT \"three\"\"#); b\"four\"\n}";
    let expected = [(4, "one \\\" two"), (5, "SELECT \"three\""), (5, "four")];
    let expected = expected.map(|(line, text)| Literal {
        line,
        text: text.to_owned(),
    });
    assert_eq!(literals(source), expected);
}
