package io.memecast.cluster;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceAware;
import io.memecast.template.Revision;
import io.memecast.template.TemplateCatalog;
import io.memecast.template.TemplateLayout;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Tells another member what has become of a template: run there, it puts it into that member's table. It answers whether
 * that member has one yet.
 */
final class TemplateNotice implements Callable<Boolean>, HazelcastInstanceAware {
  private final String name;
  private final Revision revision;
  private final @Nullable String digest;
  private final byte @Nullable [] layout;
  private final long bytes;
  private @Nullable HazelcastInstance told;

  /**
   * @param digest of what was put in; null = the template was deleted
   * @param layout the layout's file; null = none
   * @param bytes of picture and layout together
   */
  TemplateNotice(
      String name,
      Revision revision,
      @Nullable String digest,
      byte @Nullable [] layout,
      long bytes) {
    this.name = name;
    this.revision = revision;
    this.digest = digest;
    this.layout = layout;
    this.bytes = bytes;
  }

  @Override
  public void setHazelcastInstance(HazelcastInstance member) {
    told = member;
  }

  @Override
  public Boolean call() {
    TemplateTable table = told == null ? null : HazelcastSettings.table(told);
    if (table == null) {
      return false;
    }
    if (digest == null) {
      table.putDeleted(revision, name);
    } else {
      TemplateLayout read = TemplateLayout.parse(layout);
      table.put(revision, name, new TemplateCatalog.Entry(digest, read.style()), bytes);
    }
    return true;
  }

  String name() {
    return name;
  }

  Revision revision() {
    return revision;
  }

  @Nullable
  String digest() {
    return digest;
  }

  byte @Nullable [] layout() {
    return layout;
  }

  long bytes() {
    return bytes;
  }
}
