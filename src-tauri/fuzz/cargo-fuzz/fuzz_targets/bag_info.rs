//! libFuzzer calls [`fuzz::bag_info`]; nothing else happens here.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzz::bag_info(data));
