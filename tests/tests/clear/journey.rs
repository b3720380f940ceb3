//! The whole way of an official programme, with clerks, returns, a second issue, pages and materials.

use journeys::text;
use serde_json::json;

use crate::search::Kind;
use crate::watched::Watched;

const LATER: &str = "第二遍看，热泵的能效论证偏弱";
const NOTE: &str = "这一份留到最后再看";
const UNABLE: &str = "这个方向本人完全不熟悉";
const CAUSE: &str = "请核对第三项的深度分";

/// Up to the receipt at the body.
pub fn filed(w: &mut Watched) {
    w.typed("li", "李明的长口令柿子");
    w.typed("zhou", "周宁的长口令枇杷");
    w.typed("super", "监督的长口令石榴");
    w.done("office new --role secretariat --name 秘书处 secretariat.hjo", &[]);
    w.done("office new --role body --body cast-info --name 信息联合体 body.hjo", &[]);
    for office in ["secretariat", "body"] {
        for (name, file) in [("李明", "li"), ("周宁", "zhou")] {
            let typed = format!("--clerk-passphrase-file typed-{file}.txt");
            w.done(&format!("clerk add --office {office}.hjo {name} {typed}"), &[]);
        }
    }
    w.done("supervisor add --office body.hjo 赵监督 --clerk-passphrase-file typed-super.txt", &[]);
    let see = json!({ "office": "secretariat.hjo" }).to_string();
    let secretariat = w.done("call office.see", &[&see]);
    w.done("edition export --office secretariat.hjo --out edition", &[]);
    let import = "edition import --office body.hjo edition/edition-2022.hjb --trust";
    w.done(import, &[text(&secretariat, "/digits")]);
    let export = "filing export --office body.hjo --track @ --criteria criteria.json --panel panel.csv \
                  --closing 2022-11-20 --out filing";
    let filing = w.done(export, &[]);
    let accept = "filing accept --office secretariat.hjo filing/filing-@-v1.hjb --by 李明 --out filing \
                  --clerk-passphrase-file typed-li.txt --digits";
    w.done(accept, &[text(&filing, "/digits")]);
    w.done("receipt import --office body.hjo filing/receipt-@-v1.hjb", &[]);
}

pub const INTAKE: &str =
    "intake --office body.hjo --track @ nominations.csv --attachments attachments";
pub const PACK: &str = "pack --office body.hjo --batches batches --letters letters";

/// Up to accepted nominations.
pub fn accepted(w: &mut Watched) {
    w.done(INTAKE, &[]);
    let accept = "accept --office body.hjo --all --by 李明 --reason 通过 \
                  --clerk-passphrase-file typed-li.txt";
    w.done(accept, &[]);
}

/// Batches and letters.
pub fn packed(w: &mut Watched) {
    let packed = w.done(PACK, &[]);
    w.letter(&packed);
    w.look();
}

/// Opens an expert's batch.
pub fn opened(w: &mut Watched, expert: &str, issue: u32, work: &str) {
    let see = json!({ "office": "secretariat.hjo" }).to_string();
    let digits = w.done("call office.see", &[&see]);
    let name = format!("batch-@-{expert}-{issue}");
    let open =
        format!("open batches/{name}.hjb --code-file letters/{name}-code.txt --out {work} --trust");
    w.done(&open, &[text(&digits, "/digits")]);
}

/// Pledge, declarations, marks, a note, the seal.
pub fn reviewed(w: &mut Watched, n: usize, work: &str) {
    w.done(&format!("pledge {work}"), &[]);
    w.done(&format!("recuse {work} --none"), &[]);
    // The third has no table row less than nominations.
    if let Some(unable) = ["q02", "q03"].get(n) {
        w.done(&format!("unable {work} --nomination {unable} --reason"), &[UNABLE]);
    }
    w.done(&format!("score import {work} scores-E00{}.csv", n + 1), &[]);
    let note = json!({ "work": work, "nomination": "q01", "text": NOTE, "flag": true }).to_string();
    w.done("call note", &[&note]);
    w.done(&format!("seal {work} --out results"), &[]);
}

