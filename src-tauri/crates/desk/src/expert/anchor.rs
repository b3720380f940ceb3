//! What an expert knows of the secretariat's key when a batch is opened (`formats.md` §1): digits typed from paper, the
//! digits that were typed for an earlier batch of the same edition, or nothing. How far it was known goes into the
//! work file and from there into the results.

use dossier::Known;
use dossier::verify::{BatchContents, Verified};
use review::ids::BatchId;
use store::work::{Origin, WorkFile};
use store::{Anchor, Secret, StoreError};

use crate::anyone::verify::anchor;
use crate::bundles::store_mode;
use crate::command::Call;
use crate::failure::Failure;
use crate::host::Picked;
use crate::translate;

/// What is known of the secretariat's key.
pub(super) enum Trusted {
    /// The digits as typed.
    Typed(String),
    /// What an earlier work file holds.
    Pinned(Box<Earlier>),
    /// Nothing; the expert goes on all the same.
    Nothing,
}

/// An earlier work file, as far as it says something about the secretariat's key.
pub(super) struct Earlier {
    origin: Origin,
    batch: BatchId,
}

impl Earlier {
    /// Which batch it was made of.
    pub fn batch(&self) -> &BatchId {
        &self.batch
    }

    /// When it was made.
    pub fn made_at(&self) -> &str {
        &self.origin.created_at
    }
}

impl Trusted {
    /// What a request says of it: digits as typed before an earlier work file, and that before nothing.
    ///
    /// Errors: `bad-digits`, `pinned-unverified` for an earlier work file in which nobody had compared the key either, and
    /// whatever opening that file can say.
    pub fn of(
        cx: &Call<'_>,
        typed: Option<&str>,
        earlier: Option<&Picked>,
    ) -> Result<Self, Failure> {
        if let Some(typed) = anchor(typed)? {
            return Ok(Self::Typed(typed));
        }
        match earlier {
            Some(file) => Ok(Self::Pinned(Box::new(pinned(cx, file)?))),
            None => Ok(Self::Nothing),
        }
    }

    /// Whether nobody compared the key.
    pub fn is_nothing(&self) -> bool {
        matches!(self, Self::Nothing)
    }

    /// The earlier work file, if it is one.
    pub fn earlier(&self) -> Option<&Earlier> {
        if let Self::Pinned(earlier) = self { Some(earlier) } else { None }
    }

    /// What verification may rest on.
    pub fn known(&self) -> Known {
        Known::anchored(match self {
            Self::Typed(digits) => Some(digits.clone()),
            Self::Pinned(earlier) => Some(earlier.origin.anchor_digits.clone()),
            Self::Nothing => None,
        })
    }

    /// How far it is known, as the work file keeps it.
    pub fn state(&self) -> Anchor {
        match self {
            Self::Typed(_) => Anchor::Typed,
            Self::Pinned(_) => Anchor::Pinned,
            Self::Nothing => Anchor::Unverified,
        }
    }

    /// An earlier work file says something about its own edition only, and a rehearsal nothing about the real thing.
    ///
    /// Errors: `pinned-elsewhere`.
    pub fn fits(&self, batch: &Verified<BatchContents>) -> Result<(), Failure> {
        let Self::Pinned(earlier) = self else { return Ok(()) };
        let earlier = &earlier.origin;
        let (edition, mode) = (&batch.assignment.edition, store_mode(batch.info().mode));
        if earlier.edition == edition.as_str() && earlier.mode == mode {
            return Ok(());
        }
        Err(Failure::new("pinned-elsewhere")
            .with("edition", edition)
            .with("earlier", &earlier.edition))
    }
}

fn pinned(cx: &Call<'_>, file: &Picked) -> Result<Earlier, Failure> {
    let path = cx.host.resolve(file)?;
    let read = |work: &WorkFile| {
        let (origin, batch) = (work.read().origin()?, work.read().head()?.batch);
        Ok::<_, StoreError>(Earlier { origin, batch })
    };
    let earlier = if cx.session.holds(&path) {
        cx.work(file, |work| Ok(read(work)?))?
    } else {
        let at = translate::at(&path);
        let secret = Secret::Passphrase(cx.secrets.need_passphrase()?);
        // Whoever reads beside nobody leaves SQLite's own files behind; so that is only done beside another program.
        let work = match WorkFile::open(&path, &secret) {
            Err(StoreError::AlreadyOpen) => WorkFile::open_read_only(&path, &secret),
            opened => opened,
        };
        let work = work.map_err(&at)?;
        let earlier = read(&work).map_err(&at)?;
        work.close().map_err(&at)?;
        earlier
    };
    let origin = &earlier.origin;
    if origin.anchor == Anchor::Unverified || origin.anchor_digits.is_empty() {
        return Err(Failure::new("pinned-unverified").with("object", path.display()));
    }
    Ok(earlier)
}
