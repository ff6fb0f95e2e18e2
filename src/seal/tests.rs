use super::*;
use crate::action::{Group, ModeratorAction, SetUpStep};
use crate::flow::{Answer, Codes, WALK_BITS_MAX, fixture};
use crate::settings::{Revision, SettingKey};

const ME: PersonId = PersonId(80_351_110_224_678_912);
const OTHER: PersonId = PersonId(80_351_110_224_678_913);

/// The one flow of the fixture, in a pack of its own.
struct One {
    pack: PackId,
    flow: Flow,
}

impl One {
    fn new() -> Self {
        Self { pack: "b12".parse().unwrap(), flow: fixture::flow() }
    }
}

impl Flows for One {
    fn named(&self, pack: &PackId, flow: &FlowId) -> Option<(&Flow, Fingerprint)> {
        let here = *pack == self.pack && *flow == self.flow.id;
        here.then_some((&self.flow, self.flow.mark))
    }

    fn marked(&self, mark: Fingerprint) -> Option<(&PackId, &Flow)> {
        (mark == self.flow.mark).then_some((&self.pack, &self.flow))
    }
}

fn keys() -> Keys {
    Keys::new(Key::from([7; 32]), vec![])
}

fn action(flows: &One, act: Act) -> Action {
    let given: &[(&str, &[&str])] =
        &[("danger", &["none"]), ("signs", &["tingling", "tired"]), ("gas", &["yes"])];
    let mut answers = fixture::answers(&flows.flow, given);
    answers.set(2, Answer::Skipped);
    let (pack, flow) = (flows.pack.clone(), flows.flow.id.clone());
    Action::Walk(WalkAction { pack, flow, answers, act })
}

/// RFC 5297, appendix A.1 and A.2: the cipher is the one that the standard describes.
#[test]
fn the_cipher_gives_the_vectors_of_the_standard() {
    let hex = |text: &str| HEXLOWER_PERMISSIVE.decode(text.as_bytes()).unwrap();
    let run = |key: &str, headers: &[&str], plain: &str, sealed: &str| {
        let headers: Vec<Vec<u8>> = headers.iter().map(|header| hex(header)).collect();
        let key: Key = key.parse().unwrap();
        let cipher = || Aes128Siv::new(&key.0.into());
        assert_eq!(cipher().encrypt(&headers, &hex(plain)).unwrap(), hex(sealed));
        assert_eq!(cipher().decrypt(&headers, &hex(sealed)).unwrap(), hex(plain));
    };
    run(
        "fffefdfcfbfaf9f8f7f6f5f4f3f2f1f0f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff",
        &["101112131415161718191a1b1c1d1e1f2021222324252627"],
        "112233445566778899aabbccddee",
        "85632d07c6e8f37f950acd320a2ecc9340c02b9690c4dc04daef7f6afe5c",
    );
    run(
        "7f7e7d7c7b7a79787776757473727170404142434445464748494a4b4c4d4e4f",
        &[
            "00112233445566778899aabbccddeeffdeaddadadeaddadaffeeddccbbaa99887766554433221100",
            "102030405060708090a0",
            "09f911029d74e35bd84156c5635688c0",
        ],
        "7468697320697320736f6d6520706c61696e7465787420746f20656e6372797074207573696e67205349562d414553",
        "7bdb6e3b432667eb06f4d14bff2fbd0fcb900f2fddbe404326601965c889bf17dba77ceb094fa663b7a3f748ba8af829ea64ad544a272e9c485b62a3fd5c0d",
    );
}

/// An act of every kind, and of those with a position one for each kind of position.
fn acts() -> Vec<Act> {
    let places = [
        Position::Item { item: 3, review: true },
        Position::Item { item: 0, review: false },
        Position::Review,
        Position::Result,
    ];
    let mut acts = vec![
        Act::Answer { item: 1, option: 24, review: true },
        Act::Pick { item: 1, review: false },
        Act::Keep { item: 2, review: true },
        Act::Skip { item: 3, review: false },
        Act::Change,
        Act::Why { item: 0, review: true },
        Act::List,
        Act::WhatIf,
        Act::Sources(0),
        Act::Sources(3),
        Act::More,
    ];
    for place in places {
        acts.extend([
            Act::Go(place),
            Act::HelpNow(place),
            Act::Read { passage: 0xBEEF, back: place },
            Act::PickCountry { menu: 1, back: place },
        ]);
    }
    acts
}

