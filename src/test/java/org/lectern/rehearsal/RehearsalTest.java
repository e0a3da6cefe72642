package org.lectern.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.openapi.OpenApi;
import org.lectern.rehearsal.AuditReport.OfCue;
import org.lectern.rehearsal.AuditReport.OfSession;

/// Whole rehearsals of the page that comes with Lectern: the real bot in a process of its own, real JDA, the stand-in.
@Timeout(120)
class RehearsalTest {
    private static final Path SEED = Path.of("seeds", "neurips-2020-track-13.txt");

    private final StringWriter out = new StringWriter();

    @TempDir
    private Path folder;

    @AfterEach
    void nothing_is_left_running() {
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    @Test
    void the_session_is_played_to_its_end_and_the_audit_holds() throws InterruptedException {
        Rehearsal rehearsal = rehearsal(Rehearsal.Options.of(List.of(SEED), 900));
        AuditReport report = rehearsal.play();
        assertThat(rehearsal.requests()).hasSizeGreaterThan(50);
        OpenApi.given().ifPresent(document -> document.check(rehearsal.requests()));
        assertThat(report.faults()).isEmpty();
        assertThat(report.holds()).isTrue();
        OfSession session = report.sessions().getFirst();
        assertThat(session.cues()).allSatisfy(cue -> assertThat(cue.outcome()).isEqualTo("said"));
        assertThat(of(session, "talk"))
                .hasSize(11)
                .extracting(cue -> cue.what().replaceFirst(" .*", ""))
                .containsExactly("1", "2", "3", "5", "6", "7", "8", "10", "11", "12", "13");
        assertThat(of(session, "break")).hasSize(2);
        assertThat(of(session, "qa")).extracting(OfCue::what).containsExactly("Joint Q&A 5–8", "Joint Q&A 10–13");
        assertThat(of(session, "closes")).hasSize(5);
        assertThat(session.cues().stream().filter(cue -> cue.thread() != null))
                .extracting(OfCue::what)
                .hasSize(5)
                .satisfies(
                        whats -> assertThat(whats.get(3)).startsWith("5 · "),
                        whats -> assertThat(whats.get(4)).startsWith("10 · "));
        assertThat(report.lateness().count()).isEqualTo(session.cues().size());
        assertThat(report.answers().receipts()).isGreaterThan(25);
        assertThat(session.talks().stream().filter(talk -> talk.about().matches("\\d.*")))
                .hasSize(11)
                .allSatisfy(talk -> assertThat(talk.questions()).isNotEmpty());
        assertThat(out.toString()).doesNotContain("\u001b").contains("The audit holds");
    }

    @Test
    void one_that_begins_within_a_talk_announces_it_with_its_thread() throws InterruptedException {
        OfSession session = begun("18:20", "18:26");
        assertThat(said(session)).hasSize(3);
        assertThat(said(session).getFirst().what()).isEqualTo("Session opens");
        OfCue talk = said(session).get(1);
        assertThat(talk.what()).startsWith("2 · ");
        assertThat(talk.outcome()).isEqualTo("said late");
        assertThat(talk.thread()).isNotNull();
        assertThat(out.toString()).contains("⤷ thread “Q&A 2 · ");
    }

    @Test
    void one_that_begins_within_a_joint_block_opens_the_blocks_thread() throws InterruptedException {
        OfSession session = begun("19:25", "19:29");
        OfCue talk = said(session).getLast();
        assertThat(talk.what()).startsWith("7 · ");
        assertThat(talk.thread()).isNotNull();
        assertThat(out.toString()).contains("⤷ thread “Joint Q&A 5–8”");
    }

    @Test
    void nobody_asks_nothing_and_a_crowd_asks_more_than_a_few() throws InterruptedException {
        int nobody = asked(Volume.NOBODY);
        int few = asked(Volume.FEW);
        assertThat(nobody).isZero();
        assertThat(few).isPositive();
        assertThat(asked(Volume.CROWD)).isGreaterThan(3 * few);
    }

    private int asked(Volume volume) throws InterruptedException {
        return rehearsal(Rehearsal.Options.of(List.of(SEED), 120)
                        .from(new Start.TimeOfDay(LocalTime.parse("18:03")))
                        .until(Instant.parse("2020-12-08T18:14:00-08:00"))
                        .attendedBy(new Attendance(volume, 1)))
                .play()
                .answers()
                .receipts();
    }

    @Test
    void it_says_so_when_the_bot_dies() {
        Rehearsal rehearsal = rehearsal(Rehearsal.Options.of(List.of(SEED), 60).keeping(folder));
        Thread.ofVirtual().start(() -> {
            await(() -> out.toString().contains("starts in") ? Optional.of(out) : Optional.empty());
            ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
        });
        assertThatThrownBy(rehearsal::play)
                .isInstanceOf(RehearsalException.class)
                .hasMessageStartingWith("The bot has ended unexpectedly, with exit code 137.")
                .hasMessageContaining("log");
    }

    @Test
    void it_ends_from_another_thread() {
        Rehearsal rehearsal = rehearsal(Rehearsal.Options.of(List.of(SEED), 60));
        Thread.ofVirtual().start(() -> {
            await(() -> out.toString().contains("starts in") ? Optional.of(out) : Optional.empty());
            rehearsal.close();
        });
        assertThatThrownBy(rehearsal::play).isInstanceOf(RehearsalException.class);
        assertThat(rehearsal.endedFromOutside()).isTrue();
    }

    @Test
    void its_bot_ends_when_it_is_killed() throws IOException {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.lectern.app.Main",
                        "rehearse",
                        "--keep",
                        folder.resolve("kept").toString(),
                        SEED.toString())
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectErrorStream(true)
                .start();
        try {
            await(() -> read(folder.resolve("out.txt")).filter(text -> text.contains("starts in")));
            ProcessHandle bot = parent.children().findFirst().orElseThrow();
            parent.destroyForcibly();
            bot.onExit().orTimeout(20, TimeUnit.SECONDS).join();
            assertThat(bot.isAlive()).isFalse();
            assertThat(read(folder.resolve("kept/bot.log")).orElseThrow()).doesNotContain("ERROR");
        } finally {
            parent.descendants().forEach(ProcessHandle::destroyForcibly);
            parent.destroyForcibly().onExit().join();
        }
    }

