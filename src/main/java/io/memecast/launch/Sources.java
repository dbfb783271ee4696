package io.memecast.launch;

import io.memecast.cluster.ClusterMember;
import io.memecast.cluster.SharedTemplates;
import io.memecast.cluster.TemplateTable;
import io.memecast.cluster.TemplateWatch;
import io.memecast.cluster.UploadWatch;
import io.memecast.config.AppConfig;
import io.memecast.config.AssetsConfig.Preload;
import io.memecast.engine.CaptionEngine;
import io.memecast.error.HeapBudget;
import io.memecast.macro.ImageMacro;
import io.memecast.template.Assets;
import io.memecast.template.TemplateCatalog;
import io.memecast.template.TemplateFiles;
import io.memecast.template.TemplateFolders;
import io.memecast.template.TemplateSource;
import io.memecast.template.TemplateStore;
import io.memecast.template.UploadFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
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
  private final TemplateFolders bundled;
  private final @Nullable UploadFolder uploads;
  private final HeapBudget heap;
  private final TemplateTable table = new TemplateTable();
  private final TemplateWatch bundledWatch;
  private final UploadWatch uploadWatch;
  private final SharedTemplates templates;
  private final CompletableFuture<CaptionEngine> engine = new CompletableFuture<>();

  private Sources(
      AppConfig config,
      Assets assets,
      TemplateFolders bundled,
      @Nullable UploadFolder uploads,
      HeapBudget heap) {
    this.config = config;
    this.assets = assets;
    this.uploads = uploads;
    this.heap = heap;
    this.bundled = bundled;
    bundledWatch = new TemplateWatch(bundled, table);
    uploadWatch = new UploadWatch(uploads, table);
    templates = new SharedTemplates(bundled, uploads, table, SHARED_LIMIT);
  }

  /**
   * Opens them and begins to warm up.
   *
   * @param heap what the engine borrows from
   * @throws StartException when a folder cannot be used
   */
  static Sources open(AppConfig config, HeapBudget heap) throws StartException {
    Assets assets = assets(config);
    Sources sources = new Sources(config, assets, bundled(config, assets), uploads(config), heap);
    Thread warmUp = new Thread(sources::warmUp, "warm-up");
    warmUp.setDaemon(true);
    warmUp.start();
    return sources;
  }

  private static Assets assets(AppConfig config) throws StartException {
    try {
      return Assets.locate(config.assets().dir());
    } catch (IOException e) {
      throw new StartException(
          "assets.dir: no folder of templates and fonts: " + e.getMessage(), e);
    }
  }

  private static TemplateFolders bundled(AppConfig config, Assets assets) throws StartException {
    try {
      return Engines.templates(config.templates(), assets);
    } catch (IOException e) {
      throw new StartException("templates.dirs: no folder of templates: " + e.getMessage(), e);
    }
  }

  private static @Nullable UploadFolder uploads(AppConfig config) throws StartException {
    Path dir = config.uploads().dir();
    if (dir == null) {
      return null;
    }
    try {
      return UploadFolder.open(dir, config.templates().maxFileBytes());
    } catch (IOException e) {
      throw new StartException(
          "uploads.dir: templates cannot be kept in " + dir + ": " + e.getMessage(), e);
    }
  }

  private void warmUp() {
    try {
      bundledWatch.start();
      uploadWatch.start();
      CaptionEngine created = Engines.create(config, assets, templates, heap);
      created.warmUp();
      if (config.assets().preload().contains(Preload.FONTS)) {
        created.preloadFonts().forEach(LOG::warn);
      }
      if (config.assets().preload().contains(Preload.TEMPLATES)) {
        created.preloadTemplates().forEach(LOG::warn);
      }
      engine.complete(created);
    } catch (Throwable e) {
      // Boundary of the thread: whoever waits for the engine hears of it.
      engine.completeExceptionally(e);
    }
  }

  /** Templates that come with the program. */
  TemplateFiles bundled() {
    return bundled;
  }

  /** Templates that clients put in; null = none are kept on this member's disk. */
  @Nullable
  UploadFolder uploads() {
    return uploads;
  }

  /** All of them, by way of the map once it is shared. */
  TemplateSource templates() {
    return templates;
  }

  TemplateCatalog catalog() {
    return table;
  }

  /** From now on templates come by way of the map that all members share. */
  void share(ClusterMember member) {
    member.share(templates, bundledWatch);
  }

  /** See {@link ClusterMember#store}. */
  TemplateStore store(ClusterMember member) {
    return member.store(
        table, uploadWatch, config.uploads().maxTemplates(), config.uploads().maxBytes());
  }

  /** Catches up with what was changed before the others knew of this member. */
  void catchUp() {
    uploadWatch.compareWithin(SHARED_LIMIT);
  }

  /** As {@link CaptionEngine#mustPrepareSize}; does not wait for an engine that warms up. */
  boolean mustPrepareSize(ImageMacro macro) {
    return engine.isDone() && engine.join().mustPrepareSize(macro);
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
    bundledWatch.close();
    uploadWatch.close();
    templates.close();
  }
}
