package org.lectern.schedule.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.schedule.reader.ScheduleServer.bytes;
import static org.lectern.schedule.reader.ScheduleServer.status;
import static org.lectern.schedule.reader.ScheduleServer.text;
import static org.lectern.schedule.reader.ScheduleServer.versioned;
import static org.lectern.schedule.reader.ScheduleServer.zipped;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.schedule.Slot;

/// Schedules on the web: what is fetched, what is kept, and how seldom a server is asked.
class LibraryTest {
    private static final String LOGIN = "<!DOCTYPE html><html><body><h1>Log in</h1><form>Password</form></body></html>";

    /// Longer than whatever a server is left alone for.
    private static final Duration LONG = Duration.ofHours(2);

    @TempDir
    private Path folder;

    private final ScheduleServer server = new ScheduleServer();
    private final CountDownLatch end = new CountDownLatch(1);
    private Instant now = Instant.parse("2030-03-01T08:00:00Z");
    private Library library;

    @BeforeEach
    void open() {
        library = opened(Duration.ofSeconds(20));
    }

    @AfterEach
    void close() {
        end.countDown();
        library.close();
        server.close();
    }

    private Library opened(Duration patience) {
        return Library.keeping(folder.resolve("copies"), "Lectern/1.0", () -> now, Duration.ofMinutes(1))
                .patient(patience);
    }

    private void restart() {
        library.close();
        library = opened(Duration.ofSeconds(20));
    }

    private static String plan(int talks) {
        return IntStream.range(0, talks)
                .mapToObj("2030-03-01T%1$02d:00:00Z,2030-03-01T%1$02d:30:00Z,Café %1$d\n"::formatted)
                .collect(Collectors.joining("", "start,end,title\n", ""));
    }

    private Origin origin() {
        return Origin.web(server.address()).orElseThrow();
    }

    private Reading read() {
        return library.read(origin(), Given.NOTHING, IdSource.random(new Random(1)));
    }

    private Reading read(Path file) {
        return library.read(new Origin.File(file), Given.NOTHING, IdSource.random(new Random(1)));
    }

    @Test
    void a_file_that_is_broken_at_a_start_is_as_it_was_when_it_was_good_until_it_is_mended() throws IOException {
        Path file = Files.writeString(folder.resolve("plan.csv"), plan(3));
        Origin same = new Origin.File(folder.resolve("x").resolve("..").resolve("plan.csv"));
        assertThat(read(file).problems()).isEmpty();
        assertThat(folder.resolve("copies")).doesNotExist();
        library.keep();
        Files.writeString(file, plan(3).replace("2030-03-01T01", "soon"));
        assertThat(read(file).hasErrors()).isTrue();
        restart();
        for (int i = 0; i < 2; i++) {
            Reading reading = read(file);
            assertThat(reading.hasErrors()).isFalse();
            assertThat(reading.sessions().getFirst().slots()).hasSize(3);
            assertThat(reading.problems())
                    .extracting(Problem::message)
                    .singleElement()
                    .asString()
                    .startsWith("“" + file + "” cannot be used as it is now: line 3: ")
                    .endsWith(" The version read on 1 Mar 2030 at 08:00 UTC stays in use.");
            assertThat(library.trouble(same))
                    .hasValue(reading.problems().getFirst().message());
            assertThat(library.doubt(same)).isEqualTo(library.trouble(same));
        }
        Files.writeString(file, plan(2));
        assertThat(read(file).sessions().getFirst().slots()).hasSize(2);
        assertThat(library.trouble(same)).isEmpty();
        library.keep();
        Files.delete(file);
        assertThat(read(file).hasErrors()).isTrue();
        restart();
        assertThat(read(file).sessions().getFirst().slots()).hasSize(2);
    }

    @Test
    void a_file_that_was_never_good_is_told_with_all_its_errors() throws IOException {
        Path file = Files.writeString(folder.resolve("plan.csv"), "start,end,title\nsoon,later,Kettles\n");
        assertThat(read(file).problems()).extracting(Problem::line).containsOnly(2);
        assertThat(read(file).hasErrors()).isTrue();
    }

    /// Reads when nothing forbids to ask the server.
    private Reading readLater() {
        now = now.plus(LONG);
        return read();
    }

    private static int talks(Reading reading) {
        return reading.sessions().stream()
                .mapToInt(session -> session.slots().size())
                .sum();
    }

    private static List<String> told(Reading reading) {
        return reading.problems().stream().map(Problem::message).toList();
    }

    private int look() {
        return library.print(origin(), Given.NOTHING);
    }

