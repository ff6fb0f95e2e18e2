//! What follows from what was heard: a card, a soft line, an answer that says "today", or nothing.
//! All bars stand here.

use super::kind::Kind;

/// The model alone: how likely danger of any kind must be for a card.
const SURE: f32 = 0.74;

/// The model alone: how likely danger of this one kind must be for its card. These bars and the
/// others were chosen on batches 1 to 4 of `docs/own-words.md`, of which they make two false cards in
/// 100 harmless messages that were written to be hard. Words of despair are in everybody's mouth,
/// and so their bar stands highest.
const fn sure(kind: Kind) -> f32 {
    match kind {
        Kind::Overdose => 0.31,
        Kind::Helper => 0.44,
        Kind::Emergency => 0.42,
        Kind::Harm => 0.38,
        Kind::Crisis | Kind::Despair => 0.62,
        Kind::Harmless | Kind::Today => 1.0,
    }
}

/// The model alone: how likely danger of any kind must be for a soft line.
const SOFT: f32 = 0.5;
/// The model alone: how likely danger of one kind but despair must be for a soft line.
const SOFT_ONE: f32 = 0.28;
/// The most words of a message that says too little for the model alone.
const TINY_MAX: usize = 3;
/// How likely danger must be in such a message.
const TINY_SURE: f32 = 0.93;

/// How likely danger must be in the words that a plain rule found, for a card whatever stands
/// around them.
const CONFIRMED: f32 = 0.74;

/// With a rule that proposes danger: from here on there is a card.
const PROPOSED: f32 = 0.38;

/// The most words of a message that is short.
const SHORT_MAX: usize = 6;

/// With a rule that proposes this kind, for a short message: how likely danger must be for a card.
/// Low, because a few plain words, such as "numb when I wipe", give the model little to go by.
const fn proposed_in_short(kind: Kind) -> f32 {
    match kind {
        Kind::Overdose => 0.08,
        Kind::Emergency => 0.12,
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
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Nothing.
    Nothing,
    /// A soft line under the usual answer.
    Soft,
    /// An answer that says to be seen today, with an article below it.
    Today,
    /// The cards of these kinds, and nothing else; at most two, the first first.
    Danger(Vec<Kind>),
}

/// What the rules say of a message.
#[derive(Debug, Clone, Copy)]
pub struct Said<'k> {
    /// How many words it has.
    pub words: usize,
    /// The kinds that rules propose.
    pub proposed: &'k [Kind],
    /// Whether the words that a plain rule found are danger by themselves.
    pub confirmed: bool,
}

/// Whether the words that a rule found, with those beside them, are danger by themselves.
pub(super) fn is_danger(likelihoods: &[f32]) -> bool {
    let kinds = Kind::ALL.iter().filter(|kind| kind.is_danger());
    kinds.filter_map(|kind| likelihoods.get(kind.number())).sum::<f32>() >= CONFIRMED
}

/// What follows from how likely each kind is and what the rules say.
pub fn decide(likelihoods: &[f32], said: &Said<'_>) -> Verdict {
    let Said { words, proposed, confirmed } = *said;
    let likely = |kind: Kind| likelihoods.get(kind.number()).copied().unwrap_or_default();
    let danger: f32 = Kind::ALL.iter().filter(|kind| kind.is_danger()).map(|k| likely(*k)).sum();
    let today = likely(Kind::Today);
    let proposes_danger = proposed.iter().any(|kind| kind.is_danger());
    // A word or two that no rule knows say too little.
    let says_little = words <= TINY_MAX && !proposes_danger;
    let is_sure = if says_little {
        danger >= TINY_SURE
    } else {
        danger >= SURE || Kind::ALL.iter().any(|kind| together(&likely, *kind) >= sure(*kind))
    };
    let bar = |kind: Kind| {
        if words <= SHORT_MAX { proposed_in_short(kind) } else { PROPOSED }
    };
    let is_proposed = proposed.iter().any(|kind| kind.is_danger() && danger >= bar(*kind));
    if is_sure && danger > today || is_proposed || confirmed {
        return Verdict::Danger(answered(likely, proposed));
    }
    if today >= TODAY || proposed.contains(&Kind::Today) && today + danger >= TODAY_PROPOSED {
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
