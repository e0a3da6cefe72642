package org.lectern.schedule.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.schedule.reader.Pages.HEADER;
import static org.lectern.schedule.reader.Pages.firstTalk;
import static org.lectern.schedule.reader.Pages.only;
import static org.lectern.schedule.reader.Pages.problems;
import static org.lectern.schedule.reader.Pages.read;
import static org.lectern.schedule.reader.Pages.readSlots;
import static org.lectern.schedule.reader.Pages.slots;
import static org.lectern.schedule.reader.Pages.talks;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;

class SessionPageTest {
    private static final String SLOTS = """
            10:00-10:15
            1 - Oral: On Tests
            Ann One, Bob Two
            An abstract.
            10:15-10:30
            Break
            10:30-10:45
            3 - Spotlight: More: On Tests
            Cid Three
            Its abstract.
            10:45-11:00
            Q&A: Joint Q&A for Preceeding Spotlights
            """;

    @Test
    void a_whole_page_is_read_without_a_doubt() {
        Reading reading = readSlots(SLOTS);
        Session session = only(reading);

        assertThat(reading.problems()).isEmpty();
        assertThat(session.title().plain()).isEqualTo("Track 1: Testing");
        assertThat(session.start()).isEqualTo(OffsetDateTime.parse("2030-01-01T10:00:00+01:00"));
        assertThat(session.end()).isEqualTo(OffsetDateTime.parse("2030-01-01T11:00:00+01:00"));
        assertThat(session.chairs()).containsExactly("Ada Lovelace", "Alan Turing");
        assertThat(session.notes()).containsExactly("Each Oral includes Q&A", "Spotlights have joint Q&As");
        assertThat(session.slots()).hasSize(4);
        Slot.Talk talk = talks(session).get(1);
        assertThat(talk.number()).isEqualTo(3);
        assertThat(talk.kind()).isEqualTo("Spotlight");
        assertThat(talk.title().plain()).isEqualTo("More: On Tests");
        assertThat(talk.authors()).containsExactly("Cid Three");
        assertThat(talk.abstractText().plain()).isEqualTo("Its abstract.");
        assertThat(talk.qa()).isEqualTo(Slot.Qa.JOINT);
        assertThat(session.slots().get(1)).isInstanceOf(Slot.Break.class);
        assertThat(session.slots().get(3))
                .isInstanceOfSatisfying(
                        Slot.JointQa.class,
                        qa -> assertThat(qa.title()).isEqualTo("Q&A: Joint Q&A for Preceeding Spotlights"));
    }

    @Test
    void byte_order_mark_line_ends_of_windows_and_no_break_spaces_change_nothing() {
        String page = HEADER + Pages.times(SLOTS);
        String odd = "\ufeff" + page.replace(" - 2030", "\u00a0-\u2009 2030").replace("\n", " \r\n");
        assertThat(read(odd)).isEqualTo(read(page));
    }

    @Test
    void headings_may_be_missing() {
        String page = HEADER.replace("Time\n", "").replace("Schedule\n", "") + Pages.times(SLOTS);
        assertThat(read(page)).satisfies(reading -> {
            assertThat(reading.problems()).isEmpty();
            assertThat(only(reading).slots()).hasSize(4);
        });
    }

    @Test
    void the_window_is_found_without_any_heading() {
        String page = "Track\n\n" + Pages.times("10:00-11:00\n\n" + SLOTS);
        Reading reading = read(page);
        assertThat(only(reading).slots()).hasSize(4);
        assertThat(problems(reading)).singleElement().asString().startsWith("3 WARNING The session has no chairs");
    }

