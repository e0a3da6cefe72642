package org.lectern.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lectern.chat.Button;
import org.lectern.chat.Interaction.Context;
import org.lectern.chat.Interaction.Look;
import org.lectern.chat.Interaction.Pressed;
import org.lectern.chat.Interaction.Typed;
import org.lectern.chat.Interaction.View;
import org.lectern.chat.Post.Message;
import org.lectern.chat.RecordingResponder;
import org.lectern.chat.Responder.Choice;
import org.lectern.schedule.Session;
import org.lectern.schedule.TestSessions;

/// What is told of the whole programme, by pages.
class ListingTest {
    private static final long LOBBY = 777;

    private static FloorStage conference(String now) {
        return FloorStage.at(
                now,
                TestSessions.session("Hall, day 1")
                        .room("Hall 10")
                        .keynote("09:00-10:00", "Opening")
                        .pause("10:00-10:30")
                        .talk("10:30-11:00", "Waves")
                        .build(),
                TestSessions.session("Attic, day 1")
                        .room("Hall 9")
                        .talk("09:30-10:00", "Sines")
                        .talk("10:30-11:30", "Cosines")
                        .build(),
                TestSessions.session("Hall, day 2")
                        .room("Hall 10")
                        .later(1)
                        .keynote("09:00-10:00", "Closing")
                        .build());
    }

    private static String told(FloorStage stage, View view, Map<String, String> options) {
        return stage.words(stage.on(new Look(stage.in(LOBBY), view, options)));
    }

    private static Session room(int number) {
        TestSessions session = TestSessions.session("Room " + number).room("Room " + number);
        for (int i = 0; i < 12; i++) {
            session.talk(
                    "%02d:00-%02d:00".formatted(9 + i, 10 + i),
                    "A talk of many words, number " + i + " of room " + number);
        }
        return session.build();
    }

