//! An opening code while it is being typed: whether it is whole, and free of slips. The code itself is a
//! secret beside the request; nothing is opened with it here, and nothing of it is answered.

use bundle::{CodeFault, OpeningCode};
use serde::{Deserialize, Serialize};

use crate::command::Call;
use crate::failure::Failure;

/// Nothing: the code travels beside the request.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct CodeCheck {}

/// What can be said of a code without a batch.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct CodeChecked {
    /// Whether it is whole and its check character fits; `false` while it is too short.
    pub complete: bool,
}

/// Characters of a code with its check character.
const WHOLE: usize = 21;

/// Checks the code that was typed.
///
/// # Errors
/// `wrong-code-character`, `wrong-code-check`, and `wrong-code-length` where it is too long.
pub fn check(cx: &Call<'_>, _: &CodeCheck) -> Result<CodeChecked, Failure> {
    let typed = cx.secrets.code.as_deref().map_or("", String::as_str);
    let too_long = typed.chars().filter(|c| c.is_alphanumeric()).count() > WHOLE;
    match typed.parse::<OpeningCode>() {
        Ok(_) => Ok(CodeChecked { complete: true }),
        Err(CodeFault::Length) if !too_long => Ok(CodeChecked { complete: false }),
        Err(fault) => Err(fault.into()),
    }
}
