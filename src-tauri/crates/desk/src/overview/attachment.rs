//! The bytes of one attachment, for whoever shows it: only of the office that is open, only by its place in a
//! nomination's record, and only if they are what the record says. There is no command for it, because bytes
//! are no JSON.

use review::ids::{NominationId, TrackId};

use super::nominations::{read, unknown};
use super::on_track;
use crate::command::Call;
use crate::failure::Failure;
use crate::host::Picked;

/// Name and bytes of the `index`th attachment of a nomination's record, from 0, checked against its digest.
/// The secretariat has none: attachments do not go up with a submission.
///
/// # Errors
/// `unknown-track`, `not-our-track`, `unknown-nomination`, `unknown-attachment`, and what opening the office says.
pub fn attachment(
    cx: &Call<'_>,
    office: &Picked,
    track: &TrackId,
    nomination: &NominationId,
    index: usize,
) -> Result<(String, Vec<u8>), Failure> {
    on_track(cx, (office, track.as_str()), |office, track| {
        let row = office.nomination(&track.id, nomination)?.ok_or_else(|| unknown(nomination))?;
        let missing = || {
            let number = index.saturating_add(1);
            Failure::new("unknown-attachment").with("nomination", nomination).with("number", number)
        };
        let about = read(&row.record.json)?.attachments.into_iter().nth(index);
        let about = about.ok_or_else(missing)?;
        let stored = office.attachments(&track.id, nomination)?;
        let stored = stored.into_iter().find(|s| s.about == about).ok_or_else(missing)?;
        let mut bytes = Vec::new();
        office.read_attachment(&stored, &mut bytes)?;
        Ok((about.name, bytes))
    })
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use chrono::{DateTime, FixedOffset};
    use dossier::json;
    use review::nomination::{Attachment, Nomination};
    use store::office::{NewEdition, Office, OfficeMeta, Role};
    use store::{Act, Anchor, Mode, Secret, Seed};

    use super::*;
    use crate::anyone::edition::built_in;
    use crate::host::{Host, Progress};
    use crate::{Secrets, Session};

    struct Paths;

    impl Host for Paths {
        fn now(&self) -> DateTime<FixedOffset> {
            DateTime::parse_from_rfc3339("2022-11-01T08:00:00+08:00").unwrap()
        }
        fn random(&self, _: &mut [u8]) -> Result<(), Failure> {
            Err(Failure::new("no-randomness"))
        }
        fn resolve(&self, picked: &Picked) -> Result<PathBuf, Failure> {
            Ok(PathBuf::from(&picked.0))
        }
        fn progress(&self, _: &Progress) {}
        fn warn(&self, failure: &Failure) {
            panic!("{failure}");
        }
        fn cancelled(&self) -> bool {
            false
        }
    }

    const PASSPHRASE: &str = "a long passphrase";

    fn act(what: &str) -> Act {
        Act {
            actor: "office".to_owned(),
            act: what.to_owned(),
            object: String::new(),
            outcome: "ok".to_owned(),
            reason: None,
            digest: None,
            at: "2022-11-01T08:00:00+08:00".to_owned(),
        }
    }

    /// A body's office with one nomination in `electronics` that has these attachments.
    fn office(file: &Path, attachments: &[(&str, &[u8])]) {
        let meta = OfficeMeta {
            role: Role::Body,
            name: "body".to_owned(),
            body: Some("cast-info".parse().unwrap()),
            mode: Mode::Rehearsal,
            created_at: act("made").at,
            app_version: "0".to_owned(),
        };
        let seed = Seed { salt: [7; 16], log_id: "a".repeat(32) };
        let secret = Secret::Passphrase(PASSPHRASE);
        let mut office = Office::create(file, (&secret, &seed), &meta, &act("made")).unwrap();
        let about = |(name, bytes): &(&str, &[u8])| Attachment {
            name: (*name).to_owned(),
            size: bytes.len().try_into().unwrap(),
            sha256: bundle::Digest::of(bytes).to_string(),
        };
        let nomination = Nomination {
            id: "n1".parse().unwrap(),
            title: "t".to_owned(),
            applicant: "a".to_owned(),
            nominator: String::new(),
            channel: String::new(),
            fields: std::collections::BTreeMap::new(),
            attachments: attachments.iter().map(about).collect(),
        };
        let edition = built_in("2022").unwrap();
        let (track, digest) = ("electronics".parse().unwrap(), "a".repeat(64));
        let record = serde_json::to_string(&nomination).unwrap();
        let keep = |tx: &store::office::OfficeTx<'_>| {
            tx.put_edition(&NewEdition {
                edition: &edition.id,
                digest: &digest,
                json: &json::write(&edition).unwrap(),
                anchor_fingerprint: "0",
                anchor: Anchor::Typed,
            })?;
            tx.put_nomination(&track, &record, None)?;
            for (about, (_, bytes)) in nomination.attachments.iter().zip(attachments) {
                tx.put_attachment((&track, &nomination.id), about, *bytes)?;
            }
            Ok(())
        };
        office.change(&act("imported"), keep).unwrap();
        office.close().unwrap();
    }

    #[test]
    fn an_attachment_is_found_by_its_place_in_the_record_and_only_in_an_own_track() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("body.hjo");
        office(&file, &[("z.pdf", b"%PDF-1.7 z"), ("a.png", b"png a")]);
        let (secrets, session) = (Secrets::passphrase(PASSPHRASE), Session::kept());
        let cx = Call { host: &Paths, secrets: &secrets, session: &session };
        let picked = Picked(file.display().to_string());
        let get = |track: &str, nomination: &str, index| {
            let (track, nomination) = (track.parse().unwrap(), nomination.parse().unwrap());
            attachment(&cx, &picked, &track, &nomination, index)
        };
        assert_eq!(get("electronics", "n1", 0).unwrap(), ("z.pdf".into(), b"%PDF-1.7 z".to_vec()));
        assert_eq!(get("electronics", "n1", 1).unwrap(), ("a.png".into(), b"png a".to_vec()));
        let code = |track, nomination, index| get(track, nomination, index).unwrap_err().code;
        assert_eq!(code("electronics", "n1", 2), "unknown-attachment");
        assert_eq!(code("electronics", "n2", 0), "unknown-nomination");
        assert_eq!(code("materials", "n1", 0), "not-our-track");
        assert_eq!(code("no-such", "n1", 0), "unknown-track");
    }
}
