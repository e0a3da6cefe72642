package org.lectern.wording;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.Venue;
import org.lectern.schedule.Block;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;
import org.lectern.schedule.SlotId;

/// What a sentence about a session may speak of.
///
/// @param blocks those of the session
/// @param threads the id of the thread of a block, by the block's id; empty where it has not been opened
/// @param heldSince since when its time stands; null where it does not
/// @param language of whoever reads it
/// @param authors the ids of those who may answer for a talk, by the talk's id
public record Scene(
        Session session,
        List<Block> blocks,
        Venue venue,
        Function<SlotId, OptionalLong> threads,
        @Nullable Instant heldSince,
        Locale language,
        Map<SlotId, List<Long>> authors) {
    /// The scene as the session's channel reads it.
    public Scene(
            Session session,
            List<Block> blocks,
            Venue venue,
            Function<SlotId, OptionalLong> threads,
            Map<SlotId, List<Long>> authors) {
        this(session, blocks, venue, threads, null, venue.language(), authors);
    }

    public Scene(Session session, List<Block> blocks, Venue venue, Function<SlotId, OptionalLong> threads) {
        this(session, blocks, venue, threads, Map.of());
    }

    /// The scene as somebody reads it.
    public Scene in(Locale reader) {
        return new Scene(session, blocks, venue, threads, heldSince, reader, authors);
    }

    Terms terms() {
        return Terms.in(language);
    }

    public Optional<Block> blockOf(SlotId slot) {
        return Block.holding(blocks, slot);
    }

    public Optional<Slot> slot(SlotId id) {
        return session.slots().stream().filter(slot -> slot.id().equals(id)).findFirst();
    }

    /// A link to the thread of a block; empty where it has not been opened.
    Optional<String> threadLink(Block block) {
        OptionalLong id = threads.apply(block.id());
        return id.isPresent() ? Optional.of("<#" + id.getAsLong() + ">") : Optional.empty();
    }
}
