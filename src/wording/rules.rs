//! What must not be said, and what is harmless all the same.
//!
//! A pattern is a row of slots: `a|b` is either word, `#` a number, `a?` may be missing. Within a
//! rule and between rules the first that fits wins, so longer patterns stand first.

use super::WordingFault;
use super::context::Context;

/// One thing that must not be said.
pub(super) struct WordingRule {
    pub(super) kind: WordingFault,
    pub(super) patterns: &'static [&'static str],
    /// Around what it is harmless.
    pub(super) spared: &'static [Context],
}

/// Words after "you have" with which it says nothing about the body.
const NOT_OF_THE_BODY: &[&str] = &[
    "to",
    "used",
    "ticked",
    "answered",
    "chosen",
    "skipped",
    "noticed",
    "read",
    "told",
    "taken",
    "done",
    "seen",
    "tried",
    "started",
    "stopped",
    "asked",
    "written",
    "pressed",
    "picked",
    "finished",
    "questions",
    "time",
    "just",
    "already",
    "never",
];

/// Everything that must not be said.
pub(super) const RULES: &[WordingRule] = &[
    WordingRule {
        kind: WordingFault::LabNumber,
        patterns: &[
            "# pg|ng|pmol|nmol|umol|µmol|mmol|mg|mcg|µg|ug|g|iu|u / ml|l|dl|mol|litre|liter",
            "# pg|ng|pmol|nmol|umol|µmol|mmol|fl|picograms|nanograms|picomoles|nanomoles",
        ],
        spared: &[],
    },
    WordingRule {
        kind: WordingFault::Dose,
        patterns: &[
            "# mg|mcg|µg|ug|g|iu|ml|cc|gram|grams|microgram|micrograms|milligram|milligrams",
            "# microgramme|microgrammes|milligramme|milligrammes|millilitre|millilitres|milliliter|milliliters",
            "# international? units",
            "#|a b12? tablet|tablets|pill|pills|capsule|capsules|lozenge|lozenges a|per|each|every|daily|twice|once",
            "#|a b12? drop|drops|spray|sprays|puff|puffs a|per|each|every|daily|twice|once",
            "#|a b12? injection|injections|shot|shots|jab|jabs a|per|each|every|daily|twice|once",
            "take|takes|taking|swallow # b12? tablet|tablets|pill|pills|capsule|capsules|lozenges|drops",
        ],
        spared: &[],
    },
    WordingRule {
        kind: WordingFault::Likelihood,
        patterns: &[
            "# %|percent|pct",
            "# per cent",
            "# in|of every #",
            "# in|out #",
            "# out of #",
            "half|third|thirds|quarter|quarters|majority of all|the? people|adults|patients|women|men|children|cases",
            "half|third|thirds|quarter|quarters|majority of all|the? those|us|you|everyone|everybody",
            "half all|the people|adults|patients|women|men|children|cases",
            "you most|very|almost|quite|more? probably|likely|certainly|definitely|clearly|surely|possibly have|suffer",
            "you may|might|could very? well have",
            "you have very|most|almost? probably|likely|certainly",
            "you're|are most|very|almost|more? likely|unlikely|certain|bound to have",
            "likely|probable|certain|probably that? you have",
            "chances are",
            "the odds",
            "high|higher|good|strong|small|big|great|low chance|probability|likelihood",
        ],
        spared: &[],
    },
    WordingRule {
        kind: WordingFault::Diagnosis,
        patterns: &["this|that|it|which|these|those|signs|answers|result mean|means that? you"],
        spared: &[
            Context::Condition,
            Context::Question,
            Context::Denied,
            Context::Followed(&["can", "should"]),
        ],
    },
    WordingRule {
        kind: WordingFault::Diagnosis,
        patterns: &[
            "is|are|be a|the|one? clear|sure|strong? sign|signs|symptom|symptoms|proof|evidence that? you",
            "is|are|be a|the|one? clear|sure|strong? sign|signs|symptom|symptoms|proof|evidence of your",
        ],
        spared: &[Context::Condition, Context::Question, Context::Denied],
    },
    WordingRule { kind: WordingFault::Diagnosis, patterns: &["what you have is"], spared: &[] },
    WordingRule {
        kind: WordingFault::Diagnosis,
        patterns: &["you have got|developed?", "you've got|developed"],
        spared: &[
            Context::Condition,
            Context::Time,
            Context::Question,
            Context::Instructed,
            Context::Named,
            Context::Denied,
            Context::Followed(NOT_OF_THE_BODY),
        ],
    },
    WordingRule {
        kind: WordingFault::Diagnosis,
        patterns: &[
            "you are suffering|deficient|anemic|anaemic|diabetic",
            "you're suffering|deficient|anemic|anaemic|diabetic",
            "you suffer from",
            "your vitamin? b12 level? is too|very? low",
        ],
        spared: &[Context::Condition, Context::Time, Context::Question, Context::Denied],
    },
    WordingRule {
        kind: WordingFault::Promise,
        patterns: &[
            "you are perfectly|completely|quite|totally? safe|fine|ok|okay|healthy",
            "you're perfectly|completely|quite|totally? safe|fine|ok|okay|healthy",
            "you'll be safe|fine|ok|okay|healthy",
            "you will be safe|fine|ok|okay|healthy",
            "all|everything is|will be? fine|ok|okay|well",
            "nothing to worry about",
            "no need|reason to worry",
            "don't worry",
            "do not worry",
            "risk free",
            "harmless",
            "will|you'll|it'll soon|surely|always|fully? get|feel|become better|well",
            "will|it'll soon|surely|always|fully|completely? heal|recover",
            "will|it'll soon|surely|always|fully? go away",
            "guarantee|guarantees|guaranteed",
            "cures|cured",
            "will cure",
            "always works|helps|heals",
            "is|are perfectly|completely|quite|totally|entirely|always|very? safe",
        ],
        spared: &[Context::Condition, Context::Time, Context::Question, Context::Denied],
    },
    WordingRule {
        kind: WordingFault::Promise,
        patterns: &["no risk", "without risk"],
        spared: &[
            Context::Condition,
            Context::Question,
            Context::Followed(&["factor", "factors", "group", "groups", "score"]),
        ],
    },
];
