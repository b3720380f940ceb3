//! The lines of a card: for a bundle who may have signed it, the signatures, the digests, that no file is missing or
//! too many, and the same for every bundle and stub inside. Nothing but `age`, `unzip`, `ssh-keygen`, `sha256sum` and
//! what every system has.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Seek};

use bundle::bag::{Bag, BagInfo, BundleType, check_stub};
use bundle::{Limits, PublicKey, Stub};
use dossier::payload::path;

use super::ByHand;
use crate::failure::Failure;
use crate::secretariat::edition::BUNDLE_CAP;

/// A card that is being written.
#[derive(Default)]
pub(super) struct Card {
    pub steps: Vec<ByHand>,
}

/// A word as a shell takes it.
pub(super) fn quoted(word: &str) -> String {
    format!("'{}'", word.replace('\'', r"'\''"))
}

/// The name under which a key of this role signs; the same as in the office's `allowed_signers`.
pub(super) fn principal(role: &str, info: &BagInfo) -> String {
    let who = match role {
        // Numbers of experts repeat across tracks.
        "expert" => info
            .expert_id
            .as_ref()
            .map(|e| format!("{e}.{}", info.track_id.as_deref().unwrap_or_default())),
        "secretariat" => Some("secretariat".to_owned()),
        _ => info.body_id.clone(),
    };
    format!("{role}@{}", who.unwrap_or_else(|| "office".to_owned()))
}

impl Card {
    pub fn step<const N: usize>(
        &mut self,
        key: &str,
        params: [(&str, &str); N],
        commands: impl IntoIterator<Item = String>,
    ) {
        self.steps.push(ByHand {
            key: key.to_owned(),
            params: params.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect(),
            commands: commands.into_iter().collect(),
        });
    }

    /// Unpacks a bundle into a folder of its own.
    pub fn unpack(&mut self, file: &str, dir: &str) {
        let line = format!("unzip -q {} -d {}", quoted(file), quoted(dir));
        self.step("unzip", [("file", file)], [line]);
    }

    /// Everything about the bundle that was unpacked into `dir`.
    pub fn bundle<R: Read + Seek>(&mut self, bag: &mut Bag<R>, dir: &str) -> Result<(), Failure> {
        self.signatures(&bag.info.clone(), bag.signers(), dir, dir);
        let d = quoted(dir);
        self.step(
            "tags",
            [],
            [format!("(cd {d} && sha256sum --strict -c tagmanifest-sha256.txt)")],
        );
        self.step(
            "payload",
            [],
            [
                format!("(cd {d} && sha256sum --strict --quiet -c manifest-sha256.txt)"),
                format!("cut -c67- {d}/manifest-sha256.txt > {d}.listed"),
                format!("(cd {d} && find data -type f | LC_ALL=C sort) | diff {d}.listed -"),
            ],
        );
        let digest = bag.digest.to_string();
        let line = format!("echo '{digest}  '{d}/tagmanifest-sha256.txt | sha256sum --strict -c");
        self.step("digest", [("digest", &digest), ("digits", &bag.digest.digits())], [line]);
        self.inside(bag, dir)
    }

    /// Who may have signed, and that they did.
    fn signatures(
        &mut self,
        info: &BagInfo,
        signers: &BTreeMap<String, PublicKey>,
        dir: &str,
        list: &str,
    ) {
        let namespace = info.bundle_type.namespace();
        let (d, allowed) = (quoted(dir), quoted(&format!("{list}.signers")));
        for (role, key) in signers {
            let name = principal(role, info);
            let line = format!("{name} namespaces=\"{namespace}\" {}", key.to_openssh());
            self.step(
                &format!("key-{}", role.trim_end_matches("-2")),
                [("fingerprint", &key.fingerprint()), ("digits", &key.digits())],
                [format!("echo {} >> {allowed}", quoted(&line))],
            );
            self.step("signature", [("who", &name)], [format!(
                "ssh-keygen -Y verify -f {allowed} -I {name} -n {namespace} -s {d}/sig/{role}.sshsig < {d}/tagmanifest-sha256.txt"
            )]);
        }
    }

