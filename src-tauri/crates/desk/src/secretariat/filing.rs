//! The secretariat registers a filing: the body's key is compared with the digits of the stamped letter,
//! and the receipt makes the criteria *filed*.

use std::path::Path;

use bundle::{BundleType, PublicKey, Signer};
use dossier::json::Payload;
use dossier::payload::path;
use dossier::payload::receipt::{FiledExpert, Receipt, expert_hash};
use dossier::verify::{Contents, FilingContents, SUITE, Verified};
use dossier::{Expect, json};
use serde::{Deserialize, Deserializer, Serialize};
use store::office::{
    Direction, FilingContent, FilingKey, FilingMarks, FilingState, NewBundle, Office, Role,
};

use super::edition::about_log;
use crate::anyone::verify::{accept_kept, anchor};
use crate::both::decide::{self, Kept};
use crate::both::keys;
use crate::bundles;
use crate::bundles::{bundle_mode, info, payload, stub_files};
use crate::command::Call;
use crate::deliver::prepare;
use crate::failure::{Failure, internal};
use crate::host::{Picked, words};
use crate::office::{act, edition, known, need_role};

/// The filing to register.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "FilingAccept"))]
#[serde(deny_unknown_fields)]
pub struct Accept {
    /// The secretariat's office file.
    pub office: Picked,
    /// The filing bundle.
    pub file: Picked,
    /// The bodies' digits, typed from the stamped letters: one text, or a list with one for each joint body.
    #[serde(default, deserialize_with = "one_or_several")]
    #[cfg_attr(feature = "types", ts(type = "string | Array<string> | null"))]
    pub digits: Vec<String>,
    /// The clerk who compared.
    pub by: String,
    /// Filing number; otherwise numbered here.
    #[serde(default)]
    pub number: Option<String>,
    /// Folder for the receipt.
    pub out: Picked,
    /// Overwrite a file of that name.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<_>"))]
    pub force: bool,
}

/// A registered filing.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "FilingAccepted"))]
pub struct Accepted {
    /// The receipt.
    pub path: String,
    /// Its digest.
    pub digest: String,
    /// Filing number.
    pub number: String,
    /// Version of the filing.
    pub version: u32,
    /// Track.
    pub track: String,
}

/// Registers a filing and returns the receipt.
pub fn accept(cx: &Call<'_>, request: &Accept) -> Result<Accepted, Failure> {
    let file = cx.host.resolve(&request.file)?;
    let folder = cx.host.resolve(&request.out)?;
    cx.office(&request.office, |office| {
        let meta = need_role(office.read(), Role::Secretariat)?;
        let expect = Expect {
            bundle_type: Some(BundleType::Filing),
            mode: Some(bundle_mode(meta.mode)),
            letter_digits: typed(&request.digits)?,
            ..Expect::default()
        };
        let (contents, filed) = accept_kept(&file, &expect, &known(office.read())?)?;
        let Contents::Filing(filing) = contents else { return Err(internal("not a filing")) };
        let key = key_of(&filing)?;
        if office.read().filing(&key)?.is_some() {
            return Err(Failure::new("already-receipted")
                .with("track", &key.track)
                .with("version", key.version));
        }
        let number = number(office, request, &key)?;
        let receipt = receipt(cx, office, &filing, (&key, &number, &request.by))?;
        send(cx, office, (request, &folder, &filed), &filing, &receipt)
    })
}

/// One text or a list of them, because most filings have one letter.
fn one_or_several<'de, D: Deserializer<'de>>(reader: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Typed {
        One(String),
        Several(Vec<String>),
    }
    Ok(match Option::<Typed>::deserialize(reader)? {
        None => Vec::new(),
        Some(Typed::One(text)) => vec![text],
        Some(Typed::Several(texts)) => texts,
    })
}

/// What can be digits, of every letter.
fn typed(digits: &[String]) -> Result<Vec<String>, Failure> {
    let mut typed = Vec::new();
    for text in digits {
        typed.extend(anchor(Some(text))?);
    }
    Ok(typed)
}

/// Leading body, track and version of a filing.
fn key_of(filing: &Verified<FilingContents>) -> Result<FilingKey, Failure> {
    let lead = filing.keys.bodies.iter().find(|k| k.role == keys::LEADS);
    let first = lead.ok_or_else(|| internal("no body leads"))?;
    let version = filing.info().filing_version.as_deref().unwrap_or("1");
    Ok(FilingKey {
        body: first.body.clone(),
        track: filing.criteria.track.clone(),
        version: version.parse().map_err(Failure::usage)?,
    })
}

fn number(office: &Office, request: &Accept, key: &FilingKey) -> Result<String, Failure> {
    if let Some(number) = &request.number {
        return Ok(words(number));
    }
    let (_, edition) = edition(office.read())?;
    let n = office.read().filings()?.len().saturating_add(1);
    Ok(format!("{}-{}-{n:03}", edition.id, key.track))
}

