package io.memecast.cli;

import java.util.List;

/** The server's flags that are settings by another name. Values are checked as settings, so that both have one rule. */
enum SettingFlag {
  RENDER_THREADS("--render-threads", "render.threads", "N", "Captioning threads: one per core."),
  JPEG_QUALITY(
      "--jpeg-quality",
      "render.jpeg-quality",
      "PERCENT",
      "Quality of JPEG pictures, 1 to 100: as good as the template."),
  GIF_QUALITY(
      "--gif-quality",
      "render.gif-quality",
      "PERCENT",
      "Quality of GIF animations, 1 to 100: as good as the template."),
  TEMPLATE_CACHE(
      "--template-cache", "templates.cache-size", "SIZE", "Prepared templates kept: 128."),
  FONT_CACHE("--font-cache", "fonts.cache-size", "SIZE", "Fonts kept: 16."),
  PRELOAD(
      "--preload",
      "assets.preload",
      "WHAT",
      "What is loaded before the first request: templates, fonts (the flag may repeat), all or none."),
  REQUEST_TIMEOUT(
      "--request-timeout",
      "http.request-timeout",
      "SECS",
      "Longest time for one caption, in seconds or as in 500ms: 10. 0 is the hard maximum."),
  SHUTDOWN_TIMEOUT(
      "--shutdown-timeout",
      "server.shutdown-timeout",
      "SECS",
      "Time for what is under way at a stop: 30. 0 is no limit."),
  ASSETS(
      "--assets",
      "assets.dir",
      "DIR",
      "Folder of templates, fonts and emoji: ./assets, else those that come with the program.");

  private final String flag;
  private final String key;
  private final String label;
  private final String description;

  SettingFlag(String flag, String key, String label, String description) {
    this.flag = flag;
    this.key = key;
    this.label = label;
    this.description = description;
  }

  String flag() {
    return flag;
  }

  /** The setting. */
  String key() {
    return key;
  }

  /** What stands for the value in the help. */
  String label() {
    return label;
  }

  String description() {
    return description;
  }

  boolean repeats() {
    return this == PRELOAD;
  }

  /** One text for all values that were given: the setting's list is separated by commas. */
  String join(List<String> values) {
    return String.join(",", values);
  }
}
