package org.lectern.hostile;

import java.util.List;
import java.util.random.RandomGenerator;

/// A small calendar made bad.
public final class HostileCalendar {
    private static final int LONGEST = 20_000;

    private static final String GOOD = """
            BEGIN:VCALENDAR
            VERSION:2.0
            X-WR-CALNAME:A Conference
            X-WR-TIMEZONE:Europe/Rome
            BEGIN:VTIMEZONE
            TZID:Ours
            BEGIN:STANDARD
            DTSTART:19701025T030000
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
            END:STANDARD
            BEGIN:DAYLIGHT
            DTSTART:19700329T020000
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
            END:DAYLIGHT
            END:VTIMEZONE
            BEGIN:VEVENT
            UID:1
            SUMMARY:#talk A Title\\, and more of it that is folded he
             re
            DTSTART;TZID=Ours:20300101T100000
            DTEND;TZID="Ours":20300101T103000
            LOCATION:Hall 1
            CATEGORIES:Keynote,Track A
            DESCRIPTION:<p>An <b>abstract</b>.</p>
            END:VEVENT
            BEGIN:VEVENT
            UID:2
            SUMMARY:#lunch Lunch
            DTSTART:20300101T110000Z
            DURATION:PT1H
            RRULE:FREQ=DAILY;COUNT=3
            EXDATE:20300102T110000Z
            BEGIN:VALARM
            TRIGGER:-PT15M
            END:VALARM
            END:VEVENT
            BEGIN:VEVENT
            UID:2
            RECURRENCE-ID:20300103T110000Z
            SEQUENCE:1
            SUMMARY:Late lunch
            DTSTART:20300103T120000Z
            DTEND:20300103T130000Z
            X-SPEAKER:Ada Lovelace
            STATUS:CONFIRMED
            END:VEVENT
            END:VCALENDAR
            """;

    private static final List<String> WORDS = List.of(
            "\nBEGIN:VEVENT\n",
            "\nEND:VEVENT\n",
            "\nBEGIN:VALARM\n",
            "\nEND:VCALENDAR\n",
            "\nBEGIN:VTIMEZONE\nTZID:Ours\n",
            "\nBEGIN:STANDARD\n",
            "\nUID:1\n",
            "\nSTATUS:CANCELLED\n",
            "\nSEQUENCE:99999999999\n",
            "\nRRULE:FREQ=SECONDLY\n",
            "\nRRULE:FREQ=DAILY\n",
            "\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\n",
            "\nRRULE:FREQ=HOURLY;INTERVAL=0;COUNT=-1\n",
            "\nRRULE:FREQ=MONTHLY;BYDAY=MO,-1TU,99WE;BYSETPOS=-1,0\n",
            "\nRRULE:FREQ=WEEKLY;UNTIL=20300230;WKST=SU;BYHOUR=25\n",
            "\nRDATE:20300101T100000,20300105T100000/PT1H\n",
            "\nEXDATE;VALUE=DATE:20300101\n",
            "\nEXDATE:,\n",
            "\nRECURRENCE-ID;RANGE=THISANDFUTURE:20300102\n",
            "\nDTSTART;VALUE=DATE:20300101\n",
            "\nDTSTART:00000101T000000Z\n",
            "\nDTEND:99991231T235959Z\n",
            "\nDTEND;TZID=W. Europe Standard Time:20300101T240000\n",
            "\nDURATION:P999W\n",
            "\nDURATION:-PT99999H\n",
            "\nTZOFFSETTO:+9900\n",
            "\nTZOFFSETTO:-1800\n",
            "\nX-WR-TIMEZONE:Nowhere/At All\n",
            "\nLOCATION:https://a/b.html#c\n",
            "\nDESCRIPTION:<div><a href=\"x\">&#0;&#x202e;",
            ";TZID=Nowhere",
            ";TZID=\"",
            "20301332T256199",
            "T",
            "Z",
            "\r\r\n",
            "\r",
            "\n ",
            "\n\t",
            "\\n",
            "\\",
            ";",
            ":",
            "=",
            ",",
            "\"");

    private HostileCalendar() {}

    public static String of(RandomGenerator random) {
        return Mutation.of(GOOD, WORDS, random, LONGEST);
    }
}
