//! Finding an article by what people type: their own words, whole phrases, slang, other spellings
//! and typing mistakes, on the shipped packs.

mod support;

use myelin::bot::Act;
use myelin::reply::Reply;
use myelin::sensitive::Sensitive;
use support::talk::Talk;

/// What is typed, and the article that comes first.
const FIRST: &[(&str, &str)] = &[
    // Feet, hands and legs.
    ("my feet tingle at night", "pins-and-needles"),
    ("numb toes", "pins-and-needles"),
    ("hands keep falling asleep", "pins-and-needles"),
    ("burning soles", "pins-and-needles"),
    ("my feet are on fire", "pins-and-needles"),
    ("pins n needles", "pins-and-needles"),
    ("tingeling fingers", "pins-and-needles"),
    ("parestesia", "pins-and-needles"),
    ("neuropathie", "pins-and-needles"),
    ("electric shock feeling in my legs", "pins-and-needles"),
    ("cant feel my feet", "pins-and-needles"),
    ("i keep dropping things", "balance"),
    ("wobbly when i walk", "balance"),
    ("my legs feel like jelly", "balance"),
    ("unsteady in the dark", "balance"),
    ("clumsyness", "balance"),
    ("subacute combined degeneration", "balance"),
    // Mouth, energy, mind and eyes.
    ("my tongue burns", "mouth"),
    ("sore tounge", "mouth"),
    ("mouth ulsers", "mouth"),
    ("tired all the time", "tired"),
    ("so exausted", "tired"),
    ("knackered", "tired"),
    ("out of breath on the stairs", "tired"),
    ("aneamia", "tired"),
    ("i look pale and yellow", "tired"),
    ("brain fogg", "mind-and-eyes"),
    ("can't concentrate", "mind-and-eyes"),
    ("blury vision", "mind-and-eyes"),
    ("is my anxiety from b12", "mind-and-eyes"),
    ("memory problems", "mind-and-eyes"),
    // Laughing gas.
    ("nangs", "laughing-gas"),
    ("did too many whippets", "laughing-gas"),
    ("galaxy gas", "laughing-gas"),
    ("baloons at a party", "laughing-gas"),
    ("nitrus oxide", "laughing-gas"),
    ("hippy crack", "laughing-gas"),
    ("lachgas", "laughing-gas"),
    // Food and supplements.
    ("can i get b12 from seaweed", "vegan-and-vegetarian"),
    ("which foods have b12", "vegan-and-vegetarian"),
    ("im vegan do i need a supplement", "vegan-and-vegetarian"),
    ("does marmite or nooch count", "vegan-and-vegetarian"),
    ("vegitarian", "vegan-and-vegetarian"),
    ("too much b6", "folic-acid-and-b6"),
    ("can you overdose on b12", "folic-acid-and-b6"),
    ("follic acid", "folic-acid-and-b6"),
    ("sublingual or injection", "pills-or-shots"),
    ("methylcobalamine", "pills-or-shots"),
    ("how much b12 should i take", "pills-or-shots"),
    // Medicines and illness.
    ("is my metformin doing this", "metformin-and-medicines"),
    ("metaformin", "metformin-and-medicines"),
    ("does the pill change my test", "metformin-and-medicines"),
    ("diabetic feet", "metformin-and-medicines"),
    ("omeprazole", "stomach-and-bowel"),
    ("gastric bypass", "stomach-and-bowel"),
    ("coeliac", "stomach-and-bowel"),
    ("celiac disease", "stomach-and-bowel"),
    ("chrons", "stomach-and-bowel"),
    ("heartburn tablets", "stomach-and-bowel"),
    ("pernishus anemia", "pernicious-anemia"),
    ("pernicious anaemia", "pernicious-anemia"),
    ("autoimmune gastritus", "pernicious-anemia"),
    ("gabapentin withdrawal", "easing-nerve-pain"),
    ("what helps with nerve pain", "easing-nerve-pain"),
    ("is it ms", "something-else"),
    ("fibro or b12", "something-else"),
    ("carpel tunnel", "something-else"),
    // Tests, time, family.
    ("do i need a blood test", "getting-tested"),
    ("what is mma", "getting-tested"),
    ("my b12 is normal but i have symptoms", "getting-tested"),
    ("homocystine", "getting-tested"),
    ("will it get better", "recovery"),
    ("is the damage permanant", "recovery"),
    ("how long till i feel better", "recovery"),
    ("im pregnant and vegan", "pregnancy"),
    ("breast feeding", "pregnancy"),
    ("my mum has it is it hereditary", "who-is-at-risk"),
    ("what causes low b12", "who-is-at-risk"),
    ("b12", "what-b12-does"),
    ("what does b12 do", "what-b12-does"),
    // Said in passing.
    ("my hands go numb when i sleep", "pins-and-needles"),
    ("weird buzzing in my toes", "pins-and-needles"),
    ("i fall over a lot", "balance"),
    ("stiff legs and spasms", "balance"),
    ("cracks in the corner of my mouth", "mouth"),
    ("why am i always so sleepy", "tired"),
    ("heart palpatations", "tired"),
    ("feeling depressed lately", "mind-and-eyes"),
    ("eyesight getting worse", "mind-and-eyes"),
    ("can you get hooked on whipped cream chargers", "laughing-gas"),
    ("oat milk", "vegan-and-vegetarian"),
    ("i dont eat meat", "vegan-and-vegetarian"),
    ("energy drink b6", "folic-acid-and-b6"),
    ("can i stop my b12 jabs", "pills-or-shots"),
    ("losec", "stomach-and-bowel"),
    ("crohns", "stomach-and-bowel"),
    ("weightloss surgery", "stomach-and-bowel"),
    ("intrinsic factor", "getting-tested"),
    ("hashimotos", "who-is-at-risk"),
    ("i'm 70 am i at risk", "who-is-at-risk"),
    ("migraine and b12", "something-else"),
    ("could it be multiple sclerosis", "something-else"),
    ("my baby is floppy", "pregnancy"),
    // About danger. Danger itself gets a card: tests/called_for.rs.
    ("signs of a stroke", "get-help-now"),
    ("who to call", "get-help-now"),
    ("cauda equina", "get-help-now"),
];

