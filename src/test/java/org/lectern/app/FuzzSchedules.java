package org.lectern.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.lectern.hostile.Mutation;
import org.lectern.schedule.reader.Given;
import org.lectern.schedule.reader.IdSource;
import org.lectern.schedule.reader.Reading;
import org.lectern.schedule.reader.ScheduleFile;

/// Schedules in XML and JSON, made bad. A file that is read twice is read alike.
final class FuzzSchedules {
    private static final int LONGEST = 20_000;

    private static final Map<String, String> GOOD = Map.of(
            "frab schedule.xml", """
                    <?xml version="1.0" encoding="utf-8"?>
                    <schedule>
                    <conference><title>Conf</title><time_zone_name>Asia/Kolkata</time_zone_name></conference>
                    <day date="2030-03-01" start="2030-03-01T09:00:00+01:00" index="1"><room name="Hall">
                    <event id="1" guid="a-1"><date>2030-03-01T10:00:00+01:00</date><start>14:30</start>
                    <duration>00:45</duration><title>One</title><subtitle>More</subtitle><type>lightning</type>
                    <track>Science</track><abstract>&lt;p&gt;Text&lt;/p&gt;</abstract>
                    <persons><person id="1">Ada Lovelace</person></persons></event>
                    <event id="2" guid="a-2"><start>00:30</start><duration>1:00:00</duration><title>Joint Q&amp;A</title>
                    </event></room></day></schedule>
                    """,
            "frab schedule.json", """
                    {"schedule": {"conference": {"title": "Conf", "time_zone_name": "Europe/Berlin", "days": [
                    {"date": "2030-03-01", "day_start": "2030-03-01T09:00:00+01:00", "rooms": {"Hall": [
                    {"id": 1, "guid": "a", "date": "2030-03-01T10:00:00+01:00", "start": "10:00", "duration": "00:45",
                     "title": "One", "track": {"de": "Eins", "en": "One"}, "type": "talk", "description": "<p>x</p>",
                     "persons": [{"public_name": "Ada Lovelace"}]},
                    {"id": 2, "start": "00:30", "duration": "00:30", "title": "Lunch"}]}}]}}}
                    """,
            "pretalx talks", """
                    {"schedule": {"2030-03-01": {"510": {}, "540": {"1": {"code": "ABC", "title": {"en": "One", "fr": "Un"},
                    "speakers": [{"name": "Ada Lovelace"}], "submission_type": {"en": "Talk"}, "state": "confirmed",
                    "duration": 25, "abstract": "x", "slot": {"room": {"en": "Hall"}, "start": "2030-03-01T09:00:00+01:00",
                    "end": "2030-03-01T09:25:00+01:00"}}, "2": {"title": "Two", "duration": 30}}}}, "extra": {}}
                    """,
            "Mini-Conf calendar", """
                    [{"title": "Keynote", "start": "2030-03-01T09:00:00-05:00", "end": "2030-03-01T10:00:00-05:00",
                      "location": "a.html", "link": "a.html", "category": "time", "calendarId": "keynote"},
                     {"title": "Posters", "start": "2030-03-01T09:30", "end": "2030-03-01T10:30",
                      "location": "", "category": "time", "calendarId": "poster"}]
                    """,
            "Sessionize", """
                    {"sessions": [{"id": "1", "title": "One", "startsAt": "2030-03-01T09:00:00",
                    "endsAt": "2030-03-01T09:30:00", "isServiceSession": true, "speakers": ["a"], "categoryItems": [11, 12],
                    "roomId": 5, "status": "Accepted", "description": "x"}],
                    "speakers": [{"id": "a", "fullName": "Ada Lovelace"}], "rooms": [{"id": 5, "name": "Hall"}],
                    "categories": [{"title": "Track", "items": [{"id": 11, "name": "Science"}]},
                    {"title": "Format", "items": [{"id": 12, "name": "Lightning talk"}]}]}
                    """);

    private static final List<String> WORDS = List.of(
            "<event>",
            "</event>",
            "<day date='9999-12-31' start='0000-01-01T00:00:00-18:00'>",
            "<room name='&#x202e;'>",
            "<![CDATA[",
            "<!DOCTYPE schedule [<!ENTITY a \"b\">]>",
            "&a;",
            "&#27;",
            "&lt;b&gt;",
            "9999-12-31T23:59:59-18:00",
            "0000-01-01T00:00:00+18:00",
            "2030-03-31T02:30:00",
            "2030-03-01T10:00:00.999999999Z",
            "24:00",
            "999:23:59",
            "00:00",
            "Europe/Berlin",
            "null",
            "true",
            "-1",
            "1e999",
            "99999999999999999999",
            "{}",
            "[]",
            "[[",
            "{\"a\":",
            "\"\\u202e\\u001b\\ud83d\"",
            "\"\\u0000\"",
            ",",
            "\"");

    private final Path folder;
    private final Consumer<Reading> holds;

    /// @param holds throws where a promise is broken
    FuzzSchedules(Path folder, Consumer<Reading> holds) {
        this.folder = folder;
        this.holds = holds;
    }

    Stream<FuzzTarget> all() {
        return GOOD.keySet().stream()
                .sorted()
                .map(format -> new FuzzTarget(
                        format + ": mutations", random -> mutated(format, random), text -> read(format, text)));
    }

    private static String mutated(String format, RandomGenerator random) {
        return Mutation.of(GOOD.getOrDefault(format, ""), WORDS, random, LONGEST);
    }

    private void read(String format, String text) {
        Path file = folder.resolve(format);
        try {
            Files.write(file, text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Given given : List.of(Given.NOTHING, new Given(ZoneId.of("Europe/Berlin"), null))) {
            Reading reading = ScheduleFile.read(file, given, IdSource.random(new Random(1)));
            holds.accept(reading);
            assertThat(ScheduleFile.read(file, given, IdSource.random(new Random(1))))
                    .isEqualTo(reading);
        }
    }
}