    private String trouble() {
        return library.trouble(origin()).orElse("");
    }

    private List<Path> kept() {
        try (Stream<Path> files = Files.list(folder.resolve("copies"))) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void what_is_there_is_read_and_asked_for_again_only_if_it_is_another_version() {
        server.answers(versioned(plan(3), "\"one\""));
        assertThat(talks(read())).isEqualTo(3);
        assertThat(server.asked().getFirst())
                .containsEntry("User-agent", "Lectern/1.0")
                .containsEntry("Accept-encoding", "gzip")
                .doesNotContainKey("If-none-match");
        assertThat(talks(readLater())).isEqualTo(3);
        assertThat(server.asked().getLast()).containsEntry("If-none-match", "\"one\"");
        server.answers(versioned(plan(4), "\"two\""));
        assertThat(talks(readLater())).isEqualTo(4);
        assertThat(trouble()).isEmpty();
        assertThat(kept()).hasSize(1);
    }

    @Test
    void a_server_that_knows_only_dates_is_asked_by_the_date() {
        String date = "Fri, 01 Mar 2030 07:00:00 GMT";
        server.answers(text(plan(3), "Last-Modified", date));
        read();
        server.answers(status(304));
        assertThat(talks(readLater())).isEqualTo(3);
        assertThat(server.asked().getLast()).containsEntry("If-modified-since", date);
        assertThat(trouble()).isEmpty();
    }

    @Test
    void a_start_while_the_server_is_down_uses_the_last_good_copy_and_says_so() {
        server.answers(versioned(plan(3), "\"one\""));
        read();
        restart();
        server.answers(status(500));
        assertThat(talks(readLater())).isEqualTo(3);
        assertThat(told(read()))
                .containsExactly("“" + server.address() + "” cannot be fetched: the server answered 500 instead of a"
                        + " schedule. The version fetched on 1 Mar 2030 at 08:00 UTC stays in use.");
        server.close();
        assertThat(told(readLater())).singleElement().asString().contains("no server answers there", "08:00 UTC");
    }

    @Test
    void without_any_copy_it_cannot_be_read() {
        server.answers(status(500));
        assertThat(read().hasErrors()).isTrue();
        assertThat(told(read()))
                .containsExactly("“" + server.address() + "” cannot be fetched: the server answered 500 instead of a"
                        + " schedule. There is no earlier copy of it.");
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of(LOGIN, "cannot be used as it is now"),
                Arguments.of("", "cannot be used as it is now"),
                Arguments.of("Internal error", "cannot be used as it is now"),
                Arguments.of("start,end,title\n", "cannot be used as it is now"),
                Arguments.of("BEGIN:VCALENDAR\n", "Is the file complete? The version"),
                Arguments.of(plan(9) + "yesterday,today,No time\n", "line 11"),
                Arguments.of(plan(3), "it has 3 slots, and had 9. If that is meant, delete "));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void what_is_suddenly_broken_leaves_the_good_copy(String page, String why) {
        server.answers(text(plan(9)));
        int print = look();
        server.answers(text(page));
        now = now.plus(LONG);
        assertThat(look()).isEqualTo(print);
        assertThat(trouble()).contains(why).endsWith("stays in use.");
        assertThat(talks(read())).isEqualTo(9);
        server.answers(text(plan(10)));
        now = now.plus(LONG);
        assertThat(look()).isNotEqualTo(print);
        assertThat(trouble()).isEmpty();
        assertThat(talks(read())).isEqualTo(10);
    }

    @Test
    void far_fewer_slots_are_taken_where_the_copy_was_deleted() throws IOException {
        server.answers(text(plan(9)));
        read();
        server.answers(text(plan(3)));
        assertThat(talks(readLater())).isEqualTo(9);
        Path copy = kept().getFirst();
        assertThat(trouble()).contains(copy.toString());
        Files.delete(copy);
        assertThat(talks(readLater())).isEqualTo(3);
    }

    @Test
    void a_copy_that_is_damaged_is_as_none() throws IOException {
        server.answers(versioned(plan(3), "\"one\""));
        read();
        Files.writeString(kept().getFirst(), "Address: x\n");
        assertThat(talks(readLater())).isEqualTo(3);
        assertThat(server.asked().getLast()).doesNotContainKey("If-none-match");
    }

    @Test
    void a_broken_first_version_is_told_with_its_line() {
        server.answers(text(plan(2) + "yesterday,today,No time\n"));
        assertThat(told(read())).singleElement().asString().contains("line 4", "There is no earlier copy");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | lets nobody in (401): name an address that is public, or one with a name and password",
                "403 | lets nobody in (403)",
                "404 | there is nothing at this address (404): correct it",
                "410 | it is gone for good (410): name another address",
                "429 | asks to be left alone for a while (429)",
                "503 | asks to be left alone for a while (503)",
                "204 | answered 204 instead of a schedule",
                "304 | has not changed, without having been asked"
            })
    void each_refusal_is_told(int status, String why) {
        server.answers(status(status));
        assertThat(told(read())).singleElement().asString().contains(why);
    }

