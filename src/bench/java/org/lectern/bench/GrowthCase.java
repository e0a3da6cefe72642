package org.lectern.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// The same with a large programme and many questions before: `/queue` by a chair, from a press of **Vote** until an
/// open wall shows it, and then `/ask` by 8 people. Questions are spread evenly over all talks; those of other days
/// were there before or come after. The talk that is on has twenty more.
record GrowthCase() implements Case {
    private static final String NAME = "growth";
    private static final int ON_A_DAY = 1000;
    private static final int TODAY = 15;
    private static final int IN_ANY = 20;

    private record Size(int slots, int questions) {
        String words() {
            return "%,d slots, %,d questions".formatted(slots, questions);
        }
    }

    private static final List<Size> WHOLE = List.of(
            new Size(TODAY, 0),
            new Size(TODAY, 10_000),
            new Size(100_000, 0),
            new Size(100_000, 1_000_000),
            new Size(TODAY, 100_000));

    private static final List<Size> BRIEF = List.of(new Size(TODAY, 0), new Size(5000, 20_000));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Subject> subjects(Settings settings) {
        return settings.full() ? EnumSet.of(Subject.LECTERN) : Set.of();
    }

    @Override
    public void measure(Stage stage, Subject subject, Figures figures) throws Exception {
        for (Size size : stage.settings.full() ? WHOLE : BRIEF) {
            measure(stage, subject, size, figures);
        }
    }

    private static void measure(Stage stage, Subject subject, Size size, Figures figures) throws Exception {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        int days = size.slots() / ON_A_DAY;
        stage.rooms(1 + days, 1, room -> room == 1 ? today(now) : otherDay(now, room));
        try (Running before = stage.ready(subject)) {
            // Its programme is in the store.
        }
        fill(subject.store(stage.folder), size.questions());
        try (Running bot = stage.start(subject)) {
            Guild.await("/ask", Duration.ofSeconds(60), () -> stage.guild.has("ask"));
            Guild.await(
                    "a link",
                    Duration.ofSeconds(60),
                    () -> Wall.link(stage.guild).isPresent());
            // A queue and a wall show a page of these, whatever else there is.
            bot.told(stage.guild.ask("room-1", stage.questions(IN_ANY), "atOnce", 1));
            queue(stage, 400);
            figures.add(NAME, size.words() + ": /queue p50", "ms", subject, queue(stage, 400));
            figures.add(NAME, size.words() + ": a vote on the wall, p50", "ms", subject, wall(stage));
            bot.told(stage.guild.ask("room-1", stage.questions(500), "atOnce", 8));
            Load asks = bot.told(stage.guild.ask("room-1", stage.questions(1500), "atOnce", 8));
            figures.add(NAME, size.words() + ": /ask p50", "ms", subject, asks.millis(0.5));
            figures.add(NAME, size.words() + ": resident", "MiB", subject, Proc.resident(bot.process()));
            Durable.answered(stage, bot, asks, 1500, size.words(), figures);
            Durable.check(bot, size.words(), figures);
        }
    }

    private static List<Programme.Slot> today(Instant now) {
        return IntStream.range(0, TODAY)
                .mapToObj(number -> new Programme.Slot(
                        now.plus(Duration.ofHours(number - 1)), now.plus(Duration.ofHours(number)), "Talk " + number))
                .map(slot -> new Programme.Slot(
                        slot.start().plusSeconds(600), slot.end().plusSeconds(600), slot.title()))
                .toList();
    }

    /// Half of them are over, the others to come.
    private static List<Programme.Slot> otherDay(Instant now, int room) {
        Instant morning = now.plus(Duration.ofDays(room % 2 == 0 ? -room : room + 1));
        return IntStream.range(0, ON_A_DAY)
                .mapToObj(number -> new Programme.Slot(
                        morning.plusSeconds(60L * number), morning.plusSeconds(60L * number + 60), "Talk " + number))
                .toList();
    }

    private static double queue(Stage stage, int times) {
        ObjectNode body = Guild.JSON
                .createObjectNode()
                .put("as", "chair")
                .put("in", "room-1")
                .put("name", "queue")
                .put("times", times);
        return stage.guild.load(body).millis(0.5);
    }

    /// Somebody votes each time; the wall shows how many votes a question has.
    private static double wall(Stage stage) throws Exception {
        List<Double> millis = new ArrayList<>();
        try (Wall wall = new Wall(Wall.link(stage.guild).orElseThrow())) {
            for (int i = 0; i < 15; i++) {
                Thread.sleep(400);
                VoteCase.Ballot ballot = VoteCase.ballot(stage.guild).orElseThrow();
                long since = System.nanoTime();
                stage.guild.load(Guild.JSON
                        .createObjectNode()
                        .put("message", ballot.message())
                        .put("button", ballot.button()));
                millis.add(wall.await("</span>" + (i + 1) + "</p>", since));
            }
        }
        return millis.stream().sorted().toList().get(millis.size() / 2);
    }

    /// As if people had asked in every talk, each with a card.
    private static void fill(Path store, int questions) throws SQLException {
        if (questions == 0) {
            return;
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("CREATE TEMP TABLE talk AS SELECT id, session FROM slot WHERE type = 'TALK' ORDER BY id");
            statement.execute("""
                    INSERT INTO question (session, number, interaction, block, talk, text, asker, asker_name, asked_at,
                        state)
                    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
                    SELECT talk.session, n.i, n.i, talk.id, talk.id,
                           'Why ' || hex(randomblob(3)) || ' and ' || hex(randomblob(4)) || ' but not '
                               || hex(randomblob(3)) || ' in ' || n.i || '?',
                           1000 + n.i %% 50000, 'asker', 1600000000000 + n.i, 'OPEN'
                    FROM n JOIN talk ON talk.rowid = 1 + n.i %% (SELECT count(*) FROM talk)
                    """.formatted(questions));
            cards(connection, questions);
            connection.commit();
        }
    }

    private static void cards(Connection connection, int questions) throws SQLException {
        try (PreparedStatement card = connection.prepareStatement("""
                INSERT INTO send (key, session, what, channel, due_at, after_id, state, discord_id, left_at)
                SELECT ?, session, 'CARD', 1, asked_at, 0, 'SENT', 2000000 + id / 12, asked_at
                FROM question WHERE id = ?
                """)) {
            for (int id = 1; id <= questions; id++) {
                // As QuestionId has it.
                card.setString(1, "q" + Integer.toString(id, 36));
                card.setInt(2, id);
                card.executeUpdate();
            }
        }
    }
}
