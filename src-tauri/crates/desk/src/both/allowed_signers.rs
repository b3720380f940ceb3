//! The register as an `allowed_signers` file, with which stock `ssh-keygen -Y verify` proves who signed (`formats.md` §2):
//! the secretariat's keys from the editions, the bodies' from receipts, experts' from receipts and from what they handed
//! over. Each key is allowed the kinds of bundle of its role and no other. Only public keys leave, and nothing is judged
//! anew: what is kept was verified when it came in.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use bundle::{Bag, BundleType, Limits, PublicKey, allowed_signers_line};
use dossier::Known;
use dossier::merge::Revoked;
use dossier::payload::path;
use review::edition::Edition;
use review::ids::BodyId;
use serde::{Deserialize, Serialize};
use store::office::{OfficeReader, ResultsState};

use crate::command::Call;
use crate::deliver::deliver;
use crate::failure::{Failure, internal};
use crate::host::Picked;
use crate::office::known;
use crate::secretariat::edition::BUNDLE_CAP;

/// Whose register.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "AllowedSigners"))]
#[serde(deny_unknown_fields)]
pub struct Export {
    /// The office file.
    pub office: Picked,
    /// The file to write; none, only the answer.
    #[serde(default)]
    pub out: Option<Picked>,
    /// Overwrite a file of that name.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<_>"))]
    pub force: bool,
}

/// The register.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "AllowedSignersExported"))]
pub struct Exported {
    /// The file's text.
    pub text: String,
    /// How many lines.
    pub lines: usize,
    /// The file, if one was written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
}

/// Writes the register.
pub fn export(cx: &Call<'_>, request: &Export) -> Result<Exported, Failure> {
    cx.office_beside(&request.office, |office| {
        let lines = lines(office.read())?;
        let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
        let path = match &request.out {
            Some(out) => Some(deliver(&cx.host.resolve(out)?, text.as_bytes(), request.force)?),
            None => None,
        };
        Ok(Exported { lines: lines.len(), text, path: path.map(|path| path.display().to_string()) })
    })
}

/// The lines, sorted.
fn lines(office: OfficeReader<'_>) -> Result<Vec<String>, Failure> {
    let known = known(office)?;
    let mut book = Book { revoked: known.revoked(), keys: BTreeMap::new() };
    secretariat(office, &mut book)?;
    bodies_and_filed_experts(&known, &mut book);
    experts(office, &mut book)?;
    let line = |((principal, key), namespaces): (&(String, PublicKey), &BTreeSet<String>)| {
        let namespaces: Vec<String> = namespaces.iter().cloned().collect();
        Ok(allowed_signers_line(principal, &namespaces, key)?)
    };
    book.keys.iter().map(line).collect()
}

/// Who may sign what.
struct Book {
    revoked: Revoked,
    keys: BTreeMap<(String, PublicKey), BTreeSet<String>>,
}

impl Book {
    /// Enters a key with every kind of bundle that `role` signs.
    fn enter(&mut self, role: &str, whose: &str, key: PublicKey) {
        if self.revoked.key(&key.fingerprint()) {
            return;
        }
        // Lists of revocations come from either office.
        let signs = |kind: &BundleType| {
            kind.roles().contains(&role) || (role != "expert" && kind.roles().contains(&"office"))
        };
        let namespaces = BundleType::ALL.into_iter().filter(signs).map(BundleType::namespace);
        self.keys.entry((format!("{role}@{whose}"), key)).or_default().extend(namespaces);
    }
}

/// The keys that signed the editions, and those that the editions name.
fn secretariat(office: OfficeReader<'_>, book: &mut Book) -> Result<(), Failure> {
    for row in office.editions()? {
        let edition: Edition = dossier::json::read(&row.json)?;
        let whose: &BodyId = &edition.secretariat.body;
        let named = edition.secretariat.signing_key.as_deref().map(PublicKey::from_openssh);
        let bag = kept(office, &row.digest)?;
        let signed = bag.signers().get("secretariat").copied();
        for key in named.into_iter().flatten().chain(signed) {
            book.enter("secretariat", whose.as_str(), key);
        }
    }
    Ok(())
}

fn bodies_and_filed_experts(known: &Known, book: &mut Book) {
    for receipt in known.receipts.iter().map(|k| &k.receipt) {
        for role in &receipt.role_keys {
            if let Ok(key) = PublicKey::from_openssh(&role.signing_key) {
                book.enter(&role.role, role.body.as_str(), key);
            }
        }
        for filed in &receipt.experts {
            if let Some(key) = receipt.filed_key(&filed.expert) {
                book.enter("expert", &format!("{}.{}", filed.expert, receipt.track), key);
            }
        }
    }
}

/// The keys of results that were taken in, or that lie in a submission. While two of them exclude each other, neither is
/// said to be the expert's.
fn experts(office: OfficeReader<'_>, book: &mut Book) -> Result<(), Failure> {
    for row in office.bundles(BundleType::Results.as_str())? {
        let state = office.results(&row.digest)?.map(|r| r.state);
        if state != Some(ResultsState::Equivocation) {
            expert(&kept(office, &row.digest)?, book);
        }
    }
    for row in office.bundles(BundleType::Submission.as_str())? {
        let mut bag = kept(office, &row.digest)?;
        let results: Vec<String> = bag
            .paths()
            .filter(|p| p.starts_with(path::RESULTS_DIR))
            .map(ToOwned::to_owned)
            .collect();
        for at in results {
            let bytes = bag.read(&at, BUNDLE_CAP)?;
            expert(&Bag::open(Cursor::new(bytes), Limits::default())?, book);
        }
    }
    Ok(())
}

/// Numbers of experts are counted in each track, so the track stands beside the number.
fn expert<R: std::io::Read + std::io::Seek>(results: &Bag<R>, book: &mut Book) {
    let (expert, track) = (&results.info.expert_id, &results.info.track_id);
    if let (Some(expert), Some(track), Some(key)) = (expert, track, results.signers().get("expert"))
    {
        book.enter("expert", &format!("{expert}.{track}"), *key);
    }
}

fn kept(office: OfficeReader<'_>, digest: &str) -> Result<Bag<Cursor<Vec<u8>>>, Failure> {
    let bytes = office.bundle_bytes(digest)?.ok_or_else(|| internal("bundle bytes"))?;
    Ok(Bag::open(Cursor::new(bytes), Limits::default())?)
}
