package io.memecast.http;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.memecast.template.TemplateName;
import io.memecast.template.WriteCondition;
import io.vertx.ext.web.RoutingContext;

/**
 * What the head of a PUT or DELETE asks for.
 *
 * @param name one that may be written
 * @param condition what must hold for it
 */
record ChangeRequest(String name, WriteCondition condition) {
  /**
   * Reads the head; the key comes first, so that nobody without it learns anything.
   *
   * @throws CaptionException {@code WRITING_OFF}, {@code UNAUTHORIZED} or {@code INVALID_REQUEST}
   */
  static ChangeRequest read(RoutingContext context, UploadGate gate) {
    gate.requireKey(context.request());
    String name = context.pathParam("name");
    if (!TemplateName.isWritable(name)) {
      throw new CaptionException(
          ErrorCode.INVALID_REQUEST,
          "cannot decode request: name " + TemplateName.RULE + ", was "
              + AccessLog.printable(name));
    }
    return new ChangeRequest(name, WriteConditions.read(context.request().headers()));
  }
}
