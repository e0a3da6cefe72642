package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.schedule.reader.ScheduleServer;
import org.lectern.schedule.reader.SessionPage;
import picocli.CommandLine;

class CheckCommandTest {
    private static final String SEED = "seeds/neurips-2020-track-13.txt";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final Pattern ANSWER = Pattern.compile("(?<=  )(?:own Q&A|Q&A at \\d\\d:\\d\\d|answers [\\d–]+)$");

    @TempDir
    private Path folder;

    private record Run(int code, String out, String err) {
        JsonNode json() throws IOException {
            return MAPPER.readTree(out);
        }
    }

    private static Run check(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        List<String> all = new ArrayList<>(List.of("check"));
        all.addAll(List.of(arguments));
        int code = line.execute(all.toArray(String[]::new));
        return new Run(code, out.toString(), err.toString());
    }

    private String page(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static String slots(String slots) {
        return "A Session\n\nTime\n\n2030-01-01T23:00:00+01:00 - 2030-01-02T01:00:00+01:00\n\nSession chairs\n\nAda L\n\n"
                + slots.replaceAll(
                        "(?m)^(\\d\\dT\\d\\d:\\d\\d)-(\\d\\dT\\d\\d:\\d\\d)$",
                        "2030-01-$1:00+01:00 - 2030-01-$2:00+01:00");
    }

    private String config(String sessions) throws IOException {
        return page("c.yaml", "sessions:\n" + sessions);
    }

    @Test
    void a_schedule_on_the_web_is_checked_as_one_in_a_file() throws IOException {
        try (ScheduleServer server = new ScheduleServer()) {
            server.answers(ScheduleServer.text(Files.readString(Path.of(SEED))));
            Run run = check(server.address());
            assertThat(run.code()).isZero();
            assertThat(run.out()).startsWith(server.address() + "\n").contains("Track 13");
            Run mapped = check(
                    "--config",
                    config("  - {schedule: \"" + server.address() + "\", channel: \"123456789012345678\"}\n"));
            assertThat(mapped.code()).isZero();
            assertThat(mapped.out()).contains("Channel 123456789012345678", "Track 13");
            server.answers(ScheduleServer.status(500));
            Run down = check(server.address());
            assertThat(down.code()).isEqualTo(1);
            assertThat(down.err())
                    .isEqualTo("“" + server.address()
                            + "” cannot be fetched: the server answered 500 instead of a schedule.\n");
        }
        assertThat(check("ftp://example.org/x").err()).startsWith("“ftp://example.org/x” is no address of a schedule");
    }

    @Test
    void a_configuration_is_shown_with_what_goes_where_and_what_goes_nowhere() throws IOException {
        String day = page(
                "day.txt",
                slots("01T23:00-01T23:30\n1 - Oral: One\nAda\n")
                        + slots("01T23:00-01T23:30\n1 - Oral: Two\nBo\n").replace("A Session", "B Session"));
        Run run = check(
                "--config",
                config("  - {schedule: " + day + ", session: a session, channel: \"123456789012345678\"}\n"
                        + "  - {schedule: " + day + ", room: Attic, channel: \"123456789012345679\"}\n"));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .containsSubsequence(
                        "Channel 123456789012345678",
                        "A Session",
                        "1 slot",
                        "Without a channel",
                        "B Session",
                        "At most 1 Q&A threads are open at once (on 1 Jan 2030 22:00 UTC)");
        assertThat(run.err())
                .contains(
                        "nothing is of room \"Attic\"",
                        "there are the sessions “A Session”, “B Session”",
                        "“B Session” has no channel and is left out");
        Run twice = check(
                "--config",
                config("  - {schedule: " + day + ", session: A Session, channel: \"123456789012345678\"}\n"
                        + "  - {schedule: " + day + ", session: a session, channel: \"123456789012345679\"}\n"));
        assertThat(twice.err()).contains("all that is of session \"a session\" is held by an entry before this one");
        Run whole = check(
                "--config",
                config("  - {schedule: " + day + ", session: A Session, channel: \"123456789012345678\"}\n"
                        + "  - {schedule: " + day + ", channel: \"123456789012345679\"}\n"));
        assertThat(whole.out())
                .containsSubsequence(
                        "Channel 123456789012345678", "A Session", "Channel 123456789012345679", "B Session")
                .doesNotContain("Without");
    }

    @Test
    void channels_to_be_created_are_shown_by_name() throws IOException {
        Run run = check(
                "--config",
                config("  - {schedule: seeds/example.csv, channel: create, guild: \"123456789012345678\","
                        + " category: \"223456789012345678\"}\n"));
        assertThat(run.out())
                .containsSubsequence(
                        "To be created in server 123456789012345678, category 223456789012345678: #hall-a",
                        "Track 1: Small Machines",
                        "To be created in server 123456789012345678, category 223456789012345678: #hall-b",
                        "Track 2: Large Gardens");
        assertThat(run.code()).isZero();
    }

    @Test
    void a_configuration_goes_with_no_schedule_and_not_with_json() {
        assertThat(check().code()).isEqualTo(2);
        assertThat(check(SEED, "--config", "config/lectern.yaml").code()).isEqualTo(2);
        assertThat(check("--json", "--config", "config/lectern.yaml").err()).contains("Name one SCHEDULE or more");
        assertThat(check("--config", "config/lectern.yaml").out()).contains("Channel 123456789012345678", "Track 13");
    }

    @Test
    void the_seed_is_shown_as_an_agenda_that_says_who_answers_where() {
        Run run = check(SEED);
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("Orals & Spotlights Track 13: Deep Learning/Theory")
                .contains("Tuesday, 8 December 2020, 18:00–21:00 (UTC-08:00)")
                .containsPattern("18:00–18:15 +1  Oral +Implicit Neural Representations .* own Q&A")
                .containsPattern("19:00–19:10 +5  Spotlight +MetaPerturb: .* Q&A at 19:40")
                .containsPattern("19:40–19:50 +Q&A .* answers 5–8")
                .containsPattern("20:30–20:40 +Q&A .* answers 10–13")
                .contains("No problems found.");
        assertThat(run.out().lines())
                .allSatisfy(line -> assertThat(Columns.width(line)).isLessThanOrEqualTo(100));
    }

    @Test
    void the_columns_stand_below_each_other() {
        List<Integer> starts = check(SEED)
                .out()
                .lines()
                .map(ANSWER::matcher)
                .filter(Matcher::find)
                .map(Matcher::start)
                .distinct()
                .toList();
        assertThat(starts).hasSize(1);
    }

    @Test
    void json_has_the_fields_of_the_design_in_their_order() throws IOException {
        Run run = check("--json", SEED);
        JsonNode file = run.json();
        assertThat(run.code()).isZero();
        assertThat(names(file)).containsExactly("file", "sessions", "problems");
        assertThat(file.path("file").asText()).isEqualTo(SEED);
        assertThat(file.path("problems")).isEmpty();
        JsonNode session = file.path("sessions").path(0);
        assertThat(names(session)).containsExactly("title", "start", "end", "chairs", "notes", "links", "slots");
        assertThat(session.path("start").asText()).isEqualTo("2020-12-08T18:00:00-08:00");
        assertThat(session.path("chairs")).hasSize(2);
        assertThat(session.path("notes").path(1).asText()).isEqualTo("Spotlights have joint Q&As");
        assertThat(session.path("slots"))
                .hasSize(15)
                .allSatisfy(slot -> assertThat(names(slot))
                        .containsExactly(
                                "start",
                                "end",
                                "type",
                                "number",
                                "kind",
                                "title",
                                "authors",
                                "abstract",
                                "qa",
                                "answeredIn",
                                "covers"));
    }

    @Test
    void json_tells_who_answers_where_by_index() throws IOException {
        JsonNode slots = check("--json", SEED).json().path("sessions").path(0).path("slots");
        List<String> told = new ArrayList<>();
        slots.forEach(slot -> told.add(slot.path("type").asText() + " "
                + slot.path("qa").asText() + " " + slot.path("answeredIn").asText() + " " + slot.path("covers")));
        assertThat(told)
                .containsExactly(
                        "talk own 0 []",
                        "talk own 1 []",
                        "talk own 2 []",
                        "break null null []",
                        "talk joint 8 []",
                        "talk joint 8 []",
                        "talk joint 8 []",
                        "talk joint 8 []",
                        "qa null null [4,5,6,7]",
                        "talk joint 13 []",
                        "talk joint 13 []",
                        "talk joint 13 []",
                        "talk joint 13 []",
                        "qa null null [9,10,11,12]",
                        "break null null []");
        assertThat(slots.path(3).path("kind").isNull()).isTrue();
        assertThat(slots.path(3).path("title").asText()).isEqualTo("Break");
        assertThat(slots.path(1).path("abstract").asText()).contains("GTAV $\\rightarrow$ Cityscapes");
    }

    @Test
    void several_files_are_an_array_in_the_order_given() throws IOException {
        JsonNode files = check("--json", SEED, "missing.txt").json();
        assertThat(files.isArray()).isTrue();
        assertThat(files.findValuesAsText("file")).containsExactly(SEED, "missing.txt");
        assertThat(files.path(1).path("problems").path(0).path("severity").asText())
                .isEqualTo("error");
    }

    @Test
    void a_warning_fails_the_strict_check_only() throws IOException {
        String file = page(
                "gap.txt",
                slots("01T23:00-01T23:30\nTalk: A\nAnn One\nText.\n02T00:00-02T01:00\nTalk: B\nAnn One\nText.\n"));
        Run run = check(file);
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("line 15: warning: Nothing is scheduled from 23:30 to 00:00.")
                .contains("1 warning.");
        assertThat(check("--strict", file).code()).isEqualTo(1);
        assertThat(check("--strict", SEED).code()).isZero();
    }

    @Test
    void the_zone_changes_what_people_see_and_not_the_json() throws IOException {
        assertThat(check("--zone", "Europe/Berlin", SEED).out())
                .contains("Wednesday, 9 December 2020, 03:00–06:00 (Europe/Berlin, UTC+01:00)")
                .contains("Q&A at 04:40");
        assertThat(check("--json", "--zone", "Europe/Berlin", SEED).out())
                .isEqualTo(check("--json", SEED).out());
    }

    @Test
    void where_the_offset_changes_it_stands_behind_the_time() throws IOException {
        String night = page("night.csv", """
                start,end,kind,title,qa
                2026-10-24T23:30Z,2026-10-25T00:45Z,Spotlight,A,joint
                2026-10-25T00:45Z,2026-10-25T01:15Z,Spotlight,B,joint
                2026-10-25T01:15Z,2026-10-25T02:00Z,Q&A,Joint Q&A,
                2026-10-25T02:00Z,2026-10-25T02:30Z,Talk,C,own
                """);
        assertThat(check("--zone", "Europe/Berlin", night).out())
                .contains("Sunday, 25 October 2026, 01:30–03:30 (Europe/Berlin, UTC+02:00, then UTC+01:00)")
                .containsPattern("\n01:30–02:45            +Spotlight  A .* Q&A at 02:15 UTC\\+01:00")
                .containsPattern("\n02:45–02:15 UTC\\+01:00  +Spotlight  B .* Q&A at 02:15\n")
                .containsPattern("\n02:15–03:00            +Q&A ")
                .containsPattern("\n03:00–03:30            +Talk ");
        assertThat(check("--zone", "UTC", night).out()).contains("23:30–02:30 (UTC)");
        assertThat(check(night).out())
                .contains("23:30–02:30 (UTC)", "\n00:45–01:15  ")
                .doesNotContain("UTC+");
        String mixed = page("mixed.csv", """
                start,end,title
                2030-01-01T10:00+00:00,2030-01-01T10:30+00:00,A
                2030-01-01T11:30+01:00,2030-01-01T12:00+01:00,B
                2030-01-01T11:00+00:00,2030-01-01T11:30+00:00,C
                """);
        assertThat(check(mixed).out())
                .contains(
                        "10:00–11:30 (UTC)",
                        "\n10:00–10:30            ",
                        "\n11:30 UTC+01:00–12:00  ",
                        "\n11:00 UTC–11:30        ");
    }

    @Test
    void midnight_is_shown_between_the_slots() throws IOException {
        String file = page(
                "night.txt",
                slots("01T23:00-02T00:00\nTalk: A\nAnn One\nText.\n02T00:00-02T01:00\nTalk: B\nAnn One\nText.\n"));
        assertThat(check(file).out()).containsPattern("23:00–00:00 .*\nWednesday, 2 January 2030\n00:00–01:00");
    }

    @Test
    void wide_characters_keep_the_columns() throws IOException {
        String file = page(
                "wide.txt",
                slots("01T23:00-02T00:00\n1 - Oral: " + "深度学习理论".repeat(12)
                        + "\nAnn One\nText.\n02T00:00-02T01:00\n2 - Oral: Plain\nAnn One\nText.\n"));
        assertThat(check(file)
                        .out()
                        .lines()
                        .filter(line -> line.endsWith("own Q&A"))
                        .map(Columns::width)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void what_cannot_be_read_is_named() throws IOException {
        String binary =
                Files.write(folder.resolve("b.bin"), new byte[] {1, 0, 2}).toString();
        String latin = Files.write(folder.resolve("l.txt"), "Veličković é".getBytes(StandardCharsets.UTF_16LE))
                .toString();
        for (String file : List.of("missing.txt", folder.toString(), binary, latin, "bad\0name")) {
            Run run = check(file);
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).contains(file.replace("\0", "")).hasLineCount(1);
        }
    }

    @Test
    void a_doubt_about_a_file_as_a_whole_stands_below_its_agenda() throws IOException {
        String file = page("talks.json", """
                {"schedule": {"2030-03-01": {"540": {"1": {"code": "A", "title": "Engines", "duration": 30,
                  "slot": {"room": "Hall", "start": "2030-03-01T09:00:00+01:00", "end": "2030-03-01T09:30:00+01:00"}}}}},
                 "sprints": {"2030-03-02": {"540": {"1": {"code": "B", "title": "Looms"}}}}}
                """);
        Run run = check(file);
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .containsSubsequence("Hall · Friday 1 March 2030", "Engines", "warning: “sprints” is another timetable")
                .doesNotContain("line 0");
    }

    @Test
    void a_page_without_times_is_refused_with_an_example() throws IOException {
        String file = page("no.txt", "Some day next week, in the morning\n");
        Run run = check(file, SEED, file);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("line 1: error: No times are found: ")
                .contains("1 error.")
                .endsWith(SessionPage.EXAMPLE)
                .containsOnlyOnce(SessionPage.EXAMPLE);
        JsonNode problem = check("--json", file).json().path("problems").path(0);
        assertThat(problem.path("message").asText()).hasLineCount(1);
        assertThat(check(SEED).out()).doesNotContain("An example");
    }

    @Test
    void a_zone_that_does_not_exist_is_told() {
        for (String zone : List.of("Mars/X", "+99:00", "")) {
            Run run = check("--zone", zone, SEED);
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).contains("“" + zone + "” is no time zone", "Europe/Berlin");
        }
    }

    @Test
    void wrong_usage_exits_with_2_and_says_how() {
        assertThat(check()).satisfies(run -> {
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err()).contains("SCHEDULE").contains("Usage: lectern check");
        });
        assertThat(check("--zone", "Mars/Olympus", SEED).code()).isEqualTo(2);
        assertThat(check("--jsno", SEED).code()).isEqualTo(2);
        assertThat(check("--help").code()).isZero();
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
