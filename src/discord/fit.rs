//! Whether a payload fits Discord's limits. All that does not fit is found at once.

use std::collections::HashSet;
use std::fmt;

use super::component::{Button, ButtonTarget, Component, Menu, Picker, Suggested};
use crate::bot::{CommandKind, CommandSpec};
use crate::limits;

/// A part of a payload that has a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// All text of a message, in characters.
    Text,
    /// One text display, in characters.
    TextDisplay,
    /// All components of a message, nested ones included.
    Components,
    /// The components of one container.
    ContainerComponents,
    /// The buttons of one row.
    Buttons,
    /// The label of a button, in characters.
    ButtonLabel,
    /// The address of a link button, in characters.
    ButtonUrl,
    /// The id of a button or menu, in characters.
    CustomId,
    /// The placeholder of a menu, in characters.
    Placeholder,
    /// The options of a menu.
    MenuOptions,
    /// How many options of a menu may be picked.
    MenuPicks,
    /// How many options of a menu have to be picked.
    MenuLeast,
    /// How many options of a menu are picked already.
    MenuChosen,
    /// The label of a menu option, in characters.
    OptionLabel,
    /// The value of a menu option, in characters.
    OptionValue,
    /// The description of a menu option, in characters.
    OptionDescription,
    /// The suggestions while a person types.
    Suggestions,
    /// The label of a suggestion, in characters.
    SuggestionName,
    /// The value of a suggestion, in characters.
    SuggestionValue,
    /// All slash commands.
    Commands,
    /// The name of a command in one language, in characters.
    CommandName,
    /// The description of a command in one language, in characters.
    CommandDescription,
    /// The name of the option of a command, in characters.
    CommandOptionName,
    /// The description of the option of a command, in characters.
    CommandOptionDescription,
}

/// One thing that Discord would refuse. It holds sizes and never a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PayloadProblem {
    /// Too long, too short, too many or too few.
    #[error("{field:?} has {length}, allowed are {least} to {most}")]
    Size {
        /// The part that has the wrong size.
        field: Field,
        /// How long it is, or how many there are.
        length: usize,
        /// The least that Discord allows.
        least: usize,
        /// The most that Discord allows.
        most: usize,
    },
    /// Two that must differ are equal.
    #[error("{0:?} is used twice")]
    Repeated(Field),
    /// Suggestions where nobody is typing.
    #[error("suggestions answer only typing")]
    NobodyTypes,
    /// An answer that belongs elsewhere, such as none where somebody waits for one.
    #[error("such an answer does not belong here")]
    NotHere,
}

/// Everything about a payload that Discord would refuse.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct Unfit(pub Vec<PayloadProblem>);

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.0.iter().enumerate() {
            let comma = if index == 0 { "" } else { ", " };
            write!(f, "{comma}{problem}")?;
        }
        Ok(())
    }
}

/// Collects what does not fit.
#[derive(Default)]
struct Checks {
    problems: Vec<PayloadProblem>,
    components: usize,
    text: usize,
    custom_ids: HashSet<String>,
}

impl Checks {
    fn size(&mut self, field: Field, length: usize, least: usize, most: usize) {
        if !(least..=most).contains(&length) {
            self.problems.push(PayloadProblem::Size { field, length, least, most });
        }
    }

    /// The length of a text that may not be empty.
    fn text(&mut self, field: Field, text: &str, most: usize) {
        self.size(field, text.chars().count(), 1, most);
    }

    fn custom_id(&mut self, id: &str) {
        self.text(Field::CustomId, id, limits::CUSTOM_ID_MAX);
        if !self.custom_ids.insert(id.to_owned()) {
            self.problems.push(PayloadProblem::Repeated(Field::CustomId));
        }
    }

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
            Component::Separator(_) => {}
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
        self.size(Field::MenuLeast, menu.min_values, 0, menu.max_values);
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
        self.size(Field::MenuLeast, picker.min_values, 0, picker.max_values);
        self.size(Field::MenuChosen, picker.default_values.len(), 0, picker.max_values);
        let ids: HashSet<&str> = picker.default_values.iter().map(|one| one.id.as_str()).collect();
        if ids.len() < picker.default_values.len() {
            self.problems.push(PayloadProblem::Repeated(Field::MenuChosen));
        }
    }

    fn finish(self) -> Result<(), Unfit> {
        if self.problems.is_empty() { Ok(()) } else { Err(Unfit(self.problems)) }
    }
}

