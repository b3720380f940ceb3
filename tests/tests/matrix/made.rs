//! The kinds of bundle that a chain does not come by on its straight way: slip, return, revocations, final list. Written
//! here with the keys of the chain's own offices, each twice, about the first expert and about the second.

use bundle::{BagInfo, BundleType, Mode, PayloadFile, PrivateKey, Signer, Source, write_bag};
use dossier::Verified;
use dossier::json::{self, Payload};
use dossier::payload::decision::{
    ClerkSignature, Decision, DecisionKind, NAMESPACE, SignedDecision,
};
use dossier::payload::path;
use dossier::payload::received::Slip;
use dossier::payload::returned::{Cause, Return};
use dossier::payload::revocations::{Revocations, Revoked, Subject};
use dossier::payload::selection::{Selected, Selection};
use dossier::verify::ResultsContents;

const AT: &str = "2022-11-19T10:00:00+08:00";

fn bag(
    info: &BagInfo,
    path: &str,
    payload: &impl Payload,
    role: &str,
    key: &PrivateKey,
) -> Vec<u8> {
    let mut out = std::io::Cursor::new(Vec::new());
    let bytes = json::write(payload).unwrap();
    let files = vec![PayloadFile { path: path.to_owned(), source: Source::Bytes(bytes) }];
    let signers: [(&str, &dyn Signer); 1] = [(role, key)];
    write_bag(&mut out, info, files, &signers).unwrap();
    out.into_inner()
}

/// A bag-info about one sheet.
fn about(kind: BundleType, of: &Verified<ResultsContents>) -> BagInfo {
    let mut info = of.info().clone();
    (info.bundle_type, info.claimed_at) = (kind, Some(AT.to_owned()));
    info
}

pub fn slip(of: &Verified<ResultsContents>, body: &PrivateKey) -> Vec<u8> {
    let slip = Slip {
        kind: Slip::TYPE.to_owned(),
        track: of.sheet.track.clone(),
        batch: of.sheet.batch.clone(),
        issue: of.sheet.issue,
        expert: of.sheet.expert.clone(),
        seq: of.sheet.seq,
        results_digest: of.digest().to_string(),
        fingerprint: of.key.fingerprint(),
        received_at: AT.to_owned(),
    };
    bag(&about(BundleType::Received, of), path::SLIP, &slip, "body", body)
}

pub fn returned(of: &Verified<ResultsContents>, body: &PrivateKey) -> Vec<u8> {
    let returned = Return {
        kind: Return::TYPE.to_owned(),
        track: of.sheet.track.clone(),
        batch: of.sheet.batch.clone(),
        issue: of.sheet.issue,
        expert: of.sheet.expert.clone(),
        seq: of.sheet.seq,
        results_digest: of.digest().to_string(),
        causes: vec![Cause { nomination: None, cause: "请核对q01的分数".to_owned() }],
        returned_at: AT.to_owned(),
    };
    bag(&about(BundleType::Return, of), path::RETURN, &returned, "body", body)
}

/// Two clerks strike out results.
pub fn revocations(of: &Verified<ResultsContents>, body: &PrivateKey) -> Vec<u8> {
    let subject = Subject::Results { digest: of.digest().to_string() };
    let office = body.public().fingerprint();
    let decision = Decision {
        kind: Decision::TYPE.to_owned(),
        decision: DecisionKind::Revoke,
        office: office.clone(),
        subject: subject.to_string(),
        codes: Vec::new(),
        reason: "两份结果相互排斥".to_owned(),
        by: ["李明", "周宁"].map(str::to_owned).to_vec(),
        at: AT.to_owned(),
    };
    let statement = String::from_utf8(json::write(&decision).unwrap()).unwrap();
    let sign = |(n, clerk): (u8, &String)| {
        let key = PrivateKey::from_seed([n; 32]);
        ClerkSignature {
            clerk: clerk.clone(),
            public_key: key.public().to_openssh(),
            signature: bundle::sign_text(&key, NAMESPACE, statement.as_bytes()).unwrap(),
        }
    };
    let signatures = (21..).zip(&decision.by).map(sign).collect();
    let item = Revoked {
        subject,
        reason: decision.reason.clone(),
        at: AT.to_owned(),
        decision: Some(SignedDecision { statement, signatures }),
    };
    let list =
        Revocations { kind: Revocations::TYPE.to_owned(), office, rev_seq: 1, items: vec![item] };
    let info = about(BundleType::Revocations, of);
    bag(&info, path::REVOCATIONS, &list, "office", body)
}

pub fn selection(of: &Verified<ResultsContents>, secretariat: &PrivateKey) -> Vec<u8> {
    let entry = Selected {
        nomination: of.sheet.reviews[0].review.nomination.clone(),
        title: "入选项目".to_owned(),
        applicant: "示例公司".to_owned(),
        nominator: "示例学会".to_owned(),
        list: of.sheet.list.clone(),
        track: of.sheet.track.clone(),
        reason: of.sheet.expert.to_string(),
    };
    let list = Selection {
        kind: Selection::TYPE.to_owned(),
        edition: of.sheet.edition.clone(),
        submissions: Vec::new(),
        entries: vec![entry],
        at: AT.to_owned(),
    };
    let mut info = BagInfo::new(BundleType::Selection, Mode::Official);
    info.edition_id = Some(of.sheet.edition.to_string());
    info.claimed_at = Some(AT.to_owned());
    bag(&info, path::SELECTION, &list, "secretariat", secretariat)
}
