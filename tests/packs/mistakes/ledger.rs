//! Cases of a ledger that is not complete, or that the pack contradicts.

use std::collections::BTreeSet;

use myelin::document::{Code, RenderStyle};

use myelin::library::{ClaimFate, Guidance, limits};

use super::{ARTICLE, Case, EVIDENCE, Files};

const LEDGER: &str = "responses/sleep/ledger.toml";

/// A ledger without mistakes, for the small good pack and one fact that is added to it.
const GOOD: &str = r#"
[ledger]
article = "Why you are tired"
about = "It has no author."
[claim.C01]
says = "Who is tired by day sleeps too little."
guidance = "partly"
fate = "reworded"
why = "There are many other causes."
[claim.C02]
says = "Write down when you sleep."
guidance = "agrees"
fate = "used"
[claim.C03]
says = "Everybody needs the same sleep."
guidance = "disagrees"
fate = "withheld"
why = "Nothing is said about it yet."
[added.A01]
says = "That snoring is worth a visit."
why = "Nobody hears their own."
"#;

/// The small good pack with that ledger.
fn ledger(files: &mut Files) {
    files.swap(
        EVIDENCE,
        "C02 =",
        "A01 = \"Snoring is worth a visit\"\nA-forms = \"No fact\"\nC02 =",
    );
    files.swap(ARTICLE, "[\"C01\"]", "[\"C01\", \"A01\", \"A-forms\", \"C02\"]");
    files.add(LEDGER, GOOD);
    files.done.clear();
}

pub(crate) const LEDGERS: &[Case] = &[
    (
        "a claim and an added fact that the ledger does not have",
        &[Code::NotInLedger, Code::UnknownEvidence],
        |files| {
            ledger(files);
            files.swap(LEDGER, "[claim.C02]", "[claim.C20]").cut(
                LEDGER,
                "[added.A01]\nsays = \"That snoring is worth a visit.\"\nwhy = \"Nobody hears their own.\"\n",
            );
        },
    ),
    ("entries that the list of evidence does not have", &[Code::UnknownEvidence], |files| {
        ledger(files);
        files
            .add(LEDGER, "[added.A11]\nsays = \"Naps\"\nwhy = \"They help some\"\n")
            .add(LEDGER, "[claim.C99]\nsays = \"Tea\"\nguidance = \"agrees\"\nfate = \"used\"\n");
    }),
    ("entries among the wrong ones", &[Code::BadEvidence], |files| {
        ledger(files);
        files.swap(LEDGER, "[added.A01]", "[claim.A01]").swap(
            LEDGER,
            "says = \"That snoring is worth a visit.\"\nwhy",
            "says = \"That snoring is worth a visit.\"\nguidance = \"agrees\"\nfate = \"used\"\nwhy",
        );
        files.add(LEDGER, "[added.A-forms]\nsays = \"Forms\"\nwhy = \"None\"\n");
    }),
    ("a claim that guidance does not carry, used as it is", &[Code::LedgerFate], |files| {
        ledger(files);
        files
            .swap(
                LEDGER,
                "fate = \"reworded\"\nwhy = \"There are many other causes.\"",
                "fate = \"used\"",
            )
            .swap(LEDGER, "guidance = \"agrees\"", "guidance = \"no-evidence\"");
    }),
    (
        "claims of which evidence.toml says that something else became",
        &[Code::LedgerFate],
        |files| {
            ledger(files);
            files.swap(LEDGER, "fate = \"used\"", "fate = \"withheld\"\nwhy = \"Too early\"").swap(
                LEDGER,
                "fate = \"withheld\"\nwhy = \"Nothing is",
                "fate = \"reworded\"\nwhy = \"Nothing is",
            );
        },
    ),
    ("an added fact that is withheld", &[Code::LedgerFate], |files| {
        ledger(files);
        files.add(EVIDENCE, "A01 = \"Not read yet\"\n").swap(ARTICLE, "\"A01\", ", "");
    }),
    (
        "what was added according to the ledger, and nothing uses",
        &[Code::EvidenceUnused],
        |files| {
            ledger(files);
            files.swap(ARTICLE, "\"A01\", ", "");
        },
    ),
    ("a claim that is withheld and used all the same", &[Code::EvidenceWithheld], |files| {
        ledger(files);
        files.swap(ARTICLE, "\"C02\"", "\"C02\", \"C03\"");
    }),
    (
        "reasons that are missing, and words that mean nothing",
        &[Code::MissingKey, Code::UnknownValue, Code::UnknownKey, Code::EmptyText],
        |files| {
            ledger(files);
            files
                .cut(LEDGER, "why = \"There are many other causes.\"\n")
                .cut(LEDGER, "why = \"Nothing is said about it yet.\"\n")
                .swap(LEDGER, "guidance = \"agrees\"", "guidance = \"agree\"")
                .swap(LEDGER, "fate = \"used\"", "fate = \"said\"")
                .swap(LEDGER, "says = \"That", "grade = 1\nsays = \"That")
                .swap(LEDGER, "\"It has no author.\"", "\"\"");
        },
    ),
    ("a ledger that does not say of which article it is", &[Code::MissingKey], |files| {
        ledger(files);
        files.cut(
            LEDGER,
            "[ledger]\narticle = \"Why you are tired\"\nabout = \"It has no author.\"\n",
        );
    }),
    ("a ledger without a list of evidence", &[Code::MissingFile, Code::NoEvidenceList], |files| {
        ledger(files);
        files.remove(EVIDENCE);
    }),
];

