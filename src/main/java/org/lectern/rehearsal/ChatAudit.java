package org.lectern.rehearsal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lectern.cue.Act;
import org.lectern.cue.Act.Done;
import org.lectern.cue.Course;
import org.lectern.cue.Cue;
import org.lectern.cue.SlotTimes;
import org.lectern.outbox.Send;
import org.lectern.rehearsal.Evidence.Opened;
import org.lectern.rehearsal.Evidence.Posted;
import org.lectern.rehearsal.Expected.Part;
import org.lectern.rehearsal.Expected.What;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;
import org.lectern.schedule.SlotId;
import org.lectern.store.Records.OfSend;

/// Checks what stands in the chat: everything said once, in its place and in order, and nothing else.
final class ChatAudit {
    private static final Pattern TIME = Pattern.compile("<t:(\\d+)");

    private final Evidence evidence;
    private final History history;
    private final Map<String, List<Posted>> byKey = new HashMap<>();
    private final Map<String, String> places = new HashMap<>();

    ChatAudit(Evidence evidence, History history) {
        this.evidence = evidence;
        this.history = history;
        for (Posted message : evidence.messages()) {
            if (message.byBot()) {
                message.keys()
                        .forEach(key -> byKey.computeIfAbsent(key, _ -> new ArrayList<>())
                                .add(message));
            }
        }
        evidence.sessions().forEach(held -> places.put(held.channel(), "#" + held.channelName()));
        evidence.threads().forEach(thread -> places.put(thread.id(), "the thread " + Labels.quoted(thread.name())));
    }

    /// The messages of ours that bear a key.
    List<Posted> bearing(String key) {
        return byKey.getOrDefault(key, List.of());
    }

    String place(String id) {
        return places.getOrDefault(id, "the channel " + id);
    }

    /// The id of a block's thread, as the store has it, in whichever session it was opened; null for none.
    @Nullable
    String thread(SlotId block) {
        return evidence.opening(block).map(ChatAudit::id).orElse(null);
    }

    static @Nullable String id(OfSend send) {
        return send.id() == null ? null : send.id().toString();
    }

    void check(List<CueAudit> sessions, Consumer<String> faults) {
        for (CueAudit session : sessions) {
            for (Cue cue : session.plan()) {
                session.expected().of(cue).forEach(part -> check(session, cue, part, faults));
                session.again(cue)
                        .forEach(send -> checkOnce(
                                session.name(cue) + ", said once more",
                                send.send().key(),
                                id(send),
                                null,
                                faults));
            }
            sendsOfKept(session).forEach(send -> checkKept(send, faults));
            checkOrder(session, faults);
            checkNotes(session, faults);
            checkAgenda(session, faults);
        }
        checkStrangers(sessions, faults);
    }

    private static Stream<OfSend> sendsOfKept(CueAudit session) {
        return session.kept().stream().flatMap(cue -> cue.sends().stream());
    }

    /// What was said of a slot stays where it was said, also when another session has it, or none.
    private void checkKept(OfSend send, Consumer<String> faults) {
        String key = send.send().key();
        String said = key + ", which its session has no more";
        switch (send.send().what()) {
            case ANNOUNCEMENT ->
                checkOnce(said, key, id(send), String.valueOf(send.send().channel()), faults);
            case THREAD_LINE -> checkOnce(said, key, id(send), null, faults);
            case THREAD -> {
                if (evidence.threads().stream().noneMatch(thread -> thread.id().equals(id(send)))) {
                    faults.accept(said + ": its thread is there nowhere.");
                }
            }
            case NOTICE, EDIT, CARD, DIRECT, EVENT, RENAME, ARCHIVE -> {}
        }
    }

    private void check(CueAudit session, Cue cue, Part part, Consumer<String> faults) {
        OfSend send = session.sends().stream()
                .filter(each -> each.send().key().equals(part.key()))
                .findFirst()
                .orElse(null);
        String id = send == null ? null : id(send);
        if (part.what() == What.THREAD) {
            checkThread(session, cue, id, faults);
            return;
        }
        String place = part.block() == null ? session.held().channel() : thread(part.block());
        String said = session.name(cue) + (part.what() == What.LINE ? ", its line in the thread" : "");
        checkOnce(said, part.key(), id, place, faults);
        if (!(cue instanceof Cue.TimeLeft)) {
            bearing(part.key()).forEach(message -> checkTimes(session, said, message, faults));
        }
    }

