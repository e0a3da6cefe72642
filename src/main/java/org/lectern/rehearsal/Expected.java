package org.lectern.rehearsal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lectern.cue.Cue;
import org.lectern.cue.CueKey;
import org.lectern.schedule.Block;
import org.lectern.schedule.Session;
import org.lectern.schedule.SlotId;

/// What has to stand in the chat, worked out from the plan and from which of its cues were said: independent of what
/// the bot believes to have sent.
final class Expected {
    private final List<Block> blocks;
    private final Map<CueKey, List<Part>> parts = new LinkedHashMap<>();
    private final Set<SlotId> opened = new HashSet<>();

    private Expected(Session session) {
        blocks = Block.of(session);
    }

    enum What {
        MESSAGE,
        THREAD,
        LINE
    }

    /// One message or thread.
    ///
    /// @param block whose thread it is or stands in; null for a message in the channel
    record Part(String key, What what, @Nullable SlotId block) {}

    /// @param said the keys of the cues that were said
    static Expected of(Session session, List<Cue> plan, Set<CueKey> said) {
        return of(session, plan, said, Set.of());
    }

    /// @param opened the blocks whose threads were opened in other sessions, which had them then
    static Expected of(Session session, List<Cue> plan, Set<CueKey> said, Set<SlotId> opened) {
        Expected expected = new Expected(session);
        expected.opened.addAll(opened);
        plan.stream()
                .filter(cue -> said.contains(cue.key()))
                .forEach(cue -> expected.parts.put(cue.key(), expected.parts(cue)));
        return expected;
    }

    /// In order; those of a cue that was not said are none.
    List<Part> of(Cue cue) {
        return parts.getOrDefault(cue.key(), List.of());
    }

    List<Part> all() {
        return parts.values().stream().flatMap(List::stream).toList();
    }

    /// Whether a session has a block of its own with a thread of that key.
    boolean mayOpen(String threadKey) {
        return blocks.stream().anyMatch(block -> threadKey(block.id()).equals(threadKey));
    }

    /// Whether a block has a thread.
    boolean hasThread(SlotId block) {
        return opened.contains(block);
    }

    static String threadKey(SlotId block) {
        return block + ".thread";
    }

    private List<Part> parts(Cue cue) {
        String key = cue.key().toString();
        return switch (cue) {
            case Cue.HeadsUp _, Cue.SessionOpens _, Cue.BreakStarts _, Cue.SessionCloses _ ->
                List.of(new Part(key, What.MESSAGE, null));
            case Cue.TalkStarts talk -> starts(key, talk.slot(), false);
            case Cue.JointQaStarts qa -> starts(key, qa.slot(), true);
            case Cue.TimeLeft left -> List.of(new Part(key, What.LINE, left.block()));
            case Cue.FloorCloses closes -> List.of(new Part(key, What.LINE, closes.block()));
        };
    }

    /// The first that is announced of a block opens its thread; what comes later, and any joint Q&A, has a line
    /// there.
    private List<Part> starts(String key, SlotId slot, boolean line) {
        List<Part> found = new ArrayList<>(List.of(new Part(key, What.MESSAGE, null)));
        Optional<Block> block = Block.holding(blocks, slot);
        block.map(Block::id).ifPresent(id -> {
            boolean opens = opened.add(id);
            if (opens) {
                found.add(new Part(threadKey(id), What.THREAD, id));
            }
            if (line || !opens) {
                found.add(new Part(key + "/t", What.LINE, id));
            }
        });
        return List.copyOf(found);
    }
}
