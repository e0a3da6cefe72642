package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.app.Bot.ROOM;
import static org.lectern.app.Bot.SOON;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.lectern.standin.Faults;
import org.lectern.standin.Interaction;
import org.lectern.standin.SeenMessage;
import org.lectern.standin.SeenThread;
import org.lectern.standin.StandIn;
import org.lectern.store.Records;

/// Two rooms whose sessions begin at one boundary: things go wrong in the first, and the second must not notice. It
/// keeps what was asked, and judges in the end whether every promise was kept.
final class Hall implements AutoCloseable {
    static final String OTHER = "track-14";
    private static final String OPENING = "Orals & Spotlights Track 13";
    private static final String PAGE = """
            Track 14: Systems

            Each Oral includes Q&A

            Time

            2020-12-08T18:00:00-08:00 - 2020-12-08T21:00:00-08:00

            Session chairs

            Grace Hopper

            Schedule

            2020-12-08T18:00:00-08:00 - 2020-12-08T21:00:00-08:00
            41 - Oral: Compilers
            Grace Hopper
            How programs came to be written by programs.
            """;

    final Bot bot;
    final Faults faults;
    private final Path page;
    private final Map<String, Interaction> asked = new LinkedHashMap<>();

    private Hall(String time, UnaryOperator<StandIn.Config> config) {
        try {
            page = Files.writeString(Files.createTempFile("lectern-systems", ".txt"), PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        bot = Bot.ready(
                time,
                standin -> config.apply(standin.withChannels(OTHER)),
                standin -> List.of(Bot.hosted(standin, Bot.SEED, ROOM), Bot.hosted(standin, page, OTHER)));
        faults = bot.standin.faults();
    }

    /// Open at a time at which all that was due is said.
    static Hall at(String time) {
        return at(time, UnaryOperator.identity());
    }

    static Hall at(String time, UnaryOperator<StandIn.Config> config) {
        Hall hall = new Hall(time, config);
        hall.bot.start().settle();
        return hall;
    }

    /// The routes of the first room: `%` stands for its channel.
    String route(String route) {
        return route.replace("%", bot.standin.channelId(ROOM));
    }

    /// Lets the clock show a time, and waits for nothing.
    void clock(String time) {
        bot.clock.set(Bot.instant(time));
    }

    Interaction ask(String place, String question) {
        return ask(place, question, Map.of());
    }

    Interaction ask(String place, String question, Map<String, String> more) {
        Map<String, String> options = new LinkedHashMap<>(more);
        options.put("question", question);
        Interaction interaction = bot.standin.as("attendee").command(place, "ask", options);
        asked.put(question, interaction);
        return interaction;
    }

    /// Notes an interaction by which a question was asked in another way.
    void asked(String question, Interaction interaction) {
        asked.put(question, interaction);
    }

    /// Waits until the second room has all that it should by 18:00, and a question with its card.
    void theOtherRoomIsServed() {
        bot.awaitIn(OTHER, message -> message.text().startsWith("41 · Oral · Compilers"));
        String thread = bot.standin
                .await(
                        "the other thread",
                        SOON,
                        () -> threads("Q&A 41").stream().findFirst())
                .id();
        String question = "In the other room " + asked.size() + "?";
        ask(OTHER, question).message(SOON);
        bot.awaitIn(thread, message -> message.text().contains(question));
    }

    List<SeenThread> threads(String name) {
        return bot.standin.threads().stream()
                .filter(thread -> thread.name().startsWith(name))
                .toList();
    }

    /// Judges that the first room heard just this, once and in order, whatever else; its opening is left out.
    void heard(String... beginnings) {
        assertThat(bot.announced().stream()
                        .map(message -> message.text().lines().findFirst().orElse(""))
                        .filter(line -> !line.startsWith(OPENING)))
                .as("announced")
                .hasSize(beginnings.length)
                .zipSatisfy(
                        List.of(beginnings), (said, wanted) -> assertThat(said).startsWith(wanted));
    }

    /// Judges that every question that was acknowledged is kept, that nothing is kept twice, that every question in
    /// the store has its card once and nothing else has, and that no line of the bot's was said twice.
    void everyQuestionHasItsCard() {
        everyQuestionIsKept();
        for (Records.OfQuestion question : bot.records().questions()) {
            String text = question.question().text();
            bot.standin.await(
                    "a card of " + text, SOON, () -> Optional.of(cards(text)).filter(cards -> cards > 0));
            assertThat(cards(text)).as("cards of " + text).isEqualTo(1);
        }
        nothingIsSaidTwice();
    }

    void everyQuestionIsKept() {
        List<String> kept = bot.questions();
        assertThat(kept).doesNotHaveDuplicates();
        asked.forEach((question, interaction) -> {
            if (acknowledged(interaction)) {
                assertThat(kept).as("acknowledged").contains(question);
            }
        });
    }

    static boolean acknowledged(Interaction interaction) {
        return interaction.shown().map(SeenMessage::content).orElse("").contains("ept as question");
    }

    void nothingIsSaidTwice() {
        assertThat(places().stream()
                        .flatMap(place -> bot.said(place).stream()
                                .flatMap(message ->
                                        message.text().lines().limit(1).map(line -> place + ": " + line))))
                .as("said in one place")
                .doesNotHaveDuplicates();
        assertThat(bot.standin.threads()).extracting(SeenThread::name).doesNotHaveDuplicates();
    }

    private long cards(String question) {
        return places().stream()
                .flatMap(place -> bot.said(place).stream())
                .flatMap(message -> message.text().lines())
                .filter(line -> line.equals(question))
                .count();
    }

    /// Every channel and thread that is there.
    private List<String> places() {
        List<String> places = new ArrayList<>();
        bot.standin.channels().forEach(channel -> places.add(channel.id()));
        bot.standin.threads().forEach(thread -> places.add(thread.id()));
        return places;
    }

    /// Waits until Discord has ended the bot's connection for good; its reason.
    String lost() {
        return bot.standin.await("the connection to be lost", SOON, bot::lost);
    }

    @Override
    public void close() {
        bot.close();
        try {
            Files.deleteIfExists(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
