//! A supervisor's entry (`formats.md` §6): a second passphrase with which an office file is read and nothing is
//! changed. Who is let in and out stands in the audit log; how the entry is kept is `store`'s.

use serde::{Deserialize, Serialize};
use store::StoreError;
use store::office::Office;

use crate::command::Call;
use crate::failure::Failure;
use crate::host::{Picked, words};
use crate::office::act;
use crate::overview::OfOffice;
use crate::translate;

/// Whose entry it is.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "OfSupervisor"))]
#[serde(deny_unknown_fields)]
pub struct OfSupervisor {
    /// The office file.
    pub office: Picked,
    /// The supervisor's name. It stands readable beside the office file.
    pub name: String,
}

/// Who has an entry.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Supervisors {
    /// Names, oldest first.
    pub supervisors: Vec<String>,
}

/// Lets a supervisor in, under a passphrase of the supervisor's own.
///
/// Errors: `supervisor-known`, `clerk-passphrase-shared` for the passphrase of the office itself, `weak-passphrase`,
/// `new-clerk-passphrase-needed`, `supervisors-damaged`, `too-many-supervisors`, `read-only`.
pub fn add(cx: &Call<'_>, request: &OfSupervisor) -> Result<Supervisors, Failure> {
    let name = words(&request.name);
    cx.office(&request.office, |office| {
        let passphrase = cx.new_personal_passphrase()?;
        let granted = act(cx, &office.read().meta()?.name, "entry-granted", &name, None);
        let fresh = (cx.random()?, cx.random()?);
        office.grant_entry(&granted, (&name, passphrase), fresh).map_err(refused(&name))?;
        entries(cx, &request.office)
    })
}

/// Takes a supervisor's entry away. Errors: `unknown-supervisor`, `supervisors-damaged`, `read-only`.
pub fn remove(cx: &Call<'_>, request: &OfSupervisor) -> Result<Supervisors, Failure> {
    let name = words(&request.name);
    cx.office(&request.office, |office| {
        let revoked = act(cx, &office.read().meta()?.name, "entry-revoked", &name, None);
        office.revoke_entry(&revoked, &name).map_err(refused(&name))?;
        entries(cx, &request.office)
    })
}

/// Lists who has an entry. Errors: `supervisors-damaged`.
pub fn list(cx: &Call<'_>, request: &OfOffice) -> Result<Supervisors, Failure> {
    cx.office(&request.office, |_| entries(cx, &request.office))
}

fn entries(cx: &Call<'_>, office: &Picked) -> Result<Supervisors, Failure> {
    let supervisors = Office::entries(&cx.host.resolve(office)?).map_err(refused(""))?;
    Ok(Supervisors { supervisors })
}

fn refused(name: &str) -> impl Fn(StoreError) -> Failure + '_ {
    move |error| match error {
        StoreError::State { code: "entry_known" } => {
            Failure::new("supervisor-known").with("supervisor", name)
        }
        StoreError::State { code: "entry_unknown" } => {
            Failure::new("unknown-supervisor").with("supervisor", name)
        }
        StoreError::State { code: "entry_name" } => Failure::usage("NAME"),
        StoreError::State { code: "entry_is_owner" } => Failure::new("clerk-passphrase-shared"),
        StoreError::State { code: "entries_damaged" } => Failure::new("supervisors-damaged"),
        StoreError::State { code: "too_many_entries" } => Failure::new("too-many-supervisors"),
        other => translate::store(&other),
    }
}
