package org.lectern.chat.discord;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.components.MessageTopLevelComponent;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.ButtonStyle;
import net.dv8tion.jda.api.components.container.Container;
import net.dv8tion.jda.api.components.container.ContainerChildComponent;
import net.dv8tion.jda.api.components.section.Section;
import net.dv8tion.jda.api.components.selections.SelectOption;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.separator.Separator;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditBuilder;
import net.dv8tion.jda.api.utils.messages.MessageEditData;
import org.lectern.chat.Attachment;
import org.lectern.chat.Button;
import org.lectern.chat.Embed;
import org.lectern.chat.Menu;
import org.lectern.chat.Post;

/// Posts as Discord's messages.
final class Payloads {
    /// The frame of an announcement and of questions: a quiet indigo that reads on light and dark alike.
    private static final int COLOUR = 0x5B6EE1;

    /// Discord's limit of buttons in a row.
    private static final int ROW = 5;

    private Payloads() {}

    static MessageCreateData message(Post post) {
        return switch (post) {
            case Post.Message message -> classic(message);
            case Post.Cards cards -> cards(cards);
        };
    }

    /// What takes the place of all that a message says. JDA forgets that it unfolds no addresses when it makes an
    /// edit of it.
    static MessageEditData anew(MessageCreateData message) {
        return MessageEditBuilder.fromCreateData(message)
                .setSuppressEmbeds(message.isSuppressEmbeds())
                .setReplace(true)
                .build();
    }

    /// An address in the text of a message unfolds into no preview of its own. The flag that says so would hide our
    /// own embed too, so a message with one goes without.
    private static MessageCreateData classic(Post.Message message) {
        MessageCreateBuilder builder = quiet(message.pings())
                .setContent(message.content())
                .setComponents(below(message))
                .setSuppressEmbeds(message.embed() == null);
        if (message.embed() != null) {
            builder.setEmbeds(embed(message.embed()));
        }
        Attachment attachment = message.attachment();
        if (attachment != null) {
            builder.setFiles(FileUpload.fromData(attachment.bytes(), attachment.name())
                    .setDescription(attachment.description()));
        }
        return builder.build();
    }

    private static List<ActionRow> below(Post.Message message) {
        List<ActionRow> rows = new ArrayList<>();
        if (message.menu() != null) {
            rows.add(ActionRow.of(menu(message.menu())));
        }
        rows.addAll(rows(message.buttons()));
        return rows;
    }

    private static StringSelectMenu menu(Menu menu) {
        return StringSelectMenu.create(menu.id().toString())
                .setPlaceholder(menu.hint().isBlank() ? null : menu.hint())
                .addOptions(menu.options().stream().map(Payloads::option).toList())
                .build();
    }

    private static SelectOption option(Menu.Option option) {
        return SelectOption.of(option.label(), option.value())
                .withDescription(option.description().isBlank() ? null : option.description());
    }

    /// One frame, with a thin line between two questions where there is room for all of them, and the buttons below
    /// it. In Components V2 nothing unfolds.
    private static MessageCreateData cards(Post.Cards cards) {
        List<ContainerChildComponent> inside = new ArrayList<>();
        for (Post.Card card : cards.cards()) {
            if (!inside.isEmpty() && cards.hasRoomForLines()) {
                inside.add(Separator.createDivider(Separator.Spacing.SMALL));
            }
            TextDisplay text = TextDisplay.of(card.text());
            inside.add(card.vote() == null ? text : Section.of(button(card.vote()), text));
        }
        List<MessageTopLevelComponent> all = new ArrayList<>();
        all.add(Container.of(inside).withAccentColor(COLOUR));
        all.addAll(rows(cards.buttons()));
        return quiet(Set.of()).useComponentsV2().setComponents(all).build();
    }

    private static MessageCreateBuilder quiet(Set<Long> pings) {
        return new MessageCreateBuilder()
                .setAllowedMentions(List.of())
                .mentionUsers(pings.stream().sorted().map(String::valueOf).toList());
    }

    private static MessageEmbed embed(Embed embed) {
        EmbedBuilder builder = new EmbedBuilder()
                .setTitle(embed.title().isBlank() ? null : embed.title())
                .setDescription(embed.description())
                .setColor(COLOUR)
                .setFooter(embed.footer());
        embed.fields().forEach(field -> builder.addField(field.name(), field.value(), false));
        return builder.build();
    }

    private static List<ActionRow> rows(List<Button> buttons) {
        List<ActionRow> rows = new ArrayList<>();
        for (int from = 0; from < buttons.size(); from += ROW) {
            List<Button> row = buttons.subList(from, Math.min(from + ROW, buttons.size()));
            rows.add(ActionRow.of(row.stream().map(Payloads::button).toList()));
        }
        return rows;
    }

    private static net.dv8tion.jda.api.components.buttons.Button button(Button button) {
        return switch (button) {
            case Button.Press press ->
                net.dv8tion.jda.api.components.buttons.Button.of(
                        style(press.style()), press.id().toString(), press.label());
            case Button.Link link ->
                net.dv8tion.jda.api.components.buttons.Button.link(
                        link.address().toString(), link.label());
        };
    }

    private static ButtonStyle style(Button.Style style) {
        return switch (style) {
            case PRIMARY -> ButtonStyle.PRIMARY;
            case SECONDARY -> ButtonStyle.SECONDARY;
            case SUCCESS -> ButtonStyle.SUCCESS;
            case DANGER -> ButtonStyle.DANGER;
        };
    }
}
