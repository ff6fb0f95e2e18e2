//! The walk through everything that has texts. Each struct is taken apart field by field, so that a
//! field that is added does not compile until somebody has said what it is.

use super::{About, Kind, Place};
use crate::article::{Article, ForVisit, Passage, Piece, Source};
use crate::flow::{AnswerOption, Flow, Item, Outcome, Overlay, Statement, When, Why};
use crate::library::file_kind::FileKind;
use crate::library::{Added, Claim, Command, EvidenceList, Ledger, Library, Pack};
use crate::operator::Operator;
use crate::safety::{Anywhere, Card, Country, Helpline, Safety};
use crate::vignette::Vignette;

/// The language whose file holds the words of a library.
const LANGUAGE: &str = "en-US";

/// Walks through everything the bot can say.
pub(super) fn library(library: &mut Library, visit: &mut impl FnMut(&mut String, &About)) {
    let Library { packs, safety, words } = library;
    let mut walk = Walk::new(visit);
    for pack in packs {
        walk.pack(pack);
    }
    walk.place.pack = None;
    walk.safety(safety);
    walk.file(FileKind::Interface, LANGUAGE);
    words.visit_texts(|text, sentence| {
        let names = [sentence.section, sentence.name];
        walk.place.names = names.map(str::to_owned).to_vec();
        let slots = sentence.slots.iter().map(|slot| slot.chars().count() + 2).sum();
        walk.one(Kind::Interface, text, sentence.longest, slots);
    });
}

/// Walks through what the operator sets.
pub(super) fn operator(operator: &mut Operator, visit: &mut impl FnMut(&mut String, &About)) {
    let Operator { name, contact, privacy_url } = operator;
    let mut walk = Walk::new(visit);
    walk.text(Kind::OperatorName, name);
    walk.text(Kind::OperatorContact, contact);
    walk.text(Kind::OperatorPrivacyUrl, privacy_url);
}

/// A walk, and where it is.
struct Walk<'v, V> {
    visit: &'v mut V,
    place: Place,
}

impl<'v, V: FnMut(&mut String, &About)> Walk<'v, V> {
    fn new(visit: &'v mut V) -> Self {
        let place = Place { pack: None, file: None, name: String::new(), names: vec![] };
        Self { visit, place }
    }

    fn one(&mut self, kind: Kind, text: &mut String, most: usize, slots: usize) {
        let place = self.place.clone();
        (self.visit)(text, &About { kind, place, most, slots });
    }

    fn text(&mut self, kind: Kind, text: &mut String) {
        self.one(kind, text, kind.most(), 0);
    }