    @Test
    void redirects_are_followed_but_not_in_circles_and_not_away_from_the_web() {
        server.answers(exchange -> (exchange.getRequestURI().getPath().equals("/plan.ics")
                        ? status(302, "Location", "/other.ics")
                        : text(plan(2)))
                .to(exchange));
        assertThat(talks(read())).isEqualTo(2);
        restart();
        server.answers(status(301, "Location", "/plan.ics"));
        assertThat(told(readLater())).first().asString().contains("from one address to the next, more than 5 times");
        assertThat(server.asked()).hasSize(2 + 6);
        for (String elsewhere : List.of("file:///etc/passwd", "ftp://example.org/x")) {
            server.answers(status(302, "Location", elsewhere));
            assertThat(told(readLater())).first().asString().contains("it leads to ", "which is not followed");
        }
        server.answers(status(302, "Location", "http://[no"));
        assertThat(told(readLater())).first().asString().contains("it leads to an address that is none");
    }

    @Test
    void an_answer_that_breaks_off_changes_nothing() {
        server.answers(text(plan(3)));
        read();
        byte[] whole = plan(3).getBytes(StandardCharsets.UTF_8);
        server.answers(exchange -> {
            exchange.sendResponseHeaders(200, whole.length);
            exchange.getResponseBody().write(whole, 0, 20);
            exchange.getResponseBody().flush();
            exchange.close();
        });
        assertThat(talks(readLater())).isEqualTo(3);
        assertThat(trouble()).contains("the answer broke off");
        byte[] zipped = zipped(whole);
        server.answers(bytes(Arrays.copyOf(zipped, zipped.length - 10), "Content-Encoding", "gzip"));
        assertThat(talks(readLater())).isEqualTo(3);
        assertThat(trouble()).contains("the answer broke off");
    }

    @Test
    void an_answer_that_never_ends_is_not_waited_for() {
        library.close();
        library = opened(Duration.ofMillis(300));
        server.answers(_ -> await(end));
        assertThat(told(read())).singleElement().asString().contains("takes too long to answer");
        server.answers(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('s');
            exchange.getResponseBody().flush();
            await(end);
        });
        assertThat(told(readLater())).singleElement().asString().contains("takes too long to answer");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void what_is_too_large_is_not_read_however_it_is_packed() {
        byte[] huge = new byte[ScheduleFile.MAX_BYTES + 1];
        Arrays.fill(huge, (byte) ' ');
        server.answers(bytes(huge));
        assertThat(told(read())).singleElement().asString().contains("it is larger than 20 MB");
        server.answers(bytes(zipped(huge), "Content-Encoding", "gzip"));
        assertThat(told(readLater())).singleElement().asString().contains("it is larger than 20 MB");
    }

    @Test
    void text_is_read_in_the_encoding_that_the_server_names() {
        server.answers(
                bytes(plan(1).getBytes(StandardCharsets.ISO_8859_1), "Content-Type", "text/csv; charset=ISO-8859-1"));
        assertThat(title(read())).isEqualTo("Café 0");
        server.answers(bytes(zipped(plan(1).getBytes(StandardCharsets.UTF_8)), "Content-Encoding", "gzip"));
        assertThat(title(readLater())).isEqualTo("Café 0");
        server.answers(bytes(plan(2).getBytes(StandardCharsets.ISO_8859_1), "Content-Type", "text/csv"));
        readLater();
        assertThat(trouble()).contains("it is no text in UTF-8");
    }

    private static String title(Reading reading) {
        return ((Slot.Talk) reading.sessions().getFirst().slots().getFirst())
                .title()
                .plain();
    }

