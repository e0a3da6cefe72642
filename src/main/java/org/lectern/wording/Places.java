package org.lectern.wording;

import java.time.Instant;
import java.util.Locale;
import org.lectern.chat.GuildEvent;
import org.lectern.chat.GuildEvent.State;
import org.lectern.cue.SlotTimes;
import org.lectern.schedule.Session;
import org.lectern.text.Chat;
import org.lectern.text.RichText;

/// What stands at the places that are made for sessions: the topics of channels, and scheduled events.
public final class Places {
    private static final int ROOM = 200;

    private Places() {}

    /// The topic of the channel of a room, at most 1024 characters.
    public static String topic(String room, Locale language) {
        return Terms.in(language).text("channel.topic", Chat.line(room, ROOM));
    }

    /// A channel as a message names it.
    ///
    /// @param channel 0 for one that is still to be made
    static String mention(Terms terms, long channel) {
        return channel == 0 ? terms.text("note.newChannel") : "<#" + channel + ">";
    }

    /// The scheduled event of a session as it runs now.
    public static GuildEvent event(Scene scene, Instant now) {
        Terms terms = scene.terms();
        Session session = scene.session();
        String chairs = terms.people(session.chairs());
        return new GuildEvent(
                terms.plain(session.title(), GuildEvent.MAX_NAME),
                terms.text("event.description", mention(terms, scene.venue().channel()))
                        + (chairs.isEmpty() ? "" : "\n" + terms.text("chairs", chairs)),
                session.room().isBlank() ? "" : terms.plain(RichText.plain(session.room()), GuildEvent.MAX_LOCATION),
                scene.venue().channel(),
                SlotTimes.opening(session),
                SlotTimes.closing(session),
                state(session, now));
    }

    private static State state(Session session, Instant now) {
        if (session.slots().isEmpty()) {
            return State.CANCELLED;
        }
        if (now.isBefore(SlotTimes.opening(session))) {
            return State.TO_COME;
        }
        return now.isBefore(SlotTimes.closing(session)) ? State.ON : State.OVER;
    }
}