    /// Every time that it tells is one at which something begins or ends, as the session ran in the end; or did, of
    /// what it has no more.
    private void checkTimes(CueAudit session, String said, Posted message, Consumer<String> faults) {
        Session ran = session.session();
        Set<Long> known = Stream.of(
                        Stream.of(SlotTimes.opening(ran), SlotTimes.closing(ran)),
                        ran.slots().stream()
                                .flatMap(slot -> Stream.of(SlotTimes.start(slot), SlotTimes.end(ran, slot))),
                        history.past(ran).stream())
                .flatMap(Function.identity())
                .map(Instant::getEpochSecond)
                .collect(Collectors.toSet());
        TIME.matcher(message.text())
                .results()
                .map(found -> Long.valueOf(found.group(1)))
                .filter(second -> !known.contains(second))
                .distinct()
                .forEach(second -> faults.accept(said + ": it tells " + Labels.clock(ran, Instant.ofEpochSecond(second))
                        + ", when nothing begins or ends."));
    }

    /// What chairs did to the time of a session on which something was said is told once, unless it was taken back.
    private void checkNotes(CueAudit session, Consumer<String> faults) {
        List<Done> times = session.held().times();
        for (Done done : times) {
            String key = session.session().id() + ".note" + done.id();
            boolean takenBack =
                    times.stream().anyMatch(other -> other.act() instanceof Act.Undo(int act) && act == done.id());
            boolean silent = done.act() instanceof Act.StartNext
                    || (done.act() instanceof Act.Replan replan && !tells(session, done, replan))
                    || done.act() instanceof Act.EndNow
                    || takenBack
                    || isToldBefore(session, done)
                    || !session.hadBegun(done.at());
            if (!silent || !bearing(key).isEmpty()) {
                checkOnce(
                        "The note at " + Labels.clock(session.session(), done.at()),
                        key,
                        null,
                        session.held().channel(),
                        faults);
            }
        }
    }

