//! An answer as text for people: one sentence of the catalogue, then whatever lists came with it. What
//! is printed here is never parsed by anyone; scripts take `--json`.

use desk::Failure;
use serde_json::Value;
use text::Language;

/// The sentence of a failure, with its code and detail to copy.
pub fn failure(failure: &Failure, language: Language) -> String {
    let params: Vec<(&str, &str)> =
        failure.params.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    let sentence = text::say(language, &format!("error-{}", failure.code), &params);
    let detail =
        if failure.detail.is_empty() { String::new() } else { format!("\n  {}", failure.detail) };
    let mut text = format!("{sentence}  [{}]{detail}", failure.code);
    if let Some(codes) = failure.params.get("overridable") {
        let codes = codes.replace(' ', ",");
        text.push_str(&format!(
            "\n{}",
            text::say(language, "cli-overridable", &[("codes", &codes)])
        ));
    }
    let lists: [(Vec<Value>, Line); 2] =
        [(values(&failure.findings), finding), (values(&failure.rows), row)];
    for (entries, line) in lists {
        for entry in entries {
            text.push('\n');
            text.push_str(&line(&entry, language));
        }
    }
    text
}

fn values<T: serde::Serialize>(list: &[T]) -> Vec<Value> {
    list.iter().filter_map(|entry| serde_json::to_value(entry).ok()).collect()
}

/// The answer of `command`.
pub fn answer(command: &str, answer: &Value, language: Language) -> String {
    let scalars = scalars(answer);
    let params: Vec<(&str, &str)> = scalars.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    let key = format!("done-{}", command.replace('.', "-"));
    if !text::has(language, &key) {
        // What only screens ask for has no sentence: whoever calls it by name reads what a screen would.
        return format!("{answer:#}");
    }
    let mut text = text::say(language, &key, &params);
    if command == "explain" {
        return card(answer, language);
    }
    if command == "edition.show" {
        return format!("{text}\n{}", edition(answer, language));
    }
    if let Some(checked) = answer.get("checked").and_then(Value::as_str) {
        text.push('\n');
        text.push_str(&text::say(language, &format!("checked-{checked}"), &[]));
    }
    if let Some(body) = answer.get("needs").and_then(Value::as_str) {
        text.push('\n');
        text.push_str(&text::say(language, "cli-needs-second", &[("body", body)]));
    }
    for (name, line) in LISTS {
        // What was found stands with each file already.
        if name == "findings" && answer.get("files").is_some() {
            continue;
        }
        for entry in answer.get(name).and_then(Value::as_array).into_iter().flatten() {
            text.push('\n');
            text.push_str(&line(entry, language));
        }
    }
    text
}

/// A card: sentences as a shell's comments, and under each its commands, so that the whole can be run as it is.
fn card(answer: &Value, language: Language) -> String {
    let mut lines = vec![format!("# {}", text::say(language, "done-explain", &[]))];
    for step in answer.get("card").and_then(Value::as_array).into_iter().flatten() {
        let params = step.get("params").map(scalars).unwrap_or_default();
        let params: Vec<(&str, &str)> =
            params.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        let key = format!("by-hand-{}", field(step, "key"));
        lines.push(format!("\n# {}", text::say(language, &key, &params)));
        let commands = step.get("commands").and_then(Value::as_array);
        lines.extend(commands.into_iter().flatten().filter_map(scalar));
    }
    lines.join("\n")
}

type Line = fn(&Value, Language) -> String;

/// The lists an answer may carry, in the order in which they are shown.
const LISTS: [(&str, Line); 14] = [
    ("clerks", clerk),
    ("supervisors", name),
    ("past", past),
    ("steps", step),
    ("batches", file),
    ("slips", file),
    ("bundles", file),
    ("files", verified),
    ("acked", acked),
    ("ranking", standing),
    ("panels", panel),
    ("findings", finding),
    ("missing", page),
    ("rows", row),
];

fn scalars(value: &Value) -> Vec<(String, String)> {
    let object = value.as_object();
    object.into_iter().flatten().filter_map(|(k, v)| scalar(v).map(|v| (k.clone(), v))).collect()
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(s) => Some(s.clone()),
        Value::Number(n) => Some(n.to_string()),
        Value::Bool(b) => Some(b.to_string()),
        Value::Array(a) => Some(a.len().to_string()),
        Value::Null | Value::Object(_) => None,
    }
}

fn field(entry: &Value, name: &str) -> String {
    entry.get(name).and_then(scalar).unwrap_or_else(|| "–".to_owned())
}

fn step(entry: &Value, language: Language) -> String {
    let name = text::say(language, &format!("step-{}", field(entry, "step")), &[]);
    let verdict = match entry.get("verdict").and_then(Value::as_str) {
        Some(word) => text::say(language, &format!("verdict-{word}"), &[]),
        None => String::new(),
    };
    format!("  {name}  {}  {verdict}", field(entry, "path")).trim_end().to_owned()
}

fn file(entry: &Value, _: Language) -> String {
    format!("  {}  {}", field(entry, "digest"), field(entry, "path"))
}

fn clerk(entry: &Value, language: Language) -> String {
    let [name, fingerprint, digits] = ["name", "fingerprint", "digits"].map(|f| field(entry, f));
    let retired = entry.get("retired").and_then(Value::as_bool) == Some(true);
    let state =
        if retired { text::say(language, "office-clerk-retired", &[]) } else { String::new() };
    format!("  {name}  {fingerprint}  {digits}  {state}").trim_end().to_owned()
}

fn name(entry: &Value, _: Language) -> String {
    format!("  {}", scalar(entry).unwrap_or_default())
}

