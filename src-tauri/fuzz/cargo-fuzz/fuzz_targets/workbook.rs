//! libFuzzer calls [`fuzz::workbook`]. What panics inside the library that reads workbooks is caught where it is
//! called, so the hook that ends the run at every panic goes; one that nobody catches still ends it.
#![no_main]

libfuzzer_sys::fuzz_target!(
    init: drop(std::panic::take_hook()),
    |data: &[u8]| fuzz::workbook(data)
);
