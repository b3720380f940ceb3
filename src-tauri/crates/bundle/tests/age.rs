//! Stock `age` opens what we seal and seals what we open, for one office and for several. Where it is
//! missing the tests say so. Follows `formats.md` §2.
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::{fs, path::Path};

use bundle::*;
use common::*;
use tempfile::tempdir;

fn age(dir: &Path, args: &[&str]) {
    let (ok, text) = run(dir, "age", args);
    assert!(ok, "{text}");
}

#[test]
fn every_joint_body_opens_alone_what_either_program_sealed() {
    if !has("age") {
        return;
    }
    let dir = tempdir().unwrap();
    let offices = [sealed::new_identity(), sealed::new_identity(), sealed::new_identity()];
    let recipients = [&offices[0].1, &offices[1].1];
    fs::write(dir.path().join("plain"), sample()).unwrap();
    fs::write(dir.path().join("ours.age"), sealed::encrypt(&sample(), &recipients).unwrap())
        .unwrap();
    age(dir.path(), &["-r", recipients[0], "-r", recipients[1], "-o", "theirs.age", "plain"]);
    let theirs = fs::read(dir.path().join("theirs.age")).unwrap();
    for (secret, _) in &offices[..2] {
        fs::write(dir.path().join("identity"), &**secret).unwrap();
        age(dir.path(), &["-d", "-i", "identity", "-o", "opened", "ours.age"]);
        assert_eq!(fs::read(dir.path().join("opened")).unwrap(), sample());
        assert_eq!(sealed::decrypt(&theirs, secret, 1 << 20).unwrap(), sample());
    }
    let other = &offices[2].0;
    assert_eq!(code(sealed::decrypt(&theirs, other, 1 << 20)), "A05");
    fs::write(dir.path().join("identity"), &**other).unwrap();
    assert!(!run(dir.path(), "age", &["-d", "-i", "identity", "ours.age"]).0);
}

#[test]
fn an_exported_identity_is_one_of_age_keygen() {
    if !has("age") || !has("age-keygen") {
        return;
    }
    let dir = tempdir().unwrap();
    let (secret, recipient) = sealed::new_identity();
    let file = sealed::identity_file(&secret, &recipient, "2022-11-22T10:00:00+08:00");
    fs::write(dir.path().join("office.txt"), &*file).unwrap();
    let (ok, text) = run(dir.path(), "age-keygen", &["-y", "office.txt"]);
    assert!(ok && text.trim_end() == recipient, "{text}");
    fs::write(dir.path().join("sealed.age"), sealed::encrypt(&sample(), &[&recipient]).unwrap())
        .unwrap();
    age(dir.path(), &["-d", "-i", "office.txt", "-o", "opened", "sealed.age"]);
    assert_eq!(fs::read(dir.path().join("opened")).unwrap(), sample());
    // The stock file has the same lines, of the same lengths.
    age_keygen_writes_the_same_shape(dir.path(), &file);
}

fn age_keygen_writes_the_same_shape(dir: &Path, ours: &str) {
    let (ok, text) = run(dir, "age-keygen", &["-o", "stock.txt"]);
    assert!(ok, "{text}");
    let stock = fs::read_to_string(dir.join("stock.txt")).unwrap();
    let shape = |file: &str| -> Vec<(String, usize)> {
        let value = |line: &str| line.rsplit(' ').next().unwrap_or_default().len();
        let label = |line: &str| line.rsplit_once(' ').map_or("", |(label, _)| label).to_owned();
        let lines = file.split('\n').map(|line| (label(line), value(line)));
        // A time in UTC is shorter than one with an offset.
        lines
            .map(|(label, len)| if label == "# created:" { (label, 0) } else { (label, len) })
            .collect()
    };
    assert_eq!(shape(&stock), shape(ours));
}

#[test]
fn what_the_size_of_a_stock_file_promises_holds() {
    if !has("age") {
        return;
    }
    let dir = tempdir().unwrap();
    let (_, recipient) = sealed::new_identity();
    for len in [0_usize, 1, 65_536, 65_537, 300_000] {
        fs::write(dir.path().join("plain"), vec![0; len]).unwrap();
        age(dir.path(), &["-r", &recipient, "-o", "sealed.age", "plain"]);
        let sealed = fs::metadata(dir.path().join("sealed.age")).unwrap().len();
        // For one recipient and nothing else in the header the bound is the content itself.
        assert_eq!(sealed::sealed_size_bound(sealed), u64::try_from(len).unwrap());
    }
}
