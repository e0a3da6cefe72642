package org.lectern.room;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.FormFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.lectern.standin.Actor;
import org.lectern.standin.Answer;
import org.lectern.standin.Interaction;
import org.lectern.standin.StandIn;
import org.lectern.web.Assets;
import org.lectern.web.Assets.Asset;
import org.lectern.web.Pages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is at which address, below `/room/TOKEN/`. Every request names in `as` who acts, and in `in` where.
///
/// | address | |
/// | --- | --- |
/// | `` | the page |
/// | `events` | what changes on it, as server-sent events |
/// | `palette`, `command`, `composer`, `suggest` | parts of it, for what is being typed |
/// | `files/…` | a file that came with a message |
/// | `do/…` | does what somebody has pressed or sent; the only ones that take POST |
final class Front extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(Front.class);
    private static final Pattern ASSET = Pattern.compile("/assets/([a-z.]+)");

    /// A little longer than Discord waits for a bot.
    private static final Duration PATIENCE = Duration.ofMillis(3500);

    private static final String NO_RESPONSE = "The application did not respond.";
    private static final int FORM_FIELDS = 60;
    private static final int FORM_BYTES = 60_000;

    private final Room room;
    private final Feeds feeds;
    private final String home;
    private final Assets assets = new Assets(Map.of(
            "room.css", Asset.style("/org/lectern/room/room.css"),
            "room.js", Asset.script("/org/lectern/room/room.js")));

    Front(Room room, Feeds feeds, String token) {
        this.room = room;
        this.feeds = feeds;
        this.home = "/room/" + token + "/";
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Pages.guard(response);
        try {
            answer(request, response, callback);
        } catch (IllegalArgumentException e) {
            // What a client would not let them do; the page shows why.
            Pages.write(response, callback, 200, Pages.HTML, Templates.told(String.valueOf(e.getMessage())));
        } catch (RuntimeException fault) {
            if (response.isCommitted()) {
                throw fault;
            }
            LOG.error("The room could not answer", fault);
            Pages.write(response, callback, 500, Pages.TEXT, "The room could not answer: " + fault.getMessage() + "\n");
        }
        return true;
    }

    private void answer(Request request, Response response, Callback callback) throws Exception {
        String path = request.getHttpURI().getCanonicalPath();
        Matcher asset = ASSET.matcher(path);
        boolean known = false;
        if (asset.matches()) {
            known = Pages.asset(assets, asset.group(1), response, callback);
        } else if (path.startsWith(home)) {
            String below = path.substring(home.length());
            response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
            known = below.startsWith("do/")
                    ? post(below.substring("do/".length()), request, response, callback)
                    : get(below, request, response, callback);
        }
        if (!known) {
            Pages.write(response, callback, 404, Pages.TEXT, "There is nothing at this address.\n");
        }
    }

    private boolean get(String what, Request request, Response response, Callback callback) throws Exception {
        if (!request.getMethod().equals("GET")) {
            Pages.onlyBy("GET", response, callback);
            return true;
        }
        Asked asked = new Asked(Request.extractQueryParameters(request));
        if (what.startsWith("files/")) {
            return file(request.getHttpURI().getCanonicalPath(), response, callback);
        }
        String html = switch (what) {
            case "" -> {
                Scene scene = room.scene(asked.text("as"), asked.text("in"));
                yield Templates.page(scene, room.people(scene.person()));
            }
            case "palette" -> {
                String typed = asked.text("text");
                yield Templates.palette(
                        typed.startsWith("/") ? directory(asked).offers(typed.substring(1)) : java.util.List.of(),
                        typed);
            }
            case "command" -> Templates.command(command(asked), room.people(asked.text("as")));
            case "composer" -> composer(asked);
            case "suggest" -> suggestions(asked);
            default -> "";
        };
        if (what.equals("events")) {
            Pages.events(response);
            feeds.serve(asked.text("as"), asked.text("in"), response);
            callback.succeeded();
        } else if (!html.isEmpty()) {
            Pages.write(response, callback, 200, Pages.HTML, html);
        }
        return what.equals("events") || !html.isEmpty();
    }

    private Directory directory(Asked asked) {
        return Directory.of(actor(asked), asked.text("in"));
    }

    private Draft.Command command(Asked asked) {
        return directory(asked)
                .command(asked.text("name"))
                .orElseThrow(() -> new IllegalArgumentException("There is no /" + asked.text("name") + " here."));
    }

    private String composer(Asked asked) {
        Scene scene = room.scene(asked.text("as"), asked.text("in"));
        return Templates.composer(scene.placeName(), scene.takesText());
    }

    private String suggestions(Asked asked) {
        Draft.Command command = command(asked);
        String option = asked.text("option");
        Map<String, Object> others = asked.options(command);
        others.remove(option);
        Interaction typing =
                actor(asked).autocomplete(asked.text("in"), command.name(), option, asked.text("o." + option), others);
        return answer(typing) instanceof Answer.Choices(var choices)
                ? Templates.suggestions(choices)
                : Templates.told(NO_RESPONSE);
    }

    private boolean file(String path, Response response, Callback callback) {
        Optional<StandIn.UploadedFile> file = room.standin().file(path.substring((home + "files").length()));
        file.ifPresent(found -> {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, found.type());
            ByteBuffer bytes = found.bytes();
            response.write(true, bytes, callback);
        });
        return file.isPresent();
    }

    private boolean post(String what, Request request, Response response, Callback callback) throws Exception {
        if (!request.getMethod().equals("POST")) {
            Pages.onlyBy("POST", response, callback);
        } else if (!Pages.isOurs(request)) {
            Pages.write(response, callback, 403, Pages.TEXT, "Only from the room's own page.\n");
        } else {
            Asked asked = new Asked(FormFields.getFields(request, FORM_FIELDS, FORM_BYTES));
            String html = done(what, asked, response);
            Pages.write(response, callback, 200, Pages.HTML, html);
        }
        return true;
    }

    private String done(String what, Asked asked, Response response) {
        if (what.equals("stage")) {
            room.stage().press(Stage.Press.valueOf(asked.text("press")));
            feeds.changed();
            return Templates.told("");
        }
        Actor actor = actor(asked);
        room.stage().acts(actor.person().id());
        String in = asked.text("in");
        String message = asked.text("message");
        return switch (what) {
            case "say" -> {
                if (asked.text("reply").isEmpty()) {
                    actor.post(in, asked.text("text"));
                } else {
                    actor.reply(asked.text("reply"), asked.text("text"));
                }
                yield Templates.told("") + composed(asked);
            }
            case "run" -> {
                Draft.Command command = command(asked);
                Interaction run = actor.command(in, command.name(), asked.options(command));
                yield shown(run, response) + composed(asked);
            }
            case "press" -> shown(actor.press(message, asked.text("button")), response);
            case "choose" -> shown(actor.select(message, asked.text("menu"), asked.all("value")), response);
            case "app" -> shown(actor.messageCommand(message, asked.text("name")), response);
            case "submit" -> shown(actor.submit(form(asked), asked.values()), response);
            case "dismiss" -> {
                actor.dismiss(message);
                yield Templates.told("");
            }
            default -> throw new IllegalArgumentException("The room cannot do that.");
        };
    }

    /// The empty composer, in the place of what was sent.
    private String composed(Asked asked) {
        return "<div id=\"composer\" hx-swap-oob=\"innerHTML\">" + composer(asked) + "</div>";
    }

    private Interaction form(Asked asked) {
        return room.standin()
                .interaction(asked.text("interaction"))
                .orElseThrow(() -> new IllegalArgumentException("That form is too old."));
    }

    private Actor actor(Asked asked) {
        return room.standin().as(asked.text("as"));
    }

    /// What the bot answers with a message appears by itself; a form opens.
    private static String shown(Interaction interaction, Response response) {
        return switch (answer(interaction)) {
            case Answer.Form form -> {
                response.getHeaders().put("HX-Retarget", "#form");
                yield Templates.form(new Draft.Form(interaction.id(), form.title(), form.fields()));
            }
            case Answer.Nothing _ -> Templates.told(NO_RESPONSE);
            case Answer.Message _, Answer.Thinking _, Answer.Silent _, Answer.Updated _, Answer.Choices _ ->
                Templates.told("");
        };
    }

    private static Answer answer(Interaction interaction) {
        return interaction.answer(PATIENCE);
    }

    /// What a request asks.
    private record Asked(Fields fields) {
        String text(String name) {
            return Optional.ofNullable(fields.getValue(name)).orElse("");
        }

        String[] all(String name) {
            return fields.getValuesOrEmpty(name).toArray(String[]::new);
        }

        /// The options of a command that are filled in, as what they are.
        Map<String, Object> options(Draft.Command command) {
            Map<String, Object> options = new LinkedHashMap<>();
            for (Draft.Option option : command.options()) {
                String chosen = text("v." + option.name());
                String given = chosen.isEmpty() ? text("o." + option.name()).strip() : chosen;
                if (!given.isEmpty()) {
                    options.put(option.name(), typed(option, given));
                }
            }
            return options;
        }

        private static Object typed(Draft.Option option, String given) {
            try {
                return switch (option.type()) {
                    case 4 -> Long.parseLong(given);
                    case 5 -> Boolean.parseBoolean(given.toLowerCase(Locale.ROOT));
                    case 10 -> Double.parseDouble(given);
                    default -> given;
                };
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("“" + option.name() + "” is a number, not “" + given + "”.", e);
            }
        }

        /// The fields of a form; of a checkbox whether it is set.
        Map<String, String> values() {
            Map<String, String> values = new LinkedHashMap<>();
            fields.forEach(field -> {
                if (field.getName().startsWith("f.")) {
                    values.put(field.getName().substring(2), field.getValues().getLast());
                }
            });
            return values;
        }
    }
}
