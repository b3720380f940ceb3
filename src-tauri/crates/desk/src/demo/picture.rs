//! A small picture for the demo, as PNG (ISO/IEC 15948): three boxes in a row above a wave, four shades of
//! one colour. Written without compression, because nothing here has to be small.

/// Width and height in pixels; four pixels make a byte.
const SIZE: (u32, u32) = (640, 400);
/// The four shades: paper, light, middle, dark.
const PALETTE: [u8; 12] = [250, 250, 247, 207, 224, 226, 92, 148, 156, 15, 94, 107];

/// The picture of a prototype.
pub(super) fn prototype() -> Vec<u8> {
    let mut header = Vec::new();
    header.extend(SIZE.0.to_be_bytes());
    header.extend(SIZE.1.to_be_bytes());
    // Two bits for a pixel, palette, deflate, no filter of its own, not interlaced.
    header.extend([2, 3, 0, 0, 0]);
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, content) in [
        (b"IHDR", header),
        (b"PLTE", PALETTE.to_vec()),
        (b"IDAT", stored(&rows())),
        (b"IEND", vec![]),
    ] {
        let length = u32::try_from(content.len()).unwrap_or_default();
        let named: Vec<u8> = kind.iter().copied().chain(content).collect();
        png.extend(length.to_be_bytes());
        png.extend(&named);
        png.extend(crc32(&named).to_be_bytes());
    }
    png
}

/// Every row with its filter byte before it.
fn rows() -> Vec<u8> {
    let mut rows = Vec::new();
    for y in 0..SIZE.1 {
        rows.push(0);
        for x in (0..SIZE.0).step_by(4) {
            rows.push((0..4).fold(0, |byte, k| byte << 2 | shade(x + k, y)));
        }
    }
    rows
}

/// The shade of a pixel, 0 to 3.
fn shade(x: u32, y: u32) -> u8 {
    let frame = x < 6 || y < 6 || x >= SIZE.0 - 6 || y >= SIZE.1 - 6;
    let in_box = |left: u32| (left..left + 120).contains(&x) && (90..190).contains(&y);
    let on_edge = |left: u32| !(left + 4..left + 116).contains(&x) || !(94..186).contains(&y);
    let boxes = [60, 260, 460];
    if frame || boxes.iter().any(|b| in_box(*b) && on_edge(*b)) {
        return 3;
    }
    if boxes.iter().any(|b| in_box(*b)) {
        return 1;
    }
    let between = (180..260).contains(&x) || (380..460).contains(&x);
    // A triangle wave of period 80 and height 60.
    let wave = 290 + (x % 80).abs_diff(40) * 3 / 2;
    if (between && (138..142).contains(&y)) || ((40..600).contains(&x) && wave.abs_diff(y) < 3) {
        return 2;
    }
    0
}

/// A zlib stream of stored blocks (RFC 1950, 1951).
fn stored(bytes: &[u8]) -> Vec<u8> {
    let mut stream = vec![0x78, 0x01];
    let mut blocks = bytes.chunks(usize::from(u16::MAX)).peekable();
    while let Some(block) = blocks.next() {
        let length = u16::try_from(block.len()).unwrap_or_default();
        stream.push(u8::from(blocks.peek().is_none()));
        stream.extend(length.to_le_bytes());
        stream.extend((!length).to_le_bytes());
        stream.extend(block);
    }
    let (a, b) = bytes.iter().fold((1_u32, 0_u32), |(a, b), byte| {
        let a = (a + u32::from(*byte)) % 65_521;
        (a, (b + a) % 65_521)
    });
    stream.extend((b << 16 | a).to_be_bytes());
    stream
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksums_are_those_of_the_standards() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
        assert_eq!(crc32(b"IEND"), 0xAE42_6082);
        assert!(stored(b"Wikipedia").ends_with(&0x11E6_0398_u32.to_be_bytes()));
    }

    #[test]
    fn the_picture_has_all_its_rows_and_more_than_one_shade() {
        let rows = rows();
        assert_eq!(rows.len(), 400 * 161);
        let shades: std::collections::BTreeSet<u8> =
            (0..640).flat_map(|x| (0..400).map(move |y| shade(x, y))).collect();
        assert_eq!(shades.len(), 4);
    }
}
