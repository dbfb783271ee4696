package io.memecast.cluster;

import io.memecast.error.CaptionException;
import io.memecast.template.TemplateFile;
import io.memecast.template.TemplateFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Templates in memory that can be put, removed and made unreadable, and the names that were read. */
final class FakeTemplateFiles implements TemplateFiles {
  private final ConcurrentMap<String, TemplateFile> files = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, CaptionException> broken = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, String> stamps = new ConcurrentSkipListMap<>();
  private final List<String> reads = new ArrayList<>();

  /** A PNG's signature and one more byte: as much of a picture as is looked at here. */
  static TemplateFile picture(int lastByte) {
    return new TemplateFile(
        new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', (byte) lastByte}, null);
  }

  void put(String name, TemplateFile file) {
    broken.remove(name);
    files.put(name, file);
    stamps.put(name, file.digest());
  }

  void breakIt(String name, CaptionException failure) {
    files.remove(name);
    broken.put(name, failure);
    stamps.put(name, failure.getMessage());
  }

  void remove(String name) {
    broken.remove(name);
    files.remove(name);
    stamps.remove(name);
  }

  synchronized List<String> reads() {
    return List.copyOf(reads);
  }

  @Override
  public Map<String, String> stamps() {
    return Map.copyOf(stamps);
  }

  @Override
  public synchronized Optional<TemplateFile> read(String name) {
    reads.add(name);
    CaptionException failure = broken.get(name);
    if (failure != null) {
      throw failure;
    }
    return Optional.ofNullable(files.get(name));
  }
}
