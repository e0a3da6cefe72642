package org.lectern.chat.discord;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// Bounds the questions that are worked on at once. Where thousands ask in the same second, each would take its
/// share of the processors, and most answers would come after Discord's three seconds. So those beyond the bound are
/// deferred at once, which costs little, and are worked on when that has left: late, but nobody is told that nothing
/// has answered.
final class Turns {
    /// A quarter more than JDA may send requests at once: a turn ends only some time after its answer has arrived,
    /// when whoever got it may have asked again.
    static final int AT_ONCE = 640;

    /// While more deferrals than these are under way, no other turn begins.
    private static final int DEFERRING = 32;

    private final int atOnce;
    private final Executor threads;
    private final Queue<CompletableFuture<Void>> waiting = new ArrayDeque<>();
    private int taken;
    private int deferring;

    /// @param threads run what has waited for its turn
    Turns(int atOnce, Executor threads) {
        this.atOnce = atOnce;
        this.threads = threads;
    }

    /// Completes when a turn begins, which is to be ended by [#leave].
    ///
    /// @param deferral tells whoever has to wait that they are heard
    CompletableFuture<Void> take(Supplier<CompletableFuture<?>> deferral) {
        CompletableFuture<Void> turn = new CompletableFuture<>();
        synchronized (this) {
            if (taken < atOnce && waiting.isEmpty()) {
                taken++;
                return CompletableFuture.completedFuture(null);
            }
            waiting.add(turn);
            deferring++;
        }
        var _ = deferral.get().whenComplete((_, _) -> deferred());
        return turn;
    }

    private void deferred() {
        synchronized (this) {
            deferring--;
        }
        begin();
    }

    void leave() {
        synchronized (this) {
            taken--;
        }
        begin();
    }

    private void begin() {
        List<CompletableFuture<Void>> begun = new ArrayList<>();
        synchronized (this) {
            while (taken < atOnce && deferring <= DEFERRING && !waiting.isEmpty()) {
                taken++;
                begun.add(waiting.remove());
            }
        }
        begun.forEach(turn -> threads.execute(() -> turn.complete(null)));
    }
}
