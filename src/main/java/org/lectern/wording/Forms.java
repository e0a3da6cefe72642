package org.lectern.wording;

import java.util.ArrayList;
import java.util.List;
import org.lectern.chat.Responder.AskForm;
import org.lectern.chat.Responder.Choice;
import org.lectern.schedule.Block;
import org.lectern.schedule.Slot.Talk;
import org.lectern.schedule.SlotId;
import org.lectern.text.RichText;

/// The form behind an **Ask** button, and the choices of talks. All unformatted: Discord renders no Markdown there.
public final class Forms {
    /// The choice of all talks of a block.
    public static final String ALL = "all";

    private Forms() {}

    public static AskForm askTalk(Talk talk) {
        Integer number = talk.number();
        String title = number == null ? "Ask about " + Terms.plain(talk.title(), 30) : "Ask about talk " + number;
        return new AskForm(talk.id().value(), title, List.of());
    }

    /// A question for a joint Q&A: for one of its talks, or for all of them.
    public static AskForm askBlock(SlotId about, Block block) {
        List<Choice> talks = new ArrayList<>(List.of(new Choice("All of them", ALL)));
        block.talks().stream().limit(Choice.MAX_CHOICES - 1L).map(Forms::choice).forEach(talks::add);
        String title = Terms.plain(RichText.plain("Ask in the " + Terms.plainQa(block)), 45);
        return new AskForm(about.value(), title, talks);
    }

    /// `5 · Title`, with the talk's id as its value.
    public static Choice choice(Talk talk) {
        return new Choice(Terms.plainTalk(talk, Choice.MAX_LABEL), talk.id().value());
    }
}
