//! How fast a bundle is verified, beside `sha256sum` on the same file in the same run, and the most
//! memory that took. `verify_speed [MB [files]]`; build it with `--release`. It makes the bundle in
//! the folder for temporary files and takes it away again; nothing else is touched.

use std::{
    error::Error,
    fs::{self, File},
    io::{self, BufReader, Read},
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use bundle::*;

type Outcome<T> = Result<T, Box<dyn Error>>;

const ROUNDS: u32 = 3;

fn main() -> Outcome<()> {
    let mut args = std::env::args().skip(1);
    let megabytes: u32 = args.next().map_or(Ok(512), |text| text.parse())?;
    let files: u32 = args.next().map_or(Ok(20), |text| text.parse())?;
    let dir = tempfile::tempdir()?;
    let path = dir.path().join("speed.hjb");
    make(&path, u64::from(megabytes) * 1_000_000, files.max(1))?;
    let bytes = fs::metadata(&path)?.len();
    println!("bundle: {bytes} bytes, {files} payload files");
    println!("memory after making it: {}", most_memory()?);
    let (ours, stock) = (best(|| verify(&path))?, best(|| sha256sum(&path))?);
    report("verify", bytes, ours)?;
    report("sha256sum", bytes, stock)?;
    println!("ratio of the times: {:.2}", ours.as_secs_f64() / stock.as_secs_f64());
    println!("memory after verifying it: {}", most_memory()?);
    Ok(())
}

/// Bytes that no two files share, from a fixed seed: the same bundle on every machine.
struct Noise(u64);

impl Read for Noise {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        for chunk in buffer.chunks_mut(8) {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            chunk.iter_mut().zip(self.0.to_le_bytes()).for_each(|(to, from)| *to = from);
        }
        Ok(buffer.len())
    }
}

fn make(path: &Path, bytes: u64, files: u32) -> Outcome<()> {
    let each = bytes / u64::from(files);
    let payload = (1..=files).map(|n| PayloadFile {
        path: format!("data/nominations/N-{n:05}/material.pdf"),
        source: Source::Reader(Box::new(Noise(u64::from(n)).take(each))),
    });
    let info = BagInfo::new(BundleType::Materials, Mode::Rehearsal);
    let key = PrivateKey::from_seed([7; 32]);
    write_bag(File::create_new(path)?, &info, payload.collect(), &[("body", &key)])?;
    Ok(())
}

fn verify(path: &Path) -> Outcome<()> {
    let mut bag = Bag::open(BufReader::new(File::open(path)?), Limits::default())?;
    Ok(bag.check_payload()?)
}

fn sha256sum(path: &Path) -> Outcome<()> {
    let done = Command::new("sha256sum").arg(path).output()?.status.success();
    if done { Ok(()) } else { Err("sha256sum failed".into()) }
}

/// The shortest of some rounds, after one that warms the cache.
fn best(work: impl Fn() -> Outcome<()>) -> Outcome<Duration> {
    work()?;
    let mut shortest = Duration::MAX;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        work()?;
        shortest = shortest.min(start.elapsed());
    }
    Ok(shortest)
}

fn report(what: &str, bytes: u64, time: Duration) -> Outcome<()> {
    let megabytes = f64::from(u32::try_from(bytes / 1_000_000)?);
    let seconds = time.as_secs_f64();
    println!("{what}: {:.0} MB/s ({seconds:.2} s)", megabytes / seconds);
    Ok(())
}

/// `VmHWM` of this process, where the system keeps it.
fn most_memory() -> Outcome<String> {
    let Ok(status) = fs::read_to_string("/proc/self/status") else { return Ok("unknown".into()) };
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    Ok(line.map_or("unknown", str::trim).to_owned())
}
