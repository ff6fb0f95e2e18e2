//! Whom to connect to, and as whom. Both are checked before anything is sent.

use std::fmt;

use reqwest::Url;
use reqwest::header::HeaderValue;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// Everything that is needed to connect.
#[derive(Debug, Clone)]
pub struct Connection {
    /// The bot's token.
    pub token: Token,
    /// The address of Discord's API.
    pub api_base: ApiBase,
    /// An address under which whoever runs the bot is found. Discord asks for one in each call.
    /// Source: Discord docs, Reference, User Agent.
    pub home: String,
    /// Whether messages in servers are read that mention the bot. Discord then sends every message of
    /// every server.
    pub mentions: bool,
}

/// A bot's token. It never shows: no `Display`, and `Debug` hides it. Its memory is wiped when it
/// is dropped.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Token(String);

/// Why a text cannot be a bot's token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "this is not a bot token: copy it anew from the Discord Developer Portal, page Bot, without spaces or line breaks within it"
)]
pub struct NotAToken;

impl Token {
    /// Takes a token, with or without `Bot ` before it and space around it.
    ///
    /// # Errors
    ///
    /// [`NotAToken`] when the rest is empty or has other characters than visible ASCII.
    pub fn new(text: &str) -> Result<Self, NotAToken> {
        let text = text.trim();
        let token = text.strip_prefix("Bot ").unwrap_or(text).trim();
        let visible = token.chars().all(|c| c.is_ascii_graphic());
        if token.is_empty() || !visible { Err(NotAToken) } else { Ok(Self(token.into())) }
    }

    /// The token itself, for the one header that carries it.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// The token as the header that Discord asks for.
    pub(super) fn authorization(&self) -> Result<HeaderValue, NotAToken> {
        let header = HeaderValue::from_str(&format!("Bot {}", self.0));
        let mut header = header.ok().ok_or(NotAToken)?;
        header.set_sensitive(true);
        Ok(header)
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[hidden]")
    }
}

/// Scheme, host and port that stand in place of `https://discord.com`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiBase {
    url: Url,
    loopback: bool,
}

/// Why an address is not one to send a bot's token to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadApiBase {
    /// It is no address of that form.
    #[error("the API address must be scheme and host only, like https://discord.com")]
    Form,
    /// The token would travel in clear.
    #[error("the API address must be https, except on this machine (127.0.0.1, ::1, localhost)")]
    Clear,
    /// The address is not one of Discord's.
    #[error(
        "the API address is neither Discord nor this machine, and the bot's token would be sent there: allow other hosts if that is meant"
    )]
    Stranger,
}

impl Default for ApiBase {
    fn default() -> Self {
        #[expect(clippy::expect_used, reason = "a constant, held by a test")]
        Self::new("https://discord.com", false).expect("Discord's own address is one")
    }
}

impl ApiBase {
    /// Takes an address. `allow_others` lets it be another host than Discord and this machine, for
    /// a proxy of one's own; it must be https all the same.
    ///
    /// # Errors
    ///
    /// [`BadApiBase`], which says what is wrong with it.
    pub fn new(text: &str, allow_others: bool) -> Result<Self, BadApiBase> {
        let url = Url::parse(text.trim()).ok().ok_or(BadApiBase::Form)?;
        let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
        let anonymous = url.username().is_empty() && url.password().is_none();
        let known_scheme = matches!(url.scheme(), "http" | "https");
        if !(bare && anonymous && known_scheme) {
            return Err(BadApiBase::Form);
        }
        let loopback = is_loopback(&url);
        if url.scheme() == "http" && !loopback {
            return Err(BadApiBase::Clear);
        }
        let discord = url.host_str() == Some("discord.com") && url.port().is_none();
        if !(loopback || discord || allow_others) {
            return Err(BadApiBase::Stranger);
        }
        Ok(Self { url, loopback })
    }

    /// Whether it is this machine.
    pub fn is_loopback(&self) -> bool {
        self.loopback
    }

    /// The address without a slash at its end.
    pub fn as_str(&self) -> &str {
        self.url.as_str().trim_end_matches('/')
    }

