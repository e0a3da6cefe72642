package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.schedule.TestSessions.at;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.cue.CueKey;
import org.lectern.floor.CueOutcome.Said;
import org.lectern.floor.CueOutcome.Skipped;
import org.lectern.floor.CueOutcome.Why;
import org.lectern.floor.Ledger.Decision;
import org.lectern.outbox.Outbox.Settled;
import org.lectern.outbox.Send;
import org.lectern.outbox.Send.What;
import org.lectern.schedule.Session;
import org.lectern.schedule.SessionId;
import org.lectern.schedule.Slot;
import org.lectern.schedule.TestSessions;
import org.lectern.store.Store;
import org.lectern.text.RichText;
import picocli.CommandLine;

/// `lectern cues`, on a database that a bot has open.
class CuesCommandTest {
    private final Session session = TestSessions.track13();
    private final String first = session.slots().get(0).id().value();
    private final String second = session.slots().get(1).id().value();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private @Nullable Store store;

    @AfterEach
    void close() {
        if (store != null) {
            store.close();
        }
    }

    private Path file() {
        return folder.resolve("lectern.db");
    }

    private Store adopted() {
        Store opened = Store.open(file());
        store = opened;
        opened.ledger().store(List.of(session)).join();
        return opened;
    }

    private void said(Store bot, String about, Instant due, What... whats) {
        CueKey key = new CueKey(about, "talk");
        List<Send> sends = List.of(whats).stream()
                .map(what -> new Send(key(about, what), session.id(), what, 4711, null, due, 0))
                .toList();
        bot.ledger()
                .record(session.id(), List.of(new Decision(new Said(key, due, due), sends)))
                .join();
    }

    private static String key(String about, What what) {
        return about + (what == What.ANNOUNCEMENT ? ".talk" : ".thread");
    }

    private void settle(Store bot, Settled settled) {
        bot.outbox().settle(List.of(settled)).join();
    }

    private int cues(String... more) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        String[] arguments = new String[more.length + 1];
        arguments[0] = "cues";
        System.arraycopy(more, 0, arguments, 1, more.length);
        return line.execute(arguments);
    }

    private String row(String time) {
        return out.toString()
                .lines()
                .filter(line -> line.contains(" " + time + "-08:00"))
                .filter(line -> !line.contains("Session opens"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(out.toString()));
    }

    private String firstTime() {
        return session.slots().get(0).start().toLocalTime() + ":00";
    }

    @Test
    void what_was_said_shows_when_it_left_how_late_and_as_which_message() {
        Store bot = adopted();
        Instant due = session.slots().getFirst().start().toInstant();
        said(bot, first, due, What.ANNOUNCEMENT, What.THREAD);
        settle(bot, new Settled.Sent(first + ".talk", 788000000000000001L, due.plusMillis(42)));
        assertThat(cues("--store", file().toString())).isZero();
        assertThat(out.toString()).startsWith(session.title().plain());
        assertThat(row(firstTime())).matches(".*\\.042 +42 +788000000000000001 .* said");
    }

    @Test
    void what_was_given_up_was_not_sent_and_a_failed_thread_is_told() {
        Store bot = adopted();
        Instant due = session.slots().getFirst().start().toInstant();
        Instant later = session.slots().get(1).start().toInstant();
        said(bot, first, due, What.ANNOUNCEMENT);
        settle(bot, new Settled.GivenUp(first + ".talk", "no such\nchannel"));
        said(bot, second, later, What.ANNOUNCEMENT, What.THREAD);
        settle(bot, new Settled.Sent(second + ".talk", 5, later));
        settle(bot, new Settled.GivenUp(second + ".thread", "refused"));
        assertThat(cues("--store", file().toString())).isZero();
        assertThat(row(firstTime())).endsWith("  not sent: no such channel");
        assertThat(out.toString()).contains("  said; thread not sent: refused");
    }

    @Test
    void what_was_skipped_says_why_and_what_was_not_decided_waits() {
        Store bot = adopted();
        CueKey headsUp = new CueKey(session.id().value(), "heads-up");
        bot.ledger()
                .record(
                        session.id(),
                        List.of(new Decision(new Skipped(headsUp, at("17:55"), at("18:00"), Why.OVER), List.of())))
                .join();
        said(bot, first, session.slots().getFirst().start().toInstant(), What.ANNOUNCEMENT);
        assertThat(cues("--store", file().toString())).isZero();
        assertThat(out.toString().lines().filter(line -> line.contains("Heads-up")))
                .singleElement()
                .asString()
                .contains("17:55:00-08:00")
                .endsWith("skipped: it was over already");
        assertThat(row(firstTime())).endsWith("  waiting to be sent");
        assertThat(out.toString().lines().filter(line -> line.contains("Session closes")))
                .singleElement()
                .asString()
                .endsWith("  waiting");
    }

    @Test
    void what_was_said_of_a_talk_that_has_gone_to_another_session_shows_in_both_and_what_is_said_again_there_waits() {
        Store bot = adopted();
        said(bot, first, session.slots().get(0).start().toInstant(), What.ANNOUNCEMENT);
        said(bot, second, session.slots().get(1).start().toInstant(), What.ANNOUNCEMENT);
        Slot again = session.slots().get(1);
        bot.ledger()
                .store(List.of(
                        session.during(
                                session.start(),
                                session.end(),
                                session.slots().subList(2, session.slots().size())),
                        other(List.of(
                                session.slots().get(0),
                                again.during(
                                        again.start().plusHours(5), again.end().plusHours(5))))))
                .join();
        assertThat(cues("--store", file().toString())).isZero();
        assertThat(out.toString().lines().filter(line -> line.contains(firstTime())))
                .anyMatch(line -> line.endsWith("  waiting to be sent; now in “Elsewhere”"))
                .anyMatch(line -> line.endsWith(
                        "  waiting to be sent; then in “" + session.title().plain() + "”"));
        String title = ((Slot.Talk) again).title().plain();
        assertThat(out.toString().lines().filter(line -> line.contains(title.substring(0, 15))))
                .anyMatch(line -> line.endsWith("  waiting to be sent; now in “Elsewhere”"))
                .anyMatch(line -> line.endsWith("  waiting"));
        assertThat(out.toString()).doesNotContain("no longer planned");
    }

    private Session other(List<Slot> slots) {
        return new Session(
                new SessionId("e1sewhrx"),
                RichText.plain("Elsewhere"),
                "",
                "",
                session.start(),
                session.end().plusHours(5),
                session.chairs(),
                session.notes(),
                session.links(),
                slots);
    }

    @Test
    void the_configuration_names_the_database_and_the_lead_time() throws Exception {
        adopted();
        Path config = Files.writeString(folder.resolve("c.yaml"), """
                store: %s
                leadTime: 17m
                sessions:
                  - schedule: seeds/neurips-2020-track-13.txt
                    channel: 123456789012345678
                """.formatted(file()));
        assertThat(cues("--config", config.toString())).isZero();
        Instant headsUp = session.start().toInstant().minusSeconds(17 * 60);
        String time = headsUp.atOffset(session.start().getOffset()).toLocalTime() + ":00-08:00";
        assertThat(out.toString().lines().filter(line -> line.contains("Heads-up")))
                .singleElement()
                .asString()
                .contains(time);
    }

    @Test
    void a_database_that_is_not_there_is_told_and_none_is_made() {
        assertThat(cues("--store", file().toString())).isEqualTo(1);
        assertThat(err.toString()).contains("There is no database " + file()).doesNotContain("Exception");
        assertThat(file()).doesNotExist();
    }
}
