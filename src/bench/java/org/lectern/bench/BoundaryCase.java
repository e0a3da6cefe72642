package org.lectern.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/// The same instant in many rooms, each of which begins its next talk then: how late the announcements arrive at the
/// stand-in, and when Lectern has let them leave. It lets 50 requests a second leave, and opens the threads after the
/// announcements.
record BoundaryCase() implements Case {
    private static final String NAME = "boundary";
    /// A minute, for those who look once in that; and what comes after.
    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final Duration LONGEST_LEAD = Duration.ofMinutes(4);
    /// So long nothing has left when the boundary comes.
    private static final Duration QUIET = Duration.ofSeconds(3);
    /// So long after the boundary, for each room, nobody asks the stand-in how far all is: that would take of the
    /// same processors.
    private static final Duration UNDISTURBED = Duration.ofMillis(55);
    /// Who looks once a minute is started at any time of one.
    private static final int A_MINUTE = 60;
    /// Discord's requests a second, in all.
    private static final int LIMIT = 50;

    private static final int IN_A_ROW = 20;
    private static final Duration APART = Duration.ofSeconds(2);
    private static final int AT_ONCE = 5;
    private static final int APART_MILLIS = 5;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Subject> subjects(Settings settings) {
        return settings.full()
                ? EnumSet.of(Subject.LECTERN, Subject.DISCORDJS, Subject.DISCORDPY)
                : EnumSet.of(Subject.LECTERN, Subject.DISCORDJS);
    }

    @Override
    public void measure(Stage stage, Subject subject, Figures figures) throws Exception {
        // Who looks once a minute sees none of these.
        if (stage.settings.full() && subject != Subject.DISCORDPY) {
            oneAfterTheOther(stage, subject, figures);
        }
        for (int rooms : stage.settings.full() ? List.of(1, 40, 400) : List.of(2)) {
            boolean many = rooms > 40;
            if (!many || subject == Subject.LECTERN) {
                measure(stage, subject, rooms, figures);
            }
        }
    }

    /// Talks of some seconds in one room. Of those that are over when they would be announced nothing is said.
    private static void oneAfterTheOther(Stage stage, Subject subject, Figures figures) throws Exception {
        Instant first = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(20);
        List<Programme.Slot> slots = new ArrayList<>();
        slots.add(new Programme.Slot(first.minusSeconds(60), first, "The one before"));
        for (int i = 0; i < IN_A_ROW; i++) {
            Instant start = first.plus(APART.multipliedBy(i));
            slots.add(new Programme.Slot(start, start.plus(APART), "Number " + i));
        }
        Instant end = slots.getLast().end();
        slots.add(new Programme.Slot(end, end.plus(Duration.ofHours(2)), "The one after"));
        stage.rooms(1, 1, _ -> slots);
        try (Running bot = stage.ready(subject)) {
            sleepUntil(end);
            List<Double> late = late(stage, slots.subList(1, slots.size() - 1));
            String what = "1 room, %d talks: ".formatted(IN_A_ROW);
            figures.add(NAME, what + "announced in their time", "", subject, late.size());
            if (!late.isEmpty()) {
                figures.add(NAME, what + "the announcement, p50", "ms late", subject, late.get(late.size() / 2));
                figures.add(NAME, what + "the announcement, at most", "ms late", subject, late.getLast());
            }
            if (subject == Subject.LECTERN && late.size() < IN_A_ROW) {
                figures.broken(NAME + ": " + late.size() + " of " + IN_A_ROW + " talks announced");
            }
            if (subject == Subject.LECTERN) {
                List<Double> left = left(stage, bot, first, end, IN_A_ROW);
                figures.add(NAME, what + "it leaves, p50", "ms late", subject, left.get(left.size() / 2));
                figures.add(NAME, what + "it leaves, at most", "ms late", subject, left.getLast());
            }
        }
    }

    /// How late each of these is announced, in milliseconds, in ascending order.
    private static List<Double> late(Stage stage, List<Programme.Slot> slots) {
        String path = "/channels/" + stage.programme.rooms().getFirst().channel() + "/messages";
        List<Instant> posted = new ArrayList<>();
        for (JsonNode request : stage.guild.get("/requests?from=0")) {
            if (request.path("method").asText().equals("POST")
                    && request.path("path").asText().equals(path)) {
                posted.add(Instant.parse(request.path("at").asText()));
            }
        }
        List<Double> late = new ArrayList<>();
        for (Programme.Slot slot : slots) {
            posted.stream()
                    .filter(at -> !at.isBefore(slot.start()) && at.isBefore(slot.end()))
                    .findFirst()
                    .ifPresent(at -> late.add(Duration.between(slot.start(), at).toNanos() / 1e6));
        }
        late.sort(null);
        return late;
    }

    private static void sleepUntil(Instant at) throws InterruptedException {
        Duration left = Duration.between(Instant.now(), at);
        if (left.isPositive()) {
            Thread.sleep(left);
        }
    }

