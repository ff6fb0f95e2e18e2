//! Where the texts of a pack come from: its sources, and what became of the article it began with.

use super::{Screens, links, paragraph, title};
use crate::action::{Action, Open};
use crate::id::{PackId, PassageRef};
use crate::interface::Words;
use crate::library::{Claim, ClaimFate, Guidance, Pack};
use crate::reply::{Block, Button, Control, Line, Screen, ScreenKind};

/// How many sources a page shows: titles and addresses are long, and a message holds only so much
/// ([`crate::limits::TEXT_MAX`]).
pub(super) const SOURCES_PER_PAGE: usize = 7;

/// How many claims a page shows: each has two lines of at most 220 characters.
pub(super) const CLAIMS_PER_PAGE: usize = 6;

/// What guidance says of the claims that are shown, what it refuses first, and how that is said.
/// Claims that it agrees with stand in the articles.
const SHOWN: [(Guidance, Verdict); 4] = [
    (Guidance::Disagrees, Words::ledger_disagrees),
    (Guidance::NoEvidence, Words::ledger_no_evidence),
    (Guidance::Partly, Words::ledger_partly),
    (Guidance::NotCovered, Words::ledger_not_covered),
];

/// A verdict in words.
type Verdict = fn(&Words) -> String;

/// A page of a list.
pub(super) struct ListPage<'p, T> {
    pub(super) entries: &'p [T],
    /// The number of the page, from 0.
    number: usize,
    count: usize,
}

impl<'p, T> ListPage<'p, T> {
    /// The page of that number, or the last one.
    pub(super) fn of(list: &'p [T], size: usize, number: u8) -> Self {
        let count = list.len().div_ceil(size).max(1);
        let number = usize::from(number).min(count - 1);
        Self { entries: list.chunks(size).nth(number).unwrap_or_default(), number, count }
    }
}

impl Screens<'_> {
    /// One page of the sources of a pack, with a way back to the passage that a person was reading.
    pub(super) fn pack_sources(
        &self,
        pack: &PackId,
        page: u8,
        from: Option<&PassageRef>,
    ) -> Screen {
        let words = self.words();
        let Some(pack) = self.library.pack(pack) else { return self.all_articles(pack) };
        let page = ListPage::of(&pack.sources, SOURCES_PER_PAGE, page);
        let mut blocks = vec![
            title(words.sources_title(&pack.title)),
            Block::List(
                page.entries.iter().map(|source| links::source_line(words, source)).collect(),
            ),
        ];
        blocks.extend(self.place_of(&page));
        blocks.extend(self.provenance(pack));
        blocks.extend(self.ledger_summary(pack).map(|compared| Block::Note(compared.into())));
        let turned = |page| Action::Open(Open::Sources(pack.id.clone(), page, from.cloned()));
        let mut row = self.page_buttons(&page, turned);
        row.extend(self.back_to_reading(pack, from));
        if pack.ledger.is_some() {
            let checked = Action::Open(Open::Ledger(pack.id.clone(), 0, from.cloned()));
            row.push(Button::plain(words.see_ledger(), checked));
        }
        row.push(self.all_button(pack));
        Screen {
            kind: ScreenKind::Sources,
            blocks,
            controls: vec![Control::Row(row), self.last_row()],
            urgency: None,
        }
    }

    /// One page of what became of the article that a pack began with: the claims that guidance does
    /// not simply agree with; with a way back to the passage that a person was reading.
    pub(super) fn ledger(&self, pack: &PackId, page: u8, from: Option<&PassageRef>) -> Screen {
        let words = self.words();
        let found = self.library.pack(pack);
        let Some((pack, ledger)) = found.and_then(|pack| Some((pack, pack.ledger.as_ref()?)))
        else {
            return self.all_articles(pack);
        };
        let claims = SHOWN.into_iter().flat_map(|(guidance, verdict)| {
            let judged = ledger.claims.iter().filter(move |claim| claim.guidance == guidance);
            judged.map(move |claim| self.claim(verdict(words), claim))
        });
        let claims: Vec<Line> = claims.collect();
        let page = ListPage::of(&claims, CLAIMS_PER_PAGE, page);
        let mut blocks = vec![title(words.ledger_title(&pack.title))];
        blocks.extend(self.ledger_summary(pack).map(paragraph));
        blocks.push(paragraph(words.ledger_help(&ledger.article)));
        blocks.push(Block::List(page.entries.to_vec()));
        blocks.extend(self.place_of(&page));
        blocks.extend(self.provenance(pack));
        let turned = |page| Action::Open(Open::Ledger(pack.id.clone(), page, from.cloned()));
        let mut row = self.page_buttons(&page, turned);
        row.extend(self.back_to_reading(pack, from));
        let sources = Action::Open(Open::Sources(pack.id.clone(), 0, from.cloned()));
        row.push(Button::plain(words.see_sources(), sources));
        row.push(self.all_button(pack));
        Screen {
            kind: ScreenKind::Ledger,
            blocks,
            controls: vec![Control::Row(row), self.last_row()],
            urgency: None,
        }
    }

    /// What guidance says of a claim, the claim, and what the pack says instead.
    fn claim(&self, verdict: String, claim: &Claim) -> Line {
        let why = claim.why.as_deref().unwrap_or_default();
        let claim = self.words().ledger_claim(&claim.says, why);
        Line::strong(verdict).then(format!(" {}", claim.trim_end()))
    }

    /// What became of the article that a pack began with, in numbers.
    pub(super) fn ledger_summary(&self, pack: &Pack) -> Option<String> {
        let ledger = pack.ledger.as_ref()?;
        let [claims, used, reworded, withheld, agreed] = [
            ledger.claims.len(),
            ledger.claims_with(ClaimFate::Used),
            ledger.claims_with(ClaimFate::Reworded),
            ledger.claims_with(ClaimFate::Withheld),
            ledger.judged(Guidance::Agrees),
        ]
        .map(|count| count.to_string());
        Some(self.words().about_ledger(&claims, &used, &reworded, &withheld, &agreed))
    }

    /// How far one is in a list of several pages.
    pub(super) fn place_of<T>(&self, page: &ListPage<'_, T>) -> Option<Block> {
        let (number, count) = ((page.number + 1).to_string(), page.count.to_string());
        (page.count > 1).then(|| Block::Note(self.words().page(&number, &count).into()))
    }

    /// Buttons to the pages before and after one.
    pub(super) fn page_buttons<T>(
        &self,
        page: &ListPage<'_, T>,
        action: impl Fn(u8) -> Action,
    ) -> Vec<Button> {
        let words = self.words();
        let before = page.number.checked_sub(1).map(|number| (words.previous_page(), number));
        let after = Some(page.number + 1).filter(|number| *number < page.count);
        let after = after.map(|number| (words.next_page(), number));
        let button = |(label, number)| {
            let number = u8::try_from(number).ok()?;
            Some(Button::plain(label, action(number)))
        };
        after.into_iter().chain(before).filter_map(button).collect()
    }

    /// The way back to a passage.
    fn back_to_reading(&self, pack: &Pack, from: Option<&PassageRef>) -> Option<Button> {
        let name = from?;
        let (_, passage) = pack.passage(name)?;
        let back = Action::Open(Open::Read(pack.id.clone(), name.clone()));
        Some(Button::plain(self.words().back_to(&passage.title), back))
    }
}
