package org.lectern.rehearsal;

import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import org.lectern.cue.Cue;
import org.lectern.cue.SlotTimes;
import org.lectern.schedule.Block;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;
import org.lectern.schedule.SlotId;

/// Slots, cues and times in a few words, for a terminal.
public final class Labels {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private Labels() {}

    public static String cue(Session session, Cue cue) {
        return switch (cue) {
            case Cue.HeadsUp _ -> "Heads-up";
            case Cue.SessionOpens _ -> "Session opens";
            case Cue.TalkStarts talk -> slot(session, talk.slot());
            case Cue.JointQaStarts qa -> slot(session, qa.slot());
            case Cue.BreakStarts pause -> slot(session, pause.slot());
            case Cue.TimeLeft left -> "Time left for " + block(session, left.block());
            case Cue.FloorCloses closes -> "Floor closes for " + block(session, closes.block());
            case Cue.SessionCloses _ -> "Session closes";
        };
    }

    static String slot(Session session, SlotId id) {
        return session.slots().stream()
                .filter(slot -> slot.id().equals(id))
                .findFirst()
                .map(slot -> slot(session, slot))
                .orElse("a slot that is not in the schedule");
    }

    static String slot(Session session, Slot slot) {
        return switch (slot) {
            case Slot.Talk talk -> talk(talk);
            case Slot.JointQa qa ->
                "Joint Q&A"
                        + Block.holding(Block.of(session), qa.id())
                                .map(block -> " " + numbers(block))
                                .orElse("");
            case Slot.Break _ -> "Break";
        };
    }

    static String talk(Slot.Talk talk) {
        Integer number = talk.number();
        String title = talk.title().plain();
        return number == null ? title : number + " · " + title;
    }

    static String block(Session session, SlotId id) {
        return Block.holding(Block.of(session), id).map(Labels::numbers).orElse("a block that is not in the schedule");
    }

    /// `3`, `5–8`, or the title of the first talk where talks have no numbers.
    static String numbers(Block block) {
        Integer first = block.first().number();
        Integer last = block.talks().getLast().number();
        if (first == null || last == null) {
            return shortened(block.first().title().plain(), 30);
        }
        return Objects.equals(first, last) ? first.toString() : first + "–" + last;
    }

    /// An instant as the session's page would print its time.
    static OffsetDateTime at(Session session, Instant instant) {
        return instant.atOffset(SlotTimes.offset(session, instant)).truncatedTo(ChronoUnit.MILLIS);
    }

    static ZoneOffset offset(Session session) {
        return session.start().getOffset();
    }

    static String clock(Session session, Instant instant) {
        return clock(instant.atOffset(SlotTimes.offset(session, instant)).toLocalTime());
    }

    static String clock(LocalTime time) {
        return CLOCK.format(time);
    }

    /// At most so many characters, cut with "…".
    public static String shortened(String text, int atMost) {
        if (text.codePointCount(0, text.length()) <= atMost) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, atMost - 1)).stripTrailing() + "…";
    }

    /// On one line, in quotation marks.
    static String quoted(String text) {
        return "“" + shortened(text.replaceAll("\\s+", " ").strip(), 60) + "”";
    }
}
