package org.lectern.app;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.lectern.floor.Rules;
import picocli.CommandLine.Option;

/// The database that a command is about, as its options name it.
final class StoreChoice {
    private static final Path CONFIG = Path.of("config", "lectern.yaml");

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The bot's configuration, which names its database (default: config/lectern.yaml).")
    private @Nullable Path config;

    @Option(
            names = "--store",
            paramLabel = "FILE",
            description = "The database, whatever the configuration names. Without --config no configuration is read.")
    private @Nullable Path store;

    /// @param lead the configured lead time, or the usual one where no configuration is read
    record Chosen(Path store, Duration lead) {}

    Chosen read() throws BadConfiguration {
        if (store != null && config == null) {
            return new Chosen(store, Rules.DEFAULT.lead());
        }
        Configuration configuration = ConfigurationReader.read(config == null ? CONFIG : config);
        return new Chosen(
                store == null ? configuration.store() : store,
                configuration.rules().lead());
    }
}
