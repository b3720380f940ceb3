//! A folder in which two bodies bring one track to its end together, by the command line alone, and the doors through
//! which the tests go on from there. Nothing is judged here.

use std::fs;
use std::sync::LazyLock;

use journeys::chain::EXPERTS;
use journeys::refusal::{codes, copy, two_sentences};
use journeys::{Chain, Hengjian, Ran, text};
use serde_json::Value;

/// A folder in which two bodies came to the end together, with what the program said at the steps.
pub struct Joint {
    pub chain: Chain,
    pub said: Said,
}

/// What the program said at the steps.
#[derive(Clone, Default)]
pub struct Said {
    pub digits: [String; 3],
    pub filing: Value,
    pub cosigned: [Value; 3],
    pub packed: Value,
    pub sealed: Vec<Value>,
    pub submitted: Value,
    pub received: Value,
    pub acked: Value,
}

/// The office that runs the programme, the body that leads, and the one that signs along.
const OFFICES: [(&str, &[&str]); 3] = [
    ("secretariat.hjo", &["--role", "secretariat", "--name", "秘书处"]),
    ("first.hjo", &["--role", "body", "--body", "cast-ecology", "--name", "生态联合体"]),
    ("second.hjo", &["--role", "body", "--body", "cast-clean-energy", "--name", "能源联合体"]),
];
pub const CARD: &str = "cards/body-card-cast-clean-energy.json";
pub const FILING: &str = "filing/filing-green-v1.hjb";
pub const BOTH_FILING: &str = "both/filing-green-v1.hjb";
pub const RECEIPT: &str = "both/receipt-green-v1.hjb";
pub const TO_COSIGN: &str = "submission/submission-green-to-cosign.hjb.age";
pub const SUBMISSION: &str = "both/submission-green.hjb.age";

pub static WORLD: LazyLock<Joint> = LazyLock::new(walked);

fn walked() -> Joint {
    let chain = Chain::new();
    let criteria = fs::read_to_string(chain.path("criteria.json")).unwrap();
    fs::write(chain.path("criteria.json"), criteria.replace("\"electronics\"", "\"green\""))
        .unwrap();
    let mut joint = Joint { chain, said: Said::default() };
    joint.offices();
    joint.file();
    joint.pack();
    joint.review();
    joint.submit();
    joint
}

impl Joint {
    /// A copy to spoil; it goes with the value.
    pub fn copy() -> Self {
        let chain = Chain::new();
        copy(WORLD.chain.folder(), chain.folder());
        Self { chain, said: WORLD.said.clone() }
    }

    fn run_in(&self, language: &'static str, args: &[&str]) -> Ran {
        let cli: Hengjian = self.chain.cli.in_language(language);
        Ran::of(&cli.prepared(args).current_dir(self.chain.folder()).output().unwrap())
    }

    pub fn run(&self, args: &[&str]) -> Ran {
        self.run_in("zh_CN.UTF-8", args)
    }

    pub fn done(&self, args: &[&str]) -> Value {
        let ran = self.run(args);
        assert_eq!(ran.code, 0, "{args:?}: {}{}", ran.stdout, ran.stderr);
        ran.json
    }

    /// Refused with this error, in a sentence of each language.
    pub fn refused(&self, args: &[&str], code: &str) -> Value {
        let [zh, en] = ["zh_CN.UTF-8", "en_US.UTF-8"].map(|l| self.run_in(l, args));
        assert_eq!(zh.error(), code, "{args:?}: {}{}", zh.stdout, zh.stderr);
        two_sentences(&zh.stderr, &en.stderr);
        zh.json
    }

    /// A file is refused because of this finding.
    pub fn refused_for(&self, args: &[&str], finding: &str) -> Value {
        let error = self.refused(args, "verification-failed");
        assert!(codes(&error).contains(&finding.to_owned()), "{finding}: {error:#}");
        error
    }

    /// The file is not signed, because of this finding.
    pub fn unsigned(&self, office: &str, file: &str, finding: &str) {
        let ran = self.run(&["cosign", "--office", office, file, "--out", "refused"]);
        assert_eq!(ran.json["signed"], 0, "{}{}", ran.stdout, ran.stderr);
        assert_eq!(ran.code, if finding == "F01" { 3 } else { 1 }, "{}", ran.stdout);
        assert!(codes(&ran.json).contains(&finding.to_owned()), "{finding}: {}", ran.stdout);
        assert!(!self.chain.path("refused").exists());
    }

