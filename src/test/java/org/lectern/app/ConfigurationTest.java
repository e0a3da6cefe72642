package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Year;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.lectern.app.Configuration.HostedSchedule;
import org.lectern.chat.ChatSender.ArchiveAfter;
import org.lectern.chat.discord.ChairPermission;
import org.lectern.floor.Moderation;
import org.lectern.floor.Rules;
import org.lectern.question.Allowance;
import org.lectern.schedule.reader.Given;
import org.lectern.schedule.reader.Origin;

/// Every key of the configuration, what it does and what holds without it.
class ConfigurationTest {
    private static final Path SHIPPED = Path.of("config", "lectern.yaml");
    private static final String SESSION = """
            sessions:
              - schedule: seeds/neurips-2020-track-13.txt
                channel: 123456789012345678
            """;

    private static Configuration read(String text) throws BadConfiguration {
        return ConfigurationReader.read("c.yaml", text);
    }

    @Test
    void the_shipped_configuration_is_read_as_it_says() throws BadConfiguration {
        Configuration shipped = ConfigurationReader.read(SHIPPED);
        assertThat(shipped.discord())
                .isEqualTo(new Configuration.Discord(null, null, null, ChairPermission.MANAGE_MESSAGES));
        assertThat(shipped.store()).isEqualTo(Path.of("data", "lectern.db"));
        assertThat(shipped.rules())
                .isEqualTo(new Rules(Duration.ofMinutes(5), Duration.ofMinutes(2), ArchiveAfter.DAY));
        assertThat(shipped.sessions()).singleElement().satisfies(session -> {
            assertThat(session.schedule()).isEqualTo(new Origin.File(Path.of("seeds", "neurips-2020-track-13.txt")));
            assertThat(session.channel()).isEqualTo(123456789012345678L);
            assertThat(session.chairs()).containsExactly(234567890123456789L);
            assertThat(session.links()).containsOnlyKeys("video");
            assertThat(session.language()).isEqualTo(Locale.ENGLISH);
        });
    }

    @Test
    void a_schedule_may_stand_on_the_web() throws BadConfiguration {
        assertThat(read(SESSION.replace("seeds/neurips-2020-track-13.txt", "webcal://example.org/plan.ics"))
                        .sessions()
                        .getFirst()
                        .schedule())
                .isEqualTo(new Origin.Web(URI.create("https://example.org/plan.ics")));
    }

    @Test
    void each_option_that_the_shipped_configuration_has_commented_out_works_when_it_is_not() throws Exception {
        String text = Files.readString(SHIPPED);
        String uncommented = text.replaceAll("(?m)^( *)# (\\w+: \\S+(?: \\w+)?)$", "$1$2");
        assertThat(uncommented).isNotEqualTo(text);
        assertThat(read(uncommented).discord())
                .isEqualTo(new Configuration.Discord(
                        Path.of("/run/secrets/lectern-token"),
                        URI.create("http://127.0.0.1:8095/api/v10/"),
                        URI.create("ws://127.0.0.1:8095"),
                        ChairPermission.MANAGE_THREADS));
    }

    @Test
    void channels_are_made_in_the_server_that_the_entry_or_the_whole_names() throws BadConfiguration {
        String made = SESSION.replace("123456789012345678", "create");
        String top = "guild: 223456789012345678\ncategory: 323456789012345678\n";
        assertThat(read(SESSION).sessions().getFirst().making()).isNull();
        HostedSchedule whole = read(top + made).sessions().getFirst();
        assertThat(whole.channel()).isZero();
        assertThat(whole.making()).isEqualTo(new Configuration.Making(223456789012345678L, 323456789012345678L));
        assertThat(read(top + made + "    guild: 423456789012345678\n")
                        .sessions()
                        .getFirst()
                        .making())
                .as("the category is one of the other server")
                .isEqualTo(new Configuration.Making(423456789012345678L, null));
        assertThatThrownBy(() -> read(made))
                .isInstanceOfSatisfying(
                        BadConfiguration.class,
                        bad -> assertThat(bad.problems())
                                .singleElement()
                                .asString()
                                .startsWith("c.yaml:3: sessions[0].channel: in which server"));
        assertThatThrownBy(() -> read("category: 323456789012345678\n" + SESSION + "    guild: 423456789012345678\n"))
                .isInstanceOfSatisfying(
                        BadConfiguration.class,
                        bad -> assertThat(bad.problems())
                                .satisfiesExactly(
                                        problem -> assertThat(problem).startsWith("c.yaml:1: category: in which"),
                                        problem -> assertThat(problem)
                                                .startsWith("c.yaml:5: sessions[0].guild: it says where channels")));
    }

    @Test
    void events_are_made_where_that_is_said() throws BadConfiguration {
        assertThat(read(SESSION).rules().events()).isFalse();
        assertThat(read("events: true\n" + SESSION).rules().events()).isTrue();
    }

    @Test
    void a_session_says_which_part_of_its_schedule_it_is_and_what_that_does_not_say() throws BadConfiguration {
        assertThat(read(SESSION).sessions().getFirst().part()).isEqualTo(Configuration.Part.REST);
        Configuration.HostedSchedule hall = read(SESSION + """
                    room: " Hall 3 "
                    track: Theory
                    zone: Europe/London
                    year: 2030
                """).sessions().getFirst();
        assertThat(hall.part()).isEqualTo(new Configuration.Part(null, "Hall 3", "Theory"));
        assertThat(hall.given()).isEqualTo(new Given(ZoneId.of("Europe/London"), Year.of(2030)));
        assertThatThrownBy(() -> read(SESSION + "    zone: Mars\n    year: soon\n"))
                .isInstanceOfSatisfying(
                        BadConfiguration.class,
                        bad -> assertThat(bad.problems())
                                .hasSize(2)
                                .anyMatch(problem -> problem.contains("zone: no time zone is called so"))
                                .anyMatch(problem -> problem.contains("year: a year such as 2030 is expected")));
    }

