package io.memecast.http;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpData;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.EndOfDataDecoderException;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A template as a form (RFC 7578): the picture as a file, and perhaps its layout, which is the field {@code layout} or a
 * file called {@code ….yaml}. Read in memory, by Netty's decoder; nothing touches a disk.
 */
final class FormBody implements BodySink<SentTemplate> {
  private static final String PICTURE = "picture";
  private static final String LAYOUT = "layout";
  private static final int MAX_PARTS = 2;
  private static final Pattern BOUNDARY =
      Pattern.compile(";\\s*boundary\\s*=\\s*[^\\s;]", Pattern.CASE_INSENSITIVE);

  /** Of all the headers of one part. */
  private static final int MAX_HEAD_BYTES = 8 << 10;

  /** Room for 70 characters of boundary (RFC 2046, section 5.1.1): the time for finding one grows with its length. */
  private static final int MAX_CONTENT_TYPE = 160;

  /** Arrays of the heap, which the limits of a body bound and which need no release. */
  private static final ByteBufAllocator HEAP = new UnpooledByteBufAllocator(false, true);

  private final int maxPictureBytes;
  private final HttpPostMultipartRequestDecoder decoder;

  /**
   * @param contentType the request's
   * @throws CaptionException {@code INVALID_REQUEST} where it names no boundary that can be used
   */
  FormBody(String contentType, int maxPictureBytes) {
    this.maxPictureBytes = maxPictureBytes;
    if (contentType.length() > MAX_CONTENT_TYPE) {
      throw malformed("Content-Type is longer than " + MAX_CONTENT_TYPE + " characters", null);
    }
    if (!BOUNDARY.matcher(contentType).find()) {
      throw malformed("Content-Type has no boundary", null);
    }
    HttpRequest head = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.PUT, "/");
    head.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
    try {
      decoder = new HttpPostMultipartRequestDecoder(
          new DefaultHttpDataFactory(false),
          head,
          StandardCharsets.UTF_8,
          MAX_PARTS,
          MAX_HEAD_BYTES);
    } catch (RuntimeException broken) {
      throw malformed("Content-Type: " + FormFault.of(broken, MAX_PARTS, MAX_HEAD_BYTES), broken);
    }
  }

  @Override
  public void add(byte[] block) {
    offer(new DefaultHttpContent(HEAP.heapBuffer(block.length).writeBytes(block)));
  }

  private void offer(HttpContent content) {
    try {
      decoder.offer(content);
    } catch (RuntimeException broken) {
      throw malformed(FormFault.of(broken, MAX_PARTS, MAX_HEAD_BYTES), broken);
    }
  }

  @Override
  public SentTemplate end() {
    offer(LastHttpContent.EMPTY_LAST_CONTENT);
    byte[] picture = null;
    byte[] layout = null;
    for (HttpData part : parts()) {
      if (isLayout(part)) {
        layout = only(LAYOUT, layout, part);
      } else if (part instanceof FileUpload || part.getName().equals(PICTURE)) {
        picture = only(PICTURE, picture, part);
      } else {
        throw malformed("unknown field " + AccessLog.printable(part.getName()), null);
      }
    }
    if (picture == null) {
      throw malformed("it has no field " + PICTURE, null);
    }
    return new SentTemplate(picture, layout);
  }

  /** All the parts of a form that has come to its end. */
  private List<HttpData> parts() {
    List<HttpData> parts = new ArrayList<>();
    try {
      while (decoder.hasNext()) {
        InterfaceHttpData part = decoder.next();
        if (part instanceof HttpData data) {
          parts.add(data);
        }
      }
    } catch (EndOfDataDecoderException whole) {
      // So the decoder says that it has seen the last boundary.
      return parts;
    }
    throw malformed("it ends before its last boundary", null);
  }

  private static boolean isLayout(HttpData part) {
    return part.getName().equals(LAYOUT)
        || (part instanceof FileUpload file
            && file.getFilename().toLowerCase(Locale.ROOT).endsWith(".yaml"));
  }

  private byte[] only(String name, byte @Nullable [] before, HttpData part) {
    if (before != null) {
      throw malformed("it has more than one " + name, null);
    }
    if (name.equals(PICTURE) && part.length() > maxPictureBytes) {
      throw BodyReader.tooLarge(maxPictureBytes);
    }
    try {
      return part.get();
    } catch (IOException impossible) {
      throw new IllegalStateException("a part in memory cannot be read", impossible);
    }
  }

  @Override
  public void close() {
    decoder.destroy();
  }

  private static CaptionException malformed(String reason, @Nullable Throwable cause) {
    return new CaptionException(
        ErrorCode.INVALID_REQUEST,
        "cannot decode request: the form is malformed: " + reason,
        cause);
  }
}
