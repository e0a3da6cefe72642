package org.lectern.chat.discord;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.dv8tion.jda.api.components.checkbox.Checkbox;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.interactions.modals.ModalMapping;
import net.dv8tion.jda.api.modals.Modal;
import org.lectern.chat.ButtonId;
import org.lectern.chat.Interaction;
import org.lectern.chat.Responder.AskForm;
import org.lectern.chat.Responder.Choice;
import org.lectern.chat.Responder.Form;

/// The forms, the one behind an **Ask** button and those of one field: how they go out, and how they come back.
final class Forms {
    private static final String PREFIX = "ask:";
    private static final String QUESTION = "question";
    private static final String TALK = "talk";
    private static final String ANONYMOUS = "anonymous";
    private static final String TEXT = "text";

    private Forms() {}

    static Modal modal(AskForm form, Locale reader) {
        TextInput question = TextInput.create(QUESTION, TextInputStyle.PARAGRAPH)
                .setRequiredRange(1, Commands.MAX_QUESTION)
                .setRequired(true)
                .setPlaceholder(Words.FORM_HINT.in(reader))
                .build();
        Modal.Builder modal = Modal.create(PREFIX + form.about(), form.title())
                .addComponents(Label.of(Words.FORM_QUESTION.in(reader), question));
        if (!form.talks().isEmpty()) {
            modal.addComponents(Label.of(Words.FORM_TALK.in(reader), talks(form.talks())));
        }
        if (form.offersAnonymous()) {
            modal.addComponents(Label.of(Words.FORM_ANONYMOUS.in(reader), Checkbox.of(ANONYMOUS)));
        }
        return modal.build();
    }

    static Modal modal(Form form) {
        TextInput text = TextInput.create(TEXT, TextInputStyle.PARAGRAPH)
                .setRequiredRange(1, form.maxLength())
                .setRequired(true)
                .setValue(form.text().isEmpty() ? null : form.text())
                .build();
        return Modal.create(form.id().toString(), form.title())
                .addComponents(Label.of(form.label(), text))
                .build();
    }

    private static StringSelectMenu talks(List<Choice> talks) {
        StringSelectMenu.Builder menu = StringSelectMenu.create(TALK);
        talks.stream().limit(Choice.MAX_CHOICES).forEach(talk -> menu.addOption(talk.label(), talk.value()));
        return menu.setDefaultValues(talks.getFirst().value()).build();
    }

    /// Empty where the form is none of ours.
    static Optional<Interaction> read(Interaction.Context context, ModalInteractionEvent event) {
        ModalMapping text = event.getValue(TEXT);
        return text == null
                ? question(context, event)
                : ButtonId.parse(event.getModalId()).map(id -> new Interaction.Filled(context, id, text.getAsString()));
    }

    private static Optional<Interaction> question(Interaction.Context context, ModalInteractionEvent event) {
        ModalMapping question = event.getValue(QUESTION);
        if (!event.getModalId().startsWith(PREFIX) || question == null) {
            return Optional.empty();
        }
        ModalMapping talk = event.getValue(TALK);
        ModalMapping anonymous = event.getValue(ANONYMOUS);
        return Optional.of(new Interaction.AskSubmitted(
                context,
                event.getModalId().substring(PREFIX.length()),
                question.getAsString(),
                talk == null
                        ? null
                        : talk.getAsStringList().stream().findFirst().orElse(null),
                anonymous != null && anonymous.getAsBoolean()));
    }
}
