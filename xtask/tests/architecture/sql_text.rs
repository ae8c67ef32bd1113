//! What a piece of SQL says outside its own strings and comments.

/// SQL that not both databases, or not every PostgreSQL-like database, understand alike.
const FORBIDDEN: [&str; 12] = [
    "TRIGGER",
    "SEQUENCE",
    "SERIAL",
    "BIGSERIAL",
    "AUTOINCREMENT",
    "LISTEN",
    "NOTIFY",
    "PG_ADVISORY",
    "NOW ( )",
    "ILIKE",
    "FOR UPDATE",
    "JSONB",
];

/// The words that a statement can begin with.
const STATEMENTS: [&str; 14] = [
    "SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "CREATE", "ALTER", "DROP", "BEGIN", "PRAGMA", "SET",
    "SHOW", "LISTEN", "NOTIFY",
];

/// The first forbidden thing that a text of SQL says.
pub fn forbidden(sql: &str) -> Option<&'static str> {
    let said = tokens(sql);
    if said.iter().any(|token| token == "?") {
        return Some("? as a placeholder");
    }
    FORBIDDEN.into_iter().find(|phrase| says(&said, phrase))
}

/// Does a string of a program look like a statement of SQL?
pub fn is_statement(text: &str) -> bool {
    let said = tokens(text);
    // One word alone, such as a log message's "delete", is no statement; those two are.
    let may_stand_alone = |word: &str| matches!(word, "LISTEN" | "NOTIFY");
    said.first().is_some_and(|first| {
        STATEMENTS.iter().any(|word| word == first) && (said.len() > 1 || may_stand_alone(first))
    })
}

/// The first forbidden thing in a piece of a statement that is put together elsewhere. Such a piece is known only by
/// the capitals that keywords are written in.
pub fn forbidden_in_piece(text: &str) -> Option<&'static str> {
    let capitals: String = text
        .chars()
        .map(|char| if char.is_lowercase() { '_' } else { char })
        .collect();
    let said = tokens(&capitals);
    FORBIDDEN.into_iter().find(|phrase| says(&said, phrase))
}

fn says(said: &[String], phrase: &str) -> bool {
    let phrase: Vec<&str> = phrase.split(' ').collect();
    said.windows(phrase.len()).any(|window| {
        window.iter().zip(&phrase).all(|(token, word)| {
            token == word || (*word == "PG_ADVISORY" && token.starts_with("PG_ADVISORY"))
        })
    })
}

/// Words in capitals and single signs, without comments and quoted strings.
fn tokens(sql: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut rest = sql;
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("--") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if first == '\'' {
            rest[1..].find('\'').map_or(rest.len(), |end| end + 2)
        } else if is_word(first) {
            let length = rest.find(|char| !is_word(char)).unwrap_or(rest.len());
            tokens.push(rest[..length].to_uppercase());
            length
        } else {
            if !first.is_whitespace() {
                tokens.push(first.to_string());
            }
            first.len_utf8()
        };
        rest = &rest[length..];
    }
    tokens
}

fn is_word(char: char) -> bool {
    char.is_alphanumeric() || char == '_'
}

#[test]
fn forbidden_words_are_found_as_words_in_any_case() {
    assert_eq!(forbidden("CREATE TABLE round (id bigserial)"), Some("BIGSERIAL"));
    assert_eq!(
        forbidden("SELECT body FROM answer WHERE id = $1 for  update"),
        Some("FOR UPDATE")
    );
    assert_eq!(forbidden("SELECT pg_advisory_lock(1)"), Some("PG_ADVISORY"));
    assert_eq!(forbidden("SELECT now()"), Some("NOW ( )"));
    assert_eq!(
        forbidden("SELECT a FROM b WHERE c = ?"),
        Some("? as a placeholder")
    );
    assert_eq!(
        forbidden("SELECT serial_number FROM listening -- no TRIGGER, no ?\n WHERE a = 'NOTIFY ?'"),
        None
    );
}

#[test]
fn a_piece_is_judged_by_its_capitals_and_a_message_is_not_sql() {
    assert_eq!(forbidden_in_piece(" ORDER BY n FOR UPDATE"), Some("FOR UPDATE"));
    assert_eq!(forbidden_in_piece("the listener could not notify anyone"), None);
    assert!(is_statement("\n  select 1"));
    assert!(!is_statement("update"));
    assert!(!is_statement("a database that is newer than this program?"));
}
