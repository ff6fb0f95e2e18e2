//! The texts of a pack: its manifest, its articles, and what its reviewers have written.

use super::{TextInfo, TextKind, TextVisitor};
use crate::article::{Article, ForVisit, Passage, Piece, Published, Source};
use crate::id::PassageRef;
use crate::library::{
    Added, Claim, Command, Decision, EvidenceList, Ledger, Pack, Review, Reviews,
    file_kind::FileKind,
};
use crate::questions::{Due, Example, Glossary, GlossaryWord, Questions, Voice};
use crate::vignette::Vignette;

impl<V: FnMut(&mut String, &TextInfo)> TextVisitor<'_, V> {
    pub(super) fn pack(&mut self, pack: &mut Pack) {
        let Pack {
            id,
            title,
            purpose,
            version,
            status: _,
            language: _,
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
            decisions,
            reviews: Reviews { records, current: _ },
            // It holds no text.
            timings: _,
            questions,
            // Made of the texts above.
            index: _,
        } = pack;
        self.about.place.pack = Some(id.clone());
        self.file(FileKind::Pack, "pack");
        self.text(TextKind::PackTitle, title);
        self.text(TextKind::PackPurpose, purpose);
        self.text(TextKind::PackVersion, version);
        self.text(TextKind::PackReviewedBy, reviewed_by);
        self.text(TextKind::PackLicence, licence);
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
        self.file(FileKind::Decisions, "decisions");
        for Decision { id: _, text, evidence: _ } in decisions {
            self.text(TextKind::DecisionText, text);
        }
        self.questions(questions);
        self.file(FileKind::Reviews, "reviews");
        for review in records {
            self.review(review);
        }
    }

    fn questions(&mut self, questions: &mut Questions) {
        let Questions { voices, instead: _, goals: _, glossaries } = questions;
        for Voice { name, is_held_out: _, language: _, examples } in voices {
            self.file(FileKind::Questions, name);
            for Example { text, due } in examples {
                let (kind, names) = match due {
                    Due::Passage(PassageRef { article, passage }) => {
                        (TextKind::QuestionAsked, vec![article.to_string(), passage.to_string()])
                    }
                    Due::Outside(group) => (TextKind::QuestionOutside, vec![group.clone()]),
                    Due::Refuse(kind) => (TextKind::QuestionRefused, vec![kind.name().to_owned()]),
                };
                self.about.place.names = names;
                self.text(kind, text);
            }
        }
        for Glossary { name, language: _, words } in glossaries {
            self.file(FileKind::Questions, name);
            for GlossaryWord { english, said } in words {
                self.about.place.names = vec![english.replace(' ', "-")];
                self.text(TextKind::QuestionWord, said);
            }
        }
        self.about.place.names.clear();
    }

    fn review(&mut self, review: &mut Review) {
        let Review { name, profession, register, date: _, texts: _ } = review;
        self.text(TextKind::ReviewName, name);
        self.text(TextKind::ReviewProfession, profession);
        self.texts(TextKind::ReviewRegister, register);
    }

    fn command(&mut self, command: &mut Command) {
        let Command { name, description, name_localizations, description_localizations, opens: _ } =
            command;
        self.below(&name.clone(), |visitor| {
            visitor.text(TextKind::CommandName, name);
            visitor.text(TextKind::CommandDescription, description);
            for (locale, text) in name_localizations {
                visitor.below(locale, |visitor| visitor.text(TextKind::CommandNameIn, text));
            }
            for (locale, text) in description_localizations {
                visitor.below(locale, |visitor| visitor.text(TextKind::CommandDescriptionIn, text));
            }
        });
    }

    fn source(&mut self, source: &mut Source) {
        let Source { id, title, publisher, url, published } = source;
        self.below(id, |visitor| {
            visitor.text(TextKind::SourceTitle, title);
            visitor.text(TextKind::SourcePublisher, publisher);
            visitor.text(TextKind::SourceUrl, url);
            // Dates are worded by the interface.
            if let Some(Published::Said(said)) = published {
                visitor.text(TextKind::SourcePublished, said);
            }
        });
    }

    fn article(&mut self, article: &mut Article) {
        let Article { id, title, also_called, pinned: _, related: _, passages } = article;
        self.file(FileKind::Article, id.as_str());
        self.text(TextKind::ArticleTitle, title);
        self.texts(TextKind::ArticleAlsoCalled, also_called);
        for passage in passages {
            self.passage(passage);
        }
    }

    fn passage(&mut self, passage: &mut Passage) {
        let Passage { id, title, also_called, text, caution, ask, tests, sources: _, evidence } =
            passage;
        self.part(id, evidence, |visitor| {
            visitor.text(TextKind::PassageTitle, title);
            visitor.texts(TextKind::PassageAlsoCalled, also_called);
            for piece in text {
                match piece {
                    Piece::Paragraph(text) => visitor.text(TextKind::PassageText, text),
                    Piece::List(entries) => visitor.texts(TextKind::PassageText, entries),
                }
            }
            visitor.texts(TextKind::PassageCaution, caution);
            for (kind, lines) in [(TextKind::PassageAsk, ask), (TextKind::PassageTest, tests)] {
                for line in lines {
                    let ForVisit { text, evidence } = line;
                    visitor.resting_on(evidence, |visitor| visitor.text(kind, text));
                }
            }
        });
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
        self.below(id, |visitor| visitor.text(TextKind::VignetteAbout, about));
    }

    fn evidence(&mut self, list: &mut EvidenceList) {
        let EvidenceList { listed, withheld, used: _ } = list;
        for (kind, lines) in [(TextKind::Evidence, listed), (TextKind::EvidenceWithheld, withheld)]
        {
            for (id, text) in lines {
                self.below(id, |visitor| visitor.text(kind, text));
            }
        }
    }

    fn ledger(&mut self, ledger: &mut Ledger) {
        let Ledger { article, about, claims, added } = ledger;
        self.text(TextKind::LedgerArticle, article);
        self.text(TextKind::LedgerAbout, about);
        for Claim { id, says, guidance: _, fate: _, why } in claims {
            self.below(id, |visitor| {
                visitor.text(TextKind::ClaimSays, says);
                visitor.texts(TextKind::ClaimWhy, why);
            });
        }
        for Added { id, says, why } in added {
            self.below(id, |visitor| {
                visitor.text(TextKind::AddedSays, says);
                visitor.text(TextKind::AddedWhy, why);
            });
        }
    }
}
