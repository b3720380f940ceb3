//! The desktop shell: windows, native dialogs, files opened by double click, and one door from the page to
//! the desks' list of commands. No rule, no SQL, no signature and no text of a review is here; this is the
//! only crate that names tauri or rfd (`design.md` §3).

#![cfg_attr(windows, windows_subsystem = "windows")]

mod arguments;
mod attachments;
mod clerk;
mod demo;
mod graphics;
mod host;
mod instance;
mod log;
mod picker;
mod recent;
mod rpc;
mod state;
mod tokens;
mod windows;

use std::process::ExitCode;
use std::sync::Arc;

use arguments::Arguments;
use instance::First;
use log::Log;
use state::Shell;
use tauri::{Manager, RunEvent};

fn main() -> ExitCode {
    let arguments = match Arguments::read(std::env::args_os().skip(1)) {
        Ok(Some(arguments)) => arguments,
        Ok(None) => return ExitCode::SUCCESS,
        Err(code) => return code,
    };
    graphics::work_around();
    match run(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(3)
        }
    }
}

fn run(arguments: Arguments) -> tauri::Result<()> {
    let app = tauri::Builder::default()
        .invoke_handler(tauri::generate_handler![
            rpc::rpc,
            rpc::cancel,
            rpc::pick,
            rpc::place,
            rpc::start,
            rpc::ready,
            rpc::open_window,
            rpc::close_window,
            rpc::stay,
            rpc::entitle,
        ])
        .register_asynchronous_uri_scheme_protocol("batch", attachments::answer)
        .register_uri_scheme_protocol("fonts", |_, request| attachments::font(&request))
        .on_window_event(windows::event)
        .setup(move |app| {
            let log = Arc::new(Log::at(&app.path().app_log_dir()?));
            log.take_panics();
            let data = app.path().app_local_data_dir()?;
            match instance::first(&data, &arguments.files) {
                First::Yes(door) => instance::keep(door, app.handle().clone()),
                First::No => {
                    app.handle().exit(0);
                    return Ok(());
                }
                First::Unknown(reason) => log.line("instance", &reason),
            }
            log.line("start", env!("CARGO_PKG_VERSION"));
            app.manage(Shell::new(&data, log, arguments.demo.as_deref()));
            windows::begin(app.handle(), &arguments.files)?;
            Ok(())
        })
        .build(tauri::generate_context!())?;
    app.run(|app, event| {
        if let RunEvent::Exit = event {
            // A document is folded into its one file when its window's clerk has gone home.
            if let Some(shell) = app.try_state::<Shell>() {
                shell.clerks.dismiss_all();
            }
        }
    });
    Ok(())
}
