//! libFuzzer calls [`fuzz::key_file`]; nothing else happens here.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzz::key_file(data));
