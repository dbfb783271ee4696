package io.memecast.cluster;

import com.hazelcast.map.EntryProcessor;
import io.memecast.template.Upload;
import java.util.Map;

/** Puts what a {@link TemplateChange} has made into a copy of the name's partition. */
@SuppressWarnings("serial") // Serializable only by its interface: it is sent in Compact form.
final class TemplateCopy implements EntryProcessor<String, SharedTemplate, String> {
  private static final long serialVersionUID = 1L;

  private final Upload upload;

  TemplateCopy(Upload upload) {
    this.upload = upload;
  }

  @Override
  public String process(Map.Entry<String, SharedTemplate> entry) {
    entry.setValue(SharedTemplate.of(upload));
    return TemplateChange.REPLACED;
  }

  Upload upload() {
    return upload;
  }
}
