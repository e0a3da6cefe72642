package org.lectern.schedule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lectern.schedule.Slot.JointQa;
import org.lectern.schedule.Slot.Talk;

/// The talks that one Q&A serves: a talk with its own Q&A alone, or the talks of a joint Q&A.
///
/// @param id the slot whose Q&A it is: the talk's own, the joint Q&A's, or the first talk's where a joint Q&A is
/// missing
/// @param talks in order; at least one
/// @param jointQa null for a talk with its own Q&A, and for joint talks that no Q&A slot follows
public record Block(SlotId id, List<Talk> talks, @Nullable JointQa jointQa) {
    public Block {
        talks = List.copyOf(talks);
        if (talks.isEmpty()) {
            throw new IllegalArgumentException("block " + id + " has no talk");
        }
    }

    /// Whether its talks share one Q&A.
    public boolean isJoint() {
        return talks.getFirst().qa() == Slot.Qa.JOINT;
    }

    public Talk first() {
        return talks.getFirst();
    }

    /// Whether a talk is one of its own.
    ///
    /// @param talk null for none
    public boolean has(@Nullable SlotId talk) {
        return talks.stream().anyMatch(each -> each.id().equals(talk));
    }

    /// The blocks of a session in order. A joint Q&A serves the joint talks since the joint Q&A before it; joint
    /// talks that no Q&A follows make a last block of their own; a joint Q&A with nothing before it makes none.
    public static List<Block> of(Session session) {
        List<Block> blocks = new ArrayList<>();
        List<Talk> open = new ArrayList<>();
        for (Slot slot : session.slots()) {
            switch (slot) {
                case Talk talk -> {
                    switch (talk.qa()) {
                        case OWN -> blocks.add(new Block(talk.id(), List.of(talk), null));
                        case JOINT -> open.add(talk);
                        case NONE -> {}
                    }
                }
                case JointQa qa -> {
                    if (!open.isEmpty()) {
                        blocks.add(new Block(qa.id(), open, qa));
                        open.clear();
                    }
                }
                case Slot.Break _ -> {}
            }
        }
        if (!open.isEmpty()) {
            blocks.add(new Block(open.getFirst().id(), open, null));
        }
        return List.copyOf(blocks);
    }

    /// The same blocks in their session with other times, without those of whose talks none is left.
    public static List<Block> in(Session session, List<Block> blocks) {
        Map<SlotId, List<Talk>> left = new HashMap<>();
        blocks.forEach(block -> {
            List<Talk> talks = new ArrayList<>();
            block.talks().forEach(talk -> left.put(talk.id(), talks));
        });
        Map<SlotId, JointQa> moved = new HashMap<>();
        for (Slot slot : session.slots()) {
            switch (slot) {
                case Talk talk ->
                    left.getOrDefault(talk.id(), new ArrayList<>()).add(talk);
                case JointQa qa -> moved.put(qa.id(), qa);
                case Slot.Break _ -> {}
            }
        }
        return blocks.stream()
                .flatMap(block -> {
                    List<Talk> talks = left.getOrDefault(block.first().id(), List.of());
                    JointQa qa = block.jointQa();
                    return talks.isEmpty()
                            ? Stream.of()
                            : Stream.of(new Block(block.id(), talks, qa == null ? null : moved.get(qa.id())));
                })
                .toList();
    }

    /// The block that answers for a slot: a talk's own block, or the block that a joint Q&A serves.
    public static Optional<Block> holding(List<Block> blocks, SlotId slot) {
        return blocks.stream()
                .filter(block -> block.id().equals(slot)
                        || block.talks().stream().anyMatch(talk -> talk.id().equals(slot)))
                .findFirst();
    }
}
