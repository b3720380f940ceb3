//! x
use journeys::{Chain, Stage};
#[test]
fn whole() {
    let chain = Chain::at(Stage::Received);
    println!("{chain:#?}");
}
