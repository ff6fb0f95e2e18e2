//! The texts of a flow.

use super::{TextInfo, TextKind, TextVisitor};
use crate::flow::{AnswerOption, Flow, Item, Outcome, Overlay, Statement, When, Why};
use crate::library::file_kind::FileKind;

impl<V: FnMut(&mut String, &TextInfo)> TextVisitor<'_, V> {
    pub(super) fn flow(&mut self, flow: &mut Flow) {
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
            evidence,
            mark: _,
            paths: _,
        } = flow;
        self.file(FileKind::Flow, id.as_str());
        self.resting_on(evidence, |visitor| {
            visitor.text(TextKind::FlowTitle, title);
            visitor.texts(TextKind::FlowIntro, intro);
        });
        for item in items {
            self.item(item);
        }
        for outcome in outcomes {
            self.outcome(outcome);
        }
        for When { when: _, then } in overlays {
            let Overlay { id, always: _, short, line, passages: _ } = then;
            self.part(id, &line.evidence.clone(), |visitor| {
                visitor.texts(TextKind::OverlayShort, short);
                visitor.statement(TextKind::OverlayText, line);
            });
        }
        self.resting_on(evidence, |visitor| {
            visitor.text(TextKind::FlowClosing, closing);
            visitor.text(TextKind::FlowBasedOn, based_on);
        });
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
            evidence,
            sources: _,
        } = item;
        self.part(link_id, evidence, |visitor| {
            visitor.text(TextKind::ItemShort, short);
            visitor.text(TextKind::ItemText, text);
            visitor.texts(TextKind::ItemHelp, help);
            visitor.text(TextKind::ItemWhy, reason);
            for option in options {
                let AnswerOption { code, display, short, exclusive: _, evidence } = option;
                visitor.part(code, evidence, |visitor| {
                    visitor.text(TextKind::OptionDisplay, display);
                    visitor.text(TextKind::OptionShort, short);
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
            evidence,
        } = outcome;
        self.part(id, evidence, |visitor| {
            visitor.text(TextKind::OutcomeShort, short);
            for When { when: _, then } in headlines {
                visitor.text(TextKind::OutcomeHeadline, then);
            }
            for (kind, lines) in [
                (TextKind::OutcomeText, text),
                (TextKind::OutcomeDo, steps),
                (TextKind::OutcomeAsk, ask),
                (TextKind::OutcomeAvoid, avoid),
            ] {
                for When { when: _, then } in lines {
                    visitor.statement(kind, then);
                }
            }
        });
    }

    fn statement(&mut self, kind: TextKind, statement: &mut Statement) {
        let Statement { text, evidence, sources: _ } = statement;
        self.resting_on(evidence, |visitor| visitor.text(kind, text));
    }
}
