/// The timer that wakes Lectern at boundaries, on Quartz. The only importer of Quartz.
///
/// Its public API: [QuartzTimer].
@NullMarked
package org.lectern.cue.quartz;

import org.jspecify.annotations.NullMarked;
