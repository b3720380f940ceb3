//! Nominations in: a spreadsheet with a folder of attachments, each nomination with its files in one
//! transaction, so that a broken-off intake can simply be run again. Accepting is a clerk's act.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use review::ids::{NominationId, TrackId};
use review::nomination::{Attachment, Nomination, Outcome, is_plain_file_name};
use serde::{Deserialize, Serialize};
use sheets::RowFault;
use sheets::nominations::{Mapping, read_nominations};
use store::office::{Office, Role};
use store::{Act, Known};

use crate::both::decide::{self, Acting};
use crate::command::Call;
use crate::deliver::digest_of_file;
use crate::failure::{Failure, internal};
use crate::host::{Picked, Progress, words};
use crate::office::{act, edition, need_role, track};
use crate::tables;

/// What to take in.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Intake {
    /// The body's office file.
    pub office: Picked,
    /// Track; may be left out where there is only one.
    #[serde(default)]
    pub track: Option<String>,
    /// The spreadsheet.
    pub file: Picked,
    /// Folder with a sub-folder for each nomination.
    #[serde(default)]
    pub attachments: Option<Picked>,
    /// Only check.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<_>"))]
    pub dry_run: bool,
}

/// What was taken in.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Taken {
    /// `good`, or `bad` if rows were left out.
    pub verdict: &'static str,
    /// Track.
    pub track: String,
    /// Rows taken in (or, in a dry run, that would be).
    pub accepted: usize,
    /// Of these, known from before and left as they were.
    pub known: usize,
    /// Attachments taken in.
    pub attachments: usize,
    /// Why rows were left out.
    pub rows: Vec<RowFault>,
}

type Files = BTreeMap<String, BTreeMap<String, PathBuf>>;

/// Takes nominations in.
pub fn intake(cx: &Call<'_>, request: &Intake) -> Result<Taken, Failure> {
    let (path, table) = tables::table(cx, &request.file)?;
    let folder = request.attachments.as_ref().map(|f| cx.host.resolve(f)).transpose()?;
    cx.office(&request.office, |office| {
        let meta = need_role(office.read(), Role::Body)?;
        let (_, edition) = edition(office.read())?;
        let track = track(office.read(), &edition, request.track.as_deref())?;
        let mut mapping = Mapping::guess(&table);
        for t in &edition.tracks {
            mapping.tracks.insert(t.title.clone(), t.id.clone());
            mapping.tracks.insert(t.id.to_string(), t.id.clone());
        }
        let (files, attachments) = match &folder {
            Some(folder) => measure(cx, folder)?,
            None => Default::default(),
        };
        let read = read_nominations(&table, &mapping, &attachments);
        if let Some(fault) = read.faults.iter().find(|f| f.code == "missing_column") {
            return Err(missing_column(fault, &path));
        }
        let mut taken = Taken {
            verdict: if read.faults.is_empty() { "good" } else { "bad" },
            track: track.to_string(),
            accepted: 0,
            known: 0,
            attachments: 0,
            rows: read.faults,
        };
        let mine: Vec<_> = read
            .nominations
            .into_iter()
            .filter(|(_, _, t)| t.as_ref().is_none_or(|t| *t == track))
            .collect();
        let total = u64::try_from(mine.len()).map_err(internal)?;
        for (done, (row, nomination, _)) in (0_u64..).zip(mine) {
            // What came in is whole and stays; a second import goes on from there.
            let stopped = |f: Failure| match (request.dry_run, done) {
                (true, _) | (_, 0) => f,
                _ => f.renamed("intake-stopped").with("done", done).with("total", total),
            };
            cx.go_on().map_err(stopped)?;
            cx.host.progress(&Progress { step: "intake", done, total });
            taken.accepted = taken.accepted.saturating_add(1);
            let files_in = nomination.attachments.len();
            if request.dry_run {
                continue;
            }
            let imported = act(cx, &meta.name, "imported", nomination.id.as_str(), None);
            match keep(office, &track, (row, &nomination), &files, &imported)? {
                Known::New => taken.attachments = taken.attachments.saturating_add(files_in),
                Known::Already => taken.known = taken.known.saturating_add(1),
            }
        }
        Ok(taken)
    })
}

fn missing_column(fault: &RowFault, path: &Path) -> Failure {
    let wanted = fault.params.get("wanted").or_else(|| fault.params.get("heading"));
    Failure::new("missing-column")
        .with("column", wanted.cloned().unwrap_or_default())
        .with("object", path.display())
        .detail(format!("{:?}", fault.params))
}

