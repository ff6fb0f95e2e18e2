//! Bodies with files: `multipart/form-data` with `payload_json` and `files[n]`. Source: Reference, "Uploading Files".

use serde_json::Value;

/// A file as it was sent.
#[derive(Debug, Clone)]
pub(super) struct Upload {
    /// The `n` of `files[n]`.
    pub(super) number: u64,
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

/// A body: JSON, and the files beside it.
#[derive(Debug, Clone)]
pub(super) struct Sent {
    pub(super) json: Value,
    pub(super) files: Vec<Upload>,
}

/// Reads a body by what its header says it is; a fault is told in words.
pub(super) fn read(content_type: &str, body: &[u8]) -> Result<Sent, String> {
    let parameters = content_type.strip_prefix("multipart/form-data");
    let Some(parameters) = parameters else {
        let json = serde_json::from_slice(body);
        let json = json.map_err(|error| format!("a body that is not JSON: {error}"))?;
        return Ok(Sent { json, files: Vec::new() });
    };
    let boundary =
        parameter(parameters, "boundary").ok_or("a multipart body without a boundary")?;
    let mut sent = Sent { json: Value::Null, files: Vec::new() };
    for part in parts(body, &boundary)? {
        let (head, bytes) = split_once(part, b"\r\n\r\n").ok_or("a part without an empty line")?;
        let head = String::from_utf8_lossy(head);
        let disposition = head.lines().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            name.eq_ignore_ascii_case("content-disposition").then_some(value)
        });
        let disposition = disposition.ok_or("a part without Content-Disposition")?;
        let name = parameter(disposition, "name").ok_or("a part without a name")?;
        if name == "payload_json" {
            let json = serde_json::from_slice(bytes);
            sent.json = json.map_err(|error| format!("payload_json is not JSON: {error}"))?;
            continue;
        }
        let number = name.strip_prefix("files[").and_then(|rest| rest.strip_suffix(']'));
        let number = number.and_then(|number| number.parse().ok());
        let number = number.ok_or_else(|| format!("a part with the name {name}"))?;
        let file = parameter(disposition, "filename").ok_or("a file without a filename")?;
        if sent.files.iter().any(|known| known.number == number) {
            return Err(format!("two files with the number {number}"));
        }
        sent.files.push(Upload { number, name: file, bytes: bytes.to_vec() });
    }
    if sent.json.is_null() {
        return Err("a multipart body without payload_json".to_owned());
    }
    Ok(sent)
}

/// Cuts a body at its boundaries.
fn parts<'b>(body: &'b [u8], boundary: &str) -> Result<Vec<&'b [u8]>, String> {
    let first = format!("--{boundary}");
    let between = format!("\r\n--{boundary}");
    let mut rest = body.strip_prefix(first.as_bytes()).ok_or("no boundary at the beginning")?;
    let mut parts = Vec::new();
    while !rest.starts_with(b"--") {
        let start = rest.strip_prefix(b"\r\n").ok_or("a boundary that no line follows")?;
        let (part, after) =
            split_once(start, between.as_bytes()).ok_or("no boundary at the end")?;
        parts.push(part);
        rest = after;
    }
    Ok(parts)
}

fn split_once<'b>(bytes: &'b [u8], at: &[u8]) -> Option<(&'b [u8], &'b [u8])> {
    let place = bytes.windows(at.len()).position(|window| window == at)?;
    Some((bytes.get(..place)?, bytes.get(place + at.len()..)?))
}

/// Reads one parameter of a header, with or without quotes.
fn parameter(header: &str, name: &str) -> Option<String> {
    header.split(';').find_map(|pair| {
        let (key, value) = pair.split_once('=')?;
        (key.trim() == name).then(|| value.trim().trim_matches('"').to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const KIND: &str = "multipart/form-data; boundary=\"xy\"";

    #[test]
    fn a_body_is_cut_into_json_and_files() {
        let body =
            b"--xy\r\nContent-Disposition: form-data; name=\"payload_json\"\r\n\r\n{\"a\":1}\r\n\
            --xy\r\ncontent-disposition: form-data; name=\"files[3]\"; filename=\"b.txt\"\r\n\
            Content-Type: text/plain\r\n\r\none\r\n--x\r\n\r\n\r\n--xy--\r\n";
        let sent = read(KIND, body).unwrap();
        assert_eq!(sent.json["a"], 1);
        let file = &sent.files[0];
        assert_eq!((file.number, file.name.as_str()), (3, "b.txt"));
        assert_eq!(file.bytes, b"one\r\n--x\r\n\r\n");
    }

    #[test]
    fn half_a_body_is_refused_in_words() {
        let file =
            "--xy\r\nContent-Disposition: form-data; name=\"files[0]\"; filename=\"b\"\r\n\r\none";
        for (body, why) in [
            (file.to_owned(), "no boundary at the end"),
            (format!("{file}\r\n--xy--"), "without payload_json"),
            (format!("{file}\r\n{file}\r\n--xy--"), "two files with the number 0"),
            (file.replace("files[0]", "photo"), "no boundary at the end"),
            (file.replace("files[0]", "photo") + "\r\n--xy--", "the name photo"),
        ] {
            let error = read(KIND, body.as_bytes()).unwrap_err();
            assert!(error.contains(why), "{why}: {error}");
        }
        assert!(read("application/json", b"{").unwrap_err().contains("not JSON"));
    }
}
