package org.lectern.store;

/// Waiting for threads of our own.
final class Threads {
    private Threads() {}

    /// Waits until a thread has ended, through interrupts, which are restored.
    static void awaitEnd(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
