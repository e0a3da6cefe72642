package org.lectern.rehearsal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lectern.question.Question;
import org.lectern.question.QuestionId;
import org.lectern.question.State;
import org.lectern.rehearsal.Evidence.Act;
import org.lectern.rehearsal.Evidence.Posted;
import org.lectern.rehearsal.Evidence.Response;
import org.lectern.schedule.Block;
import org.lectern.schedule.Session;
import org.lectern.schedule.SessionId;
import org.lectern.schedule.Slot.Talk;
import org.lectern.schedule.SlotId;
import org.lectern.store.Records;
import org.lectern.store.Records.OfSend;
import org.lectern.store.Records.SendState;

/// Checks the questions: what an asker was told is kept once, every kept one was asked, and each has one card in its
/// thread. And that everybody was answered in time.
final class QuestionAudit {
    private final Evidence evidence;
    private final ChatAudit chat;
    private final Map<SessionId, CueAudit> sessions = new LinkedHashMap<>();

    QuestionAudit(Evidence evidence, List<CueAudit> sessions, ChatAudit chat) {
        this.evidence = evidence;
        this.chat = chat;
        sessions.forEach(session -> this.sessions.put(session.session().id(), session));
    }

    void check(Consumer<String> faults) {
        evidence.acts().forEach(act -> checkAct(act, faults));
        Set<QuestionId> seen = new HashSet<>();
        for (Records.OfQuestion each : evidence.questions()) {
            Question question = each.question();
            if (!seen.add(question.id())) {
                faults.accept(name(question) + " is in the store twice.");
            }
            if (!evidence.visitors().contains(String.valueOf(question.asker()))
                    && evidence.acts().stream().noneMatch(act -> asks(act, each))) {
                faults.accept(name(question) + " is kept, but nobody asked it.");
            }
            checkVotes(question, faults);
            checkCard(each, faults);
        }
    }

    private void checkAct(Act act, Consumer<String> faults) {
        String who = act.person() + " (" + act.what() + ")";
        switch (act.response()) {
            case Response.Unheard _ -> {}
            case Response.Nothing _ -> faults.accept(who + " had no answer within 3 s.");
            case Response.Impossible(String why) -> faults.accept(who + " could not do that: " + why + ".");
            case Response.Told told -> checkTime(who, told.latency(), faults);
            case Response.Receipt receipt -> {
                checkTime(who, receipt.latency(), faults);
                long kept = evidence.questions().stream()
                        .filter(each -> each.askedAs() == receipt.number() && asks(act, each))
                        .count();
                if (kept != 1) {
                    faults.accept(who + " was told that it is question #" + receipt.number() + ": "
                            + Labels.quoted(Objects.requireNonNullElse(act.question(), "")) + ", but the store has it "
                            + (kept == 0 ? "not at all." : kept + " times."));
                }
            }
        }
    }

    private static void checkTime(String who, Duration latency, Consumer<String> faults) {
        if (latency.compareTo(Audit.DEADLINE) > 0) {
            faults.accept(who + " was answered after " + latency.toMillis() + " ms.");
        }
    }

    private boolean asks(Act act, Records.OfQuestion each) {
        Question question = each.question();
        CueAudit session = sessions.get(each.askedIn());
        return session != null
                && (act.channel().equals(session.held().channel()) || hasThreadIn(act.channel(), question.block()))
                && question.text().equals(act.question())
                && act.personId().equals(String.valueOf(question.asker()));
    }

    /// In a thread one asks about its talk, whichever session has that now.
    private boolean hasThreadIn(String channel, SlotId block) {
        return evidence.opening(block)
                .map(opening -> String.valueOf(opening.send().channel()))
                .filter(channel::equals)
                .isPresent();
    }

    private void checkCard(Records.OfQuestion each, Consumer<String> faults) {
        CueAudit session = sessions.get(each.question().session());
        if (session == null) {
            faults.accept(name(each.question()) + " belongs to a session that was not played.");
            return;
        }
        SlotId block = each.question().block();
        OfSend card = each.card();
        if (card == null) {
            if (each.question().state().isLive()) {
                faults.accept(name(each.question()) + " has no card.");
            }
            return;
        }
        if (each.question().state() == State.WAITING) {
            faults.accept(name(each.question()) + " waits for approval, yet it has a card.");
        }
        if (!session.hasThread(block)) {
            // A question from before its thread opens waits for it; this thread never opened.
            return;
        }
        String name = "The card of " + name(each.question());
        if (card.state() == SendState.OPEN) {
            faults.accept(name + " is still to be sent.");
        } else if (card.state() == SendState.GIVEN_UP) {
            faults.accept(name + " was given up: " + card.why() + ".");
        }
        chat.checkOnce(name, card.send().key(), ChatAudit.id(card), chat.thread(block), faults);
        chat.bearing(card.send().key()).forEach(message -> checkShown(name, each.question(), message, faults));
    }