    @Test
    void a_folder_that_holds_something_is_not_used() throws IOException {
        Files.writeString(folder.resolve("lectern.db"), "");
        assertThatThrownBy(rehearsal(Rehearsal.Options.of(List.of(SEED), 60).keeping(folder))::play)
                .isInstanceOf(RehearsalException.class)
                .hasMessageContaining("is not empty");
    }

    @Test
    void a_page_that_cannot_be_read_is_told_by_name() {
        assertThatThrownBy(rehearsal(Rehearsal.Options.of(List.of(folder.resolve("none.txt")), 60))::play)
                .isInstanceOf(RehearsalException.class)
                .hasMessageContaining("none.txt");
    }

    /// The page played from one time to another, kept in a folder; whose audit holds.
    private OfSession begun(String from, String until) throws InterruptedException {
        Path kept = folder.resolve("kept");
        AuditReport report = rehearsal(Rehearsal.Options.of(List.of(SEED), 120)
                        .from(new Start.TimeOfDay(LocalTime.parse(from)))
                        .until(Instant.parse("2020-12-08T" + until + ":00-08:00"))
                        .keeping(kept))
                .play();
        assertThat(report.faults()).isEmpty();
        assertThat(files(kept))
                .contains("lectern.db", "lectern.yaml", "bot.log")
                .doesNotContain("tmp");
        return report.sessions().getFirst();
    }

    private Rehearsal rehearsal(Rehearsal.Options options) {
        return Rehearsal.inLines(options, new PrintWriter(out, true));
    }

    private static List<OfCue> of(OfSession session, String what) {
        return session.cues().stream()
                .filter(cue -> cue.key().endsWith("." + what))
                .toList();
    }

    private static List<OfCue> said(OfSession session) {
        return session.cues().stream().filter(cue -> cue.message() != null).toList();
    }

    private static List<String> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::getFileName).map(Objects::toString).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static <T> T await(Supplier<Optional<T>> condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        Optional<T> found = condition.get();
        while (found.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            found = condition.get();
        }
        return found.orElseThrow();
    }
}
