//! Made-up data for the documents, and the readers of other people by which the tests see what was
//! written. No name here is a real person's.
// Clippy's permission for tests does not reach helpers outside a `#[test]`.
#![allow(dead_code, missing_docs, clippy::unwrap_used)]

use std::path::PathBuf;
use std::process::Command;

use report::{AckList, AckRow, BodyKey, CodeLetter, FilingLetter, KeyCard, Mode};
use report::{RowState, ScoreRow, SignaturePage};

pub const AT: &str = "2022-11-25T18:30:00+08:00";
pub const DIGEST: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
pub const DIGITS: &str = "30218 47190 55381 62047 99318 40628";
pub const KEY: &str = "SHA256:uNiVztksCsDhcc0u9e8BrrJXVGDPFnPuhWbMFyDzOXs";

pub fn scored(id: &str, title: &str, marks: &[&str], total: &str) -> ScoreRow {
    let marks = marks.iter().map(|m| (*m).to_owned()).collect();
    ScoreRow {
        id: id.into(),
        title: title.into(),
        state: RowState::Scored { marks, total: total.into() },
    }
}

pub fn signature_page(rows: Vec<ScoreRow>, leaves: &[&str]) -> SignaturePage {
    SignaturePage {
        mode: Mode::Official,
        edition: "2022 年“科创中国”系列榜单征集遴选".into(),
        list: "先导技术榜".into(),
        track: "绿色低碳".into(),
        body: "中国科协生态环境产学联合体、中国科协清洁能源学会联合体".into(),
        filing_no: Some("KCZG-2022-0005".into()),
        batch: "green-b003".into(),
        issue: 1,
        seq: 2,
        expert: "E007".into(),
        expert_name: Some("欧阳䶮".into()),
        criteria_title: "绿色低碳领域评价标准（2022）".into(),
        leaves: leaves.iter().map(|l| (*l).to_owned()).collect(),
        rows,
        results_digest: DIGEST.into(),
        results_digits: DIGITS.into(),
        fingerprint: KEY.into(),
        fingerprint_digits: "771530264488190236615529870413".into(),
        sealed_at: "2022-11-25T18:20:09+08:00".into(),
        app_version: "0.1.0".into(),
        audit_head: format!("37:{}", "3f9a".repeat(16)),
        supervisor: true,
    }
}

pub const LEAVES: [&str; 5] =
    ["技术创新性", "技术成熟度", "转化与交易可行性", "市场前景", "减污降碳协同效益"];

pub fn sample_rows() -> Vec<ScoreRow> {
    let mut rows = vec![
        scored(
            "N001",
            "面向工业园区的二氧化碳捕集与矿化利用一体化技术",
            &["23.50", "18.00", "17.25", "18.00", "16.00"],
            "92.75",
        ),
        scored(
            "N002",
            "阿里·木冷链储能系统",
            &["20.00", "17.00", "16.00", "15.50", "14.00"],
            "82.50",
        ),
        scored(
            "N003",
            "马𫚈低温余热发电（𪚥型机组）",
            &["19.00", "15.00", "16.50", "15.00", "13.50"],
            "79.00",
        ),
    ];
    let state =
        |id: &str, title: &str, state| ScoreRow { id: id.into(), title: title.into(), state };
    rows.push(state("N004", "秸秆全量化还田固碳关键技术", RowState::Recused));
    rows.push(state("N005", "氢能重卡换电与加氢一体化示范", RowState::Unable));
    rows
}

pub fn many_rows(n: usize) -> Vec<ScoreRow> {
    let title = |i| format!("第 {i} 项候选：城市建筑群柔性用电与分布式光伏协同调控技术");
    let row = |i| {
        scored(
            &format!("N{i:04}"),
            &title(i),
            &["20.00", "17.00", "16.00", "15.50", "14.00"],
            "82.50",
        )
    };
    (1..=n).map(row).collect()
}

