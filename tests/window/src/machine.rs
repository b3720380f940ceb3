//! The machine of one journey: Xvfb, WebKitWebDriver, a home folder, the file from which the scripted
//! picker answers. Everything ends with the value; nothing of the real home is touched.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use journeys::workspace_root;
use serde_json::json;
use tempfile::TempDir;
use thirtyfour::{Capabilities, WebDriver};

use crate::page::Page;

/// The programs of the system without which no window can be driven.
const NEEDED: [&str; 4] = ["Xvfb", "dbus-run-session", "WebKitWebDriver", "python3"];

/// Sends `WM_DELETE_WINDOW` to every window that understands it, through the libX11 that GTK brings.
const CLOSE: &str = include_str!("close.py");

/// What is missing on this machine, if anything.
pub fn missing() -> Option<String> {
    let there = |name: &&str| {
        let path = std::env::var_os("PATH").unwrap_or_default();
        std::env::split_paths(&path).any(|d| d.join(name).is_file())
    };
    NEEDED.iter().find(|name| !there(name)).map(|name| format!("{name} is not installed"))
}

/// A child process that ends with its whole group.
struct Group(Child);

impl Group {
    fn start(command: &mut Command) -> Self {
        Self(command.process_group(0).spawn().expect("a program of the system starts"))
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        let group = format!("-{}", self.0.id());
        // It may have ended by itself.
        let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.0.wait();
    }
}

/// One machine.
pub struct Machine {
    display: String,
    port: u16,
    _driver: Group,
    _screen: Group,
    /// The last to go: what still runs would write into it.
    home: TempDir,
}

impl Machine {
    /// Starts everything but the window, in a locale such as `zh_CN.UTF-8`.
    pub fn start(locale: &str) -> Self {
        let home = tempfile::tempdir().expect("a folder");
        let (screen, display) = screen();
        let port = free_port();
        let mut driver = Command::new("dbus-run-session");
        driver.args(["--", "WebKitWebDriver", &format!("--port={port}")]);
        driver.stdout(Stdio::null()).stderr(Stdio::null());
        driver.envs(environment(home.path(), &display, locale)).env_remove("WAYLAND_DISPLAY");
        let driver = Group::start(&mut driver);
        let machine = Self { display, port, home, _driver: driver, _screen: screen };
        machine.pick(&[]);
        machine
    }

    /// The home folder.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// What the scripted picker answers to the next questions.
    pub fn pick(&self, paths: &[&Path]) {
        let lines: Vec<String> = paths.iter().map(|p| p.display().to_string()).collect();
        fs::write(self.home.path().join("picks"), lines.join("\n")).expect("the list of picks");
    }

    /// Opens the window with these arguments and waits until its page is there.
    pub async fn open(&self, arguments: &[&str]) -> Page {
        let mut wanted = Capabilities::new();
        let options = json!({ "binary": program(), "args": arguments });
        wanted.set("webkitgtk:browserOptions", options).expect("a capability");
        let address = format!("http://127.0.0.1:{}", self.port);
        for attempt in 0.. {
            match WebDriver::new(&address, wanted.clone()).await {
                Ok(driver) => return Page::of(driver, self.mark()).await,
                // WebKitWebDriver needs a moment before it listens.
                Err(error) if attempt == 50 => panic!("no session: {error}"),
                Err(_) => tokio::time::sleep(std::time::Duration::from_millis(200)).await,
            }
        }
        panic!("no session")
    }

    /// Ends the program as a power cut does.
    pub fn kill(&self) {
        let ended = Command::new("pkill").args(["-KILL", "-f", &self.mark()]).status();
        assert!(ended.is_ok_and(|s| s.success()), "there was no program to kill");
    }

    /// Asks the window to close, as the button in its frame does: `WM_DELETE_WINDOW`, which no tool of the
    /// system sends where there is no window manager.
    pub fn ask_to_close(&self) {
        let mut python = Command::new("python3");
        python.args(["-c", CLOSE]).env("DISPLAY", &self.display);
        assert!(python.status().is_ok_and(|s| s.success()), "no window could be asked");
    }

    /// Waits until the program has ended by itself.
    pub fn until_it_ended(&self) {
        until_fewer_than(1, &self.mark());
    }

    /// An argument that only this machine's program has; the demo folder lies in its home.
    fn mark(&self) -> String {
        format!("hengjian-window.*{}", self.home.path().display())
    }

    /// The bare program in this machine's environment, as a file manager would start it a second time.
    pub fn second_start(&self, locale: &str) -> Command {
        let mut command = Command::new(program());
        command.envs(environment(self.home.path(), &self.display, locale));
        command
    }
}

/// How many programs with this mark run.
pub(crate) fn running(mark: &str) -> usize {
    let found = Command::new("pgrep").args(["-c", "-f", mark]).output();
    let said = found.map(|o| String::from_utf8_lossy(&o.stdout).into_owned()).unwrap_or_default();
    said.trim().parse().unwrap_or(0)
}

/// Waits until fewer programs with this mark run: until then they hold their documents.
pub(crate) fn until_fewer_than(n: usize, mark: &str) {
    let begun = std::time::Instant::now();
    while running(mark) >= n {
        assert!(begun.elapsed().as_secs() < 40, "the program did not end");
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
}

fn environment(home: &Path, display: &str, locale: &str) -> Vec<(String, String)> {
    let under = |name: &str| home.join(name).display().to_string();
    [
        ("HOME", home.display().to_string()),
        ("XDG_DATA_HOME", under("data")),
        ("XDG_CONFIG_HOME", under("config")),
        ("XDG_CACHE_HOME", under("cache")),
        ("XDG_RUNTIME_DIR", under("runtime")),
        ("HENGJIAN_PICKS", under("picks")),
        ("HENGJIAN_CHEAP_KDF", "1".to_owned()),
        ("TAURI_WEBVIEW_AUTOMATION", "true".to_owned()),
        ("GDK_BACKEND", "x11".to_owned()),
        ("DISPLAY", display.to_owned()),
        ("LANG", locale.to_owned()),
        ("LC_ALL", String::new()),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value))
    .collect()
}

/// A display of the size that the smallest supported laptops have.
fn screen() -> (Group, String) {
    let mut xvfb = Command::new("Xvfb");
    xvfb.args(["-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp"]);
    let mut group = Group::start(xvfb.stdout(Stdio::piped()).stderr(Stdio::null()));
    let output = group.0.stdout.take().expect("Xvfb's output");
    let mut number = String::new();
    BufReader::new(output).read_line(&mut number).expect("Xvfb says its number");
    (group, format!(":{}", number.trim()))
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("its address").port()
}

/// The window's program, as the shell stage built it.
fn program() -> PathBuf {
    let test = std::env::current_exe().expect("this test");
    let debug = test.ancestors().nth(2).expect("target/debug").to_owned();
    let program = debug.join("hengjian-window");
    assert!(program.is_file(), "build it first: cargo build --package shell");
    program
}

/// Where pictures go: outside the repository's own files.
pub fn pictures() -> PathBuf {
    let folder = std::env::var_os("HENGJIAN_PICTURES").map(PathBuf::from);
    let folder = folder.unwrap_or_else(|| {
        let test = std::env::current_exe().expect("this test");
        test.ancestors().nth(3).expect("target").join("pictures")
    });
    fs::create_dir_all(&folder).expect("a folder for pictures");
    folder
}

/// axe-core as npm installed it.
pub fn axe() -> String {
    let file = workspace_root().join("ui/node_modules/axe-core/axe.min.js");
    fs::read_to_string(file).expect("axe-core; `cargo xtask test` installs it")
}
