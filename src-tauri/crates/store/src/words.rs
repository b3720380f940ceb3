//! Closed lists of words as they stand in SQL, and the macro that makes one. The words are part of the
//! document format: one is added, none is ever renamed.

/// A closed list whose words stand in SQL and JSON.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $word)] $variant,)+ }

        impl $name {
            /// The word in SQL and JSON.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// The value of that word.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }

        impl rusqlite::ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                Ok(self.as_str().into())
            }
        }

        impl rusqlite::types::FromSql for $name {
            fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
                crate::rows::word(value, Self::from_word)
            }
        }
    };
}
pub(crate) use words;

words! {
    /// Whether a document belongs to a real review or to a rehearsal (演练); the two never mix.
    Mode {
        /// The real thing.
        Official = "official",
        /// Practice.
        Rehearsal = "rehearsal",
    }
}

/// Whether a `put` stored something or found it there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// It was stored now.
    New,
    /// It was there already; nothing changed.
    Already,
}

impl Known {
    /// From the number of rows that `INSERT … ON CONFLICT DO NOTHING` wrote.
    pub(crate) fn from_rows(written: usize) -> Self {
        if written == 0 { Self::Already } else { Self::New }
    }
}

words! {
    /// How far the secretariat's fingerprint was proven to the one who holds a document.
    Anchor {
        /// Typed in from the printed notice or invitation.
        Typed = "typed",
        /// The one that was typed in for an earlier edition or batch.
        Pinned = "pinned",
        /// Nobody compared it.
        Unverified = "unverified",
    }
}
