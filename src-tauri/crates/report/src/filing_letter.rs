//! 备案函: the stamped letter by which a body's filing and key become known to the secretariat, whose
//! clerk types in the digits. It proves nothing by itself. See `formats.md` §1.

mod labels;

use crate::error::ReportError;
use crate::labels::Mode;
use crate::layout::{Align, Block, Flow, Furniture, MEASURE, Said, line, paragraph};
use crate::parts::{self, Fact};
use crate::writer;

/// Everything that stands in a filing letter, as text that is ready to print.
#[derive(Debug, Clone)]
pub struct FilingLetter {
    /// In a rehearsal every page carries a banner.
    pub mode: Mode,
    /// 届
    pub edition: String,
    /// To whom: the secretariat's name.
    pub secretariat: String,
    /// 榜单
    pub list: String,
    /// 领域/类别
    pub track: String,
    /// Version of the filing, from 1.
    pub version: u32,
    /// 64 hexadecimal digits.
    pub filing_digest: String,
    /// The 6×5 digits of the filing digest, grouped or not.
    pub filing_digits: String,
    /// One key for each body; joint bodies have one each and sign both.
    pub keys: Vec<BodyKey>,
    /// The clerks who may decide for the body: name and digits of the personal key, in one line each.
    pub clerks: Vec<String>,
}

/// A body and the key it signs with.
#[derive(Debug, Clone)]
pub struct BodyKey {
    /// 初评机构
    pub body: String,
    /// `SHA256:…`
    pub fingerprint: String,
    /// The 6×5 digits of the fingerprint, grouped or not.
    pub digits: String,
}

const QR: f32 = 88.0;

/// The filing letter as PDF; `at` (RFC 3339) is the moment it is made and its date.
///
/// # Errors
/// [`ReportError::MissingGlyph`] naming the field, [`ReportError::Moment`] for `at`.
pub fn filing_letter(data: &FilingLetter, at: &str) -> Result<Vec<u8>, ReportError> {
    let mut flow = Flow::new(Furniture {
        mode: data.mode,
        left: labels::TITLE_SHORT.into(),
        right: labels::header(&data.track, data.version),
        foot: labels::footer(&parts::groups_of_five(&data.filing_digits).join(" ")),
    });
    flow.place(parts::title(labels::TITLE, Said::new(&data.edition, "edition"))?);
    let to = labels::salutation(&data.secretariat);
    flow.place_all(paragraph(Said::new(&to, "secretariat"), parts::STRONG, MEASURE, Align::Left)?);
    flow.place_all(parts::text(Said::label(labels::OPENING))?);
    flow.place(Block::space(8.0));
    flow.table(&parts::facts(facts(data, at)?))?;
    flow.place(Block::stack([parts::heading(labels::CHECK)?, digest(data)?]));
    for key in &data.keys {
        flow.place(Block::space(6.0));
        flow.place(signed(key)?);
    }
    flow.place(office()?);
    let title = format!("{} {} {}", labels::TITLE, data.track, labels::version(data.version));
    writer::write(&title, at, &flow.finish()?)
}

fn facts(data: &FilingLetter, at: &str) -> Result<Vec<Fact>, ReportError> {
    let mut facts = vec![
        Fact::new(labels::LIST, &data.list, "list"),
        Fact::new(labels::TRACK, &data.track, "track"),
        Fact::new(labels::VERSION, labels::version(data.version), "version"),
        Fact::new(labels::SENT, parts::day(at, "at")?, "at"),
    ];
    facts.extend(data.keys.iter().map(|k| Fact::new(labels::BODY, &k.body, "keys.body").wide()));
    facts.extend(data.clerks.iter().map(|c| Fact::new(labels::CLERKS, c, "clerks").wide()));
    Ok(facts)
}

fn digest(data: &FilingLetter) -> Result<Block, ReportError> {
    let width = MEASURE - QR - 24.0;
    let own = parts::attested(
        labels::DIGEST,
        Said::new(&data.filing_digits, "filing_digits"),
        Said::new(&data.filing_digest, "filing_digest"),
        width,
    )?;
    let keys: Vec<&str> = data.keys.iter().map(|k| k.fingerprint.as_str()).collect();
    let code = parts::qr(&format!("HJ1:filing:{}:{}", data.filing_digest, keys.join(",")), QR)?;
    let note = line(Said::label(labels::QR_NOTE), parts::NOTE, QR, Align::Centre)?;
    let code = Block::stack([code, note]);
    Ok(own.with(width + 8.0, 0.0, code).framed(8.0))
}

/// A body's key with what vouches for it: the signature in ink and room for the stamp beside it. The usual
/// round seal of a unit is 42 mm wide; two bodies and the office's part fit one page.
fn signed(key: &BodyKey) -> Result<Block, ReportError> {
    const SEAL: f32 = 120.0;
    const PAD: f32 = 8.0;
    let width = MEASURE - 2.0 * PAD - SEAL;
    let person = parts::ink_line(labels::PERSON, width * 0.56)?;
    let date = parts::ink_line(labels::DATE, width * 0.36)?;
    let left = Block::stack([
        line(Said::new(&key.body, "keys.body"), parts::STRONG, width, Align::Left)?,
        parts::attested(
            labels::KEY,
            Said::new(&key.digits, "keys.digits"),
            Said::new(&key.fingerprint, "keys.fingerprint"),
            width,
        )?,
        person.with(width * 0.6, 0.0, date),
    ]);
    let note = line(Said::label(labels::STAMP), parts::NOTE, SEAL, Align::Centre)?;
    let seal = Block::space(SEAL - 2.0 * PAD).with(0.0, SEAL / 2.0 - 16.0, note);
    Ok(left.with(width + PAD, 0.0, seal).framed(PAD))
}

fn office() -> Result<Block, ReportError> {
    let half = MEASURE / 2.0 - 20.0;
    let clerk = parts::ink_line(labels::CLERK, half)?;
    Ok(Block::stack([
        parts::heading(labels::OFFICE)?,
        parts::tick_box(labels::OFFICE_DIGEST, MEASURE)?,
        parts::tick_box(labels::OFFICE_KEY, MEASURE)?,
        clerk.with(half + 32.0, 0.0, parts::ink_line(labels::DATE, half)?),
    ]))
}
