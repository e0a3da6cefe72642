package org.lectern.schedule.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What stands between a BEGIN and its END in a calendar. It grows while the calendar is read.
final class Component {
    private final String name;
    private final int line;
    private final List<ContentLine> properties = new ArrayList<>();
    private final List<Component> parts = new ArrayList<>();

    /// @param name in capital letters ("VEVENT")
    /// @param line of its BEGIN, from 1
    Component(String name, int line) {
        this.name = name;
        this.line = line;
    }

    void add(ContentLine property) {
        properties.add(property);
    }

    void add(Component part) {
        parts.add(part);
    }

    String name() {
        return name;
    }

    int line() {
        return line;
    }

    List<Component> parts() {
        return parts;
    }

    List<ContentLine> all(String property) {
        return properties.stream().filter(each -> each.name().equals(property)).toList();
    }

    Optional<ContentLine> first(String property) {
        return properties.stream().filter(each -> each.name().equals(property)).findFirst();
    }

    /// The value as printed; empty where there is none.
    String value(String property) {
        return first(property).map(ContentLine::value).orElse("");
    }

    boolean isCancelled() {
        return value("STATUS").toUpperCase(Locale.ROOT).matches("CANCELL?ED");
    }
}
