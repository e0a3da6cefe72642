package org.lectern.app;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Year;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lectern.app.Configuration.Part;
import org.lectern.schedule.reader.Given;
import org.lectern.schedule.reader.Origin;

/// The keys of an entry of `sessions` that say how its schedule is read, and which part of it is meant.
final class ScheduleKeys {
    private ScheduleKeys() {}

    /// A file that is there, or of which the bot has a copy, or an address.
    ///
    /// @param store of the bot
    static Origin origin(YamlSection entry, Path store) {
        String named = entry.text("schedule", "");
        if (!Origin.isAddress(named)) {
            return new Origin.File(entry.file("schedule", file -> !Libraries.hasCopy(store, file)));
        }
        Optional<Origin.Web> web = Origin.web(named);
        if (web.isEmpty()) {
            entry.problem("schedule", "this is no address: one such as https://example.org/schedule.xml is expected");
        }
        return web.<Origin>map(found -> found).orElseGet(() -> new Origin.File(Path.of("")));
    }

    static Given given(YamlSection entry) {
        return new Given(zone(entry), year(entry));
    }

    static Part part(YamlSection entry) {
        return new Part(textOrNull(entry, "session"), textOrNull(entry, "room"), textOrNull(entry, "track"));
    }

    private static @Nullable ZoneId zone(YamlSection entry) {
        String name = textOrNull(entry, "zone");
        try {
            return name == null ? null : ZoneId.of(name);
        } catch (DateTimeException _) {
            entry.problem("zone", "no time zone is called so; one such as Europe/Berlin or +01:00 is expected");
            return null;
        }
    }

    private static @Nullable Year year(YamlSection entry) {
        String year = textOrNull(entry, "year");
        if (year != null && !year.matches("[12]\\d{3}")) {
            entry.problem("year", "a year such as 2030 is expected");
            return null;
        }
        return year == null ? null : Year.parse(year);
    }

    private static @Nullable String textOrNull(YamlSection entry, String key) {
        String text = entry.text(key, "").strip();
        return text.isEmpty() ? null : text;
    }
}
