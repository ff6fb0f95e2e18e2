//! Choosing from the screen: by number, by the words on a button, or by name from a menu of channels.

use super::plain::NumberedChoice;
use super::talk::Talk;
use crate::sandbox::Refused;

impl Talk<'_> {
    /// Whether a line is made of numbers, or is what stands on something that can be chosen.
    pub(super) fn is_choice(&self, line: &str) -> bool {
        let numbers = line.chars().all(|c| c.is_ascii_digit() || c == ',' || c == ' ');
        let typed = line.to_lowercase();
        numbers
            || self.named(line).is_some()
            || self.choices.iter().any(|choice| choice.label().to_lowercase() == typed)
    }

    /// The menu of people, roles or channels that a line chooses from by name, and the names: 3 #general.
    fn named(&self, line: &str) -> Option<(String, Vec<String>)> {
        let (number, names) = line.split_once(' ')?;
        let choice = self.choices.get(number.parse::<usize>().ok()?.checked_sub(1)?)?;
        let NumberedChoice::Name { custom_id, .. } = choice else { return None };
        let names: Vec<String> = names.split(',').map(|name| name.trim().to_owned()).collect();
        names.iter().all(|name| name.starts_with(['#', '@'])).then(|| (custom_id.clone(), names))
    }

    /// Presses or picks what the numbers say; a label will do as well.
    pub(super) async fn choose(&mut self, line: &str) -> String {
        if let (Some((menu, names)), Some(message)) = (self.named(line), &self.shown) {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            return match self.discord.choose(&self.at.me, message.id, &menu, &names).await {
                Ok(shown) => self.after(shown).await,
                Err(Refused::ValueNotOffered { value }) => {
                    format!("There is no {value} to choose here.\n")
                }
                Err(refused) => self.refused(&refused),
            };
        }
        let chosen: Vec<NumberedChoice> = match self.chosen(line) {
            Ok(chosen) => chosen,
            Err(why) => return why,
        };
        let Some(message) = self.shown.as_ref().map(|message| message.id) else {
            return "Nothing is shown to choose from.\n".to_owned();
        };
        let result = match chosen.as_slice() {
            [NumberedChoice::Press { custom_id, .. }] => {
                self.discord.press(&self.at.me, message, custom_id).await
            }
            [NumberedChoice::Pick { custom_id, most, .. }, rest @ ..] => {
                let mut values = Vec::new();
                for choice in &chosen {
                    match choice {
                        NumberedChoice::Pick { custom_id: id, value, .. } if id == custom_id => {
                            values.push(value.as_str());
                        }
                        NumberedChoice::Pick { .. }
                        | NumberedChoice::Press { .. }
                        | NumberedChoice::Name { .. }
                        | NumberedChoice::Nothing { .. } => {
                            return "Choose from one menu at a time.\n".to_owned();
                        }
                    }
                }
                if rest.len() >= *most {
                    return format!("Choose at most {most} here.\n");
                }
                self.discord.choose(&self.at.me, message, custom_id, &values).await
            }
            [NumberedChoice::Nothing { custom_id, .. }] => {
                self.discord.choose(&self.at.me, message, custom_id, &[]).await
            }
            [NumberedChoice::Name { .. }] => {
                return "Choose by name, after the number, such as: 1 #general, or 1 @Alex.\n"
                    .to_owned();
            }
            _ => return "Press one button at a time.\n".to_owned(),
        };
        match result {
            Ok(shown) => self.after(shown).await,
            Err(refused) => self.refused(&refused),
        }
    }

    /// The choices that a line names, by numbers or by a label.
    fn chosen(&self, line: &str) -> Result<Vec<NumberedChoice>, String> {
        let count = self.choices.len();
        if count == 0 {
            return Err(
                "There is nothing to choose here. Type a slash command, such as /b12-check, \
                        or ? for more.\n"
                    .to_owned(),
            );
        }
        let parts = line.split([',', ' ']).filter(|part| !part.is_empty());
        let numbers: Option<Vec<usize>> = parts.map(|part| part.parse().ok()).collect();
        let Some(mut numbers) = numbers else {
            let typed = line.to_lowercase();
            let same = self.choices.iter().find(|choice| choice.label().to_lowercase() == typed);
            return same.map(|choice| vec![choice.clone()]).ok_or_else(|| {
                format!("Type a number from 1 to {count}, a slash command, or ?.\n")
            });
        };
        numbers.sort_unstable();
        numbers.dedup();
        let chosen = numbers.iter().map(|number| {
            let choice = number.checked_sub(1).and_then(|index| self.choices.get(index));
            choice.cloned().ok_or_else(|| format!("There is no {number} here; 1 to {count} are.\n"))
        });
        chosen.collect()
    }
}
