package io.memecast.template;

import io.memecast.macro.ImageMacro;
import io.memecast.macro.MacroWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/**
 * Strong entity tags of rendered pictures. What a tag depends on is the meaning of the request, the template's
 * content and the renderer, so it is known before anything is drawn. Safe for any thread.
 */
public final class Etag {
  private Etag() {}

  /**
   * The tag of a picture: 43 characters of base64url, without quotes.
   *
   * @param complete the macro with every style completed, see {@link ImageMacro#withDefaults}; the order of captions and
   *     the letter case of font names do not matter
   * @param templateDigest {@link Template#digest()}
   * @param rendererVersion changes with everything else that changes pixels
   */
  public static String of(ImageMacro complete, String templateDigest, String rendererVersion) {
    MessageDigest sha = Sha256.digest();
    sha.update(rendererVersion.getBytes(StandardCharsets.UTF_8));
    // In none of the three, so that no two meanings share bytes.
    sha.update((byte) 0);
    sha.update(templateDigest.getBytes(StandardCharsets.UTF_8));
    sha.update((byte) 0);
    byte[] digest = sha.digest(MacroWriter.utf8(complete.withFontKeys()));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }
}
