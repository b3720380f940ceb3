//! Spreadsheets that a person picked, as tables; and the criteria that belong to marks. Reading is
//! `sheets`' work, here is only which file and how its troubles reach the person.

use std::path::PathBuf;

use review::criteria::{Criteria, GroupRanking, Groups, TieBreak};
use sheets::{RowFault, SheetError, Table, Taken};

use crate::command::Call;
use crate::deliver::read_file;
use crate::failure::Failure;
use crate::host::Picked;
use crate::translate;

/// Largest spreadsheet.
const TABLE_CAP: u64 = 256 << 20;
/// Largest criteria file.
const CRITERIA_CAP: u64 = 4 << 20;

/// The table in a picked file, and where it is.
pub(crate) fn table(cx: &Call<'_>, file: &Picked) -> Result<(PathBuf, Table), Failure> {
    let path = cx.host.resolve(file)?;
    let bytes = read_file(&path, TABLE_CAP)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let table = sheets::read_table(&name, &bytes).map_err(translate::table(&path))?;
    Ok((path, table))
}

/// The rows of a picked file; any faulty row is an error that names the first cells.
pub(crate) fn rows<T>(
    cx: &Call<'_>,
    file: &Picked,
    read: impl FnOnce(&Table) -> Result<Taken<T>, SheetError>,
) -> Result<Vec<T>, Failure> {
    let (path, table) = table(cx, file)?;
    let taken = read(&table).map_err(translate::table(&path))?;
    if taken.faults.is_empty() { Ok(taken.rows) } else { Err(faulty(&taken.faults)) }
}

/// The error for rows that cannot be taken.
pub(crate) fn faulty(faults: &[RowFault]) -> Failure {
    let mut failure = Failure::new("rows-refused").with("count", faults.len());
    failure.rows = faults.to_vec();
    failure
}

/// The bytes of a picked criteria file, checked.
pub(crate) fn criteria(cx: &Call<'_>, file: &Picked) -> Result<(Vec<u8>, Criteria), Failure> {
    let path = cx.host.resolve(file)?;
    let bytes = read_file(&path, CRITERIA_CAP)?;
    let criteria = check_criteria(&bytes)?;
    Ok((bytes, criteria))
}

/// What this version would pass over in silence; a rule that has no effect must not be filed.
fn without_effect(criteria: &Criteria) -> Option<&'static str> {
    let preference = |t: &TieBreak| matches!(t, TieBreak::Preference(_));
    let per_group = |g: &Groups| g.ranking == GroupRanking::PerGroupThenMerge;
    if criteria.official.tie_break.iter().any(preference) {
        return Some("tie_break: preference");
    }
    criteria.groups.as_ref().is_some_and(per_group).then_some("groups: per_group_then_merge")
}

/// Criteria that may be filed, from their bytes.
pub(crate) fn check_criteria(bytes: &[u8]) -> Result<Criteria, Failure> {
    let criteria: Criteria = serde_json::from_slice(bytes)
        .map_err(|e| Failure::new("bad-criteria").with("detail", &e).detail(&e))?;
    if let Some(part) = without_effect(&criteria) {
        return Err(Failure::new("criteria-not-yet").with("part", part));
    }
    let faults = criteria.faults();
    if faults.is_empty() {
        return Ok(criteria);
    }
    let list: Vec<String> = faults.iter().map(ToString::to_string).collect();
    Err(Failure::new("criteria-faults").with("count", faults.len()).with("detail", list.join("; ")))
}
