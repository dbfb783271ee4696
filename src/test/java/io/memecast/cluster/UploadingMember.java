package io.memecast.cluster;

import io.memecast.config.ClusterConfig;
import io.memecast.template.Template;
import io.memecast.template.TemplateCatalog;
import io.memecast.template.TemplateFile;
import io.memecast.template.TemplateStore;
import io.memecast.template.UploadFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** All of a member that has to do with templates. */
final class UploadingMember implements AutoCloseable {
  private final FakeTemplateFiles bundled = new FakeTemplateFiles();
  private final TemplateTable table = new TemplateTable();
  private final TemplateWatch bundledWatch = new TemplateWatch(bundled, table);
  private final UploadWatch uploadWatch;
  private final SharedTemplates templates;
  private final ClusterMember member;
  private final TemplateStore store;

  private UploadingMember(ClusterConfig cluster, UploadFolder folder) throws JoinException {
    uploadWatch = new UploadWatch(folder, table);
    uploadWatch.start();
    templates = new SharedTemplates(bundled, folder, table, Duration.ofSeconds(20));
    member = ClusterMember.join(cluster, bundled, folder);
    member.share(templates, bundledWatch);
    store = store(1000);
  }

  static UploadingMember join(ClusterConfig cluster, Path folder)
      throws IOException, JoinException {
    return new UploadingMember(cluster, UploadFolder.open(folder, 1 << 20));
  }

  TemplateStore store() {
    return store;
  }

  /** Another one, which keeps no more than {@code maxTemplates}. */
  TemplateStore store(int maxTemplates) {
    return member.store(table, uploadWatch, maxTemplates, 1L << 40);
  }

  TemplateTable table() {
    return table;
  }

  /** What an ETag is made of. */
  Optional<String> digest(String name) {
    return table.find(name).map(TemplateCatalog.Entry::digest);
  }

  /** What is rendered. */
  Optional<Template> load(String name) {
    return templates.load(name);
  }

  /** Puts a template where those are that come with the program. */
  void bundled(String name, TemplateFile file) {
    bundled.put(name, file);
    bundledWatch.compare();
  }

  @Override
  public void close() {
    bundledWatch.close();
    uploadWatch.close();
    member.leave(Duration.ofSeconds(10));
    templates.close();
  }
}
