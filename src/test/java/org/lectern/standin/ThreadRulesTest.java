package org.lectern.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// Threads: one a message, archived by silence or by hand, locked by who manages them.
class ThreadRulesTest extends RawTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-12-08T18:00:00Z"));

    @Override
    StandIn.Config config() {
        return StandIn.Config.at((InstantSource) now::get).withSpeed(1000);
    }

    @Test
    void a_second_thread_from_the_same_message_is_refused() throws Exception {
        String message = posted("a talk");
        assertThat(threadFrom(message)).isEqualTo(message);
        RawClient.Reply again = rest.post(
                channel + "/messages/" + message + "/threads", Json.object().put("name", "again"));
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.code()).isEqualTo(160004);
        assertThat(standin.threads()).hasSize(1);
    }

    @Test
    void a_thread_needs_a_name_of_at_most_a_hundred_characters() throws Exception {
        String path = channel + "/messages/" + posted("a talk") + "/threads";
        assertThat(rest.post(path, Json.object().put("name", "x".repeat(101))).code())
                .isEqualTo(50035);
        assertThat(rest.post(path, Json.object()).code()).isEqualTo(50035);
        RawClient.Reply odd = rest.post(path, Json.object().put("name", "x").put("auto_archive_duration", 61));
        assertThat(odd.code()).isEqualTo(50035);
    }

    @Test
    void a_silent_thread_archives_itself_and_a_message_opens_it() throws Exception {
        String thread = threadFrom(posted("a talk"));
        now.updateAndGet(then -> then.plus(Duration.ofHours(25)));
        assertThat(active()).isZero();
        assertThat(rest.get(channel + "/threads/archived/public").body().path("threads"))
                .hasSize(1);
        assertThat(rest.post("/channels/" + thread + "/messages", RawClient.content("still here?"))
                        .status())
                .isEqualTo(200);
        assertThat(active()).isEqualTo(1);
    }

    private int active() throws Exception {
        return rest.get("/guilds/" + standin.guildId() + "/threads/active")
                .body()
                .path("threads")
                .size();
    }

    @Test
    void nothing_in_an_archived_thread_can_be_edited_or_reacted_to() throws Exception {
        String thread = threadFrom(posted("a talk"));
        String inside = rest.post("/channels/" + thread + "/messages", RawClient.content("card"))
                .body()
                .path("id")
                .asText();
        standin.faults().archive(thread, true);
        String path = "/channels/" + thread + "/messages/" + inside;
        assertThat(rest.send("PATCH", path, RawClient.content("v2")).code()).isEqualTo(50083);
        assertThat(rest.send("PUT", path + "/reactions/%F0%9F%91%8D/@me", Json.MAPPER.missingNode())
                        .code())
                .isEqualTo(50083);
    }

    @Test
    void a_locked_thread_takes_messages_only_of_those_who_manage_threads() throws Exception {
        String thread = threadFrom(posted("a talk"));
        standin.faults().lock(thread, true);
        assertThat(rest.post("/channels/" + thread + "/messages", RawClient.content("x"))
                        .code())
                .isEqualTo(160005);
        assertThat(standin.as("organiser").post(thread, "I may").content()).isEqualTo("I may");
    }

    @Test
    void locking_needs_manage_threads() throws Exception {
        String thread = threadFrom(posted("a talk"));
        RawClient.Reply reply =
                rest.send("PATCH", "/channels/" + thread, Json.object().put("locked", true));
        assertThat(reply.code()).isEqualTo(50013);
    }

    @Test
    void a_third_new_name_within_ten_minutes_stalls() throws Exception {
        standin.speed(1);
        String thread = threadFrom(posted("a talk"));
        assertThat(rename(thread, "one").status()).isEqualTo(200);
        assertThat(rename(thread, "two").status()).isEqualTo(200);
        RawClient.Reply third = rename(thread, "three");
        assertThat(third.status()).isEqualTo(429);
        assertThat(third.body().path("retry_after").asDouble()).isGreaterThan(60);
    }

    private RawClient.Reply rename(String thread, String name) throws Exception {
        return rest.send("PATCH", "/channels/" + thread, Json.object().put("name", name));
    }

    @Test
    void a_deleted_thread_is_unknown() throws Exception {
        String thread = threadFrom(posted("a talk"));
        standin.faults().deleteThread(thread);
        assertThat(rest.get("/channels/" + thread).code()).isEqualTo(10003);
    }
}