fn past(entry: &Value, language: Language) -> String {
    let (log, head) = (field(entry, "log"), field(entry, "head"));
    format!("  {}", text::say(language, "cli-past-log", &[("log", &log), ("head", &head)]))
}

fn page(entry: &Value, _: Language) -> String {
    format!("  {}  {}", field(entry, "expert"), field(entry, "batch"))
}

fn verified(entry: &Value, language: Language) -> String {
    let verdict = text::say(language, &format!("verdict-{}", field(entry, "verdict")), &[]);
    let mut text = format!("  {}  {verdict}", field(entry, "path"));
    if entry.get("digits").is_some() {
        text.push_str(&format!("\n    {}  {}", field(entry, "digest"), field(entry, "digits")));
    }
    if let Some(binding) = entry.get("binding").and_then(Value::as_str) {
        let reached = text::say(language, &format!("binding-{binding}"), &[]);
        text.push_str(&format!("\n    {} {reached}", text::say(language, "cli-binding", &[])));
    }
    if let Some(content) = entry.get("content") {
        let shown = scalars(content);
        let shown: Vec<(&str, &str)> =
            shown.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        text.push_str(&format!("\n    {}", text::say(language, "cli-cosign-shown", &shown)));
    }
    if let Some(letter) = entry.get("letter").and_then(Value::as_str) {
        let said = text::say(language, "cli-cosign-letter", &[("letter", letter)]);
        text.push_str(&format!("\n    {said}"));
    }
    for f in entry.get("findings").and_then(Value::as_array).into_iter().flatten() {
        text.push_str("\n  ");
        text.push_str(&finding(f, language));
    }
    text
}

/// What the secretariat received from one expert, in the digits of the expert's own page.
fn acked(entry: &Value, language: Language) -> String {
    let binding = text::say(language, &format!("binding-{}", field(entry, "binding")), &[]);
    let [expert, batch, key, results] =
        ["expert", "batch", "fingerprint_digits", "results_digits"].map(|f| field(entry, f));
    format!("  {expert}  {batch}  {results}  {key}  {binding}")
}

fn standing(entry: &Value, _: Language) -> String {
    format!(
        "  {:>4}  {:<24} {:>10}  n={}",
        field(entry, "rank"),
        field(entry, "item"),
        field(entry, "score"),
        field(entry, "valid")
    )
}

fn panel(entry: &Value, language: Language) -> String {
    let mut text = field(entry, "panel").to_string();
    for item in entry.get("items").and_then(Value::as_array).into_iter().flatten() {
        text.push('\n');
        text.push_str(&standing(item, language));
    }
    text
}

/// A role has a word; everything else is a name already.
fn named(object: String, language: Language) -> String {
    let key = format!("role-{object}");
    if text::has(language, &key) { text::say(language, &key, &[]) } else { object }
}

fn finding(entry: &Value, language: Language) -> String {
    let code = field(entry, "code");
    let object = named(field(entry, "object"), language);
    let detail = entry.get("params").map(|p| field(p, "detail")).unwrap_or_default();
    let params = [("object", object.as_str()), ("detail", detail.as_str())];
    let grave = field(entry, "severity");
    let severity = text::say(language, &format!("severity-{grave}"), &[]);
    // What only is worth knowing, or could not be checked, has another sentence than what is wrong.
    let reason = entry.get("params").map(|p| field(p, "reason")).unwrap_or_default();
    let own = if reason == "–" { format!("{code}-{grave}") } else { format!("{code}-{reason}") };
    let key = if text::has(language, &own) { &own } else { &code };
    let sentence = text::say(language, key, &params);
    let people = entry.get("params").map(|p| field(p, "overridden")).unwrap_or_default();
    let sentence = match people.as_str() {
        "" | "–" => sentence,
        people => {
            let params = [("sentence", sentence.as_str()), ("people", people)];
            text::say(language, "finding-overridden", &params)
        }
    };
    format!("  {code} {severity}  {sentence}")
}

fn row(entry: &Value, language: Language) -> String {
    let cell = field(entry, "cell");
    let mut params = vec![("cell".to_owned(), cell.clone())];
    params.extend(entry.get("params").map(scalars).unwrap_or_default());
    let params: Vec<(&str, &str)> = params.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    let key = format!("row-{}", field(entry, "code").replace('_', "-"));
    format!("  {}", text::say(language, &key, &params))
}

/// Lists, tracks and their rules as an indented outline.
fn edition(answer: &Value, language: Language) -> String {
    let list = |name: &str| answer.get(name).and_then(Value::as_array).cloned().unwrap_or_default();
    let tracks = list("tracks");
    let mut text = String::new();
    for l in list("lists") {
        text.push_str(&format!("{}  {}\n", field(&l, "id"), field(&l, "title")));
        for t in tracks.iter().filter(|t| t.get("list") == l.get("id")) {
            let bodies = t.get("bodies").and_then(Value::as_array).cloned().unwrap_or_default();
            let bodies: Vec<String> = bodies.iter().filter_map(scalar).collect();
            let (id, title) = (field(t, "id"), field(t, "title"));
            text.push_str(&format!("    {id:<16} {title}  ← {}\n", bodies.join(" + ")));
            let rules = answer.get("rules").and_then(|r| r.get(&id)).and_then(Value::as_array);
            for rule in rules.into_iter().flatten() {
                let source = text::say(language, &text::key("source", &field(rule, "source")), &[]);
                text.push_str(&format!("        [{source}] {}\n", field(rule, "title")));
            }
        }
    }
    text
}
