//! A form as Discord takes it: a modal with one text input in each row. None of its types has
//! `Debug`, because what stands in a form belongs in no log.

use serde::Serialize;

use super::component::{ComponentType, Row};
use crate::reply::{Form, FormField};

/// A form. Source: Discord docs, Receiving and Responding, Modal.
#[derive(Clone, Serialize)]
pub struct FormPayload {
    pub(super) custom_id: String,
    pub(super) title: String,
    pub(super) components: Vec<Row<TextInput>>,
}

/// A field for text. Source: Discord docs, Component Reference, Text Input.
#[derive(Clone, Serialize)]
pub(super) struct TextInput {
    #[serde(rename = "type")]
    kind: ComponentType<4>,
    pub(super) custom_id: String,
    style: u8,
    pub(super) label: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) placeholder: Option<String>,
    required: bool,
    pub(super) min_length: usize,
    pub(super) max_length: usize,
}

/// Discord's number for a field of one line. Source: the same page, Text Input Styles.
const ONE_LINE: u8 = 1;

/// Discord's number for a field of several lines. Source: the same table.
const SEVERAL_LINES: u8 = 2;

impl FormPayload {
    /// A form under this id. It is checked when it becomes an answer.
    pub(super) fn new(custom_id: String, form: Form) -> Self {
        let components = form.fields.into_iter().map(|field| Row::of(vec![input(field)]));
        Self { custom_id, title: form.title, components: components.collect() }
    }
}

fn input(field: FormField) -> TextInput {
    let unless_empty = |text: String| (!text.is_empty()).then_some(text);
    TextInput {
        kind: ComponentType,
        custom_id: field.name,
        style: if field.long { SEVERAL_LINES } else { ONE_LINE },
        label: field.label,
        value: unless_empty(field.value),
        placeholder: unless_empty(field.placeholder),
        required: field.least > 0,
        min_length: field.least,
        max_length: field.most,
    }
}
