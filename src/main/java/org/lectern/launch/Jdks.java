package org.lectern.launch;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The JDKs of this machine: where they are usually installed, and which is new enough. */
final class Jdks {
    static final int NEEDED = 25;

    /** Where JDKs of the whole machine are, under its root. */
    private static final List<String> SYSTEM_FOLDERS =
            List.of("usr/lib/jvm", "usr/lib64/jvm", "usr/java", "usr/local", "usr/local/lib/jvm", "opt", "opt/java");

    /** Where tools put a user's JDKs, under the home folder. */
    private static final List<String> USER_FOLDERS = List.of(
            ".sdkman/candidates/java",
            ".jdks",
            ".m2/jdks",
            ".gradle/jdks",
            ".jenv/versions",
            ".asdf/installs/java",
            ".jabba/jdk",
            ".jbang/cache/jdks",
            ".local/share/mise/installs/java");

    private Jdks() {}

    /** The {@code java} of a JDK of this machine that is new enough. */
    static Optional<Path> find() {
        return find(System.getenv(), Path.of(System.getProperty("user.home")), Path.of("/"));
    }

    /**
     * The {@code java} of the first JDK that the environment names and that is new enough, else of the oldest one
     * installed: the nearest to what Lectern was tested on.
     *
     * @param user the user's home folder
     * @param root the folder that the usual places are in
     */
    static Optional<Path> find(Map<String, String> environment, Path user, Path root) {
        return named(environment).stream()
                .filter(Jdks::isNewEnough)
                .findFirst()
                .or(() -> installed(user, root).stream()
                        .filter(Jdks::isNewEnough)
                        .min(Comparator.comparingInt(Jdks::version)))
                .map(Jdks::java);
    }

    private static boolean isNewEnough(Path home) {
        return version(home) >= NEEDED && Files.isExecutable(java(home));
    }

    private static Path java(Path home) {
        return javaIn(home.resolve("bin"));
    }

    private static Path javaIn(Path folder) {
        return folder.resolve(windows() ? "java.exe" : "java");
    }

    private static boolean windows() {
        return System.getProperty("os.name").startsWith("Windows");
    }

    private static List<Path> named(Map<String, String> environment) {
        List<Path> homes = new ArrayList<>();
        for (String variable : List.of("LECTERN_JAVA_HOME", "JAVA_HOME", "JDK_HOME")) {
            String home = environment.getOrDefault(variable, "");
            if (!home.isBlank()) {
                homes.add(Path.of(home));
            }
        }
        // As continuous-integration services name theirs: JAVA25_HOME.
        environment.keySet().stream()
                .filter(variable -> variable.matches("JAVA\\d+_HOME"))
                .sorted()
                .map(environment::get)
                .filter(home -> !home.isBlank())
                .forEach(home -> homes.add(Path.of(home)));
        homes.addAll(onPath(environment.getOrDefault("PATH", "")));
        return homes;
    }

    /** The JDKs whose {@code java} the search path finds, mostly through links such as {@code /usr/bin/java}. */
    private static List<Path> onPath(String path) {
        List<Path> homes = new ArrayList<>();
        for (String folder : path.split(File.pathSeparator, -1)) {
            try {
                Path home = folder.isBlank()
                        ? null
                        : javaIn(Path.of(folder)).toRealPath().getParent().getParent();
                if (home != null) {
                    homes.add(home);
                }
            } catch (IOException | InvalidPathException none) {
                // That entry of the path has no java.
            }
        }
        return homes;
    }

    private static List<Path> installed(Path user, Path root) {
        List<Path> homes = new ArrayList<>();
        for (String folder : SYSTEM_FOLDERS) {
            homes.addAll(inside(root.resolve(folder)));
        }
        for (String folder : USER_FOLDERS) {
            homes.addAll(inside(user.resolve(folder)));
        }
        // Some of these unpack a Mac's JDK as it comes.
        List.copyOf(homes).forEach(home -> homes.add(home.resolve("Contents/Home")));
        for (Path mac : inside(root.resolve("Library/Java/JavaVirtualMachines"))) {
            homes.add(mac.resolve("Contents/Home"));
        }
        for (Path brewed : inside(root.resolve("opt/homebrew/opt"))) {
            homes.add(brewed.resolve("libexec/openjdk.jdk/Contents/Home"));
        }
        if (windows()) {
            homes.addAll(inside(Path.of("C:\\Program Files\\Java")));
            homes.addAll(inside(Path.of("C:\\Program Files\\Eclipse Adoptium")));
        }
        return homes;
    }

    private static List<Path> inside(Path folder) {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                entries.forEach(found::add);
            } catch (IOException unreadable) {
                return List.of();
            }
        }
        return found;
    }

    /** The feature version that the JDK's own {@code release} file states, 0 where it states none. */
    static int version(Path home) {
        Properties release = new Properties();
        try (InputStream in = Files.newInputStream(home.resolve("release"))) {
            release.load(in);
            String version = release.getProperty("JAVA_VERSION", "0").replace("\"", "");
            return Integer.parseInt(version.replaceFirst("[.+-].*", ""));
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }
}
