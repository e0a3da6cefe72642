package org.lectern.rehearsal;

import static org.lectern.schedule.TestSessions.at;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.lectern.cue.Act.Done;
import org.lectern.cue.Act.Replan;
import org.lectern.cue.Cue;
import org.lectern.cue.CueKey;
import org.lectern.cue.Planner;
import org.lectern.floor.CueOutcome;
import org.lectern.outbox.Send;
import org.lectern.question.Question;
import org.lectern.question.QuestionId;
import org.lectern.question.Standing;
import org.lectern.question.State;
import org.lectern.rehearsal.Evidence.Act;
import org.lectern.rehearsal.Evidence.Held;
import org.lectern.rehearsal.Evidence.Opened;
import org.lectern.rehearsal.Evidence.Posted;
import org.lectern.rehearsal.Evidence.Response;
import org.lectern.rehearsal.Expected.Part;
import org.lectern.rehearsal.Expected.What;
import org.lectern.schedule.Block;
import org.lectern.schedule.Session;
import org.lectern.schedule.SlotId;
import org.lectern.store.Records.OfCue;
import org.lectern.store.Records.OfQuestion;
import org.lectern.store.Records.OfSend;
import org.lectern.store.Records.SendState;

/// The evidence of a rehearsal in which everything went well; tests change it to plant what did not.
final class Played {
    static final String CHANNEL = "500";
    static final Duration LEAD = Duration.ofMinutes(5);
    private static final Instant REAL = Instant.parse("2026-01-01T00:00:00Z");
    private static final double SPEED = 600;

    final Session session;
    final List<OfCue> cues = new ArrayList<>();
    final List<OfQuestion> questions = new ArrayList<>();
    final List<Posted> messages = new ArrayList<>();
    final List<Opened> threads = new ArrayList<>();
    final List<Act> acts = new ArrayList<>();
    long tooMany;
    private Session printed;
    private final List<Done> times = new ArrayList<>();
    final Map<QuestionId, Set<Long>> votes = new HashMap<>();
    private final Pace pace;
    private final Map<SlotId, Long> opened = new HashMap<>();
    private long ids = 1000;

    /// @param from where it began, such as `17:50`
    Played(Session session, String from) {
        this.session = session;
        this.printed = session;
        pace = new Pace(REAL, at(from), SPEED);
        List<Cue> plan = Planner.plan(session, Block.of(session), LEAD);
        Set<CueKey> said = plan.stream()
                .filter(cue -> !cue.at().isBefore(at(from)))
                .map(Cue::key)
                .collect(Collectors.toSet());
        Expected expected = Expected.of(session, plan, said);
        for (Cue cue : plan) {
            cues.add(said.contains(cue.key()) ? said(cue, expected) : skipped(cue, at(from)));
        }
    }

    private static OfCue skipped(Cue cue, Instant now) {
        CueOutcome.Why why = cue instanceof Cue.FloorCloses ? CueOutcome.Why.NOTHING_TO_SAY : CueOutcome.Why.OVER;
        return new OfCue(cue.session(), new CueOutcome.Skipped(cue.key(), cue.at(), now, why), List.of());
    }

    private OfCue said(Cue cue, Expected expected) {
        List<OfSend> sends = new ArrayList<>();
        long announcement = 0;
        for (Part part : expected.of(cue)) {
            long id = part.what() == What.THREAD ? announcement : ids++;
            SlotId block = part.block();
            if (part.what() == What.THREAD && block != null) {
                opened.put(block, id);
                threads.add(new Opened(String.valueOf(id), CHANNEL, "Q&A " + block));
            } else {
                announcement = block == null ? id : announcement;
                String place = block == null ? CHANNEL : String.valueOf(opened.get(block));
                messages.add(posted(id, place, part.key(), cue.at()));
            }
            sends.add(new OfSend(
                    send(part, cue.at()), SendState.SENT, id, cue.at().plusMillis(3000), null));
        }
        return new OfCue(cue.session(), new CueOutcome.Said(cue.key(), cue.at(), cue.at()), sends);
    }

    private Posted posted(long id, String place, String key, Instant due) {
        Instant arrived = pace.realAt(due).plusMillis(6);
        return new Posted(String.valueOf(id), place, true, List.of(key), "Said for " + key, arrived);
    }

    private Send send(Part part, Instant due) {
        Send.What what = switch (part.what()) {
            case MESSAGE -> Send.What.ANNOUNCEMENT;
            case THREAD -> Send.What.THREAD;
            case LINE -> Send.What.THREAD_LINE;
        };
        return new Send(part.key(), session.id(), what, 500, null, due, 0);
    }

    /// At some time the schedule loses a talk that it had, and that is told.
    Played cancelled(String time, Session before, SlotId talk) {
        printed = before;
        times.add(new Done(1, at(time), new Replan(List.of(), List.of(talk), List.of(), List.of(), Map.of())));
        long id = ids++;
        messages.add(posted(id, CHANNEL, session.id() + ".note1", at(time)));
        return this;
    }

    /// Somebody asks about the first talk of a block, and all goes well.
    Played asked(int block, String text) {
        Block about = Block.of(session).get(block);
        int number = questions.size() + 1;
        QuestionId id = new QuestionId(number);
        Instant now = about.first().start().toInstant().plusSeconds(60);
        long message = ids++;
        Send card = new Send(id.cardKey(), session.id(), Send.What.CARD, 500, null, now, 0);
        questions.add(new OfQuestion(
                new Question(
                        id,
                        session.id(),
                        number,
                        about.id(),
                        about.first().id(),
                        text,
                        77,
                        "Amara",
                        now,
                        Standing.of(State.OPEN)),
                new OfSend(card, SendState.SENT, message, now, null)));
        messages.add(new Posted(
                String.valueOf(message),
                String.valueOf(opened.get(about.id())),
                true,
                List.of(id.cardKey()),
                "**#" + number + "**  *Amara*\n" + text,
                null,
                Map.of(id.cardKey(), "▲ Vote")));
        acts.add(new Act("77", "Amara", CHANNEL, "/ask", text, new Response.Receipt(number, Duration.ofMillis(20))));
        return this;
    }

    /// The message that bears a key.
    Posted message(String key) {
        return messages.stream()
                .filter(message -> message.keys().contains(key))
                .findFirst()
                .orElseThrow();
    }

    String key(Predicate<Cue> which) {
        return Planner.plan(session, Block.of(session), LEAD).stream()
                .filter(which)
                .findFirst()
                .orElseThrow()
                .key()
                .toString();
    }

    void changeSend(String key, UnaryOperator<OfSend> change) {
        cues.replaceAll(cue -> new OfCue(
                cue.session(),
                cue.outcome(),
                cue.sends().stream()
                        .map(send -> send.send().key().equals(key) ? change.apply(send) : send)
                        .toList()));
    }

    AuditReport audit() {
        Instant end = session.end().toInstant();
        return Audit.of(new Evidence(
                pace,
                List.of(Evidence.Absence.before(pace.anchors().getFirst().session())),
                end,
                LEAD,
                List.of(new Held(printed, CHANNEL, "track-13").with(times)),
                cues,
                questions,
                messages,
                threads,
                acts,
                Set.of(),
                tooMany,
                votes));
    }
}
