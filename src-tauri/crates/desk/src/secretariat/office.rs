//! A new office file with its key, for the secretariat or a body. One organisation in two roles makes two
//! files, and so has two keys.

use bundle::Signer;
use review::ids::BodyId;
use serde::{Deserialize, Serialize};
use store::office::{KeyPurpose, Office, OfficeKey, OfficeMeta, Recipient, Role};
use store::{Mode, Secret};

use crate::both::keys::made_or_brought;
use crate::bundles::APP_VERSION;
use crate::command::Call;
use crate::failure::Failure;
use crate::host::{Picked, words};
use crate::office::act;
use crate::translate;

/// The office to make.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "NewOffice"))]
#[serde(deny_unknown_fields)]
pub struct New {
    /// The office file to make.
    pub file: Picked,
    /// In which role.
    #[cfg_attr(feature = "types", ts(type = "\"secretariat\" | \"body\""))]
    pub role: Role,
    /// Name of the organisation.
    pub name: String,
    /// Its id in the edition; otherwise it is found by its name.
    #[serde(default)]
    pub body: Option<BodyId>,
    /// Whether it is for rehearsal.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<_>"))]
    pub rehearsal: bool,
    /// An OpenSSH Ed25519 private key to bring along; otherwise one is made.
    #[serde(default)]
    pub key: Option<Picked>,
}

/// The office that was made.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Made {
    /// The office file.
    pub path: String,
    /// `SHA256:…` of its signing key.
    pub fingerprint: String,
    /// The fingerprint as 6×5 digits, for the printed notice or the filing letter.
    pub digits: String,
    /// age recipient of the office.
    pub recipient: String,
}

/// Makes an office file.
pub fn new(cx: &Call<'_>, request: &New) -> Result<Made, Failure> {
    let path = cx.host.resolve(&request.file)?;
    let passphrase = cx.new_passphrase()?;
    let meta = OfficeMeta {
        role: request.role,
        name: words(&request.name),
        body: request.body.clone(),
        mode: if request.rehearsal { Mode::Rehearsal } else { Mode::Official },
        created_at: cx.now(),
        app_version: APP_VERSION.to_owned(),
    };
    let (private, private_pem) =
        made_or_brought(cx, request.key.as_ref(), passphrase, request.role)?;
    let public = private.public();
    let (identity, recipient) = bundle::sealed::new_identity();
    let key = OfficeKey {
        purpose: KeyPurpose::Signing,
        owner: String::new(),
        public_openssh: public.to_openssh(),
        private_pem,
        fingerprint: public.fingerprint(),
    };
    let made = act(cx, &meta.name, "made", request.role.as_str(), None);
    let enrolled = act(cx, &meta.name, "enrolled", public.fingerprint(), None);
    let secret = Secret::Passphrase(passphrase);
    cx.fresh(&path, |part| {
        let mut office = Office::create(part, (&secret, &cx.seed()?), &meta, &made)
            .map_err(translate::at(&path))?;
        office.change(&enrolled, |tx| {
            tx.put_key(&key)?;
            tx.put_recipient(&Recipient {
                recipient: recipient.clone(),
                identity: identity.as_str().to_owned(),
            })
        })?;
        office.close().map_err(translate::at(&path))
    })?;
    Ok(Made {
        path: path.display().to_string(),
        fingerprint: public.fingerprint(),
        digits: public.digits(),
        recipient,
    })
}
