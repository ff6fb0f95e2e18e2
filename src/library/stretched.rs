//! The library with every text a third longer, as a translation may be, but never longer than the
//! reader takes.

use super::limits::{
    CAUTION_MAX, CONTACT_MAX, DISPLAY_MAX, HEADLINE_MAX, HELP_MAX, ITEM_SHORT_MAX, ITEM_TEXT_MAX,
    LABEL_MAX, LINE_MAX, LINE_NAME_MAX, OUTCOME_SHORT_MAX, OVERLAY_MAX, PASSAGE_MAX, PURPOSE_MAX,
    QUESTION_MAX, TEST_MAX, TITLE_MAX, WHY_MAX,
};
use super::{Library, Pack};
use crate::article::{Article, Piece};
use crate::flow::{Flow, Item, Outcome};
use crate::safety::Safety;

impl Library {
    /// The library with every text a third longer.
    #[must_use]
    pub fn stretched(&self) -> Self {
        let mut library = self.clone();
        library.packs.iter_mut().for_each(pack);
        safety(&mut library.safety);
        library.languages = library.languages.stretched();
        library
    }
}

/// Makes a text a third longer, but no longer than that.
fn longer(text: &mut String, most: usize) {
    let length = text.chars().count();
    let wanted = (length + length.div_ceil(3)).min(most);
    // In words, as a text is.
    text.extend(std::iter::repeat_n("x", wanted.saturating_sub(length)));
}

fn all(texts: &mut [String], most: usize) {
    for text in texts {
        longer(text, most);
    }
}

fn pack(pack: &mut Pack) {
    longer(&mut pack.title, TITLE_MAX);
    longer(&mut pack.purpose, PURPOSE_MAX);
    longer(&mut pack.reviewed_by, LINE_MAX);
    pack.articles.iter_mut().for_each(article);
    for claim in pack.ledger.iter_mut().flat_map(|ledger| &mut ledger.claims) {
        longer(&mut claim.says, LINE_MAX);
        claim.why.iter_mut().for_each(|why| longer(why, LINE_MAX));
    }
    pack.flows.iter_mut().for_each(flow);
}

fn article(article: &mut Article) {
    longer(&mut article.title, TITLE_MAX);
    for passage in &mut article.passages {
        longer(&mut passage.title, TITLE_MAX);
        for piece in &mut passage.text {
            match piece {
                Piece::Paragraph(text) => longer(text, PASSAGE_MAX),
                Piece::List(lines) => all(lines, PASSAGE_MAX),
            }
        }
        if let Some(caution) = &mut passage.caution {
            longer(caution, CAUTION_MAX);
        }
        passage.ask.iter_mut().for_each(|question| longer(&mut question.text, QUESTION_MAX));
        passage.tests.iter_mut().for_each(|test| longer(&mut test.text, TEST_MAX));
    }
}

fn flow(flow: &mut Flow) {
    longer(&mut flow.title, TITLE_MAX);
    all(&mut flow.intro, LINE_MAX);
    longer(&mut flow.based_on, LINE_MAX);
    longer(&mut flow.closing, LINE_MAX);
    flow.items.iter_mut().for_each(item);
    flow.outcomes.iter_mut().for_each(outcome);
    for overlay in &mut flow.overlays {
        longer(&mut overlay.then.line.text, OVERLAY_MAX);
    }
}

fn item(item: &mut Item) {
    longer(&mut item.short, ITEM_SHORT_MAX);
    longer(&mut item.text, ITEM_TEXT_MAX);
    longer(&mut item.why.text, WHY_MAX);
    if let Some(help) = &mut item.help {
        longer(help, HELP_MAX);
    }
    for option in &mut item.options {
        longer(&mut option.display, DISPLAY_MAX);
        longer(&mut option.short, LABEL_MAX);
    }
}

fn outcome(outcome: &mut Outcome) {
    longer(&mut outcome.short, OUTCOME_SHORT_MAX);
    for headline in &mut outcome.headlines {
        longer(&mut headline.then, HEADLINE_MAX);
    }
    for list in [&mut outcome.text, &mut outcome.steps, &mut outcome.ask, &mut outcome.avoid] {
        for line in list {
            longer(&mut line.then.text, LINE_MAX);
        }
    }
}

fn safety(safety: &mut Safety) {
    for card in &mut safety.cards {
        longer(&mut card.headline, HEADLINE_MAX);
        for lines in
            [&mut card.text, &mut card.signs, &mut card.then, &mut card.steps, &mut card.avoid]
        {
            all(lines, LINE_MAX);
        }
    }
    for country in &mut safety.countries {
        longer(&mut country.name, LINE_NAME_MAX);
        for line in &mut country.lines {
            longer(&mut line.name, LINE_NAME_MAX);
            longer(&mut line.hours, CONTACT_MAX);
            for text in [&mut line.cost, &mut line.languages].into_iter().flatten() {
                longer(text, CONTACT_MAX);
            }
        }
    }
}
