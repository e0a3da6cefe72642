package org.lectern.floor;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.lectern.chat.Interaction.Context;
import org.lectern.chat.Later;
import org.lectern.floor.Ledger.News;
import org.lectern.outbox.Outbox;
import org.lectern.outbox.Outbox.Settled;
import org.lectern.outbox.Send;
import org.lectern.schedule.SessionId;
import org.lectern.wording.Mine;
import org.lectern.wording.Scene;

/// Tells people what became of their questions: in private, by the latest interaction of theirs in which they asked or
/// looked after their questions, for as long as that lasts; after that by direct message where they want that. What is
/// told in private is noted before, so that a crash never has it told again.
final class Telling {
    /// Discord takes follow-ups for 15 minutes of real time.
    private static final Duration LIFE = Duration.ofSeconds(15 * 60 - 10);

    /// How many people are remembered at most; whoever was heard least lately is forgotten first.
    private static final int MOST = 5_000;

    private final Function<SessionId, Optional<Scene>> scenes;
    private final InstantSource clock;
    private final Outbox outbox;
    private final Consumer<List<Send>> sender;
    private final LongSupplier nanoTime;
    private final Map<Long, Held> byPerson = new LinkedHashMap<>();

    /// The latest interaction of a person.
    ///
    /// @param until when it ends, in nanoseconds of the monotonic clock
    /// @param told the keys of what they were told
    private record Held(Later later, Locale language, long until, Set<String> told) {}

    /// @param scenes those of the sessions; empty for one that is not held
    /// @param sender takes direct messages
    /// @param nanoTime a monotonic clock in nanoseconds
    Telling(
            Function<SessionId, Optional<Scene>> scenes,
            InstantSource clock,
            Outbox outbox,
            Consumer<List<Send>> sender,
            LongSupplier nanoTime) {
        this.scenes = scenes;
        this.clock = clock;
        this.outbox = outbox;
        this.sender = sender;
        this.nanoTime = nanoTime;
    }

    /// Keeps an interaction that has just come, to tell whoever acted more by it.
    synchronized void keep(Context context, Later later) {
        Held before = byPerson.remove(context.person().id());
        byPerson.put(
                context.person().id(),
                new Held(
                        later,
                        context.locale(),
                        nanoTime.getAsLong() + LIFE.toNanos(),
                        before == null ? new HashSet<>() : before.told()));
        if (byPerson.size() > MOST) {
            byPerson.remove(byPerson.keySet().iterator().next());
        }
    }

    /// Tells each person their news, unless they were told before.
    void tell(List<News> news) {
        news.forEach(this::tell);
    }

    private void tell(News news) {
        Send direct = news.direct();
        Optional<Scene> scene = scenes.apply(news.question().session());
        Optional<Held> held = scene.flatMap(_ -> heldBy(news));
        if (held.isPresent() && scene.isPresent()) {
            if (direct == null) {
                whisper(held.get(), scene.get(), news);
            } else {
                var _ = noted(direct).whenComplete((_, fault) -> {
                    if (fault == null) {
                        whisper(held.get(), scene.get(), news);
                    } else {
                        sender.accept(List.of(direct));
                    }
                });
            }
        } else if (direct != null) {
            sender.accept(List.of(direct));
        }
    }

    /// That what a direct message would tell is told in another way.
    private CompletableFuture<List<Send>> noted(Send direct) {
        return outbox.settle(List.of(new Settled.Sent(direct.key(), 0, clock.instant())));
    }

    private static void whisper(Held held, Scene scene, News news) {
        var _ = held.later().tell(Mine.told(scene.in(held.language()), news.question(), news.whole()));
    }

    /// The interaction by which somebody can be told their news; empty where there is none, and where they were.
    private synchronized Optional<Held> heldBy(News news) {
        long person = news.question().asker();
        Held held = byPerson.get(person);
        if (held == null) {
            return Optional.empty();
        }
        if (held.until() - nanoTime.getAsLong() <= 0) {
            byPerson.remove(person);
            return Optional.empty();
        }
        return held.told().add(news.key()) ? Optional.of(held) : Optional.empty();
    }
}
