//! `myelin check --watch`: again and again, whenever something has changed.

use std::pin::pin;
use std::time::Duration;

use crate::cli::Failure;
use crate::cli::run::{in_runtime, stopped};

/// How long between two looks at what there is.
const PAUSE: Duration = Duration::from_millis(500);

/// Shows what is read, and shows it again whenever it is not the same any more, until the person
/// at the terminal ends it.
///
/// # Errors
///
/// What `show` fails with.
pub(super) fn watch<T: PartialEq>(
    read: impl FnMut() -> T,
    show: impl FnMut(&T) -> Result<(), Failure>,
) -> Result<(), Failure> {
    in_runtime(async {
        // A task of its own, so that it is noticed while something is shown, too.
        let mut stopped = pin!(tokio::spawn(stopped()));
        let wait = async || {
            tokio::select! {
                _ = &mut stopped => false,
                () = tokio::time::sleep(PAUSE) => true,
            }
        };
        repeat_on_change(read, show, wait).await
    })
}

/// The loop of [`watch`]. It ends when `wait` says that it shall not go on. What was read is
/// compared as a whole: the times of files can be wrong.
async fn repeat_on_change<T: PartialEq>(
    mut read: impl FnMut() -> T,
    mut show: impl FnMut(&T) -> Result<(), Failure>,
    mut wait: impl AsyncFnMut() -> bool,
) -> Result<(), Failure> {
    let mut shown = read();
    show(&shown)?;
    while wait().await {
        let now = read();
        if now != shown {
            show(&now)?;
            shown = now;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::FAILED;

    /// What is shown while the contents go through these states, one at each look.
    async fn shown(states: &[&'static str]) -> Vec<&'static str> {
        let mut shown = Vec::new();
        let mut coming = states.iter().copied();
        let mut left = states.len();
        let read = || coming.next().expect("no look after the end");
        let show = |state: &&'static str| {
            shown.push(*state);
            Ok(())
        };
        let wait = async || {
            left -= 1;
            left > 0
        };
        repeat_on_change(read, show, wait).await.expect("nothing fails");
        shown
    }

    #[tokio::test]
    async fn a_change_is_shown_once_and_what_stays_the_same_is_not_shown_again() {
        assert_eq!(shown(&["good"]).await, ["good"]);
        assert_eq!(shown(&["good", "good", "good"]).await, ["good"]);
        assert_eq!(shown(&["good", "bad", "bad", "good"]).await, ["good", "bad", "good"]);
    }

    #[tokio::test]
    async fn an_output_that_is_gone_ends_it() {
        let show = |(): &()| Err(Failure::new(FAILED, "the terminal is gone"));
        let failure = repeat_on_change(|| (), show, async || panic!("no waiting")).await;
        assert_eq!(failure.expect_err("a failure").message, "the terminal is gone");
    }
}