    @Test
    void what_the_shipped_configuration_says_holds_without_it_too() throws Exception {
        Configuration least = read(SESSION);
        Configuration shipped = ConfigurationReader.read(SHIPPED);
        assertThat(least.discord()).isEqualTo(shipped.discord());
        assertThat(least.store()).isEqualTo(shipped.store());
        assertThat(least.rules()).isEqualTo(shipped.rules());
        assertThat(least.sessions().getFirst().chairs()).isEmpty();
        assertThat(least.sessions().getFirst().links()).isEmpty();
        assertThat(least.sessions().getFirst().language()).isEqualTo(Locale.ENGLISH);
        assertThat(least.sessions().getFirst().chairRoles()).isEmpty();
        assertThat(least.sessions().getFirst().authors()).isEmpty();
        assertThat(least.sessions().getFirst().moderation())
                .isEqualTo(shipped.sessions().getFirst().moderation());
    }

    @Test
    void every_key_does_what_it_says() throws Exception {
        Configuration all = read("""
                discord:
                  tokenFile: some/token
                  apiUrl: https://example.org/api/v10
                  gatewayUrl: wss://example.org/gateway
                  chairPermission: Manage Threads
                store: elsewhere/it.db
                language: de
                leadTime: 90s
                grace: 1h
                threads:
                  archiveAfter: 7d
                limits:
                  perMinute: 5
                  openPerTalk: 0
                anonymous: false
                sessions:
                  - schedule: seeds/neurips-2020-track-13.txt
                    channel: 123456789012345678
                    chairs: [1234567890123456, "18446744073709551615"]
                    chairRoles: [1234567890123457]
                    authors:
                      "1": [1234567890123458, 1234567890123459]
                    moderation: before
                    anonymous: true
                    links:
                      video: https://example.org/video
                      Paper: https://example.org/paper
                  - schedule: seeds/neurips-2020-track-13.txt
                    channel: 223456789012345678
                    language: fr
                """);
        assertThat(all.discord().tokenFile()).isEqualTo(Path.of("some/token"));
        assertThat(all.discord().apiUrl())
                .as("with the slash at its end")
                .isEqualTo(URI.create("https://example.org/api/v10/"));
        assertThat(all.discord().gatewayUrl()).isEqualTo(URI.create("wss://example.org/gateway"));
        assertThat(all.discord().chairPermission()).isEqualTo(ChairPermission.MANAGE_THREADS);
        assertThat(all.store()).isEqualTo(Path.of("elsewhere/it.db"));
        assertThat(all.rules())
                .isEqualTo(
                        new Rules(Duration.ofSeconds(90), Duration.ofHours(1), ArchiveAfter.WEEK, new Allowance(5, 0)));
        HostedSchedule first = all.sessions().getFirst();
        assertThat(first.chairs()).containsExactly(1234567890123456L, -1L);
        assertThat(first.chairRoles()).containsExactly(1234567890123457L);
        assertThat(first.authors()).containsOnly(entry("1", List.of(1234567890123458L, 1234567890123459L)));
        assertThat(first.moderation()).isEqualTo(Moderation.BEFORE);
        assertThat(first.anonymous()).isTrue();
        assertThat(all.sessions().getLast().anonymous()).isFalse();
        assertThat(first.links())
                .containsEntry("video", URI.create("https://example.org/video"))
                .containsEntry("paper", URI.create("https://example.org/paper"));
        assertThat(first.language()).isEqualTo(Locale.GERMAN);
        assertThat(all.sessions().getLast().channel()).isEqualTo(223456789012345678L);
        assertThat(all.sessions().getLast().language()).isEqualTo(Locale.FRENCH);
    }

    @Test
    void each_way_to_say_when_a_thread_is_archived_is_its_own() throws Exception {
        assertThat(archiveAfter("1h")).isEqualTo(ArchiveAfter.HOUR);
        assertThat(archiveAfter("1d")).isEqualTo(ArchiveAfter.DAY);
        assertThat(archiveAfter("3d")).isEqualTo(ArchiveAfter.THREE_DAYS);
        assertThat(archiveAfter("7d")).isEqualTo(ArchiveAfter.WEEK);
    }

    private static ArchiveAfter archiveAfter(String text) throws BadConfiguration {
        return read("threads:\n  archiveAfter: " + text + "\n" + SESSION)
                .rules()
                .archiveAfter();
    }

    @Test
    void no_lead_time_is_a_lead_time() throws Exception {
        assertThat(read("leadTime: 0m\n" + SESSION).rules().lead()).isZero();
        assertThat(read("leadTime: 1d\n" + SESSION).rules().lead()).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void a_byte_order_mark_and_the_line_ends_of_windows_are_taken() throws Exception {
        String text = "\uFEFFstore: a.db\n" + SESSION;
        assertThat(read(text.replace("\n", "\r\n")).store()).isEqualTo(Path.of("a.db"));
    }

    @Test
    void the_keys_that_the_readme_names_are_in_the_shipped_configuration() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String shipped = Files.readString(SHIPPED);
        String named = readme.substring(readme.indexOf("**Name the session.**"), readme.indexOf("**Start it.**"));
        var keys = java.util.regex.Pattern.compile("`([a-z]+)`")
                .matcher(named)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(keys)
                .contains("schedule", "channel", "chairs")
                .allSatisfy(key -> assertThat(shipped).containsPattern("(?m)^[ #-]*" + key + ":"));
    }
}
