//! 撤销: what no longer counts, decided by two people of the office and published as the next of its numbered lists, which
//! holds everything that the earlier ones held. The secretariat strikes out bodies' keys; a body strikes out experts' keys,
//! issues and results, and so decides between two that exclude each other. What follows is computed in the next merge.

mod import;
mod list;
mod subject;

use serde::{Deserialize, Serialize};

pub use import::{Import, Imported, import};
pub use list::Published;
pub(crate) use list::{Struck, strike};

use crate::command::Call;
use crate::failure::Failure;
use crate::host::{Picked, words};

/// What is struck out: a key, an issue or results.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Revoke {
    /// The office file.
    pub office: Picked,
    /// A key, by its `SHA256:…` fingerprint.
    #[serde(default)]
    pub key: Option<String>,
    /// An issue, `<batch>/<issue>`.
    #[serde(default)]
    pub issue: Option<String>,
    /// A results bundle, by its digest or its 6×5 digits.
    #[serde(default)]
    pub results: Option<String>,
    /// Why.
    pub reason: String,
    /// The clerk who acts.
    pub by: String,
    /// The second clerk.
    pub second: String,
    /// Folder for the list.
    pub out: Picked,
    /// Overwrite a file of that name.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<_>"))]
    pub force: bool,
}

/// Strikes something out.
///
/// Errors: `usage` unless exactly one thing is named, `unknown-key`, `unknown-batch`, `results-not-kept`, `wrong-role`,
/// and those of [`strike`].
pub fn revoke(cx: &Call<'_>, request: &Revoke) -> Result<Published, Failure> {
    let folder = cx.host.resolve(&request.out)?;
    cx.office(&request.office, |office| {
        let struck = subject::named(office.read(), request)?;
        let by = [request.by.as_str(), request.second.as_str()];
        strike(cx, office, &[struck], (&words(&request.reason), by), (&folder, request.force))
    })
}
