//! What every screen must pass: a picture in both languages, and axe-core without a serious finding.

use serde_json::Value;

use crate::machine::axe;
use crate::page::Page;

/// Takes a picture in each language and lets axe-core look at both.
pub async fn screen(page: &Page, name: &str) {
    for language in ["zh-CN", "en"] {
        speak(page, language).await;
        page.picture(&format!("{name}-{language}")).await;
        let found = accessibility(page).await;
        page.note(found.into_iter().map(|f| format!("axe on {name} in {language}: {f}")));
        let keys = bare_keys(page).await;
        page.note(keys.into_iter().map(|k| format!("no text on {name} in {language}: {k}")));
    }
    speak(page, "zh-CN").await;
}

/// Keys of texts that the catalogue does not have; the page shows them between ⟨⟩.
async fn bare_keys(page: &Page) -> Vec<String> {
    let shown = page.script("return document.body.innerText").await;
    let parts = shown.as_str().unwrap_or_default().split('⟨').skip(1).map(str::to_owned);
    parts.filter_map(|p| p.split_once('⟩').map(|(key, _)| key.to_owned())).collect()
}

/// Switches the language of the page by its own switch.
pub async fn speak(page: &Page, language: &str) {
    let now = page.script("return document.documentElement.lang").await;
    if now.as_str() != Some(language) {
        page.script("document.querySelector('[data-test=\"language\"]').click(); return true")
            .await;
        page.until(language, async || {
            page.script("return document.documentElement.lang").await.as_str() == Some(language)
        })
        .await;
    }
}

/// What axe-core finds serious or critical, one line each.
pub async fn accessibility(page: &Page) -> Vec<String> {
    if page.script("return typeof window.axe").await.as_str() == Some("undefined") {
        page.script(&format!("{}; window.axe = axe; return true", axe())).await;
    }
    let run = "const done = arguments[arguments.length - 1];
        axe.run(document, { resultTypes: ['violations'] })
           .then((r) => done(r.violations), (e) => done([{ id: String(e), impact: 'critical', nodes: [] }]));";
    let found = page.driver.execute_async(run, Vec::new()).await.expect("axe runs");
    let all = found.json().as_array().cloned().unwrap_or_default();
    all.iter().filter(|v| grave(v)).map(line).collect()
}

fn grave(violation: &Value) -> bool {
    matches!(violation["impact"].as_str(), Some("serious" | "critical"))
}

fn line(violation: &Value) -> String {
    let nodes = violation["nodes"].as_array().cloned().unwrap_or_default();
    let html: Vec<&str> = nodes.iter().filter_map(|n| n["html"].as_str()).collect();
    format!("{}: {}", violation["id"], html.join(" | "))
}
