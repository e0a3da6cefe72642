package org.lectern.standin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;

/// Many people who do the same: each as soon as one before was answered, or at fixed times whether or not. It runs
/// inside the stand-in, so that what it measures is the bot and not the way to whoever asks for it.
public final class Load {
    /// So many people take turns, from one load to the next, so that none of them does much within a minute.
    static final int PEOPLE = 20_000;

    private static final Duration TOLD_WITHIN = Duration.ofSeconds(10);

    private final StandIn standin;
    private final List<Actor> people = new ArrayList<>();
    private int turns;

    Load(StandIn standin) {
        this.standin = standin;
    }

    /// What one of them does.
    interface Deed extends BiFunction<Actor, Integer, Interaction> {}

    /// When the next one does it.
    sealed interface Rhythm {
        /// As soon as fewer wait for an answer, or for what follows a deferral.
        record AtOnce(int people) implements Rhythm {}

        /// At even intervals, whether or not those before were answered.
        record PerSecond(double times) implements Rhythm {}
    }

    /// What became of one.
    ///
    /// @param nanos from when it was due until the first response had arrived; empty where none came within 3 s
    /// @param deferred whether that response was a deferral
    /// @param told what that person reads in the end
    /// @param toldNanos from when it was due until that could be read; empty where it could not
    public record Done(OptionalLong nanos, boolean deferred, String told, OptionalLong toldNanos) {}

    /// @param nanos from the first until the last first response had arrived
    /// @param toldNanos from the first until all had been told, also those who were deferred
    public record Result(long nanos, long toldNanos, List<Done> done) {}

    /// @param told completes when it is answered, after a deferral when what follows that is there
    private record Begun(Interaction interaction, long lateNanos, CompletableFuture<Long> told) {}

    /// Has it done so many times, and waits until all is told.
    ///
    /// @param by who does it each time; empty where people take turns
    synchronized Result run(Deed deed, int times, Rhythm rhythm, List<Actor> by) {
        List<Actor> actors = by.isEmpty() ? turns(times) : by;
        List<Begun> begun = new ArrayList<>(times);
        long start = System.nanoTime();
        switch (rhythm) {
            case Rhythm.AtOnce(int atOnce) -> {
                Semaphore free = new Semaphore(atOnce);
                for (int i = 0; i < times; i++) {
                    acquire(free);
                    begun.add(begin(deed, actors.get(i % actors.size()), i, free::release, System.nanoTime()));
                }
            }
            case Rhythm.PerSecond(double perSecond) -> {
                for (int i = 0; i < times; i++) {
                    long due = start + (long) (i * 1e9 / perSecond);
                    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                        LockSupport.parkNanos(left);
                    }
                    begun.add(begin(deed, actors.get(i % actors.size()), i, () -> {}, due));
                }
            }
        }
        List<Done> done = begun.stream().map(Load::done).toList();
        long last = begun.stream()
                .mapToLong(each -> each.interaction().answeredNanos())
                .max()
                .orElse(start);
        long told = done.stream().anyMatch(Done::deferred) ? System.nanoTime() : last;
        return new Result(last - start, told - start, done);
    }

    private List<Actor> turns(int times) {
        List<Actor> actors = new ArrayList<>(times);
        for (int i = 0; i < times; i++) {
            int number = turns++ % PEOPLE;
            if (number == people.size()) {
                people.add(standin.as(standin.createUser("asker-" + number)));
            }
            actors.add(people.get(number));
        }
        return actors;
    }

    /// Those whom nobody has answered for 3 s do not keep the others.
    private static void acquire(Semaphore free) {
        try {
            var _ = free.tryAcquire(Interaction.DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static Begun begin(Deed deed, Actor person, int number, Runnable then, long due) {
        CompletableFuture<Long> told = new CompletableFuture<>();
        Interaction interaction = person.doing(() -> deed.apply(person, number), () -> {
            told.complete(System.nanoTime());
            then.run();
        });
        return new Begun(interaction, Math.max(0, interaction.sentNanos() - due), told);
    }

    private static Done done(Begun begun) {
        Interaction interaction = begun.interaction();
        if (interaction.answer(Interaction.DEADLINE.plusSeconds(1)) instanceof Answer.Nothing) {
            return new Done(OptionalLong.empty(), false, "", OptionalLong.empty());
        }
        long nanos = interaction.latency().orElseThrow().toNanos() + begun.lateNanos();
        boolean deferred = interaction.answered().orElseThrow() instanceof Answer.Thinking;
        String told = told(interaction);
        OptionalLong toldNanos = !deferred
                ? OptionalLong.of(nanos)
                : begun.told().isDone()
                        ? OptionalLong.of(begun.told().join() - interaction.sentNanos() + begun.lateNanos())
                        : OptionalLong.empty();
        return new Done(OptionalLong.of(nanos), deferred, told, toldNanos);
    }

    /// What follows a deferral is waited for.
    private static String told(Interaction interaction) {
        return switch (interaction.answered().orElseThrow()) {
            case Answer.Message _, Answer.Thinking _ -> {
                try {
                    yield interaction.message(TOLD_WITHIN).text();
                } catch (IllegalStateException _) {
                    yield "";
                }
            }
            case Answer.Updated _, Answer.Silent _, Answer.Choices _, Answer.Form _, Answer.Nothing _ -> "";
        };
    }

    /// A command with one option that is another text each time.
    static Deed command(String place, String name, String option, List<String> texts) {
        return (person, number) -> person.command(place, name, Map.of(option, texts.get(number)));
    }

    static Deed command(String place, String name) {
        return (person, _) -> person.command(place, name);
    }

    static Deed press(String message, String button) {
        return (person, _) -> person.press(message, button);
    }
}
