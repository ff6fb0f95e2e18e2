//! "Did you mean": the known name that a misspelled one is nearest to.

/// The name among `known` that is likely meant by `name`: the one with the fewest mistakes
/// (letters too many, missing, wrong or swapped), and no more of them than `most` says for it.
pub(crate) fn nearest_name<'k>(
    name: &str,
    known: impl IntoIterator<Item = &'k str>,
    most: impl Fn(&str) -> usize,
) -> Option<&'k str> {
    let mistakes = known.into_iter().map(|known| (strsim::osa_distance(name, known), known));
    let near = mistakes.filter(|(mistakes, known)| *mistakes <= most(known));
    near.min_by_key(|(mistakes, _)| *mistakes).map(|(_, known)| known)
}
