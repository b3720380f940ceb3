//! libFuzzer calls [`fuzz::opening_code`]; nothing else happens here.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzz::opening_code(data));
