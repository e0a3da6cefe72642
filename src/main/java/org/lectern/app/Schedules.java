package org.lectern.app;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.lectern.app.Configuration.HostedSchedule;
import org.lectern.chat.Venue;
import org.lectern.floor.Hosted;
import org.lectern.schedule.reader.Given;
import org.lectern.schedule.reader.IdSource;
import org.lectern.schedule.reader.Problem;
import org.lectern.schedule.reader.Reading;
import org.lectern.schedule.reader.ScheduleFile;

/// The schedules that the configuration names, read.
///
/// @param hosted under fresh identities: the ledger knows the stored ones
/// @param problems each with its file and line
record Schedules(List<Hosted> hosted, List<String> problems) {
    Schedules {
        hosted = List.copyOf(hosted);
        problems = List.copyOf(problems);
    }

    /// @throws BadConfiguration where a file cannot be read, or holds no session
    static Schedules read(List<HostedSchedule> configured) throws BadConfiguration {
        List<Hosted> hosted = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        for (HostedSchedule schedule : configured) {
            Reading reading = ScheduleFile.read(schedule.schedule(), Given.NOTHING, IdSource.random(new SecureRandom()));
            for (Problem problem : reading.problems()) {
                (problem.isError() ? errors : problems).add(told(schedule.schedule(), problem));
            }
            Venue venue = new Venue(
                    schedule.channel(),
                    schedule.chairs(),
                    schedule.chairsChannel(),
                    schedule.links(),
                    schedule.language(),
                    Set.copyOf(schedule.chairRoles()),
                    schedule.authors());
            List<Hosted> held = reading.sessions().stream()
                    .map(session -> new Hosted(session, venue, schedule.moderation(), schedule.anonymous()))
                    .toList();
            hosted.addAll(held);
            schedule.authors().keySet().stream()
                    .filter(talk ->
                            held.stream().allMatch(each -> each.talksNotFound().contains(talk)))
                    .sorted()
                    .forEach(talk -> errors.add(schedule.schedule() + ": the configuration names authors of the talk \""
                            + talk + "\", which is no one talk there; name it by its number or its whole title"));
        }
        if (!errors.isEmpty()) {
            throw new BadConfiguration(errors);
        }
        return new Schedules(hosted, problems);
    }

    /// A problem of the file as a whole names the file itself.
    private static String told(Path file, Problem problem) {
        return problem.line() == 0 ? problem.message() : file + ":" + problem.line() + ": " + problem.message();
    }
}
