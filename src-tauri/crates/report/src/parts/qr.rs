//! QR codes as vector rectangles with a quiet zone of four modules (ISO/IEC 18004). What they say is
//! decided by the document.

use fast_qr::{ECL, QRBuilder};

use crate::error::ReportError;
use crate::layout::{Block, Cmd, count};

const QUIET: f32 = 4.0;

/// A square of `side` points, quiet zone included.
///
/// # Errors
/// [`ReportError::Unwritable`] for a payload that no QR code can hold.
pub(crate) fn qr(payload: &str, side: f32) -> Result<Block, ReportError> {
    let code = QRBuilder::new(payload)
        .ecl(ECL::M)
        .build()
        .map_err(|e| ReportError::Unwritable(format!("QR code: {e}")))?;
    let module = side / (count(code.size) + 2.0 * QUIET);
    let mut cmds = Vec::new();
    for (row, modules) in code.data.chunks(code.size.max(1)).take(code.size).enumerate() {
        let y = (count(row) + QUIET) * module;
        let mut column = 0;
        // Neighbours are drawn together: single modules show hairlines on some screens.
        for run in modules.chunk_by(|a, b| a.value() == b.value()) {
            if run.first().is_some_and(|m| m.value()) {
                let x = (count(column) + QUIET) * module;
                let width = count(run.len()) * module;
                cmds.push(Cmd::Rect { x, y, width, height: module, grey: 0.0 });
            }
            column += run.len();
        }
    }
    Ok(Block { cmds, height: side })
}
