package org.lectern.floor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.lectern.chat.ChatSender;
import org.lectern.outbox.Send;
import org.lectern.outbox.Sender;
import org.lectern.schedule.Block;
import org.lectern.schedule.OpenThreads;

/// Archives threads whose floor has closed, the earliest first, where a server has nearly as many active ones as
/// Discord lets it have. Their questions stay, and whoever writes in one opens it again.
final class Archiving {
    /// How many are archived at once where Discord has refused to open one.
    private static final int AT_ONCE = 10;

    /// At a boundary in hundreds of rooms they are not counted for each.
    private static final long COUNTED_NANOS = Duration.ofSeconds(1).toNanos();

    private final Map<Long, Count> counts = new HashMap<>();
    private final Directory directory;
    private final ChatSender chat;
    private final Sender sender;

    Archiving(Directory directory, ChatSender chat, Sender sender) {
        this.directory = directory;
        this.chat = chat;
        this.sender = sender;
    }

    /// @param at of the monotonic clock
    private record Count(long at, int threads) {}

    private record Over(Conductor conductor, Block block, Instant closed) {}

    /// What makes room for so many threads more in the server of a channel; nothing as long as there is room.
    List<Send> roomFor(int threads, long channel, Instant now) {
        if (threads == 0) {
            return List.of();
        }
        int tooMany = with(threads, chat.guildOf(channel)) - OpenThreads.NEAR;
        return tooMany <= 0 ? List.of() : earliest(tooMany, channel, now);
    }

    /// How many are active in a server, with so many more and all that were asked for in the last second.
    private synchronized int with(int threads, long guild) {
        long now = System.nanoTime();
        Count last = counts.get(guild);
        Count count = last != null && now - last.at() < COUNTED_NANOS
                ? new Count(last.at(), last.threads() + threads)
                : new Count(now, chat.activeThreads(guild).size() + threads);
        counts.put(guild, count);
        return count.threads();
    }

    /// What makes room in the server of a channel, where Discord says that there is none.
    List<Send> room(long channel, Instant now) {
        return earliest(AT_ONCE, channel, now);
    }

    private List<Send> earliest(int atMost, long channel, Instant now) {
        long guild = chat.guildOf(channel);
        Set<Long> active = chat.activeThreads(guild);
        List<Over> over = new ArrayList<>();
        for (Conductor conductor : directory.all()) {
            if (chat.guildOf(conductor.hosted().venue().channel()) == guild) {
                for (Block block : conductor.blocks()) {
                    OptionalLong thread = conductor.thread(block.id());
                    conductor
                            .timetable()
                            .closes(block)
                            .filter(closed -> !closed.isAfter(now))
                            .filter(_ -> thread.isPresent() && active.contains(thread.getAsLong()))
                            .filter(_ -> sender.made(Keys.archive(block.id())).isEmpty())
                            .ifPresent(closed -> over.add(new Over(conductor, block, closed)));
                }
            }
        }
        return over.stream()
                .sorted(Comparator.comparing(Over::closed))
                .limit(atMost)
                .map(each -> new Send(
                        Keys.archive(each.block().id()),
                        each.conductor().session().id(),
                        Send.What.ARCHIVE,
                        each.conductor().hosted().venue().channel(),
                        Keys.thread(each.block().id()),
                        now,
                        0))
                .toList();
    }
}
