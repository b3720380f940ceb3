use crate::unsigned::{ALL, done};
use crate::world::{KINDS, WORLD};
use bundle::PrivateKey;

#[test]
fn explore() {
    for kind in KINDS {
        let good = &WORLD.goods[kind];
        for name in good.raw.payload() {
            let mut row = Vec::new();
            for key in [&good.key, &PrivateKey::from_seed([7; 32])] {
                for act in ALL {
                    row.push(match done(good, &name, act) {
                        None => "–".to_owned(),
                        Some(raw) => WORLD.found(&raw.signed(good.role, key)).join(" "),
                    });
                }
            }
            println!("{kind} {name} {row:?}");
        }
        let mut raw = good.raw.clone();
        raw.put("data/more.json", b"{}".to_vec());
        println!(
            "{kind} + {:?} {:?}",
            WORLD.found(&raw.clone().signed(good.role, &good.key)),
            WORLD.found(&raw.signed(good.role, &PrivateKey::from_seed([7; 32])))
        );
    }
}
