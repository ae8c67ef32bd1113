//! Compressing a file once, when it is built.

use flate2::{Compression, write::GzEncoder};
use std::io::Write;

/// Brotli at its highest quality.
pub fn brotli(bytes: &[u8]) -> Vec<u8> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut out, &params)
        .expect("memory is read and written without failure");
    out
}

/// Gzip at its highest level, for what does not know brotli.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder
        .write_all(bytes)
        .and_then(|()| encoder.finish())
        .expect("memory is written without failure")
}

/// Is a file of this name worth compressing? Pictures and web fonts are compressed already.
pub fn is_worth_it(name: &str) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    matches!(
        extension,
        "css" | "html" | "ico" | "js" | "json" | "svg" | "txt" | "wasm" | "webmanifest" | "xml"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn what_was_compressed_reads_as_before() {
        let text = "Phường Phúc Xá, phường Trúc Bạch. ".repeat(200).into_bytes();
        let mut from_brotli = Vec::new();
        brotli::BrotliDecompress(&mut &*brotli(&text), &mut from_brotli).unwrap();
        assert_eq!(from_brotli, text);
        let mut from_gzip = Vec::new();
        flate2::read::GzDecoder::new(&*gzip(&text))
            .read_to_end(&mut from_gzip)
            .unwrap();
        assert_eq!(from_gzip, text);
    }
}
