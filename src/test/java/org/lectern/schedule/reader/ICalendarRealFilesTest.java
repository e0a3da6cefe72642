package org.lectern.schedule.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.lectern.schedule.reader.Calendars.slots;
import static org.lectern.schedule.reader.Calendars.starts;
import static org.lectern.schedule.reader.Calendars.talks;
import static org.lectern.schedule.reader.Pages.only;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;

/// Calendars of conferences, where `-Dlectern.schedules=DIR` names their folder.
class ICalendarRealFilesTest {
    private static Reading file(String name) {
        String folder = System.getProperty("lectern.schedules", "");
        assumeThat(folder)
                .as("skipped: give the folder of the calendars with -Dlectern.schedules=DIR")
                .isNotBlank();
        return ScheduleFile.read(Path.of(folder, name), Given.NOTHING, IdSource.random(new Random(1)));
    }

    @Test
    void a_calendar_in_utc_is_read_in_its_own_zone() {
        Reading reading = file("iclr2020_iclr.ics");
        assertThat(reading.hasErrors()).isFalse();
        assertThat(slots(reading)).hasSize(28);
        assertThat(reading.sessions())
                .hasSize(4)
                .extracting(session -> session.title().plain())
                .startsWith("ICLR 2020 · Monday 27 April 2020")
                .endsWith("ICLR 2020 · Thursday 30 April 2020");
        assertThat(reading.sessions()).extracting(Session::room).containsOnly("");
        assertThat(starts(reading)).startsWith("2020-04-27T08:00+03:00");
        assertThat(slots(reading).stream().map(Slot::end).max(Comparator.naturalOrder()))
                .hasValueSatisfying(end -> assertThat(end).isEqualTo("2020-04-30T22:00Z"));
    }

    @Test
    void a_calendar_with_tags_links_and_a_time_in_its_header_is_read() {
        Reading reading = file("ismir2023.ics");
        assertThat(reading.hasErrors()).isFalse();
        assertThat(reading.problems()).extracting(Problem::line).contains(4, 12);
        assertThat(slots(reading)).hasSize(37);
        assertThat(reading.sessions()).hasSize(6).extracting(Session::room).containsOnly("");
        assertThat(starts(reading)).startsWith("2023-11-05T08:00+01:00").endsWith("2023-11-10T09:00+01:00");
        assertThat(slots(reading)).filteredOn(Slot.Break.class::isInstance).hasSize(5);
        assertThat(talks(reading)).filteredOn(talk -> "tut".equals(talk.kind())).hasSize(6);
        assertThat(talks(reading)).noneMatch(talk -> talk.title().plain().startsWith("#"));
        assertThat(talks(reading).get(1).title().plain())
                .isEqualTo("T1(M): Analysing Physiological Data Collected During Music Listening: An Introduction");
    }

    @Test
    void a_calendar_whose_place_says_location_twice_is_read() {
        Reading reading = file("nightlybuild2015.ics");
        assertThat(reading.problems()).isEmpty();
        assertThat(only(reading).room())
                .isEqualTo("Kölner Künstler Theater, Grüner Weg 5, 50825, Ehrenfeld, Köln, Germany");
        assertThat(only(reading).start()).isEqualTo("2014-09-26T18:30+02:00");
        assertThat(only(reading).end()).isEqualTo("2014-09-26T23:00+02:00");
    }
}
