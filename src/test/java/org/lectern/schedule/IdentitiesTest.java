package org.lectern.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.schedule.reader.Given;
import org.lectern.schedule.reader.IdSource;
import org.lectern.schedule.reader.Library;
import org.lectern.schedule.reader.Origin;
import org.lectern.schedule.reader.SessionPage;

class IdentitiesTest {
    private static final String KETTLES = "2030-01-01T10:00:00Z,2030-01-01T10:20:00Z,Hall A,Kettles,,k1";
    private static final String GEARS = "2030-01-01T10:00:00Z,2030-01-01T10:20:00Z,Hall B,Gears,,k2";

    @TempDir
    private Path folder;

    private final Random random = new Random(11);

    /// One slot of a page: what stands below its time.
    private static final List<String> SLOTS = List.of(
            "1 - Oral: Implicit Functions\nAnn One, Bob Two\nText.",
            "2 - Oral: Pixel Cycles in $O(n)$\nCid Three\nText.",
            "Break",
            "4 - Spotlight: Flows\nDan Four, Eve Five\nText.",
            "5 - Spotlight: Lasso\nFay Six\nText.",
            "Q&A: Joint Q&A for Preceeding Spotlights",
            "7 - Spotlight: Monotone\nGil Seven\nText.",
            "Q&A: Joint Q&A for Preceeding Spotlights",
            "Break");

    private List<Session> read(String title, List<String> slots) {
        StringBuilder page =
                new StringBuilder(title + "\n\nEach Oral includes Q&A\nSpotlights have joint Q&As\n\nTime\n\n"
                        + "2030-01-01T10:00:00Z - 2030-01-01T13:00:00Z\n\nSession chairs\n\nAda Lovelace\n\n");
        for (int i = 0; i < slots.size(); i++) {
            page.append("2030-01-01T%02d:%02d:00Z - 2030-01-01T%02d:%02d:00Z\n%s\n"
                    .formatted(10 + i / 6, i % 6 * 10, 10 + (i + 1) / 6, (i + 1) % 6 * 10, slots.get(i)));
        }
        return new SessionPage()
                .read(page.toString(), Given.NOTHING, IdSource.random(random))
                .sessions();
    }

    private static List<String> ids(List<Session> sessions) {
        List<String> ids = new ArrayList<>();
        sessions.forEach(session -> {
            ids.add(session.id().value());
            session.slots().forEach(slot -> ids.add(slot.id().value()));
        });
        return ids;
    }

    private static List<SlotId> slotIds(List<Session> sessions) {
        return sessions.getFirst().slots().stream().map(Slot::id).toList();
    }

    @Test
    void the_same_page_read_anew_keeps_every_identity() {
        List<Session> stored = read("Track 1", SLOTS);
        assertThat(Identities.rematch(stored, read("Track 1", SLOTS))).isEqualTo(stored);
    }

    @Test
    void a_renamed_talk_keeps_its_identity() {
        List<Session> stored = read("Track 1", SLOTS);
        List<String> slots = new ArrayList<>(SLOTS);
        slots.set(3, "4 - Spotlight: Quite Another Title\nDan Four, Eve Five\nText.");
        List<Session> matched = Identities.rematch(stored, read("Track 1", slots));
        assertThat(ids(matched)).isEqualTo(ids(stored));
        assertThat(Likeness.talks(matched.getFirst()).get(2).title().plain()).isEqualTo("Quite Another Title");
    }

    @Test
    void a_title_typed_differently_is_the_same_title() {
        List<Session> stored = read("Track 1", SLOTS);
        List<String> slots = new ArrayList<>(SLOTS);
        slots.set(1, "2 - Oral: pixel-cycles in {\\em O(n)}\nText without names.");
        Collections.swap(slots, 0, 1);
        assertThat(slotIds(Identities.rematch(stored, read("TRACK 1", slots))).getFirst())
                .isEqualTo(slotIds(stored).get(1));
    }

    @Test
    void a_talk_replaced_by_another_one_is_new() {
        List<Session> stored = read("Track 1", SLOTS);
        List<String> slots = new ArrayList<>(SLOTS);
        slots.set(0, "1 - Oral: Something Else\nZoe Nobody\nText.");
        assertThat(slotIds(Identities.rematch(stored, read("Track 1", slots))).getFirst())
                .isNotIn(slotIds(stored));
    }

    @Test
    void two_swapped_talks_keep_their_identities() {
        List<Session> stored = read("Track 1", SLOTS);
        List<String> slots = new ArrayList<>(SLOTS);
        Collections.swap(slots, 0, 4);
        List<SlotId> expected = new ArrayList<>(slotIds(stored));
        Collections.swap(expected, 0, 4);
        assertThat(slotIds(Identities.rematch(stored, read("Track 1", slots)))).isEqualTo(expected);
    }

    @Test
    void an_inserted_break_is_new_and_moves_no_other_identity() {
        List<Session> stored = read("Track 1", SLOTS);
        for (int at = 0; at <= SLOTS.size(); at++) {
            List<String> slots = new ArrayList<>(SLOTS);
            slots.add(at, "Break");
            List<SlotId> matched = new ArrayList<>(slotIds(Identities.rematch(stored, read("Track 1", slots))));
            matched.removeIf(id -> !slotIds(stored).contains(id));
            assertThat(matched).as("inserted at %d", at).isEqualTo(slotIds(stored));
        }
    }

