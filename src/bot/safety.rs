//! Cards for people who may be in danger, and helplines by country.

use time::Date;

use super::walk::Walking;
use super::{Screens, links, paragraph, title};
use crate::action::{Act, Action, Open, Position};
use crate::flow::Disposition;
use crate::id::CountryId;
use crate::interface::Words;
use crate::limits::MENU_OPTIONS_MAX;
use crate::reply::{Block, Button, Choice, Control, Line, Menu, Screen, ScreenKind, Span};
use crate::safety::{Audience, Card, Confirmation, Country, Helpline};

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
    pub(super) fn danger(&self, mut cards: Vec<&Card>) -> Screen {
        // The card for help is there for those whom no other card fits.
        if cards.iter().any(|card| card.id.as_str() != HELP_CARD) {
            cards.retain(|card| card.id.as_str() != HELP_CARD);
        }
        self.cards(&cards, None)
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
        let words = self.words();
        let mut blocks = Vec::new();
        for card in cards {
            if !blocks.is_empty() {
                blocks.push(Block::Divider);
            }
            blocks.push(title(card.headline.as_str()));
            blocks.extend(card.text.iter().map(|text| paragraph(text.as_str())));
            if !card.signs.is_empty() {
                blocks.push(Block::List(lines(&card.signs)));
            }
            blocks.extend(card.then.iter().map(|text| paragraph(text.as_str())));
            if !card.steps.is_empty() {
                blocks.push(Block::Steps(lines(&card.steps)));
            }
            if !card.avoid.is_empty() {
                blocks.push(Block::List(lines(&card.avoid)));
            }
            let shown = card.lines_shown.iter().filter_map(|(country, line)| {
                let country = self.library.safety.country(country)?;
                let line = country.lines.iter().find(|known| known.id == *line)?;
                Some(links::said_of(words, &country.name, contact(line, words)))
            });
            let shown: Vec<Line> = shown.collect();
            if !shown.is_empty() {
                blocks.push(Block::Heading(words.lines_shown().into()));
                blocks.push(Block::List(shown));
            }
        }
        let mut controls = self.country_menus(back);
        controls.push(self.card_row(back, None));
        Screen { kind: ScreenKind::Cards, blocks, controls, urgency: Some(Disposition::Emergency) }
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
        let number = match country.shown_emergency() {
            Some(number) if country.emergency_mark == Confirmation::Secondary => {
                words.country_emergency(&words.with_detail(number, &words.country_list()))
            }
            Some(number) => words.country_emergency(number),
            None => words.country_unknown(&safety.anywhere.emergency),
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
        let anywhere = &safety.anywhere;
        let more = words.country_directory(&anywhere.directory_name, &anywhere.directory);
        blocks.push(paragraph(more));
        blocks.extend(
            read_note(country)
                .map(|date| Block::Note(words.country_read(&words.date(date)).into())),
        );
        let other = match back {
            Some((walk, _)) if walk.ends_in_cards() => walk.action(Act::Go(Position::Result)),
            Some((walk, place)) => walk.action(Act::HelpNow(place)),
            None => Action::Open(Open::HelpNow),
        };
        let row = self.card_row(back, Some(Button::plain(words.other_country(), other)));
        Screen {
            kind: ScreenKind::Country,
            blocks,
            controls: vec![row],
            urgency: Some(Disposition::Emergency),
        }
    }

    /// Menus to choose a country from, by the alphabet.
    fn country_menus(&self, back: WayBack<'_>) -> Vec<Control> {
        let countries = &self.library.safety.countries;
        let menus = countries.len().div_ceil(MENU_OPTIONS_MAX).max(1);
        let size = countries.len().div_ceil(menus).max(1);
        let menu = |(index, chunk): (usize, &[Country])| {
            let menu = u8::try_from(index).unwrap_or(u8::MAX);
            let name =
                |country: Option<&Country>| country.map_or("", |c| c.name.as_str()).to_owned();
            Control::Menu(Menu {
                placeholder: self.words().countries(&name(chunk.first()), &name(chunk.last())),
                action: match back {
                    Some((walk, back)) => walk.action(Act::PickCountry { menu, back }),
                    None => Action::Open(Open::PickCountry(menu)),
                },
                most: 1,
                options: chunk.iter().map(choice).collect(),
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
fn choice(country: &Country) -> Choice {
    Choice {
        value: country.id.to_string(),
        label: country.name.clone(),
        detail: None,
        chosen: false,
    }
}

/// What a person does to reach a line, and who answers.
fn contact(line: &Helpline, words: &Words) -> String {
    words.with_detail(&format!("{}, {}", line.name, line.contact), &line.hours)
}

/// Everything that is known about a line.
fn described(line: &Helpline, words: &Words) -> Line {
    let known = [Some(&line.hours), line.cost.as_ref(), line.languages.as_ref()];
    let mut known: Vec<String> = known.into_iter().flatten().cloned().collect();
    if line.mark == Confirmation::Secondary {
        known.push(words.country_list());
    }
    let text = format!("{}.", words.with_detail(&line.contact, &words.joined(&known)));
    let said = links::said_of(words, &line.name, text);
    let Some(url) = line.source.clone() else { return said };
    said.then(" ").and(Span::Link { label: words.line_source(), url })
}

/// When the numbers of a country were read.
fn read_note(country: &Country) -> Option<Date> {
    country.lines.first().map(|line| line.read_on)
}

/// Plain texts as lines.
fn lines(texts: &[String]) -> Vec<Line> {
    texts.iter().map(|text| text.as_str().into()).collect()
}
