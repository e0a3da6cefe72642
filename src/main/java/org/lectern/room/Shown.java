package org.lectern.room;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a page shows, of the chat. Fields called `html` are escaped already.
public sealed interface Shown {
    /// The element's id on the page.
    String element();

    /// A channel, or a thread below its own.
    record Place(String id, String name, boolean isThread, boolean isHere, boolean isUnread, boolean isArchived)
            implements Shown {
        @Override
        public String element() {
            return "place-" + id;
        }
    }

    /// A message.
    ///
    /// @param time of the session, in seconds since 1970
    /// @param repliesTo the beginning of what it answers; null where it answers nothing
    /// @param thread that hangs on it; null for none
    record Message(
            String id,
            String author,
            boolean isBot,
            long time,
            String html,
            List<Embed> embeds,
            List<File> files,
            List<Part> parts,
            List<Reaction> reactions,
            @Nullable String repliesTo,
            @Nullable Place thread,
            boolean isForOne,
            boolean isEdited,
            boolean isThinking,
            boolean isSystem,
            boolean isPing)
            implements Shown {
        @Override
        public String element() {
            return "message-" + id;
        }
    }

    /// @param colour as CSS has it
    record Embed(String colour, String titleHtml, String address, String html, List<Field> fields, String footer) {}

    record Field(String name, String html) {}

    /// @param address below the room's
    record File(String name, String address, String alt, boolean isPicture) {}

    record Reaction(String emoji, int count) {}

    record Person(String id, String name, boolean isActing) {}

    /// A part of a message below its text, or in place of it.
    sealed interface Part {
        record Frame(String colour, List<Part> parts) implements Part {}

        /// @param button beside it; null for none
        record Text(String html, @Nullable Button button) implements Part {}

        record Line() implements Part {}

        record Row(List<Button> buttons) implements Part {}

        record Menu(String id, String hint, List<Option> options, boolean isMultiple) implements Part {}
    }

    /// @param style Discord's: 1 primary, 2 secondary, 3 success, 4 danger, 5 link
    record Button(String id, String label, int style, String address, boolean isDisabled) {}

    record Option(String value, String label, String description) {}
}