fn receipt(
    cx: &Call<'_>,
    office: &Office,
    filing: &Verified<FilingContents>,
    (key, number, by): (&FilingKey, &str, &str),
) -> Result<Receipt, Failure> {
    let (row, edition) = edition(office.read())?;
    let track = edition.track(&key.track).ok_or_else(|| internal("track"))?;
    let salt: [u8; 16] = cx.random()?;
    let salt: String = salt.iter().map(|b| format!("{b:02x}")).collect();
    let experts = filing.panel.experts.iter().map(|e| FiledExpert {
        expert: e.id.clone(),
        hash: expert_hash(&salt, &e.id, &e.name, &e.unit),
        // Without the comment, which may be a name: the receipt lies in every batch.
        key: e
            .key
            .as_deref()
            .map(PublicKey::from_openssh)
            .and_then(Result::ok)
            .map(|k| k.to_openssh()),
    });
    Ok(Receipt {
        kind: Receipt::TYPE.to_owned(),
        edition: edition.id.clone(),
        edition_digest: row.digest,
        list: track.list.clone(),
        track: key.track.clone(),
        body: key.body.clone(),
        filing_no: number.to_owned(),
        filing_version: key.version,
        filing_digest: filing.digest().to_string(),
        criteria_digest: bundle::Digest::of(&filing.criteria_bytes).to_string(),
        suite: SUITE.to_owned(),
        role_keys: filing.keys.bodies.clone(),
        binding: filing.plan.binding,
        experts: experts.collect(),
        salt,
        compared_by: words(by),
        at: cx.now(),
    })
}

fn send(
    cx: &Call<'_>,
    office: &mut Office,
    (request, folder, filed): (&Accept, &Path, &[u8]),
    filing: &Verified<FilingContents>,
    receipt: &Receipt,
) -> Result<Accepted, Failure> {
    let meta = office.read().meta()?;
    let signing = keys::secretariat_signer(cx, office.read())?;
    let mut bag_info = info(BundleType::Receipt, bundle_mode(meta.mode), &receipt.at);
    bag_info.edition_id = Some(receipt.edition.to_string());
    bag_info.edition_digest = Some(receipt.edition_digest.clone());
    bag_info.list_id = Some(receipt.list.to_string());
    bag_info.track_id = Some(receipt.track.to_string());
    bag_info.body_id = Some(receipt.body.to_string());
    bag_info.filing_no = Some(receipt.filing_no.clone());
    bag_info.filing_version = Some(receipt.filing_version.to_string());
    bag_info.filing_digest = Some(receipt.filing_digest.clone());
    bag_info.criteria_digest = Some(receipt.criteria_digest.clone());
    about_log(office, &mut bag_info)?;
    let mut files = vec![
        payload(path::RECEIPT, json::write(receipt)?),
        payload(path::CRITERIA, filing.criteria_bytes.clone()),
        payload(path::PLAN, filing.plan_bytes.clone()),
    ];
    files.extend(stub_files(path::FILING_STUB, &filing.stub));
    let name = format!("receipt-{}-v{}.hjb", receipt.track, receipt.filing_version);
    let signers: [(&str, &dyn Signer); 1] = [("secretariat", &signing)];
    let (whole, written) = bundles::make(&bag_info, files, &signers)?;
    let digest = written.digest.to_string();
    let delivery = prepare(&folder.join(name), &whole, request.force)?;
    keep(cx, office, (request, filed), filing, receipt, (&whole, &digest))?;
    Ok(Accepted {
        path: delivery.publish()?.display().to_string(),
        digest,
        number: receipt.filing_no.clone(),
        version: receipt.filing_version,
        track: receipt.track.to_string(),
    })
}

/// Filing and receipt with their bytes, and what the receipt supersedes, in one transaction.
fn keep(
    cx: &Call<'_>,
    office: &mut Office,
    (request, filed): (&Accept, &[u8]),
    filing: &Verified<FilingContents>,
    receipt: &Receipt,
    (receipt_bytes, receipt_digest): (&[u8], &str),
) -> Result<(), Failure> {
    let key = FilingKey {
        body: receipt.body.clone(),
        track: receipt.track.clone(),
        version: receipt.filing_version,
    };
    let content = FilingContent {
        criteria: filing.criteria_bytes.clone(),
        panel: filing.panel_bytes.clone(),
        plan: filing.plan_bytes.clone(),
        keys: filing.keys_bytes.clone(),
    };
    let sent =
        FilingMarks { digest: Some(receipt.filing_digest.clone()), ..FilingMarks::default() };
    let receipted = FilingMarks {
        filing_no: Some(receipt.filing_no.clone()),
        receipt_digest: Some(receipt_digest.to_owned()),
        ..FilingMarks::default()
    };
    let older: Vec<FilingKey> = office
        .read()
        .filings()?
        .into_iter()
        .filter(|f| f.key.track == key.track && f.state == FilingState::Receipted)
        .map(|f| f.key)
        .collect();
    let bundle = |digest, kind: BundleType, direction, bytes| NewBundle {
        digest,
        bundle_type: kind.as_str(),
        direction,
        track: Some(&receipt.track),
        bytes,
        findings: "[]",
    };
    let accepted = act(
        cx,
        &request.by,
        "receipted",
        receipt.filing_no.as_str(),
        Some(receipt_digest.to_owned()),
    );
    let about = format!("receipted {}", receipt.filing_digest);
    let signed = Kept::of_clerk(cx, office, &request.by, (&about, &receipt.filing_no))?;
    Ok(decide::change(office, (accepted, Some(&receipt.track)), signed.as_ref(), |tx| {
        let digest = receipt.filing_digest.as_str();
        tx.put_bundle(&bundle(digest, BundleType::Filing, Direction::In, filed))?;
        tx.put_bundle(&bundle(receipt_digest, BundleType::Receipt, Direction::Out, receipt_bytes))?;
        for old in &older {
            tx.set_filing_state(old, FilingState::Superseded, &FilingMarks::default())?;
        }
        tx.put_filing(&key, (FilingState::Sent, &content, &sent))?;
        tx.set_filing_state(&key, FilingState::Receipted, &receipted)
    })?)
}
