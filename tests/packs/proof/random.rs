//! Small random flows: one to four questions with two or three options, up to five rules.

use myelin::flow::{
    AnswerOption, Atom, AtomSet, Codes, Condition, Disposition, Fingerprint, Flow, Item, Outcome,
    Overlay, Paths, Rule, Statement, When, Why,
};
use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

/// The seed of an item.
#[derive(Debug, Clone)]
struct ItemSeed {
    repeats: bool,
    options: usize,
    required: bool,
    danger: bool,
    enable: Option<Shape>,
    skipped: Option<usize>,
    negative: Option<usize>,
    rises: u8,
}

/// A condition whose atoms are numbers, to be brought into range.
#[derive(Debug, Clone)]
enum Shape {
    AtLeast(u32, Vec<usize>),
    AllOf(Vec<usize>),
    NoneOf(Vec<usize>),
    All(Vec<Shape>),
    Any(Vec<Shape>),
    Not(Box<Shape>),
}

fn shapes() -> impl Strategy<Value = Shape> {
    let atoms = || vec(any::<u8>().prop_map(usize::from), 1..4);
    let leaf = prop_oneof![
        4 => atoms().prop_map(|atoms| Shape::AtLeast(1, atoms)),
        1 => atoms().prop_map(|atoms| Shape::AtLeast(2, atoms)),
        1 => atoms().prop_map(Shape::AllOf),
        1 => atoms().prop_map(Shape::NoneOf),
    ];
    leaf.prop_recursive(2, 6, 2, |inner| {
        prop_oneof![
            vec(inner.clone(), 1..3).prop_map(Shape::All),
            vec(inner.clone(), 1..3).prop_map(Shape::Any),
            inner.prop_map(|part| Shape::Not(Box::new(part))),
        ]
    })
}

fn items() -> impl Strategy<Value = ItemSeed> {
    let enable = proptest::option::weighted(0.4, shapes());
    let option = || proptest::option::weighted(0.4, 0..3usize);
    (any::<bool>(), 2..4usize, any::<bool>(), any::<bool>(), enable, option(), option(), 0..4u8)
        .prop_map(|(repeats, options, required, danger, enable, skipped, negative, rises)| {
            ItemSeed { repeats, options, required, danger, enable, skipped, negative, rises }
        })
}

/// Random flows.
pub(crate) fn flows() -> impl Strategy<Value = Flow> {
    let rule = (shapes(), 0..4usize, any::<bool>());
    let overlay = proptest::option::weighted(0.9, shapes());
    let headline = proptest::option::weighted(0.2, shapes());
    let claims = prop_oneof![2 => Just(true), 1 => Just(false)];
    let outcome = (0..4usize, claims, headline);
    (vec(items(), 1..5), vec(rule, 0..5), vec(overlay, 0..5), vec(outcome, 4), any::<bool>())
        .prop_map(|(items, rules, overlays, outcomes, careful)| {
            build(&items, &rules, &overlays, &outcomes, careful)
        })
}

/// One random flow.
pub(crate) fn one(runner: &mut TestRunner) -> Flow {
    flows().new_tree(runner).unwrap().current()
}

fn build(
    seeds: &[ItemSeed],
    rules: &[(Shape, usize, bool)],
    overlays: &[Option<Shape>],
    outcomes: &[(usize, bool, Option<Shape>)],
    careful: bool,
) -> Flow {
    let mut items: Vec<Item> = Vec::new();
    let mut atoms: Vec<Atom> = Vec::new();
    for (index, seed) in seeds.iter().enumerate() {
        let known = atoms.len();
        let within = |shape: &Shape| (known > 0).then(|| condition(shape, known));
        let enable = seed.enable.as_ref().and_then(within);
        items.push(item(index, seed, enable, careful));
        let options = seed.options;
        atoms.extend((0..options).map(|o| Atom::Any { item: index, codes: Codes::only(o) }));
        let some = (0..options - 1).collect();
        atoms.push(Atom::Any { item: index, codes: some });
        atoms.push(Atom::Answered { item: index });
    }
    let all = atoms.len();
    let mut known = Vec::new();
    if careful && items[0].red_flag {
        // The rule that every pack begins with.
        let signs = if items[0].repeats { items[0].ordinary() } else { not_negative(&items[0]) };
        let signs = signs.iter().map(AtomSet::only);
        let signs = signs.fold(AtomSet::default(), AtomSet::or);
        known.push(Rule { when: Some(Condition::AtLeast(1, signs)), outcome: 3, ends_walk: true });
    }
    let rule = |(shape, outcome, ends): &(Shape, usize, bool)| {
        let outcome = if careful { 1 + outcome % 2 } else { *outcome };
        Rule { when: Some(condition(shape, all)), outcome, ends_walk: *ends }
    };
    known.extend(rules.iter().map(rule));
    known.push(Rule { when: None, outcome: 0, ends_walk: false });
    let most = known.iter().map(|rule| rule.outcome).max().unwrap_or(0);
    let outcomes = outcomes.iter().enumerate().take(most + 1).map(|(index, seed)| {
        let level = if careful { index } else { seed.0 };
        outcome(index, level, seed.1, seed.2.as_ref().map(|shape| condition(shape, all)))
    });
    let overlay = |(index, shape): (usize, &Option<Shape>)| When {
        when: shape.as_ref().map(|shape| condition(shape, all)),
        then: Overlay {
            id: format!("overlay-{index}").parse().unwrap(),
            always: index % 3 == 2,
            short: None,
            line: Statement { text: String::new(), evidence: vec![], sources: vec![] },
            passages: vec![],
        },
    };
    let flow = Flow {
        id: "random".parse().unwrap(),
        title: String::new(),
        intro: vec![],
        based_on: String::new(),
        closing: String::new(),
        items,
        rules: known,
        outcomes: outcomes.collect(),
        overlays: overlays.iter().enumerate().map(overlay).collect(),
        atoms,
        findings: vec![],
        tests: None,
        sources: vec![],
        evidence: vec![],
        mark: Fingerprint::default(),
        paths: Paths::default(),
    };
    flow.prepared(&"random".parse().unwrap())
}

