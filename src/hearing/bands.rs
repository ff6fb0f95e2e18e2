//! What follows from what was heard: a card, a soft line, an answer that says "today", or nothing.
//! All bars stand here.

use super::kind::Kind;

/// The model alone: how likely danger of any kind must be for a card.
const SURE: f32 = 0.8;

/// The model alone: how likely danger of this one kind must be for its card. These bars and the
/// others were chosen on batches 1 to 7 of `docs/own-words.md` and three of ordinary messages, each
/// judged by a model that had not learned from it: 1 card in 100 harmless messages that were written to be
/// hard, and in 100 ordinary ones. Words of despair are in everybody's mouth, and so their bar stands highest.
const fn sure(kind: Kind) -> f32 {
    match kind {
        Kind::Overdose => 0.31,
        Kind::Helper | Kind::Emergency => 0.5,
        Kind::Harm => 0.42,
        Kind::Crisis | Kind::Despair => 0.66,
        Kind::Harmless | Kind::Today => 1.0,
    }
}

/// The model alone: how likely danger of any kind must be for a soft line.
const SOFT: f32 = 0.5;
/// The model alone: how likely danger of one kind but despair must be for a soft line.
const SOFT_ONE: f32 = 0.28;
/// The most words of a message that says too little for the model alone.
const TINY_MAX: usize = 4;
/// How likely danger, or what should be seen today, must be in such a message.
const TINY_SURE: f32 = 0.93;

/// With a rule that proposes this kind: how likely danger must be for a card. Words of despair are in
/// everybody's mouth; those of an emergency are not.
const fn proposed_in_long(kind: Kind) -> f32 {
    match kind {
        Kind::Emergency => 0.3,
        Kind::Overdose | Kind::Harm | Kind::Helper | Kind::Crisis | Kind::Despair => 0.38,
        Kind::Harmless | Kind::Today => 1.0,
    }
}

/// The most words of a message that is short.
const SHORT_MAX: usize = 6;

/// With a rule that proposes this kind, for a short message: how likely danger must be for a card.
/// Low, because a few plain words, such as "numb when I wipe", give the model little to go by.
const fn proposed_in_short(kind: Kind) -> f32 {
    match kind {
        Kind::Overdose => 0.08,
        Kind::Emergency => 0.14,
        Kind::Harm => 0.15,
        Kind::Helper => 0.2,
        Kind::Crisis => 0.22,
        Kind::Despair => 0.3,
        Kind::Harmless | Kind::Today => 1.0,
    }
}

/// With a rule that proposes danger: from here on there is a soft line.
const SOFT_PROPOSED: f32 = 0.15;
/// From here on something should be seen today.
const TODAY: f32 = 0.6;
/// The same, with a rule that says so.
const TODAY_PROPOSED: f32 = 0.25;
/// From here on a second kind of danger gets its card beside the first.
const BESIDE: f32 = 0.3;
/// How much a rule adds to its kind, where cards compete.
const RULE_WEIGHT: f32 = 0.5;

/// What follows, the least first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing.
    Nothing,
    /// A soft line under the usual answer.
    Soft,
    /// An answer that says to be seen today, with an article below it.
    Today,
    /// The cards of these kinds, and nothing else: those of the whole message, the likeliest first, then those
    /// of its parts.
    Danger(Vec<Kind>),
}

impl Verdict {
    /// What follows from both together.
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Danger(mut kinds), Self::Danger(others)) => {
                for other in others {
                    if kinds.iter().all(|kind| kind.card() != other.card()) {
                        kinds.push(other);
                    }
                }
                Self::Danger(kinds)
            }
            (one, other) if other.weight() > one.weight() => other,
            (one, _) => one,
        }
    }

    /// How much care it takes.
    pub(super) fn weight(&self) -> usize {
        match self {
            Self::Nothing => 0,
            Self::Soft => 1,
            Self::Today => 2,
            Self::Danger(_) => 3,
        }
    }
}

/// How likely danger of any kind is.
pub(super) fn danger(likelihoods: &[f32]) -> f32 {
    let kinds = Kind::ALL.iter().filter(|kind| kind.is_danger());
    kinds.filter_map(|kind| likelihoods.get(kind.number())).sum()
}

