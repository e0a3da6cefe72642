package org.lectern.wording;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.Venue;
import org.lectern.question.Question;
import org.lectern.question.QuestionId;
import org.lectern.question.Standing;
import org.lectern.question.State;
import org.lectern.schedule.Block;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;
import org.lectern.schedule.Slot.Talk;
import org.lectern.schedule.SlotId;
import org.lectern.schedule.TestSessions;

/// What sentences are made of in tests.
final class Scenes {
    static final Session TRACK = TestSessions.track13();

    private Scenes() {}

    /// The session shaped like the seed, before any thread is open.
    static Scene track() {
        return of(TRACK);
    }

    static Scene of(Session session) {
        return of(session, OptionalLong.empty());
    }

    /// With every thread open under one id.
    static Scene withThreads(Session session, long thread) {
        return of(session, OptionalLong.of(thread));
    }

    private static Scene of(Session session, OptionalLong thread) {
        Map<String, URI> links = Map.of("slides", URI.create("https://example.org/slides"));
        return new Scene(session, Block.of(session), new Venue(100, List.of(41L, 42L), links), _ -> thread);
    }

    static Talk talk(int slot) {
        return TestSessions.slot(TRACK, slot, Talk.class);
    }

    static <T extends Slot> T slot(int slot, Class<T> kind) {
        return TestSessions.slot(TRACK, slot, kind);
    }

    static Block block(int slot) {
        return Block.holding(Block.of(TRACK), TRACK.slots().get(slot).id()).orElseThrow();
    }

    static Question question(int number, Block block, @Nullable SlotId talk, String text) {
        return question(number, block, talk, text, "Zoë");
    }

    static Question question(int number, Block block, @Nullable SlotId talk, String text, String asker) {
        Instant askedAt = TestSessions.at("18:05");
        return new Question(
                new QuestionId(number),
                TRACK.id(),
                number,
                block.id(),
                talk,
                text,
                7,
                asker,
                askedAt,
                Standing.of(State.OPEN));
    }
}
