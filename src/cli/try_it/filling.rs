//! A form that is filled in field by field, one line each.

use crate::sandbox::{FormField, FormShown};

/// A form and what was written into it so far.
#[derive(Debug)]
pub(super) struct Filling {
    pub(super) form: FormShown,
    /// The texts of the fields that are done, in order.
    pub(super) texts: Vec<String>,
}

/// What a line did to the form.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// The next thing to ask, or why the line was no good.
    Ask(String),
    /// Every field is done.
    Done,
    /// The form was closed.
    Closed,
}

impl Filling {
    pub(super) fn new(form: FormShown) -> Self {
        Self { form, texts: Vec::new() }
    }

    /// The form in words, with its first field.
    pub(super) fn opened(&self) -> String {
        let fields = self.form.fields.len();
        let plural = if fields == 1 { "field" } else { "fields" };
        format!(
            "A form: {}, {fields} {plural}. Write one line for each; nothing keeps what stands there, - empties \
             it, \\n is a new line, cancel closes the form.\n\n{}",
            self.form.title,
            self.ask()
        )
    }

    /// Takes one line for the field that is asked for.
    pub(super) fn take(&mut self, line: &str) -> Step {
        if line == "cancel" {
            return Step::Closed;
        }
        let Some(field) = self.form.fields.get(self.texts.len()) else { return Step::Done };
        let text = match line {
            "" => field.value.clone(),
            "-" => String::new(),
            line => line.replace("\\n", "\n"),
        };
        if let Err(refused) = field.takes(&text) {
            return Step::Ask(format!("{}.\n\n{}", sentence(&refused.to_string()), self.ask()));
        }
        self.texts.push(text);
        if self.texts.len() == self.form.fields.len() { Step::Done } else { Step::Ask(self.ask()) }
    }

    fn ask(&self) -> String {
        let (number, all) = (self.texts.len() + 1, self.form.fields.len());
        let field = self.form.fields.get(self.texts.len());
        field.map_or_else(String::new, |field| asked(field, number, all))
    }
}

fn asked(field: &FormField, number: usize, all: usize) -> String {
    let needed = if field.required { "needed" } else { "may be empty" };
    let least = if field.min > 0 { format!("at least {}, ", field.min) } else { String::new() };
    let lines = if field.paragraph { "" } else { ", one line" };
    let mut text = format!(
        "Field {number} of {all}: {} ({needed}, {least}at most {} characters{lines})\n",
        field.label, field.max
    );
    if let Some(hint) = field.placeholder.as_ref().filter(|_| field.value.is_empty()) {
        text.push_str(&format!("Such as: {hint}\n"));
    }
    if !field.value.is_empty() {
        text.push_str(&format!("It says: {}\n", field.value));
    }
    text
}

/// A text with a large letter at its beginning.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(label: &str, required: bool, paragraph: bool, value: &str) -> FormField {
        FormField {
            custom_id: label.to_lowercase(),
            label: label.to_owned(),
            paragraph,
            required,
            min: 0,
            max: 10,
            value: value.to_owned(),
            placeholder: Some("a word".to_owned()),
        }
    }

    fn filling() -> Filling {
        let fields = vec![field("Name", true, false, ""), field("More", false, true, "old")];
        Filling::new(FormShown { title: "A place".to_owned(), fields, ..FormShown::default() })
    }

    #[test]
    fn a_form_is_asked_field_by_field_and_says_what_is_wrong() {
        let mut filling = filling();
        assert!(filling.opened().contains("A form: A place, 2 fields."));
        assert!(
            filling
                .opened()
                .contains("Field 1 of 2: Name (needed, at most 10 characters, one line)")
        );
        assert!(filling.opened().contains("Such as: a word"));
        for (line, why) in [
            ("", "The field `Name` may not be empty."),
            ("01234567890", "11 characters for the field `Name`"),
            ("a\\nb", "The field `Name` takes one line only."),
        ] {
            let Step::Ask(words) = filling.take(line) else { panic!("{line} is taken") };
            assert!(words.contains(why) && words.contains("Field 1 of 2"), "{words}");
        }
        let Step::Ask(words) = filling.take("clinic") else { panic!("the form is done") };
        assert!(
            words.contains("Field 2 of 2: More (may be empty") && words.contains("It says: old")
        );
        assert_eq!(filling.take("a\\nb"), Step::Done);
        assert_eq!(filling.texts, ["clinic", "a\nb"]);
    }

    #[test]
    fn nothing_keeps_what_stands_there_and_a_dash_empties_it() {
        for (line, text) in [("", "old"), ("-", "")] {
            let mut filling = filling();
            filling.take("clinic");
            assert_eq!(filling.take(line), Step::Done);
            assert_eq!(filling.texts, ["clinic", text]);
        }
        assert_eq!(filling().take("cancel"), Step::Closed);
    }
}
