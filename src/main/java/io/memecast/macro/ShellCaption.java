package io.memecast.macro;

import org.jspecify.annotations.Nullable;

/**
 * A caption between braces.
 *
 * @param text without marks and escapes, may be empty
 * @param valign null where it has no mark
 * @param halign null where it has no mark
 * @param position index of its opening brace
 */
record ShellCaption(
    String text, @Nullable VerticalAlign valign, @Nullable HorizontalAlign halign, int position) {}
