//! Raw DEFLATE (RFC 1951) with a limit on what comes out. It exists because the parts of a workbook that
//! make its reader reserve memory must be looked at before that reader sees them, and the reader itself
//! gives no access to them. No checksum is computed here; the reader does that.

const MAX_BITS: usize = 15;
const LENGTH_BASE: [u16; 29] = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258,
];
const LENGTH_EXTRA: [u8; 29] =
    [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCE_BASE: [u16; 30] = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537,
    2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577,
];
const DISTANCE_EXTRA: [u8; 30] = [
    0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13,
    13,
];
const CODE_ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/// What `data` unpacks to; none if it is malformed or would be longer than `limit` bytes.
pub(crate) fn inflate(data: &[u8], limit: usize) -> Option<Vec<u8>> {
    let mut bits = Bits { data: data.iter(), held: 0, count: 0 };
    let mut out = Vec::new();
    loop {
        let last = bits.take(1)? == 1;
        match bits.take(2)? {
            0 => stored(&mut bits, &mut out, limit)?,
            1 => {
                let (literals, distances) = fixed()?;
                block(&mut bits, &mut out, limit, &literals, &distances)?;
            }
            2 => {
                let (literals, distances) = dynamic(&mut bits)?;
                block(&mut bits, &mut out, limit, &literals, &distances)?;
            }
            _ => return None,
        }
        if last {
            return Some(out);
        }
    }
}

/// Bits of the stream, least significant first.
struct Bits<'a> {
    data: std::slice::Iter<'a, u8>,
    held: u64,
    count: u8,
}

impl Bits<'_> {
    fn fill(&mut self) {
        while self.count <= 56 {
            let Some(&byte) = self.data.next() else { return };
            self.held |= u64::from(byte) << self.count;
            self.count += 8;
        }
    }

    fn peek(&self, n: u8) -> usize {
        usize::try_from(self.held & ((1 << n) - 1)).unwrap_or(0)
    }

    /// `n` ≤ 16 bits; none at the end of the stream.
    fn take(&mut self, n: u8) -> Option<usize> {
        self.fill();
        let value = self.peek(n);
        self.drop_bits(n)?;
        Some(value)
    }

    fn drop_bits(&mut self, n: u8) -> Option<()> {
        self.count = self.count.checked_sub(n)?;
        self.held >>= n;
        Some(())
    }
}

/// A prefix code as one table: for the next `bits` bits, the symbol and the length of its code.
struct Code {
    table: Vec<(u16, u8)>,
    bits: u8,
}

impl Code {
    fn new(lengths: &[u8]) -> Option<Self> {
        let bits = lengths.iter().copied().max().unwrap_or(0).max(1);
        let mut next = first_codes(lengths)?;
        let mut table = vec![(0, 0); 1 << bits];
        for (symbol, &length) in lengths.iter().enumerate().filter(|(_, l)| **l > 0) {
            let code = next.get_mut(usize::from(length))?;
            let reversed = code.reverse_bits() >> (16 - u32::from(length));
            *code = code.wrapping_add(1);
            let entry = (u16::try_from(symbol).ok()?, length);
            for slot in table.iter_mut().skip(usize::from(reversed)).step_by(1 << length) {
                *slot = entry;
            }
        }
        Some(Self { table, bits })
    }

    fn decode(&self, bits: &mut Bits<'_>) -> Option<usize> {
        bits.fill();
        let &(symbol, length) = self.table.get(bits.peek(self.bits))?;
        if length == 0 {
            return None;
        }
        bits.drop_bits(length)?;
        Some(usize::from(symbol))
    }
}

/// The first code of each length (RFC 1951 §3.2.2); none if there are more codes than fit.
fn first_codes(lengths: &[u8]) -> Option<[u16; MAX_BITS + 1]> {
    let mut counts = [0_u32; MAX_BITS + 1];
    for &length in lengths.iter().filter(|l| **l > 0) {
        *counts.get_mut(usize::from(length))? += 1;
    }
    let mut next = [0; MAX_BITS + 1];
    let (mut code, mut before) = (0_u32, 0);
    for (length, (slot, &count)) in next.iter_mut().zip(&counts).enumerate().skip(1) {
        code = (code + before) << 1;
        if code + count > 1 << length {
            return None;
        }
        *slot = u16::try_from(code).unwrap_or(u16::MAX);
        before = count;
    }
    Some(next)
}

fn fixed() -> Option<(Code, Code)> {
    let mut lengths = [8; 288];
    lengths.get_mut(144..256)?.fill(9);
    lengths.get_mut(256..280)?.fill(7);
    Some((Code::new(&lengths)?, Code::new(&[5; 30])?))
}

fn dynamic(bits: &mut Bits<'_>) -> Option<(Code, Code)> {
    let literals = bits.take(5)? + 257;
    let distances = bits.take(5)? + 1;
    let codes = bits.take(4)? + 4;
    let mut code_lengths = [0; 19];
    for &place in CODE_ORDER.iter().take(codes) {
        *code_lengths.get_mut(place)? = u8::try_from(bits.take(3)?).ok()?;
    }
    let code = Code::new(&code_lengths)?;
    let mut lengths: Vec<u8> = Vec::with_capacity(literals + distances);
    while lengths.len() < literals + distances {
        let (value, times) = match code.decode(bits)? {
            16 => (*lengths.last()?, bits.take(2)? + 3),
            17 => (0, bits.take(3)? + 3),
            18 => (0, bits.take(7)? + 11),
            length => (u8::try_from(length).ok()?, 1),
        };
        lengths.extend(std::iter::repeat_n(value, times));
    }
    if lengths.len() > literals + distances {
        return None;
    }
    let (first, second) = lengths.split_at(literals);
    Some((Code::new(first)?, Code::new(second)?))
}

fn stored(bits: &mut Bits<'_>, out: &mut Vec<u8>, limit: usize) -> Option<()> {
    bits.drop_bits(bits.count % 8)?;
    let length = bits.take(16)?;
    if bits.take(16)? != length ^ 0xFFFF || length > limit - out.len() {
        return None;
    }
    for _ in 0..length {
        out.push(u8::try_from(bits.take(8)?).ok()?);
    }
    Some(())
}

fn block(
    bits: &mut Bits<'_>,
    out: &mut Vec<u8>,
    limit: usize,
    literals: &Code,
    distances: &Code,
) -> Option<()> {
    loop {
        let symbol = literals.decode(bits)?;
        let length = match symbol.checked_sub(257) {
            None if symbol == 256 => return Some(()),
            None => 1,
            Some(n) => usize::from(*LENGTH_BASE.get(n)?) + bits.take(*LENGTH_EXTRA.get(n)?)?,
        };
        if length > limit - out.len() {
            return None;
        }
        match u8::try_from(symbol) {
            Ok(literal) => out.push(literal),
            Err(_) => copy(bits, out, length, distances)?,
        }
    }
}

fn copy(bits: &mut Bits<'_>, out: &mut Vec<u8>, length: usize, distances: &Code) -> Option<()> {
    let n = distances.decode(bits)?;
    let distance = usize::from(*DISTANCE_BASE.get(n)?) + bits.take(*DISTANCE_EXTRA.get(n)?)?;
    let from = out.len().checked_sub(distance)?;
    if length <= distance {
        out.extend_from_within(from..from + length);
    } else {
        for i in from..from + length {
            out.push(*out.get(i)?);
        }
    }
    Some(())
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
