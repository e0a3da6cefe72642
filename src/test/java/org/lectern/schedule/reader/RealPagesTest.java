package org.lectern.schedule.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.lectern.schedule.reader.Pages.only;
import static org.lectern.schedule.reader.Pages.talks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lectern.schedule.Block;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;

/// The seed, and the given pages where `-Dlectern.seeds=DIR` and `-Dlectern.schedules=DIR` name their folders.
class RealPagesTest {
    private static Reading file(Path file) {
        return ScheduleFile.read(file, Given.NOTHING, IdSource.random(new Random(1)));
    }

    private static Path given(String property, String name) {
        String folder = System.getProperty(property, "");
        assumeThat(folder)
                .as("skipped: give the folder of the pages with -D%s=DIR", property)
                .isNotBlank();
        return Path.of(folder, name);
    }

    @Test
    void the_seed_is_read_as_its_page_means_it() {
        assertIsTrack13(file(Path.of("seeds/neurips-2020-track-13.txt")));
    }

    @Test
    void the_given_seed_is_read_alike() throws IOException {
        try (Stream<Path> pages = Files.list(given("lectern.seeds", ""))) {
            List<Path> texts =
                    pages.filter(page -> page.toString().endsWith(".txt")).toList();
            assertThat(texts).isNotEmpty().allSatisfy(page -> assertIsTrack13(file(page)));
        }
    }

    @Test
    void the_seed_and_the_given_page_differ_in_their_abstracts_only() throws IOException {
        Session ours = only(file(Path.of("seeds/neurips-2020-track-13.txt")));
        try (Stream<Path> pages = Files.list(given("lectern.seeds", ""))) {
            Session theirs = only(file(pages.filter(page -> page.toString().endsWith(".txt"))
                    .findFirst()
                    .orElseThrow()));
            assertThat(ours)
                    .usingRecursiveComparison()
                    .ignoringFieldsMatchingRegexes(".*abstractText.*")
                    .isEqualTo(theirs);
        }
    }

    @Test
    void a_page_cut_in_an_abstract_is_read_up_to_there() {
        Reading reading = file(given("lectern.schedules", "neurips2020-track02-opening.txt"));
        assertThat(talks(only(reading))).hasSize(1);
        assertThat(reading.hasErrors()).isFalse();
        assertThat(reading.problems()).extracting(Problem::message).anyMatch(message -> message.contains("may be cut"));
    }

    @Test
    void a_page_without_banner_and_with_31_authors_is_read() {
        Session session = only(file(given("lectern.schedules", "neurips2020-track03-no-banner-opening.txt")));
        assertThat(session.title().plain()).isEqualTo("Orals & Spotlights Track 03: Language/Audio Applications");
        assertThat(talks(session).getFirst().authors()).hasSize(31);
        assertThat(session.notes()).hasSize(2);
    }

    @Test
    void a_page_without_headings_is_read() {
        Session session = only(file(given("lectern.schedules", "neurips2020-track14-headings-missing-opening.txt")));
        assertThat(session.title().plain()).isEqualTo("Orals & Spotlights Track 14: Reinforcement Learning");
        assertThat(session.chairs()).containsExactly("Deepak Pathak", "Martha White");
        assertThat(session.end()).isEqualTo("2020-12-08T21:00:00-08:00");
        assertThat(talks(session)).hasSize(2);
    }

    @Test
    void pages_of_other_sites_are_refused() {
        for (String name : List.of("ml-platform-session-page.txt", "ml-platform-workshop-page.txt")) {
            assertThat(file(given("lectern.schedules", name)).problems())
                    .as(name)
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.message()).isEqualTo(SessionPage.NO_TIMES));
        }
    }

    private static void assertIsTrack13(Reading reading) {
        Session session = only(reading);
        assertThat(reading.problems()).isEmpty();
        assertThat(session.title().plain()).isEqualTo("Orals & Spotlights Track 13: Deep Learning/Theory");
        assertThat(session.chairs()).containsExactly("Stanislaw Jastrzebski", "Srinadh Bhojanapalli");
        assertThat(session.notes()).containsExactly("Each Oral includes Q&A", "Spotlights have joint Q&As");
        assertThat(session.slots()).hasSize(15);
        assertThat(session.slots().getLast()).isInstanceOf(Slot.Break.class);
        assertThat(talks(session)).extracting(Slot.Talk::number).containsExactly(1, 2, 3, 5, 6, 7, 8, 10, 11, 12, 13);
        List<String> blocks = Block.of(session).stream()
                .map(block -> block.talks().stream().map(Slot.Talk::number).toList()
                        + (block.jointQa() == null
                                ? " own"
                                : " at " + block.jointQa().start().toLocalTime()))
                .toList();
        assertThat(blocks)
                .containsExactly("[1] own", "[2] own", "[3] own", "[5, 6, 7, 8] at 19:40", "[10, 11, 12, 13] at 20:30");
        assertThat(talks(session)).allSatisfy(talk -> {
            assertThat(talk.authors()).isNotEmpty();
            assertThat(talk.abstractText().plain()).doesNotContain("$", "\\", "{");
        });
    }
}
