package org.lectern.text;

/// A run of page text in one style. Its text is plain: nothing in it is markup of any kind.
public sealed interface Span {
    String text();

    record Plain(String text) implements Span {}

    record Emphasis(String text) implements Span {}

    record Superscript(String text) implements Span {}

    record Subscript(String text) implements Span {}
}
