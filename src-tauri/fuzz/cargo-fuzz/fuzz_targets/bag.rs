//! libFuzzer calls [`fuzz::bag`]; nothing else happens here.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzz::bag(data));