    @Test
    void sentences_about_the_site_and_its_chat_are_passed_over() {
        String page = "This page is the open version of a site. Log in for the full one.\n\n"
                + HEADER.replace("Schedule", "Video\n\nChat\n\nTo ask questions please use our chat.\n\nSchedule")
                + Pages.times(SLOTS);
        Session session = only(read(page));
        assertThat(read(page).problems()).isEmpty();
        assertThat(session.title().plain()).isEqualTo("Track 1: Testing");
        assertThat(session.notes()).containsExactly("Each Oral includes Q&A", "Spotlights have joint Q&As");
        assertThat(session.links()).isEmpty();
    }

    @Test
    void an_address_below_video_or_chat_is_a_link() {
        String page =
                HEADER.replace("Schedule", "Video\n\nhttps://v.example/1\n\nChat: https://c.example/2\n\nSchedule")
                        + Pages.times(SLOTS);
        assertThat(only(read(page)).links())
                .isEqualTo(
                        Map.of("video", URI.create("https://v.example/1"), "chat", URI.create("https://c.example/2")));
    }

    @Test
    void a_header_line_that_is_not_understood_is_told() {
        assertThat(problems(read(HEADER.replace("Each Oral", "Room 5\n\nEach Oral") + Pages.times(SLOTS))))
                .containsExactly("3 WARNING “Room 5” is no title, rule, name or link: it is left out.");
    }

    @Test
    void several_sessions_stand_one_after_the_other() {
        String second =
                HEADER.replace("Track 1", "Track 2").replace("Each Oral includes Q&A", "Each Oral has its own Q&A");
        for (String between : new String[] {"", "\n\n", "\nYou see the open version of our site here.\n\n"}) {
            Reading reading = read(HEADER + Pages.times(SLOTS) + between + second + Pages.times(SLOTS));
            assertThat(reading.sessions())
                    .extracting(session -> session.title().plain())
                    .containsExactly("Track 1: Testing", "Track 2: Testing");
            assertThat(reading.sessions().get(1).notes()).contains("Each Oral has its own Q&A");
            assertThat(reading.sessions())
                    .allSatisfy(session -> assertThat(session.slots()).hasSize(4));
            assertThat(reading.problems()).isEmpty();
        }
    }

    @Test
    void authors_and_abstract_may_be_missing() {
        Reading reading = readSlots("""
                10:00-10:30
                1 - Oral: Bare
                10:30-11:00
                2 - Oral: No names
                We show that a line which reads like a sentence is an abstract.
                """);
        assertThat(talks(only(reading)))
                .allSatisfy(talk -> assertThat(talk.authors()).isEmpty());
        assertThat(talks(only(reading)).get(1).abstractText().plain()).startsWith("We show");
        assertThat(problems(reading))
                .containsExactly(
                        "17 WARNING “Bare” has no authors and no abstract.", "19 WARNING “No names” has no authors.");
    }

    @Test
    void an_abstract_may_have_several_lines_and_paragraphs() {
        assertThat(firstTalk(readSlots("10:00-11:00\n1 - Oral: T\nAnn One\nFirst\nsecond.\n\nThird.\n"))
                        .abstractText()
                        .plain())
                .isEqualTo("First second. Third.");
    }

    @Test
    void thirty_one_authors_stand_on_one_line() {
        String names = "Ann van der One, Bob T. Two" + ", XINYANG GENG".repeat(29);
        assertThat(firstTalk(readSlots("10:00-11:00\n1 - Oral: T\n" + names + "\nAn abstract.\n"))
                        .authors())
                .hasSize(31)
                .startsWith("Ann van der One", "Bob T. Two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Keynote", "Invited talk", "Poster", "Demo", "Invited Talk 2", "Panel discussion"})
    void other_kinds_are_read_as_printed(String kind) {
        Slot.Talk talk = firstTalk(readSlots("10:00-11:00\n" + kind + ": A Title: With a Colon\nAnn One\nText.\n"));
        assertThat(talk.kind()).isEqualTo(kind);
        assertThat(talk.title().plain()).isEqualTo("A Title: With a Colon");
        assertThat(talk.number()).isNull();
    }

