//! A form (Discord calls it a modal): what it asks for, and what a person writes into it.

use serde_json::{Value, json};

use super::people::{InteractionId, MessageId};
use super::refused::Refused;

/// Most characters that a field takes where the form does not say. Source: Component Reference, "Text Input".
const FIELD_MAX: usize = 4000;

/// A form that came up for a person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FormShown {
    /// The interaction that the form answered, which is also what it is submitted by.
    pub interaction: InteractionId,
    /// What the form sends when it is submitted.
    pub custom_id: String,
    /// The words above it.
    pub title: String,
    /// Its fields, in order.
    pub fields: Vec<FormField>,
    /// The message whose button or menu brought it up.
    pub message: Option<MessageId>,
}

/// A field of a form, into which a text is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormField {
    /// What the field is told apart by.
    pub custom_id: String,
    /// The words above it.
    pub label: String,
    /// Whether it takes several lines.
    pub paragraph: bool,
    /// Whether something must stand in it.
    pub required: bool,
    /// Fewest characters, if anything stands in it.
    pub min: usize,
    /// Most characters.
    pub max: usize,
    /// What stands in it at first.
    pub value: String,
    /// What is shown while nothing stands in it.
    pub placeholder: Option<String>,
}

impl FormShown {
    /// Reads a form from what a bot sent, which was checked before.
    pub(super) fn read(
        interaction: InteractionId,
        message: Option<MessageId>,
        data: &Value,
    ) -> Self {
        let rows = data.get("components").and_then(Value::as_array);
        let inputs = rows.into_iter().flatten().filter_map(|row| row.pointer("/components/0"));
        Self {
            interaction,
            custom_id: string(data, "custom_id").unwrap_or_default(),
            title: string(data, "title").unwrap_or_default(),
            fields: inputs.map(FormField::read).collect(),
            message,
        }
    }

    /// Builds the data of the submitted form. A field that is not named keeps what stands in it.
    pub(super) fn filled(&self, given: &[(&str, &str)]) -> Result<Value, Refused> {
        let mut values: Vec<&str> = self.fields.iter().map(|field| field.value.as_str()).collect();
        for (name, text) in given {
            let mut named = self.fields.iter().zip(&mut values);
            let found = named.find(|(field, _)| field.custom_id == *name || field.label == *name);
            let (_, value) =
                found.ok_or_else(|| Refused::UnknownField { name: (*name).to_owned() })?;
            *value = text;
        }
        let mut rows = Vec::new();
        for (n, (field, value)) in (1_usize..).step_by(2).zip(self.fields.iter().zip(values)) {
            field.takes(value)?;
            let input =
                json!({"type": 4, "id": n + 1, "custom_id": field.custom_id, "value": value});
            rows.push(json!({"type": 1, "id": n, "components": [input]}));
        }
        Ok(json!({"custom_id": self.custom_id, "components": rows}))
    }
}

impl FormField {
    fn read(input: &Value) -> Self {
        let number = |field: &str| {
            let number = input.get(field).and_then(Value::as_u64);
            number.and_then(|number| usize::try_from(number).ok())
        };
        Self {
            custom_id: string(input, "custom_id").unwrap_or_default(),
            label: string(input, "label").unwrap_or_default(),
            paragraph: number("style") == Some(2),
            required: input.get("required").and_then(Value::as_bool).unwrap_or(true),
            min: number("min_length").unwrap_or(0),
            max: number("max_length").unwrap_or(FIELD_MAX),
            value: string(input, "value").unwrap_or_default(),
            placeholder: string(input, "placeholder"),
        }
    }

    /// Refuses a text that Discord's client would not let a person submit.
    ///
    /// # Errors
    ///
    /// `MissingField`, `OneLineOnly` or `WrongLength`.
    pub fn takes(&self, text: &str) -> Result<(), Refused> {
        let given = text.chars().count();
        if text.trim().is_empty() && self.required {
            return Err(Refused::MissingField { name: self.label.clone() });
        }
        if text.contains('\n') && !self.paragraph {
            return Err(Refused::OneLineOnly { name: self.label.clone() });
        }
        if given > self.max || (given > 0 && given < self.min) {
            let (name, min, max) = (self.label.clone(), self.min, self.max);
            return Err(Refused::WrongLength { name, min, max, given });
        }
        Ok(())
    }
}

fn string(value: &Value, field: &str) -> Option<String> {
    value.get(field).and_then(Value::as_str).map(str::to_owned)
}
