package org.lectern.chat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A button under a message.
public sealed interface Button {
    String label();

    /// A button that we answer.
    record Press(ButtonId id, String label, Style style) implements Button {
        public Press {
            Limits.atMost("button label", label, 80);
        }

        Press bearing(String key) {
            return new Press(id.withKey(key), label, style);
        }
    }

    /// A button that opens an address.
    record Link(URI address, String label) implements Button {
        public Link {
            Limits.atMost("button label", label, 80);
        }
    }

    /// These buttons with the key of their message on the first that can bear one; empty where none can.
    static Optional<List<Button>> stamped(List<Button> buttons, String key) {
        List<Button> stamped = new ArrayList<>(buttons);
        for (int i = 0; i < stamped.size(); i++) {
            if (stamped.get(i) instanceof Press press) {
                stamped.set(i, press.bearing(key));
                return Optional.of(stamped);
            }
        }
        return Optional.empty();
    }

    enum Style {
        PRIMARY,
        SECONDARY,
        SUCCESS,
        DANGER
    }
}
