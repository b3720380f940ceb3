//! Writes the permissions of the shell's own commands: without this list every page might call them all,
//! and with it only the capability in `capabilities/` says who may. Nothing is generated for the screens.

fn main() {
    let commands = &[
        "rpc",
        "cancel",
        "pick",
        "place",
        "start",
        "ready",
        "open_window",
        "close_window",
        "stay",
        "entitle",
    ];
    let manifest = tauri_build::AppManifest::new().commands(commands);
    let attributes = tauri_build::Attributes::new().app_manifest(manifest);
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo::error={error:#}");
    }
}
