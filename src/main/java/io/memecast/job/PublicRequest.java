package io.memecast.job;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.memecast.macro.ImageMacro;
import io.memecast.macro.MacroDecoder;
import io.memecast.macro.MacroJson;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The macro in a message from another service, read by the same rules as a body over HTTP. */
public final class PublicRequest {
  private PublicRequest() {}

  /**
   * Reads a {@code JsonObject}.
   *
   * @throws CaptionException {@code INVALID_REQUEST} or {@code BODY_TOO_LARGE}
   */
  public static ImageMacro decode(@Nullable Object body, int maxBytes) {
    if (!(body instanceof JsonObject json)) {
      throw new CaptionException(
          ErrorCode.INVALID_REQUEST,
          "cannot decode request: must be a JsonObject, was "
              + (body == null ? "nothing" : "a " + body.getClass().getSimpleName()));
    }
    byte[] text = json.encode().getBytes(StandardCharsets.UTF_8);
    if (text.length > maxBytes) {
      throw new CaptionException(
          ErrorCode.BODY_TOO_LARGE,
          "the request has " + text.length + " bytes, at most " + maxBytes + " are allowed");
    }
    return MacroDecoder.decode(MacroJson.parse(text));
  }
}
