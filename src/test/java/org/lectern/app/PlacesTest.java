package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.lectern.app.Bot.SOON;
import static org.lectern.app.Bot.instant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.app.Configuration.HostedSchedule;
import org.lectern.app.Configuration.Making;
import org.lectern.app.Configuration.Part;
import org.lectern.floor.Moderation;
import org.lectern.schedule.reader.Given;
import org.lectern.schedule.reader.Origin;
import org.lectern.standin.Fault;
import org.lectern.standin.Permissions;
import org.lectern.standin.SeenChannel;
import org.lectern.standin.SeenEvent;
import org.lectern.standin.StandIn;

/// A schedule of several rooms, for which the bot makes channels and scheduled events.
class PlacesTest {
    private static final String HEADER = "start,end,session,room,title\n";
    private static final long ALL = Permissions.EVERYONE | Permissions.MANAGE_CHANNELS | Permissions.CREATE_EVENTS;
    private static final int TO_COME = 1;
    private static final int ON = 2;
    private static final int OVER = 3;
    private static final int CANCELLED = 4;

    @TempDir
    private Path folder;

    private Path schedule;
    private Bot bot;

    @AfterEach
    void close() {
        bot.close();
    }

    private static String row(String from, String until, String room, String title) {
        return "2020-12-08T" + from + ":00-08:00,2020-12-08T" + until + ":00-08:00,Talks in " + room + "," + room + ","
                + title + "\n";
    }

    private static final String HALLS = HEADER
            + row("18:00", "18:30", "Hall A", "Kettles")
            + row("18:30", "19:00", "Hall A", "Clocks")
            + row("18:00", "19:00", "Hall B", "Hedges");

    @BeforeEach
    void write() throws IOException {
        schedule = Files.writeString(folder.resolve("halls.csv"), HALLS);
        bot = bot(ALL);
    }

    /// With other permissions than all that are needed.
    private Bot ready(long permissions) {
        bot.close();
        bot = bot(permissions);
        return bot;
    }

    private Bot bot(long permissions) {
        return bot(permissions, standin -> List.of(made(standin, standin.guildId(), "Talks", Part.REST)));
    }

    private static Bot bot(long permissions, Function<StandIn, List<HostedSchedule>> sessions) {
        Bot made = Bot.ready("17:50", config -> config.withBotPermissions(permissions), sessions);
        made.standin.scheduledEventsBy(made.clock);
        return made;
    }

    private HostedSchedule made(StandIn standin, String server, String category, Part part) {
        return new HostedSchedule(
                new Origin.File(schedule),
                Given.NOTHING,
                part,
                0,
                new Making(
                        Long.parseUnsignedLong(server),
                        Long.parseUnsignedLong(
                                standin.createChannel(server, category, 4).id())),
                List.of(Long.parseUnsignedLong(standin.person("chair").id())),
                Map.of(),
                Locale.ENGLISH,
                null,
                List.of(),
                Map.of(),
                Moderation.AFTER,
                true);
    }

    private List<SeenChannel> halls() {
        return bot.standin.channels().stream()
                .filter(channel -> channel.name().startsWith("hall-"))
                .toList();
    }

    private SeenEvent event(String room, int status) {
        return bot.standin.await(
                "an event in " + room + " of status " + status,
                SOON,
                () -> bot.standin.scheduledEvents().stream()
                        .filter(event -> event.location().equals(room))
                        .filter(event -> event.status() == status)
                        .findFirst());
    }

    private String reload(String text) throws IOException {
        Files.writeString(schedule, text);
        return bot.answer("chair", "hall-a", "session reload", Map.of()).content();
    }

    @Test
    void each_room_gets_a_channel_once_and_a_new_room_when_it_comes() throws IOException {
        ready(Permissions.EVERYONE | Permissions.MANAGE_CHANNELS).start().through("18:00");
        assertThat(halls()).extracting(SeenChannel::name).containsExactlyInAnyOrder("hall-a", "hall-b");
        assertThat(halls()).allSatisfy(hall -> {
            assertThat(hall.category()).isEqualTo(bot.standin.channelId("Talks"));
            assertThat(hall.topic()).endsWith("what is on, and your questions about it with /ask");
        });
        assertThat(bot.said("hall-a")).anyMatch(message -> message.text().contains("Kettles"));
        List<SeenChannel> before = halls();
        bot.stop();
        bot.standin.forgetRequests();
        bot.start().settle();
        assertThat(halls()).isEqualTo(before);
        assertThat(bot.standin.requests())
                .filteredOn(request -> request.method().equals("GET")
                        && request.path().endsWith("/guilds/" + bot.standin.guildId() + "/channels"))
                .as("its channels are asked for")
                .hasSize(1);
        assertThat(reload(HALLS + row("18:40", "19:00", "Hall C", "Bees"))).contains("Talks in Hall C**: new");
        assertThat(halls()).extracting(SeenChannel::name).contains("hall-c");
        bot.step("18:40");
        assertThat(bot.said("hall-c")).anyMatch(message -> message.text().contains("Bees"));
    }

