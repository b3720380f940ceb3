//! An ordinary ZIP around the parts of a workbook: what spreadsheet programs write, without compression.
//! Nothing is checked here; that is for the reader.

/// The archive of `parts`.
pub(crate) fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut body, mut directory) = (Vec::new(), Vec::new());
    for (name, data) in parts {
        let at = four(body.len());
        let mut common = Vec::new();
        for n in [20_u16, 0x0800, 0, 0, 0x21] {
            common.extend(n.to_le_bytes());
        }
        common.extend(crc32fast::hash(data).to_le_bytes());
        common.extend([four(data.len()), four(data.len())].concat());
        common.extend(two(name.len()));
        common.extend([0; 2]);
        body.extend([b"PK\x03\x04", &*common, name.as_bytes(), data].concat());
        directory.extend([b"PK\x01\x02\x14\0", &*common, &[0; 10], &at, name.as_bytes()].concat());
    }
    let (start, length, count) = (four(body.len()), four(directory.len()), two(parts.len()));
    let end = [b"PK\x05\x06\0\0\0\0".as_slice(), &count, &count, &length, &start, &[0, 0]].concat();
    [body, directory, end].concat()
}

fn two(n: usize) -> [u8; 2] {
    u16::try_from(n).unwrap_or(u16::MAX).to_le_bytes()
}

fn four(n: usize) -> [u8; 4] {
    u32::try_from(n).unwrap_or(u32::MAX).to_le_bytes()
}
