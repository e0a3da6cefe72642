package org.lectern.app;

import java.nio.file.Path;
import java.time.InstantSource;
import org.lectern.schedule.reader.Library;
import org.lectern.schedule.reader.Origin;

/// The libraries that commands read schedules from.
final class Libraries {
    private Libraries() {}

    /// Of a command that looks once.
    static Library passing() {
        return Library.passing(agent(), InstantSource.system());
    }

    /// Of a bot: copies of schedules on the web are kept beside its store.
    static Library of(Configuration configuration) {
        return Library.keeping(copies(configuration.store()), agent(), InstantSource.system(), configuration.reread());
    }

    /// Whether a bot with that store has a copy of a schedule, for when its file is not there.
    static boolean hasCopy(Path store, Path schedule) {
        return Library.hasCopy(copies(store), new Origin.File(schedule));
    }

    private static Path copies(Path store) {
        return store.resolveSibling(store.getFileName() + ".schedules");
    }

    private static String agent() {
        String version = Main.class.getPackage().getImplementationVersion();
        return "Lectern/" + (version == null ? "development" : version);
    }
}
