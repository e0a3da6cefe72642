package org.lectern.floor;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A channel that is made for a room, once.
///
/// @param guild the id of the server
/// @param category the id of the category that it stands in; null for none
/// @param room what it is for, as the schedule has it
public record NewChannel(long guild, @Nullable Long category, String room) {
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}_]+");

    /// Discord's 100, with some room for what tells it from others.
    private static final int LONGEST_BASE = 96;

    /// That of another room, at the same place.
    NewChannel of(String other) {
        return new NewChannel(guild, category, other);
    }

    /// The name that it has where no other has it: `hall-3` for "Hall 3". Discord writes channels' names so.
    public String name() {
        return name(_ -> false);
    }

    /// The first of `hall-3`, `hall-3-2`, … that is not taken.
    public String name(Predicate<String> taken) {
        String base = base();
        String name = base;
        for (int i = 2; taken.test(name); i++) {
            name = base + "-" + i;
        }
        return name;
    }

    /// By what the room is known, however its name is set: two rooms whose names differ in more are two.
    public String key() {
        return room.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private String base() {
        String words = NO_WORD.matcher(key()).replaceAll("-").replaceAll("^-+|-+$", "");
        boolean splits = words.length() > LONGEST_BASE && Character.isHighSurrogate(words.charAt(LONGEST_BASE - 1));
        String cut = words.substring(0, Math.min(words.length(), splits ? LONGEST_BASE - 1 : LONGEST_BASE));
        return cut.isEmpty() ? "room" : cut.replaceAll("-+$", "");
    }
}
