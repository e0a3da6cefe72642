package org.lectern.question;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.lectern.schedule.SlotId;

/// The order in which the questions of a block are answered. What is on stage goes first, then what is pinned, then the
/// rest by one of these; what waits for approval comes last.
public enum QueueOrder {
    /// The talks take turns: the one that was served least goes next, of several the one whose question has waited
    /// longest. Within a talk votes decide. So no talk waits while another is served twice.
    FAIR,
    /// The question with the most votes goes next.
    VOTES,
    /// The question that was asked first goes next.
    TIME;

    private static final Comparator<Question> BY_TIME = Comparator.comparingInt(Question::number);
    private static final Comparator<Question> BY_VOTES = Comparator.comparingInt(
                    (Question question) -> question.standing().votes())
            .reversed()
            .thenComparing(BY_TIME);

    /// The questions that wait, in order.
    ///
    /// @param asked all questions of the block: those that were answered tell which talk was served
    public List<Question> of(List<Question> asked) {
        List<Question> first = new ArrayList<>();
        in(asked, State.STAGED).forEach(first::add);
        in(asked, State.OPEN).stream()
                .filter(QueueOrder::isPinned)
                .sorted(BY_TIME)
                .forEach(first::add);
        List<Question> rest = in(asked, State.OPEN).stream()
                .filter(question -> !isPinned(question))
                .toList();
        List<Question> all = new ArrayList<>(first);
        all.addAll(
                switch (this) {
                    case FAIR -> inTurn(rest, served(asked, first));
                    case VOTES -> rest.stream().sorted(BY_VOTES).toList();
                    case TIME -> rest.stream().sorted(BY_TIME).toList();
                });
        all.addAll(in(asked, State.WAITING));
        return List.copyOf(all);
    }

    private static boolean isPinned(Question question) {
        return question.standing().pinned();
    }

    private static List<Question> in(List<Question> asked, State state) {
        return asked.stream()
                .filter(question -> question.state() == state)
                .sorted(BY_TIME)
                .toList();
    }

    /// How often each talk was served, with what goes first in any case. Questions for all talks count as a talk's.
    private static Map<Optional<SlotId>, Integer> served(List<Question> asked, List<Question> first) {
        Map<Optional<SlotId>, Integer> served = new HashMap<>();
        in(asked, State.ANSWERED).forEach(question -> served.merge(talk(question), 1, Integer::sum));
        first.forEach(question -> served.merge(talk(question), 1, Integer::sum));
        return served;
    }

    private static Optional<SlotId> talk(Question question) {
        return Optional.ofNullable(question.talk());
    }

    /// The questions of one talk that wait: by votes, and since when the oldest does.
    private static final class Line {
        private final Deque<Question> byVotes = new ArrayDeque<>();
        private final PriorityQueue<Question> byTime = new PriorityQueue<>(BY_TIME);
        private final Set<QuestionId> gone = new HashSet<>();

        void add(Question question) {
            byVotes.add(question);
            byTime.add(question);
        }

        boolean isEmpty() {
            return byVotes.isEmpty();
        }

        Question next() {
            Question next = byVotes.remove();
            gone.add(next.id());
            while (!byTime.isEmpty() && gone.contains(byTime.element().id())) {
                byTime.remove();
            }
            return next;
        }

        int longestWaiting() {
            return byTime.element().number();
        }
    }

    private static List<Question> inTurn(List<Question> rest, Map<Optional<SlotId>, Integer> served) {
        Map<Optional<SlotId>, Line> byTalk = new HashMap<>();
        rest.stream()
                .sorted(BY_VOTES)
                .forEach(question ->
                        byTalk.computeIfAbsent(talk(question), _ -> new Line()).add(question));
        List<Question> order = new ArrayList<>();
        while (!byTalk.isEmpty()) {
            Map.Entry<Optional<SlotId>, Line> next = byTalk.entrySet().stream()
                    .min(Comparator.comparingInt(
                                    (Map.Entry<Optional<SlotId>, Line> line) -> served.getOrDefault(line.getKey(), 0))
                            .thenComparingInt(line -> line.getValue().longestWaiting()))
                    .orElseThrow();
            order.add(next.getValue().next());
            served.merge(next.getKey(), 1, Integer::sum);
            if (next.getValue().isEmpty()) {
                byTalk.remove(next.getKey());
            }
        }
        return order;
    }
}
