//! One SQL text, two expansions: the same expression compiled once for each database.

/// Runs a query on a reader of whichever database it is.
macro_rules! on_read {
    ($store:expr, |$db:ident| $body:expr) => {
        match $store {
            crate::Store::Sqlite { read: $db, .. } => $body,
            crate::Store::Postgres($db) => $body,
        }
    };
}

/// Runs a query inside a transaction of whichever database it is.
macro_rules! on_tx {
    ($tx:expr, |$db:ident| $body:expr) => {
        match $tx {
            crate::Tx::Sqlite(tx) => {
                let $db = &mut **tx;
                $body
            }
            crate::Tx::Postgres(tx) => {
                let $db = &mut **tx;
                $body
            }
        }
    };
}

pub(crate) use on_read;
pub(crate) use on_tx;
