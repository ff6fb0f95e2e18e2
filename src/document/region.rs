//! Places in lines and columns, as people and editors count them.

use std::ops::Range;

/// A stretch of a file, in bytes.
pub type Span = Range<usize>;

/// A stretch of a file in lines and columns. Both count from 1; columns count characters (Unicode
/// code points). A stretch without length ends where it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Region {
    /// The first line.
    pub line: usize,
    /// The column of the first character.
    pub column: usize,
    /// The last line.
    pub end_line: usize,
    /// The column after the last character.
    pub end_column: usize,
}

impl Region {
    /// Where a span of that text begins, without its length.
    pub fn start_of(text: &str, span: &Span) -> Self {
        Self::of(text, &(span.start..span.start))
    }

    /// Where a span of that text is. A line break at its end is left out; what lies outside of the
    /// text is at its end.
    pub fn of(text: &str, span: &Span) -> Self {
        let start = text.floor_char_boundary(span.start);
        let within = text.get(start..text.floor_char_boundary(span.end)).unwrap_or_default();
        let (line, column) = place(text, start);
        let end = start + within.trim_end_matches(['\r', '\n']).len();
        let (end_line, end_column) = place(text, end);
        Self { line, column, end_line, end_column }
    }
}

fn place(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let in_line = before.rsplit('\n').next().unwrap_or_default();
    // An editor does not show the mark at the start of a file, nor count it.
    (line, in_line.trim_start_matches('\u{feff}').chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, part: &str) -> [usize; 4] {
        let start = text.find(part).expect("the part");
        let region = Region::of(text, &(start..start + part.len()));
        [region.line, region.column, region.end_line, region.end_column]
    }

    #[test]
    fn columns_count_characters_and_not_bytes() {
        assert_eq!(of("a = 1\nb = 2\n", "b"), [2, 1, 2, 2]);
        assert_eq!(of("title = \"Ärger 🦷\", x = 1", "x"), [1, 20, 1, 21]);
        assert_eq!(of("title = \"Ärger 🦷\"", "Ärger 🦷"), [1, 10, 1, 17]);
        assert_eq!(of("\u{feff}[pack]\r\nid = 1\r\n", "[pack]"), [1, 1, 1, 7]);
        assert_eq!(of("\u{feff}[pack]\r\nid = 1\r\n", "id"), [2, 1, 2, 3]);
    }

    #[test]
    fn a_place_of_several_lines_ends_in_the_last_of_them() {
        assert_eq!(of("a = [\n  1,\n  2,\n]\n", "[\n  1,\n  2,\n]"), [1, 5, 4, 2]);
        assert_eq!(of("a = {\r\n}", "\r\n"), [1, 6, 1, 6]);
    }

    #[test]
    fn a_place_outside_of_the_text_is_at_its_end() {
        let end = Region { line: 2, column: 3, end_line: 2, end_column: 3 };
        assert_eq!(Region::of("ä\nöö", &(100..200)), end);
        assert_eq!(
            Region::of("", &(0..1)),
            Region { line: 1, column: 1, end_line: 1, end_column: 1 }
        );
        let inside = Region { line: 1, column: 1, end_line: 1, end_column: 1 };
        assert_eq!(Region::of("ä", &(1..1)), inside, "within a character");
    }
}
