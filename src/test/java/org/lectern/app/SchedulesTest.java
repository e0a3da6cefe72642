package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.app.Configuration.HostedSchedule;
import org.lectern.chat.Venue;
import org.lectern.floor.Hosted;
import org.lectern.floor.Moderation;
import org.lectern.schedule.reader.Origin;

/// The schedules that the configuration names.
class SchedulesTest {
    private static final Path SEED = Path.of("seeds", "neurips-2020-track-13.txt");

    @TempDir
    private Path folder;

    private static Schedules read(Path... files) throws BadConfiguration {
        return Schedules.read(
                Stream.of(files)
                        .map(file ->
                                new HostedSchedule(new Origin.File(file), 4711, List.of(17L), Map.of(), Locale.FRENCH))
                        .toList(),
                Libraries.passing());
    }

    private static List<String> problems(Path... files) {
        return catchThrowableOfType(BadConfiguration.class, () -> read(files)).problems();
    }

    private Path page(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void a_good_schedule_is_hosted_where_the_configuration_says() throws BadConfiguration {
        Schedules schedules = read(SEED);
        assertThat(schedules.problems()).isEmpty();
        assertThat(schedules.hosted())
                .singleElement()
                .satisfies(hosted -> assertThat(hosted.session().slots()).hasSize(15))
                .extracting(Hosted::venue)
                .isEqualTo(new Venue(4711, List.of(17L), Map.of(), Locale.FRENCH));
    }

    @Test
    void authors_of_a_talk_that_there_is_not_are_told() {
        HostedSchedule schedule = new HostedSchedule(
                new Origin.File(SEED),
                4711,
                List.of(),
                Map.of(),
                Locale.ENGLISH,
                null,
                List.of(),
                Map.of("1", List.of(17L), "Waves", List.of(18L)),
                Moderation.AFTER,
                true);
        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(() -> Schedules.read(List.of(schedule), Libraries.passing()))
                .withMessageContaining(
                        SEED + ": the configuration names authors of the talk \"Waves\", which is no one talk"
                                + " there; name it by its number or its whole title");
    }

    @Test
    void a_doubt_is_told_with_its_file_and_line_and_keeps_nothing_from_starting() throws Exception {
        Path page = page("doubt.txt", Files.readString(SEED).replace("Session chairs", "Nobody"));
        Schedules schedules = read(page);
        assertThat(schedules.hosted()).hasSize(1);
        assertThat(schedules.problems())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem).containsPattern("^\\Q" + page + "\\E:\\d+: \\S"));
    }

    @Test
    void a_schedule_that_breaks_off_is_refused_with_its_line() throws IOException {
        Path calendar = page("cut.ics", """
                BEGIN:VCALENDAR
                BEGIN:VEVENT
                SUMMARY:A
                DTSTART:20300101T100000Z
                DURATION:PT30M
                END:VEVENT
                """);
        Path table = page("cut.csv", "start,end,title,room\n2030-01-01T10:00Z,2030-01-01T10:30Z,A");
        assertThat(problems(calendar, table))
                .hasSize(2)
                .anySatisfy(problem -> assertThat(problem).startsWith(calendar + ":6: The calendar breaks off here"))
                .anySatisfy(problem -> assertThat(problem).startsWith(table + ":2: The table breaks off here"));
    }

    @Test
    void every_schedule_that_cannot_be_used_is_told_at_once() throws IOException {
        Path words = page("words.txt", "Nothing but words.\n");
        Path none = folder.resolve("none.txt");
        Path latin1 = Files.write(folder.resolve("latin1.txt"), new byte[] {(byte) 0xe9});
        assertThat(problems(words, SEED, none, latin1, folder))
                .hasSize(4)
                .anySatisfy(problem -> assertThat(problem).contains("words.txt"))
                .anySatisfy(problem -> assertThat(problem).contains("There is no file", "none.txt"))
                .anySatisfy(problem -> assertThat(problem).contains("latin1.txt", "UTF-8"))
                .anySatisfy(problem -> assertThat(problem).contains("is a folder"))
                .noneSatisfy(problem -> assertThat(problem).contains("Exception"));
    }
}