/// An open action of every kind, with the longest names there can be.
fn opens() -> Vec<Open> {
    let long = "a".repeat(crate::id::NAME_MAX);
    let pack = || long.parse::<PackId>().unwrap();
    let passage: PassageRef = format!("{long}/{long}").parse().unwrap();
    vec![
        Open::Intro(pack(), long.parse().unwrap()),
        Open::Begin(pack(), long.parse().unwrap()),
        Open::Articles(pack()),
        Open::PickArticle(pack()),
        Open::Read(pack(), passage.clone()),
        Open::Related(pack(), passage.clone()),
        Open::Sources(pack(), u8::MAX, None),
        Open::Sources(pack(), u8::MAX, Some(passage.clone())),
        Open::Ledger(pack(), u8::MAX, None),
        Open::Ledger(pack(), u8::MAX, Some(passage.clone())),
        Open::HelpReading(pack(), passage.clone()),
        Open::Cards(vec![long.parse().unwrap()]),
        Open::Cards(vec![long.parse().unwrap(), long.parse().unwrap()]),
        Open::PickToShare(ChannelId(u64::MAX), MessageId(u64::MAX)),
        Open::Share(pack(), u16::MAX, ChannelId(u64::MAX), MessageId(u64::MAX)),
        Open::InPrivate(pack(), passage),
        Open::HelpNow,
        Open::HelpFrom(pack(), long.parse().unwrap()),
        Open::PickCountry(1),
        Open::Ask,
        Open::Symptoms(pack()),
        Open::OwnLines,
        Open::AskForPerson,
        Open::CallPerson,
        Open::MyRows,
        Open::Hide,
        Open::Stop,
    ]
}

/// A moderator's action of every kind, with the longest names there can be.
fn moderators() -> Vec<ModeratorAction> {
    use ModeratorAction as Act;
    let (key, on) = (SettingKey::PrivateCommands, Revision(u64::MAX));
    let long = "a".repeat(crate::id::NAME_MAX);
    let mut all = vec![
        Act::PickSetting,
        Act::Show(key),
        Act::Flip(key, on),
        Act::Choose(key, u8::MAX, on),
        Act::Write(key, on),
        Act::Written(key, on),
        Act::AddLine(on),
        Act::LineAdded(on),
        Act::RemoveLine(on),
        Act::Default(key, on),
        Act::PickToWithdraw(long.parse().unwrap()),
        Act::Withdraw(long.parse().unwrap(), long.parse().unwrap(), on),
        Act::History,
        Act::PickChange(u8::MAX),
        Act::Undo(on, on),
        Act::Reset(on),
        Act::Delete,
        Act::StartAnew,
        Act::Import(u64::MAX),
        Act::PostPanel,
        Act::RefreshPanels,
        Act::RemovePanels,
        Act::CrisisGuide,
        Act::Numbers,
    ];
    all.extend(Group::ALL.map(Act::Overview));
    all.extend(SetUpStep::ALL.map(|step| Act::SetUp(step, on)));
    all.extend(SettingKey::ALL.iter().map(|key| Act::Show(*key)));
    all
}

#[test]
fn every_action_of_moderators_reads_back_from_its_id() {
    let flows = One::new();
    for action in moderators().into_iter().map(Action::Moderator) {
        let id = keys().id(&flows, ME, &action).expect("it fits");
        assert_eq!(keys().open(&flows, PersonId(1), &id), Ok(action), "{id}");
    }
    let source = include_str!("../action/moderator.rs");
    let missing = missing_in(source, "ModeratorAction", |variant| {
        moderators().iter().any(|action| {
            let shown = format!("{action:?}");
            shown.split(|c: char| !c.is_alphanumeric()).next() == Some(variant)
        })
    });
    assert!(missing.is_empty(), "`moderators` in src/seal/tests.rs has no sample of {missing:?}");
}

