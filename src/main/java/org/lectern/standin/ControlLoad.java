package org.lectern.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Many people at once through the control API, and how far away the bot is.
final class ControlLoad {
    private static final int MOST = 100_000;

    private final StandIn standin;
    private final Load load;

    ControlLoad(StandIn standin) {
        this.standin = standin;
        this.load = new Load(standin);
    }

    List<Control.Entry> entries() {
        return List.of(
                Control.Entry.of("POST /load", this::load), Control.Entry.of("PUT /round-trip", this::roundTrip));
    }

    private JsonNode roundTrip(Call call) {
        standin.roundTrip(Control.millis(call, "ms", 0));
        return Control.done();
    }

    private JsonNode load(Call call) {
        List<String> texts = Json.texts(call.body().path("texts"));
        int times = (int) Control.number(call, "times", Math.max(1, texts.size()), 1, MOST);
        if (!texts.isEmpty() && times > texts.size()) {
            throw new IllegalArgumentException("there are only " + texts.size() + " \"texts\" for " + times + " times");
        }
        String as = Json.text(call.body(), "as");
        List<Actor> by = as.isEmpty() ? List.of() : List.of(standin.as(as));
        return view(load.run(deed(call, texts), times, rhythm(call), by));
    }

    private static Load.Deed deed(Call call, List<String> texts) {
        if (!Json.text(call.body(), "message").isEmpty()) {
            return Load.press(Control.needed(call, "message"), Control.needed(call, "button"));
        }
        String place = Control.needed(call, "in");
        String name = Control.needed(call, "name");
        return texts.isEmpty()
                ? Load.command(place, name)
                : Load.command(place, name, Control.needed(call, "option"), texts);
    }

    private static Load.Rhythm rhythm(Call call) {
        int atOnce = (int) Control.number(call, "atOnce", 1, 1, MOST);
        long perSecond = Control.number(call, "perSecond", 0, 1, MOST);
        return perSecond == 0 ? new Load.Rhythm.AtOnce(atOnce) : new Load.Rhythm.PerSecond(perSecond);
    }

    private static JsonNode view(Load.Result result) {
        ObjectNode view = Json.object().put("nanos", result.nanos()).put("toldNanos", result.toldNanos());
        ArrayNode done = view.putArray("done");
        for (Load.Done each : result.done()) {
            ObjectNode one = done.addObject().put("told", each.told()).put("deferred", each.deferred());
            each.nanos().ifPresent(nanos -> one.put("nanos", nanos));
            each.toldNanos().ifPresent(nanos -> one.put("toldNanos", nanos));
        }
        return view;
    }
}
