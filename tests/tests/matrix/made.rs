//! The final list, which no command makes yet: written here with the secretariat's own key.

use std::io::Cursor;

use bundle::{BagInfo, BundleType, Mode, PayloadFile, PrivateKey, Signer, Source, write_bag};
use dossier::Verified;
use dossier::json::{self, Payload};
use dossier::payload::path;
use dossier::payload::selection::{Selected, Selection};
use dossier::verify::ResultsContents;

const AT: &str = "2022-12-19T10:00:00+08:00";

/// A list of the one nomination that stands first in these results.
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
    let source = Source::Bytes(json::write(&list).unwrap());
    let files = vec![PayloadFile { path: path::SELECTION.to_owned(), source }];
    let signers: [(&str, &dyn Signer); 1] = [("secretariat", secretariat)];
    let mut out = Cursor::new(Vec::new());
    write_bag(&mut out, &info, files, &signers).unwrap();
    out.into_inner()
}