    fn texts<'t>(&mut self, kind: Kind, texts: impl IntoIterator<Item = &'t mut String>) {
        for text in texts {
            self.text(kind, text);
        }
    }

    /// Goes on in another file.
    fn file(&mut self, file: FileKind, name: &str) {
        self.place.file = Some(file);
        name.clone_into(&mut self.place.name);
    }

    /// What stands below a name that the author chose.
    fn below(&mut self, name: &impl ToString, inner: impl FnOnce(&mut Self)) {
        self.place.names.push(name.to_string());
        inner(self);
        self.place.names.pop();
    }

    fn pack(&mut self, pack: &mut Pack) {
        let Pack {
            id,
            title,
            purpose,
            version,
            status: _,
            language,
            last_review: _,
            next_review: _,
            reviewed_by,
            licence,
            commands,
            sources,
            articles,
            flows,
            vignettes,
            evidence,
            ledger,
        } = pack;
        self.place.pack = Some(id.clone());
        self.file(FileKind::Pack, "pack");
        self.text(Kind::PackTitle, title);
        self.text(Kind::PackPurpose, purpose);
        self.text(Kind::PackVersion, version);
        self.text(Kind::PackLanguage, language);
        self.text(Kind::PackReviewedBy, reviewed_by);
        self.text(Kind::PackLicence, licence);
        for command in commands {
            self.command(command);
        }
        for source in sources {
            self.source(source);
        }
        for article in articles {
            self.article(article);
        }
        for flow in flows {
            self.flow(flow);
        }
        self.file(FileKind::Vignettes, "vignettes");
        for vignette in vignettes {
            self.vignette(vignette);
        }
        self.file(FileKind::Evidence, "evidence");
        if let Some(list) = evidence {
            self.evidence(list);
        }
        self.file(FileKind::Ledger, "ledger");
        if let Some(ledger) = ledger {
            self.ledger(ledger);
        }
    }

    fn command(&mut self, command: &mut Command) {
        let Command { name, description, name_localizations, description_localizations, opens: _ } =
            command;
        self.below(&name.clone(), |walk| {
            walk.text(Kind::CommandName, name);
            walk.text(Kind::CommandDescription, description);
            for (locale, text) in name_localizations {
                walk.below(locale, |walk| walk.text(Kind::CommandNameIn, text));
            }
            for (locale, text) in description_localizations {
                walk.below(locale, |walk| walk.text(Kind::CommandDescriptionIn, text));
            }
        });
    }

    fn source(&mut self, source: &mut Source) {
        let Source { id, title, publisher, url, published } = source;
        self.below(id, |walk| {
            walk.text(Kind::SourceTitle, title);
            walk.text(Kind::SourcePublisher, publisher);
            walk.text(Kind::SourceUrl, url);
            walk.texts(Kind::SourcePublished, published);
        });
    }

    fn article(&mut self, article: &mut Article) {
        let Article { id, title, also_called, pinned: _, related: _, passages } = article;
        self.file(FileKind::Article, id.as_str());
        self.text(Kind::ArticleTitle, title);
        self.texts(Kind::ArticleAlsoCalled, also_called);
        for passage in passages {
            self.passage(passage);
        }
    }

    fn passage(&mut self, passage: &mut Passage) {
        let Passage { id, title, also_called, text, caution, ask, tests, sources: _, evidence: _ } =
            passage;
        self.below(id, |walk| {
            walk.text(Kind::PassageTitle, title);
            walk.texts(Kind::PassageAlsoCalled, also_called);
            for piece in text {
                match piece {
                    Piece::Paragraph(text) => walk.text(Kind::PassageText, text),
                    Piece::List(entries) => walk.texts(Kind::PassageText, entries),
                }
            }
            walk.texts(Kind::PassageCaution, caution);
            for (kind, lines) in [(Kind::PassageAsk, ask), (Kind::PassageTest, tests)] {
                for line in lines {
                    let ForVisit { text, evidence: _ } = line;
                    walk.text(kind, text);
                }
            }
        });
    }

    fn flow(&mut self, flow: &mut Flow) {
        let Flow {
            id,
            title,
            intro,
            based_on,
            closing,
            items,
            rules: _,
            outcomes,
            overlays,
            atoms: _,
            findings: _,
            tests: _,
            sources: _,
            evidence: _,
            mark: _,
            paths: _,
        } = flow;
        self.file(FileKind::Flow, id.as_str());
        self.text(Kind::FlowTitle, title);
        self.texts(Kind::FlowIntro, intro);
        for item in items {
            self.item(item);
        }
        for outcome in outcomes {
            self.outcome(outcome);
        }
        for When { when: _, then } in overlays {
            let Overlay { id, line, passages: _ } = then;
            self.below(id, |walk| walk.statement(Kind::OverlayText, line));
        }
        self.text(Kind::FlowClosing, closing);
        self.text(Kind::FlowBasedOn, based_on);
    }

    fn item(&mut self, item: &mut Item) {
        let Item {
            link_id,
            repeats: _,
            required: _,
            red_flag: _,
            enable_when: _,
            when_skipped: _,
            rises: _,
            negative: _,
            options,
            short,
            text,
            help,
            why: Why { text: reason, passage: _ },
            evidence: _,
            sources: _,
        } = item;
        self.below(link_id, |walk| {
            walk.text(Kind::ItemShort, short);
            walk.text(Kind::ItemText, text);
            walk.texts(Kind::ItemHelp, help);
            walk.text(Kind::ItemWhy, reason);
            for option in options {
                let AnswerOption { code, display, short, exclusive: _, evidence: _ } = option;
                walk.below(code, |walk| {
                    walk.text(Kind::OptionDisplay, display);
                    walk.text(Kind::OptionShort, short);
                });
            }
        });
    }

    fn outcome(&mut self, outcome: &mut Outcome) {
        let Outcome {
            id,
            disposition: _,
            short,
            cards: _,
            headlines,
            text,
            steps,
            ask,
            avoid,
            passages: _,
            claims_absence: _,
            sources: _,
            evidence: _,
        } = outcome;
        self.below(id, |walk| {
            walk.text(Kind::OutcomeShort, short);
            for When { when: _, then } in headlines {
                walk.text(Kind::OutcomeHeadline, then);
            }
            for (kind, lines) in [
                (Kind::OutcomeText, text),
                (Kind::OutcomeDo, steps),
                (Kind::OutcomeAsk, ask),
                (Kind::OutcomeAvoid, avoid),
            ] {
                for When { when: _, then } in lines {
                    walk.statement(kind, then);
                }
            }
        });
    }

    fn statement(&mut self, kind: Kind, statement: &mut Statement) {
        let Statement { text, evidence: _, sources: _ } = statement;
        self.text(kind, text);
    }

    fn vignette(&mut self, vignette: &mut Vignette) {
        let Vignette {
            id,
            about,
            flow: _,
            answers: _,
            rest: _,
            outcome: _,
            overlays: _,
            evidence: _,
        } = vignette;
        self.below(id, |walk| walk.text(Kind::VignetteAbout, about));
    }

    fn evidence(&mut self, list: &mut EvidenceList) {
        let EvidenceList { listed, withheld, used: _ } = list;
        for (kind, lines) in [(Kind::Evidence, listed), (Kind::EvidenceWithheld, withheld)] {
            for (id, text) in lines {
                self.below(id, |walk| walk.text(kind, text));
            }
        }
    }

    fn ledger(&mut self, ledger: &mut Ledger) {
        let Ledger { article, about, claims, added } = ledger;
        self.text(Kind::LedgerArticle, article);
        self.text(Kind::LedgerAbout, about);
        for Claim { id, says, guidance: _, fate: _, why } in claims {
            self.below(id, |walk| {
                walk.text(Kind::ClaimSays, says);
                walk.texts(Kind::ClaimWhy, why);
            });
        }
        for Added { id, says, why } in added {
            self.below(id, |walk| {
                walk.text(Kind::AddedSays, says);
                walk.text(Kind::AddedWhy, why);
            });
        }
    }

    fn safety(&mut self, safety: &mut Safety) {
        let Safety { cards, countries, anywhere, outdated } = safety;
        self.file(FileKind::Cards, "cards");
        for card in cards {
            self.card(card);
        }
        self.file(FileKind::Helplines, "helplines");
        let Anywhere { emergency, directory_name, directory } = anywhere;
        self.text(Kind::AnywhereEmergency, emergency);
        self.text(Kind::DirectoryName, directory_name);
        self.text(Kind::DirectoryContact, directory);
        self.texts(Kind::OutdatedNumber, outdated);
        for country in countries {
            self.country(country);
        }
    }

    fn card(&mut self, card: &mut Card) {
        let Card {
            id,
            headline,
            text,
            signs,
            then,
            steps,
            avoid,
            lines_shown: _,
            said_as,
            evidence: _,
        } = card;
        self.below(id, |walk| {
            walk.text(Kind::CardHeadline, headline);
            walk.texts(Kind::CardText, text);
            walk.texts(Kind::CardSign, signs);
            walk.texts(Kind::CardThen, then);
            walk.texts(Kind::CardDo, steps);
            walk.texts(Kind::CardAvoid, avoid);
            walk.texts(Kind::CardSaidAs, said_as);
        });
    }

    fn country(&mut self, country: &mut Country) {
        let Country { id, name, emergency, emergency_mark: _, emergency_note, lines } = country;
        self.below(id, |walk| {
            walk.text(Kind::CountryName, name);
            walk.text(Kind::CountryEmergency, emergency);
            walk.texts(Kind::CountryNote, emergency_note);
            for line in lines {
                walk.helpline(line);
            }
        });
    }

    fn helpline(&mut self, helpline: &mut Helpline) {
        let Helpline {
            id,
            name,
            contact,
            kind: _,
            hours,
            cost,
            languages,
            mark: _,
            shown_because,
            source,
            // A day, which is worded from the file's date.
            read_on: _,
        } = helpline;
        self.below(id, |walk| {
            walk.text(Kind::HelplineName, name);
            walk.text(Kind::HelplineContact, contact);
            walk.text(Kind::HelplineHours, hours);
            walk.texts(Kind::HelplineCost, cost);
            walk.texts(Kind::HelplineLanguages, languages);
            walk.texts(Kind::HelplineShownBecause, shown_because);
            walk.text(Kind::HelplineSource, source);
        });
    }
}
