package org.lectern.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.Texts;
import org.lectern.schedule.Block;
import org.lectern.schedule.Slot;

/// What a report says around what people wrote, in a language. All of it is plain text.
public record Wording(Texts texts, Locale language, ZoneOffset offset) {
    static Wording of(Report report, Locale language) {
        return new Wording(
                Texts.of(Report.class, language),
                language,
                report.session().start().getOffset());
    }

    public String text(String key, Object... arguments) {
        return texts.get(key, arguments);
    }

    /// When a session takes place.
    public String when(Report report) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(language)
                        .format(report.session().start()) + ", "
                + time(report.session().start().toInstant()) + "–"
                + time(report.session().end().toInstant()) + " (UTC" + (offset.getTotalSeconds() == 0 ? "" : offset)
                + ")";
    }

    public String time(Instant instant) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(language)
                .format(instant.atOffset(offset));
    }

    public String heading(Report.Part part) {
        Slot.Talk talk = part.talk();
        if (talk != null) {
            return (talk.number() == null ? "" : talk.number() + " · ")
                    + talk.title().plain();
        }
        Block block = part.block();
        return block == null ? text("part.lost") : text("part.all", label(part));
    }

    /// Few letters for a part: the talk's number, or those of its block.
    static String label(Report.Part part) {
        Slot.Talk talk = part.talk();
        if (talk != null) {
            return number(talk);
        }
        Block block = part.block();
        if (block == null) {
            return "?";
        }
        String first = number(block.first());
        String last = number(block.talks().getLast());
        return first.equals(last) ? first : first + "–" + last;
    }

    private static String number(Slot.Talk talk) {
        return talk.number() == null ? talk.title().shorten(8).plain() : String.valueOf(talk.number());
    }

    public String sums(Report report) {
        Report.Sums sums = report.sums();
        String text = text("sums", sums.asked(), sums.votes(), sums.answered(), sums.open());
        return sums.median() == null ? text : text + " " + text("sums.median", minutes(sums.median()));
    }

    /// What became of a question.
    public String state(Report.Asked asked) {
        Report.Answer answer = asked.answer();
        return switch (asked.state()) {
            case OPEN, STAGED -> text("state.open");
            case ANSWERED ->
                answer == null
                        ? text("state.answered")
                        : answer.who().isEmpty()
                                ? text("state.answeredAfter", minutes(answer.after()))
                                : text("state.answeredBy", answer.who(), minutes(answer.after()));
            case MERGED -> text("state.merged", merged(asked.into()));
            case HIDDEN -> text("state.hidden");
            case WITHDRAWN -> text("state.withdrawn");
            case WAITING -> text("state.waiting");
        };
    }

    private static String merged(@Nullable Integer into) {
        return into == null ? "?" : Integer.toString(into);
    }

    public String asker(Report.Asked asked) {
        return asked.text().isEmpty() ? "" : asked.asker().isEmpty() ? text("anonymous") : asked.asker();
    }

    private String minutes(Duration span) {
        return text("minutes", Math.max(1, Math.ceilDiv(span.toSeconds(), 60)));
    }
}
