package org.lectern.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lectern.schedule.Block;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;
import org.lectern.schedule.SlotId;

/// Who answers where in a session, by the slots' indexes from 0.
final class Answers {
    private final Map<Integer, Integer> answeredIn = new HashMap<>();
    private final Map<Integer, List<Integer>> covers = new HashMap<>();

    Answers(Session session) {
        Map<SlotId, Integer> indexes = new HashMap<>();
        List<Slot> slots = session.slots();
        for (int i = 0; i < slots.size(); i++) {
            indexes.put(slots.get(i).id(), i);
        }
        for (Block block : Block.of(session)) {
            Integer qa =
                    block.jointQa() == null ? null : indexes.get(block.jointQa().id());
            for (Slot.Talk talk : block.talks()) {
                Integer index = indexes.get(talk.id());
                Integer where = block.isJoint() ? qa : index;
                if (index != null && where != null) {
                    answeredIn.put(index, where);
                    if (block.isJoint()) {
                        covers.computeIfAbsent(where, _ -> new ArrayList<>()).add(index);
                    }
                }
            }
        }
    }

    /// The slot in which a talk's questions are answered; null where there is none.
    @Nullable
    Integer answeredIn(int talk) {
        return answeredIn.get(talk);
    }

    /// The talks whose questions a joint Q&A answers.
    List<Integer> covers(int qa) {
        return covers.getOrDefault(qa, List.of());
    }
}
