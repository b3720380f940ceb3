//! libFuzzer calls [`fuzz::sealed`]; nothing else happens here.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzz::sealed(data));
