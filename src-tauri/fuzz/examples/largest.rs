//! How long verification keeps a reader busy with files that are as large as a liar likes: for each place where a file may
//! say a great deal, with `n` and with `4n` of it. Time in proportion to size shows about 4 in the last column; the square
//! would show 16. `cargo run --release -p fuzz --example largest [n]`

use std::error::Error;
use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::time::Instant;

/// What is said `n` times: a name, the bundle, and the change to the text of all bundles.
type Case = (&'static str, &'static str, fn(&str, usize) -> String);

const CASES: &[Case] = &[
    ("reviews and recusals of nobody", "results", |text, n| {
        let reviews = (0..n).map(|i| {
            format!("{{\"state\":\"recused\",\"review\":{{\"nomination\":\"B{i}\",\"recused\":\"same_unit\"}}}},")
        });
        let recusals =
            (0..n).map(|i| format!("{{\"nomination\":\"B{i}\",\"reason\":\"same_unit\"}},"));
        let text = text.replacen("\"reviews\": [", &format!("\"reviews\": [{}", many(reviews)), 1);
        text.replacen("\"recusals\": [", &format!("\"recusals\": [{}", many(recusals)), 1)
    }),
    ("marks by criteria of 500 items", "results", |text, n| {
        let criteria = between(text, "%file data/criteria.json\n", "%file");
        let items = (0..498)
            .map(|i| format!("{{\"id\":\"i{i}\",\"title\":\"i\",\"weight\":{{\"points\":10}}}},"));
        let criteria =
            criteria.replacen("\"items\": [", &format!("\"items\": [{}", many(items)), 1);
        let marks: String = many((0..498).map(|i| format!("\"i{i}\":1,")));
        let marks = marks.trim_end_matches(',');
        let reviews = (0..n / 498).map(|i| {
            format!("{{\"state\":\"scored\",\"review\":{{\"nomination\":\"B{i}\",\"marks\":{{{marks}}}}}}},")
        });
        let text = text.replacen("\"reviews\": [", &format!("\"reviews\": [{}", many(reviews)), 1);
        let (front, results) = text.split_once("%bag results").unwrap_or((&text, ""));
        let same = "%same data/criteria.json filing data/criteria.json\n";
        let results = results.replacen(same, &format!("%file data/criteria.json\n{criteria}"), 1);
        format!("{front}%bag results{results}")
    }),
    ("rows of an audit log", "results", |text, n| {
        let row = "{\"at\":\"2022-11-01T08:00:00+08:00\",\"act\":\"opened\"}\n";
        let log = "%audit data/audit.jsonl log-1\n";
        text.replacen(log, &format!("{log}{}", row.repeat(n)), 1)
    }),
    ("field and its list at packing", "submission", |text, n| {
        let entries = (0..n).map(|i| {
            format!("{{\"nomination\":\"B{i}\",\"record_digest\":\"{0}\",\"record\":\"{{}}\",\"outcome\":\"accepted\"}},", NO_DIGEST)
        });
        let lines = many((0..n).map(|i| format!("{NO_DIGEST}  B{i}\n")));
        let (front, field) = text.split_once("%file data/field.json").unwrap_or((text, ""));
        let list = "\"nominations\": [";
        let field = field.replacen(list, &format!("{list}{}", many(entries)), 1);
        let text = format!("{front}%file data/field.json{field}");
        text.replacen("%text field\n", &format!("%text field\n{lines}"), 1)
    }),
    ("absences and field lists", "submission", |text, n| {
        let absences = (0..n)
            .map(|i| format!("{{\"expert\":\"E001\",\"nomination\":\"B{i}\",\"reason\":\"x\"}},"));
        let lists = (0..n).map(|i| format!("{{\"digest\":\"{i}\",\"list\":\"x\\n\"}},"));
        let text =
            text.replacen("\"absences\": [", &format!("\"absences\": [{}", many(absences)), 1);
        text.replacen("\"field_lists\": [", &format!("\"field_lists\": [{}", many(lists)), 1)
    }),
    ("revoked keys", "revocations", |text, n| {
        let items = (0..n).map(|i| {
            format!("{{\"subject\":{{\"what\":\"key\",\"fingerprint\":\"SHA256:{i}\"}},\"reason\":\"x\",\"at\":\"x\"}},")
        });
        text.replacen(
            "\"items\": [\n    {\"subject\"",
            &format!("\"items\": [{}\n    {{\"subject\"", many(items)),
            1,
        )
    }),
    ("experts in as many groups", "filing", |text, n| {
        let groups = (0..n).map(|i| format!("{{\"id\":\"g{i}\",\"title\":\"g\"}},"));
        let experts = (0..n).map(|i| {
            format!("{{\"id\":\"E{:04}\",\"name\":\"x\",\"unit\":\"x\",\"group\":\"g{i}\",\"role\":\"member\"}},", i % 10_000)
        });
        let text = text.replacen("\"groups\": [", &format!("\"groups\": [{}", many(groups)), 1);
        text.replacen("\"experts\": [", &format!("\"experts\": [{}", many(experts)), 1)
    }),
    ("rules of an edition", "edition", |text, n| {
        let rules = (0..n).map(|i| {
            format!("{{\"id\":\"r{i}\",\"title\":\"x\",\"check\":{{\"kind\":\"registered_in_mainland\",\"field\":\"x\",\"except\":[]}}}},")
        });
        text.replacen("\"rules\": [", &format!("\"rules\": [{}", many(rules)), 1)
    }),
];

const NO_DIGEST: &str = "0000000000000000000000000000000000000000000000000000000000000000";

fn many(parts: impl Iterator<Item = String>) -> String {
    parts.collect()
}

fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let rest = text.split_once(from).map_or("", |(_, rest)| rest);
    rest.split_once(to).map_or(rest, |(found, _)| found)
}

fn main() -> Result<(), Box<dyn Error>> {
    let n: usize = std::env::args().nth(1).map_or(Ok(20_000), |n| n.parse())?;
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/forged/chain.txt");
    let text = fs::read_to_string(seeds)?;
    println!("{:34} {:>10} {:>9} {:>9} {:>6}", "said n times", "bytes, 4n", "n", "4n", "ratio");
    for (what, bundle, change) in CASES {
        let timed = |n: usize| {
            let (bag, expect, known) = fuzz::before(&change(&text, n), bundle).ok_or(*what)?;
            let begun = Instant::now();
            let found = dossier::verify(Cursor::new(&bag.bytes), &expect, &known);
            let codes: std::collections::BTreeSet<String> =
                found.findings.into_iter().map(|f| f.code).collect();
            Ok::<_, Box<dyn Error>>((bag.bytes.len(), begun.elapsed().as_secs_f64(), codes))
        };
        let ((_, one, _), (bytes, four, codes)) = (timed(n)?, timed(4 * n)?);
        let ratio = four / one;
        println!("{what:34} {bytes:>10} {one:>8.3}s {four:>8.3}s {ratio:>6.1}  {codes:?}");
    }
    Ok(())
}
