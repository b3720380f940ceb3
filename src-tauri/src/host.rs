//! The window as host of the desks: system time and randomness, paths behind tokens, progress to the page,
//! cancel from it. No request is understood here.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset, Utc};
use desk::{Failure, Host, Picked, Progress};
use serde::Serialize;
use tauri::ipc::Channel;

use crate::log::Log;
use crate::tokens::Tokens;

/// Progress as the page gets it.
#[derive(Debug, Clone, Serialize)]
pub struct Step {
    step: &'static str,
    done: u64,
    total: u64,
}

/// The page is told no oftener than this, except of a new step and of the end.
const PAUSE: Duration = Duration::from_millis(50);

/// The host of one call.
pub struct Window {
    /// Paths behind tokens.
    pub tokens: Arc<Tokens>,
    /// For what must not stay unsaid.
    pub log: Arc<Log>,
    /// Set when the person asks to stop.
    pub cancel: Arc<AtomicBool>,
    /// Where progress goes.
    pub progress: Option<Channel<Step>>,
    /// What was told last, and when.
    pub told: std::cell::Cell<Option<(&'static str, Instant)>>,
}

impl Host for Window {
    fn now(&self) -> DateTime<FixedOffset> {
        let now = Utc::now();
        let east = FixedOffset::east_opt(8 * 3600);
        east.map_or_else(|| now.fixed_offset(), |zone| now.with_timezone(&zone))
    }

    fn random(&self, bytes: &mut [u8]) -> Result<(), Failure> {
        getrandom::fill(bytes).map_err(|e| Failure::new("no-randomness").detail(e))
    }

    fn resolve(&self, picked: &Picked) -> Result<PathBuf, Failure> {
        self.tokens.path(&picked.0)
    }

    fn progress(&self, progress: &Progress) {
        let Some(channel) = &self.progress else { return };
        let fresh = self.told.get().is_none_or(|(step, at)| {
            step != progress.step || at.elapsed() > PAUSE || progress.done == progress.total
        });
        if fresh {
            self.told.set(Some((progress.step, Instant::now())));
            let (step, done, total) = (progress.step, progress.done, progress.total);
            // A page that has gone away needs no progress.
            let _ = channel.send(Step { step, done, total });
        }
    }

    fn warn(&self, failure: &Failure) {
        self.log.line("warning", &failure.code);
    }

    fn cancelled(&self) -> bool {
        self.cancel.load(Ordering::Relaxed)
    }
}
