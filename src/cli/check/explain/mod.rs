//! The guide's chapter on findings, for `myelin check --explain`.

/// The guide for authors, as it was when the program was built.
const GUIDE: &str = include_str!("../../../../docs/pack-guide.md");

/// What begins the section of a code. Nothing else in the guide begins so.
const HEADING: &str = "\n### `";

/// What the guide says about a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct GuideSection {
    pub(super) code: &'static str,
    /// As it is written, in Markdown.
    pub(super) text: &'static str,
}

/// The section of every code, in the order of the guide.
pub(super) fn sections() -> impl Iterator<Item = GuideSection> {
    GUIDE.split(HEADING).skip(1).filter_map(|rest| {
        let (code, text) = rest.split_once("`\n")?;
        let text = text.split("\n## ").next()?.trim();
        Some(GuideSection { code, text })
    })
}

/// The section of a code.
pub(super) fn section(code: &str) -> Option<GuideSection> {
    sections().find(|section| section.code == code)
}

/// What `--explain` answers: the section of a code, or for `list` a line for each code.
///
/// # Errors
///
/// A sentence that names the code that was likely meant.
pub(super) fn explain(code: &str) -> Result<String, String> {
    if code == "list" {
        let line =
            |section: GuideSection| format!("{}: {}\n", section.code, section.first_sentence());
        return Ok(sections().map(line).collect());
    }
    match section(code) {
        Some(section) => Ok(format!("{code}\n\n{}\n", section.plain())),
        None => Err(format!("there is no finding `{code}`; {}", did_you_mean(code))),
    }
}

impl GuideSection {
    /// Its first sentence, in one line.
    pub(super) fn first_sentence(&self) -> String {
        let first = self.text.split("\n\n").next().unwrap_or_default();
        let line = first.split_whitespace().collect::<Vec<&str>>().join(" ");
        let end = line.split_once(". ").map(|(sentence, _)| format!("{sentence}."));
        end.unwrap_or(line)
    }

    /// Its text for a terminal: examples are indented, and not fenced.
    pub(super) fn plain(&self) -> String {
        let mut lines = Vec::new();
        let mut example = false;
        for line in self.text.lines() {
            if line.starts_with("```") {
                example = !example;
            } else {
                lines.push(if example { format!("    {line}") } else { line.to_owned() });
            }
        }
        lines.join("\n")
    }
}

/// What may have been meant, as the end of a sentence.
fn did_you_mean(code: &str) -> String {
    let alike = |known: &str| strsim::normalized_damerau_levenshtein(known, code);
    let near = sections().map(|section| section.code).filter(|known| alike(known) >= 0.6);
    let list = "`myelin check --explain list` names all";
    match near.max_by(|one, other| alike(one).total_cmp(&alike(other))) {
        Some(near) => format!("did you mean `{near}`? {list}"),
        None => list.to_owned(),
    }
}

#[cfg(test)]
mod tests;
