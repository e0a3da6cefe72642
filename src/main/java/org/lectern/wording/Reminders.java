package org.lectern.wording;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lectern.chat.Button;
import org.lectern.chat.ButtonId;
import org.lectern.chat.ButtonId.Action;
import org.lectern.chat.Embed;
import org.lectern.chat.Menu;
import org.lectern.chat.Post.Message;
import org.lectern.chat.Responder.Choice;
import org.lectern.cue.SlotTimes;
import org.lectern.schedule.Slot;
import org.lectern.schedule.Slot.Talk;
import org.lectern.schedule.SlotId;
import org.lectern.text.Chat;
import org.lectern.text.RichText;

/// What people are told of their reminders.
public final class Reminders {
    private static final String LIST = "list";
    private static final String TAKE_BACK = "off.";
    private static final int TITLE = 80;

    private Reminders() {}

    /// A reminder as its list shows it.
    ///
    /// @param talk as printed where it was cancelled
    public record Entry(Programme.Entry talk, Duration before, boolean isCancelled) {}

    /// A reminder was set.
    public static Message set(Programme.Entry talk, Duration before) {
        Terms terms = talk.scene().terms();
        String when = before.isZero()
                ? terms.text("remind.setAtStart", terms.slot(talk.slot()), Terms.time(talk.start()))
                : terms.text(
                        "remind.set",
                        terms.slot(talk.slot()),
                        Terms.time(talk.start().minus(before)),
                        before(terms, before));
        return Message.of(
                when + "\n" + terms.text("remind.open"),
                List.of(
                        press(terms, TAKE_BACK + talk.slot().id(), "button.takeBack"),
                        press(terms, LIST, "button.reminders")));
    }

    private static String before(Terms terms, Duration before) {
        return terms.count("minutes", Math.toIntExact(before.toMinutes()));
    }

    /// A reminder was taken back.
    ///
    /// @param wasThere whether there was one
    public static Message takenBack(boolean wasThere, Locale reader) {
        Terms terms = Terms.in(reader);
        return Message.of(
                terms.text(wasThere ? "remind.off" : "remind.offNone"),
                List.of(press(terms, LIST, "button.reminders")));
    }

    /// All reminders of a person, and a menu to take one back.
    ///
    /// @param entries at most 25
    public static Message list(List<Entry> entries, Locale reader) {
        Terms terms = Terms.in(reader);
        if (entries.isEmpty()) {
            return Message.of(terms.text("remind.none"));
        }
        String lines = entries.stream().map(entry -> line(terms, entry)).collect(Collectors.joining("\n"));
        List<Menu.Option> options = entries.stream()
                .limit(Menu.MAX_OPTIONS)
                .map(entry -> new Menu.Option(
                        plain(terms, entry.talk(), Menu.Option.MAX_LABEL),
                        entry.talk().slot().id().value()))
                .toList();
        return Message.of(new Embed(terms.text("remind.title"), Cards.cut(lines, Embed.MAX_DESCRIPTION)), List.of())
                .with(new Menu(ButtonId.of(Action.REMIND, LIST), terms.text("remind.pick"), options));
    }

    private static String line(Terms terms, Entry entry) {
        Programme.Entry talk = entry.talk();
        String when = entry.isCancelled()
                ? terms.text("remind.isCancelled")
                : entry.before().isZero()
                        ? terms.text("remind.atStart")
                        : terms.text("remind.before", before(terms, entry.before()));
        return Terms.date(talk.start()) + ", " + Terms.time(talk.start()) + ": **" + terms.brief(talk.slot(), TITLE)
                + "** <#" + talk.scene().venue().channel() + ">, " + when;
    }

    /// The direct message of a talk that begins soon, or has just begun.
    public static Message due(Scene scene, Talk talk, Instant now) {
        Terms terms = scene.terms();
        Instant start = SlotTimes.start(talk);
        String channel = "<#" + scene.venue().channel() + ">";
        return direct(
                terms,
                start.isAfter(now)
                        ? terms.text("remind.soon", terms.talk(talk), Terms.relative(start), Terms.time(start), channel)
                        : terms.text("remind.begun", terms.talk(talk), Terms.time(start), channel));
    }

    /// The direct message that a talk is not to be.
    public static Message cancelled(Scene scene, Slot talk) {
        return direct(
                scene.terms(),
                scene.terms().text("remind.cancelled", scene.terms().slot(talk)));
    }

    private static Message direct(Terms terms, String text) {
        return Message.of(text, List.of(press(terms, LIST, "button.reminders")));
    }

    /// The talk whose reminder a button takes back; empty where it shows the list.
    public static Optional<SlotId> takesBack(ButtonId id) {
        return id.about().startsWith(TAKE_BACK)
                ? Optional.of(new SlotId(id.about().substring(TAKE_BACK.length())))
                : Optional.empty();
    }

    /// A talk to choose, with its room where the schedule names one.
    public static Choice choice(Programme.Entry talk) {
        return new Choice(
                plain(talk.scene().terms(), talk, Choice.MAX_LABEL),
                talk.slot().id().value());
    }

    private static String plain(Terms terms, Programme.Entry talk, int atMost) {
        String room = talk.scene().session().room();
        String where = Chat.isBlank(room) ? "" : " · " + Chat.unformatted(room, 30);
        return talk.slot() instanceof Talk named
                ? terms.plainTalk(named, atMost - where.length()) + where
                : terms.plain(RichText.plain(talk.slot().plainTitle()), atMost);
    }

    private static Button press(Terms terms, String about, String label) {
        return new Button.Press(ButtonId.of(Action.REMIND, about), terms.text(label), Button.Style.SECONDARY);
    }
}
