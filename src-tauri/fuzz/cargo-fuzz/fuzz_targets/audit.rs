//! libFuzzer calls [`fuzz::audit`]; nothing else happens here.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzz::audit(data));
