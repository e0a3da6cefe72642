package org.lectern.floor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lectern.chat.Interaction;
import org.lectern.chat.Post.Message;
import org.lectern.chat.Responder;
import org.lectern.cue.OnNow;
import org.lectern.cue.SessionClock;
import org.lectern.schedule.Slot.Talk;
import org.lectern.wording.Forms;
import org.lectern.wording.Replies;
import org.lectern.wording.Scene;

/// Answers those who want to know: what is on, what comes next, the schedule, and which talks there are to ask about.
final class Looking {
    private final Directory directory;
    private final SessionClock clock;

    Looking(Directory directory, SessionClock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    void look(Interaction.Look look, Responder responder) {
        Instant now = clock.instant();
        Locale reader = look.context().locale();
        Message message = directory
                .at(look.context(), now)
                .map(conductor -> conductor.scene().in(reader))
                .map(scene -> switch (look.view()) {
                    case NOW -> Replies.now(scene, now);
                    case NEXT -> Replies.next(scene, now);
                    case SCHEDULE -> Replies.schedule(scene, now);
                })
                .orElseGet(() -> Replies.elsewhere(scenes(), look.view(), now, reader));
        responder.answer(message);
    }

    private List<Scene> scenes() {
        return directory.all().stream().map(Conductor::scene).toList();
    }

    /// Suggests the talks that hold what is typed, the one on now first; only those that take questions.
    void suggest(Interaction.TalkTyped typed, Responder responder) {
        Instant now = clock.instant();
        Optional<Conductor> session = directory.at(typed.context(), now);
        List<Talk> talks = session.map(conductor -> suggested(conductor, typed.typed(), now))
                .orElse(List.of());
        responder.suggest(talks.stream()
                .limit(Responder.Choice.MAX_CHOICES)
                .map(talk -> Forms.choice(talk, typed.context().locale()))
                .toList());
    }

    private static List<Talk> suggested(Conductor conductor, String typed, Instant now) {
        List<Talk> talks = new ArrayList<>(Talks.holding(conductor.session(), typed).stream()
                .filter(talk -> conductor.scene().blockOf(talk.id()).isPresent())
                .toList());
        if (OnNow.at(conductor.session(), now) instanceof OnNow.On(Talk current) && talks.remove(current)) {
            talks.addFirst(current);
        }
        return talks;
    }
}
