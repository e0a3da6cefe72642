package org.lectern.schedule.reader;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a schedule stands.
public sealed interface Origin {
    /// The same for all names of the same.
    Origin normalized();

    /// What tells it from all others, from whatever folder they are named. It may hold secrets.
    String exact();

    /// @param path as somebody has named it
    record File(Path path) implements Origin {
        @Override
        public Origin normalized() {
            return new File(path.normalize());
        }

        @Override
        public String exact() {
            return path.toAbsolutePath().normalize().toString();
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /// An address of http or https. It may hold a name, a password and secrets: only [#toString] is for logs.
    record Web(URI address) implements Origin {
        /// What looks like a key: it lets whoever knows it read a private calendar.
        private static final Pattern KEY = Pattern.compile("private-[^/]+|[0-9A-Za-z]{24,}");

        @Override
        public Origin normalized() {
            return new Web(address.normalize());
        }

        @Override
        public String exact() {
            return address.toString();
        }

        /// The address without its name, password, query and keys.
        @Override
        public String toString() {
            String path = KEY.matcher(Optional.ofNullable(address.getRawPath()).orElse(""))
                    .replaceAll(key -> key.group().substring(0, 4) + "…");
            return address.getScheme() + "://" + address.getHost()
                    + (address.getPort() < 0 ? "" : ":" + address.getPort()) + path
                    + (address.getRawQuery() == null ? "" : "?…");
        }
    }

    /// What somebody names.
    ///
    /// @throws IllegalArgumentException with a sentence that says why it is none
    static Origin named(String text) {
        if (isAddress(text)) {
            return web(text)
                    .orElseThrow(
                            () -> new IllegalArgumentException(
                                    "“" + text
                                            + "” is no address of a schedule: one such as https://example.org/schedule.xml is expected."));
        }
        try {
            return new File(Path.of(text));
        } catch (InvalidPathException _) {
            throw new IllegalArgumentException("“" + text + "” is no name that a file can have.");
        }
    }

    /// Whether somebody means an address and not a file.
    static boolean isAddress(String text) {
        return text.strip().matches("(?s)[A-Za-z][A-Za-z0-9+.-]+://.*");
    }

    /// An address; empty where it is none. `webcal` is what calendars call https.
    static Optional<Web> web(String text) {
        try {
            String stripped = text.strip();
            String scheme =
                    stripped.substring(0, Math.max(0, stripped.indexOf(':'))).toLowerCase(Locale.ROOT);
            String rest = stripped.substring(scheme.length());
            URI address = new URI((scheme.equals("webcal") ? "https" : scheme) + rest);
            boolean complete = String.valueOf(address.getScheme()).matches("https?")
                    && address.getHost() != null
                    && address.getPort() <= 65_535;
            return complete ? Optional.of(new Web(address)) : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }
}
