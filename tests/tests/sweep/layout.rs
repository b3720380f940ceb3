//! Which field of a ZIP each byte of a file belongs to, parsed here once more from the description of the format
//! (PKWARE APPNOTE 4.3), so that a byte is called by its name and not by its place.

/// A run of bytes: where it begins, and what it is.
struct Run {
    from: usize,
    field: &'static str,
    file: String,
}

/// Every byte of an archive by field.
pub struct Layout {
    runs: Vec<Run>,
    len: usize,
}

const SHARED: [(&str, usize); 10] = [
    ("version", 2),
    ("flags", 2),
    ("method", 2),
    ("time", 2),
    ("date", 2),
    ("crc", 4),
    ("packed size", 4),
    ("size", 4),
    ("name length", 2),
    ("extra length", 2),
];
const CENTRAL: [(&str, usize); 17] = [
    ("central signature", 4),
    ("central made by", 2),
    ("central version", 2),
    ("central flags", 2),
    ("central method", 2),
    ("central time", 2),
    ("central date", 2),
    ("central crc", 4),
    ("central packed size", 4),
    ("central size", 4),
    ("central name length", 2),
    ("central extra length", 2),
    ("central comment length", 2),
    ("central disk", 2),
    ("central internal attributes", 2),
    ("central external attributes", 4),
    ("central offset", 4),
];
const END: [(&str, usize); 8] = [
    ("end signature", 4),
    ("end disk", 2),
    ("end directory disk", 2),
    ("end records here", 2),
    ("end records", 2),
    ("end size", 4),
    ("end offset", 4),
    ("end comment length", 2),
];

impl Layout {
    /// Parses an archive as the profile allows it; panics where it is not one.
    pub fn of(bytes: &[u8]) -> Self {
        let mut layout = Self { runs: Vec::new(), len: 0 };
        while bytes[layout.len..].starts_with(b"PK\x03\x04") {
            let at = layout.len;
            let (size, name) = (number(bytes, at + 18, 4), number(bytes, at + 26, 2));
            let file = string(bytes, at + 30, name);
            let first = if at == 0 { "first local signature" } else { "local signature" };
            layout.take(&[(first, 4)], &file);
            layout.take(&SHARED, &file);
            layout.take(&[("name", name), ("content", size)], &file);
        }
        while bytes[layout.len..].starts_with(b"PK\x01\x02") {
            let name = number(bytes, layout.len + 28, 2);
            let file = string(bytes, layout.len + 46, name);
            layout.take(&CENTRAL, &file);
            layout.take(&[("central name", name)], &file);
        }
        assert!(bytes[layout.len..].starts_with(b"PK\x05\x06"));
        layout.take(&END, "");
        assert_eq!(layout.len, bytes.len(), "bytes that belong to no field");
        layout
    }

    fn take(&mut self, fields: &[(&'static str, usize)], file: &str) {
        for (field, len) in fields {
            self.runs.push(Run { from: self.len, field, file: file.to_owned() });
            self.len += len;
        }
    }

    /// The field of the byte at `at`, and the file it is about.
    pub fn at(&self, at: usize) -> (&'static str, &str) {
        let after = self.runs.partition_point(|run| run.from <= at);
        let run = &self.runs[after - 1];
        (run.field, &run.file)
    }
}

fn number(bytes: &[u8], at: usize, len: usize) -> usize {
    bytes[at..at + len].iter().rev().fold(0, |n, byte| n << 8 | usize::from(*byte))
}

fn string(bytes: &[u8], at: usize, len: usize) -> String {
    String::from_utf8(bytes[at..at + len].to_vec()).unwrap()
}
