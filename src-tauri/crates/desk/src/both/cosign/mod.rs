//! The second signature of a joint body (`formats.md` §2): a filing, batches or a submission that the other body made
//! and signed are verified here with what this office knows itself, shown, signed and passed on. A bundle that does not
//! name this office's key, or does not hold, is never signed; what is signed is the same bundle with the same digest.

mod content;
mod send;

use std::fs::File;
use std::io::{BufReader, Cursor, Read, Seek};
use std::path::{Path, PathBuf};

use bundle::BundleType;
use dossier::{Expect, Finding, Verdict};
use serde::{Deserialize, Serialize};
use store::office::{Office, OfficeMeta, Role};

use crate::bundles::bundle_mode;
use crate::command::Call;
use crate::failure::{Failure, internal};
use crate::host::{Picked, Progress};
use crate::office::{known, need_role};
use crate::sealed;
use content::{Shown, ours};

/// What to sign along.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Cosign {
    /// The office file of the second body.
    pub office: Picked,
    /// Filing, batches or submission, signed by the other body.
    pub files: Vec<Picked>,
    /// Folder for what is signed.
    pub out: Picked,
    /// Overwrite files of that name.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<_>"))]
    pub force: bool,
}

/// What came of it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Cosigned {
    /// The worst verdict of the files.
    pub verdict: Verdict,
    /// All findings.
    pub findings: Vec<Finding>,
    /// How many were signed.
    pub signed: usize,
    /// By file.
    pub files: Vec<CosignedFile>,
}

/// One file, with what was signed in it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct CosignedFile {
    /// The signed bundle; the file itself where nothing was signed.
    pub path: String,
    /// Its verdict; only what is good is signed.
    pub verdict: Verdict,
    /// Kind of bundle, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none", rename = "type")]
    pub kind: Option<String>,
    /// Its digest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
    /// The digest as 6×5 digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digits: Option<String>,
    /// What it says, where it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<Shown>,
    /// The letter for this body's stamp, where a filing was signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letter: Option<String>,
    /// What was found.
    pub findings: Vec<Finding>,
}

/// Signs along. A file that does not hold is not signed and does not hold up the others.
pub fn cosign(cx: &Call<'_>, request: &Cosign) -> Result<Cosigned, Failure> {
    let folder = cx.host.resolve(&request.out)?;
    let paths: Vec<PathBuf> =
        request.files.iter().map(|f| cx.host.resolve(f)).collect::<Result<_, _>>()?;
    cx.office(&request.office, |office| {
        let meta = need_role(office.read(), Role::Body)?;
        let total = u64::try_from(paths.len()).map_err(internal)?;
        let mut files = Vec::new();
        for (done, path) in (0_u64..).zip(&paths) {
            cx.go_on()?;
            cx.host.progress(&Progress { step: "cosign", done, total });
            files.push(one(cx, office, (&meta, &folder, request.force), path)?);
        }
        let findings: Vec<Finding> = files.iter().flat_map(|f| f.findings.clone()).collect();
        Ok(Cosigned {
            verdict: dossier::finding::verdict(&findings),
            signed: files.iter().filter(|f| f.content.is_some()).count(),
            findings,
            files,
        })
    })
}

fn one(
    cx: &Call<'_>,
    office: &mut Office,
    (meta, folder, force): (&OfficeMeta, &Path, bool),
    path: &Path,
) -> Result<CosignedFile, Failure> {
    let whole = match Whole::at(office, path)? {
        Ok(whole) => whole,
        Err(findings) => return Ok(unsigned(path, None, findings)),
    };
    let expect = Expect { mode: Some(bundle_mode(meta.mode)), own: true, ..Expect::default() };
    let verification = dossier::verify(whole.reader()?, &expect, &known(office.read())?);
    let identity = verification.identity.as_ref().map(|(d, info)| (*d, info.bundle_type));
    let mut findings = verification.findings;
    let ours = match verification.contents.as_ref().map(|c| ours(office, meta, c)).transpose()? {
        Some(Ok(ours)) => ours,
        Some(Err(finding)) => {
            findings.push(finding);
            return Ok(unsigned(path, identity, findings));
        }
        None => return Ok(unsigned(path, identity, findings)),
    };
    if ours.has_signed() {
        findings.push(Finding::note("P10", &ours.role, "").because("cosigned"));
        return Ok(unsigned(path, identity, findings));
    }
    let sent = send::send(cx, office, (meta, folder, force), (&whole, &ours))?;
    // That our signature was not there yet is no longer true of what was written.
    findings.retain(|f| (f.code.as_str(), &f.object) != ("A01", &ours.role));
    Ok(CosignedFile {
        path: sent.path,
        letter: sent.letter,
        content: Some(ours.shown()),
        ..unsigned(path, identity, findings)
    })
}

/// A file that was not signed.
fn unsigned(
    path: &Path,
    identity: Option<(bundle::Digest, BundleType)>,
    findings: Vec<Finding>,
) -> CosignedFile {
    CosignedFile {
        path: path.display().to_string(),
        verdict: dossier::finding::verdict(&findings),
        kind: identity.map(|(_, kind)| kind.as_str().to_owned()),
        digest: identity.map(|(digest, _)| digest.to_string()),
        digits: identity.map(|(digest, _)| digest.digits()),
        content: None,
        letter: None,
        findings,
    }
}

/// A bundle as it was handed over. A batch may be large and is never read into memory; what came encrypted was opened.
enum Whole<'a> {
    /// Where it lies.
    File(&'a Path),
    /// What was in the envelope.
    Opened(Vec<u8>),
}

trait ReadSeek: Read + Seek {}
impl<T: Read + Seek> ReadSeek for T {}

impl<'a> Whole<'a> {
    /// The bundle at `path`, or why its envelope cannot be opened.
    fn at(office: &Office, path: &'a Path) -> Result<Result<Self, Vec<Finding>>, Failure> {
        if !sealed::is_sealed(path)? {
            return Ok(Ok(Self::File(path)));
        }
        let opened = sealed::open_or_say(path, &office.read().recipients()?)?;
        Ok(opened.map(Self::Opened))
    }

    /// The bundle from its beginning.
    fn reader(&self) -> Result<Box<dyn ReadSeek + '_>, Failure> {
        Ok(match self {
            Self::File(path) => {
                let file = File::open(path).map_err(|e| Failure::io(path, &e))?;
                Box::new(BufReader::with_capacity(1 << 20, file))
            }
            Self::Opened(bytes) => Box::new(Cursor::new(bytes)),
        })
    }
}
