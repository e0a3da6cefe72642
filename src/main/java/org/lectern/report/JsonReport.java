package org.lectern.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A report for programs. The order of the components is the order in JSON; new keys come at the end.
final class JsonReport {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    record SessionJson(
            String title, String start, String end, SumsJson sums, List<PartJson> talks, List<ActJson> history) {}

    record SumsJson(
            int asked,
            int votes,
            int answered,
            int open,
            @Nullable Long medianSecondsToAnswer) {}

    record PartJson(
            @Nullable Integer number, @Nullable String title, List<String> authors, List<QuestionJson> questions) {}

    record QuestionJson(
            int number,
            @Nullable String text,
            @Nullable String askedBy,
            int votes,
            String state,
            String askedAt,
            @Nullable AnswerJson answer,
            @Nullable Integer mergedInto) {}

    record AnswerJson(
            String at, @Nullable String by, @Nullable String where, long afterSeconds) {}

    record ActJson(String at, String what, boolean undone) {}

    private JsonReport() {}

    static String of(Report report) {
        ZoneOffset offset = report.session().start().getOffset();
        Report.Sums sums = report.sums();
        SessionJson session = new SessionJson(
                report.session().title().plain(),
                CsvReport.time(report.session().start().toInstant(), offset),
                CsvReport.time(report.session().end().toInstant(), offset),
                new SumsJson(sums.asked(), sums.votes(), sums.answered(), sums.open(), seconds(sums.median())),
                report.parts().stream().map(part -> part(part, offset)).toList(),
                report.history().stream().map(act -> act(act, offset)).toList());
        try {
            return MAPPER.writeValueAsString(session) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of texts and numbers are JSON", e);
        }
    }

    private static PartJson part(Report.Part part, ZoneOffset offset) {
        return new PartJson(
                part.talk() == null ? null : part.talk().number(),
                part.talk() == null ? null : part.talk().title().plain(),
                part.talk() == null ? List.of() : part.talk().authors(),
                part.questions().stream()
                        .map(asked -> new QuestionJson(
                                asked.number(),
                                orNull(asked.text()),
                                orNull(asked.asker()),
                                asked.votes(),
                                asked.state().name().toLowerCase(Locale.ROOT),
                                CsvReport.time(asked.at(), offset),
                                answer(asked.answer(), offset),
                                asked.into()))
                        .toList());
    }

    private static @Nullable AnswerJson answer(Report.@Nullable Answer answer, ZoneOffset offset) {
        return answer == null
                ? null
                : new AnswerJson(
                        CsvReport.time(answer.at(), offset),
                        orNull(answer.who()),
                        answer.where(),
                        answer.after().toSeconds());
    }

    private static ActJson act(Report.Done act, ZoneOffset offset) {
        return new ActJson(CsvReport.time(act.at(), offset), act.what(), act.undone());
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static @Nullable Long seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toSeconds();
    }
}
