package org.lectern.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.chat.Venue;
import org.lectern.question.LogEntry;
import org.lectern.question.Move;
import org.lectern.question.Question;
import org.lectern.question.QuestionId;
import org.lectern.question.Standing;
import org.lectern.question.State;
import org.lectern.schedule.Block;
import org.lectern.schedule.Session;
import org.lectern.schedule.SlotId;
import org.lectern.schedule.TestSessions;
import org.lectern.wording.Scene;

class ReportTest {
    private static final long ASKER = 778899001122L;
    private static final String NASTY = "</p><script>alert('x')</script> | `a` *b* [c](d) \"e\" \u202e";

    private final Session session = TestSessions.track13();
    private final List<Block> blocks = Block.of(session);
    private final List<Question> asked = new ArrayList<>();
    private final List<LogEntry> history = new ArrayList<>();

    private Question ask(String text, String asker, State state, int votes, int block, @Nullable Integer talk) {
        SlotId about = talk == null ? null : blocks.get(block).talks().get(talk).id();
        int number = asked.size() + 1;
        Question question = new Question(
                new QuestionId(number),
                session.id(),
                number,
                blocks.get(block).id(),
                about,
                text,
                ASKER,
                asker,
                TestSessions.at("18:05"),
                new Standing(
                        state,
                        false,
                        votes,
                        0,
                        state == State.MERGED ? new QuestionId(1) : null,
                        state == State.MERGED ? 1 : null,
                        null,
                        0));
        asked.add(question);
        return question;
    }

    private void log(String time, String who, LogEntry.What what, boolean undone) {
        history.add(new LogEntry(history.size() + 1, TestSessions.at(time), who, what, undone));
    }

    private void answered(int number, String time, boolean undone) {
        log(time, "Ada", new LogEntry.What.Moved(number, Move.Kind.ANSWER, null), undone);
    }

    private Report report() {
        return report(Locale.ENGLISH);
    }

    private Report report(Locale language) {
        Scene scene = new Scene(session, blocks, new Venue(100, List.of(), Map.of()), _ -> OptionalLong.empty());
        return Report.of(scene.in(language), session, asked, history);
    }

    private void some() {
        ask("Why sine?", "Zoë", State.ANSWERED, 3, 0, 0);
        ask("How many layers?", "", State.OPEN, 5, 0, 0);
        ask("Too rude to quote", "Eve", State.HIDDEN, 0, 0, 0);
        ask("What I took back", "Bob", State.WITHDRAWN, 0, 3, 1);
        ask("Why the sine?", "Kim", State.MERGED, 1, 0, 0);
        ask("For all of you?", "Lee", State.OPEN, 0, 3, null);
        log("18:06", "Ada", new LogEntry.What.Other("/session late 7"), true);
        answered(1, "18:07", true);
        answered(1, "18:11", false);
        log("18:12", "Ada", new LogEntry.What.LetIn(blocks.get(0).first().id(), ASKER, true), false);
    }

    @Test
    void every_talk_has_its_questions_and_what_became_of_them() {
        some();
        Report report = report();
        assertThat(report.sums()).isEqualTo(new Report.Sums(6, 8, 1, 2, Duration.ofMinutes(6)));
        assertThat(report.parts().getFirst().questions())
                .extracting(Report.Asked::number)
                .containsExactly(1, 2, 3, 5);
        Report.Answer answer = report.parts().getFirst().questions().getFirst().answer();
        assertThat(answer).isEqualTo(new Report.Answer(TestSessions.at("18:11"), "Ada", null, Duration.ofMinutes(6)));
        assertThat(report.parts()).hasSize(11 + 1);
    }

    @ParameterizedTest
    @EnumSource
    void nobody_is_known_by_an_id_and_what_was_taken_back_is_not_quoted(Format format) {
        some();
        assertThat(format.write(report(), Locale.ENGLISH))
                .doesNotContain(Long.toString(ASKER), "rude", "took back", "Eve", "Bob")
                .contains("Why sine", "Zo");
    }

