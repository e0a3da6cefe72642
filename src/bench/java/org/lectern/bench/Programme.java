package org.lectern.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/// What is on in which room, as every subject reads it.
record Programme(List<Room> rooms) {
    /// @param channel its id
    record Room(String name, String channel, List<Slot> slots) {}

    record Slot(Instant start, Instant end, String title) {}

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx").withZone(ZoneOffset.UTC);
    private static final String ABSTRACT = "We show that what everybody thought to be hard is easy once it is seen from"
            + " the other side, and that what seemed easy is not. Experiments on three well-known collections agree.";

    /// For Lectern: a file for each room.
    void writeCsv(Path folder) throws IOException {
        for (Room room : rooms) {
            String rows = room.slots().stream()
                    .map(slot -> "%s,%s,%s,%s,Oral,%s,Ada Penrose; Tom Okafor,%s\n"
                            .formatted(
                                    TIME.format(slot.start()),
                                    TIME.format(slot.end()),
                                    room.name(),
                                    room.name(),
                                    slot.title(),
                                    "\"" + ABSTRACT + "\""))
                    .collect(Collectors.joining());
            Files.writeString(
                    folder.resolve(room.name() + ".csv"),
                    "start,end,session,room,kind,title,authors,abstract\n" + rows);
        }
    }

    /// For the peers.
    void writeJson(Path file) throws IOException {
        ArrayNode all = Guild.JSON.createArrayNode();
        for (Room room : rooms) {
            for (Slot slot : room.slots()) {
                all.addObject()
                        .put("at", TIME.format(slot.start()))
                        .put("until", TIME.format(slot.end()))
                        .put("channel", room.channel())
                        .put("title", slot.title())
                        .put("text", "Ada Penrose, Tom Okafor\n\n" + ABSTRACT);
            }
        }
        Files.writeString(file, Guild.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all));
    }

    /// How many talks are on.
    long on(Instant now) {
        return rooms.stream()
                .flatMap(room -> room.slots().stream())
                .filter(slot -> !slot.start().isAfter(now) && slot.end().isAfter(now))
                .count();
    }
}
