//! The letter with an expert's opening code, and the code alone for those who open without a window. Both
//! go into the folder of the letters, never into that of the batches.

use std::io::Cursor;

use bundle::{Bag, Limits, OpeningCode};
use dossier::payload::batch::Assignment;
use review::panel::Expert;
use zeroize::Zeroizing;

use super::Setting;
use crate::bundles::paper_mode;
use crate::deliver::{Delivery, prepare};
use crate::failure::{Failure, internal};

/// The letter and, for those who open without a window, the code alone.
pub(super) fn write(
    setting: &Setting,
    expert: &Expert,
    a: &Assignment,
    code: &OpeningCode,
    name: &str,
) -> Result<(Delivery, Delivery), Failure> {
    // The key that signed the receipt in this batch: after a change of key that is not the one in the edition.
    let receipt = Bag::open(Cursor::new(&setting.receipt), Limits::default())?;
    let anchor = receipt.signers().get("secretariat").ok_or_else(|| internal("receipt"))?;
    let text = Zeroizing::new(code.to_string());
    let data = report::CodeLetter {
        mode: paper_mode(setting.meta.mode),
        edition: a.titles.edition.clone(),
        list: a.titles.list.clone(),
        track: a.titles.track.clone(),
        body: a.titles.body.clone(),
        batch: a.batch.to_string(),
        issue: a.issue,
        expert: a.expert.to_string(),
        expert_name: Some(expert.name.clone()),
        closes: a.closing_date.to_string(),
        opening_code: text.as_str().to_owned(),
        anchor_digits: anchor.digits(),
    };
    let page = report::code_letter(&data, &a.packed_at)?;
    let letter = prepare(
        &setting.folders.letters.join(format!("{name}-letter.pdf")),
        &page,
        setting.folders.force,
    )?;
    let line = Zeroizing::new(format!("{}\n", text.as_str()));
    let code_file = setting.folders.letters.join(format!("{name}-code.txt"));
    Ok((letter, prepare(&code_file, line.as_bytes(), setting.folders.force)?))
}
