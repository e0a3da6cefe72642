package org.lectern.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lectern.question.LogEntry;
import org.lectern.question.Move;
import org.lectern.question.Question;
import org.lectern.question.State;
import org.lectern.schedule.Block;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;
import org.lectern.schedule.SlotId;
import org.lectern.wording.Log;
import org.lectern.wording.Scene;

/// What came of a session: its talks with their questions, and what was done on the floor.
///
/// Whoever took a question back, or had it taken down, is not quoted: of what was withdrawn, hidden or never approved
/// there is no text. Nobody is known by an id.
///
/// @param session as it ran in the end
/// @param parts what was asked, in the order of the schedule
/// @param history what was done, the oldest first
public record Report(Session session, List<Part> parts, List<Done> history, Sums sums) {
    public Report {
        parts = List.copyOf(parts);
        history = List.copyOf(history);
    }

    /// The questions about one talk, or about all talks of a block.
    ///
    /// @param talk null for all talks of the block
    /// @param block null where the schedule has it no more
    public record Part(Slot.@Nullable Talk talk, @Nullable Block block, List<Asked> questions) {
        public Part {
            questions = List.copyOf(questions);
        }

        public int votes() {
            return questions.stream().mapToInt(Asked::votes).sum();
        }
    }

    /// A question.
    ///
    /// @param text empty where it is not to be quoted
    /// @param asker empty for whoever is not to be shown
    /// @param answer null unless it is answered
    /// @param into the number of the question that it was merged into; null unless it was
    public record Asked(
            int number,
            String text,
            String asker,
            int votes,
            State state,
            Instant at,
            @Nullable Answer answer,
            @Nullable Integer into) {
        /// Whether it still waits for an answer.
        public boolean isOpen() {
            return state.isLive();
        }
    }

    /// How a question was answered.
    ///
    /// @param who marked it so; empty where that is not known
    /// @param where the address of the message that answers it; null where it was answered on the floor
    public record Answer(Instant at, String who, @Nullable String where, Duration after) {}

    /// What somebody did on the floor.
    ///
    /// @param what a sentence, in the session's language
    public record Done(Instant at, String what, boolean undone) {}

    /// @param median the time to an answer; null where there was none
    public record Sums(
            int asked,
            int votes,
            int answered,
            int open,
            @Nullable Duration median) {}

    /// @param scene of the session as it ran in the end
    /// @param printed the same as the schedule has it, with what was left out
    /// @param asked all of its questions
    /// @param history what was done, the oldest first
    public static Report of(Scene scene, Session printed, List<Question> asked, List<LogEntry> history) {
        List<Block> blocks = Block.of(printed);
        Map<Integer, LogEntry> answers = answers(history);
        List<Part> parts = new ArrayList<>();
        for (Block block : blocks) {
            for (Slot.Talk talk : block.talks()) {
                parts.add(new Part(talk, block, about(asked, block.id(), talk.id(), answers)));
            }
            List<Asked> all = about(asked, block.id(), null, answers);
            if (!all.isEmpty()) {
                parts.add(new Part(null, block, all));
            }
        }
        lost(blocks, asked).stream()
                .map(question -> new Part(null, null, List.of(asked(question, answers))))
                .reduce((one, other) -> {
                    List<Asked> both = new ArrayList<>(one.questions());
                    both.addAll(other.questions());
                    return new Part(null, null, both);
                })
                .ifPresent(parts::add);
        return new Report(
                scene.session(),
                parts,
                history.stream()
                        .map(act -> new Done(act.at(), Log.plain(scene, act), act.undone()))
                        .toList(),
                sums(parts.stream().flatMap(part -> part.questions().stream()).toList()));
    }

    private static List<Asked> about(
            List<Question> asked, SlotId block, @Nullable SlotId talk, Map<Integer, LogEntry> answers) {
        return asked.stream()
                .filter(question -> question.block().equals(block))
                .filter(question -> Optional.ofNullable(talk).equals(Optional.ofNullable(question.talk())))
                .sorted(Comparator.comparingInt(Question::number))
                .map(question -> asked(question, answers))
                .toList();
    }

    /// Those about what the schedule has no more.
    private static List<Question> lost(List<Block> blocks, List<Question> asked) {
        Set<SlotId> known = new LinkedHashSet<>();
        blocks.forEach(block -> block.talks().forEach(talk -> known.add(talk.id())));
        Set<SlotId> ids = new LinkedHashSet<>(blocks.stream().map(Block::id).toList());
        return asked.stream()
                .filter(question -> !ids.contains(question.block())
                        || (question.talk() != null && !known.contains(question.talk())))
                .sorted(Comparator.comparingInt(Question::number))
                .toList();
    }

    private static Asked asked(Question question, Map<Integer, LogEntry> answers) {
        boolean quoted = switch (question.state()) {
            case OPEN, STAGED, ANSWERED, MERGED -> true;
            case WAITING, HIDDEN, WITHDRAWN -> false;
        };
        return new Asked(
                question.number(),
                quoted ? question.text() : "",
                quoted ? question.askerName() : "",
                question.standing().votes(),
                question.state(),
                question.askedAt(),
                question.state() == State.ANSWERED ? answer(question, answers.get(question.number())) : null,
                question.standing().intoNumber());
    }

    private static @Nullable Answer answer(Question question, @Nullable LogEntry act) {
        if (act == null) {
            return null;
        }
        Duration after = Duration.between(question.askedAt(), act.at());
        return new Answer(
                act.at(), act.who(), question.standing().answer(), after.isNegative() ? Duration.ZERO : after);
    }

    /// The first answer of each question that was not undone: a later one in writing only adds to it.
    private static Map<Integer, LogEntry> answers(List<LogEntry> history) {
        Map<Integer, LogEntry> answers = new HashMap<>();
        for (LogEntry act : history) {
            if (!act.undone()
                    && act.what() instanceof LogEntry.What.Moved(int number, Move.Kind kind, Integer _)
                    && kind == Move.Kind.ANSWER) {
                answers.putIfAbsent(number, act);
            }
        }
        return answers;
    }

    private static Sums sums(List<Asked> asked) {
        List<Duration> waits = asked.stream()
                .map(Asked::answer)
                .flatMap(answer -> answer == null ? Stream.<Answer>empty() : Stream.of(answer))
                .map(Answer::after)
                .sorted()
                .toList();
        return new Sums(
                asked.size(),
                // The votes of parts count with the question that they became a part of.
                asked.stream()
                        .filter(question -> question.state() != State.MERGED)
                        .mapToInt(Asked::votes)
                        .sum(),
                (int) asked.stream()
                        .filter(question -> question.state() == State.ANSWERED)
                        .count(),
                (int) asked.stream().filter(Asked::isOpen).count(),
                waits.isEmpty() ? null : waits.get((waits.size() - 1) / 2));
    }
}
