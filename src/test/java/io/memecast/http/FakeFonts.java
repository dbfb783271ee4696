package io.memecast.http;

import io.memecast.error.CaptionException;
import io.memecast.error.Deadline;
import io.memecast.error.ErrorCode;
import io.memecast.job.Fonts;
import io.memecast.template.FontDescription;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/** Two names for one font. */
final class FakeFonts implements Fonts {
  @Override
  public List<String> names() {
    return List.of("Anton", "Impact");
  }

  @Override
  public Future<FontDescription> describe(String name, Deadline deadline) {
    return names().contains(name)
        ? Future.succeededFuture(
            new FontDescription("Anton", List.of("Anton Regular"), 9, 7, Map.of("Latin", 5)))
        : Future.failedFuture(
            new CaptionException(ErrorCode.FONT_NOT_FOUND, "cannot load font `" + name + "`"));
  }
}
