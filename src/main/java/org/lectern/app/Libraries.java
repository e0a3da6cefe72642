package org.lectern.app;

import java.nio.file.Path;
import java.time.InstantSource;
import org.lectern.schedule.reader.Library;

/// The libraries that commands read schedules from.
final class Libraries {
    private Libraries() {}

    /// Of a command that looks once.
    static Library passing() {
        return Library.passing(agent(), InstantSource.system());
    }

    /// Of a bot: copies of schedules on the web are kept beside its store.
    static Library of(Configuration configuration) {
        Path store = configuration.store();
        return Library.keeping(
                store.resolveSibling(store.getFileName() + ".schedules"),
                agent(),
                InstantSource.system(),
                configuration.reread());
    }

    private static String agent() {
        String version = Main.class.getPackage().getImplementationVersion();
        return "Lectern/" + (version == null ? "development" : version);
    }
}
