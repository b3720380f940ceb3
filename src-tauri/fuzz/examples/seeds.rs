//! Makes the seeds that are bytes out of those that are text: `cargo run -p fuzz --example seeds`. Bundles
//! and what is in them come from `seeds/forged/chain.txt`; what is there is written over, nothing is removed.

use std::error::Error;
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use bundle::{OpeningCode, Signer, ZipWriter, sealed};
use fuzz::{IDENTITY, PASSPHRASE, PAYLOADS, RECIPIENT, Script, key};

fn main() -> Result<(), Box<dyn Error>> {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    from_script(&seeds, &seeds.join("forged/chain.txt"))?;
    let put = |name: &str, bytes: &[u8]| put(&seeds.join(name), bytes);
    put("bundle/one-file.zip", &zip(&[("a", b"123456789")])?)?;
    put("bundle/no-file.zip", &zip(&[])?)?;
    put("bundle/two-files.zip", &zip(&[("a/b", b""), ("c", b"c")])?)?;
    for n in 0..3 {
        put(&format!("sshsig/{n}.sshsig"), &key(n).sign("hengjian/results/v1", b"message")?)?;
        put(&format!("public_key/{n}.pub"), key(n).public().to_openssh().as_bytes())?;
        put(&format!("public_key/{n}.blob"), &key(n).public().blob())?;
        put(&format!("public_key/{n}.raw"), key(n).public().as_bytes())?;
        put(&format!("digits/{n}.txt"), format!("{0}\n{0}", key(n).public().digits()).as_bytes())?;
        put(
            &format!("opening_code/{n}.txt"),
            OpeningCode::from_random([n; 13]).to_string().as_bytes(),
        )?;
        put(&format!("opening_code/{n}.raw"), &[n.wrapping_mul(77); 14])?;
    }
    put("sshsig/other-purpose.sshsig", &key(0).sign("hengjian/batch/v1", b"message")?)?;
    put("sshsig/blob", &unarmored(&key(1).sign("hengjian/results/v1", b"message")?))?;
    let file = key(2).to_encrypted_openssh(PASSPHRASE, [7; 16], 7, "expert")?;
    put("key_file/expert.key", file.as_bytes())?;
    put("key_file/blob", &unarmored(file.as_bytes()))?;
    // age draws randomness of its own, so an existing file stays.
    if !seeds.join("sealed/one.age").is_file() {
        put("sealed/one.age", &sealed::encrypt(b"scores", &[RECIPIENT])?)?;
        put("sealed/empty.age", &sealed::encrypt(b"", &[RECIPIENT])?)?;
        put(
            "sealed/two.age",
            &sealed::encrypt(b"scores", &[RECIPIENT, &sealed::new_identity().1])?,
        )?;
        put("sealed/too-large.age", &sealed::encrypt(&[7; 5000], &[RECIPIENT])?)?;
    }
    put("recipient/good.txt", RECIPIENT.as_bytes())?;
    put("recipient/identity.txt", IDENTITY.as_bytes())?;
    put("recipient/zero", &[0; 32])?;
    put("recipient/point", &[9; 32])?;
    Ok(())
}

fn from_script(seeds: &Path, script: &Path) -> Result<(), Box<dyn Error>> {
    let from = script.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let script = Script::run(&fs::read_to_string(script)?);
    for (name, text) in &script.texts {
        if is_payload(text) {
            put(&seeds.join(format!("payload/{from}-{name}.json")), text)?;
        }
    }
    for bag in &script.bags {
        let name = format!("{from}-{}", bag.name);
        put(&seeds.join(format!("bundle/{name}.hjb")), &bag.bytes)?;
        put(&seeds.join(format!("bag_info/{name}.txt")), &bag.stub.bag_info)?;
        put(&seeds.join(format!("manifest/{name}.txt")), &bag.stub.manifest)?;
        for (path, bytes) in &bag.files {
            let Some(file) = path.strip_prefix("data/").filter(|file| !file.contains('/')) else {
                continue;
            };
            if file.ends_with(".json") && is_payload(bytes) {
                put(&seeds.join(format!("payload/{from}-{file}")), bytes)?;
            } else if file.ends_with(".jsonl") {
                put(&seeds.join(format!("audit/{name}.jsonl")), bytes)?;
            }
        }
    }
    Ok(())
}

fn is_payload(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    PAYLOADS.iter().any(|(kind, _)| text.contains(kind))
}

fn zip(files: &[(&str, &[u8])]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.add_bytes(name, content)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// The bytes in an armor; none where a letter is not of Base64.
fn unarmored(armored: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(armored);
    let lines = text.lines().filter(|line| !line.starts_with('-'));
    let value = |c: u8| match c {
        b'A'..=b'Z' => Some(u32::from(c - b'A')),
        b'a'..=b'z' => Some(u32::from(c - b'a') + 26),
        b'0'..=b'9' => Some(u32::from(c - b'0') + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let (mut bytes, mut bits, mut held) = (Vec::new(), 0_u32, 0);
    for six in lines.flat_map(str::bytes).filter_map(value) {
        bits = (bits << 6 | six) & 0xFFFF;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 0xFF).unwrap_or_default());
        }
    }
    bytes
}

fn put(path: &PathBuf, bytes: &[u8]) -> Result<(), Box<dyn Error>> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    Ok(fs::write(path, bytes)?)
}
