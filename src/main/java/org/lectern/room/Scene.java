package org.lectern.room;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All that a page shows at one moment.
///
/// @param person the id of whom one acts as
/// @param place the id of the channel or thread
/// @param apps commands that may be run on a message
public record Scene(
        String person,
        String place,
        String placeName,
        boolean takesText,
        List<Shown.Place> places,
        List<Shown.Message> messages,
        List<String> apps,
        Stage.State state) {
    /// Its places as the page has them, by the ids of the elements, in order.
    Map<String, String> placeElements() {
        return Sheet.of(places, Templates::place);
    }

    Map<String, String> messageElements() {
        return Sheet.of(messages, message -> Templates.message(message, apps));
    }

    /// What stands beside the chat, in one element each.
    Map<String, String> stageElements() {
        Map<String, String> elements = new LinkedHashMap<>();
        elements.put("status", Templates.status(state));
        for (String part : new String[] {"speed", "pause", "audience", "bot"}) {
            elements.put(part, Templates.stage(state, part));
        }
        return elements;
    }
}
