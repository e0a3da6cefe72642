package org.lectern.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Messages: what Discord refuses, and what it does with what it takes.
class MessageRulesTest extends RawTest {
    private static final int V2 = 1 << 15;

    private static ObjectNode components(ObjectNode... components) {
        ObjectNode body = Json.object();
        body.putArray("components").addAll(List.of(components));
        return body;
    }

    private static ObjectNode text(String content) {
        return Json.object().put("type", 10).put("content", content);
    }

    private static ObjectNode row(ObjectNode... children) {
        ObjectNode row = Json.object().put("type", 1);
        row.putArray("components").addAll(List.of(children));
        return row;
    }

    private static ObjectNode button(String id, String label) {
        return Json.object().put("type", 2).put("style", 1).put("label", label).put("custom_id", id);
    }

    private void refused(ObjectNode body, String at) throws Exception {
        RawClient.Reply reply = rest.post(channel + "/messages", body);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo(50035);
        assertThat(reply.body().at("/errors" + at + "/_errors/0/code").asText()).isNotEmpty();
        assertThat(standin.messages("track-13")).isEmpty();
    }

    @Test
    void two_thousand_characters_are_taken_and_one_more_is_refused() throws Exception {
        assertThat(post("x".repeat(2000)).status()).isEqualTo(200);
        RawClient.Reply reply = post("x".repeat(2001));
        assertThat(reply.code()).isEqualTo(50035);
        assertThat(reply.body().at("/errors/content/_errors/0/code").asText()).isEqualTo("BASE_TYPE_MAX_LENGTH");
    }

    @Test
    void what_is_wrong_as_a_whole_is_not_looked_into() throws Exception {
        ObjectNode six = row(
                button("1", "x".repeat(81)),
                button("2", "b"),
                button("3", "c"),
                button("4", "d"),
                button("5", "e"),
                button("6", "f"));
        JsonNode errors =
                rest.post(channel + "/messages", components(six)).body().at("/errors/components/0/components");
        assertThat(errors.at("/_errors/0/code").asText()).isEqualTo("BASE_TYPE_BAD_LENGTH");
        assertThat(errors.size()).as("nothing beside: %s", errors).isEqualTo(1);
    }

    @Test
    void over_long_embeds_are_refused() throws Exception {
        ObjectNode titled = Json.object();
        titled.putArray("embeds").addObject().put("title", "x".repeat(257));
        refused(titled, "/embeds/0/title");
        ObjectNode eleven = Json.object();
        ArrayNode embeds = eleven.putArray("embeds");
        for (int i = 0; i < 11; i++) {
            embeds.addObject().put("title", "t");
        }
        refused(eleven, "/embeds");
        ObjectNode heavy = Json.object();
        heavy.putArray("embeds").addObject().put("description", "x".repeat(4000));
        ((ArrayNode) heavy.get("embeds")).addObject().put("description", "x".repeat(2001));
        refused(heavy, "/embeds");
    }

    @Test
    void components_beyond_their_limits_are_refused() throws Exception {
        refused(components(row(button("a", "x".repeat(81)))), "/components/0/components/0/label");
        refused(components(row(button("x".repeat(101), "a"))), "/components/0/components/0/custom_id");
        refused(components(row(button("a", "1"), button("a", "2"))), "/components/0/components/1/custom_id");
        refused(components(row()), "/components/0/components");
        ObjectNode row = row(button("a", "1"));
        refused(components(row, row, row, row, row, row), "/components");
    }

    @Test
    void components_v2_stand_alone_and_within_their_limits() throws Exception {
        refused(components(text("no flag")), "/components/0/type");
        refused(components(text("a")).put("flags", V2).put("content", "b"), "/content");
        refused(components(text("x".repeat(4000)), text("y")).put("flags", V2), "/components");
        ObjectNode[] many = new ObjectNode[41];
        Arrays.fill(many, text("a"));
        refused(components(many).put("flags", V2), "/components");
        ObjectNode body = components(text("x".repeat(4000))).put("flags", V2);
        assertThat(rest.post(channel + "/messages", body).status()).isEqualTo(200);
    }

    @Test
    void an_empty_message_is_refused() throws Exception {
        assertThat(post("").code()).isEqualTo(50006);
        assertThat(rest.post(channel + "/messages", Json.object()).code()).isEqualTo(50006);
    }

    @Test
    void a_repeated_nonce_gives_the_earlier_message() throws Exception {
        ObjectNode body = RawClient.content("once").put("nonce", "n").put("enforce_nonce", true);
        RawClient.Reply first = rest.post(channel + "/messages", body);
        RawClient.Reply second = rest.post(channel + "/messages", body);
        assertThat(second.body().path("id")).isEqualTo(first.body().path("id"));
        assertThat(standin.messages("track-13")).hasSize(1);
        standin.faults().forgetNonces();
        rest.post(channel + "/messages", body);
        assertThat(standin.messages("track-13")).hasSize(2);
    }

    @Test
    void a_nonce_does_nothing_unless_enforced() throws Exception {
        ObjectNode body = RawClient.content("twice").put("nonce", "n");
        rest.post(channel + "/messages", body);
        rest.post(channel + "/messages", body);
        assertThat(standin.messages("track-13")).hasSize(2);
    }

    @Test
    void a_nonce_is_not_given_back_in_history() throws Exception {
        ObjectNode body = RawClient.content("once").put("nonce", "n").put("enforce_nonce", true);
        assertThat(rest.post(channel + "/messages", body).body().has("nonce")).isTrue();
        RawClient.Reply history = rest.get(channel + "/messages");
        assertThat(history.body()).hasSize(1);
        assertThat(history.body().get(0).has("nonce")).isFalse();
    }

