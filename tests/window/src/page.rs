//! The page of a window: find, click, type, read, by `data-test` name. Waiting is always for something to
//! be there, never for time to pass.

use std::cell::RefCell;
use std::time::Duration;

use serde_json::Value;
use thirtyfour::prelude::*;
use thirtyfour::{Key, WindowHandle};

use crate::machine::{pictures, running, until_fewer_than};

/// How long something may take on a busy machine before it counts as missing.
const PATIENCE: Duration = Duration::from_secs(40);
const GLANCE: Duration = Duration::from_millis(100);

/// One session with its window.
pub struct Page {
    /// The session.
    pub driver: WebDriver,
    /// What was found wrong with a screen while the journey went on.
    noted: RefCell<Vec<String>>,
    /// By what its program is known.
    mark: String,
}

impl Page {
    pub(crate) async fn of(driver: WebDriver, mark: String) -> Self {
        let page = Self { driver, noted: RefCell::default(), mark };
        page.element("body").await;
        page
    }

    /// Keeps what is wrong with a screen until the session ends.
    pub fn note(&self, found: impl IntoIterator<Item = String>) {
        self.noted.borrow_mut().extend(found);
    }

    /// Ends the session and with it the program, as closing the last window does; says what was noted. The documents
    /// are free then.
    pub async fn close(self) {
        let before = running(&self.mark);
        self.driver.quit().await.expect("the session ends");
        if before > 0 {
            until_fewer_than(before, &self.mark);
        }
        let noted = self.noted.into_inner();
        assert!(noted.is_empty(), "{}", noted.join("\n"));
    }

    /// Ends a session whose program is gone already.
    pub async fn lost(self) {
        // The driver has nobody to talk to, and says so.
        let _ = self.driver.quit().await;
    }

    /// The element that a CSS selector finds, when it is there.
    pub async fn element(&self, css: &str) -> WebElement {
        let found = self.driver.query(By::Css(css)).wait(PATIENCE, GLANCE).first().await;
        match found {
            Ok(element) => element,
            Err(error) => panic!("{css}: {error}\n{}", self.everything().await),
        }
    }

    /// The element of that name, when it is there.
    pub async fn find(&self, name: &str) -> WebElement {
        self.element(&selector(name)).await
    }

    /// Whether it is there now.
    pub async fn has(&self, name: &str) -> bool {
        self.driver.find(By::Css(selector(name))).await.is_ok()
    }

    /// Waits until it is there.
    pub async fn wait_for(&self, name: &str) {
        drop(self.find(name).await);
    }

    /// Waits until it is no longer there.
    pub async fn wait_gone(&self, name: &str) {
        self.until(&format!("{name} to go"), async || !self.has(name).await).await;
    }

    /// Waits until `holds`.
    pub async fn until(&self, what: &str, holds: impl AsyncFn() -> bool) {
        let begun = std::time::Instant::now();
        while !holds().await {
            assert!(begun.elapsed() < PATIENCE, "waited for {what}\n{}", self.everything().await);
            tokio::time::sleep(GLANCE).await;
        }
    }

    /// Waits until the text of an element contains `part`, and gives the whole text.
    pub async fn text_with(&self, name: &str, part: &str) -> String {
        self.until(&format!("{part:?} in {name}"), async || self.text(name).await.contains(part))
            .await;
        self.text(name).await
    }

    /// The text of an element.
    pub async fn text(&self, name: &str) -> String {
        self.find(name).await.text().await.unwrap_or_default()
    }

    /// The value of a field.
    pub async fn value(&self, name: &str) -> String {
        self.find(name).await.prop("value").await.ok().flatten().unwrap_or_default()
    }

    /// Clicks, once it can be clicked.
    pub async fn click(&self, name: &str) {
        self.click_css(&selector(name)).await;
    }

    /// Clicks what a CSS selector finds, once it can be clicked.
    pub async fn click_css(&self, css: &str) {
        let begun = std::time::Instant::now();
        loop {
            let element = self.element(css).await;
            let ready = element.is_enabled().await.unwrap_or(false);
            if ready && element.click().await.is_ok() {
                return;
            }
            assert!(
                begun.elapsed() < PATIENCE,
                "{css} cannot be clicked\n{}",
                self.everything().await
            );
            tokio::time::sleep(GLANCE).await;
        }
    }

    /// Types into a field after what stands there.
    pub async fn write(&self, name: &str, text: &str) {
        self.find(name).await.send_keys(text).await.expect("the field takes keys");
    }

    /// Replaces what stands in a field by typing.
    pub async fn rewrite(&self, name: &str, text: &str) {
        let field = self.find(name).await;
        field.send_keys(Key::Control + "a").await.expect("the field takes keys");
        field.send_keys(text).await.expect("the field takes keys");
    }

    /// Chooses the option of that value.
    pub async fn select(&self, name: &str, value: &str) {
        self.click_css(&format!("{} option[value=\"{value}\"]", selector(name))).await;
        let chosen = self.value(name).await;
        assert_eq!(chosen, value, "{name} is not chosen");
    }

    /// Brings an element to the middle of the window, for a picture of it.
    pub async fn show(&self, name: &str) {
        drop(self.find(name).await);
        let css = selector(name);
        self.script(&format!(
            "document.querySelector('{css}').scrollIntoView({{ block: 'center' }}); return true"
        ))
        .await;
    }

    /// Sends keys to whatever has the focus.
    pub async fn keys(&self, keys: impl AsRef<str>) {
        let focused = self.driver.active_element().await.expect("something has the focus");
        focused.send_keys(keys.as_ref()).await.expect("it takes keys");
    }

    /// Runs a script in the page.
    pub async fn script(&self, source: &str) -> Value {
        let ran = self.driver.execute(source, Vec::new()).await;
        ran.unwrap_or_else(|e| panic!("{source}: {e}")).json().clone()
    }

    /// Waits until what is on the page has been painted.
    pub async fn painted(&self) {
        let frames = "const done = arguments[0];
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0, true)));";
        self.driver.execute_async(frames, Vec::new()).await.expect("the page paints");
    }

    /// A picture of the window.
    pub async fn picture(&self, name: &str) {
        self.painted().await;
        let path = pictures().join(format!("{name}.png"));
        self.driver.screenshot(&path).await.expect("a picture");
    }

    /// The windows of the program.
    pub async fn windows(&self) -> Vec<WindowHandle> {
        self.driver.windows().await.expect("the windows")
    }

    /// What stands on the page, for the message of a step that failed.
    async fn everything(&self) -> String {
        let text = self.driver.execute("return document.body.innerText", Vec::new()).await;
        let text = text.ok().and_then(|t| t.json().as_str().map(str::to_owned));
        let path = pictures().join("failed.png");
        // The failure itself is what has to be told.
        let _ = self.driver.screenshot(&path).await;
        format!("the page says:\n{}", text.unwrap_or_default())
    }
}

fn selector(name: &str) -> String {
    format!("[data-test=\"{name}\"]")
}
