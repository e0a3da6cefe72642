package org.lectern.wording;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.Texts;
import org.lectern.schedule.Block;
import org.lectern.schedule.Slot;
import org.lectern.schedule.Slot.Talk;
import org.lectern.text.Chat;
import org.lectern.text.RichText;

/// The texts of one language, and how the things of a schedule are named in it. All names but the plain ones are
/// Discord Markdown, escaped.
final class Terms {
    /// The most characters of a title, escaped: with a number and a kind it fits wherever a title stands.
    private static final int TITLE = 200;

    private static final int AUTHORS = 12;
    private static final int NUMBERS = 60;

    private final Texts texts;

    private Terms(Texts texts) {
        this.texts = texts;
    }

    static Terms in(Locale locale) {
        return new Terms(Texts.of(Terms.class, locale));
    }

    String text(String key, Object... arguments) {
        return texts.get(key, arguments);
    }

    /// The text for so many: `{0}` is the number, the other arguments follow.
    String count(String key, int number, Object... others) {
        return texts.count(key, number, others);
    }

    /// "1st", "2nd", …
    String ordinal(int number) {
        return texts.ordinal("ordinal", number);
    }

    /// `5 · Spotlight · Title`, as far as the page gives them.
    String talk(Talk talk) {
        return joined(number(talk), kind(talk), title(talk.title()));
    }

    /// `5 · Title`, unformatted, at most so many characters.
    String plainTalk(Talk talk, int atMost) {
        String number = number(talk);
        String prefix = number == null ? "" : number + " · ";
        return prefix + plain(talk.title(), atMost - prefix.length());
    }

    String title(RichText title) {
        return Chat.isBlank(title.plain()) ? text("untitled") : Chat.of(title, TITLE);
    }

    /// Unformatted. Where there is nothing to see it is called untitled: Discord refuses such names and labels.
    String plain(RichText text, int atMost) {
        return Chat.isBlank(text.plain()) ? text("untitled") : Chat.unformatted(text.plain(), atMost);
    }

    String slot(Slot slot) {
        return switch (slot) {
            case Talk talk -> talk(talk);
            case Slot.JointQa qa -> Chat.line(qa.title(), TITLE);
            case Slot.Break pause -> Chat.line(pause.title(), TITLE);
        };
    }

    /// `5 · Title`, at most so many characters.
    String brief(Slot slot, int atMost) {
        return switch (slot) {
            case Talk talk ->
                joined(
                        number(talk),
                        Chat.isBlank(talk.title().plain())
                                ? text("untitled")
                                : Chat.of(talk.title().shorten(atMost), atMost));
            case Slot.JointQa qa -> Chat.line(qa.title(), atMost);
            case Slot.Break pause -> Chat.line(pause.title(), atMost);
        };
    }

    String numbers(Block block) {
        return Chat.escape(plainNumbers(block));
    }

    /// The numbers of a block's talks: `1`, `5–8`, `5, 7`; where the page has none, the title of the first and how
    /// many more there are. Unformatted.
    String plainNumbers(Block block) {
        List<Integer> numbers = block.talks().stream()
                .map(Talk::number)
                .filter(Objects::nonNull)
                .toList();
        if (!isNumbered(block)) {
            int more = block.talks().size() - 1;
            String first = plain(block.first().title(), 40);
            return more > 0 ? count("andMore", more, first) : first;
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
    String talks(Block block) {
        String numbers = numbers(block);
        return isNumbered(block) ? text(block.talks().size() == 1 ? "talk" : "talks", numbers) : numbers;
    }

    /// What stands after "Q&A": `5–8`, `· Title`.
    String qa(Block block) {
        return Chat.escape(plainQa(block));
    }

    /// The same, unformatted.
    String plainQa(Block block) {
        return (isNumbered(block) ? "" : "· ") + plainNumbers(block);
    }

    /// The Q&A of a block as a heading: `Joint Q&A 5–8`, `Q&A 1`, `Q&A · Title`. Unformatted.
    String heading(Block block) {
        return text(block.isJoint() ? "thread.joint" : "thread.own", plainQa(block));
    }

    /// Names with commas between, the first dozen of them.
    String people(List<String> all) {
        List<String> names = all.stream().filter(name -> !Chat.isBlank(name)).toList();
        List<String> shown =
                names.stream().limit(AUTHORS).map(name -> Chat.line(name, 60)).toList();
        int more = names.size() - shown.size();
        String listed = String.join(", ", shown);
        return more > 0 ? count("andMore", more, listed) : listed;
    }

    /// Whoever has a name, or somebody.
    String person(String name) {
        return Chat.isBlank(name) ? text("somebody") : Chat.line(name, 40);
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
