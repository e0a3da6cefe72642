package org.lectern.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.chat.discord.Stage.SESSION_TIME;
import static org.lectern.chat.discord.Stage.soon;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lectern.chat.ChatSender.ArchiveAfter;
import org.lectern.chat.Delivery;
import org.lectern.chat.GuildEvent;
import org.lectern.chat.GuildEvent.State;
import org.lectern.chat.Guilds.Channel;
import org.lectern.chat.Post;
import org.lectern.openapi.OpenApi;
import org.lectern.standin.Permissions;
import org.lectern.standin.SeenEvent;
import org.lectern.standin.StandIn;

/// What is made in a server beside messages.
class GuildCallsTest {
    private static final String KEY = "K7Q2M9XW.event";

    private StandIn standin;
    private DiscordChat chat;
    private long guild;

    @BeforeEach
    void connect() {
        standin = StandIn.start(StandIn.Config.at(InstantSource.system())
                .withSpeed(50)
                .withBotPermissions(Permissions.EVERYONE | Permissions.MANAGE_CHANNELS | Permissions.CREATE_EVENTS));
        standin.scheduledEventsBy(InstantSource.fixed(SESSION_TIME));
        chat = Stage.connect(standin, (_, _) -> {});
        guild = Long.parseUnsignedLong(standin.guildId());
    }

    @AfterEach
    void close() {
        chat.close();
        try {
            OpenApi.given().ifPresent(document -> document.check(standin.requests()));
        } finally {
            standin.close();
        }
    }

    private long channel() {
        return Long.parseUnsignedLong(standin.channelId(Stage.PLACE));
    }

    private GuildEvent event(State state, int minutes) {
        return new GuildEvent(
                "Talks",
                "All day",
                "",
                channel(),
                SESSION_TIME.plus(Duration.ofMinutes(minutes)),
                SESSION_TIME.plus(Duration.ofMinutes(minutes + 60)),
                state);
    }

    private long made(Delivery delivery) {
        assertThat(delivery).isInstanceOf(Delivery.Delivered.class);
        return ((Delivery.Delivered) delivery).id();
    }

    private SeenEvent seen() {
        return standin.scheduledEvents().getLast();
    }

    @Test
    void a_channel_is_made_in_its_category_and_is_known_then() {
        long category = Long.parseUnsignedLong(standin.createChannel("Talks", 4).id());
        long hall = made(soon(chat.createChannel(guild, category, "hall-1", "Talks")));
        assertThat(chat.guildOf(hall)).isEqualTo(guild);
        List<Channel> all = soon(chat.channels(guild));
        assertThat(all)
                .contains(new Channel(hall, category, "hall-1"), new Channel(channel(), null, Stage.PLACE))
                .noneMatch(each -> each.id() == category);
    }

    @Test
    void an_event_is_found_by_its_key_as_long_as_it_is_not_over() {
        standin.createScheduledEvent(
                "organiser", "theirs", SESSION_TIME.plusSeconds(60), SESSION_TIME.plusSeconds(120));
        long id = made(soon(chat.createEvent(guild, event(State.TO_COME, 10), KEY)));
        assertThat(seen().description()).isEqualTo("All day\n\nLectern · " + KEY);
        assertThat(seen().location()).as("the channel's name").isEqualTo("#track-13");
        assertThat(soon(chat.findEvents(guild, List.of(KEY, "other.event")))).isEqualTo(Map.of(KEY, id));
        made(soon(chat.editEvent(guild, id, event(State.CANCELLED, 10), KEY)));
        assertThat(seen().status()).isEqualTo(4);
        assertThat(soon(chat.findEvents(guild, List.of(KEY)))).isEmpty();
    }

    @Test
    void an_event_moves_begins_and_ends_whatever_it_was_before() {
        long id = made(soon(chat.createEvent(guild, event(State.TO_COME, 10), KEY)));
        made(soon(chat.editEvent(guild, id, event(State.TO_COME, 20), KEY)));
        assertThat(seen().start()).isEqualTo(SESSION_TIME.plus(Duration.ofMinutes(20)));
        made(soon(chat.editEvent(guild, id, event(State.ON, -5), KEY)));
        assertThat(seen().status()).isEqualTo(2);
        made(soon(chat.editEvent(guild, id, event(State.ON, 0), KEY)));
        assertThat(seen().end()).isEqualTo(SESSION_TIME.plus(Duration.ofMinutes(60)));
        made(soon(chat.editEvent(guild, id, event(State.OVER, -60), KEY)));
        assertThat(seen().status()).isEqualTo(3);
        made(soon(chat.editEvent(guild, id, event(State.ON, 0), KEY)));
        assertThat(seen().status()).as("over for good").isEqualTo(3);
    }

    @Test
    void an_event_that_never_began_is_completed_all_the_same() {
        long id = made(soon(chat.createEvent(guild, event(State.TO_COME, 10), KEY)));
        made(soon(chat.editEvent(guild, id, event(State.OVER, -60), KEY)));
        assertThat(seen().status()).isEqualTo(3);
    }

    @Test
    void what_is_on_begins_a_little_later_and_what_is_about_to_end_is_refused() {
        made(soon(chat.createEvent(guild, event(State.ON, -30), KEY)));
        assertThat(seen().start()).isEqualTo(SESSION_TIME.plusSeconds(30));
        assertThat(soon(chat.createEvent(guild, event(State.ON, -60), KEY))).isInstanceOf(Delivery.Refused.class);
    }

    @Test
    void an_event_that_was_deleted_is_refused() {
        Delivery refused = soon(chat.editEvent(guild, 4711, event(State.ON, 0), KEY));
        assertThat(refused)
                .isInstanceOfSatisfying(
                        Delivery.Refused.class, told -> assertThat(told.code()).isEqualTo(10070));
    }

    @Test
    void a_thread_is_archived_and_opened_again() {
        long message = made(soon(chat.post(channel(), Post.Message.of("a talk"), "n1")));
        long thread = made(soon(chat.openThread(channel(), message, "Q&A", ArchiveAfter.DAY)));
        standin.await(
                "the thread",
                Stage.SOON,
                () -> Optional.of(chat.activeThreads(guild)).filter(all -> all.contains(thread)));
        made(soon(chat.archive(thread, true)));
        standin.await(
                "its end",
                Stage.SOON,
                () -> Optional.of(chat.activeThreads(guild)).filter(all -> !all.contains(thread)));
        made(soon(chat.archive(thread, false)));
        assertThat(standin.threads()).noneMatch(each -> each.archived());
    }
}