    /// Whether the note of another plan just before tells of this one too.
    private boolean isToldBefore(CueAudit session, Done done) {
        Course course = session.held().course();
        Done last = done;
        while (course.follows(last)) {
            last = course.done().get(last.id() - 2);
            if (!bearing(session.session().id() + ".note" + last.id()).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /// Whether anything that is to come is different by another plan.
    private static boolean tells(CueAudit session, Done done, Act.Replan replan) {
        Session then = session.held().at(done);
        Set<SlotId> toCome = then.slots().stream()
                .filter(slot -> done.at().isBefore(SlotTimes.end(then, slot)))
                .map(Slot::id)
                .collect(Collectors.toSet());
        boolean gone = replan.cancelled().stream()
                .anyMatch(slot -> !String.valueOf(replan.elsewhere().get(slot))
                        .equals(session.held().channel()));
        return gone
                || Stream.of(replan.added(), replan.moved(), replan.renamed())
                        .flatMap(List::stream)
                        .anyMatch(toCome::contains);
    }

    /// The agenda has every talk of the session as it ran in the end, and none that was cancelled.
    private void checkAgenda(CueAudit session, Consumer<String> faults) {
        List<Posted> agendas = session.plan().stream()
                .filter(Cue.SessionOpens.class::isInstance)
                .flatMap(cue -> bearing(cue.key().toString()).stream())
                .toList();
        Set<String> there =
                session.session().slots().stream().map(Slot::plainTitle).collect(Collectors.toSet());
        session.held().session().slots().stream()
                .filter(slot -> session.held().course().cancelled().contains(slot.id()))
                .map(Slot::plainTitle)
                .filter(title -> !there.contains(title))
                .filter(title ->
                        agendas.stream().anyMatch(agenda -> agenda.text().contains(title)))
                .forEach(title -> faults.accept("The agenda has " + Labels.quoted(title) + ", which is cancelled."));
    }

    /// One message bears the key: with this id, in this place.
    void checkOnce(String said, String key, @Nullable String id, @Nullable String place, Consumer<String> faults) {
        List<Posted> found = bearing(key);
        if (found.size() != 1) {
            faults.accept(said + ": it stands in the chat " + times(found.size()) + ".");
            return;
        }
        Posted message = found.getFirst();
        if (place != null && !message.place().equals(place)) {
            faults.accept(said + ": it stands in " + place(message.place()) + ", not in " + place(place) + ".");
        }
        if (id != null && !message.id().equals(id)) {
            faults.accept(said + ": it is message " + message.id() + ", but the store has " + id + ".");
        }
    }

    private static String times(int count) {
        return switch (count) {
            case 0 -> "nowhere";
            case 1 -> "once";
            case 2 -> "twice";
            default -> count + " times";
        };
    }

    private void checkThread(CueAudit session, Cue cue, @Nullable String id, Consumer<String> faults) {
        List<Opened> found = evidence.threads().stream()
                .filter(thread -> thread.id().equals(id))
                .toList();
        if (found.size() != 1) {
            faults.accept(session.name(cue) + ": its thread is there " + times(found.size()) + ".");
        } else if (!found.getFirst().parent().equals(session.held().channel())) {
            faults.accept(session.name(cue) + ": its thread is in another channel.");
        } else if (bearing(cue.key().toString()).stream()
                .noneMatch(message -> message.id().equals(id))) {
            // A thread made from a message has the message's id (Discord, "Start Thread from Message").
            faults.accept(session.name(cue) + ": its thread is not on its announcement.");
        }
    }

    /// What is said in each place comes in the order of the plan.
    private void checkOrder(CueAudit session, Consumer<String> faults) {
        Map<String, Integer> order = new HashMap<>();
        Map<String, Cue> cues = new HashMap<>();
        // What was put off when it was said already stays where it was said.
        List<Cue> said = session.plan().stream()
                .sorted(Comparator.comparing(cue -> session.decided(cue).stream()
                        .flatMap(found -> found.sends().stream())
                        .map(send -> send.send().due())
                        .findFirst()
                        .orElse(cue.at())))
                .toList();
        for (Cue cue : said) {
            for (Part part : session.expected().of(cue)) {
                order.put(part.key(), order.size());
                cues.put(part.key(), cue);
            }
        }
        Map<String, String> last = new HashMap<>();
        for (Posted message : evidence.messages()) {
            for (String key : message.keys()) {
                Cue cue = cues.get(key);
                if (cue != null && message.byBot()) {
                    String before = last.put(message.place(), key);
                    Cue earlier = before == null ? null : cues.get(before);
                    if (before != null && earlier != null && position(order, before) > position(order, key)) {
                        faults.accept("In " + place(message.place()) + ", " + session.name(earlier) + " stands before "
                                + session.name(cue) + ".");
                    }
                }
            }
        }
    }

    private static int position(Map<String, Integer> order, String key) {
        return order.getOrDefault(key, 0);
    }

    private void checkStrangers(List<CueAudit> sessions, Consumer<String> faults) {
        Set<String> known = sessions.stream()
                .flatMap(session -> session.expected().all().stream())
                .map(Part::key)
                .collect(Collectors.toCollection(HashSet::new));
        for (CueAudit session : sessions) {
            Stream.concat(sendsOfKept(session), session.plan().stream().flatMap(cue -> session.again(cue).stream()))
                    .map(send -> send.send().key())
                    .forEach(known::add);
            session.held().times().forEach(done -> known.add(session.session().id() + ".note" + done.id()));
        }
        evidence.questions().stream()
                .flatMap(question -> Stream.ofNullable(question.card()))
                .map(card -> card.send().key())
                .forEach(known::add);
        for (Posted message : evidence.messages()) {
            boolean accounted = !message.keys().isEmpty() && known.containsAll(message.keys());
            if (message.byBot() && !accounted) {
                faults.accept("In " + place(message.place()) + " stands a message that nothing calls for: "
                        + Labels.quoted(message.text()));
            }
        }
        Set<String> threads = sessions.stream()
                .flatMap(session -> session.sends().stream())
                .filter(send -> send.send().what() == Send.What.THREAD && send.id() != null)
                .map(send -> String.valueOf(send.id()))
                .collect(Collectors.toSet());
        evidence.threads().stream()
                .filter(thread -> !threads.contains(thread.id()))
                .forEach(thread -> faults.accept("Nothing calls for the thread " + Labels.quoted(thread.name()) + "."));
    }
}
