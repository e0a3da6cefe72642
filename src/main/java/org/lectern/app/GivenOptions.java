package org.lectern.app;

import java.time.DateTimeException;
import java.time.Year;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.lectern.schedule.reader.Given;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// The options that say what a schedule does not say itself.
final class GivenOptions {
    @Option(
            names = "--in-zone",
            paramLabel = "ZONE",
            converter = Zone.class,
            description = "The time zone of a schedule that does not say it, such as Europe/London.")
    private @Nullable ZoneId zone;

    @Option(
            names = "--in-year",
            paramLabel = "YEAR",
            converter = InYear.class,
            description = "The year of a schedule that does not say it.")
    private @Nullable Year year;

    Given given() {
        return new Given(zone, year);
    }

    /// Reads a year of four digits.
    static final class InYear implements ITypeConverter<Year> {
        @Override
        public Year convert(String year) {
            if (!year.matches("[12]\\d{3}")) {
                throw new TypeConversionException("“" + year + "” is no year: one such as 2030 is expected.");
            }
            return Year.parse(year);
        }
    }

    /// Reads the name of a time zone, or an offset.
    static final class Zone implements ITypeConverter<ZoneId> {
        @Override
        public ZoneId convert(String name) {
            try {
                return ZoneId.of(name);
            } catch (DateTimeException _) {
                throw new TypeConversionException(
                        "“" + name + "” is no time zone: one such as Europe/Berlin or +01:00 is expected.");
            }
        }
    }
}
