//! `myelin invite`: the links that bring the bot to a server or to a person.

use data_encoding::BASE64_NOPAD;

/// The permissions the bot asks a server for: none. It only answers interactions.
const PERMISSIONS: u64 = 0;

/// What `myelin invite` is given.
#[derive(Debug, clap::Args)]
pub(super) struct InviteArgs {
    /// The application's id, from Discord's developer portal; without it, it is read from the token
    #[arg(long, value_name = "ID")]
    application: Option<u64>,
}

/// Why there is no link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum InviteError {
    /// Neither an id nor a token was given.
    #[error(
        "the link needs the application's id: run `myelin invite --application ID`, with the id from \
         Discord's developer portal (General Information, Application ID), or set DISCORD_TOKEN"
    )]
    NoId,
    /// The token does not hold an id.
    #[error(
        "the token does not tell the application's id: run `myelin invite --application ID`, with the \
         id from Discord's developer portal (General Information, Application ID)"
    )]
    NotInToken,
}

/// What `myelin invite` prints.
///
/// # Errors
///
/// [`InviteError`], where the application's id is not known.
pub(super) fn invite(args: &InviteArgs, token: Option<&str>) -> Result<String, InviteError> {
    let id = match (args.application, token) {
        (Some(id), _) => id,
        (None, Some(token)) => application_of(token).ok_or(InviteError::NotInToken)?,
        (None, None) => return Err(InviteError::NoId),
    };
    let link = |install: u8, scopes: &str, permissions: &str| {
        format!(
            "https://discord.com/oauth2/authorize?client_id={id}&integration_type={install}\
             &scope={scopes}{permissions}"
        )
    };
    let server = link(0, "bot+applications.commands", &format!("&permissions={PERMISSIONS}"));
    let person = link(1, "applications.commands", "");
    Ok(format!(
        "Add it to a server (scopes bot and applications.commands, no permissions):\n{server}\n\n\
         Add it to your own account (scope applications.commands):\n{person}\n"
    ))
}

/// The application's id in a bot token: its first part, in base64.
/// Source: Discord docs, API Reference, Authentication.
fn application_of(token: &str) -> Option<u64> {
    let first = token.split('.').next()?.trim_end_matches('=');
    let id = BASE64_NOPAD.decode(first.as_bytes()).ok()?;
    String::from_utf8(id).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_links_hold_the_id_from_the_token_and_nothing_more_of_it() {
        let token = format!("{}.made.up", BASE64_NOPAD.encode(b"123456789012345678"));
        let text = invite(&InviteArgs { application: None }, Some(&token)).unwrap();
        assert!(text.contains("client_id=123456789012345678&integration_type=0&scope=bot+applications.commands&permissions=0\n"));
        assert!(text.contains(
            "client_id=123456789012345678&integration_type=1&scope=applications.commands\n"
        ));
        assert!(!text.contains("made"));
    }

    #[test]
    fn an_id_that_is_not_known_is_asked_for() {
        let none = InviteArgs { application: None };
        assert_eq!(invite(&none, None), Err(InviteError::NoId));
        assert_eq!(invite(&none, Some("nonsense")), Err(InviteError::NotInToken));
    }
}
