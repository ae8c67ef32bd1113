//! The folder that the server serves files from.
//!
//! Every file lies there twice: under its own name, and under a name with the hash of its content, which browsers
//! may keep for ever. `manifest.json` maps the first to the second; `hash.txt` says the same of the files that
//! Leptos names itself (`LeptosOptions::hash_files`). Beside a file lie its `.br` and `.gz`.

use crate::{
    browser_code, compress,
    failure::Failure,
    progress,
    stamp::{Inputs, Stamp, files_below},
    stylesheet,
    workspace::Workspace,
};
use sha2::{Digest, Sha256};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

/// A file of the site: its name, with `/` between folders, and its content.
type File = (String, Vec<u8>);

/// Puts the site together from the browser code in `bound`, `style/` and `public/`, if any of them changed.
pub fn build(workspace: &Workspace, bound: &Path) -> Result<(), Failure> {
    let mut files = browser_code::files(bound)?;
    let css = stylesheet::read(&workspace.root.join("style/main.css"))?;
    files.push((format!("pkg/{}.css", browser_code::NAME), css.into_bytes()));
    files.extend(public_files(&workspace.root.join("public"))?);
    let site = workspace.site();
    std::fs::create_dir_all(&site).map_err(Failure::at(&site))?;
    let mut inputs = Inputs::new();
    for (name, bytes) in &files {
        inputs.add(name, bytes);
    }
    let hash = inputs.hash();
    let stamp = Stamp::new(workspace.target.join("site.stamp"));
    if stamp.is(&hash) && is_whole(&site) {
        return Ok(());
    }
    progress::step("site: hashed names, brotli, gzip", || write(&site, &files))?;
    stamp.set(&hash)
}

fn public_files(folder: &Path) -> Result<Vec<File>, Failure> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let mut files = Vec::new();
    for file in files_below(folder)? {
        let bytes = std::fs::read(&file).map_err(Failure::at(&file))?;
        files.push((
            file.strip_prefix(folder)
                .unwrap_or(&file)
                .to_string_lossy()
                .into_owned(),
            bytes,
        ));
    }
    Ok(files)
}

/// Are all files that the manifest names still there?
fn is_whole(site: &Path) -> bool {
    let manifest = std::fs::read(site.join("manifest.json")).unwrap_or_default();
    serde_json::from_slice::<BTreeMap<String, String>>(&manifest).is_ok_and(|manifest| {
        manifest
            .iter()
            .all(|(plain, hashed)| site.join(plain).exists() && site.join(hashed).exists())
    })
}

fn write(site: &Path, files: &[File]) -> Result<(), Failure> {
    let mut manifest = BTreeMap::new();
    let mut written = BTreeSet::new();
    let mut put = |name: String, bytes: &[u8]| -> Result<(), Failure> {
        let path = site.join(name);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(Failure::at(folder))?;
        }
        std::fs::write(&path, bytes).map_err(Failure::at(&path))?;
        written.insert(path);
        Ok(())
    };
    let mut for_leptos = String::new();
    for (plain, bytes) in files {
        let hash = content_hash(bytes);
        let hashed = hashed_name(plain, &hash);
        let packed = compress::is_worth_it(plain).then(|| (compress::brotli(bytes), compress::gzip(bytes)));
        for name in [plain, &hashed] {
            put(name.clone(), bytes)?;
            if let Some((brotli, gzip)) = &packed {
                put(format!("{name}.br"), brotli)?;
                put(format!("{name}.gz"), gzip)?;
            }
        }
        if let Some(extension) = plain.strip_prefix(&format!("pkg/{}.", browser_code::NAME)) {
            for_leptos.extend([extension, ": ", &hash, "\n"]);
        }
        manifest.insert(plain, hashed);
    }
    put("hash.txt".to_owned(), for_leptos.as_bytes())?;
    let manifest =
        serde_json::to_vec_pretty(&manifest).map_err(|error| Failure::form("manifest", error.to_string()))?;
    put("manifest.json".to_owned(), &manifest)?;
    remove_all_but(site, &written)
}

/// Takes away what earlier builds left, last, so that a running server finds its files until then.
fn remove_all_but(site: &Path, written: &BTreeSet<PathBuf>) -> Result<(), Failure> {
    for file in files_below(site)?.iter().filter(|file| !written.contains(*file)) {
        std::fs::remove_file(file).map_err(Failure::at(file))?;
    }
    Ok(())
}

/// 64 bits of the content's SHA-256: the names need no secrecy, only no collision between builds.
fn content_hash(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(bytes)[..8])
}

fn hashed_name(plain: &str, hash: &str) -> String {
    let (folder, file) = plain.split_at(plain.rfind('/').map_or(0, |at| at + 1));
    match file.rsplit_once('.') {
        Some((stem, extension)) => format!("{folder}{stem}.{hash}.{extension}"),
        None => format!("{folder}{file}.{hash}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_stands_before_the_extension_as_leptos_expects_it() {
        assert_eq!(hashed_name("pkg/timhieu.js", "0a1b"), "pkg/timhieu.0a1b.js");
        assert_eq!(hashed_name("favicon.svg", "0a1b"), "favicon.0a1b.svg");
        assert_eq!(hashed_name("a.b/robots", "0a1b"), "a.b/robots.0a1b");
    }

    #[test]
    fn another_content_gets_another_name() {
        assert_ne!(content_hash(b"one"), content_hash(b"two"));
        assert_eq!(content_hash(b"one").len(), 16);
    }
}
