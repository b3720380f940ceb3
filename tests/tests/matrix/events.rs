//! What does not go straight on, all of it on one chain: slips, returns, a sheet corrected and sealed again, results struck
//! out by two people, an ink page, a panel amended. So that a submission holds every kind of evidence there is.

use std::fs;

use journeys::{Chain, text};
use serde_json::Value;

/// Runs a command inside the chain's folder; `@` stands for its track.
fn done(chain: &Chain, line: &str, more: &[&str]) -> Value {
    let track = |word: &str| word.replace('@', journeys::programme::TRACK);
    let words = line.split_whitespace().map(track).chain(more.iter().map(|w| (*w).to_owned()));
    let words: Vec<String> = words.collect();
    let mut command = chain.cli.prepared(&words);
    let ran = journeys::Ran::of(&command.current_dir(chain.folder()).output().unwrap());
    assert_eq!(ran.code, 0, "{words:?}: {}{}", ran.stdout, ran.stderr);
    ran.json
}

/// Lets it all happen at a merged chain; the bundles that came of it by kind.
pub fn all(chain: &mut Chain) -> Vec<(&'static str, Vec<u8>)> {
    let (one, two) = ("slips/slip-@-e001-1-1.hjb", "slips/slip-@-e002-1-1.hjb");
    done(chain, "slip export --office body.hjo --out slips", &[]);
    let mut made = [one, two].map(|file| ("received", file)).to_vec();
    let first = text(&chain.sealed[0], "/digest").to_owned();
    let second = sealed_again(chain, 1, 50);
    sealed_again(chain, 2, 45);
    let (one, two) = ("back/return-@-e001-1-1.hjb", "back/return-@-e001-1-2.hjb");
    made.extend([one, two].map(|file| ("return", file)));
    struck_out(chain, [&first, &second]);
    let (one, two) = ("lists/revocations-cast-info-1.hjb", "lists/revocations-cast-info-2.hjb");
    made.extend([one, two].map(|file| ("revocations", file)));
    filed_again(chain);
    made.push(("receipt", "filing/receipt-@-v2.hjb"));
    fs::write(chain.path("page.pdf"), b"%PDF-1.4 ink").unwrap();
    done(chain, "paper add --office body.hjo --expert E003 page.pdf", &[]);
    done(chain, "merge --office body.hjo", &[]);
    let read = |file: &str| fs::read(chain.path(&file.replace('@', journeys::programme::TRACK)));
    made.into_iter().map(|(kind, file)| (kind, read(file).unwrap())).collect()
}

/// The first expert gets version `seq` back, changes a mark and seals the next; its digest.
fn sealed_again(chain: &Chain, seq: u32, depth: u32) -> String {
    done(chain, "return --office body.hjo --expert E001 --cause 请复核 --out back", &[]);
    done(chain, &format!("reopen work-E001.hjw back/return-@-e001-1-{seq}.hjb"), &[]);
    let table = format!("nomination,criterion,score\nq03,depth,{depth}\n");
    fs::write(chain.path("more.csv"), table).unwrap();
    done(chain, "score import work-E001.hjw more.csv", &[]);
    let sealed = done(chain, "seal work-E001.hjw --out results", &[]);
    done(chain, "merge --office body.hjo", &[text(&sealed, "/path")]);
    text(&sealed, "/digest").to_owned()
}

/// Two people strike out results that count no longer anyway, one after the other, in two lists.
fn struck_out(chain: &Chain, results: [&str; 2]) {
    for (name, file) in [("王敏", "wang.txt"), ("周宁", "zhou.txt")] {
        fs::write(chain.path(file), format!("{name}自己设的长口令\n")).unwrap();
        let add = format!("clerk add --office body.hjo {name} --clerk-passphrase-file {file}");
        done(chain, &add, &[]);
    }
    let revoke = "revoke --office body.hjo --reason 已更正 --by 王敏 --second 周宁 --out lists \
                  --clerk-passphrase-file wang.txt --second-passphrase-file zhou.txt --results";
    for digest in results {
        done(chain, revoke, &[digest]);
    }
}

/// The panel has one expert more, by the same criteria.
fn filed_again(chain: &Chain) {
    let panel = fs::read_to_string(chain.path("panel.csv")).unwrap();
    fs::write(chain.path("panel.csv"), format!("{panel}E004,丁某,示例大学,q04\n")).unwrap();
    let filing = done(
        chain,
        "filing export --office body.hjo --criteria criteria.json --panel panel.csv \
         --closing 2022-11-20 --out filing",
        &[],
    );
    let accept = "filing accept --office secretariat.hjo --by 李明 --out filing --digits";
    let receipt = done(chain, accept, &[text(&filing, "/digits"), text(&filing, "/path")]);
    done(chain, "receipt import --office body.hjo", &[text(&receipt, "/path")]);
}
