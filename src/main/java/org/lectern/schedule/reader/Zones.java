package org.lectern.schedule.reader;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Zones as pages print them, and the times in them.
final class Zones {
    private static final Pattern OFFSET = Pattern.compile("(?:UTC|GMT)?[+-]\\d{1,2}(?::?\\d{2})?");

    /// Abbreviations that mean one offset wherever a conference prints them. CST (North America, China, Cuba) and
    /// IST (India, Ireland, Israel) are not among them.
    private static final Map<String, ZoneId> BY_ABBREVIATION = Stream.of(
                    """
            Z=Z UTC=Z GMT=Z WET=Z BST=+01 WEST=+01 CET=+01 MEZ=+01 CEST=+02 MESZ=+02 EET=+02 EEST=+03 MSK=+03
            HST=-10 AKST=-09 AKDT=-08 PST=-08 PDT=-07 MST=-07 MDT=-06 CDT=-05 EST=-05 EDT=-04 AoE=-12
            JST=+09 KST=+09 SGT=+08 HKT=+08 AWST=+08 AEST=+10 AEDT=+11 NZST=+12 NZDT=+13
            PT=America/Los_Angeles MT=America/Denver ET=America/New_York
            """.strip().split("\\s+", -1))
            .map(pair -> pair.split("=", -1))
            .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> ZoneId.of(pair[1])));

    private Zones() {}

    /// The zone that is printed so; empty where that may mean several or none.
    static Optional<ZoneId> of(String printed) {
        ZoneId known = BY_ABBREVIATION.get(printed);
        if (known != null) {
            return Optional.of(known);
        }
        boolean offset = OFFSET.matcher(printed).matches();
        if (!offset && !printed.contains("/")) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    offset ? ZoneOffset.of(padded(printed.replaceFirst("UTC|GMT", ""))) : ZoneId.of(printed));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /// Without the colon that some print: "+1:30" is no offset for [ZoneOffset], "+01:30" is.
    private static String padded(String offset) {
        return offset.matches(".\\d(?::\\d{2})?") ? offset.charAt(0) + "0" + offset.substring(1) : offset;
    }

    /// The time in a zone. Of a time that is there twice, because clocks go back, the first is taken, with a
    /// warning.
    ///
    /// @throws DateTimeException where clocks go forward and there is no such time
    static OffsetDateTime at(int line, LocalDateTime time, ZoneId zone, Problems problems) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
        if (offsets.isEmpty()) {
            throw new DateTimeException(
                    "clocks go forward then in " + zone + ", and " + time + " does not exist there");
        }
        if (offsets.size() > 1) {
            problems.warn(
                    line,
                    "Clocks go back then in " + zone + ", and " + time
                            + " is there twice: the first is taken. State its offset from UTC if the second is meant.");
        }
        return time.atOffset(offsets.getFirst());
    }
}
