//! Addresses of pages.

use super::findings::source as findings;
use crate::document::Value;
use crate::library::limits::URL_MAX;

/// An address, https.
pub(super) fn url(value: &Value<'_>) -> String {
    let url = value.text(URL_MAX);
    let host = url.strip_prefix("https://").unwrap_or_default();
    if !url.is_empty() && (!host.contains('.') || url.contains(char::is_whitespace)) {
        value.report(findings::not_https(&value.what()));
    }
    url
}

/// The address of a page that was read, as it was read; none where the file says that none was.
/// Plain http is only pointed out.
pub(super) fn page_read(value: &Value<'_>) -> Option<String> {
    let raw = value.raw().unwrap_or_default();
    if raw == "none read" {
        return None;
    }
    if !raw.starts_with("http://") {
        return Some(url(value));
    }
    value.report(findings::plain_http(&value.what()));
    Some(value.text(URL_MAX))
}
