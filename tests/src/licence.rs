//! SPDX expressions as crates write them, and whether one of their readings is on an allow list: `OR`
//! passes if one side does, `AND` if both, and the old `A/B` means `A OR B`.

/// Whether `expression` can be fulfilled with licences of `allowed` alone. What cannot be read is not
/// allowed.
pub fn permits(expression: &str, allowed: &[&str]) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut reader = Reader { words: &words, allowed };
    reader.any() == Some(true) && reader.words.is_empty()
}

struct Reader<'a> {
    words: &'a [&'a str],
    allowed: &'a [&'a str],
}

impl Reader<'_> {
    fn any(&mut self) -> Option<bool> {
        let mut verdict = self.all()?;
        while self.eat("OR") {
            verdict |= self.all()?;
        }
        Some(verdict)
    }

    fn all(&mut self) -> Option<bool> {
        let mut verdict = self.one()?;
        while self.eat("AND") {
            verdict &= self.one()?;
        }
        Some(verdict)
    }

    fn one(&mut self) -> Option<bool> {
        if self.eat("(") {
            let inner = self.any()?;
            return self.eat(")").then_some(inner);
        }
        let mut name = self.next()?.to_owned();
        if self.eat("WITH") {
            name = format!("{name} WITH {}", self.next()?);
        }
        Some(self.allowed.contains(&name.as_str()))
    }

    fn eat(&mut self, word: &str) -> bool {
        let there = self.words.first() == Some(&word);
        if there {
            self.next();
        }
        there
    }

    fn next(&mut self) -> Option<&str> {
        let (first, rest) = self.words.split_first()?;
        self.words = rest;
        Some(first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALLOWED: &[&str] = &["MIT", "Apache-2.0", "Apache-2.0 WITH LLVM-exception"];

    #[test]
    fn one_permissive_side_of_or_is_enough() {
        for good in ["MIT", "MIT OR GPL-3.0-only", "GPL-2.0/MIT", "(LGPL-2.1 OR MIT) AND MIT"] {
            assert!(permits(good, ALLOWED), "{good}");
        }
    }

    #[test]
    fn and_needs_both_sides() {
        assert!(!permits("MIT AND GPL-3.0-only", ALLOWED));
        assert!(!permits("(MIT OR Apache-2.0) AND OpenSSL", ALLOWED));
    }

    #[test]
    fn an_exception_belongs_to_its_licence() {
        assert!(permits("Apache-2.0 WITH LLVM-exception", ALLOWED));
        assert!(!permits("GPL-2.0 WITH Classpath-exception-2.0", ALLOWED));
    }

    #[test]
    fn what_cannot_be_read_is_not_allowed() {
        for bad in ["", "MIT OR", "(MIT", "MIT MIT", "OR MIT", "MIT)"] {
            assert!(!permits(bad, ALLOWED), "{bad:?}");
        }
    }
}
