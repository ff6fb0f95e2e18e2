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

/// The address of a page that was read, as it was read. Plain http is only pointed out.
pub(super) fn page_read(value: &Value<'_>) -> String {
    let plain = value.raw().is_some_and(|raw| raw.starts_with("http://"));
    if value.raw() == Some("none read") {
        return value.text(URL_MAX);
    }
    if !plain {
        return url(value);
    }
    value.report(findings::plain_http(&value.what()));
    value.text(URL_MAX)
}
