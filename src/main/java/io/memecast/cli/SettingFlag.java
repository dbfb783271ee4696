package io.memecast.cli;

/** The server's flags that are settings by another name. Values are checked as settings, so that both have one rule. */
enum SettingFlag {
  RENDER_THREADS(
      "--render-threads", "render.threads", "N", "Captioning threads (default: one per core)."),
  JPEG_QUALITY(
      "--jpeg-quality",
      "render.jpeg-quality",
      "PERCENT",
      "Quality of JPEG pictures, 1 to 100 (default: as good as the template)."),
  GIF_QUALITY(
      "--gif-quality",
      "render.gif-quality",
      "PERCENT",
      "Quality of GIF animations, 1 to 100 (default: as good as the template)."),
  TEMPLATE_CACHE(
      "--template-cache",
      "templates.cache-size",
      "SIZE",
      "How many prepared templates are kept (default: 128)."),
  FONT_CACHE("--font-cache", "fonts.cache-size", "SIZE", "How many fonts are kept (default: 16)."),
  PRELOAD(
      "--preload",
      "assets.preload",
      "WHAT",
      "Load templates, fonts or all before the first request; may repeat (default: none)."),
  REQUEST_TIMEOUT(
      "--request-timeout",
      "http.request-timeout",
      "SECS",
      "Longest time for one caption, also as 500ms (default: 10; 0: render.max-time)."),
  SHUTDOWN_TIMEOUT(
      "--shutdown-timeout",
      "server.shutdown-timeout",
      "SECS",
      "Time for what is under way when the server is stopped (default: 30; 0: no limit)."),
  ASSETS(
      "--assets",
      "assets.dir",
      "DIR",
      "Folder of templates, fonts and emoji (default: ./assets, else those that come along)."),
  TEMPLATES(
      "--templates",
      "templates.dirs",
      "DIR",
      "Folder of more templates; may repeat, a later one wins (default: none)."),
  UPLOADS(
      "--uploads",
      "uploads.dir",
      "DIR",
      "Folder that keeps templates put in over HTTP (default: none are kept).");

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

  /** Whether it may be given several times; then the setting is a list. */
  boolean repeats() {
    return this == PRELOAD || this == TEMPLATES;
  }
}
