package org.lectern.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/// One REST request of the bot, and what it was answered.
///
/// @param path the path below `/api/v10`, without the query
/// @param body its JSON (a multipart's `payload_json`), a missing node where it had none
/// @param files how many files came with it
/// @param at when it had arrived, by the stand-in's clock
/// @param atNanos the same by `System.nanoTime()`
/// @param status the HTTP status answered; 0 where the connection was cut instead
/// @param answer the JSON answered, a missing node where there was none
public record Recorded(
        String method, String path, JsonNode body, int files, Instant at, long atNanos, int status, JsonNode answer) {}
