package org.lectern.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.lectern.app.Configuration.HostedSchedule;
import org.lectern.app.Configuration.Part;
import org.lectern.floor.Moderation;
import org.lectern.schedule.reader.Given;
import org.lectern.schedule.reader.Origin;
import org.lectern.standin.SeenMessage;
import org.lectern.standin.StandIn;

/// A bot that holds two rooms of one schedule, each in a channel of its own, at 18:00; and that schedule, which tests
/// change.
final class TwoHalls {
    static final String A = "hall-a";
    static final String B = "hall-b";
    static final int TEXT = 0;
    static final String KETTLES = row("18:00", "18:20", "Hall A", 1, "Kettles", "Ada Penrose");
    static final String CLOCKS = row("18:20", "18:40", "Hall A", 2, "Clocks", "Wen Castellano");
    static final String GEARS = row("18:00", "18:20", "Hall B", 3, "Gears", "Noor Haas");
    static final String FANS = row("18:40", "19:00", "Hall B", 4, "Fans", "Piet Mbeki");
    private static final String HEAD = "start,end,room,number,kind,title,authors\n";

    final Bot bot;
    private final Path table;

    /// @param serverOfB the server that the second hall's channel is in
    TwoHalls(Path folder, Function<StandIn, String> serverOfB, String... rows) throws IOException {
        table = folder.resolve("plan.csv");
        write(rows);
        bot = Bot.ready("17:55", config -> config.withChannels(A), standin -> {
                    standin.createChannel(serverOfB.apply(standin), B, TEXT);
                    return List.of(hall(standin, "Hall A", A), hall(standin, "Hall B", B));
                })
                .start()
                .through("17:55", "18:00");
    }

    private HostedSchedule hall(StandIn standin, String room, String channel) {
        return new HostedSchedule(
                new Origin.File(table),
                Given.NOTHING,
                new Part(null, room, null),
                Long.parseUnsignedLong(standin.channelId(channel)),
                null,
                List.of(Long.parseUnsignedLong(standin.person("chair").id())),
                Map.of("video", Bot.VIDEO),
                Locale.ENGLISH,
                null,
                List.of(),
                Map.of(),
                Moderation.AFTER,
                true);
    }

    static String row(String start, String end, String room, int number, String title, String author) {
        return "2020-12-08T%s:00-08:00,2020-12-08T%s:00-08:00,%s,%d,Oral,%s,%s\n"
                .formatted(start, end, room, number, title, author);
    }

    /// Another plan, which the bot may read by itself.
    void write(String... rows) throws IOException {
        Files.writeString(table, HEAD + String.join("", rows));
    }

    /// Another plan, which the chair has read.
    String reload(String... rows) throws IOException {
        write(rows);
        return bot.answer("chair", A, "session reload", Map.of()).content();
    }

    /// The first line of all that the bot says there.
    List<String> heads(String place) {
        return bot.said(place).stream()
                .map(message -> message.text().lines().findFirst().orElse(""))
                .toList();
    }

    /// Waits for what is told there of another plan.
    SeenMessage note(String place, String words) {
        return bot.awaitIn(
                place,
                message -> message.text().startsWith("📋") && message.text().contains(words));
    }

    String mention(String channel) {
        return "<#" + bot.standin.channelId(channel) + ">";
    }
}