#[test]
fn a_whole_programme_leaves_nothing_confidential_in_clear() {
    let mut w = Watched::new();
    for (kind, word) in [
        (Kind::Comment, LATER),
        (Kind::Comment, NOTE),
        (Kind::Comment, UNABLE),
        (Kind::Cause, CAUSE),
    ] {
        w.secret(kind, word);
    }
    filed(&mut w);
    accepted(&mut w);
    packed(&mut w);
    for (n, expert) in ["e001", "e002", "e003"].into_iter().enumerate() {
        let work = format!("{expert}.hjw");
        opened(&mut w, expert, 1, &work);
        reviewed(&mut w, n, &work);
    }
    let results = ["e001", "e002", "e003"].map(|e| format!("results/results-@-{e}-1-1.hjb.age"));
    w.done(&format!("merge --office body.hjo --slips slips {}", results.join(" ")), &[]);
    w.done("slip import e002.hjw slips/slip-@-e002-1-1.hjb", &[]);
    corrected(&mut w);
    issued_again(&mut w);
    let excuse = "excuse --office body.hjo --expert E002 --nomination q04 --reason 近三年任职 --by 李明 --second 周宁 \
                  --clerk-passphrase-file typed-li.txt --second-passphrase-file typed-zhou.txt";
    w.done(excuse, &[]);
    ended(&mut w);
    w.nothing_exempt_in_vain();
    println!("{} files looked through", w.looked);
}

/// The first sheet goes back with a cause, and comes again with another comment.
fn corrected(w: &mut Watched) {
    let back = "return --office body.hjo --expert E001 --out back --by 李明 \
                --clerk-passphrase-file typed-li.txt --cause";
    w.done(back, &[CAUSE]);
    w.done("reopen e001.hjw back/return-@-e001-1-1.hjb", &[]);
    let entry = json!({ "field": "mark", "item": "depth", "value": "45" });
    let enter = json!({ "work": "e001.hjw", "nomination": "q01", "entry": entry }).to_string();
    w.done("call enter", &[&enter]);
    let entry = json!({ "field": "comment", "item": "depth", "value": LATER });
    let enter = json!({ "work": "e001.hjw", "nomination": "q01", "entry": entry }).to_string();
    w.done("call enter", &[&enter]);
    w.done("seal e001.hjw --out results", &[]);
    w.done("merge --office body.hjo results/results-@-e001-1-2.hjb.age", &[]);
}

/// The third expert lost the laptop.
fn issued_again(w: &mut Watched) {
    let reissue = "reissue --office body.hjo --expert E003 --reason 电脑遗失 --keep --batches batches \
                   --letters letters --by 李明 --clerk-passphrase-file typed-li.txt";
    let packed = w.done(reissue, &[]);
    w.letter(&packed);
    w.look();
    opened(w, "e003", 2, "again.hjw");
    reviewed(w, 2, "again.hjw");
    w.done("merge --office body.hjo results/results-@-e003-2-1.hjb.age", &[]);
}

/// Pages, submission, ack, materials, a backup, a register of keys.
fn ended(w: &mut Watched) {
    std::fs::write(w.chain.path("page.pdf"), b"%PDF-1.4 ink").unwrap();
    w.done("paper add --office body.hjo --expert E002 page.pdf", &[]);
    w.done("merge --office body.hjo", &[]);
    w.done("submit --office body.hjo --out submission", &[]);
    w.done("receive --office secretariat.hjo submission/submission-@.hjb.age --out ack", &[]);
    w.done("ack import --office body.hjo ack/ack-@.hjb --out lists", &[]);
    w.done("materials export --office body.hjo --out submission", &[]);
    w.done("materials receive --office secretariat.hjo submission/materials-@.hjb.age", &[]);
    w.done("allowed-signers --office body.hjo --out allowed_signers", &[]);
    let see = json!({ "office": "secretariat.hjo" }).to_string();
    let digits = w.done("call office.see", &[&see]);
    let verify = "verify --office secretariat.hjo edition/edition-2022.hjb filing/receipt-@-v1.hjb \
                  submission/submission-@.hjb.age --trust";
    w.done(verify, &[text(&digits, "/digits")]);
    let backup = w.done("backup --office body.hjo --to backup", &[]);
    w.done("restore --out restored.hjo", &[text(&backup, "/path")]);
    for document in ["body.hjo", "secretariat.hjo", "restored.hjo", "e001.hjw", "again.hjw"] {
        w.done(&format!("audit {document}"), &[]);
    }
}
