package org.lectern.cue.quartz;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.quartz.spi.ThreadPool;

/// Quartz's jobs, each on a virtual thread of its own: cues of one instant do not wait for each other.
/// Public only because Quartz calls it by reflection.
public final class VirtualThreads implements ThreadPool {
    private static final long PATIENCE_SECONDS = 5;

    private final int atOnce;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("lectern-cue-", 0).factory());

    /// @param atOnce how many jobs Quartz may hand over in one batch
    VirtualThreads(int atOnce) {
        this.atOnce = atOnce;
    }

    @Override
    public boolean runInThread(Runnable job) {
        try {
            threads.execute(job);
            return true;
        } catch (RejectedExecutionException _) {
            return false;
        }
    }

    @Override
    public int blockForAvailableThreads() {
        return atOnce;
    }

    @Override
    public int getPoolSize() {
        return atOnce;
    }

    @Override
    public void shutdown(boolean waitForJobsToComplete) {
        threads.shutdown();
        try {
            if (waitForJobsToComplete && !threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException _) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void initialize() {}

    @Override
    public void setInstanceId(String id) {}

    @Override
    public void setInstanceName(String name) {}
}
