//! Reading a file that somebody attached. Its address comes from outside, so that it is held to
//! Discord's own hosts before anything is sent there.

use std::time::Duration;

use reqwest::Url;

use super::RestClient;
use crate::limits::ATTACHMENT_BYTES_MAX;

/// The hosts that Discord serves attachments from.
const HOSTS: [&str; 2] = ["cdn.discordapp.com", "media.discordapp.net"];

/// How long reading one may take.
const READ_WITHIN: Duration = Duration::from_secs(10);

/// Why an attachment was not read. It holds no address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AttachmentRefused {
    /// The address is not one of Discord's; nothing was sent there.
    #[error("the address is not one from which Discord serves attachments")]
    Address,
    /// It is larger than what is read.
    #[error("the file has more than {} KiB", ATTACHMENT_BYTES_MAX / 1024)]
    TooLarge,
    /// It is not there, or Discord sends elsewhere.
    #[error("Discord does not hand out the file")]
    NotThere,
    /// Discord could not be reached, or took too long.
    #[error("the file could not be read from Discord")]
    Failed,
}

impl RestClient {
    /// Reads an attachment of at most [`ATTACHMENT_BYTES_MAX`], without the bot's token and without
    /// being led elsewhere.
    ///
    /// # Errors
    ///
    /// [`AttachmentRefused`], which says why not.
    pub async fn attachment(&self, url: &str) -> Result<Vec<u8>, AttachmentRefused> {
        let url = self.trusted(url).ok_or(AttachmentRefused::Address)?;
        let request = self.http.get(url).timeout(READ_WITHIN);
        let mut response = request.send().await.map_err(|_hidden| AttachmentRefused::Failed)?;
        if response.status().is_server_error() {
            return Err(AttachmentRefused::Failed);
        }
        if !response.status().is_success() {
            return Err(AttachmentRefused::NotThere);
        }
        let most = u64::try_from(ATTACHMENT_BYTES_MAX).unwrap_or(u64::MAX);
        if response.content_length().is_some_and(|length| length > most) {
            return Err(AttachmentRefused::TooLarge);
        }
        let mut contents = Vec::new();
        // What was announced need not be what comes, so it is counted too.
        while let Some(part) =
            response.chunk().await.map_err(|_hidden| AttachmentRefused::Failed)?
        {
            if contents.len() + part.len() > ATTACHMENT_BYTES_MAX {
                return Err(AttachmentRefused::TooLarge);
            }
            contents.extend_from_slice(&part);
        }
        Ok(contents)
    }

