package org.lectern.schedule.reader;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The names of time zones that are known everywhere: those of the IANA ("Europe/London"), also behind a prefix
/// ("/freeassociation.sourceforge.net/Europe/London"), offsets ("UTC+01:00"), and those of Windows.
final class ZoneNames {
    private static final int LONGEST = 100;
    private static final Map<String, String> IANA = new HashMap<>();

    static {
        ZoneId.getAvailableZoneIds().forEach(id -> IANA.put(id.toLowerCase(Locale.ROOT), id));
    }

    private ZoneNames() {}

    static Optional<ZoneRules> rules(String name) {
        if (name.length() > LONGEST) {
            return Optional.empty();
        }
        String lower = name.toLowerCase(Locale.ROOT);
        for (int from = 0; from >= 0; from = next(lower, from)) {
            String id = IANA.get(lower.substring(from));
            if (id != null) {
                return Optional.of(ZoneId.of(id).getRules());
            }
        }
        return WindowsZones.id(lower).or(() -> Optional.of(name)).flatMap(ZoneNames::zone);
    }

    private static int next(String name, int from) {
        int slash = name.indexOf('/', from);
        return slash < 0 ? -1 : slash + 1;
    }

    private static Optional<ZoneRules> zone(String id) {
        try {
            return Optional.of(ZoneId.of(id).getRules());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
