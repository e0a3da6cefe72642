package org.lectern.room;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// A list on a page, and how it comes from what it was to what it is: whatever stays is left alone, so that the focus
/// stays where it is and a screen reader tells only what is new.
final class Sheet {
    private Sheet() {}

    /// The elements' HTML by their ids, in order.
    static <S extends Shown> Map<String, String> of(List<S> shown, Function<S, String> html) {
        Map<String, String> elements = new LinkedHashMap<>();
        shown.forEach(each -> elements.put(each.element(), html.apply(each)));
        return elements;
    }

    /// What the page is to be told, as htmx's swaps out of band; empty where nothing has changed.
    ///
    /// @param list the id of the list
    static String change(String list, Map<String, String> before, Map<String, String> now) {
        List<String> kept = before.keySet().stream().filter(now::containsKey).toList();
        List<String> beginning = now.keySet().stream().limit(kept.size()).toList();
        if (!kept.equals(beginning)) {
            return whole(list, now);
        }
        StringBuilder change = new StringBuilder();
        before.keySet().stream()
                .filter(id -> !now.containsKey(id))
                .forEach(id -> change.append(swap("gone", "delete:#" + id, "")));
        List<String> added = new ArrayList<>();
        now.forEach((id, html) -> {
            if (!before.containsKey(id)) {
                added.add(html);
            } else if (!Objects.equals(before.get(id), html)) {
                change.append(html.replaceFirst("<li ", "<li hx-swap-oob=\"true\" "));
            }
        });
        if (!added.isEmpty()) {
            change.append(swap("added", "beforeend:#" + list, String.join("", added)));
        }
        return change.toString();
    }

    /// The whole list anew.
    static String whole(String list, Map<String, String> now) {
        return swap(list, "innerHTML:#" + list, String.join("", now.values()));
    }

    private static String swap(String id, String how, String html) {
        return "<ol id=\"swap-" + id + "\" hx-swap-oob=\"" + how + "\">" + html + "</ol>";
    }
}