fn not_negative(item: &Item) -> Codes {
    let negative = item.negative.map_or(Codes::NONE, Codes::only);
    (0..item.options.len()).collect::<Codes>().without(negative)
}

fn condition(shape: &Shape, atoms: usize) -> Condition {
    let seen = |wanted: &[usize]| {
        wanted.iter().map(|atom| AtomSet::only(atom % atoms)).fold(AtomSet::default(), AtomSet::or)
    };
    let parts = |parts: &[Shape]| parts.iter().map(|part| condition(part, atoms)).collect();
    match shape {
        Shape::AtLeast(least, wanted) => Condition::AtLeast(*least, seen(wanted)),
        Shape::AllOf(wanted) => Condition::AllOf(seen(wanted)),
        Shape::NoneOf(wanted) => Condition::NoneOf(seen(wanted)),
        Shape::All(all) => Condition::All(parts(all)),
        Shape::Any(any) => Condition::Any(parts(any)),
        Shape::Not(part) => Condition::Not(Box::new(condition(part, atoms))),
    }
}

/// A flow of which the first item may be about danger; a careful one skips nothing there.
fn item(index: usize, seed: &ItemSeed, enable_when: Option<Condition>, careful: bool) -> Item {
    let red_flag = seed.danger && (index == 0 || !careful && index == 1);
    let required = seed.required || red_flag;
    let single = |option: Option<usize>| option.filter(|o| *o < seed.options);
    let rises = match seed.rises {
        0 => vec![],
        1 => vec![0, 1],
        2 => vec![1, 0],
        _ => (0..seed.options).collect(),
    };
    let negative = single(seed.negative).filter(|_| !seed.repeats);
    let option = |option: usize| AnswerOption {
        code: format!("o{option}").parse().unwrap(),
        display: String::new(),
        short: String::new(),
        exclusive: seed.repeats && option + 1 == seed.options,
        evidence: vec![],
    };
    Item {
        link_id: format!("item-{index}").parse().unwrap(),
        repeats: seed.repeats,
        required,
        red_flag,
        enable_when,
        when_skipped: single(seed.skipped).filter(|_| !required),
        rises: if seed.repeats { vec![] } else { rises },
        negative,
        options: (0..seed.options).map(option).collect(),
        short: String::new(),
        text: String::new(),
        help: None,
        why: Why { text: String::new(), passage: None },
        evidence: vec![],
        sources: vec![],
    }
}

fn outcome(
    index: usize,
    level: usize,
    claims_absence: bool,
    special: Option<Condition>,
) -> Outcome {
    let levels = [
        Disposition::Information,
        Disposition::NonUrgent,
        Disposition::Urgent,
        Disposition::Emergency,
    ];
    let mut headlines = vec![When { when: None, then: String::new() }];
    headlines.extend(special.map(|when| When { when: Some(when), then: String::new() }));
    Outcome {
        id: format!("outcome-{index}").parse().unwrap(),
        disposition: levels[level % 4],
        short: String::new(),
        cards: vec![],
        headlines,
        text: vec![],
        steps: vec![],
        ask: vec![],
        avoid: vec![],
        passages: vec![],
        claims_absence,
        sources: vec![],
        evidence: vec![],
    }
}