#[test]
fn a_fact_that_is_withheld_needs_no_entry() {
    let mut files = Files::good();
    ledger(&mut files);
    files.add(EVIDENCE, "A01 = \"Not read yet\"\n").swap(ARTICLE, "\"A01\", ", "");
    let added = "[added.A01]\nsays = \"That snoring is worth a visit.\"\nwhy = \"Nobody hears their own.\"\n";
    files.cut(LEDGER, added);
    assert_eq!(files.rendered(RenderStyle::Plain), "");
}

#[test]
fn a_good_ledger_is_read_as_it_was_written() {
    let mut files = Files::good();
    ledger(&mut files);
    assert_eq!(files.rendered(RenderStyle::Plain), "");
    let library = files.load().library.expect("no mistakes");
    let ledger = library.packs[0].ledger.as_ref().expect("a ledger");
    assert_eq!(
        (ledger.article.as_str(), ledger.about.as_str()),
        ("Why you are tired", "It has no author.")
    );
    let claims = ledger.claims.iter().map(|claim| (claim.id.as_str(), claim.guidance, claim.fate));
    assert_eq!(
        claims.collect::<Vec<_>>(),
        [
            ("C01", Guidance::Partly, ClaimFate::Reworded),
            ("C02", Guidance::Agrees, ClaimFate::Used),
            ("C03", Guidance::Disagrees, ClaimFate::Withheld),
        ]
    );
    assert_eq!(ledger.claims[0].why.as_deref(), Some("There are many other causes."));
    assert_eq!(ledger.added[0].says, "That snoring is worth a visit.");
}

#[test]
fn a_mistake_in_the_list_of_evidence_is_not_told_as_one_of_the_ledger() {
    let mut files = Files::good();
    ledger(&mut files);
    files.swap(EVIDENCE, "[evidence]", "[evidence");
    assert_eq!(files.codes(), BTreeSet::from([Code::Syntax]));
}

#[test]
fn a_line_of_the_ledger_may_be_as_long_as_the_limit_says() {
    for (old, max) in [
        ("Write down when you sleep.", limits::LINE_MAX),
        ("There are many other causes.", limits::LINE_MAX),
        ("Nobody hears their own.", limits::LINE_MAX),
        ("Why you are tired", limits::SOURCE_TITLE_MAX),
    ] {
        let mut files = Files::good();
        ledger(&mut files);
        files.swap(LEDGER, old, &"é".repeat(max));
        assert_eq!(files.codes(), BTreeSet::new(), "{max} characters for: {old}");
        files.swap(LEDGER, &"é".repeat(max), &"é".repeat(max + 1));
        assert_eq!(files.codes(), BTreeSet::from([Code::TextTooLong]), "one more for: {old}");
    }
}