/// One nomination with its files, in one transaction.
fn keep(
    office: &mut Office,
    track: &TrackId,
    (row, nomination): (usize, &Nomination),
    files: &Files,
    imported: &Act,
) -> Result<Known, Failure> {
    if office.read().nomination(track, &nomination.id)?.is_some() {
        return Ok(Known::Already);
    }
    let record = serde_json::to_string(nomination).map_err(internal)?;
    let folder = files
        .iter()
        .find(|(id, _)| id.eq_ignore_ascii_case(nomination.id.as_str()))
        .map(|(_, files)| files);
    let mut open = Vec::new();
    for about in &nomination.attachments {
        let path = folder.and_then(|f| f.get(&about.name)).ok_or_else(|| internal("attachment"))?;
        open.push((about, File::open(path).map_err(|e| Failure::io(path, &e))?));
    }
    Ok(office.change(imported, |tx| {
        let known = tx.put_nomination(track, &record, u32::try_from(row).ok())?;
        for (about, file) in open {
            tx.put_attachment((track, &nomination.id), about, file)?;
        }
        Ok(known)
    })?)
}

/// Name, size and digest of every file in every nomination's sub-folder.
fn measure(
    cx: &Call<'_>,
    folder: &Path,
) -> Result<(Files, BTreeMap<String, Vec<Attachment>>), Failure> {
    let mut files = Files::new();
    for entry in read_dir(folder)? {
        if entry.is_dir()
            && let Some(id) = entry.file_name().and_then(|n| n.to_str())
        {
            let inside = read_dir(&entry)?.into_iter().filter(|p| p.is_file());
            let named =
                inside.map(|p| (words(&p.file_name().unwrap_or_default().to_string_lossy()), p));
            files.insert(id.to_owned(), named.collect());
        }
    }
    let total = files.values().map(BTreeMap::len).sum::<usize>();
    let mut done = 0_u64;
    let mut attachments = BTreeMap::new();
    for (id, inside) in &files {
        let mut list = Vec::new();
        for (name, path) in inside {
            cx.go_on()?;
            list.push(attachment(name, path)?);
            done = done.saturating_add(1);
            let total = u64::try_from(total).map_err(internal)?;
            cx.host.progress(&Progress { step: "attachments", done, total });
        }
        attachments.insert(id.clone(), list);
    }
    Ok((files, attachments))
}

fn attachment(name: &str, path: &Path) -> Result<Attachment, Failure> {
    if !is_plain_file_name(name) {
        return Err(Failure::new("bad-file-name").with("object", path.display()));
    }
    Ok(Attachment {
        name: name.to_owned(),
        size: fs::metadata(path).map_err(|e| Failure::io(path, &e))?.len(),
        sha256: digest_of_file(path)?.to_string(),
    })
}

fn read_dir(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(|e| Failure::io(folder, &e))? {
        paths.push(entry.map_err(|e| Failure::io(folder, &e))?.path());
    }
    paths.sort();
    Ok(paths)
}

/// A clerk's acceptance.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Accept {
    /// The body's office file.
    pub office: Picked,
    /// Track; may be left out where there is only one.
    #[serde(default)]
    pub track: Option<String>,
    /// Which nominations.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<_>"))]
    pub nominations: Vec<NominationId>,
    /// Every nomination that was imported and not decided; an empty list never means this.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<_>"))]
    pub all: bool,
    /// Why.
    pub reason: String,
    /// The clerk.
    pub by: String,
}

/// What was accepted.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Accepted {
    /// How many.
    pub accepted: usize,
}

/// Accepts nominations for review.
pub fn accept(cx: &Call<'_>, request: &Accept) -> Result<Accepted, Failure> {
    let (by, reason) = (words(&request.by), words(&request.reason));
    if by.is_empty() || reason.is_empty() {
        return Err(Failure::new("outcome-reason"));
    }
    cx.office(&request.office, |office| {
        need_role(office.read(), Role::Body)?;
        let (_, edition) = edition(office.read())?;
        let track = track(office.read(), &edition, request.track.as_deref())?;
        let rows = office.read().nominations(&track)?;
        let ids: Vec<NominationId> = if request.all {
            let open = rows.iter().filter(|r| r.outcome == Outcome::Imported);
            open.map(|r| r.record.id.clone()).collect()
        } else if request.nominations.is_empty() {
            return Err(Failure::new("nominations-needed"));
        } else {
            request.nominations.clone()
        };
        for id in &ids {
            if !rows.iter().any(|r| r.record.id == *id) {
                return Err(Failure::new("unknown-nomination").with("nomination", id));
            }
        }
        let clerk = Acting::of(cx, office.read(), &by)?;
        for id in &ids {
            let mut accepted = act(cx, &by, "accepted", id.as_str(), None);
            accepted.reason = Some(reason.clone());
            let subject = format!("accepted {track}/{id}");
            let signed = clerk.as_ref().map(|c| c.decide(cx, office.read(), (&subject, &reason)));
            let signed = signed.transpose()?;
            decide::change(office, (accepted, Some(&track)), signed.as_ref(), |tx| {
                tx.set_outcome(&track, id, Outcome::Accepted)
            })?;
        }
        Ok(Accepted { accepted: ids.len() })
    })
}