    @Test
    void spreadsheets_get_stable_columns_and_no_formula() throws IOException {
        some();
        for (String text : List.of(
                "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\u3000\uff1d1", "\u200b=1", "\"=1", "a, \"b\"\nc")) {
            ask(text, "=cmd|' /C calc'!A0", State.OPEN, 0, 0, 0);
        }
        String csv = Format.CSV.write(report(), Locale.ENGLISH);
        assertThat(csv).startsWith("\ufeffsession,number,").contains("\r\n");
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().detectBomHeader(false).ofCsvRecord(csv.substring(1))) {
            List<CsvRecord> lines = reader.stream().toList();
            assertThat(lines.getFirst().getFields()).isEqualTo(CsvReport.COLUMNS);
            assertThat(lines).hasSize(1 + asked.size());
            assertThat(lines).allMatch(line -> line.getFieldCount() == CsvReport.COLUMNS.size());
            assertThat(lines.stream().map(line -> line.getField(5)).filter(name -> name.contains("cmd")))
                    .hasSize(10)
                    .allMatch(name -> name.startsWith("'="));
            assertThat(lines.stream().map(line -> line.getField(4)))
                    .contains("'=1+1", "'\t=1", "' =1", "a, \"b\"\nc")
                    .noneMatch(text -> text.strip().startsWith("="));
        }
    }

    @Test
    void programs_get_stable_keys() throws IOException {
        some();
        JsonNode json = new ObjectMapper().readTree(Format.JSON.write(report(), Locale.ENGLISH));
        assertThat(json.fieldNames()).toIterable().containsExactly("title", "start", "end", "sums", "talks", "history");
        JsonNode question = json.path("talks").path(0).path("questions").path(0);
        assertThat(question.fieldNames())
                .toIterable()
                .containsExactly("number", "text", "askedBy", "votes", "state", "askedAt", "answer", "mergedInto");
        assertThat(question.path("askedAt").asText()).isEqualTo("2020-12-08T18:05:00-08:00");
        assertThat(question.path("answer").path("afterSeconds").asInt()).isEqualTo(360);
        assertThat(json.path("talks")
                        .path(0)
                        .path("questions")
                        .path(1)
                        .path("askedBy")
                        .isNull())
                .isTrue();
        assertThat(json.path("history").path(0).path("undone").asBoolean()).isTrue();
    }

    @Test
    void what_people_wrote_stays_text() {
        ask(NASTY, NASTY, State.OPEN, 0, 0, 0);
        String html = Format.HTML.write(report(), Locale.ENGLISH);
        assertThat(html).doesNotContain("<script", "</p><").contains("&lt;script&gt;");
        assertThat(html).as("one file, that loads nothing").doesNotContain("http://", "https://", "src=\"/");
        String md = Format.MD.write(report(), Locale.ENGLISH);
        assertThat(md).contains("\\<script\\>", "\\*b\\*", "\\[c\\](d)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr"})
    void it_reads_well(Locale language) throws IOException {
        some();
        String md = Format.MD.write(report(language), language);
        Path kept = Path.of("src/test/resources/org/lectern/report/report_" + language + ".md");
        Path came = Files.createDirectories(Path.of("target/snapshots")).resolve("report_" + language + ".md");
        Files.writeString(came, md);
        assertThat(md)
                .as("%s; where it is right, put it into %s", came, kept.getParent())
                .isEqualTo(Files.exists(kept) ? Files.readString(kept) : "");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 40, 5000})
    void the_chart_shows_each_talk(int questions) throws IOException {
        for (int i = 0; i < questions; i++) {
            ask("Why " + i + "?", "Zoë", State.OPEN, i % 7, i % blocks.size(), 0);
        }
        Chart chart = Chart.of(report(), Locale.ENGLISH);
        Files.write(Files.createDirectories(Path.of("target")).resolve("chart-" + questions + ".png"), chart.png());
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(chart.png()));
        assertThat(picture.getWidth()).isEqualTo(1200);
        assertThat(count(picture, 0x1d4ed8) > 0).as("bars of questions").isEqualTo(questions > 0);
        assertThat(chart.text()).contains(questions == 0 ? "no questions" : questions == 40 ? "40" : "questions");
        assertThat(chart.png().length).isLessThan(200_000);
    }

    private static long count(BufferedImage picture, int color) {
        long count = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                count += (picture.getRGB(x, y) & 0xffffff) == color ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void a_long_session_makes_a_page_at_once() {
        for (int i = 0; i < 5000; i++) {
            ask("Why " + i + "?", "Zoë", State.OPEN, 0, 0, 0);
        }
        assertThat(Format.HTML.write(report(), Locale.ENGLISH).split("<li>", -1))
                .hasSize(5001);
    }
}