pub fn code_letter() -> CodeLetter {
    CodeLetter {
        mode: Mode::Official,
        edition: "2022 年“科创中国”系列榜单征集遴选".into(),
        list: "先导技术榜".into(),
        track: "绿色低碳".into(),
        body: "中国科协生态环境产学联合体".into(),
        batch: "green-b003".into(),
        issue: 1,
        expert: "E007".into(),
        expert_name: Some("马𫚈".into()),
        closes: "2022 年 11 月 28 日 24:00".into(),
        opening_code: "7XK2M9QRT4VWZ0ABCD3EH".into(),
        anchor_digits: "771530264488190236615529870413".into(),
    }
}

pub fn filing_letter() -> FilingLetter {
    let key = |body: &str| BodyKey {
        body: body.into(),
        fingerprint: KEY.into(),
        digits: "771530264488190236615529870413".into(),
    };
    FilingLetter {
        mode: Mode::Official,
        edition: "2022 年“科创中国”系列榜单征集遴选".into(),
        secretariat: "“科创中国”榜单评审秘书处".into(),
        list: "先导技术榜".into(),
        track: "绿色低碳".into(),
        version: 1,
        filing_digest: DIGEST.into(),
        filing_digits: DIGITS.into(),
        keys: vec![key("中国科协生态环境产学联合体"), key("中国科协清洁能源学会联合体")],
        clerks: vec!["王𫚈  77153 02644 88190 23661 55298 70413".into()],
    }
}

/// Made with `ssh-keygen -t ed25519`; the fingerprint is what `ssh-keygen -l` says.
pub const LINE: &str =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE0Q3srsoGZ0rXeY4Wo+1f6k41okjIBjYwCH4gjnXIDx";

pub fn key_card() -> KeyCard {
    KeyCard {
        name: Some("马𫚈".into()),
        unit: "某省环境科学研究院".into(),
        public_key: LINE.into(),
        fingerprint: "SHA256:m70ITaOjhds4d1QYo0/l8Rj4fXGqtAGrBNk60avNnoE".into(),
        digits: DIGITS.into(),
    }
}

pub fn ack_list(rows: usize) -> AckList {
    let row = |n: usize| AckRow {
        expert: format!("E{n:03}"),
        batch: format!("green-b{n:03}"),
        issue: 1,
        seq: 2,
        fingerprint_digits: "771530264488190236615529870413".into(),
        results_digits: DIGITS.into(),
        binding: "已比对签字页原件".into(),
        below_plan: n == 2,
    };
    AckList {
        mode: Mode::Official,
        edition: "2022 年“科创中国”系列榜单征集遴选".into(),
        secretariat: "“科创中国”榜单评审秘书处".into(),
        list: "先导技术榜".into(),
        track: "绿色低碳".into(),
        body: "中国科协生态环境产学联合体、中国科协清洁能源学会联合体".into(),
        submission_digest: DIGEST.into(),
        received_at: AT.into(),
        required: "已比对签字页原件".into(),
        rows: (1..=rows).map(row).collect(),
    }
}

/// The text that poppler finds, or `None` (said aloud) where poppler is not on the machine.
pub fn text_of(pdf: &[u8], how: &str) -> Option<String> {
    let (_folder, path) = kept(pdf);
    let Ok(output) = Command::new("pdftotext").arg(how).arg(&path).arg("-").output() else {
        println!("skipped: pdftotext is not installed");
        return None;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).unwrap())
}

/// Asserts that qpdf finds nothing wrong; says so where qpdf is not on the machine.
pub fn assert_sound(pdf: &[u8]) {
    let (_folder, path) = kept(pdf);
    let Ok(output) = Command::new("qpdf").arg("--check").arg(&path).output() else {
        println!("skipped: qpdf is not installed");
        return;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn kept(pdf: &[u8]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("document.pdf");
    std::fs::write(&path, pdf).unwrap();
    (folder, path)
}
