package org.lectern.wording;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lectern.hostile.HostileText;
import org.lectern.schedule.Session;
import org.lectern.schedule.TestSessions;

/// Files for calendars, as a calendar reads them.
class CalendarFileTest {
    private static final Instant NOW = TestSessions.at("17:00");

    private static String file(Session session, long server) {
        Programme programme = new Programme(List.of(Scenes.of(session)), Locale.ENGLISH);
        return new String(CalendarFile.of(programme.entries(Wanted.Part.ALL), NOW, server), StandardCharsets.UTF_8);
    }

    private static List<VEvent> read(String file) throws IOException {
        try (ICalReader reader = new ICalReader(file)) {
            ICalendar calendar = reader.readNext();
            assertThat(reader.getWarnings()).isEmpty();
            assertThat(calendar.validate(calendar.getVersion()).getWarnings()).isEmpty();
            return calendar.getEvents();
        }
    }

    @Test
    void a_file_reads_as_it_should() {
        Session session = TestSessions.session("Track")
                .room("Hall 1; West")
                .talk("18:00-18:15", "Waves, sines; and \\ all")
                .pause("18:15-18:30")
                .build();
        assertThat(file(session, 11))
                .isEqualTo("""
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//Lectern//Lectern//EN
                BEGIN:VEVENT
                UID:%s@lectern
                DTSTAMP:20201209T010000Z
                DTSTART:20201209T020000Z
                DTEND:20201209T021500Z
                SUMMARY:Waves\\, sines\\; and \\\\ all
                LOCATION:Hall 1\\; West
                DESCRIPTION:Author of Waves\\, sines\\; and \\\\ all\\n\\nWhat Waves\\, sines\\; an
                 d \\\\ all is about.
                URL:https://discord.com/channels/11/100
                END:VEVENT
                END:VCALENDAR
                """.formatted(session.slots().getFirst().id()).replace("\n", "\r\n"));
    }

    @Test
    void talks_and_joint_sessions_are_in_it_and_breaks_are_not() throws IOException {
        List<VEvent> events = read(file(Scenes.TRACK, 0));
        assertThat(events)
                .hasSize(13)
                .allSatisfy(event -> assertThat(event.getUrl()).isNull());
        assertThat(events.getFirst().getSummary().getValue()).isEqualTo("Implicit Neural Representations");
        assertThat(events.getFirst().getLocation().getValue()).startsWith("Orals & Spotlights Track 13");
        assertThat(events.getFirst().getDateStart().getValue().toInstant()).isEqualTo(TestSessions.at("18:00"));
    }

    @Test
    void hostile_titles_are_read_back_and_no_line_is_too_long() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            String title = i % 10 == 0 ? "漢字👩‍👩‍👧".repeat(40) : HostileText.of(random, 200);
            Session session = TestSessions.session("S")
                    .room(title)
                    .talk("18:00-18:15", title + "\r\nEND:VEVENT\nBEGIN:VALARM")
                    .build();
            String file = file(session, 0);
            assertThat(file.split("\r\n", -1))
                    .allSatisfy(line ->
                            assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
            assertThat(file.replace("\r\n", "")).doesNotContainPattern("[\\p{Cntrl}]");
            VEvent event = read(file).getFirst();
            assertThat(event.getAlarms()).isEmpty();
            String summary = event.getSummary().getValue();
            assertThat(summary).endsWith("\nEND:VEVENT\nBEGIN:VALARM");
            assertThat(Biweekly.parse(file).all()).hasSize(1);
        }
    }
}