    /// How late the requests have left that announce what is due then, in milliseconds, in ascending order,
    /// by what Lectern has recorded: in whole milliseconds, of which the next is taken. It is killed for that.
    private static List<Double> left(Stage stage, Running bot, Instant from, Instant end, int all) throws SQLException {
        bot.close();
        List<Double> late = new ArrayList<>();
        try (Connection store = DriverManager.getConnection("jdbc:sqlite:" + bot.subject.store(stage.folder));
                PreparedStatement sends = store.prepareStatement("""
                        SELECT left_at + 1 - due_at FROM send
                        WHERE what = 'ANNOUNCEMENT' AND left_at IS NOT NULL AND due_at >= ? AND due_at < ?
                        ORDER BY 1
                        """)) {
            sends.setLong(1, from.toEpochMilli());
            sends.setLong(2, end.toEpochMilli());
            try (ResultSet rows = sends.executeQuery()) {
                while (rows.next()) {
                    late.add(rows.getDouble(1));
                }
            }
        }
        if (late.size() != all) {
            throw new IllegalStateException(late.size() + " of " + all + " announcements have left");
        }
        return late;
    }

    /// With longer and longer times before the boundary, until all that is said at the start leaves before it.
    private static void measure(Stage stage, Subject subject, int rooms, Figures figures) throws Exception {
        int phase = subject == Subject.DISCORDPY ? ThreadLocalRandom.current().nextInt(A_MINUTE) : 0;
        Duration lead = Duration.ofSeconds(20 + rooms / 10 + phase);
        while (!measured(stage, subject, rooms, lead, figures)) {
            lead = lead.multipliedBy(2);
            if (lead.compareTo(LONGEST_LEAD) > 0) {
                throw new IllegalStateException("not everything was said before the boundary");
            }
        }
    }

    /// @return false where the boundary came before all was quiet
    private static boolean measured(Stage stage, Subject subject, int rooms, Duration lead, Figures figures)
            throws Exception {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Instant boundary = now.plus(lead);
        Instant end = boundary.plus(Duration.ofHours(2));
        stage.rooms(
                rooms,
                1,
                room -> List.of(
                        new Programme.Slot(now.minusSeconds(60), boundary, "First of Room " + room),
                        new Programme.Slot(boundary, end, "Second of Room " + room)));
        try (Running bot = stage.ready(subject)) {
            stage.guild.awaitQuiet(QUIET);
            if (!Instant.now().isBefore(boundary)) {
                return false;
            }
            sleepUntil(boundary.plusSeconds(1).plus(UNDISTURBED.multipliedBy(rooms)));
            Guild.await("the second talks", LONGEST.plusSeconds(rooms / 10), () -> stage.guild.threads() >= 2 * rooms);
            stage.guild.awaitQuiet(Duration.ofMillis(1500));
            report(stage, bot, rooms, boundary, figures);
            if (subject == Subject.LECTERN) {
                reportLeft(left(stage, bot, boundary, end, rooms), rooms, figures);
            }
            return true;
        }
    }

    private static void reportLeft(List<Double> late, int rooms, Figures figures) {
        String what = rooms == 1 ? "1 room" : rooms + " rooms";
        figures.add(NAME, what + ": the last one leaves", "ms late", Subject.LECTERN, late.getLast());
        if (rooms > 1) {
            figures.add(NAME, what + ": the first one leaves", "ms late", Subject.LECTERN, late.getFirst());
            figures.add(NAME, what + ": the latest leaves beyond its pace", "ms", Subject.LECTERN, beyondPace(late));
        }
    }

    private static void report(Stage stage, Running bot, int rooms, Instant boundary, Figures figures) {
        List<String> channels = stage.programme.rooms().stream()
                .map(room -> "/channels/" + room.channel() + "/messages")
                .toList();
        List<Double> late = new ArrayList<>();
        List<Double> all = new ArrayList<>();
        for (JsonNode request : stage.guild.get("/requests?from=0")) {
            Instant at = Instant.parse(request.path("at").asText());
            double after = Duration.between(boundary, at).toNanos() / 1e6;
            if (request.path("method").asText().equals("POST") && after >= 0) {
                all.add(after);
                if (channels.contains(request.path("path").asText())) {
                    late.add(after);
                }
            }
        }
        String what = rooms == 1 ? "1 room" : rooms + " rooms";
        double[] sorted =
                late.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length < rooms) {
            figures.broken("%s, %s: %d of %s announced".formatted(NAME, bot.subject.label, sorted.length, what));
            return;
        }
        if (rooms > 1) {
            figures.add(NAME, what + ": the first announcement", "ms late", bot.subject, sorted[0]);
        }
        figures.add(NAME, what + ": the last announcement", "ms late", bot.subject, sorted[rooms - 1]);
        if (rooms > 1) {
            double seconds = all.stream().mapToDouble(Double::doubleValue).max().orElseThrow() / 1000;
            double least = Math.max(1, (all.size() - 1) / LIMIT);
            figures.add(NAME, what + ": all is said and opened after", "s", bot.subject, seconds);
            figures.add(NAME, what + ": of the least that Discord's limit allows", "×", bot.subject, seconds / least);
        }
        figures.add(NAME, what + ": answered with 429", "", bot.subject, stage.guild.tooMany());
        if (bot.subject == Subject.LECTERN && stage.guild.tooMany() > 0) {
            figures.broken(NAME + ", " + what + ": " + stage.guild.tooMany() + " answered with 429");
        }
    }

    /// Lectern lets five requests leave at once, the others 5 ms apart, and 50 in a second.
    private static double beyondPace(List<Double> late) {
        double beyond = 0;
        for (int i = 0; i < late.size(); i++) {
            double paced = i / LIMIT * 1000.0 + Math.max(0, i % LIMIT + 1 - AT_ONCE) * APART_MILLIS;
            beyond = Math.max(beyond, late.get(i) - paced);
        }
        return beyond;
    }
}