    pub fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.chain.path(name)).unwrap()
    }

    pub fn write(&self, name: &str, bytes: &[u8]) -> String {
        fs::write(self.chain.path(name), bytes).unwrap();
        name.to_owned()
    }

    fn offices(&mut self) {
        for (n, (file, args)) in OFFICES.into_iter().enumerate() {
            let made = self.done(&[&["office", "new"], args, &[file]].concat());
            self.said.digits[n] = text(&made, "/digits").to_owned();
            let identity = format!("identity-{}.txt", file.trim_end_matches(".hjo"));
            self.done(&["identity", "export", "--office", file, "--out", &identity]);
        }
        self.done(&["edition", "export", "--office", "secretariat.hjo", "--out", "."]);
        for office in ["first.hjo", "second.hjo"] {
            let trust = self.said.digits[0].clone();
            let import = ["edition", "import", "--office", office, "edition-2022.hjb"];
            self.done(&[&import[..], &["--trust", &trust]].concat());
        }
        self.done(&["key", "card", "--office", "second.hjo", "--out", "cards"]);
    }

    fn file(&mut self) {
        self.said.filing = self.done(&[&EXPORT[..], &EXPORT_OUT, &["--joint", CARD]].concat());
        let cosign = ["cosign", "--office", "second.hjo", FILING, "--out", "both"];
        self.said.cosigned[0] = self.done(&cosign);
        let [_, first, second] = self.said.digits.clone();
        self.done(&[&ACCEPT[..], &["--digits", &first, "--digits", &second]].concat());
        for office in ["first.hjo", "second.hjo"] {
            self.done(&["receipt", "import", "--office", office, RECEIPT]);
        }
    }

    fn pack(&mut self) {
        let office = ["--office", "first.hjo", "--track", "green"];
        let intake = ["nominations.csv", "--attachments", "attachments"];
        self.done(&[&["intake"], &office[..], &intake].concat());
        let by = ["--all", "--by", "王敏", "--reason", "形式审查通过"];
        self.done(&[&["accept"], &office[..], &by].concat());
        let folders = ["--batches", "batches", "--letters", "letters"];
        self.said.packed = self.done(&[&["pack"], &office[..], &folders].concat());
        let files = EXPERTS.map(|e| format!("batches/{}", batch(e)));
        let mut cosign = vec!["cosign", "--office", "second.hjo", "--out", "both"];
        cosign.extend(files.iter().map(String::as_str));
        self.said.cosigned[1] = self.done(&cosign);
    }

    fn review(&mut self) {
        for expert in EXPERTS {
            let (work, scores) = (format!("{expert}.hjw"), format!("scores-{expert}.csv"));
            self.done(&self.opening(expert, &format!("both/{}", batch(expert)), &work).each());
            self.done(&["pledge", &work]);
            match expert {
                "E002" => {
                    self.done(&["recuse", &work, "--nomination", "q03", "--reason", "same_unit"])
                }
                _ => self.done(&["recuse", &work, "--none"]),
            };
            if expert == "E001" {
                self.done(&["unable", &work, "--nomination", "q02", "--reason", "非本人专业"]);
            }
            self.done(&["score", "import", &work, &scores]);
            let sealed = self.done(&["seal", &work, "--out", "results"]);
            self.said.sealed.push(sealed);
        }
    }

    fn submit(&mut self) {
        let results: Vec<String> =
            self.said.sealed.iter().map(|s| text(s, "/path").to_owned()).collect();
        let mut merge = vec!["merge", "--office", "first.hjo", "--track", "green"];
        merge.extend(results.iter().map(String::as_str));
        self.done(&merge);
        let submit = ["submit", "--office", "first.hjo", "--track", "green"];
        self.said.submitted = self.done(&[&submit[..], &["--out", "submission"]].concat());
        let cosign = ["cosign", "--office", "second.hjo", TO_COSIGN, "--out", "both"];
        self.said.cosigned[2] = self.done(&cosign);
        let receive = ["receive", "--office", "secretariat.hjo", SUBMISSION, "--out", "ack"];
        self.said.received = self.done(&receive);
        let import = ["ack", "import", "--office", "first.hjo", "ack/ack-green.hjb"];
        self.said.acked = self.done(&[&import[..], &["--out", "lists"]].concat());
    }

    /// How an expert opens a batch.
    pub fn opening(&self, expert: &str, file: &str, work: &str) -> Words {
        let code = format!("letters/{}", batch(expert).replace(".hjb", "-code.txt"));
        let trust = &self.said.digits[0];
        Words(
            ["open", file, "--code-file", &code, "--trust", trust, "--out", work]
                .map(str::to_owned),
        )
    }
}

/// The words of a command.
pub struct Words([String; 8]);

impl Words {
    pub fn each(&self) -> Vec<&str> {
        self.0.iter().map(String::as_str).collect()
    }
}

pub const EXPORT: [&str; 12] = [
    "filing",
    "export",
    "--office",
    "first.hjo",
    "--track",
    "green",
    "--criteria",
    "criteria.json",
    "--panel",
    "panel.csv",
    "--closing",
    "2022-11-20",
];
pub const EXPORT_OUT: [&str; 2] = ["--out", "filing"];
pub const ACCEPT: [&str; 9] = [
    "filing",
    "accept",
    "--office",
    "secretariat.hjo",
    BOTH_FILING,
    "--by",
    "李明",
    "--out",
    "both",
];

pub fn batch(expert: &str) -> String {
    format!("batch-green-{}-1.hjb", expert.to_lowercase())
}
