package io.memecast.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the jar's manifest tells. */
final class BuildVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = BuildVersion.class.getPackage().getImplementationVersion();
    return new String[] {"memecast " + (version == null ? "(not packaged)" : version)};
  }
}
