//! The life of an interaction after it was sent: the first answer, edits, follow-ups, removal.

use serde_json::{Value, json};

use super::error::ApiError;
use super::files::listed;
use super::form::FormShown;
use super::multipart::{Sent, Upload};
use super::payload;
use super::people::{APPLICATION, ChannelKind, InteractionId, MessageId};
use super::record::{BotAnswer, InteractionKind, OpenInteraction, Record};
use super::rules::limits::{
    COMPONENTS_V2, EPHEMERAL, FIRST_ANSWER, FOLLOW_UPS_BY_USER_INSTALL, LOADING, TOKEN_LIFE,
};
use super::rules::messages::{self, BodyUse};
use super::rules::modals;
use super::world::World;

impl World {
    /// Takes the first answer to an interaction, and returns the body for bots that ask for one.
    pub(super) fn callback(
        &mut self,
        id: InteractionId,
        token: &str,
        sent: &Sent,
    ) -> Result<Value, ApiError> {
        let body = &sent.json;
        let now = self.clock.now();
        let Some(opened) = self.interactions.get(&id).filter(|o| o.token == token) else {
            return Err(self.refuse(
                ApiError::unknown_interaction(),
                &format!("interaction {id} does not exist"),
            ));
        };
        if opened.callback.is_some() {
            let what = format!("interaction {id} was answered a second time");
            return Err(self.refuse(ApiError::acknowledged(), &what));
        }
        let waited = now.saturating_sub(opened.born);
        if waited > FIRST_ANSWER || opened.given_up {
            let what = format!("interaction {id} was answered after {waited:?}, too late");
            return Err(self.refuse(ApiError::unknown_interaction(), &what));
        }
        let (kind, source) = (opened.kind, opened.source);
        let number = body.get("type").and_then(Value::as_u64).unwrap_or(0);
        let none = json!({});
        let data = body.get("data").filter(|data| !data.is_null()).unwrap_or(&none);
        let data = &if number == 4 { listed(data, &sent.files) } else { data.clone() };
        let source_record = source.and_then(|id| self.messages.get(&id));

        let mut problems = match (number, kind) {
            (4, InteractionKind::Command | InteractionKind::Component | InteractionKind::Modal) => {
                messages::check(data, BodyUse::Reply)
            }
            (6 | 7, InteractionKind::Modal) if source.is_none() => {
                vec![format!("type: {number} needs a form that came from a message")]
            }
            (5 | 6, InteractionKind::Component | InteractionKind::Modal)
            | (5, InteractionKind::Command) => messages::check_deferral(data),
            (9, InteractionKind::Command | InteractionKind::Component) => modals::check(data),
            (7, InteractionKind::Component | InteractionKind::Modal) => {
                match source_record.filter(|record| !record.gone) {
                    Some(record) => messages::check(data, record.as_edited()),
                    None => {
                        return Err(self.refuse(
                            ApiError::unknown_message(),
                            "an update of a message that is gone",
                        ));
                    }
                }
            }
            (8, InteractionKind::Autocomplete) => messages::check_choices(data),
            _ => vec![format!("type: {number} does not answer a {kind:?}")],
        };
        match number {
            4 => problems.extend(self.file_problems(data, &sent.files, None)),
            7 => problems.extend(self.file_problems(data, &sent.files, source)),
            _ if !sent.files.is_empty() => problems.push("files: only a message has files".into()),
            _ => {}
        }
        if !problems.is_empty() {
            return Err(self.refuse_body(id, problems));
        }
        if matches!(number, 4 | 7) {
            self.mind_pings(data);
        }
        let (answer, original) = self.carry_out(id, number, data, &sent.files);
        let form = self.interactions.get(&id).and_then(|opened| opened.fills);
        if let Some(form) = form.and_then(|form| self.interactions.get_mut(&form)) {
            form.form_closed = true;
        }
        if let Some(opened) = self.interactions.get_mut(&id) {
            opened.callback = Some(body.clone());
            opened.answer = Some(answer);
            opened.original = original;
        }
        let record = original.and_then(|id| self.messages.get(&id));
        let opened = self.interactions.get(&id);
        Ok(opened
            .map_or(Value::Null, |opened| payload::callback_response(opened, number, record, self)))
    }

