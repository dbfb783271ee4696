package io.memecast.cluster;

import static java.util.Objects.requireNonNull;

import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import io.memecast.template.Revision;
import io.memecast.template.TemplateFile;
import io.memecast.template.Upload;
import org.jspecify.annotations.Nullable;

/** {@link SharedTemplate} in Hazelcast's Compact form, whose fields may grow in later versions. */
final class SharedTemplateSerializer implements CompactSerializer<SharedTemplate> {
  /** Also asked for alone, without the rest of the value. */
  static final String REVISION = "revision";

  private static final String PICTURE = "picture";
  private static final String LAYOUT = "layout";
  private static final String DIGEST = "digest";

  @Override
  public SharedTemplate read(CompactReader in) {
    TemplateFile file = readFile(in);
    String revision = in.readString(REVISION);
    return revision == null
        ? SharedTemplate.of(requireNonNull(file))
        : SharedTemplate.of(new Upload(Revision.parse(revision).orElseThrow(), file));
  }

  private static @Nullable TemplateFile readFile(CompactReader in) {
    byte[] picture = in.readArrayOfInt8(PICTURE);
    return picture == null
        ? null
        : new TemplateFile(
            picture, in.readArrayOfInt8(LAYOUT), requireNonNull(in.readString(DIGEST)));
  }

  @Override
  public void write(CompactWriter out, SharedTemplate template) {
    TemplateFile file = template.file();
    Revision revision = template.revision();
    out.writeArrayOfInt8(PICTURE, file == null ? null : file.picture());
    out.writeArrayOfInt8(LAYOUT, file == null ? null : file.layout());
    out.writeString(DIGEST, file == null ? null : file.digest());
    out.writeString(REVISION, revision == null ? null : revision.toString());
  }

  @Override
  public String getTypeName() {
    return "memecast.template";
  }

  @Override
  public Class<SharedTemplate> getCompactClass() {
    return SharedTemplate.class;
  }
}
