package org.lectern.chat.discord;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.Permission;

/// The permission that shows somebody the chairs' commands. It shows them only: who may use them is decided elsewhere.
public enum ChairPermission {
    MANAGE_MESSAGES(Permission.MESSAGE_MANAGE),
    MANAGE_THREADS(Permission.MANAGE_THREADS),
    MANAGE_CHANNELS(Permission.MANAGE_CHANNEL),
    MANAGE_EVENTS(Permission.MANAGE_EVENTS),
    MANAGE_SERVER(Permission.MANAGE_SERVER),
    MODERATE_MEMBERS(Permission.MODERATE_MEMBERS),
    ADMINISTRATOR(Permission.ADMINISTRATOR);

    private final Permission permission;

    ChairPermission(Permission permission) {
        this.permission = permission;
    }

    /// All of them by the names that Discord's settings have for them, such as `Manage Messages`.
    public static Map<String, ChairPermission> byName() {
        return Arrays.stream(values()).collect(Collectors.toMap(each -> each.permission.getName(), each -> each));
    }

    Permission permission() {
        return permission;
    }
}
