//! `myelin sources`: what a pack says and on what basis, claim by claim of the article that it began
//! with. It is for people: to be read in a terminal, or aloud.

mod places;

use textwrap::{Options, WordSeparator, WordSplitter};

use places::Places;

use super::walk::find_pack;
use super::{Failure, USAGE, print};
use crate::interface::Words;
use crate::library::{Claim, ClaimFate, Guidance, Ledger, Library, Pack};

/// What `myelin sources` is given.
#[derive(Debug, clap::Args)]
pub(super) struct SourcesArgs {
    /// The pack, such as b12
    pack: String,
    /// Without columns and broken lines, to be read aloud
    #[arg(long)]
    aloud: bool,
}

/// The most columns of a line that is looked at.
const WIDTH: usize = 100;

/// Where guidance may stand apart from a claim, the furthest first.
const APART: &[Guidance] =
    &[Guidance::Disagrees, Guidance::Partly, Guidance::NoEvidence, Guidance::NotCovered];

/// Prints the sources.
pub(super) fn sources(library: &Library, args: &SourcesArgs) -> Result<(), Failure> {
    let pack = find_pack(library, &args.pack);
    let pack = pack.map_err(|error| Failure::new(USAGE, error.to_string()))?;
    print(&sources_text(library, pack, args.aloud))
}

/// Everything there is to say, as text.
fn sources_text(library: &Library, pack: &Pack, aloud: bool) -> String {
    let mut page = ReportPage { text: String::new(), aloud };
    page.line(0, &sentence(&pack.title));
    page.gap();
    page.line(0, &sentence(&pack.purpose));
    page.gap();
    let words = library.languages.english();
    let (last, next) = (words.date(pack.last_review), words.date(pack.next_review));
    let reviewed = format!(
        "Version {}. Last checked by the project {last}, next check due {next}.",
        pack.version
    );
    page.line(0, &format!("{} {reviewed}", sentence(&pack.reviewed_by)));
    match &pack.ledger {
        None => {
            page.gap();
            page.line(0, "This pack has no ledger.toml: it was compared with no article.");
        }
        Some(ledger) => {
            let places = Places::of(library, pack);
            how_to_read(&mut page, ledger);
            weaker_claims(&mut page, ledger);
            claims(&mut page, ledger, &places, pack);
            added(&mut page, ledger, &places, pack);
        }
    }
    all_sources(&mut page, pack, words);
    page.text
}

/// Text that is looked at with indents and broken lines, and listened to without.
struct ReportPage {
    text: String,
    aloud: bool,
}

impl ReportPage {
    /// A heading, after an empty line.
    fn heading(&mut self, text: &str) {
        self.gap();
        self.line(0, text);
        if !self.aloud {
            self.text.push_str(&"-".repeat(text.chars().count()));
            self.text.push('\n');
        }
    }

    fn gap(&mut self) {
        self.text.push('\n');
    }

    /// A line, so many columns further in.
    fn line(&mut self, indent: usize, text: &str) {
        self.indented(indent, indent, text);
    }

    /// A line whose broken parts are further in than its start.
    fn indented(&mut self, first: usize, rest: usize, text: &str) {
        if self.aloud {
            self.text.push_str(text);
        } else {
            let (first, rest) = (" ".repeat(first), " ".repeat(rest));
            // Addresses and names are not broken.
            let options = Options::new(WIDTH).initial_indent(&first).subsequent_indent(&rest);
            let options = options.break_words(false);
            let options = options.word_separator(WordSeparator::AsciiSpace);
            let options = options.word_splitter(WordSplitter::NoHyphenation);
            self.text.push_str(&textwrap::fill(text, options));
        }
        self.text.push('\n');
    }

    /// An entry that begins with its id.
    fn entry(&mut self, id: &str, text: &str) {
        let space = if self.aloud { ": " } else { "  " };
        self.indented(0, id.len() + 2, &format!("{id}{space}{}", sentence(text)));
    }
}

