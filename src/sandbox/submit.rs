//! What a person does with a form: fill it in and submit it.

use super::Sandbox;
use super::form::FormShown;
use super::open::open_form;
use super::people::{InteractionId, Person};
use super::record::{BotAnswer, InteractionKind};
use super::refused::Refused;
use super::shown::{Interaction, Shown};

impl Sandbox {
    /// Fills in a form and submits it, and returns what the person is shown.
    ///
    /// A field is named by its `custom_id` or its label; one that is not named keeps what stands in it. After
    /// the bot has answered, the form is gone.
    ///
    /// # Errors
    ///
    /// Refuses `NoSuchForm`, `UnknownField`, `MissingField`, `OneLineOnly` and `WrongLength`, and reports a bot
    /// that failed (`NoBot`, `NotAnswered`, `BadPayload`).
    pub async fn submit(
        &self,
        who: &Person,
        form: &FormShown,
        fields: &[(&str, &str)],
    ) -> Result<Shown, Refused> {
        let interaction = self.open_submit(who, form, fields)?;
        self.send_and_see(who, interaction).await
    }

    /// Makes the submission of a form without sending it: for tests that play the bot themselves.
    ///
    /// # Errors
    ///
    /// As [`submit`](Self::submit), as far as a person is refused.
    pub fn open_submit(
        &self,
        who: &Person,
        form: &FormShown,
        fields: &[(&str, &str)],
    ) -> Result<Interaction, Refused> {
        self.hub.change(|world| {
            let opened = open_form(world, who, form)?;
            let (channel, source) = (opened.channel, opened.source);
            let data = form.filled(fields)?;
            let interaction = world.open(who, &channel, InteractionKind::Modal, &data, source);
            if let Some(submitted) = world.interactions.get_mut(&interaction.id) {
                submitted.fills = Some(form.interaction);
            }
            Ok(interaction)
        })
    }

    /// Returns the form that the bot answered an interaction with, if it did.
    pub fn form(&self, interaction: InteractionId) -> Option<FormShown> {
        self.hub.read(|world| match &world.interactions.get(&interaction)?.answer {
            Some(BotAnswer::Form(form)) => Some(form.clone()),
            _ => None,
        })
    }
}
