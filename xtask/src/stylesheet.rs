//! One stylesheet out of the files that `style/main.css` imports.

use crate::failure::Failure;
use std::path::{Path, PathBuf};

/// Reads `file` and, at their places, the files that its `@import "name.css";` lines name; comments and needless
/// space are left out.
pub fn read(file: &Path) -> Result<String, Failure> {
    let mut joined = String::new();
    join(file, &mut Vec::new(), &mut joined)?;
    Ok(compact(&joined))
}

fn join(file: &Path, within: &mut Vec<PathBuf>, joined: &mut String) -> Result<(), Failure> {
    let wrong = |why: String| Failure::form(file.display().to_string(), why);
    if within.iter().any(|outer| outer == file) {
        return Err(wrong("imports itself".to_owned()));
    }
    let text = std::fs::read_to_string(file).map_err(Failure::at(file))?;
    within.push(file.to_path_buf());
    for line in text.lines() {
        if line.trim_start().starts_with("@import") {
            let name = imported(line).ok_or_else(|| {
                wrong(format!(
                    "`{}` is not of the form @import \"name.css\";",
                    line.trim()
                ))
            })?;
            let folder = file.parent().unwrap_or(Path::new(""));
            join(&folder.join(name), within, joined)?;
        } else {
            joined.push_str(line);
            joined.push('\n');
        }
    }
    within.pop();
    Ok(())
}

/// The file that an import line names. Addresses of other sites and media conditions are refused.
fn imported(line: &str) -> Option<&str> {
    let name = line
        .trim()
        .strip_prefix("@import")?
        .trim()
        .strip_suffix(';')?
        .trim();
    let name = name.strip_prefix('"')?.strip_suffix('"')?;
    (!name.contains([':', '"']) && !name.starts_with('/')).then_some(name)
}

/// Leaves out comments, and the space that no browser needs. Strings and escapes stay as they are.
fn compact(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css.chars().peekable();
    let mut space = false;
    while let Some(char) = rest.next() {
        if char.is_whitespace() {
            space = true;
            continue;
        }
        if char == '/' && rest.peek() == Some(&'*') {
            skip_comment(&mut rest);
            space = true;
            continue;
        }
        let after_separator = out.is_empty() || out.ends_with(['{', '}', ';', ',', ':']);
        if space && !after_separator && !matches!(char, '{' | '}' | ';' | ',') {
            out.push(' ');
        }
        space = false;
        if char == '}' && out.ends_with(';') {
            out.pop();
        }
        out.push(char);
        match char {
            '"' | '\'' => copy_string(char, &mut rest, &mut out),
            '\\' => out.extend(rest.next()),
            _ => {}
        }
    }
    out
}

fn skip_comment(rest: &mut impl Iterator<Item = char>) {
    let mut before = ' ';
    rest.next();
    for char in rest {
        if before == '*' && char == '/' {
            return;
        }
        before = char;
    }
}

fn copy_string(quote: char, rest: &mut impl Iterator<Item = char>, out: &mut String) {
    while let Some(char) = rest.next() {
        out.push(char);
        if char == '\\' {
            out.extend(rest.next());
        } else if char == quote {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_needless_space_go_and_meaning_stays() {
        let css = "/* a */\n.card > a :hover ,\n.x::before {\n  content: \"/* kept;  */ \\\" }\";\n  \
                   margin: calc(1px + 2px) 0;\n}\n@media (min-width: 30em) { p { color: red; } }\n";
        let expected = ".card > a :hover,.x::before{content:\"/* kept;  */ \\\" }\";margin:calc(1px + 2px) 0}\
                        @media (min-width:30em){p{color:red}}";
        assert_eq!(compact(css), expected);
    }

    #[test]
    fn a_space_before_a_colon_stays_because_it_separates_selectors() {
        assert_eq!(
            compact("ul :first-child { color: red }"),
            "ul :first-child{color:red}"
        );
    }

    #[test]
    fn an_import_names_a_file_beside_and_nothing_else() {
        assert_eq!(imported("@import \"tokens.css\";"), Some("tokens.css"));
        assert_eq!(imported("@import \"https://elsewhere.example/a.css\";"), None);
        assert_eq!(imported("@import \"print.css\" print;"), None);
    }
}
