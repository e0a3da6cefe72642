package org.lectern.app;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lectern.text.Sanitizing;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// A mapping of a YAML file that is read key by key. What is wrong is noted with its line and key, and reading goes on
/// with a stand-in value: whoever reads asks for the problems at the end.
final class YamlSection {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})\\s*(s|m|h|d)");
    private static final Pattern ID = Pattern.compile("\\d{15,20}");

    private static final int LONGEST_ADDRESS = 512;
    private static final int LAST_PORT = 65535;

    private record Problem(int line, String text) {}

    private final String file;
    private final String path;
    private final int line;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
    private final Set<String> unread = new LinkedHashSet<>();
    private final List<Problem> problems;

    private YamlSection(String file, String path, int line, List<Problem> problems) {
        this.file = file;
        this.path = path;
        this.line = line;
        this.problems = problems;
    }

    /// @throws BadConfiguration if it is no YAML, or no mapping
    static YamlSection root(String file, String text) throws BadConfiguration {
        Node node = YamlText.read(file, text);
        YamlSection root = new YamlSection(file, "", 1, new ArrayList<>());
        if (node instanceof MappingNode mapping) {
            root.fill(mapping);
        } else if (node != null) {
            throw new BadConfiguration(List.of(
                    file + ":" + lineOf(node) + ": keys with values are expected, such as  store: data/lectern.db"));
        }
        return root;
    }

    private void fill(MappingNode mapping) {
        for (NodeTuple tuple : mapping.getValue()) {
            int at = lineOf(tuple.getKeyNode());
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                NodeTuple before = entries.put(key.getValue(), tuple);
                if (before != null) {
                    problem(
                            at,
                            key.getValue(),
                            "it stands here a second time, after line " + lineOf(before.getKeyNode()) + "; keep one");
                }
                unread.add(key.getValue());
            } else {
                problem(at, "", "a plain word is expected as key");
            }
        }
    }

    /// Every problem noted so far, in the order of the lines.
    List<String> problems() {
        return problems.stream()
                .sorted(Comparator.comparingInt(Problem::line))
                .map(Problem::text)
                .toList();
    }

    Set<String> keys() {
        return entries.keySet();
    }

    /// Notes every key that nothing has asked for.
    ///
    /// @param known those that there are
    void done(String... known) {
        for (String key : unread) {
            problem(key, "there is no such key; there are " + String.join(", ", known));
        }
    }

    void problem(String key, String what) {
        problem(lineOf(key), key, what);
    }

    private void problem(int at, String key, String what) {
        Problem problem =
                new Problem(at, Sanitizing.sanitized(located(at, key) + what).replace('\n', ' '));
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    /// Where a key stands, to be told before what is wrong with what it names: `config.yaml:4: store: `.
    String where(String key) {
        return located(lineOf(key), key);
    }

    private String located(int at, String key) {
        return file + ":" + at + ": " + qualified(key) + ": ";
    }

    private String qualified(String key) {
        return path.isEmpty() ? key : key.isEmpty() ? path : path + "." + key;
    }

    private int lineOf(String key) {
        NodeTuple entry = entries.get(key);
        return entry == null ? line : lineOf(entry.getKeyNode());
    }

    private static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    /// Whether a key has a value, of whatever kind.
    boolean has(String key) {
        return node(key).isPresent();
    }

    /// Whether a key has just this value.
    boolean says(String key, String value) {
        return node(key)
                .filter(ScalarNode.class::isInstance)
                .map(node -> ((ScalarNode) node).getValue().strip())
                .filter(value::equals)
                .isPresent();
    }

    private Optional<Node> node(String key) {
        unread.remove(key);
        NodeTuple entry = entries.get(key);
        return entry == null || Tag.NULL.equals(entry.getValueNode().getTag())
                ? Optional.empty()
                : Optional.of(entry.getValueNode());
    }

    private Optional<String> scalar(String key) {
        return node(key).flatMap(value -> {
            if (value instanceof ScalarNode scalar) {
                return Optional.of(scalar.getValue().strip());
            }
            problem(key, "a single value is expected");
            return Optional.empty();
        });
    }

    /// The section under a key; an empty one where there is none.
    YamlSection section(String key) {
        return node(key).map(value -> section(key, value)).orElseGet(() -> nested(key, line));
    }

    private YamlSection section(String key, Node value) {
        YamlSection section = nested(key, lineOf(value));
        if (value instanceof MappingNode mapping) {
            section.fill(mapping);
        } else {
            problem(lineOf(value), key, "keys with values are expected here");
        }
        return section;
    }

    private YamlSection nested(String key, int at) {
        return new YamlSection(file, qualified(key), at, problems);
    }

    /// The entries of a list of sections; those that are none are noted and left out.
    ///
    /// @param needed what to say where there is no entry
    List<YamlSection> sections(String key, String needed) {
        List<YamlSection> sections = new ArrayList<>();
        List<Node> list = list(key);
        boolean told =
                node(key).filter(value -> !(value instanceof SequenceNode)).isPresent();
        if (list.isEmpty() && !told) {
            problem(key, needed);
        }
        for (int i = 0; i < list.size(); i++) {
            YamlSection section = section(key + "[" + i + "]", list.get(i));
            if (list.get(i) instanceof MappingNode) {
                sections.add(section);
            }
        }
        return sections;
    }

    private List<Node> list(String key) {
        Optional<Node> value = node(key);
        if (value.isEmpty()) {
            return List.of();
        }
        if (value.get() instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        problem(key, "a list is expected: entries that begin with  -");
        return List.of();
    }

    Path path(String key, Path otherwise) {
        Path path = pathOrNull(key);
        return path == null ? otherwise : path;
    }

    /// A file that is there, or need not be; an empty path where there is none.
    Path file(String key, Predicate<Path> need) {
        if (!has(key)) {
            problem(key, "it is missing; name a file");
        }
        Path path = pathOrNull(key);
        if (path != null && Files.isDirectory(path)) {
            problem(key, path + " is a folder; name a file in it");
        } else if (path != null && !Files.exists(path) && need.test(path)) {
            problem(key, "there is no file " + path.toAbsolutePath());
        }
        return path == null ? Path.of("") : path;
    }

    @Nullable
    Path pathOrNull(String key) {
        return scalar(key)
                .map(value -> {
                    if (value.isBlank()) {
                        problem(key, "it is empty; name a file, or leave the key out");
                        return null;
                    }
                    try {
                        return Path.of(value);
                    } catch (InvalidPathException e) {
                        problem(key, "this cannot be the name of a file: " + value);
                        return null;
                    }
                })
                .orElse(null);
    }

    /// Any text.
    String text(String key, String otherwise) {
        return scalar(key).orElse(otherwise);
    }

    @Nullable
    URI uriOrNull(String key, String... schemes) {
        return scalar(key)
                .map(value -> {
                    URI uri = address(value, List.of(schemes));
                    if (uri == null) {
                        problem(
                                key,
                                "an address that begins with " + String.join(":// or ", schemes)
                                        + ":// is expected, of at most " + LONGEST_ADDRESS + " characters, not "
                                        + value);
                    }
                    return uri;
                })
                .orElse(null);
    }

    private static @Nullable URI address(String value, List<String> schemes) {
        try {
            URI uri = new URI(value);
            boolean fits = uri.getHost() != null
                    && uri.getScheme() != null
                    && schemes.contains(uri.getScheme())
                    && uri.getPort() <= LAST_PORT
                    && value.length() <= LONGEST_ADDRESS;
            return fits ? uri : null;
        } catch (URISyntaxException notAnAddress) {
            return null;
        }
    }

    Duration duration(String key, Duration otherwise, Duration atMost) {
        return scalar(key)
                .map(value -> {
                    Matcher matcher = DURATION.matcher(value);
                    Duration duration = matcher.matches() ? duration(matcher) : null;
                    if (duration == null || duration.compareTo(atMost) > 0) {
                        problem(
                                key,
                                "a time such as 30s, 5m or 1h is expected, at most " + atMost.toHours() + "h, not "
                                        + value);
                        return otherwise;
                    }
                    return duration;
                })
                .orElse(otherwise);
    }

    private static Duration duration(Matcher matcher) {
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    /// A whole number from 0.
    int number(String key, int otherwise, int atMost) {
        return scalar(key)
                .map(value -> {
                    if (!value.matches("\\d{1,9}") || Integer.parseInt(value) > atMost) {
                        problem(key, "a number from 0 to " + atMost + " is expected, not " + value);
                        return otherwise;
                    }
                    return Integer.valueOf(value);
                })
                .orElse(otherwise);
    }

    <T> T choice(String key, Map<String, T> choices, T otherwise) {
        return scalar(key)
                .map(value -> {
                    T chosen = choices.get(value);
                    if (chosen == null) {
                        problem(
                                key,
                                "one of " + String.join(", ", new TreeSet<>(choices.keySet())) + " is expected, not "
                                        + value);
                        return otherwise;
                    }
                    return chosen;
                })
                .orElse(otherwise);
    }

    /// A Discord id; 0 where there is none.
    long id(String key) {
        if (!has(key)) {
            problem(key, "it is missing; copy the id in Discord: enable Developer Mode, then right-click and Copy ID");
        }
        return scalar(key).map(value -> id(key, lineOf(key), value)).orElse(0L);
    }

    private long id(String key, int at, String value) {
        if (ID.matcher(value).matches()) {
            try {
                return Long.parseUnsignedLong(value);
            } catch (NumberFormatException tooLarge) {
                // Told below, as for any other text.
            }
        }
        problem(at, key, "a Discord id of 15 to 20 digits is expected, not " + value);
        return 0;
    }

    List<Long> ids(String key) {
        List<Long> ids = new ArrayList<>();
        for (Node entry : list(key)) {
            if (entry instanceof ScalarNode scalar) {
                ids.add(id(key, lineOf(entry), scalar.getValue().strip()));
            } else {
                problem(lineOf(entry), key, "a Discord id is expected");
            }
        }
        return ids;
    }
}