    @Test
    void an_unknown_channel_or_message_is_not_found() throws Exception {
        assertThat(rest.get("/channels/1/messages").code()).isEqualTo(10003);
        RawClient.Reply reply = rest.get(channel + "/messages/1");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.code()).isEqualTo(10008);
    }

    @Test
    void a_channel_that_the_bot_may_not_see_or_write_to_says_which() throws Exception {
        standin.overwrite("track-13", standin.guildId(), 0, Permissions.SEND_MESSAGES);
        standin.overwrite("track-13", standin.botUserId(), 0, Permissions.SEND_MESSAGES);
        assertThat(post("x").code()).isEqualTo(50013);
        standin.overwrite("track-13", standin.botUserId(), 0, Permissions.VIEW_CHANNEL);
        RawClient.Reply reply = post("x");
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.code()).isEqualTo(50001);
    }

    private RawClient.Reply openDirect(String recipient) throws Exception {
        return rest.post("/users/@me/channels", Json.object().put("recipient_id", recipient));
    }

    @Test
    void direct_messages_are_of_one_person_and_the_bot() throws Exception {
        String attendee = standin.person("attendee").id();
        String direct = openDirect(attendee).body().path("id").asText();
        assertThat(openDirect(attendee).body().path("id").asText()).isEqualTo(direct);
        assertThat(openDirect("1").code()).isEqualTo(50033);
        assertThat(openDirect(standin.botUserId()).code()).isEqualTo(50033);
        rest.post("/channels/" + direct + "/messages", RawClient.content("for you"));
        assertThat(standin.as("attendee").directMessages())
                .extracting(SeenMessage::content)
                .containsExactly("for you");
        assertThat(standin.as("chair").directMessages()).isEmpty();
        assertThat(standin.channels()).extracting(SeenChannel::id).doesNotContain(direct);
        assertThat(rest.send("PATCH", "/channels/" + direct, Json.object().put("name", "x"))
                        .code())
                .isEqualTo(50024);
        assertThat(rest.send("DELETE", "/channels/" + direct, Json.MAPPER.missingNode())
                        .code())
                .isEqualTo(50024);
    }

    @Test
    void who_takes_no_direct_messages_gets_none() throws Exception {
        String direct =
                openDirect(standin.person("attendee").id()).body().path("id").asText();
        standin.takesDirectMessages("attendee", false);
        RawClient.Reply refused = rest.post("/channels/" + direct + "/messages", RawClient.content("for you"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo(50007);
    }

    @Test
    void only_its_own_messages_can_be_edited() throws Exception {
        SeenMessage other = standin.as("attendee").post("track-13", "mine");
        RawClient.Reply reply = rest.send("PATCH", channel + "/messages/" + other.id(), RawClient.content("yours"));
        assertThat(reply.code()).isEqualTo(50005);
    }

    @Test
    void a_ping_reaches_only_whom_allowed_mentions_allow() throws Exception {
        String chair = standin.person("chair").id();
        String text = "<@" + chair + "> and <@" + standin.person("attendee").id() + ">";
        assertThat(standin.message(posted(text)).orElseThrow().pinged()).hasSize(2);
        ObjectNode body = RawClient.content(text);
        body.putObject("allowed_mentions").putArray("users").add(chair);
        String id = rest.post(channel + "/messages", body).body().path("id").asText();
        assertThat(standin.message(id).orElseThrow().pinged()).isEqualTo(Set.of(chair));
        body.putObject("allowed_mentions").putArray("parse");
        String silent = rest.post(channel + "/messages", body).body().path("id").asText();
        assertThat(standin.message(silent).orElseThrow().pinged()).isEmpty();
    }

    @Test
    void history_is_paged_newest_first() throws Exception {
        String first = posted("1");
        String second = posted("2");
        String third = posted("3");
        assertThat(rest.get(channel + "/messages?limit=2").body().findValuesAsText("content"))
                .containsExactly("3", "2");
        assertThat(rest.get(channel + "/messages?after=" + first).body().findValuesAsText("content"))
                .containsExactly("3", "2");
        assertThat(rest.get(channel + "/messages?before=" + third).body().findValuesAsText("content"))
                .containsExactly("2", "1");
        assertThat(rest.get(channel + "/messages?around=" + second + "&limit=3")
                        .body()
                        .findValuesAsText("content"))
                .containsExactly("3", "2", "1");
        assertThat(rest.get(channel + "/messages?limit=101").code()).isEqualTo(50035);
    }

    @Test
    void an_old_message_cannot_be_edited_often() throws Exception {
        standin.speed(1);
        String id = posted("old");
        standin.faults().age(id, Duration.ofMinutes(61));
        for (int i = 0; i < 3; i++) {
            assertThat(edit(id, "v" + i).status()).isEqualTo(200);
        }
        RawClient.Reply fourth = edit(id, "v4");
        assertThat(fourth.status()).isEqualTo(429);
        assertThat(fourth.code()).isEqualTo(30046);
    }

    private RawClient.Reply edit(String id, String text) throws Exception {
        return rest.send("PATCH", channel + "/messages/" + id, RawClient.content(text));
    }

    @Test
    void a_person_can_do_only_what_their_client_lets_them() {
        standin.overwrite("track-13", standin.guildId(), 0, Permissions.SEND_MESSAGES);
        Actor attendee = standin.as("attendee");
        assertThatThrownBy(() -> attendee.post("track-13", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> attendee.command("track-13", "nothing"))
                .hasMessageContaining("no command \"nothing\"");
    }
}
