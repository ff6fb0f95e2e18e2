//! The kinds of messages that are told apart.

use super::rules::Rule;

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $label:literal, $card:expr;)+) => {
        /// What a message is about, as far as danger goes.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $($(#[$doc])* $kind,)+
        }

        impl Kind {
            /// All kinds, by their numbers in the model.
            pub const ALL: &[Self] = &[$(Self::$kind),+];

            /// Its label in the corpus.
            pub fn label(self) -> &'static str {
                match self { $(Self::$kind => $label,)+ }
            }

            /// The name of the card that answers it.
            pub fn card(self) -> Option<&'static str> {
                match self { $(Self::$kind => $card,)+ }
            }
        }
    };
}

kinds! {
    /// Nothing is wrong.
    Harmless = "harmless", None;
    /// Should be seen the same day.
    Today = "today", Some("today");
    /// Wants to die, plans it, says goodbye, or hurts themselves.
    Crisis = "crisis1", Some("crisis");
    /// Has lost hope, feels a burden, cannot go on.
    Despair = "crisis2", Some("crisis");
    /// Somebody else is in a crisis.
    Helper = "third_person", Some("helper");
    /// Somebody took too much, or the wrong thing.
    Overdose = "overdose", Some("overdose");
    /// A medical emergency.
    Emergency = "emergency", Some("emergency");
    /// Somebody hurts, threatens or approaches another, or fears they may.
    Harm = "harm", Some("harm");
}

impl Kind {
    /// Its number in the model.
    pub fn number(self) -> usize {
        Self::ALL.iter().position(|kind| *kind == self).unwrap_or_default()
    }

    /// The kind of a label of the corpus.
    pub fn of_label(label: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.label() == label)
    }

    /// What a rule proposes.
    pub fn of_rule(rule: &Rule) -> Option<Self> {
        let fits = |kind: &&Self| kind.card() == Some(rule.card.as_str());
        let mut kinds = Self::ALL.iter().filter(fits);
        let first = kinds.next().copied();
        if rule.is_plain { first } else { kinds.next().copied().or(first) }
    }

    /// Whether a card alone answers it.
    pub fn is_danger(self) -> bool {
        !matches!(self, Self::Harmless | Self::Today)
    }
}