    /// That a card shows what has become of its question, and no more than may be seen of it.
    private static void checkShown(String name, Question question, Posted message, Consumer<String> faults) {
        String number = "**#" + question.number() + "**";
        String head = message.text()
                .lines()
                .filter(line -> line.startsWith(number))
                .findFirst()
                .orElse("");
        Integer into = question.standing().intoNumber();
        String mark = switch (question.state()) {
            case STAGED -> "🎤";
            case ANSWERED -> "✅";
            case MERGED -> "#" + into;
            case OPEN, WAITING, HIDDEN, WITHDRAWN -> "";
        };
        boolean gone = switch (question.state()) {
            case HIDDEN, MERGED, WITHDRAWN, WAITING -> true;
            case OPEN, STAGED, ANSWERED -> false;
        };
        if (gone != head.startsWith(number + "  -# ")
                || !head.contains(mark)
                || (question.state() == State.OPEN && (head.contains("🎤") || head.contains("✅")))) {
            faults.accept(name + " does not show that it is " + question.state() + ": " + Labels.quoted(head));
        }
        int votes = question.standing().votes();
        String label = message.votes().get(question.id().cardKey());
        if (question.state().isLive() != (label != null)
                || (label != null && !label.equals("▲ " + votes) && (votes > 0 || label.matches(".*\\d.*")))) {
            faults.accept(name + " has " + (label == null ? "no vote button" : "the vote button “" + label + "”")
                    + " for " + votes + " votes.");
        }
    }

    /// That each counts the people who voted for it or for a part of it, each once.
    private void checkVotes(Question question, Consumer<String> faults) {
        List<Question> family = new ArrayList<>(List.of(question));
        for (int i = 0; i < family.size(); i++) {
            QuestionId whole = family.get(i).id();
            evidence.questions().stream()
                    .map(Records.OfQuestion::question)
                    .filter(part -> whole.equals(part.standing().into()))
                    .forEach(family::add);
        }
        long voters = family.stream()
                .flatMap(part -> evidence.votes().getOrDefault(part.id(), Set.of()).stream())
                .distinct()
                .count();
        if (voters != question.standing().votes()) {
            faults.accept(name(question) + " counts " + question.standing().votes() + " votes of " + voters + ".");
        }
        if (family.size() - 1 != question.standing().parts()) {
            faults.accept(name(question) + " counts " + question.standing().parts() + " parts of " + (family.size() - 1)
                    + ".");
        }
    }

    private static String name(Question question) {
        return "question #" + question.number() + " " + Labels.quoted(question.text());
    }

    /// The questions of a session by what they are about, in the order of its schedule.
    List<AuditReport.OfTalk> byTalk(CueAudit session) {
        List<AuditReport.OfTalk> found = new ArrayList<>();
        for (Block block : Block.of(session.session())) {
            for (Talk talk : block.talks()) {
                add(found, session, Labels.talk(talk), block.id(), talk.id());
            }
            if (block.isJoint()) {
                add(found, session, "All of " + Labels.numbers(block), block.id(), null);
            }
        }
        return found;
    }

    private void add(
            List<AuditReport.OfTalk> found, CueAudit session, String about, SlotId block, @Nullable SlotId talk) {
        List<AuditReport.OfQuestion> questions = evidence.questions().stream()
                .filter(each -> each.question().block().equals(block)
                        && Objects.equals(each.question().talk(), talk))
                .map(each -> report(session.session(), each))
                .toList();
        if (talk != null || !questions.isEmpty()) {
            found.add(new AuditReport.OfTalk(about, questions));
        }
    }

    private static AuditReport.OfQuestion report(Session session, Records.OfQuestion each) {
        Question question = each.question();
        OfSend card = each.card();
        return new AuditReport.OfQuestion(
                question.number(),
                question.text(),
                question.askerName(),
                Labels.at(session, question.askedAt()),
                card == null ? null : ChatAudit.id(card));
    }
}
