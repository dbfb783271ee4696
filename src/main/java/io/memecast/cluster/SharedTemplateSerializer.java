package io.memecast.cluster;

import static java.util.Objects.requireNonNull;

import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.memecast.template.TemplateFile;
import org.jspecify.annotations.Nullable;

/** {@link SharedTemplate} in Hazelcast's Compact form, whose fields may grow in later versions. */
final class SharedTemplateSerializer implements CompactSerializer<SharedTemplate> {
  private static final String PICTURE = "picture";
  private static final String LAYOUT = "layout";
  private static final String DIGEST = "digest";
  private static final String REFUSAL = "refusal";
  private static final String MESSAGE = "message";

  @Override
  public SharedTemplate read(CompactReader in) {
    byte[] picture = in.readArrayOfInt8(PICTURE);
    if (picture == null) {
      return SharedTemplate.refused(
          ErrorCode.fromNumber(in.readInt32(REFUSAL)), requireNonNull(in.readString(MESSAGE)));
    }
    return SharedTemplate.of(new TemplateFile(
        picture, in.readArrayOfInt8(LAYOUT), requireNonNull(in.readString(DIGEST))));
  }

  @Override
  public void write(CompactWriter out, SharedTemplate template) {
    TemplateFile file = template.file();
    if (file != null) {
      write(out, file.picture(), file.layout(), file.digest(), 0, null);
    } else {
      CaptionException refusal = requireNonNull(template.refusal());
      write(out, null, null, null, refusal.code().number(), refusal.getMessage());
    }
  }

  private static void write(
      CompactWriter out,
      byte @Nullable [] picture,
      byte @Nullable [] layout,
      @Nullable String digest,
      int refusal,
      @Nullable String message) {
    out.writeArrayOfInt8(PICTURE, picture);
    out.writeArrayOfInt8(LAYOUT, layout);
    out.writeString(DIGEST, digest);
    out.writeInt32(REFUSAL, refusal);
    out.writeString(MESSAGE, message);
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