    /// The address, if an attachment may be read from it: over https from one of Discord's hosts, or,
    /// where the API is on this machine, from there alone.
    fn trusted(&self, text: &str) -> Option<Url> {
        // A parser drops tabs and takes backslashes for slashes, so that it may see another host.
        let plain = text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
        let base = &self.connection.api_base;
        let starts_with =
            |origin: &str| text.strip_prefix(origin).is_some_and(|rest| rest.starts_with('/'));
        let known = if base.is_loopback() {
            starts_with(base.as_str())
        } else {
            HOSTS.iter().any(|host| starts_with(&format!("https://{host}")))
        };
        Url::parse(text).ok().filter(|_| plain && known)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::super::connection::{ApiBase, Connection, Token};
    use super::super::stage::{Does, Stage, says};
    use super::*;

    fn client(base: &str) -> RestClient {
        let connection = Connection {
            home: "https://example.org".to_owned(),
            mentions: false,
            token: Token::new("planted-bot-token").unwrap(),
            api_base: ApiBase::new(base, false).unwrap(),
        };
        RestClient::new(connection).unwrap()
    }

    /// Addresses from which nothing is read, each by another way to lead the bot elsewhere.
    const HOSTILE: [&str; 42] = [
        "",
        "attachment",
        "/attachments/1/2/a.toml",
        "//cdn.discordapp.com/a",
        "http://cdn.discordapp.com/a",
        "ftp://cdn.discordapp.com/a",
        "file:///etc/passwd",
        "data:text/plain,a",
        "javascript:alert(1)",
        "https:cdn.discordapp.com/a",
        "https:/cdn.discordapp.com/a",
        "https:///cdn.discordapp.com/a",
        "https:\\\\cdn.discordapp.com\\a",
        "https://cdn.discordapp.com",
        "https://cdn.discordapp.com.example.org/a",
        "https://cdn.discordapp.com.:443/a",
        "https://cdn.discordapp.com./a",
        "https://example.org/cdn.discordapp.com/a",
        "https://example.org/?cdn.discordapp.com/a",
        "https://example.org#https://cdn.discordapp.com/a",
        "https://cdn.discordapp.com@example.org/a",
        "https://cdn.discordapp.com:a@example.org/a",
        "https://cdn.discordapp.com%40example.org/a",
        "https://me@cdn.discordapp.com/a",
        "https://me:word@cdn.discordapp.com/a",
        "https://@cdn.discordapp.com/a",
        "https://cdn.discordapp.com:80/a",
        "https://cdn.discordapp.com:8443/a",
        "https://cdn.discordapp.com\\@example.org/a",
        "https://example.org\\@cdn.discordapp.com/a",
        "https://cdn.discordapp.com\t.example.org/a",
        " https://cdn.discordapp.com/a",
        "https://cdn.discordapp.com/a\nHost: example.org",
        "https://cdn.discordapp.com/ä",
        "https://discordapp.com/a",
        "https://discord.com/api/v10/users/@me",
        "https://cdn-discordapp.com/a",
        "https://cdn.discordapp.co/a",
        "https://xcdn.discordapp.com/a",
        "https://media.discordapp.com/a",
        "https://127.0.0.1/a",
        "https://[::1]/a",
    ];

    #[tokio::test]
    async fn nothing_is_sent_to_an_address_that_is_not_discords() {
        let discord = client("https://discord.com");
        let stage = Stage::with(Vec::new()).await;
        let here = ["http://127.0.0.1:1/a", "http://169.254.169.254/latest/meta-data/"];
        for url in HOSTILE.into_iter().chain(here) {
            assert_eq!(discord.attachment(url).await, Err(AttachmentRefused::Address), "{url}");
            let outcome = stage.rest.attachment(url).await;
            assert_eq!(outcome, Err(AttachmentRefused::Address), "{url}");
        }
        let port_before = stage.base.replace("127.0.0.1:", "127.0.0.1:1");
        for url in [
            "https://cdn.discordapp.com/a".to_owned(),
            stage.base.replace("http:", "https:") + "/a",
            stage.base.replace("127.0.0.1", "localhost") + "/a",
            format!("{}0/a", stage.base),
            format!("{}@example.org/a", stage.base),
            port_before + "/a",
        ] {
            let outcome = stage.rest.attachment(&url).await;
            assert_eq!(outcome, Err(AttachmentRefused::Address), "{url}");
        }
        assert_eq!(stage.count(), 0, "a stand-in asks itself, and was not asked");
    }

    #[test]
    fn discords_own_addresses_are_trusted() {
        let discord = client("https://discord.com");
        for url in [
            "https://cdn.discordapp.com/ephemeral-attachments/1/2/a.toml?ex=1&is=2&hm=3",
            "https://media.discordapp.net/attachments/1/2/a.toml",
        ] {
            assert_eq!(discord.trusted(url).map(String::from).as_deref(), Some(url));
        }
    }

    #[tokio::test]
    async fn a_file_is_read_up_to_the_last_byte_that_fits_and_without_the_token() {
        use AttachmentRefused::{Failed, NotThere, TooLarge};
        let body = |bytes: usize| Does::Says(200, None, None, "a".repeat(bytes));
        let script = vec![
            body(ATTACHMENT_BYTES_MAX),
            body(ATTACHMENT_BYTES_MAX + 1),
            body(0),
            says(404, &json!({})),
            Does::Says(302, None, Some(("location", "/elsewhere")), String::new()),
            says(500, &json!({})),
            Does::Breaks,
        ];
        let stage = Stage::with(script).await;
        let url = format!("{}/attachments/1/2/a.toml?ex=1", stage.base);
        let mut found = Vec::new();
        for _ in 0..7 {
            found.push(stage.rest.attachment(&url).await.map(|contents| contents.len()));
        }
        let sizes = [Ok(ATTACHMENT_BYTES_MAX), Err(TooLarge), Ok(0)];
        assert_eq!(found[..3], sizes);
        assert_eq!(found[3..], [Err(NotThere), Err(NotThere), Err(Failed), Err(Failed)]);
        let asked = stage.asked.lock().unwrap();
        assert_eq!(asked.len(), 7, "nothing is asked twice, and no redirect is followed");
        assert!(asked.iter().all(|asked| !asked.headers.contains_key("authorization")));
    }

    #[tokio::test]
    async fn a_file_is_counted_also_where_its_size_is_not_announced() {
        use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move {
            let (mut peer, _) = listener.accept().await.unwrap();
            let mut asked = [0; 4096];
            let _read = peer.read(&mut asked).await.unwrap();
            peer.write_all(b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n").await.unwrap();
            // Without end, until the client has enough.
            while peer.write_all(&[b'a'; 4096]).await.is_ok() {}
        });
        let outcome = client(&base).attachment(&format!("{base}/a")).await;
        assert_eq!(outcome, Err(AttachmentRefused::TooLarge));
    }
}
