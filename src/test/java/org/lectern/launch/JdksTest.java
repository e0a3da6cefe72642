package org.lectern.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which of a machine's JDKs is taken, on made-up machines.
class JdksTest {
    @TempDir
    private Path machine;

    private Path jdk(String place, String release) throws IOException {
        Path home = machine.resolve(place);
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        assertThat(Files.createFile(java).toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("release"), release);
        return home;
    }

    private Path jdk(String place, int version) throws IOException {
        return jdk(place, "JAVA_VERSION=\"" + version + ".0.1\"\n");
    }

    private Optional<Path> find(Map<String, String> environment) {
        return Jdks.find(environment, machine.resolve("home/ada"), machine)
                .map(java -> java.getParent().getParent());
    }

    @ParameterizedTest
    @CsvSource({"25,25", "25.0.1,25", "26-ea,26", "25+36,25", "17.0.15,17", "1.8.0_402,1", "new,0", "'',0"})
    void the_version_is_what_the_release_file_states(String stated, int version) throws IOException {
        Path home = jdk("jdk", "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"" + stated + "\"\n");
        assertThat(Jdks.version(home)).isEqualTo(version);
    }

    @Test
    void a_folder_that_states_no_version_is_no_jdk() throws IOException {
        assertThat(Jdks.version(jdk("jdk", "IMPLEMENTOR=\"Somebody\"\n"))).isZero();
        assertThat(Jdks.version(machine)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "usr/lib/jvm/temurin-25",
                "usr/lib64/jvm/java-25",
                "usr/java/jdk-25",
                "opt/jdk-25",
                "opt/java/openjdk",
                "usr/local/jdk-25",
                "home/ada/.sdkman/candidates/java/25-tem",
                "home/ada/.jdks/temurin-25",
                "home/ada/.m2/jdks/25",
                "home/ada/.gradle/jdks/temurin-25",
                "home/ada/.jenv/versions/25",
                "home/ada/.asdf/installs/java/25",
                "home/ada/.jabba/jdk/25",
                "home/ada/.jabba/jdk/25/Contents/Home",
                "home/ada/.jbang/cache/jdks/25",
                "Library/Java/JavaVirtualMachines/temurin-25.jdk/Contents/Home",
                "opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home"
            })
    void a_jdk_is_found_where_they_usually_are(String place) throws IOException {
        Path home = jdk(place, 25);
        assertThat(find(Map.of())).contains(home);
    }

    @Test
    void the_oldest_that_is_new_enough_is_taken() throws IOException {
        jdk("usr/lib/jvm/a", 27);
        Path home = jdk("usr/lib/jvm/b", 26);
        jdk("usr/lib/jvm/c", 24);
        assertThat(find(Map.of())).contains(home);
    }

    @Test
    void one_that_the_environment_names_goes_before_what_is_installed() throws IOException {
        jdk("usr/lib/jvm/a", 25);
        Path named = jdk("elsewhere", 27);
        Path other = jdk("other", 26);
        assertThat(find(Map.of("JAVA_HOME", named.toString()))).contains(named);
        assertThat(find(Map.of("JAVA_HOME", named.toString(), "LECTERN_JAVA_HOME", other.toString())))
                .contains(other);
    }

    @Test
    void one_that_the_environment_names_but_is_too_old_is_passed_over() throws IOException {
        Path home = jdk("usr/lib/jvm/a", 25);
        Path old = jdk("elsewhere", 17);
        assertThat(find(Map.of("JAVA_HOME", old.toString(), "JDK_HOME", " "))).contains(home);
    }

    @Test
    void one_named_by_its_version_is_found() throws IOException {
        Path home = jdk("elsewhere", 25);
        jdk("old", 17);
        assertThat(find(Map.of(
                        "JAVA17_HOME", machine.resolve("old").toString(),
                        "JAVA25_HOME", home.toString())))
                .contains(home);
        assertThat(find(Map.of("JAVA_25_HOMES", home.toString()))).isEmpty();
    }

    @Test
    void one_that_the_search_path_finds_through_a_link_is_found() throws IOException {
        Path home = jdk("elsewhere", 25).toRealPath();
        Path bin = Files.createDirectories(machine.resolve("usr/bin"));
        Files.createSymbolicLink(bin.resolve("java"), home.resolve("bin/java"));
        String path = String.join(File.pathSeparator, machine.resolve("none").toString(), "", bin.toString());
        assertThat(find(Map.of("PATH", path))).contains(home);
    }

    @Test
    void a_jdk_whose_java_cannot_be_run_is_none() throws IOException {
        Path home = jdk("usr/lib/jvm/a", 25);
        Files.delete(home.resolve("bin/java"));
        assertThat(find(Map.of())).isEmpty();
    }

    @Test
    void where_there_is_none_there_is_none() throws IOException {
        jdk("usr/lib/jvm/a", 24);
        assertThat(find(Map.of())).isEmpty();
    }
}
