package org.lectern.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.Permission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What keeps the bot from its work in a channel.
class PermissionsTest {
    private final Stage stage = Stage.quiet();

    @AfterEach
    void close() {
        stage.close();
    }

    private void deny(Permission... permissions) {
        stage.standin.overwrite(Stage.PLACE, stage.standin.botUserId(), 0, Permission.getRaw(permissions));
    }

    @Test
    void a_channel_where_the_bot_may_do_its_work_has_no_problem() {
        assertThat(stage.chat.problems(stage.channel())).isEmpty();
    }

    @Test
    void a_channel_that_is_not_there_is_told() {
        assertThat(stage.chat.problems(4711)).singleElement().asString().contains("There is no channel 4711");
    }

    @Test
    void a_channel_that_takes_no_threads_is_told() {
        var category = stage.standin.createChannel("lounge", 4);
        long id = Long.parseUnsignedLong(category.id());
        stage.standin.await(
                "the channel",
                Stage.SOON,
                () -> stage.chat.problems(id).stream()
                        .filter(problem -> problem.contains("#lounge (" + id + ") is not a text channel"))
                        .findFirst());
    }

    @Test
    void a_server_or_category_that_is_not_there_is_told() {
        long guild = Long.parseUnsignedLong(stage.standin.guildId());
        assertThat(stage.chat.problemsOfMaking(4711, null))
                .singleElement()
                .asString()
                .contains("The bot is in no server 4711");
        assertThat(stage.chat.problemsOfMaking(guild, 4711L))
                .singleElement()
                .asString()
                .contains("there is no category 4711");
    }

    @Test
    void channels_and_events_are_not_made_without_permission() {
        long guild = Long.parseUnsignedLong(stage.standin.guildId());
        assertThat(stage.chat.problemsOfMaking(guild, null))
                .singleElement()
                .asString()
                .contains("\"Manage Channels\"", "channel: create");
        assertThat(stage.chat.problemsOfScheduling(stage.channel()))
                .singleElement()
                .asString()
                .contains("\"Create Events\"", "events: true");
    }

    @Test
    void every_permission_that_is_missing_has_a_sentence() {
        List<Permission> denied = List.of(
                Permission.MESSAGE_EMBED_LINKS,
                Permission.CREATE_PUBLIC_THREADS,
                Permission.MESSAGE_SEND_IN_THREADS,
                Permission.MESSAGE_HISTORY);
        deny(denied.toArray(Permission[]::new));
        // The channel may change while they are looked at one after the other.
        var problems = stage.standin.await(
                "the problems",
                Stage.SOON,
                () -> Optional.of(stage.chat.problems(stage.channel())).filter(list -> list.size() >= denied.size()));
        assertThat(problems)
                .hasSameSizeAs(denied)
                .allSatisfy(problem -> assertThat(problem).startsWith("In #track-13 (" + stage.channel() + ")"))
                .anySatisfy(problem -> assertThat(problem).contains("\"Create Public Threads\"", "open Q&A threads"));
    }
}
