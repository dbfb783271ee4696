package io.memecast.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.config.AppConfig;
import java.nio.file.Path;
import java.util.Map;

/** What a member makes of its container's environment. */
final class MemberSettings {
  private MemberSettings() {}

  /** The settings; each variable is one of them. */
  static AppConfig of(Map<String, String> environment) throws Exception {
    SettingsLoader.Settings settings =
        new SettingsLoader(environment, Path.of("no-file.yaml")).load(Map.of(), null);
    assertThat(environment.keySet()).isNotEmpty().allMatch(name -> name.startsWith("MEMECAST_"));
    assertThat(settings.warnings()).isEmpty();
    return settings.config();
  }
}