    /// The address of a route of the API, given by its segments. They are escaped, so that none
    /// can lead elsewhere.
    pub(super) fn route(&self, segments: &[&str]) -> Url {
        let mut url = self.url.clone();
        if let Ok(mut path) = url.path_segments_mut() {
            path.clear().extend(["api", "v10"]).extend(segments);
        }
        url
    }

    /// Whether the bot may follow this address to the gateway: encrypted, or on this machine; and
    /// from a stand-in on this machine to nowhere else.
    pub(super) fn may_lead_to(&self, gateway: &str) -> bool {
        let Ok(url) = Url::parse(gateway) else { return false };
        let on_this_machine = is_loopback(&url);
        let safe = url.scheme() == "wss" || (url.scheme() == "ws" && on_this_machine);
        safe && (on_this_machine || !self.loopback)
    }
}

fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<std::net::IpAddr>();
    host == "localhost" || address.is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_token_goes_to_discord_or_stays_on_this_machine() {
        use BadApiBase::{Clear, Form, Stranger};
        for (text, others, outcome) in [
            ("https://discord.com", false, Ok(false)),
            ("https://discord.com/", false, Ok(false)),
            ("http://127.0.0.1:8080", false, Ok(true)),
            ("http://localhost:1", false, Ok(true)),
            ("http://[::1]:9", false, Ok(true)),
            ("https://127.9.9.9", false, Ok(true)),
            ("http://discord.com", false, Err(Clear)),
            ("http://discord.com", true, Err(Clear)),
            ("https://discord.com.example.org", false, Err(Stranger)),
            ("https://discord.com:444", false, Err(Stranger)),
            ("https://proxy.example.org", true, Ok(false)),
            ("http://proxy.example.org", true, Err(Clear)),
            ("https://discord.com/api", false, Err(Form)),
            ("https://discord.com?a", false, Err(Form)),
            ("https://a:b@discord.com", true, Err(Form)),
            ("ftp://127.0.0.1", false, Err(Form)),
            ("discord.com", false, Err(Form)),
            ("", false, Err(Form)),
        ] {
            let base = ApiBase::new(text, others);
            assert_eq!(base.map(|base| base.is_loopback()), outcome, "{text}");
        }
        assert_eq!(ApiBase::default().as_str(), "https://discord.com");
    }

    #[test]
    fn a_stand_in_cannot_send_the_bot_elsewhere() {
        let discord = ApiBase::default();
        let stand_in = ApiBase::new("http://127.0.0.1:8080", false).unwrap();
        for (gateway, from_discord, from_stand_in) in [
            ("wss://gateway.discord.gg", true, false),
            ("wss://gateway.discord.gg/", true, false),
            ("ws://gateway.discord.gg", false, false),
            ("ws://127.0.0.1:8080/gateway", true, true),
            ("ws://localhost:8080", true, true),
            ("ws://localhost.example.org", false, false),
            ("https://discord.com", false, false),
            ("nonsense", false, false),
        ] {
            assert_eq!(discord.may_lead_to(gateway), from_discord, "{gateway}");
            assert_eq!(stand_in.may_lead_to(gateway), from_stand_in, "{gateway}");
        }
    }

    #[test]
    fn a_route_cannot_be_left() {
        let base = ApiBase::default();
        let url = base.route(&["interactions", "1", "../../users/@me?a#b", "callback"]);
        let expected =
            "https://discord.com/api/v10/interactions/1/..%2F..%2Fusers%2F@me%3Fa%23b/callback";
        assert_eq!(url.as_str(), expected);
    }

    #[test]
    fn a_token_is_taken_with_or_without_its_prefix_and_never_shows() {
        for text in ["abc.def", "Bot abc.def", "  Bot abc.def\n"] {
            let token = Token::new(text).unwrap();
            assert_eq!(token.reveal(), "abc.def");
            assert_eq!(format!("{token:?}"), "[hidden]");
            assert!(!format!("{:?}", token.authorization()).contains("abc"));
        }
        for text in ["", " \n", "a b", "a\nb", "tökën"] {
            assert!(Token::new(text).is_err(), "{text}");
        }
    }
}
