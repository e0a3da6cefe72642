package org.lectern.wording;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.Post.Message;
import org.lectern.cue.Act;
import org.lectern.schedule.SlotId;
import org.lectern.text.Chat;

/// How a session differs by another schedule.
///
/// @param title of the session, plain
/// @param isNew whether there was no such session
/// @param channel in which it is held, 0 for one that is to be made; null where that is no other one
/// @param difference of its slots
/// @param note what all are told of it; empty where nothing that is to come is different
public record PlanChange(
        String title, boolean isNew, @Nullable Long channel, Act.Replan difference, String note) {
    private static final int MOST_LINES = 20;

    /// What whoever had the schedules read anew is told.
    ///
    /// @param problems why nothing was taken up; empty where all could be read
    /// @param doubts what could not be had anew, and is as it was
    /// @param previews whether it was only compared
    public static Message told(
            Locale reader, List<PlanChange> changes, List<String> problems, List<String> doubts, boolean previews) {
        Terms terms = Terms.in(reader);
        if (!problems.isEmpty()) {
            return message(lines(terms.text("reload.broken"), problems.stream().map(PlanChange::line)));
        }
        String kept = doubts.isEmpty()
                ? ""
                : lines(terms.text("reload.kept"), doubts.stream().map(PlanChange::line)) + "\n";
        if (changes.isEmpty()) {
            return message(kept + (doubts.isEmpty() ? terms.text("reload.same") : terms.text("reload.restSame")));
        }
        return message(kept
                + lines(
                        terms.text(previews ? "reload.wouldBe" : "reload.done"),
                        changes.stream().map(each -> each.line(terms))));
    }

    private static String line(String problem) {
        return Chat.line(problem, 300);
    }

    private static String lines(String head, Stream<String> lines) {
        return head + "\n" + lines.limit(MOST_LINES).map(line -> "- " + line).collect(Collectors.joining("\n"));
    }

    private static Message message(String text) {
        return Message.of(Cards.cut(text, Message.MAX_CONTENT));
    }

    private String line(Terms terms) {
        String name = "**" + Chat.escape(title) + "**: ";
        return isNew
                ? name + terms.text("reload.new")
                : name
                        + terms.text(
                                "reload.counts",
                                moved(),
                                here(difference.cancelled()),
                                here(difference.added()),
                                difference.renamed().size())
                        + place(terms)
                        + lines();
    }

    private String place(Terms terms) {
        return channel == null ? "" : "\n  - " + terms.text("reload.place", Places.mention(terms, channel));
    }

    /// What is different, a line each, without the head of the note.
    private String lines() {
        return note.lines().skip(1).map(each -> "\n  - " + each).collect(Collectors.joining());
    }

    /// With what came from another session, or went to one.
    private int moved() {
        return difference.moved().size() + difference.elsewhere().size();
    }

    private int here(List<SlotId> slots) {
        return Math.toIntExact(slots.stream()
                .filter(slot -> !difference.elsewhere().containsKey(slot))
                .count());
    }

    /// In one line of a log.
    @Override
    public String toString() {
        return title + ": "
                + (isNew
                        ? "new"
                        : moved() + " moved, " + here(difference.cancelled()) + " cancelled, "
                                + here(difference.added()) + " added, "
                                + difference.renamed().size() + " renamed"
                                + (channel == null ? "" : ", in another channel"));
    }
}
