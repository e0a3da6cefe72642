/// Page text as spans: plain text, emphasis, superscripts and subscripts. Pure.
///
/// Public: [LatexReader] reads it; [RichText] holds it, shortens it and gives it as plain Unicode; [Chat] renders it,
/// and anybody's plain text, in Discord's Markdown.
@NullMarked
package org.lectern.text;

import org.jspecify.annotations.NullMarked;
