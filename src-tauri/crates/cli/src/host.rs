//! The terminal as host of the desks: system time and randomness, paths as they were typed, progress on
//! stderr if that is a terminal.

use std::cell::RefCell;
use std::io::IsTerminal;
use std::path::PathBuf;

use chrono::{DateTime, FixedOffset, Utc};
use desk::{Failure, Host, Picked, Progress};
use indicatif::{ProgressBar, ProgressStyle};
use text::Language;

use crate::render;

/// The host of one run.
pub struct Terminal {
    language: Language,
    shows: bool,
    bar: RefCell<Option<(&'static str, ProgressBar)>>,
}

impl Terminal {
    /// A host that shows progress if `wanted` and stderr is a terminal.
    pub fn new(wanted: bool, language: Language) -> Self {
        let shows = wanted && std::io::stderr().is_terminal();
        Self { language, shows, bar: RefCell::new(None) }
    }

    /// Takes the progress away.
    pub fn done(&self) {
        if let Some((_, bar)) = self.bar.borrow_mut().take() {
            bar.finish_and_clear();
        }
    }
}

impl Host for Terminal {
    fn now(&self) -> DateTime<FixedOffset> {
        let east = FixedOffset::east_opt(8 * 3600);
        let now = Utc::now();
        east.map_or_else(|| now.fixed_offset(), |zone| now.with_timezone(&zone))
    }

    fn random(&self, bytes: &mut [u8]) -> Result<(), Failure> {
        getrandom::fill(bytes).map_err(|e| Failure::new("no-randomness").detail(e))
    }

    fn resolve(&self, picked: &Picked) -> Result<PathBuf, Failure> {
        Ok(PathBuf::from(&picked.0))
    }

    fn progress(&self, progress: &Progress) {
        if !self.shows {
            return;
        }
        let mut slot = self.bar.borrow_mut();
        if slot.as_ref().is_none_or(|(step, _)| *step != progress.step) {
            if let Some((_, old)) = slot.take() {
                old.finish_and_clear();
            }
            let bar = ProgressBar::new(progress.total);
            if let Ok(style) = ProgressStyle::with_template("{msg} {bar:30} {pos}/{len}") {
                bar.set_style(style);
            }
            bar.set_message(text::say(self.language, &format!("step-{}", progress.step), &[]));
            *slot = Some((progress.step, bar));
        }
        if let Some((_, bar)) = slot.as_ref() {
            bar.set_length(progress.total);
            bar.set_position(progress.done);
        }
    }

    fn warn(&self, failure: &Failure) {
        eprintln!("{}", render::failure(failure, self.language));
    }

    fn cancelled(&self) -> bool {
        false
    }
}
