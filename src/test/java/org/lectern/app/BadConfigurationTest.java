package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is said of a configuration that cannot be used: where, what, and how to mend it.
class BadConfigurationTest {
    private static final String SESSION = """
            sessions:
              - schedule: seeds/neurips-2020-track-13.txt
                channel: 123456789012345678
            """;

    @TempDir
    private Path folder;

    private static List<String> problems(String text) {
        return catchThrowableOfType(BadConfiguration.class, () -> ConfigurationReader.read("c.yaml", text))
                .problems();
    }

    private static String problem(String text) {
        List<String> problems = problems(text);
        assertThat(problems).hasSize(1);
        return problems.getFirst();
    }

    private static List<String> problems(Path file) {
        return catchThrowableOfType(BadConfiguration.class, () -> ConfigurationReader.read(file))
                .problems();
    }

    @Test
    void everything_is_told_at_once_in_the_order_of_the_lines() {
        assertThat(problems("""
                        discord:
                          tokenfile: x
                          apiUrl: example.org
                        store: a.db
                        colour: blue
                        leadTime: soon
                        store: b.db
                        grace: 2h
                        threads:
                          archiveAfter: 2d
                        sessions:
                          - channel: general
                            chairs: 234567890123456789
                            links:
                              video: www.example.org
                          - schedule: seeds
                            channel: 99999999999999999999
                            chairs:
                              - "@ada"
                              - [1]
                        """))
                .containsExactly(
                        "c.yaml:2: discord.tokenfile: there is no such key; there are tokenFile, apiUrl, gatewayUrl,"
                                + " chairPermission",
                        "c.yaml:3: discord.apiUrl: an address that begins with http:// or https:// is expected, of at"
                                + " most 512 characters, not example.org",
                        "c.yaml:5: colour: there is no such key; there are discord, store, language, leadTime, grace,"
                                + " threads, limits, anonymous, web, reread, events, guild, category, sessions",
                        "c.yaml:6: leadTime: a time such as 30s, 5m or 1h is expected, at most 24h, not soon",
                        "c.yaml:7: store: it stands here a second time, after line 4; keep one",
                        "c.yaml:8: grace: a time such as 30s, 5m or 1h is expected, at most 1h, not 2h",
                        "c.yaml:10: threads.archiveAfter: one of 1d, 1h, 3d, 7d is expected, not 2d",
                        "c.yaml:12: sessions[0].schedule: it is missing; name a file",
                        "c.yaml:12: sessions[0].channel: a Discord id of 15 to 20 digits is expected, not general",
                        "c.yaml:13: sessions[0].chairs: a list is expected: entries that begin with  -",
                        "c.yaml:15: sessions[0].links.video: an address that begins with http:// or https:// is"
                                + " expected, of at most 512 characters, not www.example.org",
                        "c.yaml:16: sessions[1].schedule: seeds is a folder; name a file in it",
                        "c.yaml:17: sessions[1].channel: a Discord id of 15 to 20 digits is expected, not"
                                + " 99999999999999999999",
                        "c.yaml:19: sessions[1].chairs: a Discord id of 15 to 20 digits is expected, not @ada",
                        "c.yaml:20: sessions[1].chairs: a Discord id is expected");
    }

    @Test
    void a_language_that_there_are_no_texts_in_is_told_with_those_that_there_are() {
        assertThat(problem("language: it\n" + SESSION))
                .isEqualTo("c.yaml:1: language: one of de, en, fr is expected, not it");
        assertThat(problem(SESSION + "    language: Deutsch\n"))
                .isEqualTo("c.yaml:4: sessions[0].language: one of de, en, fr is expected, not Deutsch");
    }

