//! A batch is one file of less than 4 GiB (`formats.md` §2). What would not fit into one is divided here, in the order of
//! the nominations and with room to spare; a nomination is never divided. Nothing is measured on disk: sizes are those
//! that the records name.

use review::ids::NominationId;
use review::nomination::Nomination;

use super::Setting;
use crate::failure::{Failure, internal};

/// What a batch may weigh at most as it is estimated here, in bytes: 4 GiB without 64 MiB.
pub const MOST: u64 = (4 << 30) - (64 << 20);

/// What a batch weighs before anything is in it: an empty database, manifests, signatures.
const EMPTY: u64 = 1 << 20;
/// What a nomination weighs besides its files: its rows, its line in the assignment, pages that are not full.
const NOMINATION: u64 = 16 << 10;
/// What a file weighs besides its bytes.
const FILE: u64 = 16 << 10;
/// Of a page of the encrypted database, 84 bytes of 4,096 hold no content; one in 32 is more than that.
const PAGES: u64 = 32;

/// The room that a nomination takes in a batch, from its record.
pub(super) fn room_for(record: &str) -> Result<u64, Failure> {
    let nomination: Nomination = serde_json::from_str(record).map_err(internal)?;
    let text = u64::try_from(record.len()).map_err(internal)?.saturating_mul(2);
    let files = nomination.attachments.iter().map(|a| {
        let whole = a.size.saturating_add(FILE);
        whole.saturating_add(whole / PAGES)
    });
    Ok(files.fold(NOMINATION.saturating_add(text), u64::saturating_add))
}

/// The nominations in as few parts as fit, in their order. Errors: `nomination-too-large`.
pub(super) fn parts(
    setting: &Setting,
    nominations: &[NominationId],
    most: u64,
) -> Result<Vec<Vec<NominationId>>, Failure> {
    let files = [setting.receipt.len(), setting.filing.content.criteria.len()];
    let files = u64::try_from(files.iter().sum::<usize>()).map_err(internal)?;
    let room = most.saturating_sub(EMPTY.saturating_add(files));
    let size = |id: &NominationId| setting.sizes.get(id).copied().unwrap_or_default();
    divide(nominations, size, room).map_err(|id| {
        Failure::new("nomination-too-large")
            .with("nomination", id)
            .with("size", size(id))
            .with("max", room)
    })
}

/// The first that does not fit alone is the error.
fn divide<T: Clone>(all: &[T], size: impl Fn(&T) -> u64, room: u64) -> Result<Vec<Vec<T>>, &T> {
    let (mut parts, mut part, mut full) = (Vec::new(), Vec::new(), 0_u64);
    for one in all {
        let weight = size(one);
        if weight > room {
            return Err(one);
        }
        let with = full.saturating_add(weight);
        if with > room {
            parts.push(std::mem::take(&mut part));
            full = weight;
        } else {
            full = with;
        }
        part.push(one.clone());
    }
    if !part.is_empty() {
        parts.push(part);
    }
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_stays_together_and_in_order() {
        fn divided(sizes: &[u64]) -> Result<Vec<Vec<u64>>, &u64> {
            divide(sizes, |n| *n, 9)
        }
        assert_eq!(divided(&[3, 3, 3]).unwrap(), [vec![3, 3, 3]]);
        assert_eq!(divided(&[3, 3, 4, 9, 1]).unwrap(), [vec![3, 3], vec![4], vec![9], vec![1]]);
        assert_eq!(divided(&[]).unwrap(), Vec::<Vec<u64>>::new());
        assert_eq!(divided(&[1, 10, 1]).unwrap_err(), &10);
    }
}
