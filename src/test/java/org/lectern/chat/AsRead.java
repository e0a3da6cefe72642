package org.lectern.chat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Posts as a person would read them: times as a reader at -08:00 sees them, then the menu and the buttons, then who is
/// pinged.
public final class AsRead {
    private static final Pattern TIME = Pattern.compile("<t:(\\d+):([tDR])>");

    private AsRead() {}

    public static String of(Post post) {
        return switch (post) {
            case Post.Message(
                    String content,
                    Embed embed,
                    List<Button> buttons,
                    Set<Long> pings,
                    Menu menu,
                    Attachment _) ->
                of(
                        content,
                        embed == null ? "" : "# " + embed.title(),
                        embed == null ? "" : embed.description(),
                        menu == null ? "" : menu(menu),
                        buttons(buttons),
                        pings.isEmpty() ? "" : "pings " + new TreeSet<>(pings));
            case Post.Cards(List<Post.Card> cards, List<Button> buttons) ->
                of(String.join("\n", cards.stream().map(AsRead::card).toList()), buttons(buttons));
        };
    }

    /// A text with its times readable: `18:00`, `{18:00}` for a relative one, `2020-12-08`.
    public static String of(String text) {
        return TIME.matcher(text).replaceAll(found -> {
            OffsetDateTime time =
                    Instant.ofEpochSecond(Long.parseLong(found.group(1))).atOffset(ZoneOffset.ofHours(-8));
            return switch (found.group(2)) {
                case "t" -> DateTimeFormatter.ofPattern("HH:mm").format(time);
                case "R" -> DateTimeFormatter.ofPattern("'{'HH:mm'}'").format(time);
                default -> DateTimeFormatter.ISO_LOCAL_DATE.format(time);
            };
        });
    }

    private static String of(String... parts) {
        return of(String.join(
                "\n", List.of(parts).stream().filter(part -> !part.isEmpty()).toList()));
    }

    private static String card(Post.Card card) {
        return card.vote() == null ? card.text() : card.text() + " " + button(card.vote());
    }

    private static String menu(Menu menu) {
        return "v " + menu.hint() + "\n"
                + String.join(
                        "\n",
                        menu.options().stream()
                                .map(option -> "  " + option.label()
                                        + (option.description().isEmpty() ? "" : ": " + option.description()))
                                .toList());
    }

    private static String buttons(List<Button> buttons) {
        return String.join(" ", buttons.stream().map(AsRead::button).toList());
    }

    private static String button(Button button) {
        return switch (button) {
            case Button.Press press -> "[" + press.label() + "]";
            case Button.Link link -> "[" + link.label() + "](" + link.address() + ")";
        };
    }
}