    @Test
    void a_talk_that_goes_to_another_session_keeps_its_identity() {
        List<Session> stored = new ArrayList<>(read("Track 1", SLOTS));
        stored.addAll(read("Track 2", List.of("1 - Oral: Elsewhere\nZoe Nobody\nText.")));
        List<Session> now = new ArrayList<>(read("Track 1", SLOTS.subList(1, SLOTS.size())));
        now.addAll(read("Track 2", List.of("1 - Oral: Elsewhere\nZoe Nobody\nText.", SLOTS.getFirst())));
        List<Session> matched = Identities.rematch(stored, now);
        assertThat(matched.get(1).slots().get(1).id()).isEqualTo(slotIds(stored).getFirst());
    }

    private List<Session> table(String... rows) {
        return Library.passing("Lectern", InstantSource.system())
                .read(
                        new Origin.File(written("start,end,room,title,authors,id\n" + String.join("\n", rows) + "\n")),
                        Given.NOTHING,
                        IdSource.random(random))
                .sessions();
    }

    private Path written(String text) {
        try {
            return Files.writeString(folder.resolve("plan.csv"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_talk_that_its_source_knows_is_the_same_whatever_else_changes() {
        List<Session> stored = table(KETTLES, GEARS);
        List<Session> now = table(
                "2030-01-01T10:20:00Z,2030-01-01T10:40:00Z,Hall B,Pots,Ada Penrose,k1",
                "2030-01-01T10:40:00Z,2030-01-01T11:00:00Z,Hall B,Wheels,,k2",
                "2030-01-01T10:00:00Z,2030-01-01T10:20:00Z,Hall B,Chairs,,k3");
        List<SlotId> ids = slotIds(Identities.rematch(stored, now));
        assertThat(ids.get(1)).isEqualTo(slotIds(stored).getFirst());
        assertThat(ids.get(2)).isEqualTo(slotIds(stored.subList(1, 2)).getFirst());
        assertThat(ids.getFirst()).isNotIn(ids(stored));
    }

    @Test
    void a_talk_in_the_place_of_another_with_an_id_of_its_own_is_new_where_ids_are_kept() {
        List<Session> stored = table(KETTLES, GEARS);
        String other = KETTLES.replace("Kettles", "Pots");
        assertThat(slotIds(Identities.rematch(stored, table(other.replace("k1", "k9"), GEARS))))
                .doesNotContainAnyElementsOf(slotIds(stored));
        assertThat(slotIds(Identities.rematch(stored, table(other.replace("k1", "k9"), GEARS.replace("k2", "k8")))))
                .isEqualTo(slotIds(stored));
    }

    @Test
    void an_id_that_several_have_says_nothing_and_a_title_says_more() {
        List<Session> stored = table(KETTLES, GEARS.replace("k2", "k1"));
        List<SlotId> moved =
                slotIds(Identities.rematch(stored, table("2030-01-01T10:20:00Z,2030-01-01T10:40:00Z,Hall A,Pots,,k1")));
        assertThat(moved).doesNotContainAnyElementsOf(slotIds(stored));
        assertThat(slotIds(Identities.rematch(stored, table(KETTLES.replace("k1", "k9")))))
                .isEqualTo(slotIds(stored));
    }

    @Test
    void a_new_talk_by_the_authors_of_one_that_was_cancelled_is_new() {
        List<String> slots = new ArrayList<>(SLOTS);
        List<Session> stored = read("Track 1", SLOTS);
        slots.set(3, "4 - Spotlight: Quite Another Title\nDan Four, Eve Five\nText.");
        SlotId cancelled = slotIds(stored).get(3);
        assertThat(slotIds(Identities.rematch(stored, Set.of(cancelled), read("Track 1", slots)))
                        .get(3))
                .isNotIn(slotIds(stored));
        assertThat(slotIds(Identities.rematch(stored, Set.of(cancelled), read("Track 1", SLOTS))))
                .isEqualTo(slotIds(stored));
    }

    @Test
    void a_renamed_session_keeps_its_identity_and_a_new_one_is_new() {
        List<Session> stored = read("Track 1", SLOTS);
        assertThat(ids(Identities.rematch(stored, read("Morning Session", SLOTS))))
                .isEqualTo(ids(stored));
        assertThat(ids(Identities.rematch(stored, List.of()))).isEmpty();
        assertThat(Identities.rematch(List.of(), stored)).isEqualTo(stored);
    }

    @Test
    void whatever_is_shuffled_no_id_is_given_twice_and_titles_keep_theirs() {
        List<Session> stored = read("Track 1", SLOTS);
        for (int round = 0; round < 300; round++) {
            List<String> slots = new ArrayList<>(SLOTS);
            Collections.shuffle(slots, random);
            slots.subList(0, random.nextInt(3)).clear();
            if (random.nextBoolean()) {
                slots.add(random.nextInt(slots.size() + 1), random.nextBoolean() ? "Break" : "Q&A");
            }
            List<Session> matched = Identities.rematch(stored, read("Track 1", slots));
            Set<String> unique = new HashSet<>(ids(matched));
            assertThat(unique).hasSameSizeAs(ids(matched));
            for (Slot.Talk talk : Likeness.talks(matched.getFirst())) {
                assertThat(talk.id()).isEqualTo(idOf(stored, talk.title().plain()));
            }
        }
    }

    private static SlotId idOf(List<Session> sessions, String title) {
        return Likeness.talks(sessions.getFirst()).stream()
                .filter(talk -> talk.title().plain().equals(title))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
