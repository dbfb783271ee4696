package io.memecast.cluster;

import io.memecast.template.Revision;
import io.memecast.template.Template;
import io.memecast.template.TemplateCatalog;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * This member's table name → digest: what comes with the program, kept up to date by {@link TemplateWatch}, and over it
 * what clients put in or deleted, of which only a later revision takes the place of an earlier. Safe for any thread; never
 * blocks.
 */
public final class TemplateTable implements TemplateCatalog {
  private final Map<String, Entry> bundled = new ConcurrentHashMap<>();
  private final Map<String, Uploaded> uploads = new ConcurrentHashMap<>();
  private Collection<String> bundledNames = List.of();
  private volatile List<String> names = List.of();
  private volatile long uploadedBytes;

  /**
   * What a client did.
   *
   * @param entry null = the template was deleted
   * @param bytes of picture and layout; 0 when it was deleted
   */
  private record Uploaded(Revision revision, @Nullable Entry entry, long bytes) {}

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public Optional<Entry> find(String name) {
    Uploaded upload = uploads.get(name);
    return upload != null && upload.entry() != null
        ? Optional.of(upload.entry())
        : findBundled(name);
  }

  /** Of what comes with the program. */
  Optional<Entry> findBundled(String name) {
    return Optional.ofNullable(bundled.get(name));
  }

  /** What comes with the program; entries of other names are gone. */
  synchronized void setNames(Collection<String> current) {
    bundledNames = List.copyOf(current);
    bundled.keySet().retainAll(current);
    list();
  }

  /** Comes with the program. */
  void put(Template template) {
    bundled.put(template.name(), entry(template));
  }

  private static Entry entry(Template template) {
    return new Entry(template.digest(), template.layout().style());
  }

  /** The template that comes with the program cannot be used for now. */
  void remove(String name) {
    bundled.remove(name);
  }

  /**
   * A client put it in.
   *
   * @param bytes of picture and layout
   */
  void put(Revision revision, Template template, long bytes) {
    put(revision, template.name(), entry(template), bytes);
  }

  /** A client put it in. */
  void put(Revision revision, String name, Entry entry, long bytes) {
    put(name, new Uploaded(revision, entry, bytes));
  }

  /** A client deleted it. */
  void putDeleted(Revision revision, String name) {
    put(name, new Uploaded(revision, null, 0));
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // Written under the lock alone.
  private synchronized void put(String name, Uploaded upload) {
    long before = bytes(name);
    uploads.merge(
        name, upload, (known, other) -> other.revision().isAfter(known.revision()) ? other : known);
    uploadedBytes += bytes(name) - before;
    list();
  }

  /** Bytes of picture and layout of what a client has put in under this name; 0 = nothing. */
  long bytes(String name) {
    Uploaded upload = uploads.get(name);
    return upload == null ? 0 : upload.bytes();
  }

  /** The same of all names together. */
  long uploadedBytes() {
    return uploadedBytes;
  }

  /** Forgets that a template was deleted, if that is still the last that was done to it. */
  synchronized void forgetDeletion(String name, Revision revision) {
    uploads.remove(name, new Uploaded(revision, null, 0));
  }

  /** The last that a client did to the template; null = nothing. */
  @Nullable
  Revision revision(String name) {
    Uploaded upload = uploads.get(name);
    return upload == null ? null : upload.revision();
  }

  /** What was deleted, and when. */
  Map<String, Revision> deletions() {
    Map<String, Revision> deletions = new HashMap<>();
    uploads.forEach((name, upload) -> {
      if (upload.entry() == null) {
        deletions.put(name, upload.revision());
      }
    });
    return deletions;
  }

  /** Names that clients have put in, with those that were deleted and are not forgotten yet. */
  int uploads() {
    return uploads.size();
  }

  private void list() {
    TreeSet<String> all = new TreeSet<>(bundledNames);
    uploads.forEach((name, upload) -> {
      if (upload.entry() != null) {
        all.add(name);
      }
    });
    names = List.copyOf(all);
  }
}
