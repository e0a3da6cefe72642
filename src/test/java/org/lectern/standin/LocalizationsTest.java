package org.lectern.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What commands are called in other languages, and in which language people use the chat.
class LocalizationsTest extends RawTest {
    private String commands() {
        return "/applications/" + standin.applicationId() + "/guilds/" + standin.guildId() + "/commands";
    }

    private RawClient.Reply register(String locale, String name) throws IOException, InterruptedException {
        ObjectNode command = Json.object().put("name", "ask").put("description", "Ask");
        command.putObject("description_localizations").put("de", "Frag");
        ObjectNode option = command.putArray("options").addObject();
        option.put("type", 3).put("name", "talk").put("description", "Which");
        option.putObject("name_localizations").put(locale, name);
        return rest.send("PUT", commands(), Json.objects(List.of(command)));
    }

    @Test
    void translations_are_given_to_those_who_ask_for_them() throws Exception {
        register("fr", "exposé");
        JsonNode plain = rest.get(commands()).body().get(0);
        assertThat(plain.has("description_localizations")).isFalse();
        assertThat(plain.at("/options/0").has("name_localizations")).isFalse();
        JsonNode whole =
                rest.get(commands() + "?with_localizations=true").body().get(0);
        assertThat(whole.at("/description_localizations/de").asText()).isEqualTo("Frag");
        assertThat(whole.at("/options/0/name_localizations/fr").asText()).isEqualTo("exposé");
    }

    @Test
    void a_translated_name_is_held_to_the_rules_of_names_and_to_discords_languages() throws Exception {
        assertThat(register("fr", "L’exposé").status()).isEqualTo(400);
        assertThat(register("fr", "x".repeat(33)).status()).isEqualTo(400);
        assertThat(register("fr-FR", "exposé").status()).isEqualTo(400);
        assertThat(standin.commands()).isEmpty();
    }

    @Test
    void somebody_uses_the_chat_in_a_language_that_discord_has() {
        assertThatThrownBy(() -> standin.locale("attendee", "klingon"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("klingon");
    }
}
