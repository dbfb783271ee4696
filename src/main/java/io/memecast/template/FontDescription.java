package io.memecast.template;

import java.util.List;
import java.util.Map;

/**
 * A font as an operator or a client sees it.
 *
 * @param name file stem
 * @param names family, full and PostScript names inside the file, sorted
 * @param glyphs number of glyphs
 * @param characters number of Unicode characters it has
 * @param scripts English name of each script → number of its characters that the font has, sorted by name
 */
public record FontDescription(
    String name, List<String> names, int glyphs, int characters, Map<String, Integer> scripts) {}