/// Checks the components of a message.
pub(super) fn check_message(components: &[Component]) -> Result<(), Unfit> {
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
pub(super) fn check_suggestions(choices: &[Suggested]) -> Result<(), Unfit> {
    let mut checks = Checks::default();
    checks.size(Field::Suggestions, choices.len(), 0, limits::SUGGESTIONS_MAX);
    for choice in choices {
        checks.text(Field::SuggestionName, &choice.name, limits::SUGGESTION_TEXT_MAX);
        checks.text(Field::SuggestionValue, &choice.value, limits::SUGGESTION_TEXT_MAX);
    }
    checks.finish()
}

/// Checks the slash commands, in every language.
pub(super) fn check_commands(commands: &[CommandSpec]) -> Result<(), Unfit> {
    let mut checks = Checks::default();
    let of = |kind| commands.iter().filter(|command| command.kind == kind).count();
    checks.size(Field::Commands, of(CommandKind::Slash), 0, limits::COMMANDS_MAX);
    checks.size(Field::Commands, of(CommandKind::Message), 0, limits::MESSAGE_COMMANDS_MAX);
    let (name, description) = (limits::COMMAND_NAME_MAX, limits::COMMAND_DESCRIPTION_MAX);
    for command in commands {
        for text in in_every_language(&command.name, &command.name_localizations) {
            checks.text(Field::CommandName, text, name);
        }
        let described = in_every_language(&command.description, &command.description_localizations);
        // A command in the menu of a message is sent without one.
        for text in described.filter(|_| command.kind == CommandKind::Slash) {
            checks.text(Field::CommandDescription, text, description);
        }
        if let Some(about) = &command.about {
            checks.text(Field::CommandOptionName, &about.name, name);
            let described = &about.description_localizations;
            for text in in_every_language(&about.description, described) {
                checks.text(Field::CommandOptionDescription, text, description);
            }
        }
    }
    checks.finish()
}

fn in_every_language<'a>(
    default: &'a str,
    others: &'a [(String, String)],
) -> impl Iterator<Item = &'a str> {
    std::iter::once(default).chain(others.iter().map(|(_, text)| text.as_str()))
}

#[cfg(test)]
mod tests {
    use super::super::component::{MenuOption, Style};
    use super::super::payload::{Callback, Message};
    use super::*;

