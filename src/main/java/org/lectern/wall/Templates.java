package org.lectern.wall;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.Instant;
import java.util.Map;
import org.lectern.floor.Floor;
import org.lectern.wording.DeskView;
import org.lectern.wording.WallView;

/// Pages and parts of them, from templates that escape whatever they are given.
final class Templates {
    private static final TemplateEngine ENGINE =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.lectern.pages");

    private Templates() {}

    /// @param token of the link that it was opened by
    static String page(WallView view, Instant at, double pace, String token) {
        return render(
                "wall/page.jte",
                Map.of("view", view, "at", at, "pace", pace, "token", token, "code", QrCode.svg(view.invite())));
    }

    static String view(WallView view, Instant at, double pace) {
        return render("wall/view.jte", Map.of("view", view, "at", at, "pace", pace));
    }

    static String desk(DeskView view, Floor.Tick tick) {
        return render("desk/page.jte", Map.of("view", view, "at", tick.at(), "pace", tick.pace()));
    }

    static String deskView(DeskView view, Floor.Tick tick) {
        return render("desk/view.jte", Map.of("view", view, "at", tick.at(), "pace", tick.pace()));
    }

    /// What came of a press at the desk.
    static String said(DeskView.Answer answer) {
        return render("desk/said.jte", Map.of("answer", answer));
    }

    /// In the place of what a link has shown before it was revoked.
    static String gone() {
        return render("wall/gone.jte", Map.of());
    }

    static String notFound() {
        return render("wall/notFound.jte", Map.of());
    }

    private static String render(String template, Map<String, Object> values) {
        StringOutput output = new StringOutput();
        ENGINE.render(template, values, output);
        return output.toString();
    }
}
