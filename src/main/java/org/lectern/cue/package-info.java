/// Cues: what is to be done at each boundary, and when. Pure, but for two ports.
///
/// Its public API: [Planner] plans a session's cues, [Verdict] judges one that has come up, [OnNow] says what is on,
/// [SlotTimes] what times count where a page's make no sense. A [Course] is how a session runs once its chairs [Act].
/// Time enters through [SessionClock]; a [CueTimer] wakes a [CueListener].
@NullMarked
package org.lectern.cue;

import org.jspecify.annotations.NullMarked;
