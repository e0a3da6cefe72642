package org.lectern.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// A request refused as Discord refuses it: an HTTP status and `{"code","message"[,"errors"]}`
/// (Discord, "Opcodes and Status Codes").
final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final int code;
    private final transient @Nullable ObjectNode errors;

    ApiError(int status, int code, String message) {
        this(status, code, message, null);
    }

    ApiError(int status, int code, String message, @Nullable ObjectNode errors) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.errors = errors;
    }

    int status() {
        return status;
    }

    ObjectNode body() {
        ObjectNode body = Json.object().put("message", getMessage()).put("code", code);
        if (errors != null) {
            body.set("errors", errors);
        }
        return body;
    }

    static ApiError notFound() {
        return new ApiError(404, 0, "404: Not Found");
    }

    static ApiError wrongMethod() {
        return new ApiError(405, 0, "405: Method Not Allowed");
    }

    static ApiError unauthorized() {
        return new ApiError(401, 0, "401: Unauthorized");
    }

    static ApiError unreadable() {
        return new ApiError(400, 50109, "The request body contains invalid JSON.");
    }

    static ApiError unknownApplication() {
        return new ApiError(404, 10002, "Unknown Application");
    }

    static ApiError unknownChannel() {
        return new ApiError(404, 10003, "Unknown Channel");
    }

    static ApiError unknownGuild() {
        return new ApiError(404, 10004, "Unknown Guild");
    }

    static ApiError unknownMember() {
        return new ApiError(404, 10007, "Unknown Member");
    }

    static ApiError unknownMessage() {
        return new ApiError(404, 10008, "Unknown Message");
    }

    static ApiError unknownUser() {
        return new ApiError(404, 10013, "Unknown User");
    }

    static ApiError unknownEmoji() {
        return new ApiError(400, 10014, "Unknown Emoji");
    }

    static ApiError unknownWebhook() {
        return new ApiError(404, 10015, "Unknown Webhook");
    }

    static ApiError unknownInteraction() {
        return new ApiError(404, 10062, "Unknown interaction");
    }

    static ApiError unknownCommand() {
        return new ApiError(404, 10063, "Unknown application command");
    }

    static ApiError unknownScheduledEvent() {
        return new ApiError(404, 10070, "Unknown Guild Scheduled Event");
    }

    static ApiError tooManyChannels() {
        return new ApiError(400, 30013, "Maximum number of guild channels reached (500)");
    }

    static ApiError tooManyScheduledEvents() {
        return new ApiError(400, 30038, "Maximum number of uncompleted guild scheduled events reached (100)");
    }

    static ApiError acknowledged() {
        return new ApiError(400, 40060, "Interaction has already been acknowledged.");
    }

    static ApiError missingAccess() {
        return new ApiError(403, 50001, "Missing Access");
    }

    static ApiError notTheAuthor() {
        return new ApiError(403, 50005, "Cannot edit a message authored by another user");
    }

    static ApiError emptyMessage() {
        return new ApiError(400, 50006, "Cannot send an empty message");
    }

    static ApiError takesNoMessages() {
        return new ApiError(403, 50007, "Cannot send messages to this user");
    }

    static ApiError missingPermissions() {
        return new ApiError(403, 50013, "Missing Permissions");
    }

    static ApiError systemMessage() {
        return new ApiError(403, 50021, "Cannot execute action on a system message");
    }

    static ApiError wrongChannelType() {
        return new ApiError(400, 50024, "Cannot execute action on this channel type");
    }

    static ApiError expiredToken() {
        return new ApiError(401, 50027, "Invalid Webhook Token");
    }

    static ApiError invalidRecipient() {
        return new ApiError(400, 50033, "Invalid Recipient(s)");
    }

    static ApiError archived() {
        return new ApiError(400, 50083, "Thread is archived");
    }

    static ApiError threadExists() {
        return new ApiError(400, 160004, "A thread has already been created for this message");
    }

    static ApiError locked() {
        return new ApiError(400, 160005, "Thread is locked");
    }

    static ApiError finishedEvent() {
        return new ApiError(400, 180000, "Cannot update a finished event");
    }

    static ApiError tooManyThreads() {
        return new ApiError(400, 160006, "Maximum number of active threads reached");
    }
}
