//! The same while it happens: long commands killed at many points of their way, and what then lies there under whatever
//! name. Nothing that was half done tells more than what is whole.

use std::fs;
use std::process::Stdio;
use std::time::{Duration, Instant};

use journeys::text;
use serde_json::json;

use crate::journey::{INTAKE, PACK, accepted, filed, opened, packed, reviewed};
use crate::search::Kind;
use crate::watched::Watched;

/// How often each command is killed; the points are spread over the time it takes.
const KILLS: u32 = 8;

/// Kills a command at every point, each time on a copy.
fn killed(w: &Watched, line: &str, more: &[&str]) {
    let begun = Instant::now();
    w.copy().done(line, more);
    let whole = begun.elapsed();
    for point in 1..=KILLS {
        let mut copy = w.copy();
        stopped(&mut copy, line, more, whole * point / KILLS);
        codes(&mut copy);
        copy.look();
    }
}

/// Starts a command and kills it, with no chance to clean up, when its time has come.
fn stopped(w: &mut Watched, line: &str, more: &[&str], patience: Duration) {
    let mut command = w.command(line, more);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let begun = Instant::now();
    while begun.elapsed() < patience && child.try_wait().unwrap().is_none() {
        w.open_now(&child);
    }
    let _ = child.kill(); // it may have come to its end
    child.wait().unwrap();
}

/// Codes that lie among the letters already are confidential everywhere else.
fn codes(w: &mut Watched) {
    let letters = fs::read_dir(w.chain.path("letters")).into_iter().flatten().flatten();
    let files: Vec<_> = letters.map(|e| e.path()).collect();
    for file in files.iter().filter(|f| f.to_string_lossy().contains("-code.txt")) {
        let code = fs::read_to_string(file).unwrap();
        if !code.trim().is_empty() {
            w.secret(Kind::Code, code.trim());
            w.secret(Kind::Code, &code.trim().replace('-', ""));
        }
    }
}

#[test]
fn nothing_confidential_lies_in_clear_where_a_command_was_killed() {
    let mut w = Watched::new();
    filed(&mut w);
    killed(&w, INTAKE, &[]);
    accepted(&mut w);
    killed(&w, PACK, &[]);
    packed(&mut w);
    let see = json!({ "office": "secretariat.hjo" }).to_string();
    let digits = w.done("call office.see", &[&see]);
    let open = "open batches/batch-@-e001-1.hjb --code-file letters/batch-@-e001-1-code.txt --out e001.hjw --trust";
    killed(&w, open, &[text(&digits, "/digits")]);
    opened(&mut w, "e001", 1, "e001.hjw");
    w.done("pledge e001.hjw", &[]);
    w.done("recuse e001.hjw --none", &[]);
    w.done("unable e001.hjw --nomination q02 --reason 不熟悉", &[]);
    killed(&w, "score import e001.hjw scores-E001.csv", &[]);
    w.done("score import e001.hjw scores-E001.csv", &[]);
    killed(&w, "seal e001.hjw --out results", &[]);
    w.done("seal e001.hjw --out results", &[]);
    killed(&w, "merge --office body.hjo results/results-@-e001-1-1.hjb.age --slips slips", &[]);
    w.done("merge --office body.hjo results/results-@-e001-1-1.hjb.age --slips slips", &[]);
    opened(&mut w, "e002", 1, "e002.hjw");
    reviewed(&mut w, 1, "e002.hjw");
    w.done("merge --office body.hjo results/results-@-e002-1-1.hjb.age", &[]);
    let submit = "submit --office body.hjo --out up --absent E003=病假";
    killed(&w, submit, &[]);
    w.done(submit, &[]);
    let receive = "receive --office secretariat.hjo up/submission-@.hjb.age --out ack";
    killed(&w, receive, &[]);
    killed(&w, "materials export --office body.hjo --out up", &[]);
    killed(&w, "backup --office body.hjo --to backup", &[]);
}
