use super::*;

fn text(text: &str) -> Inline {
    Inline::Text {
        text: text.to_owned(),
    }
}

#[test]
fn headings_paragraphs_lists_and_links_are_read() {
    let source = "## Căn cứ\r\nĐoạn một\r\nxuống **dòng**.\r\n\r\nXem [cổng](https://a.vn/x) nhé.\r\n- một\r\n  nối\r\n- hai\r\nĐoạn ba <b>\r\n";
    let prose = parse(source.as_bytes()).unwrap();
    let bold = Inline::Bold {
        text: "dòng".to_owned(),
    };
    let link = Inline::Link {
        text: "cổng".to_owned(),
        url: "https://a.vn/x".to_owned(),
    };
    let expected = vec![
        Block::Heading(vec![text("Căn cứ")]),
        Block::Paragraph(vec![text("Đoạn một xuống "), bold, text(".")]),
        Block::Paragraph(vec![text("Xem "), link, text(" nhé.")]),
        Block::List(vec![vec![text("một nối")], vec![text("hai")]]),
        Block::Paragraph(vec![text("Đoạn ba <b>")]),
    ];
    assert_eq!(prose.blocks, expected);
    assert!(!prose.source.contains('\r'));
}

#[test]
fn escaped_signs_are_text() {
    let prose = parse(r"2 \* 3 \[a\] \\ C:\x".as_bytes()).unwrap();
    assert_eq!(prose.blocks, [Block::Paragraph(vec![text(r"2 * 3 [a\] \ C:\x")])]);
}

#[test]
fn every_fault_has_its_line() {
    use ProseFault::*;
    type Case = (&'static [u8], &'static [(u32, ProseFault)]);
    let table: &[Case] = &[
        (b"\n \n", &[(1, Empty)]),
        (b"a\n\n# b\n", &[(3, Heading)]),
        (b"##b\n\n### c\n", &[(1, Heading), (3, Heading)]),
        (b"a\nb **c\n\nd", &[(2, UnclosedBold)]),
        (b"a\n- b [c](d\n- e", &[(2, BrokenLink)]),
        (
            b"a\n\n- b\n- [c](http://d.vn)\n- **e",
            &[(4, Address), (5, UnclosedBold)],
        ),
        (b"[c](javascript:x)", &[(1, Address)]),
        (b"a\n-\n- b", &[(2, Bare)]),
        (b"a\nb\xFF", &[(2, NotUtf8)]),
    ];
    for (source, expected) in table {
        let errors = parse(source).unwrap_err();
        let found: Vec<_> = errors.iter().map(|error| (error.line, error.fault)).collect();
        assert_eq!(found, *expected, "{}", String::from_utf8_lossy(source));
    }
}

#[test]
fn a_fault_is_worded_in_both_languages() {
    assert_ne!(
        ProseFault::Empty.message(Lang::Vi),
        ProseFault::Empty.message(Lang::En)
    );
}

proptest::proptest! {
    #[test]
    fn no_text_whatever_makes_the_parser_stumble_or_links_elsewhere_than_https(
        text in "([a \\\\*#\n-]|\\*\\*|\\[|\\]\\(|\\)|https://|## |- |đ){0,60}",
    ) {
        let blocks = parse(text.as_bytes()).map(|prose| prose.blocks).unwrap_or_default();
        let pieces = blocks.into_iter().flat_map(|block| match block {
            Block::Heading(pieces) | Block::Paragraph(pieces) => pieces,
            Block::List(items) => items.into_iter().flatten().collect(),
        });
        for piece in pieces {
            if let Inline::Link { url, .. } = piece {
                proptest::prop_assert!(url.starts_with("https://"));
            }
        }
    }
}
