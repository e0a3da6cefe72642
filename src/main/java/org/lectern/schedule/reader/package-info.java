/// One reader for each schedule format: text in, sessions and every problem with its line out.
///
/// Public: [ScheduleFile] reads a file, [SessionPage] a page's text; both give a [Reading] of sessions and [Problem]s.
/// [IdSource] gives what is read its identities; `schedule.Identities` matches them with those that are stored.
@NullMarked
package org.lectern.schedule.reader;

import org.jspecify.annotations.NullMarked;
