//! Addresses of the pages of a contest.

/// The contest's name in a path `/c/{slug}/…` or `/to-chuc/c/{slug}/…`.
#[must_use]
pub fn slug_of(path: &str) -> Option<&str> {
    let rest = path
        .strip_prefix("/to-chuc")
        .unwrap_or(path)
        .strip_prefix("/c/")?;
    let slug = rest.split('/').next().unwrap_or(rest);
    (!slug.is_empty()).then_some(slug)
}

/// A path that a form may send the reader back to: one of ours, never another site.
#[must_use]
pub fn own_path(path: &str) -> &str {
    let ours = path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\r', '\n']);
    if ours { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_to_another_site() {
        assert_eq!(own_path("/c/ba-dinh/the-le?x=1"), "/c/ba-dinh/the-le?x=1");
        assert_eq!(own_path("//evil.example/"), "/");
        assert_eq!(own_path("https://evil.example/"), "/");
        assert_eq!(own_path("/\\evil.example"), "/");
    }

    #[test]
    fn the_contest_is_read_from_the_path() {
        assert_eq!(slug_of("/c/ba-dinh-2019/the-le"), Some("ba-dinh-2019"));
        assert_eq!(slug_of("/to-chuc/c/ba-dinh-2019"), Some("ba-dinh-2019"));
        assert_eq!(slug_of("/c/"), None);
        assert_eq!(slug_of("/health"), None);
    }
}
