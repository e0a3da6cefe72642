package org.lectern.floor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lectern.cue.OnNow;
import org.lectern.cue.SlotTimes;
import org.lectern.schedule.Block;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;
import org.lectern.schedule.Slot.Talk;
import org.lectern.schedule.SlotId;
import org.lectern.wording.Refusal;

/// Where a question goes.
sealed interface Route {
    /// @param talk null for all talks of the block
    record To(Block block, @Nullable Talk talk) implements Route {}

    record Refused(Refusal refusal) implements Route {}

    /// What is known of where it was asked.
    sealed interface Hint {
        /// The talk was named: its id, its number or a part of its title.
        record Named(String typed) implements Hint {}

        /// It was asked in the thread of a block.
        record InThread(Block block) implements Hint {}

        /// It was asked with the button of a slot.
        record Button(SlotId about) implements Hint {}

        /// It was asked with the button of a joint Q&A, for all its talks.
        record All(SlotId about) implements Hint {}

        /// It was asked in the thread of what is left out by now.
        record LeftOut(Talk talk) implements Hint {}

        record None() implements Hint {}
    }

    /// The first that matches: the talk that is named; the thread's block or the button's talk; the talk on now;
    /// the block of the joint Q&A on now; in a break or gap, the block just heard; before the session, none: the
    /// talk is to be named; after it, the last block.
    ///
    /// @param late how long after the session's close questions are still taken
    static Route of(Session session, List<Block> blocks, Hint hint, Instant now, Duration late) {
        if (hint instanceof Hint.LeftOut(Talk talk)) {
            return new Refused(new Refusal.LeftOut(talk));
        }
        if (session.slots().isEmpty()) {
            return new Refused(new Refusal.NothingLeft(session.title()));
        }
        if (blocks.isEmpty()) {
            return new Refused(new Refusal.NobodyAnswers());
        }
        if (!now.isBefore(SlotTimes.closing(session).plus(late))) {
            return new Refused(new Refusal.SessionOver());
        }
        return switch (hint) {
            case Hint.Named(String typed) -> named(session, blocks, typed);
            case Hint.InThread(Block block) -> new To(block, talkOnNow(session, block, now));
            case Hint.Button(SlotId about) -> about(session, blocks, about);
            case Hint.All(SlotId about) ->
                Block.holding(blocks, about)
                        .<Route>map(block -> new To(block, null))
                        .orElseGet(() -> new Refused(new Refusal.Gone()));
            case Hint.LeftOut(Talk talk) -> new Refused(new Refusal.LeftOut(talk));
            case Hint.None() -> byTime(session, blocks, now);
        };
    }

    private static Route named(Session session, List<Block> blocks, String typed) {
        List<Talk> found = Talks.named(session, typed);
        return switch (found.size()) {
            case 0 -> new Refused(new Refusal.NoSuchTalk(typed));
            case 1 -> to(blocks, found.getFirst());
            default -> new Refused(new Refusal.Ambiguous(typed, found));
        };
    }

    private static Route about(Session session, List<Block> blocks, SlotId about) {
        Optional<Talk> talk =
                Talks.of(session).filter(each -> each.id().equals(about)).findFirst();
        if (talk.isPresent()) {
            return to(blocks, talk.get());
        }
        return Block.holding(blocks, about)
                .<Route>map(block -> new To(block, null))
                .orElseGet(() -> new Refused(new Refusal.Gone()));
    }

    private static Route to(List<Block> blocks, Talk talk) {
        return Block.holding(blocks, talk.id())
                .<Route>map(block -> new To(block, talk))
                .orElseGet(() -> new Refused(new Refusal.NoQuestions(talk)));
    }

    /// The talk of a block that is on, or its only one; null for all of them.
    private static @Nullable Talk talkOnNow(Session session, Block block, Instant now) {
        if (!block.isJoint()) {
            return block.first();
        }
        return OnNow.at(session, now) instanceof OnNow.On(Talk talk)
                        && block.talks().contains(talk)
                ? talk
                : null;
    }

    private static Route byTime(Session session, List<Block> blocks, Instant now) {
        return switch (OnNow.at(session, now)) {
            case OnNow.On(Talk talk) -> to(blocks, talk);
            case OnNow.On(Slot.JointQa qa) ->
                Block.holding(blocks, qa.id())
                        .<Route>map(block -> new To(block, null))
                        .orElseGet(() -> lastHeard(blocks, SlotTimes.start(qa)));
            case OnNow.On(Slot.Break pause) -> lastHeard(blocks, SlotTimes.start(pause));
            case OnNow.Gap gap -> lastHeard(blocks, SlotTimes.start(gap.next()));
            case OnNow.Before _ ->
                new Refused(new Refusal.ChooseTalk(blocks.getFirst().first()));
            case OnNow.After _ -> lastHeard(blocks, Instant.MAX);
        };
    }

    /// The block that was on last before an instant, by its latest talk or its Q&A.
    private static Route lastHeard(List<Block> blocks, Instant before) {
        return blocks.stream()
                .flatMap(block -> slots(block)
                        .map(SlotTimes::start)
                        .filter(before::isAfter)
                        .map(start -> Map.entry(start, block)))
                .max(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .map(Route::wholeOf)
                .orElseGet(() ->
                        new Refused(new Refusal.ChooseTalk(blocks.getFirst().first())));
    }

    private static Stream<Slot> slots(Block block) {
        return Stream.concat(block.talks().stream(), Stream.ofNullable(block.jointQa()));
    }

    private static Route wholeOf(Block block) {
        return new To(block, block.isJoint() ? null : block.first());
    }
}
