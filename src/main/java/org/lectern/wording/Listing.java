package org.lectern.wording;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.Button;
import org.lectern.chat.ButtonId;
import org.lectern.chat.Interaction.View;
import org.lectern.chat.Post.Message;
import org.lectern.cue.OnNow;
import org.lectern.text.Chat;
import org.lectern.wording.Programme.Entry;

/// What is on, what comes next or what a day has, in all rooms: a page of it. The buttons below say all that the other
/// pages depend on, so that they work after a restart.
public final class Listing {
    /// The page that has what is on, or comes next.
    public static final int NOW = -1;

    private static final int TITLE = 90;
    private static final int LABEL = 40;
    /// The most characters of a page's lines: with its heading it fits into a message.
    private static final int MOST = Message.MAX_CONTENT - 200;

    private final Programme programme;
    private final Terms terms;
    private final Instant now;
    private final Map<Long, Set<String>> rooms = new HashMap<>();

    /// @param group what stands above the lines of its kind; empty for nothing
    private record Line(String group, String text, Instant end) {}

    private Listing(Programme programme, Instant now) {
        this.programme = programme;
        this.terms = Terms.in(programme.reader());
        this.now = now;
        programme
                .scenes()
                .forEach(scene -> rooms.computeIfAbsent(scene.venue().channel(), _ -> new HashSet<>())
                        .add(scene.session().room()));
    }

    /// @param page from 0, or [#NOW]; the last one where there are not so many
    public static Message page(Programme programme, View view, Wanted.Part part, int page, Instant now) {
        Listing listing = new Listing(programme, now);
        return switch (view) {
            case NOW -> listing.now(part, page);
            case NEXT -> listing.next(part, page, "");
            case SCHEDULE -> listing.day(part, page);
        };
    }