    private static FloorStage fortyRooms(String now) {
        List<Session> sessions = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            sessions.add(room(i));
        }
        return FloorStage.at(now, sessions.toArray(Session[]::new));
    }

    private static Optional<Button.Press> button(Message message, String label) {
        return message.buttons().stream()
                .map(Button.Press.class::cast)
                .filter(press -> press.label().contains(label))
                .findFirst();
    }

    private static Message turned(FloorStage stage, Button.Press press) {
        RecordingResponder responder = stage.on(new Pressed(stage.in(LOBBY), press.id()));
        return (Message) responder.updated();
    }

    /// All pages from one on, as the buttons give them.
    private static List<Message> all(FloorStage stage, Message first, String label) {
        List<Message> pages = new ArrayList<>(List.of(first));
        for (Optional<Button.Press> next = button(first, label);
                next.isPresent();
                next = button(pages.getLast(), label)) {
            pages.add(turned(stage, next.get()));
        }
        return pages;
    }

    @Test
    void now_has_what_is_on_in_every_room_by_room() {
        try (FloorStage stage = conference("09:40")) {
            assertThat(told(stage, View.NOW, Map.of())).isEqualTo("""
                    **On now**
                    <#200> **1 · Sines**, until 10:00 · #Q&A 1 · Sines
                    <#100> **1 · Opening**, until 10:00""");
        }
    }

    @Test
    void where_nothing_but_breaks_is_on_now_tells_what_comes_next() {
        try (FloorStage stage = conference("10:10")) {
            assertThat(told(stage, View.NOW, Map.of())).isEqualTo("""
                    Nothing is on right now.
                    **Coming next**
                    **10:30** ({10:30})
                    <#200> 2 · Cosines
                    <#100> 3 · Waves
                    **2020-12-09, 09:00**
                    <#300> 1 · Closing""");
        }
    }

    @Test
    void next_has_one_of_each_room_and_the_date_of_another_day() {
        try (FloorStage stage = conference("11:10")) {
            assertThat(told(stage, View.NEXT, Map.of())).isEqualTo("""
                    **Coming next**
                    **2020-12-09, 09:00**
                    <#300> 1 · Closing""");
        }
    }

    @Test
    void the_schedule_is_that_of_the_day_with_what_is_on_marked() {
        try (FloorStage stage = conference("09:40")) {
            assertThat(told(stage, View.SCHEDULE, Map.of())).isEqualTo("""
                    **2020-12-08**
                    **09:00**
                    ▶ <#100> 1 · Opening
                    **09:30**
                    ▶ <#200> 1 · Sines
                    **10:30**
                    <#200> 2 · Cosines
                    <#100> 3 · Waves

                    For another day, pick one in the `day` option of `/schedule`.""");
            assertThat(told(stage, View.SCHEDULE, Map.of("day", "2020-12-08"))).doesNotContain("another day");
            assertThat(told(stage, View.SCHEDULE, Map.of("room", "Hall 9"))).doesNotContain("another day");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10:10 | On now: **Break**, until 10:30 ({10:30}). | Next: **Break**, at 12:00 ({12:00}).
            11:00 | Nothing is on right now. Next: **Break**, at 12:00 ({12:00}). | Next: **Break**, at 12:00 ({12:00}).
            12:10 | On now: **Break**, until 13:00 ({13:00}). | Nothing comes after this; the session ends at 13:30.
            13:10 | Nothing is on right now. | The session is over; nothing comes next.
            """)
    void a_room_with_nothing_but_breaks_is_told_as_that(String time, String now, String next) {
        Session coffee = TestSessions.session("Coffee")
                .room("Lobby")
                .pause("10:00-10:30")
                .pause("12:00-13:00")
                .window("10:00-13:30")
                .build();
        try (FloorStage stage = FloorStage.at("09:00", coffee)) {
            stage.jump(time);
            Context lobby = stage.in(FloorStage.CHANNEL);
            assertThat(stage.words(stage.on(new Look(lobby, View.NOW)))).isEqualTo(now);
            assertThat(stage.words(stage.on(new Look(lobby, View.NEXT)))).isEqualTo(next);
        }
    }

    @Test
    void breaks_of_a_room_with_nothing_else_are_in_the_programme() {
        Session hall = TestSessions.session("Hall")
                .room("Hall")
                .talk("09:00-10:00", "Waves")
                .pause("10:00-10:30")
                .build();
        Session coffee = TestSessions.session("Coffee")
                .room("Lobby")
                .pause("10:00-10:30")
                .pause("12:00-13:00")
                .build();
        try (FloorStage stage = FloorStage.at("10:10", hall, coffee)) {
            assertThat(told(stage, View.NOW, Map.of())).isEqualTo("""
                    **On now**
                    <#200> **Break**, until 10:30""");
            assertThat(told(stage, View.NEXT, Map.of("room", "Lobby"))).isEqualTo("""
                    **Coming next** · Lobby
                    **12:00** ({12:00})
                    <#200> Break""");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            room | Hall 9               | Sines, Cosines
            room | hall 9               | Sines, Cosines
            room | 10                   | Opening, Waves
            kind | oral                 | Sines, Waves, Cosines
            day  | 2020-12-09           | Closing
            day  | December 9           | Closing
            """)
    void the_schedule_may_be_that_of_a_room_kind_or_day(String option, String wanted, String talks) {
        try (FloorStage stage = conference("09:40")) {
            String told = told(stage, View.SCHEDULE, Map.of(option, wanted));
            assertThat(List.of("Opening", "Sines", "Waves", "Cosines", "Closing"))
                    .filteredOn(told::contains)
                    .containsExactlyInAnyOrder(talks.split(", "));
        }
    }

    @Test
    void options_mean_the_whole_programme_in_a_sessions_channel_too() {
        try (FloorStage stage = conference("09:40")) {
            Look look = new Look(stage.in(FloorStage.CHANNEL), View.NOW, Map.of("kind", "Oral"));
            assertThat(stage.words(stage.on(look))).isEqualTo("""
                    **On now** · Oral
                    <#200> **1 · Sines**, until 10:00 · #Q&A 1 · Sines""");
        }
    }

    @ParameterizedTest
    @CsvSource({"room, Cellar", "room, Hall", "kind, Poster", "day, 2021-01-01"})
    void what_is_not_one_thing_of_the_programme_is_refused(String option, String typed) {
        try (FloorStage stage = conference("09:40")) {
            assertThat(told(stage, View.NOW, Map.of(option, typed)))
                    .startsWith("The programme has no one room, kind or day called “" + typed);
        }
    }

    @Test
    void nothing_to_come_is_said() {
        try (FloorStage stage = conference("09:40")) {
            stage.clock.set(TestSessions.at("23:00").plusSeconds(86_400));
            assertThat(told(stage, View.NEXT, Map.of())).isEqualTo("The programme is over; nothing comes next.");
            assertThat(told(stage, View.NEXT, Map.of("kind", "Oral")))
                    .isEqualTo("The programme has nothing like that to come.");
            assertThat(told(stage, View.SCHEDULE, Map.of()))
                    .startsWith("**2020-12-09**")
                    .contains("Closing");
        }
    }

    @Test
    void what_chairs_do_to_the_time_is_listed_as_it_is() {
        try (FloorStage stage = conference("09:40")) {
            Context chair = new Context(1, new org.lectern.chat.Interaction.Person(FloorStage.CHAIR, "Ada"), 200, null);
            stage.on(new org.lectern.chat.Interaction.Ran(chair, "session late", Map.of("minutes", "5")));
            assertThat(told(stage, View.SCHEDULE, Map.of("room", "Hall 9"))).contains("**10:35**\n<#200> 2 · Cosines");
        }
    }

    @Test
    void rooms_kinds_and_days_are_suggested() {
        try (FloorStage stage = conference("09:40")) {
            assertThat(stage.on(new Typed(stage.in(LOBBY), "now", "room", "ha")).choices())
                    .extracting(Choice::value)
                    .containsExactly("Hall 9", "Hall 10");
            assertThat(stage.on(new Typed(stage.in(LOBBY), "now", "kind", "")).choices())
                    .extracting(Choice::label)
                    .containsExactly("Keynote", "Oral");
            assertThat(stage.on(new Typed(stage.in(LOBBY), "schedule", "day", "wed"))
                            .choices())
                    .containsExactly(new Choice("Wednesday, December 9, 2020", "2020-12-09"));
        }
    }

    @Test
    void a_server_is_told_of_its_own_sessions_alone() {
        List<Session> sessions = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            sessions.add(TestSessions.session("S" + i)
                    .talk("18:00-19:00", "Talk " + i)
                    .build());
        }
        try (FloorStage stage = FloorStage.at("18:05", sessions.toArray(Session[]::new))) {
            Context there = new Context(1, FloorStage.ZOE, LOBBY, null, Locale.ENGLISH, 2);
            assertThat(stage.words(stage.on(new Look(there, View.NOW))))
                    .contains("<#500> **1 · Talk 5**", "<#600> **1 · Talk 6**")
                    .doesNotContain("<#100>");
        }
    }

    @ParameterizedTest
    @EnumSource(View.class)
    void forty_rooms_are_told_by_pages_and_nothing_is_left_out(View view) {
        try (FloorStage stage = fortyRooms("08:00")) {
            stage.jump("09:10");
            Message first = stage.on(new Look(stage.in(LOBBY), view)).message();
            List<Message> pages = all(stage, first, "Next");
            assertThat(pages)
                    .hasSizeGreaterThan(1)
                    .allSatisfy(page -> assertThat(page.content()).hasSizeLessThanOrEqualTo(Message.MAX_CONTENT));
            assertThat(pages.get(1).content().lines().findFirst().orElseThrow()).endsWith(" · 2 of " + pages.size());
            Predicate<String> isTalk = line -> line.contains("of room ");
            List<String> lines = pages.stream()
                    .flatMap(page -> page.content().lines())
                    .filter(isTalk)
                    .toList();
            assertThat(lines).hasSize(view == View.SCHEDULE ? 480 : 40).doesNotHaveDuplicates();
            assertThat(all(stage, pages.getLast(), "Previous")).hasSameSizeAs(pages);
        }
    }

    @Test
    void a_long_day_opens_at_what_is_on() {
        try (FloorStage stage = fortyRooms("08:00")) {
            stage.jump("15:10");
            Message page = stage.on(new Look(stage.in(LOBBY), View.SCHEDULE)).message();
            assertThat(stage.readable(page.content())).contains("**15:00**").contains("▶ <#100>");
            assertThat(button(page, "Previous")).isPresent();
        }
    }

    @Test
    void a_page_of_a_room_that_is_gone_is_refused() {
        try (FloorStage stage = conference("09:40")) {
            org.lectern.chat.ButtonId gone =
                    org.lectern.chat.ButtonId.of(org.lectern.chat.ButtonId.Action.PAGE, "now.0.zzz.-.-");
            assertThat(((Message) stage.on(new Pressed(stage.in(LOBBY), gone)).updated()).content())
                    .startsWith("That is not in the schedule any more.");
        }
    }
}
