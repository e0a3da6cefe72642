package org.lectern.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.lectern.chat.Embed;
import org.lectern.chat.Post;
import org.lectern.cue.Planner;
import org.lectern.hostile.HostileSession;
import org.lectern.hostile.HostileText;
import org.lectern.hostile.Markup;
import org.lectern.hostile.Mutation;
import org.lectern.schedule.Identities;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;
import org.lectern.schedule.reader.Given;
import org.lectern.schedule.reader.IdSource;
import org.lectern.schedule.reader.Problem;
import org.lectern.schedule.reader.Reading;
import org.lectern.schedule.reader.ScheduleFile;
import org.lectern.schedule.reader.SessionPage;
import org.lectern.text.Chat;
import org.lectern.text.LatexReader;
import org.lectern.text.RichText;
import org.lectern.text.Sanitizing;

/// All that reads what anybody wrote: schedules, questions and names, and the configuration.
final class FuzzTargets {
    private static final int LONGEST = 4000;
    private static final List<String> ON_PAGES = List.of(
            "\n2030-12-08T18:00:00-08:00 - 2030-12-08T18:15:00-08:00\n",
            "\n2030-12-08T18:15:00-08:00 - 2030-12-08T18:00:00-08:00\n",
            "\n9999-12-31T23:59:59+18:00 - 9999-12-31T23:59:59-18:00\n",
            "\n0000-01-01T00:00:00Z - 0000-01-01T00:00:01Z\n",
            "\n2030-02-30T25:61 - 2030-02-30T25:62\n",
            "\n2030-12-08T18:00 to 2030-12-08 18:15\n",
            "+99:99",
            "+18:01",
            "\u221208:00",
            "-08",
            "Z",
            "99999999999999999999",
            "\n\n",
            "\n",
            "\nTime\n",
            "\nSession chairs\n",
            "\nChairs: A, B",
            "\nSchedule\n",
            "\nAll talks share one Q&A\n",
            "\nNo Q&A\n",
            "\nQ&A\n",
            "\nBreak\n",
            "coffee ",
            "joint ",
            "Spotlight: ",
            "7 - Oral: ",
            "9999 - ",
            " and ",
            ", Jr., ",
            "\nVideo: https://x.y/",
            "\nSlides: https://[",
            "\nchat\n",
            "$x^{2}$",
            "\\emph{",
            "{",
            "}",
            "\\not=",
            "$");
    private static final List<String> LATEX = List.of(
            "$",
            "$$",
            "\\(",
            "\\)",
            "\\[",
            "\\]",
            "{",
            "}",
            "^",
            "_",
            "^{",
            "_{",
            "\\frac",
            "\\sqrt[",
            "\\sqrt{",
            "\\hat",
            "\\'",
            "\\\"{",
            "\\emph{",
            "{\\em ",
            "\\textbf",
            "\\mathbb{",
            "\\mathcal R",
            "\\not",
            "\\not=",
            "\\operatorname*{",
            "\\log",
            "\\leq",
            "\\alpha",
            "\\url{",
            "\\href{",
            "\\cite[",
            "\\cite{",
            "\\footnote{",
            "\\left(",
            "\\right.",
            "\\item",
            "\\binom",
            "\\textsuperscript{",
            "\\x{",
            "\\",
            "\\\\",
            "~",
            "--",
            "---",
            "``",
            "''",
            "&",
            "%",
            "#",
            "http://a",
            "https://a.b)",
            "x",
            "1",
            " ",
            "a b");
    private static final List<String> ON_CONFIGURATIONS = List.of(
            "discord:",
            "  tokenFile: ",
            "  apiUrl: http://x",
            "  gatewayUrl: ws://x:99999",
            "  chairPermission: Manage Threads",
            "store: ",
            "leadTime: 5m",
            "grace: 999999d",
            "threads:",
            "  archiveAfter: 1d",
            "sessions:",
            "  - schedule: ",
            "    channel: ",
            "123456789012345678",
            "99999999999999999999",
            "    chairs: [1, x]",
            "    links:",
            "      video: https://x",
            "\n",
            "\n  ",
            "- ",
            ": ",
            "{",
            "}",
            "[",
            "]",
            "[[[[",
            "&a ",
            "*a",
            "<<: *a",
            "!!java.lang.Runtime ",
            "!x ",
            "|\n",
            ">\n",
            "'",
            "\"\\e[2J\"",
            "\"\\0\"",
            "\"\\uD83D\"",
            "? ",
            "---\n",
            "...\n",
            "%YAML 9\n",
            "# ",
            "\t",
            "~",
            "null",
            "0x1F",
            ".inf",
            "1e999",
            "=");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path folder;
    private final String page;
    private final String configuration;
    private final List<List<String>> marks = List.of(marks("word", true), marks("word", false));

