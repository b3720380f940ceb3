//! Work-arounds for graphics drivers under which WebKitGTK shows an empty window. They are environment
//! variables, which a running program cannot set safely; so the program starts itself once more with them.

#[cfg(target_os = "linux")]
pub fn work_around() {
    use std::os::unix::process::CommandExt;
    use std::path::Path;
    use std::process::Command;

    const STARTED_AGAIN: &str = "HENGJIAN_STARTED_AGAIN";
    let nvidia = Path::new("/proc/driver/nvidia/version").exists();
    if !nvidia || std::env::var_os(STARTED_AGAIN).is_some() {
        return;
    }
    let Ok(program) = std::env::current_exe() else { return };
    let mut again = Command::new(program);
    again.args(std::env::args_os().skip(1)).env(STARTED_AGAIN, "1");
    for (name, value) in
        [("WEBKIT_DISABLE_DMABUF_RENDERER", "1"), ("__NV_DISABLE_EXPLICIT_SYNC", "1")]
    {
        if std::env::var_os(name).is_none() {
            again.env(name, value);
        }
    }
    // Comes back only if the program could not be started again; then it goes on without the work-around.
    let error = again.exec();
    eprintln!("{error}");
}

/// Other systems need none.
#[cfg(not(target_os = "linux"))]
pub fn work_around() {}