    @Test
    void a_permission_of_chairs_that_there_is_not_is_answered_with_those_that_there_are() {
        assertThat(problem("discord:\n  chairPermission: Manage Everything\n" + SESSION))
                .isEqualTo("c.yaml:2: discord.chairPermission: one of Administrator, Manage Channels, Manage Events,"
                        + " Manage Messages, Manage Server, Manage Threads, Timeout Members is expected, not Manage"
                        + " Everything");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing yet\n", "sessions:\n", "sessions: []\n"})
    void a_configuration_without_sessions_is_told_that_it_needs_one(String text) {
        assertThat(problem(text))
                .isEqualTo("c.yaml:1: sessions: name at least one session, with its schedule and its channel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"just words", "- a\n- list\n"})
    void what_has_no_keys_at_all_is_told_what_a_key_looks_like(String text) {
        assertThat(problem("\n" + text))
                .isEqualTo("c.yaml:2: keys with values are expected, such as  store: data/lectern.db");
    }

    @Test
    void what_is_not_yaml_is_told_with_its_line() {
        assertThat(problem("store: a.db\nthreads: {archiveAfter: 1d\n" + SESSION))
                .startsWith("c.yaml:3: this is not YAML: while parsing a flow mapping");
        assertThat(problem("store: \"a.db\n")).startsWith("c.yaml:2: this is not YAML: ");
        assertThat(problem("store: *there\n" + SESSION)).startsWith("c.yaml:1: this is not YAML: ");
        assertThat(problem(SESSION + "---\n" + SESSION)).startsWith("c.yaml:4: this is not YAML: ");
    }

    @Test
    void a_tab_is_called_a_tab() {
        assertThat(problem("discord:\n\ttokenFile: x\n" + SESSION))
                .isEqualTo("c.yaml:2: this is not YAML: a tab stands here; indent with spaces instead");
    }

    @Test
    void a_character_that_nobody_sees_is_named_with_its_line() {
        assertThat(problem("# 🎤\nstore: a\u0007.db\n" + SESSION))
                .isEqualTo("c.yaml:2: this is not YAML: the character U+0007 may not stand in it; delete it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"discord", "threads"})
    void a_value_where_keys_are_expected_is_told_once(String key) {
        assertThat(problem(key + ": yes\n" + SESSION))
                .isEqualTo("c.yaml:1: " + key + ": keys with values are expected here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"store", "leadTime", "grace"})
    void a_list_where_a_value_is_expected_is_told_once(String key) {
        assertThat(problem(key + ":\n  - 1\n" + SESSION))
                .isEqualTo("c.yaml:1: " + key + ": a single value is expected");
    }

    @Test
    void a_list_where_a_sessions_own_values_are_expected_is_told_once_each() {
        assertThat(problems("sessions:\n  - schedule: [a]\n    channel:\n      - 123456789012345678\n"))
                .containsExactly(
                        "c.yaml:2: sessions[0].schedule: a single value is expected",
                        "c.yaml:3: sessions[0].channel: a single value is expected");
    }

    @Test
    void sessions_that_are_no_list_of_sessions_are_told_once() {
        assertThat(problem("sessions:\n  schedule: a\n"))
                .isEqualTo("c.yaml:1: sessions: a list is expected: entries that begin with  -");
        assertThat(problem("sessions:\n  - a.txt\n"))
                .isEqualTo("c.yaml:2: sessions[0]: keys with values are expected here");
    }

    @Test
    void an_id_that_is_missing_is_told_with_how_to_copy_one() {
        assertThat(problem("sessions:\n  - schedule: seeds/neurips-2020-track-13.txt\n"))
                .isEqualTo("c.yaml:2: sessions[0].channel: it is missing; copy the id in Discord: enable Developer"
                        + " Mode, then right-click and Copy ID");
    }

    @Test
    void an_address_that_is_none_is_told_without_what_may_be_secret_in_it() {
        assertThat(problem(SESSION.replace("seeds/neurips", "gopher://ada:s3cret@")))
                .isEqualTo("c.yaml:2: sessions[0].schedule: this is no address: one such as"
                        + " https://example.org/schedule.xml is expected");
    }

    @Test
    void a_schedule_that_is_not_there_is_told_with_where_it_was_looked_for() {
        assertThat(problem(SESSION.replace("neurips", "icml")))
                .isEqualTo("c.yaml:2: sessions[0].schedule: there is no file "
                        + Path.of("seeds/icml-2020-track-13.txt").toAbsolutePath());
    }

    @Test
    void the_same_schedule_in_the_same_channel_would_be_said_twice() {
        assertThat(problem(SESSION + SESSION.substring(SESSION.indexOf('\n') + 1)))
                .isEqualTo("c.yaml:4: sessions[1].schedule: the same schedule stands above for the same channel; keep"
                        + " one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:99999/",
                "http:///path",
                "ftp://example.org/",
                "http://ex ample.org/",
                "ws://127.0.0.1:8095"
            })
    void an_address_that_cannot_be_one_is_told(String address) {
        assertThat(problem("discord:\n  apiUrl: " + address + "\n" + SESSION))
                .startsWith("c.yaml:2: discord.apiUrl: an address that begins with http:// or https://")
                .endsWith("not " + address);
        assertThat(problem("discord:\n  gatewayUrl: http" + address + "\n" + SESSION))
                .startsWith("c.yaml:2: discord.gatewayUrl: an address that begins with ws:// or wss://");
    }

    @Test
    void a_link_that_no_button_takes_is_told() {
        String links = SESSION + "    links:\n";
        assertThat(problem(links + "      video: https://example.org/" + "v".repeat(500) + "\n"))
                .startsWith("c.yaml:5: sessions[0].links.video: ");
        assertThat(problem(links + """
                      a: https://example.org/
                      b: https://example.org/
                      c: https://example.org/
                      d: https://example.org/
                """)).isEqualTo("c.yaml:5: sessions[0].links: there is room for 3 links, not for 4");
    }

    @Test
    void a_file_that_is_not_there_is_told_with_where_to_get_one() {
        assertThat(problems(folder.resolve("none.yaml")))
                .singleElement()
                .asString()
                .startsWith(folder.resolve("none.yaml") + ": there is no such file.")
                .contains("config/lectern.yaml", "--config");
    }

    @Test
    void a_folder_is_told_to_be_one() {
        assertThat(problems(folder)).containsExactly(folder + ": it is a folder; name a file in it.");
    }

    @Test
    void a_file_without_a_name_is_told() {
        assertThat(problem("store: \"\"\n" + SESSION))
                .isEqualTo("c.yaml:1: store: it is empty; name a file, or leave the key out");
    }

    @Test
    void a_file_that_is_not_utf_8_is_told_to_be_saved_as_such() throws IOException {
        Path file = Files.write(folder.resolve("latin1.yaml"), new byte[] {'#', ' ', (byte) 0xe9, '\n'});
        assertThat(problems(file)).containsExactly(file + ": it is not UTF-8 text. Save it as UTF-8.");
    }
}
