package org.lectern.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lectern.floor.Hosted;
import org.lectern.floor.NewChannel;
import org.lectern.schedule.OpenThreads;
import org.lectern.schedule.Session;
import org.lectern.schedule.reader.Library;
import org.lectern.text.Sanitizing;

/// What `lectern check --config` prints: which session is held in which channel, what has none, and how many threads
/// will be open at once.
final class CheckConfig {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH);
    private static final int WIDEST_TITLE = 60;

    private final PrintWriter out;
    private final PrintWriter err;
    private final @Nullable ZoneId zone;

    /// @param zone to show times in; null for the schedules' own
    CheckConfig(PrintWriter out, PrintWriter err, @Nullable ZoneId zone) {
        this.out = out;
        this.err = err;
        this.zone = zone;
    }

    /// Without the token: whoever checks need not have it.
    ///
    /// @return whether there is neither a problem nor a session without a channel
    boolean print(Path file) {
        try (Library library = Libraries.passing()) {
            Configuration configuration = ConfigurationReader.read(file);
            Schedules schedules = Schedules.read(configuration.sessions(), library);
            mapping(schedules);
            threads(schedules, configuration);
            schedules.problems().forEach(problem -> err.println(Sanitizing.line(problem)));
            return schedules.problems().isEmpty();
        } catch (BadConfiguration e) {
            e.problems().forEach(err::println);
            return false;
        }
    }

    private void mapping(Schedules schedules) {
        Map<Long, List<Hosted>> channels = schedules.hosted().stream()
                .filter(each -> each.toMake() == null)
                .collect(Collectors.groupingBy(each -> each.venue().channel(), TreeMap::new, Collectors.toList()));
        channels.forEach((channel, held) -> held("Channel " + channel, held));
        toMake(schedules.hosted());
        if (!schedules.homeless().isEmpty()) {
            out.println("Without a channel");
            schedules.homeless().forEach(session -> out.println(line(session)));
            out.println();
        }
    }

    private void held(String where, List<Hosted> held) {
        out.println(where);
        held.forEach(each -> out.println(line(each.session())));
        out.println();
    }

    /// As they are made in an empty server; one that is there under that name is taken.
    private void toMake(List<Hosted> hosted) {
        Map<String, List<Hosted>> rooms = new LinkedHashMap<>();
        Map<NewChannel, String> named = new LinkedHashMap<>();
        for (Hosted each : hosted) {
            NewChannel room = each.toMake();
            if (room != null) {
                NewChannel key = new NewChannel(room.guild(), room.category(), room.key());
                String name = named.computeIfAbsent(
                        key, _ -> where(room) + room.name(taken -> rooms.containsKey(where(room) + taken)));
                rooms.computeIfAbsent(name, _ -> new ArrayList<>()).add(each);
            }
        }
        rooms.forEach(this::held);
    }

    private static String where(NewChannel room) {
        return "To be created in server " + room.guild()
                + (room.category() == null ? "" : ", category " + room.category()) + ": #";
    }

    private String line(Session session) {
        String title = Sanitizing.line(session.title().plain());
        ZoneId shown = zone == null ? session.start().getOffset() : zone;
        String from = TIME.format(session.start().atZoneSameInstant(shown));
        int count = session.slots().size();
        return "  " + Columns.fit(title, WIDEST_TITLE) + "  " + from + "  " + count + (count == 1 ? " slot" : " slots");
    }

    /// Of each server by itself, as far as the configuration says which channel is in which.
    private void threads(Schedules schedules, Configuration configuration) {
        Map<Long, List<Session>> servers = new TreeMap<>();
        for (Hosted each : schedules.hosted()) {
            NewChannel room = each.toMake();
            servers.computeIfAbsent(room == null ? 0 : room.guild(), _ -> new ArrayList<>())
                    .add(each.session());
        }
        servers.forEach((server, sessions) -> threads(
                servers.size() == 1 || server == 0 ? "" : "In server " + server + ": ",
                OpenThreads.forecast(
                        sessions, configuration.rules().archiveAfter().duration())));
    }

    private void threads(String where, OpenThreads open) {
        if (open.most() > 0) {
            ZoneId shown = zone == null ? ZoneOffset.UTC : zone;
            out.println(where + "At most " + open.most() + " Q&A threads are open at once (on "
                    + TIME.format(open.at().atZone(shown)) + (zone == null ? " UTC" : "")
                    + "); Discord lets a server have about "
                    + OpenThreads.LIMIT + ".");
        }
        if (open.isNearLimit()) {
            err.println(where
                    + "That is near Discord's limit: the earliest finished threads are archived as soon as it is met. A"
                    + " shorter `threads.archiveAfter` keeps fewer open.");
        }
    }
}
