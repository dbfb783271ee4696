package io.memecast.launch;

import io.memecast.config.AppConfig;
import io.memecast.config.TemplatesConfig;
import io.memecast.engine.CaptionEngine;
import io.memecast.error.HeapBudget;
import io.memecast.template.Assets;
import io.memecast.template.FolderEmojiSource;
import io.memecast.template.FolderFontSource;
import io.memecast.template.TemplateFolders;
import io.memecast.template.TemplateSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes the engine that the settings describe. */
final class Engines {
  private Engines() {}

  /**
   * The templates of the assets and of the folders beside them, which win.
   *
   * @throws IOException when one of them is no folder; its text is the folder
   */
  static TemplateFolders templates(TemplatesConfig config, Assets assets) throws IOException {
    List<Path> folders = new ArrayList<>(config.dirs());
    folders.add(0, assets.templates());
    return TemplateFolders.open(folders, config.maxFileBytes());
  }

  /**
   * An engine that has drawn nothing yet.
   *
   * @param heap what it borrows from for its work
   * @throws IOException when the fonts cannot be read
   */
  static CaptionEngine create(
      AppConfig config, Assets assets, TemplateSource templates, HeapBudget heap)
      throws IOException {
    TemplatesConfig limits = config.templates();
    return CaptionEngine.builder()
        .templates(templates)
        .fonts(new FolderFontSource(assets.fonts()))
        .emoji(FolderEmojiSource.open(assets.emoji()))
        .limits(
            limits.maxFileBytes(), limits.maxPixels(), limits.maxFrames(), limits.maxTotalPixels())
        .heap(heap)
        .templateCache(limits.cacheSize(), limits.cacheBytes())
        .fontCache(config.fonts().cacheSize(), config.fonts().maskCacheBytes())
        .layoutCache(config.fonts().layoutCacheBytes())
        .shareFitSize(config.render().shareFitSize())
        .maxPreparationTime(config.render().maxTime())
        .jpegQuality(config.render().jpegQuality())
        .gifQuality(config.render().gifQuality())
        .version(Version.CURRENT)
        .build();
  }
}