    /// A field, the most and the least it may have, and a component in which it has so much.
    type Case<'a> = (Field, usize, usize, &'a dyn Fn(usize) -> Component);

    /// What is wrong with a message of these components.
    fn wrong(components: Vec<Component>) -> Vec<PayloadProblem> {
        Message::new(components).err().map_or_else(Vec::new, |unfit| unfit.0)
    }

    fn size(field: Field, length: usize, least: usize, most: usize) -> PayloadProblem {
        PayloadProblem::Size { field, length, least, most }
    }

    fn button(label: String, id: String) -> Component {
        Component::buttons(vec![Button::press(Style::Secondary, label, id)])
    }

    fn menu(options: Vec<MenuOption>, most: usize) -> Component {
        Component::menu(Menu::new("m".into(), String::new(), (1, most), options))
    }

    fn option(value: &str) -> MenuOption {
        let value = value.to_owned();
        MenuOption { label: value.clone(), value, description: None, chosen: false }
    }

    fn options(n: usize) -> Vec<MenuOption> {
        (0..n).map(|value| option(&value.to_string())).collect()
    }

    #[test]
    fn the_last_character_that_fits_fits_and_the_next_does_not() {
        let long = |n| "ü".repeat(n);
        let link = |n| Component::buttons(vec![Button::link("a".into(), long(n))]);
        let placeholder =
            |n| Component::menu(Menu::new("m".into(), long(n), (1, 1), vec![option("a")]));
        let described = |n| menu(vec![MenuOption { description: Some(long(n)), ..option("a") }], 1);
        let labelled = |n| menu(vec![MenuOption { label: long(n), ..option("a") }], 1);
        let cases: [Case<'_>; 7] = [
            (Field::ButtonLabel, 80, 1, &|n| button(long(n), "a".into())),
            (Field::CustomId, 100, 1, &|n| button("a".into(), long(n))),
            (Field::ButtonUrl, 512, 1, &link),
            (Field::Placeholder, 150, 0, &placeholder),
            (Field::OptionLabel, 100, 1, &labelled),
            (Field::OptionValue, 100, 1, &|n| {
                menu(vec![MenuOption { value: long(n), ..option("a") }], 1)
            }),
            (Field::OptionDescription, 100, 1, &described),
        ];
        for (field, most, least, build) in cases {
            assert_eq!(wrong(vec![build(most)]), [], "{field:?} of {most}");
            let over = size(field, most + 1, least, most);
            assert_eq!(wrong(vec![build(most + 1)]), [over], "{field:?} of {}", most + 1);
        }
    }

    #[test]
    fn counts_are_held_too() {
        let buttons = |n: usize| {
            let press = |i: usize| Button::press(Style::Danger, "a".into(), i.to_string());
            Component::buttons((0..n).map(press).collect())
        };
        assert_eq!(wrong(vec![buttons(5)]), []);
        assert_eq!(wrong(vec![buttons(6)]), [size(Field::Buttons, 6, 1, 5)]);
        assert_eq!(wrong(vec![buttons(0)]), [size(Field::Buttons, 0, 1, 5)]);
        assert_eq!(wrong(vec![menu(options(25), 25)]), []);
        assert_eq!(wrong(vec![menu(options(26), 1)]), [size(Field::MenuOptions, 26, 1, 25)]);
        let texts = |n| (0..n).map(|_| Component::text("a".into())).collect::<Vec<_>>();
        assert_eq!(wrong(texts(40)), []);
        assert_eq!(wrong(texts(41)), [size(Field::Components, 41, 1, 40)]);
        let framed = Component::container(None, texts(40));
        assert_eq!(wrong(vec![framed]), [size(Field::Components, 41, 1, 40)], "nested ones count");
        let container = |n| wrong(vec![Component::container(None, texts(n))]);
        assert_eq!(container(39), []);
        assert_eq!(container(0), [size(Field::ContainerComponents, 0, 1, 40)]);
        let both = [Field::ContainerComponents, Field::Components];
        assert_eq!(container(41), [size(both[0], 41, 1, 40), size(both[1], 42, 1, 40)]);
        assert_eq!(wrong(vec![]), [size(Field::Components, 0, 1, 40)]);
        assert_eq!(wrong(vec![menu(options(2), 2)]), []);
        assert_eq!(wrong(vec![menu(options(2), 0)]), [size(Field::MenuPicks, 0, 1, 2)]);
    }

    #[test]
    fn all_text_of_a_message_counts_together() {
        let text = |n| Component::text("é".repeat(n));
        assert_eq!(wrong(vec![text(4000)]), []);
        let alone = size(Field::TextDisplay, 4001, 1, 4000);
        assert_eq!(wrong(vec![text(4001)]), [alone, size(Field::Text, 4001, 0, 4000)]);
        assert_eq!(wrong(vec![text(0)]), [size(Field::TextDisplay, 0, 1, 4000)]);
        assert_eq!(wrong(vec![text(3999), text(1)]), []);
        assert_eq!(wrong(vec![text(3999), text(2)]), [size(Field::Text, 4001, 0, 4000)]);
    }

    #[test]
    fn what_must_differ_differs() {
        let same = |id: &str| button("a".into(), id.into());
        assert_eq!(wrong(vec![same("x"), same("x")]), [PayloadProblem::Repeated(Field::CustomId)]);
        let twice = menu(vec![option("a"), option("a")], 1);
        assert_eq!(wrong(vec![twice]), [PayloadProblem::Repeated(Field::OptionValue)]);
        let chosen = |value: &str| MenuOption { chosen: true, ..option(value) };
        let both = menu(vec![chosen("a"), chosen("b")], 1);
        assert_eq!(wrong(vec![both]), [size(Field::MenuChosen, 2, 0, 1)]);
    }

    #[test]
    fn everything_is_reported_at_once_and_no_text_with_it() {
        let secret = "secret ".repeat(20);
        let problems = Message::new(vec![button(secret.clone(), secret)]).err().unwrap();
        assert_eq!(problems.0.len(), 2);
        assert!(!format!("{problems} {problems:?}").contains("secret"));
    }

    #[test]
    fn suggestions_have_limits() {
        let refused = |count: usize, name: usize, value: usize| {
            let one = || Suggested { name: "ü".repeat(name), value: "é".repeat(value) };
            Callback::suggest((0..count).map(|_| one()).collect()).err().map(|unfit| unfit.0)
        };
        assert_eq!(refused(25, 100, 100), None);
        assert_eq!(refused(26, 1, 1), Some(vec![size(Field::Suggestions, 26, 0, 25)]));
        assert_eq!(refused(1, 101, 1), Some(vec![size(Field::SuggestionName, 101, 1, 100)]));
        assert_eq!(refused(1, 1, 101), Some(vec![size(Field::SuggestionValue, 101, 1, 100)]));
    }
}
