package io.memecast.job;

/** Where messages go on the event bus. The plain ones are public: any service of the cluster may use them. */
public final class Addresses {
  /** A macro as a {@code JsonObject} → the picture as a {@code Buffer} with headers. Public. */
  public static final String CAPTION = "memecast.caption";

  /** Anything → the template names as a {@code JsonArray}. Public. */
  public static final String TEMPLATES = "memecast.templates";

  /** Anything → the font names as a {@code JsonArray}. Public. */
  public static final String FONTS = "memecast.fonts";

  /** Anything → the counts of the member that answers, as a {@code JsonObject}. Public. */
  public static final String STATS = "memecast.stats";

  private Addresses() {}

  /** As {@link #CAPTION}, with the headers of a {@link JobMessage}, rendered by this member. */
  public static String caption(String node) {
    return CAPTION + "@" + node;
  }

  /** The id of a {@link CaptionJob} that nobody waits for any more; no reply. */
  public static String cancel(String node) {
    return "memecast.cancel@" + node;
  }

  /** Anything → the {@link MemberReport} of this member, as a {@code JsonObject}. */
  public static String member(String node) {
    return "memecast.member@" + node;
  }

  /** A worker verticle of this member says that it is idle; within the process, no reply. */
  public static String idle(String node) {
    return "memecast.idle@" + node;
  }

  /** One worker verticle of this member takes its next job here; within the process, no reply. */
  public static String worker(String node, int index) {
    return "memecast.worker@" + node + "/" + index;
  }
}