/// What is typed, and the article that is among the first three.
const NEAR: &[(&str, &str)] = &[
    ("do patches work", "pills-or-shots"),
    ("how often b12 injection", "pills-or-shots"),
    ("bloods came back low", "getting-tested"),
    ("amitriptylin side effects", "easing-nerve-pain"),
];

/// What says nothing that an article could be found by.
const NOTHING: &[&str] = &["weather in Oslo", "qwrtzp", "?!", "lol"];

/// What stands above articles to choose from.
const NOT_SURE: &str = "I am not sure what you mean.";

/// The names of the articles that are suggested.
fn suggested(talk: &Talk<'_>, typed: &str) -> Vec<String> {
    let text = Sensitive::new(typed.to_owned());
    match talk.reply(Act::Typing { name: "b12-read".to_owned(), text }) {
        Reply::Suggest(found) => {
            let article = |value: String| value.split('/').next().map(str::to_owned);
            found.into_iter().filter_map(|found| article(found.value)).collect()
        }
        other => panic!("no suggestions but {other:?}"),
    }
}

#[test]
fn what_people_type_finds_the_article_they_mean() {
    let library = support::library();
    let talk = Talk::new(&library);
    let mut wrong = Vec::new();
    for (table, most) in [(FIRST, 1), (NEAR, 3)] {
        for (typed, meant) in table {
            let found = suggested(&talk, typed);
            let shown: Vec<&str> = found.iter().map(String::as_str).take(most.max(3)).collect();
            if !shown.iter().take(most).any(|article| article == meant) {
                wrong.push(format!("{typed}: first come {}, not {meant}", shown.join(", ")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is typed, and the passage that is opened.
const PASSAGES: &[(&str, &str)] = &[
    ("nangs", "laughing-gas/what-it-does"),
    ("numb feet", "pins-and-needles/what-it-is"),
    ("sore tongue", "mouth/signs"),
    ("metformin", "metformin-and-medicines/metformin"),
    ("birth control pill", "metformin-and-medicines/birth-control-pill"),
    ("colchicine", "metformin-and-medicines/other-medicines"),
    ("seaweed", "vegan-and-vegetarian/vegan"),
    ("can i get b12 from spirulina", "vegan-and-vegetarian/vegan"),
    ("eggs and milk", "vegan-and-vegetarian/foods"),
    ("capsaicin", "easing-nerve-pain/creams"),
    ("lidocaine patch", "easing-nerve-pain/creams"),
    ("amitriptyline", "easing-nerve-pain/medicines"),
    ("omeprazole", "stomach-and-bowel/heartburn-pills"),
    ("gastric bypass", "stomach-and-bowel/surgery"),
    ("crohns", "stomach-and-bowel/illness"),
    ("is it MS", "something-else/ms"),
    ("migraine", "something-else/migraine"),
    ("fibromyalgia", "something-else/fibromyalgia-and-crps"),
    ("blurry vision", "mind-and-eyes/eyes"),
    ("brain fog", "mind-and-eyes/mind"),
    ("vitamin b6 tingling", "folic-acid-and-b6/b6"),
    ("copper", "folic-acid-and-b6/zinc-and-copper"),
    ("too much b12", "folic-acid-and-b6/too-much-b12"),
    ("sublingual", "pills-or-shots/under-the-tongue"),
    ("b12 injections", "pills-or-shots/which-form"),
    ("how do shots go", "pills-or-shots/shots"),
    ("breastfeeding baby", "pregnancy/baby"),
    ("my baby is floppy", "pregnancy/baby"),
    ("homocysteine", "getting-tested/tests"),
    ("what to do before a b12 test", "getting-tested/before-the-test"),
    ("heal nerves", "recovery/can-nerves-heal"),
    ("eating disorder", "vegan-and-vegetarian/eating-little"),
    // What testers typed.
    ("anorexia", "vegan-and-vegetarian/eating-little"),
    ("bulimia", "vegan-and-vegetarian/eating-little"),
    ("throwing up my food", "vegan-and-vegetarian/eating-little"),
    ("acne", "folic-acid-and-b6/too-much-b12"),
    ("can b12 cause acne", "folic-acid-and-b6/too-much-b12"),
    ("nexium", "stomach-and-bowel/heartburn-pills"),
    ("losec", "stomach-and-bowel/heartburn-pills"),
    ("ibs", "stomach-and-bowel/illness"),
    ("sibo", "stomach-and-bowel/illness"),
    ("entonox", "pregnancy/treatment-and-birth"),
    ("gas and air", "pregnancy/treatment-and-birth"),
    ("dentist", "laughing-gas/what-it-does"),
    ("can i get high on nitrous safely", "laughing-gas/what-it-does"),
    ("addicted to nangs", "laughing-gas/stop"),
    ("epilepsy", "metformin-and-medicines/other-medicines"),
    ("i want to stop metformin", "metformin-and-medicines/metformin"),
    ("nursing", "pregnancy/baby"),
    ("b12 while nursing", "pregnancy/baby"),
    ("shots make me feel worse", "recovery/if-worse"),
    ("feel worse since starting b12", "recovery/if-worse"),
    ("after my b12 shot i feel awful", "recovery/if-worse"),
    ("i get b12 shots and feel worse", "recovery/if-worse"),
    ("worse since injections", "recovery/if-worse"),
    ("my injections stopped working", "recovery/if-worse"),
    ("shots not helping", "recovery/if-worse"),
    ("side effects of b12 injections", "pills-or-shots/shots"),
    ("how to raise b12 fast", "pills-or-shots/which-form"),
    ("bleeding gums", "mouth/other-causes"),
    ("almond milk", "vegan-and-vegetarian/foods"),
    ("beef", "vegan-and-vegetarian/foods"),
    ("fish", "vegan-and-vegetarian/foods"),
    ("yellow eyes", "tired/signs"),
    ("stressed", "tired/other-causes"),
    ("dizzy", "balance/when-to-be-seen"),
    ("vertigo", "balance/what-it-is"),
    ("leg cramps", "balance/what-it-is"),
    ("i want a blood test", "getting-tested/tests"),
    ("want to know about tests", "getting-tested/tests"),
    ("my feet are killing me", "pins-and-needles/what-it-is"),
    ("does cutting out meat lower b12", "vegan-and-vegetarian/foods"),
    ("crisis", "get-help-now/emergency"),
    ("ms", "something-else/ms"),
    ("b6", "folic-acid-and-b6/b6"),
];

/// What is sent and not plain, and what is among those to choose from.
const UNSURE: &[(&str, &str)] = &[
    ("side effects", "How shots usually go"),
    ("pregnant and vegan", "Vegan and pregnant or breastfeeding"),
    ("do patches work", "Under the tongue, sprays and patches"),
    ("what should i do", "If you have a reason for low B12"),
    ("can i drive", "Wobbly or weak: when to be seen"),
    ("dead tired", "Tired, pale, short of breath"),
    ("cancer", "Stomach signs to tell a doctor"),
    ("vitamin d", "What B12 does"),
    ("is it safe", "Taking nerve pain medicine safely"),
    ("work", "Getting tested"),
    ("sore throat", "Sore tongue and mouth"),
    ("dry skin", "Sore tongue and mouth"),
    ("low blood pressure", "Tired, pale, short of breath"),
    ("help with homework", "When to get help now"),
    ("football results", "Getting tested"),
    ("phone balance", "Wobbly or weak: when to be seen"),
];

/// What is sent and finds nothing: nothing is said of it, or it is too weak or too short a word.
const NOT_FOUND: &[&str] = &[
    "hair loss",
    "cold feet",
    "teenager",
    "live longer",
    "who made you",
    "weight gain",
    "grey hair",
    "knee pain",
    "period pain",
    "nausea",
    "covid",
    "night sweats",
    "kidney stones",
    "lost my job",
    "tell me a joke",
    "best pizza",
    "gas prices",
    "discord nitro",
    "python code",
    "hello",
    "when is christmas",
    "how much does it cost",
    "am i dying my hair too often",
    "weather in Oslo",
    "breathing exercises",
    "the",
    "a",
    "my",
    "is",
    "b",
    "g",
    "x",
    "of the",
    "?!",
];

#[test]
fn what_people_type_opens_the_passage_that_says_most_about_it() {
    let library = support::library();
    let pack = &library.packs[0];
    let talk = Talk::new(&library);
    let mut wrong = Vec::new();
    for (typed, meant) in PASSAGES {
        let screen = talk.command(&format!("/b12-read {typed}"));
        let (_, passage) = pack.passage(&meant.parse().unwrap()).unwrap();
        let shown = screen.lines().nth(1).unwrap_or_default().trim_start_matches("## ");
        if shown != passage.title {
            wrong.push(format!("{typed}: \"{shown}\", not \"{}\"", passage.title));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_not_plain_opens_no_article_but_a_few_to_choose_from() {
    let library = support::library();
    let talk = Talk::new(&library);
    let mut wrong = Vec::new();
    for (typed, meant) in UNSURE {
        let screen = talk.command(&format!("/b12-read {typed}"));
        let listed = screen.lines().filter(|line| line.starts_with("  * ")).count();
        let line = format!("- {meant}");
        if !screen.contains(NOT_SURE) || listed > 5 || !screen.lines().any(|l| l == line) {
            wrong
                .push(format!("{typed}: {}", screen.lines().take(6).collect::<Vec<_>>().join(" ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_chosen_is_opened_be_it_an_article_or_a_passage() {
    let library = support::library();
    let talk = Talk::new(&library);
    talk.command("/b12-read side effects");
    let screen = talk.pick(&["How shots usually go"]);
    assert!(
        screen.starts_with("# Pills, under the tongue, patches or shots\n## How shots"),
        "{screen}"
    );
    talk.command("/b12-read dead tired");
    assert!(talk.pick(&["Tired, pale, short of breath"]).starts_with("# Tired, pale"));
    talk.command("/b12-read dead tired");
    assert!(talk.press("All articles").contains("When to get help now"));
}

#[test]
fn what_is_weak_or_of_something_else_finds_nothing_once_it_is_sent() {
    let library = support::library();
    let talk = Talk::new(&library);
    let mut wrong = Vec::new();
    for typed in NOT_FOUND {
        let screen = talk.command(&format!("/b12-read {typed}"));
        if !screen.contains("I found no article for that.") {
            wrong
                .push(format!("{typed}: {}", screen.lines().take(4).collect::<Vec<_>>().join(" ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_people_type_is_opened_or_to_be_chosen_once_it_is_sent() {
    let library = support::library();
    let talk = Talk::new(&library);
    let (mut wrong, mut opened) = (Vec::new(), 0);
    for (typed, meant) in FIRST {
        let screen = talk.command(&format!("/b12-read {typed}"));
        let article = library.packs[0].article(&meant.parse().unwrap()).unwrap();
        let is_title = |title: &String| screen.lines().any(|line| line == format!("- {title}"));
        let mut titles = article.passages.iter().map(|passage| &passage.title);
        if screen.starts_with(&format!("# {}\n", article.title)) {
            opened += 1;
        } else if !screen.contains(NOT_SURE) || !titles.any(is_title) && !is_title(&article.title) {
            wrong
                .push(format!("{typed}: {}", screen.lines().take(4).collect::<Vec<_>>().join(" ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(opened * 10 >= FIRST.len() * 9, "only {opened} of {} open", FIRST.len());
}

#[test]
fn a_suggested_passage_has_its_own_title_and_opens_when_it_is_picked() {
    let library = support::library();
    let talk = Talk::new(&library);
    let text = Sensitive::new("seaweed".to_owned());
    let Reply::Suggest(found) = talk.reply(Act::Typing { name: "b12-read".to_owned(), text })
    else {
        panic!("no suggestions")
    };
    let first = found.first().expect("a suggestion");
    assert_eq!((&*first.label, &*first.value), ("If you eat vegan", "vegan-and-vegetarian/vegan"));
    let screen = talk.command(&format!("/b12-read {}", first.value));
    assert!(screen.starts_with("# Vegan and vegetarian eating\n## If you eat vegan"), "{screen}");
}

#[test]
fn what_says_nothing_finds_nothing() {
    let library = support::library();
    let talk = Talk::new(&library);
    for typed in NOTHING {
        assert_eq!(suggested(&talk, typed), [""; 0], "{typed}");
    }
}

#[test]
fn before_a_word_is_typed_everything_is_suggested() {
    let library = support::library();
    let talk = Talk::new(&library);
    let all = library.packs[0].articles.len();
    assert_eq!(suggested(&talk, "").len(), all.min(25));
    assert_eq!(suggested(&talk, "  ").len(), all.min(25));
}

#[test]
fn an_article_is_found_while_its_title_is_typed() {
    let library = support::library();
    let talk = Talk::new(&library);
    for article in &library.packs[0].articles {
        let letters: Vec<char> = article.title.chars().collect();
        for typed in (6..=letters.len()).step_by(7) {
            let typed: String = letters[..typed].iter().collect();
            let found = suggested(&talk, &typed);
            let place = found.iter().position(|found| *found == article.id.to_string());
            assert!(place.is_some_and(|place| place < 5), "{typed}: {found:?}");
        }
    }
}
