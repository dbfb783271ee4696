package io.memecast.launch;

/** What is running. */
final class Version {
  /** The version that the jar's manifest tells; {@code unpackaged} where there is none. */
  static final String CURRENT = current();

  private Version() {}

  private static String current() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }
}
