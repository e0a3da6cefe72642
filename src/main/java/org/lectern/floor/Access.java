package org.lectern.floor;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.lectern.chat.Interaction.Message;
import org.lectern.chat.Interaction.Person;
import org.lectern.chat.Venue;
import org.lectern.question.Move;
import org.lectern.question.Question;

/// Who may do what: the one place that decides.
final class Access {
    /// In what capacity somebody acts. Everybody is an attendee.
    enum Capacity {
        ATTENDEE,
        /// Whoever asked the question, or wrote the message, that it is about.
        ASKER,
        /// Whoever may answer for the talk that it is about.
        AUTHOR,
        CHAIR
    }

    enum Action {
        ASK,
        VOTE,
        /// Makes a question of a message.
        ADD_MESSAGE,
        /// Sees a question as one's own, whatever became of it.
        SEE_OWN,
        CORRECT,
        WITHDRAW,
        ANSWER,
        SEE_QUEUE,
        ORDER_QUEUE,
        APPROVE,
        STAGE,
        PIN,
        HIDE,
        MERGE,
        UNDO,
        /// Keeps whoever asked a question from asking more.
        MUTE,
        LET_AUTHOR_IN,
        /// Moves, holds, ends or skips what is on or to come.
        RUN_TIME,
        SEE_LOG,
        /// Gives out links to the pages, and revokes them.
        LINK_PAGE
    }

    private static final Map<Action, Set<Capacity>> TABLE = table();

    private Access() {}

    private static Map<Action, Set<Capacity>> table() {
        Map<Action, Set<Capacity>> table = new EnumMap<>(Action.class);
        for (Action action : Action.values()) {
            table.put(
                    action,
                    switch (action) {
                        case ASK, VOTE -> EnumSet.of(Capacity.ATTENDEE);
                        case SEE_OWN, CORRECT, WITHDRAW -> EnumSet.of(Capacity.ASKER);
                        case ADD_MESSAGE -> EnumSet.of(Capacity.ASKER, Capacity.CHAIR);
                        case ANSWER -> EnumSet.of(Capacity.AUTHOR, Capacity.CHAIR);
                        case SEE_QUEUE,
                                ORDER_QUEUE,
                                APPROVE,
                                STAGE,
                                PIN,
                                HIDE,
                                MERGE,
                                UNDO,
                                MUTE,
                                LET_AUTHOR_IN,
                                RUN_TIME,
                                SEE_LOG,
                                LINK_PAGE -> EnumSet.of(Capacity.CHAIR);
                    });
        }
        return Collections.unmodifiableMap(table);
    }

    /// @param capacities all those in which somebody acts
    static boolean may(Set<Capacity> capacities, Action action) {
        return !Collections.disjoint(TABLE.getOrDefault(action, Set.of()), capacities);
    }

    /// Whether a move may be done at all where questions are moderated so.
    static boolean may(Set<Capacity> capacities, Move.Kind kind, Moderation moderation) {
        boolean allowed = may(capacities, action(kind));
        return switch (moderation) {
            case OFF -> allowed && kind != Move.Kind.HIDE;
            case AFTER, BEFORE -> allowed;
        };
    }

    static Action action(Move.Kind kind) {
        return switch (kind) {
            case APPROVE -> Action.APPROVE;
            case STAGE, UNSTAGE -> Action.STAGE;
            case ANSWER -> Action.ANSWER;
            case PIN, UNPIN -> Action.PIN;
            case HIDE -> Action.HIDE;
            case MERGE -> Action.MERGE;
            case WITHDRAW -> Action.WITHDRAW;
            case CORRECT -> Action.CORRECT;
        };
    }

    /// In which capacities somebody acts in a session, whatever it is about.
    static Set<Capacity> capacities(Person person, Venue venue) {
        Set<Capacity> capacities = EnumSet.of(Capacity.ATTENDEE);
        if (isChair(person, venue)) {
            capacities.add(Capacity.CHAIR);
        }
        return capacities;
    }

    static boolean isChair(Person person, Venue venue) {
        return venue.chairs().contains(person.id()) || !Collections.disjoint(venue.chairRoles(), person.roles());
    }

    /// In which capacities somebody acts with a question.
    static Set<Capacity> capacities(Person person, Conductor conductor, Question question) {
        Set<Capacity> capacities = capacities(person, conductor.hosted().venue());
        if (question.asker() == person.id()) {
            capacities.add(Capacity.ASKER);
        }
        if (conductor.authors().mayAnswer(person.id(), question, conductor.blocks())) {
            capacities.add(Capacity.AUTHOR);
        }
        return capacities;
    }

    /// Whoever wrote a message may add it to the Q&A, and so may a chair.
    static boolean mayAdd(Person person, Message message, Venue venue) {
        Set<Capacity> capacities = capacities(person, venue);
        if (message.author().id() == person.id()) {
            capacities.add(Capacity.ASKER);
        }
        return may(capacities, Action.ADD_MESSAGE);
    }
}