    @Test
    void a_name_and_password_are_sent_there_and_nowhere_else_and_are_in_no_message() throws IOException {
        String secret = server.address().replace("http://", "http://ada:s3cret@") + "?token=geheim";
        Origin.Web origin = Origin.web(secret).orElseThrow();
        try (ScheduleServer other = new ScheduleServer()) {
            other.answers(status(404));
            server.answers(status(302, "Location", other.address()));
            Reading reading = library.read(origin, Given.NOTHING, IdSource.random(new Random(1)));
            assertThat(server.asked().getFirst()).containsEntry("Authorization", "Basic YWRhOnMzY3JldA==");
            assertThat(other.asked().getFirst()).doesNotContainKey("Authorization");
            assertThat(told(reading))
                    .singleElement()
                    .asString()
                    .doesNotContain("s3cret", "geheim")
                    .contains("?…");
        }
        server.answers(text(plan(2)));
        now = now.plus(LONG);
        library.read(origin, Given.NOTHING, IdSource.random(new Random(1)));
        assertThat(Files.readString(kept().getFirst())).doesNotContain("s3cret", "geheim");
    }

    @Test
    void a_server_is_asked_at_its_interval_and_less_and_less_while_it_fails() {
        server.answers(text(plan(3)));
        look();
        server.answers(status(500));
        Instant begin = now;
        List<Long> minutes = new ArrayList<>();
        for (int second = 0; second < 3600; second += 10) {
            now = begin.plusSeconds(second);
            int before = server.asked().size();
            look();
            if (server.asked().size() > before) {
                minutes.add(Duration.between(begin, now).toMinutes());
            }
        }
        assertThat(minutes).containsExactly(1L, 3L, 7L, 15L, 30L, 45L);
    }

    @Test
    void whoever_wants_it_now_gets_it_now_but_not_within_seconds() {
        server.answers(text(plan(3)));
        look();
        now = now.plusSeconds(2);
        server.answers(text(plan(4)));
        assertThat(talks(read())).isEqualTo(3);
        assertThat(library.doubt(origin()))
                .contains("“" + server.address()
                        + "” was fetched 2 s ago, and is not asked again within 5 s: try again in a moment.");
        assertThat(trouble()).isEmpty();
        now = now.plusSeconds(4);
        assertThat(talks(read())).isEqualTo(4);
        assertThat(talks(read())).isEqualTo(4);
        assertThat(library.doubt(origin())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"600 | 600", "Fri, 01 Mar 2030 08:10:00 GMT | 600", "9999999 | 3600", "soon | 5", "-5 | 5"})
    void a_server_that_wants_to_be_left_alone_is(String retryAfter, long seconds) {
        server.answers(status(503, "Retry-After", retryAfter));
        Instant begin = now;
        read();
        now = begin.plusSeconds(seconds - 1);
        read();
        look();
        assertThat(server.asked()).hasSize(1);
        now = begin.plusSeconds(seconds);
        read();
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void a_copy_that_cannot_be_kept_is_told() throws IOException {
        Files.writeString(folder.resolve("copies"), "in the way");
        server.answers(text(plan(3)));
        assertThat(told(read())).singleElement().asString().contains(server.address(), "its copy in ", "copies");
    }

    @Test
    void a_command_that_looks_once_keeps_nothing() throws IOException {
        try (Library passing = Library.passing("Lectern/1.0", () -> now)) {
            server.answers(text(plan(3)));
            assertThat(talks(passing.read(origin(), Given.NOTHING, IdSource.random(new Random(1)))))
                    .isEqualTo(3);
            server.answers(status(500));
            assertThat(told(passing.read(origin(), Given.NOTHING, IdSource.random(new Random(1)))))
                    .containsExactly("“" + server.address()
                            + "” cannot be fetched: the server answered 500 instead of a schedule.");
        }
        assertThat(folder.resolve("copies")).doesNotExist();
    }

    @Test
    void nobody_there_is_told() {
        server.close();
        assertThat(told(read())).singleElement().asString().contains("no server answers there");
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/plan.ics, https://example.org/plan.ics",
        "HTTP://example.org:8080/a%20b, http://example.org:8080/a%20b",
        "webcal://example.org/plan.ics, https://example.org/plan.ics",
        "https://a:b@example.org/x?key=1, https://example.org/x?…",
        "https://calendar.google.com/calendar/ical/a%40b.c/private-0a1b2c/basic.ics,"
                + " https://calendar.google.com/calendar/ical/a%40b.c/priv…/basic.ics",
        "https://example.org/0123456789abcdef0123456789abcdef/calendar.ics, https://example.org/0123…/calendar.ics"
    })
    void an_address_is_shown_without_what_is_secret(String address, String shown) {
        assertThat(Origin.web(address).orElseThrow()).hasToString(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plan.ics",
                "http://",
                "https:///x",
                "ftp://example.org/x",
                "http://a b/",
                "http://example.org:99999/"
            })
    void what_is_no_address_is_none(String text) {
        assertThat(Origin.web(text)).isEmpty();
    }
}
