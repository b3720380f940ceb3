use crate::raw::BAG_INFO;
use crate::world::{KINDS, WORLD};

fn other(label: &str, value: &str) -> String {
    match label {
        "Bundle-Type" => if value == "ack" { "receipt" } else { "ack" }.to_owned(),
        "Suite" => "sm2-sm3".to_owned(),
        "Mode" => "rehearsal".to_owned(),
        "Edition-Digest" | "Filing-Digest" | "Criteria-Digest" | "Supersedes" => "0".repeat(64),
        "Filing-Version" | "Issue" | "Seq" => "7".to_owned(),
        "Expert-Id" => "E009".to_owned(),
        "Audit-Head" => format!("1:{}", "0".repeat(64)),
        "Claimed-At" => "2021-01-01T00:00:00+08:00".to_owned(),
        _ => "another".to_owned(),
    }
}

#[test]
fn explore_fields() {
    for kind in KINDS {
        let good = &WORLD.goods[kind];
        let info = String::from_utf8(good.raw.get(BAG_INFO).unwrap().to_vec()).unwrap();
        for line in info.lines() {
            let (label, value) = line.split_once(": ").unwrap();
            let mut raw = good.raw.clone();
            let changed = info.replacen(line, &format!("{label}: {}", other(label, value)), 1);
            raw.put(BAG_INFO, changed.into_bytes());
            let raw = raw.signed(good.role, &good.key);
            println!("{kind:12} {label:16} {:20} {}", &value[..value.len().min(18)], WORLD.found(&raw).join("+"));
        }
    }
}
