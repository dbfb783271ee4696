package io.memecast.launch;

import io.memecast.config.AppConfig;
import io.memecast.config.TemplatesConfig;
import io.memecast.engine.CaptionEngine;
import io.memecast.error.HeapBudget;
import io.memecast.template.Assets;
import io.memecast.template.FolderEmojiSource;
import io.memecast.template.FolderFontSource;
import io.memecast.template.TemplateSource;
import java.io.IOException;

/** Makes the engine that the settings describe. */
final class Engines {
  private Engines() {}

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
