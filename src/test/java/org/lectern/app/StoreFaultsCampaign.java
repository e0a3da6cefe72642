package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lectern.app.Bot.ROOM;
import static org.lectern.app.Bot.SOON;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lectern.chaos.Campaign;
import org.lectern.standin.Interaction;
import org.lectern.standin.SeenMessage;
import org.lectern.standin.SeenThread;
import org.lectern.store.Backup;
import org.lectern.store.StoreException;

/// The whole bot on a real file that fails in every way there is, across a boundary and while people ask: nothing that
/// was acknowledged is lost, nothing that was called not kept is kept, nothing is said twice, all that is still true is
/// said, and the bot goes on.
@Tag("campaign")
class StoreFaultsCampaign {
    private static final String READ_ONLY = "file and folder read-only";
    private static final int ASKED_MEANWHILE = 3;

    private interface Round {
        void play() throws Exception;
    }

    @Test
    void the_faults_of_the_store() throws Exception {
        Map<String, Round> rounds = new LinkedHashMap<>();
        rounds.put("locked by another program", this::locked);
        rounds.put("a second Lectern", this::secondLectern);
        rounds.put("of a newer schema", this::newerSchema);
        rounds.put(
                "corrupt: header, then restored", () -> corrupt("its first page is damaged", file -> garbage(file, 0)));
        rounds.put(
                "corrupt: middle page, then restored",
                () -> corrupt("is damaged", file -> garbage(file, Files.size(file) / 8192 * 4096)));
        rounds.put("corrupt: truncated, then restored", () -> corrupt("is damaged", StoreFaultsCampaign::halve));
        rounds.put("corrupt: garbage for a log", this::garbageLog);
        try (Campaign campaign = Campaign.open("store")) {
            do {
                for (Map.Entry<String, Round> round : rounds.entrySet()) {
                    if (Campaign.tries(round.getKey())) {
                        campaign.tried(round.getKey(), 1, failures(round.getValue()));
                    }
                }
                onVolume(campaign, "disk full", Volume::small, this::full);
                onVolume(campaign, "disk fails to sync, then mounted anew", Volume::hollow, this::failsToSync);
                readOnly(campaign);
            } while (campaign.goesOn());
        }
    }

    private static List<String> failures(Round round) {
        try {
            round.play();
            return List.of();
        } catch (Exception | AssertionError e) {
            e.printStackTrace();
            return List.of(e.toString());
        }
    }

    private interface OnVolume {
        void play(Volume volume) throws Exception;
    }

    private interface Disk {
        Optional<Volume> mounted() throws IOException;
    }

    private static void onVolume(Campaign campaign, String fault, Disk disk, OnVolume round) throws Exception {
        if (!Campaign.tries(fault)) {
            return;
        }
        Optional<Volume> volume = disk.mounted();
        if (volume.isEmpty()) {
            campaign.tried(fault + " (not tried: nothing can be mounted here)", 0, List.of());
            return;
        }
        try (Volume open = volume.get()) {
            campaign.tried(fault, 1, failures(() -> round.play(open)));
        }
    }

    // While it runs.

    private void full(Volume volume) throws Exception {
        try (Hall hall = new Hall(Bot.ready("17:57").keepingIn(volume.path()))) {
            hall.begin();
            volume.fill();
            hall.meanwhile("is full");
            assertThat(hall.notKept).as("the fault is felt").isNotEmpty();
            assertThat(hall.unknown).as("a full disk leaves no doubt").isEmpty();
            volume.empty();
            hall.goesOnByItself();
        }
    }

