package io.memecast.launch;

import io.memecast.cluster.ClusterMember;
import io.memecast.cluster.SharedTemplates;
import io.memecast.cluster.TemplateTable;
import io.memecast.cluster.TemplateWatch;
import io.memecast.config.AppConfig;
import io.memecast.config.AssetsConfig.Preload;
import io.memecast.engine.CaptionEngine;
import io.memecast.template.Assets;
import io.memecast.template.FolderTemplateSource;
import io.memecast.template.TemplateCatalog;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where this member's templates and fonts come from, and the engine over them, which warms up on a thread of its own
 * while the member joins its cluster.
 */
final class Sources implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sources.class);

  /** A hung owner of a shared template stops nobody for longer. */
  private static final Duration SHARED_LIMIT = Duration.ofSeconds(1);

  private final AppConfig config;
  private final Assets assets;
  private final FolderTemplateSource folder;
  private final TemplateTable table = new TemplateTable();
  private final TemplateWatch watch;
  private final SharedTemplates templates;
  private final CompletableFuture<CaptionEngine> engine = new CompletableFuture<>();

  private Sources(AppConfig config, Assets assets) {
    this.config = config;
    this.assets = assets;
    folder = new FolderTemplateSource(assets.templates(), config.templates().maxFileBytes());
    watch = new TemplateWatch(folder, table);
    templates = new SharedTemplates(folder, table, SHARED_LIMIT);
  }

  /**
   * Opens them and begins to warm up.
   *
   * @throws StartException when there is no such folder
   */
  static Sources open(AppConfig config) throws StartException {
    try {
      Sources sources = new Sources(config, Assets.locate(config.assets().dir()));
      Thread warmUp = new Thread(sources::warmUp, "warm-up");
      warmUp.setDaemon(true);
      warmUp.start();
      return sources;
    } catch (IOException e) {
      throw new StartException(
          "assets.dir: no folder of templates and fonts: " + e.getMessage(), e);
    }
  }

  private void warmUp() {
    try {
      CaptionEngine created = Engines.create(config, assets, templates);
      created.warmUp();
      if (config.assets().preload().contains(Preload.FONTS)) {
        created.preloadFonts().forEach(LOG::warn);
      }
      if (config.assets().preload().contains(Preload.TEMPLATES)) {
        created.preloadTemplates().forEach(LOG::warn);
      }
      watch.start();
      engine.complete(created);
    } catch (Throwable e) {
      // Boundary of the thread: whoever waits for the engine hears of it.
      engine.completeExceptionally(e);
    }
  }

  /** This member's own templates. */
  FolderTemplateSource folder() {
    return folder;
  }

  TemplateCatalog catalog() {
    return table;
  }

  /** From now on templates come by way of the map that all members share. */
  void share(ClusterMember member) {
    member.share(templates, watch);
  }

  /**
   * Waits until the engine has drawn a caption and loaded what is to be loaded before the first request.
   *
   * @throws StartException when it cannot
   */
  CaptionEngine engine() throws StartException {
    try {
      return engine.get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new StartException("the engine does not start: " + cause.getMessage(), cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartException("stopped while starting", e);
    }
  }

  @Override
  public void close() {
    watch.close();
    templates.close();
  }
}
