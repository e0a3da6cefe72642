package org.lectern.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request as a route sees it: the named steps of its path, its query, its body and its files.
///
/// @param atNanos when it had arrived, by `System.nanoTime()`
record Call(
        String method,
        String path,
        Map<String, String> steps,
        Map<String, String> query,
        JsonNode body,
        List<Draft.Upload> files,
        @Nullable String authorization,
        long atNanos) {
    String step(String name) {
        String step = steps.get(name);
        if (step == null) {
            throw new IllegalStateException("the route has no " + name);
        }
        return step;
    }

    Call at(Map<String, String> named) {
        return new Call(method, path, named, query, body, files, authorization, atNanos);
    }

    Call arrived(long nanos) {
        return new Call(method, path, steps, query, body, files, authorization, nanos);
    }

    boolean asks(String name) {
        return Boolean.parseBoolean(query.getOrDefault(name, "false"));
    }

    /// A number of the query between two bounds.
    ///
    /// @throws ApiError 50035
    int number(String name, int otherwise, int min, int max) {
        String given = query.get(name);
        if (given == null) {
            return otherwise;
        }
        if (!given.matches("-?\\d{1,9}")) {
            throw Problems.one(name, "NUMBER_TYPE_COERCE", "Value \"" + given + "\" is not int.");
        }
        int number = Integer.parseInt(given);
        if (number < min || number > max) {
            throw Problems.one(name, "NUMBER_TYPE_RANGE", "int value should be between " + min + " and " + max + ".");
        }
        return number;
    }

    Draft draft() {
        return new Draft(body, files);
    }
}
