package io.memecast.cluster;

import static java.util.Objects.requireNonNull;

import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import io.memecast.template.Upload;

/** {@link TemplateCopy} in Hazelcast's Compact form. */
final class TemplateCopySerializer implements CompactSerializer<TemplateCopy> {
  private static final String VALUE = "value";

  @Override
  public TemplateCopy read(CompactReader in) {
    return new TemplateCopy(readUpload(in, VALUE));
  }

  @Override
  public void write(CompactWriter out, TemplateCopy copy) {
    writeUpload(out, VALUE, copy.upload());
  }

  /** An upload is sent as the map holds it. */
  static Upload readUpload(CompactReader in, String field) {
    SharedTemplate value = requireNonNull(in.<SharedTemplate>readCompact(field));
    return requireNonNull(value.upload());
  }

  static void writeUpload(CompactWriter out, String field, Upload upload) {
    out.writeCompact(field, SharedTemplate.of(upload));
  }

  @Override
  public String getTypeName() {
    return "memecast.template-copy";
  }

  @Override
  public Class<TemplateCopy> getCompactClass() {
    return TemplateCopy.class;
  }
}
