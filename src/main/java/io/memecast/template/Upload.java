package io.memecast.template;

import org.jspecify.annotations.Nullable;

/**
 * The last that a client did to a template: put it in, or deleted it.
 *
 * @param revision when
 * @param file what was put in; null = it was deleted
 */
public record Upload(Revision revision, @Nullable TemplateFile file) {}
