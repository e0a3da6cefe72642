package org.lectern.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    /// @param anonymous whether one may ask so that nobody sees who
    public static AskForm askTalk(Talk talk, boolean anonymous, Locale reader) {
        Terms terms = Terms.in(reader);
        Integer number = talk.number();
        String title = number == null
                ? terms.text("form.title", terms.plain(talk.title(), 30))
                : terms.text("form.number", number);
        return new AskForm(talk.id().value(), title, List.of(), anonymous);
    }

    /// A question for a joint Q&A: for one of its talks, or for all of them.
    ///
    /// @param anonymous whether one may ask so that nobody sees who
    public static AskForm askBlock(SlotId about, Block block, boolean anonymous, Locale reader) {
        Terms terms = Terms.in(reader);
        List<Choice> talks = new ArrayList<>(List.of(new Choice(terms.text("allOfThem"), ALL)));
        block.talks().stream()
                .limit(Choice.MAX_CHOICES - 1L)
                .map(talk -> choice(talk, reader))
                .forEach(talks::add);
        String title = terms.text(block.isJoint() ? "form.joint" : "form.own", terms.plainQa(block));
        return new AskForm(about.value(), terms.plain(RichText.plain(title), AskForm.MAX_TITLE), talks, anonymous);
    }

    /// `5 · Title`, with the talk's id as its value.
    public static Choice choice(Talk talk, Locale reader) {
        return new Choice(
                Terms.in(reader).plainTalk(talk, Choice.MAX_LABEL), talk.id().value());
    }
}
