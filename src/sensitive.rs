//! A wrapper for what a person typed or chose. It cannot be printed by accident: no `Display`, no
//! `Serialize`, and `Debug` says `[hidden]`.

use std::fmt;

/// Something a person typed or chose. Take it out with [`Sensitive::reveal`], and only to decide
/// what to show that same person.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Sensitive<T>(T);

impl<T> Sensitive<T> {
    /// Wraps a value.
    pub fn new(value: T) -> Self {
        Self(value)
    }

    /// The value itself.
    pub fn reveal(&self) -> &T {
        &self.0
    }

    /// The value itself, to change it in place.
    pub fn reveal_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

impl<T> fmt::Debug for Sensitive<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[hidden]")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_text_hides_the_value() {
        let typed = Sensitive::new("tingling since May");
        assert_eq!(format!("{typed:?}"), "[hidden]");
        assert_eq!(*typed.reveal(), "tingling since May");
    }
}
