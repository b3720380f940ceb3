//! Prints a type in the style that the formatter of the screens has (two blanks, 100 columns), so that the
//! file looks the same wherever it is written. Nothing is decided here about what a type holds.

use super::shape::{Field, Shape};

/// Columns of a line.
const WIDTH: usize = 100;

/// `export …` for one type, with its comment.
pub fn declaration(name: &str, doc: &str, shape: &Shape) -> String {
    let doc = comment(doc, 0);
    match shape {
        Shape::Fields(fields) if fields.is_empty() => {
            format!("\n{doc}export type {name} = Record<string, never>;\n")
        }
        Shape::Fields(fields) => {
            let lines: String = fields.iter().map(line).collect();
            // No interface: TypeScript would refuse it wherever any object will do.
            format!("\n{doc}export type {name} = {{\n{lines}}};\n")
        }
        _ => {
            let head = format!("export type {name} =");
            let own_line = flat(shape);
            let shape = after(shape, head.chars().count(), 0);
            if shape.contains('\n') && own_line.chars().count() + 3 <= WIDTH {
                return format!("\n{doc}{head}\n  {own_line};\n");
            }
            format!("\n{doc}{head}{shape};\n")
        }
    }
}

/// A name as the key of an object: in quotes only where it needs them.
pub fn key(name: &str) -> String {
    let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        && !name.starts_with(|c: char| c.is_ascii_digit());
    if plain { name.to_owned() } else { format!("\"{name}\"") }
}

fn comment(text: &str, indent: usize) -> String {
    if text.is_empty() { String::new() } else { format!("{:indent$}/** {text} */\n", "") }
}

fn line(field: &Field) -> String {
    let head = format!("  {}", label(field));
    let shape = after(&field.shape, head.chars().count(), 2);
    format!("{}{head}{shape};\n", comment(&field.doc, 2))
}

fn label(field: &Field) -> String {
    format!("{}{}:", key(&field.name), if field.optional { "?" } else { "" })
}

/// A type behind `used` columns of a line indented by `indent`: there if it fits, else a line for each part.
fn after(shape: &Shape, used: usize, indent: usize) -> String {
    let whole = flat(shape);
    if used + whole.chars().count() + 2 <= WIDTH {
        return format!(" {whole}");
    }
    match shape {
        Shape::Any(parts) => {
            let inner = indent + 2;
            let line = |p| format!("\n{:inner$}| {}", "", part(p, inner + 2));
            parts.iter().map(line).collect()
        }
        _ => format!(" {}", part(shape, indent)),
    }
}

/// A type at `indent`; an object that does not fit has a line for each field.
fn part(shape: &Shape, indent: usize) -> String {
    let whole = if matches!(shape, Shape::All(_)) { guarded(shape) } else { flat(shape) };
    if indent + whole.chars().count() < WIDTH {
        return whole;
    }
    match shape {
        Shape::Fields(fields) => {
            let inner = indent + 2;
            let lines: String = fields
                .iter()
                .map(|f| {
                    let head = format!("{:inner$}{}", "", label(f));
                    format!("{head}{};\n", after(&f.shape, head.chars().count(), inner))
                })
                .collect();
            format!("{{\n{lines}{:indent$}}}", "")
        }
        _ => whole,
    }
}

fn flat(shape: &Shape) -> String {
    match shape {
        Shape::Word(word) => word.clone(),
        Shape::Of(name, parts) => match (name.as_str(), parts.as_slice()) {
            ("Array", [of]) => format!("{}[]", guarded(of)),
            _ => format!("{name}<{}>", joined(parts, ", ", flat)),
        },
        Shape::Tuple(parts) => format!("[{}]", joined(parts, ", ", flat)),
        Shape::Fields(fields) if fields.is_empty() => "Record<string, never>".to_owned(),
        Shape::Fields(fields) => {
            let of = |f: &Field| format!("{} {}", label(f), flat(&f.shape));
            format!("{{ {} }}", joined(fields, "; ", of))
        }
        Shape::Any(parts) => joined(parts, " | ", flat),
        Shape::All(parts) => joined(parts, " & ", guarded),
    }
}

/// In brackets where a sign beside it would take only its last part.
fn guarded(shape: &Shape) -> String {
    match shape {
        Shape::Any(_) | Shape::All(_) => format!("({})", flat(shape)),
        _ => flat(shape),
    }
}

fn joined<T>(parts: &[T], sign: &str, of: impl Fn(&T) -> String) -> String {
    parts.iter().map(of).collect::<Vec<_>>().join(sign)
}

#[cfg(test)]
mod tests {
    use super::super::shape::read;
    use super::*;

    fn printed(text: &str) -> String {
        declaration("T", "", &read(text).unwrap())
    }

    #[test]
    fn lists_maps_and_choices_read_as_a_person_would_write_them() {
        let text = "{ a: Array<string | null>, \"b-c\"?: { [key in Id]: Array<X>, }, }";
        assert!(read(text).is_err(), "a map has no comma");
        let text = "{ a: Array<string | null>, \"b-c\"?: { [key in Id]: Array<X> }, }";
        let expected =
            "\nexport type T = {\n  a: (string | null)[];\n  \"b-c\"?: Record<Id, X[]>;\n};\n";
        assert_eq!(printed(text), expected);
        assert_eq!(printed("{ [key in E]?: V }"), "\nexport type T = Partial<Record<E, V>>;\n");
        assert_eq!(
            printed("{ \"t\": \"a\" } & (X | Y)"),
            "\nexport type T = { t: \"a\" } & (X | Y);\n"
        );
    }

    #[test]
    fn what_does_not_fit_gets_a_line_for_each_part() {
        let words: Vec<String> = (0..12).map(|n| format!("\"word_number_{n}\"")).collect();
        let expected = format!("\nexport type T =\n  | {};\n", words.join("\n  | "));
        assert_eq!(printed(&words.join(" | ")), expected);
    }
}
