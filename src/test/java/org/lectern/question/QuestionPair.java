package org.lectern.question;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// Two questions of the hand-made set, and whether whoever asks one would rather vote for the other.
record QuestionPair(boolean like, String language, String one, String other) {
    /// The pairs by which the weights and the threshold were chosen.
    static List<QuestionPair> tuning() {
        return read("tuning-pairs.tsv");
    }

    /// Other pairs, written after they were chosen.
    static List<QuestionPair> heldOut() {
        return read("held-out-pairs.tsv");
    }

    private static List<QuestionPair> read(String name) {
        try (InputStream file = Objects.requireNonNull(QuestionPair.class.getResourceAsStream(name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(QuestionPair::pair)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static QuestionPair pair(String line) {
        String[] fields = line.split("\t", -1);
        boolean like = switch (fields[0]) {
            case "like" -> true;
            case "unlike" -> false;
            default -> throw new IllegalArgumentException("neither like nor unlike: " + line);
        };
        return new QuestionPair(like, fields[1], fields[2], fields[3]);
    }

    Fingerprint oneFingerprint() {
        return Fingerprint.of(one);
    }

    Fingerprint otherFingerprint() {
        return Fingerprint.of(other);
    }
}
