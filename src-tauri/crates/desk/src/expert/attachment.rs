//! One attachment of an open work file, for whoever shows it. It is handed out only as part of the nomination
//! it belongs to, and its bytes are compared with the digest in the record.

use review::ids::NominationId;
use review::nomination::Nomination;

use crate::command::Call;
use crate::expert::about;
use crate::failure::{Failure, internal};
use crate::host::Picked;

/// File name and bytes of an attachment by its place in the record, from 0.
///
/// # Errors
/// `unknown-nomination`, `unknown-attachment`, and what opening the document can fail with.
pub fn attachment(
    cx: &Call<'_>,
    work: &Picked,
    nomination: &NominationId,
    index: usize,
) -> Result<(String, Vec<u8>), Failure> {
    cx.work(work, |work| {
        let record = work.read().record(nomination).map_err(about(nomination))?;
        let known: Nomination = serde_json::from_str(&record.json).map_err(internal)?;
        let unknown = || {
            let number = index.saturating_add(1);
            Failure::new("unknown-attachment").with("nomination", nomination).with("number", number)
        };
        let attached = known.attachments.get(index).ok_or_else(unknown)?;
        let mut bytes = Vec::new();
        work.read().read_attachment(&record.id, &attached.name, &mut bytes)?;
        Ok((attached.name.clone(), bytes))
    })
}
