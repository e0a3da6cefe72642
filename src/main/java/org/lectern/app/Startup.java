package org.lectern.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lectern.app.Configuration.HostedSchedule;
import org.lectern.schedule.reader.Origin;

/// All that a bot needs to start, read and found good.
record Startup(Configuration configuration, Schedules schedules, String token) {
    /// Reads the configuration, the schedules that it names and the token, and goes on after a problem.
    ///
    /// @throws BadConfiguration with every problem: of the configuration in the order of its lines, then of the
    ///     schedules in the order in which it names them, each in the order of its lines, then of the token; of the
    ///     configuration alone where it is no YAML at all
    static Startup read(Path config, Map<String, String> environment) throws BadConfiguration {
        ConfigurationReader.Draft draft = ConfigurationReader.draft(config);
        Configuration configuration = draft.configuration();
        List<String> problems = new ArrayList<>(draft.problems());
        Schedules schedules = new Schedules(List.of(), List.of(), List.of(), Libraries.of(configuration));
        String token = "";
        try {
            schedules = Schedules.read(present(configuration), schedules.library());
        } catch (BadConfiguration e) {
            e.problems().stream().distinct().forEach(problems::add);
        }
        try {
            token = Token.read(environment, configuration.discord());
        } catch (BadConfiguration e) {
            String where = configuration.discord().tokenFile() == null ? "" : draft.tokenFile();
            e.problems().forEach(problem -> problems.add(where + problem));
        }
        if (!problems.isEmpty()) {
            throw new BadConfiguration(problems);
        }
        return new Startup(configuration, schedules, token);
    }

    /// Those that are there: of the others the configuration's problems tell already.
    private static List<HostedSchedule> present(Configuration configuration) {
        return configuration.sessions().stream()
                .filter(session ->
                        !(session.schedule() instanceof Origin.File file) || isThere(file, configuration.store()))
                .toList();
    }

    private static boolean isThere(Origin.File file, Path store) {
        return !Files.isDirectory(file.path()) && (Files.exists(file.path()) || Libraries.hasCopy(store, file.path()));
    }
}
