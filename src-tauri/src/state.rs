//! What the whole program holds: tokens, clerks, recent documents, the demo, and which file each window
//! was opened for.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use serde_json::Value;

use crate::clerk::Clerks;
use crate::demo;
use crate::log::Log;
use crate::picker::{self, FilePicker};
use crate::recent::Recent;
use crate::tokens::Tokens;

/// The state behind all windows.
pub struct Shell {
    /// Paths behind tokens.
    pub tokens: Arc<Tokens>,
    /// A clerk for each window.
    pub clerks: Clerks,
    /// Documents opened lately.
    pub recent: Recent,
    /// The demo programme, where the program was started with one.
    pub demo: Option<Value>,
    /// Asks a person for a file.
    pub picker: Box<dyn FilePicker>,
    /// The log.
    pub log: Arc<Log>,
    /// Which file a window was opened for.
    pub opened: Mutex<HashMap<String, PathBuf>>,
    /// Windows that were asked to close and have not answered.
    pub closing: Mutex<HashSet<String>>,
    /// Windows whose page has shown itself.
    pub ready: Mutex<HashSet<String>>,
}

impl Shell {
    /// The state of a program whose own files lie in `data`.
    pub fn new(data: &Path, log: Arc<Log>, demo: Option<&Path>) -> Self {
        let tokens = Arc::new(Tokens::default());
        let demo = demo.and_then(|folder| {
            demo::read(folder, &tokens).map_err(|e| log.line("demo", &e.code)).ok()
        });
        Self {
            clerks: Clerks::new(Arc::clone(&tokens), Arc::clone(&log)),
            recent: Recent::at(data),
            demo,
            picker: picker::picker(),
            tokens,
            log,
            opened: Mutex::default(),
            closing: Mutex::default(),
            ready: Mutex::default(),
        }
    }
}
