package org.lectern.standin;

import java.util.List;

/// The languages in which people may use the chat (Discord, Reference, "Locales").
final class Locales {
    static final String DEFAULT = "en-US";

    static final List<String> ALL = List.of(
            "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl",
            "pt-BR", "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja", "zh-TW",
            "ko");

    private Locales() {}
}
