package org.lectern.wording;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lectern.chat.Button;
import org.lectern.chat.ButtonId;
import org.lectern.chat.ButtonId.Action;
import org.lectern.question.Question;
import org.lectern.schedule.SlotId;
import org.lectern.text.RichText;

/// The buttons under what Lectern says.
final class Buttons {
    private static final int MAX_LINKS = 3;
    private static final int MAX_ADDRESS = 512;
    private static final int MAX_LABEL = 40;

    private Buttons() {}

    /// @param about a talk, or the joint Q&A or first talk that a block is known by
    static Button ask(Scene scene, SlotId about) {
        return new Button.Press(
                ButtonId.of(Action.ASK, about.value()), scene.terms().text("button.ask"), Button.Style.PRIMARY);
    }

    /// The vote button of a card, with its count.
    static Button.Press vote(Scene scene, Question question) {
        int votes = question.standing().votes();
        return new Button.Press(
                ButtonId.of(Action.VOTE, question.id().cardKey()),
                "▲ " + (votes == 0 ? scene.terms().text("button.vote") : votes),
                Button.Style.SECONDARY);
    }

    static Button.Press voteAgain(Terms terms, Question question) {
        return new Button.Press(
                ButtonId.of(Action.VOTE_AGAIN, question.id().cardKey()),
                terms.text("button.voteAgain"),
                Button.Style.PRIMARY);
    }

    static Button voteFor(Terms terms, Question question) {
        return new Button.Press(
                ButtonId.of(Action.VOTE_FOR, question.id().cardKey()),
                terms.text("button.voteFor"),
                Button.Style.PRIMARY);
    }

    /// @param interaction which the question came with that waits for it
    static Button askAnyway(Terms terms, long interaction) {
        return new Button.Press(
                ButtonId.of(Action.ASK_ANYWAY, Long.toUnsignedString(interaction)),
                terms.text("button.askAnyway"),
                Button.Style.SECONDARY);
    }

    static Button next(Scene scene) {
        return look(scene, Action.NEXT, "button.next");
    }

    static Button schedule(Scene scene) {
        return look(scene, Action.SCHEDULE, "button.schedule");
    }

    private static Button look(Scene scene, Action action, String key) {
        return new Button.Press(
                ButtonId.of(action, scene.session().id().value()), scene.terms().text(key), Button.Style.SECONDARY);
    }

    /// These buttons, and the link to the video where there is one.
    static List<Button> withVideo(Scene scene, Button... buttons) {
        List<Button> all = new ArrayList<>(List.of(buttons));
        URI video = links(scene).get("video");
        if (video != null) {
            all.add(link(scene, "video", video));
        }
        return all;
    }

    /// These buttons, and the session's links.
    static List<Button> withLinks(Scene scene, Button... buttons) {
        List<Button> all = new ArrayList<>(List.of(buttons));
        links(scene).entrySet().stream()
                .limit(MAX_LINKS)
                .forEach(entry -> all.add(link(scene, entry.getKey(), entry.getValue())));
        return all;
    }

    /// What the configuration says goes before what the page says.
    private static Map<String, URI> links(Scene scene) {
        Map<String, URI> links = new LinkedHashMap<>(new TreeMap<>(scene.venue().links()));
        Map<String, URI> page = new TreeMap<>(scene.session().links());
        page.remove("chat");
        page.forEach(links::putIfAbsent);
        links.values().removeIf(address -> !isForButtons(address));
        return links;
    }

    /// What Discord takes for a button: an address of the web of at most 512 characters.
    private static boolean isForButtons(URI address) {
        String scheme = String.valueOf(address.getScheme());
        return (scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http"))
                && address.getHost() != null
                && address.toString().length() <= MAX_ADDRESS;
    }

    private static Button link(Scene scene, String name, URI address) {
        return new Button.Link(
                address,
                name.equals("video")
                        ? scene.terms().text("button.video")
                        : Terms.capitalised(scene.terms().plain(RichText.plain(name), MAX_LABEL)));
    }
}
