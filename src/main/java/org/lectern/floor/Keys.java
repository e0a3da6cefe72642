package org.lectern.floor;

import java.util.Optional;
import org.lectern.cue.CueKey;
import org.lectern.schedule.SlotId;

/// The keys of sends: what is said at a cue has the cue's own.
final class Keys {
    private static final String THREAD = ".thread";
    private static final String LINE = "/t";

    private Keys() {}

    /// The opening of a block's thread.
    static String thread(SlotId block) {
        return block + THREAD;
    }

    /// The line in the thread, where a cue is announced in the channel too.
    static String line(CueKey cue) {
        return cue + LINE;
    }

    static boolean isLine(String key) {
        return key.endsWith(LINE);
    }

    /// The block whose thread a send opens; empty where it opens none.
    static Optional<SlotId> blockOfThread(String key) {
        return key.endsWith(THREAD)
                ? Optional.of(new SlotId(key.substring(0, key.length() - THREAD.length())))
                : Optional.empty();
    }

    /// The cue at which a message is said.
    static CueKey cue(String key) {
        return CueKey.parse(isLine(key) ? key.substring(0, key.length() - LINE.length()) : key);
    }
}
