package org.lectern.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whom a message mentions: `users` and `roles` stand in its text and were allowed; `everyone` likewise
/// (Discord, "Allowed Mentions Object").
record Mentions(List<String> users, List<String> roles, boolean everyone) {
    static final Mentions NONE = new Mentions(List.of(), List.of(), false);

    private static final Pattern USER = Pattern.compile("<@!?(\\d+)>");
    private static final Pattern ROLE = Pattern.compile("<@&(\\d+)>");
    private static final Pattern EVERYONE = Pattern.compile("@(everyone|here)\\b");

    /// Of a text under an `allowed_mentions` object; a missing one parses all, as a bot's default does.
    static Mentions of(String text, JsonNode allowed, World world, boolean mayMentionEveryone) {
        List<String> users = found(USER, text, allowed, "users").stream()
                .filter(world.people::containsKey)
                .toList();
        List<String> roles = found(ROLE, text, allowed, "roles").stream()
                .filter(world.roles::containsKey)
                .toList();
        boolean everyone = mayMentionEveryone && EVERYONE.matcher(text).find() && parses(allowed, "everyone");
        return new Mentions(users, roles, everyone);
    }

    private static Set<String> found(Pattern pattern, String text, JsonNode allowed, String kind) {
        Set<String> ids = new LinkedHashSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            String id = matcher.group(1);
            if (parses(allowed, kind) || Json.texts(Json.list(allowed, kind)).contains(id)) {
                ids.add(id);
            }
        }
        return ids;
    }

    private static boolean parses(JsonNode allowed, String kind) {
        return !allowed.isObject() || Json.texts(Json.list(allowed, "parse")).contains(kind);
    }

    /// The people whom it notifies: those mentioned, the members of mentionable roles, or everybody.
    Set<String> pinged(World world) {
        Set<String> pinged = new TreeSet<>(users);
        if (everyone) {
            pinged.addAll(world.people.keySet());
        }
        List<String> mentionable =
                roles.stream().filter(role -> world.role(role).mentionable()).toList();
        if (!mentionable.isEmpty()) {
            world.memberRoles.forEach((person, held) -> {
                if (!Collections.disjoint(held, mentionable)) {
                    pinged.add(person);
                }
            });
        }
        return pinged;
    }
}
