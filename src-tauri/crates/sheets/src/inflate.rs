//! Raw DEFLATE (RFC 1951) with a limit on what comes out. It exists because the parts of a workbook that
//! make its reader reserve memory must be looked at before that reader sees them, and the reader itself
//! gives no access to them. No checksum is computed here; the reader does that.

use std::io::Read;

use flate2::bufread::DeflateDecoder;

/// What `data` unpacks to; none if it is malformed, cut off or would be longer than `limit` bytes.
pub(crate) fn inflate(data: &[u8], limit: usize) -> Option<Vec<u8>> {
    // One byte more tells "too long" from "just fits", and makes the decoder look for the end of the stream.
    let most = u64::try_from(limit).ok()?.saturating_add(1);
    let mut out = Vec::new();
    DeflateDecoder::new(data).take(most).read_to_end(&mut out).ok()?;
    (out.len() <= limit).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// `zlib.compressobj(9, zlib.DEFLATED, -15)` of Python over `b"hengjian" * 40 + b"!"`.
    const REPEATED: [u8; 15] = [203, 72, 205, 75, 207, 202, 76, 204, 203, 24, 165, 201, 162, 21, 1];

    /// The same over the 60 lines that the test below writes: a block with codes of its own.
    const LINES: [u8; 302] = [
        109, 212, 75, 110, 195, 48, 12, 4, 208, 125, 207, 50, 5, 248, 19, 41, 30, 32, 7, 233, 50,
        139, 36, 155, 222, 31, 149, 91, 7, 176, 48, 221, 14, 108, 250, 137, 164, 117, 19, 17, 60,
        95, 143, 251, 243, 235, 251, 254, 122, 126, 10, 228, 227, 38, 162, 215, 204, 11, 122, 132,
        118, 13, 43, 16, 71, 232, 215, 80, 5, 125, 132, 113, 13, 99, 189, 158, 71, 58, 174, 233,
        12, 216, 56, 210, 188, 166, 38, 240, 223, 103, 55, 212, 40, 68, 19, 171, 3, 25, 228, 114,
        193, 84, 130, 101, 193, 9, 230, 176, 32, 87, 8, 162, 200, 85, 133, 50, 114, 233, 170, 64,
        172, 177, 142, 192, 237, 154, 133, 52, 98, 153, 163, 7, 185, 114, 85, 112, 130, 245, 34, 8,
        193, 220, 161, 12, 43, 193, 112, 146, 37, 58, 9, 22, 142, 224, 65, 206, 53, 72, 37, 152,
        38, 130, 97, 99, 29, 34, 8, 214, 139, 32, 4, 179, 196, 100, 151, 35, 7, 193, 116, 189, 105,
        69, 50, 95, 21, 38, 201, 202, 49, 120, 150, 13, 51, 130, 197, 42, 208, 4, 155, 203, 160,
        36, 211, 134, 179, 108, 36, 148, 87, 172, 29, 51, 9, 102, 141, 228, 229, 207, 213, 200,
        201, 203, 15, 231, 81, 122, 67, 185, 101, 149, 224, 81, 170, 161, 157, 92, 209, 152, 188,
        99, 51, 81, 77, 46, 51, 20, 255, 148, 163, 81, 78, 176, 206, 51, 221, 239, 138, 119, 133,
        77, 150, 125, 126, 109, 147, 141, 255, 96, 241, 62, 196, 6, 171, 254, 59, 239, 230, 210,
        113, 182, 102, 191, 44, 222, 109, 220, 92, 179, 207, 142, 111, 46, 27, 231, 116, 246, 203,
        194, 142, 73, 254, 0,
    ];

    #[test]
    fn a_stored_block_and_a_fixed_block_unpack() {
        assert_eq!(inflate(&[1, 2, 0, 253, 255, b'h', b'i'], 2).unwrap(), b"hi");
        assert_eq!(inflate(&[0x4B, 0x4C, 0x04, 0x00], 9).unwrap(), b"aa");
    }

    #[test]
    fn copies_that_overlap_unpack() {
        assert_eq!(inflate(&REPEATED, 400).unwrap(), ("hengjian".repeat(40) + "!").as_bytes());
    }

    #[test]
    fn a_block_with_codes_of_its_own_unpacks() {
        let line = |i| format!("E{:03},nomination-{},{}\n", i % 7, i * 37 % 101, i * i % 97);
        let lines: String = (0..60).map(line).collect();
        assert_eq!(inflate(&LINES, lines.len()).unwrap(), lines.as_bytes());
        assert_eq!(inflate(&LINES, lines.len() - 1), None);
        assert_eq!(inflate(&LINES[..LINES.len() - 4], lines.len()), None);
    }

    #[test]
    fn more_than_the_limit_is_nothing() {
        assert_eq!(inflate(&[1, 2, 0, 253, 255, b'h', b'i'], 1), None);
        assert_eq!(inflate(&[0x4B, 0x4C, 0x04, 0x00], 1), None);
    }

    #[test]
    fn all_the_bytes_without_the_end_of_the_stream_are_nothing() {
        assert_eq!(inflate(&[0x4B, 0x4C, 0x04], 9), None);
        assert_eq!(inflate(&[0x4B, 0x4C, 0x04], 2), None);
        assert_eq!(inflate(&[], 9), None);
    }

    #[test]
    fn a_copy_from_before_the_start_is_nothing() {
        // Not every back end of the library refuses it; the one that the reader brings does.
        assert_eq!(inflate(&[0x03, 0x02, 0x00], 9), None);
    }

    #[test]
    fn what_follows_the_end_of_the_stream_is_left_alone() {
        assert_eq!(inflate(&[0x4B, 0x4C, 0x04, 0x00, 0xFF, 0xFF], 2).unwrap(), b"aa");
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(data in proptest::collection::vec(any::<u8>(), 0..400)) {
            let _ = inflate(&data, 1 << 16);
        }

        #[test]
        fn no_change_of_a_stream_makes_it_panic(at in 0..REPEATED.len(), byte in any::<u8>()) {
            let mut data = REPEATED;
            data[at] = byte;
            let _ = inflate(&data, 1 << 16);
        }
    }
}