/// The variants of an enum of which there is no sample.
fn missing_in(
    source: &'static str,
    of: &str,
    has_sample: impl Fn(&str) -> bool,
) -> Vec<&'static str> {
    let all = variants_in(source, of);
    assert!(all.len() > 10, "the variants of {of} are not found: {all:?}");
    all.into_iter().filter(|variant| !has_sample(variant)).collect()
}

/// The names of the variants of an enum of `action`, in their order.
fn variants(of: &str) -> Vec<&'static str> {
    variants_in(include_str!("../action/mod.rs"), of)
}

fn variants_in(source: &'static str, of: &str) -> Vec<&'static str> {
    let (_, body) = source.split_once(&format!("pub enum {of} {{\n")).unwrap();
    let (body, _) = body.split_once("\n}\n").unwrap();
    let lines = body.lines().filter_map(|line| line.strip_prefix("    "));
    let lines = lines.filter(|line| line.starts_with(|first: char| first.is_ascii_uppercase()));
    let end = |char: char| !char.is_ascii_alphanumeric();
    lines.filter_map(|line| line.split(end).next()).collect()
}

/// The variants of which there is no sample. The `Debug` of both enums says the variant alone.
fn without_a_sample(of: &str, samples: &[String]) -> Vec<&'static str> {
    let all = variants(of);
    assert!(all.len() > 10, "the variants of {of} are not found in src/action.rs: {all:?}");
    all.into_iter().filter(|variant| !samples.iter().any(|sample| sample == variant)).collect()
}

#[test]
fn every_kind_of_button_has_a_sample_here() {
    let samples: Vec<String> = opens().iter().map(|open| format!("{open:?}")).collect();
    let missing = without_a_sample("Open", &samples);
    assert!(missing.is_empty(), "`opens` in src/seal/tests.rs has no sample of {missing:?}");
    let samples: Vec<String> = acts().iter().map(|act| format!("{act:?}")).collect();
    let missing = without_a_sample("Act", &samples);
    assert!(missing.is_empty(), "`acts` in src/seal/tests.rs has no sample of {missing:?}");
}

#[test]
fn every_act_opens_as_it_was_sealed() {
    let flows = One::new();
    for act in acts() {
        let action = action(&flows, act);
        let id = keys().id(&flows, ME, &action).unwrap();
        assert_eq!(keys().open(&flows, ME, &id), Ok(action), "{act:?}");
    }
}

#[test]
fn every_open_action_reads_back_from_its_id() {
    let flows = One::new();
    for open in opens() {
        let action = Action::Open(open);
        let id = keys().id(&flows, ME, &action).expect("the longest names fit");
        assert_eq!(keys().open(&flows, OTHER, &id), Ok(action), "anyone may press {id}");
    }
}

#[test]
fn somebody_elses_button_does_not_open() {
    let flows = One::new();
    let id = keys().id(&flows, ME, &action(&flows, Act::List)).unwrap();
    assert_eq!(keys().open(&flows, OTHER, &id), Err(NotOpened::NotYours));
}

#[test]
fn an_id_altered_in_any_place_does_not_open() {
    let flows = One::new();
    let id = keys().id(&flows, ME, &action(&flows, Act::List)).unwrap();
    for place in 0..id.len() {
        for new in "AZaz09-_".chars() {
            let mut altered: Vec<char> = id.chars().collect();
            if altered[place] != new {
                altered[place] = new;
                let altered: String = altered.into_iter().collect();
                assert!(keys().open(&flows, ME, &altered).is_err(), "{altered} opened");
            }
        }
    }
}

#[test]
fn the_reason_is_told_apart() {
    let flows = One::new();
    let open = |id: &str| keys().open(&flows, ME, id).unwrap_err();
    assert_eq!(open("s2abcdef"), NotOpened::UnknownVersion);
    assert_eq!(open("o1/dance"), NotOpened::UnknownVersion);
    assert_eq!(open(""), NotOpened::UnknownVersion);
    assert_eq!(open("s1"), NotOpened::NotYours);

    let id = keys().id(&flows, ME, &action(&flows, Act::List)).unwrap();
    let mut changed = One::new();
    changed.flow.items.swap(0, 1);
    changed.flow = changed.flow.prepared(&changed.pack);
    assert_eq!(keys().open(&changed, ME, &id), Err(NotOpened::QuestionsChanged));
}

