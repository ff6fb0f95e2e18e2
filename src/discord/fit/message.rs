//! Whether a message, suggestions or a form fit.

use std::collections::HashSet;

use super::super::component::{Button, ButtonTarget, Component, Menu, Picker, Suggested};
use super::super::form::FormPayload;
use super::{Checks, Field, PayloadProblem, Unfit};
use crate::limits;
use crate::reply::TextFile;

impl Checks {
    fn component(&mut self, component: &Component) {
        self.components += 1;
        match component {
            Component::Container(container) => {
                let parts = &container.components;
                let most = limits::COMPONENTS_MAX;
                self.size(Field::ContainerComponents, parts.len(), 1, most);
                for part in parts {
                    self.component(part);
                }
            }
            Component::Text(text) => {
                self.text += text.content.chars().count();
                self.text(Field::TextDisplay, &text.content, limits::TEXT_MAX);
            }
            Component::Separator(_) | Component::File(_) => {}
            Component::Buttons(row) => {
                self.size(Field::Buttons, row.components.len(), 1, limits::BUTTONS_MAX);
                row.components.iter().for_each(|button| self.button(button));
            }
            Component::Menu(row) => row.components.iter().for_each(|menu| self.menu(menu)),
            Component::Picker(row) => row.components.iter().for_each(|one| self.picker(one)),
        }
    }

    fn button(&mut self, button: &Button) {
        self.components += 1;
        self.text(Field::ButtonLabel, &button.label, limits::BUTTON_LABEL_MAX);
        match &button.leads {
            ButtonTarget::Press(id) => self.custom_id(id),
            ButtonTarget::Link(url) => self.text(Field::ButtonUrl, url, limits::BUTTON_URL_MAX),
        }
    }

    fn menu(&mut self, menu: &Menu) {
        self.components += 1;
        self.custom_id(&menu.custom_id);
        let placeholder = menu.placeholder.chars().count();
        self.size(Field::Placeholder, placeholder, 0, limits::MENU_PLACEHOLDER_MAX);
        let options = menu.options.len();
        self.size(Field::MenuOptions, options, 1, limits::MENU_OPTIONS_MAX);
        self.size(Field::MenuPicks, menu.max_values, 1, options);
        self.size(Field::MenuLeast, menu.min_values, 0, menu.max_values.max(1));
        let chosen = menu.options.iter().filter(|option| option.chosen).count();
        self.size(Field::MenuChosen, chosen, 0, menu.max_values);
        let mut values = HashSet::new();
        for option in &menu.options {
            let most = limits::MENU_OPTION_TEXT_MAX;
            self.text(Field::OptionLabel, &option.label, most);
            self.text(Field::OptionValue, &option.value, most);
            if let Some(description) = &option.description {
                self.text(Field::OptionDescription, description, most);
            }
            if !values.insert(option.value.as_str()) {
                self.problems.push(PayloadProblem::Repeated(Field::OptionValue));
            }
        }
    }

    fn picker(&mut self, picker: &Picker) {
        self.components += 1;
        self.custom_id(&picker.custom_id);
        let placeholder = picker.placeholder.chars().count();
        self.size(Field::Placeholder, placeholder, 0, limits::MENU_PLACEHOLDER_MAX);
        self.size(Field::MenuPicks, picker.max_values, 1, limits::MENU_OPTIONS_MAX);
        self.size(Field::MenuLeast, picker.min_values, 0, picker.max_values.max(1));
        self.size(Field::MenuChosen, picker.default_values.len(), 0, picker.max_values);
        let ids: HashSet<&str> = picker.default_values.iter().map(|one| one.id.as_str()).collect();
        if ids.len() < picker.default_values.len() {
            self.problems.push(PayloadProblem::Repeated(Field::MenuChosen));
        }
    }
}

/// Checks the components of a message.
pub(in crate::discord) fn check_message(components: &[Component]) -> Result<(), Unfit> {
    let mut checks = Checks::default();
    for component in components {
        checks.component(component);
    }
    let (count, text) = (checks.components, checks.text);
    checks.size(Field::Components, count, 1, limits::COMPONENTS_MAX);
    checks.size(Field::Text, text, 0, limits::TEXT_MAX);
    checks.finish()
}

/// Checks suggestions while a person types.
pub(in crate::discord) fn check_suggestions(choices: &[Suggested]) -> Result<(), Unfit> {
    let mut checks = Checks::default();
    checks.size(Field::Suggestions, choices.len(), 0, limits::SUGGESTIONS_MAX);
    for choice in choices {
        checks.text(Field::SuggestionName, &choice.name, limits::SUGGESTION_TEXT_MAX);
        checks.text(Field::SuggestionValue, &choice.value, limits::SUGGESTION_TEXT_MAX);
    }
    checks.finish()
}

/// Checks a form. The values of its fields have to fit the fields themselves.
pub(in crate::discord) fn check_form(form: &FormPayload) -> Result<(), Unfit> {
    let mut checks = Checks::default();
    checks.text(Field::FormTitle, &form.title, limits::FORM_TITLE_MAX);
    checks.custom_id(&form.custom_id);
    checks.size(Field::FormFields, form.components.len(), 1, limits::FORM_FIELDS_MAX);
    let mut names = HashSet::new();
    for field in form.components.iter().flat_map(|row| &row.components) {
        checks.text(Field::FormFieldName, &field.custom_id, limits::CUSTOM_ID_MAX);
        if !names.insert(field.custom_id.as_str()) {
            checks.problems.push(PayloadProblem::Repeated(Field::FormFieldName));
        }
        checks.text(Field::FormLabel, &field.label, limits::FORM_LABEL_MAX);
        let length = |text: &Option<String>| text.as_ref().map_or(0, |text| text.chars().count());
        let placeholder = length(&field.placeholder);
        checks.size(Field::FormPlaceholder, placeholder, 0, limits::FORM_PLACEHOLDER_MAX);
        checks.size(Field::FormMost, field.max_length, 1, limits::FORM_VALUE_MAX);
        checks.size(Field::FormLeast, field.min_length, 0, field.max_length);
        checks.size(Field::FormValue, length(&field.value), 0, field.max_length);
    }
    checks.finish()
}

/// Checks a file. Discord makes other signs in its name to `_`, and then it is not found again.
pub(in crate::discord) fn check_file(file: &TextFile) -> Result<(), Unfit> {
    let mut checks = Checks::default();
    checks.text(Field::FileName, &file.name, limits::FILE_NAME_MAX);
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    if !file.name.chars().all(plain) || file.name.starts_with('.') {
        checks.problems.push(PayloadProblem::FileName);
    }
    checks.size(Field::FileBytes, file.contents.len(), 1, limits::FILE_BYTES_MAX);
    checks.finish()
}
