package org.lectern.room;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lectern.standin.Person;
import org.lectern.standin.SeenMessage;
import org.lectern.standin.SeenThread;
import org.lectern.standin.StandIn;
import org.lectern.text.ChatAsHtml;

/// What one person sees at one place.
final class Viewer {
    /// So many messages are shown, the newest.
    static final int SHOWN = 80;

    private static final int EXCERPT = 80;
    private static final int ROW = 1;
    private static final int BUTTON = 2;
    private static final int MENU = 3;
    private static final int SECTION = 9;
    private static final int TEXT = 10;
    private static final int SEPARATOR = 14;
    private static final int FRAME = 17;
    private static final int FORUM = 15;

    private final StandIn standin;
    private final Stage stage;
    private final Person person;
    private final String place;
    private final Map<String, String> names = new HashMap<>();
    private final List<SeenThread> threads;

    Viewer(StandIn standin, Stage stage, Person person, String place) {
        this.standin = standin;
        this.stage = stage;
        this.person = person;
        this.place = place;
        this.threads = standin.threads();
        standin.info().users().forEach((name, id) -> names.put("@" + id, "@" + name));
        standin.info().channels().forEach((name, id) -> names.put("#" + id, "#" + name));
        threads.forEach(thread -> names.put("#" + thread.id(), thread.name()));
        names.put("@" + standin.botUserId(), "@" + Room.BOT);
    }

    /// @param seen the newest message that the person has seen, by place
    List<Shown.Place> places(Map<String, String> seen) {
        List<Shown.Place> places = new ArrayList<>();
        standin.channels().stream()
                .filter(channel -> standin.as(person).sees(channel.id()))
                .forEach(channel -> {
                    places.add(place(channel.id(), "#" + channel.name(), false, false, seen));
                    threads.stream()
                            .filter(thread -> thread.parentId().equals(channel.id()))
                            .sorted(Comparator.comparing(SeenThread::created))
                            .forEach(thread ->
                                    places.add(place(thread.id(), thread.name(), true, thread.archived(), seen)));
                });
        return places;
    }

    private Shown.Place place(String id, String name, boolean isThread, boolean isArchived, Map<String, String> seen) {
        boolean isHere = id.equals(place);
        return new Shown.Place(
                id,
                name,
                isThread,
                isHere,
                !isHere && !standin.newest(id).equals(seen.getOrDefault(id, "")),
                isArchived);
    }

    String placeName() {
        return names.getOrDefault("#" + place, place);
    }

    boolean takesText() {
        return standin.channels().stream().noneMatch(channel -> channel.id().equals(place) && channel.type() == FORUM);
    }

    List<Shown.Message> messages() {
        List<SeenMessage> all = standin.as(person).messages(place);
        return all.subList(Math.max(0, all.size() - SHOWN), all.size()).stream()
                .map(this::message)
                .toList();
    }

    private Shown.Message message(SeenMessage message) {
        List<Shown.Reaction> reactions = new ArrayList<>();
        message.reactions().forEach((emoji, who) -> {
            if (!who.isEmpty()) {
                reactions.add(new Shown.Reaction(emoji, who.size()));
            }
        });
        return new Shown.Message(
                message.id(),
                name(message.authorId()),
                message.authorId().equals(standin.botUserId()),
                stage.timeAt(message.sent()).getEpochSecond(),
                html(message.content()),
                message.embeds().valueStream().map(this::embed).toList(),
                message.attachments().valueStream().map(Viewer::file).toList(),
                parts(message.components()),
                reactions,
                message.repliesTo() == null ? null : excerpt(message.repliesTo()),
                threads.stream()
                        .filter(thread -> thread.id().equals(message.id()) && !place.equals(thread.id()))
                        .findFirst()
                        .map(thread ->
                                new Shown.Place(thread.id(), thread.name(), true, false, false, thread.archived()))
                        .orElse(null),
                message.ephemeral(),
                message.edited() != null,
                message.loading(),
                message.isSystem(),
                message.pinged().contains(person.id()));
    }

    private String name(String id) {
        return names.getOrDefault("@" + id, "@" + id).substring(1);
    }

    private String html(String text) {
        UnaryOperator<String> known = id -> names.getOrDefault(id, id);
        return ChatAsHtml.of(text, known);
    }

    private String excerpt(String id) {
        Optional<SeenMessage> message = standin.message(id);
        String text = message.map(SeenMessage::text).orElse("a message that is gone");
        String line = text.lines().findFirst().orElse("");
        return message.map(each -> name(each.authorId()) + ": ").orElse("")
                + (line.length() > EXCERPT ? line.substring(0, EXCERPT) + "…" : line);
    }

    private Shown.Embed embed(JsonNode embed) {
        return new Shown.Embed(
                colour(embed.path("color")),
                html(embed.path("title").asText("")),
                embed.path("url").asText(""),
                html(embed.path("description").asText("")),
                embed.path("fields")
                        .valueStream()
                        .map(field -> new Shown.Field(
                                field.path("name").asText(),
                                html(field.path("value").asText())))
                        .toList(),
                embed.path("footer").path("text").asText(""));
    }

    private static String colour(JsonNode colour) {
        return colour.isIntegralNumber() ? String.format(Locale.ROOT, "#%06x", colour.asInt() & 0xFFFFFF) : "#80848e";
    }

    private static Shown.File file(JsonNode file) {
        return new Shown.File(
                file.path("filename").asText(),
                "files" + URI.create(file.path("url").asText()).getRawPath(),
                file.path("description").asText(""),
                file.path("content_type").asText("").startsWith("image/"));
    }

    private List<Shown.Part> parts(JsonNode components) {
        List<Shown.Part> parts = new ArrayList<>();
        components.forEach(component -> {
            Shown.Part part = part(component);
            if (part != null) {
                parts.add(part);
            }
        });
        return parts;
    }

    private Shown.@Nullable Part part(JsonNode component) {
        JsonNode inside = component.path("components");
        return switch (component.path("type").asInt()) {
            case FRAME -> new Shown.Part.Frame(colour(component.path("accent_color")), parts(inside));
            case TEXT -> new Shown.Part.Text(html(component.path("content").asText()), null);
            case SECTION ->
                new Shown.Part.Text(html(inside.path(0).path("content").asText()), button(component.path("accessory")));
            case SEPARATOR -> new Shown.Part.Line();
            case ROW ->
                inside.path(0).path("type").asInt() == BUTTON
                        ? new Shown.Part.Row(
                                inside.valueStream().map(Viewer::button).toList())
                        : part(inside.path(0));
            case MENU ->
                new Shown.Part.Menu(
                        component.path("custom_id").asText(),
                        component.path("placeholder").asText("Choose"),
                        component
                                .path("options")
                                .valueStream()
                                .map(option -> new Shown.Option(
                                        option.path("value").asText(),
                                        option.path("label").asText(),
                                        option.path("description").asText("")))
                                .toList(),
                        component.path("max_values").asInt(1) > 1);
            default -> null;
        };
    }

    private static Shown.Button button(JsonNode button) {
        String emoji = button.path("emoji").path("name").asText("");
        String label = button.path("label").asText("");
        return new Shown.Button(
                button.path("custom_id").asText(""),
                (emoji + " " + label).strip(),
                button.path("style").asInt(2),
                button.path("url").asText(""),
                button.path("disabled").asBoolean(false));
    }
}
