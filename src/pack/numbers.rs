//! The numbers of a text: they must be the same in every language.

/// The numbers of both texts, where they are not the same: a wrong number is the worst mistake that a
/// translation can have.
pub(super) fn differ(own: &str, english: &str) -> Option<(String, String)> {
    let (own, english) = (numbers(own).join(", "), numbers(english).join(", "));
    (own != english).then_some((own, english))
}

/// The numbers of a text, sorted: a language may name the countries in another order.
fn numbers(text: &str) -> Vec<&str> {
    let parts = text.split(|char: char| !char.is_ascii_digit());
    let mut numbers: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    numbers.sort_unstable();
    numbers
}
