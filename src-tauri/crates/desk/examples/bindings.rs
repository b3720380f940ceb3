//! Prints the types of the screens; `cargo xtask bindings` puts them into their file. It says what keeps
//! them from being written and prints nothing then.

use std::process::ExitCode;

fn main() -> ExitCode {
    match desk::bindings::write() {
        Ok(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(faults) => {
            for fault in faults {
                eprintln!("{fault}");
            }
            ExitCode::FAILURE
        }
    }
}
