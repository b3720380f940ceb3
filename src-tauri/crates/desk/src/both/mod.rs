//! What both offices do alike: clerks with keys of their own and what they decide, supervisors, backups.
//! What only one desk does is in its own room.

pub mod decide;
