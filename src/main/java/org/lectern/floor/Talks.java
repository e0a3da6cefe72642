package org.lectern.floor;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot.Talk;

/// Talks as people name them.
final class Talks {
    private Talks() {}

    static Stream<Talk> of(Session session) {
        return session.slots().stream().filter(Talk.class::isInstance).map(Talk.class::cast);
    }

    /// The talk with this id, number or title; else all whose titles hold what was typed. Case does not count.
    static List<Talk> named(Session session, String typed) {
        String wanted = typed.strip();
        List<Talk> exact = of(session)
                .filter(talk -> talk.id().value().equals(wanted)
                        || wanted.equals(number(talk))
                        || wanted.equalsIgnoreCase(talk.title().plain()))
                .toList();
        return exact.isEmpty() ? holding(session, wanted) : exact;
    }

    private static String number(Talk talk) {
        Integer number = talk.number();
        return number == null ? "" : String.valueOf(number);
    }

    static List<Talk> holding(Session session, String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        return of(session)
                .filter(talk -> talk.title().plain().toLowerCase(Locale.ROOT).contains(wanted)
                        || (number(talk) + " · " + talk.title().plain())
                                .toLowerCase(Locale.ROOT)
                                .startsWith(wanted))
                .toList();
    }
}