    /// Gives the message that `@original` names.
    pub(super) fn original(
        &mut self,
        app: &str,
        token: &str,
    ) -> Result<(InteractionId, MessageId), ApiError> {
        let id = self.find_open(app, token)?;
        let original = self.interactions.get(&id).and_then(|opened| opened.original);
        match original.filter(|id| self.messages.get(id).is_some_and(|record| !record.gone)) {
            Some(message) => Ok((id, message)),
            None => Err(self.refuse(
                ApiError::unknown_message(),
                &format!("interaction {id} has no original message"),
            )),
        }
    }

    /// Edits the message that `@original` names.
    pub(super) fn edit_original(
        &mut self,
        app: &str,
        token: &str,
        sent: &Sent,
    ) -> Result<Value, ApiError> {
        let body = &sent.json;
        let (id, message) = self.original(app, token)?;
        let way = self.messages.get(&message).map_or(BodyUse::Reply, Record::as_edited);
        let mut problems = messages::check(body, way);
        problems.extend(self.file_problems(body, &sent.files, Some(message)));
        if !problems.is_empty() {
            return Err(self.refuse_body(id, problems));
        }
        self.mind_pings(body);
        let thinking = self.messages.get(&message).is_some_and(|m| m.flags & LOADING != 0);
        self.update(message, sent);
        if thinking {
            // What fills in a deferred answer is as good as new; any other edit pings nobody.
            self.note_pings(message, body);
        }
        let source = self.interactions.get(&id).and_then(|opened| opened.source);
        let answer = if source == Some(message) {
            BotAnswer::Updated(message)
        } else {
            BotAnswer::New(message)
        };
        self.settle(id, answer);
        Ok(self.message_json(message))
    }

    /// Removes the message that `@original` names.
    pub(super) fn delete_original(&mut self, app: &str, token: &str) -> Result<(), ApiError> {
        let (id, message) = self.original(app, token)?;
        if let Some(record) = self.messages.get_mut(&message) {
            record.gone = true;
        }
        self.settle(id, BotAnswer::Removed);
        Ok(())
    }

    /// Posts a further message for an interaction; right after a deferred answer it fills that one in.
    pub(super) fn follow_up(
        &mut self,
        app: &str,
        token: &str,
        sent: &Sent,
    ) -> Result<Value, ApiError> {
        let body = &listed(&sent.json, &sent.files);
        let id = self.find_open(app, token)?;
        let thinking = self.interactions.get(&id).is_some_and(|opened| {
            let deferred = matches!(opened.answer, Some(BotAnswer::Deferred));
            deferred && opened.original != opened.source
        });
        if thinking {
            return self.edit_original(app, token, sent);
        }
        let mut problems = messages::check(body, BodyUse::Reply);
        problems.extend(self.file_problems(body, &sent.files, None));
        if !problems.is_empty() {
            return Err(self.refuse_body(id, problems));
        }
        let Some(opened) = self.interactions.get_mut(&id).filter(|o| o.callback.is_some()) else {
            let what = format!("a follow-up to interaction {id} came before its first answer");
            return Err(self.refuse(ApiError::unknown_webhook(), &what));
        };
        opened.follow_ups += 1;
        let (count, channel, source) = (opened.follow_ups, opened.channel, opened.source);
        let by_person = channel.kind != ChannelKind::Direct && !self.has_bot(&channel);
        if by_person && count > FOLLOW_UPS_BY_USER_INSTALL {
            let what =
                format!("interaction {id} has more than {FOLLOW_UPS_BY_USER_INSTALL} follow-ups");
            return Err(self.refuse(ApiError::too_many_follow_ups(), &what));
        }
        self.mind_pings(body);
        let message = self.reply(id, body, &sent.files);
        // Who pressed on a message of their own waits for that one to change, not for what others see.
        let own = source.and_then(|id| self.messages.get(&id)).is_some_and(|m| m.owner.is_some());
        let public =
            message.and_then(|id| self.messages.get(&id)).is_some_and(|m| m.owner.is_none());
        if let Some(message) = message.filter(|_| !(own && public)) {
            self.settle(id, BotAnswer::New(message));
        }
        Ok(message.map_or(Value::Null, |message| self.message_json(message)))
    }

    /// Writes down why something is refused.
    pub(super) fn refuse(&mut self, trouble: ApiError, what: &str) -> ApiError {
        self.complain(format!("{what} ({})", trouble.message));
        trouble
    }

