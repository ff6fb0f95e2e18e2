//! Cards for people who may be in danger, and helplines by country.

use std::borrow::Cow;

use super::walk::Walking;
use super::{Screens, links, paragraph, title};
use crate::action::{Act, Action, Open, Position};
use crate::flow::Disposition;
use crate::id::CountryId;
use crate::interface::Words;
use crate::limits::MENU_OPTIONS_MAX;
use crate::reply::{Block, Button, Choice, Control, Line, Menu, Screen, ScreenKind};
use crate::safety::{Audience, Card, CardLine, Country, Helpline};

/// The card that "I need help now" opens.
pub(super) const HELP_CARD: &str = "help-now";

/// A walk to go back to, and where in it.
pub(super) type WayBack<'a> = Option<(Walking<'a>, Position)>;

impl Screens<'_> {
    /// The card for a person who needs help now.
    pub(super) fn help_now(&self, back: WayBack<'_>) -> Screen {
        let card = self.library.safety.cards.iter().find(|card| card.id.as_str() == HELP_CARD);
        self.cards(&card.into_iter().collect::<Vec<_>>(), back)
    }

    /// The cards that answer what a person wrote, before anything else is said.
    pub(super) fn danger(&self, cards: &[&Card]) -> Screen {
        self.cards(cards, None)
    }

    /// The card for help, with a way back to where it was asked for by mistake.
    pub(super) fn help_back_to(&self, place: Open) -> Screen {
        let mut screen = self.help_now(None);
        if let Some(Control::Row(row)) = screen.controls.last_mut() {
            row.insert(0, Button::plain(self.words().by_mistake(), Action::Open(place)));
        }
        screen
    }

    /// Cards, one below the other, with numbers and menus of countries. Nothing else stands beside
    /// them. What they say first is the title.
    pub(super) fn cards(&self, cards: &[&Card], back: WayBack<'_>) -> Screen {
        let mut blocks = Vec::new();
        for (index, card) in cards.iter().enumerate() {
            if !blocks.is_empty() {
                blocks.push(Block::Divider);
            }
            blocks.extend(self.card_blocks(card));
            let below = cards.get(index + 1..).unwrap_or_default();
            blocks.extend(self.card_lines(card, below));
        }
        let mut controls = self.country_menus(back);
        controls.push(self.card_row(back, None));
        let urgency = Some(Disposition::Emergency);
        self.with_own_lines(Screen { kind: ScreenKind::Cards, blocks, controls, urgency })
    }

    /// A card with the helplines that the moderators of the server have added below it; where there is no room,
    /// with a button to them.
    fn with_own_lines(&self, mut screen: Screen) -> Screen {
        let lines = self.own_line_blocks();
        if lines.is_empty() {
            return screen;
        }
        let without = screen.blocks.len();
        screen.blocks.extend(lines);
        if !screen.size().over().is_empty() {
            screen.blocks.truncate(without);
            let open = Action::Open(Open::OwnLines);
            let button = Button::plain(self.words().own_lines_button(), open);
            if let Some(Control::Row(row)) = screen.controls.last_mut() {
                row.insert(0, button);
            }
        }
        screen
    }

    /// The helplines that the moderators of the server have added.
    fn own_line_blocks(&self) -> Vec<Block> {
        let words = self.words();
        let lines = self.known.settings().lines().iter();
        let lines = lines.map(|line| links::said_of(words, &line.name, line.contact.as_str()));
        let lines: Vec<Line> = lines.collect();
        if lines.is_empty() {
            return Vec::new();
        }
        vec![Block::Heading(words.own_lines().into()), Block::List(lines)]
    }

    /// These helplines alone.
    pub(super) fn own_lines(&self) -> Screen {
        let blocks = self.own_line_blocks();
        if blocks.is_empty() {
            return self.help_now(None);
        }
        let urgency = Some(Disposition::Emergency);
        let controls = vec![self.last_row()];
        Screen { kind: ScreenKind::OwnLines, blocks, controls, urgency }
    }

    /// What a card says, in the reader's language where it is there.
    pub(super) fn card_blocks(&self, card: &Card) -> Vec<Block> {
        let card = self.library.safety.card_for(card, self.reader);
        let mut blocks = vec![title(card.headline.as_str())];
        blocks.extend(card.text.iter().map(|line| paragraph(line.text.as_str())));
        if !card.signs.is_empty() {
            blocks.push(Block::List(lines(&card.signs)));
        }
        blocks.extend(card.then.iter().map(|line| paragraph(line.text.as_str())));
        if !card.steps.is_empty() {
            blocks.push(Block::Steps(lines(&card.steps)));
        }
        if !card.avoid.is_empty() {
            blocks.push(Block::List(lines(&card.avoid)));
        }
        blocks
    }

    /// The helplines of a card, but those that a card below it shows. What is written stands before what
    /// is spoken, because many on Discord cannot phone, or will not. Those of likely countries stand first.
    fn card_lines(&self, card: &Card, below: &[&Card]) -> Vec<Block> {
        let words = self.words();
        let safety = &self.library.safety;
        let below: Vec<_> =
            below.iter().flat_map(|other| safety.lines_for(other, self.likely)).collect();
        let mut lines = safety.lines_for(card, self.likely);
        lines.retain(|line| !below.contains(line));
        let mut blocks = Vec::new();
        let mut section = |heading: String, holds: fn(&Helpline) -> bool| {
            let shown = lines.iter().filter(|(_, line)| holds(line));
            let shown = shown.map(|(country, line)| {
                let (country, line) = safety.line_for(country, line, self.reader);
                links::said_of(words, &country, contact(&line, words))
            });
            let shown: Vec<Line> = shown.collect();
            if !shown.is_empty() {
                blocks.extend([Block::Heading(heading.into()), Block::List(shown)]);
            }
        };
        section(words.lines_poison(), |line| line.kind == Audience::Poison);
        section(words.lines_written(), |line| {
            line.kind != Audience::Poison && line.channel.is_written()
        });
        section(words.lines_spoken(), |line| {
            line.kind != Audience::Poison && !line.channel.is_written()
        });
        blocks
    }

    /// The helplines of the country that was picked.
    pub(super) fn picked_country(&self, picked: Option<&str>, back: WayBack<'_>) -> Screen {
        match picked.and_then(|picked| picked.parse().ok()) {
            Some(country) => self.country(&country, back),
            None => self.help_now(back),
        }
    }

    /// The helplines of a country.
    pub(super) fn country(&self, id: &CountryId, back: WayBack<'_>) -> Screen {
        let words = self.words();
        let safety = &self.library.safety;
        let Some(country) = safety.country(id) else { return self.help_now(back) };
        let country = safety.country_for(country, self.reader);
        let anywhere = safety.anywhere_for(self.reader);
        let number = match country.shown_emergency() {
            Some(number) => words.country_emergency(number),
            None => words.country_unknown(&anywhere.emergency),
        };
        let mut blocks =
            vec![title(words.country_title(&country.name)), paragraph(Line::strong(number))];
        blocks.extend(country.emergency_note.as_deref().map(paragraph));
        let mut section = |heading: String, kind: Audience| {
            let of_kind = country.shown_lines().filter(|line| line.kind == kind);
            let entries: Vec<Line> = of_kind.map(|line| described(line, words)).collect();
            if !entries.is_empty() {
                blocks.extend([Block::Heading(heading.into()), Block::List(entries)]);
            }
        };
        section(words.country_crisis(), Audience::Crisis);
        section(words.country_youth(), Audience::Youth);
        section(words.country_poison(), Audience::Poison);
        let more = words.country_directory(&anywhere.directory_name, &anywhere.directory);
        blocks.push(paragraph(more));
        let other = match back {
            Some((walk, _)) if walk.ends_in_cards() => walk.action(Act::Go(Position::Result)),
            Some((walk, place)) => walk.action(Act::HelpNow(place)),
            None => Action::Open(Open::HelpNow),
        };
        let row = self.card_row(back, Some(Button::plain(words.other_country(), other)));
        self.with_own_lines(Screen {
            kind: ScreenKind::Country,
            blocks,
            controls: vec![row],
            urgency: Some(Disposition::Emergency),
        })
    }

    /// Menus to choose a country from, by the alphabet of the reader. What is picked is the country, so
    /// that a menu of a message that was drawn in another order still leads to it.
    fn country_menus(&self, back: WayBack<'_>) -> Vec<Control> {
        let countries = self.library.safety.countries_for(self.reader);
        let menus = countries.len().div_ceil(MENU_OPTIONS_MAX).max(1);
        let size = countries.len().div_ceil(menus).max(1);
        let menu = |(index, chunk): (usize, &[(&Country, Cow<'_, str>)])| {
            let menu = u8::try_from(index).unwrap_or(u8::MAX);
            let name = |named: Option<&(&Country, Cow<'_, str>)>| {
                named.map_or("", |(_, name)| name.as_ref()).to_owned()
            };
            Control::Menu(Menu {
                placeholder: self.words().countries(&name(chunk.first()), &name(chunk.last())),
                action: match back {
                    Some((walk, back)) => walk.action(Act::PickCountry { menu, back }),
                    None => Action::Open(Open::PickCountry(menu)),
                },
                least: 1,
                most: 1,
                options: chunk.iter().map(|(country, name)| choice(country, name)).collect(),
            })
        };
        countries.chunks(size).enumerate().map(menu).collect()
    }

    /// The last row of a card: the way back into the walk, and hiding it.
    fn card_row(&self, back: WayBack<'_>, first: Option<Button>) -> Control {
        let words = self.words();
        let mut row: Vec<Button> = first.into_iter().collect();
        row.extend(
            back.map(|(walk, place)| {
                Button::plain(words.by_mistake(), walk.action(Act::Go(place)))
            }),
        );
        row.push(Button::plain(words.hide(), Action::Open(Open::Hide)));
        Control::Row(row)
    }
}

/// A country in a menu.
fn choice(country: &Country, name: &str) -> Choice {
    Choice { value: country.id.to_string(), label: name.to_owned(), detail: None, chosen: false }
}

/// What a person does to reach a line, and who answers.
fn contact(line: &Helpline, words: &Words) -> String {
    let reached = format!("{}, {}", line.name, line.contact);
    match &line.hours {
        Some(hours) => words.with_detail(&reached, hours),
        None => reached,
    }
}

/// What a person in need has use for of a line: no mark, no page and no day, which are for whoever runs
/// the bot.
fn described(line: &Helpline, words: &Words) -> Line {
    let known = [&line.hours, &line.cost, &line.languages];
    let known: Vec<String> = known.into_iter().flatten().cloned().collect();
    let text = if known.is_empty() {
        line.contact.clone()
    } else {
        words.with_detail(&line.contact, &words.joined(&known))
    };
    links::said_of(words, &line.name, format!("{text}."))
}

/// The lines of a card as a screen has them.
fn lines(lines: &[CardLine]) -> Vec<Line> {
    lines.iter().map(|line| line.text.as_str().into()).collect()
}
