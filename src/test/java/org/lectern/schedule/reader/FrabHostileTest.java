package org.lectern.schedule.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.schedule.reader.GivenFiles.LONDON;
import static org.lectern.schedule.reader.GivenFiles.read;

import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.hostile.Growth;

/// Files that were made to break the readers of XML and JSON.
@Timeout(300)
class FrabHostileTest {
    private static final String DAY = "<schedule><day date='2030-03-01' start='2030-03-01T09:00:00+01:00'>";
    private static final String TIMES = "<start>10:00</start><duration>00:10</duration>";

    private static String times(String unit, int size) {
        return unit.repeat(size / unit.length());
    }

    private static IntFunction<String> xml(String before, String unit) {
        return size -> DAY + before + times(unit, size);
    }

    private static IntFunction<String> description(String unit) {
        return size -> DAY + "<room name='A'><event><title>T</title>" + TIMES + "<description><![CDATA["
                + times(unit, size) + "]]></description></event></room></day></schedule>";
    }

    private static IntFunction<String> json(String before, String unit) {
        return size -> before + times(unit, size);
    }

    private static final Map<String, IntFunction<String>> SHAPES = Map.ofEntries(
            Map.entry("elements in elements", xml("", "<a>")),
            Map.entry("days", xml("", "</day><day>")),
            Map.entry("events that are never closed", xml("<room name='A'>", "<event>")),
            Map.entry("events alike", xml("<room name='A'>", "<event id='1'><title>T</title>" + TIMES + "</event>")),
            Map.entry("elements in an abstract", xml("<event><abstract>", "<b>")),
            Map.entry("entities", xml("<event><abstract>", "&a;")),
            Map.entry("an entity's value", size -> "<!DOCTYPE schedule [<!ENTITY a \"" + times("&b;", size) + "\"> ]>"),
            Map.entry("comments", size -> times("<!---->", size) + "<schedule/>"),
            Map.entry("declarations", size -> times("<!", size)),
            Map.entry("tags", description("<b>")),
            Map.entry("tables", description("<table><tr><td>")),
            Map.entry("tags that are not closed", description("<p ")),
            Map.entry("references", description("&amp")),
            Map.entry("lists in lists", json("{\"schedule\": {\"conference\": ", "[")),
            Map.entry("objects in objects", json("", "{\"schedule\":")),
            Map.entry("a number", json("{\"sessions\": [{\"startsAt\": ", "9")),
            Map.entry("a text", json("{\"sessions\": [{\"startsAt\": \"", "2030-07-01T09:00 ")),
            Map.entry("sessions", json("{\"sessions\": [{\"startsAt\": 1}", ",{\"startsAt\": 1}")),
            Map.entry("names", size -> {
                StringBuilder names = new StringBuilder("{\"schedule\": {\"conference\": 1");
                for (int i = 0; names.length() < size; i++) {
                    names.append(",\"").append(i).append("\":{}");
                }
                return names.append("}}").toString();
            }));

    static Stream<String> shapes() {
        return SHAPES.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void time_grows_with_the_size_of_a_file(String shape) {
        IntFunction<String> file = Objects.requireNonNull(SHAPES.get(shape));
        Growth.assertLinear(file, each -> assertThat(read(each, LONDON)).isNotNull());
    }

    @Test
    void of_too_many_events_the_first_twenty_thousand_are_read() {
        StringBuilder xml = new StringBuilder(DAY);
        StringBuilder json = new StringBuilder("[");
        for (int i = 0; i <= 20_000; i++) {
            xml.append("\n<room name='")
                    .append(i / 100)
                    .append("'><event id='")
                    .append(i)
                    .append("'>")
                    .append(TIMES);
            xml.append("</event></room>");
            json.append(i == 0 ? "" : ",")
                    .append("{\"title\":")
                    .append(i)
                    .append(",\"location\":\"")
                    .append(i / 100);
            json.append("\",\"start\":\"2030-03-01T09:00Z\",\"end\":\"2030-03-01T09:30Z\",\"calendarId\":1}");
        }
        for (Reading reading : new Reading[] {read(xml + "</day></schedule>"), read(json + "]")}) {
            assertThat(GivenFiles.slots(reading)).hasSize(20_000);
            assertThat(reading.problems())
                    .filteredOn(Problem::isError)
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.message())
                            .isEqualTo("The file has more than 20,000 events: those from here on are left out. Divide"
                                    + " it by days."));
        }
    }

    @Test
    void control_characters_and_those_that_turn_the_direction_are_left_out() {
        Reading reading = read(
                "[{\"title\":\"A\\u202eB\\u001b[2J\\u0007\",\"location\":\"R\\u2066\",\"start\":\"2030-03-01T09:00Z\","
                        + "\"end\":\"2030-03-01T09:30Z\",\"calendarId\":1}]");
        assertThat(GivenFiles.told(Pages.only(reading))).containsExactly("09:00–09:30 Talk AB[2J");
        assertThat(Pages.only(reading).room()).isEqualTo("R");
    }
}
