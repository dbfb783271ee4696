package io.memecast.launch;

import io.memecast.cli.Captioner;
import io.memecast.config.AppConfig;
import io.memecast.config.ConfigException;
import io.memecast.engine.CaptionEngine;
import io.memecast.error.Deadline;
import io.memecast.error.HeapBudget;
import io.memecast.template.Assets;
import java.io.IOException;
import java.util.Map;

/** The shell companion's engine: the server's settings, without its cluster. */
final class ShellEngine implements Captioner.Source {
  private final SettingsLoader settings;

  ShellEngine(SettingsLoader settings) {
    this.settings = settings;
  }

  @Override
  public Captioner open(Map<String, String> flagSettings) throws IOException {
    AppConfig config = configOf(flagSettings);
    try {
      Assets assets = Assets.locate(config.assets().dir());
      CaptionEngine engine = Engines.create(
          config, assets, Engines.templates(config.templates(), assets), HeapBudget.UNLIMITED);
      return macro -> engine.caption(macro, Deadline.in(config.render().maxTime()));
    } catch (IOException e) {
      throw new IOException("cannot read the assets: " + e, e);
    }
  }

  private AppConfig configOf(Map<String, String> flagSettings) throws IOException {
    try {
      return settings.load(flagSettings, null).config();
    } catch (ConfigException e) {
      throw new IOException(String.join("; ", e.problems()), e);
    }
  }
}
