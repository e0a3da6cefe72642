package org.lectern.schedule.reader;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The times of a platform's page as points in time, or what is missing for that.
final class PlatformTimes {
    private final Given given;
    private final Problems problems;

    PlatformTimes(Given given, Problems problems) {
        this.given = given;
        this.problems = problems;
    }

    /// The ranges with the text below them; empty where the year, the date or the zone is not known, or where they
    /// contradict each other: what is wrong is then a problem.
    Optional<List<Chunk>> chunks(PlatformLines page) {
        List<When> whens = page.parts().stream().map(PlatformLines.Part::when).toList();
        Integer printed = whens.stream()
                .flatMap(when -> Stream.concat(Stream.ofNullable(when.day()), Stream.ofNullable(when.endDay())))
                .flatMap(day -> Stream.ofNullable(day.year()))
                .findFirst()
                .orElse(null);
        Integer year = printed != null ? printed : year(whens);
        ZoneId zone = zone(whens);
        if (year == null || zone == null) {
            return Optional.empty();
        }
        Walk walk = new Walk(year, printed == null, zone, problems);
        List<Chunk> chunks = new ArrayList<>();
        for (PlatformLines.Part part : page.parts()) {
            if (part.when().isRange()) {
                chunks.add(new Chunk(walk.range(part.when()), part.body()));
            } else {
                walk.pass(part.when());
            }
        }
        return walk.contradicted() ? Optional.empty() : Optional.of(chunks);
    }

    /// The given year, where the page prints none; null, and a problem, where that is not known.
    private @Nullable Integer year(List<When> whens) {
        Optional<When> dated = whens.stream()
                .filter(when -> when.day() != null && when.day().date() != null)
                .findFirst();
        if (dated.isEmpty()) {
            problems.error(
                    firstLine(whens),
                    "The page prints no date: put a line such as “Thu 16 Jul 2030, 11:40 p.m. PDT” below its title.");
            return null;
        }
        if (given.year() == null) {
            Line line = dated.get().line();
            problems.error(
                    line.number(),
                    "The page prints no year, as in " + Line.quoted(line.text()) + ": " + Given.SAY_YEAR + ".");
            return null;
        }
        return given.year().getValue();
    }

    /// The zone of times before the first that is printed; null, and a problem, where it is not known.
    private @Nullable ZoneId zone(List<When> whens) {
        for (When when : whens) {
            if (when.zone() != null && Zones.of(when.zone()).isEmpty() && given.zone() == null) {
                problems.error(
                        when.line().number(),
                        Line.quoted(when.zone()) + " may mean several zones or none: " + Given.SAY_ZONE + ".");
                return null;
            }
        }
        Optional<ZoneId> printed = whens.stream()
                .flatMap(when -> Stream.ofNullable(when.zone()))
                .flatMap(zone -> Zones.of(zone).or(() -> Optional.ofNullable(given.zone())).stream())
                .findFirst();
        ZoneId zone = printed.orElse(given.zone());
        if (zone == null) {
            problems.error(
                    firstLine(whens), "The page does not say in which zone its times are: " + Given.SAY_ZONE + ".");
        }
        return zone;
    }

    private static int firstLine(List<When> whens) {
        return whens.isEmpty() ? 1 : whens.getFirst().line().number();
    }
}
