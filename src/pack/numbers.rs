//! The numbers of a text: they must be the same in every language.

/// The numbers of a text, sorted: a language may name the countries in another order.
pub(super) fn numbers(text: &str) -> Vec<&str> {
    let parts = text.split(|char: char| !char.is_ascii_digit());
    let mut numbers: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    numbers.sort_unstable();
    numbers
}