    @Test
    void a_colon_in_a_title_makes_no_kind() {
        Slot.Talk talk = firstTalk(readSlots("10:00-11:00\n1 - MetaPerturb: A Title\nAnn One\nText.\n"));
        assertThat(talk.kind()).isNull();
        assertThat(talk.title().plain()).isEqualTo("MetaPerturb: A Title");
    }

    @Test
    void a_kind_of_the_pages_own_is_known_by_its_use() {
        assertThat(
                        talks(
                                only(
                                        readSlots(
                                                "10:00-10:30\n1 - Provocation: A\nAnn One\nX.\n10:30-11:00\n2 - Provocation: B\nAnn One\nX.\n"))))
                .extracting(Slot.Talk::kind)
                .containsExactly("Provocation", "Provocation");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Break",
                "Coffee break",
                "Lunch",
                "Coffee & tea break",
                "4 - Break",
                "Break - back at 11",
                "Short Break 2"
            })
    void breaks_are_recognised(String title) {
        assertThat(slots(readSlots("10:00-11:00\n" + title + "\n")).getFirst()).isInstanceOf(Slot.Break.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 - Oral: Break the Ice",
                "Breaking News\nAnn One",
                "A Break with Tradition\nAnn One",
                "Oral: Questions of Taste\nAnn One",
                "Questions of Taste\nAnn One"
            })
    void a_talk_about_breaks_is_a_talk(String title) {
        assertThat(slots(readSlots("10:00-11:00\n" + title + "\n")).getFirst()).isInstanceOf(Slot.Talk.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Q&A",
                "Joint Q&A",
                "9 - Q&A: Joint Q&A for Preceeding Spotlights",
                "Q & A for all",
                "Live Q&As",
                "Questions and Answers"
            })
    void joint_q_and_as_are_recognised_numbered_or_not(String title) {
        assertThat(slots(readSlots("10:00-11:00\n" + title + "\n")).getFirst()).isInstanceOf(Slot.JointQa.class);
    }

    @Test
    void what_the_example_shows_is_read_without_a_doubt() {
        Reading refused = read("Tue 8 Dec. 6:00 - 6:15 PST\n\nOral\nA Title\n");
        assertThat(refused.sessions()).isEmpty();
        assertThat(refused.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isTrue();
            assertThat(problem.message()).startsWith("No times are found: ").hasLineCount(1);
            String line = problem.message().replaceFirst(".*“", "").replaceFirst("”.*", "");
            assertThat(slots(read(line + "\n1 - Oral: T\nAnn One\nText.\n"))).hasSize(1);
        });
        Reading example = read(SessionPage.EXAMPLE);
        assertThat(example.problems()).isEmpty();
        assertThat(only(example).slots()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"3 - Oral:,3,Oral", "4 -,4,", "Keynote:,,Keynote", "5. Oral -,5,Oral"})
    void a_talk_without_a_title_keeps_its_number_and_kind_and_is_told_with_its_line(
            String line, @Nullable Integer number, @Nullable String kind) {
        Reading reading = readSlots("10:00-11:00\n" + line + "\nAnn One\nText.\n");
        Slot.Talk talk = firstTalk(reading);
        assertThat(talk.number()).isEqualTo(number);
        assertThat(talk.kind()).isEqualTo(kind);
        assertThat(talk.title().plain()).isEqualTo("Untitled talk");
        assertThat(talk.authors()).containsExactly("Ann One");
        assertThat(problems(reading)).containsExactly("17 WARNING No title follows “" + line + "” on its line.");
    }

    @Test
    void several_breaks_with_a_colon_are_breaks() {
        assertThat(slots(readSlots("10:00-10:30\nBreak: tea\n10:30-11:00\nBreak:\n")))
                .hasOnlyElementsOfType(Slot.Break.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "no times at all"})
    void a_page_without_times_is_refused(String page) {
        assertThat(read(page).hasErrors()).isTrue();
        assertThat(read(page).sessions()).isEmpty();
    }
}
