package io.memecast.http;

import io.memecast.config.HttpConfig;
import io.memecast.error.HeapBudget;
import io.memecast.template.Rendered;
import io.memecast.template.Template;

/**
 * What clients may take of a member in all. One for all its event loops.
 *
 * <p>No client without a key can take the whole budget: bodies of captions and answers are bounded by a part of it each,
 * so that some is always left for the work on pictures.
 */
public final class Admission {
  /** Operators are few, and a crowd at the public face leaves them their own. */
  private static final int OPERATORS_CONNECTIONS = 100;

  private final ConnectionLimit connections;
  private final ConnectionLimit operators =
      new ConnectionLimit(OPERATORS_CONNECTIONS, OPERATORS_CONNECTIONS);
  private final HeapBudget captionBodies;
  private final HeapBudget templateBodies;
  private final HeapBudget answers;
  private final AnswerRoom<Rendered> captions;
  private final AnswerRoom<Template> templates;

  /**
   * @param heap the member's budget, of which at most an eighth is lent to bodies of captions, a half to answers, and six
   *     eighths to bodies of templates
   */
  public Admission(HttpConfig config, HeapBudget heap) {
    connections = new ConnectionLimit(config.maxConnections(), config.maxConnectionsPerAddress());
    long eighth = heap.capacityBytes() / 8;
    captionBodies = heap.part(eighth);
    templateBodies = heap.part(6 * eighth);
    answers = heap.part(4 * eighth);
    captions = new AnswerRoom<>(answers, Rendered::etag, Rendered::bytes);
    templates = new AnswerRoom<>(answers, Template::digest, Template::picture);
  }

  ConnectionLimit connections(Face face) {
    return face == Face.OPERATORS ? operators : connections;
  }

  HeapBudget captionBodies() {
    return captionBodies;
  }

  /** For whoever has the key. */
  public HeapBudget templateBodies() {
    return templateBodies;
  }

  /** For answers of all kinds. */
  HeapBudget answers() {
    return answers;
  }

  AnswerRoom<Rendered> captions() {
    return captions;
  }

  AnswerRoom<Template> templates() {
    return templates;
  }
}