    /// The page that a button is for; empty where it is none of ours, or what it is about is not there any more.
    public static Optional<Message> page(Programme programme, ButtonId id, Instant now) {
        List<String> parts = List.of(id.about().split("\\."));
        try {
            View view = View.valueOf(parts.get(0).toUpperCase(Locale.ROOT));
            Wanted.Part part = new Wanted.Part(
                    named(programme.rooms(), parts.get(2)),
                    named(programme.kinds(), parts.get(3)),
                    parts.get(4).equals("-") ? null : LocalDate.parse(parts.get(4)));
            return Optional.of(page(programme, view, part, Integer.parseInt(parts.get(1)), now));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /// The name with this hash; null for none.
    private static @Nullable String named(List<String> names, String hash) {
        return hash.equals(hash(null))
                ? null
                : names.stream()
                        .filter(name -> hash(name).equals(hash))
                        .findFirst()
                        .orElseThrow(IllegalArgumentException::new);
    }

    /// A name may be longer than an id.
    private static String hash(@Nullable String name) {
        if (name == null) {
            return "-";
        }
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(StandardCharsets.UTF_8));
        return Long.toString(crc.getValue(), 36);
    }

    private Message now(Wanted.Part part, int page) {
        List<Line> lines = programme.scenes().stream()
                .flatMap(scene -> OnNow.at(scene.session(), now) instanceof OnNow.On(var slot)
                        ? Stream.of(new Entry(scene, slot))
                        : Stream.of())
                .filter(entry -> !entry.isAside() && part.takes(entry))
                .sorted(programme.byRoom())
                .map(entry -> new Line("", onNow(entry), entry.end()))
                .toList();
        return lines.isEmpty()
                ? next(part, page, terms.text("now.gap") + "\n")
                : page(View.NOW, part, "**" + terms.text("list.now") + "**", lines, page);
    }

    private String onNow(Entry entry) {
        Scene scene = entry.scene();
        String thread = scene.blockOf(entry.slot().id())
                .flatMap(scene::threadLink)
                .map(link -> " · " + link)
                .orElse("");
        return terms.text("list.until", place(entry), brief(entry), Terms.time(entry.end())) + thread + held(entry);
    }

    /// Of each room what comes next. Rooms without a name are told apart by their channel.
    private Message next(Wanted.Part part, int page, String before) {
        Map<String, Entry> first = new LinkedHashMap<>();
        programme.entries(part).stream()
                .filter(entry -> entry.start().isAfter(now))
                .forEach(entry -> first.putIfAbsent(
                        entry.scene().venue().channel()
                                + entry.scene().session().room(),
                        entry));
        if (first.isEmpty()) {
            return Message.of(before + terms.text(part.equals(Wanted.Part.ALL) ? "list.over" : "list.nothing"));
        }
        Optional<Entry> soonest = first.values().stream().findFirst();
        List<Line> lines = first.values().stream()
                .map(entry -> new Line(
                        soonest.filter(each -> each.day().equals(entry.day())).isPresent() && isToday(entry)
                                ? "**" + Terms.time(entry.start()) + "** (" + Terms.relative(entry.start()) + ")"
                                : "**" + Terms.date(entry.start()) + ", " + Terms.time(entry.start()) + "**",
                        place(entry) + " " + brief(entry) + held(entry),
                        entry.end()))
                .toList();
        return page(View.NEXT, part, before + "**" + terms.text("list.next") + "**", lines, page);
    }

    private boolean isToday(Entry entry) {
        return now.atOffset(entry.slot().start().getOffset()).toLocalDate().equals(entry.day());
    }

    /// A day: the one that is wanted, else the first that is not over, with a word on how to see another.
    private Message day(Wanted.Part part, int page) {
        LocalDate day = part.day() == null ? dayNow(part) : part.day();
        Wanted.Part there = part.on(day);
        List<Line> lines = programme.entries(there).stream()
                .map(entry -> new Line(
                        "**" + Terms.time(entry.start()) + "**",
                        marked(entry, place(entry) + " " + brief(entry)),
                        entry.end()))
                .toList();
        if (lines.isEmpty()) {
            return Message.of(terms.text("list.none"));
        }
        String date = "**" + Terms.date(programme.entries(there).getFirst().start()) + "**";
        Message message = page(View.SCHEDULE, there, date, lines, page);
        boolean hasOthers = part.day() == null
                && programme.entries(part).stream()
                        .anyMatch(entry -> !entry.day().equals(day));
        return hasOthers
                ? Message.of(message.content() + "\n\n" + terms.text("list.otherDays"), message.buttons())
                : message;
    }

    private @Nullable LocalDate dayNow(Wanted.Part part) {
        List<Entry> all = programme.entries(part);
        return all.stream()
                .filter(entry -> entry.end().isAfter(now))
                .findFirst()
                .or(() -> all.stream().reduce((_, last) -> last))
                .map(Entry::day)
                .orElse(null);
    }

    private String marked(Entry entry, String line) {
        boolean on = !entry.start().isAfter(now) && entry.end().isAfter(now);
        return (on ? "▶ " : "") + line;
    }

    private Message page(View view, Wanted.Part part, String title, List<Line> lines, int wanted) {
        List<List<Line>> pages = pages(lines);
        int page = wanted == NOW ? pageNow(pages) : Math.clamp(wanted, 0, pages.size() - 1);
        StringBuilder text = new StringBuilder(title);
        Stream.of(part.room(), part.kind())
                .filter(each -> each != null)
                .forEach(each -> text.append(" · ").append(Chat.line(each, LABEL)));
        if (pages.size() > 1) {
            text.append(" · ").append(terms.text("list.page", page + 1, pages.size()));
        }
        String group = "";
        for (Line line : pages.get(page)) {
            if (!line.group().equals(group)) {
                group = line.group();
                text.append('\n').append(group);
            }
            text.append('\n').append(line.text());
        }
        List<Button> buttons = new ArrayList<>();
        if (page > 0) {
            buttons.add(turn(view, part, page - 1, "button.previous"));
        }
        if (page < pages.size() - 1) {
            buttons.add(turn(view, part, page + 1, "button.following"));
        }
        return Message.of(text.toString(), buttons);
    }

    private static List<List<Line>> pages(List<Line> lines) {
        List<List<Line>> pages = new ArrayList<>();
        int length = MOST;
        String group = "";
        for (Line line : lines) {
            boolean fits = length + cost(line, group) <= MOST;
            if (!fits) {
                pages.add(new ArrayList<>());
                length = 0;
                group = "";
            }
            length += cost(line, group);
            group = line.group();
            pages.getLast().add(line);
        }
        return pages;
    }

    private static int cost(Line line, String group) {
        return 1
                + line.text().length()
                + (line.group().equals(group) ? 0 : 1 + line.group().length());
    }

    private int pageNow(List<List<Line>> pages) {
        for (int page = 0; page < pages.size(); page++) {
            if (pages.get(page).stream().anyMatch(line -> line.end().isAfter(now))) {
                return page;
            }
        }
        return 0;
    }

    private Button turn(View view, Wanted.Part part, int page, String label) {
        String about = String.join(
                ".",
                view.name().toLowerCase(Locale.ROOT),
                String.valueOf(page),
                hash(part.room()),
                hash(part.kind()),
                part.day() == null ? "-" : part.day().toString());
        return new Button.Press(ButtonId.of(ButtonId.Action.PAGE, about), terms.text(label), Button.Style.SECONDARY);
    }

    /// The channel, with the room where it has several.
    private String place(Entry entry) {
        long channel = entry.scene().venue().channel();
        String room = entry.scene().session().room();
        boolean isNamed = rooms.getOrDefault(channel, Set.of()).size() > 1 && !room.isBlank();
        return "<#" + channel + ">" + (isNamed ? " " + Chat.line(room, LABEL) : "");
    }

    private String brief(Entry entry) {
        return terms.brief(entry.slot(), TITLE);
    }

    /// While the time stands, what is told of times does not hold.
    private static String held(Entry entry) {
        return entry.scene().heldSince() == null ? "" : " ⏸️";
    }
}
