//! The demo programme on the start page: what `hengjian demo` wrote into `demo.json`, with tokens in place
//! of paths. Its passphrases are shown to everybody, because they protect invented names only.

use std::fs;
use std::path::Path;

use desk::Failure;
use serde_json::Value;

use crate::tokens::Tokens;

/// The demo in `folder`, as the start page shows it.
///
/// # Errors
/// `io` or `not-found` where there is none, `usage` where its list cannot be read.
pub fn read(folder: &Path, tokens: &Tokens) -> Result<Value, Failure> {
    let folder = std::path::absolute(folder).map_err(|e| Failure::io(folder, &e))?;
    let list = folder.join("demo.json");
    let bytes = fs::read(&list).map_err(|e| Failure::io(&list, &e))?;
    let mut demo: Value = serde_json::from_slice(&bytes).map_err(Failure::usage)?;
    for part in ["files", "extra"] {
        let entries = demo.get_mut(part).and_then(Value::as_array_mut);
        for entry in entries.into_iter().flatten().filter_map(Value::as_object_mut) {
            let path = entry.remove("path").unwrap_or_default();
            // The page offers what was in the envelope; no path goes to it.
            entry.remove("sealed");
            let path = path.as_str().ok_or_else(|| Failure::usage("path"))?;
            let file = serde_json::to_value(tokens.give(&folder.join(path))?);
            entry.insert("file".to_owned(), file.map_err(Failure::usage)?);
        }
    }
    Ok(demo)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_gets_tokens_and_no_relative_path() {
        let folder = std::env::temp_dir().join(format!("hengjian-demo-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let list = r#"{"digits":"1","files":[{"path":"a/b.hjo","role":"body"}],"extra":[{"path":"r.hjb","title":"r","sealed":"r.hjb.age"}]}"#;
        fs::write(folder.join("demo.json"), list).unwrap();
        let tokens = Tokens::default();
        let demo = read(&folder, &tokens).unwrap();
        let entry = &demo["files"][0];
        assert_eq!((entry["file"]["name"].as_str(), entry.get("path")), (Some("b.hjo"), None));
        let extra = &demo["extra"][0];
        assert_eq!((extra["file"]["name"].as_str(), extra.get("sealed")), (Some("r.hjb"), None));
        let token = entry["file"]["token"].as_str().unwrap();
        assert_eq!(tokens.path(token).unwrap(), folder.join("a/b.hjo"));
        fs::remove_dir_all(&folder).unwrap();
    }
}
