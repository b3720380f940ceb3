//! libFuzzer calls [`fuzz::edition_toml`]; nothing else happens here.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzz::edition_toml(data));
