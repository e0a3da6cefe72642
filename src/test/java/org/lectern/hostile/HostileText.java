package org.lectern.hostile;

import java.util.random.RandomGenerator;

/// Texts that try to act: pings, Markdown, control and bidirectional characters, floods, halves of characters.
public final class HostileText {
    private static final String[] PARTS = {
        "@everyone",
        "@here",
        "@\u0000everyone",
        "@\u202eeveryone",
        "@EVERYONE",
        "<@1>",
        "<@!1>",
        "<@&1>",
        "<\u0007@1>",
        "<#1>",
        "</ask:1>",
        "<:a:1>",
        "<a:b:1>",
        "<t:1:R>",
        "<t:1>",
        "<id:guide>",
        "<https://x.y>",
        "<",
        ">",
        "@",
        "[a](https://x.y)",
        "[a]",
        "](",
        "[",
        "(",
        ")",
        "https://x.y",
        "http://",
        "https://x.y/@everyone",
        "https://x.y/*a*",
        "https://x.y)**",
        "discord.gg/abc",
        "discordapp.com/invite/a",
        "discord.",
        ":smile:",
        ":",
        "*",
        "**",
        "***",
        "_",
        "__",
        "~",
        "~~",
        "|",
        "||",
        "`",
        "``",
        "```",
        "```js\n",
        "\\",
        "\\\\",
        "\\*",
        "\n# ",
        "\n- ",
        "\n-# ",
        "\n> ",
        "\n>>> ",
        "\n1. ",
        "\n1) ",
        "# ",
        "- ",
        "-# ",
        "> ",
        "1. ",
        "\n* ",
        "\n+ ",
        "\n**#8** · talk 2  *Ada*\n",
        "| a | b |\n|---|---|\n",
        "\n---\n",
        "$x^{2}$",
        "\\emph{a}",
        "{\\em b}",
        "\\url{",
        "\n",
        "\r",
        "\r\n",
        "\r#",
        "\u0085",
        "\u2028",
        "\u2029",
        "\u000b",
        "\f",
        "\t",
        " ",
        "  ",
        "\u00a0",
        "\u3000",
        "\u0000",
        "\u0007",
        "\u001b[2J",
        "\u009b2J",
        "\u007f",
        "\u200b",
        "\u200c",
        "\u200d",
        "\u2060",
        "\ufeff",
        "\u00ad",
        "\u034f",
        "\u2800",
        "\u3164",
        "\ufe0f",
        "\u202a",
        "\u202b",
        "\u202c",
        "\u202d",
        "\u202e",
        "\u2066",
        "\u2067",
        "\u2068",
        "\u2069",
        "\u200e",
        "\u200f",
        "\u061c",
        "\u05e9\u05dc\u05d5\u05dd",
        "\u0645\u0631\u062d",
        "\u0661\u0662",
        "\u0301",
        "\u0323",
        "\u20dd",
        "a\u0301\u0302\u0303\u0304\u0305\u0306",
        "\u0e49\u0e49\u0e49",
        "\ud83d",
        "\ude00",
        "\ud83d\ude00",
        "\ud83d\udc69\u200d\ud83d\udc67",
        "\u200d\ud83d",
        "\ud83c\udde9\ud83c\uddea",
        "1\ufe0f\u20e3",
        "\ud83c\udff4\udb40\udc67\udb40\udc7f",
        "\uffff",
        "\ufffe",
        "\ue000",
        "\ud835\udd38",
        "word",
        "a",
        "I",
        "\u00df",
        "\u0130",
        "\u4e2d\u6587",
        "0",
        "1",
        "99999999999999999999",
        "-1",
        ".",
        ",",
        "&amp;",
        "=1+1",
        "'",
        "\"",
        "<script>",
        "%s",
        "${x}",
        "null"
    };

    private HostileText() {}

    /// Parts in a row, sometimes one of them over and over, sometimes cut anywhere.
    ///
    /// @param atMost the most code units
    public static String of(RandomGenerator random, int atMost) {
        StringBuilder text = new StringBuilder();
        int parts = random.nextInt(1, random.nextInt(2, 16));
        for (int i = 0; i < parts && text.length() < atMost; i++) {
            text.append(part(random).repeat(times(random)));
        }
        int length = Math.min(text.length(), atMost);
        int from = random.nextInt(8) == 0 ? random.nextInt(length + 1) : 0;
        return text.substring(from, length);
    }

    private static int times(RandomGenerator random) {
        return random.nextInt(400) == 0 ? random.nextInt(1, 200) : 1;
    }

    private static String part(RandomGenerator random) {
        return switch (random.nextInt(8)) {
            case 0 -> Character.toString(random.nextInt(0x80));
            case 1 -> random.nextInt(3) == 0 ? Character.toString(random.nextInt(0x110000)) : " ";
            default -> PARTS[random.nextInt(PARTS.length)];
        };
    }
}