/// What follows from how likely each kind is and what the rules say.
pub fn decide(likelihoods: &[f32], words: usize, proposed: &[Kind]) -> Verdict {
    let likely = |kind: Kind| likelihoods.get(kind.number()).copied().unwrap_or_default();
    let danger = danger(likelihoods);
    let today = likely(Kind::Today);
    let proposes_danger = proposed.iter().any(|kind| kind.is_danger());
    // A few words that no rule knows say too little.
    let says_little = words <= TINY_MAX && !proposes_danger;
    let today_sure = if words <= TINY_MAX { TINY_SURE } else { TODAY };
    let is_sure = if says_little {
        danger >= TINY_SURE
    } else {
        danger >= SURE || Kind::ALL.iter().any(|kind| together(&likely, *kind) >= sure(*kind))
    };
    let bar = |kind: Kind| {
        if words <= SHORT_MAX { proposed_in_short(kind) } else { proposed_in_long(kind) }
    };
    let is_proposed = proposed.iter().any(|kind| kind.is_danger() && danger >= bar(*kind));
    if is_sure && danger > today || is_proposed {
        return Verdict::Danger(answered(likely, proposed));
    }
    if today >= today_sure || proposed.contains(&Kind::Today) && today + danger >= TODAY_PROPOSED {
        return Verdict::Today;
    }
    let is_despair = |kind: &Kind| matches!(kind, Kind::Crisis | Kind::Despair);
    let mut others = Kind::ALL.iter().filter(|kind| kind.is_danger() && !is_despair(kind));
    let is_hinted =
        !says_little && (danger >= SOFT || others.any(|kind| likely(*kind) >= SOFT_ONE));
    if is_hinted || proposes_danger && danger >= SOFT_PROPOSED {
        return Verdict::Soft;
    }
    Verdict::Nothing
}

/// In a part of a long message: how likely danger must be for a card, with a rule that proposes it there
/// and without. These bars stand high: a long message has many parts, and each of them less to go by.
const PART_PROPOSED: f32 = 0.75;
const PART_SURE: f32 = 0.94;
/// The same for a soft line.
const PART_SOFT_PROPOSED: f32 = 0.6;
const PART_SOFT: f32 = 0.88;
/// The same for what should be seen today.
const PART_TODAY_PROPOSED: f32 = 0.6;
const PART_TODAY: f32 = 0.9;

/// The fewest words of a part that says enough for the model alone.
const PART_WORDS_MIN: usize = 6;

/// What follows from a part of a long message alone.
pub(super) fn decide_part(likelihoods: &[f32], words: usize, proposed: &[Kind]) -> Verdict {
    let likely = |kind: Kind| likelihoods.get(kind.number()).copied().unwrap_or_default();
    let danger = danger(likelihoods);
    let today = likely(Kind::Today);
    let (of_danger, of_today) =
        (proposed.iter().any(|kind| kind.is_danger()), proposed.contains(&Kind::Today));
    let bar = |is_proposed: bool, with: f32, without: f32| match is_proposed {
        true => with,
        false if words < PART_WORDS_MIN => f32::INFINITY,
        false => without,
    };
    if danger >= bar(of_danger, PART_PROPOSED, PART_SURE) {
        return Verdict::Danger(answered(likely, proposed));
    }
    if today >= bar(of_today, PART_TODAY_PROPOSED, PART_TODAY) {
        return Verdict::Today;
    }
    if danger >= bar(of_danger, PART_SOFT_PROPOSED, PART_SOFT) {
        return Verdict::Soft;
    }
    Verdict::Nothing
}

/// The kinds whose cards are shown, the likeliest first; at most two.
fn answered(likely: impl Fn(Kind) -> f32, proposed: &[Kind]) -> Vec<Kind> {
    let rule = |kind: Kind| if proposed.contains(&kind) { RULE_WEIGHT } else { 0.0 };
    let weight = |kind: Kind| {
        let of_rule = match kind {
            Kind::Crisis | Kind::Despair => rule(Kind::Crisis).max(rule(Kind::Despair)),
            Kind::Harmless
            | Kind::Today
            | Kind::Helper
            | Kind::Overdose
            | Kind::Emergency
            | Kind::Harm => rule(kind),
        };
        together(&likely, kind) + of_rule
    };
    let plain = likely(Kind::Crisis) + rule(Kind::Crisis);
    let hinted = likely(Kind::Despair) + rule(Kind::Despair);
    let left_out = if hinted > plain { Kind::Crisis } else { Kind::Despair };
    let kinds = Kind::ALL.iter().copied();
    let mut kinds: Vec<Kind> = kinds.filter(|kind| kind.is_danger() && *kind != left_out).collect();
    kinds.sort_by(|one, other| weight(*other).total_cmp(&weight(*one)));
    let mut kinds = kinds.into_iter();
    let first = kinds.next();
    let second = kinds.next().filter(|kind| weight(*kind) >= BESIDE);
    first.into_iter().chain(second).collect()
}

/// How likely a kind is; both kinds of crisis have one card, and speak for it together.
fn together(likely: &impl Fn(Kind) -> f32, kind: Kind) -> f32 {
    match kind {
        Kind::Crisis | Kind::Despair => likely(Kind::Crisis) + likely(Kind::Despair),
        Kind::Harmless
        | Kind::Today
        | Kind::Helper
        | Kind::Overdose
        | Kind::Emergency
        | Kind::Harm => likely(kind),
    }
}
