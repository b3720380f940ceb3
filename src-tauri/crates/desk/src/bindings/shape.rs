//! What ts-rs says of a type, read into a tree, so that it can be set right and printed in one style. Only
//! the TypeScript that ts-rs writes is understood; anything else is a fault and never guessed at.

/// A TypeScript type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// A name or a literal.
    Word(String),
    /// A generic type with its arguments; `Array` for lists, `Record` for maps.
    Of(String, Vec<Shape>),
    /// A list of fixed length.
    Tuple(Vec<Shape>),
    /// An object.
    Fields(Vec<Field>),
    /// One of several.
    Any(Vec<Shape>),
    /// Several at once.
    All(Vec<Shape>),
}

/// One field of an object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// First sentence of its description.
    pub doc: String,
    /// Its name.
    pub name: String,
    /// Whether it may be left out.
    pub optional: bool,
    /// What it holds.
    pub shape: Shape,
}

impl Shape {
    /// Sets right what depends on the direction. In a request, what may be null may be left out, because
    /// serde reads both alike; an answer that leaves a field out never writes null instead.
    pub fn settle(&mut self, request: bool) {
        match self {
            Self::Fields(fields) => {
                for field in fields {
                    field.optional |= request && field.shape.without_null().is_some();
                    if let Some(rest) = field.shape.without_null()
                        && field.optional
                        && !request
                    {
                        field.shape = rest;
                    }
                }
            }
            Self::Any(parts) | Self::All(parts) => {
                for part in parts {
                    part.settle(request);
                }
            }
            Self::Word(_) | Self::Of(..) | Self::Tuple(_) => {}
        }
    }

    fn without_null(&self) -> Option<Self> {
        let Self::Any(parts) = self else { return None };
        let null = Self::Word("null".to_owned());
        let rest: Vec<Self> = parts.iter().filter(|p| **p != null).cloned().collect();
        (rest.len() < parts.len()).then(|| one_or(rest, Self::Any))
    }
}

/// Reads a type as ts-rs writes it.
pub fn read(text: &str) -> Result<Shape, String> {
    let mut reader = Reader { tokens: tokens(text)?, at: 0 };
    let shape = reader.any()?;
    match reader.peek() {
        "" => Ok(shape),
        rest => Err(format!("{rest:?} is left over in {text}")),
    }
}

/// The first sentence of a comment `/** … */`, without the marks of Rust's links.
pub fn first_sentence(comment: &str) -> String {
    let inner = comment.trim().trim_start_matches("/**").trim_end_matches("*/");
    let lines = inner.lines().map(|l| l.trim().trim_start_matches('*').trim());
    let text = lines.filter(|l| !l.is_empty()).collect::<Vec<_>>().join(" ");
    let sentence = text.split_once(". ").map_or(text.clone(), |(first, _)| format!("{first}."));
    sentence.replace("[`", "`").replace("`]", "`")
}

struct Reader {
    tokens: Vec<String>,
    at: usize,
}

impl Reader {
    fn any(&mut self) -> Result<Shape, String> {
        self.joined("|", Self::all, Shape::Any)
    }

    fn all(&mut self) -> Result<Shape, String> {
        self.joined("&", Self::single, Shape::All)
    }

    fn joined(
        &mut self,
        sign: &str,
        part: fn(&mut Self) -> Result<Shape, String>,
        join: fn(Vec<Shape>) -> Shape,
    ) -> Result<Shape, String> {
        let mut parts = vec![part(self)?];
        while self.took(sign) {
            parts.push(part(self)?);
        }
        Ok(one_or(parts, join))
    }

    fn single(&mut self) -> Result<Shape, String> {
        match self.next().as_str() {
            "{" => self.object(),
            "[" => Ok(Shape::Tuple(self.list("]")?)),
            "(" => {
                let inner = self.any()?;
                self.expect(")")?;
                Ok(inner)
            }
            "" => Err("ends too early".to_owned()),
            word if self.took("<") => Ok(Shape::Of(word.to_owned(), self.list(">")?)),
            word => Ok(Shape::Word(word.to_owned())),
        }
    }

