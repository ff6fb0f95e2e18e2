//! `myelin check`: everything that is wrong with the packs and the configuration, at once.

use super::choose::choose;
use super::{CONFIGURATION, Cli, Failure, look, print};
use crate::app::files;
use crate::bot::OWN_COMMANDS;
use crate::config::{self, Needs};
use crate::pack::{self, Library, Loaded, Look, Status};
use crate::safety::{Country, Mark};

/// What `myelin check` is given.
#[derive(Debug, clap::Args)]
pub(super) struct CheckArgs {
    /// Say everything in sentences, for a screen reader
    #[arg(long)]
    aloud: bool,
}

/// Checks packs, interface, safety and configuration.
pub(super) fn check(cli: &Cli, args: &CheckArgs) -> Result<(), Failure> {
    let look = if args.aloud { Look::Narrated } else { look(&std::io::stdout()) };
    let mut wrong = Vec::new();
    let config = config::load(cli.config.as_deref(), Needs::Nothing);
    let folder = match &config {
        Ok(config) => cli.folder(config).map(ToOwned::to_owned),
        Err(error) => {
            wrong.push(error.to_string());
            cli.responses.clone()
        }
    };
    match files::with_folder(folder.as_deref()) {
        Ok(files) => {
            let Loaded { library, problems } = pack::load(&files, OWN_COMMANDS);
            if !problems.is_empty() {
                print(&pack::render(&problems, &files, look))?;
            }
            match library {
                Some(library) => {
                    print(&summary(&library))?;
                    let wanted = config.as_ref().ok().and_then(|config| config.packs.as_deref());
                    wrong.extend(choose(library, wanted, false).err());
                }
                None => wrong.push("The packs have mistakes; the bot would not start.".to_owned()),
            }
        }
        Err(error) => wrong.push(error.to_string()),
    }
    if !wrong.is_empty() {
        return Err(Failure::new(CONFIGURATION, wrong.join("\n")));
    }
    print("no mistakes\n")?;
    if let Err(missing) = config::load(cli.config.as_deref(), Needs::Run) {
        print(&format!("`myelin run` still needs:\n{missing}\n"))?;
    }
    Ok(())
}

/// What there is, and what a person still has to confirm.
fn summary(library: &Library) -> String {
    let mut text = String::new();
    for pack in &library.packs {
        let passages: usize = pack.articles.iter().map(|article| article.passages.len()).sum();
        text.push_str(&format!(
            "pack {} {}{}: {} articles, {passages} passages, {} sources, {} commands\n",
            pack.id,
            pack.version,
            match pack.status {
                Status::Active => "",
                Status::Draft => " (a draft: only `try` and `walk` use it)",
                Status::Retired => " (retired: not used)",
            },
            pack.articles.len(),
            pack.sources.len(),
            pack.commands.len(),
        ));
        for flow in &pack.flows {
            text.push_str(&format!(
                "  flow {}: {} items, {} rules, {} outcomes, longest walk {} questions\n",
                flow.id,
                flow.items.len(),
                flow.rules.len(),
                flow.outcomes.len(),
                flow.longest_walk(),
            ));
        }
    }
    let countries = &library.safety.countries;
    let lines = countries.iter().flat_map(Country::shown_lines).count();
    text.push_str(&format!("safety: {} countries, {lines} lines shown\n", countries.len()));
    text.push_str("for a person to confirm before going live (not shown, or only secondary):\n");
    for country in countries {
        if matches!(country.emergency_mark, Mark::NotConfirmed | Mark::Secondary) {
            text.push_str(&format!("  {}: emergency number {}\n", country.name, country.emergency));
        }
        let weak = country.lines.iter();
        for line in weak.filter(|line| matches!(line.mark, Mark::NotConfirmed | Mark::Secondary)) {
            text.push_str(&format!("  {}: {}, {}\n", country.name, line.name, line.contact));
        }
    }
    text
}
