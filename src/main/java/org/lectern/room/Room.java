package org.lectern.room;

import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.lectern.standin.Actor;
import org.lectern.standin.Person;
import org.lectern.standin.StandIn;
import org.lectern.standin.Watch;
import org.lectern.web.WebServer;

/// A chat client in the browser, on this machine alone: whoever has its link can be anybody in the chat of a stand-in,
/// and direct what is played.
public final class Room implements AutoCloseable {
    /// What the bot is called in the chat.
    static final String BOT = "Lectern";

    private static final int TOKEN_BYTES = 18;

    private final StandIn standin;
    private final Stage stage;
    private final String entrance;
    private final String token;
    private final Feeds feeds;
    private final WebServer server;
    private final Watch watch;
    /// The newest message that a person has seen at a place.
    private final Map<String, Map<String, String>> seen = new ConcurrentHashMap<>();

    private Room(StandIn standin, Stage stage, String entrance) {
        this.entrance = entrance;
        this.standin = standin;
        this.stage = stage;
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        feeds = new Feeds(this);
        watch = standin.watch(_ -> feeds.changed());
        server = WebServer.start("room", new WebServer.Address("127.0.0.1", 0), new Front(this, feeds, token));
    }

    /// Opens it on any free port of the loopback interface.
    ///
    /// @param entrance the id of the channel that is shown first
    public static Room open(StandIn standin, Stage stage, String entrance) {
        return new Room(standin, stage, entrance);
    }

    /// Its link; it ends with a slash.
    public URI uri() {
        return server.uri().resolve("/room/" + token + "/");
    }

    StandIn standin() {
        return standin;
    }

    Stage stage() {
        return stage;
    }

    /// @throws IllegalArgumentException where there is nobody of that name or id, or no such place
    Scene scene(String who, String where) {
        Person person = standin.person(who.isEmpty() ? "attendee" : who);
        Actor actor = standin.as(person);
        String place = where.isEmpty() ? entrance : where;
        Viewer viewer = new Viewer(standin, stage, person, place);
        Map<String, String> known = seen.computeIfAbsent(person.id(), _ -> new ConcurrentHashMap<>());
        known.put(place, standin.newest(place));
        return new Scene(
                person.id(),
                place,
                viewer.placeName(),
                viewer.takesText(),
                viewer.places(known),
                viewer.messages(),
                Directory.of(actor, place).onMessages(),
                stage.state());
    }

    List<Shown.Person> people(String acting) {
        return standin.info().users().entrySet().stream()
                .map(each -> new Shown.Person(
                        each.getValue(), each.getKey(), each.getValue().equals(acting)))
                .toList();
    }

    @Override
    public void close() {
        watch.close();
        feeds.close();
        server.close();
    }
}
