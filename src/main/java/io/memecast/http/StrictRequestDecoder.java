package io.memecast.http;

import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpVersion;

/**
 * Netty's decoder, but for one thing: it takes a {@code Content-Length} away that stands beside a {@code
 * Transfer-Encoding}, and with it the sign that somebody before us may have read another request (RFC 9112, section 6.3).
 * Here both stay, for {@link RequestFraming} to see. One for each connection.
 */
final class StrictRequestDecoder extends HttpRequestDecoder {
  StrictRequestDecoder(int maxRequestLineBytes, int maxHeaderBytes) {
    super(new HttpDecoderConfig()
        .setMaxInitialLineLength(maxRequestLineBytes)
        .setMaxHeaderSize(maxHeaderBytes));
  }

  /** With the headers that Vert.x reads without a copy. */
  @Override
  protected HttpMessage createMessage(String[] initialLine) {
    return new DefaultHttpRequest(
        HttpVersion.valueOf(initialLine[2]),
        HttpMethod.valueOf(initialLine[0]),
        initialLine[1],
        (HttpHeaders) io.vertx.core.http.HttpHeaders.headers());
  }

  @Override
  protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
    // Both headers stay.
  }
}