    /// @param folder for files that are read
    FuzzTargets(Path folder) {
        this.folder = folder;
        try {
            page = Files.readString(Bot.SEED);
            configuration = Files.readString(Path.of("config", "lectern.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<FuzzTarget> all() {
        return Stream.concat(own(), new FuzzSchedules(folder, FuzzTargets::holds).all())
                .toList();
    }

    private Stream<FuzzTarget> own() {
        return Stream.of(
                new FuzzTarget("schedule file: bytes", this::bytes, this::file),
                new FuzzTarget("session page: mutations", this::page, FuzzTargets::read),
                new FuzzTarget("check and check --json", this::page, FuzzTargets::check),
                new FuzzTarget("LaTeX", FuzzTargets::latex, FuzzTargets::latex),
                new FuzzTarget("text in chat", random -> HostileText.of(random, LONGEST), FuzzTargets::chat),
                new FuzzTarget("announcements and replies", FuzzTargets::pasted, this::posts),
                new FuzzTarget("cards", FuzzTargets::pasted, FuzzTargets::cards),
                new FuzzTarget("thread names and forms", FuzzTargets::pasted, FuzzTargets::names),
                new FuzzTarget("configuration", this::configuration, FuzzTargets::draft));
    }

    private static String pasted(RandomGenerator random) {
        return HostileText.of(random, random.nextInt(20) == 0 ? LONGEST : 500);
    }

    private String page(RandomGenerator random) {
        String good = random.nextInt(100) == 0 ? page : SessionPage.EXAMPLE;
        return Mutation.of(good, ON_PAGES, random, 100_000);
    }

    private String bytes(RandomGenerator random) {
        if (random.nextInt(4) == 0) {
            byte[] any = new byte[random.nextInt(300)];
            random.nextBytes(any);
            return new String(any, ISO_8859_1);
        }
        byte[] encoded = page(random).getBytes(UTF_8);
        for (int i = random.nextInt(3); i > 0 && encoded.length > 0; i--) {
            encoded[random.nextInt(encoded.length)] = (byte) random.nextInt();
        }
        return new String(encoded, ISO_8859_1);
    }

    private static String latex(RandomGenerator random) {
        return Mutation.of("Sub-{Gaussian} $O(n^{2} \\log n)$ by \\emph{us}", LATEX, random, LONGEST);
    }

    private String configuration(RandomGenerator random) {
        return Mutation.of(configuration, ON_CONFIGURATIONS, random, 10_000);
    }

    private void file(String bytes) {
        Path file = folder.resolve("page.txt");
        try {
            Files.write(file, bytes.getBytes(ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        holds(ScheduleFile.read(file, Given.NOTHING, IdSource.random(new Random(1))));
    }

    private static void read(String page) {
        Reading reading = new SessionPage().read(page, Given.NOTHING, IdSource.random(new Random(1)));
        holds(reading);
        Reading again = new SessionPage().read(page, Given.NOTHING, IdSource.random(new Random(2)));
        assertThat(Identities.rematch(reading.sessions(), again.sessions())).hasSameSizeAs(again.sessions());
    }

    private static void holds(Reading reading) {
        assertThat(reading.hasErrors() || !reading.sessions().isEmpty()).isTrue();
        for (Problem problem : reading.problems()) {
            clear(problem.message());
        }
        for (Session session : reading.sessions()) {
            clear(session.title().plain() + session.room() + session.track());
            session.chairs().forEach(FuzzTargets::clear);
            assertThat(session.slots())
                    .isSortedAccordingTo(
                            Comparator.comparing(slot -> slot.start().toInstant()));
            for (Slot slot : session.slots()) {
                assertThat(slot.end().isAfter(slot.start())).isTrue();
                if (slot instanceof Slot.Talk talk) {
                    clear(talk.title().plain() + talk.abstractText().plain());
                    talk.authors().forEach(FuzzTargets::clear);
                }
            }
            Planner.plan(session, Duration.ofMinutes(5));
        }
    }

    /// On one line, without anything that acts on a terminal.
    private static void clear(String text) {
        if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.CONTROL)
                || text.chars().anyMatch(c -> (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069'))) {
            throw new AssertionError("a control character in " + text);
        }
    }

    private static void check(String page) {
        Reading reading = new SessionPage().read(page, Given.NOTHING, IdSource.random(new Random(1)));
        List<CheckCommand.Checked> checked = List.of(new CheckCommand.Checked("page\u001b\n.txt", reading));
        try {
            assertThat(MAPPER.readTree(CheckJson.of(checked)).path("sessions")).hasSameSizeAs(reading.sessions());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
        StringWriter out = new StringWriter();
        new CheckText(new PrintWriter(out), new PrintWriter(out), null, CheckCommand.WIDTH).print(checked);
        out.toString().lines().forEach(FuzzTargets::clear);
    }

    private static void latex(String source) {
        RichText text = LatexReader.read(source);
        String chat = Chat.of(text);
        Markup.assertContained(chat);
        assertThat(Markup.of(chat))
                .allMatch(mark -> mark.equals("*"))
                .satisfies(stars -> assertThat(stars.size() % 2).isZero());
        int max = source.length() / 2;
        assertThat(text.shorten(max).plain().length()).isLessThanOrEqualTo(max);
        assertThat(Chat.of(text, max).length()).isLessThanOrEqualTo(max);
    }

    private static void chat(String text) {
        String line = Chat.line(text);
        Markup.assertContained(line);
        assertThat(Markup.of(line)).isEmpty();
        assertThat(Markup.invites(line)).isFalse();
        assertThat(Markup.read(line)).isEqualTo(Sanitizing.line(text).replace("\u200b", ""));
        String escaped = Chat.escape(text);
        Markup.assertContained(escaped);
        assertThat(Markup.of(escaped)).allMatch(String::isEmpty);
        Markup.assertContained(Chat.of(RichText.plain(text)));
        // One of the three for each text: they take most of the time.
        int max = text.length() / 2;
        String shortened = switch (text.length() % 3) {
            case 0 -> Chat.escape(text, max);
            case 1 -> Chat.line(text, max);
            default -> Chat.unformatted(text, max);
        };
        Markup.assertContained(shortened);
        assertThat(shortened.length()).isLessThanOrEqualTo(max);
    }

    /// The marks of all that is said are those of a harmless text's, and so are the lines. A text without anything
    /// to see has no line of its own here and there.
    private void posts(String text) {
        for (boolean numbered : new boolean[] {true, false}) {
            List<String> found = marks(text, numbered);
            if (!Chat.isBlank(text)) {
                assertThat(found).isEqualTo(marks.get(numbered ? 0 : 1));
            }
        }
    }

    private static List<String> marks(String text, boolean numbered) {
        return new HostileSession(text, numbered)
                .posts().stream()
                        .map(FuzzTargets::said)
                        .flatMap(said -> Markup.of(said).stream())
                        .toList();
    }

    private static String said(Post post) {
        String said = switch (post) {
            case Post.Message message -> {
                Embed embed = message.embed();
                yield message.content() + (embed == null ? "" : "\n" + embed.title() + "\n" + embed.description());
            }
            case Post.Cards cards ->
                String.join("\n", cards.cards().stream().map(Post.Card::text).toList());
        };
        Markup.assertContained(said);
        assertThat(said.isBlank()).isFalse();
        return said;
    }

    private static void cards(String text) {
        String said = said(new HostileSession(text, true).cards());
        assertThat(said.lines().count())
                .isEqualTo(Chat.isBlank(text) ? said.lines().count() : 6);
        assertThat(Markup.of(said)).isEqualTo(Markup.of(said(new HostileSession("word", true).cards())));
    }

    private static void names(String text) {
        for (boolean numbered : new boolean[] {true, false}) {
            for (String name : new HostileSession(text, numbered).names()) {
                Markup.assertContained(name);
                assertThat(name.length()).isBetween(1, 100);
                assertThat(name.lines().count()).isOne();
                assertThat(Chat.isBlank(name)).isFalse();
            }
        }
    }

    private static void draft(String yaml) {
        try {
            ConfigurationReader.read("lectern.yaml", yaml);
        } catch (BadConfiguration e) {
            assertThat(e.problems()).isNotEmpty();
            for (String problem : e.problems()) {
                clear(problem);
                assertThat(problem).startsWith("lectern.yaml:");
            }
        }
    }
}