    @Test
    void rooms_on_two_servers_have_their_channels_and_events_each_on_its_own() {
        bot.close();
        bot = bot(ALL, standin -> {
            String other = standin.createGuild("The other server");
            return List.of(
                    made(standin, standin.guildId(), "Talks", new Part(null, "Hall A", null)),
                    made(standin, other, "More talks", Part.REST));
        });
        bot.by(Bot.RULES.withEvents()).start();
        event("Hall A", TO_COME);
        event("Hall B", TO_COME);
        bot.step("18:00");
        String other = bot.standin.guilds().keySet().stream()
                .filter(id -> !id.equals(bot.standin.guildId()))
                .findFirst()
                .orElseThrow();
        assertThat(halls())
                .extracting(SeenChannel::name, SeenChannel::guildId)
                .containsExactlyInAnyOrder(tuple("hall-a", bot.standin.guildId()), tuple("hall-b", other));
        assertThat(bot.said("hall-b")).anyMatch(message -> message.text().contains("Hedges"));
        assertThat(event("Hall A", ON).guildId()).isEqualTo(bot.standin.guildId());
        assertThat(event("Hall B", ON).guildId()).isEqualTo(other);
        assertThat(bot.standin.scheduledEvents()).hasSize(2);
    }

    @Test
    void a_room_whose_channel_discord_refuses_is_named_in_the_answer_until_it_is_made() throws IOException {
        bot.start();
        String more = HALLS + row("18:40", "19:00", "Hall C", "Bees");
        bot.standin.faults().next("POST /guilds/*/channels", new Fault.Broken(403));
        assertThat(reload(more))
                .startsWith(
                        "Not everything could be taken up:\n- “Hall C” is left out, since its channel #hall-c cannot"
                                + " be made. Discord refused it (")
                .endsWith("When that is mended, /session reload has it tried again.\nThe rest says nothing new.");
        bot.standin.faults().next("POST /guilds/*/channels", new Fault.Broken(403));
        assertThat(reload(more.replace("Kettles", "Teapots")))
                .contains("“Hall C” is left out", "Talks in Hall A**: 0 moved, 0 cancelled, 0 added, 1 renamed");
        assertThat(reload(more)).contains("Talks in Hall C**: new").doesNotContain("left out");
    }

    @Test
    void an_answer_that_is_lost_makes_no_second_channel() {
        ready(Permissions.EVERYONE | Permissions.MANAGE_CHANNELS);
        bot.standin.faults().next("POST /guilds/*/channels", new Fault.DropAfterCommit());
        bot.start();
        assertThat(halls()).hasSize(2);
    }

