//! One clerk for each window: a thread that holds the window's open documents and does its calls one after
//! the other, so that the window itself never waits. A panic in a call becomes an error and the clerk goes
//! on; documents close when the clerk goes home.

use std::cell::Cell;
use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use desk::{Call, Failure, Secrets, Session};
use tauri::ipc::Channel;

use crate::host::{Step, Window};
use crate::log::Log;
use crate::tokens::Tokens;

/// What is done with the window's documents.
pub type Work = Box<dyn FnOnce(&Call<'_>) + Send>;

/// One job for a clerk.
pub struct Job {
    /// Secrets beside the request.
    pub secrets: Secrets,
    /// Where progress goes.
    pub progress: Option<Channel<Step>>,
    /// The work itself.
    pub work: Work,
}

/// One window's clerk.
struct Clerk {
    jobs: Sender<Job>,
    cancel: Arc<AtomicBool>,
    thread: JoinHandle<()>,
}

/// The clerks of all windows.
pub struct Clerks {
    tokens: Arc<Tokens>,
    log: Arc<Log>,
    at_work: Mutex<HashMap<String, Clerk>>,
}

impl Clerks {
    /// No clerks yet.
    pub fn new(tokens: Arc<Tokens>, log: Arc<Log>) -> Self {
        Self { tokens, log, at_work: Mutex::default() }
    }

    /// Gives the clerk of `window` a job; the first job hires one.
    ///
    /// # Errors
    /// `internal` where no thread could be started.
    pub fn give(&self, window: &str, job: Job) -> Result<(), Failure> {
        let lost = || Failure::new("internal").detail("clerk");
        let mut at_work = self.at_work.lock().map_err(|_| lost())?;
        if !at_work.contains_key(window) {
            at_work.insert(window.to_owned(), self.hire(window)?);
        }
        let clerk = at_work.get(window).ok_or_else(lost)?;
        clerk.jobs.send(job).map_err(|_| lost())
    }

    /// Asks the clerk of `window` to stop what is being done.
    pub fn cancel(&self, window: &str) {
        let Ok(at_work) = self.at_work.lock() else { return };
        if let Some(clerk) = at_work.get(window) {
            clerk.cancel.store(true, Ordering::Relaxed);
        }
    }

    /// Sends the clerk of a closed window home. Long work is cancelled; what was committed stays.
    pub fn dismiss(&self, window: &str) {
        let clerk = self.at_work.lock().ok().and_then(|mut all| all.remove(window));
        if let Some(clerk) = clerk {
            clerk.go_home();
        }
    }

    /// Sends everybody home and waits until all documents are closed.
    pub fn dismiss_all(&self) {
        let Ok(mut at_work) = self.at_work.lock() else { return };
        for (_, clerk) in at_work.drain() {
            clerk.go_home();
        }
    }

    fn hire(&self, window: &str) -> Result<Clerk, Failure> {
        let (jobs, inbox) = channel();
        let cancel = Arc::new(AtomicBool::new(false));
        let (tokens, log) = (Arc::clone(&self.tokens), Arc::clone(&self.log));
        let flag = Arc::clone(&cancel);
        let thread = std::thread::Builder::new()
            .name(format!("clerk-{window}"))
            .spawn(move || attend(&inbox, &tokens, &log, &flag))
            .map_err(|e| Failure::new("internal").detail(e))?;
        Ok(Clerk { jobs, cancel, thread })
    }
}

impl Clerk {
    fn go_home(self) {
        self.cancel.store(true, Ordering::Relaxed);
        drop(self.jobs);
        // A panic outside a call was noted by the log's hook.
        let _ = self.thread.join();
    }
}

fn attend(inbox: &Receiver<Job>, tokens: &Arc<Tokens>, log: &Arc<Log>, cancel: &Arc<AtomicBool>) {
    let session = Session::kept();
    for job in inbox {
        cancel.store(false, Ordering::Relaxed);
        let host = Window {
            tokens: Arc::clone(tokens),
            log: Arc::clone(log),
            cancel: Arc::clone(cancel),
            progress: job.progress,
            told: Cell::new(None),
        };
        let cx = Call { host: &host, secrets: &job.secrets, session: &session };
        let work = job.work;
        // Whoever waits for the answer sees its end of the line closed, and says `internal`.
        if catch_unwind(AssertUnwindSafe(|| work(&cx))).is_err() {
            log.line("call", "panicked");
        }
    }
}
