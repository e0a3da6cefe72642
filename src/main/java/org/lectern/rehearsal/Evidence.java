package org.lectern.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lectern.cue.Act.Done;
import org.lectern.cue.Course;
import org.lectern.question.QuestionId;
import org.lectern.schedule.Session;
import org.lectern.schedule.SlotId;
import org.lectern.store.Records;
import org.lectern.store.Records.OfSend;

/// All that an audit looks at: the plan, what the bot's store says, what stands in the chat, and what the audience did.
///
/// @param absences when the bot was not there, in the session's time: what was due then may be late or missed
/// @param until when the rehearsal ended, in the session's time: what was due later need not have been decided
/// @param cues of the store
/// @param questions of the store
/// @param messages everything that stands in a channel or thread for all to see, place by place, oldest first
/// @param tooManyRequests how many requests were answered 429
/// @param visitors the ids of people that somebody acted as by hand, of which nothing is noted
/// @param votes who voted for which question, for itself
record Evidence(
        Pace pace,
        List<Absence> absences,
        Instant until,
        Duration lead,
        List<Held> sessions,
        List<Records.OfCue> cues,
        List<Records.OfQuestion> questions,
        List<Posted> messages,
        List<Opened> threads,
        List<Act> acts,
        Set<String> visitors,
        long tooManyRequests,
        Map<QuestionId, Set<Long>> votes) {
    Evidence {
        votes = Map.copyOf(votes);
        absences = List.copyOf(absences);
        sessions = List.copyOf(sessions);
        cues = List.copyOf(cues);
        questions = List.copyOf(questions);
        messages = List.copyOf(messages);
        threads = List.copyOf(threads);
        acts = List.copyOf(acts);
        visitors = Set.copyOf(visitors);
    }

    /// A time without the bot, from its first instant to before its last.
    record Absence(Instant from, Instant to) {
        static Absence before(Instant start) {
            return new Absence(Instant.MIN, start);
        }

        boolean holds(Instant instant) {
            return !instant.isBefore(from) && instant.isBefore(to);
        }
    }

    /// Whether something was due when the bot was not there.
    boolean missed(Instant due) {
        return absences.stream().anyMatch(absence -> absence.holds(due));
    }

    /// The opening of a block's thread, in whichever session that was; empty for none.
    Optional<OfSend> opening(SlotId block) {
        String key = Expected.threadKey(block);
        return cues.stream()
                .flatMap(cue -> cue.sends().stream())
                .filter(send -> send.send().key().equals(key))
                .findFirst();
    }

    /// A plan of a session.
    ///
    /// @param from when the schedule had it first, in the session's time
    record Plan(Instant from, Session session) {}

    /// A session as the store knows it, and the id and name of its channel.
    ///
    /// @param times what was done to its time
    /// @param plans that its schedule had one after the other; none where it never had another than the stored one
    record Held(Session session, String channel, String channelName, List<Done> times, List<Plan> plans) {
        Held {
            times = List.copyOf(times);
            plans = List.copyOf(plans);
        }

        Held(Session session, String channel, String channelName) {
            this(session, channel, channelName, List.of(), List.of());
        }

        Held with(List<Done> done) {
            return new Held(session, channel, channelName, done, plans);
        }

        Held planned(List<Plan> ones) {
            return new Held(session, channel, channelName, times, ones);
        }

        Course course() {
            return Course.of(session, times);
        }

        /// The session as it was to run after an act.
        Session at(Done act) {
            return course(times.indexOf(act) + 1).at(act.at());
        }

        /// How it was to run after so many acts, by the plan that it had then.
        Course course(int acts) {
            return Course.of(printed(acts), times.subList(0, acts));
        }

        /// The plan by which it ran after so many acts.
        private Session printed(int acts) {
            Instant taken = times.stream()
                    .limit(acts)
                    .filter(done -> done.act() instanceof org.lectern.cue.Act.Replan)
                    .map(Done::at)
                    .reduce(Instant.MIN, (_, last) -> last);
            return plans.stream()
                    .filter(plan -> !plan.from().isAfter(taken))
                    .map(Plan::session)
                    .reduce(plans.isEmpty() ? session : plans.getFirst().session(), (_, last) -> last);
        }
    }

    /// A message.
    ///
    /// @param place the id of its channel or thread
    /// @param keys of what it says, as its buttons bear them; empty for none
    /// @param arrived when its request arrived, in real time; null where that is not known
    /// @param votes what its vote buttons show, by the key of the card
    record Posted(
            String id,
            String place,
            boolean byBot,
            List<String> keys,
            String text,
            @Nullable Instant arrived,
            Map<String, String> votes) {
        Posted {
            keys = List.copyOf(keys);
            votes = Map.copyOf(votes);
        }

        Posted(String id, String place, boolean byBot, List<String> keys, String text, @Nullable Instant arrived) {
            this(id, place, byBot, keys, text, arrived, Map.of());
        }
    }

    /// A thread.
    ///
    /// @param parent the id of its channel
    record Opened(String id, String parent, String name) {}

    /// What somebody of the audience did, and what came of it.
    ///
    /// @param channel the id of the session's channel
    /// @param what the command or button, in words
    /// @param question what they asked; null where they only looked
    record Act(
            String personId,
            String person,
            String channel,
            String what,
            @Nullable String question,
            Response response) {}

    sealed interface Response {
        /// The question has this number.
        record Receipt(int number, Duration latency) implements Response {}

        /// Something else was said, in these words.
        record Told(String words, Duration latency) implements Response {}

        /// Nothing came, as the bot was not there.
        record Unheard() implements Response {}

        /// Nothing came within Discord's 3 s.
        record Nothing() implements Response {}

        /// A client would not have let them, or the answer made no sense.
        record Impossible(String why) implements Response {}
    }
}
