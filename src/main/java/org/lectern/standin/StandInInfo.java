package org.lectern.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/// Where the stand-in is and who is in it.
///
/// @param restUrl with a slash at its end
/// @param channels ids by name
/// @param users ids by name, without the bot
public record StandInInfo(
        String restUrl,
        String gatewayUrl,
        String controlUrl,
        String token,
        String applicationId,
        String botUserId,
        String guildId,
        Map<String, String> channels,
        Map<String, String> users) {
    /// All of it as one line of JSON.
    public String json() {
        return Json.write(tree());
    }

    ObjectNode tree() {
        return Json.MAPPER.valueToTree(this);
    }
}
