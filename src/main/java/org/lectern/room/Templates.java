package org.lectern.room;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Map;
import org.lectern.standin.Answer;

/// The page and its parts, from templates that escape whatever they are given.
final class Templates {
    private static final TemplateEngine ENGINE =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.lectern.pages");

    private Templates() {}

    /// @param people whom one can act as
    static String page(Scene scene, List<Shown.Person> people) {
        return render("page", Map.of("scene", scene, "people", people));
    }

    static String place(Shown.Place place) {
        return render("place", Map.of("place", place));
    }

    /// @param apps commands that may be run on it
    static String message(Shown.Message message, List<String> apps) {
        return render("message", Map.of("message", message, "apps", apps));
    }

    static String status(Stage.State state) {
        return render("status", Map.of("state", state));
    }

    /// @param part of what stands between the presses: `speed`, `pause`, `audience` or `bot`
    static String stage(Stage.State state, String part) {
        return render("stage", Map.of("state", state, "part", part));
    }

    /// @param typed what was typed so far, of a command's name or anything else
    static String palette(List<Draft.Offer> offers, String typed) {
        return render("palette", Map.of("offers", offers, "typed", typed));
    }

    static String composer(String placeName, boolean takesText) {
        return render("composer", Map.of("placeName", placeName, "takesText", takesText));
    }

    static String command(Draft.Command command, List<Shown.Person> people) {
        return render("command", Map.of("command", command, "people", people));
    }

    static String suggestions(List<Answer.Choice> choices) {
        return render("suggestions", Map.of("choices", choices));
    }

    static String form(Draft.Form form) {
        return render("form", Map.of("form", form));
    }

    /// @param text that tells what went wrong; empty where nothing did
    static String told(String text) {
        return render("told", Map.of("text", text));
    }

    private static String render(String template, Map<String, Object> values) {
        StringOutput output = new StringOutput();
        ENGINE.render("room/" + template + ".jte", values, output);
        return output.toString();
    }
}
