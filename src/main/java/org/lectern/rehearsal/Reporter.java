package org.lectern.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.lectern.cue.OnNow;
import org.lectern.cue.SlotTimes;
import org.lectern.rehearsal.View.Progress;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;
import org.lectern.standin.Happening;
import org.lectern.standin.SeenMessage;
import org.lectern.standin.SeenThread;
import org.lectern.standin.StandIn;

/// Tells a view what happens in the chat, in a line each, and where the sessions are.
final class Reporter {
    private static final int TIME = 10;

    private final View view;
    private final StandIn standin;
    private final ScaledClock clock;
    private final List<Session> sessions;
    private final ZoneOffset offset;
    private final Map<String, String> names = new ConcurrentHashMap<>();

    /// @param channels names by ids
    Reporter(View view, StandIn standin, ScaledClock clock, List<Session> sessions, Map<String, String> channels) {
        this.view = view;
        this.standin = standin;
        this.clock = clock;
        this.sessions = sessions;
        this.offset = Labels.offset(sessions.getFirst());
        channels.forEach((id, name) -> names.put(id, "#" + name));
        standin.info().users().forEach((name, id) -> names.put(id, name));
    }

    void heard(Happening happening) {
        switch (happening) {
            case Happening.MessagePosted(SeenMessage message) -> posted(message);
            case Happening.ThreadOpened(SeenThread thread) -> {
                names.put(thread.id(), "“" + thread.name() + "”");
                line(view.ink().thread("  ⤷ thread “" + fitted(thread.name(), 12) + "”"));
            }
            case Happening.MessageEdited _,
                    Happening.MessageDeleted _,
                    Happening.ThreadChanged _,
                    Happening.ThreadDeleted _,
                    Happening.Reacted _ -> {}
        }
    }

    private void posted(SeenMessage message) {
        if (!message.authorId().equals(standin.botUserId()) || message.ephemeral()) {
            return;
        }
        List<String> cards = message.components().findValues("content").stream()
                .map(JsonNode::asText)
                .toList();
        if (!cards.isEmpty()) {
            cards.forEach(card -> line(view.ink().question("  ? " + fitted(plain(card.replace("\n", ": ")), 4))));
        } else if (inChannel(message)) {
            line(view.ink().announcement("▶ " + fitted(where(message) + firstLine(message), 2)));
        } else {
            line(view.ink().faint("  · " + fitted(firstLine(message), 4)));
        }
    }

    private boolean inChannel(SeenMessage message) {
        return standin.channels().stream().anyMatch(channel -> channel.id().equals(message.channelId()));
    }

    /// The channel, where there is more than one to tell apart.
    private String where(SeenMessage message) {
        return sessions.size() > 1 ? names.getOrDefault(message.channelId(), "") + " " : "";
    }

    private String firstLine(SeenMessage message) {
        return plain(message.text()).lines().findFirst().orElse("");
    }

    private String plain(String text) {
        return ChatText.plain(text, clock.instant(), offset, id -> names.getOrDefault(id, "#" + id));
    }

    private String fitted(String text, int taken) {
        return Labels.shortened(text.replaceAll("\\s+", " "), Math.max(20, view.width() - TIME - taken));
    }

    private void line(String text) {
        view.line(view.ink().faint(time()) + "  " + text);
    }

    private String time() {
        return Labels.clock(clock.instant().atOffset(offset).toLocalTime());
    }

    /// Shows the session that is on, or else the one that comes next.
    void tick() {
        view.progress(progress());
    }

    Progress progress() {
        Instant now = clock.instant();
        Session session = sessions.stream()
                .filter(each -> now.isBefore(SlotTimes.closing(each)))
                .findFirst()
                .orElse(sessions.getLast());
        return switch (OnNow.at(session, now)) {
            case OnNow.Before(Slot first) ->
                progress(now, "Before the session", clock.anchor().session(), SlotTimes.start(first));
            case OnNow.On(Slot slot) ->
                progress(now, Labels.slot(session, slot), SlotTimes.start(slot), SlotTimes.end(session, slot));
            case OnNow.Gap(Slot before, Slot next) ->
                progress(now, "A gap", SlotTimes.end(session, before), SlotTimes.start(next));
            case OnNow.After() -> progress(now, "The session is over", now, now);
        };
    }

    private Progress progress(Instant now, String what, Instant from, Instant to) {
        double all = Duration.between(from, to).toMillis();
        double over = Duration.between(from, now).toMillis();
        Duration left = Duration.between(now, to);
        long seconds = Math.max(0, left.toSeconds());
        String countdown = seconds >= 3600
                ? String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
        return new Progress(time(), what, all > 0 ? Math.clamp(over / all, 0, 1) : 1, countdown);
    }
}
