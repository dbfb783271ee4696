package io.memecast.cluster;

import static java.util.Objects.requireNonNull;

import com.hazelcast.nio.serialization.FieldKind;
import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import io.memecast.template.Revision;

/** {@link TemplateNotice} in Hazelcast's Compact form, whose fields may grow in later versions. */
final class TemplateNoticeSerializer implements CompactSerializer<TemplateNotice> {
  private static final String NAME = "name";
  private static final String REVISION = "revision";
  private static final String DIGEST = "digest";
  private static final String LAYOUT = "layout";
  private static final String BYTES = "bytes";

  @Override
  public TemplateNotice read(CompactReader in) {
    return new TemplateNotice(
        requireNonNull(in.readString(NAME)),
        Revision.parse(requireNonNull(in.readString(REVISION))).orElseThrow(),
        in.readString(DIGEST),
        in.readArrayOfInt8(LAYOUT),
        // An earlier version does not say it.
        in.getFieldKind(BYTES) == FieldKind.INT64 ? in.readInt64(BYTES) : 0);
  }

  @Override
  public void write(CompactWriter out, TemplateNotice notice) {
    out.writeString(NAME, notice.name());
    out.writeString(REVISION, notice.revision().toString());
    out.writeString(DIGEST, notice.digest());
    out.writeArrayOfInt8(LAYOUT, notice.layout());
    out.writeInt64(BYTES, notice.bytes());
  }

  @Override
  public String getTypeName() {
    return "memecast.template-notice";
  }

  @Override
  public Class<TemplateNotice> getCompactClass() {
    return TemplateNotice.class;
  }
}
