//! What both offices do alike: clerks with keys of their own and what they decide, supervisors, backups.
//! What only one desk does is in its own room.

pub mod allowed_signers;
pub mod backup;
pub mod clerk;
pub mod cosign;
pub mod decide;
pub(crate) mod examine;
pub mod identity;
pub mod keys;
pub mod overrides;
pub(crate) mod recommended;
pub mod revoke;
pub mod supervisor;
