package io.memecast.cli;

import io.memecast.config.AppConfig;
import io.memecast.config.ConfigException;
import io.memecast.config.TemplatesConfig;
import io.memecast.engine.CaptionEngine;
import io.memecast.error.Deadline;
import io.memecast.template.Assets;
import io.memecast.template.FolderEmojiSource;
import io.memecast.template.FolderFontSource;
import io.memecast.template.FolderTemplateSource;
import java.io.IOException;
import java.util.Map;

/** Engines on the folder of assets, with the limits that a server has by default. */
final class EngineCaptioners implements Captioner.Source {
  @Override
  public Captioner open(Map<String, String> flagSettings) throws IOException {
    AppConfig config = configOf(flagSettings);
    try {
      CaptionEngine engine = engineOn(Assets.locate(config.assets().dir()), config.templates());
      return macro -> engine.caption(macro, Deadline.never());
    } catch (IOException e) {
      throw new IOException("cannot read the assets: " + e, e);
    }
  }

  private static AppConfig configOf(Map<String, String> flagSettings) throws IOException {
    try {
      return AppConfig.from(flagSettings);
    } catch (ConfigException e) {
      throw new IOException(String.join("; ", e.problems()), e);
    }
  }

  private static CaptionEngine engineOn(Assets assets, TemplatesConfig limits) throws IOException {
    return CaptionEngine.builder()
        .templates(new FolderTemplateSource(assets.templates(), limits.maxFileBytes()))
        .fonts(new FolderFontSource(assets.fonts()))
        .emoji(FolderEmojiSource.open(assets.emoji()))
        .limits(
            limits.maxFileBytes(), limits.maxPixels(), limits.maxFrames(), limits.maxTotalPixels())
        .build();
  }
}
