//! Cases of times to be seen that differ from the list of timings, and of lists with mistakes.

use myelin::document::{Code, RenderStyle};
use myelin::library::limits;

use super::{ARTICLE, CARDS, CHECK, Case, Files};

const TIMINGS: &str = "responses/sleep/timings.toml";

/// A list that the good pack agrees with.
const LIST: &str = r#"
never = ["this week"]
[time.emergency]
disposition = "emergency"
said-as = ["call the emergency number", "call your local emergency number"]
[time.today]
disposition = "urgent"
said-as = ["be seen today"]
[time.weeks]
disposition = "non-urgent"
said-as = ["in the next two weeks"]
[row.breath]
time = "emergency"
named-as = ["hard to breathe"]
options = ["danger/breath"]
evidence = ["Q1"]
[row.snoring]
time = "weeks"
named-as = ["snoring|snore"]
options = ["signs/snoring"]
unless = ["how-long/short"]
evidence = ["Q2"]
"#;

/// The good pack with the list, and a text that gives snoring its time.
fn listed(files: &mut Files) -> &mut Files {
    files.texts.insert(TIMINGS.to_owned(), LIST.as_bytes().to_vec());
    files.swap(CHECK, "\"Book a visit.\"", "\"Do you snore? Book a visit in the next two weeks.\"")
}

pub(crate) const TIMINGS_CASES: &[Case] = &[
    ("another time than the list has", &[Code::TimingDiffers], |files| {
        listed(files)
            .swap(ARTICLE, "- Write down for two weeks", "- Do you snore? Be seen today.\n- Write down for two weeks")
            .swap(CARDS, "headline = \"Get help now.\"", "headline = \"Get help now.\"\ntext = [\"Be seen today for:\"]\nsigns = [\"It is hard to breathe.\"]");
    }),
    ("a time for nothing that the list has", &[Code::TimingUntied], |files| {
        listed(files).swap(
            ARTICLE,
            "- Show the list",
            "- Be seen today if your ears ring.\n- Show the list",
        );
    }),
    ("a time that the list has not", &[Code::TimingUnknown], |files| {
        listed(files).swap(CHECK, "in the next two weeks.\"", "this week.\"").swap(
            ARTICLE,
            "- Show the list",
            "- See a doctor this week.\n- Show the list",
        );
    }),
    ("a time in what only informs", &[Code::TimingInInformation], |files| {
        listed(files).swap(
            CHECK,
            "\"Nothing here points to poor sleep.\"",
            "\"Nothing here: be seen today.\"",
        );
    }),
    ("a result that comes too late", &[Code::TimingTooLate], |files| {
        listed(files)
            .swap(
                TIMINGS,
                "[row.snoring]\ntime = \"weeks\"\nnamed-as = [\"snoring|snore\"]",
                "[row.snoring]\ntime = \"today\"",
            )
            .swap(CHECK, "Do you snore? Book", "Book");
    }),
    ("an answer that can wait no more", &[Code::TimingTooLate], |files| {
        listed(files).cut(TIMINGS, "unless = [\"how-long/short\"]\n");
    }),
    ("phrases that cannot be used", &[Code::TimingPhrase, Code::EmptyText], |files| {
        listed(files).swap(
            TIMINGS,
            "named-as = [\"hard to breathe\"]",
            "named-as = [\"hard to breathe\", \"…\", \"\", \" + snore\", \"this week\", \"Snoring\", \"a|b a|b a|b a|b a|b a|b a|b a|b a|b\"]",
        );
    }),
    (
        "names that the pack does not have",
        &[Code::UnknownTime, Code::MissingKey, Code::NoEvidence],
        |files| {
            listed(files)
                .swap(TIMINGS, "time = \"weeks\"", "time = \"week\"")
                .swap(TIMINGS, "evidence = [\"Q2\"]", "evidence = []")
                .cut(TIMINGS, "disposition = \"urgent\"\n");
        },
    ),
    ("answers that the check does not have", &[Code::UnknownOption], |files| {
        listed(files).swap(
            TIMINGS,
            "[\"danger/breath\"]",
            "[\"danger/breth\", [\"signs/*\", \"how-long/*\"]]",
        );
    }),
    ("a list without times", &[Code::MissingKey], |files| {
        files.add(TIMINGS, "never = [\"this week\"]\n");
    }),
    ("more rows than there may be", &[Code::TooMany], |files| {
        use std::fmt::Write as _;
        let mut list = LIST.to_owned();
        for row in 1..limits::TIMING_ROWS_MAX {
            let _ = write!(list, "[row.r{row}]\ntime = \"today\"\nevidence = [\"Q1\"]\n");
        }
        listed(files).texts.insert(TIMINGS.to_owned(), list.into_bytes());
    }),
    ("an exception that no text needs", &[Code::NeverMeant], |files| {
        listed(files)
            .add(TIMINGS, "[[meant]]\nwords = \"be seen today\"\nbecause = \"A reason\"\n");
    }),
];

#[test]
fn a_pack_that_agrees_with_its_list_says_how_much_it_holds() {
    let mut files = Files::good();
    listed(&mut files);
    assert_eq!(files.rendered(RenderStyle::Plain), "");
    let library = files.load().library.expect("no mistake");
    let timings = library.packs[0].timings.expect("a list");
    assert_eq!((timings.rows, timings.texts), (2, 1));
}

#[test]
fn a_text_that_differs_is_told_with_the_text_that_has_the_time_of_the_list() {
    let mut files = Files::good();
    listed(&mut files).swap(
        ARTICLE,
        "- Show the list",
        "- Be seen today if you snore.\n- Show the list",
    );
    let loaded = files.load();
    let problem = loaded.problems.iter().next().expect("a problem");
    assert_eq!((problem.code, problem.file.as_str()), (Code::TimingDiffers, ARTICLE));
    let text = String::from_utf8(files.texts[ARTICLE].clone()).unwrap();
    assert_eq!(text.get(problem.span.clone()), Some("Be seen today if you snore."));
    let both = format!("{CHECK}, line 83: \"Do you snore? Book a visit in the next two weeks.\"");
    assert!(problem.message.contains(&both), "{}", problem.message);
}