    /// Does what an accepted first answer says; returns what it amounts to and the message it is about.
    fn carry_out(
        &mut self,
        id: InteractionId,
        number: u64,
        data: &Value,
        files: &[Upload],
    ) -> (BotAnswer, Option<MessageId>) {
        let source = self.interactions.get(&id).and_then(|opened| opened.source);
        match (number, source) {
            (4, _) => match self.reply(id, data, files) {
                Some(message) => (BotAnswer::New(message), Some(message)),
                None => (BotAnswer::Deferred, None),
            },
            (5, _) => {
                let flags = data.get("flags").and_then(Value::as_u64).unwrap_or(0);
                let message = self.reply(id, &json!({"flags": flags | LOADING}), &[]);
                (BotAnswer::Deferred, message)
            }
            (7, Some(message)) => {
                self.update(message, &Sent { json: data.clone(), files: files.to_vec() });
                (BotAnswer::Updated(message), source)
            }
            (8, _) => (BotAnswer::Choices(choices(data)), None),
            (9, _) => (BotAnswer::Form(FormShown::read(id, source, data)), None),
            _ => (BotAnswer::Deferred, source),
        }
    }

    /// Posts a message for an interaction, private if its flags say so.
    fn reply(&mut self, id: InteractionId, data: &Value, files: &[Upload]) -> Option<MessageId> {
        let flags = data.get("flags").and_then(Value::as_u64).unwrap_or(0);
        let opened = self.interactions.get(&id)?;
        let owner = (flags & EPHEMERAL != 0).then(|| opened.person.clone());
        let channel = opened.channel;
        let files = self.files_after(data, files, &[]);
        let message = self.post(channel, owner, flags, data, files);
        self.note_pings(message, data);
        Some(message)
    }

    /// Gives a message new content.
    pub(super) fn update(&mut self, message: MessageId, sent: &Sent) {
        let (now, body) = (self.clock.now(), &sent.json);
        let before = self.messages.get(&message).map(|record| record.files.clone());
        let files = self.files_after(body, &sent.files, &before.unwrap_or_default());
        if let Some(record) = self.messages.get_mut(&message) {
            let flags = body.get("flags").and_then(Value::as_u64).unwrap_or(0);
            record.flags = (record.flags & !LOADING) | (flags & COMPONENTS_V2);
            record.edited = Some(now);
            record.files = files;
            record.take(body);
        }
    }

    /// Notes what a deferred answer turned into; an answer that was shown before stays as it is.
    fn settle(&mut self, id: InteractionId, answer: BotAnswer) {
        if let Some(opened) = self.interactions.get_mut(&id)
            && matches!(opened.answer, Some(BotAnswer::Deferred))
        {
            opened.answer = Some(answer);
        }
    }

    /// Finds the interaction of a token that still lives.
    fn find_open(&mut self, app: &str, token: &str) -> Result<InteractionId, ApiError> {
        let now = self.clock.now();
        let ours = app == APPLICATION.to_string();
        let alive = |opened: &&OpenInteraction| {
            let age = now.saturating_sub(opened.born);
            match opened.callback {
                Some(_) => age <= TOKEN_LIFE,
                None => age <= FIRST_ANSWER && !opened.given_up,
            }
        };
        let opened = self.interactions.values().find(|opened| ours && opened.token == token);
        match opened.filter(alive) {
            Some(opened) => Ok(opened.id),
            None => Err(self.refuse(
                ApiError::invalid_webhook_token(),
                "an interaction token that is unknown or has run out",
            )),
        }
    }

    fn refuse_body(&mut self, id: InteractionId, problems: Vec<String>) -> ApiError {
        self.complaints
            .extend(problems.iter().map(|problem| format!("interaction {id}: {problem}")));
        if let Some(opened) = self.interactions.get_mut(&id) {
            opened.refusals.extend(problems.iter().cloned());
        }
        ApiError::invalid_body(problems)
    }
}

/// Reads the choices of an autocomplete answer as names and values.
fn choices(data: &Value) -> Vec<(String, String)> {
    let list = data.get("choices").and_then(Value::as_array);
    let words = |choice: &Value, field: &str| match choice.get(field) {
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
        None => String::new(),
    };
    list.into_iter()
        .flatten()
        .map(|choice| (words(choice, "name"), words(choice, "value")))
        .collect()
}
