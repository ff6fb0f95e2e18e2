//! The texts of a flow.

use super::{About, Kind, Walk};
use crate::flow::{AnswerOption, Flow, Item, Outcome, Overlay, Statement, When, Why};
use crate::library::file_kind::FileKind;

impl<V: FnMut(&mut String, &About)> Walk<'_, V> {
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
}
