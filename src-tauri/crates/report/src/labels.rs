//! The words that stand on every document: page numbers, the rehearsal banner, the empty table.
//! Only words live here; where they stand is decided in `layout` and `parts`.

/// Whether the document counts. Mirrors `Mode` of `formats.md` §3.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// It counts.
    Official,
    /// It is practice; every page says so.
    Rehearsal,
}

pub(crate) const REHEARSAL: &str = "演练  REHEARSAL";
pub(crate) const REHEARSAL_NOTE: &str = "本页为演练所用，不作为正式评审的依据";
pub(crate) const NOTHING: &str = "（无）";
pub(crate) const AUTHOR: &str = "衡鉴 Hengjian";

pub(crate) fn page_of(page: usize, total: usize) -> String {
    format!("第 {page} 页  共 {total} 页")
}
