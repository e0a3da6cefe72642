/// The database: the programme, facts, questions and the outbox, on SQLite. The only importer of java.sql.
///
/// Its public API: [Store] is a bot's ledger and outbox; [Records] reads a database for an audit; [Backup] copies one.
///
/// Numbered migrations stand beside the code as `V1__….sql` and are never edited; `PRAGMA user_version` counts them.
/// Instants are kept as milliseconds since 1970; the times that a page prints, as texts with their offset.
@NullMarked
package org.lectern.store;

import org.jspecify.annotations.NullMarked;
