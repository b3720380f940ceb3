//! libFuzzer calls [`fuzz::public_key`]; nothing else happens here.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzz::public_key(data));
