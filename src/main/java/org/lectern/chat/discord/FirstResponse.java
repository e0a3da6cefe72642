package org.lectern.chat.discord;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import net.dv8tion.jda.api.requests.RestAction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The first response to one interaction, of which Discord takes one within 3 s, and what follows it. Whichever of an
/// answer and its deferral comes first takes the only turn there is.
final class FirstResponse {
    private static final Logger LOG = LoggerFactory.getLogger(FirstResponse.class);

    /// How long an answer may take until it is announced by a deferral, counted from when the interaction was
    /// heard: a third of Discord's deadline, which leaves two for the way.
    private static final long DIRECT_MILLIS = 1000;

    /// Discord takes no first response after this. One that has waited longer for its turn to leave is not sent:
    /// it would only make those behind it late too.
    private static final long DEADLINE_MILLIS = 3000;

    private final String interaction;
    private final ScheduledExecutorService timer;
    private final Running running;
    private final Runnable ended;
    private final long heard;
    private final AtomicBoolean taken = new AtomicBoolean();
    private final CompletableFuture<Void> given = new CompletableFuture<>();

    /// The deferral, where it came before all work; null where it did not.
    private volatile @Nullable CompletableFuture<Boolean> deferral;

    /// @param interaction the id of the interaction, which was heard just now
    /// @param ended is called once: when the last of the answer has arrived, or certainly will not
    FirstResponse(String interaction, ScheduledExecutorService timer, Running running, Runnable ended) {
        this.interaction = interaction;
        this.timer = timer;
        this.running = running;
        this.ended = ended;
        this.heard = System.nanoTime();
    }

    /// Takes the turn; false where it is taken already.
    boolean take() {
        return taken.compareAndSet(false, true);
    }

    /// Defers the answer before anything is done for it: all of it comes after that.
    CompletableFuture<Boolean> defer(Supplier<RestAction<?>> response) {
        CompletableFuture<Boolean> deferred = attempt(() -> inTime(response.get()));
        deferral = deferred;
        return deferred;
    }

    /// Gives the whole answer by the first response, or after the deferral that there was. The turn must have been
    /// taken.
    ///
    /// @param after the answer after the deferral
    CompletableFuture<Boolean> give(Supplier<RestAction<?>> response, Supplier<CompletableFuture<Boolean>> after) {
        CompletableFuture<Boolean> deferred = deferral;
        return deferred == null ? give(response) : deferred.thenCompose(_ -> after.get());
    }

    /// Gives the whole answer by the first response. The turn must have been taken.
    CompletableFuture<Boolean> give(Supplier<RestAction<?>> response) {
        return end(() -> inTime(response.get()));
    }

    /// Gives an answer as soon as it is known: directly where that takes less than a second, else after a deferral.
    /// Where the turn is taken before either, there is no answer.
    ///
    /// @param known never completes exceptionally
    /// @param thinking the deferral
    /// @param direct the answer as first response, or after the deferral that came before all
    /// @param after the answer after the deferral. It does not depend on whether that seems to have arrived: one
    ///     that was delivered can still be told as failed. It waits for it to end, though, because there is nothing
    ///     to edit before.
    /// @return whether the answer has arrived
    <T> CompletableFuture<Boolean> giveWhen(
            CompletableFuture<T> known,
            Supplier<RestAction<?>> thinking,
            Function<T, CompletableFuture<Boolean>> direct,
            Function<T, CompletableFuture<Boolean>> after) {
        CompletableFuture<Boolean> deferred = new CompletableFuture<>();
        Future<?> deferring = later(() -> {
            if (deferral == null && !known.isDone() && take()) {
                var _ = attempt(() -> inTime(thinking.get())).thenRun(() -> deferred.complete(true));
            } else {
                deferred.complete(false);
            }
        });
        return running.track(known.thenCompose(answer -> {
            if (take()) {
                deferring.cancel(false);
                return direct.apply(answer);
            }
            return deferred.thenCompose(was -> was ? after.apply(answer) : CompletableFuture.completedFuture(false));
        }));
    }

    /// A request after the deferral that completes the answer.
    CompletableFuture<Boolean> end(Supplier<CompletableFuture<?>> request) {
        return attempt(request).thenApply(arrived -> {
            ended.run();
            return arrived;
        });
    }

    /// A request beyond the answer, once the first response is given: before that Discord takes no other.
    CompletableFuture<Boolean> follow(Supplier<CompletableFuture<?>> request) {
        return given.thenCompose(_ -> attempt(request));
    }

    private Future<?> later(Runnable deferring) {
        try {
            return timer.schedule(deferring, leftOf(DIRECT_MILLIS), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            return CompletableFuture.failedFuture(closed);
        }
    }

    private CompletableFuture<?> inTime(RestAction<?> response) {
        return response.timeout(Math.max(1, leftOf(DEADLINE_MILLIS)), TimeUnit.MILLISECONDS)
                .submit()
                .whenComplete((_, _) -> given.complete(null));
    }

    /// What is left of a time since the interaction was heard; 0 where it is over.
    private long leftOf(long millis) {
        return Math.max(0, millis - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - heard));
    }

    private CompletableFuture<Boolean> attempt(Supplier<CompletableFuture<?>> request) {
        try {
            return running.track(request.get()).handle((_, failure) -> arrived(failure));
        } catch (RuntimeException fault) {
            return CompletableFuture.completedFuture(arrived(fault));
        }
    }

    /// 10062 (too late), 40060 (answered already, perhaps by this very answer), a connection that broke: what the
    /// answer tells has been done, so there is nothing to do but to note it.
    private boolean arrived(@Nullable Throwable failure) {
        if (failure != null) {
            LOG.warn("The answer to interaction {} may not have arrived: {}", interaction, Login.plain(failure));
        }
        return failure == null;
    }
}
