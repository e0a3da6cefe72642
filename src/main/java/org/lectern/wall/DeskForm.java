package org.lectern.wall;

import java.util.Optional;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;
import org.lectern.floor.DeskAct;
import org.lectern.floor.Link;
import org.lectern.schedule.SlotId;

/// What a form of the desk sends.
record DeskForm(Fields fields) {
    /// @return empty where it is nothing that the desk's page sends
    Optional<DeskAct> act() {
        try {
            return Optional.ofNullable(read());
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private @Nullable DeskAct read() {
        if (!text("id").isEmpty()) {
            return new DeskAct.Press(text("id"), text("chosen"), text("seen").isEmpty() ? 0 : seen());
        }
        return switch (text("do")) {
            case "late" -> new DeskAct.Late(Integer.parseInt(text("minutes")), isSet("absorb"), seen());
            case "start" -> new DeskAct.Start(slot(), seen());
            case "end" -> new DeskAct.End(slot(), seen());
            case "skip" -> new DeskAct.Skip(slot(), isSet("absorb"), seen());
            case "hold" -> new DeskAct.Hold(seen());
            case "resume" -> new DeskAct.Resume(seen());
            case "undo" -> new DeskAct.TakeBack(seen());
            case "author" -> new DeskAct.Author(slot(), Long.parseUnsignedLong(text("person")), isSet("remove"));
            case "link" -> new DeskAct.MakeLink(Link.Page.valueOf(text("page")), isSet("revoke"));
            default -> null;
        };
    }

    private String text(String name) {
        String value = fields.getValue(name);
        return value == null ? "" : value.strip();
    }

    private boolean isSet(String name) {
        return text(name).equals("true");
    }

    private int seen() {
        return Integer.parseInt(text("seen"));
    }

    private SlotId slot() {
        return new SlotId(text("slot"));
    }
}
