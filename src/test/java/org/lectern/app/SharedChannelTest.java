package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.app.Bot.ROOM;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.app.Configuration.HostedSchedule;
import org.lectern.app.Configuration.Part;
import org.lectern.floor.Moderation;
import org.lectern.schedule.reader.Given;
import org.lectern.schedule.reader.Library;
import org.lectern.standin.Interaction;

/// Three sessions in one channel: two at the same time in two halls, and one after them.
class SharedChannelTest {
    private static final String TABLE = """
            start,end,session,room,number,title
            2020-12-08T18:00:00-08:00,2020-12-08T18:20:00-08:00,Left,Hall A,1,Kettles
            2020-12-08T18:20:00-08:00,2020-12-08T18:40:00-08:00,Left,Hall A,2,Clocks
            2020-12-08T18:00:00-08:00,2020-12-08T18:40:00-08:00,Right,Hall B,1,Gears
            2020-12-08T18:40:00-08:00,2020-12-08T19:00:00-08:00,Late,Hall A,4,Fans
            """;

    @TempDir
    private Path folder;

    private Path table;
    private Bot bot;

    @BeforeEach
    void open() throws IOException {
        table = Files.writeString(folder.resolve("plan.csv"), TABLE);
        bot = Bot.ready("17:55", config -> config, standin -> List.of(Bot.hosted(standin, table, ROOM)))
                .start()
                .through("17:55", "18:00");
    }

    @AfterEach
    void close() {
        bot.close();
    }

    private String look(String command) {
        return bot.answer("attendee", ROOM, command, Map.of()).text();
    }

    private String late(String place) {
        return bot.answer("chair", place, "session late", Map.of("minutes", 5)).text();
    }

    @Test
    void what_is_on_at_the_same_time_is_told_and_suggested_together() {
        assertThat(look("now")).contains("Kettles", "Gears");
        assertThat(look("next")).contains("Clocks");
        assertThat(look("schedule")).contains("Kettles", "Clocks", "Gears");
        Interaction typed = bot.standin.as("attendee").autocomplete(ROOM, "ask", "talk", "");
        assertThat(typed.choices(Bot.SOON).toString()).contains("Kettles", "Clocks", "Gears", "Fans");
    }

    @Test
    void a_question_goes_where_its_talk_is_named_and_nowhere_by_guess() {
        assertThat(bot.ask(ROOM, "Which of them?")).startsWith("Several sessions share this channel at that time");
        assertThat(bot.ask(ROOM, "Which one?", "1")).startsWith("“1” could be several talks:");
        assertThat(bot.ask(ROOM, "Why?", "Chairs")).startsWith("No talk here is “Chairs”");
        assertThat(bot.questions()).isEmpty();
        assertThat(bot.ask(ROOM, "Why teeth?", "Gears")).contains("for **1 · Gears**");
        assertThat(bot.ask(ROOM, "Why steam?", "Kettles")).contains("for **1 · Kettles**");
        assertThat(bot.ask(ROOM, "Which way?", "Fans")).contains("for **4 · Fans**");
    }

    @Test
    void that_they_share_a_channel_at_the_same_time_is_said_at_the_start() throws BadConfiguration {
        assertThat(Schedules.read(List.of(Bot.hosted(bot.standin, table, ROOM)), Library.passing("Lectern", bot.clock))
                        .problems())
                .singleElement()
                .asString()
                .startsWith("“Left” and “Right” are on at the same time in one channel");
    }

    @Test
    void a_chair_acts_in_the_thread_of_the_one_meant() {
        assertThat(late(ROOM)).startsWith("Several sessions share this channel at that time");
        bot.ask(ROOM, "Why teeth?", "Gears");
        assertThat(late(bot.thread("Q&A 1 · Gears").id())).contains("5 minutes later");
        assertThat(look("now")).contains(Bot.stamp("18:45", "t"), Bot.stamp("18:20", "t"));
    }

    @Test
    void a_chair_of_one_of_them_acts_in_the_channel() {
        bot.close();
        bot = Bot.ready("17:50", config -> config, standin -> {
                    HostedSchedule whole = Bot.hosted(standin, table, ROOM);
                    return List.of(part(whole, "Hall A", List.of()), part(whole, "Hall B", whole.chairs()));
                })
                .start();
        assertThat(late(ROOM)).contains("5 minutes later");
        assertThat(bot.answer("chair", ROOM, "session undo", Map.of()).text())
                .doesNotContain("Only the session's chairs");
        assertThat(late(ROOM)).contains("5 minutes later");
        bot.clock.set(Bot.instant("18:05"));
        bot.awaitIn(ROOM, message -> message.text().startsWith("1 · Gears"));
        assertThat(look("now")).contains("Kettles", Bot.stamp("18:20", "t"), Bot.stamp("18:45", "t"));
    }

    @Test
    void before_they_begin_at_different_times_a_chair_of_both_is_asked_which_and_one_of_a_later_one_acts_on_it() {
        bot.close();
        bot = Bot.ready("17:50", config -> config, standin -> List.of(Bot.hosted(standin, staggered(), ROOM)))
                .start();
        assertThat(late(ROOM)).startsWith("Several sessions share this channel at that time");
        bot.close();
        bot = Bot.ready("17:50", config -> config, standin -> {
                    HostedSchedule whole = Bot.hosted(standin, staggered(), ROOM);
                    return List.of(part(whole, "Hall A", List.of()), part(whole, "Hall C", whole.chairs()));
                })
                .start();
        assertThat(late(ROOM)).contains("5 minutes later", "Fans");
    }

    private Path staggered() {
        try {
            return Files.writeString(
                    folder.resolve("staggered.csv"),
                    TABLE.replace(
                                    "T18:00:00-08:00,2020-12-08T18:40:00-08:00,Right",
                                    "T18:10:00-08:00,2020-12-08T18:40:00-08:00,Right")
                            .replace("Late,Hall A", "Late,Hall C"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HostedSchedule part(HostedSchedule whole, String room, List<Long> chairs) {
        return new HostedSchedule(
                whole.schedule(),
                Given.NOTHING,
                new Part(null, room, null),
                whole.channel(),
                null,
                chairs,
                whole.links(),
                Locale.ENGLISH,
                null,
                List.of(),
                Map.of(),
                Moderation.AFTER,
                true);
    }

    @Test
    void where_one_follows_the_other_late_the_one_that_has_begun_is_meant() {
        late(bot.thread("Q&A 1 · Gears").id());
        bot.clock.set(Bot.instant("18:42"));
        bot.awaitIn(ROOM, message -> message.text().startsWith("4 · Fans"));
        assertThat(look("now")).contains("Fans").doesNotContain("Gears");
        assertThat(bot.ask(ROOM, "Which way do they blow?")).contains("for **4 · Fans**");
    }
}
