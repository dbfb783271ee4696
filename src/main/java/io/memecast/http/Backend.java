package io.memecast.http;

import io.memecast.job.ClusterSurvey;
import io.memecast.job.Fonts;
import io.memecast.job.Health;
import io.memecast.job.RenderClient;
import io.memecast.job.Statistics;
import io.memecast.job.TemplateLibrary;
import io.memecast.template.TemplateCatalog;
import java.util.function.Supplier;

/**
 * What the HTTP face shows. Shared by all its event loops: everything is safe for any thread and never blocks.
 *
 * @param node this member's name
 * @param rendererVersion changes with everything but macro and template that changes pixels
 * @param client gets pictures made
 * @param templates the names, and what ETags need
 * @param library the templates themselves
 * @param admission what clients may take of this member in all
 * @param uploads who may change them
 * @param fonts names and descriptions
 * @param statistics this member's counts now
 * @param cluster how all members are
 * @param health whether requests should come here
 */
public record Backend(
    String node,
    String rendererVersion,
    RenderClient client,
    TemplateCatalog templates,
    TemplateLibrary library,
    Admission admission,
    UploadGate uploads,
    Fonts fonts,
    Supplier<Statistics> statistics,
    ClusterSurvey cluster,
    Health health) {}
