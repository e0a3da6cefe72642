package org.lectern.app;

import java.time.Duration;
import java.util.Optional;

/// Ends this process in order when the launcher that started it is gone without having passed a signal on, as after
/// `kill -9`: nobody could end it otherwise, and the next start would be a second bot beside it.
///
/// Looked at is who the parent is, not whether the launcher's process exists: a killed process that nobody has waited
/// for still exists, but is nobody's parent any more.
final class LauncherWatch {
    /// The system property with the launcher's process id; unset where Lectern was started without it.
    static final String LAUNCHER = "lectern.launcher";

    private static final Duration EVERY = Duration.ofSeconds(1);

    private LauncherWatch() {}

    static void start() {
        Long launcher = Long.getLong(LAUNCHER);
        if (launcher != null) {
            var _ = Thread.ofPlatform().name("launcher-watch").daemon().start(() -> watch(launcher));
        }
    }

    private static void watch(long launcher) {
        try {
            while (isParent(launcher)) {
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException _) {
            return;
        }
        System.err.println("Lectern's launcher has been killed: Lectern ends.");
        System.exit(1);
    }

    private static boolean isParent(long pid) {
        Optional<ProcessHandle> parent = ProcessHandle.current().parent();
        return parent.isPresent() && parent.get().pid() == pid && parent.get().isAlive();
    }
}