#[test]
fn help_is_known_as_help_even_when_it_does_not_open() {
    let flows = One::new();
    let id = keys().id(&flows, ME, &action(&flows, Act::HelpNow(Position::Review))).unwrap();
    assert_eq!(keys().open(&flows, OTHER, &id), Err(NotOpened::HelpNotYours));
    let mut changed = One::new();
    changed.flow.items.swap(0, 1);
    changed.flow = changed.flow.prepared(&changed.pack);
    assert_eq!(keys().open(&changed, ME, &id), Err(NotOpened::HelpNotYours));
    let relabelled = id.replacen(HELP, SEALED, 1);
    assert_eq!(keys().open(&flows, ME, &relabelled), Err(NotOpened::NotYours));
}

#[test]
fn an_older_key_still_opens_and_a_lost_one_does_not() {
    let flows = One::new();
    let id = keys().id(&flows, ME, &action(&flows, Act::List)).unwrap();
    let rotated = Keys::new(Key::from([8; 32]), vec![Key::from([7; 32])]);
    assert!(rotated.open(&flows, ME, &id).is_ok());
    let fresh = rotated.id(&flows, ME, &action(&flows, Act::List)).unwrap();
    assert_ne!(fresh, id, "the new key seals");
    let lost = Keys::new(Key::from([8; 32]), vec![]);
    assert_eq!(lost.open(&flows, ME, &id), Err(NotOpened::NotYours));
}

#[test]
fn the_length_of_an_id_tells_nothing_about_the_answers() {
    let flows = One::new();
    let full = keys().id(&flows, ME, &action(&flows, Act::List)).unwrap();
    let (pack, flow) = (flows.pack.clone(), flows.flow.id.clone());
    let empty = WalkAction { pack, flow, answers: Answers::default(), act: Act::List };
    let empty = keys().id(&flows, ME, &Action::Walk(empty)).unwrap();
    assert_eq!(full.len(), empty.len());
}

#[test]
fn a_walk_of_the_most_bits_fits_and_one_more_byte_does_not() {
    // One character carries six bits; the mark takes eight characters, the tag sixteen bytes.
    let length = |bits: usize| 2 + 8 + ((ACT_BYTES + bits.div_ceil(8) + 16) * 8).div_ceil(6);
    assert!(length(WALK_BITS_MAX as usize) <= CUSTOM_ID_MAX);
    assert!(length(WALK_BITS_MAX as usize + 1) > CUSTOM_ID_MAX);
    let flows = One::new();
    let id = keys().id(&flows, ME, &action(&flows, Act::List)).unwrap();
    assert_eq!(id.len(), length(flows.flow.walk_bits() as usize));
}

#[test]
fn each_answer_packs_to_a_number_of_its_own_within_its_bits() {
    for item in &fixture::flow().items {
        let all =
            (1..1u32 << item.options.len()).filter_map(|bits| item.choice(Codes::from_bits(bits)));
        let all = all.map(Some).chain([None, Some(Answer::Skipped)]);
        for answer in all {
            let number = item.pack(answer);
            assert!(number < 1 << item.bits());
            assert!(item.unpack(number) == Some(answer));
        }
        for number in 0..1 << item.bits() {
            let read = item.unpack(number);
            assert!(read.is_none_or(|answer| item.pack(answer) == number), "{number}");
        }
        assert!(item.unpack(u32::MAX).is_none());
    }
}

#[test]
fn a_key_reads_from_its_own_text_and_never_shows() {
    let key: Key = "00ff".repeat(16).parse().unwrap();
    assert_eq!(key.to_hex().parse(), Ok(key.clone()));
    assert_eq!(
        format!("{:?}", Keys::new(key, vec![])),
        "Keys { current: Key([hidden]), older: [] }"
    );
    for bad in ["", "00", &"0".repeat(63), &"g".repeat(64), &"0".repeat(66)] {
        assert_eq!(bad.parse::<Key>(), Err(NotAKey));
    }
}