fn how_to_read(page: &mut ReportPage, ledger: &Ledger) {
    let Ledger { article, about, claims, added } = ledger;
    page.heading("How to read this");
    page.line(0, &format!("The article that this pack began with: \"{article}\". {about}"));
    page.gap();
    page.line(
        0,
        &format!(
            "Its {} were checked one by one against guidance and studies. Guidance agrees with {}. {} were used as they are, {} reworded and {} withheld. {} that it leaves out were added.",
            counted(claims.len(), "claim"),
            ledger.judged(Guidance::Agrees),
            ledger.claims_with(ClaimFate::Used),
            ledger.claims_with(ClaimFate::Reworded),
            ledger.claims_with(ClaimFate::Withheld),
            counted(added.len(), "fact"),
        ),
    );
    page.gap();
    page.line(
        0,
        "Each claim has a number and four parts: what the article says; what guidance and studies support; what became of the claim, and why; and where the bot speaks of it, by the titles of its texts. What guidance supports is a note for reviewers and not what members read. Facts that were added stand below, in the same way. Nothing here is advice for one person.",
    );
}

/// The claims that guidance does not carry.
fn weaker_claims(page: &mut ReportPage, ledger: &Ledger) {
    page.heading("Where the article is weaker than guidance");
    for guidance in APART {
        let claims: Vec<&Claim> =
            ledger.claims.iter().filter(|claim| claim.guidance == *guidance).collect();
        if claims.is_empty() {
            continue;
        }
        let verdict = match guidance {
            Guidance::Disagrees => "Guidance disagrees with",
            Guidance::Partly => "Guidance agrees only in part with",
            Guidance::NoEvidence => "No good evidence was found for",
            Guidance::NotCovered => "Outside this topic, and not checked:",
            Guidance::Agrees => continue,
        };
        page.line(0, &format!("{verdict} {} of the article:", counted(claims.len(), "claim")));
        for claim in claims {
            page.entry(&claim.id, &claim.says);
        }
        page.gap();
    }
    // A heading brings its own.
    page.text.pop();
}

fn claims(page: &mut ReportPage, ledger: &Ledger, places: &Places, pack: &Pack) {
    page.heading("Claim by claim");
    for (index, claim) in ledger.claims.iter().enumerate() {
        if index > 0 {
            page.gap();
        }
        // A claim never stands alone, as if it were true.
        page.entry(&claim.id, &format!("The article says: {}", claim.says));
        let supported = listed(pack, &claim.id);
        page.line(5, &format!("{} {supported}", verdict(claim.guidance)));
        page.line(5, &fate_in_words(claim));
        if claim.fate != ClaimFate::Withheld {
            places_in_words(page, &places.naming(&claim.id));
        }
    }
}

fn added(page: &mut ReportPage, ledger: &Ledger, places: &Places, pack: &Pack) {
    if ledger.added.is_empty() {
        return;
    }
    page.heading("What the article leaves out");
    for (index, fact) in ledger.added.iter().enumerate() {
        if index > 0 {
            page.gap();
        }
        page.entry(&fact.id, &fact.says);
        page.line(5, &format!("Supported: {}", listed(pack, &fact.id)));
        page.line(5, &format!("Why it was added: {}", sentence(&fact.why)));
        places_in_words(page, &places.naming(&fact.id));
    }
}

fn all_sources(page: &mut ReportPage, pack: &Pack, words: &Words) {
    page.heading("Sources");
    for source in &pack.sources {
        let published = source.published.as_ref().map(|date| date.formatted(words));
        let published = published.unwrap_or_else(|| "no date given".to_owned());
        let line = format!("{}. {}, {published}.", source.title, source.publisher);
        page.indented(0, 5, &line);
        page.line(5, &source.url);
    }
}

/// What the list of evidence says under that id.
fn listed(pack: &Pack, id: &str) -> String {
    let list = pack.evidence.iter().flat_map(|list| &list.listed);
    let found = list.into_iter().find(|(known, _)| known == id);
    found.map_or_else(String::new, |(_, text)| sentence(text))
}

fn verdict(guidance: Guidance) -> &'static str {
    match guidance {
        Guidance::Agrees => "Guidance agrees.",
        Guidance::Partly => "Guidance agrees in part.",
        Guidance::Disagrees => "Guidance disagrees.",
        Guidance::NoEvidence => "No good evidence was found.",
        Guidance::NotCovered => "Guidance does not cover it.",
    }
}