    private void locked() throws Exception {
        try (Hall hall = new Hall(Bot.ready("17:57"))) {
            hall.begin();
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + hall.bot.store());
                    Statement statement = other.createStatement()) {
                statement.execute("BEGIN EXCLUSIVE");
                hall.meanwhile("is locked by another program");
                assertThat(hall.notKept).hasSize(ASKED_MEANWHILE);
            }
            hall.goesOnByItself();
        }
    }

    /// What is not durable may be there after all once the disk is mounted anew, or not: then nobody was told
    /// either. The system makes the disk read-only when its journal fails.
    private void failsToSync(Volume volume) throws Exception {
        try (Hall hall = new Hall(Bot.ready("17:57").keepingIn(volume.path()))) {
            hall.begin();
            volume.fill();
            hall.meanwhile("SQLITE_IOERR");
            assertThat(hall.kept).as("the fault is felt").hasSize(1);
            hall.bot.stop();
            volume.empty();
            volume.mountAnew();
            hall.bot.start();
            hall.goesOn();
        }
    }

    /// A file that is open stays writable: it is at the next start that it is refused.
    private void readOnly(Campaign campaign) throws Exception {
        if (!Campaign.tries(READ_ONLY)) {
            return;
        }
        try (Hall hall = new Hall(Bot.ready("17:57"))) {
            hall.begin();
            Path file = hall.bot.store();
            if (!Volume.succeeds("chattr", "+i", file.toString())) {
                campaign.tried(READ_ONLY + " (not tried: that takes root here)", 0, List.of());
                return;
            }
            campaign.tried(READ_ONLY, 1, failures(() -> {
                try {
                    Volume.succeeds("chattr", "+i", file.resolveSibling("").toString());
                    hall.bot.clock.set(Bot.instant("18:00"));
                    hall.bot.settle();
                    hall.ask("While it cannot be opened?");
                    hall.bot.stop();
                    hall.isRefused("writable for the user that Lectern runs as");
                } finally {
                    Volume.succeeds("chattr", "-i", file.resolveSibling("").toString());
                    Volume.succeeds("chattr", "-i", file.toString());
                }
                hall.bot.start();
                hall.goesOn();
            }));
        }
    }

    private void secondLectern() throws Exception {
        try (Hall hall = new Hall(Bot.ready("17:57"))) {
            hall.begin();
            hall.isRefused("is in use by another Lectern: process "
                    + ProcessHandle.current().pid());
            hall.bot.step("18:00");
            hall.goesOnByItself();
        }
    }

    // While it is stopped.

    private void newerSchema() throws Exception {
        try (Hall hall = new Hall(Bot.ready("17:57"))) {
            hall.begin();
            hall.bot.stop();
            int version = version(hall.bot.store(), 0);
            version(hall.bot.store(), 999);
            hall.isRefused("was written by a newer version of Lectern");
            version(hall.bot.store(), version);
            hall.bot.clock.set(Bot.instant("18:00"));
            hall.bot.start();
            hall.goesOn();
        }
    }

    private interface Damage {
        void to(Path file) throws IOException;
    }

    /// What was said after the backup is looked up, and not said again.
    private void corrupt(String words, Damage damage) throws Exception {
        try (Hall hall = new Hall(Bot.ready("17:57"))) {
            hall.begin();
            hall.bot.step("18:00");
            hall.ask("In the backup?");
            hall.bot.card("Q&A 1", "In the backup?");
            Path backup = hall.bot.store().resolveSibling("backup.db");
            Backup.take(hall.bot.store(), backup);
            hall.bot.step("18:15");
            hall.bot.stop();
            damage.to(hall.bot.store());
            hall.isRefused(words);
            for (String name : List.of("lectern.db", "lectern.db-wal", "lectern.db-shm")) {
                Files.deleteIfExists(hall.bot.store().resolveSibling(name));
            }
            Files.move(backup, hall.bot.store());
            hall.bot.standin.faults().forgetNonces();
            hall.bot.start();
            hall.goesOn();
        }
    }

    private void garbageLog() throws Exception {
        try (Hall hall = new Hall(Bot.ready("17:57"))) {
            hall.begin();
            hall.bot.step("18:00");
            hall.ask("In the log?");
            hall.bot.card("Q&A 1", "In the log?");
            Path file = hall.bot.store();
            Path log = file.resolveSibling("lectern.db-wal");
            // As a crash leaves them.
            Path fileLeft = Files.copy(file, file.resolveSibling("left.db"));
            byte[] logLeft = Files.readAllBytes(log);
            hall.bot.stop();
            Files.move(fileLeft, file, StandardCopyOption.REPLACE_EXISTING);
            Files.write(log, logLeft);
            garbage(log, 0);
            hall.isRefused("lectern.db-wal is not valid");
            Files.write(log, logLeft);
            hall.bot.standin.faults().forgetNonces();
            hall.bot.start();
            hall.goesOn();
        }
    }

    private static void garbage(Path file, long at) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            byte[] bytes = new byte[4096];
            Arrays.fill(bytes, (byte) 0xa5);
            open.seek(at);
            open.write(bytes);
        }
    }

    private static void halve(Path file) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.setLength(open.length() / 2);
        }
    }

    /// Sets the version of the schema, unless it is 0, and gives the present one.
    private static int version(Path file, int version) throws SQLException {
        try (Connection open = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = open.createStatement()) {
            if (version > 0) {
                statement.execute("PRAGMA user_version = " + version);
            }
            return statement.executeQuery("PRAGMA user_version").getInt(1);
        }
    }

    /// The bot, whoever asks there, and what they were told.
    private static final class Hall implements AutoCloseable {
        final Bot bot;
        final List<String> kept = new ArrayList<>();
        final List<String> notKept = new ArrayList<>();
        final List<String> unknown = new ArrayList<>();

        Hall(Bot bot) {
            this.bot = bot;
        }

        void begin() {
            bot.start().settle();
            ask("Before all?");
            assertThat(kept).hasSize(1);
        }

        void ask(String question) {
            note(question, asked(question));
        }

        private Interaction asked(String question) {
            return bot.standin.as("attendee").command(ROOM, "ask", Map.of("question", question, "talk", "1"));
        }

        private void note(String question, Interaction asked) {
            String told = asked.message(SOON).content();
            assertThat(asked.failed()).as("answered in time").isFalse();
            if (told.startsWith("Kept as question")) {
                kept.add(question);
            } else if (told.startsWith("Your question was **not** kept")) {
                notKept.add(question);
            } else if (told.startsWith("Your question was **probably not** kept")) {
                unknown.add(question);
            } else {
                throw new AssertionError("told: " + told);
            }
        }

        /// A boundary passes, and people ask.
        void meanwhile(String trouble) {
            bot.clock.set(Bot.instant("18:00"));
            Map<String, Interaction> asked = new LinkedHashMap<>();
            IntStream.rangeClosed(1, ASKED_MEANWHILE)
                    .mapToObj(number -> "Meanwhile " + number + "?")
                    .forEach(question -> asked.put(question, asked(question)));
            asked.forEach(this::note);
            assertThat(troubles())
                    .as("each trouble said once, not for each try")
                    .doesNotHaveDuplicates()
                    .first()
                    .asString()
                    .contains(trouble);
        }

        private List<String> troubles() {
            return bot.log.lines().stream()
                    .filter(line -> line.contains("The database cannot be"))
                    .toList();
        }

        void isRefused(String words) {
            int said = bot.announced().size();
            assertThatThrownBy(bot::start).isInstanceOf(StoreException.class).hasMessageContaining(words);
            assertThat(bot.announced()).hasSize(said);
        }

        void goesOnByItself() {
            bot.settle();
            goesOn();
        }

        /// All that is true is said, once; also after another start.
        void goesOn() {
            bot.settle();
            ask("Afterwards?");
            assertThat(kept).contains("Afterwards?");
            bot.step("18:15");
            isRight();
            bot.stop();
            bot.standin.faults().forgetNonces();
            bot.start().settle();
            isRight();
        }

        private void isRight() {
            List<String> stored = bot.questions();
            assertThat(stored).doesNotHaveDuplicates().containsAll(kept).noneMatch(notKept::contains);
            assertThat(heads(ROOM))
                    .satisfiesExactly(
                            opening -> assertThat(opening).startsWith("Orals & Spotlights Track 13"),
                            first -> assertThat(first).startsWith("1 · Oral"),
                            second -> assertThat(second).startsWith("2 · Oral"));
            assertThat(bot.standin.threads())
                    .extracting(SeenThread::name)
                    .satisfiesExactlyInAnyOrder(
                            first -> assertThat(first).startsWith("Q&A 1"),
                            second -> assertThat(second).startsWith("Q&A 2"));
            stored.forEach(question -> bot.card("Q&A 1", question));
            assertThat(cards()).containsExactlyInAnyOrderElementsOf(stored);
            assertThat(heads(bot.thread("Q&A 1").id()))
                    .filteredOn(line -> line.startsWith("Time's up"))
                    .hasSize(1);
        }

        private List<String> heads(String place) {
            return bot.said(place).stream()
                    .map(message -> message.text().lines().findFirst().orElseThrow())
                    .toList();
        }

        /// A card's question stands on a line of its own; in the line that closes the thread, after its number.
        private List<String> cards() {
            return bot.inThread("Q&A 1").stream()
                    .map(SeenMessage::text)
                    .flatMap(String::lines)
                    .flatMap(line -> Stream.of(
                                    "Before all?",
                                    "Afterwards?",
                                    "In the backup?",
                                    "In the log?",
                                    "While it cannot be opened?",
                                    "Meanwhile 1?",
                                    "Meanwhile 2?",
                                    "Meanwhile 3?")
                            .filter(line::equals))
                    .toList();
        }

        @Override
        public void close() {
            bot.close();
        }
    }
}