    @Test
    void without_the_permission_the_log_says_what_is_missing_and_the_rooms_are_left_out() {
        ready(Permissions.EVERYONE).start();
        assertThat(bot.logged("lacks the permission \"Manage Channels\": without it it cannot make the channels"))
                .isTrue();
        assertThat(bot.logged("“Hall A” is left out, since its channel #hall-a cannot be made."))
                .isTrue();
        assertThat(halls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_session_whose_room_has_another_name_stays_where_it_was_while_none_can_be_made(boolean whileRunning)
            throws IOException {
        bot.start();
        bot.ask("hall-b", "Which hedges?", "Hedges");
        bot.standin.faults().next("POST /guilds/*/channels", new Fault.Broken(403), 3);
        assertThat(bot.answer("chair", "hall-a", "session reload", Map.of("preview", true))
                        .content())
                .isEqualTo("The schedules say nothing new.");
        String renamed = HALLS.replace("Talks in Hall B", "Talks in Hall Z").replace("Hall B", "Hall Z");
        Files.writeString(schedule, renamed);
        assertThat(bot.answer("chair", "hall-a", "session reload", Map.of("preview", true))
                        .content())
                .contains("**Talks in Hall Z**: 0 moved", "This session is held in a new channel.");
        if (whileRunning) {
            reload(renamed);
        }
        for (int start = 0; start < 2; start++) {
            bot.stop();
            bot.start();
            assertThat(bot.logged("“Hall Z” stays in the channel where it was")).isTrue();
        }
        bot.step("18:00");
        assertThat(bot.said("hall-b")).anyMatch(message -> message.text().contains("Hedges"));
        bot.card("Q&A · Hedges", "Which hedges?");
    }

    @Test
    void an_event_goes_with_its_session() {
        bot.by(Bot.RULES.withEvents()).start();
        SeenEvent hall = event("Hall A", TO_COME);
        assertThat(hall.name()).isEqualTo("Talks in Hall A");
        assertThat(hall.description())
                .startsWith("The talks are announced in <#" + bot.standin.channelId("hall-a") + ">.");
        assertThat(hall.start()).isEqualTo(instant("18:00"));
        assertThat(hall.end()).isEqualTo(instant("19:00"));
        event("Hall B", TO_COME);
        bot.step("18:00");
        event("Hall A", ON);
        bot.stop();
        bot.start().settle();
        bot.answer("chair", "hall-a", "session late", Map.of("minutes", 5));
        bot.standin.await(
                "its end five minutes later",
                SOON,
                () -> bot.standin.scheduledEvents().stream()
                        .filter(event -> event.id().equals(hall.id()))
                        .filter(event -> event.end().equals(instant("19:05")))
                        .findFirst());
        bot.through("18:35", "19:05");
        event("Hall A", OVER);
        assertThat(bot.standin.scheduledEvents()).as("made once").hasSize(2);
    }

    @Test
    void a_session_whose_channel_cannot_be_made_again_is_not_cancelled() throws IOException {
        bot.by(Bot.RULES.withEvents()).start();
        event("Hall B", TO_COME);
        bot.step("18:00");
        event("Hall B", ON);
        bot.stop();
        bot.standin.faults().deleteChannel(bot.standin.channelId("hall-b"));
        bot.standin.faults().next("POST /guilds/*/channels", new Fault.Broken(403));
        bot.start().settle();
        assertThat(bot.logged("“Hall B” is left out, since its channel #hall-b cannot be made."))
                .isTrue();
        event("Hall B", ON);
        assertThat(reload(HALLS)).contains("Talks in Hall B**: new");
        assertThat(halls()).hasSize(2);
        event("Hall B", ON);
    }

    @Test
    void the_event_of_a_session_that_is_cancelled_is_cancelled() throws IOException {
        bot.by(Bot.RULES.withEvents()).start();
        event("Hall B", TO_COME);
        assertThat(reload(HALLS.replace(row("18:00", "19:00", "Hall B", "Hedges"), "")))
                .contains("1 cancelled");
        event("Hall B", CANCELLED);
        event("Hall A", TO_COME);
    }

    @Test
    void a_session_that_comes_back_has_an_event_once_more() throws IOException {
        bot.by(Bot.RULES.withEvents()).start();
        SeenEvent first = event("Hall B", TO_COME);
        String without = HALLS.replace(row("18:00", "19:00", "Hall B", "Hedges"), "");
        reload(without);
        event("Hall B", CANCELLED);
        reload(HALLS);
        SeenEvent second = event("Hall B", TO_COME);
        assertThat(second.id()).isNotEqualTo(first.id());
        bot.stop();
        bot.start().step("18:05");
        assertThat(event("Hall B", ON).id()).isEqualTo(second.id());
        reload(without);
        event("Hall B", OVER);
        reload(HALLS);
        assertThat(event("Hall B", ON).id()).isNotEqualTo(second.id());
        assertThat(bot.standin.scheduledEvents())
                .filteredOn(event -> event.location().equals("Hall B"))
                .as("made thrice")
                .hasSize(3);
    }

    @Test
    void a_session_that_goes_on_after_its_end_has_an_event_once_more() throws IOException {
        bot.by(Bot.RULES.withEvents()).start();
        event("Hall A", TO_COME);
        SeenEvent first = event("Hall B", TO_COME);
        bot.through("18:05", "19:01");
        event("Hall B", OVER);
        reload(HALLS.replace(row("18:00", "19:00", "Hall B", "Hedges"), row("18:00", "19:30", "Hall B", "Hedges")));
        assertThat(event("Hall B", ON).id()).isNotEqualTo(first.id());
        assertThat(bot.standin.scheduledEvents()).hasSize(3);
    }

    @Test
    void the_event_of_a_session_that_has_gone_while_nobody_was_there_is_cancelled() throws IOException {
        bot.by(Bot.RULES.withEvents());
        bot.clock.set(instant("17:00"));
        bot.start();
        event("Hall B", TO_COME);
        bot.stop();
        Files.writeString(schedule, HALLS.replace(row("18:00", "19:00", "Hall B", "Hedges"), ""));
        bot.start();
        event("Hall B", CANCELLED);
        event("Hall A", TO_COME);
        assertThat(bot.said("hall-b")).isEmpty();
        assertThat(bot.said("hall-a")).isEmpty();
    }

    @Test
    void a_session_that_is_on_already_is_an_event_that_is_on() {
        bot.by(Bot.RULES.withEvents());
        bot.clock.set(instant("18:10"));
        bot.standin.faults().next("POST /guilds/*/scheduled-events", new Fault.DropAfterCommit());
        bot.start();
        event("Hall A", ON);
        event("Hall B", ON);
        assertThat(bot.standin.scheduledEvents()).hasSize(2);
    }

    @Test
    void without_the_permission_for_events_the_log_says_so() {
        ready(Permissions.EVERYONE | Permissions.MANAGE_CHANNELS)
                .by(Bot.RULES.withEvents())
                .start();
        assertThat(bot.logged("lacks the permission \"Create Events\"")).isTrue();
        assertThat(bot.standin.scheduledEvents()).isEmpty();
    }
}
