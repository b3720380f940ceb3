//! Bytes that are too large for JSON, by a scheme of their own: attachments of the document that this very
//! window holds open, and the shipped fonts. Nothing else can be asked for, and no answer may run scripts.

#![allow(clippy::needless_pass_by_value)] // tauri hands requests over by value

use std::borrow::Cow;

use desk::{Failure, Picked, Secrets};
use percent_encoding::percent_decode_str;
use tauri::http::{Request, Response, StatusCode, header};
use tauri::{Manager, UriSchemeContext, UriSchemeResponder, Wry};

use crate::clerk::Job;
use crate::state::Shell;

/// Which attachment: `batch://localhost/<token>/<track or ->/<nomination>/<index>`.
#[derive(Debug, PartialEq, Eq)]
struct Wanted {
    token: String,
    track: Option<String>,
    nomination: String,
    index: usize,
}

/// Answers a request for an attachment.
pub fn answer(cx: UriSchemeContext<'_, Wry>, request: Request<Vec<u8>>, to: UriSchemeResponder) {
    let shell = cx.app_handle().state::<Shell>();
    let Some(wanted) = wanted(request.uri().path()) else {
        return to.respond(refused(StatusCode::BAD_REQUEST, "usage"));
    };
    let job = Job {
        secrets: Secrets::default(),
        progress: None,
        work: Box::new(move |call| {
            to.respond(match read(call, &wanted) {
                Ok((name, bytes)) => found(content_type(&name), bytes),
                Err(failure) => refused(StatusCode::NOT_FOUND, &failure.code),
            });
        }),
    };
    if let Err(failure) = shell.clerks.give(cx.webview_label(), job) {
        shell.log.line("attachment", &failure.code);
    }
}

fn read(call: &desk::Call<'_>, wanted: &Wanted) -> Result<(String, Vec<u8>), Failure> {
    let document = Picked(wanted.token.clone());
    desk::attachment(call, &document, wanted.track.as_deref(), &wanted.nomination, wanted.index)
}

fn wanted(path: &str) -> Option<Wanted> {
    let parts: Vec<String> =
        path.trim_start_matches('/').split('/').map(decoded).collect::<Option<_>>()?;
    let [token, track, nomination, index] = parts.as_slice() else { return None };
    Some(Wanted {
        token: token.clone(),
        track: (track != "-").then(|| track.clone()),
        nomination: nomination.clone(),
        index: index.parse().ok()?,
    })
}

/// A part of a path without its percent signs; none where it is not UTF-8.
fn decoded(part: &str) -> Option<String> {
    percent_decode_str(part).decode_utf8().ok().map(Cow::into_owned)
}

/// Only what the page shows gets a type of its own.
fn content_type(name: &str) -> &'static str {
    let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    match ending.as_str() {
        "pdf" => "application/pdf",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "gif" => "image/gif",
        "bmp" => "image/bmp",
        _ => "application/octet-stream",
    }
}

fn found(kind: &'static str, bytes: Vec<u8>) -> Response<Vec<u8>> {
    with_headers(Response::new(bytes), kind, "no-store")
}

fn refused(status: StatusCode, code: &str) -> Response<Vec<u8>> {
    let mut response = Response::new(code.as_bytes().to_vec());
    *response.status_mut() = status;
    with_headers(response, "text/plain", "no-store")
}

/// A shipped font.
pub fn font(request: &Request<Vec<u8>>) -> Response<Vec<u8>> {
    let name = request.uri().path().trim_start_matches('/').trim_end_matches(".woff2");
    match desk::font(name) {
        Some(bytes) => {
            with_headers(Response::new(bytes.to_vec()), "font/woff2", "max-age=31536000")
        }
        None => refused(StatusCode::NOT_FOUND, "not-found"),
    }
}

fn with_headers(mut response: Response<Vec<u8>>, kind: &str, keep: &str) -> Response<Vec<u8>> {
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, keep),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"),
    ] {
        if let Ok(value) = value.parse() {
            headers.insert(name, value);
        }
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_names_document_track_nomination_and_index() {
        let all = wanted("/ab/electronics/e%E4%B8%80-1/2").unwrap();
        assert_eq!((all.token.as_str(), all.track.as_deref()), ("ab", Some("electronics")));
        assert_eq!((all.nomination.as_str(), all.index), ("e一-1", 2));
        assert_eq!(wanted("/ab/-/e/0").unwrap().track, None);
    }

    #[test]
    fn anything_else_is_no_attachment() {
        for path in ["/", "/a/-/b", "/a/-/b/x", "/a/-/b/-1", "/a/-/%ff/0", "/a/-/b/0/c"] {
            assert_eq!(wanted(path), None, "{path}");
        }
    }

    #[test]
    fn what_could_run_scripts_is_only_bytes() {
        assert_eq!(content_type("a.html"), "application/octet-stream");
        assert_eq!(content_type("a.svg"), "application/octet-stream");
        assert_eq!(content_type("申报书.PDF"), "application/pdf");
    }
}
