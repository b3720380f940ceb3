//! Changes to a seed, the same ones in every run: a small generator of numbers that is seeded by whoever
//! asks, and the few changes that break readers most often. Nothing here is random.

/// xorshift64 (Marsaglia 2003).
#[derive(Debug, Clone)]
pub struct Numbers(u64);

/// Values at which arithmetic breaks, as text and as bytes.
const TEXTS: [&str; 12] = [
    "0",
    "-1",
    "9007199254740991",
    "9007199254740992",
    "-9007199254740991",
    "18446744073709551615",
    "1e9",
    "null",
    "[]",
    "{}",
    "\"\"",
    "\\u0301",
];
const BYTES: [u8; 10] = [0, 1, 0x7f, 0x80, 0xff, b'\n', b'"', b'%', b' ', b'0'];

impl Numbers {
    /// The numbers that follow from `seed`.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `end`; 0 if there is none.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let end = u64::try_from(end).unwrap_or(u64::MAX).max(1);
        usize::try_from((self.0 >> 16) % end).unwrap_or_default()
    }
}

/// `seed` with one to four changes; `other` is a seed of the same target to take pieces from.
pub fn changed(seed: &[u8], other: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=numbers.below(4) {
        change(&mut bytes, other, numbers);
    }
    bytes
}

fn change(bytes: &mut Vec<u8>, other: &[u8], numbers: &mut Numbers) {
    let at = numbers.below(bytes.len());
    let some = at..(at + numbers.below(64)).min(bytes.len());
    match numbers.below(9) {
        0 => flip(bytes, at, numbers.below(8)),
        1 => put(bytes, at, BYTES[numbers.below(BYTES.len())]),
        2 => drop(bytes.drain(some)),
        3 => bytes.truncate(at),
        4 => {
            let piece = bytes[some.clone()].to_vec();
            bytes.splice(at..at, piece);
        }
        5 => {
            let from = numbers.below(other.len());
            let to = (from + numbers.below(200)).min(other.len());
            bytes.splice(some, other[from..to].iter().copied());
        }
        6 => {
            let number = number_at(bytes, at);
            let text = TEXTS[numbers.below(TEXTS.len())];
            bytes.splice(number, text.bytes());
        }
        7 => {
            let line = line_at(bytes, at);
            bytes.drain(line);
        }
        _ => {
            let line = bytes[line_at(bytes, at)].to_vec();
            let to = line_at(bytes, numbers.below(bytes.len())).start;
            bytes.splice(to..to, line);
        }
    }
}

fn flip(bytes: &mut [u8], at: usize, bit: usize) {
    if let Some(byte) = bytes.get_mut(at) {
        *byte ^= 1 << bit;
    }
}

fn put(bytes: &mut [u8], at: usize, value: u8) {
    if let Some(byte) = bytes.get_mut(at) {
        *byte = value;
    }
}

/// The next run of digits from `at` on.
fn number_at(bytes: &[u8], at: usize) -> std::ops::Range<usize> {
    let digit = |b: &u8| b.is_ascii_digit();
    let start = bytes.iter().skip(at).position(digit).map_or(bytes.len(), |n| at + n);
    let length = bytes.iter().skip(start).take_while(|b| digit(b)).count();
    start..start + length
}

/// The line that holds `at`, with its end.
fn line_at(bytes: &[u8], at: usize) -> std::ops::Range<usize> {
    let end_of_line = |b: &u8| *b == b'\n';
    let start = bytes.iter().take(at).rposition(end_of_line).map_or(0, |n| n + 1);
    let rest = bytes.iter().skip(at).position(end_of_line);
    start..rest.map_or(bytes.len(), |n| at + n + 1)
}
