package org.lectern.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicReference;
import net.dv8tion.jda.api.events.guild.GuildJoinEvent;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import org.junit.jupiter.api.Test;

/// What a guild takes: new channels, and scheduled events.
class GuildRulesTest extends RawTest {
    private static final Instant NOW = Instant.parse("2026-12-08T18:00:00Z");
    private static final int CREATED = 201;

    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);

    @Override
    StandIn.Config config() {
        return StandIn.Config.at((InstantSource) now::get)
                .withSpeed(1_000_000)
                .withBotPermissions(Permissions.EVERYONE | Permissions.MANAGE_CHANNELS | Permissions.CREATE_EVENTS);
    }

    private String channels() {
        return "/guilds/" + standin.guildId() + "/channels";
    }

    private String events() {
        return "/guilds/" + standin.guildId() + "/scheduled-events";
    }

    private static ObjectNode named(String name) {
        return Json.object().put("name", name);
    }

    private static ObjectNode event(String name, Instant start, Instant end) {
        ObjectNode event = named(name)
                .put("privacy_level", 2)
                .put("entity_type", 3)
                .put("scheduled_start_time", start.toString())
                .put("scheduled_end_time", end.toString());
        event.putObject("entity_metadata").put("location", "Hall 3");
        return event;
    }

    private static ObjectNode later(String name) {
        return event(name, NOW.plusSeconds(3600), NOW.plusSeconds(7200));
    }

    private RawClient.Reply change(String id, ObjectNode body) throws Exception {
        return rest.send("PATCH", events() + "/" + id, body);
    }

    @Test
    void a_channel_is_made_as_discord_writes_its_name_in_its_category_with_its_permissions() throws Exception {
        String category = standin.createChannel("talks", 4).id();
        standin.overwrite(category, standin.guildId(), 0, Permissions.ADD_REACTIONS);
        RawClient.Reply made =
                rest.post(channels(), named("Hall  3").put("topic", "Talks").put("parent_id", category));
        assertThat(made.status()).isEqualTo(CREATED);
        assertThat(made.body().path("permission_overwrites")).hasSize(1);
        assertThat(standin.channels())
                .filteredOn(seen -> seen.name().equals("hall-3"))
                .singleElement()
                .satisfies(seen -> {
                    assertThat(seen.category()).isEqualTo(category);
                    assertThat(seen.topic()).isEqualTo("Talks");
                });
        assertThat(rest.get(channels()).body()).hasSize(standin.channels().size());
    }

    @Test
    void a_channel_needs_a_name_of_1_to_100_characters_and_a_category_that_is_there() throws Exception {
        assertThat(rest.post(channels(), named("")).code()).isEqualTo(50035);
        assertThat(rest.post(channels(), named("x".repeat(101))).code()).isEqualTo(50035);
        assertThat(rest.post(channels(), named("x").put("parent_id", standin.channelId("general")))
                        .code())
                .isEqualTo(50035);
    }

    @Test
    void a_category_has_50_channels_and_a_guild_500() throws Exception {
        String category = standin.createChannel("talks", 4).id();
        for (int i = 0; i < 50; i++) {
            assertThat(rest.post(channels(), named("c" + i).put("parent_id", category))
                            .status())
                    .isEqualTo(CREATED);
        }
        RawClient.Reply full = rest.post(channels(), named("one-more").put("parent_id", category));
        assertThat(full.body().toString()).contains("CHANNEL_PARENT_MAX_CHANNELS");
        for (int i = standin.channels().size(); i < 500; i++) {
            standin.createChannel("d" + i);
        }
        assertThat(rest.post(channels(), named("one-more")).code()).isEqualTo(30013);
    }

    @Test
    void a_category_that_goes_leaves_its_channels() throws Exception {
        String category = standin.createChannel("talks", 4).id();
        rest.post(channels(), named("hall").put("parent_id", category));
        standin.faults().deleteChannel(category);
        assertThat(standin.channels())
                .filteredOn(seen -> seen.name().equals("hall"))
                .singleElement()
                .extracting(SeenChannel::category)
                .isNull();
    }

    @Test
    void an_event_goes_from_scheduled_to_active_to_completed_and_then_changes_no_more() throws Exception {
        RawClient.Reply made = rest.post(events(), later("Talks").put("description", "All day"));
        assertThat(made.status()).isEqualTo(200);
        String id = made.body().path("id").asText();
        assertThat(change(id, named("Talks!")).status()).isEqualTo(200);
        assertThat(change(id, Json.object().put("status", 3)).code())
                .as("not before it has begun")
                .isEqualTo(50035);
        assertThat(change(id, Json.object().put("status", 2)).status()).isEqualTo(200);
        assertThat(change(id, Json.object().put("status", 4)).code()).isEqualTo(50035);
        assertThat(change(id, Json.object().put("status", 3)).status()).isEqualTo(200);
        assertThat(change(id, named("again")).code()).isEqualTo(180000);
        assertThat(rest.get(events()).body()).as("those that are not over").isEmpty();
        assertThat(standin.scheduledEvents()).singleElement().satisfies(seen -> {
            assertThat(seen.name()).isEqualTo("Talks!");
            assertThat(seen.description()).isEqualTo("All day");
            assertThat(seen.location()).isEqualTo("Hall 3");
            assertThat(seen.status()).isEqualTo(3);
        });
    }

    @Test
    void an_event_is_cancelled_or_deleted() throws Exception {
        String id = rest.post(events(), later("one")).body().path("id").asText();
        assertThat(change(id, Json.object().put("status", 4)).status()).isEqualTo(200);
        String other = rest.post(events(), later("two")).body().path("id").asText();
        assertThat(rest.send("DELETE", events() + "/" + other, Json.MAPPER.missingNode())
                        .status())
                .isEqualTo(204);
        assertThat(rest.get(events() + "/" + other).code()).isEqualTo(10070);
    }

    @Test
    void an_event_needs_a_name_a_place_and_a_time_to_come() throws Exception {
        assertThat(rest.post(events(), later("")).code()).isEqualTo(50035);
        assertThat(rest.post(events(), later("x".repeat(101))).code()).isEqualTo(50035);
        assertThat(rest.post(events(), later("x").put("description", "x".repeat(1001)))
                        .code())
                .isEqualTo(50035);
        assertThat(rest.post(events(), event("x", NOW, NOW.plusSeconds(60))).code())
                .isEqualTo(50035);
        assertThat(rest.post(events(), event("x", NOW.plusSeconds(60), NOW.plusSeconds(60)))
                        .code())
                .isEqualTo(50035);
        ObjectNode nowhere = later("x");
        nowhere.remove("entity_metadata");
        assertThat(rest.post(events(), nowhere).code()).isEqualTo(50035);
        now.updateAndGet(then -> then.minus(Duration.ofDays(1)));
        standin.scheduledEventsBy(InstantSource.fixed(NOW.plusSeconds(3600)));
        assertThat(rest.post(events(), later("x")).code())
                .as("by the time of a session")
                .isEqualTo(50035);
    }

    @Test
    void a_hundred_events_are_the_most_whoever_made_them() throws Exception {
        for (int i = 0; i < 99; i++) {
            standin.createScheduledEvent("organiser", "e" + i, NOW.plusSeconds(60), NOW.plusSeconds(120));
        }
        assertThat(rest.post(events(), later("the last")).status()).isEqualTo(200);
        assertThat(rest.post(events(), later("too many")).code()).isEqualTo(30038);
    }

    @Test
    void events_of_others_are_for_those_who_manage_events() throws Exception {
        String id = standin.createScheduledEvent("organiser", "theirs", NOW.plusSeconds(60), NOW.plusSeconds(120))
                .id();
        assertThat(change(id, named("mine")).code()).isEqualTo(50013);
    }

    @Test
    void as_many_threads_are_active_as_is_set() throws Exception {
        standin.activeThreads(1);
        String first = threadFrom(posted("one"));
        String second = posted("two");
        assertThat(rest.post(channel + "/messages/" + second + "/threads", named("Q&A"))
                        .code())
                .isEqualTo(160006);
        rest.send("PATCH", "/channels/" + first, Json.object().put("archived", true));
        assertThat(threadFrom(second)).isEqualTo(second);
    }

    @Test
    void each_guild_has_its_own_and_the_same_people_and_permissions() throws Exception {
        String other = standin.createGuild("other");
        String elsewhere = "/guilds/" + other;
        String category = standin.createChannel("talks", 4).id();
        assertThat(rest.post(elsewhere + "/channels", named("x").put("parent_id", category))
                        .code())
                .isEqualTo(50035);
        RawClient.Reply made = rest.post(elsewhere + "/channels", named("x"));
        assertThat(made.status()).isEqualTo(CREATED);
        assertThat(made.body().path("guild_id").asText()).isEqualTo(other);
        assertThat(rest.get(elsewhere + "/channels").body()).hasSize(1);
        String event = rest.post(elsewhere + "/scheduled-events", later("there"))
                .body()
                .path("id")
                .asText();
        assertThat(rest.get(events()).body()).isEmpty();
        assertThat(change(event, named("here")).code()).isEqualTo(10070);
        assertThat(rest.get("/guilds/" + standin.channelId("general")).code()).isEqualTo(10004);
        assertThat(rest.get(elsewhere).body().path("roles"))
                .hasSameSizeAs(rest.get("/guilds/" + standin.guildId()).body().path("roles"));
        standin.activeThreads(1);
        String one = "/channels/" + made.body().path("id").asText() + "/threads";
        assertThat(rest.post(one, named("1")).status()).isEqualTo(CREATED);
        assertThat(rest.post(one, named("2")).code()).isEqualTo(160006);
        assertThat(rest.post("/channels/" + standin.channelId("general") + "/threads", named("3"))
                        .status())
                .isEqualTo(CREATED);
    }

    @Test
    void a_bot_hears_of_a_guild_that_it_joins_and_each_has_its_own_commands() {
        Set<String> heard = new ConcurrentSkipListSet<>();
        try (JdaBot bot = JdaBot.login(
                standin,
                JdaBot.on(
                        GuildJoinEvent.class,
                        event -> heard.add(event.getGuild().getId())))) {
            String other = standin.createGuild("other");
            standin.await(
                    "the guild",
                    Duration.ofSeconds(10),
                    () -> Optional.of(other).filter(heard::contains));
            standin.createChannel(other, "there", 0);
            bot.guild()
                    .updateCommands()
                    .addCommands(Commands.slash("here", "h"))
                    .complete();
            assertThat(standin.as("attendee").commands("general")).hasSize(1);
            assertThat(standin.as("attendee").commands("there")).isEmpty();
            assertThat(standin.as("organiser").sees("there")).isTrue();
        }
    }
}
