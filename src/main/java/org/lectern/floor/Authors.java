package org.lectern.floor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.lectern.chat.Venue;
import org.lectern.question.Question;
import org.lectern.schedule.Block;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot.Talk;
import org.lectern.schedule.SlotId;

/// Who may answer for which talk of a session: those that the configuration names, and those who were let in.
final class Authors {
    private final Map<SlotId, List<Long>> byTalk = new ConcurrentHashMap<>();

    Authors(Session session, Venue venue) {
        name(session, venue);
    }

    /// Lets in whom the configuration names for the talks of another plan.
    void name(Hosted hosted) {
        name(hosted.session(), hosted.venue());
    }

    private void name(Session session, Venue venue) {
        venue.authors().forEach((name, people) -> {
            List<Talk> named = Talks.named(session, name);
            if (named.size() == 1) {
                people.forEach(person -> letIn(named.getFirst().id(), person));
            }
        });
    }

    void letIn(SlotId talk, long person) {
        byTalk.merge(talk, List.of(person), (before, added) -> {
            if (before.contains(person)) {
                return before;
            }
            List<Long> all = new ArrayList<>(before);
            all.addAll(added);
            return List.copyOf(all);
        });
    }

    /// Whoever the configuration names stays.
    void letOut(SlotId talk, long person) {
        byTalk.computeIfPresent(
                talk,
                (_, people) -> people.stream().filter(each -> each != person).toList());
    }

    List<Long> of(SlotId talk) {
        return byTalk.getOrDefault(talk, List.of());
    }

    boolean isAuthor(long person) {
        return byTalk.values().stream().anyMatch(people -> people.contains(person));
    }

    /// Whether somebody may answer a question: that of their talk, and one for all talks of its block.
    boolean mayAnswer(long person, Question question, List<Block> blocks) {
        SlotId talk = question.talk();
        return talk != null
                ? of(talk).contains(person)
                : Block.holding(blocks, question.block())
                        .filter(block -> block.talks().stream()
                                .anyMatch(each -> of(each.id()).contains(person)))
                        .isPresent();
    }

    /// All of them, by talk.
    Map<SlotId, List<Long>> all() {
        return Map.copyOf(byTalk);
    }
}