    /// The bundles and stubs inside, each proven like the outer one.
    fn inside<R: Read + Seek>(&mut self, bag: &mut Bag<R>, dir: &str) -> Result<(), Failure> {
        let criteria = format!("{}/{}", quoted(dir), path::CRITERIA);
        match bag.info.bundle_type {
            BundleType::Results => self.stub(
                bag,
                dir,
                path::BATCH_STUB,
                &[
                    (path::ASSIGNMENT, "data/batch/assignment.json"),
                    (path::CRITERIA, path::CRITERIA),
                ],
            ),
            BundleType::Receipt => self.stub(
                bag,
                dir,
                path::FILING_STUB,
                &[(path::CRITERIA, path::CRITERIA), (path::PLAN, path::PLAN)],
            ),
            BundleType::Batch | BundleType::Submission => {
                let keys: Vec<PublicKey> = bag.signers().values().copied().collect();
                let nested: Vec<String> =
                    bag.paths().filter(|p| p.ends_with(".hjb")).map(ToOwned::to_owned).collect();
                for at in nested {
                    let below = self.nested(bag, dir, &at)?;
                    if at == path::RECEIPT_BUNDLE {
                        let r = quoted(&below);
                        let named = keys
                            .iter()
                            .map(|k| format!("grep -F '{}' {r}/{}", k.to_openssh(), path::RECEIPT));
                        let same = format!("cmp {criteria} {r}/{}", path::CRITERIA);
                        self.step("chain", [], std::iter::once(same).chain(named));
                    } else if at.starts_with(path::RESULTS_DIR) {
                        let same = format!("cmp {criteria} {}/{}", quoted(&below), path::CRITERIA);
                        self.step("criteria", [], [same]);
                    }
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// An embedded bundle, unpacked beside the outer one; where.
    fn nested<R: Read + Seek>(
        &mut self,
        bag: &mut Bag<R>,
        dir: &str,
        at: &str,
    ) -> Result<String, Failure> {
        let bytes = bag.read(at, BUNDLE_CAP)?;
        let mut inner = Bag::open(Cursor::new(&bytes), Limits::default())?;
        let name = at.trim_start_matches("data/").trim_end_matches(".hjb").replace('/', "-");
        let short: String = name.chars().take(24).collect();
        let below = format!("{dir}.{short}");
        self.unpack(&format!("{dir}/{at}"), &below);
        self.bundle(&mut inner, &below)?;
        Ok(below)
    }

    /// What a bundle repeats of the one it came from: its signature, its bag-info and manifest, and that the files
    /// `(name there, path here)` are the ones it signed.
    fn stub<R: Read + Seek>(
        &mut self,
        bag: &mut Bag<R>,
        dir: &str,
        prefix: &str,
        files: &[(&str, &str)],
    ) -> Result<(), Failure> {
        let mut part = |name: &str| bag.read(&format!("{prefix}{name}"), BUNDLE_CAP);
        let mut stub = Stub {
            bag_info: part("bag-info.txt")?,
            manifest: part("manifest-sha256.txt")?,
            tagmanifest: part("tagmanifest-sha256.txt")?,
            ..Stub::default()
        };
        let sig = format!("{prefix}sig/");
        let paths: Vec<String> =
            bag.paths().filter(|p| p.starts_with(&sig)).map(ToOwned::to_owned).collect();
        for at in paths {
            let role = at.trim_start_matches(&sig).trim_end_matches(".sshsig").to_owned();
            stub.signatures.insert(role, bag.read(&at, BUNDLE_CAP)?);
        }
        let (info, signers, ..) = check_stub(&stub)?;
        let below = format!("{dir}/{}", prefix.trim_end_matches('/'));
        self.signatures(&info, &signers, &below, dir);
        let (d, s) = (quoted(dir), quoted(&below));
        let tags = "grep -v '  bagit.txt$' tagmanifest-sha256.txt | sha256sum --strict -c";
        let same = files.iter().map(|(there, here)| {
            format!("echo \"$(grep '  {there}$' {s}/manifest-sha256.txt | cut -c1-64)  \"{d}/{here} | sha256sum --strict -c")
        });
        let kind = info.bundle_type.as_str();
        self.step(
            "stub",
            [("kind", kind)],
            std::iter::once(format!("(cd {s} && {tags})")).chain(same),
        );
        Ok(())
    }
}
