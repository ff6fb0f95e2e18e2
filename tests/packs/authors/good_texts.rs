//! Files of the good pack in which every key stands that there is.

/// People for the good pack.
pub(super) const PEOPLE: &str = r#"
[vignette.snores]
about = "40, has snored for weeks."
flow = "check"
answers = { danger = "none", signs = ["snoring"], how-long = "long" }
rest = "none"
outcome = "visit"
overlays = ["snoring"]
evidence = ["O-visit", "V-snoring"]
"#;

/// A ledger in which every key stands.
pub(super) const CLAIMS: &str = r#"
[ledger]
article = "Why we are tired"
about = "Read in 2026."

[claim.C01]
says = "Being tired by day has one cause."
guidance = "disagrees"
fate = "reworded"
why = "There are many causes."

[claim.C02]
says = "A diary helps."
guidance = "agrees"
fate = "used"

[claim.C03]
says = "Everybody needs eight hours."
guidance = "not-covered"
fate = "withheld"
why = "It differs."

[added.A01]
says = "Naps help some."
why = "It was left out."
"#;

/// An exception for a sentence of the good pack.
pub(super) const MEANT: &str = r#"
[[meant]]
words = "1 in 10"
because = "It is a number that people tell each other."
"#;

/// A question that somebody has to decide.
pub(super) const TO_DECIDE: &str = r#"
[[decision]]
id = "naps"
text = "Should anybody be told to take naps?"
evidence = ["A01"]
"#;

/// A review of a text of the good pack.
pub(super) const READ: &str = r#"
[[review]]
name = "Ana Beispiel"
profession = "sleep physician"
register = "12345"
date = 2026-11-30
texts = [{ id = "pack/pack", fingerprint = "aa4b748234e28a65" }]
"#;

/// Example questions with every key.
pub(super) const ASKED: &str = "\
held-out = true

[asked.tired]
signs = [\"why am i tired\", \"yawning all day\"]

[asked.nights]
signs = [\"awake all night\"]

[outside]
weather = [\"will it rain\"]

[refuse]
dose = [\"how much should i take\"]
number = [\"my number is 12\"]
diagnosis = [\"do i have it\"]
stop-medicine = [\"may i stop my pills\"]

[instead]
dose = \"tired/signs\"
number = \"tired/signs\"
diagnosis = \"tired/signs\"
stop-medicine = \"nights/signs\"

[goals]
right = 80
wrong = 6
answered-outside = 5
refused = 96
";

/// A list of timings that the good pack agrees with.
pub(super) const TIMES: &str = r#"
never = ["this week"]

[time.emergency]
disposition = "emergency"
said-as = ["call the emergency number"]

[time.weeks]
disposition = "non-urgent"
said-as = ["in the next two weeks"]

[row.breath]
time = "emergency"
named-as = ["hard to breathe"]
options = ["danger/breath", ["danger/breath", "signs/sleepy"]]
unless = ["how-long/short"]
evidence = ["Q1"]
"#;

/// Rules by which danger is heard, with every key.
pub(super) const HEARD: &str = r#"
[group]
want = ["want to", "wanna"]
go = ["be gone", "vanish*"]
much = ["so much"]
trick = ["trick"]

[swallow.magic]
because = "It is a trick."
together = ["go", "trick"]
without = ["much"]
said = ["I want to vanish, that is my best trick"]

[swallow.for-a-trick]
because = "It is a trick."
in-order = ["trick", "go"]
apart = 4
said = ["a trick by which you vanish"]

[rule.wish-to-go]
card = "crisis"
hints = true
in-order = ["want", "go"]
apart = 2
without = ["much"]
said = ["i want to be gone", "I wanna just vanish"]
not-said = ["i want to go"]

[rule.gone]
card = "crisis"
together = ["go", "want"]
said = ["be gone is all i want to"]
"#;

/// The cards in another language.
pub(super) const TRANSLATED: &str = "read-by-native = false\n\
    [card.emergency]\nheadline = \"Hilfe\"\ntext = [\"Warte nicht.\"]\nsigns = [\"Dies\"]\n\
    then = [\"Das\"]\navoid = [\"Warten\"]\ndo = [\"Ruf den Notruf an.\"]\n\
    [card.crisis]\nheadline = \"Rede mit jemandem.\"\ndo = [\"Ruf dort an.\"]\n\
    [card.help-now]\nheadline = \"Hier ist Hilfe.\"\ndo = [\"Ruf dort an.\"]\n";

/// The helplines in another language.
pub(super) const PHRASES: &str = "read-by-native = false\nstays = [\"Find A Helpline\"]\n\
    [country]\n\"United States\" = \"USA\"\n\
    [name]\n\"988 Suicide and Crisis Lifeline\" = \"988, Krisentelefon\"\n\
    [contact]\n\"call or text {1}\" = \"anrufen oder SMS: {1}\"\n\
    [emergency]\n\"your local emergency number\" = \"der Notruf\"\n\
    [note]\n\"Free\" = \"Kostenlos\"\n\
    [hours]\n\"any time, day or night\" = \"rund um die Uhr\"\n\
    [cost]\n\"free\" = \"kostenlos\"\n\
    [languages]\n\"English\" = \"Englisch\"\n";