fn fate_in_words(claim: &Claim) -> String {
    let fate = match claim.fate {
        ClaimFate::Used => "Used",
        ClaimFate::Reworded => "Reworded",
        ClaimFate::Withheld => "Withheld",
    };
    match &claim.why {
        Some(why) => format!("{fate}. {}", sentence(why)),
        None => format!("{fate} as it is."),
    }
}

/// The places where the bot speaks of something.
fn places_in_words(page: &mut ReportPage, places: &[String]) {
    if places.is_empty() {
        // It is used, or the pack would not have loaded.
        page.line(5, "In the bot: only in a rule of its questions.");
        return;
    }
    page.line(5, "In the bot:");
    for place in places {
        page.indented(7, 9, &sentence(place));
    }
}

/// The text with a full stop at its end.
fn sentence(text: &str) -> String {
    let ended = text.ends_with(['.', '?', '!']);
    if ended { text.to_owned() } else { format!("{text}.") }
}

fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::library::fixture::shipped;

    /// What is said of the B12 pack, without its ledger if that is wanted.
    fn said(aloud: bool, compared: bool) -> String {
        let mut library = shipped().clone();
        if !compared {
            library.packs.iter_mut().for_each(|pack| pack.ledger = None);
        }
        let pack = find_pack(&library, "b12").expect("a pack");
        sources_text(&library, pack, aloud)
    }

    /// The parts between empty lines that begin with one of these.
    fn parts(text: &str, starts: &[&str]) -> String {
        let parts = text.split("\n\n").filter(|part| starts.iter().any(|s| part.starts_with(s)));
        parts.collect::<Vec<_>>().join("\n\n")
    }

    #[test]
    fn a_claim_is_told_with_what_is_supported_what_became_of_it_and_where_it_is_said() {
        let text = said(false, true);
        assert_snapshot!(parts(
            &text,
            &[
                "How to read",
                "Its ",
                "Where the article",
                "C03  The",
                "C07  The",
                "C44  The",
                "What the article leaves out",
                "A25"
            ]
        ));
        assert!(
            text.lines().all(|line| line.chars().count() <= WIDTH || line.contains("https://"))
        );
    }

    #[test]
    fn aloud_there_are_no_columns_and_each_line_is_a_sentence() {
        let text = said(true, true);
        for line in text.lines().filter(|line| !line.is_empty()) {
            let ended = line.ends_with(['.', '?', ':']) || line.starts_with("https://");
            let heading = text.contains(&format!("\n\n{line}\n"));
            assert!(ended || heading, "{line}");
            assert!(!line.starts_with([' ', '-']) && !line.contains("  "), "{line}");
        }
        assert_snapshot!(parts(&text, &["C03: The", "A25:"]));
    }

    #[test]
    fn every_claim_and_every_added_fact_has_its_entry_and_every_source_its_link() {
        let text = said(false, true);
        let entry = |id: String| text.lines().filter(|line| line.starts_with(&id)).count();
        let library = shipped();
        let pack = find_pack(library, "b12").expect("a pack");
        let ledger = pack.ledger.as_ref().expect("a ledger");
        for claim in &ledger.claims {
            assert_eq!(entry(format!("{}  The article says:", claim.id)), 1, "{}", claim.id);
        }
        for fact in &ledger.added {
            assert_eq!(entry(format!("{}  ", fact.id)), 1, "{}", fact.id);
        }
        let sources = text.split("\nSources\n").nth(1).expect("the sources");
        assert_eq!(sources.matches("     https://").count(), pack.sources.len());
        assert!(!text.contains("only in a rule"), "each stands somewhere");
    }

    #[test]
    fn a_pack_without_a_ledger_says_so_and_names_its_sources() {
        let text = said(false, false);
        assert!(text.contains("This pack has no ledger.toml: it was compared with no article."));
        assert!(!text.contains("The article says:"));
        let sources = text.split("\nSources\n").nth(1).expect("the sources");
        assert!(sources.contains("     https://"), "{sources}");
    }
}
