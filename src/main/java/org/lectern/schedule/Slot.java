package org.lectern.schedule;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lectern.text.RichText;

/// One entry of a session's schedule. It lasts from `start` (inclusive) to `end` (exclusive), in the page's own
/// offset.
public sealed interface Slot {
    SlotId id();

    OffsetDateTime start();

    OffsetDateTime end();

    /// Its title, without LaTeX.
    default String plainTitle() {
        return switch (this) {
            case Talk talk -> talk.title().plain();
            case JointQa qa -> qa.title();
            case Break pause -> pause.title();
        };
    }

    /// The same slot under another identity.
    default Slot as(SlotId other) {
        return switch (this) {
            case Talk talk ->
                new Talk(
                        other,
                        talk.start(),
                        talk.end(),
                        talk.number(),
                        talk.kind(),
                        talk.title(),
                        talk.authors(),
                        talk.abstractText(),
                        talk.qa(),
                        talk.sourceId());
            case JointQa qa -> new JointQa(other, qa.start(), qa.end(), qa.title());
            case Break pause -> new Break(other, pause.start(), pause.end(), pause.title());
        };
    }

    /// The same slot at another time.
    default Slot during(OffsetDateTime from, OffsetDateTime until) {
        return switch (this) {
            case Talk talk ->
                new Talk(
                        talk.id(),
                        from,
                        until,
                        talk.number(),
                        talk.kind(),
                        talk.title(),
                        talk.authors(),
                        talk.abstractText(),
                        talk.qa(),
                        talk.sourceId());
            case JointQa qa -> new JointQa(qa.id(), from, until, qa.title());
            case Break pause -> new Break(pause.id(), from, until, pause.title());
        };
    }

    /// A talk.
    ///
    /// @param number as printed, where numbers count breaks and Q&As too; null where none is printed
    /// @param kind as printed ("Oral", "Spotlight"); null where none is printed
    /// @param abstractText empty where the page has none
    /// @param sourceId what its source knows it by, such as a calendar's UID; null where it has none
    record Talk(
            SlotId id,
            OffsetDateTime start,
            OffsetDateTime end,
            @Nullable Integer number,
            @Nullable String kind,
            RichText title,
            List<String> authors,
            RichText abstractText,
            Qa qa,
            @Nullable String sourceId)
            implements Slot {
        public Talk {
            authors = List.copyOf(authors);
        }

        /// The same talk with its questions answered elsewhere, or nowhere.
        public Talk with(Qa other) {
            return new Talk(id, start, end, number, kind, title, authors, abstractText, other, sourceId);
        }
    }

    /// A slot in which the talks of one block are discussed together.
    ///
    /// @param title as printed
    record JointQa(SlotId id, OffsetDateTime start, OffsetDateTime end, String title) implements Slot {}

    /// A slot in which nothing is on.
    ///
    /// @param title as printed
    record Break(SlotId id, OffsetDateTime start, OffsetDateTime end, String title) implements Slot {}

    /// Where the questions for a talk are answered.
    enum Qa {
        /// In the talk's own slot.
        OWN,
        /// In a joint Q&A after it.
        JOINT,
        /// Nowhere: the page says that it takes no questions.
        NONE
    }
}
