//! `demo.json`: which files of the demo a window can open at once, with the words for them and the one
//! passphrase of all. It holds secrets that protect invented names only.

use std::fs;
use std::path::Path;

use serde::Serialize;

use super::Until;
use crate::body::pack::PackedFor;
use crate::deliver::deliver;
use crate::failure::{Failure, internal};
use crate::host::Picked;
use crate::walk::{Sent, Walk, work_file};

/// What is in the demo.
#[derive(Debug, Serialize)]
struct List {
    digits: String,
    passphrase: String,
    files: Vec<Listed>,
    extra: Vec<Extra>,
}

#[derive(Debug, Serialize)]
struct Listed {
    path: String,
    role: &'static str,
    title: String,
    code: Option<String>,
}

#[derive(Debug, Serialize)]
struct Extra {
    path: String,
    title: String,
    /// The encrypted file that was handed over, of which `path` is the content.
    #[serde(skip_serializing_if = "Option::is_none")]
    sealed: Option<String>,
}

/// What became of the first track: its body's office file, its batches, and what its experts sealed.
pub(super) struct Walked {
    /// The body's office file.
    pub office: Picked,
    /// The body's name.
    pub body: String,
    /// The track's title.
    pub track: String,
    /// Its folder in the demo.
    pub folder: &'static str,
    /// The batches, by expert.
    pub batches: Vec<PackedFor>,
    /// The results bundles with whose they are.
    pub results: Vec<(String, Sent)>,
}

/// Writes the list, and makes the folder that people may export into.
pub(super) fn write(
    walk: &Walk<'_>,
    until: Until,
    (digits, secretariat): (&str, &Picked),
    first: &Walked,
) -> Result<(), Failure> {
    let out = walk.at("out");
    fs::create_dir_all(&out).map_err(|e| Failure::io(&out, &e))?;
    let office = |file: &Picked, role, title: String| {
        Ok::<_, Failure>(Listed { path: inside(walk, &file.0)?, role, title, code: None })
    };
    let list = List {
        digits: digits.to_owned(),
        passphrase: walk.passphrase()?.to_owned(),
        files: vec![
            expert(walk, until, first)?,
            office(&first.office, "body", format!("初评机构工作区（{}）", first.body))?,
            office(secretariat, "secretariat", "秘书处工作区".to_owned())?,
        ],
        extra: extras(walk, first, &out)?,
    };
    let json = serde_json::to_vec_pretty(&list).map_err(internal)?;
    deliver(&walk.at("demo.json"), &json, false).map(|_| ())
}

/// The first expert's batch with its code where it waits to be opened, otherwise the sealed work file.
fn expert(walk: &Walk<'_>, until: Until, first: &Walked) -> Result<Listed, Failure> {
    let batch = first.batches.first().ok_or_else(|| internal("no batch"))?;
    let (track, number) = (&first.track, &batch.expert);
    if until == Until::Review {
        let file = Path::new(&batch.code);
        let code = fs::read_to_string(file).map_err(|e| Failure::io(file, &e))?;
        return Ok(Listed {
            path: inside(walk, &batch.path)?,
            role: "expert",
            title: format!("评审批次（{track}，专家 {number}，尚未打开）"),
            code: Some(code.trim().to_owned()),
        });
    }
    let work = work_file(&walk.at(first.folder), batch);
    Ok(Listed {
        path: inside(walk, &work.0)?,
        role: "expert",
        title: format!("工作文件（{track}，专家 {number}，已封存）"),
        code: None,
    })
}

fn extras(walk: &Walk<'_>, first: &Walked, out: &Path) -> Result<Vec<Extra>, Failure> {
    let mut extras = Vec::new();
    for (expert, sent) in &first.results {
        let title = format!("评分结果包（{}，专家 {expert}）", first.track);
        let sealed = Some(inside(walk, &sent.sealed.0)?);
        extras.push(Extra { path: inside(walk, &sent.open.0)?, title, sealed });
    }
    let title = "导出文件夹（签字页、评分结果包、初评结果包放在这里）".to_owned();
    extras.push(Extra { path: inside(walk, &out.display().to_string())?, title, sealed: None });
    Ok(extras)
}

/// A path as it is seen from the demo's folder, with `/` on every system.
fn inside(walk: &Walk<'_>, path: &str) -> Result<String, Failure> {
    let path = Path::new(path).strip_prefix(walk.at("")).map_err(internal)?;
    let parts: Vec<String> =
        path.components().map(|c| c.as_os_str().to_string_lossy().into_owned()).collect();
    Ok(parts.join("/"))
}
