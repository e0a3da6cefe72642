package org.lectern.wording;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lectern.schedule.Block;
import org.lectern.schedule.Slot;
import org.lectern.schedule.Slot.Talk;
import org.lectern.text.Chat;
import org.lectern.text.RichText;

/// How the things of a schedule are named. All but the plain ones are Discord Markdown, escaped.
final class Terms {
    /// The most characters of a title, escaped: with a number and a kind it fits wherever a title stands.
    private static final int TITLE = 200;

    private static final int AUTHORS = 12;
    private static final int NUMBERS = 60;
    private static final String UNTITLED = "Untitled";

    private Terms() {}

    /// `5 · Spotlight · Title`, as far as the page gives them.
    static String talk(Talk talk) {
        return joined(number(talk), kind(talk), title(talk.title()));
    }

    /// `5 · Title`, unformatted, at most so many characters.
    static String plainTalk(Talk talk, int atMost) {
        String number = number(talk);
        String prefix = number == null ? "" : number + " · ";
        return prefix + plain(talk.title(), atMost - prefix.length());
    }

    static String title(RichText title) {
        return Chat.isBlank(title.plain()) ? UNTITLED : Chat.of(title, TITLE);
    }

    /// Unformatted. Where there is nothing to see it is called untitled: Discord refuses such names and labels.
    static String plain(RichText text, int atMost) {
        return Chat.isBlank(text.plain()) ? UNTITLED : Chat.unformatted(text.plain(), atMost);
    }

    static String slot(Slot slot) {
        return switch (slot) {
            case Talk talk -> talk(talk);
            case Slot.JointQa qa -> Chat.line(qa.title(), TITLE);
            case Slot.Break pause -> Chat.line(pause.title(), TITLE);
        };
    }

    static String numbers(Block block) {
        return Chat.escape(plainNumbers(block));
    }

    /// The numbers of a block's talks: `1`, `5–8`, `5, 7`; where the page has none, the title of the first and how
    /// many more there are. Unformatted.
    static String plainNumbers(Block block) {
        List<Integer> numbers = block.talks().stream()
                .map(Talk::number)
                .filter(Objects::nonNull)
                .toList();
        if (!isNumbered(block)) {
            int more = block.talks().size() - 1;
            return plain(block.first().title(), 40) + (more > 0 ? " and " + more + " more" : "");
        }
        int first = numbers.getFirst();
        int last = numbers.getLast();
        if (numbers.size() == 1) {
            return String.valueOf(first);
        }
        return last - first == numbers.size() - 1
                ? first + "–" + last
                : plain(
                        RichText.plain(String.join(
                                ", ", numbers.stream().map(String::valueOf).toList())),
                        NUMBERS);
    }

    private static boolean isNumbered(Block block) {
        return block.talks().stream().allMatch(talk -> talk.number() != null);
    }

    /// The talks of a block within a sentence: `talk 1`, `5–8`, or by title.
    static String talks(Block block) {
        return (isNumbered(block) && block.talks().size() == 1 ? "talk " : "") + numbers(block);
    }

    /// The Q&A of a block: `joint Q&A 5–8`, `Q&A 1`, `Q&A · Title`.
    static String qa(Block block) {
        return Chat.escape(plainQa(block));
    }

    /// The same, unformatted.
    static String plainQa(Block block) {
        return (block.isJoint() ? "joint Q&A " : "Q&A ") + (isNumbered(block) ? "" : "· ") + plainNumbers(block);
    }

    /// Names with commas between, the first dozen of them.
    static String people(List<String> all) {
        List<String> names = all.stream().filter(name -> !Chat.isBlank(name)).toList();
        List<String> shown =
                names.stream().limit(AUTHORS).map(name -> Chat.line(name, 60)).toList();
        int more = names.size() - shown.size();
        return String.join(", ", shown) + (more > 0 ? " and " + more + " more" : "");
    }

    /// Whoever has a name, or somebody.
    static String person(String name) {
        return Chat.isBlank(name) ? "somebody" : Chat.line(name, 40);
    }

    /// The time of day, where and as its reader has it. Renders in content, descriptions and field values only.
    static String time(Instant instant) {
        return "<t:" + instant.getEpochSecond() + ":t>";
    }

    static String date(Instant instant) {
        return "<t:" + instant.getEpochSecond() + ":D>";
    }

    /// "in 5 minutes", "2 hours ago", kept up to date by the reader's client.
    static String relative(Instant instant) {
        return "<t:" + instant.getEpochSecond() + ":R>";
    }

    static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    static String ordinal(int number) {
        int tens = number % 100;
        if (tens >= 11 && tens <= 13) {
            return number + "th";
        }
        return number
                + switch (number % 10) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
    }

    static String capitalised(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static @Nullable String number(Talk talk) {
        Integer number = talk.number();
        return number == null ? null : String.valueOf(number);
    }

    private static @Nullable String kind(Talk talk) {
        String kind = talk.kind();
        return kind == null ? null : Chat.line(kind, 30);
    }

    private static String joined(@Nullable String... parts) {
        List<String> present = new ArrayList<>();
        for (String part : parts) {
            if (part != null) {
                present.add(part);
            }
        }
        return String.join(" · ", present);
    }
}
