package org.lectern.app;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lectern.app.CheckCommand.Checked;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;

/// What `lectern check --json` prints. The order of the components is the order in JSON.
///
/// Slots are named by their index, from 0. `answeredIn` is null for a joint talk that no Q&A follows; `covers` lists
/// the
/// talks of a joint Q&A and is empty for everything else.
final class CheckJson {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    record FileJson(String file, List<SessionJson> sessions, List<ProblemJson> problems) {}

    record SessionJson(
            String title,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String room,
            String start,
            String end,
            List<String> chairs,
            List<String> notes,
            Map<String, String> links,
            List<SlotJson> slots) {}

    record SlotJson(
            String start,
            String end,
            String type,
            @Nullable Integer number,
            @Nullable String kind,
            String title,
            List<String> authors,
            @JsonProperty("abstract") String abstractText,
            @Nullable String qa,
            @Nullable Integer answeredIn,
            List<Integer> covers) {}

    record ProblemJson(int line, String severity, String message) {}

    private CheckJson() {}

    /// An object for one file, an array for several.
    static String of(List<Checked> files) {
        List<FileJson> all = files.stream().map(CheckJson::file).toList();
        try {
            return MAPPER.writeValueAsString(all.size() == 1 ? all.getFirst() : all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of texts and numbers always become JSON", e);
        }
    }

    private static FileJson file(Checked checked) {
        return new FileJson(
                checked.file(),
                checked.reading().sessions().stream().map(CheckJson::session).toList(),
                checked.reading().problems().stream()
                        .map(problem -> new ProblemJson(
                                problem.line(), problem.severity().name().toLowerCase(Locale.ROOT), problem.message()))
                        .toList());
    }

    private static SessionJson session(Session session) {
        Map<String, String> links = new TreeMap<>();
        session.links().forEach((name, address) -> links.put(name, address.toString()));
        Answers answers = new Answers(session);
        List<SlotJson> slots = new ArrayList<>();
        for (int i = 0; i < session.slots().size(); i++) {
            slots.add(slot(session.slots().get(i), i, answers));
        }
        return new SessionJson(
                session.title().source(),
                session.room(),
                TIME.format(session.start()),
                TIME.format(session.end()),
                session.chairs(),
                session.notes(),
                links,
                slots);
    }

    private static SlotJson slot(Slot slot, int index, Answers answers) {
        return switch (slot) {
            case Slot.Talk talk ->
                new SlotJson(
                        TIME.format(talk.start()),
                        TIME.format(talk.end()),
                        "talk",
                        talk.number(),
                        talk.kind(),
                        talk.title().source(),
                        talk.authors(),
                        talk.abstractText().source(),
                        talk.qa().name().toLowerCase(Locale.ROOT),
                        answers.answeredIn(index),
                        List.of());
            case Slot.JointQa qa -> silent(qa, "qa", qa.title(), answers.covers(index));
            case Slot.Break pause -> silent(pause, "break", pause.title(), List.of());
        };
    }

    private static SlotJson silent(Slot slot, String type, String title, List<Integer> covers) {
        String start = TIME.format(slot.start());
        String end = TIME.format(slot.end());
        return new SlotJson(start, end, type, null, null, title, List.of(), "", null, null, covers);
    }
}
