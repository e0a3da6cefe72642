package org.lectern.schedule;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.lectern.schedule.Slot.Qa;
import org.lectern.text.RichText;

/// Sessions for tests, on 8 December 2020 at -08:00:
/// `session("Track 13").talk("18:00-18:15", "Waves").pause("18:15-18:30").build()`.
///
/// Ids come from the session's title, so that the same words give the same session. Numbers count every slot, as the
/// page's do.
public final class TestSessions {
    private static final LocalDate DAY = LocalDate.of(2020, 12, 8);
    private static final ZoneOffset OFFSET = ZoneOffset.ofHours(-8);

    private final RichText title;
    private final SplittableRandom ids;
    private final List<Slot> slots = new ArrayList<>();
    private final List<String> chairs = new ArrayList<>(List.of("Ada Lovelace", "Emmy Noether"));
    private final List<String> notes = new ArrayList<>();
    private final Map<String, URI> links = new LinkedHashMap<>();
    private final SessionId id;
    private @Nullable String window;
    private String room = "";
    private int day;

    private TestSessions(String title) {
        this.title = RichText.plain(title);
        this.ids = new SplittableRandom(title.hashCode());
        this.id = new SessionId(Ids.fresh(ids));
    }

    public static TestSessions session(String title) {
        return new TestSessions(title);
    }

    /// The shape of the seed: 15 slots from 18:00 to 21:00; talks 1–3 with their own Q&A, 5–8 and 10–13 with a
    /// joint one.
    public static Session track13() {
        return session("Orals & Spotlights Track 13: Deep Learning/Theory")
                .note("Each Oral includes Q&A")
                .note("Spotlights have joint Q&As")
                .link("video", "https://example.org/video")
                .talk("18:00-18:15", "Implicit Neural Representations")
                .talk("18:15-18:30", "Pixel-Level Cycle Association")
                .talk("18:30-18:45", "Coupling-based Invertible Neural Networks")
                .pause("18:45-19:00")
                .spotlight("19:00-19:10", "MetaPerturb")
                .spotlight("19:10-19:20", "Robust Recovery")
                .spotlight("19:20-19:30", "Compositional Visual Generation")
                .spotlight("19:30-19:40", "Certified Monotonic Neural Networks")
                .qa("19:40-19:50")
                .spotlight("19:50-20:00", "Robust Sub-Gaussian Principal Component Analysis")
                .spotlight("20:00-20:10", "On Correctness of Automatic Differentiation")
                .spotlight("20:10-20:20", "The Complete Lasso Tradeoff Diagram")
                .spotlight("20:20-20:30", "Quantifying the Empirical Wasserstein Distance")
                .qa("20:30-20:40")
                .pause("20:40-21:00")
                .build();
    }

    /// A talk with its own Q&A.
    public TestSessions talk(String times, String title) {
        return talk(times, title, "Oral", Qa.OWN);
    }

    /// A talk with a joint Q&A.
    public TestSessions spotlight(String times, String title) {
        return talk(times, title, "Spotlight", Qa.JOINT);
    }

    /// A talk that takes no questions.
    public TestSessions keynote(String times, String title) {
        return talk(times, title, "Keynote", Qa.NONE);
    }

    public TestSessions qa(String times) {
        slots.add(new Slot.JointQa(slotId(), start(times), end(times), "Q&A: Joint Q&A for Preceeding Spotlights"));
        return this;
    }

    public TestSessions pause(String times) {
        slots.add(new Slot.Break(slotId(), start(times), end(times), "Break"));
        return this;
    }

    /// The session's window, where it is not from the first slot's start to the last one's end.
    public TestSessions window(String times) {
        window = times;
        return this;
    }

    public TestSessions room(String name) {
        room = name;
        return this;
    }

    /// So many days later.
    public TestSessions later(int days) {
        day = days;
        return this;
    }

    public TestSessions chairs(String... names) {
        chairs.clear();
        chairs.addAll(List.of(names));
        return this;
    }

    public TestSessions note(String note) {
        notes.add(note);
        return this;
    }

    public TestSessions link(String name, String uri) {
        links.put(name, URI.create(uri));
        return this;
    }

    public Session build() {
        OffsetDateTime start = window == null ? slots.getFirst().start() : start(window);
        OffsetDateTime end = window == null ? slots.getLast().end() : end(window);
        List<Slot> then = slots.stream()
                .map(slot -> slot.during(slot.start().plusDays(day), slot.end().plusDays(day)))
                .toList();
        return new Session(id, title, room, "", start.plusDays(day), end.plusDays(day), chairs, notes, links, then);
    }

    /// The same page as if it were read once more: all of its ids are fresh.
    public static Session readAnew(Session session) {
        SplittableRandom ids = new SplittableRandom(session.id().hashCode());
        List<Slot> slots = session.slots().stream()
                .map(slot -> slot.as(new SlotId(Ids.fresh(ids))))
                .toList();
        return new Session(
                new SessionId(Ids.fresh(ids)),
                session.title(),
                session.room(),
                session.track(),
                session.start(),
                session.end(),
                session.chairs(),
                session.notes(),
                session.links(),
                slots);
    }

    /// An instant of the sessions' day, from `18:20` or `18:20:30.5`.
    public static Instant at(String time) {
        return time(time).toInstant();
    }

    /// The slot at an index, of the kind that it is.
    public static <T extends Slot> T slot(Session session, int index, Class<T> kind) {
        return kind.cast(session.slots().get(index));
    }

    private TestSessions talk(String times, String title, String kind, Qa qa) {
        slots.add(new Slot.Talk(
                slotId(),
                start(times),
                end(times),
                slots.size() + 1,
                kind,
                RichText.plain(title),
                List.of("Author of " + title),
                RichText.plain("What " + title + " is about."),
                qa,
                "id of " + title));
        return this;
    }

    private SlotId slotId() {
        return new SlotId(Ids.fresh(ids));
    }

    private static OffsetDateTime start(String times) {
        return time(times.substring(0, times.indexOf('-')));
    }

    private static OffsetDateTime end(String times) {
        return time(times.substring(times.indexOf('-') + 1));
    }

    private static OffsetDateTime time(String time) {
        return OffsetDateTime.of(DAY, LocalTime.parse(time), OFFSET);
    }
}