    fn object(&mut self) -> Result<Shape, String> {
        if self.peek() == "[" {
            return self.map();
        }
        let mut fields = Vec::new();
        while !self.took("}") {
            let doc = match self.peek() {
                comment if comment.starts_with("/**") => first_sentence(&self.next()),
                _ => String::new(),
            };
            let name = self.next().trim_matches('"').to_owned();
            let optional = self.took("?");
            self.expect(":")?;
            let shape = self.any()?;
            if fields.iter().any(|f: &Field| f.name == name) {
                return Err(format!("two fields {name}"));
            }
            fields.push(Field { doc, name, optional, shape });
            if !self.took(",") && self.peek() != "}" {
                return Err(format!("{:?} after a field", self.peek()));
            }
        }
        Ok(Shape::Fields(fields))
    }

    /// `{ [key in K]: V }`, and with `?` where K is a closed set and not every one of it need be there.
    fn map(&mut self) -> Result<Shape, String> {
        for word in ["[", "key", "in"] {
            self.expect(word)?;
        }
        let key = self.any()?;
        self.expect("]")?;
        let partial = self.took("?");
        self.expect(":")?;
        let value = self.any()?;
        self.expect("}")?;
        let record = Shape::Of("Record".to_owned(), vec![key, value]);
        Ok(if partial { Shape::Of("Partial".to_owned(), vec![record]) } else { record })
    }

    fn list(&mut self, end: &str) -> Result<Vec<Shape>, String> {
        let mut parts = Vec::new();
        while !self.took(end) {
            parts.push(self.any()?);
            if !self.took(",") && self.peek() != end {
                return Err(format!("{:?} in a list", self.peek()));
            }
        }
        Ok(parts)
    }

    fn peek(&self) -> &str {
        self.tokens.get(self.at).map_or("", String::as_str)
    }

    fn next(&mut self) -> String {
        let token = self.peek().to_owned();
        self.at += 1;
        token
    }

    fn took(&mut self, token: &str) -> bool {
        let is = self.peek() == token;
        self.at += usize::from(is);
        is
    }

    fn expect(&mut self, token: &str) -> Result<(), String> {
        if self.took(token) {
            Ok(())
        } else {
            Err(format!("{:?} where {token:?} should be", self.peek()))
        }
    }
}

fn one_or(mut parts: Vec<Shape>, join: fn(Vec<Shape>) -> Shape) -> Shape {
    match parts.pop() {
        Some(only) if parts.is_empty() => only,
        last => join(parts.into_iter().chain(last).collect()),
    }
}

/// Words, strings, comments and single signs.
fn tokens(text: &str) -> Result<Vec<String>, String> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("/*") {
            rest.find("*/").map(|end| end + 2)
        } else if first == '"' {
            rest.char_indices().skip(1).find(|(_, c)| *c == '"').map(|(end, _)| end + 1)
        } else if is_word(first) {
            Some(rest.find(|c| !is_word(c)).unwrap_or(rest.len()))
        } else {
            Some(first.len_utf8())
        };
        let (token, after) = length
            .and_then(|length| rest.split_at_checked(length))
            .ok_or_else(|| format!("{rest:?} has no end"))?;
        tokens.push(token.to_owned());
        rest = after.trim_start();
    }
    Ok(tokens)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_type_is_a_fault() {
        for bad in ["", "{ a: }", "{ a: string", "a b", "[string", "{ a: x, a: y, }", "\"a"] {
            assert!(read(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn only_the_first_sentence_of_a_comment_is_kept() {
        let comment = "/**\n * One [`Id`],\n * and more. Not this.\n */\n";
        assert_eq!(first_sentence(comment), "One `Id`, and more.");
    }
}
