package io.memecast.cluster;

import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import io.memecast.template.Upload;
import io.memecast.template.WriteCondition;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@link TemplateChange} in Hazelcast's Compact form, whose fields may grow in later versions. */
final class TemplateChangeSerializer implements CompactSerializer<TemplateChange> {
  private static final String VALUE = "value";
  private static final String MATCH = "match";
  private static final String NONE_MATCH = "none-match";
  private static final String BUNDLED = "bundled";

  @Override
  public TemplateChange read(CompactReader in) {
    Upload upload = TemplateCopySerializer.readUpload(in, VALUE);
    WriteCondition condition = new WriteCondition(set(in, MATCH), set(in, NONE_MATCH));
    return new TemplateChange(upload, condition, in.readString(BUNDLED));
  }

  private static @Nullable Set<String> set(CompactReader in, String field) {
    String[] digests = in.readArrayOfString(field);
    return digests == null ? null : Set.of(digests);
  }

  @Override
  public void write(CompactWriter out, TemplateChange change) {
    TemplateCopySerializer.writeUpload(out, VALUE, change.upload());
    write(out, MATCH, change.condition().match());
    write(out, NONE_MATCH, change.condition().noneMatch());
    out.writeString(BUNDLED, change.bundledDigest());
  }

  private static void write(CompactWriter out, String field, @Nullable Set<String> digests) {
    out.writeArrayOfString(field, digests == null ? null : digests.toArray(String[]::new));
  }

  @Override
  public String getTypeName() {
    return "memecast.template-change";
  }

  @Override
  public Class<TemplateChange> getCompactClass() {
    return TemplateChange.class;
  }
}
