package io.memecast.engine.text;

/**
 * One line of a paragraph.
 *
 * @param paragraph index of the paragraph
 * @param from first grapheme
 * @param to one past the last grapheme, spaces at the line's end not counted; {@code from} for an empty line
 * @param hyphenated it ends inside a word, at a soft hyphen
 */
record LineRange(int paragraph, int from, int to, boolean hyphenated) {}
