/// A session played against the stand-in: the bot as a process of its own, a scaled clock and an audience.
///
/// Its public API: [Rehearsal] plays and gives an [AuditReport], which [AuditFile] writes; [Start] says where it
/// begins. [ScaledClock] is also the bot's clock while it is rehearsed; [Labels] names
/// cues, for other lists of them.
@NullMarked
package org.lectern.rehearsal;

import org.jspecify.annotations.NullMarked;
