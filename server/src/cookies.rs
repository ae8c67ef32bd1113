//! The cookies: a sign-in, and the language of the pages.

use app::Lang;
use axum::http::{HeaderMap, HeaderValue, header};

/// Cookie with the language of the pages.
const LANGUAGE: &str = "ngon-ngu";

/// Name of the cookie that signs an entrant of a contest in. `__Host-` binds it to https, this host and all paths;
/// browsers take that name on https only (design 23).
#[must_use]
pub fn entrant_cookie(slug: &str, https: bool) -> String {
    if https {
        format!("__Host-timhieu_{slug}")
    } else {
        format!("timhieu_{slug}")
    }
}

/// Name of the cookie that signs an official in.
#[must_use]
pub const fn official_cookie(https: bool) -> &'static str {
    if https {
        "__Host-timhieu-to-chuc"
    } else {
        "timhieu-to-chuc"
    }
}

/// The value of a cookie.
#[must_use]
pub fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(found, value)| (found == name).then_some(value))
}

/// Whether a request brings any sign-in of ours, valid or not.
#[must_use]
pub fn is_signed_in(headers: &HeaderMap) -> bool {
    headers
        .get_all(header::COOKIE)
        .iter()
        // A line that is no text may hold anything.
        .any(|line| line.to_str().map_or(true, |line| line.contains("timhieu")))
}

/// The line that sets a sign-in cookie; it goes when the browser is closed unless `max_age` seconds are given.
#[must_use]
pub fn set_sign_in(name: &str, token: &str, https: bool, max_age: Option<i64>) -> HeaderValue {
    let secure = if https { "; Secure" } else { "" };
    let age = max_age.map_or_else(String::new, |seconds| format!("; Max-Age={seconds}"));
    line(format!(
        "{name}={token}; Path=/; HttpOnly; SameSite=Lax{secure}{age}"
    ))
}

/// The line that takes a sign-in cookie away.
#[must_use]
pub fn clear(name: &str, https: bool) -> HeaderValue {
    let secure = if https { "; Secure" } else { "" };
    line(format!(
        "{name}=; Path=/; HttpOnly; SameSite=Lax{secure}; Max-Age=0"
    ))
}

/// The line that keeps the chosen language for a year.
#[must_use]
pub fn set_language(lang: Lang) -> HeaderValue {
    line(format!(
        "{LANGUAGE}={}; Path=/; SameSite=Lax; Max-Age=31536000",
        lang.tag()
    ))
}

fn line(text: String) -> HeaderValue {
    HeaderValue::try_from(text).expect("names and tokens are plain letters, digits and dashes")
}

/// The language of the pages for this request: the chosen one, else Vietnamese, which binds. A browser's
/// `Accept-Language` is not asked: phones sold in Viet Nam often say English though their owners do not.
#[must_use]
pub fn language(headers: &HeaderMap) -> Lang {
    cookie(headers, LANGUAGE)
        .and_then(Lang::from_tag)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cookies_are_read_from_any_line() {
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, HeaderValue::from_static("a=1; ngon-ngu=en"));
        headers.append(
            header::COOKIE,
            HeaderValue::from_static("timhieu_ba-dinh-2019=token"),
        );
        assert_eq!(language(&headers), Lang::En);
        assert_eq!(
            cookie(&headers, &entrant_cookie("ba-dinh-2019", false)),
            Some("token")
        );
        assert_eq!(cookie(&headers, "b"), None);
    }
}
